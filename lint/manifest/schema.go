package manifest

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Schema is the JSON Schema (2020-12) of an integration manifest.
//
//go:embed integration.schema.json
var Schema []byte

// compiled is made when the first manifest is met.
var compiled = sync.OnceValues(func() (*jsonschema.Schema, map[string]any) {
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		panic(err) // the embedded schema is tested
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseLoader(jsonschema.SchemeURLLoader{}) // which loads nothing: the schema is here
	if err := c.AddResource("embed:///integration.schema.json", raw); err != nil {
		panic(err)
	}
	return c.MustCompile("embed:///integration.schema.json"), raw.(map[string]any)
})

// violations validates a manifest. There is one violation for each thing that is wrong, at the key or value itself.
func violations(value any) []Violation {
	list := []Violation{}
	schema, raw := compiled()
	err := schema.Validate(value)
	validation, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return list
	}
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		if len(e.Causes) > 0 {
			for _, cause := range e.Causes {
				walk(cause)
			}
			return
		}
		list = append(list, describe(e, raw, value)...)
	}
	walk(validation)
	slices.SortStableFunc(list, func(a, b Violation) int { return slices.Compare(a.At, b.At) })
	return slices.CompactFunc(list, func(a, b Violation) bool { return slices.Equal(a.At, b.At) && a.Message == b.Message })
}

func describe(e *jsonschema.ValidationError, raw map[string]any, value any) []Violation {
	at := append([]string{}, e.InstanceLocation...)
	one := func(format string, args ...any) []Violation {
		return []Violation{{At: at, Message: fmt.Sprintf(format, args...)}}
	}
	name := "the document"
	if len(at) > 0 {
		name = strconv.Quote(fieldName(at))
	}
	got := quoted(valueAt(value, at))
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		known := propertiesAt(raw, at)
		var list []Violation
		for _, property := range k.Properties {
			meant := nearest(property, known)
			list = append(list, Violation{
				At:      append(slices.Clone(at), property),
				Message: fmt.Sprintf("unknown field %q%s", property, didYouMean(meant)),
				unknown: true, meant: meant,
			})
		}
		return list
	case *kind.Required:
		var list []Violation
		for _, missing := range k.Missing {
			list = append(list, Violation{At: append(slices.Clone(at), missing), Message: fmt.Sprintf("%s lacks the field %q", name, missing)})
		}
		return list
	case *kind.Type:
		form := formOf(raw, at)
		switch isScalar := k.Got == "number" || k.Got == "integer" || k.Got == "boolean"; {
		case form != "":
			return one("%s must be %s, not %s", name, form, article(k.Got))
		case slices.Equal(k.Want, []string{"boolean"}):
			return one("%s must be true or false, not %s", name, article(k.Got))
		case isScalar && slices.Contains(k.Want, "string"):
			return one("%s must be a string, not %s: write it in quotes", name, article(k.Got))
		}
		return one("%s must be %s, not %s", name, article(strings.Join(k.Want, " or ")), article(k.Got))
	case *kind.Enum:
		if slices.ContainsFunc(k.Want, func(v any) bool { text, ok := v.(string); return ok && text == got }) {
			return one("%s is the number %s; write it in quotes", name, got)
		}
		return one("%s is %s; it must be one of %s%s", name, got, listed(k.Want), suggestion(strings.Trim(got, `"`), texts(k.Want)))
	case *kind.Const:
		return one("%s is %s; it must be %s", name, got, quoted(k.Want))
	case *kind.Pattern, *kind.Format:
		if text, ok := valueAt(value, at).(string); ok && strings.TrimSpace(text) == "" {
			return one("%s is empty", name)
		}
		form := formOf(raw, at)
		if form == "" {
			form = fmt.Sprintf("of the form %v", schemaAt(raw, at)["pattern"])
		}
		return one("%s is %s, which is not %s", name, got, form)
	case *kind.MinLength:
		return one("%s is empty", name)
	case *kind.Minimum:
		return one("%s is %s; it must be at least %s", name, got, k.Want.RatString())
	case *kind.Maximum:
		return one("%s is %s; it must be at most %s", name, got, k.Want.RatString())
	default:
		return one("%s is not as the schema says (%s)", name, strings.Join(e.ErrorKind.KeywordPath(), "/"))
	}
}

// fieldName is the field that a place belongs to: its last key, with the indices behind it.
func fieldName(at []string) string {
	i := len(at) - 1
	for i > 0 && isIndex(at[i]) {
		i--
	}
	name := at[i]
	for _, index := range at[i+1:] {
		name += "[" + index + "]"
	}
	return name
}

func isIndex(token string) bool {
	_, err := strconv.Atoi(token)
	return err == nil
}

func valueAt(value any, at []string) any {
	for _, token := range at {
		switch v := value.(type) {
		case map[string]any:
			value = v[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		}
	}
	return value
}

func quoted(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return "?"
	}
	if r := []rune(string(text)); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(text)
}

func texts(values []any) []string {
	var list []string
	for _, v := range values {
		if text, ok := v.(string); ok {
			list = append(list, text)
		}
	}
	return list
}

func listed(values []any) string {
	var parts []string
	for _, v := range values {
		parts = append(parts, fmt.Sprint(v))
	}
	return strings.Join(parts, ", ")
}

func article(noun string) string {
	switch {
	case noun == "null":
		return "null"
	case strings.ContainsRune("aeio", rune(noun[0])):
		return "an " + noun
	}
	return "a " + noun
}

// schemaAt finds the schema that describes a place.
func schemaAt(raw map[string]any, at []string) map[string]any {
	s := raw
	for _, token := range at {
		var next any
		if items, ok := s["items"]; ok {
			next = items
		} else if properties, ok := s["properties"].(map[string]any); ok {
			next = properties[token]
		}
		s, _ = next.(map[string]any)
		if s == nil {
			return nil
		}
	}
	return s
}

func propertiesAt(raw map[string]any, at []string) []string {
	properties, _ := schemaAt(raw, at)["properties"].(map[string]any)
	var names []string
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// formOf says what a text of a given form looks like; empty when the schema names no form.
func formOf(raw map[string]any, at []string) string {
	s := schemaAt(raw, at)
	ref, _ := s["$ref"].(string)
	switch ref {
	case "#/$defs/duration":
		return "a duration such as 15m, 2s or 30d"
	case "#/$defs/date":
		return "a date such as 2026-09-01"
	case "#/$defs/digest":
		return "a digest: sha256: and 64 hexadecimal digits in lower case"
	case "#/$defs/url":
		return "an absolute URL such as https://example.org/path"
	}
	if s["pattern"] == `^pkg:\S+$` {
		return "a package URL such as pkg:npm/left-pad@1.3.0"
	}
	return ""
}

// suggestion names the known word that was probably meant.
func suggestion(name string, known []string) string { return didYouMean(nearest(name, known)) }

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", name)
}

// nearest is the known word that was probably meant; empty when none is near.
func nearest(name string, known []string) string {
	best, distance := "", 3
	if len(name) > 100 { // longer than any known word, and as long as a stranger likes
		return best
	}
	for _, k := range known {
		d := levenshtein.ComputeDistance(name, k)
		if strings.EqualFold(strings.NewReplacer("_", "", "-", "").Replace(name), k) {
			d = 0
		}
		if d < distance {
			best, distance = k, d
		}
	}
	return best
}
