package contract_test

import (
	"slices"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

const hookAPI = `openapi: 3.0.3
info: {title: Hooks, version: 1.0.0, x-data-classification: internal}
paths:
  /calls:
    put: {$ref: 'operations/put.yaml'}
`

// What no component refers to has the name of its file.
func TestFilesAreComponents(t *testing.T) {
	l := lower(t, hookAPI,
		"operations/put.yaml", `
requestBody: {content: {application/json: {schema: {$ref: '../GlobalWebhook.yaml'}}}}
responses:
  "200":
    description: done
    headers: {X-Session-Token: {$ref: '../X-Session-Token.yaml'}}
    content: {application/json: {schema: {$ref: '../Animal.yaml'}}}
`,
		"GlobalWebhook.yaml", `{type: object, properties: {url: {type: string, format: uri}}}`,
		"X-Session-Token.yaml", `{schema: {type: string}}`,
		"Animal.yaml", `
type: object
discriminator: {propertyName: kind, mapping: {dog: Dog.yaml}}
properties: {kind: {type: string}}
`,
		"Dog.yaml", `allOf: [{$ref: Animal.yaml}, {type: object, properties: {ownerEmail: {type: string, example: ghp_Kx9Qm2Zr7Lw4TbN8cYh3JdPf6Gs5AqE1uV0w}}}]`,
	)
	url := l.field("url")
	if !slices.Contains(url.Holders, "webhook") {
		t.Errorf("url: got the holders %q; want webhook", url.Holders)
	}
	if url.Classification != "internal" || !url.Inherited {
		t.Errorf("url: got the class %q; want that of the contract", url.Classification)
	}
	l.field("X-Session-Token")
	if email := l.field("ownerEmail"); email.Direction != "response" {
		t.Errorf("ownerEmail: got the direction %q", email.Direction)
	}
	texts := 0
	for _, e := range l.api.Entities {
		if facts, ok := e.Facts.(*contract.TextFacts); ok && e.Kind == model.EntityText && len(facts.Secrets) > 0 {
			texts++
			if !facts.InResponse {
				t.Errorf("a secret in the example of a response is not in a response")
			}
		}
	}
	if texts != 1 {
		t.Errorf("got %d secrets; want that of the schema that only a mapping names", texts)
	}
}

// Files that refer to one another in a circle stand somewhere all the same.
func TestFilesInCircles(t *testing.T) {
	l := lower(t, hookAPI,
		"operations/put.yaml", `
responses: {"200": {description: done}}
callbacks:
  again: {'{$url}': {$ref: 'item.yaml'}}
`,
		"operations/item.yaml", `
put: {$ref: 'put.yaml'}
post:
  parameters: [{name: q, in: query, schema: {type: string}}]
  responses: {"200": {description: done}}
  callbacks: {again: {'{$url}': {$ref: 'item.yaml'}, '{$other}': {$ref: 'item.yaml#/post/callbacks/again/{$url}'}}}
`)
	if q := l.field("q"); q.Classification != "internal" {
		t.Errorf("got the class %q; want that of the contract", q.Classification)
	}
}

// A reference by way of a component of another kind leads astray, wherever the component is; the component itself does not.
func TestComponentsInFilesHaveTheirKind(t *testing.T) {
	l := lower(t, `openapi: 3.0.3
info: {title: Kinds, version: 1.0.0}
paths:
  /a:
    post:
      requestBody: {$ref: '#/components/requestBodies/Body'}
      responses: {"200": {$ref: '#/components/requestBodies/Body'}}
components:
  requestBodies:
    Body: {$ref: body.yaml}
`, "body.yaml", `content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}`)
	broken := l.api.Facts.UnresolvedReferences
	if len(broken) != 1 {
		t.Errorf("got %d unresolved references; want that of the response", len(broken))
	}
	if name := l.field("name"); name.Direction != "request" {
		t.Errorf("got the direction %q; want request", name.Direction)
	}
}

// field finds a field by its name.
func (l *lowered) field(name string) *contract.FieldFacts {
	l.t.Helper()
	for _, e := range l.api.Entities {
		if facts, ok := e.Facts.(*contract.FieldFacts); ok && facts.Name == name {
			return facts
		}
	}
	l.t.Fatalf("no field %s", name)
	return nil
}
