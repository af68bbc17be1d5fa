package contract

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// everyObject holds, for each version, documents that together have every kind of object of the specification.
var everyObject = map[family][]string{
	v20: {"../../testdata/clean/ledger-2.0.openapi.yaml", "testdata/objects-2.0.yaml"},
	v30: {"../../testdata/clean/ledger-3.0.openapi.json", "testdata/objects-3.0.yaml"},
	v31: {"../../testdata/clean/ledger-3.1.openapi.yaml", "testdata/objects-3.1.yaml"},
	v32: {"../../testdata/clean/ledger-3.2.openapi.yaml", "testdata/objects-3.2.yaml"},
}

// edit is a change of one object of a document.
type edit struct {
	what   string
	at     []string // the object
	field  string   // the field that is added, removed or changed
	change func(object map[string]any)
}

// A single edit of a valid document that makes it invalid gives exactly one violation, which names the field and stands at
// it, or at the object if the field is missing.
func TestOneFaultIsOneViolation(t *testing.T) {
	for version, paths := range everyObject {
		for _, path := range paths {
			t.Run(path, func(t *testing.T) {
				t.Parallel()
				tryEdits(t, version, path)
			})
		}
	}
}

func tryEdits(t *testing.T, version family, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	root := resolve.Root(documentOf(t, string(text)))
	official := officialSchemas[version]()
	if err := official.document.Validate(root.Value()); err != nil {
		t.Fatalf("%s is not valid: %v", path, err)
	}
	var original any // as encoding/json reads it
	text, _ = json.Marshal(root.Value())
	_ = json.Unmarshal(text, &original)
	tried, faults := 0, 0
	step := 15
	if os.Getenv("SEALINT_CORPUS") != "" {
		step = 1
	}
	for i, e := range editsOf(root.Value()) {
		if i%step > 0 {
			continue
		}
		value := copyAlong(original, e.at)
		e.change(objectAt(value, e.at))
		tried++
		valid := official.document.Validate(value) == nil
		edited, _ := json.Marshal(value)
		part := documentOf(t, `{"openapi": "3.1.0", "edited": `+string(edited)+`}`)
		v := &validation{root: &resolve.Node{Node: part.Nodes()[0].Get("edited"), Doc: part}, version: version, understood: version.in(v3x)}
		if !valid && isTakenForValid(v.root, version) {
			t.Errorf("%s at %v of %s: all Schema Objects are taken for sound, and the rest is valid", e.what, e.at, e.field)
		}
		list := append(v.wrongNames(), v.explain(v.root, documentSchema)...)
		if valid {
			if len(list) != 1 || !strings.Contains(list[0].Message, "not as the official schema") {
				t.Errorf("%s at %v of %s: the validator accepts it: %v", e.what, e.at, e.field, list)
			}
			continue
		}
		faults++
		if isLeftToOthers(e) {
			continue
		}
		if len(list) != 1 || !isAboutEdit(list[0], e) {
			t.Errorf("%s %s at %v: got %+v", e.what, e.field, e.at, list)
		}
	}
	t.Logf("%d edits, %d faults", tried, faults)
}

// isTakenForValid reports whether a document is not compared with the full official schema, and is valid by the rest of it.
func isTakenForValid(root *resolve.Node, version family) bool {
	if plainSchemas[version]().document.Validate(root.Value()) != nil {
		return false
	}
	refs := resolve.New(root, &source.Reader{}, version.in(v31Up), &resolve.Effort{})
	found, _ := walkObjects(newSpec(version, root, refs), false)
	return !slices.ContainsFunc(found.schemas, func(n *resolve.Node) bool { return !isSound(n.Node, version) })
}

func documentSchema(o *official) *jsonschema.Schema { return o.document }

// isLeftToOthers reports whether another rule tells the fault of an edit: references that are no strings.
func isLeftToOthers(e edit) bool {
	return e.field == "$ref" || e.field == "scheme" // of another scheme, bearerFormat is the unknown field
}

func isAboutEdit(v ViolationFacts, e edit) bool {
	if len(v.At) < len(e.at) || !slices.Equal(v.At[:len(e.at)], e.at) {
		return false
	}
	if rest := v.At[len(e.at):]; len(rest) > 0 && rest[0] != e.field && !strings.Contains(v.Message, "exclude each other") {
		return false
	}
	for _, words := range []string{"oneOf", "anyOf", "failed", "got ", "subschema", "official schema"} {
		if strings.Contains(v.Message, words) && e.field != words {
			return false
		}
	}
	isNamed := func(token string) bool { return strings.Contains(v.Message, token) }
	return isNamed(e.field) || slices.ContainsFunc(v.At[len(e.at):], isNamed) || isNamed("status code") || isNamed("exactly one entry")
}

// editsOf lists edits of the objects of a document, of each kind of object those of one.
func editsOf(value any) []edit {
	var list []edit
	seen := map[string]bool{}
	var walk func(value any, at []string)
	walk = func(value any, at []string) {
		switch value := value.(type) {
		case map[string]any:
			keys := slices.Sorted(maps.Keys(value))
			kind := fmt.Sprint(keys, len(at) > 0 && isIndex(at[len(at)-1]), parentOf(at))
			if !seen[kind] {
				seen[kind] = true
				list = append(list, editsOfObject(value, slices.Clone(at))...)
			}
			for _, key := range keys {
				if !strings.HasPrefix(key, "x-") && key != "example" && key != "examples" && key != "default" && key != "value" && key != "enum" {
					walk(value[key], append(at, key))
				}
			}
		case []any:
			for i, item := range value {
				walk(item, append(at, fmt.Sprint(i)))
			}
		}
	}
	walk(value, nil)
	return list
}

// parentOf is the field that holds an object, or the map or list in which it stands.
func parentOf(at []string) string {
	if len(at) == 0 {
		return ""
	}
	if len(at) > 1 && (isIndex(at[len(at)-1]) || slices.Contains([]string{"properties", "schemas", "paths", "headers", "responses", "parameters"}, at[len(at)-2])) {
		return at[len(at)-2]
	}
	return at[len(at)-1]
}

func editsOfObject(object map[string]any, at []string) []edit {
	var list []edit
	if !hasFreeNames(at) {
		list = append(list, edit{"unknown field", at, "zzz", func(o map[string]any) { o["zzz"] = 1 }})
	}
	for field, value := range object {
		list = append(list, edit{"without", at, field, func(o map[string]any) { delete(o, field) }})
		for _, other := range []any{-7.5, "zz z", nil, []any{5}, map[string]any{"zzz": 5}} {
			if fmt.Sprintf("%T", other) != fmt.Sprintf("%T", value) || fmt.Sprintf("%T", other) == "string" {
				list = append(list, edit{fmt.Sprintf("%v for", other), at, field, func(o map[string]any) { o[field] = other }})
			}
		}
	}
	if hasFreeNames(at) || endsWith(at, "paths") || endsWith(at, "responses") {
		return list
	}
	for field, value := range map[string]any{
		"schema": map[string]any{"type": "string"}, "content": map[string]any{"text/plain": map[string]any{}}, "example": "a",
		"examples": map[string]any{"a": map[string]any{"value": 1}}, "operationId": "op", "operationRef": "#/paths/~1a/get", "url": "https://example.com",
		"identifier": "MIT", "value": 1, "externalValue": "https://example.com", "style": "form", "bearerFormat": "JWT", "required": true, "in": "query",
		"type": "string", "scheme": "basic", "flow": "implicit", "allowEmptyValue": true, "collectionFormat": "multi", "explode": true, "name": "n", "$ref": "#/a",
	} {
		if _, ok := object[field]; !ok {
			list = append(list, edit{"additional", at, field, func(o map[string]any) { o[field] = value }})
		}
	}
	return list
}

// hasFreeNames reports whether the members of an object have free names.
func hasFreeNames(at []string) bool {
	maps := []string{
		"callbacks", "content", "links", "examples", "headers", "variables", "webhooks", "encoding", "additionalOperations", "mapping", "scopes",
		"securitySchemes", "schemas", "requestBodies", "pathItems", "mediaTypes", "properties", "definitions", "securityDefinitions", "patternProperties",
		"dependentSchemas", "dependentRequired", "$defs",
	}
	n := len(at)
	return n > 0 && slices.Contains(maps, at[n-1]) || n > 1 && at[n-2] == "callbacks" || n < 3 && (endsWith(at, "parameters") || endsWith(at, "responses") || endsWith(at, "components"))
}

// copyAlong copies a value as far as the object at a place can be changed: it shares everything that is not on the way.
func copyAlong(value any, at []string) any {
	switch v := value.(type) {
	case map[string]any:
		v = maps.Clone(v)
		if len(at) > 0 {
			v[at[0]] = copyAlong(v[at[0]], at[1:])
		}
		return v
	case []any:
		v = slices.Clone(v)
		i, _ := strconv.Atoi(at[0])
		v[i] = copyAlong(v[i], at[1:])
		return v
	}
	return value
}

func objectAt(value any, at []string) map[string]any {
	for _, token := range at {
		switch v := value.(type) {
		case map[string]any:
			value = v[token]
		case []any:
			i := 0
			_, _ = fmt.Sscan(token, &i)
			value = v[i]
		}
	}
	return value.(map[string]any)
}

// documentOf is a document with a text.
func documentOf(t *testing.T, text string) *source.Document {
	t.Helper()
	files := source.Bytes(map[string][]byte{"api.yaml": []byte(text)})
	found, err := source.Discover(t.Context(), source.Search{Root: files, Args: []string{"api.yaml"}})
	if err != nil || len(found.Files) != 1 {
		t.Fatal(err, found)
	}
	doc, problem := (&source.Reader{}).OpenFragment(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	return doc
}

func isIndex(token string) bool {
	_, err := strconv.Atoi(token)
	return err == nil
}
