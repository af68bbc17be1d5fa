package contract

import "testing"

func TestPathParametersThatPickAResource(t *testing.T) {
	for _, tt := range []struct {
		name, path string
		want       bool
	}{
		{"token", "/v1/tokens/{token}", true},
		{"token", "/authentication-tokens/{token}/exchange", true},
		{"session_id", "/users/{id}/sessions/{type}/{session_id}", true},
		{"accessKey", "/spaces/keys/{accessKey}", true},
		{"token", "/reset/{token}", false},
		{"password", "/login/{user}/{password}", false},
	} {
		var use resourceUse
		use.add(tt.name, tt.path)
		if got := use.onlyPicks(); got != tt.want {
			t.Errorf("%s in %s: %v, want %v", tt.name, tt.path, got, tt.want)
		}
	}
}
