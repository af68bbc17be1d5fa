package change

import "testing"

func TestRegistrableDomain(t *testing.T) {
	for _, row := range []struct{ host, want string }{
		{"api.example.com", "example.com"},
		{"API.Example.com:8443", "example.com"},
		{"example.com.", "example.com"},
		{"a.b.example.co.uk", "example.co.uk"},
		{"ledger.payments.internal", "payments.internal"},
		{"one.github.io", "one.github.io"},
		{"github.io", "github.io"},
		{"co.uk", "co.uk"},
		{"localhost", "localhost"},
		{"localhost:8080", "localhost"},
		{"10.0.0.7", "10.0.0.7"},
		{"10.0.0.7:80", "10.0.0.7"},
		{"[2001:DB8::1]", "2001:db8::1"},
		{"[2001:db8:0::1]:443", "2001:db8::1"},
		{"", ""},
		{".", ""},
		{"..", "."},
		{".example.com", ".example.com"},
		{"{tenant}.example.com", "example.com"},
	} {
		if got := RegistrableDomain(row.host); got != row.want {
			t.Errorf("RegistrableDomain(%q) = %q, want %q", row.host, got, row.want)
		}
	}
}
