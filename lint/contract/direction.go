package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// schema is a schema at its definition, and where it is used.
type schema struct {
	at    *resolve.Node
	used  direction                // where it describes values or parts of them
	open  [inherited + 1]direction // where a discriminator may choose at least that much; open[settled] equals used
	whole direction                // where it describes a whole value, not only as a branch of a composition
	alone direction                // where no other schema says which members its objects have: whole, or the sole such branch
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
}

// findDirections follows the requests and responses of all operations down to the last schema. Each schema is visited at most
// once per direction, role and choice.
func findDirections(doc *document, shapes *shapes) *directions {
	d := &directions{doc: doc, shapes: shapes, parameters: map[*parameter]direction{}, byNode: map[*yaml.Node]*schema{}}
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
		d.reach(use{n, own}, way, asWhole) // it is its own schema
		return
	}
	d.reach(use{n.Optional("schema"), own}, way, asWhole)
	for _, m := range d.doc.members(n, "content") {
		d.reach(use{m.Optional("schema"), own}, way, asWhole)
	}
}

func (d *directions) reachBody(b body, way direction) {
	d.reach(use{b.schema, own}, way, asWhole)
	d.reach(use{b.items, own}, way, asWhole)
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
func (d *directions) reach(u use, way direction, as role) {
	n := u.at
	if n == nil || !n.IsMap() && !(n.IsTrue() && d.doc.version.in(v31Up)) {
		return // false accepts no value; true means the same as {}
	}
	if !d.doc.refs.Effort.Enter() {
		return
	}
	defer d.doc.refs.Effort.Leave()
	if _, ok := resolve.Reference(n.Node); ok {
		closedHere := d.doc.version.in(v31Up) && hasAssertions(n.Node)
		if target, ok := u.target(d.doc.spec); ok {
			if closedHere {
				d.reach(target, way, asBranch)
			} else {
				d.reach(target, way, as)
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
	visited, wasAlone := sc.open[u.open]&way != 0, sc.alone&way != 0
	sc.used |= way
	for less := range u.open + 1 {
		sc.open[less] |= way
	}
	if as == asWhole {
		sc.whole |= way
	}
	if as != asBranch && !wasAlone {
		sc.alone |= way
		d.reach(use{d.shapes.soleDescription(n), min(u.open, own)}, way, asSole)
	}
	if visited {
		return // its role makes no difference to its other parts
	}
	for child, whole := range d.parts(u, way) {
		if whole {
			d.reach(child, way, asWhole)
		} else {
			d.reach(child, way, asBranch)
		}
	}
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
