package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// Of some objects, fields tell what kind they are. A reference may lead to anything that a pointer can name, and tools
// take what they find there for what they look for: a path item that is an operation holds no operations.

// kindName names a kind of object in messages.
var kindName = map[object]string{
	pathItemObject: "path item", operationObject: "operation", parameterObject: "parameter", headerObject: "header",
	requestBodyObject: "request body", responseObject: "response", mediaTypeObject: "media type", encodingObject: "encoding",
	callbackObject: "callback", securitySchemeObject: "security scheme", schemaObject: "schema",
}

// ownFields are fields by which an object may be of the kind at all. A kind without any is never told apart.
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

// isMisplaced reports whether an object to which a reference leads is certainly not of the kind that belongs there: it is no
// object, or it has no field of that kind and those of another one. what names what it is instead.
func (l *lowering) isMisplaced(n source.Node, as object) (what string, misplaced bool) {
	switch {
	case as == exampleObject, as == linkObject: // tools put all sorts of things there, and none is judged
		return "", false
	case as == schemaObject && (n.IsTrue() || n.IsFalse()) && l.version.in(v31Up):
		return "", false
	case n.IsList():
		return "an array", true
	case !n.IsMap():
		return "a value that is no object", true
	}
	own := ownFields[as]
	if as == headerObject && l.version == v20 {
		own = []string{"type"}
	} else if as == responseObject && l.version == v20 {
		own = []string{"description", "schema", "headers", "examples"}
	}
	if len(own) == 0 || slices.ContainsFunc(own, func(field string) bool { return n.Get(field).Exists() }) {
		return "", false
	}
	what = resembles(n)
	return what, what != ""
}

// resembles tells what an object certainly is by its fields, in words; empty when they do not tell.
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

// checkKind marks a reference that leads to an object of another kind, so that nothing is read from it. It is the last
// reference of a chain that is marked: the others lead where they say.
func (l *lowering) checkKind(s, target *resolve.Node, as object) bool {
	what, misplaced := l.isMisplaced(target.Node, as)
	if !misplaced {
		return true
	}
	l.refs.Misplace(s, "what stands there is "+what+", not "+article(kindName[as]))
	return false
}

// checkRef reports a $ref that is no string where a reference belongs.
func (l *lowering) checkRef(s *resolve.Node) {
	if ref := s.Get("$ref"); ref.Exists() && !ref.IsString() {
		text := strings.TrimSpace(shownValue(ref))
		l.refs.Break(s, text, resolve.Misplaced, "a reference is a string")
	}
}
