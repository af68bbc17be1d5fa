package contract

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// ownTypes reads type, which is a string, or from 3.1 on possibly an array. Null is left out.
func ownTypes(n source.Node) []string {
	types := []string{}
	t := n.Get("type")
	if text, ok := t.Text(); ok && text != "null" {
		types = append(types, text)
	}
	for _, item := range t.Items() {
		if text := item.String(); text != "null" && !item.IsNull() {
			types = append(types, text)
		}
	}
	return types
}

func isNullable(n source.Node, version family) bool {
	if version == v30 {
		return n.Get("nullable").IsTrue()
	}
	if isNullSchema(n) {
		return true
	}
	for _, item := range n.Get("type").Items() {
		if item.String() == "null" || item.IsNull() {
			return true
		}
	}
	return false
}

func isNullSchema(n source.Node) bool { return n.Get("type").String() == "null" }

func isBinarySchema(n source.Node) bool {
	format := n.Get("format").String()
	return format == "binary" || n.Get("type").String() == "file" || n.Get("contentMediaType").Exists() || n.Get("contentEncoding").Exists()
}

// standsAlone reports whether no other schema is applied to the same value.
func standsAlone(n source.Node) bool {
	for key := range n.Pairs() {
		switch key {
		case "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas":
			return false
		}
	}
	return true
}

// hasAssertions reports whether an object says anything about values beside its reference, other than annotations.
func hasAssertions(n source.Node) bool {
	for key := range n.Pairs() {
		if key != "$ref" && key != "$dynamicRef" && !isAnnotation(key) {
			return true
		}
	}
	return false
}

// isAnnotation reports whether a keyword says nothing about values.
func isAnnotation(key string) bool {
	switch key {
	case "description", "summary", "title", "example", "examples", "deprecated", "readOnly", "writeOnly", "default",
		"$comment", "externalDocs", "xml", "$id", "$anchor", "$schema", "$defs":
		return true
	}
	return strings.HasPrefix(key, "x-")
}

// saysSomething reports whether a schema limits its values: {} and a schema that only annotates do not.
func saysSomething(n source.Node) bool {
	if _, ok := resolve.Reference(n); ok {
		return true
	}
	return hasAssertions(n) && !(n.Len() == 1 && n.Get("nullable").Exists())
}

// isComposed reports whether a schema holds allOf, anyOf or oneOf, or from 3.1 on assertions beside a reference.
func isComposed(n source.Node, version family) bool {
	if _, ok := resolve.Reference(n); ok && version.in(v31Up) && hasAssertions(n) {
		return true
	}
	return n.Get("allOf").Len() > 0 || version != v20 && (n.Get("anyOf").Len() > 0 || n.Get("oneOf").Len() > 0)
}

// declaredProperties are the properties that a schema declares itself.
func declaredProperties(schema *resolve.Node) iter.Seq2[string, *resolve.Node] {
	return func(yield func(string, *resolve.Node) bool) {
		holder := schema.Child("properties")
		for name, value := range holder.Pairs() {
			if !yield(name, holder.Member(name, value)) {
				return
			}
		}
	}
}

// propertyNames names the properties that a schema declares itself.
func propertyNames(n source.Node) []string {
	var names []string
	for name := range n.Get("properties").Pairs() {
		names = append(names, name)
	}
	return names
}

// typesOfKeyword are the types to which a keyword applies.
var typesOfKeyword = map[string][]string{
	"pattern": {"string"}, "minLength": {"string"}, "maxLength": {"string"},
	"minimum": {"number", "integer"}, "maximum": {"number", "integer"}, "multipleOf": {"number", "integer"},
	"exclusiveMinimum": {"number", "integer"}, "exclusiveMaximum": {"number", "integer"},
	"minItems": {"array"}, "maxItems": {"array"},
	"items": {"array"}, "prefixItems": {"array"}, "contains": {"array"}, "uniqueItems": {"array"},
	"properties": {"object"}, "patternProperties": {"object"}, "additionalProperties": {"object"}, "propertyNames": {"object"}, "required": {"object"},
	"minProperties": {"object"}, "maxProperties": {"object"},
}

// applies reports whether a keyword applies to values of some of the types, or no type is stated. OpenAPI 2.0 does not say
// which keywords apply to type file.
func applies(keyword string, types []string) bool {
	if len(types) == 0 || slices.Contains(types, "file") {
		return true
	}
	own, ok := typesOfKeyword[keyword]
	return !ok || slices.ContainsFunc(types, func(t string) bool { return slices.Contains(own, t) || !isType(t) })
}

// isType reports whether a word is a type of JSON Schema other than null.
func isType(t string) bool {
	return slices.Contains([]string{"string", "number", "integer", "boolean", "array", "object"}, t)
}

// maxShown is how many characters of a value a message shows.
const maxShown = 40

// shownValue writes a value for a message, cut short.
func shownValue(n source.Node) string {
	text := fmt.Sprint(n.Value())
	if n.IsString() {
		text = fmt.Sprintf("%q", n.String())
	}
	return quote.Truncate(text, maxShown)
}
