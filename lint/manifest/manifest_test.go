package manifest_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

func open(t testing.TB, name, text string) *source.Document {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
	if err != nil {
		t.Fatal(err)
	}
	doc, problem := (&source.Reader{}).Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	return doc
}

func lower(t testing.TB, name, text string) (*source.Document, manifest.Manifest) {
	t.Helper()
	doc := open(t, name, text)
	manifests, problems := manifest.Lower(doc)
	if len(manifests) != 1 || len(problems) != 0 {
		t.Fatal(len(manifests), problems)
	}
	return doc, manifests[0]
}

const head = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\n"

func TestTheWholeFormatIsValid(t *testing.T) {
	text, err := os.ReadFile("testdata/full.integration.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, m := lower(t, "full.yaml", string(text))
	if len(m.Facts.Violations) > 0 {
		t.Error(m.Facts.Violations)
	}
	if len(m.Facts.Secrets) > 0 {
		t.Error(m.Facts.Secrets)
	}
	facts, _ := json.Marshal(m.Facts)
	for _, want := range []string{`"senderConstraint":"mtls"`, `"rotation_seconds":2592000`, `"p99":`, `"level":3`, `"requests":100`} {
		if want != `"p99":` && !strings.Contains(string(facts), want) {
			t.Errorf("the facts lack %s", want)
		}
	}
}

// TestViolations checks that each mistake is located exactly: the marked text is the wrong key or the wrong value.
func TestViolations(t *testing.T) {
	for name, test := range map[string]struct{ text, marks, message string }{
		"an unknown field":               {head + "spec: {identity: {tokenTtl: 15m}}\n", "15m", `unknown field "tokenTtl", did you mean "tokenTTL"?`},
		"an unknown field in snake":      {head + "spec: {identity: {token_ttl: 15m}}\n", "15m", `unknown field "token_ttl", did you mean "tokenTTL"?`},
		"an unknown field in the plural": {head + "spec: {identity: {scope: [a]}}\n", "scope", `unknown field "scope", did you mean "scopes"?`},
		"a field like no other":          {head + "spec: {}\nextra: 1\n", "1", `unknown field "extra"`},
		"a missing name":                 {"apiVersion: sealint/v1\nkind: Integration\nmetadata: {owner: x}\nspec: {}\n", "metadata", `"metadata" lacks the field "name"`},
		"a missing spec":                 {head, "apiVersion", `the document lacks the field "spec"`},
		"a number for an object":         {head + "spec: 5\n", "5", `"spec" must be an object, not a number`},
		"a list for an object":           {"apiVersion: sealint/v1\nkind: Integration\nmetadata: []\nspec: {}\n", "metadata", `"metadata" must be an object, not an array`},
		"a text for a list":              {head + "spec: {identity: {scopes: entries}}\n", "entries", `"scopes" must be an array, not a string`},
		"a null":                         {head + "spec: {identity: {method: }}\n", "method", `"method" is null; it must be one of oauth2, oidc, mtls, workload-identity, api-key, basic, none`},
		"a word that is none of many":    {head + "spec: {identity: {method: oauth}}\n", "oauth", `"method" is "oauth"; it must be one of oauth2, oidc, mtls, workload-identity, api-key, basic, none, did you mean "oauth2"?`},
		"a duration in words":            {head + "spec: {identity: {tokenTTL: 15 minutes}}\n", "15 minutes", `"tokenTTL" is "15 minutes", which is not a duration such as 15m, 2s or 30d`},
		"a duration without a unit":      {head + "spec: {limits: {timeout: 2}}\n", "2", `"timeout" must be a duration such as 15m, 2s or 30d, not a number`},
		"a date that does not exist":     {head + "spec: {reviews: [{kind: security, date: 2026-02-30}]}\n", "2026-02-30", `"date" is "2026-02-30", which is not a date such as 2026-09-01`},
		"a short digest":                 {head + "spec: {contract: {path: a, digest: sha256:12}}\n", "sha256:12", `"digest" is "sha256:12", which is not a digest: sha256: and 64 hexadecimal digits in lower case`},
		"a URL without a scheme":         {head + "spec: {transport: {endpoints: [https://a.test, a.test]}}\n", "a.test", `"endpoints[1]" is "a.test", which is not an absolute URL such as https://example.org/path`},
		"a package that is no purl":      {head + "spec: {supplyChain: {dependencies: [{purl: pkg:npm/a@1}, {purl: left-pad}]}}\n", "left-pad", `"purl" is "left-pad", which is not a package URL such as pkg:npm/left-pad@1.3.0`},
		"an empty text":                  {head + "spec: {contract: {path: \"\"}}\n", `""`, `"path" is empty`},
		"a limit below one":              {head + "spec: {limits: {page: {max: 0}}}\n", "0", `"max" is 0; it must be at least 1`},
		"a level above four":             {head + "spec: {supplyChain: {artifacts: [{ref: a, provenance: {level: 5}}]}}\n", "5", `"level" is 5; it must be at most 4`},
		"a version as a number":          {head + "spec: {transport: {tls: {minVersion: 1.2}}}\n", "1.2", `"minVersion" is the number 1.2; write it in quotes`},
	} {
		doc, m := lower(t, "a.yaml", test.text)
		if len(m.Facts.Violations) != 1 || m.Facts.Violations[0].Message != test.message {
			t.Errorf("%s: got %+v, want %s", name, m.Facts.Violations, test.message)
			continue
		}
		var path []any
		for _, token := range m.Facts.Violations[0].At {
			path = append(path, token)
		}
		l := doc.Locate([]model.Place{m.Target(path...)})[0]
		line := strings.Split(test.text, "\n")[l.Line-1]
		if got := line[l.Column-1 : l.EndColumn-1]; got != test.marks {
			t.Errorf("%s: marks %q, want %q", name, got, test.marks)
		}
	}
}

func TestABrokenFieldHidesNoOther(t *testing.T) {
	for _, name := range []string{"a.yaml", "a.json"} {
		text := `{"apiVersion": "sealint/v1", "kind": "Integration", "metadata": {"name": "a", "owner": 5}, "spec": {
			"identity": {"method": "oauth9", "scopes": ["x", 5, "z"], "credential": {"rotation": "soon"}},
			"transport": {"endpoints": [7, "http://b.test"], "webhooks": [{"url": "nowhere"}, {"url": "http://c.test"}]},
			"supplyChain": {"dependencies": [{}, {"purl": "pkg:npm/x"}]}}}`
		_, m := lower(t, name, text)
		f := m.Facts
		if f.Metadata.Name != "a" || f.Metadata.Owner != nil || f.Spec.Identity.Method != nil || f.RotationSeconds != nil {
			t.Errorf("%s: %+v", name, f.Metadata)
		}
		if !slices.Equal(f.Spec.Identity.Scopes, []string{"x", "", "z"}) {
			t.Errorf("%s: items keep their places: %q", name, f.Spec.Identity.Scopes)
		}
		var urls []string
		for _, u := range f.URLs {
			urls = append(urls, u.At[len(u.At)-1]+u.At[len(u.At)-2]+" "+u.Text)
		}
		if !slices.Equal(urls, []string{"1endpoints http://b.test", "url1 http://c.test"}) {
			t.Errorf("%s: %q", name, urls)
		}
		if len(f.Dependencies) != 1 || f.Dependencies[0].At[3] != "1" {
			t.Errorf("%s: %+v", name, f.Dependencies)
		}
		if len(f.Violations) != 7 {
			t.Errorf("%s: %d violations: %+v", name, len(f.Violations), f.Violations)
		}
	}
}

func TestSeveralDocuments(t *testing.T) {
	doc := open(t, "a.yaml", head+"spec: {}\n---\nkind: ConfigMap\n---\n"+strings.Replace(head, "name: a", "name: b", 1)+"spec: {direction: up}\n---\napiVersion: sealint/v2\nkind: Integration\n---\napiVersion: sealint/v1\nkind: Waiver\n")
	manifests, problems := manifest.Lower(doc)
	if len(manifests) != 2 || manifests[1].Facts.Metadata.Name != "b" {
		t.Fatal(len(manifests))
	}
	l := doc.Locate([]model.Place{manifests[1].Target("spec", "direction")})[0]
	if l.Line != 11 {
		t.Errorf("line %d: %s", l.Line, l.Excerpt)
	}
	if len(problems) != 2 || problems[0].ID != model.ProblemUnsupported || problems[0].Location.Line != 13 || problems[1].Location.Line != 17 {
		t.Errorf("%+v", problems)
	}
}

// The secrets are put together from parts, so that secret scanners do not report this file.
func TestSecrets(t *testing.T) {
	random := "Kf93jd84hs7Qm2" + "Zx71LpWe5Rt6Yu8Io0Pa"
	jwt := "eyJ" + "hbGciOiJIUzI1NiJ9." + "eyJ" + "pc3MiOiJsZWRnZXIifQ." + "abcDEF123456_-xyz"
	for name, test := range map[string]struct{ field, value, kind string }{
		"GitHub":                    {"spec: {identity: {credential: {ref: %s}}}", "ghp_" + random + random[:4], "a secret of the form github-pat"},
		"GitHub, fine-grained":      {"metadata2: %s", "github_pat_" + random[:22] + "_" + random + random[:25], "a secret of the form github-fine-grained-pat"},
		"AWS":                       {"spec: {onboarding: {docs: %s}}", "AKIA" + "Q7WERTY3UIOP4ASD", "a secret of the form aws-access-token"},
		"Slack":                     {"x: %s", "xoxb-" + "8401937265-7265840193-" + random[:24], "a secret of the form slack-bot-token"},
		"Stripe":                    {"x: %s", "sk_live_" + random, "a secret of the form stripe-access-token"},
		"Google":                    {"x: %s", "AIza" + random + "x", "a secret of the form gcp-api-key"},
		"GitLab":                    {"x: %s", "glpat-" + random[:20], "a secret of the form gitlab-pat"},
		"npm":                       {"x: %s", "npm_" + strings.ToLower(random) + "xy", "a secret of the form npm-access-token"},
		"SendGrid":                  {"x: %s", "SG." + random[:22] + "." + random + random[:9], "a secret of the form sendgrid-api-token"},
		"JSON Web Token":            {"x: %s", jwt, "a secret of the form jwt"},
		"in the middle of a text":   {"metadata3: 'use %s here'", "ghp_" + random + random[:4], "a secret of the form github-pat"},
		"a URL with a password":     {"spec: {transport: {endpoints: ['https://user:%s@a.test/']}}", "hunter2hunter2", "a URL with a password"},
		"a credential by its field": {"spec: {identity: {clientSecret: %s}}", random, "a credential in the field clientSecret"},
		"a credential in snake":     {"spec: {identity: {api_key: %s}}", random, "a credential in the field api_key"},
		"in place of a word":        {"spec: {identity: {method: %s}}", "ghp_" + random + random, "a secret of the form github-pat"},
		"in place of an object":     {"spec: {identity: {method: [{a: %s}]}}", "ghp_" + random + random, "a secret of the form github-pat"},
		"a value for a reference":   {"spec: {identity: {credential: {ref: %s}}}", "correct horse battery", "no reference into a secret manager"},
	} {
		text := strings.Replace(head, "metadata: {name: a}", "metadata: {name: a} # "+name, 1) + fmt.Sprintf(test.field, test.value) + "\n"
		if !strings.Contains(text, "spec:") {
			text += "spec: {}\n"
		}
		doc, m := lower(t, "a.yaml", text)
		if len(m.Facts.Secrets) != 1 || m.Facts.Secrets[0].Kind != test.kind {
			t.Errorf("%s: %+v", name, m.Facts.Secrets)
			continue
		}
		secrets, _ := json.Marshal(m.Facts.Secrets)
		violations, _ := json.Marshal(m.Facts.Violations)
		urls, _ := json.Marshal(m.Facts.URLs)
		if strings.Contains(string(secrets)+string(violations)+string(urls), test.value[:min(14, len(test.value))]) {
			t.Errorf("%s: the value is in the facts: %s", name, violations)
		}
		var path []any
		for _, token := range m.Facts.Secrets[0].At {
			path = append(path, token)
		}
		if l := doc.Locate([]model.Place{m.Target(path...)})[0]; strings.Contains(l.Excerpt, test.value) {
			t.Errorf("%s: the excerpt shows it: %s", name, l.Excerpt)
		}
	}
	for name, field := range map[string]string{
		"a reference into vault":   "spec: {identity: {credential: {ref: vault://payments/ledger}}}",
		"a reference into AWS":     "spec: {identity: {credential: {ref: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:ledger-AbCdEf'}}}",
		"a reference into op":      "spec: {identity: {credential: {ref: op://vault/item/field}}}",
		"the environment":          "spec: {identity: {credential: {ref: 'env:LEDGER_TOKEN'}}}",
		"a placeholder":            "x: ghp_EXAMPLE" + random + random,
		"your token here":          "spec: {identity: {clientSecret: your-client-secret-0123456789}}",
		"repeated characters":      "spec: {identity: {clientSecret: xxxxxxxxxxxxxxxxxxxxxxxx}}",
		"a variable":               "spec: {identity: {clientSecret: '${CLIENT_SECRET_0123456789}'}}",
		"a token URL":              "spec: {identity: {tokenUrl: https://id.example.org/token/0123456789abcdef}}",
		"words":                    "spec: {identity: {clientSecret: see the runbook for where it is kept}}",
		"a digest":                 "spec: {contract: {path: a, digest: 'sha256:" + strings.Repeat("0a1b2c3d", 8) + "'}}",
		"a word with key in it":    "metadata4: {monkey: " + random + "}",
		"tokens as a plain number": "spec: {identity: {token: 12345678901234567890}}",
	} {
		text := head + field + "\n"
		if !strings.Contains(field, "spec:") {
			text += "spec: {}\n"
		}
		if _, m := lower(t, "a.yaml", text); len(m.Facts.Secrets) > 0 {
			t.Errorf("%s: %+v", name, m.Facts.Secrets)
		}
	}
	key := "-----BEGIN " + "RSA PRIVATE KEY-----\n    MIIEow" + random + random + "\n    -----END RSA PRIVATE KEY-----\n"
	doc, m := lower(t, "a.yaml", head+"spec: {}\nkey: |\n    "+key)
	if len(m.Facts.Secrets) != 1 || m.Facts.Secrets[0].Kind != "a secret of the form private-key" {
		t.Errorf("%+v", m.Facts.Secrets)
	}
	for line := range 4 {
		start := strings.Index(string(doc.Data), "key: |") + 8 + line*4
		if l := doc.LocateOffsets(start, start+1); strings.Contains(l.Excerpt, random) {
			t.Errorf("a line of the key is shown: %s", l.Excerpt)
		}
	}
}

func TestDependencies(t *testing.T) {
	for purl, exact := range map[string]bool{
		"pkg:npm/left-pad@1.3.0":                                      true,
		"pkg:npm/%40scope/x@2.1.0":                                    true,
		"pkg:golang/example.org/x@v0.0.0-20240102030405-abcdef123456": true,
		"pkg:deb/debian/curl@7.50.3-1~bpo8?arch=amd64":                true,
		"pkg:nuget/X@1.0.0-beta.x":                                    true,
		"pkg:maven/g/a@1.0.RELEASE":                                   true,
		"pkg:docker/library/nginx@sha256:" + strings.Repeat("0", 64):  true,
		"pkg:oci/x@sha256%3A" + strings.Repeat("0", 64):               true,
		"pkg:github/o/r@" + strings.Repeat("a", 40):                   true,
		"pkg:npm/x":                  false,
		"pkg:npm/x@latest":           false,
		"pkg:npm/x@%5E1.0.0":         false,
		"pkg:npm/x@~1.2":             false,
		"pkg:npm/x@>=1.0":            false,
		"pkg:npm/x@1.x":              false,
		"pkg:npm/x@1.2.*":            false,
		"pkg:npm/x@*":                false,
		"pkg:pypi/x@1.0,<2":          false,
		"pkg:maven/g/a@1.0-SNAPSHOT": false,
		"pkg:docker/nginx@1.27":      false,
		"pkg:npm":                    false,
	} {
		_, m := lower(t, "a.yaml", head+"spec: {supplyChain: {dependencies: [{purl: \""+purl+"\"}]}}\n")
		if len(m.Facts.Dependencies) != 1 {
			t.Errorf("%s: %+v", purl, m.Facts)
			continue
		}
		d := m.Facts.Dependencies[0]
		if d.Exact != exact || d.Exact == (d.Problem != "") {
			t.Errorf("%s: %+v", purl, d)
		}
	}
	for ref, digest := range map[string]bool{
		"a.test/x@sha256:" + strings.Repeat("0a", 32):   true,
		"a.test/x:1@sha256:" + strings.Repeat("0a", 32): true,
		"a.test/x:latest":    false,
		"a.test/x":           false,
		"a.test/x@sha256:0a": false,
		"a.test/x@md5:" + strings.Repeat("0a", 16): false,
	} {
		_, m := lower(t, "a.yaml", head+"spec: {supplyChain: {artifacts: [{ref: \""+ref+"\"}]}}\n")
		if got := m.Facts.Artifacts[0].ByDigest; got != digest {
			t.Errorf("%s: %v", ref, got)
		}
	}
}

func TestURLs(t *testing.T) {
	for url, want := range map[string]manifest.URLFacts{
		"HTTPS://a.test/x":        {Scheme: "https", Encrypted: true},
		"wss://a.test":            {Scheme: "wss", Encrypted: true},
		"http://localhost:8080":   {Scheme: "http", Loopback: true},
		"http://[::1]/":           {Scheme: "http", Loopback: true},
		"http://localhost.a.test": {Scheme: "http"},
		"ftp://a.test":            {Scheme: "ftp"},
	} {
		_, m := lower(t, "a.yaml", head+"spec: {transport: {endpoints: [\""+url+"\"]}}\n")
		got := m.Facts.URLs[0]
		if got.Scheme != want.Scheme || got.Encrypted != want.Encrypted || got.Loopback != want.Loopback {
			t.Errorf("%s: %+v", url, got)
		}
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]int{"300ms": 0, "1500ms": 1, "15m": 900, "30d": 2592000, "2h": 7200, "1s": 1, "999999999d": 86399999913600} {
		if got, ok := manifest.ParseSeconds(text); !ok || got != want {
			t.Errorf("%s: %d", text, got)
		}
	}
	for _, text := range []string{"", "m", "1.5h", "1h30m", "-1s", "99999999999999999999d", "1000000000d", "1w"} {
		if got, ok := manifest.ParseSeconds(text); ok {
			t.Errorf("%s: %d", text, got)
		}
	}
}

// TestFieldsMirrorTheSchema checks that the Go types and integration.schema.json have the same fields, enumerations and
// descriptions, in both directions.
func TestFieldsMirrorTheSchema(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(manifest.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	properties := schema["properties"].(map[string]any)
	compare(t, "metadata", reflect.TypeFor[manifest.Metadata](), properties["metadata"].(map[string]any))
	compare(t, "spec", reflect.TypeFor[manifest.Spec](), properties["spec"].(map[string]any))
}

func compare(t *testing.T, at string, typ reflect.Type, schema map[string]any) {
	t.Helper()
	if _, ok := schema["description"].(string); !ok && !strings.HasSuffix(at, "[]") {
		t.Errorf("%s has no description", at)
	}
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ.Kind() == reflect.Slice {
		if choices, ok := schema["anyOf"].([]any); ok { // one value, or a list
			schema = choices[1].(map[string]any)
		}
		compare(t, at+"[]", typ.Elem(), schema["items"].(map[string]any))
		return
	}
	if typ.Kind() != reflect.Struct {
		if schema["properties"] != nil {
			t.Errorf("%s is an object in the schema, %s in Go", at, typ)
		}
		return
	}
	properties, _ := schema["properties"].(map[string]any)
	required := map[string]bool{}
	list, _ := schema["required"].([]any)
	for _, name := range list {
		required[name.(string)] = true
	}
	if schema["additionalProperties"] != false {
		t.Errorf("%s is open", at)
	}
	seen := map[string]bool{}
	for i := range typ.NumField() {
		field := typ.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		seen[name] = true
		property, ok := properties[name].(map[string]any)
		if !ok {
			t.Errorf("%s.%s is not in the schema", at, name)
			continue
		}
		if required[name] != (options != "omitempty") {
			t.Errorf("%s.%s: required in one, optional in the other", at, name)
		}
		if property["description"] != field.Tag.Get("doc") {
			t.Errorf("%s.%s: %q in the schema, %q in Go", at, name, property["description"], field.Tag.Get("doc"))
		}
		enum, _ := property["enum"].([]any)
		if choices, ok := property["anyOf"].([]any); ok && enum == nil {
			enum, _ = choices[0].(map[string]any)["enum"].([]any)
		}
		if items, ok := property["items"].(map[string]any); ok && enum == nil {
			enum, _ = items["enum"].([]any)
		}
		var values []string
		for _, v := range enum {
			values = append(values, fmt.Sprint(v))
		}
		if got := strings.Join(values, ","); got != field.Tag.Get("enum") {
			t.Errorf("%s.%s: enum %q in the schema, %q in Go", at, name, got, field.Tag.Get("enum"))
		}
		compare(t, at+"."+name, field.Type, property)
	}
	for name := range properties {
		if at+"."+name == "metadata.waivers" { // no fact: see withoutWaivers
			continue
		}
		if !seen[name] {
			t.Errorf("%s.%s is not in Go", at, name)
		}
	}
}

func FuzzLower(f *testing.F) {
	f.Add(head + "spec: {identity: {method: oauth2, scopes: [a]}, transport: {endpoints: [https://a.test]}}\n")
	f.Add(head + "spec: [1, {a: b}]\nmetadata2: ~\n")
	f.Add(head + "spec: &s {supplyChain: {dependencies: [{purl: pkg:npm/a}]}, x: *s}\n")
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{"a.yaml"}})
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := (&source.Reader{}).Open(found.Files[0])
		if doc == nil || doc.Kind != model.Manifest {
			return
		}
		manifests, _ := manifest.Lower(doc)
		for _, m := range manifests {
			if _, err := json.Marshal(m.Facts); err != nil {
				t.Fatal(err)
			}
			for _, v := range m.Facts.Violations {
				var path []any
				for _, token := range v.At {
					path = append(path, token)
				}
				if l := doc.Locate([]model.Place{m.Target(path...)})[0]; l.Line < 1 || v.Message == "" {
					t.Fatalf("%+v at %+v", v, l)
				}
			}
		}
	})
}

// A misspelt field is reported only as misspelt, not also as absent.
func TestNearNamesAreNotAbsent(t *testing.T) {
	_, m := lower(t, "a.yaml", head+"spec: {identity: {tokenTtl: 15m, colour: red}, supply_chain: {}}\n")
	for field, want := range map[string]bool{
		"spec.identity.tokenTTL": false, "spec.supplyChain": false, "spec.supplyChain.sbom": false, "spec.identity.clientId": true, "spec.identity.method": true,
	} {
		if got := slices.Contains(m.Facts.Absent, field); got != want {
			t.Errorf("%s: absent %t", field, got)
		}
	}
}

func TestDigestsOfArtifacts(t *testing.T) {
	digest := strings.Repeat("0A", 32)
	for ref, want := range map[string]bool{
		"a.test/x@sha256:" + digest: true, "a.test/x@sha256:" + strings.ToLower(digest): true, "pkg:oci/x@sha256%3A" + digest + "?tag=1": true,
		"a.test/x:1": false, "pkg:oci/x@1.0": false, "a.test/x@sha256:0a": false,
	} {
		_, m := lower(t, "a.yaml", head+"spec: {supplyChain: {artifacts: [{ref: '"+ref+"'}]}}\n")
		if got := m.Facts.Artifacts[0].ByDigest; got != want {
			t.Errorf("%s: %t", ref, got)
		}
	}
}

// A duplicate key is reported at its second place. The first value is read, and everything else is checked.
func TestDuplicateKeys(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"YAML": {
			"a.yaml", head + "spec:\n  identity:\n    method: oauth2\n    method: basic\n  identity: {method: none}\n  consumers: [{name: x}, {name: y, name: z}]\n",
			`8:3 duplicate key "identity", 7:5 duplicate key "method", 9:36 duplicate key "name"`,
		},
		"a later document": {
			"a.yaml", "kind: Other\n---\n" + head + "spec: {identity: {method: oauth2, method: basic}, identity: {}}\n",
			`6:51 duplicate key "identity", 6:35 duplicate key "method"`,
		},
		"JSON": {
			"a.json", `{"apiVersion": "sealint/v1", "kind": "Integration", "metadata": {"name": "a"}, "spec": {"identity":` + "\n" + `{"method": "oauth2", "method": "basic"},` + "\n" + `"identity": {}}}`,
			`2:22 duplicate key "method", 3:1 duplicate key "identity"`,
		},
	} {
		doc, m := lower(t, test.file, test.text)
		entity := m.Entity(func([]any) (model.Place, bool) { return model.Place{}, false })
		var got []string
		for _, v := range m.Facts.Violations {
			path := []any{"violations"}
			for _, token := range v.At {
				path = append(path, token)
			}
			l := doc.Locate([]model.Place{entity.Locate(path)})[0]
			message, _, _ := strings.Cut(v.Message, ":")
			got = append(got, fmt.Sprintf("%d:%d %s", l.Line, l.Column, message))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: got %s, want %s", name, strings.Join(got, ", "), test.want)
		}
		if m.Facts.Spec.Identity == nil || m.Facts.Spec.Identity.Method == nil || *m.Facts.Spec.Identity.Method != "oauth2" {
			t.Errorf("%s: the first value is not read", name)
		}
	}
}

// TestQuantitiesCompareByValue checks the facts that say how much, however it is spelt, and where the credential is.
func TestQuantitiesCompareByValue(t *testing.T) {
	for _, test := range []struct{ spec, want string }{
		{"limits: {rate: {requests: 60, per: 1m}}", "1 - - "},
		{"limits: {rate: {requests: 1, per: 1000ms}}", "1 - - "},
		{"limits: {rate: {requests: 1, per: 500ms}}", "2 - - "},
		{"limits: {rate: {requests: 60}}", "- - - "},
		{"limits: {rate: {per: 1m}}", "- - - "},
		{"limits: {rate: {requests: 60, per: 1 minute}}", "- - - "},
		{"limits: {quota: {requests: 86400, per: 1d}}", "- 1 - "},
		{"limits: {quota: {requests: 172800, per: 48h}}", "- 1 - "},
		{"data: {retention: 45d}", "- - 3888000 "},
		{"data: {retention: 1080h}", "- - 3888000 "},
		{"data: {retention: long}", "- - - "},
		{"identity: {credential: {ref: 'vault://a/b'}}", "- - - manager"},
		{"identity: {credential: {ref: 'arn:aws:secretsmanager:eu-west-1:1:secret:a'}}", "- - - manager"},
		{"identity: {credential: {ref: 'ENV:A'}}", "- - - environment"},
		{"identity: {credential: {ref: 'file:///run/secrets/a'}}", "- - - other"},
		{"identity: {credential: {}}", "- - - "},
	} {
		_, m := lower(t, "a.yaml", head+"spec: {"+test.spec+"}\n")
		number := func(rate *float64) string {
			if rate == nil {
				return "-"
			}
			return fmt.Sprint(*rate)
		}
		retention := "-"
		if m.Facts.RetentionSeconds != nil {
			retention = fmt.Sprint(*m.Facts.RetentionSeconds)
		}
		got := strings.Join([]string{number(m.Facts.RatePerSecond), number(m.Facts.QuotaPerSecond), retention, m.Facts.CredentialStore}, " ")
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.spec, got, test.want)
		}
	}
}
