package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// direction says which way a value travels, seen from the API.
type direction uint8

const (
	request direction = 1 << iota
	response
)

func (d direction) String() string {
	return [...]string{"none", "request", "response", "both"}[d&(request|response)]
}

// direct finds the direction of every schema and parameter: one worklist over references, each schema visited at most
// once per direction and role.
func (l *lowering) direct() {
	for _, op := range l.operations {
		in, out := request, response
		if op.facts.Kind != "path" { // webhooks and callbacks are outbound: what they send is our output
			in, out = response, request
		}
		for _, p := range l.mergedParameters(op) {
			l.directParameter(p, in)
			if known := l.paramByNode[p.ID()]; known != nil && p.Get("in").String() == "path" {
				known.place(op.facts.Path)
			}
		}
		for _, b := range l.requestBodies(op) {
			l.directBody(b, in)
		}
		for _, r := range l.members(op.at, "responses") {
			for _, b := range l.responseBodies(op, r) {
				l.directBody(b, out)
			}
			for _, h := range l.members(r, "headers") {
				l.directParameter(h, out)
			}
		}
	}
}

func (l *lowering) directParameter(s *resolve.Node, d direction) {
	if p := l.paramByNode[s.ID()]; p != nil {
		if p.used&d != 0 {
			return
		}
		p.used |= d
	}
	if l.version == v20 && s.Get("type").Exists() {
		l.reach(s, d, true) // it is its own schema
		return
	}
	l.reach(s.Optional("schema"), d, true)
	for _, m := range l.members(s, "content") {
		l.reach(m.Optional("schema"), d, true)
	}
}

func (l *lowering) directBody(b body, d direction) {
	l.reach(b.schema, d, true)
	if l.version == v20 {
		return
	}
	if b.schema == nil {
		l.lacksSchema(b, d)
	}
	for _, e := range l.members(b.at, "encoding") {
		for _, h := range l.members(e, "headers") {
			l.directParameter(h, d)
		}
	}
}

// reach marks a schema and everything below it as travelling in a direction. whole is false for a branch of a
// composition, which describes only a part of the value.
func (l *lowering) reach(s *resolve.Node, d direction, whole bool) {
	if s == nil || !s.IsMap() && !(s.IsTrue() && l.version.in(v31Up)) {
		return // nothing to say of: false takes no value; true is as good as {}
	}
	if !l.refs.Effort.Enter() {
		return
	}
	defer l.refs.Effort.Leave()
	n := s.Node
	if _, ok := resolve.Reference(n); ok {
		closedHere := l.version.in(v31Up) && hasAssertions(n)
		if target, ok := l.refs.Follow(s); ok {
			l.reach(target, d, whole && !closedHere)
			if target.Get("discriminator").Exists() && !l.inherits(s) {
				l.reachSubtypes(target, d)
			}
		}
		if !closedHere {
			return
		}
	}
	sc := l.schemas[n.ID()]
	if sc == nil {
		sc = &schema{at: s}
		l.schemas[n.ID()] = sc
		l.order = append(l.order, sc)
	}
	if sc.used&d != 0 && (!whole || sc.whole&d != 0) {
		return
	}
	descend := sc.used&d == 0
	sc.used |= d
	if whole {
		sc.whole |= d
	}
	if !descend {
		return // its parts were reached before: whether it is whole makes no difference to them
	}
	for child, part := range l.parts(s, d) {
		l.reach(child, d, part)
	}
}

// inherits reports whether a reference is what makes a component a subtype: who reaches the subtype chose it already.
func (l *lowering) inherits(ref *resolve.Node) bool {
	if ref.Parent == nil || ref.Parent.Token != "allOf" {
		return false
	}
	at := ref.Parent.Parent.Pointer()
	return len(at) == 3 && at[0] == "components" && at[1] == "schemas" || len(at) == 2 && at[0] == "definitions"
}

// reachSubtypes marks what a discriminator selects without a mapping: components whose allOf refers to the schema, or to
// one of them.
func (l *lowering) reachSubtypes(base *resolve.Node, d direction) {
	id := base.ID()
	if l.extended[id]&d != 0 || !l.refs.Effort.Enter() {
		return
	}
	defer l.refs.Effort.Leave()
	l.extended[id] |= d
	for _, sub := range l.subtypesOf(base) {
		l.reach(sub, d, false)
		l.reachSubtypes(sub, d)
	}
}

// subtypesOf lists the components whose allOf refers to a schema.
func (l *lowering) subtypesOf(base *resolve.Node) []*resolve.Node {
	if l.subtypes != nil {
		return l.subtypes[base.ID()]
	}
	l.subtypes = map[*yaml.Node][]*resolve.Node{}
	components := l.root.Child("components").Child("schemas")
	if l.version == v20 {
		components = l.root.Child("definitions")
	}
	for name, n := range components.Pairs() {
		sub := components.Member(name, n)
		if _, isRef := resolve.Reference(n); isRef && !l.version.in(v31Up) {
			continue
		}
		for i, branch := range n.Get("allOf").Items() {
			if _, isRef := resolve.Reference(branch); !isRef {
				continue
			}
			if target, ok := l.refs.Follow(sub.Child("allOf").Item(i, branch)); ok {
				l.subtypes[target.ID()] = append(l.subtypes[target.ID()], sub)
			}
		}
	}
	return l.subtypes[base.ID()]
}

// parts are the schemas that stand in a schema and describe its values or parts of them in a direction. whole is false
// for branches of a composition.
func (l *lowering) parts(s *resolve.Node, d direction) func(yield func(child *resolve.Node, whole bool) bool) {
	return func(yield func(*resolve.Node, bool) bool) {
		n := s.Node
		for _, m := range grammar[schemaObject] {
			if !l.version.in(m.in) {
				continue
			}
			child := n.Get(m.name)
			if !child.Exists() {
				continue
			}
			if !child.IsMap() && slices.Contains([]string{"additionalProperties", "unevaluatedProperties", "unevaluatedItems"}, m.name) {
				continue // it says what is open or closed
			}
			whole := true
			switch m.name {
			case "allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas":
				whole = false
			case "not", "if", "propertyNames", "$defs":
				continue // no value is described by them
			}
			at := s.Member(m.name, child)
			switch m.shape {
			case one:
				if !yield(at, whole) {
					return
				}
			case listOf:
				for i, item := range child.Items() {
					if !yield(at.Item(i, item), whole) {
						return
					}
				}
			case mapOf:
				for key, v := range child.Pairs() {
					property := at.Member(key, v)
					if m.name == "properties" && !l.travels(property, d) {
						continue
					}
					if !yield(property, whole) {
						return
					}
				}
			}
		}
		for _, v := range n.Get("discriminator").Get("mapping").Pairs() {
			if target := l.mapped(s, v); target != nil && !yield(target, false) {
				return
			}
		}
	}
}

// mapped finds the schema that a discriminator's mapping names: a reference, or the name of a component.
func (l *lowering) mapped(s *resolve.Node, v source.Node) *resolve.Node {
	name := v.String()
	if l.root.Get("components").Get("schemas").Get(name).Exists() {
		name = "#" + source.EncodePointer([]string{"components", "schemas", name})
	}
	return l.refs.Resolve(s, name)
}

// travels reports whether a property takes part in a direction: readOnly is no input, writeOnly no output.
func (l *lowering) travels(property *resolve.Node, d direction) bool {
	keyword := "readOnly"
	if d == response {
		keyword = "writeOnly"
	}
	if property.Get(keyword).IsTrue() {
		_, isRef := resolve.Reference(property.Node)
		return isRef && !l.version.in(v31Up) // a sibling of a 3.0 reference says nothing
	}
	if _, isRef := resolve.Reference(property.Node); isRef {
		if target, ok := l.refs.Follow(property); ok {
			return !target.Get(keyword).IsTrue()
		}
	}
	return true
}
