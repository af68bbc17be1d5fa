package bom

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// TestYAMLIsReadLikeJSON checks that an SPDX document in YAML has the facts, and at the same pointers the places, of the same document in
// JSON: every JSON text is a YAML text, and a comment makes it one that is no JSON.
func TestYAMLIsReadLikeJSON(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "sbom", "shop.spdx.json"))
	if err != nil {
		t.Fatal(err)
	}
	inJSON, a, problems := lower(t, "a.spdx.json", string(data))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	inYAML, b, problems := lower(t, "a.spdx.yaml", string(data)+"# a comment\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if inJSON.Format != source.JSON || inYAML.Format != source.YAML || b.Facts.Notation != "yaml" {
		t.Fatal(inJSON.Format, inYAML.Format, b.Facts.Notation)
	}
	b.Facts.Notation = a.Facts.Notation
	for i := range a.Entities {
		one, errOne := json.Marshal(a.Entities[i].Facts, json.Deterministic(true))
		two, errTwo := json.Marshal(b.Entities[i].Facts, json.Deterministic(true))
		if errOne != nil || errTwo != nil || string(one) != string(two) {
			t.Errorf("%s\n%s", one, two)
		}
		for _, path := range [][]any{nil, {"name"}, {"version"}, {"licences", 0}, {"hashes", 0}, {"timestamp"}} {
			from, to := a.Entities[i].Locate(path), b.Entities[i].Locate(path)
			if !reflect.DeepEqual(from.Pointer, to.Pointer) {
				t.Errorf("%v: %v and %v", path, from.Pointer, to.Pointer)
			}
		}
	}
}

// FuzzYAML checks that every text in YAML is read or refused, and that what is found has places in it.
func FuzzYAML(f *testing.F) {
	f.Add("spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - &a {SPDXID: SPDXRef-a, versionInfo: 1.10}\n  - <<: *a\n")
	f.Add("spdxVersion: SPDX-2.2\nrelationships: [{spdxElementId: DocumentRef-a:b}]\ncreationInfo: !!binary aGk=\n")
	f.Fuzz(func(t *testing.T, text string) {
		root := source.Bytes(map[string][]byte{"a.spdx.yaml": []byte(text)})
		doc, problem := new(source.Reader).Open(source.File{Root: root, Path: "a.spdx.yaml"})
		if problem != nil || doc == nil || doc.Kind != model.SBOM {
			return
		}
		b, problems := Lower(doc, nil)
		if b == nil {
			if len(problems) == 0 {
				t.Fatal("nothing was read, and nothing was said")
			}
			return
		}
		for _, e := range b.Entities {
			for _, l := range Locate(doc, []model.Place{e.Locate([]any{"name"}), e.Locate([]any{"schema_violations", 0})}) {
				if l.Line < 1 || l.Column < 1 {
					t.Fatalf("%+v", l)
				}
			}
		}
	})
}
