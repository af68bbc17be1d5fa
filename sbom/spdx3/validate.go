package spdx3

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// Violation is a part of a document that violates the model.
type Violation struct {
	Message string
	Keyword string   // the keyword of JSON Schema that is violated, or unknown for a property that the class does not have
	At      []string // its JSON Pointer in the document
}

// Validate lists what in a document violates the model.
func Validate(v map[string]any) []Violation {
	c := &checker{extended: ReadContext(v["@context"]).Extended}
	for _, context := range items(v, "@context", nil) {
		if text, ok := context.value.(string); ok && text != Address && contextForm.MatchString(text) {
			c.add("const", context.at, "@context %s is not %q", quote.Text(text), Address)
		}
	}
	graph, ok := v["@graph"]
	if !ok {
		rest := maps.Clone(v)
		delete(rest, "@context")
		c.object(rest, nil, nil)
		return c.found
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if name != "@graph" && name != "@context" && !c.extended {
			c.add("unknown", []string{name}, "the document has the unknown property %s beside @graph", quote.Text(name))
		}
	}
	list, ok := graph.([]any)
	if !ok {
		c.add("type", []string{"@graph"}, "@graph is not a list")
	}
	for i, item := range list {
		at := []string{"@graph", strconv.Itoa(i)}
		if object, ok := item.(map[string]any); ok {
			c.object(object, nil, at)
		} else {
			c.add("type", at, "an item of @graph is not an object")
		}
	}
	return c.found
}

type checker struct {
	extended bool // contexts besides that of SPDX may define classes and properties
	found    []Violation
}

func (c *checker) add(keyword string, at []string, format string, args ...any) {
	c.found = append(c.found, Violation{fmt.Sprintf(format, args...), keyword, at})
}

// literals are the forms of literals. The model has them as types of XML Schema with a pattern.
var (
	literals = map[string]struct {
		form *regexp.Regexp
		name string
	}{
		"dateTime":  {regexp.MustCompile(`^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]Z$`), "a time like 2026-01-31T12:00:00Z"},
		"mediaType": {regexp.MustCompile(`^[^/]+/[^/]+$`), "a media type like text/plain"},
		"decimal":   {regexp.MustCompile(`^-?[0-9]+(\.[0-9]*)?$`), "a decimal number"},
		"semver": {regexp.MustCompile(`^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)` +
			`(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?` +
			`(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$`), "a semantic version like 3.0.1"},
	}
)

// isBlank reports whether an identifier is that of a node without an address: ^_:.+
func isBlank(id string) bool { return strings.HasPrefix(id, "_:") && len(id) > 2 && id[2] != '\n' }

// isAddress reports whether an identifier is an address (IRI): ^(?!_:).+:.+
func isAddress(id string) bool {
	line, _, _ := strings.Cut(id, "\n")
	return !strings.HasPrefix(id, "_:") && len(line) > 2 && strings.Contains(line[1:len(line)-1], ":")
}

// object checks an object. want is the class that its property demands; nil if it may be of any class.
func (c *checker) object(v map[string]any, want *class, at []string) {
	m := theModel()
	stated, ok := v["type"]
	name, isText := stated.(string)
	switch {
	case !ok:
		c.add("required", at, "%s has no %q", label(at), "type")
		return
	case !isText:
		c.add("type", child(at, "type"), "type is not the name of a class")
		return
	}
	class := m.classes[name]
	extension := m.classes["extension_Extension"]
	switch {
	case class == extension && want != extension, class != nil && class.abstract && want != extension:
		c.add("enum", child(at, "type"), "%s is an abstract class, of which there are no objects", name)
		return
	case class == nil && m.words[name] != nil && want == nil:
		class = vocabulary // the official schema has vocabularies as classes without properties
	case class == nil && (c.extended || want == extension && isAddress(name)):
		return // a class that SPDX does not define; its properties are not known
	case class == nil:
		c.add("enum", child(at, "type"), "type %s is no class of SPDX 3.0.1", quote.Text(name))
		return
	case want != nil && !class.is(want):
		c.add("enum", child(at, "type"), "%s demands a value of class %s, and %s is none", label(at), want.name, name)
		return
	}
	c.identifier(class, v, at)
	for _, property := range class.required {
		if _, ok := v[property]; !ok {
			c.add("required", child(at, "type"), "%s has no %q", name, property)
		}
	}
	for _, property := range slices.Sorted(maps.Keys(v)) {
		if property == "type" || property == class.idName() {
			continue
		}
		if p := class.all[property]; p != nil {
			c.property(p, v[property], child(at, property))
		} else if !c.extended || terms()[property] {
			c.add("unknown", child(at, property), "%s has the unknown property %s", name, quote.Text(property))
		}
	}
}

// vocabulary is the class of an object whose type is the name of a vocabulary.
var vocabulary = &class{all: map[string]*property{}}

func (c *checker) identifier(class *class, v map[string]any, at []string) {
	name := class.idName()
	stated, ok := v[name]
	id, isText := stated.(string)
	switch {
	case !ok && name == "spdxId":
		c.add("required", child(at, "type"), "%s has no %q", class.name, name)
	case ok && !isText:
		c.add("type", child(at, name), "%s is not a text", name)
	case ok && !isAddress(id) && !(name == "@id" && isBlank(id)):
		c.add("pattern", child(at, name), "%s %s is not an absolute address (IRI)", name, quote.Text(id))
	}
}

func (c *checker) property(p *property, v any, at []string) {
	if !p.list {
		c.value(p, v, at)
		return
	}
	items, ok := v.([]any)
	if !ok {
		c.add("type", at, "%s is not a list", p.name)
		return
	}
	if len(items) < p.least {
		c.add("minItems", at, "%s has %d items, fewer than %d", p.name, len(items), p.least)
	}
	for i, item := range items {
		c.value(p, item, child(at, strconv.Itoa(i)))
	}
}

func (c *checker) value(p *property, v any, at []string) {
	text, isText := v.(string)
	switch {
	case p.words != nil:
		if !isText || !slices.Contains(p.words, text) {
			c.add("enum", at, "%s %s is not %s", p.name, show(v), choice(p.words))
		}
	case p.class != nil:
		c.reference(p, v, at)
	default:
		c.literal(p, v, at)
	}
}

func (c *checker) reference(p *property, v any, at []string) {
	switch v := v.(type) {
	case map[string]any:
		c.object(v, p.class, at)
	case string:
		individual := theModel().individuals[v]
		if !(individual != nil && individual.is(p.class)) && !isAddress(v) && !isBlank(v) {
			c.add("pattern", at, "%s %s is no identifier (IRI or _:name)", p.name, quote.Text(v))
		}
	default:
		c.add("type", at, "%s %s is neither an object nor an identifier", p.name, show(v))
	}
}

func (c *checker) literal(p *property, v any, at []string) {
	number, isNumber := v.(float64)
	text, isText := v.(string)
	least, isInteger := strings.CutPrefix(p.kind, "integer>=")
	switch {
	case p.kind == "boolean":
		if _, ok := v.(bool); !ok {
			c.add("type", at, "%s %s is neither true nor false", p.name, show(v))
		}
	case isInteger:
		if smallest, _ := strconv.ParseFloat(least, 64); !isNumber || number != math.Trunc(number) || number < smallest {
			c.add("type", at, "%s %s is not an integer from %s on", p.name, show(v), least)
		}
	case p.kind == "decimal" && isNumber:
	case !isText:
		c.add("type", at, "%s %s is not a text", p.name, show(v))
	default:
		if literal, ok := literals[p.kind]; ok && !literal.form.MatchString(text) {
			c.add("pattern", at, "%s %s is not %s", p.name, quote.Text(text), literal.name)
		}
	}
}

// label names a value by the last name in its pointer.
func label(at []string) string {
	for _, token := range slices.Backward(at) {
		if _, err := strconv.Atoi(token); err != nil && token != "@graph" {
			return token
		}
	}
	return "an object"
}

func choice(words []string) string {
	if len(words) > 16 {
		return fmt.Sprintf("one of the %d words that are allowed", len(words))
	}
	return "one of " + strings.Join(words, ", ")
}

// show writes a value of a document, shortened.
func show(v any) string {
	switch v := v.(type) {
	case string:
		return quote.Text(v)
	case map[string]any:
		return "(an object)"
	case []any:
		return "(a list)"
	case nil:
		return "null"
	}
	return quote.Truncate(fmt.Sprint(v), 60)
}
