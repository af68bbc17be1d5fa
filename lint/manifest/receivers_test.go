package manifest

import (
	"slices"
	"testing"
)

// TestProviderReceives holds which statements make a provider a receiver of our data.
func TestProviderReceives(t *testing.T) {
	for name, test := range map[string]struct {
		party, direction, pattern, form string
		sends, want                     bool
	}{
		"we push":                                 {"third", "outbound", "push", "", false, true},
		"both push":                               {"partner", "bidirectional", "push", "", false, true},
		"calls carry data":                        {"third", "outbound", "pull", "", true, true},
		"calls carry data, direction not stated":  {"third", "", "", "", true, true},
		"somebody pushes, direction not stated":   {"third", "", "push", "", false, false},
		"we pull":                                 {"third", "outbound", "pull", "", false, false},
		"it calls us":                             {"third", "inbound", "push", "", true, false},
		"our own organisation":                    {"first", "outbound", "push", "", true, false},
		"party not stated":                        {"", "outbound", "push", "", true, false},
		"it receives nothing":                     {"third", "outbound", "push", "none", true, false},
		"it receives aggregated data":             {"third", "outbound", "push", "aggregated", true, true},
		"direction misstated, so it is not known": {"third", "?", "push", "", true, false},
	} {
		stated := func(text string) *string {
			if text == "" || text == "?" {
				return nil
			}
			return &text
		}
		f := IntegrationFacts{Spec: Spec{
			Direction: stated(test.direction), Pattern: patterns(test.pattern), Consumers: []Consumer{{Name: "reports"}, {}},
			Provider: &Provider{Party: stated(test.party), Data: stated(test.form)},
		}}
		if test.direction == "?" {
			f.Violations = []ViolationFacts{{At: []string{"spec", "direction"}}}
		}
		f.DeriveReceivers(test.sends)
		if f.ProviderReceives != test.want || len(f.Receivers) != 3 || f.Receivers[2].Receives != test.want {
			t.Errorf("%s: %t, want %t; %+v", name, f.ProviderReceives, test.want, f.Receivers)
		}
		if !f.Receivers[0].Receives || f.Receivers[1].Receives {
			t.Errorf("%s: a consumer receives data, and one that violates the schema does not: %+v", name, f.Receivers)
		}
	}
}

// TestRefreshTokens holds which grants come with refresh tokens, in whatever spelling.
func TestRefreshTokens(t *testing.T) {
	for grant, want := range map[string]bool{
		"authorization_code": true, "Authorization Code": true, "refresh-token": true, "urn:ietf:params:oauth:grant-type:device_code": true,
		"client_credentials": false, "urn:ietf:params:oauth:grant-type:token-exchange": false, "": false,
	} {
		if got := (&Identity{Grant: &grant}).comesWithRefreshTokens(); got != want {
			t.Errorf("%q: %t", grant, got)
		}
	}
	if !(&Identity{Scopes: []string{"openid", "offline_access"}}).comesWithRefreshTokens() {
		t.Error("offline_access asks for refresh tokens")
	}
}

// TestLogContents holds by which names fields of logs are known, and that others are not.
func TestLogContents(t *testing.T) {
	for field, want := range map[string]string{
		"method": "method", "http.request.method": "method", "verb": "method",
		"path": "endpoint", "http.route": "endpoint", "url.full": "endpoint", "operationId": "endpoint", "request_uri": "endpoint",
		"status": "response-code", "http.status_code": "response-code", "http.response.status_code": "response-code", "response_code": "response-code",
		"payload_hash": "payload-hash", "body_sha256": "payload-hash", "request.body.digest": "payload-hash", "SHA-256 of the payload": "payload-hash",
		"client_id": "", "payload_size": "", "password_hash": "", "status_page": "", "commit_sha256": "", "payment_method": "", "": "",
	} {
		got := contentsOf([]string{field})
		if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
			t.Errorf("%q: %q, want %q", field, got, want)
		}
	}
	for _, c := range logContents {
		for _, name := range c.names {
			if name != bare(name) {
				t.Errorf("%s: %q is never found", c.content, name)
			}
		}
	}
}

// TestImages holds which references name container images.
func TestImages(t *testing.T) {
	for ref, want := range map[string]bool{
		"registry.internal/ledger@sha256:0": true, "ledger@sha256:0": true, "docker://ledger:1": true, "pkg:oci/ledger@sha256%3A0": true, "pkg:docker/ledger@sha256:0": true,
		"pkg:npm/ledger@1.0.0": false, "dist/ledger.tar.gz@sha256:0": false, "https://a.test/ledger@sha256:0": false, "oci://a.test/charts/ledger@sha256:0": false,
		"ledger.JAR@sha256:0": false, "@sha256:0": false, "": false, "pkg:": false,
	} {
		if got := namesImage(ref); got != want {
			t.Errorf("%q: %t", ref, got)
		}
	}
}

func patterns(text string) Patterns {
	if text == "" {
		return nil
	}
	return Patterns{text}
}
