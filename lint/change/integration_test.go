package change

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// integrations lowers the manifests in files (name → text).
func integrations(t testing.TB, files map[string]string) []model.Entity {
	t.Helper()
	contents := map[string][]byte{}
	for name, text := range files {
		contents[name] = []byte(text)
	}
	found, err := source.Discover(t.Context(), source.Search{Root: source.Bytes(contents)})
	if err != nil {
		t.Fatal(err)
	}
	var list []model.Entity
	for _, f := range found.Files {
		doc, problem := (&source.Reader{}).Open(f)
		if problem != nil || doc == nil {
			continue
		}
		manifests, _ := manifest.Lower(doc)
		for _, m := range manifests {
			list = append(list, m.Entity(func([]any) (model.Place, bool) { return model.Place{}, false }))
		}
	}
	return list
}

// named is a manifest with a name and, below spec, what more says.
func named(name, more string) string {
	return "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: " + name + "}\nspec: {" + more + "}\n"
}

func TestIntegrationsArePaired(t *testing.T) {
	client := func(id, contract, provider string) string {
		return fmt.Sprintf("identity: {clientId: %s}, contract: {path: %s}, provider: {name: %s}", id, contract, provider)
	}
	for name, test := range map[string]struct {
		before, after map[string]string
		want          string // name@file of each pair; what is gone with a minus, what is new with a plus
	}{
		"by name in another file":             {map[string]string{"a.yaml": named("x", "")}, map[string]string{"b.yaml": named("x", "")}, "x@a.yaml x@b.yaml"},
		"by name in a file of several":        {map[string]string{"a.yaml": named("x", ""), "b.yaml": named("y", "")}, map[string]string{"a.yaml": named("y", "") + "---\n" + named("x", "")}, "x@a.yaml x@a.yaml, y@b.yaml y@a.yaml"},
		"two of one name by their files":      {map[string]string{"a.yaml": named("x", ""), "b.yaml": named("x", "")}, map[string]string{"b.yaml": named("x", ""), "c.yaml": named("x", "")}, "x@a.yaml x@c.yaml, x@b.yaml x@b.yaml"},
		"two of one name by their clients":    {map[string]string{"a.yaml": named("x", client("i", "p", "q")), "b.yaml": named("x", client("j", "p", "q"))}, map[string]string{"c.yaml": named("x", client("j", "p", "q")), "d.yaml": named("x", client("i", "p", "q"))}, "x@a.yaml x@d.yaml, x@b.yaml x@c.yaml"},
		"by client under another name":        {map[string]string{"a.yaml": named("x", client("i", "p", "q"))}, map[string]string{"b.yaml": named("y", client("i", "p", "q"))}, "x@a.yaml y@b.yaml"},
		"by client, seen from another folder": {map[string]string{"a.yaml": named("x", client("i", "api/p", "q"))}, map[string]string{"d/b.yaml": named("y", client("i", "../api/p", "q"))}, "x@a.yaml y@d/b.yaml"},
		"not by another provider":             {map[string]string{"a.yaml": named("x", client("i", "p", "q"))}, map[string]string{"b.yaml": named("y", client("i", "p", "r"))}, "-x@a.yaml, +y@b.yaml"},
		"not by another contract":             {map[string]string{"a.yaml": named("x", client("i", "p", "q"))}, map[string]string{"b.yaml": named("y", client("i", "o", "q"))}, "-x@a.yaml, +y@b.yaml"},
		"not by another client":               {map[string]string{"a.yaml": named("x", client("i", "p", "q"))}, map[string]string{"a.yaml": named("y", client("j", "p", "q"))}, "-x@a.yaml, +y@a.yaml"},
		"not without a client":                {map[string]string{"a.yaml": named("x", "contract: {path: p}")}, map[string]string{"a.yaml": named("y", "contract: {path: p}, pattern: push")}, "-x@a.yaml, +y@a.yaml"},
		"by everything but the name":          {map[string]string{"a.yaml": named("x", "pattern: push")}, map[string]string{"b.yaml": named("y", "pattern: push")}, "x@a.yaml y@b.yaml"},
		"not by an empty spec":                {map[string]string{"a.yaml": named("x", "")}, map[string]string{"a.yaml": named("y", "")}, "-x@a.yaml, +y@a.yaml"},
		"by the file of an unreadable name":   {map[string]string{"a.yaml": named("x", "")}, map[string]string{"a.yaml": named("[1]", "pattern: push")}, "x@a.yaml @a.yaml"},
		"not by the file of two such":         {map[string]string{"a.yaml": named("x", "")}, map[string]string{"a.yaml": named("[1]", "pattern: push") + "---\n" + named("[2]", "pattern: pull")}, "-x@a.yaml, +@a.yaml, +@a.yaml"},
		"a copy is new":                       {map[string]string{"a.yaml": named("x", "")}, map[string]string{"a.yaml": named("x", ""), "b.yaml": named("x", "")}, "x@a.yaml x@a.yaml, +x@b.yaml"},
		"one of two is gone":                  {map[string]string{"a.yaml": named("x", ""), "b.yaml": named("x", "")}, map[string]string{"b.yaml": named("x", "")}, "-x@a.yaml, x@b.yaml x@b.yaml"},
	} {
		before, after := integrations(t, test.before), integrations(t, test.after)
		label := func(e model.Entity) string { return e.Name + "@" + e.Document }
		pairs := pairIntegrations(before, after)
		var got []string
		for i, partner := range pairs.before {
			if partner < 0 {
				got = append(got, "-"+label(before[i]))
			} else {
				got = append(got, label(before[i])+" "+label(after[partner]))
			}
		}
		for i, partner := range pairs.after {
			if partner < 0 {
				got = append(got, "+"+label(after[i]))
			}
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s: got %s, want %s", name, text, test.want)
		}
	}
}

// compared compares two manifests of one name.
func compared(t testing.TB, before, after string) *IntegrationFacts {
	t.Helper()
	d := &Differences{}
	d.AddIntegrations(integrations(t, map[string]string{"a.yaml": named("x", before)}), integrations(t, map[string]string{"a.yaml": named("x", after)}))
	list := d.Entities
	if len(list) != 1 {
		t.Fatalf("%s → %s: %d differences", before, after, len(list))
	}
	return list[0].Facts.(*IntegrationFacts)
}

func TestNetworksAreComparedByTheirAddresses(t *testing.T) {
	for _, test := range []struct{ before, after, gained, lost string }{
		{"10.20.0.0/16", "10.0.0.0/8", "[10.0.0.0/8]", "[10.20.0.0/16]"},
		{"10.20.0.0/16", "10.20.0.0/17, 10.20.128.0/17", "[]", "[10.20.0.0/16]"},
		{"10.20.128.0/17, 10.20.0.0/17", "10.20.0.0/16", "[]", "[10.20.128.0/17 10.20.0.0/17]"},
		{"10.20.0.0/17, 10.20.0.0/18", "10.20.0.0/16", "[10.20.0.0/16]", "[10.20.0.0/17 10.20.0.0/18]"},
		{"10.20.0.0/16", "10.20.7.7", "[]", "[10.20.0.0/16]"},
		{"10.20.0.1/16", "10.20.0.0/16", "[]", "[10.20.0.1/16]"},
		{"10.20.0.0/16", "10.20.0.0/16, 10.21.0.0/16", "[10.21.0.0/16]", "[]"},
		{"0.0.0.0/0", "10.0.0.0/8, '2001:db8::/32'", "[2001:db8::/32]", "[0.0.0.0/0]"},
		{"'::/0'", "'2001:db8::1'", "[]", "[::/0]"},
		{"255.255.255.255", "255.255.255.254/31", "[255.255.255.254/31]", "[255.255.255.255]"},
		{"office", "Office", "[]", "[]"},
		{"office", "10.0.0.0/8", "[]", "[office]"},
		{"office", "0.0.0.0/0", "[0.0.0.0/0]", "[office]"},
		{"office", "office, 10.0.0.0/8", "[10.0.0.0/8]", "[]"},
		{"10.0.0.0/8", "vpc", "[]", "[10.0.0.0/8]"},
		{"10.0.0.0/8", "10.0.0.0/8, vpc", "[vpc]", "[]"},
		{"10.0.0.0/8", "5", "[]", "[]"},
	} {
		f := compared(t, "identity: {networkBinding: ["+test.before+"]}", "pattern: push, identity: {networkBinding: ["+test.after+"]}")
		var gained []string
		for _, i := range f.Networks.Gained {
			gained = append(gained, f.After.Spec.Identity.NetworkBinding[i])
		}
		if got := fmt.Sprint(gained); got != test.gained {
			t.Errorf("%s → %s: gained %s, want %s", test.before, test.after, got, test.gained)
		}
		if got := fmt.Sprint(f.Networks.Lost); test.after != "5" && got != test.lost {
			t.Errorf("%s → %s: lost %s, want %s", test.before, test.after, got, test.lost)
		}
	}
}

// TestItemsAreKeyed compares lists of manifests. Each row has the facts that its edit must change, as JSON.
func TestItemsAreKeyed(t *testing.T) {
	for name, test := range map[string]struct{ before, after, fact, want string }{
		"a scope":                               {"identity: {scopes: [a:read]}", "identity: {scopes: [b:read, a:read]}", "scopes_gained", `[0]`},
		"a scope of a wildcard":                 {"identity: {scopes: ['a:*', '*:list']}", "identity: {scopes: [a:read, 'a:b:*', c:list, c:read]}", "scopes_gained", `[3]`},
		"scopes where there were none":          {"identity: {method: oauth2}", "identity: {scopes: [a:read]}", "scopes_gained", `[]`},
		"a category":                            {"data: {categories: [personal, financial]}", "data: {categories: [health, financial]}", "categories", `{"gained":[0],"lost":["personal"],"dropped":false}`},
		"categories that violate the schema":    {"data: {categories: [personal]}", "data: {categories: personal}", "categories", `{"gained":[],"lost":[],"dropped":false}`},
		"an item that violates the schema":      {"data: {categories: [personal, health]}", "data: {categories: [health, 5]}", "categories", `{"gained":[],"lost":[],"dropped":false}`},
		"a misspelt field":                      {"data: {categories: [personal]}", "data: {categorys: [personal]}", "categories", `{"gained":[],"lost":[],"dropped":false}`},
		"an empty list":                         {"data: {residency: [eu]}", "data: {residency: []}", "residency", `{"gained":[],"lost":["eu"],"dropped":true}`},
		"no list":                               {"data: {residency: [eu]}", "pattern: push", "residency", `{"gained":[],"lost":["eu"],"dropped":true}`},
		"a list where there was none":           {"pattern: push", "data: {residency: [eu]}", "residency", `{"gained":[],"lost":[],"dropped":false}`},
		"a part of a region":                    {"data: {residency: [EU]}", "data: {residency: [eu-west-1, us-east-1]}", "residency", `{"gained":[1],"lost":["EU"],"dropped":false}`},
		"regulations spelt otherwise":           {"data: {regulations: [PCI DSS, '§']}", "data: {regulations: [pci-dss, '§', hipaa]}", "regulations", `{"gained":[2],"lost":[],"dropped":false}`},
		"operations by method and path":         {"contract: {path: p, operations: ['get /a/{b}', c]}", "contract: {path: p, operations: ['GET  /a/{id}', d]}", "operations", `{"gained":[1],"lost":["c"],"dropped":false}`},
		"an origin of another domain":           {"transport: {cors: {origins: ['https://a.test']}}", "transport: {cors: {origins: ['https://b.a.test', 'https://*.a.test', 'https://b.test', 'null']}}", "origins", `{"gained":[2,3],"lost":["https://a.test"],"dropped":false}`},
		"a URL that leaves TLS":                 {"transport: {endpoints: ['https://a.test/x/', 'https://b.test']}", "transport: {endpoints: ['http://b.test:8080/y', 'http://A.test:8080/x']}", "urls_downgraded", `[{"before":0,"after":1}]`},
		"a URL that never had it":               {"transport: {endpoints: ['https://a.test/x', 'http://a.test/x']}", "transport: {endpoints: ['http://a.test/x']}", "urls_downgraded", `[]`},
		"a URL of another field":                {"transport: {endpoints: ['https://a.test/x']}", "identity: {tokenUrl: 'http://a.test/x'}", "urls_downgraded", `[]`},
		"another domain, told once":             {"transport: {endpoints: ['https://x.a.test']}", "transport: {endpoints: ['https://y.a.test', 'https://c.co.uk', 'https://d.c.co.uk', 'http://127.0.0.1', 'https://{x}']}", "hosts_gained", `[{"at":["spec","transport","endpoints","1"],"domain":"c.co.uk"}]`},
		"another address":                       {"transport: {endpoints: ['https://10.0.0.1']}", "transport: {endpoints: ['https://10.0.0.2']}", "hosts_gained", `[{"at":["spec","transport","endpoints","0"],"domain":"10.0.0.2"}]`},
		"the first URLs":                        {"pattern: push", "transport: {endpoints: ['https://a.test']}", "hosts_gained", `[]`},
		"webhooks by URL":                       {"transport: {webhooks: [{url: 'https://a.test/1'}, {url: 'https://a.test/2'}]}", "transport: {webhooks: [{url: 'https://a.test/2'}, {url: 'http://a.test/1'}]}", "webhooks", `[{"before":1,"after":0},{"before":0,"after":1}]`},
		"the webhook that is left":              {"transport: {webhooks: [{url: 'https://a.test/1'}, {url: 'https://a.test/2'}]}", "transport: {webhooks: [{url: 'https://a.test/2'}, {url: 'https://b.test/3'}]}", "webhooks", `[{"before":1,"after":0},{"before":0,"after":1}]`},
		"two webhooks that are left":            {"transport: {webhooks: [{url: 'https://a.test/1'}, {url: 'https://a.test/2'}]}", "transport: {webhooks: [{url: 'https://b.test/2'}, {url: 'https://b.test/3'}]}", "webhooks", `[]`},
		"fields by path":                        {"data: {fields: [{path: /a}, {path: /b}]}", "data: {fields: [{path: /b}, {path: /c}]}", "fields", `[{"before":1,"after":0}]`},
		"a field that is lost":                  {"data: {fields: [{path: /a}, {path: /b}]}", "data: {fields: [{path: /b}, {path: /c}]}", "fields_lost", `[0]`},
		"a field that cannot be read":           {"data: {fields: [{path: /a}, {path: /b}]}", "data: {fields: [{path: /b}, {path: 5}]}", "fields_lost", `[]`},
		"consumers by name":                     {"consumers: [{name: a}, {name: b}]", "consumers: [{name: b}, {name: c}]", "consumers", `[{"before":1,"after":0}]`},
		"a consumer under another name":         {"consumers: [{name: a, kind: bi, purpose: p}]", "consumers: [{name: b, kind: bi, purpose: p}]", "consumers_gained", `[]`},
		"a consumer of the same kind":           {"consumers: [{name: a, kind: bi}]", "consumers: [{name: b, kind: bi}]", "consumers_gained", `[0]`},
		"the first consumer":                    {"pattern: push", "consumers: [{name: b}]", "consumers_gained", `[0]`},
		"artifacts by name":                     {"supplyChain: {artifacts: [{name: a, ref: r}, {name: b, ref: s}]}", "supplyChain: {artifacts: [{name: b, ref: t}, {name: a, ref: 'r:1'}]}", "artifacts", `[{"before":1,"after":0},{"before":0,"after":1}]`},
		"artifacts without a name":              {"supplyChain: {artifacts: [{ref: 'h:1/r:2'}, {ref: 'pkg:oci/s@3'}]}", "supplyChain: {artifacts: [{ref: 'pkg:oci/s@4'}, {ref: 'h:1/r@sha256:5'}]}", "artifacts", `[{"before":1,"after":0},{"before":0,"after":1}]`},
		"a signer of another domain":            {"supplyChain: {artifacts: [{name: a, ref: r, signature: {identity: 'https://ci.a.test/x'}}]}", "supplyChain: {artifacts: [{name: a, ref: r, signature: {identity: x@b.test}}]}", "signers_changed", `[{"before":0,"after":0,"was":"a.test","now":"b.test"}]`},
		"a signer of the domain":                {"supplyChain: {artifacts: [{name: a, ref: r, signature: {identity: 'https://ci.a.test/x'}}]}", "supplyChain: {artifacts: [{name: a, ref: r, signature: {identity: x@a.test}}]}", "signers_changed", `[]`},
		"a signer that has no domain":           {"supplyChain: {artifacts: [{name: a, ref: r, signature: {identity: team-a}}]}", "supplyChain: {artifacts: [{name: a, ref: r, signature: {identity: x@a.test}}]}", "signers_changed", `[]`},
		"dependencies by version, then by name": {"supplyChain: {dependencies: [{purl: 'pkg:npm/a@1'}, {purl: 'pkg:npm/a@2'}]}", "supplyChain: {dependencies: [{purl: 'pkg:npm/A'}, {purl: 'pkg:npm/a@1'}, {purl: 'pkg:pypi/a'}]}", "dependencies", `[{"before":1,"after":0},{"before":0,"after":1}]`},
	} {
		facts, err := json.Marshal(compared(t, test.before, test.after))
		if err != nil {
			t.Fatal(err)
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(facts, &members); err != nil {
			t.Fatal(err)
		}
		if got := string(members[test.fact]); got != test.want {
			t.Errorf("%s: %s is %s, want %s", name, test.fact, got, test.want)
		}
	}
}

// TestNewIntegrations are differences in which nothing is gained or lost.
func TestNewIntegrations(t *testing.T) {
	d := &Differences{}
	d.AddIntegrations(nil, integrations(t, map[string]string{"a.yaml": named("x", "consumers: [{name: a, data: full}], identity: {scopes: ['*']}")}))
	f := d.Entities[0].Facts.(*IntegrationFacts)
	if f.Status != "added" || f.Before != nil || len(f.ConsumersGained)+len(f.ScopesGained) > 0 {
		t.Errorf("got %+v", f)
	}
}

// TestNoPartOfAManifestBreaksTheComparison takes parts of a manifest with every field away, or replaces them by values of other types, in
// the base and in the head. Everything that can be located can be: no path leads to a panic.
func TestNoPartOfAManifestBreaksTheComparison(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "manifest", "testdata", "full.integration.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	whole := integrations(t, map[string]string{"a.yaml": string(text)})
	var parts [][]string
	var walk func(v any, at []string)
	walk = func(v any, at []string) {
		parts = append(parts, slices.Clone(at))
		switch v := v.(type) {
		case map[string]any:
			for key := range v {
				walk(v[key], append(at, key))
			}
		case []any:
			for i := range v {
				walk(v[i], append(at, strconv.Itoa(i)))
			}
		}
	}
	parse := func() (v any) {
		if err := yaml.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	walk(parse(), nil)
	values := []any{gone{}, 5, []any{nil}, map[string]any{}}
	for i, at := range parts {
		if len(at) == 0 || at[0] == "apiVersion" || at[0] == "kind" {
			continue
		}
		edited, err := json.Marshal(replace(parse(), at, values[i%len(values)]))
		if err != nil {
			t.Fatal(err)
		}
		part := integrations(t, map[string]string{"a.json": string(edited)})
		if len(part) != 1 {
			t.Fatalf("%s: %d manifests", at, len(part))
		}
		for _, sides := range [][2][]model.Entity{{whole, part}, {part, whole}} {
			d := &Differences{}
			d.AddIntegrations(sides[0], sides[1])
			for _, e := range d.Entities {
				for _, path := range [][]any{nil, {"before"}, {"spec", "data", "fields", 7}, {"before", "spec", 3, "x"}} {
					e.NamePlace(e.Locate(path), path)
				}
			}
		}
	}
}

// gone stands for no value.
type gone struct{}

// replace returns a value in which the part at a place is another one.
func replace(v any, at []string, with any) any {
	if len(at) == 0 {
		return with
	}
	switch v := v.(type) {
	case map[string]any:
		v[at[0]] = replace(v[at[0]], at[1:], with)
		if v[at[0]] == (gone{}) {
			delete(v, at[0])
		}
	case []any:
		i, _ := strconv.Atoi(at[0])
		v[i] = replace(v[i], at[1:], with)
		if v[i] == (gone{}) {
			return slices.Delete(v, i, i+1)
		}
	}
	return v
}

// TestProofsAreCompared says which proofs are lost between two manifests.
func TestProofsAreCompared(t *testing.T) {
	contract := func(usage string) string { return named("x", "contract: {path: a.yaml"+usage+"}") }
	for name, test := range map[string]struct {
		before, after map[string]string
		want          string
	}{
		"the same":               {map[string]string{"i/a.yaml": contract(", usage: [../p.json]")}, map[string]string{"i/a.yaml": contract(", usage: [.././p.json]")}, "[] [] false"},
		"one of two":             {map[string]string{"i/a.yaml": contract(", usage: [p.json, q.json]")}, map[string]string{"i/a.yaml": contract(", usage: [q.json]")}, "[] [p.json] false"},
		"one of two of one name": {map[string]string{"i/a.yaml": contract(", usage: [v1/p.json, v2/p.json]")}, map[string]string{"i/a.yaml": contract(", usage: [v2/p.json]")}, "[] [v1/p.json] false"},
		"all":                    {map[string]string{"i/a.yaml": contract(", usage: [p.json]")}, map[string]string{"i/a.yaml": contract("")}, "[] [p.json] true"},
		"another":                {map[string]string{"i/a.yaml": contract(", usage: [p.json]")}, map[string]string{"i/a.yaml": contract(", usage: [q.json]")}, "[0] [p.json] false"},
		"moved":                  {map[string]string{"i/a.yaml": contract(", usage: [p.json]")}, map[string]string{"i/a.yaml": contract(", usage: [q.json, pacts/p.json]")}, "[0] [] false"},
		"with the manifest":      {map[string]string{"i/a.yaml": contract(", usage: [../p.json, p.json]")}, map[string]string{"a.yaml": contract(", usage: [p.json, i/p.json]")}, "[] [] false"},
		"a list that violates":   {map[string]string{"i/a.yaml": contract(", usage: [p.json]")}, map[string]string{"i/a.yaml": contract(", usage: 5")}, "[] [] false"},
		"an item that violates":  {map[string]string{"i/a.yaml": contract(", usage: [p.json]")}, map[string]string{"i/a.yaml": contract(", usage: [5]")}, "[] [] false"},
		"none in the base":       {map[string]string{"i/a.yaml": contract("")}, map[string]string{"i/a.yaml": contract(", usage: [p.json]")}, "[] [] false"},
	} {
		b, a := integrations(t, test.before), integrations(t, test.after)
		f := integrationFacts(&b[0], &a[0]).Usage
		if got := fmt.Sprint(f.Gained, f.Lost, f.Dropped); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}
