package lint

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

const (
	secretAPI = `{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "servers": [{"url": "https://a.test"}],
"paths": {"/t": {"get": {"operationId": "t", "security": [], "responses": {"200": {"description": "d", "content": {"application/json":
{"schema": {"type": "object", "properties": {"password": {"type": "string"}}}}}}}}}}}`
	webhookAPI = `{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "webhooks": {"sent": {"post": {"operationId": "sent",
"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}},
"responses": {"200": {"description": "d"}}}}}}`
)

// TestSharedDefinitionsAreOurs: what a contract of ours and one of a provider share is judged as ours.
func TestSharedDefinitionsAreOurs(t *testing.T) {
	api := func(paths string) string {
		return "openapi: 3.1.0\ninfo: {title: t, version: 1.0.0}\nservers: [{url: https://a.test}]\n" + paths
	}
	files := map[string][]byte{
		"a.integration.yaml": []byte("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec: {provider: {party: third}, contract: {path: a.yaml}}\n"),
		"a.yaml":             []byte(api("paths: {/a: {$ref: 'shared.yaml#/item'}}\n")),
		"z.yaml":             []byte(api("paths: {/z: {$ref: 'shared.yaml#/item'}}\n")),
		"shared.yaml":        []byte("item: {post: {security: [], responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {password: {type: string}}}}}}}}}\n"),
	}
	linter, err := New(t.Context(), Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), Input{Root: source.Bytes(files), Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	severities := map[string]model.Severity{}
	for _, f := range result.Report.Findings {
		severities[f.Rule] = max(severities[f.Rule], f.Severity)
	}
	for _, rule := range []string{"openapi/unauthenticated-write", "openapi/secret-in-response"} {
		if severities[rule] < model.High {
			t.Errorf("%s: %s", rule, severities[rule])
		}
	}
}

// TestContractsOfOtherOrganisations lints a contract with manifests: its findings are advisory if only another organisation can mend it.
func TestContractsOfOtherOrganisations(t *testing.T) {
	naming := func(name, spec string) string {
		return "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: " + name + "}\nspec: {" + spec + "}\n"
	}
	third := "provider: {name: pay, party: third}, contract: {path: api.json}"
	for name, test := range map[string]struct {
		api       string
		manifests []string
		advisory  bool
	}{
		"no manifest":                               {secretAPI, nil, false},
		"a third party":                             {secretAPI, []string{third}, true},
		"a partner":                                 {secretAPI, []string{"direction: outbound, provider: {party: partner}, contract: {path: api.json}"}, true},
		"we":                                        {secretAPI, []string{"provider: {party: first}, contract: {path: api.json}"}, false},
		"no party is stated":                        {secretAPI, []string{"provider: {name: pay}, contract: {path: api.json}"}, false},
		"a party that violates the schema":          {secretAPI, []string{"provider: {party: Third}, contract: {path: api.json}"}, false},
		"two third parties":                         {secretAPI, []string{third, third}, true},
		"a third party and we":                      {secretAPI, []string{third, "provider: {party: first}, contract: {path: api.json}"}, false},
		"a third party and nobody":                  {secretAPI, []string{third, "contract: {path: ./api.json}"}, false},
		"another contract is ours":                  {secretAPI, []string{third, "provider: {party: first}"}, true},
		"a contract of ours that is not known":      {secretAPI, []string{third, "contract: {path: 7}"}, false},
		"a partner calls us":                        {secretAPI, []string{"direction: inbound, provider: {party: partner}, contract: {path: api.json}"}, false},
		"both call":                                 {secretAPI, []string{"direction: bidirectional, " + third}, false},
		"both call, by the provider's contract":     {secretAPI, []string{"direction: bidirectional, provider: {party: third}, contract: {path: api.json, by: provider}"}, true},
		"we call, by our contract":                  {secretAPI, []string{"direction: outbound, provider: {party: third}, contract: {path: api.json, by: us}"}, false},
		"our own organisation is no other provider": {secretAPI, []string{"provider: {party: first}, contract: {path: api.json, by: provider}"}, false},
		"nothing but webhooks":                      {webhookAPI, []string{"direction: inbound, transport: {webhooks: [{url: https://h.test}]}, " + third}, true},
	} {
		files := map[string][]byte{"api.json": []byte(strings.Replace(test.api, `"title": "A"`, `"title": "A", "description": "ghp_`+"16C7e42F292c6912E7710c838347Ae178B4a"+`"`, 1))}
		for i, m := range test.manifests {
			n := string(rune('a' + i))
			files[n+".integration.yaml"] = []byte(naming(n, m))
		}
		linter, err := New(t.Context(), Options{Dir: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		result, err := linter.Run(t.Context(), Input{Root: source.Bytes(files), Today: "2026-06-30"})
		if err != nil {
			t.Fatal(err)
		}
		found, secrets := 0, 0
		for _, f := range result.Report.Findings {
			if f.Location.Path != "api.json" || !strings.HasPrefix(f.Rule, "openapi/") {
				continue
			}
			found++
			if f.Rule == "openapi/embedded-secret" {
				secrets++
				if want := map[bool]model.Severity{true: model.Medium, false: model.Critical}[test.advisory]; f.Severity != want {
					t.Errorf("%s: %s %s", name, f.Severity, f.Rule)
				}
				continue
			}
			if told := strings.Contains(f.Message, "advisory"); told != test.advisory || test.advisory && f.Severity != model.Info {
				t.Errorf("%s: %s %s: %s", name, f.Severity, f.Rule, f.Message)
			}
		}
		if found == 0 || secrets == 0 {
			t.Errorf("%s: nothing is found", name)
		}
	}
}

// TestControlsOfProvidersContracts: what only a provider can mend makes no control of ours not met.
func TestControlsOfProvidersContracts(t *testing.T) {
	for party, want := range map[string]model.ControlState{"third": model.ControlIncomplete, "first": model.ControlNotMet} {
		files := map[string][]byte{
			"api.json": []byte(`{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "servers": [{"url": "https://a.test"}],
				"paths": {"/a": {"get": {"parameters": [{"name": "client_secret", "in": "query", "schema": {"type": "string"}}], "responses": {"200": {"description": "d"}}}}}}`),
			"a.integration.yaml": []byte("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec:\n  direction: outbound\n  provider: {name: pay, party: " + party + "}\n  contract: {path: api.json}\n" +
				"  identity: {method: oauth2, credential: {ref: 'vault://pay/key', rotation: 30d, rotated: 2026-06-20}}\n"),
		}
		linter, err := New(t.Context(), Options{Dir: t.TempDir(), Profile: model.Strict})
		if err != nil {
			t.Fatal(err)
		}
		result, err := linter.Run(t.Context(), Input{Root: source.Bytes(files), Today: "2026-06-30"})
		if err != nil {
			t.Fatal(err)
		}
		audit, err := result.Audit()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range audit.Controls {
			if c.ID == "guide/4.secrets" && c.State != want {
				t.Errorf("provider %s: %s is %s (%s), want %s", party, c.ID, c.State, c.Reason, want)
			}
		}
	}
}
