package contract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

func itoa(element any) string {
	if i, ok := element.(int); ok {
		return strconv.Itoa(i)
	}
	return ""
}

// operation is an operation where it is used: a path item that two paths refer to makes two.
type operation struct {
	at       *spot // the operation object
	item     pathItem
	name     string
	way      []string   // from the document to it, as its path has it
	of       *operation // for a callback: the operation that it belongs to
	facts    OperationFacts
	security *spot // the effective security key; nil when there is none
	servers  []*server
}

// methods are the members of a path item that hold operations, in the order of the specification.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

var safeMethods = []string{"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"}

// ignoredHeaders are header parameters that the specification ignores (Parameter Object, "in").
var ignoredHeaders = []string{"accept", "content-type", "authorization"}

// pathItem is a path item and what its $ref leads to. Fields beside the $ref apply (Path Item Object). Where both have a
// field, which the specification leaves undefined, the one beside the $ref is taken: it is what a reader sees.
type pathItem []*spot

// maxItems is how many path items with fields beside their $ref one path may be made of.
const maxItems = 64

func (l *lowering) pathItem(s *spot) pathItem {
	item := pathItem{s}
	known := map[*yaml.Node]bool{}
	var bare []*yaml.Node // the objects since the last one of the item that hold nothing but a $ref
	for {
		ref, ok := refOf(s.node)
		if !ok {
			break
		}
		known[s.node.ID()] = true
		r := l.resolve(s, ref)
		if r.spot == nil || l.misdirected[s.node.ID()] || known[r.spot.node.ID()] {
			l.follow(item[0]) // it tells what is wrong
			break
		}
		if s = r.spot; s.node.Len() == 1 {
			if behind := l.behind[s.node.ID()]; behind != nil {
				if s = behind; known[s.node.ID()] {
					l.follow(item[0])
					break
				}
			} else if _, ok := refOf(s.node); ok {
				bare = append(bare, s.node.ID())
				continue
			}
		}
		for _, id := range bare {
			l.behind[id] = s
		}
		bare = nil
		if item = append(item, s); len(item) > maxItems {
			l.breaks(item[0], ref, refUnreadable, "more than "+itoa(maxItems)+" path items with fields of their own refer to one another")
			break
		}
	}
	return item
}

// with is the part of the path item that holds a field; without any, the first.
func (p pathItem) with(field string) *spot {
	for _, s := range p {
		if s.node.Get(field).Exists() {
			return s
		}
	}
	return p[0]
}

// readOperations lists what is served (paths) and what is called on others (webhooks, callbacks). Path items that
// nothing uses hold no operations.
func (l *lowering) readOperations() {
	for key, item := range l.entries(l.root, "paths") {
		l.readPathItem(l.pathItem(item), nil, "path", key, key)
	}
	if l.version.in(v31Up) {
		for key, item := range l.entries(l.root, "webhooks") {
			l.readPathItem(l.pathItem(item), nil, "webhook", key, "webhook "+key)
		}
	}
}

func (l *lowering) readPathItem(item pathItem, of *operation, kind, path, name string) {
	for _, method := range methods {
		holder := item.with(method)
		if method == "query" && l.version != v32 || method == "trace" && l.version == v20 || !holder.node.Get(method).Exists() {
			continue
		}
		l.readOperation(item, holder.child(method), of, kind, strings.ToUpper(method), path, name, method)
	}
	if l.version == v32 {
		additional := item.with("additionalOperations").child("additionalOperations")
		for method, node := range additional.node.Pairs() {
			l.readOperation(item, &spot{doc: additional.doc, node: node, up: additional, token: method}, of, kind, method, path, name, "additionalOperations", method)
		}
	}
}

func (l *lowering) readOperation(item pathItem, s *spot, of *operation, kind, method, path, name string, way ...string) {
	s, ok := l.follow(s)
	if !ok || !s.node.IsMap() {
		return
	}
	op := &operation{at: s, item: item, of: of, name: method + " " + name, way: append([]string{"paths", path}, way...)}
	op.facts = OperationFacts{
		Kind: kind, Method: method, Path: path, ID: s.node.Get("operationId").String(),
		Safe: slices.Contains(safeMethods, method), Deprecated: s.node.Get("deprecated").IsTrue(),
		Tags: texts(s.node.Get("tags")), Parameters: []ParameterReferenceFacts{}, RequestTypes: []string{}, Statuses: []string{},
	}
	op.facts.Security, op.security = l.effectiveSecurity(s, op.name)
	for _, p := range l.mergedParameters(op) {
		op.facts.Parameters = append(op.facts.Parameters, ParameterReferenceFacts{
			Name: p.node.Get("name").String(), In: p.node.Get("in").String(), Required: p.node.Get("required").IsTrue(),
		})
	}
	for _, body := range l.requestBodies(op) {
		op.facts.RequestTypes = append(op.facts.RequestTypes, body.mediaType)
	}
	for status := range l.members(s, "responses") {
		op.facts.Statuses = append(op.facts.Statuses, statusKey(status))
	}
	l.operations = append(l.operations, op)
	if !l.version.in(v3x) || l.nested > maxCallbackDepth {
		return
	}
	l.nested++
	for callback, c := range l.members(s, "callbacks") {
		for expression, node := range c.node.Pairs() {
			if strings.HasPrefix(expression, "x-") || expression == "$ref" {
				continue
			}
			item := l.pathItem(&spot{doc: c.doc, node: node, up: c, token: expression})
			l.readPathItem(item, op, "callback", expression, "callback "+callback+" "+expression+" of "+op.name)
		}
	}
	l.nested--
}

// maxCallbackDepth bounds callbacks of callbacks, which references can make endless.
const maxCallbackDepth = 4

// statusKey writes a key of responses as facts have it: ranges in upper case.
func statusKey(key string) string {
	if key == "default" {
		return key
	}
	return strings.ToUpper(key)
}

func texts(n source.Node) []string {
	list := []string{}
	for _, item := range n.Items() {
		if text, ok := item.Text(); ok {
			list = append(list, text)
		}
	}
	return list
}

// mergedParameters are the parameters of an operation; one of its own replaces the path item's of the same name and
// place.
func (l *lowering) mergedParameters(op *operation) []*spot {
	var list []*spot
	at := map[string]int{}
	for own, holder := range []*spot{op.item.with("parameters"), op.at} {
		replaceable := len(list) * own // those of the path item; which one of two in one list counts, nobody knows
		for _, p := range l.members(holder, "parameters") {
			id := p.node.Get("in").String() + " " + p.node.Get("name").String()
			if i, ok := at[id]; ok && i < replaceable {
				list[i] = p
				delete(at, id)
				continue
			}
			at[id] = len(list)
			list = append(list, p)
		}
	}
	return list
}

// locate finds places of the operation; what is inherited is reached under the name it has in the facts.
func (op *operation) locate(l *lowering) func(path []any) model.Place {
	own := l.place(op.at)
	return func(path []any) model.Place {
		if len(path) > 0 && path[0] == "security" && op.security != nil {
			return l.place(op.security)(path[1:])
		}
		if len(path) > 1 && path[0] == "parameters" {
			if i, ok := path[1].(int); ok {
				if merged := l.mergedParameters(op); i >= 0 && i < len(merged) {
					return l.place(merged[i])(path[2:])
				}
			}
		}
		return own(path)
	}
}

// body is a media type of a request or a response.
type body struct {
	at        *spot // the media type object (2.0: the body parameter or the response)
	mediaType string
	schema    *spot // nil when nothing describes it
	required  bool
	form      []*spot // 2.0: the formData parameters that make it up
}

func (l *lowering) requestBodies(op *operation) []body {
	if l.version == v20 {
		consumes := op.at.node.Get("consumes")
		if !consumes.Exists() {
			consumes = l.root.node.Get("consumes")
		}
		var form []*spot
		for _, p := range l.mergedParameters(op) {
			if p.node.Get("in").String() == "formData" {
				form = append(form, p)
			}
			if p.node.Get("in").String() != "body" {
				continue
			}
			types := texts(consumes)
			if len(types) == 0 {
				types = []string{""}
			}
			var list []body
			for _, t := range types {
				list = append(list, body{at: p, mediaType: mediaType(t), schema: optional(p, "schema"), required: p.node.Get("required").IsTrue()})
			}
			return list
		}
		if len(form) > 0 {
			t := "application/x-www-form-urlencoded"
			if types := texts(consumes); len(types) > 0 {
				t = types[0]
			}
			return []body{{at: op.at, mediaType: mediaType(t), form: form}}
		}
		return nil
	}
	if !op.at.node.Get("requestBody").Exists() {
		return nil
	}
	request, ok := l.follow(op.at.child("requestBody"))
	if !ok {
		return nil
	}
	return l.contentBodies(request, request.node.Get("required").IsTrue())
}

func (l *lowering) responseBodies(op *operation, response *spot) []body {
	if l.version != v20 {
		return l.contentBodies(response, false)
	}
	if !response.node.Get("schema").Exists() {
		return nil
	}
	produces := op.at.node.Get("produces")
	if !produces.Exists() {
		produces = l.root.node.Get("produces")
	}
	types := texts(produces)
	if len(types) == 0 {
		types = []string{""}
	}
	var list []body
	for _, t := range types {
		list = append(list, body{at: response, mediaType: mediaType(t), schema: optional(response, "schema")})
	}
	return list
}

func (l *lowering) contentBodies(holder *spot, required bool) []body {
	var list []body
	for key, m := range l.members(holder, "content") {
		s := optional(m, "schema")
		if s == nil {
			s = optional(m, "itemSchema")
		}
		list = append(list, body{at: m, mediaType: mediaType(key), schema: s, required: required})
	}
	return list
}

func optional(s *spot, name string) *spot {
	if child := s.child(name); child.node.Exists() {
		return child
	}
	return nil
}

func mediaType(key string) string {
	key, _, _ = strings.Cut(key, ";")
	return strings.ToLower(strings.TrimSpace(key))
}

// readBodies makes the facts of responses and of request and response bodies, one per definition and direction.
func (l *lowering) readBodies(add func(kind model.EntityKind, s *spot, facts any)) {
	type key struct {
		visit
		mediaType string
		outbound  bool
	}
	seen := map[key]bool{}
	once := func(s *spot, as object, mediaType string, outbound bool) bool {
		k := key{visit{s.node.ID(), as}, mediaType, outbound}
		defer func() { seen[k] = true }()
		return !seen[k]
	}
	addBody := func(op *operation, b body, direction, status string) {
		if !once(b.at, mediaTypeObject, b.mediaType, direction == "request") {
			return
		}
		facts := &BodyFacts{Direction: direction, MediaType: b.mediaType, Status: status, Required: b.required, HasSchema: b.schema != nil}
		facts.Constraints = l.constraintsOf(b.schema)
		facts.Binary, facts.Parts = l.binary(b), l.binaryParts(b)
		add(model.EntityBody, b.at, facts)
	}
	for _, op := range l.operations {
		request, response := "request", "response"
		if op.facts.Kind != "path" {
			request, response = response, request
		}
		for _, b := range l.requestBodies(op) {
			addBody(op, b, request, "")
		}
		for status, r := range l.members(op.at, "responses") {
			status = statusKey(status)
			bodies := l.responseBodies(op, r)
			for _, b := range bodies {
				addBody(op, b, response, status)
			}
			if !once(r, responseObject, op.facts.Method+status, op.facts.Kind != "path") {
				continue
			}
			facts := &ResponseFacts{Operation: op.facts.Kind, Method: op.facts.Method, Status: status, Content: []ContentFacts{}, Headers: []string{}}
			facts.MayHaveBody = op.facts.Method != "HEAD" && status != "204" && status != "304" && !strings.HasPrefix(status, "1")
			for _, b := range bodies {
				facts.Content = append(facts.Content, ContentFacts{MediaType: b.mediaType, HasSchema: b.schema != nil, Binary: l.binary(b)})
			}
			for name := range l.members(r, "headers") {
				facts.Headers = append(facts.Headers, strings.ToLower(name))
			}
			facts.CORS = l.cors(r)
			add(model.EntityResponse, r, facts)
		}
	}
}
