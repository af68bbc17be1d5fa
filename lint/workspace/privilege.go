package workspace

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// demand holds the alternative sets of scopes of an operation. A token with all scopes of one set may call it.
type demand [][]string

// neededScopes returns the smallest set of requested scopes with which the integration can call every used operation that it can
// call with all of them. If an operation demands scopes that are not requested, those of its scopes that are requested are
// needed too. Of several such sets it is the one of the narrowest scopes. All requested scopes are needed if the contract does not show what they are for: if no operation accepts the
// method, if an operation accepts tokens without naming scopes, or if the contract says nothing about security.
func (c *caller) neededScopes(used []contract.Operation, reaches map[string]reach) map[string]bool {
	all := map[string]bool{}
	for _, s := range c.requested {
		all[s] = true
	}
	demands, known := c.demands(used)
	if !known {
		return all
	}
	keep := map[string]bool{}
	for _, d := range demands { // a scope in every alternative set of an operation is needed
		for _, s := range d[0] {
			if !slices.ContainsFunc(d[1:], func(set []string) bool { return !slices.Contains(set, s) }) {
				keep[s] = true
			}
		}
	}
	var choices []string // the preferred ones first
	for _, s := range c.requested {
		if !keep[s] && !slices.Contains(choices, s) {
			choices = append(choices, s)
		}
	}
	slices.SortStableFunc(choices, func(a, b string) int { return reaches[a].compare(reaches[b]) })
	for _, s := range choose(choices, demands, keep) {
		keep[s] = true
	}
	return keep
}

// demands returns the distinct demands of the operations that the integration calls. Alternatives without scopes are left out:
// they would make all scopes look unnecessary. known is false if the contract does not show what the scopes are for.
func (c *caller) demands(used []contract.Operation) (demands []demand, known bool) {
	seen := map[string]bool{}
	refused := 0
	calls := 0
	for _, op := range used {
		if op.Kind != "path" {
			continue
		}
		calls++
		if c.refusedBy(op) { // count it, but use its scopes: they show what the requested scopes are for
			refused++
		}
		var d demand
		unnamed := op.Security.Source == "none" && !c.schemes
		for _, a := range c.usableAlternatives(op) {
			scopes := scopesOf(a)
			unnamed = unnamed || len(scopes) == 0 && c.takesUnscopedToken(a)
			if len(scopes) > 0 && !slices.ContainsFunc(scopes, func(s string) bool { return !slices.Contains(c.requested, s) }) {
				d = append(d, scopes)
			}
		}
		if lacking := c.leastMissing(op); len(d) == 0 && len(lacking.missing) > 0 && len(lacking.requested) > 0 {
			d = append(d, lacking.requested)
		}
		if len(d) == 0 && unnamed {
			return nil, false
		}
		var key strings.Builder
		for _, set := range d {
			key.WriteString(strings.Join(set, " ") + "|")
		}
		if len(d) > 0 && !seen[key.String()] {
			seen[key.String()] = true
			demands = append(demands, d)
		}
	}
	return demands, calls == 0 || refused < calls
}

// takesUnscopedToken reports whether an alternative accepts tokens whose scopes the contract cannot declare, or uses a scheme that
// is not declared.
func (c *caller) takesUnscopedToken(a contract.AlternativeFacts) bool {
	return slices.ContainsFunc(a.Requirements, func(r contract.RequirementFacts) bool {
		return r.Credential == "bearer" || r.Credential == "unknown" || r.Credential == "oidc" || c.header[r.Scheme]
	})
}

// maxChoices bounds the number of scopes of which choose tries every combination. If there are more, choose returns a set from
// which no single scope can be removed; a smaller set may exist.
const maxChoices = 16

// maxBits is how many choices the bits of a set can encode.
const maxBits = 63

// choose returns the fewest choices that, together with the scopes in keep, satisfy every demand. It prefers narrow scopes, then
// those that come first.
func choose(choices []string, demands []demand, keep map[string]bool) []string {
	// Sets of choices, and the sets of each demand, are encoded as bits. Kept scopes and scopes beyond the 63rd are not encoded; both
	// are always chosen.
	var wanted [][]uint64
	for _, d := range demands {
		var sets []uint64
		for _, set := range d {
			asked, open := uint64(0), true
			for _, s := range set {
				switch i := slices.Index(choices, s); {
				case i >= maxBits:
				case i >= 0:
					asked |= 1 << i
				case !keep[s]:
					open = false
				}
			}
			if open {
				sets = append(sets, asked)
			}
		}
		if len(sets) > 0 && !slices.Contains(sets, 0) {
			wanted = append(wanted, sets)
		}
	}
	open := func(chosen uint64) bool {
		return !slices.ContainsFunc(wanted, func(sets []uint64) bool {
			return !slices.ContainsFunc(sets, func(set uint64) bool { return set&^chosen == 0 })
		})
	}
	everything := uint64(1)<<min(len(choices), maxBits) - 1
	best := everything
	if len(choices) <= maxChoices {
		costs := newCosts(choices)
		bestCost := costs.sum(best)
		for set := range everything + 1 {
			if c := costs.sum(set); c < bestCost && open(set) {
				best, bestCost = set, c
			}
		}
	} else {
		for i := min(len(choices), maxBits) - 1; i >= 0; i-- {
			if open(best &^ (1 << i)) {
				best &^= 1 << i
			}
		}
	}
	var chosen []string
	for i, s := range choices {
		if i >= maxBits || best&(1<<i) != 0 {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

// costs are the costs of single choices. The cost of a set is their sum.
type costs []int

// newCosts sets the costs so that the cheapest set has the fewest broad scopes (several narrow scopes are less privilege than one
// broad scope), then the fewest scopes, then those that come first.
func newCosts(choices []string) costs {
	var list costs
	for i, s := range choices {
		cost := 1<<20 + i
		if manifest.Breadth(s) != "narrow" {
			cost += 1 << 28
		}
		list = append(list, cost)
	}
	return list
}

func (c costs) sum(set uint64) int {
	n := 0
	for ; set != 0; set &= set - 1 {
		n += c[bits.TrailingZeros64(set)]
	}
	return n
}
