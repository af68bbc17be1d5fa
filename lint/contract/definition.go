package contract

import "github.com/sealint/sealint/lint/contract/resolve"

// definition is an Operation Object: the part of an operation that does not depend on the path that uses it.
type definition struct {
	at         *resolve.Node
	parameters []*resolve.Node
	request    []body // nil in 2.0, where it depends on the path item, too
	responses  []operationResponse
}

// operationResponse is a response of an operation.
type operationResponse struct {
	at      *resolve.Node
	key     string // its key as written: 200, 4xx, default
	bodies  []body
	headers []header
}

// header is a header of a response.
type header struct {
	at   *resolve.Node
	name string
}

// definitions reads the definitions of operations. Many paths may refer to one path item, and many operations to one request
// or response; their parts are shared, so that a small document does not become large.
type definitions struct {
	spec
	byEntry  map[operationEntry]*definition // nil for an entry that is no operation
	lists    map[*resolve.Node][]*resolve.Node
	contents map[content][]body
	headers  map[*resolve.Node][]header
}

// operationEntry is the member of a path item that holds an operation.
type operationEntry struct {
	item   *resolve.Node
	method string
}

// content is the content of a request or response.
type content struct {
	holder   *resolve.Node
	required bool
}

func newDefinitions(s spec) *definitions {
	return &definitions{
		spec: s, byEntry: map[operationEntry]*definition{}, lists: map[*resolve.Node][]*resolve.Node{},
		contents: map[content][]body{}, headers: map[*resolve.Node][]header{},
	}
}

// read reads the operation at a member of a path item; nil when there is none.
func (d *definitions) read(entry *resolve.Node) *definition {
	key := operationEntry{entry.Parent, entry.Token}
	found, ok := d.byEntry[key]
	if !ok {
		found = d.newDefinition(entry)
		d.byEntry[key] = found
	}
	return found
}

func (d *definitions) newDefinition(entry *resolve.Node) *definition {
	at, ok := d.refs.Follow(entry)
	if !ok || !at.IsMap() {
		return nil
	}
	definition := &definition{at: at, parameters: d.parameters(at), request: d.requestBodies(at)}
	for key, response := range d.members(at, "responses") {
		definition.responses = append(definition.responses, operationResponse{
			at: response, key: key, bodies: d.responseBodies(at, response), headers: d.responseHeaders(response),
		})
	}
	return definition
}

// parameters are the parameters that an operation or path item lists.
func (d *definitions) parameters(holder *resolve.Node) []*resolve.Node {
	list, ok := d.lists[holder]
	if !ok {
		for _, p := range d.members(holder, "parameters") {
			list = append(list, p)
		}
		d.lists[holder] = list
	}
	return list
}

func (d *definitions) responseHeaders(response *resolve.Node) []header {
	list, ok := d.headers[response]
	if !ok {
		for name, h := range d.members(response, "headers") {
			list = append(list, header{h, name})
		}
		d.headers[response] = list
	}
	return list
}

func (d *definitions) requestBodies(op *resolve.Node) []body {
	if d.version == v20 || !op.Get("requestBody").Exists() {
		return nil
	}
	request, ok := d.refs.Follow(op.Child("requestBody"))
	if !ok {
		return nil
	}
	return d.contentBodies(request, request.Get("required").IsTrue())
}

// parameterBodies are the request bodies of 2.0, which parameters describe.
func (d *definitions) parameterBodies(op *operation) []body {
	types := d.mediaTypes(op.at, "consumes")
	var form []*resolve.Node
	for _, p := range op.parameters {
		switch p.Get("in").String() {
		case "formData":
			form = append(form, p)
		case "body":
			var list []body
			for _, t := range orUnknown(types) {
				list = append(list, body{at: p, mediaType: mediaType(t), schema: p.Optional("schema"), required: p.Get("required").IsTrue()})
			}
			return list
		}
	}
	if len(form) == 0 {
		return nil
	}
	t := "application/x-www-form-urlencoded"
	if len(types) > 0 {
		t = types[0]
	}
	return []body{{at: op.at, mediaType: mediaType(t), form: form}}
}

func (d *definitions) responseBodies(op, response *resolve.Node) []body {
	if d.version != v20 {
		return d.contentBodies(response, false)
	}
	if !response.Get("schema").Exists() {
		return nil
	}
	var list []body
	for _, t := range orUnknown(d.mediaTypes(op, "produces")) {
		list = append(list, body{at: response, mediaType: mediaType(t), schema: response.Optional("schema")})
	}
	return list
}

// mediaTypes are the media types in consumes or produces (2.0) of an operation, else of the root.
func (d *definitions) mediaTypes(op *resolve.Node, keyword string) []string {
	list := op.Get(keyword)
	if !list.Exists() {
		list = d.root.Get(keyword)
	}
	return textItems(list)
}

// orUnknown is a list of media types, or one empty media type when the list has none.
func orUnknown(types []string) []string {
	if len(types) == 0 {
		return []string{""}
	}
	return types
}

// contentBodies are the media types in the content of a request or response.
func (d *definitions) contentBodies(holder *resolve.Node, required bool) []body {
	list, ok := d.contents[content{holder, required}]
	if !ok {
		for key, m := range d.members(holder, "content") {
			b := body{at: m, mediaType: mediaType(key), schema: m.Optional("schema"), required: required}
			if d.version.in(v32) {
				b.items = m.Optional("itemSchema")
			}
			if b.schema == nil {
				b.schema, b.items = b.items, nil
			}
			list = append(list, b)
		}
		d.contents[content{holder, required}] = list
	}
	return list
}
