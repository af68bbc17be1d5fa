package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// Some objects can be recognised by their fields. A reference may lead to any value in a document, also to an object of another
// kind than belongs there. Read as the wrong kind, it would silently be empty: an operation has no methods of a path item.

// kindName names a kind of object in messages.
var kindName = map[object]string{
	pathItemObject: "path item", operationObject: "operation", parameterObject: "parameter", headerObject: "header",
	requestBodyObject: "request body", responseObject: "response", mediaTypeObject: "media type", encodingObject: "encoding",
	callbackObject: "callback", securitySchemeObject: "security scheme", schemaObject: "schema", linkObject: "link",
	exampleObject: "example", rootObject: "whole document", componentsObject: "components object",
}

// ownFields are the fields of each kind of object. An object without any of them is not of the kind. A kind that is not in
// the table is not recognised.
var ownFields = map[object][]string{
	pathItemObject:    append([]string{"$ref", "additionalOperations"}, methods...),
	operationObject:   {"responses", "operationId", "requestBody", "callbacks", "security", "tags", "consumes", "produces"},
	parameterObject:   {"name", "in"},
	headerObject:      {"schema", "content", "example", "examples"},
	requestBodyObject: {"content"},
	responseObject:    {"description", "summary", "content", "headers", "links"},
	mediaTypeObject:   {"schema", "itemSchema", "example", "examples", "encoding", "itemEncoding", "prefixEncoding"},
	schemaObject: {
		"$ref", "$dynamicRef", "$id", "$schema", "$defs", "$anchor", "$dynamicAnchor", "type", "properties", "patternProperties",
		"additionalProperties", "unevaluatedProperties", "propertyNames", "required", "minProperties", "maxProperties", "dependentSchemas",
		"dependentRequired", "items", "prefixItems", "unevaluatedItems", "contains", "minItems", "maxItems", "uniqueItems", "allOf",
		"anyOf", "oneOf", "not", "if", "then", "else", "enum", "const", "default", "format", "pattern", "minLength", "maxLength",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "nullable", "discriminator", "xml", "example",
		"examples", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "contentSchema",
	},
}

// isMisplaced reports whether a value to which a reference leads is certainly not of the kind that belongs there: it is no
// object, or it has no field of that kind and is recognised as another one. what names what it is instead.
func (w *walk) isMisplaced(n source.Node, as object) (what string, misplaced bool) {
	switch {
	case as == exampleObject, as == linkObject: // their contents are not judged
		return "", false
	case as == schemaObject && (n.IsTrue() || n.IsFalse()) && w.version.in(v31Up):
		return "", false
	case n.IsList():
		return "an array", true
	case !n.IsMap():
		return "a value that is no object", true
	}
	own := ownFields[as]
	if as == headerObject && w.version == v20 {
		own = []string{"type"}
	} else if as == responseObject && w.version == v20 {
		own = []string{"description", "schema", "headers", "examples"}
	}
	if len(own) == 0 || slices.ContainsFunc(own, func(field string) bool { return n.Get(field).Exists() }) {
		return "", false
	}
	what = resembles(n)
	return what, what != ""
}

// resembles names the kind of an object that is recognised by its fields; empty when it is not recognised.
func resembles(n source.Node) string {
	text := func(field string) bool { return n.Get(field).IsScalar() }
	switch {
	case (text("openapi") || text("swagger")) && n.Get("info").IsMap():
		return "a whole document"
	case isOperation(n):
		return "an operation"
	case slices.ContainsFunc(methods, func(method string) bool { return isOperation(n.Get(method)) }):
		return "a path item"
	case text("type") && (text("openIdConnectUrl") || n.Get("flows").IsMap() || text("in") && text("name") && n.Get("type").String() == "apiKey"):
		return "a security scheme"
	case text("name") && text("in"):
		return "a parameter"
	case n.Get("content").IsMap():
		return "a request body or a response"
	case text("title") && text("version"):
		return "the info of a document"
	case text("url") && !n.Get("type").Exists():
		return "a server or a link to documentation"
	case n.Get("properties").IsMap(), n.Get("allOf").IsList(), n.Get("anyOf").IsList(), n.Get("oneOf").IsList(),
		slices.Contains([]string{"object", "array", "string", "number", "integer", "boolean", "null"}, n.Get("type").String()):
		return "a schema"
	}
	return ""
}

func isOperation(n source.Node) bool {
	for status := range n.Get("responses").Pairs() {
		if status == "default" || len(status) == 3 && status[0] >= '1' && status[0] <= '5' {
			return true
		}
	}
	return false
}

// checkKind reports whether a reference leads to an object of the kind that belongs there. If not, the target is not read.
func (w *walk) checkKind(n, target *resolve.Node, as object) bool {
	what, misplaced := w.isMisplaced(target.Node, as)
	by, next := n, n // an object on the way to the target, and the one that it refers to
	for count := 0; next.ID() != target.ID() && count < resolve.MaxChain; count++ {
		ref, _ := resolve.Reference(next.Node)
		by, next = next, w.refs.Resolve(next, ref)
		if kind, ok := kindAt(next, w.spec); ok && kind != as && as != exampleObject && kindName[kind] != "" {
			if !misplaced {
				what, misplaced = article(kindName[kind]), true
			}
			break
		}
	}
	if misplaced {
		w.refs.Misplace(n, by, "what stands there is "+what+", not "+article(kindName[as]))
	}
	return !misplaced
}

func (as object) String() string { return kindName[as] }

// kindAt is the kind of object that stands at the place of a node, as its pointer tells: what stands in components.responses
// is a response, whatever its fields are. It is not known of nodes in data and in files that are no whole document.
func kindAt(n *resolve.Node, s spec) (as object, ok bool) {
	root := resolve.Root(n.Doc)
	if n.Doc != s.root.Doc && !root.Get("openapi").Exists() && !root.Get("swagger").Exists() {
		return 0, false
	}
	as = rootObject
	pointer := n.Pointer()
	for len(pointer) > 0 {
		if as == callbackObject && pointer[0] != "$ref" && !strings.HasPrefix(pointer[0], "x-") {
			as, pointer = pathItemObject, pointer[1:]
			continue
		}
		i := slices.IndexFunc(grammar[as], func(m member) bool { return m.name == pointer[0] && s.version.in(m.in) })
		if i < 0 {
			return 0, false
		}
		m := grammar[as][i]
		if pointer = pointer[1:]; m.shape != one {
			if len(pointer) == 0 || isPatterned(m.name) && strings.HasPrefix(pointer[0], "x-") {
				return 0, false
			}
			pointer = pointer[1:]
		}
		as = m.holds
	}
	return as, true
}

// checkReference reports a $ref that is no string.
func checkReference(refs *resolve.Resolver, n *resolve.Node) {
	if ref := n.Get("$ref"); ref.Exists() && !ref.IsString() {
		refs.Break(n, strings.TrimSpace(shownValue(ref)), resolve.Misplaced, "a reference is a string")
	}
}

// article writes a noun with its article.
func article(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
