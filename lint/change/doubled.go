package change

import (
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// A path item may have an operation both beside its $ref and behind it, and the specification does not define which one holds. A change
// must weaken neither: what holds for programs that take the one behind the $ref is compared as well.

// isDoubled reports whether a contract has such operations.
func isDoubled(api *contract.API) bool {
	return api != nil && slices.ContainsFunc(api.Operations, func(op contract.Operation) bool { return op.Doubled })
}

// behind is the side as programs read it that take what is behind a $ref.
func (s Side) behind() Side {
	if !isDoubled(s.Contract) {
		return s
	}
	api := s.Contract.Behind()
	if api == nil {
		return s
	}
	side := Side{Path: s.Path, Number: s.Number, Contract: api, Entities: slices.Clone(api.Entities)}
	for i := range side.Entities {
		locate := side.Entities[i].Locate
		side.Entities[i].Locate = func(at []any) model.Place { return s.In(locate(at)) }
	}
	return side
}

// addDoubled adds the differences between operations that a side has twice, as far as the first reading did not find them.
func (d *Differences) addDoubled(v Versions) {
	if !isDoubled(v.Before.Contract) && !isDoubled(v.After.Contract) {
		return
	}
	c := newContractPair(Versions{v.Before.behind(), v.After.behind()})
	c.operations = slices.DeleteFunc(slices.Clone(c.all), func(p operationPair) bool {
		return p.after == nil || !p.after.Doubled && (p.before == nil || !p.before.Doubled)
	})
	known := map[string]bool{}
	identify := func(e model.Entity) string { return fmt.Sprint(e.Kind, e.Locate(nil), jsonOf(e.Facts)) }
	for _, e := range d.Entities {
		if e.Document == v.After.Path {
			known[identify(e)] = true
		}
	}
	first := len(d.Entities)
	schemes := pairSchemes(c.before, c.after, schemeName, wholeDefinition, definitionOfCredential)
	d.addOperations(c, newAccessComparison(schemes, c.all), values(c.before, c.after, c.operations))
	found := slices.DeleteFunc(slices.Clone(d.Entities[first:]), func(e model.Entity) bool { return known[identify(e)] })
	d.Entities = append(d.Entities[:first:first], found...)
}
