package change

import (
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// loose holds the values that only one side has at their place. A field of the head may be one of the base that moved: it is one of
// the same name, which the same operation took or returned.
type loose struct {
	lost   map[fieldName][]lostField
	gained []gainedValue
	paired map[fieldUse]bool // fields of the head that are compared with one of the base
	inside map[lostValue]bool
	gone   []lostField // in the order in which they were found
}

// fieldName is what a field that moved keeps.
type fieldName struct {
	operation int
	returned  bool
	name      string
}

// fieldUse is a field of the head that callers send or receive.
type fieldUse struct {
	id       any
	returned bool
}

// lostField is a field that only the base has at its place.
type lostField struct {
	fieldName
	field  *contract.Field
	parent func() model.Place // the nearest place of the head; nil for a field inside one that is lost
	found  *bool              // whether the head has it at another place
}

// lostValue is a definition of the base whose fields are known to be lost.
type lostValue struct {
	value     *contract.Value
	returned  bool
	operation int
}

// gainedValue is a value that only the head has at its place.
type gainedValue struct {
	child
	step
}

func newLoose() loose {
	return loose{lost: map[fieldName][]lostField{}, paired: map[fieldUse]bool{}, inside: map[lostValue]bool{}}
}

// lose notes a value that the head does not have at its place, with the fields inside.
func (w *valueWalk) lose(c child, returned bool, operation int, parent func() model.Place) {
	type pending struct {
		child
		parent func() model.Place
	}
	for list := []pending{{c, parent}}; len(list) > 0; list = list[1:] {
		c := list[0]
		if c.field != nil {
			if !c.field.Travels(returned) {
				continue
			}
			lost := lostField{fieldName{operation, returned, c.field.Name}, c.field, c.parent, new(bool)}
			w.loose.lost[lost.fieldName] = append(w.loose.lost[lost.fieldName], lost)
			w.loose.gone = append(w.loose.gone, lost)
		}
		use := c.value()
		if use == nil || w.loose.inside[lostValue{use.Value, returned, operation}] || w.effort < 0 {
			continue
		}
		w.effort--
		w.loose.inside[lostValue{use.Value, returned, operation}] = true
		for _, inside := range insideOf(*use, "") {
			list = append(list, pending{child: inside})
		}
	}
}

// insideOf lists the values inside a definition, its parts and alternatives.
func insideOf(use contract.Use, name string) []child {
	var list []child
	layout := use.Layout()
	for _, p := range layout.Parts {
		list = append(list, child{use: &p.Use, name: name})
	}
	for _, b := range layout.Branches() {
		list = append(list, child{use: &b.Use, name: name})
	}
	for _, c := range layout.Children() {
		list = append(list, child{c.Field, c.Use, within(name, c)})
	}
	return list
}

// gain notes a value that the base does not have at its place.
func (w *valueWalk) gain(c child, returned bool, at *node, operation int) {
	w.loose.gained = append(w.loose.gained, gainedValue{c, step{meeting: meeting{returned: returned}, at: at, name: c.name, operation: operation}})
}

// finish finds out which of the values that one side has alone moved there from elsewhere. The others are added or removed.
func (w *valueWalk) finish() {
	for len(w.loose.gained) > 0 {
		g := w.loose.gained[0]
		w.loose.gained = w.loose.gained[1:]
		w.settle(g)
		w.drain()
	}
	for _, lost := range w.loose.gone {
		if !*lost.found && lost.parent != nil {
			w.fields.add(fieldID{lost.field.ID(), nil}, step{meeting: meeting{returned: lost.returned}, at: &node{operations: []int{lost.operation}}, name: lost.name, field: lost.field}, Pair[contract.ValueFacts]{
				Status: "removed", Before: lost.field.Facts(lost.returned),
			}).lost(lost)
		}
	}
}

// settle finds out whether a value of the head is new.
func (w *valueWalk) settle(g gainedValue) {
	c := g.child
	field := g.step.field
	if c.field != nil {
		if !c.field.Travels(g.returned) || w.loose.paired[fieldUse{c.field.ID(), g.returned}] {
			return
		}
		if lost := w.loose.lost[fieldName{g.operation, g.returned, c.field.Name}]; len(lost) > 0 {
			*lost[0].found = true
			w.compare(child{field: lost[0].field}, c, g.step)
			return
		}
		field, c.name = c.field, c.field.Name
		w.loose.paired[fieldUse{c.field.ID(), g.returned}] = true
		w.fields.add(fieldID{nil, c.field.ID()}, step{meeting: g.meeting, at: g.at, name: c.name, field: field}, Pair[contract.ValueFacts]{Status: "added", After: field.Facts(g.returned)})
	}
	use := c.value()
	if use == nil || w.reached[reached{use.Value, g.returned}] || w.effort < 0 {
		return
	}
	w.effort--
	w.reached[reached{use.Value, g.returned}] = true
	at := &node{}
	g.at.next = append(g.at.next, at)
	s := step{meeting: meeting{after: *use, returned: g.returned}, at: at, name: c.name, field: field, operation: g.operation}
	if facts, _ := use.Facts(); len(facts.Limits.Patterns) > 0 {
		w.definitions.add(definitionID{nil, use.Value}, s, Pair[contract.ValueFacts]{Status: "added", After: facts})
	}
	for _, inside := range insideOf(*use, c.name) {
		s.name = inside.name
		w.loose.gained = append(w.loose.gained, gainedValue{inside, s})
	}
}
