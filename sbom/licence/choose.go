package licence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// Allowed reports whether a user of the expression can choose listed licences only: one operand of an OR must be allowed,
// and all operands of an AND. If not, offending names the licences that are not allowed, as SPDX spells them, each once.
//
// An entry means exactly what it says. The licence alone does not allow it WITH an exception, nor the reverse; Apache-2.0
// does not allow Apache-2.0+. GPL-2.0 and GPL-2.0-only are the same, as are GPL-2.0+ and GPL-2.0-or-later. LicenseRef-x-*
// allows every LicenseRef of this document that begins so. A licence that the SPDX list does not have is never allowed.
// Entries that CheckList reports have no effect.
func (e Expression) Allowed(allow []string) (ok bool, offending []string) {
	l := newList(allow)
	return e.choose(l.has)
}

// Denied reports whether every choice in the expression uses a listed licence: an OR is denied if all its operands are, an
// AND if one is. If so, offending names the denied licences, as SPDX spells them, each once. The zero Expression is not
// denied.
//
// Entries mean what they mean to Allowed. So the licence alone does not deny it WITH an exception, GPL-2.0-only does not
// deny GPL-2.0-or-later, and a licence that the SPDX list does not have is never denied. To be sure that no other licence
// is used, list the allowed ones.
func (e Expression) Denied(deny []string) (denied bool, offending []string) {
	if len(e.terms) == 0 {
		return false, nil
	}
	l := newList(deny)
	ok, offending := e.choose(func(t Term) bool { return !l.has(t) })
	return !ok, offending
}

// Satisfies reports whether a user of a can choose licences only that b names anywhere. It compares the
// licences, not the structure: MIT satisfies MIT AND Apache-2.0, and MIT AND Apache-2.0 satisfies MIT OR Apache-2.0.
// Equal licences are those of Allowed, and X-or-later satisfies X-only, which it permits; licences that the SPDX list does
// not have are compared by name.
func Satisfies(a, b Expression) bool {
	named := make(map[string]bool, len(b.terms))
	for _, t := range b.terms {
		named[t.key] = true
		if version, only := strings.CutSuffix(t.key, "-only"); only {
			named[version+"-or-later"] = true
		}
	}
	ok, _ := a.choose(func(t Term) bool { return named[t.key] })
	return ok
}

// CheckList names, in one error, the entries of a list for Allowed or Denied that can never match: those that are not one
// licence of the SPDX list, one of its licences WITH one of its exceptions, a LicenseRef, or LicenseRef- with a star at
// the end.
func CheckList(entries []string) error {
	var invalid []string
	for _, entry := range entries {
		if _, ok := prefix(entry); ok {
			continue
		}
		if _, ok := single(entry); !ok {
			invalid = append(invalid, quote.Text(entry))
		}
	}
	if len(invalid) > 0 {
		return fmt.Errorf("not an SPDX licence identifier: %s", strings.Join(invalid, ", "))
	}
	return nil
}

// choose reports whether some choice in the expression uses only licences that pass, and names the others if not. It
// looks at each term once. The zero Expression fails, without an offending licence.
func (e Expression) choose(pass func(Term) bool) (ok bool, offending []string) {
	if len(e.terms) == 0 {
		return false, nil
	}
	var failed []int
	if e.evaluate(e.root, pass, &failed) {
		return true, nil
	}
	seen := make(map[string]bool, len(failed))
	for _, i := range failed {
		if text := e.terms[i].String(); !seen[text] {
			seen[text] = true
			offending = append(offending, text)
		}
	}
	return false, offending
}

// evaluate reports whether n passes. If not, it appends the terms that do not pass to failed.
func (e Expression) evaluate(n node, pass func(Term) bool, failed *[]int) bool {
	before := len(*failed)
	switch n.operator {
	case or:
		for _, operand := range n.operands {
			if e.evaluate(operand, pass, failed) {
				*failed = (*failed)[:before]
				return true
			}
		}
		return false
	case and:
		for _, operand := range n.operands {
			e.evaluate(operand, pass, failed)
		}
		return len(*failed) == before
	default:
		if pass(e.terms[n.term]) {
			return true
		}
		*failed = append(*failed, n.term)
		return false
	}
}

// list is a list of licences, prepared for look-up.
type list struct {
	keys     map[string]bool
	prefixes []string
}

func newList(entries []string) list {
	l := list{keys: make(map[string]bool, len(entries))}
	for _, entry := range entries {
		if p, ok := prefix(entry); ok {
			l.prefixes = append(l.prefixes, p)
		} else if t, ok := single(entry); ok {
			l.keys[t.key] = true
		}
	}
	return l
}

func (l list) has(t Term) bool {
	if l.keys[t.key] {
		return true
	}
	return t.Ref && t.Exception == "" &&
		slices.ContainsFunc(l.prefixes, func(p string) bool { return strings.HasPrefix(t.key, p) })
}

// prefix reads LicenseRef-x-* and gives the beginning of the keys that match it.
func prefix(entry string) (string, bool) {
	p, star := strings.CutSuffix(entry, "*")
	if !star || !strings.HasPrefix(p, "LicenseRef-") || strings.ContainsFunc(p, func(r rune) bool {
		return r > 'z' || !isIdentifier(byte(r)) || r == ':'
	}) {
		return "", false
	}
	return strings.ToLower(p), true
}

// single reads an entry that is one licence.
func single(entry string) (Term, bool) {
	e, err := Parse(entry)
	if err != nil || e.root.operator != term || strings.Contains(entry, "(") {
		return Term{}, false
	}
	t := e.terms[0]
	exception, _ := isException(t.Exception)
	return t, t.Known || t.Ref && exception
}
