package sbom

import "testing"

func TestInsecureAddresses(t *testing.T) {
	for _, test := range []struct {
		name, kind, address string
		want                bool
	}{
		{"http", "vcs", "http://example.org/left-pad", true},
		{"ftp", "distribution", "ftp://example.org/left-pad", true},
		{"git", "vcs", "git://example.org/left-pad", true},
		{"svn", "source-distribution", "svn://example.org/left-pad", true},
		{"http behind git", "vcs", "git+http://example.org/left-pad", true},
		{"git behind Maven's words", "vcs", "scm:git:git://example.org/left-pad", true},
		{"capitals", "distribution", "HTTP://example.org/left-pad", true},
		{"https", "distribution", "https://example.org/left-pad", false},
		{"ssh behind git", "vcs", "git+ssh://example.org/left-pad", false},
		{"ssh in the form of scp", "vcs", "git@example.org:left-pad.git", false},
		{"no scheme", "vcs", "example.org/left-pad", false},
		{"a page for readers", "website", "http://example.org/left-pad", false},
		{"this machine", "distribution", "http://localhost:8080/left-pad", false},
		{"this machine by address", "distribution", "http://127.0.0.1/left-pad", false},
		{"this machine by IPv6 address", "distribution", "http://[::1]:4873/left-pad", false},
		{"this machine as a user", "distribution", "http://localhost@example.org/left-pad", true},
		{"this machine as a beginning", "distribution", "http://localhost.example.org/left-pad", true},
	} {
		scheme, host := splitAddress(test.address)
		if got := isInsecure(test.kind, scheme, host); got != test.want {
			t.Errorf("%s: %v (scheme %q, host %q)", test.name, got, scheme, host)
		}
	}
}
