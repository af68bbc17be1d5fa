package workspace

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
)

// demand is what opens an operation: one of several sets of scopes.
type demand [][]string

// needed finds the smallest set of requested scopes that keeps every used operation open that the whole request opens. What
// is requested for an operation that lacks another scope stays as well: the other one is what is missing. Where it cannot be
// told what the scopes are for, all are needed: the method is refused everywhere, an operation takes tokens whose scopes the
// contract does not name, or the contract says nothing of security at all.
func (c *caller) needed(used []contract.Operation) map[string]bool {
	all := map[string]bool{}
	for _, s := range c.requested {
		all[s] = true
	}
	demands, known := c.demands(used)
	if !known {
		return all
	}
	keep := map[string]bool{}
	for _, d := range demands { // what every alternative of an operation demands has to stay
		for _, s := range d[0] {
			if !slices.ContainsFunc(d[1:], func(set []string) bool { return !slices.Contains(set, s) }) {
				keep[s] = true
			}
		}
	}
	var choices []string // in the order in which they are preferred
	for _, breadth := range []string{"narrow", "administrative", "wildcard"} {
		for _, s := range c.requested {
			if !keep[s] && manifest.Breadth(s) == breadth && !slices.Contains(choices, s) {
				choices = append(choices, s)
			}
		}
	}
	for _, s := range choose(choices, demands, keep) {
		keep[s] = true
	}
	return keep
}

// demands are what opens the operations that the integration calls, each once. Alternatives without scopes keep an operation
// open whatever is requested; they must not make scopes look needless where tokens with scopes are taken.
func (c *caller) demands(used []contract.Operation) (demands []demand, known bool) {
	seen := map[string]bool{}
	refused := 0
	calls := 0
	for _, op := range used {
		if op.Kind != "path" {
			continue
		}
		calls++
		if c.refused(op) { // what it demands of others is what the scopes are for
			refused++
		}
		var d demand
		unnamed := op.Security.Source == "none" && !c.schemes
		for _, a := range c.usable(op) {
			scopes := scopesOf(a)
			unnamed = unnamed || len(scopes) == 0 && takesToken(a)
			if len(scopes) > 0 && !slices.ContainsFunc(scopes, func(s string) bool { return !slices.Contains(c.requested, s) }) {
				d = append(d, scopes)
			}
		}
		if lacking := c.lacking(op); len(d) == 0 && len(lacking.missing) > 0 && len(lacking.requested) > 0 {
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

// takesToken reports whether an alternative takes tokens whose scopes the contract has no place for, or a scheme that it
// does not declare.
func takesToken(a contract.AlternativeFacts) bool {
	return slices.ContainsFunc(a.Requirements, func(r contract.RequirementFacts) bool {
		return r.Credential == "bearer" || r.Credential == "unknown" || r.Credential == "oidc"
	})
}

// maxChoices bounds how many scopes are tried in every combination; of more, a set is found from which none can be left
// out.
const maxChoices = 16

// maxBits bounds how many choices a set can hold.
const maxBits = 63

// choose finds the fewest choices that, with those that are kept, satisfy every demand. Of equally many, those without a
// broad scope win, then those that stand first.
func choose(choices []string, demands []demand, keep map[string]bool) []string {
	// Sets of choices are bits, and so are demands: what is kept is in no set, nor what no bit is left for, which is chosen
	// anyway.
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
		costs := costsOf(choices)
		bestCost := costs.of(best)
		for set := range everything + 1 {
			if c := costs.of(set); c < bestCost && open(set) {
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

// costs are those of single choices; what a set costs is their sum.
type costs []int

// costsOf orders sets of choices: least privilege first, where several narrow scopes are less than one that opens
// everything, then few, then those that stand first.
func costsOf(choices []string) costs {
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

func (c costs) of(set uint64) int {
	n := 0
	for ; set != 0; set &= set - 1 {
		n += c[bits.TrailingZeros64(set)]
	}
	return n
}
