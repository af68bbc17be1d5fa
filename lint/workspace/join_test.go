package workspace_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/workspace"
)

// described is a contract with an operation for each kind of caller, servers of each kind, and data of each classification.
const described = `openapi: 3.1.0
info: {title: Shop, version: 2.0.0}
servers: [{url: "https://{region}.shop.test/v2", variables: {region: {default: eu, enum: [eu, us]}}}]
paths:
  /orders:
    get: {operationId: listOrders, security: [{key: []}], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
    post: {operationId: createOrder, security: [{id: [write]}, {tls: []}], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Card'}}}}}
  /status:
    get: {operationId: status, security: [], deprecated: true, x-sunset: '2026-01-31', servers: [{url: https://status.test:8443}]}
  /both:
    get: {operationId: both, security: [{id: [read], key: []}]}
webhooks:
  shipped:
    post: {operationId: shipped, requestBody: {content: {application/json: {schema: {type: object, properties: {email: {type: string}}}}}}}
components:
  securitySchemes:
    id: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {read: r, write: w}}}}
    key: {type: apiKey, in: header, name: X-Key}
    tls: {type: mutualTLS}
  schemas:
    Order:
      type: object
      properties:
        id: {type: string, x-data-classification: internal}
        items: {type: array, items: {type: object, properties: {email: {type: string, x-data-classification: confidential}}}}
        pin: {type: string, writeOnly: true, x-data-classification: restricted}
    Card: {type: object, x-data-classification: restricted, properties: {iban: {type: string}, seen: {type: string, readOnly: true, x-data-classification: public}}}
`

func manifestOf(spec string) string {
	return "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec:\n" + spec
}

func TestWhatOperationsAcceptAndMiss(t *testing.T) {
	for name, test := range map[string]struct{ method, scopes, operation, want string }{
		"a key where keys are taken":                    {"api-key", "[]", "listOrders", "accepted static [api-key] missing []"},
		"a token where keys are taken":                  {"oauth2", "[]", "listOrders", "refused static [api-key] missing []"},
		"a token with its scope":                        {"oauth2", "[write]", "createOrder", "accepted [oauth2 mutual-tls] missing []"},
		"a token without its scope":                     {"oauth2", "[]", "createOrder", "accepted [oauth2 mutual-tls] missing [write]"},
		"mutual TLS instead of a token":                 {"mtls", "[]", "createOrder", "accepted [oauth2 mutual-tls] missing []"},
		"a workload's identity is either":               {"workload-identity", "[]", "createOrder", "accepted [oauth2 mutual-tls] missing []"},
		"anybody":                                       {"basic", "[]", "status", "accepted [no credential] missing [] deprecated 2026-01-31"},
		"nobody":                                        {"none", "[]", "createOrder", "refused [oauth2 mutual-tls] missing []"},
		"a token beside a key":                          {"oauth2", "[read]", "both", "accepted [oauth2 with api-key] missing []"},
		"no method is stated":                           {"~", "[]", "listOrders", "accepted static [api-key] missing []"},
		"a webhook is not called":                       {"basic", "[]", "shipped", "accepted [] missing []"},
		"an operation by method and path":               {"oauth2", "[]", "post /orders", "accepted [oauth2 mutual-tls] missing [write]"},
		"the alternative that lacks fewest is told of":  {"~", "[]", "createOrder", "accepted [oauth2 mutual-tls] missing []"},
		"refused callers are told what others may lack": {"basic", "[]", "both", "refused [oauth2 with api-key] missing [read]"},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": described,
			"i/a.yaml": manifestOf(fmt.Sprintf("  contract: {path: ../api.yaml, operations: [%s]}\n  identity: {method: %s, scopes: %s}\n", test.operation, test.method, test.scopes)),
		})
		u := j.integration("a").Contract.Used[0]
		got := "refused"
		if u.Accepted {
			got = "accepted"
		}
		if u.StaticOnly {
			got += " static"
		}
		got += fmt.Sprintf(" %v missing %v", u.Accepts, u.Missing)
		if u.Deprecated {
			got += " deprecated " + u.Sunset
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// TestCredentialsInAuthorization: the header Authorization carries tokens and passwords too, and many providers take a key as a user name
// or a password.
func TestCredentialsInAuthorization(t *testing.T) {
	const api = `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get: {operationId: header, security: [{key: []}], responses: {}}
    put: {operationId: password, security: [{basic: []}], responses: {}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: authorization}
    basic: {type: http, scheme: basic}
`
	for _, test := range []struct{ operation, accepted, refused string }{
		{"header", "oauth2 oidc workload-identity api-key basic", "mtls none"},
		{"password", "api-key basic", "oauth2 oidc workload-identity mtls none"},
	} {
		for _, method := range strings.Fields(test.accepted + " " + test.refused) {
			c := join(t, []string{"i"}, map[string]string{
				"api.yaml": api,
				"i/a.yaml": manifestOf(fmt.Sprintf("  contract: {path: ../api.yaml, operations: [%s]}\n  identity: {method: %s, scopes: [a]}\n", test.operation, method)),
			}).integration("a").Contract
			if got := c.Used[0].Accepted; got != slices.Contains(strings.Fields(test.accepted), method) || !c.Used[0].StaticOnly {
				t.Errorf("%s by %s: accepted %v", test.operation, method, got)
			}
			if needed := c.Requested[0].Needed; test.operation == "header" && !needed && method == "oauth2" {
				t.Errorf("%s by %s: the scope is in excess", test.operation, method)
			}
		}
	}
}

func TestEndpointsAndServers(t *testing.T) {
	servers := map[string]string{
		"variables with values": `[{url: "https://{region}.shop.test:{port}/v2/", variables: {region: {default: eu, enum: [eu, us]}, port: {default: "443", enum: ["443", "8443"]}}}]`,
		"a free variable":       `[{url: "https://{tenant}.shop.test/{base}", variables: {tenant: {default: t}, base: {default: v2}}}]`,
		"relative":              `[{url: /v2}]`,
		"relative to a host":    `[{url: //Shop.test/v2}]`,
		"two":                   `[{url: https://a.test/v1}, {url: https://b.test}]`,
		"none":                  `[]`,
		"a whole URL":           `[{url: "{base}/v2", variables: {base: {default: https://eu.shop.test, enum: [https://eu.shop.test, https://us.shop.test]}}}]`,
		"an empty variable":     `[{url: "https://shop.test/{p}", variables: {p: {default: ""}}}]`,
		"relative to the file":  `[{url: ../v2}]`,
		"a user and a query":    `[{url: "https://bot@shop.test/v2?x=1"}]`,
		"international names":   `[{url: "https://bücher.test/straße/v1"}, {url: "https://xn--e1afmkfd.test/"}, {url: "https://{t}.Bücher.test:{p}/", variables: {t: {default: a, enum: [a, ÄB]}, p: {default: "8443"}}}]`,
		"addresses":             `[{url: "https://[2001:DB8:0::1]:8443/v1"}, {url: "https://192.0.2.1"}]`,
		"odd spellings":         `[{url: "https://shop.test.:443/a%2db/%7euser/x%2fy/../z"}]`,
	}
	for _, test := range []struct {
		servers, endpoint string
		want              bool
	}{
		{"variables with values", "https://eu.shop.test/v2", true},
		{"variables with values", "HTTPS://US.shop.TEST:8443/v2/orders?x=1", true},
		{"variables with values", "https://eu.shop.test:443/v2", true},
		{"variables with values", "https://ap.shop.test/v2", false},
		{"variables with values", "https://eu.shop.test:444/v2", false},
		{"variables with values", "https://eu.shop.test/v20", false},
		{"variables with values", "https://eu.shop.test/V2", false},
		{"variables with values", "http://eu.shop.test/v2", false},
		{"variables with values", "https://eu.shop.test.evil.test/v2", false},
		{"variables with values", "https://evil.test/https://eu.shop.test/v2", false},
		{"a free variable", "https://acme.shop.test/a/b", true},
		{"a free variable", "https://acme.shop.test/", false},
		{"a free variable", "https://a/b.shop.test/x", false},
		{"relative", "https://anything.test/v2/x", true},
		{"relative", "https://anything.test/v1", false},
		{"relative to a host", "wss://shop.test/v2", true},
		{"relative to a host", "https://shop.test/v1", false},
		{"two", "https://b.test/anything", true},
		{"two", "https://a.test", false},
		{"two", "https://user@a.test/v1", true},
		{"two", "https://a.test/v1/../v2", false},
		{"two", "https://a.test/v1/%2E%2e/v2", false},
		{"two", "https://a.test/v2/../v1/", true},
		{"two", "https://a.test/v1/./x?y=/../..", true},
		{"none", "https://anywhere.test", true},
		{"a whole URL", "https://us.shop.test/v2/orders", true},
		{"a whole URL", "https://ap.shop.test/v2", false},
		{"a whole URL", "https://us.shop.test/v1", false},
		{"an empty variable", "https://shop.test", true},
		{"an empty variable", "https://shop.test/v1", true},
		{"relative to the file", "https://shop.test/docs/v2/x", true},
		{"relative to the file", "https://shop.test/v2", true},
		{"relative to the file", "https://shop.test/v1", false},
		{"a user and a query", "https://shop.test/v2", true},
		{"variables with values", "https://{region}.shop.test:{port}/v2/", true},
		{"variables with values", "https://eu.shop.test./v2", true},
		{"variables with values", "https://eu%2eshop.test/v2", true},
		{"variables with values", "https://eu.shop.test%2fx.evil.test/v2", false},
		{"variables with values", "https://eu.shop.test/%76%32/orders", true},
		{"variables with values", "https://eu.shop.test%00.evil.test/v2", false},
		{"international names", "https://xn--bcher-kva.test/stra%C3%9Fe/v1/x", true},
		{"international names", "https://BÜCHER.test/stra%c3%9fe/v1", true},
		{"international names", "https://bucher.test/stra%C3%9Fe/v1", false},
		{"international names", "https://xn--bcher-kva.test/strasse/v1", false},
		{"international names", "https://пример.test/x", true},
		{"international names", "https://xn--e1afmkfd。test/x", true},
		{"international names", "https://äb.xn--bcher-kva.test:8443/", true},
		{"international names", "https://xn--b-uga.xn--bcher-kva.test:8443/", false},
		{"addresses", "https://[2001:db8::1]:8443/v1", true},
		{"addresses", "https://[2001:0db8:0000:0:0:0:0:0001]:8443/v1", true},
		{"addresses", "https://[2001:db8::2]:8443/v1", false},
		{"addresses", "https://[2001:db8::1]/v1", false},
		{"addresses", "https://192.0.2.1:443/", true},
		{"odd spellings", "https://shop.test/a-b/~user/z", true},
		{"odd spellings", "https://shop.test/a-b/~user/x%2Fz", false},
		{"odd spellings", "https://shop.test/%61%2Db/%7Euser/./z/below", true},
		{"odd spellings", "https://shop.test/a-b/~USER/z", false},
		{"two", "https://b.test:/x", true},
		{"two", "https://a.test/v1/..", false},
	} {
		text := strings.Replace(api, "paths:", "servers: "+servers[test.servers]+"\npaths:", 1)
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": text,
			"i/a.yaml": manifestOf("  contract: {path: ../api.yaml}\n  transport: {endpoints: ['" + test.endpoint + "']}\n"),
		})
		if got := j.integration("a").Contract.Endpoints[0].Declared; got != test.want {
			t.Errorf("%s, %s: got %t", test.servers, test.endpoint, got)
		}
	}
}

// TestTokensAndFlows compares the token URL and the grant of a manifest with the flows of the scheme that the operation demands.
func TestTokensAndFlows(t *testing.T) {
	flows := map[string]string{
		"one":        "{clientCredentials: {tokenUrl: 'https://id.test/token', scopes: {}}}",
		"two":        "{clientCredentials: {tokenUrl: 'https://id.test/token', scopes: {}}, authorizationCode: {authorizationUrl: 'https://id.test/a', tokenUrl: 'https://login.test/token', scopes: {}}}",
		"variable":   "{clientCredentials: {tokenUrl: 'https://{tenant}.id.test/token', scopes: {}}}",
		"relative":   "{clientCredentials: {tokenUrl: /oauth/token, scopes: {}}}",
		"below":      "{clientCredentials: {tokenUrl: ./token, scopes: {}}}",
		"implicit":   "{implicit: {authorizationUrl: 'https://id.test/a', scopes: {}}}",
		"unreadable": "{clientCredentials: {tokenUrl: TODO, scopes: {}}}",
	}
	for _, test := range []struct {
		flows, security, identity, want string
	}{
		{"one", "[{o: []}]", "tokenUrl: 'https://id.test/token', grant: client_credentials", ""},
		{"one", "[{o: []}]", "tokenUrl: 'HTTPS://ID.test.:443/token/?tenant=a'", ""},
		{"one", "[{o: []}]", "tokenUrl: 'https://login.other.test/token', grant: password", "token URL, grant"},
		{"one", "[{o: []}]", "tokenUrl: 'https://id.test/other'", "token URL"},
		{"one", "[{o: []}]", "tokenUrl: 'https://id.test/token/below'", "token URL"},
		{"one", "[{o: []}]", "tokenUrl: 'http://id.test/token'", "token URL"},
		{"one", "[{o: []}]", "grant: Client-Credentials", ""},
		{"one", "[{o: []}]", "grant: magic", "grant"},
		{"one", "[{o: []}]", "grant: 'urn:ietf:params:oauth:grant-type:token-exchange'", ""},
		{"one", "[{o: []}]", "grant: refresh_token", ""},
		{"one", "[{o: []}]", "grant: device_code", ""},
		{"one", "[{o: []}]", "grant: implicit", "grant"},
		{"one", "[{o: []}, {k: []}]", "tokenUrl: 'https://login.other.test/token'", "token URL"},
		{"one", "[{o: []}, {b: []}]", "tokenUrl: 'https://login.other.test/token', grant: password", ""},
		{"one", "[{o: []}, {d: []}]", "tokenUrl: 'https://login.other.test/token'", ""},
		{"one", "[{k: []}]", "tokenUrl: 'https://login.other.test/token'", ""},
		{"one", "[{}]", "tokenUrl: 'https://login.other.test/token'", ""},
		{"one", "[{o: []}]", "method: workload-identity, tokenUrl: 'https://sts.test/'", ""},
		{"one", "[{o: []}, {k: []}]", "method: api-key, tokenUrl: 'https://login.other.test/token'", ""},
		{"two", "[{o: []}]", "tokenUrl: 'https://login.test/token', grant: authorization_code", ""},
		{"two", "[{o: []}]", "tokenUrl: 'https://login.test/token', grant: client_credentials", "token URL"},
		{"two", "[{o: []}]", "tokenUrl: 'https://login.test/token'", ""},
		{"variable", "[{o: []}]", "tokenUrl: 'https://acme.id.test/token'", ""},
		{"variable", "[{o: []}]", "tokenUrl: 'https://acme.evil.test/token'", "token URL"},
		{"relative", "[{o: []}]", "tokenUrl: 'https://api.test/oauth/token'", ""},
		{"relative", "[{o: []}]", "tokenUrl: 'https://id.test/oauth/token'", "token URL"},
		{"below", "[{o: []}]", "tokenUrl: 'https://api.test/v1/token'", ""},
		{"below", "[{o: []}]", "tokenUrl: 'https://api.test/token'", "token URL"},
		{"implicit", "[{o: []}]", "grant: implicit, tokenUrl: 'https://any.test/token'", ""},
		{"implicit", "[{o: []}]", "grant: client_credentials", "grant"},
		{"unreadable", "[{o: []}]", "tokenUrl: 'https://any.test/token'", ""},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": `openapi: 3.1.0
info: {title: A, version: '1'}
servers: [{url: https://api.test/v1/x}]
paths: {/a: {get: {operationId: a, security: ` + test.security + `}}}
components: {securitySchemes: {k: {type: apiKey, in: header, name: K}, b: {type: http, scheme: bearer}, d: {type: openIdConnect, openIdConnectUrl: 'https://d.test'}, o: {type: oauth2, flows: ` + flows[test.flows] + `}}}
`,
			"i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [a]}\n  identity: {" + test.identity + "}\n"),
		})
		var got []string
		if j.integration("a").Contract.OtherTokenURL {
			got = append(got, "token URL")
		}
		if j.integration("a").Contract.OtherGrant {
			got = append(got, "grant")
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s, %s, %s: got %v", test.flows, test.security, test.identity, got)
		}
	}
}

// The servers of an operation replace those of the document.
func TestServersOfUsedOperations(t *testing.T) {
	for operation, want := range map[string]string{
		"listOrders": "[https://{region}.shop.test/v2]", "status": "[https://status.test:8443]", "shipped": "[]",
		"status, listOrders": "[https://status.test:8443 https://{region}.shop.test/v2]",
	} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": described, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [" + operation + "]}\n")})
		if got := fmt.Sprint(j.integration("a").Contract.Servers); got != want {
			t.Errorf("%s: got %s, want %s", operation, got, want)
		}
	}
}

func TestDataOfUsedOperations(t *testing.T) {
	for name, test := range map[string]struct{ spec, want string }{
		"what responses hold": {
			"  contract: {path: ../api.yaml, operations: [listOrders]}\n",
			"confidential [email] GET /orders 25:65, internal [id] GET /orders 24:9, personal [email] GET /orders 25:65",
		},
		"what requests hold": {
			"  contract: {path: ../api.yaml, operations: [createOrder]}\n",
			"restricted [iban] POST /orders 27:74, financial [iban] POST /orders 27:74",
		},
		"what both hold": {
			"  contract: {path: ../api.yaml, operations: [createOrder, listOrders]}\n",
			"restricted [iban] POST /orders 27:74, confidential [email] GET /orders 25:65, internal [id] GET /orders 24:9, financial [iban] POST /orders 27:74, personal [email] GET /orders 25:65",
		},
		"a webhook that is named": {
			"  contract: {path: ../api.yaml, operations: [shipped]}\n", "personal [email] POST shipped 14:113",
		},
		"nothing": {"  contract: {path: ../api.yaml, operations: [status]}\n", ""},
	} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": described, "i/a.yaml": manifestOf(test.spec)})
		var got []string
		c := j.integration("a").Contract
		for i, d := range c.Classified {
			got = append(got, fmt.Sprintf("%s %v %s %s", d.Classification, d.Fields, d.Operation, j.place("a", "contract", "classified", i)))
		}
		for i, d := range c.Categories {
			got = append(got, fmt.Sprintf("%s %v %s %s", d.Category, d.Fields, d.Operation, j.place("a", "contract", "categories", i)))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, strings.Join(got, ", "), test.want)
		}
	}
}

// TestDataBesideBodies is about the data in parameters and response headers.
func TestDataBesideBodies(t *testing.T) {
	for name, test := range map[string]struct{ operation, want string }{
		"a query parameter":        {"parameters: [{name: q, in: query, schema: {type: string, x-data-classification: restricted}}]", "restricted [q]"},
		"of a path item":           {"parameters: [{$ref: '#/components/parameters/mail'}]", "personal [email]"},
		"a path parameter":         {"parameters: [{name: email, in: path, required: true, schema: {type: string}}]", "personal [email]"},
		"a cookie":                 {"parameters: [{name: c, in: cookie, x-data-classification: confidential, schema: {type: string}}]", "confidential [c]"},
		"a parameter with content": {"parameters: [{name: q, in: query, content: {application/json: {schema: {type: object, properties: {iban: {type: string}}}}}}]", "financial [iban]"},
		"an object":                {"parameters: [{name: q, in: query, style: deepObject, schema: {type: object, properties: {born: {type: string, x-data-classification: restricted}}}}]", "restricted [born]"},
		"a response header":        {"responses: {'200': {description: d, headers: {X-Account: {schema: {type: string, x-data-classification: confidential}}}}}", "confidential [X-Account]"},
		"a credential":             {"parameters: [{name: X-Api-Key, in: header, schema: {type: string}}]", ""},
		"a classified credential":  {"parameters: [{name: X-Api-Key, in: header, schema: {type: string, x-data-classification: restricted}}]", "restricted [X-Api-Key]"},
		"an ignored header":        {"parameters: [{name: Authorization, in: header, schema: {type: string, x-data-classification: restricted}}]", ""},
		"an ordinary parameter":    {"parameters: [{name: page, in: query, schema: {type: integer}}]", ""},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {'/a/{email}': {get: {operationId: a, " + test.operation + "}}}\n" +
				"components: {parameters: {mail: {name: email, in: query, schema: {type: string}}}}\n",
			"i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [a]}\n"),
		})
		var got []string
		for _, d := range j.integration("a").Contract.Classified {
			got = append(got, fmt.Sprintf("%s %v", d.Classification, d.Fields))
		}
		for _, d := range j.integration("a").Contract.Categories {
			got = append(got, fmt.Sprintf("%s %v", d.Category, d.Fields))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: got %s, want %s", name, strings.Join(got, ", "), test.want)
		}
	}
}

// Webhooks count as used if the manifest states that it receives webhooks.
func TestWebhooksAreUsedWhereTheyAreReceived(t *testing.T) {
	for spec, want := range map[string]int{
		"  contract: {path: ../api.yaml}\n":                                                   4,
		"  contract: {path: ../api.yaml}\n  transport: {webhooks: [{url: https://a.test}]}\n": 5,
	} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": described, "i/a.yaml": manifestOf(spec)})
		if got := len(j.integration("a").Contract.Used); got != want {
			t.Errorf("%s: %d operations", spec, got)
		}
	}
}

// Path templates that differ only in the names of parameters are the same path.
func TestPathsAreKnownWhateverTheirParametersAreCalled(t *testing.T) {
	text := strings.Replace(api, "  /health:\n", "  /pets/{petId}/toys/{toyId}:\n    get: {operationId: getToy}\n  /health:\n", 1)
	for operation, want := range map[string]string{
		"GET /pets/{id}/toys/{toy}": "GET /pets/{petId}/toys/{toyId}", "get /pets/{petId}/toys/{toyId}": "GET /pets/{petId}/toys/{toyId}", "GET /pets/{id}": "", "POST /pets/{id}/toys/{toy}": "",
	} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": text, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: ['" + operation + "']}\n")})
		got := ""
		if used := j.integration("a").Contract.Used; len(used) > 0 {
			got = used[0].Name
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", operation, got, want)
		}
	}
}

// If several fields have the same name, the place is that of the field in the body of the operation.
func TestPlaceOfWhatIsCarried(t *testing.T) {
	text := strings.Replace(described, "    Card: {", "    Other: {type: object, properties: {\n      email: {type: string, x-data-classification: confidential}}}\n    Card: {", 1)
	text = strings.Replace(text, "  /status:\n", "  /others:\n    get: {operationId: others, responses: {'200': {description: d, content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/Other'}]}}}}}}\n  /status:\n", 1)
	for operation, want := range map[string]string{"listOrders": "27:65", "others": "30:7"} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": text, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [" + operation + "]}\n")})
		if got := j.place("a", "contract", "categories", 0); got != want {
			t.Errorf("%s: got %s, want %s", operation, got, want)
		}
	}
}

// Values of maps and items of arrays are classified although they have no names.
func TestUnnamedDataIsClassified(t *testing.T) {
	for schema, want := range map[string]string{
		"{type: object, additionalProperties: {type: string, x-data-classification: restricted}}":         "restricted",
		"{type: object, patternProperties: {'^x': {type: string, x-data-classification: confidential}}}":  "confidential",
		"{type: array, prefixItems: [{type: string, x-data-classification: internal}]}":                   "internal",
		"{type: array, items: {type: string, x-data-classification: restricted}}":                         "restricted",
		"{type: object, properties: {a: {not: {type: string, x-data-classification: restricted}}}}":       "",
		"{type: object, properties: {a: {oneOf: [{type: string, x-data-classification: confidential}]}}}": "confidential",
	} {
		text := strings.Replace(api, "get: {operationId: listPets}", "get: {operationId: listPets, responses: {'200': {description: d, content: {application/json: {schema: "+schema+"}}}}}", 1)
		j := join(t, []string{"i"}, map[string]string{"api.yaml": text, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [listPets]}\n")})
		got := ""
		if classified := j.integration("a").Contract.Classified; len(classified) > 0 {
			got = classified[0].Classification
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", schema, got, want)
		}
	}
}

// If the contract cannot declare scopes, all requested scopes count as needed.
func TestScopesThatTheContractCannotName(t *testing.T) {
	for name, test := range map[string]struct{ schemes, security, method, scopes, want string }{
		"a bearer token":                 {"b: {type: http, scheme: bearer}", "[{b: []}]", "oauth2", "[a, c]", "a+ c+"},
		"a bearer token with roles":      {"b: {type: http, scheme: bearer}", "[{b: [a]}]", "oauth2", "[a, c]", "a+ c-"},
		"OpenID Connect without scopes":  {"b: {type: openIdConnect, openIdConnectUrl: https://id.test}", "[{b: []}]", "oidc", "[openid, a]", "openid+ a+"},
		"OpenID Connect with a scope":    {"b: {type: openIdConnect, openIdConnectUrl: https://id.test}", "[{b: [a]}]", "oidc", "[openid, email, a, c]", "openid+ email+ a+ c-"},
		"sign-in to an OAuth 2.0 scheme": {"b: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {a: a, c: c}}}}", "[{b: [a]}]", "oidc", "[openid, a, c]", "openid+ a+ c-"},
		"refused everywhere":             {"b: {type: apiKey, in: header, name: k}", "[{b: []}]", "oauth2", "[a]", "a+"},
		"nothing is said of security":    {"", "", "oauth2", "[a]", "a+"},
		"refused, beside a public one":   {"b: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {a: a, c: c}}}}", "[{b: [a]}]}, post: {operationId: open, security: []", "mtls", "[a, c]", "a+ c-"},
		"an anonymous operation":         {"b: {type: apiKey, in: header, name: k}", "[]", "oauth2", "[a]", "a-"},
	} {
		text := "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, security: " + test.security + "}}}\ncomponents: {securitySchemes: {" + test.schemes + "}}\n"
		text = strings.Replace(text, ", security: }", "}", 1)
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": text, "i/a.yaml": manifestOf(fmt.Sprintf("  contract: {path: ../api.yaml}\n  identity: {method: %s, scopes: %s}\n", test.method, test.scopes)),
		})
		var got []string
		for _, r := range j.integration("a").Contract.Requested {
			mark := "-"
			if r.Needed {
				mark = "+"
			}
			got = append(got, r.Scope+mark)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %v, want %s", name, got, test.want)
		}
	}
}

// TestScopesNamedNone: contracts such as Slack's write none where a token needs no scope.
func TestScopesNamedNone(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ security, scopes, missing, requested string }{
		"nothing is to be requested":         {"[{id: [none]}]", "[]", "[]", ""},
		"in any case of letters":             {"[{id: [None]}]", "[]", "[]", ""},
		"an empty name":                      {"[{id: ['']}]", "[]", "[]", ""},
		"to request it asks for nothing":     {"[{id: [none]}]", "[none]", "[]", "none+"},
		"another scope is not needed":        {"[{id: [none]}]", "[read]", "[]", "read-"},
		"a scope beside it has to be":        {"[{id: [none, read]}]", "[]", "[read]", ""},
		"a scope whose name only has a none": {"[{id: ['none:read']}]", "[]", "[none:read]", ""},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, security: " + test.security + ", responses: {}}}}\n" +
				"components: {securitySchemes: {id: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {none: n, read: r}}}}}}\n",
			"i/a.yaml": manifestOf(fmt.Sprintf("  contract: {path: ../api.yaml, operations: [a]}\n  identity: {method: oauth2, scopes: %s}\n", test.scopes)),
		})
		join := j.integration("a").Contract
		var requested string
		for _, r := range join.Requested {
			requested += r.Scope + map[bool]string{true: "+", false: "-"}[r.Needed && r.Declared]
		}
		if got := fmt.Sprint(join.Used[0].Missing); got != test.missing || requested != test.requested || slices.Contains(join.Scopes, "none") {
			t.Errorf("%s: missing %s, requested %s, declared %v", name, got, requested, join.Scopes)
		}
	}
}

// If some items of contract.operations cannot be read, only the others count as used.
func TestOperationsThatViolateTheSchema(t *testing.T) {
	for operations, want := range map[string]int{"listPets": 0, "~": 0, "[listPets, 5]": 1, "[listPets]": 1} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": api, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: " + operations + "}\n")})
		c := j.integration("a").Contract
		if len(c.Used) != want || c.OperationsUnread != (operations != "[listPets]") {
			t.Errorf("%s: %d operations, %t", operations, len(c.Used), c.OperationsUnread)
		}
	}
}

// A manifest that names a link inside the root names the document of the run to which the link leads.
func TestContractBehindALink(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"api/pets.yaml": api, "i/a.yaml": manifestOf("  contract: {path: ../linked.yaml}\n")} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join("api", "pets.yaml"), filepath.Join(dir, "linked.yaml")); err != nil {
		t.Fatal(err)
	}
	j := joinIn(t, dir, []string{"api", "i"})
	facts := j.entities[len(j.entities)-1].Facts.(*workspace.Facts)
	if len(j.problems) > 0 || facts.Integrations[0].Contract != "api/pets.yaml" || facts.Contracts[0].NamedBy != 1 {
		t.Errorf("%v %+v", j.problems, facts)
	}
}

// The same clientId at two token issuers is two clients.
func TestClientsOfDifferentIssuers(t *testing.T) {
	one := func(name, tokenURL string) string {
		return fmt.Sprintf("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: %s}\nspec: {identity: {clientId: c, tokenUrl: %s}}\n", name, tokenURL)
	}
	j := join(t, []string{"."}, map[string]string{"a.yaml": one("a", "https://id.test/t"), "b.yaml": one("b", "https://login.test/t"), "c.yaml": one("c", "https://ID.test/other"), "d.yaml": one("d", "~")})
	var got []int
	for _, i := range j.entities[len(j.entities)-1].Facts.(*workspace.Facts).Integrations {
		got = append(got, i.FirstClient)
	}
	if fmt.Sprint(got) != "[0 1 0 0]" {
		t.Error(got)
	}
}

func TestClientsOfDifferentProviders(t *testing.T) {
	for name, test := range map[string]struct {
		a, b   string // spec of two manifests
		client bool   // they are one client
		secret bool   // they have one credential
	}{
		"one id at two providers":         {"provider: {name: A}, identity: {clientId: x}", "provider: {name: B}, identity: {clientId: x}", false, false},
		"one id at one provider":          {"provider: {name: Ledger  Ltd}, identity: {clientId: x}", "provider: {name: ledger ltd}, identity: {clientId: x}", true, false},
		"one issuer for two providers":    {"provider: {name: A}, identity: {clientId: x, tokenUrl: 'https://id.test/t'}", "provider: {name: B}, identity: {clientId: x, tokenUrl: 'https://ID.test./u'}", true, false},
		"two issuers of one provider":     {"provider: {name: A}, identity: {clientId: x, tokenUrl: 'https://id.test/t'}", "provider: {name: A}, identity: {clientId: x, tokenUrl: 'https://login.test/t'}", false, false},
		"a provider that is not stated":   {"identity: {clientId: x}", "provider: {name: B}, identity: {clientId: x}", true, false},
		"one credential":                  {"identity: {clientId: x, credential: {ref: 'vault://a/b'}}", "identity: {clientId: y, credential: {ref: 'VAULT://a/b/'}}", false, true},
		"one credential at two providers": {"provider: {name: A}, identity: {clientId: x, credential: {ref: 'vault://a/b'}}", "provider: {name: B}, identity: {clientId: x, credential: {ref: 'vault://a/b'}}", false, true},
		"two credentials":                 {"identity: {clientId: x, credential: {ref: 'vault://a/b'}}", "identity: {clientId: y, credential: {ref: 'vault://a/B'}}", false, false},
		"one name of a variable":          {"identity: {clientId: x, credential: {ref: 'env:TOKEN'}}", "identity: {clientId: y, credential: {ref: 'env:TOKEN'}}", false, false},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"i/a.yaml": "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec: {" + test.a + "}\n",
			"i/b.yaml": "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: b}\nspec: {" + test.b + "}\n",
		})
		b := j.entities[len(j.entities)-1].Facts.(*workspace.Facts).Integrations[1]
		if (b.FirstClient == 0) != test.client || (b.FirstCredential == 0) != test.secret {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

// TestFieldsOfTheData compares paths in data.fields with the bodies, parameters and headers of an operation.
func TestFieldsOfTheData(t *testing.T) {
	const text = `openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a:
    post:
      operationId: a
      parameters: [{name: Account, in: query, schema: {type: string, x-data-classification: confidential}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
  /free:
    get: {operationId: free, responses: {'200': {description: d, content: {application/json: {schema: {type: object}}}}}}
  /map:
    get: {operationId: map, responses: {'200': {description: d, content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}}}
  /bytes:
    get: {operationId: bytes, responses: {'200': {description: d, content: {application/pdf: {}}}}}
  /text:
    get: {operationId: text, responses: {'200': {description: d, content: {text/plain: {schema: {type: string}}}}}}
components:
  schemas:
    Order:
      allOf: [{$ref: '#/components/schemas/Base'}]
      type: object
      properties:
        iban: {type: string, x-data-classification: restricted}
        card: {type: string, x-data-classification: restricted, x-masking: redact}
        ship: {$ref: '#/components/schemas/Address'}
        bill: {$ref: '#/components/schemas/Address'}
        lines: {type: array, items: {type: object, properties: {note: {type: string, x-data-classification: internal}, parts: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}
        extra: {type: object}
        'a/b': {type: string}
    Base: {type: object, properties: {id: {type: string}}}
    Address: {type: object, properties: {street: {type: string, x-data-classification: confidential}, pin: {type: string, x-data-classification: restricted}}}
`
	for _, test := range []struct{ operation, path, want string }{
		{"a", "/iban", "declared restricted"},
		{"a", "/0/iban", "declared restricted"},
		{"a", "/*/iban", "declared restricted"},
		{"a", "/id", "declared "},
		{"a", "/ship/street", "declared confidential"},
		{"a", "/bill/street", "declared confidential"},
		{"a", "/street", "declared confidential"},
		{"a", "/ship/iban", "absent "},
		{"a", "/lines/note", "declared internal"},
		{"a", "/lines/3/note", "declared internal"},
		{"a", "/lines/parts/lines/parts/iban", "declared restricted"},
		{"a", "/account", "declared confidential"},
		{"a", "/extra/anything", "unknown "},
		{"a", "/a~1b", "declared "},
		{"a", "/no/such/field", "absent "},
		{"a", "/ibn", "absent , did you mean /iban"},
		{"free", "/iban", "unknown "},
		{"map", "/iban", "unknown "},
		{"bytes", "/iban", "unknown "},
		{"text", "/iban", "absent "},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": text,
			"i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [" + test.operation + "]}\n  data: {fields: [{path: '" + test.path + "'}]}\n"),
		})
		f := j.integration("a").Contract.Fields[0]
		got := f.State + " " + f.Classification
		if f.Suggestion != "" {
			got += ", did you mean " + f.Suggestion
		}
		if got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.operation, test.path, got, test.want)
		}
	}
	for fields, want := range map[string]string{
		"":                               "[/iban /ship/pin]",
		"{path: /iban}":                  "[/ship/pin]",
		"{path: /bill}, {path: /0/iban}": "[/ship/pin]",
		"{path: /ship}":                  "[/iban]",
		"{path: /bill/pin}":              "[/iban]",
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": text,
			"i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [a]}\n  data: {fields: [" + fields + "]}\n"),
		})
		if got := fmt.Sprint(j.integration("a").Contract.Unlisted); got != want {
			t.Errorf("%s: got %s, want %s", fields, got, want)
		}
	}
}

// TestNarrowerScopes holds that of scopes which do equally, the one that opens less is needed.
func TestNarrowerScopes(t *testing.T) {
	const text = `openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a:
    get: {operationId: a, security: [{o: [repo]}, {o: [repo:read]}, {o: [a]}]}
    post: {operationId: write, security: [{o: [repo]}]}
  /b:
    get: {operationId: b, security: [{o: [repo]}, {o: [repo:read]}]}
  /c:
    get: {operationId: c, security: [{o: [x:manage]}, {o: [x:read]}]}
  /d:
    get: {operationId: d, security: [{o: [admin]}, {o: [p, q]}]}
components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {repo: '', 'repo:read': '', a: '', 'x:manage': '', 'x:read': '', admin: '', p: '', q: ''}}}}}}
`
	for _, test := range []struct{ operations, scopes, want string }{
		{"[a]", "[repo, 'repo:read']", "repo- repo:read+"},
		{"[a]", "[repo, 'repo:read', a]", "repo- repo:read- a+"},
		{"[a, b]", "[repo]", "repo+"},
		{"[a, b]", "['repo:read']", "repo:read+"},
		{"[a, write]", "[repo]", "repo+"},
		{"[c]", "['x:manage', 'x:read']", "x:manage- x:read+"},
		{"[c]", "['x:manage']", "x:manage+"},
		{"[c]", "['x:read']", "x:read+"},
		{"[d]", "[admin]", "admin+"},
		{"[d]", "[admin, p]", "admin+ p-"},
		{"[]", "[repo]", "repo+"},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": text,
			"i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: " + test.operations + "}\n  identity: {method: oauth2, scopes: " + test.scopes + "}\n"),
		})
		var got []string
		for _, r := range j.integration("a").Contract.Requested {
			mark := "-"
			if r.Needed {
				mark = "+"
			}
			got = append(got, r.Scope+mark)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s %s: got %v, want %s", test.operations, test.scopes, got, test.want)
		}
	}
}

// TestReceived is about the webhooks and callbacks that come with the listed operations.
func TestReceived(t *testing.T) {
	const text = `openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a:
    post: {operationId: subscribe, callbacks: {event: {'{$request.body#/url}': {post: {operationId: onEvent}}}}}
    get: {operationId: read}
webhooks:
  made:
    post: {operationId: onMade}
`
	for operations, want := range map[string]string{
		"[read]":               "",
		"[onMade]":             "webhook POST made [operations 0]",
		"[read, 'POST made']":  "webhook POST made [operations 1]",
		"[subscribe]":          "callback POST {$request.body#/url} [operations 0] implied",
		"[subscribe, onEvent]": "callback POST {$request.body#/url} [operations 1]",
		"[]":                   "",
	} {
		j := join(t, []string{"i"}, map[string]string{"api.yaml": text, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: " + operations + "}\n")})
		var got []string
		for i, r := range j.integration("a").Contract.Received {
			line := fmt.Sprintf("%s %s %v", r.Kind, r.Name, r.At[2:])
			if r.Implied {
				line += " implied"
			}
			got = append(got, line)
			if place := j.place("a", "contract", "received", i); place == j.place("a", "contract") {
				t.Errorf("%s: no place in the contract", operations)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %v, want %s", operations, got, want)
		}
	}
}

func TestUndefinedOperations(t *testing.T) {
	j := join(t, []string{"i"}, map[string]string{
		"api.yaml": described, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, operations: [listOrder, GET /order, DELETE /everything, status, GET /status]}\n"),
	})
	c := j.integration("a").Contract
	var got []string
	for _, u := range c.Undefined {
		got = append(got, u.Name+" → "+u.Suggestion)
	}
	if want := "listOrder → listOrders, GET /order → GET /orders, DELETE /everything → "; strings.Join(got, ", ") != want || len(c.Used) != 1 {
		t.Errorf("got %s, %d used", strings.Join(got, ", "), len(c.Used))
	}
}

const artifactDigest = "8d777f385d3dfec8815d20f7496026dc5b1c0e9f8a7d6c5b4a39281706f5e4d3"

func TestArtifactsAndDependencies(t *testing.T) {
	bom := func(subject, components string) string {
		return `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": ` + subject + `}, "components": [` + components + `]}`
	}
	app := `{"type": "application", "name": "client", "version": "1", "bom-ref": "r"`
	lib := `{"type": "library", "name": "sdk", "version": "2.1.0", "purl": "pkg:npm/%40shop/sdk@2.1.0?arch=x"}`
	for name, test := range map[string]struct{ sbom, artifact, purl, want string }{
		"by digest":                        {bom(app+`, "hashes": [{"alg": "SHA-256", "content": "`+strings.ToUpper(artifactDigest)+`"}]}`, lib), "reg.test/other@sha256:" + artifactDigest, "pkg:npm/%40shop/sdk@2.1.0", "digest, present []"},
		"by name":                          {bom(app+`}`, lib), "reg.test/client@sha256:" + artifactDigest, "pkg:npm/%40shop/sdk@2.1", "name, other-version [2.1.0]"},
		"a program's digest is no image's": {bom(app+`, "hashes": [{"alg": "SHA-256", "content": "`+strings.Repeat("ab", 32)+`"}]}`, lib), "reg.test/client@sha256:" + artifactDigest, "pkg:npm/sdk@2.1.0", "name, absent []"},
		"one of several subjects":          {strings.Replace(bom(app+`}`, lib+`, {"type": "application", "name": "server"}`), `"metadata": {"component": `+app+`}}, `, "", 1), "reg.test/server:1", "pkg:npm/%40shop/sdk@2.1.0", "component, present []"},
		"a name with its group":            {bom(`{"type": "application", "name": "client", "group": "@shop", "version": "1"}`, lib), "reg.test/x:1', name: '@shop/client", "pkg:npm/%40shop/sdk@2.1.0", "name, present []"},
		"a name with its group and colon":  {bom(`{"type": "application", "name": "client", "group": "io.shop", "version": "1"}`, lib), "reg.test/x:1', name: 'io.shop:client", "pkg:npm/%40shop/sdk@2.1.0", "name, present []"},
		"a subject named by its address":   {bom(`{"type": "container", "name": "reg.test/acme/client:1.2"}`, lib), "reg.test/acme/client:1.2@sha256:" + artifactDigest, "pkg:npm/%40shop/sdk@2.1.0", "name, present []"},
		"another one of the same group":    {bom(`{"type": "application", "name": "client", "group": "@shop", "version": "1"}`, lib), "reg.test/x:1', name: '@shop/server", "pkg:npm/%40shop/sdk@2.1.0", "none, present []"},
		"another build of an image":        {bom(`{"type": "container", "name": "client", "version": "sha256:`+strings.Repeat("ab", 32)+`"}`, lib), "reg.test/client@sha256:" + artifactDigest, "pkg:pypi/sdk@2.1.0", "other-digest, absent []"},
		"a component":                      {bom(app+`}`, `{"type": "container", "name": "base", "purl": "pkg:oci/base@sha256%3A`+artifactDigest+`"}`), "reg.test/base@sha256:" + artifactDigest, "pkg:oci/base@sha256%3A" + artifactDigest, "component, present []"},
		"something else":                   {bom(app+`}`, `{"type": "library", "name": "sdk", "group": "@shop", "version": "2.0.0"}`), "reg.test/server:1", "pkg:npm/%40shop/sdk@2.1.0", "none, other-version [2.0.0]"},
		"a package URL of an image":        {bom(app+`, "hashes": [{"alg": "SHA-256", "content": "`+artifactDigest+`"}]}`, lib), "pkg:oci/client@sha256%3A" + artifactDigest + "?repository_url=reg.test", "pkg:npm/%40Shop/SDK@2.1.0", "digest, present []"},
		"names as registries compare them": {bom(app+`}`, `{"type": "library", "name": "x", "purl": "pkg:pypi/zope.interface@5.0"}, {"type": "library", "name": "x", "purl": "pkg:nuget/Newtonsoft.Json@13.0.1"}`), "reg.test/client:1", "pkg:pypi/Zope-Interface@5.0", "name, present []"},
		"two versions":                     {bom(app+`}`, lib+`, {"type": "library", "name": "sdk", "version": "2.2.0", "purl": "pkg:npm/%40shop/sdk@2.2.0"}`), "reg.test/client:1", "pkg:npm/%40shop/sdk@2.2.0", "name, present []"},
	} {
		j := join(t, []string{"i"}, map[string]string{
			"bom.json": test.sbom,
			"i/a.yaml": manifestOf(fmt.Sprintf("  supplyChain: {sbom: ../bom.json, artifacts: [{ref: '%s'}], dependencies: [{purl: '%s'}]}\n", test.artifact, test.purl)),
		})
		s := j.integration("a").SBOM
		if !s.Found {
			t.Errorf("%s: %s", name, s.Problem)
			continue
		}
		if got := fmt.Sprintf("%s, %s %v", s.Artifacts[0].Match, s.Dependencies[0].State, s.Dependencies[0].Versions); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// A path below sbom is located at the component.
func TestPlacesInTheSBOM(t *testing.T) {
	bom := "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1,\n\"metadata\": {\"component\":\n{\"type\": \"application\", \"name\": \"client\"}}, \"components\": [\n{\"type\": \"library\", \"name\": \"sdk\", \"version\": \"2\", \"purl\": \"pkg:npm/sdk@2\"}]}"
	j := join(t, []string{"i"}, map[string]string{
		"bom.json": bom, "i/a.yaml": manifestOf("  supplyChain: {sbom: ../bom.json, dependencies: [{purl: 'pkg:npm/gone@1'}, {purl: 'pkg:npm/sdk@1'}]}\n"),
	})
	for want, path := range map[string][]any{
		"3:33": {"sbom", "subject"}, "4:29": {"sbom", "dependencies", 1}, "4:60": {"sbom", "dependencies", 1, "purl"}, "1:2": {"sbom", "dependencies", 0},
	} {
		if got := j.place("a", path...); got != want {
			t.Errorf("%v: got %s, want %s", path, got, want)
		}
	}
}

// The digest is computed from the unchanged bytes of the file, including a byte order mark.
func TestDigestOfTheContract(t *testing.T) {
	plain := "swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {}\n"
	for _, text := range []string{plain, "\xef\xbb\xbf" + plain, strings.ReplaceAll(plain, "\n", "\r\n")} {
		want := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(text)))
		j := join(t, []string{"i"}, map[string]string{
			"api.yaml": text, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, digest: 'sha256:" + artifactDigest + "'}\n"),
		})
		if got := j.integration("a").Contract.Digest; got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestWorkspaceFactsTellWhoCameFirst(t *testing.T) {
	one := func(name, client string) string {
		return fmt.Sprintf("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: %s}\nspec: {identity: {clientId: %s}}\n", name, client)
	}
	j := join(t, []string{"."}, map[string]string{"a.yaml": one("x", "c1") + "---\n" + one("y", "c2"), "b.yaml": one("x", "c2"), "c.yaml": one("z", "~")})
	data, err := json.Marshal(j.entities[len(j.entities)-1].Facts)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`{"path":"a.yaml","name":"y","client_id":"c2","contract":"","sbom":"","first_named":1,"first_client":1,"first_credential":1,"environments":[]}`,
		`{"path":"b.yaml","name":"x","client_id":"c2","contract":"","sbom":"","first_named":0,"first_client":1,"first_credential":2,"environments":[]}`,
		`{"path":"c.yaml","name":"z","client_id":"","contract":"","sbom":"","first_named":3,"first_client":3,"first_credential":3,"environments":[]}`,
	} {
		if !strings.Contains(string(data), part) {
			t.Errorf("%s is not in %s", part, data)
		}
	}
}

// If many scopes can replace each other, the result is a set from which no scope can be removed.
func TestLeastPrivilegeWithManyChoices(t *testing.T) {
	var alternatives, scopes []string
	for i := range 20 {
		alternatives = append(alternatives, fmt.Sprintf("{id: [s%d]}", i))
		scopes = append(scopes, fmt.Sprintf("s%d", i))
	}
	text := strings.Replace(api, "put: {security: [{id: [read, write]}, {id: [admin]}]}", "put: {security: ["+strings.Join(alternatives, ", ")+"]}", 1)
	j := join(t, []string{"."}, map[string]string{"api/pets.yaml": text, "i/a.yaml": integration("a", "[PUT /pets]", "["+strings.Join(scopes, ", ")+"]")})
	var needed []string
	for _, r := range j.integration("a").Contract.Requested {
		if r.Needed {
			needed = append(needed, r.Scope)
		}
	}
	if strings.Join(needed, " ") != "s0" {
		t.Errorf("needed: %v", needed)
	}
}

// A server whose template is too large to compare is reported as a problem, not as a finding.
func TestServersThatCannotBeCompared(t *testing.T) {
	values := make([]string, 2000)
	for i := range values {
		values[i] = fmt.Sprintf("region-%d", i)
	}
	text := strings.Replace(api, "paths:", "servers: [{url: 'https://{r}.{r}.test', variables: {r: {default: a, enum: ["+strings.Join(values, ", ")+"]}}}]\npaths:", 1)
	j := join(t, []string{"i"}, map[string]string{"api.yaml": text, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml}\n  transport: {endpoints: [https://a.a.test]}\n")})
	if len(j.problems) != 1 || j.problems[0].Location.Line != 6 || !strings.Contains(j.problems[0].Message, `endpoint "https://a.a.test" cannot be compared`) {
		t.Errorf("%+v", j.problems)
	}
}

// A common mistake is a path relative to the root instead of relative to the manifest.
func TestPathsFromTheRoot(t *testing.T) {
	for path, want := range map[string]string{
		"api/pets.yaml":  `; paths are relative to the manifest, did you mean "../../api/pets.yaml"?`,
		"/api/pets.yaml": `; paths are relative to the manifest, did you mean "../../api/pets.yaml"?`,
		"api/cats.yaml":  "does not exist",
	} {
		j := join(t, []string{"a/i"}, map[string]string{"api/pets.yaml": api, "a/i/a.yaml": manifestOf("  contract: {path: " + path + "}\n")})
		if len(j.problems) != 1 || !strings.HasSuffix(j.problems[0].Message, want) {
			t.Errorf("%s: %+v", path, j.problems)
		}
	}
}

// TestEnvironmentsAndTheirIdentities holds who else uses the client and the credential of an environment.
func TestEnvironmentsAndTheirIdentities(t *testing.T) {
	one := func(name, identity, environments string) string {
		return fmt.Sprintf("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: %s}\nspec: {identity: {%s}, environments: [%s]}\n", name, identity, environments)
	}
	for name, test := range map[string]struct{ a, b, want string }{
		"the client of production": {
			one("x", "clientId: c", "{name: staging, clientId: c}"), "",
			`{"name":"staging","client_id":"c","client":{"integration":0}}`,
		},
		"a client of that name elsewhere": {
			one("x", `clientId: c, tokenUrl: "https://id.a.test/t"`, `{name: staging, clientId: c, tokenUrl: "https://id.b.test/t"}`), "",
			`{"name":"staging","client_id":"c"}`,
		},
		"an environment of another manifest": {
			one("x", "clientId: a", "{name: staging, clientId: c}"), one("y", "clientId: b", "{name: test, clientId: c}"),
			`{"name":"test","client_id":"c","client":{"integration":0,"environment":0}}`,
		},
		"a client of the same issuer in a later manifest": {
			one("x", "clientId: a", `{name: staging, clientId: c, tokenUrl: "https://id.a.test/t"}`), one("y", `clientId: c, tokenUrl: "https://ID.a.test/other"`, ""),
			`{"name":"staging","client_id":"c","client":{"integration":1}}`,
		},
		"the credential of production": {
			one("x", `credential: {ref: "vault://a/b"}`, `{name: staging, credential: {ref: "VAULT://a/b/"}}`), "",
			`{"name":"staging","client_id":"","credential":{"integration":0}}`,
		},
		"a variable of that name": {
			one("x", `credential: {ref: "env:A"}`, `{name: staging, credential: {ref: "env:A"}}`), "",
			`{"name":"staging","client_id":""}`,
		},
	} {
		files := map[string]string{"a.yaml": test.a}
		if test.b != "" {
			files["b.yaml"] = test.b
		}
		j := join(t, []string{"."}, files)
		data, err := json.Marshal(j.entities[len(j.entities)-1].Facts)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), test.want) {
			t.Errorf("%s: %s is not in %s", name, test.want, data)
		}
	}
}
