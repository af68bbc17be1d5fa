package contract

import (
	"iter"
	"slices"

	"github.com/sealint/sealint/lint/source"
)

// isSound reports whether each keyword of a Schema Object certainly has the form that its dialect demands. The schemas
// inside it are not looked at.
func isSound(n source.Node) bool {
	for key, v := range n.Pairs() {
		if !isSoundKeyword(key, v) {
			return false
		}
	}
	return true
}

func isSoundKeyword(key string, v source.Node) bool {
	switch key {
	case "type":
		return isSoundType(v)
	case "title", "description", "format", "pattern", "$comment", "$ref", "contentEncoding", "contentMediaType":
		return v.IsString()
	case "deprecated", "readOnly", "writeOnly", "uniqueItems":
		return isBoolean(v)
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
		_, ok := v.Number()
		return ok
	case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains":
		f, ok := v.Number()
		return ok && f >= 0 && f == float64(int64(f))
	case "enum", "examples":
		return v.IsList()
	case "required":
		return v.IsList() && areDistinct(v, source.Node.IsString)
	case "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "contains", "not", "if", "then", "else", "contentSchema":
		return isSchema(v)
	case "allOf", "anyOf", "oneOf", "prefixItems":
		return v.IsList() && v.Len() > 0 && every(v.Items(), isSchema)
	case "properties", "patternProperties", "$defs", "dependentSchemas":
		return v.IsMap() && every(v.Pairs(), isSchema)
	case "discriminator":
		return isSoundDiscriminator(v)
	case "externalDocs":
		return hasOnly(v, "url", "description") && every(v.Pairs(), source.Node.IsString) && v.Get("url").Exists()
	case "multipleOf", "$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary", "dependentRequired", "definitions", "dependencies",
		"xml":
		return false // only the dialect can tell
	}
	return true
}

// isSoundType reports whether a value of type is a type, or a list of different types.
func isSoundType(v source.Node) bool {
	isSimple := func(v source.Node) bool { return v.IsString() && (isType(v.String()) || v.String() == "null") }
	if v.IsList() {
		return v.Len() > 0 && areDistinct(v, isSimple)
	}
	return isSimple(v)
}

func isSoundDiscriminator(v source.Node) bool {
	mapping := v.Get("mapping")
	return hasOnly(v, "propertyName", "mapping") && v.Get("propertyName").IsString() &&
		(!mapping.Exists() || mapping.IsMap() && every(mapping.Pairs(), source.Node.IsString))
}

func isBoolean(v source.Node) bool { return v.IsTrue() || v.IsFalse() }

func isSchema(v source.Node) bool { return v.IsMap() || isBoolean(v) }

// areDistinct reports whether the items of a list have a form and differ from one another.
func areDistinct(v source.Node, holds func(source.Node) bool) bool {
	seen := map[string]bool{}
	for _, item := range v.Items() {
		if !holds(item) || seen[item.String()] {
			return false
		}
		seen[item.String()] = true
	}
	return true
}

// hasOnly reports whether an object has no members but some.
func hasOnly(v source.Node, names ...string) bool {
	for name := range v.Pairs() {
		if !slices.Contains(names, name) {
			return false
		}
	}
	return true
}

func every[K any](values iter.Seq2[K, source.Node], holds func(source.Node) bool) bool {
	for _, v := range values {
		if !holds(v) {
			return false
		}
	}
	return true
}
