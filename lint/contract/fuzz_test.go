package contract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// FuzzLower lowers anything that calls itself a contract: no panic, no endless reference, every entity has facts, a
// place and a name for it.
func FuzzLower(f *testing.F) {
	f.Add(schemaIn("3.1.0", `{allOf: [{$ref: "#/components/schemas/Open"}], unevaluatedProperties: false}`, ""))
	f.Add("swagger: '2.0'\nschemes: [http, {a: b}]\npaths: {/a: {get: {security: [{k: [a]}, 5], parameters: [{in: body, schema: {$ref: '#/paths'}}]}}}\n")
	f.Add("openapi: 3.2.0\npaths: {/a: &a {$ref: '#/paths/~1a', additionalOperations: {X: {callbacks: {c: {e: {$ref: '#/paths/~1a'}}}}}}}\n")
	f.Add("openapi: 3.0.0\nservers: [{url: '{a}{b}://{c}', variables: {a: {enum: [1, 2]}, b: 5}}]\npaths: 5\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A'}, B: [1]}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{"a.yaml"}})
		if err != nil {
			t.Fatal(err)
		}
		reader := &source.Reader{}
		doc, _ := reader.Open(found.Files[0])
		if doc == nil || doc.Kind != model.Contract {
			return
		}
		api, problems := contract.Lower(doc, reader, func(model.EntityKind) bool { return true })
		if api == nil {
			if len(problems) == 0 {
				t.Fatal("neither an API nor a problem")
			}
			return
		}
		for _, e := range api.Entities {
			if _, err := json.Marshal(e.Facts); err != nil {
				t.Fatal(err)
			}
			for _, path := range [][]any{nil, {"security", 0, "x"}, {"missing"}} {
				place := e.Locate(path)
				if l := doc.Locate([]model.Place{place})[0]; l.Line < 1 {
					t.Fatalf("%s %v: %+v", e.Kind, path, l)
				}
				if name := e.NamePlace(place, path); name == "" || strings.ContainsFunc(name, unicode.IsControl) {
					t.Fatalf("%s %v: the place has the name %q", e.Kind, path, name)
				}
			}
		}
	})
}
