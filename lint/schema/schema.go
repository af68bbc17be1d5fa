// Package schema checks values against sealint's own JSON Schemas, and describes each violation in a sentence with its place.
package schema

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Schema is a JSON Schema (2020-12) that is part of the program. It is compiled when the first value is checked.
type Schema struct {
	compile func() *jsonschema.Schema
	raw     any               // the schema as a JSON value
	texts   map[string]string // see New
}

// New makes a Schema from its text. texts has descriptions of the forms of strings, such as "a date such as 2026-09-01". Its keys
// are names of definitions below $defs, or patterns. New is only for schemas that are part of the program: it panics if the text
// is not JSON, and the first check panics if the text is not a JSON Schema.
func New(text []byte, texts map[string]string) *Schema {
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		panic(err)
	}
	return &Schema{raw: raw, texts: texts, compile: sync.OnceValue(func() *jsonschema.Schema {
		const name = "embed:///schema.json"
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		c.UseLoader(jsonschema.SchemeURLLoader{}) // loads no other schema: the schema refers only to itself
		if err := c.AddResource(name, raw); err != nil {
			panic(err)
		}
		return c.MustCompile(name)
	})}
}

// Value returns the schema in the types of encoding/json. Callers must not change it.
func (s *Schema) Value() any { return s.raw }

// Violation is one place where a value violates its schema.
type Violation struct {
	// Pointer is the place of the violation, as keys and indices (RFC 6901). For a missing field, it is the place where the field
	// belongs.
	Pointer []string
	Message string
	// Unknown is true for a field that the schema does not define.
	Unknown bool
	// Meant is, for an unknown field, the defined field that was probably meant, or "".
	Meant string
}

// Check returns the violations of a value, sorted by their pointers. The value has the types of encoding/json. Messages quote
// strings of the value. Check first passes each string to hide, which removes secrets, and then shortens it to 60 characters.
func (s *Schema) Check(value any, hide func(string) string) []Violation {
	failure, ok := errors.AsType[*jsonschema.ValidationError](s.compile().Validate(value))
	if !ok {
		return nil
	}
	c := check{s, value, hide}
	list := c.violations(failure)
	slices.SortStableFunc(list, func(a, b Violation) int {
		return cmp.Or(slices.Compare(a.Pointer, b.Pointer), strings.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(list, func(a, b Violation) bool { return slices.Equal(a.Pointer, b.Pointer) && a.Message == b.Message })
}

// check is a value with the schema against which it is checked.
type check struct {
	*Schema
	value any
	hide  func(string) string
}

// violations describes a failure. If the failure has causes, it describes only these.
func (c check) violations(failure *jsonschema.ValidationError) []Violation {
	if _, ok := failure.ErrorKind.(*kind.AnyOf); ok {
		return c.alternatives(failure)
	}
	if len(failure.Causes) == 0 {
		return c.describe(failure)
	}
	var list []Violation
	for _, cause := range failure.Causes {
		list = append(list, c.violations(cause)...)
	}
	return list
}

// alternatives describes the failure of anyOf. If some alternatives allow values of this type, it describes the violations of
// these alternatives; otherwise it lists all alternatives.
func (c check) alternatives(failure *jsonschema.ValidationError) []Violation {
	var list []Violation
	var choices []any
	var types []string
	for _, alternative := range failure.Causes {
		fits := true
		for _, leaf := range leaves(alternative) {
			if !slices.Equal(leaf.InstanceLocation, failure.InstanceLocation) {
				continue
			}
			switch k := leaf.ErrorKind.(type) {
			case *kind.Enum:
				fits, choices = false, append(choices, k.Want...)
			case *kind.Type:
				fits, types = false, append(types, k.Want...)
			}
		}
		if fits {
			list = append(list, c.violations(alternative)...)
		}
	}
	if len(list) > 0 {
		return list
	}
	return []Violation{c.mismatch(failure.InstanceLocation, choices, types)}
}

// leaves returns the failures below a failure that have no further causes.
func leaves(failure *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(failure.Causes) == 0 {
		return []*jsonschema.ValidationError{failure}
	}
	var list []*jsonschema.ValidationError
	for _, cause := range failure.Causes {
		list = append(list, leaves(cause)...)
	}
	return list
}

// at returns the part of the schema that caused a failure.
func (c check) at(failure *jsonschema.ValidationError) map[string]any {
	schema := c.raw
	for _, token := range definition(failure) {
		switch s := schema.(type) {
		case map[string]any:
			schema = s[token]
		case []any:
			schema = step(s, token)
		}
	}
	object, _ := schema.(map[string]any)
	return object
}

// unescape decodes a token of a JSON Pointer (RFC 6901, 4).
var unescape = strings.NewReplacer("~1", "/", "~0", "~")

// definition returns the JSON Pointer of the part of the schema that caused a failure.
func definition(failure *jsonschema.ValidationError) []string {
	u, err := url.Parse(failure.SchemaURL)
	if err != nil || u.Fragment == "" {
		return nil
	}
	tokens := strings.Split(strings.TrimPrefix(u.Fragment, "/"), "/")
	for i, token := range tokens {
		tokens[i] = unescape.Replace(token)
	}
	return tokens
}

// fields returns the fields that the object of a failure may have, sorted.
func (c check) fields(failure *jsonschema.ValidationError) []string {
	properties, _ := c.at(failure)["properties"].(map[string]any)
	return slices.Sorted(maps.Keys(properties))
}

// text returns the description of the form of a string (see New), or "" if there is none.
func (c check) text(failure *jsonschema.ValidationError) string {
	if at := definition(failure); len(at) > 1 && at[0] == "$defs" && c.texts[at[1]] != "" {
		return c.texts[at[1]]
	}
	pattern, _ := c.at(failure)["pattern"].(string)
	return c.texts[pattern]
}
