// Package licence reads SPDX licence expressions (SPDX 2.3 annex D, SPDX 3.0.1 annex B) and compares them with lists of
// licences, in time linear in the length of the expression. The identifiers are those of the licence list that
// github.com/github/go-spdx carries; its evaluation is not used, because it takes exponential time.
package licence

import (
	"strings"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
)

// The two values that may stand instead of an expression (SPDX 2.3 clause 7.13). Parse refuses them.
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

// Term is one licence of an expression, with its plus sign and its exception.
type Term struct {
	// ID is the licence as written, without plus sign and exception.
	ID string
	// Canonical is ID in the spelling of the SPDX licence list, or "" when the list does not have it.
	Canonical string
	// Exception is what follows WITH, in the spelling of the SPDX exception list if that has it. "" is no exception.
	Exception string
	// Plus is true if a plus sign follows: this version or any later one.
	Plus bool
	// Ref is true if ID is a LicenseRef, which the document itself must define.
	Ref bool
	// Known is true if the SPDX lists have the licence and the exception, unless the exception is an AdditionRef. A Ref is
	// never Known. A licence that is not Known may be newer than the list of this program.
	Known bool
	// Deprecated is true if the SPDX licence list advises against the identifier, as it does against GPL-2.0 and GPL-2.0+.
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

// Unlisted is the part of a term that makes it not Known: its exception if its licence is listed, else its licence.
func (t Term) Unlisted() string {
	if t.Canonical != "" || t.Ref {
		return t.Exception
	}
	return t.ID
}

// resolve looks the names of a term up in the SPDX lists.
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

// isException reports whether a term may have this exception, and gives its spelling in the SPDX list.
func isException(name string) (bool, string) {
	if name == "" || isReference(name, "AdditionRef-") {
		return true, name
	}
	return spdxlicenses.IsException(name)
}

// replacements are for deprecated identifiers that mean a licence with an exception: the two that the SPDX licence list
// gives instead.
var replacements = map[string][2]string{
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

// meaning is a key that is equal for terms of the same meaning: GPL-2.0 and GPL-2.0-only, GPL-2.0+ and GPL-2.0-or-later,
// and every spelling of upper and lower case. Names that the lists do not have begin with a question mark.
func (t Term) meaning() string {
	id, exception := t.ID, t.Exception
	switch {
	case t.Ref:
		// References are compared without regard to case behind LicenseRef- (SPDX 3, "Case sensitivity"). A text that spells
		// LicenseRef- in another case is no reference, so the whole reference can be compared in lower case.
		id = strings.ToLower(id)
	case t.Canonical == "":
		id = "? " + strings.ToLower(id)
	default:
		id = t.Canonical
	}
	if whole, ok := replacements[id]; ok && exception == "" && !t.Plus {
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

// isReference reports whether a name is a user-defined one, of this document or of another: LicenseRef-x,
// DocumentRef-y:LicenseRef-x. The prefixes must be in this case.
func isReference(name, prefix string) bool {
	document, rest, other := strings.Cut(name, ":")
	if !other {
		rest = name
	} else if len(document) == len("DocumentRef-") || !strings.HasPrefix(document, "DocumentRef-") {
		return false
	}
	return len(rest) > len(prefix) && strings.HasPrefix(rest, prefix) && !strings.Contains(rest, ":")
}
