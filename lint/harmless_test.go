package lint_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// told lists what a comparison says apart from what is unchanged: findings that are new, grown or fixed, and those of the groups change
// and gate. changeOnly leaves the other groups out.
func told(r *model.Report, changeOnly bool) []string {
	var list []string
	for _, f := range slices.Concat(r.Findings, r.Fixed) {
		group, _, _ := strings.Cut(f.Rule, "/")
		if f.State != model.Unchanged && (!changeOnly || group == "change") {
			list = append(list, fmt.Sprintf("%s %s at %s: %s", f.State, f.Rule, f.Place, f.Message))
		}
	}
	for _, p := range r.Problems {
		list = append(list, p.Error())
	}
	return list
}

// TestRewrittenDocumentsDoNotDiffer compares documents with themselves, written in other ways: nothing is new, grown or fixed, and no
// rule over changes says anything.
func TestRewrittenDocumentsDoNotDiffer(t *testing.T) {
	for _, file := range identityDocuments(t) {
		if testing.Short() && !inSample(filepath.Base(file)) {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var before yaml.Node
		if err := yaml.Unmarshal(text, &before); err != nil {
			continue // what this parser does not take
		}
		name := filepath.Base(file)
		base := files{name: string(writeDocument(t, before.Content[0], "yaml"))}
		check := func(t *testing.T, head files) {
			t.Helper()
			if list := told(compare(t, head, base), false); len(list) > 0 {
				t.Errorf("%d:\n%s", len(list), strings.Join(list[:min(len(list), 8)], "\n"))
			}
		}
		rewritten := func(t *testing.T, r rewriting) string {
			var root yaml.Node
			if err := yaml.Unmarshal(text, &root); err != nil {
				t.Fatal(err)
			}
			if r.rewrite != nil {
				r.rewrite(root.Content[0], rand.New(rand.NewPCG(1, 2)))
			}
			return string(writeDocument(t, root.Content[0], r.as))
		}
		for _, r := range rewritings {
			if r.adds || intoList.Match(text) && r.rewrite != nil {
				continue
			}
			t.Run(name+"/"+r.name, func(t *testing.T) {
				t.Parallel()
				check(t, files{name: rewritten(t, r)})
			})
		}
		t.Run(name+"/renamed", func(t *testing.T) {
			t.Parallel()
			check(t, files{"former/" + name: base[name]})
		})
		t.Run(name+"/renamed and in another notation", func(t *testing.T) {
			t.Parallel()
			check(t, files{"v1/api.json": rewritten(t, rewriting{as: "json"})})
		})
		var root yaml.Node
		if err := yaml.Unmarshal(text, &root); err != nil {
			t.Fatal(err)
		}
		if memberNode(root.Content[0], "swagger") != nil {
			continue // in 2.0, some parts must not be references
		}
		parts := files{}
		for path, content := range split(t, root.Content[0], name) {
			parts[path] = string(content)
		}
		t.Run(name+"/split", func(t *testing.T) {
			t.Parallel()
			check(t, parts)
		})
		t.Run(name+"/bundled", func(t *testing.T) {
			t.Parallel()
			if list := told(compare(t, base, parts), false); len(list) > 0 {
				t.Errorf("%d:\n%s", len(list), strings.Join(list[:min(len(list), 8)], "\n"))
			}
		})
	}
}

// harmless is an edit of a clean document that weakens nothing.
type harmless struct {
	document string
	first    func(string) string // makes the base; nil for the document as it is
	edit     func(string) string
	// changeOnly: rules of other groups may have an opinion of the new state.
	changeOnly bool
	as         string // the path of the document in the head, if it has another
}

// replace replaces texts, each of which occurs in the document.
func replace(pairs ...string) func(string) string {
	return func(text string) string {
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(text, pairs[i]) {
				panic("there is no " + pairs[i])
			}
			text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
		}
		return text
	}
}

const (
	ledger      = "ledger-3.1.openapi.yaml"
	ledger30    = "ledger-3.0.openapi.json"
	ledger20    = "ledger-2.0.openapi.yaml"
	ledgerSBOM  = "ledger-client.cdx.json"
	workloadToo = "        - oauth: [accounts:freeze]\n          workload: []\n"
)

var harmlessEdits = map[string]harmless{
	"servers in another order": {document: ledger, edit: func(text string) string {
		first, second := "  - url: https://ledger.payments.internal/v1\n    description: production\n", regexp.MustCompile(`(?s)  - url: https://ledger\.\{region.*?\}\n`).FindString(text)
		return strings.Replace(strings.Replace(text, first, "", 1), second, second+first, 1)
	}},
	"the host of a server in upper case": {document: ledger, edit: replace("https://ledger.payments.internal/v1", "https://LEDGER.payments.internal/v1")},
	"the default port of a server":       {document: ledger, edit: replace("https://ledger.payments.internal/v1", "https://ledger.payments.internal:443/v1")},
	"the default security written out": {document: ledger, edit: replace(
		"      operationId: listAccounts\n", "      operationId: listAccounts\n      security: [{oauth: [accounts:read]}]\n",
		"      operationId: getAccount\n", "      operationId: getAccount\n      security: [{oauth: [accounts:read]}]\n",
		"      operationId: health\n", "      operationId: health\n      security: [{oauth: [accounts:read]}]\n",
	)},
	"a security scheme has another name": {document: ledger, edit: replace("oauth:", "login:")},
	"a security scheme behind a reference": {document: ledger, edit: func(text string) string {
		scheme := regexp.MustCompile(`(?s)    oauth:\n(      type: oauth2.*?)    workload:`).FindStringSubmatch(text)[1]
		text = strings.Replace(text, "    oauth:\n"+scheme, "    oauth: {$ref: '#/components/x-schemes/oauth'}\n", 1)
		return strings.Replace(text, "  securitySchemes:\n", "  x-schemes:\n    oauth:\n"+scheme+"  securitySchemes:\n", 1)
	}},
	"scopes described otherwise, in another order": {document: ledger, edit: replace(
		"            accounts:read: Read accounts\n            accounts:write: Open, change and close accounts\n",
		"            accounts:write: Change accounts\n            accounts:read: See accounts\n",
	)},
	"an alternative that another one covers is gone": {
		document: ledger, changeOnly: true,
		first: replace("        - oauth: [accounts:freeze]\n", "        - oauth: [accounts:freeze]\n"+workloadToo),
		edit:  replace(workloadToo, ""),
	},
	"a path parameter has another name": {document: ledger, edit: replace("{accountId}", "{id}", "      name: accountId\n", "      name: id\n")},
	"a path item behind a reference": {document: ledger, edit: func(text string) string {
		item := regexp.MustCompile(`(?s)  /accounts/\{accountId\}:\n(.*?)  /accounts/\{accountId\}/statements:`).FindStringSubmatch(text)[1]
		item = strings.ReplaceAll(item, "*limits", "{RateLimit: {$ref: '#/components/headers/rateLimit'}, RateLimit-Policy: {$ref: '#/components/headers/rateLimitPolicy'}}")
		text = strings.Replace(text, regexp.MustCompile(`(?s)  /accounts/\{accountId\}:\n(.*?)  /accounts/\{accountId\}/statements:`).FindString(text),
			"  /accounts/{accountId}:\n    $ref: '#/components/pathItems/account'\n  /accounts/{accountId}/statements:", 1)
		return strings.Replace(text, "components:\n", "components:\n  pathItems:\n    account:\n"+regexp.MustCompile(`(?m)^`).ReplaceAllString(strings.TrimRight(item, "\n"), "  ")+"\n", 1)
	}},
	"another operationId": {document: ledger, edit: replace("operationId: getAccount", "operationId: readAccount")},
	"an inline schema extracted": {document: ledger, edit: replace(
		"                reason: {type: string, maxLength: 40, enum: [court-order, fraud, owner]}\n", "                reason: {$ref: '#/components/schemas/FreezeReason'}\n",
		"  schemas:\n    Problem:\n", "  schemas:\n    FreezeReason: {type: string, maxLength: 40, enum: [court-order, fraud, owner]}\n    Problem:\n",
	)},
	"a component has another name": {document: ledger, edit: replace("/Account'", "/LedgerAccount'", "    Account:\n", "    LedgerAccount:\n")},
	"a schema split by allOf": {document: ledger, changeOnly: true, edit: func(text string) string {
		account := regexp.MustCompile(`(?s)    Account:\n(.*?)    Owner:\n`).FindStringSubmatch(text)[1]
		core := strings.Replace(account, "      additionalProperties: false\n", "", 1)
		return strings.Replace(text, "    Account:\n"+account,
			"    AccountCore:\n"+core+"    Account:\n      type: object\n      unevaluatedProperties: false\n      allOf: [{$ref: '#/components/schemas/AccountCore'}]\n", 1)
	}},
	"OpenAPI 3.1 instead of 3.0": {document: ledger30, changeOnly: true, edit: func(text string) string {
		text = regexp.MustCompile(`"openapi": *"3\.0\.\d"`).ReplaceAllString(text, `"openapi": "3.1.0"`)
		return regexp.MustCompile(`"type": *"string",(\s*)"nullable": *true`).ReplaceAllString(text, `"type": ["string", "null"]`)
	}},
	"a limit that the pattern states": {document: ledger, changeOnly: true, edit: replace("maxLength: 128, pattern:", "pattern:")},
	"a narrower pattern":              {document: ledger, changeOnly: true, edit: replace("labels: {type: object", "labels: {type: object", "label: {type: string, maxLength: 60, pattern: '^[^<>]{1,60}$'}", "label: {type: string, maxLength: 60, pattern: '^[^<>]{1,50}$'}")},
	"a limit of a response":           {document: ledger, edit: replace("label: {type: string, maxLength: 60}\n", "label: {type: string, maxLength: 600}\n")},
	"a field more in a response":      {document: ledger, edit: replace("        label: {type: string, maxLength: 60}\n", "        label: {type: string, maxLength: 60}\n        nickname: {type: string, maxLength: 60}\n")},
	"a stronger alternative": {document: ledger, changeOnly: true, edit: replace(
		"      summary: Open an account\n      security:\n        - oauth: [accounts:write]\n", "      summary: Open an account\n      security:\n        - oauth: [accounts:write]\n          workload: []\n",
	)},
	"summaries, descriptions, tags and examples": {document: ledger, edit: replace(
		"summary: List accounts", "summary: List all accounts", "A page of accounts.", "Some accounts.", "  - name: entries\n", "  - name: entries\n  - name: more\n", "label: Savings", "label: Spare",
	)},
	"a range of statuses for a status": {document: ledger, changeOnly: true, edit: func(text string) string {
		patch := regexp.MustCompile(`(?s)    patch:.*?    delete:`).FindString(text)
		return strings.Replace(text, patch, strings.Replace(patch, "'403':", "'4XX':", 1), 1)
	}},
	"stronger masking and classification": {document: ledger, changeOnly: true, edit: replace(
		"x-masking: last-four", "x-masking: tokenize", "iban: {type: string, x-data-classification: confidential}", "iban: {type: string, x-data-classification: restricted, x-masking: last-four}",
	)},
	"a callback limited to one host": {document: ledger, edit: replace(`[a-z0-9.-]{1,200}\.partners`, `one\.partners`)},
	"an SBOM with new identifiers and a later date": {document: ledgerSBOM, edit: func(text string) string {
		text = regexp.MustCompile(`urn:uuid:[0-9a-f]{8}`).ReplaceAllString(text, "urn:uuid:0badcafe")
		text = regexp.MustCompile(`"timestamp": *"2026-0\d-`).ReplaceAllString(text, `"timestamp": "2026-06-`)
		return strings.Replace(text, `"version": 3,`, `"version": 4,`, 1)
	}},
	"digests in upper case": {document: ledgerSBOM, edit: func(text string) string {
		return regexp.MustCompile(`"content": *"[0-9a-f]{64}"`).ReplaceAllStringFunc(text, func(s string) string {
			return `"content": "` + strings.ToUpper(regexp.MustCompile(`[0-9a-f]{64}`).FindString(s)) + `"`
		})
	}},
	"schemes at the operations instead of the root": {document: ledger20, changeOnly: true, edit: func(text string) string {
		text = regexp.MustCompile(`(?m)^schemes:.*\n(  - .*\n)*`).ReplaceAllString(text, "")
		return regexp.MustCompile(`(?m)^(\s+)operationId:`).ReplaceAllString(text, "${1}schemes: [https]\n${1}operationId:")
	}},
	"components in another order": {document: ledgerSBOM, edit: bomEdit(func(bom map[string]any) {
		slices.Reverse(bom["components"].([]any))
		slices.Reverse(bom["dependencies"].([]any))
	})},
	"addresses in another order": {
		document: ledgerSBOM,
		first: decimal(func(c map[string]any) {
			for _, url := range []string{"http://b.acme.dev/decimal", "http://a.acme.dev/decimal"} {
				c["externalReferences"] = append(c["externalReferences"].([]any), map[string]any{"type": "vcs", "url": url})
			}
		}),
		edit: decimal(func(c map[string]any) { slices.Reverse(c["externalReferences"].([]any)) }),
	},
	"components with other references": {document: ledgerSBOM, edit: replace(
		`"bom-ref": "ledger-client"`, `"bom-ref": "r1"`, `"bom-ref": "decimal"`, `"bom-ref": "r2"`, `"bom-ref": "base-image"`, `"bom-ref": "r3"`, `"bom-ref": "ledger"`, `"bom-ref": "r4"`,
		`["decimal", "base-image", "ledger"]`, `["r2", "r3", "r4"]`, `"ref": "ledger-client"`, `"ref": "r1"`, `"ref": "decimal"`, `"ref": "r2"`, `"ref": "base-image"`, `"ref": "r3"`,
		`["ledger-client", "decimal", "base-image"]`, `["r1", "r2", "r3"]`,
	)},
	"an update of a component": {document: ledgerSBOM, edit: replace(
		"v1.4.0", "v1.5.0", ":1.4.0:", ":1.5.0:", "3f1b6c0a", "4f1b6c0a", "0a1b2c3d4e5f60718293", "1a1b2c3d4e5f60718293",
	)},
	"a digest more": {document: ledgerSBOM, edit: decimal(func(c map[string]any) {
		c["hashes"] = append(c["hashes"].([]any), map[string]any{"alg": "SHA-512", "content": strings.Repeat("0a1b2c3d4e5f6071", 8)})
	})},
	"renamed":            {document: ledger, as: "api/v1/ledger.yaml", edit: func(text string) string { return text }},
	"renamed and edited": {document: ledger, as: "api/v1/ledger.yaml", edit: replace("summary: List accounts", "summary: List all accounts")},
}

// TestHarmlessEdits holds edits that weaken nothing.
func TestHarmlessEdits(t *testing.T) {
	for name, h := range harmlessEdits {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := clean(t, h.document)
			if h.first != nil {
				before = h.first(before)
			}
			after := h.edit(before)
			if after == before && h.as == "" {
				t.Fatal("the edit does nothing")
			}
			path := "api/" + h.document
			if h.as == "" {
				h.as = path
			}
			if list := told(compare(t, files{h.as: after}, files{path: before}), h.changeOnly); len(list) > 0 {
				t.Errorf("%d:\n%s", len(list), strings.Join(list, "\n"))
			}
		})
	}
}

// TestMergedManifestsDoNotDiffer compares manifests with the same ones under other names, in one file, and in another order.
func TestMergedManifestsDoNotDiffer(t *testing.T) {
	all, payments, err := readDocument(paymentsManifest)
	if err != nil {
		t.Fatal(err)
	}
	base := files{}
	for name, text := range all {
		base[name] = string(text)
	}
	const reporting = "integrations/ledger-reporting.integration.yaml"
	moved := func(others files) files { return base.with(files{payments: "", reporting: ""}).with(others) }
	for name, head := range map[string]files{
		"other names":             moved(files{"integrations/a.integration.yaml": base[reporting], "integrations/b.integration.yaml": base[payments]}),
		"each other's names":      moved(files{payments: base[reporting], reporting: base[payments]}),
		"one file":                moved(files{"integrations/all.integration.yaml": base[payments] + "---\n" + base[reporting]}),
		"one file, other order":   moved(files{"integrations/all.integration.yaml": base[reporting] + "---\n" + base[payments]}),
		"one of them is the file": moved(files{payments: base[reporting] + "---\n" + base[payments]}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if list := told(compare(t, head, base), false); len(list) > 0 {
				t.Errorf("there: %s", strings.Join(list, "\n"))
			}
			if list := told(compare(t, base, head), false); len(list) > 0 {
				t.Errorf("back: %s", strings.Join(list, "\n"))
			}
		})
	}
}
