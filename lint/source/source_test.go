package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// open writes a file and opens it as a file that the user named.
func open(t testing.TB, name, text string) (*source.Document, *model.Problem) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
	if err != nil || len(found.Problems) > 0 || len(found.Files) != 1 {
		t.Fatal(found.Files, found.Problems, err)
	}
	return (&source.Reader{}).Open(found.Files[0])
}

func TestKindIsRecognisedByContent(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		want       model.DocumentKind
	}{
		"OpenAPI in YAML":                          {"a.yaml", "openapi: 3.1.0\n", model.Contract},
		"OpenAPI after other keys":                 {"a.yaml", "info: {title: t}\npaths: {}\nopenapi: 3.0.0\n", model.Contract},
		"OpenAPI in flow style":                    {"a.yaml", "{openapi: 3.1.0, paths: {}}\n", model.Contract},
		"OpenAPI in quotes":                        {"a.yaml", "\"openapi\": '3.1.0'\n", model.Contract},
		"version with a tag":                       {"a.yaml", "openapi: !!str 3.1.0\n", model.Contract},
		"version with an anchor":                   {"a.yaml", "openapi: &v 3.1.0\n", model.Contract},
		"version with a tag and anchor":            {"a.yaml", "openapi: !!str &v '3.1.0'\n", model.Contract},
		"version as a folded scalar":               {"a.yaml", "openapi: >-\n  3.1.0\n", model.Contract},
		"version as a literal scalar":              {"a.yaml", "swagger: |- # which\r\n  2.0\r\n", model.Contract},
		"version on the next line":                 {"a.yaml", "openapi:\n  3.1.0\n", model.Contract},
		"version after a comment":                  {"a.yaml", "openapi: # which\n  # comment\n  3.1.0\n", model.Contract},
		"version as an explicit key":               {"a.yaml", "? openapi\n: 3.1.0\n", model.Contract},
		"version as an alias":                      {"a.yaml", "x-v: &v 3.1.0\nopenapi: *v\n", model.Contract},
		"version that is merged in":                {"a.yaml", "x-base: &base {openapi: 3.1.0}\n<<: *base\npaths: {}\n", model.Contract},
		"version that is merged in below":          {"a.yaml", "x-base:\n  base: &base\n    openapi: 3.1.0\n<<: [*base]\n", model.Contract},
		"something else merged in":                 {"a.yaml", "x-base:\n  base: &base\n    openapi: 3.1.0\n<<: {a: b}\n", model.Unknown},
		"a setting named openapi":                  {"a.yaml", "openapi:\n  spec: a.yaml\n", model.Unknown},
		"a word named openapi":                     {"a.yaml", "openapi: latest\n", model.Unknown},
		"a YAML directive":                         {"a.yaml", "# first\n%YAML 1.2\n---\nopenapi: 3.1.0\n", model.Contract},
		"as text with an anchor":                   {"a.txt", "openapi: &v 3.1.0\n", model.Contract},
		"Swagger":                                  {"a.json", `{"swagger": "2.0"}`, model.Contract},
		"Swagger with a number":                    {"a.yaml", "swagger: 2.0\n", model.Contract},
		"minified, the key last":                   {"a.json", `{"paths":{},"openapi":"3.1.0"}`, model.Contract},
		"a contract named as text":                 {"a.txt", "openapi: 3.1.0\n", model.Contract},
		"with a byte order mark":                   {"a.json", "\xef\xbb\xbf" + `{"openapi": "3.1.0"}`, model.Contract},
		"a manifest":                               {"a.yaml", "apiVersion: sealint/v1\nkind: Integration\n", model.Manifest},
		"a manifest in a later document":           {"a.yaml", "kind: Deployment\n---\napiVersion: sealint/v1\n", model.Manifest},
		"CycloneDX in JSON":                        {"a.json", `{"bomFormat": "CycloneDX"}`, model.SBOM},
		"CycloneDX in XML":                         {"a.xml", `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>`, model.SBOM},
		"SPDX in JSON":                             {"a.json", `{"spdxVersion": "SPDX-2.3"}`, model.SBOM},
		"prose with a comment and an SBOM":         {"a.md", "<!-- made -->\n\n# Title\n\n```json\n{\"bomFormat\": \"CycloneDX\"}\n```\n", model.Unknown},
		"SPDX as tags":                             {"a.spdx", "# a comment\nSPDXVersion: SPDX-2.3\n", model.SBOM},
		"SPDX 3":                                   {"a.json", `{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}`, model.SBOM},
		"a statement around a BOM":                 {"a.json", `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://cyclonedx.org/bom"}`, model.SBOM},
		"a package that mentions openapi":          {"a.json", `{"name": "x", "openapi": "./api.yaml"}`, model.Unknown},
		"openapi below the top":                    {"a.yaml", "spec:\n  openapi: 3.1.0\n", model.Unknown},
		"a statement of another type around a BOM": {"a.json", `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://x.invalid/", "predicate": {"a": "bomFormat", "bomFormat": "CycloneDX"}}`, model.SBOM},
		"a statement that mentions a BOM":          {"a.json", `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://x.invalid/", "predicate": {"a": "bomFormat", "b": {"bomFormat": 1}}}`, model.Unknown},
		"another statement":                        {"a.json", `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1"}`, model.Unknown},
		"other XML":                                {"a.xml", "<project/>", model.Unknown},
		"Kubernetes":                               {"a.yaml", "apiVersion: v1\nkind: Service\n", model.Unknown},
	} {
		doc, problem := open(t, test.file, test.text)
		got := model.Unknown
		switch {
		case doc != nil:
			got = doc.Kind
		case problem.ID != model.ProblemUnknownKind:
			t.Errorf("%s: %v", name, problem)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// A file that is probably meant to be a manifest, by its name or its keys, is a problem if it is not one.
func TestMisnamedManifests(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"a misspelt version":      {"a.yaml", "apiVersion: seallint/v1\nkind: Integration\n", `a.yaml:1:13: is apiVersion "seallint/v1"`},
		"in JSON":                 {"a.json", `{"apiVersion": "sealnt/v1", "kind": "Integration"}`, `a.json:1:16: is apiVersion "sealnt/v1"`},
		"no version":              {"a.integration.yaml", "kind: Integration\nmetadata: {}\n", "a.integration.yaml:1:1: states no apiVersion"},
		"a list":                  {"a.integration.yml", "- apiVersion: sealint/v1\n", "a.integration.yml:1:1: states no apiVersion"},
		"broken":                  {"a.integration.yaml", "kind: [\n", "a.integration.yaml"},
		"a version alone":         {"a.integration.yaml", "apiVersion: v1\nkind: Integration\n", `a.integration.yaml:1:13: is apiVersion "v1"`},
		"a group of our own":      {"a.integration.yaml", "apiVersion: sealint.dev/v1\nkind: Integration\n", `a.integration.yaml:1:13: is apiVersion "sealint.dev/v1"`},
		"a number":                {"a.integration.yaml", "apiVersion: 1\nkind: Integration\n", `a.integration.yaml:1:13: is apiVersion "1"`},
		"of another system":       {"a.integration.yaml", "apiVersion: camel.apache.org/v1\nkind: Integration\n", ""},
		"another kind":            {"a.yaml", "apiVersion: seal/v1\nkind: Deployment\nx: Integration\n", ""},
		"nothing like a manifest": {"a.yaml", "title: Integration\n", ""},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, test.file), []byte(test.text), 0o644); err != nil {
			t.Fatal(err)
		}
		found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{"."}})
		if err != nil || len(found.Files) != 1 {
			t.Fatal(found.Files, err)
		}
		doc, problem := (&source.Reader{}).Open(found.Files[0])
		got := ""
		if problem != nil {
			got = problem.Error()
		}
		if doc != nil || !strings.HasPrefix(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%s: got %v, %q, want %q", name, doc, got, test.want)
		}
	}
}

// TestHostileFormsAreRefused: a form that was not refused before it is unfolded would not end.
func TestHostileFormsAreRefused(t *testing.T) {
	bomb := "openapi: 3.1.0\nx0: &x0 [a,a,a,a,a,a,a,a,a,a]\n"
	for i := 1; i < 30; i++ {
		alias := "*x" + string(rune('0'+(i-1)/10)) + string(rune('0'+(i-1)%10))
		if i == 1 {
			alias = "*x0"
		}
		bomb += "x" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + ": &x" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + " [" + strings.Repeat(alias+",", 9) + alias + "]\n"
	}
	for name, test := range map[string]struct{ file, text, message string }{
		"an alias bomb":          {"a.yaml", bomb, "aliases stand for more than"},
		"deep JSON":              {"a.json", `{"openapi": "3.1.0", "x": ` + strings.Repeat("[", 100_000), "nests deeper than 1000 levels"},
		"deep flow YAML":         {"a.yaml", "openapi: 3.1.0\nx: " + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000), "nests deeper than 1000 levels"},
		"deeper flow YAML":       {"a.yaml", "openapi: 3.1.0\nx: " + strings.Repeat("[", 500_000), ""},
		"deep block YAML":        {"a.yaml", "openapi: 3.1.0\nx:\n  " + strings.Repeat("- ", 3_000) + "a\n", "nests deeper than 1000 levels"},
		"a key that is a list":   {"a.yaml", "openapi: 3.1.0\n? [a]\n: b\n", "a key must be a scalar"},
		"an alias to nothing":    {"a.yaml", "openapi: 3.1.0\nx: *nowhere\n", "nowhere"},
		"a duplicate merge key":  {"a.yaml", "openapi: 3.1.0\nx: &x {a: 1}\ny:\n  <<: *x\n  <<: *x\n", "duplicate key"},
		"half of UTF-16":         {"a.openapi.json", "\xff\xfe{\x00\"", "is not valid UTF-16 from here on"},
		"bytes that are no text": {"a.yaml", "openapi: 3.1.0\nx: \xff\n", "is not valid UTF-8 from here on"},
		"an invalid escape":      {"a.json", `{"openapi": "3.1.0", "x": "\ud800"}`, ""},
	} {
		doc, problem := open(t, test.file, test.text)
		if doc != nil || problem == nil || !strings.Contains(problem.Message, test.message) {
			t.Errorf("%s: got %v, %v", name, doc != nil, problem)
		}
	}
}

// The documents of TestLocate have the same content.
const (
	locatedYAML = `openapi: 3.1.0
info:
  title: "a \"b\""   # a comment
  plain: two words  # another
  single: 'it''s'
  "quoted key": x
  emoji: 😀 here
  empty:
  block: |
    text
paths:
  /a/b~c:
    - name: one
    - [x, y]
base: &base {k: v}
merged:
  <<: *base
alias: *base
`
	locatedJSON = `{
  "openapi": "3.1.0",
  "info": {"title": "a \"b\"", "plain": "two words", "single": "it's", "quoted key": "x", "emoji": "😀 here", "empty": null, "block": "text"},
  "paths": {"/a\/b~c": [{"name": "one"}, ["x", "y"]]},
  "base": {"k": "v"}, "merged": {"k": "v"}, "alias": {"k": "v"}
}`
)

// locations are pointers into these documents, each with the text that a location of it spans in YAML and in JSON.
var locations = []struct {
	pointer    []string
	yaml, json string
}{
	{[]string{"openapi"}, "3.1.0", `"3.1.0"`},
	{[]string{"info"}, "info", `"info"`},
	{[]string{"info", "title"}, `"a \"b\""`, `"a \"b\""`},
	{[]string{"info", "plain"}, "two words", `"two words"`},
	{[]string{"info", "single"}, "'it''s'", `"it's"`},
	{[]string{"info", "quoted key"}, "x", `"x"`},
	{[]string{"info", "emoji"}, "😀 here", `"😀 here"`},
	{[]string{"info", "empty"}, "empty", `null`},
	{[]string{"info", "missing", "deeper"}, "info", `"info"`},
	{[]string{"missing"}, "openapi", `"openapi"`},
	{[]string{"paths", "/a/b~c"}, "/a/b~c", `"/a\/b~c"`},
	{[]string{"paths", "/a/b~c", "0"}, "one", `"one"`},
	{[]string{"paths", "/a/b~c", "0", "name"}, "one", `"one"`},
	{[]string{"paths", "/a/b~c", "0", "missing"}, "one", `"one"`},
	{[]string{"paths", "/a/b~c", "1"}, "[", "["},
	{[]string{"paths", "/a/b~c", "1", "1"}, "y", `"y"`},
	{[]string{"paths", "/a/b~c", "7"}, "/a/b~c", `"/a\/b~c"`},
	{[]string{"merged", "k"}, "v", `"v"`},
	{[]string{"alias", "k"}, "v", `"v"`},
}

// A pointer leads to the same place in JSON, in minified JSON and in YAML.
func TestLocate(t *testing.T) {
	documents := map[string]string{
		"yaml": locatedYAML, "json": locatedJSON,
		"minified": strings.ReplaceAll(strings.ReplaceAll(locatedJSON, "\n", ""), "  ", ""),
	}
	for _, test := range locations {
		for name, text := range documents {
			file, want := "a.json", test.json
			if name == "yaml" {
				file, want = "a.yaml", test.yaml
			}
			doc, problem := open(t, file, text)
			if problem != nil {
				t.Fatal(problem)
			}
			l := doc.Locate([]model.Place{{Pointer: test.pointer}})[0]
			if got := textAt(text, l); got != want {
				t.Errorf("%s %v: marks %q, want %q (%+v)", name, test.pointer, got, want, l)
			}
		}
	}
}

// textAt returns the part of a text that a location spans, by lines and UTF-16 columns.
func textAt(text string, l model.Location) string {
	offset := func(line, column int) int {
		at := 0
		for ; line > 1; line-- {
			at += strings.IndexByte(text[at:], '\n') + 1
		}
		for i, r := range text[at:] {
			if column <= 1 {
				return at + i
			}
			if column--; r > 0xFFFF {
				column--
			}
		}
		return len(text)
	}
	return text[offset(l.Line, l.Column):offset(l.EndLine, l.EndColumn)]
}

func TestExcerpts(t *testing.T) {
	long := `{"openapi": "3.1.0", "x": "` + strings.Repeat("é", 5000) + `", "info": {"title": "here"}}`
	doc, _ := open(t, "a.json", long)
	l := doc.Locate([]model.Place{{Pointer: []string{"info", "title"}}})[0]
	if len(l.Excerpt) > 200 || !strings.Contains(l.Excerpt, `"here"`) || l.ExcerptColumn <= 1 {
		t.Errorf("excerpt of a long line: %d, %q", l.ExcerptColumn, l.Excerpt)
	}
	if start := doc.Locate([]model.Place{{Pointer: []string{"openapi"}}})[0]; l.ExcerptMore || !start.ExcerptMore {
		t.Errorf("the line goes on after the excerpt: %t at its end, %t at its start", l.ExcerptMore, start.ExcerptMore)
	}
	doc, _ = open(t, "a.yaml", "openapi: 3.1.0\nx: {key: hunter2hunter2, other: 1}\n")
	doc.Redact("hunter2hunter2")
	l = doc.Locate([]model.Place{{Pointer: []string{"x", "other"}}})[0]
	if l.Excerpt != "x: {key: **************, other: 1}" {
		t.Errorf("a secret beside the region is shown: %s", l.Excerpt)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("a.yaml", "openapi: 3.1.0\npaths: {/a: &a {get: *a}}\n")
	f.Add("a.json", `{"openapi": "3.1.0", "paths": {"/a": [1, {"b": null}]}}`)
	f.Add("a.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>`)
	f.Add("a.spdx", "SPDXVersion: SPDX-2.3\n")
	f.Add("a.yaml", "apiVersion: sealint/v1\n---\n- |\n x\n...\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if name = filepath.Base(name); strings.ContainsAny(name, "\x00/\\*?[{") || name == "." || name == ".." || name == "-" || len(name) > 100 || strings.HasPrefix(name, "-") {
			return
		}
		dir := t.TempDir()
		if os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644) != nil {
			return
		}
		found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
		if err != nil || len(found.Files) != 1 {
			return
		}
		doc, problem := (&source.Reader{}).Open(found.Files[0])
		if (doc == nil) == (problem == nil) {
			t.Fatalf("document %v, problem %v", doc != nil, problem)
		}
		if doc == nil {
			return
		}
		// Every place of the document can be shown.
		var targets []model.Place
		var walk func(n source.Node, document int, at []string)
		walk = func(n source.Node, document int, at []string) {
			targets = append(targets, model.Place{Document: document, Pointer: at}, model.Place{Document: document, Pointer: append(at[:len(at):len(at)], "missing")})
			if len(targets) > 500 || len(at) > 20 {
				return
			}
			for key, v := range n.Pairs() {
				walk(v, document, append(at[:len(at):len(at)], key))
			}
			for i, v := range n.Items() {
				walk(v, document, append(at[:len(at):len(at)], string(rune('0'+i%10))))
			}
		}
		for i, n := range doc.Nodes() {
			walk(n, i, nil)
		}
		for _, l := range doc.Locate(targets) {
			if l.Line < 1 || l.Column < 1 || l.EndLine < l.Line || l.EndLine == l.Line && l.EndColumn < l.Column {
				t.Fatalf("%+v", l)
			}
		}
	})
}

// Columns are right everywhere in a document of one long line.
func TestColumnsOfLongLines(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"openapi":"3.1.0","x":[`)
	for i := range 3000 {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"é😀%d"`, i)
	}
	b.WriteString("]}")
	for _, file := range []string{"a.json", "a.yaml"} {
		for _, before := range []string{"", "\n", strings.Repeat(" \n", 2500)} {
			text := before + b.String()
			doc, problem := open(t, file, text)
			if problem != nil {
				t.Fatal(problem)
			}
			for _, i := range []int{0, 1, 500, 501, 1234, 2998, 2999} {
				l := doc.Locate([]model.Place{{Pointer: []string{"x", fmt.Sprint(i)}}})[0]
				if got, want := textAt(text, l), fmt.Sprintf(`"é😀%d"`, i); got != want || l.Line != strings.Count(before, "\n")+1 {
					t.Errorf("%s: marks %q in line %d, want %q", file, got, l.Line, want)
				}
			}
		}
	}
}

// A template of a contract, which does not parse, is a problem only if the user names the file.
func TestTemplatesAreNoContracts(t *testing.T) {
	dir := t.TempDir()
	text := "openapi:\n{{- if .Values.x }}\n  3.1.0\n{{- end }}\n"
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir})
	if err != nil || len(found.Files) != 1 {
		t.Fatal(found.Files, err)
	}
	if doc, problem := (&source.Reader{}).Open(found.Files[0]); doc != nil || problem != nil {
		t.Errorf("found: %v %v", doc, problem)
	}
	if doc, problem := open(t, "a.yaml", text); doc != nil || problem == nil || problem.ID != model.ProblemSyntax {
		t.Errorf("named: %v %v", doc, problem)
	}
}

// A directive is ignored, and does not change the lines of the text after it.
func TestDirectivesKeepLines(t *testing.T) {
	doc, problem := open(t, "a.yaml", "%YAML 1.2\n---\nopenapi: 3.1.0\ninfo: {}\n")
	if problem != nil {
		t.Fatal(problem)
	}
	if at := doc.Locate([]model.Place{{Pointer: []string{"info"}}})[0]; at.Line != 4 || at.Column != 1 {
		t.Errorf("got %d:%d", at.Line, at.Column)
	}
	if _, problem := open(t, "a.yaml", "%YAML 2.0\n---\nopenapi: 3.1.0\n"); problem == nil {
		t.Error("YAML 2.0 is read")
	}
}
