package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/sbom/cycle"
)

// composition finds schemas that are composed of each other in a circle. Such circles are legal.
type composition struct {
	spec
	circles map[*yaml.Node][]*resolve.Node // nil for a schema in no circle
}

func newComposition(s spec) *composition {
	return &composition{spec: s, circles: map[*yaml.Node][]*resolve.Node{}}
}

// circle lists the schemas of the circle that a schema is in, in the order in which they were reached; nil for a schema in
// no circle.
func (c *composition) circle(n *resolve.Node) []*resolve.Node {
	if standsAlone(n.Node) {
		return nil
	}
	if circle, ok := c.circles[n.ID()]; ok {
		return circle
	}
	next := func(n *resolve.Node) []*resolve.Node {
		return slices.DeleteFunc(c.inPlace(n), func(o *resolve.Node) bool {
			_, complete := c.circles[o.ID()]
			return complete || standsAlone(o.Node)
		})
	}
	for group := range cycle.Groups([]*resolve.Node{n}, (*resolve.Node).ID, next) {
		var circle []*resolve.Node
		if len(group) > 1 { // a schema is never in place in itself: a branch is another schema, a reference to itself is broken
			circle = slices.Clone(group)
		}
		for _, member := range group {
			c.circles[member.ID()] = circle
		}
	}
	return c.circles[n.ID()]
}

// trait is a property of schemas that depends on the same property of the schemas in place in them (see spec.inPlace). It is
// worked out once for each schema. Schemas of a circle are worked out together, in rounds until nothing changes, so that the
// result does not depend on which of them comes first.
type trait[V any] struct {
	// of works out the value of one schema from the values of others.
	of   func(n *resolve.Node, other func(*resolve.Node) V) V
	same func(a, b V) bool
	// first is the value of the schemas of a circle before the first round.
	first V
	// rounds is the largest number of rounds for a circle; 0 means any number. With 0, a round uses the values of its own
	// schemas as they change. Values that only grow come to the same end that way, and sooner.
	rounds int
	// costly tells that values of schemas that stand alone are kept, too.
	costly bool

	*composition
	values map[*yaml.Node]V
}

// flag is a trait that is true or false.
func flag(c *composition, of func(n *resolve.Node, other func(*resolve.Node) bool) bool) *trait[bool] {
	return &trait[bool]{of: of, same: equals[bool], composition: c, values: map[*yaml.Node]bool{}}
}

func equals[V comparable](a, b V) bool { return a == b }

// value is the value of a schema.
func (t *trait[V]) value(n *resolve.Node) V {
	if !t.costly && standsAlone(n.Node) {
		return t.of(n, nil)
	}
	if v, ok := t.values[n.ID()]; ok {
		return v
	}
	if !t.refs.Effort.Enter() {
		return t.first
	}
	defer t.refs.Effort.Leave()
	if circle := t.circle(n); circle != nil {
		t.settle(circle)
		return t.values[n.ID()]
	}
	t.refs.Effort.Steps++
	v := t.of(n, t.value)
	t.values[n.ID()] = v
	return v
}

// settle works out the values of all schemas of a circle.
func (t *trait[V]) settle(circle []*resolve.Node) {
	current := make(map[*yaml.Node]V, len(circle))
	for _, member := range circle {
		current[member.ID()] = t.first
	}
	inside := func(n *resolve.Node) V {
		if v, ok := current[n.ID()]; ok {
			return v
		}
		return t.value(n)
	}
	for round, changed := 0, true; changed && (t.rounds == 0 || round < t.rounds); round++ {
		changed = false
		next := current
		if t.rounds > 0 {
			next = map[*yaml.Node]V{}
		}
		for _, member := range slices.Backward(circle) { // schemas that others depend on were reached last
			t.refs.Effort.Steps++
			id := member.ID()
			v := t.of(member, inside)
			changed = changed || !t.same(v, current[id])
			next[id] = v
		}
		current = next
	}
	for id, v := range current {
		t.values[id] = v
	}
}
