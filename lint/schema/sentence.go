package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/sbom/quote"
)

// describe returns the violations of a failure without causes: one for each missing or unknown field, otherwise one.
func (c check) describe(failure *jsonschema.ValidationError) []Violation {
	at := failure.InstanceLocation
	name := c.name(at)
	switch k := failure.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		known := c.fields(failure)
		var list []Violation
		for _, field := range k.Properties {
			v := Violation{Pointer: below(at, field), Message: "unknown field " + c.quote(field), Unknown: true, Meant: suggest.Nearest(field, known)}
			if v.Meant != "" {
				v.Message += fmt.Sprintf(", did you mean %q?", v.Meant)
			}
			list = append(list, v)
		}
		return list
	case *kind.Required:
		var list []Violation
		for _, field := range k.Missing {
			list = append(list, Violation{Pointer: below(at, field), Message: fmt.Sprintf("%s lacks the field %q", name, field)})
		}
		return list
	case *kind.Enum:
		return []Violation{c.mismatch(at, k.Want, nil)}
	}
	return []Violation{{Pointer: below(at), Message: name + " " + c.predicate(failure)}}
}

// predicate returns what is wrong with a value, as the end of a sentence that begins with the name of the value.
func (c check) predicate(failure *jsonschema.ValidationError) string {
	value := valueAt(c.value, failure.InstanceLocation)
	got := c.quote(value)
	switch k := failure.ErrorKind.(type) {
	case *kind.Type:
		return "must be " + c.wanted(failure, k)
	case *kind.Const:
		return fmt.Sprintf("is %s; it must be %s", got, c.quote(k.Want))
	case *kind.Pattern, *kind.Format:
		if text, ok := value.(string); ok && strings.TrimSpace(text) == "" {
			return "is empty"
		}
		wanted := c.text(failure)
		if wanted == "" {
			wanted = fmt.Sprintf("of the form %v", c.at(failure)["pattern"])
		}
		return fmt.Sprintf("is %s, which is not %s", got, wanted)
	case *kind.MinLength:
		return "is empty"
	case *kind.Minimum:
		return fmt.Sprintf("is %s; it must be at least %s", got, k.Want.RatString())
	case *kind.Maximum:
		return fmt.Sprintf("is %s; it must be at most %s", got, k.Want.RatString())
	}
	return fmt.Sprintf("violates the schema (%s)", strings.Join(failure.ErrorKind.KeywordPath(), "/"))
}

// wanted returns, for a value of the wrong type, what it must be and what it is.
func (c check) wanted(failure *jsonschema.ValidationError, k *kind.Type) string {
	got, text := withArticle(k.Got), c.text(failure)
	switch isScalar := k.Got == "number" || k.Got == "integer" || k.Got == "boolean"; {
	case text != "":
		return text + ", not " + got
	case slices.Equal(k.Want, []string{"boolean"}):
		return "true or false, not " + got
	case isScalar && slices.Contains(k.Want, "string"):
		return "a string, not " + got + ": write it in quotes"
	}
	return withArticle(strings.Join(k.Want, " or ")) + ", not " + got
}

// mismatch returns the violation of a value that is neither one of the choices nor of one of the types.
func (c check) mismatch(at []string, choices []any, types []string) Violation {
	value := valueAt(c.value, at)
	var words, wanted []string
	for _, choice := range choices {
		wanted = append(wanted, fmt.Sprint(choice))
		if text, ok := choice.(string); ok {
			words = append(words, text)
		}
	}
	hint := ""
	if text, ok := value.(string); ok {
		hint = suggest.DidYouMean("", text, words)
	} else if got := c.quote(value); slices.Contains(words, got) {
		return Violation{Pointer: below(at), Message: fmt.Sprintf("%s is the number %s; write it in quotes", c.name(at), got)}
	}
	list := strings.Join(wanted, ", ")
	if len(wanted) > 0 {
		list = "one of " + list
	}
	for _, t := range types {
		if list != "" {
			list += " or "
		}
		list += withArticle(t)
	}
	return Violation{Pointer: below(at), Message: fmt.Sprintf("%s is %s; it must be %s%s", c.name(at), c.quote(value), list, hint)}
}

// name returns the name of a value in a sentence: the last key of its place, followed by indices if it has any.
func (c check) name(at []string) string {
	if len(at) == 0 {
		return "the document"
	}
	return c.quote(quote.Key(at))
}

// quote returns a value of the document for a message: without secrets, and shortened.
func (c check) quote(value any) string {
	if text, ok := value.(string); ok {
		return quote.Text(c.hide(text))
	}
	text, err := json.Marshal(c.hidden(value))
	if err != nil {
		return "?"
	}
	return quote.Truncate(string(text), 60)
}

// hidden returns a copy of a value without secrets.
func (c check) hidden(value any) any {
	switch v := value.(type) {
	case string:
		return c.hide(v)
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = c.hidden(item)
		}
		return list
	case map[string]any:
		object := make(map[string]any, len(v))
		for key, item := range v {
			object[c.hide(key)] = c.hidden(item)
		}
		return object
	}
	return value
}

// below returns a new pointer of a place, or of a field below it, that shares no memory with at.
func below(at []string, field ...string) []string {
	return append(append(make([]string, 0, len(at)+len(field)), at...), field...)
}

func valueAt(value any, at []string) any {
	for _, token := range at {
		switch v := value.(type) {
		case map[string]any:
			value = v[token]
		case []any:
			value = step(v, token)
		}
	}
	return value
}

// step returns the item at the index that a token of a JSON Pointer states, or nil.
func step(list []any, token string) any {
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

func withArticle(noun string) string {
	switch {
	case noun == "null":
		return "null"
	case strings.ContainsRune("aeio", rune(noun[0])):
		return "an " + noun
	}
	return "a " + noun
}
