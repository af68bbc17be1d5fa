package contract

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// valueKeywords are the keywords that say something about values, or about who may send them.
var valueKeywords = []string{
	"type", "format", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
	"multipleOf", "items", "minItems", "maxItems", "uniqueItems", "properties", "additionalProperties", "required", "minProperties",
	"maxProperties",
}

// reliedOn lists, for each kind of object, the fields that an author relies on. Titles, descriptions and examples beside a
// reference are ignored, too, but nothing depends on them.
var reliedOn = map[object][]string{
	schemaObject:         append([]string{"allOf", "anyOf", "oneOf", "not", "nullable", "readOnly", "writeOnly", "discriminator"}, valueKeywords...),
	parameterObject:      {"name", "in", "required", "schema", "content", "style", "explode"},
	headerObject:         {"required", "schema", "content"},
	requestBodyObject:    {"content", "required"},
	responseObject:       {"content", "headers", "schema", "links"},
	mediaTypeObject:      {"schema", "itemSchema", "encoding"},
	securitySchemeObject: {"type", "scheme", "in", "name", "flows", "flow", "scopes", "openIdConnectUrl"},
}

// ignoredFields lists the objects with references beside which the specification ignores something that the author relies on.
// Generators write nullable, readOnly and writeOnly beside every reference; these are listed once for the document.
func ignoredFields(doc *document, limits *constraints) []IgnoredFieldsFacts {
	list := []IgnoredFieldsFacts{}
	places, first := newPlaces(doc), map[string]int{}
	for _, sib := range doc.siblings {
		target, ok := doc.refs.Follow(sib.at)
		if !ok {
			continue // told as a broken reference
		}
		fields := []string{}
		for field, value := range sib.at.Pairs() {
			relied := slices.Contains(reliedOn[sib.as], field) ||
				doc.version == v20 && sib.as == parameterObject && slices.Contains(valueKeywords, field) // it is its own schema
			if relied && !isDefault(field, value) && !repeats(field, value, target, sib.as, limits) {
				fields = append(fields, field)
			}
		}
		if len(fields) == 0 {
			continue
		}
		at := places.place(sib.at)
		if at == nil {
			continue
		}
		isHabit := !slices.ContainsFunc(fields, func(f string) bool { return !slices.Contains([]string{"nullable", "readOnly", "writeOnly"}, f) })
		habit := fmt.Sprint(fields)
		if i, ok := first[habit]; ok && isHabit {
			list[i].Others = append(list[i].Others, at)
			continue
		}
		first[habit] = len(list)
		list = append(list, IgnoredFieldsFacts{At: at, Fields: fields, Others: [][]string{}})
	}
	return list
}

// isDefault reports whether a field has a value that says nothing.
func isDefault(field string, value source.Node) bool {
	return value.IsNull() || value.IsFalse() && field != "additionalProperties" || value.IsMap() && value.Len() == 0 || value.IsList() && value.Len() == 0
}

// repeats reports whether the object that a reference leads to says the same as a field beside the reference.
func repeats(field string, value source.Node, target *resolve.Node, as object, limits *constraints) bool {
	if reflect.DeepEqual(value.Value(), target.Get(field).Value()) {
		return true
	}
	if field != "type" || as != schemaObject {
		return field == "additionalProperties" && value.IsTrue()
	}
	types := limits.of(target).Types
	return slices.Contains(types, value.String()) || len(types) == 0 && value.String() == "object" && (isComposed(target.Node, limits.version) || target.Get("properties").Exists())
}
