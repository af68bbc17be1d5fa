package suggest

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	known := []string{"tokenTTL", "scopes", "fail-on", "fail-off", "openapi/tls-required", "pets:read", "pets:write", "owners", "init", "lint", ""}
	for word, want := range map[string]string{
		"tokenTtl": "tokenTTL", "token_ttl": "tokenTTL", "TOKEN-TTL": "tokenTTL", "scope": "scopes", "socpes": "scopes", "fial-on": "fail-on",
		"failon": "fail-on", "tls-required": "openapi/tls-required", "openapi/tls-requird": "openapi/tls-required", "tls": "openapi/tls-required",
		"pets:raed": "pets:read", "lnit": "lint", "pets:update": "", "pets:writes": "pets:write", "journals": "", "x": "", "": "", "extra": "",
		strings.Repeat("x", 10_000): "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%.40q: got %q, want %q", word, got, want)
		}
	}
	if got := DidYouMean("--", "fialon", known); got != `, did you mean "--fail-on"?` {
		t.Error(got)
	}
}
