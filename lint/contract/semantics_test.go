package contract_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// lowered is a contract lowered from text, with what a test asks of it.
type lowered struct {
	t        *testing.T
	api      *contract.API
	problems []model.Problem
	reader   *source.Reader
}

// lower writes files (name → text) and lowers the first argument's.
func lower(t *testing.T, text string, others ...string) *lowered {
	t.Helper()
	dir := t.TempDir()
	name := "api.yaml"
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		name = "api.json"
	}
	files := append([]string{name, text}, others...)
	for i := 0; i < len(files); i += 2 {
		file := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
	if err != nil || len(found.Problems) > 0 {
		t.Fatal(err, found.Problems)
	}
	l := &lowered{t: t, reader: &source.Reader{}}
	doc, problem := l.reader.Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	l.api, l.problems = contract.Lower(doc, l.reader, func(model.EntityKind) bool { return true })
	if l.api == nil {
		t.Fatal(l.problems)
	}
	return l
}

// operation finds the operation with a name such as "GET /pets".
func (l *lowered) operation(name string) *contract.OperationFacts {
	l.t.Helper()
	for _, e := range l.api.Entities {
		if e.Kind == model.EntityOperation && e.Name == name {
			return e.Facts.(*contract.OperationFacts)
		}
	}
	l.t.Fatalf("no operation %s", name)
	return nil
}

// schema finds the schema at a JSON Pointer.
func (l *lowered) schema(pointer string) *contract.SchemaFacts {
	l.t.Helper()
	for _, e := range l.api.Entities {
		if e.Kind == model.EntitySchema && source.EncodePointer(e.Locate(nil).Pointer) == pointer {
			return e.Facts.(*contract.SchemaFacts)
		}
	}
	l.t.Fatalf("no schema at %s", pointer)
	return nil
}

// scheme finds a security scheme by name.
func (l *lowered) scheme(name string) *contract.SecuritySchemeFacts {
	l.t.Helper()
	for _, s := range l.api.Schemes {
		if s.Name == name {
			return s.SecuritySchemeFacts
		}
	}
	l.t.Fatalf("no scheme %s", name)
	return nil
}

func facts[T any](l *lowered, kind model.EntityKind) []T {
	var list []T
	for _, e := range l.api.Entities {
		if e.Kind == kind {
			list = append(list, e.Facts.(T))
		}
	}
	return list
}

func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

const schemes = `
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    mtls: {type: mutualTLS}
    basic: {type: http, scheme: Basic}
    bearer: {type: http, scheme: BEARER}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: https://id.test/token, scopes: {read: r}}
        authorizationCode: {authorizationUrl: https://id.test/a, tokenUrl: https://id.test/token, scopes: {write: w}}
    oidc: {type: openIdConnect, openIdConnectUrl: https://id.test/.well-known/openid-configuration}
`

func TestSemantics01EffectiveSecurity(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
security: [{key: []}]
paths:
  /inherited: {get: {}}
  /removed: {get: {security: []}}
  /own: {get: {security: [{basic: []}]}}
`+schemes)
	for name, want := range map[string]string{"GET /inherited": "root", "GET /removed": "operation", "GET /own": "operation"} {
		equal(t, name+" source", l.operation(name).Security.Source, want)
	}
	equal(t, "inherited", l.operation("GET /inherited").Security.Unauthenticated, false)
	equal(t, "security: [] removes what is inherited", l.operation("GET /removed").Security.Unauthenticated, true)
	equal(t, "own", l.operation("GET /own").Security.Alternatives[0].Requirements[0].Scheme, "basic")
	none := lower(t, "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {}}}\n")
	equal(t, "none", none.operation("GET /a").Security.Source, "none")
}

func TestSemantics02EmptyRequirementIsAnonymous(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /maybe: {get: {security: [{}, {oauth: [read]}]}}
  /only: {get: {security: [{}]}}
`+schemes)
	maybe := l.operation("GET /maybe").Security
	equal(t, "anonymous", maybe.Anonymous, true)
	equal(t, "some alternative demands a credential", maybe.Unauthenticated, false)
	equal(t, "nothing but {}", l.operation("GET /only").Security.Unauthenticated, true)
}

func TestSemantics03ListIsOrObjectIsAnd(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /and: {get: {security: [{key: [], mtls: []}]}}
  /or: {get: {security: [{oauth: [read]}, {basic: []}]}}
`+schemes)
	equal(t, "and", len(l.operation("GET /and").Security.Alternatives[0].Requirements), 2)
	equal(t, "or", len(l.operation("GET /or").Security.Alternatives), 2)
	equal(t, "a key beside mTLS is not alone", l.scheme("key").OperationsAlone, 0)
	equal(t, "but it is used", l.scheme("key").Operations, 1)
	equal(t, "basic is alone in its alternative", l.scheme("basic").OperationsAlone, 1)
}

// Two keys are a key twice, and a scheme that is not declared adds nothing.
func TestSemantics03KeysTogetherAreAKey(t *testing.T) {
	for _, test := range []struct {
		alternative string
		alone       int
		with        []string
	}{
		{`{key: [], other: []}`, 1, []string{"other"}},
		{`{key: [], nowhere: []}`, 1, nil},
		{`{key: [], other: [], nowhere: []}`, 1, []string{"other"}},
		{`{key: [], mtls: []}`, 0, nil},
		{`{key: [], other: [], bearer: []}`, 0, nil},
		{`{key: [], basic: []}`, 0, nil},
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nsecurity: ["+test.alternative+"]\npaths: {/a: {get: {}}}"+schemes+
			"    other: {type: apiKey, in: header, name: X-Other}\n")
		equal(t, test.alternative, l.scheme("key").OperationsAlone, test.alone)
		equal(t, test.alternative+" beside", l.scheme("key").AloneWith, test.with)
	}
}

func TestSemantics04Scopes(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a: {get: {security: [{oauth: [read, write, delete]}, {oidc: [anything]}, {bearer: [role]}]}}
`+schemes)
	alternatives := l.operation("GET /a").Security.Alternatives
	var declared []bool
	for _, s := range alternatives[0].Requirements[0].Scopes {
		declared = append(declared, s.Declared)
	}
	equal(t, "declared is the union over flows", declared, []bool{true, true, false})
	equal(t, "oauth2 scopes are known", alternatives[0].Requirements[0].ScopesKnown, true)
	equal(t, "oidc scopes are not", alternatives[1].Requirements[0].ScopesKnown, false)
	equal(t, "roles of a bearer token are not", alternatives[2].Requirements[0].ScopesKnown, false)
}

func TestSemantics05SchemeNames(t *testing.T) {
	l := lower(t, `openapi: 3.2.0
info: {title: t, version: "1"}
paths:
  /a: {get: {security: [{basic: []}, {bearer: []}, {"#/components/securitySchemes/oauth": [read]}, {linked: []}, {wrong: []}, {Key: []}]}}
components:
  securitySchemes:
    linked: {$ref: "#/components/securitySchemes/bearer"}
    wrong: {type: APIKEY, in: header, name: k}
    device:
      type: oauth2
      oauth2MetadataUrl: http://id.test/metadata
      flows: {deviceAuthorization: {deviceAuthorizationUrl: http://id.test/device, tokenUrl: https://id.test/token, scopes: {}}}
`+strings.TrimPrefix(schemes, "\ncomponents:\n  securitySchemes:\n"))
	a := l.operation("GET /a").Security.Alternatives
	for i, want := range []string{"basic", "bearer", "oauth2", "bearer", "unknown", "unknown"} {
		equal(t, fmt.Sprint("credential ", i), a[i].Requirements[0].Credential, want)
	}
	equal(t, "a requirement may be the URI of a scheme from 3.2 on", a[2].Requirements[0].Defined, true)
	equal(t, "names of schemes compare exactly", a[5].Requirements[0].Defined, false)
	var places []string
	for _, e := range l.scheme("device").Endpoints {
		places = append(places, strings.Join(e.At, "."))
	}
	equal(t, "device flow and metadata", places, []string{"flows.deviceAuthorization.tokenUrl", "flows.deviceAuthorization.deviceAuthorizationUrl", "oauth2MetadataUrl"})
}

func TestSemantics06ServersOverride(t *testing.T) {
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: "1"}
servers: [{url: https://root.test}]
paths:
  /a:
    servers: [{url: https://path.test}]
    get: {servers: [{url: http://operation.test}]}
    put: {}
  /b: {get: {servers: []}}
`)
	for name, want := range map[string]string{"GET /a": "http://operation.test", "PUT /a": "https://path.test", "GET /b": "https://root.test"} {
		equal(t, name, l.operation(name).Servers, []string{want})
	}
	old := lower(t, `swagger: "2.0"
info: {title: t, version: "1"}
host: api.test
schemes: [https]
paths:
  /a: {get: {schemes: [http], responses: {}}}
  /b: {get: {responses: {}}}
`)
	equal(t, "2.0: operation schemes override", old.operation("GET /a").Servers, []string{"http://api.test"})
	equal(t, "2.0: root schemes", old.operation("GET /b").Servers, []string{"https://api.test"})
	unknown := lower(t, "swagger: '2.0'\ninfo: {title: t, version: '1'}\nhost: api.test\npaths: {/a: {get: {}}}\n")
	equal(t, "2.0: absent schemes are unknown, not plaintext", len(unknown.operation("GET /a").Servers), 0)
}

func TestSemantics07ServerURLs(t *testing.T) {
	for _, test := range []struct {
		server  string
		schemes []string
		part    string // of the first variable
	}{
		{`{url: /v1}`, []string{""}, ""},
		{`{url: v1}`, []string{""}, ""},
		{`{url: //api.test/v1}`, []string{""}, ""},
		{`{url: HTTPS://api.test}`, []string{"https"}, ""},
		{`{url: wss://api.test}`, []string{"wss"}, ""},
		{`{url: "{scheme}://api.test", variables: {scheme: {default: https, enum: [https, http]}}}`, []string{"https", "http"}, "scheme"},
		{`{url: "{base}/v1", variables: {base: {default: "http://api.test"}}}`, []string{"http"}, "scheme"},
		{`{url: "https://{host}/v1", variables: {host: {default: api.test}}}`, []string{"https"}, "host"},
		{`{url: "https://api.test/{v}", variables: {v: {default: v1, enum: [v1, v2]}}}`, []string{"https"}, "rest"},
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: ["+test.server+"]\npaths: {}\n")
		server := facts[*contract.ServerFacts](l, model.EntityServer)[0]
		var got []string
		for _, u := range server.URLs {
			got = append(got, u.Scheme)
		}
		equal(t, test.server, got, test.schemes)
		if test.part != "" {
			equal(t, test.server+" variable", server.Variables[0].Part, test.part)
		}
	}
	for host, want := range map[string]bool{
		"localhost": true, "LOCALHOST:8080": true, "127.8.9.1": true, "[::1]:80": true, "api.localhost": true,
		"localhost.test": false, "128.0.0.1": false, "user@localhost": true, "localhost@api.test": false,
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: 'http://"+host+"/x'}]\npaths: {}\n")
		equal(t, host, facts[*contract.ServerFacts](l, model.EntityServer)[0].URLs[0].Loopback, want)
	}
	relative := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: http://api.test}]
paths: {}
components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}}}
`)
	equal(t, "relative OAuth URLs resolve against the server", relative.scheme("o").Endpoints[0].Schemes, []string{"http"})
}

// schemaIn wraps a schema into a request body of a document of a version.
func schemaIn(version, schema, components string) string {
	return "openapi: " + version + "\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/json:\n            schema: " +
		schema + "\ncomponents:\n  schemas:\n    Closed: {type: object, properties: {a: {type: string}}, additionalProperties: false}\n    Open: {type: object, properties: {b: {type: string}}}\n" + components
}

const bodySchema = "/paths/~1a/post/requestBody/content/application~1json/schema"

func TestSemantics08ClosedObjects(t *testing.T) {
	for _, test := range []struct{ version, schema, want string }{
		{"3.0.3", `{type: object, properties: {a: {}}}`, "accepted"},
		{"3.0.3", `{type: object, additionalProperties: true}`, "accepted"},
		{"3.0.3", `{type: object, additionalProperties: {}}`, "accepted"},
		{"3.0.3", `{type: object, properties: {a: {}}, additionalProperties: false}`, "rejected"},
		{"3.0.3", `{type: object, additionalProperties: {type: string}}`, "map"},
		{"3.0.3", `{properties: {a: {}}}`, "accepted"},
		{"3.0.3", `{allOf: [{$ref: "#/components/schemas/Open"}, {type: object}]}`, "unclosable"},
		{"3.0.3", `{oneOf: [{$ref: "#/components/schemas/Closed"}]}`, "rejected"},
		{"3.0.3", `{type: object, unevaluatedProperties: false}`, "accepted"},
		{"3.0.3", `{type: object, discriminator: {propertyName: k}, properties: {k: {}}}`, "base"},
		{"3.0.3", `{type: string}`, "not-applicable"},
		{"3.0.3", `{}`, "not-applicable"},
		{"3.1.0", `{type: object, unevaluatedProperties: false}`, "rejected"},
		{"3.1.0", `{type: [object, "null"], properties: {a: {}}}`, "accepted"},
		{"3.1.0", `{allOf: [{$ref: "#/components/schemas/Open"}, {type: object}]}`, "accepted"},
		{"3.1.0", `{allOf: [{$ref: "#/components/schemas/Open"}], unevaluatedProperties: false}`, "rejected"},
		{"3.1.0", `{$ref: "#/components/schemas/Open", unevaluatedProperties: false}`, "rejected"},
		{"3.1.0", `{$ref: "#/components/schemas/Open", properties: {z: true}}`, "accepted"},
		{"3.1.0", `{anyOf: [{$ref: "#/components/schemas/Closed"}, {type: "null"}]}`, "rejected"},
		{"3.1.0", `{anyOf: [{$ref: "#/components/schemas/Open"}, {type: "null"}]}`, "accepted"},
		{"3.2.0", `{type: object, properties: {a: {}}}`, "accepted"},
		// What has been evaluated is not unevaluated (§11.3).
		{"3.1.0", `{type: object, properties: {a: {}}, additionalProperties: true, unevaluatedProperties: false}`, "accepted"},
		{"3.1.0", `{type: object, additionalProperties: {}, unevaluatedProperties: false}`, "accepted"},
		{"3.1.0", `{type: object, additionalProperties: {type: string}, unevaluatedProperties: false}`, "map"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{type: object, additionalProperties: true, properties: {a: {}}}]}`, "accepted"},
		{"3.1.0", `{unevaluatedProperties: false, anyOf: [{type: object, additionalProperties: true}, {type: object}]}`, "accepted"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{type: object, unevaluatedProperties: true}]}`, "accepted"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{type: object, additionalProperties: {type: string}}]}`, "map"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{$ref: "#/components/schemas/Taking"}]}`, "accepted"},
		{"3.1.0", `{type: object, unevaluatedProperties: false, if: {type: object}, then: {additionalProperties: true}}`, "accepted"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{$ref: "#/components/schemas/Closed"}, {additionalProperties: true}]}`, "rejected"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{$ref: "#/components/schemas/Open"}], properties: {z: {additionalProperties: true}}}`, "rejected"},
	} {
		l := lower(t, schemaIn(test.version, test.schema, "    Taking: {type: object, additionalProperties: true}\n"))
		equal(t, test.version+" "+test.schema, l.schema(bodySchema).UnknownFields, test.want)
	}
	for schema, at := range map[string]string{
		`{type: object, additionalProperties: true, unevaluatedProperties: false}`:             bodySchema + "/additionalProperties",
		`{unevaluatedProperties: false, allOf: [{type: object, unevaluatedProperties: true}]}`: bodySchema + "/allOf/0/unevaluatedProperties",
		`{unevaluatedProperties: false, anyOf: [{}, {$ref: "#/components/schemas/Taking"}]}`:   "/components/schemas/Taking/additionalProperties",
		`{unevaluatedProperties: false, $ref: "#/components/schemas/Taking"}`:                  "/components/schemas/Taking/additionalProperties",
	} {
		l := lower(t, schemaIn("3.1.0", schema, "    Taking: {type: object, additionalProperties: true}\n"))
		for _, e := range l.api.Entities {
			if e.Kind == model.EntitySchema && source.EncodePointer(e.Locate(nil).Pointer) == bodySchema {
				var path []any
				for _, token := range e.Facts.(*contract.SchemaFacts).OpenedAt {
					path = append(path, token)
				}
				equal(t, schema+" is opened at", source.EncodePointer(e.Locate(path).Pointer), at)
			}
		}
	}
}

// A branch must stay open: it is never whole.
func TestSemantics08BranchesStayOpen(t *testing.T) {
	l := lower(t, schemaIn("3.1.0", `{allOf: [{$ref: "#/components/schemas/Open"}], unevaluatedProperties: false}`, ""))
	equal(t, "branch", l.schema("/components/schemas/Open").Whole, false)
	equal(t, "composition", l.schema(bodySchema).Whole, true)
	closed := lower(t, schemaIn("3.1.0", `{$ref: "#/components/schemas/Open", unevaluatedProperties: false}`, ""))
	equal(t, "target of a closed reference", closed.schema("/components/schemas/Open").Whole, false)
	ignored := lower(t, schemaIn("3.0.0", `{$ref: "#/components/schemas/Open", additionalProperties: false}`, ""))
	equal(t, "siblings of a 3.0 reference close nothing", ignored.schema("/components/schemas/Open").Whole, true)
}

func TestSemantics09Direction(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    post:
      parameters: [{name: q, in: query, schema: {type: object}}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/In"}}}}
      responses:
        "200":
          headers: {X-H: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Out"}}}
components:
  schemas:
    In:
      type: object
      properties:
        id: {type: object, readOnly: true}
        secret: {type: object, writeOnly: true}
        shared: {$ref: "#/components/schemas/Shared"}
    Out: {type: object, properties: {shared: {$ref: "#/components/schemas/Shared"}, hidden: {type: object, writeOnly: true}}}
    Shared: {type: object, properties: {self: {$ref: "#/components/schemas/Shared"}}}
    Unused: {type: object}
`)
	for pointer, want := range map[string]string{
		"/components/schemas/In": "request", "/components/schemas/Out": "response", "/components/schemas/Shared": "both",
		"/components/schemas/Unused": "none", "/components/schemas/In/properties/id": "none",
		"/components/schemas/In/properties/secret": "request", "/components/schemas/Out/properties/hidden": "none",
		"/paths/~1a/post/parameters/0/schema": "request", "/paths/~1a/post/responses/200/headers/X-H/schema": "response",
	} {
		equal(t, pointer, l.schema(pointer).Direction, want)
	}
}

func TestSemantics10EffectiveConstraints(t *testing.T) {
	for _, test := range []struct {
		schema  string
		bounded bool
	}{
		{`{type: string}`, false},
		{`{type: string, maxLength: 5}`, true},
		{`{allOf: [{type: string}, {maxLength: 5}]}`, true},
		{`{anyOf: [{type: string, maxLength: 5}, {type: string}]}`, false},
		{`{anyOf: [{type: string, maxLength: 5}, {type: string, enum: [a]}]}`, true},
		{`{anyOf: [{type: string, maxLength: 5}, {type: "null"}]}`, true},
		{`{oneOf: [{type: string, maxLength: 5}, {type: integer}]}`, true},
		{`{type: string, enum: [a, b]}`, true},
		{`{const: a}`, true},
		{`{type: string, format: uuid}`, true},
		{`{type: string, format: email}`, false},
		{`{type: string, pattern: "^[a-z]{3}$"}`, true},
		{`{type: string, pattern: "^[a-z]+$"}`, false},
		{`{type: string, pattern: "[a-z]{3}"}`, false},
		{`{type: string, pattern: "^a|b$"}`, false},
		{`{type: boolean}`, true},
		{`{type: integer}`, true},
	} {
		l := lower(t, schemaIn("3.1.0", test.schema, ""))
		equal(t, test.schema, l.schema(bodySchema).Constraints.BoundedString, test.bounded)
	}
	l := lower(t, schemaIn("3.1.0", `{allOf: [{type: string, maxLength: 9}, {maxLength: 5}]}`, ""))
	equal(t, "the intersection takes the smaller limit", *l.schema(bodySchema).Constraints.MaxLength, 5)
	l = lower(t, schemaIn("3.1.0", `{type: array, prefixItems: [{type: string}], items: false}`, ""))
	equal(t, "a tuple is bounded", l.schema(bodySchema).Constraints.BoundedArray, true)
	l = lower(t, schemaIn("3.1.0", `{type: integer, minimum: 0, exclusiveMaximum: 10}`, ""))
	equal(t, "3.1 exclusiveMaximum is a number", l.schema(bodySchema).Constraints.BoundedNumber, true)
}

// In a circle of compositions it makes no difference where reading begins.
func TestSemantics13CirclesOfCompositions(t *testing.T) {
	parts := []string{
		`    A: {oneOf: [{$ref: "#/components/schemas/B"}, {type: string, maxLength: 5}]}`,
		`    B: {oneOf: [{$ref: "#/components/schemas/A"}, {type: string}]}`,
		`    C: {allOf: [{$ref: "#/components/schemas/D"}, {maxLength: 5}]}`,
		`    D: {allOf: [{$ref: "#/components/schemas/C"}, {type: string}]}`,
		`    E: {allOf: [{$ref: "#/components/schemas/F"}], type: object, additionalProperties: false}`,
		`    F: {allOf: [{$ref: "#/components/schemas/E"}], properties: {p: {type: string}}}`,
	}
	for range parts {
		parts = append(parts[1:], parts[0])
		for _, order := range []func(){func() {}, func() { slices.Reverse(parts) }} {
			order()
			l := lower(t, schemaIn("3.0.3", `{type: string}`, strings.Join(parts, "\n")+"\n"))
			equal(t, "one alternative without a limit", l.schema("/components/schemas/A").Constraints.BoundedString, false)
			equal(t, "from the other side", l.schema("/components/schemas/B").Constraints.BoundedString, false)
			equal(t, "all that holds together", []any{*l.schema("/components/schemas/D").Constraints.MaxLength, l.schema("/components/schemas/C").Constraints.Types}, []any{5, []string{"string"}})
			equal(t, "closed through the other", l.schema("/components/schemas/F").UnknownFields, "rejected")
			equal(t, "an object through the other", l.schema("/components/schemas/F").Object, true)
			equal(t, "declared through the other", l.schema("/components/schemas/E").Rejected, []string{"p"})
		}
	}
}

func TestSemantics11VersionsOfSchemas(t *testing.T) {
	l := lower(t, schemaIn("3.1.0", `{type: ["string", "null"]}`, ""))
	equal(t, "type array", l.schema(bodySchema).Types, []string{"string"})
	equal(t, "null in a type array", l.schema(bodySchema).Nullable, true)
	long := "    Long: {type: string}\n"
	property := `{type: object, properties: {p: {$ref: "#/components/schemas/Long", maxLength: 5}}}`
	l = lower(t, schemaIn("3.0.3", property, long))
	equal(t, "3.0 ignores siblings of $ref", l.schema("/components/schemas/Long").Constraints.BoundedString, false)
	if i := slices.IndexFunc(l.api.Entities, func(e model.Entity) bool {
		return e.Kind == model.EntitySchema && source.EncodePointer(e.Locate(nil).Pointer) == bodySchema+"/properties/p"
	}); i >= 0 {
		t.Error("in 3.0 a reference with siblings is no schema of its own")
	}
	l = lower(t, schemaIn("3.1.0", property, long))
	equal(t, "3.1 siblings apply", l.schema(bodySchema+"/properties/p").Constraints.BoundedString, true)
	l = lower(t, schemaIn("3.0.3", `{type: integer, minimum: 1, maximum: 2, exclusiveMaximum: true}`, ""))
	equal(t, "3.0 exclusiveMaximum modifies", *l.schema(bodySchema).Constraints.Maximum, 2)
	l = lower(t, schemaIn("3.0.3", `{type: string, nullable: true}`, ""))
	equal(t, "3.0 nullable", l.schema(bodySchema).Nullable, true)
	l = lower(t, schemaIn("3.1.0", `{type: string, nullable: true}`, ""))
	equal(t, "nullable is no keyword of 3.1", l.schema(bodySchema).Nullable, false)
	l = lower(t, "jsonSchemaDialect: https://example.test/dialect\n"+schemaIn("3.1.0", `{}`, ""))
	if len(l.problems) != 1 || l.problems[0].ID != model.ProblemUnsupported || l.problems[0].Location.Line != 1 {
		t.Errorf("an unknown dialect is not judged: got %v", l.problems)
	}
	l = lower(t, "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base\n"+schemaIn("3.1.0", `{}`, ""))
	equal(t, "the OpenAPI dialect", len(l.problems), 0)
}

func TestSemantics12OutboundAndReusedPathItems(t *testing.T) {
	l := lower(t, `openapi: 3.2.0
info: {title: t, version: "1"}
paths:
  /a: {$ref: "#/components/pathItems/Shared"}
  /b:
    query: {}
    additionalOperations: {LINK: {}}
    post:
      callbacks:
        done:
          "{$request.body#/url}":
            post:
              requestBody: {content: {application/json: {schema: {type: object, title: sent}}}}
              responses: {"200": {content: {application/json: {schema: {type: object, title: received}}}}}
webhooks:
  changed: {post: {requestBody: {content: {application/json: {schema: {type: object, title: event}}}}}}
components:
  pathItems:
    Shared: {get: {}}
    Unused: {delete: {}}
`)
	var names []string
	for _, e := range l.api.Entities {
		if e.Kind == model.EntityOperation {
			names = append(names, e.Name)
		}
	}
	equal(t, "operations", names, []string{
		"GET /a", "POST /b", "POST callback done {$request.body#/url} of POST /b", "QUERY /b", "LINK /b", "POST webhook changed",
	})
	equal(t, "kind", l.operation("POST webhook changed").Kind, "webhook")
	equal(t, "QUERY is safe", l.operation("QUERY /b").Safe, true)
	equal(t, "LINK is not", l.operation("LINK /b").Safe, false)
	callback := "/paths/~1b/post/callbacks/done/{$request.body#~1url}/post"
	equal(t, "what a callback sends is output", l.schema(callback+"/requestBody/content/application~1json/schema").Direction, "response")
	equal(t, "what it receives is input", l.schema(callback+"/responses/200/content/application~1json/schema").Direction, "request")
	equal(t, "what a webhook sends is output", l.schema("/webhooks/changed/post/requestBody/content/application~1json/schema").Direction, "response")
}

func TestSemantics13References(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a: {$ref: "paths/a.yaml"}
  /b~c:
    get:
      responses:
        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/A~1B%20~0C"}}}}
        "201": {content: {application/json: {schema: {$ref: "#anchored"}}}}
  /d: {get: {responses: {"200": {content: {application/json: {schema: {$ref: "#/paths/~1b~0c/get/responses/200/content/application~1json/schema"}}}}}}}
components:
  schemas:
    "A/B ~C": {type: object, properties: {self: {$ref: "#/components/schemas/A~1B%20~0C"}}}
    Anchored: {$anchor: anchored, type: string}
    Missing: {$ref: "#/components/schemas/Nowhere"}
    Outside: {$ref: "../outside.yaml"}
    Remote: {$ref: "https://example.test/schema.yaml"}
    NoFile: {$ref: "nothing.yaml#/A"}
    Loop: {$ref: "#/components/schemas/Loop2"}
    Loop2: {$ref: "#/components/schemas/Loop"}
`, "paths/a.yaml", `get:
  responses:
    "200": {content: {application/json: {schema: {$ref: "../schemas.yaml#/Thing"}}}}
`, "schemas.yaml", "Thing:\n  type: object\n")
	equal(t, "cycles are legal, pointers are unescaped", l.schema("/components/schemas/A~1B ~0C").Direction, "response")
	equal(t, "anchors", l.schema("/components/schemas/Anchored").Direction, "response")
	equal(t, "an operation of another file", l.operation("GET /a").Statuses, []string{"200"})
	for _, e := range l.api.Entities {
		if e.Kind == model.EntitySchema && e.Locate(nil).Path == "schemas.yaml" {
			at := l.reader.Documents()["schemas.yaml"].Locate([]model.Place{e.Locate([]any{"type"})})[0]
			equal(t, "position in its own file", []int{at.Line, at.Column}, []int{2, 9})
		}
	}
	var reasons []string
	for _, r := range l.api.Facts.UnresolvedReferences {
		reasons = append(reasons, r.Ref+" "+r.Reason)
	}
	equal(t, "broken references", reasons, []string{
		"#/components/schemas/Nowhere missing", "../outside.yaml outside-root", "https://example.test/schema.yaml remote",
		"nothing.yaml#/A missing", "#/components/schemas/Loop2 circular", "#/components/schemas/Loop circular",
	})
	equal(t, "each makes the run incomplete", len(l.problems), 6)
}

func TestSemantics13SymlinksDoNotLeadOut(t *testing.T) {
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.yaml"), []byte("type: object\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(outside, "secret.yaml"), filepath.Join(dir, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	text := schemaIn("3.1.0", `{$ref: "link.yaml"}`, "")
	if err := os.WriteFile(filepath.Join(dir, "api.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
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
	api, problems := contract.Lower(doc, reader, func(model.EntityKind) bool { return true })
	equal(t, "reason", api.Facts.UnresolvedReferences[0].Reason, "outside-root")
	equal(t, "problems", len(problems), 1)
}

func TestSemantics14Responses(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get: {responses: {200: {description: d}, "201": {}, 4xx: {headers: {X-RateLimit: {schema: {}}, RETRY-after: {}}}, default: {}, "204": {}, x-note: {}}}
    head: {responses: {"200": {}}}
`)
	equal(t, "keys", l.operation("GET /a").Statuses, []string{"200", "201", "4XX", "default", "204"})
	got := map[string]bool{}
	for _, r := range facts[*contract.ResponseFacts](l, model.EntityResponse) {
		got[r.Method+r.Status] = r.MayHaveBody
		if r.Status == "4XX" {
			equal(t, "header names in lower case", r.Headers, []string{"x-ratelimit", "retry-after"})
		}
	}
	equal(t, "bodies", got, map[string]bool{"GET200": true, "GET201": true, "GET4XX": true, "GETdefault": true, "GET204": false, "HEAD200": false})
}

// What no other response describes is described by default: successes, too, if no status of success is documented.
func TestResponsesThatDescribeSuccesses(t *testing.T) {
	for statuses, want := range map[string]map[string]bool{
		"default: {}":                     {"default": true},
		"404: {}, default: {}":            {"404": false, "default": true},
		"'200': {}, default: {}":          {"200": true, "default": false},
		"2XX: {}, default: {}":            {"2XX": true, "default": false},
		"'303': {}, default: {}, 5XX: {}": {"303": true, "default": false, "5XX": false},
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {responses: {"+statuses+"}}}}\n")
		got := map[string]bool{}
		for _, r := range facts[*contract.ResponseFacts](l, model.EntityResponse) {
			got[r.Status] = r.Success
		}
		equal(t, statuses, got, want)
	}
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a: {get: {responses: {default: {$ref: '#/components/responses/r'}}}}
  /b: {get: {responses: {'200': {}, default: {$ref: '#/components/responses/r'}}}}
components: {responses: {r: {}}}
`)
	var shared []bool
	for _, r := range facts[*contract.ResponseFacts](l, model.EntityResponse) {
		shared = append(shared, r.Success)
	}
	equal(t, "a shared response is judged as either", shared, []bool{true, true, false})
}

// The statuses of an operation that numbers its exceptions say nothing. A name with a verb of change is no read.
func TestOperationsOfResponses(t *testing.T) {
	for _, tt := range []struct {
		operation       string
		reads, numbered bool
	}{
		{"get: {responses: {'200': {}}}", true, false},
		{"get: {operationId: GET_DeleteUser, responses: {'200': {}}}", false, false},
		{"post: {responses: {'200': {}}}", false, false},
		{"get: {responses: {'480': {}, '481': {}, '503': {}}}", true, true},
		{"get: {responses: {'480': {}, '503': {}}}", true, false},
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {"+tt.operation+"}}\n")
		for _, r := range facts[*contract.ResponseFacts](l, model.EntityResponse) {
			equal(t, tt.operation+" reads", r.Reads, tt.reads)
			equal(t, tt.operation+" is numbered", r.Numbered, tt.numbered)
		}
	}
}

// A deprecated operation says when it ends, and which operation of the document replaces it.
func TestDeprecatedOperations(t *testing.T) {
	for _, tt := range []struct {
		fields          string
		sunset, replace bool
	}{
		{"x-sunset: 2026-01-31", true, false},
		{"x-acme-deprecation: {removalDate: '2026-01-31T10:00:00Z'}", true, false},
		{"x-deprecated: {sunset: 2026-01-31}", true, false},
		{"x-acme-deprecation: {date: 2026-01-31}", false, false},
		{"x-acme-deprecation: {removalDate: soon}", false, false},
		{"x-acme: {removalDate: 2026-01-31}", false, false},
		{"description: 'Deprecated; use `GET /v2/stock/{id}` instead.'", false, true},
		{"description: 'Replaced by GET /stock/{id}.'", false, true},
		{"description: 'Use POST /stock/{id} instead.'", false, false},
		{"description: Use GET /goods instead.", false, false},
		{"description: '<p>It is old. Use <a>ListStock</a> instead.</p>'", false, true},
		{"description: ListStock shows the same. It is deprecated.", false, false},
		{"description: 'Deprecated, as any old search.'", false, false},
		{"x-acme-deprecation: {description: Please use ListStock instead.}", false, true},
		{"x-acme-deprecation: {description: Please use the new service instead.}", false, true},
		{"x-acme-deprecation: {description: It will be removed.}", false, false},
		{"x-acme-deprecation: {description: There are new stock APIs under /goods.}", false, true},
		{"description: OldStock is deprecated.", false, false},
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /old: {get: {operationId: OldStock, deprecated: true, responses: {}, `+tt.fields+`}}
  /stock: {get: {operationId: ListStock, responses: {}}}
  /stock/{id}: {get: {operationId: search, responses: {}}}
`)
		op := l.operation("GET /old")
		equal(t, tt.fields+" has a date", op.SunsetDeclared, tt.sunset)
		equal(t, tt.fields+" names a replacement", op.Migration, tt.replace)
	}
}

func TestSemantics15IgnoredHeaderParameters(t *testing.T) {
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /a:
    parameters: [{name: authorization, in: header, schema: {type: string}}, {name: page, in: query, schema: {type: string}}]
    get: {parameters: [{name: page, in: query, required: true, schema: {type: integer}}, {name: Accept, in: query, schema: {type: string}}]}
`)
	var ignored []string
	for _, p := range facts[*contract.ParameterFacts](l, model.EntityParameter) {
		if p.Ignored {
			ignored = append(ignored, p.Name)
		}
	}
	equal(t, "ignored", ignored, []string{"authorization"})
	equal(t, "an operation's parameter replaces the path item's", l.operation("GET /a").Parameters,
		[]contract.ParameterReferenceFacts{{"authorization", "header", false}, {"page", "query", true}, {"Accept", "query", false}})
}

func TestSemantics16PropertyNamesAreNotKeywords(t *testing.T) {
	l := lower(t, schemaIn("3.1.0", `
              type: object
              properties:
                type: {type: string}
                security: {type: array, items: {type: string}}
                responses: {type: object, properties: {get: {type: string}}}
                $ref: {type: string}
                properties: {type: object}
                additionalProperties: {type: boolean}
                allOf: {type: array}
              example: {$ref: "#/nowhere", properties: {a: {$ref: "#/nowhere"}}}
              default: {$ref: "#/nowhere"}
              enum: [{$ref: "#/nowhere"}]
              x-note: {$ref: "#/nowhere"}`, ""))
	equal(t, "data is never a reference", len(l.problems), 0)
	equal(t, "operations", l.api.Facts.Operations, 1)
	equal(t, "properties", l.schema(bodySchema).Properties, 7)
	equal(t, "a property named $ref", l.schema(bodySchema+"/properties/$ref").Types, []string{"string"})
	equal(t, "a property named properties", l.schema(bodySchema+"/properties/properties").UnknownFields, "accepted")
	equal(t, "composed", l.schema(bodySchema).Composed, false)
}

func TestSemantics17Anchors(t *testing.T) {
	yaml := `openapi: 3.1.0
info: {title: t, version: "1"}
security: [{key: []}]
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
    get:
      summary: s
components: {securitySchemes: {key: {type: apiKey, in: query, name: k}}}
`
	json := `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"security":[{"key":[]}],"paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}}},"get":{"summary":"s"}}},"components":{"securitySchemes":{"key":{"type":"apiKey","in":"query","name":"k"}}}}`
	for name, text := range map[string]string{"yaml": yaml, "json": json} {
		l := lower(t, text)
		doc := l.reader.Documents()["api."+name]
		find := func(kind model.EntityKind, entity string, path ...any) string {
			for _, e := range l.api.Entities {
				if e.Kind == kind && (entity == "" || e.Name == entity) {
					at := doc.Locate([]model.Place{e.Locate(path)})[0]
					lines := strings.Split(text, "\n")
					return lines[at.Line-1][at.Column-1 : at.EndColumn-1]
				}
			}
			return "?"
		}
		strip := func(s string) string { return strings.Trim(s, `"`) }
		equal(t, name+": a missing key points at the schema's own", strip(find(model.EntitySchema, "", "additionalProperties")), "schema")
		equal(t, name+": a missing key points at the operation's own", strip(find(model.EntityOperation, "GET /a", "parameters")), "get")
		equal(t, name+": a value", strip(find(model.EntitySecurityScheme, "key", "in")), "query")
		equal(t, name+": what is inherited is found where it is declared", strip(find(model.EntityOperation, "GET /a", "security", 0, "key")), "key")
		equal(t, name+": nothing exists", strip(find(model.EntityContract, "", "servers")), "openapi")
	}
}

func TestSemantics17AliasesAndMergeKeys(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
x-base: &base
  type: object
  properties: {a: {type: string}}
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              <<: *base
              title: merged
          text/json:
            schema: *base
`)
	merged := l.schema(bodySchema)
	equal(t, "merged members count", []any{merged.Properties, merged.UnknownFields}, []any{1, "accepted"})
	doc := l.reader.Documents()["api.yaml"]
	for _, e := range l.api.Entities {
		if e.Kind != model.EntitySchema {
			continue
		}
		pointer := source.EncodePointer(e.Locate(nil).Pointer)
		at := doc.Locate([]model.Place{e.Locate([]any{"type"})})[0]
		if pointer == bodySchema || strings.HasSuffix(pointer, "text~1json/schema") {
			equal(t, pointer+" type", at.Line, 4)
		}
	}
}

func TestSemantics18Determinism(t *testing.T) {
	text := schemaIn("3.1.0", `{allOf: [{$ref: "#/components/schemas/Open"}, {$ref: "#/components/schemas/Closed"}]}`, "") + strings.TrimPrefix(schemes, "\ncomponents:\n")
	dump := func() string {
		l := lower(t, text)
		var b strings.Builder
		for _, e := range l.api.Entities {
			facts, err := json.Marshal(e.Facts)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s %s %v %s\n", e.Kind, e.Name, e.Locate(nil).Pointer, facts)
		}
		return b.String()
	}
	first := dump()
	for range 50 {
		if got := dump(); got != first {
			t.Fatal("two runs differ")
		}
	}
}

// What the document declares holds even where no operation inherits it, and scopes stand beside a flow that 2.0 forgot.
func TestDeclaredSecurityIsJudgedWhereItIsDeclared(t *testing.T) {
	l := lower(t, `swagger: "2.0"
info: {title: t, version: "1"}
security: [{some: [read, unknown]}]
securityDefinitions: {some: {type: oauth2, tokenUrl: http://id.test, scopes: {read: r, x-note: n}}}
`)
	declared := facts[*contract.SecurityFacts](l, model.EntitySecurity)
	equal(t, "declared lists", len(declared), 1)
	equal(t, "scopes", declared[0].Alternatives[0].Requirements[0].Scopes, []contract.ScopeFacts{{"read", true}, {"unknown", false}})
	equal(t, "endpoints", len(l.scheme("some").Endpoints), 1)
	inherited := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
security: [{key: []}]
paths: {/a: {get: {}, put: {security: [{mtls: []}]}}}
`+schemes)
	for _, e := range inherited.api.Entities {
		if e.Kind == model.EntitySecurity && e.Name == "root" {
			equal(t, "who inherits", len(e.Usages()), 1)
		}
	}
	equal(t, "lists", len(facts[*contract.SecurityFacts](inherited, model.EntitySecurity)), 2)
}

// What has the wrong type is not judged, and says so where it stands.
func TestPartsOfTheWrongTypeAreProblems(t *testing.T) {
	for text, want := range map[string]string{
		"paths: 5":                 "/paths must be an object",
		"paths: {/a: [x]}":         "/paths/~1a must be an object",
		"paths: {/a: {get: soon}}": "/paths/~1a/get must be an object",
		"paths: {/a: {get: {parameters: {a: b}}}}":         "/paths/~1a/get/parameters must be an array",
		"paths: {/a: {get: {security: {key: []}}}}":        "/paths/~1a/get/security must be an array",
		"paths: {/a: {get: {security: [key]}}}":            "/paths/~1a/get/security/0 must be an object",
		"paths: {/a: {get: {responses: {'200': ok}}}}":     "/paths/~1a/get/responses/200 must be an object",
		"paths: {}\nservers: {url: https://a.test}":        "/servers must be an array",
		"paths: {}\nservers: [https://a.test]":             "/servers/0 must be an object",
		"paths: {}\ncomponents: {securitySchemes: {a: b}}": "/components/securitySchemes/a must be an object",
		"paths: []": "",
		"paths: {/a: {get: {parameters: , responses: []}}}": "",
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"+text+"\n")
		got := ""
		if len(l.problems) > 0 {
			got, _, _ = strings.Cut(l.problems[0].Message, ";")
		}
		equal(t, text, got, want)
		if len(l.problems) > 1 || len(l.problems) == 1 && l.problems[0].Location.Line < 3 {
			t.Errorf("%s: %v", text, l.problems)
		}
	}
}

// Fields of a path item beside its $ref apply; where the referenced path item has the same field, the one beside the $ref is taken.
func TestSemantics13SiblingsOfPathItemReferences(t *testing.T) {
	for _, head := range []string{"swagger: '2.0'\n", "openapi: 3.0.3\n", "openapi: 3.1.0\n", "openapi: 3.2.0\n"} {
		l := lower(t, head+`info: {title: t, version: "1"}
x-items:
  far: {get: {operationId: far}, put: {operationId: far}, parameters: [{name: a, in: query, type: string, schema: {type: string}}]}
  further:
    $ref: "#/x-items/far"
    servers: [{url: https://further.test}]
    patch: {}
paths:
  /g:
    $ref: "#/x-items/further"
    put: {operationId: near}
    post: {security: []}
  /h:
    $ref: "#/x-items/nowhere"
    parameters: [{name: b, in: query, type: string, schema: {type: string}}]
    get: {}
`)
		var names []string
		for _, op := range facts[*contract.OperationFacts](l, model.EntityOperation) {
			names = append(names, op.Method+" "+op.Path+" "+op.ID)
		}
		equal(t, head+"operations", names, []string{"GET /g far", "PUT /g near", "POST /g ", "PATCH /g ", "GET /h "})
		equal(t, head+"parameters of the referenced item", l.operation("POST /g").Parameters, []contract.ParameterReferenceFacts{{"a", "query", false}})
		equal(t, head+"parameters beside a broken reference", l.operation("GET /h").Parameters, []contract.ParameterReferenceFacts{{"b", "query", false}})
		equal(t, head+"the broken reference is told", len(l.api.Facts.UnresolvedReferences), 1)
		if !strings.Contains(head, "2.0") {
			equal(t, head+"servers", l.operation("POST /g").Servers, []string{"https://further.test"})
		}
	}
}

// documentOfReferences has a place for a reference to each kind of object.
const documentOfReferences = `openapi: 3.1.0
info: {title: t, version: "1"}
x-operation: {responses: {"200": {description: d}}, summary: s}
x-item: {get: {responses: {"200": {description: d}}}}
paths:
  /a: %s
  /b:
    post:
      parameters: [%s]
      requestBody: %s
      responses: {"200": %s, "201": {headers: {H: %s}, content: {application/json: {schema: %s}}}}
components:
  parameters: {P: {name: p, in: query, schema: {type: string}}}
  requestBodies: {B: {content: {}}}
  responses: {R: {description: d}, Chain: {$ref: "#/components/schemas/S"}}
  headers: {H: {schema: {type: string}}}
  schemas: {S: {type: object, properties: {in: {type: string}, $ref: {type: string}}}, True: true, Odd: {unknown: 1}, Named: {title: T}}
`

// A reference must lead to an object of the kind that belongs where it stands; what cannot be told is left alone.
func TestSemantics13ReferencesToOtherKinds(t *testing.T) {
	good := []string{`{$ref: "#/x-item"}`, `{$ref: "#/components/parameters/P"}`, `{$ref: "#/components/requestBodies/B"}`, `{$ref: "#/components/responses/R"}`, `{$ref: "#/components/headers/H"}`, `{$ref: "#/components/schemas/S"}`}
	for _, test := range []struct {
		place int
		ref   string
		want  string
	}{
		{0, `{$ref: "#/x-item"}`, ""},
		{0, `{$ref: "#/x-operation"}`, "what stands there is an operation, not a path item"},
		{0, `{$ref: "#/components/schemas/S"}`, "what stands there is a schema, not a path item"},
		{1, `{$ref: "#/info"}`, "what stands there is the info of a document, not a parameter"},
		{1, `{$ref: "#/components/schemas/S"}`, "what stands there is a schema, not a parameter"},
		{2, `{$ref: "#/info"}`, "what stands there is the info of a document, not a request body"},
		{2, `{$ref: "#/components/responses/R"}`, "what stands there is a response, not a request body"}, // its place tells it
		{3, `{$ref: "#/components/schemas/S"}`, "what stands there is a schema, not a response"},
		{3, `{$ref: 5}`, "a reference is a string"},
		{4, `{$ref: "#/components/schemas/S"}`, "what stands there is a schema, not a header"},
		{4, `{$ref: "#/components/parameters/P"}`, "what stands there is a parameter, not a header"},
		{5, `{$ref: "#/info"}`, "what stands there is the info of a document, not a schema"},
		{5, `{$ref: "#"}`, "what stands there is a whole document, not a schema"},
		{5, `{$ref: "#/info/title"}`, "what stands there is a value that is no object, not a schema"},
		{5, `{$ref: "#/components/schemas/True"}`, ""},
		{5, `{$ref: "#/components/schemas/Odd"}`, ""},
		{5, `{$ref: "#/components/schemas/Named"}`, ""},
		{5, `{$ref: 5}`, "a reference is a string"},
	} {
		var refs []any
		for i, ref := range good {
			if i == test.place {
				ref = test.ref
			}
			refs = append(refs, ref)
		}
		l := lower(t, fmt.Sprintf(strings.Replace(documentOfReferences, `, Chain: {$ref: "#/components/schemas/S"}`, "", 1), refs...))
		got := ""
		for _, r := range l.api.Facts.UnresolvedReferences {
			got += r.Detail
			equal(t, test.ref, r.Reason, "misplaced")
		}
		equal(t, fmt.Sprint(test.place, test.ref), got, test.want)
		equal(t, "what was not judged", len(l.problems), len(l.api.Facts.UnresolvedReferences))
	}
	l := lower(t, fmt.Sprintf(documentOfReferences, good[0], good[1], good[2], `{$ref: "#/components/responses/Chain"}`, good[4], good[5]))
	equal(t, "the last reference of a chain is the wrong one", l.api.Facts.UnresolvedReferences[0].Ref, "#/components/schemas/S")
	equal(t, "it is told once", len(l.problems), 1)
	equal(t, "a response that is none is not read", len(facts[*contract.ResponseFacts](l, model.EntityResponse)), 2)
}

// Schema Objects are held to the dialect of their version; what no dialect knows is legal, and so is another dialect.
func TestSchemaObjectsAreValidated(t *testing.T) {
	for _, version := range []string{"3.1.0", "3.2.0"} {
		for schema, want := range map[string]string{
			`{type: strng}`: `"type" must be one of "array", "boolean", "integer", "null", "number", "object", "string", not "strng"`,
			`{type: object, properties: {a: {maxLength: -1}}}`:                                          `"maxLength" is -1; it must be at least 0`,
			`{type: number, exclusiveMinimum: true}`:                                                    `"exclusiveMinimum" must be a number, not a boolean`,
			`{type: object, additionalProperties: "false"}`:                                             `"additionalProperties" must be a boolean or an object, not a string`,
			`{type: object, properties: {type: {type: string}}, unknown: 1, x-note: 2, nullable: true}`: "",
		} {
			l := lower(t, schemaIn(version, schema, ""))
			got := ""
			for _, v := range l.api.Facts.Violations {
				if v.At[0] == "paths" && v.At[len(v.At)-1] != "responses" {
					got += v.Message
				}
			}
			equal(t, version+schema, got, want)
		}
		l := lower(t, "jsonSchemaDialect: https://example.test/dialect\n"+schemaIn(version, `{type: strng}`, ""))
		equal(t, "a dialect that is not known", len(l.api.Facts.Violations), 0)
	}
}

// Who demands an alias of a scheme demands the scheme.
func TestSemantics05AliasesOfSchemes(t *testing.T) {
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: "1"}
security: [{a: []}]
paths: {}
components:
  securitySchemes:
    a: {$ref: "#/components/securitySchemes/b"}
    b: {$ref: "#/components/securitySchemes/c"}
    c: {type: apiKey, in: query, name: k}
    other: {$ref: "#/components/securitySchemes/spare"}
    spare: {type: apiKey, in: query, name: k}
`)
	for name, want := range map[string]bool{"a": true, "b": true, "c": true, "other": false, "spare": false} {
		equal(t, name, l.scheme(name).Demanded, want)
	}
}

func TestSemantics07SchemeInTheHost(t *testing.T) {
	for url, want := range map[string]bool{
		"https://http://a.test": true, "http://https://a.test/v1": true, "https://HTTP:/a.test": true,
		"https://a.test/http://b.test": false, "https://http.test": false, "https://a.test": false, "/v1": false,
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: '"+url+"'}]\npaths: {}\n")
		equal(t, url, facts[*contract.ServerFacts](l, model.EntityServer)[0].HostScheme, want)
	}
}

// true describes as little as {} does.
func TestSemantics11TrueIsAnEmptySchema(t *testing.T) {
	l := lower(t, schemaIn("3.1.0", `{type: object, additionalProperties: true, properties: {a: true, b: false, c: {type: array, items: true}, additionalProperties: true}}`, ""))
	for pointer, want := range map[string]string{"/properties/a": "empty", "/properties/c/items": "empty", "/properties/additionalProperties": "empty"} {
		equal(t, pointer, l.schema(bodySchema+pointer).Gap, want)
	}
	for _, e := range l.api.Entities {
		if pointer := source.EncodePointer(e.Locate(nil).Pointer); e.Kind == model.EntitySchema && (pointer == bodySchema+"/additionalProperties" || pointer == bodySchema+"/properties/b") {
			t.Errorf("%s is no schema that describes too little", pointer)
		}
	}
	l = lower(t, schemaIn("3.1.0", `true`, ""))
	equal(t, "a whole body", l.schema(bodySchema).Gap, "empty")
	l = lower(t, schemaIn("3.1.0", `{type: object, allOf: [true]}`, ""))
	equal(t, "a branch may say nothing", l.schema(bodySchema+"/allOf/0").Gap, "none")
}

func TestSemantics10FormsOverBranches(t *testing.T) {
	for schema, want := range map[string]bool{
		`{type: string, maxLength: 9}`: false,
		`{type: string, maxLength: 9, anyOf: [{pattern: "^a$"}, {pattern: "^b$"}]}`: true,
		`{type: string, anyOf: [{format: uuid}, {format: date}]}`:                   true,
		`{type: string, anyOf: [{format: uuid}, {maxLength: 5}]}`:                   false,
		`{allOf: [{type: string}, {pattern: "^a$"}]}`:                               true,
		`{oneOf: [{type: string, enum: [a]}, {type: string, const: b}]}`:            true,
	} {
		l := lower(t, schemaIn("3.1.0", schema, ""))
		equal(t, schema, l.schema(bodySchema).Constraints.Restricted, want)
	}
	l := lower(t, schemaIn("3.1.0", `{type: object, additionalProperties: {type: string}, propertyNames: {enum: [a, b]}}`, ""))
	equal(t, "listed names bound a map", *l.schema(bodySchema).Constraints.MaxProperties, 2)
}

// References in a schema with an identifier of its own are relative to it; what is not there is looked for in the document.
func TestSemantics13Identifiers(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              $id: https://x.test/schemas/z
              $defs: {S: {type: string, maxLength: 3}}
              type: object
              properties: {a: {$ref: "#/$defs/S"}, b: {$ref: other}, c: {$ref: "#/components/schemas/Doc"}, d: {$dynamicRef: "#node"}}
components:
  schemas:
    Doc: {type: string, maxLength: 4}
    Other: {$id: https://x.test/schemas/other, type: string, maxLength: 5}
    Node: {$dynamicAnchor: node, type: string, maxLength: 6}
`)
	equal(t, "all lead somewhere", l.api.Facts.UnresolvedReferences, []contract.UnresolvedReferenceFacts{})
	equal(t, "the schema refers into itself", l.schema(bodySchema+"/$defs/S").Direction, "request")
	for name, want := range map[string]string{"Doc": "request", "Other": "request", "Node": "request"} {
		equal(t, name, l.schema("/components/schemas/"+name).Direction, want)
	}
}

// A query that is one value (3.2) has its parameters in the properties.
func TestPropertiesOfAQuerystringAreParameters(t *testing.T) {
	l := lower(t, `openapi: 3.2.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      parameters:
        - {name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {access_token: {type: string}}}}}}
`)
	got := ""
	for _, f := range facts[*contract.FieldFacts](l, model.EntityField) {
		got += f.Kind + " " + f.In + " " + f.Name + ";"
	}
	equal(t, "fields", got, "parameter querystring q;parameter querystring access_token;")
}

// Names of components are told where they stand, also in 3.0, whose official schema lets all pass.
func TestNamesOfComponents(t *testing.T) {
	for _, version := range []string{"3.0.3", "3.1.0", "3.2.0"} {
		l := lower(t, "openapi: "+version+"\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {\"a b\": {type: string}, A.b-c_1: {type: string}}, x-note: {\"a b\": 1}, "+
			"securitySchemes: {\"b ä\": {type: http, scheme: bearer}}}\n")
		var got []string
		for _, v := range l.api.Facts.Violations {
			got = append(got, fmt.Sprint(v.At))
			if !strings.Contains(v.Message, "is no name for a member of components.") {
				t.Error(version, v.Message)
			}
		}
		slices.Sort(got)
		equal(t, version, got, []string{"[components schemas a b]", "[components securitySchemes b ä]"})
	}
}

// Of a scheme of an unknown type, only the type is wrong for certain.
func TestUnknownTypesOfSchemesAreToldOnce(t *testing.T) {
	for head, want := range map[string]string{
		"openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {securitySchemes: {m: {type: mutualTLS}}}\n":           "[components securitySchemes m type]",
		"openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {securitySchemes: {m: {type: mutualTLS}}}\n":           "",
		"openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {securitySchemes: {m: {type: htpp, scheme: basic}}}\n": "[components securitySchemes m type]",
		"swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {}\nsecurityDefinitions: {m: {type: http}}\n":                          "[securityDefinitions m type]",
		"openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {securitySchemes: {m: {type: apiKey, in: header}}}\n":  "[components securitySchemes m name]",
	} {
		got := ""
		for _, v := range lower(t, head).api.Facts.Violations {
			got += fmt.Sprint(v.At)
		}
		equal(t, head, got, want)
	}
}

func TestContradictions(t *testing.T) {
	for _, test := range []struct{ version, schema, want string }{
		{"3.1.0", `{type: integer, minimum: 5, exclusiveMaximum: 5}`, "exclusiveMaximum"},
		{"3.1.0", `{type: integer, exclusiveMinimum: 5, maximum: 5}`, "maximum"},
		{"3.1.0", `{type: integer, minimum: 5, maximum: 5}`, ""},
		{"3.1.0", `{type: integer, minimum: 1, exclusiveMinimum: 7, maximum: 6}`, "exclusiveMinimum"},
		{"3.0.3", `{type: integer, minimum: 5, maximum: 5, exclusiveMaximum: true}`, "maximum"},
		{"3.0.3", `{type: integer, minimum: 6, maximum: 5}`, "minimum"},
		{"3.1.0", `{allOf: [{type: integer, minimum: 5}, {maximum: 2}]}`, "allOf"},
		{"3.1.0", `{allOf: [{type: integer, minimum: 5}, {maximum: 5}]}`, ""},
		{"3.1.0", `{allOf: [{type: integer, minimum: 5, maximum: 2}, {title: t}]}`, ""}, // the branch's own
		{"3.1.0", `{type: integer, pattern: "12.*00"}`, "pattern"},
		{"3.1.0", `{type: [integer, string], pattern: "^12$"}`, ""},
		{"3.1.0", `{type: integer, maxLength: 4}`, "maxLength"},
		{"3.1.0", `{type: string, minimum: 4}`, "minimum"},
		{"3.1.0", `{type: object, maxItems: 4}`, "maxItems"},
		{"3.1.0", `{type: number, minimum: 4}`, ""},
		{"3.1.0", `{maxItems: 4}`, ""},
		{"3.0.3", `{type: string, nullable: true, maxProperties: 4}`, "maxProperties"},
	} {
		l := lower(t, schemaIn(test.version, test.schema, ""))
		got := ""
		for _, f := range l.schema(bodySchema).Contradictions {
			got += strings.Join(f.At, ".")
		}
		equal(t, test.version+test.schema, got, test.want)
	}
	l := lower(t, schemaIn("3.1.0", `{type: integer, pattern: "12.*00"}`, ""))
	equal(t, "a pattern without effect is not judged further", len(l.schema(bodySchema).Patterns), 0)
}

func TestAudienceOfServers(t *testing.T) {
	for servers, want := range map[string]string{
		`[{url: /a, x-internal: false}, {url: /b, x-internal: true}]`: "internal and public",
		`[{url: /a, x-internal: true}]`:                               "internal",
		`[{url: /a, x-internal: true}, {url: /b}]`:                    "",
		`[]`: "",
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: "+servers+"\npaths: {}\n")
		equal(t, servers, l.api.Facts.Audience, want)
	}
}

func TestOrderOfSecurityMeansNothing(t *testing.T) {
	for _, tt := range []struct {
		first, second string
		same          bool
	}{
		{"[{oauth: [read]}, {bearer: []}]", "[{bearer: []}, {oauth: [read]}]", true},
		{"[{oauth: [read, write]}]", "[{oauth: [write, read, write]}]", true},
		{"[{oauth: [read], key: []}]", "[{key: [], oauth: [read]}]", true},
		{"[{bearer: []}, {bearer: []}]", "[{bearer: []}]", true},
		{"[{oauth: [read]}]", "[{oauth: [write]}]", false},
		{"[{oauth: [read], key: []}]", "[{oauth: [read]}, {key: []}]", false},
		{"[{}, {bearer: []}]", "[{bearer: []}]", false},
	} {
		l := lower(t, fmt.Sprintf(`openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a/{x}: {get: {security: %s, parameters: [{name: x, in: path, required: true, schema: {type: string}}]}}
  /{y}/b: {get: {security: %s, parameters: [{name: y, in: path, required: true, schema: {type: string}}]}}
  /admin: {get: {security: %s}}
`, tt.first, tt.second, tt.second)+schemes)
		overlaps := facts[*contract.ContractFacts](l, model.EntityContract)[0].Overlaps
		equal(t, tt.first+" and "+tt.second, len(overlaps) == 1 && overlaps[0].SameSecurity == tt.same, true)
		want := "GET /a/{x}"
		if !tt.same {
			want = "GET /{y}/b"
		}
		equal(t, "twin of "+tt.second, l.operation("GET /admin").OrdinaryTwin, want)
	}
}

func TestOverlapsThatParametersExclude(t *testing.T) {
	for schema, want := range map[string]int{
		"{type: string}":                              1,
		"{type: string, enum: [b, c]}":                1,
		"{type: string, enum: [c, d]}":                0,
		"{type: string, pattern: '^[a-z]$'}":          1,
		"{type: string, pattern: '^[0-9]+$'}":         0,
		"{type: string, pattern: '^(?=b)b$'}":         1, // no regular expression of Go
		"{$ref: '#/components/schemas/Kind'}":         0,
		"{type: integer, enum: [1, 2]}":               0,
		"{type: string, pattern: '^b', enum: [a, b]}": 1,
	} {
		l := lower(t, fmt.Sprintf(`openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a/{x}: {get: {parameters: [{name: x, in: path, required: true, schema: %s}]}}
  /{y}/b: {get: {parameters: [{name: y, in: path, required: true, schema: {type: string}}]}}
components: {schemas: {Kind: {type: string, enum: [c, d]}}}
`, schema))
		equal(t, schema, len(facts[*contract.ContractFacts](l, model.EntityContract)[0].Overlaps), want)
	}
}

func TestClassificationsAreKnownWords(t *testing.T) {
	for written, want := range map[string]string{"restricted": "restricted", "Restricted": "restricted", "PUBLIC": "public", "none": "internal", "tbd": "internal"} {
		l := lower(t, schemaIn("3.1.0", "{type: object, x-data-classification: Internal, properties: {plan: {type: string, x-data-classification: "+written+"}}}", ""))
		for _, f := range facts[*contract.FieldFacts](l, model.EntityField) {
			equal(t, written, f.Classification, want)
		}
	}
}

func TestCallbacksToItemsOfArrays(t *testing.T) {
	for _, tt := range []struct {
		urls, pointer string
		limited       bool
	}{
		{"{type: array, items: {type: string, enum: ['https://a.test']}}", "/urls/0", true},
		{"{type: array, items: {type: string}}", "/urls/0", false},
		{"{type: array, prefixItems: [{type: string}, {const: 'https://a.test'}], items: {type: string}}", "/urls/1", true},
		{"{type: array, prefixItems: [{type: string}, {const: 'https://a.test'}], items: {type: string}}", "/urls/2", false},
		{"{type: array, items: {type: object, properties: {to: {enum: ['https://a.test']}}}}", "/urls/0/to", true},
	} {
		l := lower(t, `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: {type: object, properties: {urls: `+tt.urls+`}}}}}
      callbacks: {done: {'{$request.body#`+tt.pointer+`}': {post: {}}}}
`)
		for _, op := range facts[*contract.OperationFacts](l, model.EntityOperation) {
			if op.Kind == "callback" {
				equal(t, tt.urls+tt.pointer, *op.Destination, contract.DestinationFacts{Transport: "undetermined", Input: "$request.body#" + tt.pointer, Found: true, Limited: tt.limited})
			}
		}
	}
}

func TestArraysOfDifferentItemsAreBounded(t *testing.T) {
	for schema, want := range map[string]bool{
		"{type: array, uniqueItems: true, items: {type: string, enum: [a, b]}}":        true,
		"{type: array, uniqueItems: true, items: {type: boolean}}":                     true,
		"{type: array, uniqueItems: true, items: {$ref: '#/components/schemas/Kind'}}": true,
		"{type: array, uniqueItems: true, items: {type: string}}":                      false,
		"{type: array, items: {type: string, enum: [a, b]}}":                           false,
	} {
		l := lower(t, schemaIn("3.1.0", schema, "    Kind: {enum: [a]}\n"))
		equal(t, schema, l.schema(bodySchema).Constraints.BoundedArray, want)
	}
}

func TestCollectionsOfHAL(t *testing.T) {
	const answer = "{get: {responses: {'200': {description: d, content: {application/hal+json: {schema: {type: object, properties: {_embedded: {type: object, properties: {orders: {type: array, items: {type: string}}}}}}}}}}}}\n"
	l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /orders: "+answer+"  /customers/{id}: "+answer)
	equal(t, "a list", l.operation("GET /orders").Collection, true)
	equal(t, "one customer with its orders", l.operation("GET /customers/{id}").Collection, false)
}

func TestAdministrations(t *testing.T) {
	l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /administration/users: {get: {}}\n  /administrations: {get: {}}\n  /admins: {get: {}}\n")
	for path, want := range map[string]bool{"/administration/users": true, "/administrations": false, "/admins": true} {
		equal(t, path, l.operation("GET "+path).Administrative, want)
	}
}

func TestSensitiveNames(t *testing.T) {
	for name, want := range map[string]string{"biometricData": "personal", "healthInsuranceId": "health", "full_name": "none", "ip_address": "none"} {
		l := lower(t, schemaIn("3.1.0", "{type: object, properties: {"+name+": {type: string}}}", ""))
		for _, f := range facts[*contract.FieldFacts](l, model.EntityField) {
			equal(t, name, f.Category, want)
		}
	}
}

func TestLongestInputOfPatterns(t *testing.T) {
	for schema, want := range map[string]string{
		`{type: string, pattern: "^a*$", maxLength: 20}`:                                  "[pattern] 20",
		`{type: string, pattern: "^a*$"}`:                                                 "[pattern] none",
		`{allOf: [{type: string, pattern: "^a*$"}, {maxLength: 20}]}`:                     "[pattern] 20",
		`{maxLength: 9, anyOf: [{allOf: [{type: string, pattern: "^a*$"}]}, {const: b}]}`: "[pattern] 9",
		`{anyOf: [{type: string, pattern: "^a*$"}, {type: string, maxLength: 20}]}`:       "[pattern] none",
		`{type: object, propertyNames: {pattern: "^a*$", maxLength: 5}}`:                  "[propertyNames pattern] 5",
		`{type: object, maxLength: 5, patternProperties: {"^a*$": {type: string}}}`:       "[patternProperties ^a*$] none",
	} {
		l := lower(t, schemaIn("3.1.0", schema, ""))
		got := ""
		for _, sc := range facts[*contract.SchemaFacts](l, model.EntitySchema) {
			for _, p := range sc.Patterns {
				if sc.Direction == "none" {
					continue // the schema of names is judged where they are
				}
				if got = fmt.Sprint(p.At, " none"); p.Longest != nil {
					got = fmt.Sprint(p.At, " ", *p.Longest)
				}
			}
		}
		equal(t, schema, got, want)
	}
}
