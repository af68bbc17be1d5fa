package change

import (
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// ResponseFacts is a response on both sides.
type ResponseFacts struct {
	Pair[contract.ResponseFacts]
}

// responseEntities makes the entities of the responses of paired operations that differ: those with the same key. Operations that
// share a response on both sides make one.
func responseEntities(operations []operationPair, before, after Side) []model.Entity {
	entities := map[any]*model.Entity{}
	for _, side := range []Side{before, after} {
		for _, e := range side.of(model.EntityResponse) {
			entities[e.Facts] = e
		}
	}
	seen := map[[2]*contract.ResponseFacts]bool{}
	var list []model.Entity
	for _, p := range operations {
		if p.before == nil || p.after == nil {
			continue
		}
		was := map[string]*contract.ResponseFacts{}
		for _, r := range p.before.Responses {
			was[r.Status] = r
		}
		for _, r := range p.after.Responses {
			b, a := entities[was[r.Status]], entities[r]
			both := [2]*contract.ResponseFacts{was[r.Status], r}
			if b == nil || a == nil || seen[both] {
				continue
			}
			seen[both] = true
			if !equalFacts(b, a) {
				f := ResponseFacts{pair[contract.ResponseFacts](b, a)}
				e := entity(model.EntityChangeResponse, &f, b, a, after.Path, nil)
				e.Definition = a.Definition
				list = append(list, e)
			}
		}
	}
	return list
}
