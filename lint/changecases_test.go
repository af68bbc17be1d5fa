package lint_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// changeCase is an edit of a document without findings, and what the rules over changes find in it.
type changeCase struct {
	document string
	first    func(string) string // makes the base; nil for the document as it is
	edit     func(string) string
	// finds are rule and place of each finding, then the line of the base that it names as "before".
	finds []string
}

// edits makes edits of the language of mutations, one after the other.
func edits(list ...edit) func(string) string {
	return func(text string) string {
		for _, e := range list {
			edited, err := e.apply(text)
			if err != nil {
				panic(fmt.Sprintf("%s: %v", *e.At, err))
			}
			text = edited
		}
		return text
	}
}

func set(at, value string) edit      { return edit{At: &at, Set: &value} }
func appended(at, value string) edit { return edit{At: &at, Append: &value} }
func removed(at string) edit         { return edit{At: &at, Remove: true} }

// both applies two edits.
func both(first, second func(string) string) func(string) string {
	return func(text string) string { return second(first(text)) }
}

// pathWith is an edit that appends a path with one operation, which is clean but for its security. id names the operation; parts are
// further members of it.
func pathWith(path, method, id, security string, parts ...string) edit {
	lines := slices.Concat([]string{"operationId: " + id, "tags: [accounts]", "security: " + security}, parts, []string{
		"responses:", "  '200':", "    description: Done.", "    headers: *limits",
		"    content: {application/json: {schema: {type: object, additionalProperties: false, properties: {done: {type: boolean}}}}}",
		"  '400': {$ref: '#/components/responses/invalid'}", "  '401': {$ref: '#/components/responses/unauthenticated'}",
		"  '403': {$ref: '#/components/responses/forbidden'}", "  '429': {$ref: '#/components/responses/limited'}",
		"  default: {$ref: '#/components/responses/failed'}",
	})
	return appended("/paths", path+":\n  "+method+":\n    "+strings.Join(lines, "\n    "))
}

const (
	atPost   = "/paths/~1accounts/post"
	atList   = "/paths/~1accounts/get"
	atChange = "/paths/~1accounts~1{accountId}/patch"
	atFreeze = "/paths/~1admin~1accounts~1{accountId}~1freeze/put"
	atOAuth  = "/components/securitySchemes/oauth/flows"
	atSchema = "/components/schemas"
	atSpec   = "/spec"
)

var keyScheme = appended("/components/securitySchemes", "key: {type: apiKey, in: header, name: X-Key, description: Sent by machines.}")

// ownReadable writes the security of the three operations out that inherit it.
var ownReadable = edits(
	appended(atList, "security: [{oauth: [accounts:read]}]"),
	appended("/paths/~1accounts~1{accountId}/get", "security: [{oauth: [accounts:read]}]"),
	appended("/paths/~1health/get", "security: [{oauth: [accounts:read]}]"),
)

// readableBy writes the headers of the list of accounts out, and says which web pages may read it.
func readableBy(more string) func(string) string {
	return replace("          headers: &limits\n", "          headers:\n"+
		"            Access-Control-Allow-Origin: {schema: {type: string, enum: ['https://app.payments.internal']}}\n"+more+
		"            RateLimit: {$ref: '#/components/headers/rateLimit'}\n            RateLimit-Policy: {$ref: '#/components/headers/rateLimitPolicy'}\n"+
		"          x-limits: &limits\n")
}

// bomEdit edits an SBOM as the value of its JSON. The lines of an edited SBOM are those of the JSON that is written again.
func bomEdit(change func(bom map[string]any)) func(string) string {
	return func(text string) string {
		var bom map[string]any
		if err := json.Unmarshal([]byte(text), &bom); err != nil {
			panic(err)
		}
		change(bom)
		edited, err := json.MarshalIndent(bom, "", " ")
		if err != nil {
			panic(err)
		}
		return string(edited)
	}
}

// named is the component of an SBOM, or another item, with a reference.
func named(list any, key, value string) map[string]any {
	for _, item := range list.([]any) {
		if item := item.(map[string]any); item[key] == value {
			return item
		}
	}
	panic("there is no " + value)
}

func decimal(edit func(c map[string]any)) func(string) string {
	return bomEdit(func(bom map[string]any) { edit(named(bom["components"], "bom-ref", "decimal")) })
}

// without drops the items of a list whose value of key is unwanted.
func without(list any, key string, unwanted func(string) bool) []any {
	return slices.DeleteFunc(slices.Clone(list.([]any)), func(item any) bool { return unwanted(fmt.Sprint(item.(map[string]any)[key])) })
}

// twentyComponents adds 18 libraries to an SBOM.
var twentyComponents = bomEdit(func(bom map[string]any) {
	for i := range 18 {
		name := fmt.Sprintf("lib-%02d", i+1)
		bom["components"] = append(bom["components"].([]any), library(name, "1.0.0"))
		bom["dependencies"] = append(bom["dependencies"].([]any), map[string]any{"ref": name, "dependsOn": []any{}})
	}
})

func library(name, version string) map[string]any {
	return map[string]any{
		"type": "library", "bom-ref": name, "name": name, "version": version, "purl": "pkg:npm/" + name + "@" + version,
		"hashes":   []any{map[string]any{"alg": "SHA-256", "content": fmt.Sprintf("%x", sha256.Sum256([]byte(name)))}},
		"licenses": []any{map[string]any{"license": map[string]any{"id": "MIT"}}},
	}
}

// setAside adds a vulnerability to an SBOM that is said not to affect it.
var setAside = bomEdit(func(bom map[string]any) {
	bom["vulnerabilities"] = []any{map[string]any{
		"id": "CVE-2026-0001", "source": map[string]any{"name": "NVD"}, "ratings": []any{map[string]any{"severity": "high", "method": "CVSSv31"}},
		"affects": []any{map[string]any{"ref": "decimal"}}, "analysis": map[string]any{"state": "not_affected", "justification": "code_not_reachable"},
	}}
})

func vulnerability(edit func(v map[string]any)) func(string) string {
	return bomEdit(func(bom map[string]any) { edit(named(bom["vulnerabilities"], "id", "CVE-2026-0001")) })
}

// changeCases are numbered as in the design of the rules over changes; the numbers have gaps.
var changeCases = map[string]changeCase{
	"1 anybody may write": {ledger, nil, edits(set(atPost+"/security", "[]")), []string{
		`authentication-removed-write @ op POST /accounts > security < security:`,
	}},
	"3 anybody may read": {ledger, nil, edits(appended(atList, "security: []")), []string{
		`authentication-removed-read @ op GET /accounts > security < security:`,
	}},
	"6 a key instead of a token": {ledger, nil, edits(keyScheme, set(atFreeze+"/security", "[{key: []}]")), []string{
		`authentication-weakened @ op PUT /admin/accounts/{}/freeze > security > key < security:`,
	}},
	"7 a key without its token": {
		ledger, edits(keyScheme, set(atFreeze+"/security", "[{oauth: [accounts:freeze], key: []}]")), edits(set(atFreeze+"/security", "[{key: []}]")),
		[]string{`factor-dropped @ op PUT /admin/accounts/{}/freeze > security > key < security: [{oauth: [accounts:freeze], key: []}]`},
	},
	"9 a broad scope": {ledger, nil, edits(appended(atOAuth+"/clientCredentials/scopes", "admin: All"), set("/paths/~1entries~1search/post/security/0", "oauth: [admin]")), []string{
		`broad-scope-declared @ scheme oauth > flow clientCredentials > scope admin < scopes:`,
		`scope-broadened @ op POST /entries/search > security > oauth < - oauth: [entries:read]`,
	}},
	"11 tokens without TLS": {ledger, nil, edits(set(atOAuth+"/authorizationCode/tokenUrl", "http://login.payments.internal/token")), []string{
		`oauth-endpoint-downgraded @ scheme oauth > flow authorizationCode > tokenUrl < tokenUrl: https://login.payments.internal/token`,
	}},
	"12 tokens of another issuer": {ledger, nil, edits(set(atOAuth+"/clientCredentials/tokenUrl", "https://login.partner.example/token")), []string{
		`issuer-changed @ scheme oauth > flow clientCredentials > tokenUrl < tokenUrl: https://login.payments.internal/token`,
	}},
	"13 passwords for tokens": {ledger, nil, edits(appended(atOAuth, "password: {tokenUrl: https://login.payments.internal/token, scopes: {}}")), []string{
		`oauth-flow-weakened @ scheme oauth > flow password < flows:`,
	}},
	"14 a broad scope is declared": {ledger, nil, edits(appended(atOAuth+"/clientCredentials/scopes", "'admin:*': All")), []string{
		`broad-scope-declared @ scheme oauth > flow clientCredentials > scope admin:* < scopes:`,
	}},
	"15 another scope": {ledger, nil, edits(set(atPost+"/security", "[{oauth: [accounts:read]}]")), []string{
		`alternative-added @ op POST /accounts > security > oauth < security:`,
		`scope-opens-more @ scheme oauth > flow authorizationCode > scope accounts:read < accounts:read: Read accounts`,
	}},
	"16 a misspelt scheme":   {ledger, nil, edits(set(atPost+"/security", "[{oaut: [accounts:write]}]")), []string{`undefined-scheme-introduced @ op POST /accounts > security > oaut > oaut`}},
	"17 no default security": {ledger, nil, both(ownReadable, edits(removed("/security"))), []string{`security-default-removed @ contract > security < security:`}},
	"18 a new write for anybody": {ledger, nil, edits(pathWith("/entries/{entryId}", "delete", "dropEntry", "[]", "parameters:", "  - {name: entryId, in: path, required: true, schema: {type: string, format: uuid}}")), []string{
		`new-operation-unauthenticated-write @ op DELETE /entries/{} > security`,
	}},
	"20 a new read for a key":      {ledger, nil, edits(keyScheme, pathWith("/report", "get", "readReport", "[{key: []}]")), []string{`new-operation-static-key @ op GET /report > security > key`}},
	"21 a new write for any token": {ledger, nil, edits(pathWith("/accounts/import", "post", "importAccounts", "[{oauth: []}]")), []string{`new-operation-unscoped @ op POST /accounts/import > security > oauth`}},
	"22 an administrative operation": {ledger, nil, edits(set(atFreeze+"/security", "[{oauth: [accounts:write]}]")), []string{
		`admin-access-levelled @ op PUT /admin/accounts/{}/freeze > security < security:`,
		`alternative-added @ op PUT /admin/accounts/{}/freeze > security > oauth < security:`,
	}},
	"23 two paths for one URL": {
		ledger, edits(pathWith("/reports/{name}", "get", "readReport", "[{oauth: [accounts:read]}]", "parameters:", "  - {name: name, in: path, required: true, schema: {type: string, maxLength: 20, pattern: '^[a-z]{1,20}$'}}")),
		edits(pathWith("/{collection}/latest", "get", "readLatest", "[{workload: []}]", "parameters:", "  - {name: collection, in: path, required: true, schema: {type: string, maxLength: 20, pattern: '^[a-z]{1,20}$'}}")),
		[]string{`ambiguous-path-introduced @ op GET /{}/latest`},
	},
	"24 a key in the URL": {ledger, edits(keyScheme, set(atPost+"/security", "[{oauth: [accounts:write], key: []}]")), edits(set("/components/securitySchemes/key/in", "query")), []string{
		`key-moved-into-url @ scheme key > in < key: {type: apiKey, in: header, name: X-Key, description: Sent by machines.}`,
	}},
	"25 anybody may write, OpenAPI 2.0": {ledger20, nil, edits(set(atPost+"/security", "[]")), []string{
		`authentication-removed-write @ op POST /accounts > security < security:`,
	}},
	"26 a server without TLS": {ledger, nil, edits(set("/servers/0/url", "http://ledger.payments.internal/v1")), []string{
		`server-downgraded @ server root http://ledger.payments.internal/v1 > url < - url: https://ledger.payments.internal/v1`,
	}},
	"28 a server of another domain": {ledger, nil, edits(set("/servers/0/url", "https://ledger.partner.example/v1")), []string{
		`server-host-changed @ server root https://ledger.partner.example/v1 > url < - url: https://ledger.payments.internal/v1`,
	}},
	"30 any region": {ledger, nil, edits(removed("/servers/1/variables/region/enum")), []string{
		`server-unbounded @ server root https://ledger.{}.payments.internal/v1 > variables > region < region: {default: eu, enum: [eu, us]}`,
	}},
	"33 any address for a callback": {ledger, nil, replace(`, pattern: '^https://[a-z0-9.-]{1,200}\.partners\.internal/[a-z0-9/_-]{0,200}$'`, ""), []string{
		`callback-unlimited @ op POST /subscriptions > callback booked {} POST < post:`,
	}},
	"34 an unsigned callback": {ledger, nil, edits(removed("/paths/~1subscriptions/post/callbacks/booked/{$request.body#~1callbackUrl}/post/parameters")), []string{
		`webhook-unsigned @ op POST /subscriptions > callback booked {} POST < post:`,
	}},
	"35 an unsigned webhook": {ledger, nil, edits(removed("/webhooks/accountFrozen/post/parameters")), []string{`webhook-unsigned @ webhook accountFrozen POST < post:`}},
	"36 any web page": {ledger, readableBy(""), replace("'https://app.payments.internal'", "'*'"), []string{
		`cors-opened @ op GET /accounts > response 200 > header access-control-allow-origin < headers:`,
	}},
	"37 any web page, with credentials": {ledger, readableBy("            Access-Control-Allow-Credentials: {schema: {type: string, enum: ['true']}}\n"), replace("'https://app.payments.internal'", "'*'"), []string{
		`cors-credentials-opened @ op GET /accounts > response 200 > header access-control-allow-origin < headers:`,
	}},
	"38 without TLS, too, OpenAPI 2.0": {ledger20, nil, edits(set("/schemes", "[https, http]")), []string{`plaintext-server-added @ contract > schemes > [http]`}},
	"39 an open object": {ledger, nil, edits(removed(atSchema + "/AccountChange/additionalProperties")), []string{
		`object-opened @ component schemas AccountChange < AccountChange:`,
	}},
	"40 an open object of several": {ledger, nil, edits(removed(atSchema + "/NewAccount/unevaluatedProperties")), []string{`object-opened @ component schemas NewAccount < NewAccount:`}},
	"41 any number of items": {ledger, nil, replace("type: array, maxItems: 50,", "type: array,"), []string{
		`limit-removed @ component schemas EntryFilter > .accountIds < accountIds: {type: array, maxItems: 50, items: {type: string, format: uuid}}`,
	}},
	"42 pages of any size": {ledger, nil, replace(", minimum: 1, maximum: 100, default: 20", ", minimum: 1, default: 20"), []string{`page-unbounded @ component parameters limit < limit:`}},
	"43 a thousand times the amount": {ledger, nil, replace("maximum: 1000000}", "maximum: 1000000000}"), []string{
		`limit-widened @ component schemas NewAccount > .overdraft > maximum < overdraft: {type: integer, format: int64, minimum: 0, maximum: 1000000}`,
	}},
	"44 no pattern": {ledger, nil, replace(`, pattern: '^[\w .,-]{1,100}$'`, ""), []string{
		`pattern-removed @ component schemas EntryFilter > .text < text: {type: string, maxLength: 100, pattern: '^[\w .,-]{1,100}$'}`,
	}},
	"47 a state more": {ledger, nil, replace("enum: [open, closed]}", "enum: [open, closed, frozen]}"), []string{
		`enum-widened @ component schemas AccountChange > .state > enum < state: {type: string, enum: [open, closed]}`,
	}},
	"50 an optional key of idempotency": {ledger, nil, edits(set("/components/parameters/idempotencyKey/required", "false")), []string{
		`required-dropped @ component parameters idempotencyKey > required < required: true`,
	}},
	"52 callers choose their role": {ledger, nil, edits(appended(atSchema+"/AccountChange/properties", "role: {type: string, enum: [owner, viewer]}")), []string{
		`server-set-field-accepted @ component schemas AccountChange > .role`,
	}},
	"54 a key as a parameter of the URL": {ledger, nil, edits(appended(atList+"/parameters", "- {name: api_key, in: query, schema: {type: string, maxLength: 64, pattern: '^[a-z0-9]{64}$'}}")), []string{
		`credential-parameter-added @ op GET /accounts > parameter query api_key > name`,
	}},
	"55 any address to fetch": {ledger, nil, edits(appended(atSchema+"/NewAccount/properties", "statementUrl: {type: string, format: uri, maxLength: 200}")), []string{
		`url-input-unlimited @ component schemas NewAccount > .statementUrl`,
	}},
	"57 files of any size": {ledger, nil, replace("format: binary, maxLength: 5000000", "format: binary"), []string{
		`upload-unbounded @ op POST /accounts/{}/statements > request multipart/form-data > .file < file: {type: string, format: binary, maxLength: 5000000}`,
	}},
	"58 no word about invalid requests": {ledger, nil, edits(removed("/paths/~1entries~1search/post/responses/400"), removed("/paths/~1entries~1search/post/responses/default")), []string{
		`validation-error-removed @ op POST /entries/search > responses < responses:`,
	}},
	"59 an open object, OpenAPI 3.0": {ledger30, nil, edits(set(atSchema+"/AccountChange/additionalProperties", "{}")), []string{
		`object-opened @ component schemas AccountChange < "AccountChange": {`,
	}},
	"60 any text, OpenAPI 2.0": {ledger20, nil, replace(`text: {type: string, maxLength: 100, pattern: '^[\w .,-]{1,100}$'}`, "text: {type: string}"), []string{
		`pattern-removed @ component schemas EntryFilter > .text < text: {type: string, maxLength: 100, pattern: '^[\w .,-]{1,100}$'}`,
	}},
	"61 an open object that has moved": {ledger, nil, inlinedBody, []string{
		`object-opened @ op POST /accounts > request application/json < NewAccount:`,
	}},
	"65 a password is returned": {ledger, nil, edits(appended(atSchema+"/Account/properties", "password: {type: string}")), []string{`secret-returned @ component schemas Account > .password`}},
	"67 a lower class": {ledger, nil, replace("taxId: {type: string, x-data-classification: restricted", "taxId: {type: string, x-data-classification: internal"), []string{
		`classification-lowered @ component schemas Account > .taxId > x-data-classification < taxId: {type: string, x-data-classification: restricted, x-masking: last-four}`,
	}},
	"68 no class": {ledger, nil, replace("iban: {type: string, x-data-classification: confidential}", "iban: {type: string}"), []string{
		`classification-removed @ component schemas Account > .iban < iban: {type: string, x-data-classification: confidential}`,
	}},
	"70 no masking": {ledger, nil, replace("x-masking: last-four", "x-masking: none"), []string{
		`masking-removed @ component schemas Account > .taxId > x-masking < taxId: {type: string, x-data-classification: restricted, x-masking: last-four}`,
	}},
	"72 personal data in the URL": {
		ledger, edits(appended(atSchema+"/EntryFilter/properties", "taxId: "+taxID)), edits(removed(atSchema+"/EntryFilter/properties/taxId"),
			appended("/paths/~1entries~1search/post", "parameters:\n  - {name: taxId, in: query, schema: "+taxID+"}")), []string{
			`sensitive-data-moved-to-url @ op POST /entries/search > parameter query taxId < taxId: {type: string, maxLength: 20, pattern: '^[0-9]{1,20}$', x-data-classification: restricted}`,
		},
	},
	"73 no limit of the rate": {ledger, nil, edits(removed(atChange+"/responses/429"), removed(atChange+"/responses/200/headers")), []string{
		`rate-limit-removed @ op PATCH /accounts/{} > responses < responses:`,
	}},
	"74 no word about strangers": {ledger, nil, edits(removed(atChange+"/responses/401"), removed(atChange+"/responses/403"), removed(atChange+"/responses/default")), []string{
		`auth-error-removed @ op PATCH /accounts/{} > responses < responses:`,
	}},
	"77 removed before its end":  {ledger, nil, edits(removed("/paths/~1accounts~1{accountId}/delete"), set("/info/version", "2.0.0")), []string{`operation-removed-early @ op DELETE /accounts/{} < delete:`}},
	"78 one more required field": {ledger, nil, replace("required: [currency]", "required: [currency, label]"), []string{`breaking-without-version @ contract > info > version < version: 1.4.0`}},
	"79 an older version": {ledger, nil, edits(set("/info/version", "1.3.9")), []string{
		`version-decreased @ contract > info > version < version: 1.4.0`,
	}},
	"80 deprecated without an end": {ledger, nil, edits(appended(atChange, "deprecated: true")), []string{
		`deprecated-without-sunset @ op PATCH /accounts/{} > deprecated < patch:`,
	}},
	"83 for the public": {ledger, nil, edits(set("/info/x-audience", "public")), []string{
		`audience-widened @ contract > info > x-audience < x-audience: partner`,
	}},
	"84 nobody takes reports": {ledger, nil, edits(removed("/info/x-security-contact")), []string{`reporting-contact-removed @ contract > info < info:`}},

	"87 few components are left": {ledgerSBOM, twentyComponents, bomEdit(func(bom map[string]any) {
		gone := regexp.MustCompile(`lib-(0[4-9]|1\d)`).MatchString
		bom["components"], bom["dependencies"] = without(bom["components"], "bom-ref", gone), without(bom["dependencies"], "ref", gone)
	}), []string{`sbom-collapsed @ sbom > components < "components": [`}},
	"88 no graph": {ledgerSBOM, twentyComponents, bomEdit(func(bom map[string]any) { delete(bom, "dependencies") }), []string{`sbom-graph-lost @ sbom > dependencies < "dependencies": [`}},
	"89 incomplete": {ledgerSBOM, nil, replace(`"aggregate": "complete"`, `"aggregate": "incomplete"`), []string{
		`sbom-completeness-lowered @ sbom > root_aggregate < {"aggregate": "complete", "dependencies": ["ledger-client", "decimal", "base-image"]}`,
	}},
	"91 an older SBOM": {ledgerSBOM, nil, replace(`2026-06-29T08:15:00Z`, `2026-01-01T00:00:00Z`, `"version": 3,`, `"version": 2,`), []string{
		`sbom-rolled-back @ sbom > timestamp < "timestamp": "2026-06-29T08:15:00Z",`,
	}},
	"93 the latest version": {ledgerSBOM, twentyComponents, bomEdit(func(bom map[string]any) {
		bom["components"] = append(bom["components"].([]any), library("left-pad", "latest"))
	}), []string{`component-unpinned @ component pkg:npm/left-pad > version`}},
	"96 a step back": {ledgerSBOM, nil, replace("v1.4.0", "v1.3.1", ":1.4.0:", ":1.3.1:", "3f1b6c0a", "4f1b6c0a", "0a1b2c3d4e5f60718293", "1a1b2c3d4e5f60718293"), []string{
		`version-downgraded @ component pkg:golang/github.com/shopspring/decimal > version < "version": "v1.4.0",`,
	}},
	"97 another digest": {ledgerSBOM, nil, replace("3f1b6c0a", "4f1b6c0a"), []string{
		`hash-changed @ component pkg:golang/github.com/shopspring/decimal > hashes > [SHA-256] < {"alg": "SHA-256", "content": "3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d"}`,
	}},
	"98 no digest": {ledgerSBOM, nil, decimal(func(c map[string]any) {
		delete(c, "hashes")
		delete(c["externalReferences"].([]any)[0].(map[string]any), "hashes")
	}), []string{
		`hash-removed @ component pkg:golang/github.com/shopspring/decimal < {"alg": "SHA-256", "content": "3f1b6c0a9d2e47586b7f8091a2b3c4d5e6f70819a2b3c4d5e6f708192a3b4c5d"}`,
	}},
	"100 from another host": {ledgerSBOM, nil, replace("https://proxy.golang.org/", "https://cdn.decimal-mirror.example/"), []string{
		`source-host-changed @ component pkg:golang/github.com/shopspring/decimal > sources > [https://cdn.decimal-mirror.example/github.com/shopspring/decimal/@v/v1.4.0.zip] < "url": "https://proxy.golang.org/github.com/shopspring/decimal/@v/v1.4.0.zip",`,
	}},
	"101 without TLS": {ledgerSBOM, nil, replace("https://proxy.golang.org/", "http://proxy.golang.org/"), []string{
		`source-downgraded @ component pkg:golang/github.com/shopspring/decimal > external_references > [http://proxy.golang.org/github.com/shopspring/decimal/@v/v1.4.0.zip] < "url": "https://proxy.golang.org/github.com/shopspring/decimal/@v/v1.4.0.zip",`,
	}},
	"102 from the public registry": {ledgerSBOM, nil, replace("repository_url=registry.payments.internal%2Fbase%2Fdebian&", ""), []string{
		`registry-dropped @ component pkg:oci/debian > purl < "purl": "pkg:oci/debian@sha256%3A5b1c0e9f8a7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3?repository_url=registry.payments.internal%2Fbase%2Fdebian&tag=12.11-slim",`,
	}},
	"103 a stricter licence": {ledgerSBOM, nil, replace(`"id": "MIT"`, `"id": "AGPL-3.0-only"`), []string{
		`licence-stricter @ component pkg:golang/github.com/shopspring/decimal > licences > [AGPL-3.0-only] < "licenses": [{"license": {"id": "MIT", "acknowledgement": "concluded"}}],`,
	}},
	"106 a name that looks like another": {ledgerSBOM, nil, bomEdit(func(bom map[string]any) {
		c := library("github.com/shopsprimg/decimal", "v1.4.0")
		c["purl"], c["manufacturer"] = "pkg:golang/github.com/shopsprimg/decimal@v1.4.0", map[string]any{"name": "Somebody"}
		bom["components"] = append(bom["components"].([]any), c)
	}), []string{
		`lookalike-added @ component pkg:golang/github.com/shopsprimg/decimal`,
	}},
	"108 no identifier": {ledgerSBOM, twentyComponents, bomEdit(func(bom map[string]any) { delete(named(bom["components"], "bom-ref", "lib-01"), "purl") }), []string{
		`identifier-removed @ component name lib-01 < "purl": "pkg:npm/lib-01@1.0.0",`,
	}},
	"109 a statement is gone": {ledgerSBOM, setAside, bomEdit(func(bom map[string]any) { bom["vulnerabilities"] = []any{} }), []string{`vex-removed @ vulnerability CVE-2026-0001 < "analysis": {`}},
	"110 a reason is gone": {ledgerSBOM, setAside, vulnerability(func(v map[string]any) { delete(v["analysis"].(map[string]any), "justification") }), []string{
		`justification-removed @ vulnerability CVE-2026-0001 > analysis < "justification": "code_not_reachable",`,
	}},
	"112 a lower severity": {ledgerSBOM, setAside, vulnerability(func(v map[string]any) { v["ratings"].([]any)[0].(map[string]any)["severity"] = "info" }), []string{
		`severity-lowered @ vulnerability CVE-2026-0001 > ratings > [] < "method": "CVSSv31",`,
	}},

	"116 a scope more": {paymentsManifest, nil, edits(appended(atSpec+"/identity/scopes", "- balances:read")), []string{
		`scope-requested @ integration ledger-payments > spec > identity > scopes > [balances:read] < scopes:`,
	}},
	"117 a broad scope more": {paymentsManifest, nil, edits(appended(atSpec+"/identity/scopes", "- entries:*")), []string{
		`broad-scope-requested @ integration ledger-payments > spec > identity > scopes > [entries:*] < scopes:`,
	}},
	"118 tokens live longer": {paymentsManifest, nil, edits(set(atSpec+"/identity/tokenTTL", "55m")), []string{
		`token-life-lengthened @ integration ledger-payments > spec > identity > tokenTTL < tokenTTL: 15m`,
	}},
	"120 a secret in the environment": {paymentsManifest, nil, edits(set(atSpec+"/identity/credential/ref", "env:LEDGER_SECRET")), []string{
		`credential-store-weakened @ integration ledger-payments > spec > identity > credential > ref < ref: vault://payments/ledger-payments`,
	}},
	"121 tokens bound to nobody": {paymentsManifest, nil, edits(set(atSpec+"/identity/senderConstraint", "none")), []string{
		`sender-constraint-removed @ integration ledger-payments > spec > identity > senderConstraint < senderConstraint: mtls`,
	}},
	"122 a larger network and older TLS": {paymentsManifest, nil, replace("10.20.0.0/16", "10.0.0.0/8", `minVersion: "1.3"`, `minVersion: "1.2"`), []string{
		`network-binding-widened @ integration ledger-payments > spec > identity > networkBinding < networkBinding:`,
		`tls-version-lowered @ integration ledger-payments > spec > transport > tls > minVersion < minVersion: "1.3"`,
	}},
	"123 certificates of anybody": {paymentsManifest, nil, edits(set(atSpec+"/transport/tls/verify", "false")), []string{
		`tls-weakened @ integration ledger-payments > spec > transport > tls > verify < verify: true`,
	}},
	"125 a lower class and no masking": {paymentsManifest, nil, edits(set(atSpec+"/data/classification", "internal"), set(atSpec+"/data/fields/0/masking", "none")), []string{
		`data-classification-lowered @ integration ledger-payments > spec > data > classification < classification: confidential`,
		`field-masking-weakened @ integration ledger-payments > spec > data > fields > [/counterparty/iban] > masking < masking: tokenize`,
	}},
	"127 how it is made": {paymentsManifest, nil, edits(set(atSpec+"/supplyChain/artifacts/0/ref", "registry.payments.internal/ledger-client:4.1.0"),
		set(atSpec+"/supplyChain/pipeline/reviewers", "1"), removed("/spec/reviews/0")), []string{
		`artifact-unpinned @ integration ledger-payments > spec > supplyChain > artifacts > [ledger-client] > ref < ref: registry.payments.internal/ledger-client@sha256:3fcc661330d0585860e6779d21c7047667394520e248f5bdb75113fff6c025da`,
		`pipeline-unprotected @ integration ledger-payments > spec > supplyChain > pipeline > reviewers < reviewers: 2`,
		`review-older @ integration ledger-payments > spec > reviews < reviews:`,
	}},
}

const taxID = "{type: string, maxLength: 20, pattern: '^[0-9]{1,20}$', x-data-classification: restricted}"

// inlinedBody writes the schema of the account that is opened at its operation, and opens it.
func inlinedBody(text string) string {
	schema := regexp.MustCompile(`(?s)    NewAccount:\n(.*?)    Currency:\n`).FindStringSubmatch(text)[1]
	open := strings.Replace(schema, "      unevaluatedProperties: false\n", "", 1)
	text = strings.Replace(text, "    NewAccount:\n"+schema, "", 1)
	return strings.Replace(text, "            schema: {$ref: '#/components/schemas/NewAccount'}\n", "            schema:\n"+regexp.MustCompile(`(?m)^      `).ReplaceAllString(open, "              "), 1)
}

// sides are the files of the base and of the head of a case.
func (c changeCase) sides(t *testing.T) (base, head files) {
	t.Helper()
	document := c.document
	if !strings.Contains(document, "/") {
		document = path.Join("clean", document)
	}
	all, name, err := readDocument(document)
	if err != nil {
		t.Fatal(err)
	}
	base = files{}
	for name, text := range all {
		base[name] = string(text)
	}
	if c.first != nil {
		base[name] = c.first(base[name])
	}
	head = maps.Clone(base)
	if head[name] = c.edit(base[name]); head[name] == base[name] {
		t.Fatal("the edit does nothing")
	}
	return base, head
}

// changes compares files by the rules over changes.
func changes(t *testing.T, base, head files) *model.Report {
	t.Helper()
	linter, err := changeLinter()
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), lint.Input{Today: cleanDay, Root: head.root(), AllowEmpty: true, Base: &lint.Base{
		Roots: []*source.Root{base.root()}, Revisions: []string{"base"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return result.Report
}

// findsOf lists findings as changeCase does.
func findsOf(r *model.Report, base files) []string {
	var list []string
	for _, f := range r.Findings {
		text := strings.TrimPrefix(f.Rule, "change/") + " @ " + f.Place
		for _, related := range f.Related {
			if related.Message == "before" {
				text += " < " + strings.TrimSpace(strings.Split(base[related.Location.Path]+"\n", "\n")[max(related.Location.Line-1, 0)])
			}
		}
		list = append(list, text)
	}
	for _, p := range r.Problems {
		list = append(list, p.Error())
	}
	slices.Sort(list)
	return list
}

// TestChangeCases holds edits that weaken something, with exactly what the rules over changes find.
func TestChangeCases(t *testing.T) {
	for name, c := range changeCases {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, head := c.sides(t)
			slices.Sort(c.finds)
			if got := findsOf(changes(t, base, head), base); !slices.Equal(got, c.finds) {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.finds, "\n"))
			}
		})
	}
}
