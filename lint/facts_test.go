package lint_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

const factsHead = `<!-- Written by go test ./lint -run TestFactsReference -update from the schemas of the facts. Do not edit. -->

# Facts

What rules read as ` + "`input`" + `, for each kind of entity. [rules.md](rules.md) says how to write a rule; ` + "`sealint facts FILE`" + ` prints the
facts of a document, and ` + "`sealint schema KIND`" + ` the JSON Schema.

Every field is always there, unless its type says *optional*: use ` + "`not input.field`" + ` for one that is absent. A text that the document
does not state is empty.
`

// factSchema is what the reference tells of the schema of facts.
type factSchema struct {
	Description string                 `json:"description"`
	Type        string                 `json:"type"`
	Enum        []string               `json:"enum"`
	Properties  map[string]*factSchema `json:"properties"`
	Required    []string               `json:"required"`
	Items       *factSchema            `json:"items"`
}

// form says in words what a value looks like.
func (s *factSchema) form() string {
	switch {
	case len(s.Enum) > 0:
		return "`" + strings.Join(s.Enum, "`, `") + "`"
	case s.Type == "array" && s.Items.Type == "array":
		return "list of lists"
	case s.Type == "array" && len(s.Items.Enum) > 0:
		return "list of " + s.Items.form()
	case s.Type == "array":
		return "list of " + map[string]string{"string": "texts", "object": "objects", "integer": "numbers", "number": "numbers", "boolean": "booleans"}[s.Items.Type]
	case s.Type == "boolean":
		return "`true` or `false`"
	case s.Type == "string":
		return "text"
	case s.Type == "object":
		return "object"
	}
	return "number"
}

// TestFactsReference holds docs/facts.md to the schemas of the facts.
func TestFactsReference(t *testing.T) {
	schemas, err := lint.Schemas()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(factsHead)
	known := map[string]model.EntityKind{} // the kinds that are described, by their fields
	for _, kind := range model.EntityKinds {
		var schema factSchema
		if err := json.Unmarshal(schemas[kind], &schema); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "\n## %s\n\n| field | type | meaning |\n|---|---|---|\n", kind)
		writeFacts(&b, "", &schema, known)
		known[fieldsOf(&schema)] = kind
	}
	file := filepath.Join("..", "docs", "facts.md")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the schemas say; run go test ./lint -run TestFactsReference -update", file)
	}
}

// fieldsOf lists the names of the properties of an object. The facts of a kind in those of another lack the fields about
// documentation.
func fieldsOf(s *factSchema) string {
	names := slices.Sorted(maps.Keys(s.Properties))
	return strings.Join(slices.DeleteFunc(names, func(name string) bool {
		return slices.Contains([]string{"description", "extensions", "external_docs", "info_extensions", "summary", "tags", "undeclared_tags"}, name)
	}), ",")
}

// writeFacts writes a row for each property of an object, and of the objects in it, but for those that are described as a kind.
func writeFacts(b *strings.Builder, at string, s *factSchema, known map[string]model.EntityKind) {
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		property := s.Properties[name]
		form, kind := property.form(), model.EntityKind("")
		if property.Type == "object" && len(property.Properties) > 2 {
			if kind = known[fieldsOf(property)]; kind != "" {
				form = fmt.Sprintf("[%s](#%s)", kind, kind)
			}
		}
		if !slices.Contains(s.Required, name) {
			form += ", *optional*"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", at+name, form, strings.NewReplacer("|", "\\|", "<", "&lt;").Replace(property.Description))
		switch {
		case kind != "": // it has a section of its own
		case property.Type == "object":
			writeFacts(b, at+name+".", property, known)
		case property.Type == "array" && property.Items.Type == "object":
			writeFacts(b, at+name+"[].", property.Items, known)
		}
	}
}
