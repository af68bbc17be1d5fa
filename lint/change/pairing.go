package change

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// componentPairs are the components of two SBOMs, without their roots.
type componentPairs struct {
	before   []*model.Entity                 // of the base, in the order of the document
	pairs    []componentPair                 // those of the head in the order of the document, then those that only the base has
	partners map[*model.Entity]*model.Entity // of each paired component, in both directions
	roots    [2]*model.Entity                // what the base and the head describe; nil if a side does not say

	facts map[*sbom.ComponentFacts]*model.Entity // the entity of each component of the base; made on demand
}

// componentPair is a component on both sides; nil where a side does not have it.
type componentPair struct{ before, after *model.Entity }

// pairComponents finds which component of the head is which one of the base: that of the same package and version, else that of
// the nearest version. A component without a package URL is paired by its names. References inside a document (bom-ref, SPDXID) do
// not count, because tools number them anew.
func pairComponents(before, after []*model.Entity) *componentPairs {
	p := &componentPairs{partners: map[*model.Entity]*model.Entity{}}
	p.before, p.roots[0] = withoutRoot(before)
	after, p.roots[1] = withoutRoot(after)
	packages := byPackage(p.before)
	for name, now := range byPackage(after) {
		if was := packages[name]; len(was) > 0 {
			p.pairPackage(was, now)
		}
	}
	p.pairNames(after)
	for _, e := range after {
		p.pairs = append(p.pairs, componentPair{p.partners[e], e})
	}
	for _, e := range p.before {
		if p.partners[e] == nil {
			p.pairs = append(p.pairs, componentPair{e, nil})
		}
	}
	return p
}

func withoutRoot(list []*model.Entity) (rest []*model.Entity, root *model.Entity) {
	for _, e := range list {
		if e.Facts.(*sbom.ComponentFacts).IsRoot {
			root = e
		} else {
			rest = append(rest, e)
		}
	}
	return rest, root
}

func byPackage(list []*model.Entity) map[string][]*model.Entity {
	packages := map[string][]*model.Entity{}
	for _, e := range list {
		name := e.Facts.(*sbom.ComponentFacts).Package()
		packages[name] = append(packages[name], e)
	}
	return packages
}

// join pairs two components.
func (p *componentPairs) join(before, after *model.Entity) {
	p.partners[before], p.partners[after] = after, before
}

// unpaired returns the components of a list that have no partner yet.
func (p *componentPairs) unpaired(list []*model.Entity) []*model.Entity {
	var rest []*model.Entity
	for _, e := range list {
		if p.partners[e] == nil {
			rest = append(rest, e)
		}
	}
	return rest
}

// pairEqual pairs the components for which key returns the same text, in the order of the documents. Those without a key stay.
func (p *componentPairs) pairEqual(before, after []*model.Entity, key func(*sbom.ComponentFacts) string) {
	waiting := map[string][]*model.Entity{}
	for _, e := range p.unpaired(before) {
		if k := key(e.Facts.(*sbom.ComponentFacts)); k != "" {
			waiting[k] = append(waiting[k], e)
		}
	}
	for _, e := range p.unpaired(after) {
		k := key(e.Facts.(*sbom.ComponentFacts))
		if list := waiting[k]; k != "" && len(list) > 0 {
			p.join(list[0], e)
			waiting[k] = list[1:]
		}
	}
}

// pairPackage pairs the components of one package.
func (p *componentPairs) pairPackage(before, after []*model.Entity) {
	version := func(f *sbom.ComponentFacts) string { return "@" + f.ReleaseKey() }
	build := func(f *sbom.ComponentFacts) string {
		key := version(f)
		if f.PURL != nil {
			for _, q := range f.PURL.Qualifiers {
				key += "\x00" + q.Name + "=" + q.Value
			}
		}
		return key
	}
	if len(before) > 1 || len(after) > 1 {
		p.pairEqual(before, after, contentKey)
		p.pairEqual(before, after, func(f *sbom.ComponentFacts) string { return withDigest(build(f), f) })
		p.pairEqual(before, after, func(f *sbom.ComponentFacts) string { return withDigest(version(f), f) })
		p.pairEqual(before, after, build)
		p.pairEqual(before, after, version)
		p.pairNearest(p.unpaired(before), p.unpaired(after))
		p.pairEqual(before, after, func(f *sbom.ComponentFacts) string { return withDigest("", f) })
	}
	if before, after = p.unpaired(before), p.unpaired(after); len(before) == 1 && len(after) == 1 {
		p.join(before[0], after[0])
	}
}

// contentKey returns what a component states, whatever the order of its lists, without what depends on the other components and on
// how the document refers to them.
func contentKey(f *sbom.ComponentFacts) string {
	own := *f
	own.BOMRef, own.Reach, own.Nesting, own.Duplicate, own.OtherVersions = "", "", 0, false, nil
	own.HasDependencyEntry, own.DependencyCount, own.Completeness, own.SharedDigest, own.HashConflict = false, 0, "", false, ""
	own.Hashes, own.Licences, own.ExternalReferences = inOrder(f.Hashes), inOrder(f.Licences), inOrder(f.ExternalReferences)
	own.Identifiers, own.Properties, own.Sources = inOrder(f.Identifiers), inOrder(f.Properties), inOrder(f.Sources)
	return jsonOf(own)
}

// inOrder returns a copy of a list, in an order that depends on its items only.
func inOrder[T any](list []T) []T {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(jsonOf(a), jsonOf(b)) })
	return list
}

// jsonOf returns the JSON of facts, which are plain data.
func jsonOf(facts any) string {
	text, _ := json.Marshal(facts)
	return string(text)
}

// withDigest appends the first digest of the component that is not of a broken algorithm; "" if it has none.
func withDigest(key string, f *sbom.ComponentFacts) string {
	if f.WeakHashes {
		return ""
	}
	for _, h := range f.Hashes {
		if h.Of == "component" && h.Problem == "" {
			return key + "\x00" + h.Alg + digest(h)
		}
	}
	return ""
}

// pairNearest pairs versions whose order is known. Where one side has more, each of the fewer gets the nearest one: an update
// before a step back.
func (p *componentPairs) pairNearest(before, after []*model.Entity) {
	before, after = ordered(before, after)
	switch {
	case len(before) == len(after):
		for i := range before {
			p.join(before[i], after[i])
		}
	case len(before) < len(after):
		// Each former version gets the lowest version that is not lower; what is left, the highest of the rest.
		next := 0
		for _, b := range before {
			for next < len(after) && compareVersions(after[next], b) < 0 {
				next++
			}
			if next < len(after) {
				p.join(b, after[next])
				next++
			}
		}
	default:
		// Each version gets the highest former version that is not higher.
		next := len(before) - 1
		for _, a := range slices.Backward(after) {
			for next >= 0 && compareVersions(before[next], a) > 0 {
				next--
			}
			if next >= 0 {
				p.join(before[next], a)
				next--
			}
		}
	}
	before, after = p.unpaired(before), p.unpaired(after)
	for i := range min(len(before), len(after)) { // only steps back are left
		if len(before) < len(after) {
			p.join(before[len(before)-1-i], after[len(after)-1-i])
		} else {
			p.join(before[i], after[i])
		}
	}
}

// ordered returns the components whose versions can be compared with each other, the lowest first.
func ordered(before, after []*model.Entity) (b, a []*model.Entity) {
	var pivot *sbom.ComponentFacts
	for _, e := range slices.Concat(before, after) {
		if f := e.Facts.(*sbom.ComponentFacts); pivot == nil && f.SameRelease(f) && strings.Contains(f.ReleaseKey(), ".") {
			pivot = f
		}
	}
	if pivot == nil {
		return nil, nil
	}
	known := func(list []*model.Entity) []*model.Entity {
		list = slices.DeleteFunc(slices.Clone(list), func(e *model.Entity) bool {
			f := e.Facts.(*sbom.ComponentFacts)
			return f.CompareVersion(pivot) == sbom.UnknownOrder || pivot.CompareVersion(f) == sbom.UnknownOrder
		})
		slices.SortStableFunc(list, compareVersions)
		return list
	}
	return known(before), known(after)
}

func compareVersions(a, b *model.Entity) int {
	switch a.Facts.(*sbom.ComponentFacts).CompareVersion(b.Facts.(*sbom.ComponentFacts)) {
	case sbom.Higher:
		return 1
	case sbom.Lower:
		return -1
	}
	return 0
}

// pairNames pairs components by their names, of which one has no package URL: two package URLs that differ are two packages. A name
// pairs only if one component of each side has it.
func (p *componentPairs) pairNames(after []*model.Entity) {
	for _, names := range []func(*sbom.ComponentFacts) string{
		func(f *sbom.ComponentFacts) string { return longName(f) + "@" + f.ReleaseKey() },
		longName,
		statedName, // the package URL may have another one
		func(f *sbom.ComponentFacts) string { // a name without its group may be that of another component
			if f.ReleaseKey() == "" {
				return ""
			}
			return shortName(f) + "@" + f.ReleaseKey()
		},
	} {
		before, now := componentsByName(p.unpaired(p.before), names), componentsByName(p.unpaired(after), names)
		for name, list := range now {
			was := before[name]
			if name == "" || len(list) != 1 || len(was) != 1 {
				continue
			}
			b, a := was[0].Facts.(*sbom.ComponentFacts), list[0].Facts.(*sbom.ComponentFacts)
			if (b.PURL == nil || a.PURL == nil) && (statedName(b) == statedName(a) || longName(b) == longName(a) || longName(b) == shortName(b) || longName(a) == shortName(a)) {
				p.join(was[0], list[0])
			}
		}
	}
}

func componentsByName(list []*model.Entity, name func(*sbom.ComponentFacts) string) map[string][]*model.Entity {
	found := map[string][]*model.Entity{}
	for _, e := range list {
		if f := e.Facts.(*sbom.ComponentFacts); f.Named {
			found[name(f)] = append(found[name(f)], e)
		}
	}
	return found
}

var separators = regexp.MustCompile(`[^\pL\pN+]+`)

// longName returns the name of a component with its group or namespace, shortName without; both without the spelling of separators.
func longName(f *sbom.ComponentFacts) string {
	if f.PURL != nil && f.PURL.Name != "" {
		return plainName(f.PURL.Namespace + "/" + f.PURL.Name + "/" + f.PURL.Subpath)
	}
	return plainName(f.Group + "/" + f.Name)
}

// statedName returns the name and the version of a component as the document states them, whatever its package URL says.
func statedName(f *sbom.ComponentFacts) string {
	return f.Group + "/" + f.Name + "@" + f.ReleaseKey()
}

func shortName(f *sbom.ComponentFacts) string {
	name := f.Name
	if f.PURL != nil && f.PURL.Name != "" {
		name = f.PURL.Name
	}
	return plainName(name[strings.LastIndexByte(name, '/')+1:])
}

func plainName(text string) string {
	return strings.Trim(separators.ReplaceAllString(strings.ToLower(text), "-"), "-")
}
