package contract

import (
	"iter"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// choice says which subtypes of a schema a value may be of that the schema describes. A greater choice includes a smaller one.
type choice uint8

const (
	settled   choice = iota // none: the schema was reached from the subtype of the value
	own                     // those that the discriminator of the schema chooses, where it has one
	inherited               // all of them: the discriminator of a base chooses among them
)

// use is a schema as the description of a value.
type use struct {
	at   *resolve.Node
	open choice
}

// useID identifies a use, however it was reached.
type useID struct {
	schema *yaml.Node
	open   choice
}

func (u use) id() useID { return useID{u.at.ID(), u.open} }

// referred is the use of the schema to which the reference of a schema leads.
func (u use) referred(s spec, target *resolve.Node) use {
	if s.extends(u.at) {
		return use{target, settled}
	}
	return use{target, min(u.open, own)}
}

// chain lists the uses along the references that begin at a schema, that of the schema first.
func (u use) chain(s spec) iter.Seq[use] {
	return func(yield func(use) bool) {
		from := u
		for n := range s.refs.Chain(u.at) {
			if n.ID() != u.at.ID() {
				from = from.referred(s, n)
			}
			if !yield(from) {
				return
			}
		}
	}
}

// target is the use of the first schema with keywords along the references that begin at a schema; false when they lead nowhere.
func (u use) target(s spec) (use, bool) {
	if _, ok := s.refs.Follow(u.at); !ok {
		return use{}, false
	}
	for next := range u.chain(s) {
		if next.at.ID() != u.at.ID() && !s.isBare(next.at.Node) {
			return next, true
		}
	}
	return use{}, false
}

// uses lists the uses of the schemas of a body, along their references.
func (b body) uses(s spec) iter.Seq[use] {
	return func(yield func(use) bool) {
		for _, n := range []*resolve.Node{b.schema, b.items} {
			if n == nil {
				continue
			}
			for u := range (use{n, own}).chain(s) {
				if !yield(u) {
					return
				}
			}
		}
	}
}

// extends reports whether a reference makes a schema with a name a subtype of its target: it stands in allOf, or from 3.1 on
// beside other keywords. A mapping names a component, or a whole file.
func (s spec) extends(ref *resolve.Node) bool {
	n, extended := ref, s.version.in(v31Up) && hasAssertions(ref.Node)
	for n.Parent != nil && n.Parent.Token == "allOf" {
		n, extended = n.Parent.Parent, true
	}
	return extended && (n.Parent == nil || s.isComponent(n))
}

// parts are the schemas that stand in a schema and describe its values or parts of them in a direction. whole is false
// for branches of a composition.
func (d *directions) parts(u use, way direction) iter.Seq2[use, bool] {
	return func(yield func(child use, whole bool) bool) {
		s, n := d.doc.spec, u.at
		for _, m := range grammar[schemaObject] {
			if !s.version.in(m.in) {
				continue
			}
			value := n.Get(m.name)
			if !value.Exists() {
				continue
			}
			whole, open := true, own
			switch m.name {
			case "additionalProperties", "unevaluatedProperties", "unevaluatedItems":
				if !value.IsMap() { // a boolean describes no value
					continue
				}
			case "allOf":
				whole, open = false, min(u.open, own)
			case "anyOf", "oneOf", "then", "else", "dependentSchemas":
				whole = false
			case "not", "if", "propertyNames", "$defs":
				continue // they describe no value
			}
			for child := range objectsIn(n.Member(m.name, value), m.shape) {
				if m.name == "properties" && !travels(s, child, way) {
					continue
				}
				if !yield(use{child, open}, whole) {
					return
				}
			}
		}
		for chosen := range d.choices(u) {
			if !yield(chosen, false) {
				return
			}
		}
	}
}

// choices are the schemas of which a discriminator may choose one for a value: those that its mapping names, and the
// components whose allOf refers to the schema, which need no mapping (Discriminator Object).
func (d *directions) choices(u use) iter.Seq[use] {
	return func(yield func(use) bool) {
		n := u.at
		if u.open == settled || u.open == own && !n.Get("discriminator").Exists() {
			return
		}
		for _, v := range n.Get("discriminator").Get("mapping").Pairs() {
			if target := d.doc.mappedSchema(n, v); target != nil && !yield(use{target, own}) {
				return
			}
		}
		if isUnion := n.Get("oneOf").Len()+n.Get("anyOf").Len() > 0; isUnion && u.open == own {
			return // it chooses between the branches
		}
		if d.subtypes == nil {
			d.subtypes = subtypes(d.doc)
		}
		for _, sub := range d.subtypes[n.ID()] {
			if !yield(use{sub, inherited}) {
				return
			}
		}
	}
}

// objectsIn lists the objects that a member of an object holds.
func objectsIn(n *resolve.Node, as shape) iter.Seq[*resolve.Node] {
	return func(yield func(*resolve.Node) bool) {
		switch as {
		case one:
			yield(n)
		case listOf:
			for i, item := range n.Items() {
				if !yield(n.Item(i, item)) {
					return
				}
			}
		case mapOf:
			for key, value := range n.Pairs() {
				if !yield(n.Member(key, value)) {
					return
				}
			}
		}
	}
}

// subtypes finds, for each schema, the components whose allOf refers to it.
func subtypes(doc *document) map[*yaml.Node][]*resolve.Node {
	found := map[*yaml.Node][]*resolve.Node{}
	for _, sub := range doc.schemas {
		if !sub.Get("allOf").Exists() || !doc.isComponent(sub) {
			continue
		}
		for _, branch := range branches(sub, "allOf") {
			if _, isRef := resolve.Reference(branch.Node); !isRef {
				continue
			}
			if target, ok := doc.refs.Follow(branch); ok {
				found[target.ID()] = append(found[target.ID()], sub)
			}
		}
	}
	return found
}
