package change

import (
	"hash/fnv"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// The lengths of names that are compared, in bytes. Short names are alike by chance, and longer ones are no names that people type.
const (
	minLookalike = 6
	maxLookalike = 120
)

// lookalikes returns, for each added component whose name can be mistaken for that of another package of the base, the component of
// the base. Two names can be mistaken if one letter inside is missing, doubled, wrong or swapped with the next one, or if a digit
// stands for a letter like it. Names that differ in a number, or in a letter at an end, are common among honest packages.
func (p *componentPairs) lookalikes() map[*model.Entity]*model.Entity {
	added := map[uint64][]*model.Entity{}
	for _, c := range p.pairs {
		if name := lookalikeName(c.after); c.before == nil && name != "" {
			for _, key := range nearKeys(name) {
				added[key] = append(added[key], c.after)
			}
		}
	}
	found := map[*model.Entity]*model.Entity{}
	if len(added) == 0 {
		return found
	}
	seen := map[string]bool{}
	for _, e := range p.before {
		name := lookalikeName(e)
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		for _, key := range nearKeys(name) {
			for _, other := range added[key] {
				if found[other] == nil && mistakable(name, lookalikeName(other)) && otherOwner(e, other) {
					found[other] = e
				}
			}
		}
	}
	return found
}

// lookalikeName returns the name by which a component is compared, its type included; "" if it is not compared.
func lookalikeName(e *model.Entity) string {
	if e == nil {
		return ""
	}
	f := e.Facts.(*sbom.ComponentFacts)
	if f.PURL == nil || f.PURL.Name == "" {
		return ""
	}
	name, _, _ := strings.Cut(f.Package(), "#")
	_, short, _ := strings.Cut(strings.TrimPrefix(name, "pkg:"), "/")
	if len(short) < minLookalike || len(short) > maxLookalike {
		return ""
	}
	return name
}

// nearKeys returns hashes of the name, of its form with letters instead of the digits that look like them, and of each form without
// one character. Two names at a distance of one edit or one swap have a key in common.
func nearKeys(name string) []uint64 {
	keys := []uint64{nameHash(name, "")}
	if plain := skeleton(name); plain != name {
		keys = append(keys, nameHash(plain, ""))
	}
	start := strings.IndexByte(name, '/') + 1 // the type is not misspelt
	for i := start; i < len(name); i++ {
		if i > start && name[i] == name[i-1] {
			continue // gives the same form
		}
		keys = append(keys, nameHash(name[:i], name[i+1:]))
	}
	return keys
}

func nameHash(a, b string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(a))
	h.Write([]byte(b))
	return h.Sum64()
}

var lookalikeDigits = strings.NewReplacer("0", "o", "1", "l", "3", "e", "5", "s", "_", "-")

// skeleton returns a name with letters instead of digits that look like them, and with one separator.
func skeleton(name string) string { return lookalikeDigits.Replace(name) }

// mistakable reports whether two different names can be mistaken for each other.
func mistakable(a, b string) bool {
	if a == b {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	x, y := a[start:], b[start:]
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	first, last := start == strings.IndexByte(b, '/')+1, start+len(y) == len(b)
	switch {
	case skeleton(x) == skeleton(y): // only digits and separators differ, in the same places
		return true
	case strings.ContainsFunc(x+y, func(r rune) bool { return !unicode.IsLetter(r) }):
		return false // a number or a separator: base64, foo2, a-b
	case len(x) == 0 && len(y) == 1: // a letter more
		return !first && !last
	case len(x) == 1 && len(y) == 1: // another letter
		return !first && !last
	}
	return len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

// otherOwner reports whether two packages are not known to be of one owner: their namespaces differ, or neither has one, and the
// documents do not name the same producer or supplier for both.
func otherOwner(base, added *model.Entity) bool {
	b, a := base.Facts.(*sbom.ComponentFacts), added.Facts.(*sbom.ComponentFacts)
	if b.PURL.Namespace != "" && strings.EqualFold(b.PURL.Namespace, a.PURL.Namespace) {
		return false
	}
	if b.ProducerState == "present" && a.ProducerState == "present" {
		return !sameParty(b.Producer, a.Producer)
	}
	return b.SupplierState != "present" || a.SupplierState != "present" || !sameParty(b.Supplier, a.Supplier)
}
