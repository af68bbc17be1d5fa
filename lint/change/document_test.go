package change

import "testing"

// TestContractsAreRecognised holds from which share of common operations on two contracts are one.
func TestContractsAreRecognised(t *testing.T) {
	for _, row := range []struct {
		name             string
		before, after    string // titles
		both, only, gain int    // operations of both, of the base only, and of the head only
		alike            bool
	}{
		{"a version with most operations", "Ledger", "Ledger", 6, 2, 2, true},
		{"half of the operations of one title", "Ledger", "Ledger", 10, 0, 10, false},
		{"a small contract of one title", "Ledger", "ledger", 1, 0, 0, true},
		{"another title and most operations", "Ledger", "Accounts", 15, 2, 3, true},
		{"another title and half of the operations", "Ledger", "Accounts", 18, 10, 10, false},
		{"another title and few operations", "Ledger", "Accounts", 4, 0, 0, false},
		{"no title", "", "", 5, 0, 1, true},
		{"nothing in common", "Ledger", "Ledger", 0, 3, 3, false},
	} {
		sketch := func(title string, own int, mark string) Sketch {
			var keys []string
			for i := range row.both {
				keys = append(keys, "both "+string(rune('a'+i)))
			}
			for i := range own {
				keys = append(keys, mark+string(rune('a'+i)))
			}
			return Sketch{sorted(keys), "operations", title, 0.7, fewOperations}
		}
		likeness, reason := sketch(row.before, row.only, "before ").Alike(sketch(row.after, row.gain, "after "))
		if (likeness > 0) != row.alike || (reason != "") != row.alike {
			t.Errorf("%s: likeness %v, reason %q", row.name, likeness, reason)
		}
	}
}
