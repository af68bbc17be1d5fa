package contract

import (
	"iter"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/source"
)

// isSound reports whether each keyword of a Schema Object certainly has the form that its version, or the dialect of it,
// demands. The schemas inside it are not looked at.
func isSound(n source.Node, version family) bool {
	isSoundKeyword := isSoundKeyword
	if version == v30 {
		isSoundKeyword = isSoundKeyword30
	}
	for key, v := range n.Pairs() {
		if !isSoundKeyword(key, v) {
			return false
		}
	}
	return true
}

// isSoundKeyword30 is about a member of a Schema Object of 3.0, which has no members but keywords and extensions.
func isSoundKeyword30(key string, v source.Node) bool {
	switch key {
	case "type":
		return v.IsString() && isType(v.String())
	case "title", "description", "format", "pattern":
		return v.IsString()
	case "nullable", "deprecated", "readOnly", "writeOnly", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum":
		return isBoolean(v)
	case "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
		return isSoundKeyword(key, v)
	case "multipleOf":
		f, ok := v.Number()
		return ok && f > 0
	case "enum":
		return v.Len() > 0 && v.IsList()
	case "required":
		return v.Len() > 0 && isSoundKeyword(key, v)
	case "items", "not":
		return isSoundSchema30(v)
	case "additionalProperties":
		return isBoolean(v) || isSoundSchema30(v)
	case "allOf", "anyOf", "oneOf":
		return v.IsList() && every(v.Items(), isSoundSchema30)
	case "properties":
		return v.IsMap() && every(v.Pairs(), isSoundSchema30)
	case "discriminator":
		return isSoundDiscriminator(v)
	case "externalDocs":
		return hasOnly(v, "url", "description") && every(v.Pairs(), source.Node.IsString) && isPlainReference(v.Get("url").String())
	case "xml":
		return isSoundXML(v)
	case "default", "example":
		return true
	}
	return strings.HasPrefix(key, "x-")
}

func isSoundXML(v source.Node) bool {
	for name, value := range v.Pairs() {
		switch name {
		case "name", "prefix":
			if !value.IsString() {
				return false
			}
		case "attribute", "wrapped":
			if !isBoolean(value) {
				return false
			}
		default:
			return false
		}
	}
	return v.IsMap()
}

// isSoundSchema30 reports whether a value in a Schema Object of 3.0 is an object, and a reference if it has $ref.
func isSoundSchema30(v source.Node) bool {
	ref := v.Get("$ref")
	return v.IsMap() && (!ref.Exists() || ref.IsString() && isPlainReference(ref.String()))
}

// isPlainReference reports whether a text is certainly a URI reference (RFC 3986): a path, a fragment or a URL of plain
// characters.
func isPlainReference(text string) bool {
	text = strings.TrimPrefix(text, "https://")
	return text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/#?=&") == ""
}

// isSoundKeyword is about a member of a Schema Object of 3.1 or later.
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
