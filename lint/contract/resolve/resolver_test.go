package resolve_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

const api = `openapi: 3.2.0
$self: https://example.com/api
info: {title: t, version: "1"}
components:
  schemas:
    A: {type: string}
    Alias: {$ref: "#/components/schemas/B"}
    B: {properties: {"a/b": {$anchor: slash}}}
    Loop: {$ref: "#/components/schemas/Pool"}
    Pool: {$ref: "#/components/schemas/Loop"}
    Broken: {$ref: "#/components/schemas/Nowhere"}
    ToBroken: {$ref: "#/components/schemas/Broken"}
    Dynamic: {$dynamicRef: "#node"}
    Node: {$dynamicAnchor: node}
    Resource:
      $id: https://example.com/schemas/resource
      $defs: {inner: {$id: other}, local: {$ref: "#/$defs/inner"}}
    File: {$ref: "parts/part.yaml#/deep"}
`

// resolver returns a resolver for files of which the first one is the document.
func resolver(t *testing.T, files map[string]string) (*resolve.Node, *resolve.Resolver) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{"api.yaml"}})
	if err != nil {
		t.Fatal(err)
	}
	reader := &source.Reader{}
	doc, problem := reader.Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	root := resolve.Root(doc)
	return root, resolve.New(root, reader, true, &resolve.Effort{})
}

func TestFollow(t *testing.T) {
	for _, tt := range []struct {
		ref    string
		want   string // file and pointer, or empty
		reason resolve.Reason
	}{
		{ref: "#/components/schemas/A", want: "api.yaml/components/schemas/A"},
		{ref: "#/components/schemas/Alias", want: "api.yaml/components/schemas/B"},
		{ref: "#/components/schemas/Alias/properties/a~1b", want: "api.yaml/components/schemas/B/properties/a~1b"}, // through a reference
		{ref: "#/components/schemas/B/properties/a%7E1b", want: "api.yaml/components/schemas/B/properties/a~1b"},
		{ref: "#slash", want: "api.yaml/components/schemas/B/properties/a~1b"},
		{ref: "#/components/schemas/Dynamic", want: "api.yaml/components/schemas/Node"},
		{ref: "https://example.com/api#/components/schemas/A", want: "api.yaml/components/schemas/A"}, // $self
		{ref: "https://example.com/schemas/resource#/$defs/inner", want: "api.yaml/components/schemas/Resource/$defs/inner"},
		{ref: "parts/part.yaml#/deep", want: "parts/part.yaml/deep"},
		{ref: "#/components/schemas/File", want: "parts/part.yaml/deep"},
		{ref: "#nowhere", reason: resolve.Missing},
		{ref: "#/components/schemas/ToBroken", reason: resolve.Missing},
		{ref: "parts/none.yaml", reason: resolve.Missing},
		{ref: "../outside.yaml", reason: resolve.Outside},
		{ref: "https://example.com/other#/components/schemas/A", reason: resolve.Remote},
		{ref: "#/components/schemas/Loop", reason: resolve.Circular},
		{ref: "#/components/schemas/Start", reason: resolve.Circular}, // to itself
		{ref: "#/components/schemas/Start/properties/a", reason: resolve.Circular},
	} {
		start := "    Start: {$ref: '" + tt.ref + "'}\n"
		root, refs := resolver(t, map[string]string{"api.yaml": api + start, "parts/part.yaml": "deep: {type: string}\n"})
		target, ok := refs.Follow(root.Child("components").Child("schemas").Child("Start"))
		if tt.reason != "" {
			if broken := refs.Broken(); ok || len(broken) != 1 || broken[0].Reason != tt.reason {
				t.Errorf("%s: followed %v, broken %+v, want one that is %s", tt.ref, ok, broken, tt.reason)
			}
			continue
		}
		if !ok {
			t.Errorf("%s: %+v", tt.ref, refs.Broken())
		} else if got := target.Doc.Path + source.EncodePointer(target.Pointer()); got != tt.want {
			t.Errorf("%s leads to %s, want %s", tt.ref, got, tt.want)
		}
	}
}

// References in a schema with an identifier of its own are relative to that.
func TestReferencesInsideAResource(t *testing.T) {
	root, refs := resolver(t, map[string]string{"api.yaml": api})
	schema := root.Child("components").Child("schemas").Child("Resource")
	local := schema.Child("$defs").Child("local")
	if got := refs.Resolve(local, "#/$defs/inner"); got == nil || got.ID() != schema.Child("$defs").Child("inner").ID() {
		t.Errorf("#/$defs/inner leads to %+v", got)
	}
	if got := refs.Resolve(root, "#/$defs/inner"); got != nil {
		t.Errorf("#/$defs/inner of the document leads to %+v", got)
	}
}
