package lint_test

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// findings is a contract with mistakes everywhere.
const findings = `openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: http://api.example.com/v1}]
security: [{key: [], login: []}]
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: token}
    login: {type: oauth2, flows: {implicit: {authorizationUrl: 'http://login.example.com', scopes: {'*': All.}}}}
  parameters:
    term: {name: term, in: query, schema: {type: string, pattern: '(a+)+'}}
  responses:
    Failed: {description: It failed., content: {application/json: {schema: {type: object, properties: {stack_trace: {type: string}}}}}}
  schemas:
    Pet:
      type: object
      properties:
        name: {type: string}
        password: {type: string}
        owner: {$ref: '#/components/schemas/Owner'}
        tags: {type: array, items: {$ref: '#/components/schemas/Tag'}}
    Owner: {type: object, properties: {email: {type: string}, card_number: {type: string}, card: {allOf: [{$ref: '#/components/schemas/Card'}, {description: d}]}}}
    Tag: {type: object, properties: {text: {type: string}}}
    Card: {type: string, pattern: 'a+'}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{$ref: '#/components/parameters/term'}]
      responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}, default: {$ref: '#/components/responses/Failed'}}
    post:
      operationId: addPet
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}/toys:
    put:
      operationId: putToys
      security: [{login: ['*']}, {key: []}]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {toys: {type: array, items: {type: string}}, note: {type: string}}}}}}
      responses: {'204': {description: d}}
`

// TestRenamedThingsKeepTheirFindings gives things of a contract other names. Nothing is new and nothing is fixed.
func TestRenamedThingsKeepTheirFindings(t *testing.T) {
	tag := "{type: object, properties: {text: {type: string}}}"
	owner := "{type: object, properties: {email: {type: string}, card_number: {type: string}, card: {allOf: [{$ref: '#/components/schemas/Card'}, {description: d}]}}}"
	toys := "{type: object, properties: {toys: {type: array, items: {type: string}}, note: {type: string}}}"
	for name, edit := range map[string]func(string) string{
		"a scheme":                 replace("key:", "token-key:"),
		"both schemes":             replace("key:", "token-key:", "login:", "account:"),
		"a schema":                 replace("schemas/Pet'", "schemas/Animal'", "    Pet:\n", "    Animal:\n"),
		"a schema inside":          replace("schemas/Owner'", "schemas/Person'", "    Owner:", "    Person:"),
		"a parameter":              replace("parameters/term'", "parameters/search'", "    term:", "    search:"),
		"a response":               replace("responses/Failed'", "responses/Broken'", "    Failed:", "    Broken:"),
		"a schema in place":        replace("items: {$ref: '#/components/schemas/Tag'}", "items: "+tag, "    Tag: "+tag+"\n", ""),
		"a schema also in place":   replace("items: {$ref: '#/components/schemas/Tag'}", "items: "+tag),
		"an object in place":       replace("{$ref: '#/components/schemas/Owner'}", owner, "    Owner: "+owner+"\n", ""),
		"a parameter in place":     replace("{$ref: '#/components/parameters/term'}", "{name: term, in: query, schema: {type: string, pattern: '(a+)+'}}", "    term: {name: term, in: query, schema: {type: string, pattern: '(a+)+'}}\n", "    none: {name: none, in: path, required: true, schema: {enum: [a]}}\n"),
		"a branch in place":        replace("card: {allOf: [{$ref: '#/components/schemas/Card'}, {description: d}]}", "card: {allOf: [{type: string, pattern: 'a+'}, {description: d}]}"),
		"a schema extracted":       replace(toys, "{$ref: '#/components/schemas/Toys'}", "    Tag:", "    Toys: "+toys+"\n    Tag:"),
		"a field extracted":        replace("note: {type: string}", "note: {$ref: '#/components/schemas/Note'}", "    Tag:", "    Note: {type: string}\n    Tag:"),
		"an operation":             replace("  /pets/{id}/toys:", "  /animals/{id}/toys:"),
		"all operations of a path": replace("  /pets:", "  /animals:"),
		"all at once": replace("key:", "token-key:", "schemas/Pet'", "schemas/Animal'", "    Pet:\n", "    Animal:\n", "  /pets:", "  /animals:", "{$ref: '#/components/schemas/Owner'}", owner, "    Owner: "+owner+"\n", "",
			toys, "{$ref: '#/components/schemas/Toys'}", "    Tag:", "    Toys: "+toys+"\n    Tag:"),
	} {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := compare(t, files{"api.yaml": edit(findings)}, files{"api.yaml": findings})
			for _, line := range told(report, false) {
				if !strings.Contains(line, " change/breaking-without-version ") && !strings.Contains(line, " openapi/unused-") {
					t.Error(line)
				}
			}
			if states(report)[model.Unchanged] < 40 {
				t.Errorf("%v", states(report))
			}
		})
	}
}

// TestRenamingHidesNothing makes new mistakes beside things that get other names.
func TestRenamingHidesNothing(t *testing.T) {
	base := files{"api.yaml": findings}
	renamed := replace("schemas/Tag'", "schemas/Label'", "    Tag: {type: object, properties: {text: {type: string}}}", "    Label: {type: object, properties: {text: {type: string}, more: {type: string}}}")(findings)
	moved := replace("  /pets/{id}/toys:\n", "  /animals/{id}/toys:\n    delete: {operationId: dropToys, security: [{key: []}], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: d}}}\n")(findings)
	for name, test := range map[string]struct {
		head string
		rule string
		at   string
	}{
		"a field in a renamed schema":  {renamed, "openapi/unbounded-string", "component schemas Label > .more"},
		"an operation in a moved path": {moved, "openapi/rate-limit-documented", "op DELETE /animals/{}/toys"},
	} {
		found := false
		for _, f := range compare(t, files{"api.yaml": test.head}, base).Findings {
			found = found || f.State == model.New && strings.HasPrefix(f.Place, test.at)
		}
		if !found {
			t.Errorf("%s: nothing new at %s", name, test.at)
		}
	}
}

// TestMovedOperationsKeepTheirFindings splits a contract.
func TestMovedOperationsKeepTheirFindings(t *testing.T) {
	at := strings.Index(findings, "  /pets/{id}/toys:")
	rest, moved := findings[:at], findings[:strings.Index(findings, "  /pets:")]+findings[at:]
	report := compare(t, files{"api.yaml": rest, "toys.yaml": moved}, files{"api.yaml": findings})
	kept := 0
	for _, f := range report.Findings {
		if !strings.HasPrefix(f.Place, "op PUT ") {
			continue // the document has its own server and schemes
		}
		if f.State != model.Unchanged || f.Document != "toys.yaml" {
			t.Errorf("%s %s in %s at %s", f.State, f.Rule, f.Document, f.Place)
		}
		kept++
	}
	if kept < 5 {
		t.Errorf("%d findings of the operation", kept)
	}
}

// TestRenamedManifestsKeepTheirFindings gives an integration another name, its file another path, or both.
func TestRenamedManifestsKeepTheirFindings(t *testing.T) {
	manifest := `apiVersion: sealint/v1
kind: Integration
metadata: {name: ledger, owner: team-ledger, lifecycle: active}
spec:
  direction: outbound
  provider: {name: books, party: third}
  consumers: [{name: reports, kind: analytics, data: raw, purpose: Reports}]
  contract: {path: api.yaml, version: 1.0.0}
  identity: {clientId: ledger, method: oauth2, tokenURL: http://id.books.dev/token, tokenTTL: 30d, scopes: ['*']}
  transport: {endpoints: ['http://api.books.dev/v1'], tls: {minVersion: '1.0', verify: false}}
`
	renamed := replace("name: ledger,", "name: book-keeping,")(manifest)
	other := replace("name: ledger,", "name: other,", "clientId: ledger", "clientId: other")(manifest)
	for name, test := range map[string]struct{ base, head files }{
		"another file":               {files{"a.integration.yaml": manifest}, files{"b/a.integration.yaml": manifest}},
		"another name":               {files{"a.integration.yaml": manifest}, files{"a.integration.yaml": renamed}},
		"another name and file":      {files{"a.integration.yaml": manifest}, files{"b.integration.yaml": renamed}},
		"out of a file with several": {files{"a.integration.yaml": manifest + "---\n" + other}, files{"a.integration.yaml": other, "b.integration.yaml": renamed}},
		"into a file with another":   {files{"a.integration.yaml": manifest, "c.integration.yaml": other}, files{"c.integration.yaml": other + "---\n" + renamed}},
		"two at once":                {files{"a.integration.yaml": manifest + "---\n" + other}, files{"z.integration.yaml": replace("name: other,", "name: third,")(other) + "---\n" + renamed}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := compare(t, test.head, test.base)
			for _, f := range append(report.Findings, report.Fixed...) {
				if f.State != model.Unchanged && !strings.HasPrefix(f.Rule, "change/owner-changed") && f.Entity == model.EntityIntegration {
					t.Errorf("%s %s at %s", f.State, f.Rule, f.Place)
				}
			}
			if states(report)[model.Unchanged] < 5 {
				t.Errorf("%v", states(report))
			}
		})
	}
}

// TestRenamedComponentsThatNothingUses renames components that no operation leads to: their findings stay what they are.
func TestRenamedComponentsThatNothingUses(t *testing.T) {
	base := secured + `paths: {}
components:
  securitySchemes: *schemes
  responses:
    Old: {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: strng}}}}}}
  examples:
    Old: {value: {key: AKIAIOSFODNN7ABCDEFG}}
  schemas:
    Old: {type: object, properties: {list: {type: array, items: {type: strng}}, old: {$ref: '#/components/schemas/Old'}}}
    Around: {type: object, properties: {old: {$ref: '#/components/schemas/Old'}, no: {type: nothing}}}
`
	v20 := "swagger: '2.0'\ninfo: {title: t, version: 1.0.0}\npaths: {}\ndefinitions:\n  Old: {type: object, properties: {a: {type: strng}}}\n"
	for name, texts := range map[string][2]string{
		"all":                  {base, replace("Old:", "New:", "schemas/Old'", "schemas/New'", "Around:", "Cover:")(base)},
		"a schema":             {base, replace("    Old: {type", "    New: {type", "schemas/Old'", "schemas/New'")(base)},
		"an example":           {base, replace("    Old: {value: {key: A", "    New: {value: {'key': A")(base)},
		"a definition, in 2.0": {v20, replace("Old", "New")(v20)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := compare(t, files{"api.yaml": texts[1]}, files{"api.yaml": texts[0]})
			for _, line := range told(report, false) {
				t.Error(line)
			}
			if states(report)[model.Unchanged] == 0 {
				t.Error(states(report))
			}
		})
	}
	changed := replace("    Old: {type", "    New: {type", "schemas/Old'", "schemas/New'", "items: {type: strng}", "items: {type: strong}")(base)
	if report := compare(t, files{"api.yaml": changed}, files{"api.yaml": base}); len(told(report, false)) == 0 {
		t.Error("a renamed component with another mistake has nothing new")
	}
}
