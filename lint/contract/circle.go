package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"
)

// inPlace lists the schemas that judge the same value as a schema does: what it refers to and its branches. Circles of
// them are legal.
func (l *lowering) inPlace(s *spot) []*spot {
	n := s.node
	if !n.IsMap() {
		return nil
	}
	var list []*spot
	if _, ok := refOf(n); ok {
		if target, ok := l.follow(s); ok {
			list = append(list, target)
		}
		if !l.version.in(v31Up) {
			return list
		}
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		if branches := s.child(keyword); branches.node.IsList() {
			for i, branch := range branches.node.Items() {
				list = append(list, branches.item(i, branch))
			}
		}
	}
	if l.version.in(v31Up) {
		for _, keyword := range []string{"if", "then", "else"} {
			if branch := optional(s, keyword); branch != nil {
				list = append(list, branch)
			}
		}
		dependent := s.child("dependentSchemas")
		for name, branch := range dependent.node.Pairs() {
			list = append(list, &spot{doc: s.doc, node: branch, up: dependent, token: name})
		}
	}
	return list
}

// circles are the strongly connected parts of the graph that inPlace makes (Tarjan's algorithm), found as far as they were
// asked for.
type circles struct {
	of    map[*yaml.Node][]*spot // nil for a schema in no circle
	index map[*yaml.Node]int
	low   map[*yaml.Node]int // of those on the stack
	stack []*spot
}

// circle lists the schemas of the circle that a schema is in; none, most of the time.
func (l *lowering) circle(s *spot) []*spot {
	c := &l.circles
	if c.index == nil {
		c.of, c.index, c.low = map[*yaml.Node][]*spot{}, map[*yaml.Node]int{}, map[*yaml.Node]int{}
	}
	if _, known := c.index[s.node.ID()]; !known {
		l.connect(s)
	}
	return c.of[s.node.ID()]
}

func (l *lowering) connect(s *spot) {
	c, id := &l.circles, s.node.ID()
	start := len(c.stack)
	c.index[id] = len(c.index)
	c.low[id] = c.index[id]
	c.stack = append(c.stack, s)
	self := false
	for _, next := range l.inPlace(s) {
		to := next.node.ID()
		self = self || to == id
		if _, known := c.index[to]; !known {
			l.connect(next)
		}
		if low, open := c.low[to]; open { // else it belongs to a part of its own, which is complete
			c.low[id] = min(c.low[id], low)
		}
	}
	if c.low[id] != c.index[id] {
		return
	}
	part := slices.Clone(c.stack[start:])
	c.stack = c.stack[:start]
	for _, member := range part {
		delete(c.low, member.node.ID())
		if len(part) > 1 || self {
			c.of[member.node.ID()] = part
		}
	}
}

// judgement is what holds for schemas, where it depends on what holds for the schemas in place in them. Every schema is
// judged once; those of a circle together, again and again until nothing changes, so that it makes no difference which one
// is asked for first.
type judgement[V any] struct {
	// of judges one schema by what holds for others.
	of   func(l *lowering, s *spot, other func(*spot) V) V
	same func(a, b V) bool
	// first is what holds for the schemas of a circle to begin with.
	first V
	// rounds bounds how often a circle is judged; then what is known counts. Without it, what changes in a round counts in
	// the same round already, which comes to the same end for what only ever grows.
	rounds int

	known map[*yaml.Node]V
}

func (j *judgement[V]) judge(l *lowering, s *spot) V {
	if v, ok := j.known[s.node.ID()]; ok {
		return v
	}
	if j.known == nil {
		j.known = map[*yaml.Node]V{}
	}
	others := func(o *spot) V { return j.judge(l, o) }
	circle := l.circle(s)
	if circle == nil {
		l.steps++
		v := j.of(l, s, others)
		j.known[s.node.ID()] = v
		return v
	}
	current := map[*yaml.Node]V{}
	for _, member := range circle {
		current[member.node.ID()] = j.first
	}
	inside := func(o *spot) V {
		if v, ok := current[o.node.ID()]; ok {
			return v
		}
		return others(o)
	}
	for round, changed := 0, true; changed && (j.rounds == 0 || round < j.rounds); round++ {
		changed = false
		next := current
		if j.rounds > 0 {
			next = map[*yaml.Node]V{}
		}
		for _, member := range slices.Backward(circle) { // those that others depend on were found last
			l.steps++
			id := member.node.ID()
			v := j.of(l, member, inside)
			changed = changed || !j.same(v, current[id])
			next[id] = v
		}
		current = next
	}
	for id, v := range current {
		j.known[id] = v
	}
	return current[s.node.ID()]
}

func equals[V comparable](a, b V) bool { return a == b }

// maxRounds is how often the limits of schemas in a circle are drawn together. What is not known by then is not counted
// on.
const maxRounds = 16

// judgements are what is asked of schemas.
type judgements struct {
	object  judgement[bool]     // it describes objects
	members judgement[bool]     // it says something of their members
	rejects judgement[bool]     // it refuses undeclared members
	opens   judgement[openness] // it takes undeclared members on, so that none is left unevaluated
	limits  judgement[Constraints]
}

func newJudgements() judgements {
	return judgements{
		object:  judgement[bool]{of: (*lowering).isObject, same: equals[bool]},
		members: judgement[bool]{of: (*lowering).saysMembers, same: equals[bool]},
		rejects: judgement[bool]{of: (*lowering).refuses, same: equals[bool]},
		opens:   judgement[openness]{of: (*lowering).opensBy, same: equals[openness]},
		limits:  judgement[Constraints]{of: (*lowering).combine, same: sameConstraints, first: Constraints{Types: []string{}}, rounds: maxRounds},
	}
}
