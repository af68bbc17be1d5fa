package sbom

import "testing"

func TestURIs(t *testing.T) {
	for text, want := range map[string]bool{
		"https://example.org":                              true,
		"HTTPS://example.org/a?b=c#d":                      true,
		"https://[::1]:8080/a":                             true,
		"https://user@example.org/":                        true,
		"https://bücher.example/größe":                     true,
		"git+https://example.org/a.git@v1#sub/dir":         true,
		"ssh://git@example.org/a.git":                      true,
		"scm:git:git://example.org/a.git":                  true,
		"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79":    true,
		"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a": true,
		"pkg:npm/%40a/b@1.0.0":                             true,
		"mailto:a@example.org":                             true,
		"file:///a/b":                                      true,
		"file:a":                                           true,
		"":                                                 false,
		"nowhere":                                          false,
		"no address":                                       false,
		"not-a-valid-url":                                  false,
		"example.org/a":                                    false,
		"//example.org/a":                                  false,
		"/a/b":                                             false,
		"./a":                                              false,
		`C:\a\b`:                                           false,
		"git@example.org:a/b.git":                          false,
		"https:":                                           false,
		"https://":                                         false,
		"https:///a":                                       false,
		"https:/example.org":                               false,
		"https://:80/":                                     false,
		"https://example.org/a b":                          false,
		"https://example.org/a\tb":                         false,
		"https://example.org/100%":                         false,
		"https://example.org/{a}":                          false,
		"https://example.org/<a>":                          false,
		"https://example.org/#a#b":                         false,
		" https://example.org":                             false,
		"1http://example.org":                              false,
		"https://example.org/\xff":                         false,
		"https://example.org/\u0085":                       false,
		"http//example.org":                                false,
		"NOASSERTION":                                      false,
	} {
		if got := isURI(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestMailboxes(t *testing.T) {
	for text, want := range map[string]bool{
		"a@example.org":          true,
		"a.b+c@example.org":      true,
		"실례@실례.테스트":              true,
		"grüße@bücher.example":   true,
		"root@localhost":         true,
		`"a b"@example.org`:      true,
		"a@[192.0.2.1]":          true,
		"o'hara@example.org":     true,
		"":                       false,
		"2962":                   false,
		"@":                      false,
		"a@":                     false,
		"@example.org":           false,
		"a b@example.org":        false,
		"a@example.org b":        false,
		"a@b@example.org":        false,
		"a@example..org":         false,
		".a@example.org":         false,
		"A <a@example.org>":      false,
		"mailto:a@example.org":   false,
		"https://example.org/@a": false,
		"a at example.org":       false,
	} {
		if got := isMailbox(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
