// Package licence reads SPDX licence expressions (SPDX 2.3 annex D, SPDX 3.0.1 annex B) and judges them against lists of
// licences, in time linear in the length of the expression. The identifiers are those of the licence list that
// github.com/github/go-spdx carries; its evaluation is not used, because it takes exponential time.
package licence

import (
	"strings"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
)

// The two values that stand in place of an expression (SPDX 2.3 clause 7.13). They are no expressions: Parse refuses them.
const (
	None        = "NONE"
	NoAssertion = "NOASSERTION"
)

// Expression is a parsed licence expression. The zero Expression has no terms; it is neither allowed nor denied.
type Expression struct {
	root  node
	terms []Term
}

// Terms lists the licences that the expression names, in the order of the text. The caller must not change the slice.
func (e Expression) Terms() []Term { return e.terms }

// Term is one licence of an expression with what belongs to it: a plus sign, an exception.
type Term struct {
	// ID is the licence as written, without plus sign and exception.
	ID string
	// Canonical is ID in the spelling of the SPDX licence list, or "" when the list does not have it.
	Canonical string
	// Exception is what follows WITH, in the spelling of the SPDX exception list if that has it. "" is no exception.
	Exception string
	// Plus tells that a plus sign follows: this version or any later one.
	Plus bool
	// Ref tells that ID is a LicenseRef, which the document itself must define.
	Ref bool
	// Known tells that the SPDX lists have the licence and, unless that is an AdditionRef, the exception. A Ref is never
	// Known. Licences are added to the list all the time, so one that is not Known may just be newer than it.
	Known bool
	// Deprecated tells that the SPDX licence list advises against the identifier, as it does against GPL-2.0 and GPL-2.0+.
	Deprecated bool
	// Offset is the place of ID in the text, in bytes from 0.
	Offset int

	// key is equal for terms that mean the same.
	key string
}

// String writes the term as SPDX spells it.
func (t Term) String() string {
	text := t.ID
	if t.Canonical != "" {
		text = t.Canonical
	}
	if t.Plus {
		text += "+"
	}
	if t.Exception != "" {
		text += " WITH " + t.Exception
	}
	return text
}

// Unlisted is what of a term that is not Known the SPDX lists do not have: its exception where its licence is listed.
func (t Term) Unlisted() string {
	if t.Canonical != "" || t.Ref {
		return t.Exception
	}
	return t.ID
}

// resolve looks the names of a term up.
func (t *Term) resolve() {
	if !t.Ref {
		ok, canonical := spdxlicenses.IsActiveLicense(t.ID)
		if !ok {
			t.Deprecated, canonical = spdxlicenses.IsDeprecatedLicense(t.ID)
		}
		if t.Known = ok || t.Deprecated; t.Known {
			t.Canonical = canonical
		}
	}
	if ok, canonical := isException(t.Exception); ok {
		t.Exception = canonical
	} else {
		t.Known = false
	}
	t.key = t.meaning()
}

// isException tells whether a term may have this exception, and how it is spelt.
func isException(name string) (bool, string) {
	if name == "" || isReference(name, "AdditionRef-") {
		return true, name
	}
	return spdxlicenses.IsException(name)
}

// replaced holds the deprecated identifiers that were whole combinations, with what the SPDX licence list gives instead.
var replaced = map[string][2]string{
	"GPL-2.0-with-autoconf-exception":  {"GPL-2.0-only", "Autoconf-exception-2.0"},
	"GPL-2.0-with-bison-exception":     {"GPL-2.0-only", "Bison-exception-2.2"},
	"GPL-2.0-with-classpath-exception": {"GPL-2.0-only", "Classpath-exception-2.0"},
	"GPL-2.0-with-font-exception":      {"GPL-2.0-only", "Font-exception-2.0"},
	"GPL-2.0-with-GCC-exception":       {"GPL-2.0-only", "GCC-exception-2.0"},
	"GPL-3.0-with-autoconf-exception":  {"GPL-3.0-only", "Autoconf-exception-3.0"},
	"GPL-3.0-with-GCC-exception":       {"GPL-3.0-only", "GCC-exception-3.1"},
	"eCos-2.0":                         {"GPL-2.0-or-later", "eCos-exception-2.0"},
	"wxWindows":                        {"LGPL-2.0-or-later", "WxWindows-exception-3.1"},
}

// meaning writes terms that mean the same in the same way: GPL-2.0 and GPL-2.0-only, GPL-2.0+ and GPL-2.0-or-later, and
// every spelling of upper and lower case. A question mark sets names apart that the lists do not have.
func (t Term) meaning() string {
	id, exception := t.ID, t.Exception
	switch {
	case t.Ref:
		// Of a reference only the part after the fixed words is free of case (SPDX 3, "Case sensitivity"), and what does
		// not begin with these words in this case is no reference. So lower case loses nothing.
		id = strings.ToLower(id)
	case t.Canonical == "":
		id = "? " + strings.ToLower(id)
	default:
		id = t.Canonical
	}
	if whole, ok := replaced[id]; ok && exception == "" && !t.Plus {
		id, exception = whole[0], whole[1]
	}
	// AGPL, GFDL, GPL and LGPL are the licences with an identifier for each of the two meanings.
	only, _ := spdxlicenses.IsActiveLicense(id + "-only")
	switch {
	case only && t.Plus:
		id += "-or-later"
	case only:
		id += "-only"
	case t.Plus && !strings.HasSuffix(id, "-or-later"):
		id += "+"
	}
	if exception != "" {
		if ok, _ := isException(exception); !ok {
			exception = "? " + exception
		}
		id += " WITH " + strings.ToLower(exception)
	}
	return id
}

// isReference tells whether a name is a user-defined one, of this document or of another: LicenseRef-x,
// DocumentRef-y:LicenseRef-x. The fixed words are matched in their case.
func isReference(name, prefix string) bool {
	document, rest, other := strings.Cut(name, ":")
	if !other {
		rest = name
	} else if len(document) == len("DocumentRef-") || !strings.HasPrefix(document, "DocumentRef-") {
		return false
	}
	return len(rest) > len(prefix) && strings.HasPrefix(rest, prefix) && !strings.Contains(rest, ":")
}
