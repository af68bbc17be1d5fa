package contract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// operation is an operation where it is used: a path item that two paths refer to makes two.
type operation struct {
	at       *resolve.Node // the operation object
	item     pathItem
	name     string
	way      []string   // from the document to it, as its path has it
	of       *operation // for a callback: the operation that it belongs to
	facts    OperationFacts
	security *resolve.Node // the effective security key; nil when there is none
	servers  []*server
}

// methods are the members of a path item that hold operations, in the order of the specification.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

var safeMethods = []string{"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"}

// ignoredHeaders are header parameters that the specification ignores (Parameter Object, "in").
var ignoredHeaders = []string{"accept", "content-type", "authorization"}

// pathItem is a path item and what its $ref leads to. Fields beside the $ref apply (Path Item Object). Where both have a
// field, which the specification leaves undefined, the one beside the $ref is taken: it is what a reader sees.
type pathItem []*resolve.Node

// maxItems is how many path items with fields beside their $ref one path may be made of.
const maxItems = 64

func (l *lowering) pathItem(s *resolve.Node) pathItem {
	item := pathItem{s}
	known := map[*yaml.Node]bool{}
	var bare []*yaml.Node // the objects since the last one of the item that hold nothing but a $ref
	for {
		ref, ok := resolve.Reference(s.Node)
		if !ok {
			break
		}
		known[s.ID()] = true
		next := l.refs.Resolve(s, ref)
		if next == nil || l.refs.IsMisplaced(s) || known[next.ID()] {
			l.refs.Follow(item[0]) // it tells what is wrong
			break
		}
		if s = next; s.Len() == 1 {
			if behind := l.behind[s.ID()]; behind != nil {
				if s = behind; known[s.ID()] {
					l.refs.Follow(item[0])
					break
				}
			} else if _, ok := resolve.Reference(s.Node); ok {
				bare = append(bare, s.ID())
				continue
			}
		}
		for _, id := range bare {
			l.behind[id] = s
		}
		bare = nil
		if item = append(item, s); len(item) > maxItems {
			l.refs.Break(item[0], ref, resolve.Unreadable, "more than "+strconv.Itoa(maxItems)+" path items with fields of their own refer to one another")
			break
		}
	}
	return item
}

// with is the part of the path item that holds a field; without any, the first.
func (p pathItem) with(field string) *resolve.Node {
	for _, s := range p {
		if s.Get(field).Exists() {
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
		if method == "query" && l.version != v32 || method == "trace" && l.version == v20 || !holder.Get(method).Exists() {
			continue
		}
		l.readOperation(item, holder.Child(method), of, kind, strings.ToUpper(method), path, name, method)
	}
	if l.version == v32 {
		additional := item.with("additionalOperations").Child("additionalOperations")
		for method, node := range additional.Pairs() {
			l.readOperation(item, additional.Member(method, node), of, kind, method, path, name, "additionalOperations", method)
		}
	}
}

func (l *lowering) readOperation(item pathItem, s *resolve.Node, of *operation, kind, method, path, name string, way ...string) {
	s, ok := l.refs.Follow(s)
	if !ok || !s.IsMap() {
		return
	}
	op := &operation{at: s, item: item, of: of, name: method + " " + name, way: append([]string{"paths", path}, way...)}
	op.facts = OperationFacts{
		Kind: kind, Method: method, Path: path, ID: s.Get("operationId").String(),
		Safe: slices.Contains(safeMethods, method), Deprecated: s.Get("deprecated").IsTrue(),
		Tags: texts(s.Get("tags")), Parameters: []ParameterReferenceFacts{}, RequestTypes: []string{}, Statuses: []string{},
	}
	op.facts.Security, op.security = l.effectiveSecurity(s, op.name)
	for _, p := range l.mergedParameters(op) {
		op.facts.Parameters = append(op.facts.Parameters, ParameterReferenceFacts{
			Name: p.Get("name").String(), In: p.Get("in").String(), Required: p.Get("required").IsTrue(),
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
		for expression, node := range c.Pairs() {
			if strings.HasPrefix(expression, "x-") || expression == "$ref" {
				continue
			}
			item := l.pathItem(c.Member(expression, node))
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
func (l *lowering) mergedParameters(op *operation) []*resolve.Node {
	var list []*resolve.Node
	at := map[string]int{}
	for own, holder := range []*resolve.Node{op.item.with("parameters"), op.at} {
		replaceable := len(list) * own // those of the path item; which one of two in one list counts, nobody knows
		for _, p := range l.members(holder, "parameters") {
			id := p.Get("in").String() + " " + p.Get("name").String()
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
	own := l.refs.Locator(op.at)
	return func(path []any) model.Place {
		if len(path) > 0 && path[0] == "security" && op.security != nil {
			return l.refs.Locator(op.security)(path[1:])
		}
		if len(path) > 1 && path[0] == "parameters" {
			if i, ok := path[1].(int); ok {
				if merged := l.mergedParameters(op); i >= 0 && i < len(merged) {
					return l.refs.Locator(merged[i])(path[2:])
				}
			}
		}
		return own(path)
	}
}

// body is a media type of a request or a response.
type body struct {
	at        *resolve.Node // the media type object (2.0: the body parameter or the response)
	mediaType string
	schema    *resolve.Node // nil when nothing describes it
	required  bool
	form      []*resolve.Node // 2.0: the formData parameters that make it up
}

func (l *lowering) requestBodies(op *operation) []body {
	if l.version == v20 {
		consumes := op.at.Get("consumes")
		if !consumes.Exists() {
			consumes = l.root.Get("consumes")
		}
		var form []*resolve.Node
		for _, p := range l.mergedParameters(op) {
			if p.Get("in").String() == "formData" {
				form = append(form, p)
			}
			if p.Get("in").String() != "body" {
				continue
			}
			types := texts(consumes)
			if len(types) == 0 {
				types = []string{""}
			}
			var list []body
			for _, t := range types {
				list = append(list, body{at: p, mediaType: mediaType(t), schema: p.Optional("schema"), required: p.Get("required").IsTrue()})
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
	if !op.at.Get("requestBody").Exists() {
		return nil
	}
	request, ok := l.refs.Follow(op.at.Child("requestBody"))
	if !ok {
		return nil
	}
	return l.contentBodies(request, request.Get("required").IsTrue())
}

func (l *lowering) responseBodies(op *operation, response *resolve.Node) []body {
	if l.version != v20 {
		return l.contentBodies(response, false)
	}
	if !response.Get("schema").Exists() {
		return nil
	}
	produces := op.at.Get("produces")
	if !produces.Exists() {
		produces = l.root.Get("produces")
	}
	types := texts(produces)
	if len(types) == 0 {
		types = []string{""}
	}
	var list []body
	for _, t := range types {
		list = append(list, body{at: response, mediaType: mediaType(t), schema: response.Optional("schema")})
	}
	return list
}

func (l *lowering) contentBodies(holder *resolve.Node, required bool) []body {
	var list []body
	for key, m := range l.members(holder, "content") {
		s := m.Optional("schema")
		if s == nil {
			s = m.Optional("itemSchema")
		}
		list = append(list, body{at: m, mediaType: mediaType(key), schema: s, required: required})
	}
	return list
}

func mediaType(key string) string {
	key, _, _ = strings.Cut(key, ";")
	return strings.ToLower(strings.TrimSpace(key))
}

// readBodies makes the facts of responses and of request and response bodies, one per definition and direction.
func (l *lowering) readBodies(add func(kind model.EntityKind, s *resolve.Node, facts any)) {
	type key struct {
		visit
		mediaType string
		outbound  bool
	}
	seen := map[key]bool{}
	once := func(s *resolve.Node, as object, mediaType string, outbound bool) bool {
		k := key{visit{s.ID(), as}, mediaType, outbound}
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
