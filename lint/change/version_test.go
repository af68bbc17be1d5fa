package change

import "testing"

func TestVersionsOfContractsAreCompared(t *testing.T) {
	for _, test := range []struct {
		before, after, order string
		major                bool
	}{
		{"1.4.0", "1.4.0", "equal", false},
		{"1.4.0", "1.4", "equal", false},
		{"1.4.0", "v1.4.1", "higher", false},
		{"1.4.0", "2.0.0", "higher", true},
		{"1.9.0", "1.10.0", "higher", false},
		{"1.4.0", "1.3.9", "lower", false},
		{"1.4.0", "1.4.0-rc.1", "lower", false},
		{"0.4.0", "0.5.0", "higher", true},
		{"0.4.0", "0.4.1", "higher", false},
		{"0.4.0", "1.0.0", "higher", true},
		{"2", "3", "higher", true},
		{"2026-01-31", "2026-02-01", "higher", true},
		{"2026-01-31", "2025-12-31", "lower", false},
		{"2026-01-31-preview", "2026-01-31", "equal", false},
		{"2026.1.0", "2026.2.0", "higher", true},
		{"2026.1.0", "1.0.0", "unknown", true},
		{"2026-01-31", "1.0.0", "unknown", true},
		{"alpha", "beta", "unknown", true},
		{"alpha", "alpha", "equal", false},
		{"1.0.0", "", "unknown", false},
	} {
		if got := compareContractVersions(test.before, test.after); got != test.order {
			t.Errorf("%s → %s: %s, want %s", test.before, test.after, got, test.order)
		}
		if got := isNewMajor(test.before, test.after); got != test.major {
			t.Errorf("%s → %s: new major %v", test.before, test.after, got)
		}
	}
}
