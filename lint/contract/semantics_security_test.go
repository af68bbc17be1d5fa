package contract_test

import (
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// Type apiKey is how OpenAPI describes any header. A signature of the request is no key that travels.
func TestSignaturesAreNoKeys(t *testing.T) {
	for scheme, want := range map[string]string{
		`{type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4}`:         "signature",
		`{type: apiKey, in: header, name: Authorization, description: Amazon Signature authorization v4}`: "signature",
		`{type: apiKey, in: header, name: Authorization, description: AWS4-HMAC-SHA256 over the request}`: "signature",
		`{type: apiKey, in: header, name: X-Acme-Signature}`:                                              "signature",
		`{type: http, scheme: AWS4-HMAC-SHA256}`:                                                          "signature",
		`{type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: custom}`:           "api-key",
		`{type: apiKey, in: header, name: Authorization}`:                                                 "api-key",
		`{type: apiKey, in: header, name: X-Key, description: The key. Callbacks carry an HMAC.}`:         "api-key",
		`{type: apiKey, in: header, name: X-Signature-Key}`:                                               "api-key",
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: http://a.test}]
security: [{s: []}]
paths: {/a: {get: {responses: {}}}}
components: {securitySchemes: {s: `+scheme+`}}
`)
		equal(t, scheme, facts[*contract.SecuritySchemeFacts](l, model.EntitySecurityScheme)[0].Credential, want)
		sent := []string{"api-key"}
		if want == "signature" {
			sent = []string{}
		}
		equal(t, scheme, facts[*contract.ServerFacts](l, model.EntityServer)[0].Credentials, sent)
	}
}

// Whether data is encrypted is a matter of the scheme, not of http alone.
func TestTransportsOfServers(t *testing.T) {
	for url, want := range map[string]string{
		"https://a.test": "encrypted", "WSS://a.test": "encrypted", "mqtts://a.test": "encrypted", "ldaps://a.test": "encrypted",
		"http://a.test": "plaintext", "FTP://a.test": "plaintext", "tcp://a.test": "plaintext", "amqp://a.test": "plaintext", "ldap://a.test": "plaintext",
		"file:///srv": "local", "acme://a.test": "unlisted", "/v1": "undetermined", "//a.test": "undetermined", "'{scheme}://a.test'": "undetermined",
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: `+url+`}]
paths: {}
`)
		equal(t, url, facts[*contract.ServerFacts](l, model.EntityServer)[0].URLs[0].Transport, want)
	}
}

// The server of a link replaces that of the operation that the link leads to, whose credentials it gets (Link Object).
func TestServersOfLinks(t *testing.T) {
	for _, version := range []string{"3.0.3", "3.1.0", "3.2.0"} {
		l := lower(t, `openapi: `+version+`
info: {title: t, version: '1'}
servers: [{url: https://a.test}]
paths:
  /a:
    get:
      responses: {'200': {description: d, links: {again: {$ref: '#/components/links/again'}}}}
    post:
      operationId: make
      security: [{s: []}]
      responses: {'200': {description: d, links: {again: {$ref: '#/components/links/again'}}}}
components:
  links: {again: {operationId: make, server: {url: http://b.test}}}
  securitySchemes: {s: {type: http, scheme: bearer}}
`)
		servers := facts[*contract.ServerFacts](l, model.EntityServer)
		equal(t, version, len(servers), 2)
		equal(t, version, servers[1].DeclaredBy, "link")
		equal(t, version, servers[1].Credentials, []string{"bearer"})
	}
}

// A verb is a segment of its own, or begins the operationId.
func TestReadsThatChange(t *testing.T) {
	for _, tt := range []struct{ path, method, id, want string }{
		{"/logout", "get", "x", "logout"},
		{"/users/{id}/sign-out", "get", "x", "sign-out"},
		{"/users/{id}/delete", "head", "x", "delete"},
		{"/users", "get", "deleteUser", "deleteUser"},
		{"/users", "get", "GET_DeleteUser", "GET_DeleteUser"},
		{"/users", "get", "HEAD_DeleteUser", ""},
		{"/users", "get", "getCancelPolicy", ""},
		{"/users", "get", "deletedUsers", ""},
		{"/users", "get", "deleteMarkers", ""},
		{"/users/delete-policy", "get", "x", ""},
		{"/users/update", "get", "x", ""},
		{"/logout", "post", "x", ""},
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
paths: {'`+tt.path+`': {`+tt.method+`: {operationId: `+tt.id+`, responses: {}}}}
`)
		equal(t, tt.path+" "+tt.id, facts[*contract.OperationFacts](l, model.EntityOperation)[0].Change, tt.want)
	}
}

// A scope is for reading by its name or its description, unless one of them says more.
func TestScopesForReading(t *testing.T) {
	for scope, want := range map[string]bool{
		"'stock:read': Stock": true, "'read:stock': Stock": true, "stock.readonly: Stock": true, "stock: Grants read-only access": true, "stock: Read stock": true,
		"'stock:write': Stock": false, "'stock:read': Read and write stock": false, "read_write: Stock": false, "stock: Stock": false, "spread: Spreads": false,
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
paths: {}
components: {securitySchemes: {s: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.test', scopes: {`+scope+`}}}}}}
`)
		equal(t, scope, facts[*contract.SecuritySchemeFacts](l, model.EntitySecurityScheme)[0].ScopeUse[0].ReadOnly, want)
	}
}

// POST may read by a query that is too long for a URL.
func TestOperationsThatSurelyChange(t *testing.T) {
	for operation, want := range map[string]int{
		"put: {responses: {}}": 1, "delete: {responses: {}}": 1, "get: {responses: {}}": 0, "post: {responses: {}}": 0,
		"post: {responses: {'201': {description: d}}}": 1, "post: {operationId: createLot, responses: {}}": 1,
		"post: {operationId: searchLots, responses: {'201': {description: d}}}": 0, "post: {summary: Calculates a price, responses: {'201': {description: d}}}": 0,
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
security: [{s: [r]}]
paths: {/a: {`+operation+`}}
components: {securitySchemes: {s: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.test', scopes: {r: Read}}}}}}
`)
		equal(t, operation, len(facts[*contract.SecuritySchemeFacts](l, model.EntitySecurityScheme)[0].ScopeUse[0].Alters), want)
	}
}

// What gateways do with an operation, in their own extensions.
func TestGateways(t *testing.T) {
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
x-google-backend: {address: 'http://b.test'}
paths:
  /a:
    get:
      responses: {}
      x-google-backend: {address: 'https://c.test'}
      x-amazon-apigateway-integration:
        type: http
        uri: http://d.test
        responses: {default: {responseParameters: {method.response.header.Access-Control-Allow-Origin: "'*'"}}}
  /b: {get: {responses: {}, x-amazon-apigateway-integration: {type: http, connectionType: VPC_LINK, uri: 'http://d.test'}}}
`)
	operations := facts[*contract.OperationFacts](l, model.EntityOperation)
	equal(t, "/a", operations[0].Backends, []contract.BackendFacts{
		{At: []string{"x-amazon-apigateway-integration", "uri"}, URL: "http://d.test", Transport: "plaintext"},
		{At: []string{"x-google-backend", "address"}, URL: "https://c.test", Transport: "encrypted"},
	})
	equal(t, "/a", len(operations[0].OpenOrigins), 1)
	equal(t, "/b", operations[1].Backends, []contract.BackendFacts{
		{At: []string{"x-google-backend", "address"}, URL: "http://b.test", Transport: "plaintext"},
	})
}

// A token endpoint that is described as an operation names the grants that it takes.
func TestGrants(t *testing.T) {
	for _, document := range []string{
		`openapi: 3.0.3
info: {title: t, version: '1'}
paths: {/token: {post: {requestBody: {content: {application/x-www-form-urlencoded: {schema: {properties: {grant_type: {enum: [password]}}}}}}, responses: {}}}}
`,
		`swagger: '2.0'
info: {title: t, version: '1'}
paths: {/token: {post: {parameters: [{name: grant_type, in: formData, type: string, enum: [password]}], responses: {}}}}
`,
	} {
		l := lower(t, document)
		equal(t, document, facts[*contract.OperationFacts](l, model.EntityOperation)[0].Grants, []string{"password"})
	}
}
