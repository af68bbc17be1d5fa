package contract

import (
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// CarriedData is sensitive or classified data in the bodies, parameters or headers of an operation.
type CarriedData struct {
	SensitiveFieldFacts // without a name, the body itself is classified
	Direction           string
	// Locate finds the field, or the body.
	Locate func() model.Place
}

// cargo finds the sensitive or classified data in the bodies of operations.
type cargo struct {
	directions *directions
	fields     []field
	classes    *classification
	byNode     func() map[*yaml.Node]int    // fields by where they stand
	spreads    func() map[direction]*spread // worked out at the first call: only contracts that a manifest names need it
}

func newCargo(doc *document, fields []field, d *directions, classes *classification) *cargo {
	stated := func(f *FieldFacts) bool { return f.Category != "none" || f.Classification != "" }
	byNode := sync.OnceValue(func() map[*yaml.Node]int {
		index := make(map[*yaml.Node]int, len(fields))
		for i, f := range fields {
			index[f.at.ID()] = i
		}
		return index
	})
	return &cargo{directions: d, fields: fields, classes: classes, byNode: byNode, spreads: sync.OnceValue(func() map[direction]*spread {
		return map[direction]*spread{
			request:  spreadFields(doc, fields, d, request, true, stated),
			response: spreadFields(doc, fields, d, response, true, stated),
		}
	})}
}

// of lists the data that the bodies of an operation carry, those of its request first.
func (c *cargo) of(op *operation) []CarriedData {
	return append(c.in(op.request, op.inbound()), c.in(op.responseBodies(), op.outbound())...)
}

func (c *cargo) in(bodies []body, way direction) []CarriedData {
	var list []CarriedData
	for _, f := range c.spreads()[way].in(bodies) {
		list = append(list, CarriedData{f, way.String(), func() model.Place { return c.find(f, way, bodies) }})
	}
	for _, b := range bodies {
		if class, _ := c.classes.of(b.at, b.schema); class != "" {
			list = append(list, CarriedData{SensitiveFieldFacts{Category: "none", Classification: class}, way.String(), func() model.Place { return b.at.Place() }})
		}
		for _, part := range b.form {
			i, ok := c.byNode()[part.ID()]
			if !ok {
				continue
			}
			if f := c.fields[i].facts; f.Category != "none" || f.Classification != "" {
				list = append(list, CarriedData{f.sensitive(), way.String(), func() model.Place { return part.Place() }})
			}
		}
	}
	return list
}

// beside lists the data that the parameters of an operation and the headers of its responses carry. A credential in one of them
// has no category: it is what the caller authenticates with, and not part of the data.
func (c *cargo) beside(op *operation) []CarriedData {
	var list []CarriedData
	add := func(n *resolve.Node, way direction) {
		p := c.directions.doc.parameterByNode[n.ID()]
		if p == nil || n.Get("in").String() == "body" || n.Get("in").String() == "formData" || isIgnored(p, c.directions.doc.version) {
			return
		}
		if i, ok := c.byNode()[n.ID()]; ok {
			f := c.fields[i].facts.sensitive()
			if f.Category == "authentication" {
				f.Category = "none"
			}
			if f.Category != "none" || f.Classification != "" {
				list = append(list, CarriedData{f, way.String(), func() model.Place { return n.Place() }})
			}
		}
		if schema, _ := c.directions.doc.valueSchema(n); schema != nil { // the value may be an object
			bodies := []body{{at: n, schema: schema}}
			for _, f := range c.spreads()[way].in(bodies) {
				list = append(list, CarriedData{f, way.String(), func() model.Place { return c.find(f, way, bodies) }})
			}
		}
	}
	for _, n := range op.parameters {
		add(n, op.inbound())
	}
	for _, r := range op.responses {
		for _, h := range r.headers {
			add(h.at, op.outbound())
		}
	}
	return list
}

// find finds the first field of a kind that is reached from bodies which hold one.
func (c *cargo) find(wanted SensitiveFieldFacts, way direction, bodies []body) model.Place {
	owned := map[*yaml.Node][]field{} // by the schema that declares them
	for _, f := range c.fields {
		if f.facts.Kind == "property" && f.facts.sensitive() == wanted && f.facts.Direction != way.opposite().String() {
			owned[f.owner()] = append(owned[f.owner()], f)
		}
	}
	var queue []use
	seen := map[useID]bool{}
	reach := func(u use) {
		if !seen[u.id()] {
			seen[u.id()] = true
			queue = append(queue, u)
		}
	}
	for _, b := range bodies {
		for u := range b.uses(c.directions.doc.spec) {
			reach(u)
		}
	}
	for len(queue) > 0 {
		n := queue[0].at
		if wanted.Name == "" && classOf(n.Node) == wanted.Classification {
			return n.Place()
		}
		if fields := owned[n.ID()]; len(fields) > 0 {
			return fields[0].at.Place()
		}
		for child := range c.directions.parts(queue[0], way) {
			for u := range child.chain(c.directions.doc.spec) {
				reach(u)
			}
		}
		queue = queue[1:]
	}
	return bodies[0].at.Place() // unreachable: the spread found the field in the same bodies
}
