package contract_test

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

func TestFaultsOfSchemes(t *testing.T) {
	for _, test := range []struct{ version, scheme, want string }{
		{"3.1.0", "{type: apiKey, in: header, name: k}", ""},
		{"3.1.0", "{type: apiKey, in: header}", "type apiKey requires name at name"},
		{"3.1.0", "{type: apiKey, in: body, name: k}", `in is "body", not one of query, header, cookie at in`},
		{"3.1.0", "{type: http}", "type http requires scheme at scheme"},
		{"3.1.0", "{type: http, scheme: bearer}", ""},
		{"3.1.0", "{type: openIdConnect}", "type openIdConnect requires openIdConnectUrl at openIdConnectUrl"},
		{"3.1.0", "{type: mutualTLS}", ""},
		{"3.0.3", "{type: mutualTLS}", `OpenAPI 3.0 has no type "mutualTLS" at type`},
		{"3.0.3", "{type: APIKEY, in: header, name: k}", `OpenAPI 3.0 has no type "APIKEY" at type`},
		{"3.0.3", "{in: header}", "it has no type at type"},
		{"3.0.3", "{type: oauth2}", "type oauth2 requires flows at flows"},
		{"3.0.3", "{type: oauth2, flows: {implicit: {scopes: {}}}}", "flow implicit requires authorizationUrl at flows.implicit.authorizationUrl"},
		{"3.0.3", "{type: oauth2, flows: {}}", "it has no flow: nobody can get a token at flows"},
		{"3.2.0", "{type: oauth2, oauth2MetadataUrl: https://id.test/m, flows: {}}", ""},
		{"3.0.3", "{type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test}}}", "flow clientCredentials requires scopes at flows.clientCredentials.scopes"},
		{"3.2.0", "{type: oauth2, flows: {deviceAuthorization: {tokenUrl: https://id.test, scopes: {}}}}", "flow deviceAuthorization requires deviceAuthorizationUrl at flows.deviceAuthorization.deviceAuthorizationUrl"},
		{"2.0", "{type: basic}", ""},
		{"2.0", "{type: http, scheme: basic}", `OpenAPI 2.0 has no type "http" at type`},
		{"2.0", "{type: apiKey, in: cookie, name: k}", `in is "cookie", not one of query, header at in`},
		{"2.0", "{type: oauth2, flow: accessCode, authorizationUrl: https://id.test, scopes: {}}", "flow authorizationCode requires tokenUrl at tokenUrl"},
		{"2.0", "{type: oauth2, flow: application, tokenUrl: https://id.test}", "type oauth2 requires scopes at scopes"},
	} {
		text := "openapi: " + test.version + "\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {securitySchemes: {s: " + test.scheme + "}}\n"
		if test.version == "2.0" {
			text = "swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {}\nsecurityDefinitions: {s: " + test.scheme + "}\n"
		}
		var got []string
		for _, f := range lower(t, text).scheme("s").Faults {
			got = append(got, f.Message+" at "+strings.Join(f.At, "."))
		}
		equal(t, test.version+" "+test.scheme, strings.Join(got, "; "), test.want)
	}
}

// A scheme is demanded by whatever names it; how many operations accept it counts only what is served.
func TestWhoDemandsAScheme(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
paths: {/a: {get: {security: [{key: [role]}]}}}
webhooks: {w: {post: {security: [{bearer: []}]}}}
`+schemes)
	equal(t, "by an operation", []any{l.scheme("key").Demanded, l.scheme("key").Operations, l.scheme("key").DemandedScopes}, []any{true, 1, []string{"role"}})
	equal(t, "by a webhook", []any{l.scheme("bearer").Demanded, l.scheme("bearer").Operations}, []any{true, 0})
	equal(t, "by nothing", l.scheme("mtls").Demanded, false)
}

func TestVariablesOfServers(t *testing.T) {
	l := lower(t, `openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: "https://{host}/{v}/{undeclared}", variables: {host: {default: a.test, enum: []}, v: {default: v1, enum: [v1]}, spare: {default: x}}}]
paths: {}
`)
	server := facts[*contract.ServerFacts](l, model.EntityServer)[0]
	equal(t, "unused", server.Unused, []string{"spare"})
	var got []string
	for _, v := range server.Variables {
		entry := v.Name + " " + v.Part
		if v.Declared {
			entry += " declared"
		}
		if v.Limited {
			entry += " limited"
		}
		got = append(got, entry)
	}
	equal(t, "variables", got, []string{"host host declared limited", "v rest declared limited", "undeclared rest"})
}
