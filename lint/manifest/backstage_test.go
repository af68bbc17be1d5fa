package manifest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

const component = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: ledger-client}
spec:
  type: service
  owner: group:default/team-ledger
  lifecycle: experimental
  consumesApis: [ledger]
---
apiVersion: backstage.io/v1beta1
kind: API
metadata: {name: Ledger}
spec:
  type: openapi
  definition: {$text: ./api/ledger.yaml}
`

// filled lowers a manifest with a metadata and a spec in flow style, and fills it in from a catalog file. Both are files of one root.
func filled(t testing.TB, metadata, spec, catalog string) (manifest.Manifest, []model.Problem, *source.Reader) {
	t.Helper()
	root := source.Bytes(map[string][]byte{
		"i/a.integration.yaml": []byte("apiVersion: sealint/v1\nkind: Integration\nmetadata: {" + metadata + "}\nspec: {" + spec + "}\n"),
		"catalog/info.yaml":    []byte(catalog),
	})
	reader := &source.Reader{}
	doc, problem := reader.Open(source.File{Root: root, Path: "i/a.integration.yaml"})
	if problem != nil {
		t.Fatal(problem)
	}
	manifests, problems := manifest.Lower(doc)
	if len(manifests) != 1 || len(problems) > 0 {
		t.Fatalf("%d manifests, %v", len(manifests), problems)
	}
	problems = (&manifest.Catalogs{Reader: reader}).Fill(doc, manifests)
	return manifests[0], problems, reader
}

// values returns what a manifest states about the fields that a catalog file fills in; "-" for an absent field, and "?" for one that
// is neither.
func values(m manifest.Manifest) string {
	value := func(field string, stated bool, text func() string) string {
		absent := slices.Contains(m.Facts.Absent, field)
		switch {
		case stated && !absent:
			return text()
		case absent && !stated:
			return "-"
		case stated:
			return "stated and absent"
		}
		return "?"
	}
	meta, contract := m.Facts.Metadata, m.Facts.Spec.Contract
	return strings.Join([]string{
		value("metadata.owner", meta.Owner != nil, func() string { return *meta.Owner }),
		value("metadata.lifecycle", meta.Lifecycle != nil, func() string { return *meta.Lifecycle }),
		value("spec.contract.path", contract != nil && contract.Path != "", func() string { return contract.Path }),
	}, " ")
}

func TestManifestsTakeFromCatalogsWhatTheyLeaveOut(t *testing.T) {
	entity := func(kind, name, spec string) string {
		return "apiVersion: backstage.io/v1alpha1\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec: {" + spec + "}\n---\n"
	}
	withAPI := func(name, definition string) string {
		return entity("API", name, "type: openapi, definition: "+definition)
	}
	for _, test := range []struct {
		name, metadata, spec, catalog string
		want                          string // values
		differs                       string // the fields that differ
		problem                       string // a part of its message
	}{
		{"what both files lack stays absent", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "type: service"), "- - -", "", ""},
		{"by the name of the integration", "name: Ledger-Client, from: ../catalog/info.yaml", "", component, "team-ledger proposed ../catalog/api/ledger.yaml", "", ""},
		{"by kind and name", "name: a, from: '../catalog/info.yaml#component:ledger-client'", "", component, "team-ledger proposed ../catalog/api/ledger.yaml", "", ""},
		{"by the full reference", "name: a, from: '../catalog/info.yaml#Component:default/ledger-client'", "", component, "team-ledger proposed ../catalog/api/ledger.yaml", "", ""},
		{"by name", "name: a, from: '../catalog/info.yaml#ledger'", "", component, "- - ../catalog/api/ledger.yaml", "", ""},
		{"the only entity", "name: a, from: ../catalog/info.yaml", "", entity("Group", "a", "owner: x") + entity("System", "a", "owner: x") + entity("Resource", "b", "owner: team-b, lifecycle: production"), "team-b active -", "", ""},
		{"a system if it is named", "name: a, from: '../catalog/info.yaml#system:s'", "", entity("System", "s", "owner: team-s"), "team-s - -", "", ""},
		{"an entity of another system", "name: a, from: ../catalog/info.yaml", "", "apiVersion: apps/v1\nkind: Component\nmetadata: {name: a}\nspec: {owner: x}\n", "? ? ?", "", "holds no entity of Backstage"},
		{"several entities", "name: a, from: ../catalog/info.yaml", "", entity("Component", "b", "owner: x") + entity("API", "c", "owner: y"), "? ? ?", "", "several entities for this integration: component:default/b, api:default/c; name one after the path, such as #component:default/b"},
		{"two entities of its name", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: x") + entity("API", "a", "owner: y"), "? ? ?", "", "component:default/a, api:default/a"},
		{"no such entity", "name: a, from: '../catalog/info.yaml#api:a'", "", entity("Component", "a", "owner: x"), "? ? ?", "", `holds no entity for "api:a"; it holds component:default/a`},
		{"another namespace", "name: a, from: '../catalog/info.yaml#other/a'", "", entity("Component", "a", "owner: x"), "? ? ?", "", "holds no entity"},
		{"no reference after #", "name: a, from: '../catalog/info.yaml#'", "", component, "? ? ?", "", "names no entity after #"},
		{"no file", "name: a, from: ../catalog/none.yaml", "", component, "? ? ?", "", "could not be read: does not exist"},
		{"a file outside the root", "name: a, from: ../../info.yaml", "", component, "? ? ?", "", "leads outside the root"},
		{"a folder", "name: a, from: ../catalog", "", component, "? ? ?", "", "is not a regular file"},
		{"a URL", "name: a, from: 'https://backstage.example/info.yaml'", "", component, "? ? ?", "", "is a URL"},
		{"a broken file", "name: a, from: ../catalog/info.yaml", "", "a: b\nc: [\n", "? ? ?", "", "could not be read: line "},
		{"a path that violates the schema", "name: a, from: [x]", "", component, "? ? ?", "", ""},
		{"a misspelt path", "name: a, form: ../catalog/info.yaml", "", component, "? ? ?", "", ""},

		{"the manifest wins", "name: ledger-client, owner: mine, lifecycle: active, from: ../catalog/info.yaml", "contract: {path: ../other.yaml}", component, "mine active ../other.yaml", "metadata.owner metadata.lifecycle spec.contract.path", ""},
		{"both agree", "name: ledger-client, owner: Team Ledger, lifecycle: proposed, from: ../catalog/info.yaml", "contract: {path: ../catalog/../catalog/api/ledger.yaml}", component, "Team Ledger proposed ../catalog/../catalog/api/ledger.yaml", "", ""},
		{"what violates the schema is not filled in", "name: ledger-client, owner: 5, lifecycle: old, from: ../catalog/info.yaml", "contract: {path: 5}", component, "? ? ?", "", ""},
		{"retired is more than deprecated", "name: a, lifecycle: retired, from: ../catalog/info.yaml", "", entity("Component", "a", "lifecycle: deprecated"), "- retired -", "", ""},
		{"a word of its own", "name: a, lifecycle: active, from: ../catalog/info.yaml", "", entity("Component", "a", "lifecycle: sandbox"), "- active -", "", ""},
		{"a word of its own is not taken", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "lifecycle: sandbox"), "- - -", "", ""},

		{"an owner of another kind", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: 'user:default/jane'"), "user:jane - -", "", ""},
		{"an owner of another namespace", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: 'group:acme/team-a'"), "acme/team-a - -", "", ""},
		{"the same person", "name: a, owner: jane, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: 'user:jane'"), "jane - -", "", ""},
		{"another kind of owner", "name: a, owner: 'group:jane', from: ../catalog/info.yaml", "", entity("Component", "a", "owner: 'user:jane'"), "group:jane - -", "metadata.owner", ""},
		{"an unknown owner is none", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: unknown"), "- - -", "", ""},
		{"an owner that is no text", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: [x]"), "? - -", "", "spec.owner of component:default/a is no text"},
		{"an owner that is no reference", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "owner: 'group:'"), "? - -", "", "no reference"},

		{"a contract without a path", "name: ledger-client, from: ../catalog/info.yaml", "contract: {version: 1.0.0}", component, "team-ledger proposed ../catalog/api/ledger.yaml", "", ""},
		{"several APIs and a contract without a path", "name: a, from: ../catalog/info.yaml", "contract: {version: 1.0.0}", entity("Component", "a", "consumesApis: [b, c]") + withAPI("b", "{$text: b.yaml}") + withAPI("c", "{$text: c.yaml}"), "- - -", "", ""},
		{"several APIs", "name: a, from: ../catalog/info.yaml", "", entity("Component", "a", "consumesApis: [b, c]") + withAPI("b", "{$text: b.yaml}") + withAPI("c", "{$text: c.yaml}"), "- - -", "", ""},
		{"one of several APIs", "name: a, from: ../catalog/info.yaml", "contract: {path: ../catalog/c.yaml}", entity("Component", "a", "consumesApis: [b, c]") + withAPI("b", "{$text: b.yaml}") + withAPI("c", "{$text: c.yaml}"), "- - ../catalog/c.yaml", "", ""},
		{"none of several APIs", "name: a, from: ../catalog/info.yaml", "contract: {path: ../d.yaml}", entity("Component", "a", "consumesApis: [b, c]") + withAPI("b", "{$text: b.yaml}") + withAPI("c", "{$text: c.yaml}"), "- - ../d.yaml", "spec.contract.path", ""},
		{"an API in another file", "name: a, from: ../catalog/info.yaml", "contract: {path: ../d.yaml}", entity("Component", "a", "consumesApis: [b, elsewhere]") + withAPI("b", "{$text: b.yaml}"), "- - ../d.yaml", "", ""},
		{"an API that is called", "name: a, from: ../catalog/info.yaml", "direction: outbound", entity("Component", "a", "providesApis: [b], consumesApis: ['api:default/c']") + withAPI("b", "{$text: b.yaml}") + withAPI("c", "{$yaml: c.yaml}"), "- - ../catalog/c.yaml", "", ""},
		{"an API that we provide", "name: a, from: ../catalog/info.yaml", "direction: inbound", entity("Component", "a", "providesApis: [b], consumesApis: [c]") + withAPI("b", "{$json: b.json}") + withAPI("c", "{$text: c.yaml}"), "- - ../catalog/b.json", "", ""},
		{"an API of another type", "name: a, from: ../catalog/info.yaml", "", entity("API", "a", "type: grpc, definition: {$text: a.proto}"), "- - -", "", ""},
		{"a definition in the text", "name: a, from: ../catalog/info.yaml", "", withAPI("a", "'openapi: 3.1.0'"), "- - ?", "", "the definition is text in this file"},
		{"a definition in the text, and a path", "name: a, from: ../catalog/info.yaml", "contract: {path: ../a.yaml}", withAPI("a", "'openapi: 3.1.0'"), "- - ../a.yaml", "", ""},
		{"a definition at a URL", "name: a, from: ../catalog/info.yaml", "", withAPI("a", "{$text: 'https://a.example/a.yaml'}"), "- - ?", "", "the definition is a URL"},
		{"a definition at a URL, and a path", "name: a, from: ../catalog/info.yaml", "contract: {path: ../a.yaml}", withAPI("a", "{$text: 'https://a.example/a.yaml'}"), "- - ../a.yaml", "", ""},
		{"a definition that names no file", "name: a, from: ../catalog/info.yaml", "", withAPI("a", "{$text: [x]}"), "- - ?", "", "the definition names no file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m, problems, _ := filled(t, test.metadata, test.spec, test.catalog)
			if got := values(m); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			var differs []string
			if c := m.Facts.Catalog; c != nil {
				for _, f := range c.Fields {
					if f.Differs {
						differs = append(differs, strings.Join(f.At, "."))
					}
				}
			}
			if got := strings.Join(differs, " "); got != test.differs {
				t.Errorf("%q differ, want %q", got, test.differs)
			}
			switch {
			case test.problem == "" && len(problems) > 0:
				t.Errorf("problem: %v", problems)
			case test.problem != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, test.problem) || problems[0].Location.Line == 0):
				t.Errorf("problems %v, want one with %q and a line", problems, test.problem)
			}
		})
	}
}

func TestFilledValuesAreInTheCatalogFile(t *testing.T) {
	m, _, reader := filled(t, "name: ledger-client, from: ../catalog/info.yaml", "", component)
	entity := m.Entity(func([]any) (model.Place, bool) { return model.Place{}, false })
	for _, test := range []struct {
		path []any
		want string
	}{
		{[]any{"metadata", "owner"}, "catalog/info.yaml:6:10"},
		{[]any{"metadata", "lifecycle"}, "catalog/info.yaml:7:14"},
		{[]any{"spec", "contract", "path"}, "catalog/info.yaml:15:23"},
		{[]any{"catalog", "fields", 2}, "catalog/info.yaml:15:23"},
		{[]any{"metadata", "from"}, "i/a.integration.yaml:3:39"},
		{[]any{"spec", "contract", "version"}, "i/a.integration.yaml:4:1"},
	} {
		place := entity.Locate(test.path)
		at := reader.Documents()[place.Path].Locate([]model.Place{place})[0]
		if got := fmt.Sprintf("%s:%d:%d", at.Path, at.Line, at.Column); got != test.want {
			t.Errorf("%v is at %s, want %s", test.path, got, test.want)
		}
	}
	place := entity.Locate([]any{"metadata", "owner"})
	for _, name := range []string{m.NamePlace(place), entity.NamePlace(place, []any{"metadata", "owner"})} {
		if want := "integration ledger-client > metadata > owner"; name != want { // as if the manifest stated it
			t.Errorf("the place is called %q, want %q", name, want)
		}
	}
}

// FuzzFill fills a manifest in from any catalog file. A field is stated, absent, or the matter of a problem; what is filled in stands at
// its place; and every problem has a line.
func FuzzFill(f *testing.F) {
	f.Add("", component)
	f.Add("#component:ledger-client", component)
	f.Add("#api:default/ledger", strings.ReplaceAll(component, "{$text: ./api/ledger.yaml}", "|\n    openapi: 3.0.0"))
	f.Add("#a", "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a, namespace: b}\nspec: &x {type: openapi, owner: 'a:b/c', definition: {<<: {$text: ../../a}}}\n")
	f.Add("", `{"apiVersion": "backstage.io/v1alpha1", "kind": "Component", "metadata": {"name": 1}, "spec": {"owner": 1, "lifecycle": "", "consumesApis": [{}]}}`)
	f.Fuzz(func(t *testing.T, ref, catalog string) {
		if strings.ContainsAny(ref, "'\n\r\x00") || !strings.HasPrefix(ref, "#") && ref != "" {
			t.Skip()
		}
		root := source.Bytes(map[string][]byte{
			"a.integration.yaml": []byte("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a, from: 'info.yaml" + ref + "'}\nspec: {}\n"), "info.yaml": []byte(catalog),
		})
		reader := &source.Reader{}
		doc, problem := reader.Open(source.File{Root: root, Path: "a.integration.yaml"})
		if problem != nil {
			t.Skip()
		}
		manifests, _ := manifest.Lower(doc)
		problems := (&manifest.Catalogs{Reader: reader}).Fill(doc, manifests)
		for _, p := range problems {
			if p.Location.Line < 1 || p.Location.Column < 1 {
				t.Fatalf("a problem without a place: %v", p)
			}
		}
		for _, m := range manifests {
			got := values(m)
			if strings.Contains(got, "stated and absent") || len(problems) == 0 && m.Facts.Catalog != nil && slices.Contains(strings.Fields(got), "?") {
				t.Fatalf("%s, %v", got, problems)
			}
			if m.Facts.Catalog == nil {
				continue
			}
			for i, field := range m.Facts.Catalog.Fields {
				place := m.Entity(func([]any) (model.Place, bool) { return model.Place{}, false }).Locate([]any{"catalog", "fields", i})
				info := reader.Documents()["info.yaml"]
				if text := info.Nodes()[place.Document].Lookup(place.Pointer).String(); strings.TrimSpace(text) != field.Entity || !field.Filled {
					t.Fatalf("%v is %q at its place: %+v", field.At, text, field)
				}
			}
		}
	})
}
