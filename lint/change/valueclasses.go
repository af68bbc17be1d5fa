package change

import (
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// inheritedClasses are the classes that values inherit from an operation, a path, the document or another object around them, where the
// head has another one. One difference is told once, at the object.
type inheritedClasses struct {
	list  []*inheritedClass
	known map[any]bool // the objects of the base
	told  map[any]bool // those of the base whose own difference is told
}

type inheritedClass struct {
	before    *contract.Classifier
	after     *contract.Classifier // nil where nothing states a class any more
	was, is   string
	inherited *contract.Value // of the head: one of those that inherit it
}

// classRanks order the classes.
var classRanks = map[string]int{"public": 1, "internal": 2, "confidential": 3, "restricted": 4}

// add notes that two definitions inherit classes that differ. Only a lower class, or none, is told.
func (c *inheritedClasses) add(m meeting, was, is string) {
	if classRanks[is] >= classRanks[was] {
		return
	}
	before := m.before.Classifier()
	if before == nil || c.known[before.ID] {
		return
	}
	if c.known == nil {
		c.known = map[any]bool{}
	}
	c.known[before.ID] = true
	c.list = append(c.list, &inheritedClass{before, m.after.Classifier(), was, is, m.after.Value})
}

// tell notes that the difference of a definition is told where its objects state their class. What inherits it from these is not.
func (c *inheritedClasses) tell(objects []any) {
	if c.told == nil {
		c.told = map[any]bool{}
	}
	for _, id := range objects {
		c.told[id] = true
	}
}

func (c *inheritedClasses) entities(before, after Side) []model.Entity {
	var list []model.Entity
	for _, d := range c.list {
		if c.told[d.before.ID] {
			continue
		}
		f := &ValueFacts{
			Pair: Pair[contract.ValueFacts]{Status: "modified", Before: &contract.ValueFacts{Classification: d.was}, After: &contract.ValueFacts{Classification: d.is}},
			Name: d.name(), Fields: []contract.FieldFacts{}, Direction: "both", Pattern: "none", Scopes: []string{},
		}
		b := &model.Entity{Locate: func(at []any) model.Place { return before.In(d.before.Locate(at)) }}
		a := &model.Entity{
			Locate:    func(at []any) model.Place { return after.In(d.locate(before, after, at)) },
			NamePlace: func(at model.Place, _ []any) string { return d.inherited.NamePlace(at) },
		}
		list = append(list, entity(model.EntityChangeValue, f, b, a, after.Path, nil))
	}
	return list
}

// name says what stated the class.
func (d *inheritedClass) name() string {
	if len(d.before.Pointer) == 0 || slices.Equal(d.before.Pointer, []string{"info"}) {
		return "the data of the contract"
	}
	return "the data of " + d.before.Name
}

// locate is the object that states the class in the head; else what stands where the base stated it; else a value that inherited it.
func (d *inheritedClass) locate(before, after Side, at []any) model.Place {
	if d.after != nil {
		return d.after.Locate(at)
	}
	if d.before.Path == before.Path && after.Contract.Node(d.before.Pointer...).Exists() {
		place := after.Contract.Root
		place.Pointer = d.before.Pointer
		return place.Below(at)
	}
	return d.inherited.Locate(at)
}
