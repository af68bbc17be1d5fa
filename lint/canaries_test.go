package lint_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// canary is a place in a real document that is well understood: a rule finds something there, or, with none, does not.
// Without a place it is the whole document.
type canary struct{ file, rule, place, none string }

var canaries = []canary{
	{`discord-3.1.json`, "openapi/anonymous-alternative", `/paths/~1gateway/get/security/0`, ""},
	{`museum-3.1.yaml`, "openapi/basic-auth", `/components/securitySchemes/MuseumPlaceholderAuth/scheme`, ""},
	{`stripe.yaml`, "openapi/basic-auth", `/components/securitySchemes/basicAuth/scheme`, ""},
	{`slack-2.0.json`, "openapi/broad-scope", `/securityDefinitions/slackAuth/scopes/admin`, ""},
	{`petstorev2.json`, "openapi/cleartext-credentials", `/schemes/1`, ""},
	{`petstorev2.json`, "openapi/tls-required", `/schemes/1`, ""},
	{`discord-3.1.json`, "openapi/contradictory-constraints", `/paths/~1guilds~1{guild_id}~1requests/get/parameters/0/schema/enum`, ""},
	{`rebilly.yaml`, "openapi/contradictory-constraints", `/components/schemas/SmtpAuthorizationCramMd5/properties/type/default`, ""},
	{`slack-2.0.json`, "openapi/credential-in-url", `/paths/~1admin.apps.approved.list/get/parameters/0/name`, ""},
	{`petstorev3.json`, "openapi/credential-in-url", `/paths/~1user~1login/get/parameters/1/name`, ""},
	{`github.json`, "openapi/deprecated-without-sunset", `/paths/~1assignments~1{assignment_id}/get/deprecated`, ""},
	{`slack-2.0.json`, "openapi/secret-in-response-example", `/paths/~1oauth.v2.access/get/responses/200/examples/application~1json/access_token`, ""},
	{`github.json`, "openapi/secret-in-response-example", `/components/examples/integration-from-manifest/value/client_secret`, ""},
	{`rebilly.yaml`, "openapi/ignored-header-parameter", `/components/parameters/mediaTypeJsonPdf/name`, ""},
	{`petstorev2.json`, "openapi/oauth2-implicit-flow", `/securityDefinitions/petstore_auth/flow`, ""},
	{`petstorev3.json`, "openapi/mass-assignment", `/components/schemas/Order/properties/id`, ""},
	{`asana.yaml`, "openapi/missing-scope", `/security/1/oauth2`, ""},
	{`xsoar.json`, "openapi/placeholder-server", `/schemes/0`, ""},
	{`asana.yaml`, "openapi/response-without-schema", `/paths/~1teams~1{team_gid}~1removeUser/post/responses/204`, ""},
	{`petstorev2.json`, "openapi/secret-in-response", `/definitions/User/properties/password`, ""},
	{`slack-2.0.json`, "openapi/sensitive-data-in-url", `/paths/~1users.lookupByEmail/get/parameters/1/name`, ""},
	{`asana.yaml`, "openapi/ssrf-parameter", `/components/schemas/WebhookRequest/properties/target`, ""},
	{`discord-3.1.json`, "openapi/static-key", `/components/securitySchemes/BotToken/type`, ""},
	{`pagerduty.json`, "openapi/unanchored-pattern", `/components/parameters/change_since/schema/pattern`, ""},
	{`cafe.yaml`, "openapi/unauthenticated-write", `/paths/~1oauth2~1register/post/security`, ""},
	{`petstorev3.json`, "openapi/unauthenticated-sensitive-data", `/paths/~1user/post/responses`, ""},
	{`docker-engine-2.0.yaml`, "openapi/unbounded-map", `/definitions/DeviceRequest/properties/Options`, ""},
	{`stripe.yaml`, "openapi/unbounded-page", `/paths/~1v1~1account~1capabilities/get/responses/200`, ""},
	{`discord-3.1.json`, "openapi/unbounded-upload", `/paths/~1applications~1{application_id}~1attachment/post/requestBody/content/multipart~1form-data`, ""},
	{`cafe.yaml`, "openapi/unsigned-webhook", `/webhooks/order-notification/post`, ""},
	{`rebilly.yaml`, "openapi/version-not-explicit", `/info`, ""},
	{`petstorev3.json`, "openapi/weaker-alternative", `/paths/~1pet~1{petId}/get/security/0/api_key`, ""},
	{`xsoar.json`, "openapi/unresolved-reference", `/paths/~1unit42intel~1samples~1search/post/responses/200/schema/$ref`, ""},
	{`twilio-api.json`, "openapi/cors-wildcard", `/paths/~12010-04-01~1Accounts.json/get/responses/200/headers/Access-Control-Allow-Origin`, ""},
	{`speakeasy-addops-3.2.yaml`, "openapi/unauthenticated-write", `/paths/~1custom~1{id}/additionalOperations/COPY`, ""},

	{`discord-3.1.json`, "openapi/ambiguous-path-security", `/paths/~1applications~1{application_id}~1guilds~1{guild_id}~1commands~1{command_id}/get`, `commands/permissions is the more concrete path`},
	{`discord-3.1.json`, "openapi/ambiguous-path-security", `/paths/~1guilds~1{guild_id}~1regions/get`, `templates has not the form of a guild_id`},
	{`stripe.yaml`, "openapi/unauthenticated-write", ``, `its root security holds for all operations`},
	{`stripe.yaml`, "openapi/undefined-security-scheme", ``, `both schemes are declared`},
	{`stripe.yaml`, "openapi/tls-required", ``, `its server is https`},
	{`github.json`, "openapi/tls-required", ``, `its server is https`},
	{`github.json`, "openapi/catastrophic-pattern", ``, `its patterns are simple`},
	{`circular-tests.yaml`, "openapi/unresolved-reference", ``, `circles of references are legal`},
	{`docker-engine-2.0.yaml`, "openapi/ignored-header-parameter", ``, `2.0 ignores no header parameters`},
	{`slack-2.0.json`, "openapi/undefined-scope", ``, `every demanded scope is declared`},
	{`asana.yaml`, "openapi/undefined-scope", ``, `every demanded scope is declared`},
	{`discord-3.1.json`, "openapi/unsafe-markdown", ``, `its descriptions hold no markup that runs`},
	{`github.json`, "openapi/unsafe-markdown", ``, `its descriptions show HTML as code only`},
	{`stripe.yaml`, "openapi/credential-in-url", `/paths/~1v1~1tokens~1{token}/get/parameters/1/name`, `the token is the resource`},
	{`stripe.yaml`, "openapi/credential-in-url", `/paths/~1v1~1issuing~1authorizations~1{authorization}/get/parameters/0/name`, `a card authorization is no credential`},
	{`digitalocean/DigitalOcean-public.v2.yaml`, "openapi/unresolved-reference", ``, `all files are there`},
	{`github-webhooks-3.1.json`, "openapi/unsigned-webhook", ``, `each event declares X-Hub-Signature-256`},
	{`github-webhooks-3.1.json`, "openapi/unauthenticated-write", ``, `webhooks are sent, not served`},
	{`rebilly.yaml`, "openapi/unused-security-scheme", ``, `each scheme is demanded somewhere`},
	{`twilio-api.json`, "openapi/version-not-explicit", ``, `its paths begin with a date`},
}

// TestCorpusCanaries looks at single places of real documents.
func TestCorpusCanaries(t *testing.T) {
	dir := filepath.Join(corpus(t), "contracts")
	reports := map[string]*model.Report{}
	for _, c := range canaries {
		if reports[c.file] == nil {
			reports[c.file] = run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{filepath.Join(dir, c.file)}})
		}
		found := slices.ContainsFunc(reports[c.file].Findings, func(f model.Finding) bool {
			return f.Rule == c.rule && (c.place == f.Location.Pointer || c.none != "" && c.place == "")
		})
		if found != (c.none == "") {
			t.Errorf("%s: %s at %q: found %v; none because %q", c.file, c.rule, c.place, found, c.none)
		}
	}
}
