package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// operation is an operation where it is used: a path item that two paths refer to makes two.
type operation struct {
	at         *resolve.Node // the Operation Object
	item       pathItem
	kind       string // path, webhook or callback
	method     string // in upper case
	path       string // the path template, the name of the webhook or the expression of the callback
	name       string
	way        []string   // the pointer of the operation below the document: paths, path, method
	caller     *operation // for a callback: the operation that it belongs to
	callback   string     // for a callback: its name
	parameters []*resolve.Node
	request    []body
	responses  []operationResponse
	security   *security // the effective one; nil when none is declared
	servers    []*server // the effective ones; operations share lists
	doubled    bool      // the path item, or one around its callback, has it or what it inherits twice
}

// direction says which way a value travels, seen from the API.
type direction uint8

const (
	request direction = 1 << iota
	response
)

func (d direction) String() string {
	return [...]string{"none", "request", "response", "both"}[d&(request|response)]
}

// opposite is the other direction.
func (d direction) opposite() direction { return d ^ request ^ response }

// isServed reports whether an operation is called by clients of the API. The API itself sends webhooks and
// callbacks to others: their requests are its output.
func (op *operation) isServed() bool { return op.kind == "path" }

// isSafe reports whether the method changes nothing (RFC 9110 §9.2.1).
func (op *operation) isSafe() bool {
	return slices.Contains([]string{"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"}, op.method)
}

// inbound and outbound are the directions in which its requests and its responses travel.
func (op *operation) inbound() direction {
	if op.isServed() {
		return request
	}
	return response
}

func (op *operation) outbound() direction { return op.inbound().opposite() }

// responseBodies are the bodies of all responses.
func (op *operation) responseBodies() []body {
	var list []body
	for _, r := range op.responses {
		list = append(list, r.bodies...)
	}
	return list
}

// documents reports whether one of the responses has a key.
func (op *operation) documents(key string) bool {
	return slices.ContainsFunc(op.responses, func(r operationResponse) bool { return r.key == key })
}

// operationReader reads the operations of a document.
type operationReader struct {
	spec
	items       pathItems
	definitions *definitions
	securities  *securityReader
	inherited   *security // that of the root, which operations inherit
	list        []*operation
	nested      int // in how many callbacks the reader is at the moment
}

// readOperations lists the operations that the API serves (paths) and those that it calls (webhooks, callbacks). Path items
// that nothing uses hold no operations.
func readOperations(s spec, securities *securityReader) []*operation {
	r := &operationReader{
		spec: s, items: pathItems{refs: s.refs, targetFirst: s.targetFirst, behind: map[*yaml.Node]*resolve.Node{}}, definitions: newDefinitions(s), securities: securities,
	}
	if at := s.root.Optional("security"); at != nil {
		r.inherited = securities.read(at, "root", "root")
	}
	for key, item := range s.entries(s.root, "paths") {
		r.readPathItem(&operation{item: r.items.read(item), kind: "path", path: key, name: key})
	}
	if s.version.in(v31Up) {
		for key, item := range s.entries(s.root, "webhooks") {
			r.readPathItem(&operation{item: r.items.read(item), kind: "webhook", path: key, name: "webhook " + key})
		}
	}
	return r.list
}

// readPathItem reads the operations of a path item. All fields but those of the method are those of a given operation.
func (r *operationReader) readPathItem(like *operation) {
	for _, method := range methods {
		holder := like.item.with(method)
		if method == "query" && r.version != v32 || method == "trace" && r.version == v20 || !holder.Get(method).Exists() {
			continue
		}
		r.readOperation(like, holder.Child(method), strings.ToUpper(method), method)
	}
	if r.version == v32 {
		additional := like.item.with("additionalOperations").Child("additionalOperations")
		for method, value := range additional.Pairs() {
			r.readOperation(like, additional.Member(method, value), method, "additionalOperations", method)
		}
	}
}

func (r *operationReader) readOperation(like *operation, entry *resolve.Node, method string, way ...string) {
	definition := r.definitions.read(entry)
	if definition == nil {
		return
	}
	op := &operation{
		at: definition.at, item: like.item, kind: like.kind, method: method, path: like.path, name: method + " " + like.name,
		way: append([]string{"paths", like.path}, way...), caller: like.caller, callback: like.callback, doubled: like.doubled || like.item.isDoubled(way[0]),
		request: definition.request, responses: definition.responses,
	}
	op.security = r.security(op)
	op.parameters = merge(r.definitions.parameters(like.item.with("parameters")), definition.parameters)
	if r.version == v20 {
		op.request = r.definitions.parameterBodies(op)
	}
	r.list = append(r.list, op)
	r.readCallbacks(op)
}

// maxCallbackDepth bounds callbacks of callbacks, which references can make endless.
const maxCallbackDepth = 4

func (r *operationReader) readCallbacks(op *operation) {
	if !r.version.in(v3x) || r.nested > maxCallbackDepth {
		return
	}
	r.nested++
	for callback, c := range r.members(op.at, "callbacks") {
		for expression, value := range c.Pairs() {
			if strings.HasPrefix(expression, "x-") || expression == "$ref" {
				continue
			}
			item := r.items.read(c.Member(expression, value))
			r.readPathItem(&operation{
				item: item, kind: "callback", path: expression, name: "callback " + callback + " " + expression + " of " + op.name, caller: op, callback: callback, doubled: op.doubled,
			})
		}
	}
	r.nested--
}

// security is the security of an operation if it has that key, else that of the root (OpenAPI Object, Operation Object). An
// empty list is a list: it removes what is inherited.
func (r *operationReader) security(op *operation) *security {
	if at := op.at.Optional("security"); at != nil {
		return r.securities.read(at, "operation", op.name)
	}
	if r.inherited != nil {
		r.inherited.heirs = append(r.inherited.heirs, op.at)
	}
	return r.inherited
}

// merge merges the parameters of a path item with those of an operation. One of the operation replaces the one of the path
// item with the same name and place. Duplicates within one list are undefined by the specification; all of them are kept.
func merge(item, own []*resolve.Node) []*resolve.Node {
	if len(item) == 0 {
		return own
	}
	list := slices.Clone(item)
	at := map[string]int{}
	key := func(p *resolve.Node) string { return p.Get("in").String() + " " + p.Get("name").String() }
	for i, p := range item {
		at[key(p)] = i
	}
	for _, p := range own {
		if i, ok := at[key(p)]; ok {
			list[i] = p
			delete(at, key(p))
		} else {
			list = append(list, p)
		}
	}
	return list
}

// statusKey writes a key of responses as facts have it: ranges in upper case.
func statusKey(key string) string {
	if key == "default" {
		return key
	}
	return strings.ToUpper(key)
}

// textItems are the items of a list that are text.
func textItems(n source.Node) []string {
	list := []string{}
	for _, item := range n.Items() {
		if text, ok := item.Text(); ok {
			list = append(list, text)
		}
	}
	return list
}
