package change

import (
	"slices"
	"sync"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// maxUsages bounds the operations that a difference names.
const maxUsages = 10

// definitionID identifies the definitions that a difference is about; one of them is nil if only one side has it.
type definitionID struct{ before, after *contract.Value }

// fieldID identifies the fields that a difference is about, by contract.Field.ID.
type fieldID struct{ before, after any }

// difference is what differs between a value of the base and one of the head, wherever it is used.
type difference struct {
	facts         Pair[contract.ValueFacts]
	name          string
	sent, got     bool // whether callers send it, and whether they receive it
	unclosed      bool // a definition: it was met in a role in which it says what happens to unknown fields
	before, after *contract.Value
	at            []*node

	beforeField, afterField *contract.Field
	parent                  func() model.Place // for what is removed
}

// lost notes where the head would have a field.
func (d *difference) lost(l lostField) {
	d.parent = l.parent
	d.beforeField, d.afterField = l.field, nil
}

// differences are the differences that were found, in order.
type differences[ID comparable] struct {
	list []*difference
	byID map[ID]*difference
}

// add adds a difference, or another way to one that is known.
func (d *differences[ID]) add(id ID, s step, facts Pair[contract.ValueFacts]) *difference {
	found := d.byID[id]
	if found == nil {
		found = &difference{facts: facts, name: s.name}
		d.byID[id] = found
		d.list = append(d.list, found)
	}
	found.sent, found.got = found.sent || !s.returned, found.got || s.returned
	if len(found.at) < maxUsages && !slices.Contains(found.at, s.at) {
		found.at = append(found.at, s.at)
	}
	found.afterField = s.field
	if s.after.Value != nil {
		found.afterField, found.after = nil, s.after.Value
		found.before = s.before.Value
		if s.as != closed && !found.unclosed { // facts of an alternative of a closed union do not tell of unknown fields
			found.unclosed, found.facts = true, facts
		}
	}
	return found
}

// fieldList are fields of different names that have values of one definition. Rules look at each: a name may say that it is a secret.
type fieldList struct {
	list  []*contract.Field
	names map[string]bool
}

// use notes that a field has values of a definition.
func (w *valueWalk) use(id definitionID, f *contract.Field) {
	if f == nil {
		return
	}
	uses := w.uses[id]
	if uses == nil {
		uses = &fieldList{names: map[string]bool{}}
		w.uses[id] = uses
	}
	if !uses.names[f.Name] {
		uses.names[f.Name] = true
		uses.list = append(uses.list, f)
	}
}

// entities makes the entities of the differences.
func (w *valueWalk) entities() []model.Entity {
	var list []model.Entity
	spread := sync.OnceFunc(w.spread)
	patterns, scopes := newPatternComparison(), w.newScopes()
	for _, d := range slices.Concat(w.definitions.list, w.fields.list) {
		facts := &ValueFacts{
			Pair: d.facts, Name: d.name, Fields: []contract.FieldFacts{}, Direction: "request", Pattern: patterns.of(d.facts), Scopes: scopes(d.facts),
			PageSize: w.pageSizes[d.after], Destination: w.destinations[d.after],
		}
		if d.got {
			facts.Direction = map[bool]string{true: "both", false: "response"}[d.sent]
		}
		if uses := w.uses[definitionID{d.before, d.after}]; uses != nil {
			for _, f := range uses.list {
				facts.Fields = append(facts.Fields, *f.Facts(!d.sent).Field)
			}
		}
		usages := func() []model.Place {
			spread()
			return w.usages(d)
		}
		before, after := w.sides(d)
		if after != nil {
			after.Usages = usages
		}
		list = append(list, entity(model.EntityChangeValue, facts, before, after, w.after.Path, d.parent))
	}
	return slices.Concat(list, w.classes.entities(w.before, w.after))
}

// sides are the two sides of a difference as entities that have places.
func (w *valueWalk) sides(d *difference) (before, after *model.Entity) {
	locatable := func(side Side, locate func([]any) model.Place, name func(model.Place) string) *model.Entity {
		return &model.Entity{
			Locate:    func(at []any) model.Place { return side.In(locate(at)) },
			NamePlace: func(at model.Place, _ []any) string { return name(at) },
		}
	}
	switch {
	case d.before != nil:
		before = locatable(w.before, d.before.Locate, d.before.NamePlace)
	case d.beforeField != nil:
		before = locatable(w.before, d.beforeField.Locate, d.beforeField.NamePlace)
	}
	switch {
	case d.after != nil:
		after = locatable(w.after, d.after.Locate, d.after.NamePlace)
	case d.afterField != nil:
		after = locatable(w.after, d.afterField.Locate, d.afterField.NamePlace)
	}
	return before, after
}

// spread tells all nodes which operations lead to them, the first ten of each.
func (w *valueWalk) spread() {
	for operation, roots := range w.roots {
		stack := slices.Clone(roots)
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, next := range at.next {
				if len(next.operations) < maxUsages && !slices.Contains(next.operations, operation) {
					next.operations = append(next.operations, operation)
					stack = append(stack, next)
				}
			}
		}
	}
}

// usages are the places of the operations that use a value.
func (w *valueWalk) usages(d *difference) []model.Place {
	var operations []int
	for _, at := range d.at {
		operations = append(operations, at.operations...)
	}
	slices.Sort(operations)
	var places []model.Place
	for _, i := range slices.Compact(operations) {
		if len(places) < maxUsages {
			places = append(places, w.operations[i].after.entity.Locate(nil))
		}
	}
	return places
}
