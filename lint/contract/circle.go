package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// inPlace lists the schemas that judge the same value as a schema does: what it refers to and its branches. Circles of
// them are legal.
func (l *lowering) inPlace(s *resolve.Node) []*resolve.Node {
	n := s.Node
	if !n.IsMap() {
		return nil
	}
	var list []*resolve.Node
	if _, ok := resolve.Reference(n); ok {
		if target, ok := l.refs.Follow(s); ok {
			list = append(list, target)
		}
		if !l.version.in(v31Up) {
			return list
		}
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		if branches := s.Child(keyword); branches.IsList() {
			for i, branch := range branches.Items() {
				list = append(list, branches.Item(i, branch))
			}
		}
	}
	if l.version.in(v31Up) {
		for _, keyword := range []string{"if", "then", "else"} {
			if branch := s.Optional(keyword); branch != nil {
				list = append(list, branch)
			}
		}
		dependent := s.Child("dependentSchemas")
		for name, branch := range dependent.Pairs() {
			list = append(list, dependent.Member(name, branch))
		}
	}
	return list
}

// standsAlone reports whether no other schema judges the same value: of most schemas it is so.
func standsAlone(n source.Node) bool {
	for key := range n.Pairs() {
		switch key {
		case "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas":
			return false
		}
	}
	return true
}

// circles are the strongly connected parts of the graph that inPlace makes (Tarjan's algorithm), found as far as they were
// asked for.
type circles struct {
	marks map[*yaml.Node]*mark
	stack []*resolve.Node
}

type mark struct {
	index, low int
	open       bool            // it is on the stack
	circle     []*resolve.Node // nil for a schema in no circle
}

// circle lists the schemas of the circle that a schema is in; none, most of the time.
func (l *lowering) circle(s *resolve.Node) []*resolve.Node {
	if standsAlone(s.Node) {
		return nil
	}
	if l.circles.marks == nil {
		l.circles.marks = map[*yaml.Node]*mark{}
	}
	m := l.circles.marks[s.ID()]
	if m == nil {
		m = l.connect(s)
	}
	return m.circle
}

func (l *lowering) connect(s *resolve.Node) *mark {
	if !l.refs.Effort.Enter() {
		return &mark{}
	}
	defer l.refs.Effort.Leave()
	c := &l.circles
	start := len(c.stack)
	m := &mark{index: len(c.marks), low: len(c.marks), open: true}
	c.marks[s.ID()] = m
	c.stack = append(c.stack, s)
	self := false
	for _, next := range l.inPlace(s) {
		if standsAlone(next.Node) {
			continue
		}
		to := c.marks[next.ID()]
		if to == nil {
			to = l.connect(next)
		}
		self = self || to == m
		if to.open { // else it belongs to a part of its own, which is complete
			m.low = min(m.low, to.low)
		}
	}
	if m.low != m.index {
		return m
	}
	part := slices.Clone(c.stack[start:])
	c.stack = c.stack[:start]
	for _, member := range part {
		o := c.marks[member.ID()]
		if o.open = false; len(part) > 1 || self {
			o.circle = part
		}
	}
	return m
}

// judgement is what holds for schemas, where it depends on what holds for the schemas in place in them. Every schema is
// judged once; those of a circle together, again and again until nothing changes, so that it makes no difference which one
// is asked for first.
type judgement[V any] struct {
	// of judges one schema by what holds for others.
	of   func(l *lowering, s *resolve.Node, other func(*resolve.Node) V) V
	same func(a, b V) bool
	// first is what holds for the schemas of a circle to begin with.
	first V
	// rounds bounds how often a circle is judged; then what is known counts. Without it, what changes in a round counts in
	// the same round already, which comes to the same end for what only ever grows.
	rounds int
	// costly judgements are kept also for schemas that stand alone.
	costly bool

	known map[*yaml.Node]V
}

func (j *judgement[V]) judge(l *lowering, s *resolve.Node) V {
	if !j.costly && standsAlone(s.Node) {
		return j.of(l, s, nil)
	}
	if v, ok := j.known[s.ID()]; ok {
		return v
	}
	if !l.refs.Effort.Enter() {
		return j.first
	}
	defer l.refs.Effort.Leave()
	if j.known == nil {
		j.known = map[*yaml.Node]V{}
	}
	others := func(o *resolve.Node) V { return j.judge(l, o) }
	circle := l.circle(s)
	if circle == nil {
		l.steps++
		v := j.of(l, s, others)
		j.known[s.ID()] = v
		return v
	}
	current := map[*yaml.Node]V{}
	for _, member := range circle {
		current[member.ID()] = j.first
	}
	inside := func(o *resolve.Node) V {
		if v, ok := current[o.ID()]; ok {
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
			id := member.ID()
			v := j.of(l, member, inside)
			changed = changed || !j.same(v, current[id])
			next[id] = v
		}
		current = next
	}
	for id, v := range current {
		j.known[id] = v
	}
	return current[s.ID()]
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
	wide    judgement[bool]     // it takes every value
	limits  judgement[*ConstraintsFacts]
}

func newJudgements() judgements {
	return judgements{
		object:  judgement[bool]{of: (*lowering).isObject, same: equals[bool]},
		members: judgement[bool]{of: (*lowering).saysMembers, same: equals[bool]},
		rejects: judgement[bool]{of: (*lowering).refuses, same: equals[bool]},
		opens:   judgement[openness]{of: (*lowering).opensBy, same: equals[openness]},
		wide:    judgement[bool]{of: (*lowering).isWide, same: equals[bool]},
		limits:  judgement[*ConstraintsFacts]{of: (*lowering).combine, same: sameConstraints, first: &ConstraintsFacts{Types: []string{}}, rounds: maxRounds, costly: true},
	}
}
