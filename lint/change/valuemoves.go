package change

import (
	"slices"
	"strconv"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// loose holds the values that only one side has at their place. A field of the head may be one of the base that moved: it is one of
// the same name, which the same operation took or returned.
type loose struct {
	lost       map[fieldName][]lostField
	within     map[int][]lostValue // by operation: definitions that are lost, whose fields are not yet among lost
	gained     []gainedValue
	paired     map[fieldUse]bool // fields of the head that are compared with one of the base
	inside     map[lostValue]bool
	known      map[contract.Use][]child  // what is inside the definitions that were looked into
	properties map[contract.Use]string   // of propertiesOf
	shapes     map[string][]contract.Use // the objects among the lost values, by operation, direction and properties
	effort     int                       // how many more lost values may be looked into
	gone       []lostField               // in the order in which they were found, without those inside others
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
	parent func() model.Place // the nearest place of the head
	holder *contract.Value    // of the head, what held it; nil for a parameter or header
	always bool               // what held it is there under no condition
	found  *bool              // whether the head has it at another place
}

// lostValue is a definition of the base that is lost with the fields inside.
type lostValue struct {
	use       contract.Use
	returned  bool
	operation int
}

// gainedValue is a value that only the head has at its place.
type gainedValue struct {
	child
	step
}

// lossesPerSchema is how many lost values are looked into for each schema of the base: each operation that lost something and gained
// something looks into what it lost.
const lossesPerSchema = 32

func newLoose(base *contract.Values) loose {
	return loose{effort: 1000 + lossesPerSchema*base.Size(), known: map[contract.Use][]child{}, lost: map[fieldName][]lostField{}, properties: map[contract.Use]string{}, shapes: map[string][]contract.Use{}, within: map[int][]lostValue{}, paired: map[fieldUse]bool{}, inside: map[lostValue]bool{}}
}

// lose notes a value that the head does not have at its place. around is the step to what held it; parent is nil for a value inside
// another one that is lost.
func (w *valueWalk) lose(c child, around step, parent func() model.Place) {
	returned, operation := around.returned, around.operation
	if c.field != nil {
		if !c.field.Travels(returned) {
			return
		}
		lost := lostField{fieldName{operation, returned, c.field.Name}, c.field, parent, around.after.Value, around.always, new(bool)}
		w.loose.lost[lost.fieldName] = append(w.loose.lost[lost.fieldName], lost)
		if parent != nil {
			w.loose.gone = append(w.loose.gone, lost)
		}
	}
	use := c.value()
	if use == nil {
		return
	}
	if lost := (lostValue{*use, returned, operation}); !w.loose.inside[lost] {
		w.loose.inside[lost] = true
		w.loose.within[operation] = append(w.loose.within[operation], lost)
	}
}

// loseInside notes the fields inside the values that an operation lost: one that it gained may be one of them. Most operations that
// lose something gain nothing, and what is inside is not looked at.
func (w *valueWalk) loseInside(operation int) {
	for len(w.loose.within[operation]) > 0 {
		lost := w.loose.within[operation][0]
		w.loose.within[operation] = w.loose.within[operation][1:]
		if w.loose.effort--; w.loose.effort < 0 {
			w.tangled.add(leftValue{lost.use.Value, true})
			continue
		}
		list, known := w.loose.known[lost.use]
		if !known {
			list = insideOf(lost.use, "")
			w.loose.known[lost.use] = list
		}
		if shape := w.shapeOf(lost.operation, lost.returned, lost.use); shape != "" {
			w.loose.shapes[shape] = append(w.loose.shapes[shape], lost.use)
		}
		for _, inside := range list {
			w.lose(inside, step{meeting: meeting{returned: lost.returned}, operation: operation}, nil)
		}
	}
}

// maxPartsOfShape bounds by how many parts of a definition its object is recognised.
const maxPartsOfShape = 16

// shapeOf is equal for objects that one operation took or returned and that have the same properties: those are one object that has another
// name, or another place, now. It is empty for a value without properties. One property in common may be chance, unless it is described alike.
func (w *valueWalk) shapeOf(operation int, returned bool, use contract.Use) string {
	properties, known := w.loose.properties[use]
	if !known {
		properties = propertiesOf(use)
		w.loose.properties[use] = properties
	}
	if properties == "" {
		return ""
	}
	return key(properties, strconv.Itoa(operation), strconv.FormatBool(returned))
}

// propertiesOf are the names of the properties of a definition and its parts; of a single one, also its content.
func propertiesOf(use contract.Use) string {
	layout := use.Layout()
	children := layout.Children()
	for _, p := range layout.Parts[:min(len(layout.Parts), maxPartsOfShape)] {
		children = append(children, p.Layout().Children()...)
	}
	var names []string
	content := ""
	for _, c := range children {
		if c.Field != nil {
			names = append(names, c.Field.Name)
			if c.Use != nil {
				content = digestKey(*c.Use)
			}
		}
	}
	slices.Sort(names)
	switch names = slices.Compact(names); {
	case len(names) == 0, len(names) == 1 && content == "":
		return ""
	case len(names) == 1:
		names = append(names, content)
	}
	return key(names...)
}

// moved is the object of the base that a value of the head was under another name; nil if there is none.
func (w *valueWalk) moved(g gainedValue, use contract.Use) *contract.Use {
	if len(w.loose.shapes) == 0 {
		return nil
	}
	shape := w.shapeOf(g.operation, g.returned, use)
	lost := w.loose.shapes[shape]
	if shape == "" || len(lost) == 0 {
		return nil
	}
	if len(lost) > 1 {
		w.loose.shapes[shape] = lost[1:]
	}
	return &lost[0]
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
		if !*lost.found {
			w.addLoss(lost)
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
	w.loseInside(g.operation)
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
	if use == nil {
		return
	}
	if was := w.moved(g, *use); was != nil {
		w.meet(step{meeting: meeting{before: *was, after: *use, returned: g.returned}, name: c.name, field: field, operation: g.operation}, g.at)
		return
	}
	if w.reached[reached{use.Value, g.returned}] {
		return
	}
	w.reached[reached{use.Value, g.returned}] = true
	at := &node{}
	g.at.next = append(g.at.next, at)
	s := step{meeting: meeting{after: *use, returned: g.returned}, at: at, name: c.name, field: field, operation: g.operation}
	if facts, _ := use.Facts(); len(facts.Limits.Patterns) > 0 {
		w.use(definitionID{nil, use.Value}, s.field)
		w.definitions.add(definitionID{nil, use.Value}, s, Pair[contract.ValueFacts]{Status: "added", After: facts})
	}
	for _, inside := range insideOf(*use, c.name) {
		s.name = inside.name
		w.loose.gained = append(w.loose.gained, gainedValue{inside, s})
	}
}
