package contract

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// patternWords describe the patterns of the official schemas.
var patternWords = map[string]string{
	`^3\.0\.\d(-.+)?$`:              "a version of three numbers, such as 3.0.4",
	`^3\.1\.\d+(-.+)?$`:             "a version of three numbers, such as 3.1.1",
	`^3\.2\.\d+(-.+)?$`:             "a version of three numbers, such as 3.2.0",
	`^[^{}/ :\\]+(?::\d+)?$`:        "a host with or without a port, but no scheme and no path, such as api.example.com:8443",
	`^/`:                            "a path that begins with a slash",
	`^[^#]*$`:                       "a URI without a fragment (#)",
	`^[^#]*#?$`:                     "a URI without a fragment (#)",
	`^[A-Za-z_][-A-Za-z0-9._]*$`:    "a letter or underscore, followed by letters, digits, hyphens, dots and underscores",
	`^[Bb][Ee][Aa][Rr][Ee][Rr]$`:    "bearer",
	`^[a-zA-Z0-9._-]+$`:             "a name of letters, digits, dots, hyphens and underscores",
	"^[a-zA-Z0-9!#$%&'*+.^_`|~-]+$": "a name of an HTTP method",
}

func wordsOfPattern(pattern string) string {
	if words := patternWords[pattern]; words != "" {
		return words
	}
	return "a text that matches " + pattern
}

// formatWords describe the formats of the official schemas.
var formatWords = map[string]string{
	"uri":           "an absolute URL, such as https://example.com/docs",
	"uri-reference": "a URL (RFC 3986)",
	"email":         "an e-mail address",
	"regex":         "a regular expression",
}

func wordsOfFormat(format string) string {
	if words := formatWords[format]; words != "" {
		return words
	}
	return "of the format " + format
}

// name names the value at a place in a sentence: by its key, followed by indices if it has any.
func (e *explanation) name(at []string) string {
	if len(at) == 0 {
		return "the document"
	}
	return quote.Text(quote.Key(at))
}

// addUnknown reports a field that the specification does not have. Extensions are left to their authors.
func (e *explanation) addUnknown(s *jsonschema.Schema, at []string) {
	key := at[len(at)-1]
	shown := quote.Text(key)
	switch {
	case strings.HasPrefix(key, "x-"):
		e.silent = true
	case key == "$ref":
		e.add(at, "the specification allows no reference ($ref) here")
	case hasPattern(s, "^/"), hasPattern(s, `^\/`):
		e.add(at, "%s is no path: a path begins with a slash", shown)
	case hasPattern(s, "[1-5]"), hasPattern(s, "[0-9]{3}"):
		e.add(at, "%s is neither a status code nor default", shown)
	default:
		e.add(at, "the specification knows no field %s here", shown)
	}
}

// hasPattern reports whether a schema describes members by a pattern that contains a text.
func hasPattern(s *jsonschema.Schema, text string) bool {
	for pattern := range s.PatternProperties {
		if strings.Contains(pattern.String(), text) {
			return true
		}
	}
	return false
}

// addNoResponse reports that responses describe no response, unless they have a field that was meant to be one.
func (e *explanation) addNoResponse(n source.Node, at []string) {
	for key := range n.Pairs() {
		if !strings.HasPrefix(key, "x-") {
			e.silent = true
			return
		}
	}
	e.add(at, "the responses describe neither a status code nor default")
}

// wrongName describes a name that members of the object at a place cannot have.
func wrongName(name string, at []string) string {
	shown := quote.Text(name)
	switch {
	case len(at) == 2 && at[0] == "components":
		return fmt.Sprintf("%s is no name for a member of components.%s: names match %s", shown, at[1], componentName)
	case endsWith(at, "additionalOperations") && slices.Contains(methods, strings.ToLower(name)):
		return fmt.Sprintf("the operation %s belongs in the field %s of the path item", shown, quote.Text(strings.ToLower(name)))
	case endsWith(at, "additionalOperations"):
		return shown + " is no HTTP method"
	}
	return shown + " is not allowed as a name here"
}

// wordsOf are the words about items that an official schema counts.
func wordsOf(contains *jsonschema.Schema, format string, args ...any) string {
	if in := contains.Properties["in"]; in != nil && in.Const != nil {
		return fmt.Sprintf("only one parameter can be in %v", *in.Const)
	}
	return fmt.Sprintf(format, args...)
}

// typeName is the JSON type of a value.
func typeName(n source.Node) string {
	switch {
	case n.IsMap():
		return "object"
	case n.IsList():
		return "array"
	case n.IsString():
		return "string"
	case n.IsNull():
		return "null"
	case n.IsTrue(), n.IsFalse():
		return "boolean"
	}
	if f, ok := n.Number(); ok && f == math.Trunc(f) {
		return "integer"
	}
	return "number"
}

// isOneOf reports whether a value is of one of the types.
func isOneOf(n source.Node, types []string) bool {
	t := typeName(n)
	return slices.Contains(types, t) || t == "integer" && slices.Contains(types, "number")
}

// aType writes a type with its article.
func aType(name string) string {
	if name == "null" {
		return name
	}
	return article(name)
}

func eitherType(types []string) string {
	list := make([]string, 0, len(types))
	for _, t := range types {
		list = append(list, aType(t))
	}
	return strings.Join(list, " or ")
}

// equalsValue reports whether a value is one that a schema states.
func equalsValue(n source.Node, want any) bool {
	switch want := want.(type) {
	case string:
		return n.IsString() && n.String() == want
	case bool:
		v, ok := n.Bool()
		return ok && v == want
	}
	return fmt.Sprint(n.Value()) == fmt.Sprint(want)
}

func oneOfValues(values []any) string {
	list := make([]string, 0, len(values))
	for _, v := range values {
		text, _ := json.Marshal(v) // decoded from JSON
		list = append(list, string(text))
	}
	if len(list) == 1 {
		return list[0]
	}
	return "one of " + strings.Join(list, ", ")
}

func entries(count int) string {
	if count == 1 {
		return "one entry"
	}
	return fmt.Sprintf("%d entries", count)
}

// shownShort writes a value for a message: of arrays and objects only the type.
func shownShort(n source.Node) string {
	if n.IsMap() || n.IsList() || n.IsNull() {
		return aType(typeName(n))
	}
	return shownValue(n)
}
