package change

import (
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// Named is a thing in a document, by the name of its place, as model.Entity.NamePlace has it.
type Named struct{ Document, Name string }

// Renamed says what things of the base are called in the head, where that is something else: an operation has another path, a scheme or a
// component another name, a schema stands in place instead of in a component, or the other way round, an integration has another name or
// is in another file. A thing may have become several.
type Renamed map[Named][]Named

// Renamed finds out what has another name.
func (d *Differences) Renamed() Renamed {
	r := Renamed{}
	for _, c := range d.contracts {
		r.addOperations(c)
		r.addComponents(c)
		for _, p := range c.schemes {
			r.addEntities(c, p.before, p.after)
		}
		before, after := servers(c.before), servers(c.after)
		for i, partner := range pairServers(before, after).after {
			if partner >= 0 && withoutScheme(normalURL(defaultURL(before[partner].ServerFacts))) == withoutScheme(normalURL(defaultURL(after[i].ServerFacts))) {
				r.addEntities(c, before[partner].entity, after[i].entity)
			}
		}
		w := newValueWalk(c.before, c.after)
		w.naming = func(b, a located) { r.add(c, b.PlaceName(), a.PlaceName()) }
		w.walk(c.operations)
	}
	for _, p := range d.integrations {
		if p[0].Name == "" || p[1].Name == "" { // no finding is known by such a name
			continue
		}
		root := func(e *model.Entity) Named { return Named{e.Document, e.NamePlace(model.Place{Path: e.Document}, nil)} }
		r[root(p[0])] = append(r[root(p[0])], root(p[1]))
	}
	return r
}

// located is a definition of a value, or a field.
type located interface{ PlaceName() string }

func (r Renamed) add(c *contractPair, before, after string) {
	from, to := Named{c.before.Path, before}, Named{c.after.Path, after}
	if (before != after || c.moved) && !slices.Contains(r[from], to) {
		r[from] = append(r[from], to)
	}
}

func (r Renamed) addEntities(c *contractPair, before, after *model.Entity) {
	if before != nil && after != nil {
		r.add(c, before.NamePlace(before.Locate(nil), nil), after.NamePlace(after.Locate(nil), nil))
	}
}

// addOperations adds operations with their path items and responses.
func (r Renamed) addOperations(c *contractPair) {
	responses := map[any]*model.Entity{}
	for _, side := range []Side{c.before, c.after} {
		for _, e := range side.of(model.EntityResponse) {
			responses[e.Facts] = e
		}
	}
	for _, p := range c.operations {
		if p.before == nil || p.after == nil {
			continue
		}
		r.addEntities(c, p.before.entity, p.after.entity)
		b, a := p.before.entity.Locate(nil), p.after.entity.Locate(nil)
		if p.after.Kind == "path" && len(b.Pointer) == 3 && len(a.Pointer) == 3 { // otherwise the path item is behind a reference
			b.Pointer, a.Pointer = b.Pointer[:2], a.Pointer[:2]
			r.add(c, p.before.entity.NamePlace(b, nil), p.after.entity.NamePlace(a, nil))
		}
		was := map[string]*contract.ResponseFacts{}
		for _, f := range p.before.Responses {
			was[f.Status] = f
		}
		for _, f := range p.after.Responses {
			r.addEntities(c, responses[was[f.Status]], responses[f])
		}
	}
}
