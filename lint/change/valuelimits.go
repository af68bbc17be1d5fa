package change

import (
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/pattern"
)

// patternComparison compares the regular expressions of values, with a limit for what may be made to take long.
type patternComparison struct {
	known     map[patternPair]pattern.Relation
	undecided int
}

type patternPair struct {
	before, after string
	least, most   int
}

// maxUndecided bounds how many comparisons of patterns of one contract may end without a result. Those take the longest.
const maxUndecided = 64

func newPatternComparison() *patternComparison {
	return &patternComparison{known: map[patternPair]pattern.Relation{}}
}

// of says how the pattern of the head relates to that of the base, as ValueFacts.Pattern has it.
func (c *patternComparison) of(facts Pair[contract.ValueFacts]) string {
	if facts.Before == nil || facts.After == nil || facts.Before.Limits == nil || facts.After.Limits == nil {
		return "none"
	}
	before, severalBefore := ownPattern(facts.Before.Limits)
	after, severalAfter := ownPattern(facts.After.Limits)
	switch {
	case before == "" || after == "" || before == after && !severalBefore && !severalAfter:
		return "none"
	case severalBefore || severalAfter:
		return string(pattern.Undecided)
	}
	p := patternPair{before, after, characters(facts.After.Limits.MinLength, 0), characters(facts.After.Limits.Constraints.MaxLength, -1)}
	relation, known := c.known[p]
	switch {
	case known:
	case c.undecided == maxUndecided:
		relation = pattern.Undecided
	default:
		if relation = pattern.Compare(p.before, p.after, p.least, p.most); relation == pattern.Undecided {
			c.undecided++
		}
		c.known[p] = relation
	}
	return string(relation)
}

// ownPattern is the pattern of a text, and reports whether there are several.
func ownPattern(limits *contract.LimitFacts) (text string, several bool) {
	for _, p := range limits.Patterns {
		if p.At[len(p.At)-1] == "pattern" && !slices.Contains(p.At, "propertyNames") {
			several = several || text != "" && text != p.Text
			text = p.Text
		}
	}
	return text, several
}

// characters is a length that is small enough to matter; otherwise none.
func characters(length *float64, none int) int {
	if length == nil || *length < 0 || *length > 1<<20 {
		return none
	}
	return int(*length)
}

// newScopes returns what lists the scopes of ValueFacts.
func (w *valueWalk) newScopes() func(facts Pair[contract.ValueFacts]) []string {
	was, is := declaredScopes(w.before), declaredScopes(w.after)
	return func(facts Pair[contract.ValueFacts]) []string {
		list := []string{}
		if facts.Before == nil || facts.After == nil || facts.Before.Limits == nil || facts.After.Limits == nil || len(is) == 0 {
			return list
		}
		for _, value := range missing(facts.After.Limits.Enum, facts.Before.Limits.Enum) {
			if is[value] && (!was[value] || manifest.Breadth(value) == "narrow") {
				list = append(list, value)
			}
		}
		return list
	}
}

// declaredScopes are the scopes that the flows of a contract declare.
func declaredScopes(side Side) map[string]bool {
	declared := map[string]bool{}
	for _, scheme := range side.Contract.Schemes {
		for _, flow := range scheme.Flows {
			for _, scope := range flow.Scopes {
				declared[scope] = true
			}
		}
	}
	return declared
}
