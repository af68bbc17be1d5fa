package contract

import (
	"slices"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// isSound reports whether each keyword of a Schema Object certainly has the form that its dialect demands. Where all Schema
// Objects are sound, which is most of the time, they need not be validated one more time: that takes as long as all the
// rest of a document. What is inside of them is looked at by itself.
func isSound(n source.Node) bool {
	for key, v := range n.Pairs() {
		if !soundKeyword(key, v) {
			return false
		}
	}
	return true
}

func soundKeyword(key string, v source.Node) bool {
	isSchema := func(v source.Node) bool { return v.IsMap() || v.IsTrue() || v.IsFalse() }
	switch key {
	case "type":
		if v.IsList() {
			seen := map[string]bool{}
			for _, item := range v.Items() {
				if !soundKeyword(key, item) || seen[item.String()] {
					return false
				}
				seen[item.String()] = true
			}
			return len(seen) > 0
		}
		return v.IsString() && (isType(v.String()) || v.String() == "null")
	case "title", "description", "format", "pattern", "$comment", "$ref", "contentEncoding", "contentMediaType":
		return v.IsString()
	case "deprecated", "readOnly", "writeOnly", "uniqueItems":
		return v.IsTrue() || v.IsFalse()
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
		_, ok := v.Number()
		return ok
	case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains":
		f, ok := v.Number()
		return ok && f >= 0 && f == float64(int64(f))
	case "enum", "examples":
		return v.IsList()
	case "required":
		seen := map[string]bool{}
		for _, item := range v.Items() {
			if !item.IsString() || seen[item.String()] {
				return false
			}
			seen[item.String()] = true
		}
		return v.IsList()
	case "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "contains", "not", "if", "then", "else", "contentSchema":
		return isSchema(v)
	case "allOf", "anyOf", "oneOf", "prefixItems":
		for _, item := range v.Items() {
			if !isSchema(item) {
				return false
			}
		}
		return v.IsList() && v.Len() > 0
	case "properties", "patternProperties", "$defs", "dependentSchemas":
		for _, item := range v.Pairs() {
			if !isSchema(item) {
				return false
			}
		}
		return v.IsMap()
	case "discriminator":
		for name, member := range v.Pairs() {
			if name == "propertyName" && !member.IsString() || name != "propertyName" && name != "mapping" {
				return false
			}
		}
		for _, target := range v.Get("mapping").Pairs() {
			if !target.IsString() {
				return false
			}
		}
		return v.Get("propertyName").Exists() && (!v.Get("mapping").Exists() || v.Get("mapping").IsMap())
	case "externalDocs":
		for name, member := range v.Pairs() {
			if name != "url" && name != "description" || !member.IsString() {
				return false
			}
		}
		return v.Get("url").Exists()
	case "default", "const", "example", "nullable":
		return true
	case "multipleOf", "$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary", "dependentRequired", "definitions", "dependencies",
		"xml":
		return false // it may well be; the dialect tells
	}
	return true
}

// schemasAreSound reports whether all Schema Objects of the document are, apart from those in other files.
func schemasAreSound(doc *document) bool {
	return !slices.ContainsFunc(doc.schemas, func(n *resolve.Node) bool { return n.Doc == doc.root.Doc && !isSound(n.Node) })
}
