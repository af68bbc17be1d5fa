package bom

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
)

// lower reads a document from text, like the program does: as a file that is recognised by its content.
func lower(t testing.TB, name, content string) (*source.Document, *BOM, []model.Problem) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return lowerPath(t, file)
}

func lowerPath(t testing.TB, file string) (*source.Document, *BOM, []model.Problem) {
	t.Helper()
	file, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: filepath.Dir(file), Args: []string{file}})
	if err != nil || len(found.Problems) > 0 || len(found.Files) != 1 {
		t.Fatalf("%s: %v %v", file, err, found.Problems)
	}
	doc, problem := new(source.Reader).Open(found.Files[0])
	if problem != nil {
		return nil, nil, []model.Problem{*problem}
	}
	b, problems := Lower(doc, nil)
	return doc, b, problems
}

func lowerFile(t testing.TB, file string) (*BOM, []model.Problem) {
	t.Helper()
	_, b, problems := lowerPath(t, file)
	return b, problems
}

// shown is the text of a location.
func shown(doc *source.Document, loc model.Location) string {
	lines := strings.Split(string(doc.Data), "\n")
	if loc.Line < 1 || loc.Line != loc.EndLine {
		return ""
	}
	return lines[loc.Line-1][loc.Column-1 : loc.EndColumn-1] // the documents of these tests are ASCII
}

// TestNotations reads one bill of materials in every notation: the facts that rules judge are the same, and so is the
// text that a finding points at.
func TestNotations(t *testing.T) {
	for _, name := range []string{"shop.cdx.json", "shop.cdx.xml", "shop.spdx.json", "shop.spdx", "shop.spdx3.json"} {
		t.Run(name, func(t *testing.T) {
			doc, b, problems := lowerPath(t, filepath.Join("..", "..", "testdata", "sbom", name))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			f := b.Facts
			if len(f.SchemaViolations) > 0 {
				t.Errorf("violations: %v", f.SchemaViolations)
			}
			if f.Name != "shop" || f.ComponentCount != 5 || !f.HasRoot || !f.RootHasEdges || b.Subject == nil || b.Subject.Facts.Name != "shop" {
				t.Errorf("document: %+v", f)
			}
			if len(f.Authors) != 1 || f.Authors[0].Name != "Release Desk" || f.Authors[0].Email != "release@shop.example" {
				t.Errorf("authors: %+v", f.Authors)
			}
			if len(f.Tools) != 1 || f.Tools[0].Name != "bomwright" || f.Tools[0].Version != "2.1.0" {
				t.Errorf("tools: %+v", f.Tools)
			}
			reach := map[string]string{}
			for _, c := range b.Components {
				reach[c.Facts.Name] = c.Facts.Reach
			}
			want := map[string]string{
				"shop": "root", "cart": "direct", "base": "direct", "tax": "transitive", "cart-fork": "transitive",
				"nameless": "unreachable",
			}
			if !maps.Equal(reach, want) {
				t.Errorf("reach: %v", reach)
			}
			for _, test := range []struct {
				component string
				path      []any
				want      string
			}{
				{"cart", []any{"version"}, "1.4.2"},
				{"cart", []any{"purl"}, "pkg:npm/%40example/cart@1.4.2"},
				{"cart", []any{"identifiers", 0}, "pkg:npm/%40example/cart@1.4.2"},
				{"cart", []any{"hashes", 0}, "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"},
				{"cart", []any{"hashes", 0, "value"}, "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"},
				{"cart", []any{"supplier"}, "Example Works"},
				{"cart", []any{"cpe"}, "cart"},
				{"cart-fork", []any{"version"}, "^1.2.0"},
				{"cart-fork", []any{"hashes"}, "cart-fork"},
				{"base", []any{"version"}, "latest"},
				{"base", []any{"external_references", 0}, "https://images.shop.example/base"},
				{"nameless", []any{"version"}, "nameless"},
				{"nameless", []any{"identifiers"}, "nameless"},
				{"nameless", []any{}, "nameless"},
				{"tax", []any{"purl"}, "pkg:npm/tax@3.1.0"},
				{"tax", []any{"cpe"}, "cpe:2.3:a:example:tax:3.0.0:*:*:*:*:*:*:*"},
				{"shop", []any{"version"}, "4.2.0"},
				{"shop", []any{"hashes"}, "shop"},
			} {
				e := b.Entities[1+slices.IndexFunc(b.Components, func(c *sbom.Component) bool { return c.Facts.Name == test.component })]
				loc := Locate(doc, []model.Place{e.Locate(test.path)})[0]
				if name == "shop.spdx3.json" && test.want == "Example Works" {
					test.want = "https://shop.example/sbom/4.2.0#works" // the supplier is another element
				}
				if got := strings.TrimPrefix(strings.Trim(shown(doc, loc), `"`), "Organization: "); got != test.want {
					t.Errorf("%s %v is shown at %q (%d:%d %s), want %q", test.component, test.path, got, loc.Line, loc.Column, loc.Pointer, test.want)
				}
			}
			if loc := Locate(doc, []model.Place{b.Entities[0].Locate([]any{"timestamp"})})[0]; strings.Trim(shown(doc, loc), `"`) != "2026-03-01T08:00:00Z" {
				t.Errorf("timestamp is shown at %q", shown(doc, loc))
			}
			if loc := Locate(doc, []model.Place{b.Entities[0].Locate([]any{"no", "such", "place"})})[0]; loc.Line == 0 || loc.Pointer != "" {
				t.Errorf("a place that does not exist: %+v", loc)
			}
		})
	}
}

func TestComponentFacts(t *testing.T) {
	component := func(t *testing.T, file, name string) *sbom.ComponentFacts {
		t.Helper()
		b, _ := lowerFile(t, filepath.Join("..", "..", "testdata", "sbom", file))
		for _, c := range b.Components {
			if c.Facts.Name == name {
				return c.Facts
			}
		}
		t.Fatalf("%s has no %s", file, name)
		return nil
	}
	for _, file := range []string{"shop.cdx.json", "shop.cdx.xml", "shop.spdx.json", "shop.spdx", "shop.spdx3.json"} {
		cart := component(t, file, "cart")
		if cart.VersionState != "present" || cart.Pin.Class != "exact" || !cart.Pin.Exact || cart.PURL.Namespace != "@example" ||
			cart.PURLVersionMismatch != nil || cart.LicenceState != "present" || cart.SupplierState != "present" ||
			cart.Supplier != "Example Works" || len(cart.Hashes) != 1 || cart.Hashes[0].Alg != "SHA-256" ||
			cart.Hashes[0].Problem != "" || !cart.HasDependencyEntry {
			t.Errorf("%s: %+v", file, cart)
		}
		if nameless := component(t, file, "nameless"); nameless.VersionState != "absent" || nameless.Pin.Class != "empty" || len(nameless.Identifiers) != 0 {
			t.Errorf("%s: %+v", file, nameless)
		}
		if tax := component(t, file, "tax"); tax.PURLVersionMismatch == nil || tax.PURLVersionMismatch.PURLVersion != "3.1.0" || tax.CPE == "" || len(tax.Identifiers) != 2 {
			t.Errorf("%s: %+v", file, tax)
		}
		if fork := component(t, file, "cart-fork"); fork.Pin.Class != "leading-operator" {
			t.Errorf("%s: %+v", file, fork)
		}
	}
	// Rules compare the type: if it were absent, they would find nothing about a package without one.
	if text, err := json.Marshal(component(t, "shop.spdx", "cart-fork")); err != nil || !strings.Contains(string(text), `"type":""`) {
		t.Errorf("%s %v", text, err)
	}
	if base := component(t, "shop.spdx", "base"); base.SupplierState != "unknown" || base.Supplier != "" || base.Type != "container" {
		t.Errorf("%+v", base)
	}
	if base := component(t, "shop.cdx.xml", "base"); len(base.Hashes) != 1 || base.Hashes[0].Of != "external_reference" || base.Hashes[0].RefType != "distribution" {
		t.Errorf("%+v", base)
	}
}

func TestVulnerabilities(t *testing.T) {
	for _, file := range []string{"shop.cdx.json", "shop.cdx.xml"} {
		doc, b, _ := lowerPath(t, filepath.Join("..", "..", "testdata", "sbom", file))
		if len(b.Vulnerabilities) != 1 {
			t.Fatal(file)
		}
		v := b.Vulnerabilities[0].Facts
		if v.ID != "CVE-2026-0001" || v.Source != "NVD" || len(v.CWEs) != 1 || *v.Ratings[0].Score != 8.1 ||
			v.Analysis.State != "not_affected" || v.Analysis.Responses[0] != "will_not_fix" ||
			!v.Affects[0].Resolved || v.Affects[1].Resolved {
			t.Errorf("%s: %+v", file, v)
		}
		e := b.Entities[len(b.Entities)-1]
		for _, test := range []struct {
			path []any
			want string
		}{
			{[]any{"affects", 1}, "gone"},
			{[]any{"affects", 1, "ref"}, "gone"},
			{[]any{"analysis", "state"}, "not_affected"},
			{[]any{"published"}, "CVE-2026-0001"},
			{[]any{"analysis", "justification"}, "code_not_reachable"},
		} {
			loc := Locate(doc, []model.Place{e.Locate(test.path)})[0]
			if got := strings.Trim(shown(doc, loc), `"`); got != test.want {
				t.Errorf("%s %v is shown at %q, want %q", file, test.path, got, test.want)
			}
		}
	}
}

func TestBOMLinksToTheDocumentItself(t *testing.T) {
	const link = "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79"
	_, b, problems := lower(t, "a.json", `{"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
  "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
  "components": [{"type": "library", "name": "a", "bom-ref": "a"}],
  "dependencies": [{"ref": "a", "dependsOn": ["`+link+`/1#a", "`+link+`/1#gone", "`+link+`/2#a"]}],
  "vulnerabilities": [{"id": "CVE-2026-0001", "affects": [{"ref": "`+link+`/1#a"}, {"ref": "`+link+`/1#gone"}]}]}`)
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	if got := b.Facts.SelfEdges; len(got) != 1 || got[0] != "a" {
		t.Errorf("self edges: %q", got)
	}
	if got := b.Facts.DanglingRefs; len(got) != 1 || got[0].Ref != "gone" {
		t.Errorf("dangling: %+v", got)
	}
	if got := b.Facts.BOMLinks; len(got) != 1 || got[0].Ref != link+"/2#a" {
		t.Errorf("links: %d", len(got))
	}
	if a := b.Vulnerabilities[0].Facts.Affects; !a[0].Resolved || a[1].Resolved || a[1].BOMLink {
		t.Errorf("affects: %+v", a)
	}
}

func TestWhatMadeAnElementLeadsToIt(t *testing.T) {
	for _, test := range []struct{ from, kind, to, reach string }{
		{"SPDXRef-b", "BUILD_TOOL_OF", "SPDXRef-a", "direct"},
		{"SPDXRef-a", "GENERATED_FROM", "SPDXRef-b", "direct"},
		{"SPDXRef-b", "GENERATES", "SPDXRef-a", "direct"},
		{"SPDXRef-a", "BUILD_TOOL_OF", "SPDXRef-b", "unreachable"},
		{"SPDXRef-a", "OTHER", "SPDXRef-b", "unreachable"},
	} {
		_, b, problems := lower(t, "a.spdx.json", `{"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "a",
  "documentNamespace": "https://a.invalid/1", "creationInfo": {"created": "2026-11-01T00:00:00Z", "creators": ["Tool: a-1"]},
  "packages": [{"SPDXID": "SPDXRef-a", "name": "a", "downloadLocation": "NONE"}, {"SPDXID": "SPDXRef-b", "name": "b", "downloadLocation": "NONE"},
    {"SPDXID": "SPDXRef-c", "name": "c", "downloadLocation": "NONE"}],
  "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-a"},
    {"spdxElementId": "SPDXRef-a", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-c"},
    {"spdxElementId": "`+test.from+`", "relationshipType": "`+test.kind+`", "relatedSpdxElement": "`+test.to+`"}]}`)
		if len(problems) != 0 {
			t.Fatal(problems)
		}
		for _, c := range b.Components {
			if c := c.Facts; c.BOMRef == "SPDXRef-b" && c.Reach != test.reach {
				t.Errorf("%s %s %s: b is %s, want %s", test.from, test.kind, test.to, c.Reach, test.reach)
			}
		}
	}
}

func TestReasonsThatAreKeptApart(t *testing.T) {
	var f sbom.OSVFacts
	c := &sbom.Component{Facts: &sbom.ComponentFacts{}}
	for i := range 2 * maxReasons {
		countUnasked(&f, c, strconv.Itoa(i))
		countUnasked(&f, c, "0")
	}
	if len(f.Unasked) != maxReasons || f.Unasked[0].Count != 2*maxReasons+1 || f.Unasked[maxReasons-1].Count != maxReasons+1 || f.NotEvaluated != 4*maxReasons {
		t.Errorf("%d %+v", f.NotEvaluated, f.Unasked)
	}
}
