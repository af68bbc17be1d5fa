package contract_test

import (
	"fmt"
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

// A POST reads where its names say so, or where it has the summary of the GET beside it.
func TestPostsThatRead(t *testing.T) {
	for operations, want := range map[string]bool{
		`/stats: {get: {summary: Statistics of types, responses: {}}, post: {summary: Statistics of types, responses: {}}}`:     true,
		`/stats: {get: {summary: Statistics of types, responses: {}}, post: {summary: Statistics of all types, responses: {}}}`: false,
		`/stats: {get: {responses: {}}, post: {responses: {}}}`:                                                                 false,
		`/stats: {get: {summary: Create types, responses: {}}, post: {summary: Create types, responses: {}}}`:                   false,
		`"/loans/{id}/calculations": {post: {responses: {}}}`:                                                                   true,
		`"/loans/{id}/payments": {post: {responses: {}}}`:                                                                       false,
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {"+operations+"}\n")
		for _, op := range facts[*contract.OperationFacts](l, model.EntityOperation) {
			if op.Method == "POST" {
				equal(t, operations, op.Reads, want)
			}
		}
	}
}

// The header Cookie holds cookies (RFC 6265 §4.2), however a scheme describes it.
func TestKeysInTheHeaderCookie(t *testing.T) {
	for scheme, want := range map[string]string{
		`{type: apiKey, in: header, name: Cookie}`:   "cookie",
		`{type: apiKey, in: header, name: cookie}`:   "cookie",
		`{type: apiKey, in: cookie, name: session}`:  "cookie",
		`{type: apiKey, in: header, name: X-Cookie}`: "header",
		`{type: apiKey, in: query, name: cookie}`:    "query",
	} {
		for _, head := range []string{"swagger: '2.0'\nsecurityDefinitions: {s: %s}", "openapi: 3.1.0\ncomponents: {securitySchemes: {s: %s}}"} {
			l := lower(t, fmt.Sprintf(head, scheme)+"\ninfo: {title: t, version: '1'}\nsecurity: [{s: []}]\npaths: {/a: {get: {responses: {}}}}\n")
			equal(t, scheme, l.scheme("s").In, want)
			equal(t, scheme, l.operation("GET /a").Security.Alternatives[0].Requirements[0].In, want)
		}
	}
}

// RFC 6749 §5.2 says what errors of OAuth look like.
func TestErrorsOfOAuth(t *testing.T) {
	const both = `{type: object, properties: {error: {type: string}, error_description: {type: string}}}`
	for content, want := range map[string]bool{
		`application/json: {schema: ` + both + `}`:                                        true,
		`application/json: {schema: {allOf: [` + both + `]}}`:                             true,
		`application/json: {schema: {type: object, properties: {error: {type: string}}}}`: false,
		`application/json: {schema: {type: object, properties: {e: ` + both + `}}}`:       false,
		`application/xml: {schema: ` + both + `}`:                                         false,
		`application/json: {}`: false,
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/token: {post: {responses: {'400': {description: d, content: {"+content+"}}}}}}\n")
		equal(t, content, facts[*contract.ResponseFacts](l, model.EntityResponse)[0].Content[0].OAuth, want)
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
		{"/users", "get", "GET_AddUser", "GET_AddUser"},
		{"/users", "get", "GET_SetUserAttributes", "GET_SetUserAttributes"},
		{"/users", "get", "addUser", ""},
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

// Whoever calls an endpoint of OAuth 2.0 is about to get a token; a load balancer and a browser have none.
func TestRolesOfOperations(t *testing.T) {
	const form = `requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {grant_type: {type: string}}}}}}`
	const client = `requestBody: {content: {application/json: {schema: {type: object, properties: {code: {type: string}, client_secret: {type: string}}}}}}`
	const revocation = `requestBody: {content: {application/json: {schema: {type: object, properties: {token: {type: string}, client_secret: {type: string}}}}}}`
	const password = `requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, password: {type: string}}}}}}`
	const list = `responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {type: string}}}}}}`
	for path, want := range map[string]string{
		`/connect/token: {post: {` + form + `}}`:                                       "authorization",
		`/login: {post: {}}`:                                                           "resource",
		`/login: {post: {` + password + `}}`:                                           "authorization",
		`/auth/jwt: {post: {` + password + `}}`:                                        "authorization",
		`/users: {post: {` + password + `}}`:                                           "resource",
		`/password/reset: {post: {}}`:                                                  "authorization",
		`/users/forgotPassword: {post: {}}`:                                            "authorization",
		`'/users/{id}/password/reset': {post: {}}`:                                     "resource",
		`/password/reset: {post: {` + password + `}}`:                                  "resource",
		`/password/reset: {delete: {}}`:                                                "resource",
		`/auth/users: {post: {` + password + `}}`:                                      "resource",
		`/password: {put: {}}`:                                                         "resource",
		`/device/token: {post: {` + client + `}}`:                                      "authorization",
		`/clients: {post: {` + client + `}}`:                                           "resource",
		`/oauth/issue: {post: {}}`:                                                     "authorization", // as tokenUrl says
		`/v2/oauth/issue: {post: {}}`:                                                  "resource",
		`/health: {get: {}}`:                                                           "health",
		`/health-check/ping: {get: {}}`:                                                "health",
		`/readyz: {get: {}}`:                                                           "health",
		`/health: {post: {}}`:                                                          "resource",
		`/info: {get: {summary: Check the status of the service}}`:                     "health",
		`/info: {get: {summary: Check the status of the order}}`:                       "resource",
		`'/info/{x}': {get: {summary: Check the status of the service}}`:               "resource",
		`/oauth/device/code: {post: {}}`:                                               "authorization",
		`/device_authorization: {post: {}}`:                                            "authorization",
		`/oauth/revoke: {post: {` + revocation + `}}`:                                  "authorization",
		`/oauth/revoke: {post: {}}`:                                                    "resource",
		`/devices/codes: {post: {}}`:                                                   "resource",
		`/health: {get: {` + list + `}}`:                                               "resource", // records of health
		`'/patients/{id}/health': {get: {}}`:                                           "resource",
		`/health-insurances: {get: {}}`:                                                "resource",
		`/robots.txt: {get: {}}`:                                                       "site",
		`/docs/openapi.json: {get: {}}`:                                                "site",
		`'/tenants/{t}/openapi.json': {get: {}}`:                                       "resource",
		`/pets: {get: {parameters: [{in: query, name: ping}]}}`:                        "resource",
		`/info: {get: {description: 'Shows the version. No authorization required.'}}`: "public",
		`/info: {get: {summary: This call does not require authentication}}`:           "public",
		`/info: {get: {summary: Tells whether no authorization is left}}`:              "resource",
		`/info: {put: {description: No authentication is needed.}}`:                    "resource",
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: https://acme.test/v1}]
paths: {`+path+`}
components: {securitySchemes: {s: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://acme.test/v1/oauth/issue, scopes: {}}}}}}
`)
		equal(t, path, facts[*contract.OperationFacts](l, model.EntityOperation)[0].Role, want)
	}
}

// The security of an operation that hands out tokens cannot demand a scope of a token.
func TestSecurityOfEndpointsOfOAuth(t *testing.T) {
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: https://acme.test}]
paths:
  /authorize: {get: {security: [{s: []}]}}
  /pets: {get: {security: [{s: []}]}}
components: {securitySchemes: {s: {type: oauth2, flows: {implicit: {authorizationUrl: https://acme.test/authorize, scopes: {}}}}}}
`)
	got := facts[*contract.SecurityFacts](l, model.EntitySecurity)
	equal(t, "authorize", got[0].Authorization, true)
	equal(t, "pets", got[1].Authorization, false)
}

// A query that is too long for a URL is sent by POST.
func TestReadsByPost(t *testing.T) {
	for operation, want := range map[string]bool{
		`/pets/search: {post: {}}`:                                                                           true,
		`/images/recognize: {post: {}}`:                                                                      true,
		`/pets:lookup: {post: {}}`:                                                                           true,
		`/pets: {post: {operationId: listPets}}`:                                                             true,
		`/pets: {post: {summary: Returns the pets that match}}`:                                              true,
		`/pets: {post: {operationId: createPet}}`:                                                            false,
		`/pets: {post: {operationId: getOrCreatePet}}`:                                                       false,
		`/pets: {post: {operationId: deletePet, summary: Get rid of a pet}}`:                                 false,
		`/searches: {post: {operationId: createSearch}}`:                                                     false,
		`/pets: {put: {operationId: getPet}}`:                                                                false,
		`/offers: {post: {parameters: [{in: header, name: x-http-method-override, schema: {enum: [GET]}}]}}`: true,
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {"+operation+"}\n")
		equal(t, operation, facts[*contract.OperationFacts](l, model.EntityOperation)[0].Reads, want)
	}
}

// Everybody may look up who administers something; a noun with the word is read by everybody, too.
func TestAdministrativeOperations(t *testing.T) {
	for operation, want := range map[string]bool{
		`/admin/users: {get: {}}`:                 true,
		`/admin: {get: {}}`:                       true,
		`/admin-api/users: {get: {}}`:             true,
		`/limits/adminOverrides: {get: {}}`:       false,
		`/limits/adminOverrides: {post: {}}`:      true,
		`/administrator: {get: {}}`:               false,
		`/administrator: {delete: {}}`:            true,
		`/administrator/disassociate: {post: {}}`: false,
		`/: {get: {tags: [root]}}`:                false,
		`/users: {get: {tags: [Admin]}}`:          true,
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {"+operation+"}\n")
		equal(t, operation, facts[*contract.OperationFacts](l, model.EntityOperation)[0].Administrative, want)
	}
}

// A response that says where the next page is comes in pages, whatever their size.
func TestCollectionsInPages(t *testing.T) {
	const array = "{type: array, items: {type: string}}"
	for response, want := range map[string]bool{
		`content: {application/json: {schema: {type: object, properties: {value: ` + array + `, nextLink: {type: string}}}}}`:                                         true,
		`content: {application/json: {schema: {type: object, properties: {items: ` + array + `, '@odata.nextLink': {type: string}}}}}`:                                true,
		`content: {application/json: {schema: {type: object, properties: {data: ` + array + `, paging: {type: object, properties: {next_cursor: {type: string}}}}}}}`: true,
		`headers: {link: {schema: {type: string}}}, content: {application/json: {schema: ` + array + `}}`:                                                             true,
		`content: {application/json: {schema: {type: object, properties: {items: ` + array + `, total: {type: integer}, has_more: {type: boolean}}}}}`:                false,
		`content: {application/json: {schema: ` + array + `}}`:                                                                                                        false,
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/pets: {get: {responses: {'200': {description: d, "+response+"}}}}}\n")
		f := facts[*contract.OperationFacts](l, model.EntityOperation)[0]
		equal(t, response, f.Collection, true)
		equal(t, response+", paged", f.Paged, want)
	}
}

// The name of an element in a sentence embeds nothing; an element with a source does.
func TestMarkupThatEmbedsADocument(t *testing.T) {
	for description, want := range map[string]int{
		`Put the code into an <iframe> element`:             0,
		`<iframe src="https://acme.test"></iframe>`:         1,
		`<IFRAME width=1 srcdoc="<p>"></IFRAME>`:            1,
		`<object data="https://acme.test/x.swf"></object>`:  1,
		`<embed src=https://acme.test/x>`:                   1,
		`<object> is what the API calls a row; data = rows`: 0,
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1', description: '"+description+"'}\npaths: {}\n")
		equal(t, description, len(facts[*contract.TextFacts](l, model.EntityText)), want)
	}
}
