package workspace

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// narrowerScopes are scopes that can take the place of requested ones: with them, and the other needed scopes, the integration can still
// call each used operation, and can do less besides.
type narrowerScopes struct {
	replaced []string // requested scopes, in the order of the manifest
	by       []string // sorted
	closed   int      // operations of the contract that only the replaced scopes open
	uses     []int    // indices of the used operations that the replaced scopes open
}

// maxNarrow is of how many scopes sealint tries every combination for a narrower set. If there are more, it suggests none.
const maxNarrow = 12

// narrower looks for the narrowest set of scopes that can replace needed scopes, and returns nil if there is none. One set is narrower than
// another one if it has no more administrative and wildcard scopes, opens only operations of the contract that the other one opens, too,
// and is less in one of the two. An operation may be called by another alternative only if it demands the same security schemes. needed
// are the requested scopes that are needed, and isKnown reports whether a token can have a scope.
func (c *caller) narrower(used, all []contract.Operation, needed map[string]bool, isKnown func(scope string) bool) *narrowerScopes {
	if _, known := c.demands(used); !known {
		return nil
	}
	s := &narrowing{caller: c, needed: needed, isKnown: isKnown, kept: map[string]bool{}}
	for i, op := range used {
		if op.Kind == "path" {
			s.addUsed(i, op)
		}
	}
	if !s.choose() {
		return nil
	}
	s.measure(all)
	return s.search()
}

// narrowing is the search for a narrower set of scopes. Sets of choices are encoded as bits.
type narrowing struct {
	*caller
	needed  map[string]bool
	isKnown func(scope string) bool

	kept    map[string]bool // needed scopes that nothing can replace
	used    []usedDemand
	choices []string       // sorted
	bit     map[string]int // of a choice
	now     uint64         // the choices that are needed now
	groups  []scopeGroup
}

// usedDemand holds the alternative sets of scopes of a used operation that the needed scopes open.
type usedDemand struct {
	index int
	sets  demand
	masks []uint64
}

// scopeGroup are operations of the contract that the same sets of choices open.
type scopeGroup struct {
	masks []uint64
	count int
}

func (g scopeGroup) isOpen(chosen uint64) bool {
	return slices.ContainsFunc(g.masks, func(mask uint64) bool { return mask&^chosen == 0 })
}

// addUsed adds a used operation. One that the scopes do not open lacks others: those that it has of its alternatives are kept.
func (s *narrowing) addUsed(index int, op contract.Operation) {
	schemes := map[string]bool{} // by which it can be called now
	alternatives := s.usableAlternatives(op)
	for _, a := range alternatives {
		if scopes := scopesOf(a); len(scopes) > 0 && !slices.ContainsFunc(scopes, func(scope string) bool { return !s.needed[scope] }) {
			schemes[schemesOf(a)] = true
		}
	}
	if len(schemes) == 0 {
		for _, a := range alternatives {
			for _, scope := range scopesOf(a) {
				s.kept[scope] = s.kept[scope] || s.needed[scope]
			}
		}
		return
	}
	d := usedDemand{index: index}
	for _, a := range alternatives {
		scopes := scopesOf(a)
		if len(scopes) > 0 && schemes[schemesOf(a)] && !slices.ContainsFunc(scopes, func(scope string) bool { return !s.needed[scope] && !s.isKnown(scope) }) {
			d.sets = append(d.sets, scopes)
		}
	}
	for _, scope := range d.sets[0] { // a scope in every alternative set is kept
		if !slices.ContainsFunc(d.sets[1:], func(set []string) bool { return !slices.Contains(set, scope) }) {
			s.kept[scope] = true
		}
	}
	s.used = append(s.used, d)
}

// schemesOf returns the names of the security schemes that an alternative demands, as one text.
func schemesOf(a contract.AlternativeFacts) string {
	var names []string
	for _, r := range a.Requirements {
		names = append(names, r.Scheme)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), "\x00")
}

// choose numbers the scopes that may come or go. It returns false if there are none, or too many.
func (s *narrowing) choose() bool {
	for _, d := range s.used {
		for _, set := range d.sets {
			for _, scope := range set {
				if !s.kept[scope] && !slices.Contains(s.choices, scope) {
					if s.choices = append(s.choices, scope); len(s.choices) > maxNarrow {
						return false
					}
				}
			}
		}
	}
	slices.Sort(s.choices)
	s.bit = map[string]int{}
	for i, scope := range s.choices {
		s.bit[scope] = i
		if s.needed[scope] {
			s.now |= 1 << i
		}
	}
	for i, d := range s.used {
		for _, set := range d.sets {
			mask, _ := s.mask(set)
			s.used[i].masks = append(s.used[i].masks, mask)
		}
	}
	return len(s.choices) > 0
}

// mask returns the choices in a set of scopes. ok is false if the set has scopes that are neither kept nor choices.
func (s *narrowing) mask(scopes []string) (mask uint64, ok bool) {
	for _, scope := range scopes {
		if i, isChoice := s.bit[scope]; isChoice {
			mask |= 1 << i
		} else if !s.kept[scope] {
			return 0, false
		}
	}
	return mask, true
}

// measure groups the operations of the contract that some choices open and others do not.
func (s *narrowing) measure(all []contract.Operation) {
	byKey := map[string]int{}
	for _, op := range all {
		if op.Kind != "path" {
			continue
		}
		var masks []uint64
		always := false
		for _, a := range op.Security.Alternatives {
			scopes := scopesOf(a)
			mask, ok := s.mask(scopes)
			if len(scopes) == 0 && len(a.Requirements) > 0 && !s.takesToken(a) {
				continue // a key alone opens it, no scope
			}
			always = always || ok && mask == 0
			if ok && !slices.Contains(masks, mask) {
				masks = append(masks, mask)
			}
		}
		if always || len(masks) == 0 {
			continue
		}
		slices.Sort(masks)
		var key strings.Builder
		for _, mask := range masks {
			key.WriteByte(byte(mask))
			key.WriteByte(byte(mask >> 8))
		}
		i, ok := byKey[key.String()]
		if !ok {
			i = len(s.groups)
			byKey[key.String()] = i
			s.groups = append(s.groups, scopeGroup{masks: masks})
		}
		s.groups[i].count++
	}
}

// takesToken reports whether an alternative takes a token.
func (s *narrowing) takesToken(a contract.AlternativeFacts) bool {
	return s.takesUnscopedToken(a) || slices.ContainsFunc(a.Requirements, func(r contract.RequirementFacts) bool { return r.Credential == "oauth2" })
}

// maxMasks bounds the time of a search: how many sets of scopes of operations are compared with all combinations of choices.
const maxMasks = 1 << 24

// search tries all combinations of choices. Of several that are narrower it takes the one with the fewest broad scopes, then the one that
// opens the fewest operations, then the one with the fewest scopes, then the one that is first by name.
func (s *narrowing) search() *narrowerScopes {
	masks := 0
	for _, g := range s.groups {
		masks += len(g.masks)
	}
	for _, d := range s.used {
		masks += len(d.masks)
	}
	if masks<<len(s.choices) > maxMasks {
		return nil
	}
	broad := uint64(0)
	for i, scope := range s.choices {
		if manifest.Breadth(scope) != "narrow" {
			broad |= 1 << i
		}
	}
	opened := 0 // now
	for _, g := range s.groups {
		if g.isOpen(s.now) {
			opened += g.count
		}
	}
	// cost is what decides between two sets; ok is false if the set is not narrower than the one of now.
	cost := func(set uint64) (cost [3]int, ok bool) {
		cost[0], cost[2] = bits.OnesCount64(set&broad), bits.OnesCount64(set)
		if cost[0] > bits.OnesCount64(s.now&broad) || slices.ContainsFunc(s.used, func(d usedDemand) bool { return !scopeGroup{masks: d.masks}.isOpen(set) }) {
			return cost, false
		}
		for _, g := range s.groups {
			if g.isOpen(set) {
				if !g.isOpen(s.now) {
					return cost, false
				}
				cost[1] += g.count
			}
		}
		return cost, cost[0] < bits.OnesCount64(s.now&broad) || cost[1] < opened
	}
	best, bestCost, found := uint64(0), [3]int{}, false
	for set := range uint64(1) << len(s.choices) {
		if c, ok := cost(set); ok && (!found || slices.Compare(c[:], bestCost[:]) < 0) {
			best, bestCost, found = set, c, true
		}
	}
	if !found || best&^s.now == 0 { // fewer of the requested scopes: the others are in excess
		return nil
	}
	result := &narrowerScopes{closed: opened - bestCost[1]}
	for i, scope := range s.choices {
		switch bit := uint64(1) << i; {
		case s.now&bit != 0 && best&bit == 0:
			result.replaced = append(result.replaced, scope)
		case s.now&bit == 0 && best&bit != 0:
			result.by = append(result.by, scope)
		}
	}
	slices.SortFunc(result.replaced, func(a, b string) int {
		return cmp.Compare(slices.Index(s.requested, a), slices.Index(s.requested, b))
	})
	for _, d := range s.used {
		if !(scopeGroup{masks: d.masks}).isOpen(best & s.now) {
			result.uses = append(result.uses, d.index)
		}
	}
	return result
}
