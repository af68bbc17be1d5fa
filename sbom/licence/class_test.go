package licence

import (
	"slices"
	"testing"
)

func TestClass(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"MIT", Permissive},
		{"mit", Permissive},
		{"CC0-1.0", PublicDomain},
		{"MPL-2.0", WeakCopyleft},
		{"LGPL-2.1+", WeakCopyleft},
		{"GPL-2.0", StrongCopyleft},
		{"GPL-3.0-or-later", StrongCopyleft},
		{"AGPL-3.0-only", NetworkCopyleft},
		{"BUSL-1.1", Proprietary},
		{"Unicode-3.0", Permissive},
		{"FSL-1.1-MIT", Proprietary},
		{"ESA-PL-strong-copyleft-2.4", StrongCopyleft},
		{"GPL-2.0-only WITH Bison-exception-1.24", WeakCopyleft},
		{"TGPPL-1.0", Unknown}, // nobody has classified it
		{"MIT OR GPL-2.0-only", Permissive},
		{"MIT AND GPL-2.0-only", StrongCopyleft},
		{"(MIT OR AGPL-3.0-only) AND MPL-2.0", WeakCopyleft},
		{"GPL-2.0-only WITH Classpath-exception-2.0", WeakCopyleft},
		{"GPL-2.0-with-classpath-exception", WeakCopyleft},
		{"GPL-2.0-only WITH AdditionRef-house", Unknown},
		{"LicenseRef-house", Unknown},
		{"Nobody-1.0", Unknown},
		{"Nobody-1.0 OR CC0-1.0", PublicDomain},
		{"Nobody-1.0 OR GPL-2.0-only", Unknown},
		{"Nobody-1.0 AND GPL-2.0-only", Unknown},
		{"Nobody-1.0 AND BUSL-1.1", Proprietary},
	} {
		e, err := Parse(row.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Class(); got != row.want {
			t.Errorf("%s is %s, want %s", row.text, got, row.want)
		}
	}
	if got := (Expression{}).Class(); got != Unknown {
		t.Errorf("no expression is %s", got)
	}
}

func TestStricter(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{
		{Permissive, NetworkCopyleft, true},
		{WeakCopyleft, StrongCopyleft, true},
		{NetworkCopyleft, Proprietary, true},
		{PublicDomain, WeakCopyleft, true},
		{PublicDomain, Permissive, false},
		{StrongCopyleft, WeakCopyleft, false},
		{Permissive, Permissive, false},
		{Unknown, Proprietary, false},
		{Permissive, Unknown, false},
	} {
		if got := Stricter(row.a, row.b); got != row.want {
			t.Errorf("Stricter(%s, %s) = %v", row.a, row.b, got)
		}
	}
}

// TestClassTable checks that the table has no other words than the classes, and no id in another spelling than the SPDX lists.
func TestClassTable(t *testing.T) {
	if len(classes()) < 500 {
		t.Errorf("the table has only %d rows", len(classes()))
	}
	for id, class := range classes() {
		if !slices.Contains(ranks, class) {
			t.Errorf("%s has the class %q", id, class)
		}
		licence := Term{ID: id}
		licence.resolve()
		if _, exception := isException(id); licence.Canonical != id && exception != id {
			t.Errorf("%s is on no SPDX list", id)
		}
	}
}
