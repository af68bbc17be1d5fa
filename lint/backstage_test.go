package lint_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/source"
)

// TestBackstageRoundTrip writes the integrations of repositories as entities of Backstage, takes owner, lifecycle and the path of the
// contract out of the manifests, and names the entities instead: the catalogue is the same, verdicts and findings included.
func TestBackstageRoundTrip(t *testing.T) {
	const odd = `{"apiVersion": "sealint/v1", "kind": "Integration", "metadata": {"name": "%", "owner": "user:jane", "lifecycle": "retired"}, "spec": {"direction": "bidirectional", "contract": {"path": "../api/ledger.openapi.yaml"}}}`
	for _, name := range append([]string{"odd"}, workspaces...) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			folder := map[string]string{"odd": "payments"}[name]
			if folder == "" {
				folder = name
			}
			files, err := readFolder(filepath.Join("..", "testdata", "workspaces", folder))
			if err != nil {
				t.Fatal(err)
			}
			if name == "odd" { // names that Backstage does not allow, values that it has no word for, and nothing at all
				long := strings.Repeat("a", 70)
				for i, name := range []string{"api.", long + "1", long + "2", "Ledger"} {
					files["integrations/odd"+string(rune('a'+i))+".json"] = []byte(strings.Replace(odd, "%", name, 1))
				}
				files["integrations/bare.json"] = []byte(`{"apiVersion": "sealint/v1", "kind": "Integration", "metadata": {"name": "bare"}, "spec": {}}`)
			}
			delete(files, "catalog-info.yaml")
			for file, text := range files {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
					t.Fatal(err)
				}
				write(t, dir, file, text)
			}
			before := catalogOf(t, dir)
			var entities bytes.Buffer
			if err := report.WriteCatalog(&entities, "backstage", before); err != nil {
				t.Fatal(err)
			}
			write(t, dir, "entities.yaml", entities.Bytes())
			names := componentNames(t, entities.Bytes())
			for _, i := range before.Integrations {
				leaveOut(t, filepath.Join(dir, filepath.FromSlash(i.Path)), names)
			}
			after := catalogOf(t, dir)
			for n := range before.Integrations {
				b, a := before.Integrations[n], after.Integrations[n]
				if !reflect.DeepEqual(b, a) {
					t.Errorf("before %+v\n after %+v", b, a)
				}
			}
			if len(after.Problems) > 0 {
				t.Errorf("problems: %v", after.Problems)
			}
		})
	}
}

func catalogOf(t *testing.T, dir string) *model.Catalog {
	t.Helper()
	catalog, err := judge(t, lint.Options{Dir: dir}, lint.Input{}).Catalog()
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// componentNames returns the names of components by those of their integrations.
func componentNames(t *testing.T, entities []byte) map[string]string {
	t.Helper()
	names := map[string]string{}
	decoder := yaml.NewDecoder(bytes.NewReader(entities))
	for {
		var e struct {
			Kind     string
			Metadata struct{ Name, Title string }
		}
		err := decoder.Decode(&e)
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind == "Component" {
			if e.Metadata.Title == "" {
				e.Metadata.Title = e.Metadata.Name
			}
			names[e.Metadata.Title] = e.Metadata.Name
		}
	}
}

// leaveOut takes owner, lifecycle and the path of the contract out of the manifests of a file, and names the entities of names instead.
func leaveOut(t *testing.T, file string, names map[string]string) {
	t.Helper()
	at, err := source.FileAt(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, problem := (&source.Reader{}).Open(at)
	if problem != nil {
		t.Fatal(problem)
	}
	var out bytes.Buffer
	for _, node := range doc.Nodes() {
		m := node.Value().(map[string]any)
		metadata, spec := m["metadata"].(map[string]any), m["spec"].(map[string]any)
		delete(metadata, "owner")
		delete(metadata, "lifecycle")
		metadata["from"] = "../entities.yaml#component:" + names[metadata["name"].(string)]
		if c, ok := spec["contract"].(map[string]any); ok {
			delete(c, "path")
		}
		value, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if out.Len() > 0 {
			out.WriteString("\n---\n")
		}
		out.Write(value)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
