package lint_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// faultyClient is a manifest with a finding of most rules that compare it with the contract of the workspace payments.
const faultyClient = `apiVersion: sealint/v1
kind: Integration
metadata: {name: a}
spec:
  direction: outbound
  pattern: pull
  contract: {path: api.yaml, version: 2.2.0, operations: [%s]%s}
  identity: {method: %s, grant: authorization_code, scopes: [entries:write, balances:read, none, extra], tokenUrl: "https://other.test/token"}
  transport: {endpoints: ["https://other.test/v2", "https://ledger.payments.internal/v2"]}
  data: {classification: public, fields: [{path: /counterparty/iban, classification: public}, {path: /none}, {path: /total}]}
`

// TestOverlaysHideNothing applies random actions to a contract. What a rule finds in the manifest without them, it finds with them, or there
// is a finding or a problem that says so.
func TestOverlaysHideNothing(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../testdata/workspaces/payments/api/ledger.openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	linter, err := lint.New(t.Context(), lint.Options{Dir: dir, Profile: "strict"})
	if err != nil {
		t.Fatal(err)
	}
	report := func(manifest, overlay string) *model.Report {
		files := map[string][]byte{"api.yaml": text, "a.integration.yaml": []byte(manifest)}
		if overlay != "" {
			files["o.yaml"] = []byte(overlay)
		}
		result, err := linter.Run(t.Context(), lint.Input{Root: source.Bytes(files), Today: cleanDay})
		if err != nil {
			t.Fatal(err)
		}
		return result.Report
	}
	doc, problem := (&source.Reader{}).OpenFragment(source.File{Root: source.Bytes(map[string][]byte{"api.yaml": text}), Path: "api.yaml"})
	if problem != nil {
		t.Fatal(problem)
	}
	pointers := [][]string{}
	var walk func(n source.Node, at []string)
	walk = func(n source.Node, at []string) {
		pointers = append(pointers, at)
		for key, member := range n.Pairs() {
			walk(member, append(at[:len(at):len(at)], key))
		}
		for i, item := range n.Items() {
			walk(item, append(at[:len(at):len(at)], fmt.Sprint(i)))
		}
	}
	walk(doc.Nodes()[0], nil)

	manifests := [][2]string{
		{"createEntry, listBalances, voidEntry, GET /none", "oauth2"}, {"", "oauth2"}, {"listEntries, getStatement", "api-key"},
	}
	before := map[string]*model.Report{}
	told, silent := 0, 0
	tries := 240
	if testing.Short() {
		tries = 60
	}
	for seed := range tries {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		m := manifests[seed%len(manifests)]
		manifest := fmt.Sprintf(faultyClient, m[0], "", m[1])
		if before[manifest] == nil {
			before[manifest] = report(manifest, "")
		}
		overlay := randomOverlay(random, doc.Nodes()[0], pointers)
		after := report(fmt.Sprintf(faultyClient, m[0], ", overlays: [o.yaml]", m[1]), overlay)
		found := map[string]bool{}
		saysSo := len(after.Problems) > 0
		for _, f := range after.Findings {
			found[f.Rule+f.Location.Pointer] = true
			found[f.Location.Pointer] = true
			saysSo = saysSo || strings.HasPrefix(f.Rule, "integration/overlay-adds") || f.Rule == "integration/overlay-weakens"
		}
		if saysSo {
			told++
			continue
		}
		silent++
		for _, f := range before[manifest].Findings {
			if f.Location.Path == "a.integration.yaml" && !found[f.Rule+f.Location.Pointer] {
				t.Errorf("seed %d: no longer found: %s at %s: %s\n%s", seed, f.Rule, f.Location.Pointer, f.Message, overlay)
			}
		}
	}
	if told < tries/10 || silent < tries/10 {
		t.Errorf("%d overlays were told of, %d were not: the test tries too little", told, silent)
	}
}

// randomOverlay makes an overlay of one to three actions on random values of a contract.
func randomOverlay(random *rand.Rand, root source.Node, pointers [][]string) string {
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	var actions []map[string]any
	for range 1 + random.IntN(3) {
		at := pointers[1+random.IntN(len(pointers)-1)]
		if random.IntN(2) == 0 {
			at = source.DecodePointer(pick("/components/securitySchemes/oauth/flows/clientCredentials", "/components/securitySchemes/oauth/flows/clientCredentials/scopes",
				"/security", "/paths/~1entries/post/security", "/paths/~1entries/post/security/0/oauth", "/servers", "/paths", "/components/schemas/Counterparty/properties"))
		}
		target := "$"
		for _, token := range at {
			target += "['" + strings.ReplaceAll(token, "'", `\'`) + "']"
		}
		for i := range at {
			if parent := root.Lookup(at[:i]); parent.IsList() {
				target = strings.Replace(target, "['"+at[i]+"']", "["+at[i]+"]", 1)
			}
		}
		action := map[string]any{"target": target}
		switch n := root.Lookup(at); {
		case random.IntN(3) == 0:
			action["remove"] = true
		case n.IsMap():
			action["update"] = map[string]any{
				"x-data-classification": map[string]any{"x-data-classification": pick("public", "internal", "confidential", "restricted")},
				"security":              map[string]any{"security": []any{map[string]any{}}},
				"scope":                 map[string]any{"security": []any{map[string]any{"oauth": []any{pick("extra", "entries:read", "balances:read")}}}},
				"deprecated":            map[string]any{"deprecated": random.IntN(2) == 0, "x-sunset": pick("2020-01-01", "2040-01-01")},
				"properties":            map[string]any{"properties": map[string]any{pick("none", "iban", "total"): map[string]any{"type": "string"}}},
				"servers":               map[string]any{"servers": []any{map[string]any{"url": "https://other.test/v2"}}},
				"scopes":                map[string]any{"scopes": map[string]any{"extra": "e"}, "tokenUrl": "https://other.test/token", "none": "n", "extra": "e"},
				"paths":                 map[string]any{"/none": map[string]any{"get": map[string]any{}}, "post": map[string]any{}},
			}[pick("x-data-classification", "security", "scope", "deprecated", "properties", "servers", "scopes", "paths")]
		case n.IsList():
			action["update"] = map[string]any{"oauth": []any{}, "url": "https://other.test"}
		default:
			action["update"] = pick("public", "none", "2040-01-01", "http", "apiKey", "other")
		}
		actions = append(actions, action)
	}
	overlay, _ := json.Marshal(map[string]any{"overlay": "1.0.0", "info": map[string]any{"title": "o", "version": "1"}, "actions": actions})
	return string(overlay)
}
