package contract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// Roots lists what an operation takes and returns: its parameters, the bodies of its request and responses, and the headers of
// its responses. It is nil for the facts of an operation that is not of the contract.
func (v *Values) Roots(facts *OperationFacts) []Root {
	op := v.operations[facts]
	if op == nil {
		return nil
	}
	var list []Root
	sent, returned := op.inbound() == response, op.outbound() == response
	position := map[string]int{} // of path parameters: the first expression with the name
	for i, variable := range serverVariable.FindAllStringSubmatch(op.path, -1) {
		if _, known := position[variable[1]]; !known {
			position[variable[1]] = i
		}
	}
	for _, p := range op.parameters {
		if known := v.doc.parameterByNode[p.ID()]; p.Get("in").String() == "body" || known != nil && isIgnored(known, v.doc.version) {
			continue
		}
		in, name := p.Get("in").String(), p.Get("name").String()
		key := name
		switch in {
		case "path":
			if i, ok := position[name]; ok {
				key = "{" + strconv.Itoa(i) + "}"
			}
		case "header":
			key = strings.ToLower(name)
		}
		root := v.fieldRoot("parameter "+in+" "+key, p, name, "parameter", in)
		root.Returned = sent
		list = append(list, root)
	}
	for _, b := range op.request {
		list = append(list, v.bodyRoots("request "+b.mediaType, "request body", b, sent)...)
	}
	for _, r := range op.responses {
		status := statusKey(r.key)
		for _, b := range r.bodies {
			list = append(list, v.bodyRoots("response "+status+" "+b.mediaType, "response "+status, b, returned)...)
		}
		for _, h := range r.headers {
			root := v.fieldRoot("response "+status+" header "+strings.ToLower(h.name), h.at, h.name, "header", "header")
			root.Returned = returned
			list = append(list, root)
		}
	}
	return list
}

// fieldRoot is a parameter or a header.
func (v *Values) fieldRoot(key string, at *resolve.Node, name, kind, in string) Root {
	f := &Field{Name: name, of: v, sites: []*resolve.Node{at}, kind: kind, in: in, required: at.Get("required").IsTrue()}
	schema, _ := v.doc.valueSchema(at)
	f.Value, f.via = v.use(schema, own)
	if schema == nil || schema.ID() != at.ID() { // in 2.0 a parameter is its own schema
		f.via = append([]*resolve.Node{at}, f.via...)
	}
	return Root{Key: key, Words: kind + " " + name, Field: f, digest: func() uint64 { return v.digests.inContext(at) }}
}

// bodyRoots are a body as a whole, and the items of a stream. Of a body that nothing describes, the root has no value.
func (v *Values) bodyRoots(key, words string, b body, returned bool) []Root {
	var list []Root
	for part, schema := range map[string]*resolve.Node{"": b.schema, " item": b.items} {
		if u, _ := v.use(schema, own); u != nil {
			list = append(list, Root{
				Key: key + part, Words: words, Returned: returned, Value: u,
				digest: func() uint64 { return v.digests.inContext(schema) },
			})
		}
	}
	if len(list) == 0 && (b.schema == nil || !b.schema.IsFalse()) {
		list = append(list, Root{Key: key, Words: words, Returned: returned, digest: func() uint64 { return 0 }})
	}
	slices.SortFunc(list, func(a, b Root) int { return strings.Compare(a.Key, b.Key) })
	return list
}

// Destination is the value of a request that says where a callback is sent; nil if the contract describes none.
func (v *Values) Destination(facts *OperationFacts) *Value {
	op := v.operations[facts]
	if op == nil || op.caller == nil || facts.Destination == nil || !facts.Destination.Found {
		return nil
	}
	kind, name, _ := strings.Cut(strings.TrimPrefix(facts.Destination.Input, "$request."), ".")
	var schema *resolve.Node
	if pointer, ok := strings.CutPrefix(kind, "body"); ok {
		if name != "" { // the pointer has a name with a dot in it
			pointer += "." + name
		}
		schema = bodyMember(op.caller, strings.TrimPrefix(pointer, "#"), v.properties)
	} else {
		for _, p := range op.caller.parameters {
			if n := p.Get("name").String(); p.Get("in").String() == kind && (n == name || kind == "header" && strings.EqualFold(n, name)) {
				schema, _ = v.doc.valueSchema(p)
			}
		}
	}
	if u, _ := v.use(schema, own); u != nil {
		return u.Value
	}
	return nil
}

// Returning tells which of some fields the responses of an operation hold, by name, whatever their category and classification are.
func (v *Values) Returning(names map[string]bool) func(facts *OperationFacts) map[string]bool {
	list := make([]field, 0, len(names))
	for _, f := range v.all {
		if names[f.facts.Name] {
			list = append(list, f)
		}
	}
	held := spreadFields(v.doc, list, v.directions, response, false, func(*FieldFacts) bool { return true })
	return func(facts *OperationFacts) map[string]bool {
		found := map[string]bool{}
		if op := v.operations[facts]; op != nil {
			for _, f := range held.in(op.responseBodies()) {
				found[f.Name] = true
			}
		}
		return found
	}
}

// Returned is a field that responses hold, in full; nil if the contract has none such.
func (v *Values) Returned(wanted SensitiveFieldFacts) *FieldFacts {
	if v.returned == nil {
		v.returned = map[SensitiveFieldFacts]*FieldFacts{}
		for i := range v.all {
			f := &v.all[i].facts
			if _, known := v.returned[f.sensitive()]; !known && f.Kind == "property" && f.Direction != request.String() {
				v.returned[f.sensitive()] = f
			}
		}
	}
	return v.returned[wanted]
}

// Media lists the media types of the request body of an operation, in the order of its facts, with their places.
func (v *Values) Media(facts *OperationFacts) []MediaType {
	op := v.operations[facts]
	if op == nil {
		return nil
	}
	var list []MediaType
	for _, b := range op.request {
		place := b.at.Place()
		if v.doc.version == v20 { // there, media types stand in a list
			place = op.at.Place("consumes")
			if !op.at.Get("consumes").Exists() {
				place = v.doc.root.Place("consumes")
			}
		}
		use := bodyUse{b.at.ID(), b.mediaType, op.inbound()}
		if v.bodies[use] == nil {
			v.bodies[use] = bodyFacts(b, op.inbound(), "", v.limits, v.properties)
		}
		list = append(list, MediaType{b.mediaType, place, v.bodies[use], v.doc.refs.Locator(b.at)})
	}
	return list
}

// MediaType is one media type of a request body.
type MediaType struct {
	Name string
	// At is where the media type is named.
	At model.Place
	// Body is the body of the media type, and Locate finds a place in it.
	Body   *BodyFacts
	Locate func(path []any) model.Place
}
