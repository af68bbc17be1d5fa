package contract

import (
	"iter"
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// schema is a schema at its definition, and where it is used.
type schema struct {
	at    *resolve.Node
	used  direction // where it describes values or parts of them
	whole direction // where it describes a whole value, not only as a branch of a composition
	alone direction // where no other schema says which members its objects have: whole, or the sole such branch
}

// role is the part that a schema has in the description of a value.
type role uint8

const (
	asBranch role = iota // it is one of several schemas that describe the value
	asSole               // it is a branch, and the only one that says which members the value has
	asWhole              // it describes the value
)

// missingSchema is a media type, parameter or header that no schema describes.
type missingSchema struct {
	at   *resolve.Node
	gap  string // media-type, parameter or header
	used direction
}

// directions holds the directions in which schemas, parameters and headers travel.
type directions struct {
	doc        *document
	shapes     *shapes
	schemas    []*schema // in the order of the document, then those that only operations reach
	parameters map[*parameter]direction
	missing    []missingSchema

	byNode   map[*yaml.Node]*schema
	subtypes map[*yaml.Node][]*resolve.Node // schema → the components whose allOf refers to it; nil until it is asked for
	extended map[*yaml.Node]direction       // where the subtypes of a schema were reached
}

// findDirections follows the requests and responses of all operations down to the last schema. Each schema is visited at most
// once per direction and role.
func findDirections(doc *document, shapes *shapes) *directions {
	d := &directions{
		doc: doc, shapes: shapes, parameters: map[*parameter]direction{}, byNode: map[*yaml.Node]*schema{}, extended: map[*yaml.Node]direction{},
	}
	for _, n := range doc.schemas {
		if d.byNode[n.ID()] == nil {
			d.add(n)
		}
	}
	for _, p := range doc.parameters {
		if doc.version == v20 && p.at.Get("type").Exists() {
			continue // it is its own schema
		}
		if schema, by := doc.valueSchema(p.at); by == "none" || by == "content" && schema == nil {
			d.missing = append(d.missing, missingSchema{at: p.at, gap: map[object]string{parameterObject: "parameter", headerObject: "header"}[p.as]})
		}
	}
	for _, op := range doc.operations {
		for _, p := range op.parameters {
			d.reachParameter(p, op.inbound())
		}
		for _, b := range op.request {
			d.reachBody(b, op.inbound())
		}
		for _, r := range op.responses {
			for _, b := range r.bodies {
				d.reachBody(b, op.outbound())
			}
			for _, h := range r.headers {
				d.reachParameter(h.at, op.outbound())
			}
		}
	}
	for i := range d.missing {
		if p := doc.parameterByNode[d.missing[i].at.ID()]; p != nil && !isIgnored(p, doc.version) {
			d.missing[i].used = d.parameters[p]
		}
	}
	return d
}

func (d *directions) add(n *resolve.Node) *schema {
	sc := &schema{at: n}
	d.byNode[n.ID()] = sc
	d.schemas = append(d.schemas, sc)
	return sc
}

func (d *directions) reachParameter(n *resolve.Node, way direction) {
	if p := d.doc.parameterByNode[n.ID()]; p != nil {
		if d.parameters[p]&way != 0 {
			return
		}
		d.parameters[p] |= way
		if isIgnored(p, d.doc.version) {
			return // what the specification ignores needs no limits
		}
	}
	if d.doc.version == v20 && n.Get("type").Exists() {
		d.reach(n, way, asWhole) // it is its own schema
		return
	}
	d.reach(n.Optional("schema"), way, asWhole)
	for _, m := range d.doc.members(n, "content") {
		d.reach(m.Optional("schema"), way, asWhole)
	}
}

func (d *directions) reachBody(b body, way direction) {
	d.reach(b.schema, way, asWhole)
	d.reach(b.items, way, asWhole)
	if d.doc.version == v20 {
		return
	}
	if b.schema == nil && b.items == nil && isStructured(b.mediaType) { // bytes and text need no schema
		i := slices.IndexFunc(d.missing, func(o missingSchema) bool { return o.at.ID() == b.at.ID() })
		if i < 0 {
			i = len(d.missing)
			d.missing = append(d.missing, missingSchema{at: b.at, gap: "media-type"})
		}
		d.missing[i].used |= way
	}
	for _, e := range d.doc.members(b.at, "encoding") {
		for _, h := range d.doc.members(e, "headers") {
			d.reachParameter(h, way)
		}
	}
}

// reach marks a schema and everything below it as travelling in a direction.
func (d *directions) reach(n *resolve.Node, way direction, as role) {
	if n == nil || !n.IsMap() && !(n.IsTrue() && d.doc.version.in(v31Up)) {
		return // false accepts no value; true means the same as {}
	}
	if !d.doc.refs.Effort.Enter() {
		return
	}
	defer d.doc.refs.Effort.Leave()
	if _, ok := resolve.Reference(n.Node); ok {
		closedHere := d.doc.version.in(v31Up) && hasAssertions(n.Node)
		if target, ok := d.doc.refs.Follow(n); ok {
			if closedHere {
				d.reach(target, way, asBranch)
			} else {
				d.reach(target, way, as)
			}
			if target.Get("discriminator").Exists() && !inherits(n) {
				d.reachSubtypes(target, way)
			}
		}
		if !closedHere {
			return
		}
	}
	sc := d.byNode[n.ID()]
	if sc == nil {
		sc = d.add(n)
	}
	visited, wasAlone := sc.used&way != 0, sc.alone&way != 0
	sc.used |= way
	if as == asWhole {
		sc.whole |= way
	}
	if as != asBranch && !wasAlone {
		sc.alone |= way
		d.reach(d.shapes.soleDescription(n), way, asSole)
	}
	if visited {
		return // its role makes no difference to its other parts
	}
	for child, whole := range parts(d.doc.spec, n, way) {
		if whole {
			d.reach(child, way, asWhole)
		} else {
			d.reach(child, way, asBranch)
		}
	}
}

// inherits reports whether a reference in allOf makes a component a subtype of its target. A value that is described by the
// subtype is no longer chosen by the discriminator of the target.
func inherits(ref *resolve.Node) bool {
	if ref.Parent == nil || ref.Parent.Token != "allOf" {
		return false
	}
	return isComponent(ref.Parent.Parent)
}

// isComponent reports whether a schema has a name, by which a discriminator can choose it.
func isComponent(n *resolve.Node) bool {
	at := n.Pointer()
	return len(at) == 3 && at[0] == "components" && at[1] == "schemas" || len(at) == 2 && at[0] == "definitions"
}

// reachSubtypes marks the schemas that a discriminator selects without a mapping: components whose allOf refers to the
// schema, or to one of them.
func (d *directions) reachSubtypes(base *resolve.Node, way direction) {
	id := base.ID()
	if d.extended[id]&way != 0 || !d.doc.refs.Effort.Enter() {
		return
	}
	defer d.doc.refs.Effort.Leave()
	d.extended[id] |= way
	if d.subtypes == nil {
		d.subtypes = subtypes(d.doc.spec)
	}
	for _, sub := range d.subtypes[id] {
		d.reach(sub, way, asBranch)
		d.reachSubtypes(sub, way)
	}
}

// subtypes finds, for each schema, the components whose allOf refers to it.
func subtypes(s spec) map[*yaml.Node][]*resolve.Node {
	found := map[*yaml.Node][]*resolve.Node{}
	components := s.root.Child("components").Child("schemas")
	if s.version == v20 {
		components = s.root.Child("definitions")
	}
	for name, value := range components.Pairs() {
		sub := components.Member(name, value)
		if _, isRef := resolve.Reference(value); isRef && !s.version.in(v31Up) {
			continue
		}
		for _, branch := range branches(sub, "allOf") {
			if _, isRef := resolve.Reference(branch.Node); !isRef {
				continue
			}
			if target, ok := s.refs.Follow(branch); ok {
				found[target.ID()] = append(found[target.ID()], sub)
			}
		}
	}
	return found
}

// parts are the schemas that stand in a schema and describe its values or parts of them in a direction. whole is false
// for branches of a composition.
func parts(s spec, n *resolve.Node, way direction) iter.Seq2[*resolve.Node, bool] {
	return func(yield func(child *resolve.Node, whole bool) bool) {
		for _, m := range grammar[schemaObject] {
			if !s.version.in(m.in) {
				continue
			}
			value := n.Get(m.name)
			if !value.Exists() {
				continue
			}
			whole := true
			switch m.name {
			case "additionalProperties", "unevaluatedProperties", "unevaluatedItems":
				if !value.IsMap() { // a boolean describes no value
					continue
				}
			case "allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas":
				whole = false
			case "not", "if", "propertyNames", "$defs":
				continue // they describe no value
			}
			for child := range objectsIn(n.Member(m.name, value), m.shape) {
				if m.name == "properties" && !travels(s, child, way) {
					continue
				}
				if !yield(child, whole) {
					return
				}
			}
		}
		for _, v := range n.Get("discriminator").Get("mapping").Pairs() {
			if target := mappedSchema(s, n, v); target != nil && !yield(target, false) {
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

// mappedSchema finds the schema that a discriminator's mapping names: by a reference, or by the name of a component
// (Discriminator Object).
func mappedSchema(s spec, n *resolve.Node, value source.Node) *resolve.Node {
	name := value.String()
	if s.root.Get("components").Get("schemas").Get(name).Exists() {
		name = "#" + source.EncodePointer([]string{"components", "schemas", name})
	}
	return s.refs.Resolve(n, name)
}

// travels reports whether a property takes part in a direction: readOnly is no input, writeOnly no output.
func travels(s spec, property *resolve.Node, way direction) bool {
	if way == response {
		return !s.isAnnotated(property, "writeOnly")
	}
	return !s.isAnnotated(property, "readOnly")
}

// isAnnotated reports whether a keyword is true in a schema or one that always applies with it (JSON Schema 2020-12
// Validation §9.4).
func (s spec) isAnnotated(n *resolve.Node, keyword string) bool {
	if standsAlone(n.Node) {
		return n.Get(keyword).IsTrue()
	}
	return slices.ContainsFunc(s.together(n), func(o *resolve.Node) bool { return o.Get(keyword).IsTrue() })
}
