package change

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/source"
)

// TestSameValues writes documents in other ways that mean the same, and demands that no value differs. SEALINT_CORPUS names a folder
// of further documents, of which some are tried.
func TestSameValues(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/clean/*openapi*")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	if corpus := os.Getenv("SEALINT_CORPUS"); corpus != "" {
		more, _ := filepath.Glob(filepath.Join(corpus, "*.json"))
		for i := 0; i < len(more); i += max(1, len(more)/40) {
			paths = append(paths, more[i])
		}
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			before, ok := sideOf(t, string(text))
			if !ok {
				t.Skip("is not judged")
			}
			document := before.document(t, path)
			for name, after := range map[string]any{
				"itself": document, "in other order": reversed{document}, "marked": marked(document, ""), "inlined": inlined(document),
			} {
				text, err := json.Marshal(after)
				if err != nil {
					t.Fatal(err)
				}
				after, ok := sideOf(t, string(text))
				if !ok {
					t.Fatalf("%s: is not judged", name)
				}
				if found := describeValues(before.Side, after.Side); len(found) > 0 {
					t.Errorf("%s: %d values differ:\n%s", name, len(found), strings.Join(found[:min(10, len(found))], "\n"))
				}
			}
		})
	}
}

// readSide is a side with the text that it was read from.
type readSide struct {
	Side
	text string
}

// sideOf lowers a contract if it can be judged.
func sideOf(t *testing.T, text string) (readSide, bool) {
	t.Helper()
	side, err := lowerContract(t, text)
	return readSide{side, text}, err == nil && side.Contract != nil
}

// document is the content of the contract as encoding/json has it.
func (s readSide) document(t *testing.T, path string) map[string]any {
	t.Helper()
	found, err := source.Discover(t.Context(), source.Search{Dir: filepath.Dir(path), Args: []string{filepath.Base(path)}})
	if err != nil {
		t.Fatal(err)
	}
	doc, problem := (&source.Reader{}).Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	return doc.Nodes()[0].Value().(map[string]any)
}

// reversed writes the keys of objects in reverse order.
type reversed struct{ value any }

func (r reversed) MarshalJSON() ([]byte, error) {
	m, ok := r.value.(map[string]any)
	if list, isList := r.value.([]any); isList {
		items := make([]reversed, len(list))
		for i, item := range list {
			items[i] = reversed{item}
		}
		return json.Marshal(items)
	}
	if !ok {
		return json.Marshal(r.value)
	}
	parts := []string{}
	for _, key := range slices.Backward(slices.Sorted(maps.Keys(m))) {
		name, _ := json.Marshal(key)
		value, err := json.Marshal(reversed{m[key]})
		if err != nil {
			return nil, err
		}
		parts = append(parts, string(name)+":"+string(value))
	}
	return []byte("{" + strings.Join(parts, ",") + "}"), nil
}

// marked adds an extension to all schemas, so that no two digests are equal.
func marked(value any, under string) any {
	switch value := value.(type) {
	case map[string]any:
		m := map[string]any{}
		for key, member := range value {
			if key == "example" || key == "examples" || key == "default" || key == "enum" {
				m[key] = member
			} else {
				m[key] = marked(member, key)
			}
		}
		if _, isRef := m["$ref"]; !isRef && under != "properties" && (m["type"] != nil || m["allOf"] != nil || m["oneOf"] != nil || m["properties"] != nil) {
			m["x-marked"] = true
		}
		return m
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = marked(item, "")
		}
		return list
	}
	return value
}

// inlined puts a schema in the place of all references to it: the one with most of them that no reference leads back to.
func inlined(document map[string]any) any {
	counts := map[string]int{}
	countRefs(document, counts)
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return counts[b] - counts[a] })
	for _, ref := range names {
		target, ok := find(document, ref)
		if !ok {
			continue
		}
		inside := map[string]int{}
		countRefs(target, inside)
		if len(inside) == 0 && (strings.HasPrefix(ref, "#/components/schemas/") || strings.HasPrefix(ref, "#/definitions/")) {
			return replaced(document, ref, target)
		}
	}
	return document
}

func countRefs(value any, counts map[string]int) {
	switch value := value.(type) {
	case map[string]any:
		if ref, ok := value["$ref"].(string); ok {
			counts[ref]++
		}
		if value["mapping"] != nil { // its values are names of schemas
			counts["mapping"]++
		}
		for _, member := range value {
			countRefs(member, counts)
		}
	case []any:
		for _, item := range value {
			countRefs(item, counts)
		}
	}
}

func find(document map[string]any, ref string) (map[string]any, bool) {
	var at any = document
	for _, token := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		m, ok := at.(map[string]any)
		if !ok {
			return nil, false
		}
		at = m[token]
	}
	m, ok := at.(map[string]any)
	return m, ok
}

func replaced(value any, ref string, by map[string]any) any {
	switch value := value.(type) {
	case map[string]any:
		if value["$ref"] == ref {
			return by
		}
		m := map[string]any{}
		for key, member := range value {
			m[key] = replaced(member, ref, by)
		}
		return m
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = replaced(item, ref, by)
		}
		return list
	}
	return value
}
