package workspace

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// indexOf lowers a contract.
func indexOf(t testing.TB, text string) *contractIndex {
	t.Helper()
	file := source.File{Root: source.Bytes(map[string][]byte{"api.yaml": []byte(text)}), Path: "api.yaml"}
	reader := &source.Reader{}
	doc, problem := reader.Open(file)
	if problem != nil {
		t.Fatal(problem)
	}
	api, problems := contract.Lower(doc, reader, func(model.EntityKind) bool { return false })
	if api == nil {
		t.Fatal(problems)
	}
	return &contractIndex{API: api}
}

// contractOf writes a contract with servers, each operation by its method and path. An operation may have servers of its own behind
// its path.
func contractOf(servers string, operations ...string) string {
	items, paths := map[string]string{}, []string{}
	for _, op := range operations {
		method, rest, _ := strings.Cut(op, " ")
		path, own, ok := strings.Cut(rest, " [")
		if own = "[" + own; !ok {
			own = "[]"
		}
		if items[path] == "" {
			paths = append(paths, path)
		}
		items[path] += fmt.Sprintf("    %s: {servers: %s, responses: {}}\n", strings.ToLower(method), own)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "openapi: 3.1.0\ninfo: {title: A, version: '1'}\nservers: %s\npaths:\n", servers)
	for _, path := range paths {
		fmt.Fprintf(&b, "  %q:\n%s", path, items[path])
	}
	return b.String()
}

func TestMatchCall(t *testing.T) {
	pets := []string{"GET /pets", "GET /pets/{id}", "DELETE /pets/{id}", "GET /pets/mine", "GET /pets/{id}/photo.{format}", "GET /{kind}/{id}/owner", "GET /pets/{pet}/{part}"}
	odd := []string{"GET /a b/{x}", "POST /v1/{name}:cancel", "GET /files/{path+}", "GET /any/{+rest}/end", "GET /q?kind=cat", "GET /q?kind={other}", "GET /x#one", "GET /", "GET /r/{from}-{to}"}
	for _, test := range []struct {
		servers    string
		operations []string
		call, want string
	}{
		{"[]", pets, "GET /pets", "/pets"},
		{"[]", pets, "GET /pets/5", "/pets/{id}"},
		{"[]", pets, "GET /pets/mine", "/pets/mine"},
		{"[]", pets, "DELETE /pets/mine", "/pets/{id}"},
		{"[]", pets, "POST /pets", ""},
		{"[]", pets, "GET /pets/", ""},
		{"[]", pets, "GET /Pets", ""},
		{"[]", pets, "GET /pets/5/photo.png", "/pets/{id}/photo.{format} /pets/{pet}/{part}"},
		{"[]", pets, "GET /pets/5/photo.", "/pets/{pet}/{part}"},
		{"[]", pets, "GET /pets/5/owner", "/{kind}/{id}/owner /pets/{pet}/{part}"},
		{"[]", pets, "GET /dogs/5/owner", "/{kind}/{id}/owner"},
		{"[]", pets, "GET /pets/a%2Fb", "/pets/{id}"},
		{"[]", pets, "GET /%70ets/5", "/pets/{id}"},
		{"[]", pets, "GET /x/../pets/5", "/pets/{id}"},
		{"[]", pets, "GET /pets/{id}", "/pets/{id}"},
		{"[{url: https://a.test/v2}]", pets, "GET /v2/pets", "/pets"},
		{"[{url: https://a.test/v2/}]", pets, "GET /v2/pets/5", "/pets/{id}"},
		{"[{url: /v2}]", pets, "GET /v2/pets", "/pets"},
		{"[{url: https://a.test/v2}]", pets, "GET /pets", "/pets"},
		{"[{url: https://a.test/v2}]", pets, "GET /v3/pets", ""},
		{"[{url: https://a.test/a%20b}]", pets, "GET /a%20b/pets", "/pets"},
		{"[{url: 'https://{t}.test/{v}', variables: {t: {default: a}, v: {default: v1, enum: [v1, v2/eu]}}}]", pets, "GET /v2/eu/pets", "/pets"},
		{"[{url: 'https://a.test/{v}', variables: {v: {default: v1, enum: [v1]}}}]", pets, "GET /v3/pets", ""},
		{"[{url: 'https://a.test/{tenant}', variables: {tenant: {default: a}}}]", pets, "GET /acme/pets", "/pets"},
		{"[{url: 'https://a.test/{tenant}', variables: {tenant: {default: a}}}]", []string{"GET /entries/{id}", "GET /{id}"}, "GET /entries/5", "/entries/{id} /{id}"},
		{"[{url: 'https://a.test/{tenant}', variables: {tenant: {default: a}}}]", pets, "GET /acme/eu/pets", "/pets"},
		{"[{url: 'https://a.test/{tenant}', variables: {tenant: {default: a}}}]", []string{"GET /shop/pets", "GET /pets"}, "GET /acme/shop/pets", "/shop/pets"},
		{"[{url: https://a.test/v2}]", []string{"GET /{a}/{b}", "GET /{b}"}, "GET /v2/5", "/{b}"},
		{"[{url: '{base}/v2', variables: {base: {default: https://a.test}}}]", pets, "GET /x/v2/pets", "/pets"},
		{"[{url: '{base}/v2', variables: {base: {default: https://a.test, enum: [https://a.test/eu]}}}]", pets, "GET /eu/v2/pets", "/pets"},
		{"[{url: '{base}/v2', variables: {base: {default: https://a.test, enum: [https://a.test/eu]}}}]", pets, "GET /us/v2/pets", ""},
		{"[{url: ../v2}]", pets, "GET /docs/v2/pets", "/pets"},
		{"[{url: https://a.test/v2}]", []string{"GET /pets [{url: https://b.test/own}]"}, "GET /v2/pets", ""},
		{"[{url: https://a.test/v2}]", []string{"GET /pets [{url: https://b.test/own}]"}, "GET /own/pets", "/pets"},
		{"[{url: https://a.test/v2}, {url: https://b.test/v1}]", pets, "GET /v1/pets", "/pets"},
		{"[]", odd, "GET /a%20b/1", "/a b/{x}"},
		{"[]", odd, "POST /v1/op1:cancel", "/v1/{name}:cancel"},
		{"[]", odd, "POST /v1/op1%3acancel", "/v1/{name}:cancel"},
		{"[]", []string{"PUT /<url>"}, "PUT /%3Curl%3E", "/<url>"},
		{"[]", odd, "GET /files/a/b/c", "/files/{path+}"},
		{"[]", odd, "GET /files/", ""},
		{"[]", odd, "GET /any/a/b/end", "/any/{+rest}/end"},
		{"[]", odd, "GET /q?kind=cat", "/q?kind=cat /q?kind={other}"},
		{"[]", odd, "GET /q?kind=dog", "/q?kind={other}"},
		{"[]", odd, "GET /q", ""},
		{"[]", odd, "GET /x", "/x#one"},
		{"[]", odd, "GET /r/a-b", "/r/{from}-{to}"},
		{"[]", odd, "GET /r/a-", ""},
		{"[{url: https://a.test/v2}]", odd, "GET /v2", "/"},
		{"[{url: https://a.test/v2}]", odd, "GET /v2/", "/"},
	} {
		api := indexOf(t, contractOf(test.servers, test.operations...))
		method, path, _ := strings.Cut(test.call, " ")
		path, query, _ := strings.Cut(path, "?")
		values, _ := url.ParseQuery(query)
		steps := maxCompared
		found, ok := api.matchCall(method, path, values, &steps)
		var got []string
		for _, i := range found {
			got = append(got, api.Operations[i].Path)
		}
		if strings.Join(got, " ") != test.want || !ok {
			t.Errorf("%s, %s: got %v %v, want %s", test.servers, test.call, got, ok, test.want)
		}
	}
}

// FuzzUsage compares any proof with any contract. It checks that every fact about a call has its place in the proof, that nothing is said
// twice, and that what is called is not also said to be uncalled.
func FuzzUsage(f *testing.F) {
	const lamps = "openapi: 3.1.0\ninfo: {title: Lamps, version: '1'}\nservers: [{url: 'https://a.test/{v}', variables: {v: {default: v1}}}]\npaths:\n  /lamps/{id}: {get: {operationId: readLamp}, put: {}}\n  /lamps/{x+}: {get: {}}\n"
	f.Add(lamps, `{"consumer": {"name": "a"}, "provider": {"name": "lamps"}, "interactions": [{"request": {"method": "GET", "path": "/v1/lamps/5"}}, {"request": {"method": "GET", "path": "/dogs"}}]}`)
	f.Add(lamps, "arazzo: 1.0.0\nsourceDescriptions: [{name: a, url: api.yaml}, {name: b, url: b.yaml, type: arazzo}]\nworkflows: [{steps: [{operationId: readLamp}, {operationId: $sourceDescriptions.a.x}, {workflowId: $sourceDescriptions.b.w}]}]\n")
	f.Add("swagger: '2.0'\nbasePath: /v2\npaths: {/a/{b}: {get: {}}, /a/c: {get: {}}}\n", `{"interactions": [{"request": {"method": "GET", "path": "/v2/a/c", "query": {"x": ["1"]}}}]}`)
	f.Fuzz(func(t *testing.T, contractText, proofText string) {
		root := source.Bytes(map[string][]byte{
			"api.yaml": []byte(contractText), "p.json": []byte(proofText),
			"a.integration.yaml": []byte("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec: {contract: {path: api.yaml, operations: [readLamp, GET /a/c], usage: [p.json]}}\n"),
		})
		reader := &source.Reader{}
		w := &Workspace{Reader: reader}
		doc, problem := reader.Open(source.File{Root: root, Path: "a.integration.yaml"})
		if problem != nil {
			t.Fatal(problem)
		}
		manifests, _ := manifest.Lower(doc)
		w.AddManifests(doc, manifests)
		entities, _ := w.Join()
		facts := manifests[0].Facts.Usage
		if facts == nil {
			return
		}
		if len(facts.Proofs) != 1 {
			t.Fatalf("%+v", facts.Proofs)
		}
		for i := range facts.Undefined {
			if at := entities[0].Locate([]any{"usage", "undefined", i}); at.Path != "p.json" || len(at.Pointer) == 0 {
				t.Fatalf("%+v", at)
			}
		}
		said := map[string]bool{}
		for i, u := range facts.Unlisted {
			if at := entities[0].Locate([]any{"usage", "unlisted", i}); at.Path != "p.json" || len(at.Pointer) == 0 || said[u.Name] {
				t.Fatalf("%+v %+v", u, at)
			}
			said[u.Name] = true
		}
		for _, u := range facts.Uncalled {
			if !facts.Complete || said[u.Name] || slices.Contains(facts.Called, u.Name) {
				t.Fatalf("%+v", facts)
			}
		}
	})
}
