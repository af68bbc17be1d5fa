package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// weakening is a change of contracts that are written in other ways than those of testdata.
type weakening struct {
	base, head files
	finds      []string // rule, document and place of each finding about the change; empty for a change that weakens nothing
}

// head of a contract with a credential.
const secured = "openapi: 3.0.3\ninfo: {title: t, version: 1.0.0}\nservers: [{url: https://api.acme.dev}]\n" +
	"x-schemes: &schemes {login: {type: http, scheme: bearer}}\nsecurity: [{login: []}]\n"

// edited makes a weakening of one document: each pair of texts is a text of the base and what it becomes.
func edited(t *testing.T, base string, finds []string, pairs ...string) weakening {
	t.Helper()
	head := base
	for i := 0; i < len(pairs); i += 2 {
		if strings.Count(head, pairs[i]) != 1 {
			t.Fatalf("there is not one %s", pairs[i])
		}
		head = strings.Replace(head, pairs[i], pairs[i+1], 1)
	}
	return weakening{files{"api.yaml": base}, files{"api.yaml": head}, finds}
}

func checkWeakenings(t *testing.T, list map[string]weakening) {
	for name, test := range list {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := compare(t, test.head, test.base)
			var got []string
			for _, f := range report.Findings {
				if strings.HasPrefix(f.Rule, "change/") {
					got = append(got, strings.TrimPrefix(f.Rule, "change/")+" "+f.Document+" "+f.Place)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, test.finds) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(test.finds, "\n     "))
			}
			if len(report.Problems) > 0 {
				t.Error(report.Problems)
			}
			for _, f := range slices.Concat(report.Findings, report.Fixed) {
				if len(test.finds) == 0 && f.State == model.Grown {
					t.Error(f)
				}
			}
		})
	}
}

// TestPathItemsBesideReferences weakens operations of path items that have a $ref and operations beside it.
func TestPathItemsBesideReferences(t *testing.T) {
	base := secured + `paths:
  /a:
    $ref: '#/components/x-items/A'
    get: {operationId: beside, security: [{login: [ ]}], parameters: [{name: p, in: query, schema: {type: string, maxLength: 10}}], responses: {'200': {description: d}}}
components:
  securitySchemes: *schemes
  x-items:
    A:
      get: {operationId: behind, security: [{login: []}], parameters: [{name: q, in: query, schema: {type: string, maxLength: 20}}], responses: {'200': {description: d}}}
      put: {operationId: only, security: [{login: []}], responses: {'200': {description: d}}}
`
	checkWeakenings(t, map[string]weakening{
		"the one beside": edited(t, base, []string{"authentication-removed-read api.yaml op GET /a > security", "limit-removed api.yaml op GET /a > parameter query p"},
			"[{login: [ ]}]", "[]", ", maxLength: 10", ""),
		"the one behind": edited(t, base, []string{"authentication-removed-read api.yaml op GET /a > security", "limit-removed api.yaml contract > x-items > A GET > parameter query q"},
			"behind, security: [{login: []}]", "behind, security: []", ", maxLength: 20", ""),
		"one that only the other has": edited(t, base, []string{"authentication-removed-write api.yaml op PUT /a > security"}, "only, security: [{login: []}]", "only, security: []"),
		"a new one beside": edited(t, base, []string{"authentication-removed-write api.yaml op PUT /a > security"},
			"    get: {operationId: beside", "    put: {operationId: new, security: [], responses: {'200': {description: d}}}\n    get: {operationId: beside"),
		"another name of the one behind": edited(t, base, nil, "operationId: behind", "operationId: back"),
	})
}

// TestObjectsOpenedOnTheMove opens objects that have another name, too.
func TestObjectsOpenedOnTheMove(t *testing.T) {
	base := secured + `paths:
  /a:
    post:
      operationId: a
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/In'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Out'}}}}}
components:
  securitySchemes: *schemes
  schemas:
    In:
      type: object
      additionalProperties: false
      properties:
        at: {type: object, additionalProperties: false, properties: {street: {type: string, maxLength: 50}, town: {type: string, maxLength: 40}}}
        by: {type: array, maxItems: 3, items: {type: object, properties: {id: {type: string, format: uuid}}, additionalProperties: false}}
    Out:
      type: object
      additionalProperties: false
      properties:
        of: {allOf: [{$ref: '#/components/schemas/Base'}], type: object, properties: {more: {type: boolean}}, additionalProperties: false}
    Base: {type: object, properties: {id: {type: string}, unit: {type: string}}}
    Place: {type: object, properties: {town: {type: string, maxLength: 40}, street: {type: string, maxLength: 50}}}
`
	at := base[strings.Index(base, "        at: "):strings.Index(base, "        by:")]
	checkWeakenings(t, map[string]weakening{
		"a property":    edited(t, base, []string{"object-opened api.yaml component schemas In > .place"}, "at: {type: object, additionalProperties: false,", "place: {type: object,"),
		"an equal one":  edited(t, base, nil, "at: {type: object,", "place: {type: object,"),
		"into a schema": edited(t, base, []string{"object-opened api.yaml component schemas Place"}, at, "        place: {$ref: '#/components/schemas/Place'}\n"),
		"items":         edited(t, base, []string{"object-opened api.yaml component schemas In > .people[]"}, "by: {type", "people: {type", "format: uuid}}, additionalProperties: false}", "format: uuid}}}"),
		"a new object":  edited(t, base, nil, at, "        place: {type: object, properties: {street: {type: string, maxLength: 50}, floor: {type: integer, minimum: 0, maximum: 9}}}\n"),
		"in a response": edited(t, base, []string{"breaking-without-version api.yaml contract > info > version", "response-opened api.yaml component schemas Out > .for"}, "of: {allOf", "for: {allOf", "boolean}}, additionalProperties: false", "boolean}}"),
	})
}

// TestClassesStatedAroundValues lowers classes that operations, paths and the document state.
func TestClassesStatedAroundValues(t *testing.T) {
	base := secured + `x-data-classification: confidential
paths:
  /a:
    x-data-classification: restricted
    get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {p: {type: string}}}}}}}}
  /b:
    get: {operationId: b, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}
  /c:
    post: {operationId: c, x-data-classification: internal, responses: {'204': {description: d}}, requestBody: {content: {application/json: {schema: {type: object, properties: {r: {type: integer}}}}}}}
components:
  securitySchemes: *schemes
  schemas:
    B: {type: object, properties: {q: {type: string}}}
`
	document := "x-data-classification: confidential\n"
	checkWeakenings(t, map[string]weakening{
		"of the document":         edited(t, base, []string{"classification-lowered api.yaml contract > x-data-classification"}, document, "x-data-classification: internal\n"),
		"no longer":               edited(t, base, []string{"classification-removed api.yaml contract"}, document, ""),
		"of a path":               edited(t, base, []string{"classification-lowered api.yaml path /a > x-data-classification"}, "classification: restricted", "classification: public"),
		"that of the document":    edited(t, base, []string{"classification-lowered api.yaml contract > x-data-classification"}, "    x-data-classification: restricted\n", ""),
		"of an operation":         edited(t, base, []string{"classification-lowered api.yaml op POST /c > x-data-classification"}, "x-data-classification: internal", "x-data-classification: public"),
		"a higher one":            edited(t, base, nil, ", x-data-classification: internal", ""),
		"at the info object":      edited(t, base, nil, document, "", "info: {", "info: {x-data-classification: confidential, "),
		"in other letters":        edited(t, base, nil, "classification: confidential", "classification: Confidential"),
		"at the paths themselves": edited(t, base, nil, document, "", "  /b:\n", "  /b:\n    x-data-classification: confidential\n", "    B: {type", "    B: {x-data-classification: confidential, type"),
	})
}

// TestPatternsAreCompared edits patterns of what callers send.
func TestPatternsAreCompared(t *testing.T) {
	base := secured + `paths:
  /a:
    get:
      operationId: a
      parameters:
        - {name: code, in: query, schema: {type: string, maxLength: 20, pattern: '^[a-z0-9]{2,8}$'}}
        - {name: link, in: query, schema: {type: string, maxLength: 20, pattern: '^/shop/'}}
        - {name: scope, in: query, schema: {type: string, enum: [read]}}
        - {name: role, in: query, schema: {type: string, enum: [user]}}
      responses: {'200': {description: d}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.acme.dev/t', scopes: {read: d, list: d}}}}
`
	loosened := []string{"pattern-loosened api.yaml op GET /a > parameter query code > pattern"}
	checkWeakenings(t, map[string]weakening{
		"more characters":         edited(t, base, loosened, "^[a-z0-9]{2,8}$", "^[a-zA-Z0-9<>]{2,8}$"),
		"a longer repetition":     edited(t, base, loosened, "^[a-z0-9]{2,8}$", "^[a-z0-9]{2,}$"),
		"a shorter one":           edited(t, base, loosened, "^[a-z0-9]{2,8}$", "^[a-z0-9]{0,8}$"),
		"an alternative":          edited(t, base, loosened, "^[a-z0-9]{2,8}$", "^([a-z0-9]{2,8}|-)$"),
		"fewer characters":        edited(t, base, nil, "^[a-z0-9]{2,8}$", "^[a-f0-9]{2,8}$"),
		"a stricter repetition":   edited(t, base, nil, "^[a-z0-9]{2,8}$", "^[a-z0-9]{3,7}$"),
		"another anchor":          edited(t, base, nil, "^/shop/", "^/shop/[a-z]*$"),
		"without its anchor":      edited(t, base, []string{"pattern-loosened api.yaml op GET /a > parameter query link > pattern"}, "^/shop/", "/shop/"),
		"the same in other words": edited(t, base, nil, "^[a-z0-9]{2,8}$", `^[\da-z][a-z\d]{1,7}$`),
		"a scope that is told":    edited(t, base, nil, "enum: [read]", "enum: [read, list]"),
		"a scope of nobody":       edited(t, base, []string{"enum-widened api.yaml op GET /a > parameter query scope > enum"}, "enum: [read]", "enum: [read, all]"),
		"a role":                  edited(t, base, []string{"enum-widened api.yaml op GET /a > parameter query role > enum"}, "enum: [user]", "enum: [user, list]"),
	})
}

// TestMembersChosenByPatterns opens what a pattern of names describes.
func TestMembersChosenByPatterns(t *testing.T) {
	base := strings.Replace(secured, "3.0.3", "3.1.0", 1) + `paths:
  /a:
    post:
      operationId: a
      requestBody: {content: {application/json: {schema: {type: object, additionalProperties: false, patternProperties: {'^x-': {type: string, maxLength: 5}}}}}}
      responses: {'204': {description: d}}
components: {securitySchemes: *schemes}
`
	checkWeakenings(t, map[string]weakening{
		"a limit is gone":      edited(t, base, []string{"limit-removed api.yaml op POST /a > request application/json > {~^x}"}, "{'^x-': {type: string, maxLength: 5}}", "{'^x': {type: string}}"),
		"another pattern only": edited(t, base, nil, "'^x-'", "'^x-[a-z]'"),
	})
}
