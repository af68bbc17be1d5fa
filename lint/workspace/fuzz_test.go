package workspace_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
)

// FuzzJoin joins any manifest with any contract and SBOM. It checks that each named document is found or reported, that each place
// is in a document that was read, and that the same documents have the same facts.
func FuzzJoin(f *testing.F) {
	const bom = `{"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"component": {"type": "application", "name": "a", "version": "1", "bom-ref": "a"}},
"components": [{"type": "library", "name": "b", "purl": "pkg:npm/b@1"}], "dependencies": [{"ref": "a"}]}`
	withSBOM := integration("a", "[listPets, GET /pets/{id}]", "[read, write]") + "  supplyChain: {sbom: ../bom.json, dependencies: [pkg:npm/b@1, pkg:npm/c@^2], artifacts: [{name: a, digest: 'sha256:00'}]}\n"
	f.Add(integration("a", "[listPets]", "[read]"), api, bom)
	f.Add(withSBOM, api, bom)
	f.Add(withSBOM+"---\n"+integration("a", "[]", "[]"), "openapi: 3.0.0\npaths: 5\n", "{}")
	f.Add(integration("b", "[nothing]", "[fly]"), "swagger: '2.0'\nhost: a.example\npaths: {/a: {get: {security: [{x: []}]}}}\n", `{"spdxVersion": "SPDX-2.3"}`)
	f.Fuzz(func(t *testing.T, manifestText, contractText, bomText string) {
		dir := t.TempDir()
		for name, text := range map[string]string{"i/a.integration.yaml": manifestText, "api/pets.yaml": contractText, "bom.json": bomText} {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		first, again := facts(t, dir), facts(t, dir)
		if !slices.Equal(first, again) {
			t.Fatalf("joined twice:\n%s\n%s", first, again)
		}
	})
}

// facts joins the documents in a folder, checks the places, and returns the facts as JSON.
func facts(t *testing.T, dir string) []string {
	found, err := source.Discover(t.Context(), source.Search{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	reader := &source.Reader{}
	w := &workspace.Workspace{Reader: reader}
	told := len(found.Problems)
	for _, file := range found.Files {
		doc, problem := reader.Open(file)
		if problem != nil {
			told++
		}
		if doc == nil {
			continue
		}
		switch doc.Kind {
		case model.Contract:
			api, problems := contract.Lower(doc, reader, func(model.EntityKind) bool { return false })
			if told += len(problems); api != nil {
				w.AddContract(doc, api, true)
			}
		case model.SBOM:
			lowered, problems := bom.Lower(doc, nil)
			if told += len(problems); lowered != nil {
				w.AddSBOM(doc, lowered)
			}
		case model.Manifest:
			manifests, problems := manifest.Lower(doc)
			told += len(problems)
			w.AddManifests(doc, manifests)
		}
	}
	entities, problems := w.Join()
	told += len(problems)
	var encoded []string
	for _, e := range entities {
		text, err := json.Marshal(e.Facts)
		if err != nil {
			t.Fatal(err)
		}
		encoded = append(encoded, string(text))
		if i, ok := e.Facts.(*manifest.IntegrationFacts); ok && told == 0 &&
			(i.Contract != nil && !i.Contract.Found || i.SBOM != nil && !i.SBOM.Found) {
			t.Fatalf("a document that is named was not found, and nothing tells: %s", text)
		}
		for _, path := range [][]any{
			nil,
			{"metadata", "name"},
			{"spec", "nothing"},
			{"contract"},
			{"contract", "used", 0},
			{"contract", "undefined", 0},
			{"sbom"},
			{"sbom", "components", 0},
			{"violations", 0},
			{"integrations", 0},
			{"contracts", 0},
			{"sboms", 0, "metadata"},
		} {
			target := e.Locate(path)
			doc := reader.Documents()[target.Path]
			if doc == nil {
				t.Fatalf("%s %v lies in %q, which was not read", e.Kind, path, target.Path)
			}
			locate := doc.Locate
			if doc.Kind == model.SBOM {
				locate = func(targets []model.Place) []model.Location { return bom.Locate(doc, targets) }
			}
			if l := locate([]model.Place{target})[0]; l.Line < 1 || l.Column < 1 {
				t.Fatalf("%s %v is at %+v", e.Kind, path, l)
			}
		}
	}
	return encoded
}
