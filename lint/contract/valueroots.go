package contract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
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
	variables := serverVariable.FindAllStringSubmatch(op.path, -1)
	for _, p := range op.parameters {
		if known := v.doc.parameterByNode[p.ID()]; p.Get("in").String() == "body" || known != nil && isIgnored(known, v.doc.version) {
			continue
		}
		in, name := p.Get("in").String(), p.Get("name").String()
		key := name
		switch in {
		case "path":
			if i := slices.IndexFunc(variables, func(variable []string) bool { return variable[1] == name }); i >= 0 {
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

// bodyRoots are a body as a whole, and the items of a stream.
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
