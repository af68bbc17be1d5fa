package workspace_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// overlayOf is an overlay with actions.
func overlayOf(actions ...string) string {
	return "overlay: 1.1.0\ninfo: {title: o, version: '1'}\nactions:\n  - " + strings.Join(actions, "\n  - ") + "\n"
}

const overlaid = `  contract: {path: ../api.yaml, overlays: [../o.yaml], operations: [%s]}
  identity: {method: oauth2, scopes: [read, write, extra], tokenUrl: https://other.test}
  transport: {endpoints: [https://eu.shop.test/v2, https://mine.test]}
  data: {classification: internal, fields: [{path: /id}, {path: /none}]}
`

func weakenedBy(t *testing.T, operations string, actions ...string) (*joined, []string) {
	t.Helper()
	j := join(t, []string{"i"}, map[string]string{
		"api.yaml": described, "o.yaml": overlayOf(actions...), "i/a.yaml": manifestOf(fmt.Sprintf(overlaid, operations)),
	})
	if len(j.problems) > 0 {
		t.Fatal(j.problems)
	}
	var list []string
	for _, w := range j.integration("a").Contract.Weakened {
		list = append(list, w.Kind+" "+w.Name+": "+w.Was+" > "+w.Now)
	}
	return j, list
}

// TestWeakenings applies single actions: what each takes from the contract is told, and what adds to it is not.
func TestWeakenings(t *testing.T) {
	t.Parallel()
	const some, all = "listOrders, createOrder, status, POST /gone", ""
	for action, test := range map[string]struct{ operations, want string }{
		"{target: $.components.schemas.Order.properties.id, update: {x-data-classification: restricted}}":                                             {some, ""},
		"{target: $.components.schemas.Order, update: {x-data-classification: public}}":                                                               {some, ""},
		"{target: $.info, update: {version: 9.9.9, x-data-classification: public}}":                                                                   {some, ""},
		"{target: '$.paths[''/orders''].post.security[1]', remove: true}":                                                                             {some, ""},
		"{target: '$.paths[''/status''].get.security', update: {key: []}}":                                                                            {some, ""},
		"{target: '$.paths[''/orders''].get', update: {deprecated: true, x-sunset: 2026-12-31}}":                                                      {some, ""},
		"{target: '$.paths[''/status''].get', update: {x-sunset: 2026-01-01}}":                                                                        {some, ""},
		"{target: '$.paths[''/both'']', remove: true}":                                                                                                {some, ""},
		"{target: $.paths, update: {/new: {get: {}}}}":                                                                                                {some, ""},
		"{target: $.components.schemas.Order.properties.id, update: {x-data-classification: public}}":                                                 {some, "data field id in the response of GET /orders: internal > public"},
		"{target: '$.components.schemas.Order.properties.id[''x-data-classification'']', remove: true}":                                               {some, "data field id in the response of GET /orders: internal > not classified"},
		"{target: $.components.schemas.Card, update: {x-data-classification: confidential}}":                                                          {some, "data field iban in the request of POST /orders: restricted > confidential, data body of the request of POST /orders: restricted > confidential"},
		"{target: $.components.schemas.Card.properties.iban, remove: true}":                                                                           {some, "data field iban in the request of POST /orders: restricted and financial data > not classified and no financial data, field /none: not in the contract > perhaps in data that it does not describe"},
		"{target: '$.paths[''/orders''].post', update: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}": {some, "data field iban in the request of POST /orders: restricted and financial data > not classified and no financial data"},
		"{target: '$.paths[''/orders''].get', remove: true}":                                                                                          {some, "operation GET /orders: used > not in the contract, collection collections: read by a used operation > read by none"},
		"{target: $.paths, update: {/gone: {post: {}}}}":                                                                                              {some, "operation POST /gone: not in the contract > in the contract"},
		"{target: '$.paths[''/orders''].get.security', remove: true}":                                                                                 {some, "security GET /orders: \"key\" (api-key) > no credential"},
		"{target: '$.paths[''/orders''].get.security', update: {}}":                                                                                   {some, "security GET /orders: \"key\" (api-key) > \"key\" (api-key) or no credential"},
		"{target: '$.paths[''/orders''].get.security', update: {id: [read]}}":                                                                         {some, "security GET /orders: \"key\" (api-key) > \"key\" (api-key) or \"id\" (oauth2: read), scope read: needed by no used operation > needed"},
		"{target: '$.paths[''/orders''].post.security[0].id[0]', remove: true}":                                                                       {some, "security POST /orders: \"id\" (oauth2: write) or \"tls\" (mutual-tls) > \"id\" (oauth2) or \"tls\" (mutual-tls)"},
		"{target: $.components.securitySchemes.key, update: {type: http, scheme: bearer}}":                                                            {some, "security GET /orders: \"key\" (api-key) > \"key\" (bearer), scope read: needed by no used operation > needed, scope extra: needed by no used operation > needed"},
		"{target: '$.paths[''/status''].get', update: {deprecated: false}}":                                                                           {some, "sunset GET /status: deprecated > not deprecated"},
		"{target: '$.paths[''/status''].get', update: {x-sunset: '2027-01-31'}}":                                                                      {some, "sunset GET /status: ends on 2026-01-31 > ends on 2027-01-31"},
		"{target: '$.paths[''/status''].get[''x-sunset'']', remove: true}":                                                                            {some, "sunset GET /status: ends on 2026-01-31 > without an end"},
		"{target: $.servers, update: {url: https://mine.test}}":                                                                                       {some, "server https://mine.test: under no server URL > under a server URL"},
		"{target: $.components.securitySchemes.id.flows.clientCredentials, update: {tokenUrl: https://other.test}}":                                   {some, "token identity.tokenUrl: not the token URL that the contract states > not in conflict"},
		"{target: $.components.securitySchemes.id.flows.clientCredentials.scopes, update: {extra: e}}":                                                {some, "scope extra: not declared > declared, or not known"},
		"{target: $.components.securitySchemes, update: {oidc: {type: openIdConnect, openIdConnectUrl: https://id.test}}}":                            {some, "scope extra: not declared > declared, or not known"},
		"{target: $.components.schemas.Order.properties, update: {none: {type: string}}}":                                                             {some, "field /none: not in the contract > in the contract"},
		"{target: $.components.securitySchemes.id.flows.clientCredentials.scopes, update: {more: m}}":                                                 {all, ""},
		"{target: $.webhooks, remove: true}":                                                                                                          {"shipped", "operation POST shipped: used > not in the contract, webhook POST shipped: sent by the provider > not in the contract"},
	} {
		if _, got := weakenedBy(t, test.operations, action); strings.Join(got, ", ") != test.want {
			t.Errorf("%s:\n%s, want\n%s", action, strings.Join(got, ", "), test.want)
		}
	}
}

// TestWeakeningsAreAtTheirActions applies several actions, of which some weaken the contract.
func TestWeakeningsAreAtTheirActions(t *testing.T) {
	t.Parallel()
	harmless := "{target: $.info, update: {x-n: 1}}"
	actions := slices.Repeat([]string{harmless}, 9)
	actions[2] = "{target: '$.paths[''/orders''].get.security', remove: true}"
	actions[3] = "{target: $.components.schemas.Card, update: {x-data-classification: public}}"
	actions[7] = "{target: '$.paths[''/status''].get', update: {deprecated: false}}"
	j, list := weakenedBy(t, "listOrders, createOrder, status", actions...)
	want := map[string]string{"security": "/actions/2/remove", "data": "/actions/3/update", "sunset": "/actions/7/update"}
	for i, text := range list {
		kind, _, _ := strings.Cut(text, " ")
		at := j.placeOf("a", "contract", "weakened", i)
		if got := "/" + strings.Join(at.Pointer, "/"); at.Path != "o.yaml" || got != want[kind] {
			t.Errorf("%s: %s %s, want %s", text, at.Path, got, want[kind])
		}
		if at := j.placeOf("a", "contract", "weakened", i, "contract"); at.Path != "api.yaml" {
			t.Errorf("%s: the contract says it in %s", text, at.Path)
		}
	}
	if len(list) < len(want) {
		t.Errorf("%v", list)
	}
}

// TestOverlaysArePerManifest joins one contract with several manifests, each with overlays of its own.
func TestOverlaysArePerManifest(t *testing.T) {
	t.Parallel()
	one := func(name, overlays string) string {
		return strings.Replace(manifestOf("  contract: {path: ../api.yaml, version: 2.0.0, operations: [listOrders], overlays: "+overlays+"}\n"), "{name: a}", "{name: "+name+"}", 1)
	}
	class := func(class string) string {
		return overlayOf("{target: $.components.schemas.Order.properties.id, update: {x-data-classification: "+class+"}}", "{target: $.info, update: {version: 3.0.0}}")
	}
	j := join(t, []string{"i", "api.yaml"}, map[string]string{
		"api.yaml": described, "secret.yaml": class("restricted"), "shown.yaml": class("confidential"),
		"i/m.yaml": one("none", "[]") + "---\n" + one("secret", "[../secret.yaml]") + "---\n" + one("shown", "[../shown.yaml]") + "---\n" +
			one("both", "[../shown.yaml, ../secret.yaml]") + "---\n" + one("other", "[../secret.yaml, ../shown.yaml]"),
	})
	if len(j.problems) > 0 {
		t.Fatal(j.problems)
	}
	for name, want := range map[string]string{"none": "confidential", "secret": "restricted", "shown": "confidential", "both": "restricted", "other": "confidential"} {
		c := j.integration(name).Contract
		got := c.Classified[0].Classification
		if got != want || c.Version != "2.0.0" || name == "none" && !slices.Contains(c.Classified[0].Fields, "email") {
			t.Errorf("%s: %s, version %s, %v; want %s", name, got, c.Version, c.Classified, want)
		}
	}
}

// TestOverlayOfSplitContract applies an overlay to a contract in several files.
func TestOverlayOfSplitContract(t *testing.T) {
	t.Parallel()
	j := join(t, []string{"i"}, map[string]string{
		"api/api.yaml":   "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: parts.yaml#/Pet}}}}}}}\ncomponents: {schemas: {Tag: {type: object, properties: {tag: {type: string}}}}}\n",
		"api/parts.yaml": "Pet: {type: object, properties: {name: {type: string}, tag: {$ref: 'api.yaml#/components/schemas/Tag'}}}\nNote: {type: object, properties: {note: {type: string, x-data-classification: restricted}}}\n",
		"o.yaml": overlayOf(
			"{target: $.components.schemas.Tag.properties.tag, update: {x-data-classification: confidential}}",
			"{target: '$.paths[''/a''].get', update: {requestBody: {content: {application/json: {schema: {$ref: parts.yaml#/Note}}}}}}",
		),
		"i/a.yaml": manifestOf("  contract: {path: ../api/api.yaml, operations: [a], overlays: [../o.yaml]}\n"),
	})
	if len(j.problems) > 0 {
		t.Fatal(j.problems)
	}
	got := ""
	for i, c := range j.integration("a").Contract.Classified {
		at := j.placeOf("a", "contract", "classified", i)
		got += fmt.Sprintf("%s %v in %s; ", c.Classification, c.Fields, at.Path)
	}
	if want := "restricted [note] in api/parts.yaml; confidential [tag] in o.yaml; "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestProblemsOfOverlays: what an overlay breaks is a problem in the overlay, and what is broken without it is not told again.
func TestProblemsOfOverlays(t *testing.T) {
	t.Parallel()
	broken := strings.Replace(described, "servers:", "x-n: 1\nservers:", 1) + "    Broken: {$ref: '#/components/schemas/Gone'}\n"
	spec := "  contract: {path: ../api.yaml, operations: [listOrders], overlays: [../o.yaml]}\n"
	for name, test := range map[string]struct{ contract, action, want string }{
		"known":       {broken, "{target: $.info, update: {x-n: 1}}", ""},
		"a reference": {described, "{target: $.components.schemas.Order.properties, update: {more: {$ref: '#/components/schemas/None'}}}", "sealint/reference o.yaml /actions/0/update/more/$ref"},
		"a type":      {described, "{target: $.components, update: {parameters: 5}}", "sealint/syntax o.yaml /actions/0/update/parameters"},
		"no contract": {"openapi: 3.1.0\npaths: {}\n", "{target: $.openapi, update: 9.0.0}", "sealint/unsupported o.yaml /actions/0/update"},
	} {
		j := join(t, []string{"i", "api.yaml"}, map[string]string{"api.yaml": test.contract, "o.yaml": overlayOf(test.action), "i/a.yaml": manifestOf(spec)})
		got := ""
		for _, p := range j.problems {
			got += p.ID + " " + p.Location.Path + " " + p.Location.Pointer
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// TestOverlaysThatViolateTheSchema are left out.
func TestOverlaysThatViolateTheSchema(t *testing.T) {
	t.Parallel()
	j := join(t, []string{"i"}, map[string]string{"api.yaml": described, "i/a.yaml": manifestOf("  contract: {path: ../api.yaml, overlays: [5, '']}\n")})
	if c := j.integration("a").Contract; !c.Found || len(j.problems) > 0 {
		t.Errorf("%v, %v", c.Problem, j.problems)
	}
}

// placeOf returns the place of a path in an integration.
func (j *joined) placeOf(name string, path ...any) model.Place {
	for _, e := range j.entities {
		if facts, ok := e.Facts.(*manifest.IntegrationFacts); ok && facts.Metadata.Name == name {
			return e.Locate(path)
		}
	}
	j.t.Fatalf("no integration %s", name)
	return model.Place{}
}
