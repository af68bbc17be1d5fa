package scaffold

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// repository makes a directory of files (name → text).
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func plan(t *testing.T, dir string) *Plan {
	t.Helper()
	p, err := Make(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// begun makes and writes a plan.
func begun(t *testing.T, dir string) *Plan {
	t.Helper()
	p := plan(t, dir)
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *Plan) file(t *testing.T, name string) File {
	t.Helper()
	i := slices.IndexFunc(p.Files, func(f File) bool { return f.Path == name })
	if i < 0 {
		t.Fatalf("no %s in %v", name, p.paths())
	}
	return p.Files[i]
}

func (p *Plan) paths() []string {
	var paths []string
	for _, f := range p.Files {
		paths = append(paths, f.Path)
	}
	return paths
}

// proven is a manifest without its comments, on one line.
func proven(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); !strings.HasPrefix(trimmed, "#") {
			lines = append(lines, trimmed)
		}
	}
	return strings.Join(lines, " ")
}

// lintForm lints a repository and fails on what a written file can be blamed for.
func lintForm(t *testing.T, dir string) {
	t.Helper()
	for _, problem := range problems(t, dir) {
		t.Error(problem)
	}
}

// problems lints a repository: what could not be judged, and what is wrong with the form of a manifest.
func problems(t *testing.T, dir string) []string {
	t.Helper()
	report, err := judge(t.Context(), lint.Options{Dir: dir}, lint.Input{Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]bool{}
	for _, p := range report.Problems {
		list[p.Error()] = true
	}
	for _, f := range report.Findings {
		if f.Rule == "integration/invalid-manifest" || f.Rule == "integration/embedded-secret" {
			list[f.Location.Path+": "+f.Message] = true
		}
	}
	return slices.Sorted(maps.Keys(list))
}

const (
	schemes30 = `components: {securitySchemes: {
		oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test/token, scopes: {r: R, w: W, x: X}}}},
		oauth2flows: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test/token, scopes: {r: R}},
			authorizationCode: {authorizationUrl: https://id.test/a, tokenUrl: https://id.test/t, scopes: {r: R}}}},
		plainflow: {type: oauth2, flows: {clientCredentials: {tokenUrl: http://id.test/token, scopes: {r: R}}}},
		oidc: {type: openIdConnect, openIdConnectUrl: https://id.test/.well-known/openid-configuration},
		mtls: {type: mutualTLS}, key: {type: apiKey, in: header, name: k}, key2: {type: apiKey, in: header, name: k2},
		basic: {type: http, scheme: basic}, bearer: {type: http, scheme: bearer}}}` + "\n"
	head31 = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
)

func operations(security ...string) string {
	text := "paths:\n"
	for i, s := range security {
		text += "  /" + string(rune('a'+i)) + ": {get: {"
		if s != "" {
			text += "security: " + s + ", "
		}
		text += "responses: {'200': {description: OK}}}}\n"
	}
	return text
}

func TestIdentity(t *testing.T) {
	for name, test := range map[string]struct {
		security []string
		want     string // what stands in the identity
	}{
		"one flow":                 {[]string{"[{oauth: [w]}]", "[{oauth: [r]}]"}, "identity: method: oauth2 grant: client_credentials tokenUrl: https://id.test/token"},
		"two flows":                {[]string{"[{oauth2flows: [r]}]"}, "identity: method: oauth2"},
		"plain token URL":          {[]string{"[{plainflow: [r]}]"}, "identity: method: oauth2 grant: client_credentials"},
		"first alternative":        {[]string{"[{oauth: [r]}, {oauth: [x]}]"}, "identity: method: oauth2 grant: client_credentials tokenUrl: https://id.test/token"},
		"strongest of all":         {[]string{"[{key: []}, {oauth: [r]}]", "[{oauth: [r]}, {basic: []}]"}, "identity: method: oauth2 grant: client_credentials tokenUrl: https://id.test/token"},
		"common one":               {[]string{"[{key: []}, {oauth: [r]}]", "[{key: []}]"}, ""},
		"oidc":                     {[]string{"[{oidc: [r]}]"}, "identity: method: oidc"},
		"mtls":                     {[]string{"[{mtls: []}]", "[{mtls: []}, {key: []}]"}, "identity: method: mtls"},
		"two keys":                 {[]string{"[{key: [], key2: []}]"}, ""},
		"basic":                    {[]string{"[{basic: []}]"}, ""},
		"key and token together":   {[]string{"[{key: [], oauth: [r]}]"}, "identity: method: oauth2 grant: client_credentials tokenUrl: https://id.test/token"},
		"bearer":                   {[]string{"[{bearer: []}]"}, ""},
		"bearer rather than a key": {[]string{"[{bearer: []}, {key: []}]"}, ""},
		"disagreement":             {[]string{"[{oauth: [r]}]", "[{key: []}]"}, ""},
		"undefined":                {[]string{"[{nothing: []}]"}, ""},
		"public":                   {[]string{"[]", "[{}]"}, "identity: method: none"},
		"silent":                   {[]string{"", ""}, ""},
		"some public":              {[]string{"[]", "[{oauth: [r]}]", "[{}, {oauth: [w]}]"}, "identity: method: oauth2 grant: client_credentials tokenUrl: https://id.test/token"},
		"no operations":            {nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			paths := operations(test.security...)
			if len(test.security) == 0 {
				paths = "paths: {}\n"
			}
			p := plan(t, repository(t, map[string]string{"a.yaml": head31 + paths + schemes30}))
			text := p.file(t, "integrations/pets.integration.yaml").Text
			_, got, _ := strings.Cut(proven(text), `version: "1" `)
			if strings.TrimSpace(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if silent := strings.Contains(text, "does not say how callers authenticate"); silent != (name == "silent" || name == "no operations") {
				t.Errorf("silent: %v", silent)
			}
		})
	}
}

// TestStaticKeysAreGaps: a method that needs an approval is not stated before there is one.
func TestStaticKeysAreGaps(t *testing.T) {
	for scheme, method := range map[string]string{"key": "api-key", "basic": "basic"} {
		p := plan(t, repository(t, map[string]string{"a.yaml": head31 + operations("[{"+scheme+": []}]") + schemes30}))
		text := p.file(t, "integrations/pets.integration.yaml").Text
		if strings.Contains(proven(text), "method") || !strings.Contains(text, "#   method: "+method+"  #") || !strings.Contains(text, "#   elevated: {excepts: [static-key]") {
			t.Error(text)
		}
	}
}

// TestWebhooks are called by the API: their security and servers are not the client's.
func TestWebhooks(t *testing.T) {
	webhook := "webhooks: {w: {post: {security: [{key: []}], responses: {'200': {description: OK}}}}}\n"
	p := plan(t, repository(t, map[string]string{"a.yaml": head31 + operations("[{mtls: []}]") + webhook + schemes30}))
	text := p.file(t, "integrations/pets.integration.yaml").Text
	if !strings.Contains(proven(text), "method: mtls") || !strings.Contains(text, "  webhooks:") {
		t.Error(text)
	}
}

func TestEndpoints(t *testing.T) {
	for name, test := range map[string]struct{ servers, want string }{
		"https, each once":   {"[{url: https://a.test/v1}, {url: HTTPS://b.test}, {url: https://a.test/v1}]", "transport: endpoints: - https://a.test/v1 - HTTPS://b.test"},
		"others":             {"[{url: http://a.test}, {url: /v1}, {url: //a.test}, {url: wss://a.test}, {url: 'https://'}, {url: ''}]", ""},
		"variables":          {"[{url: 'https://{h}.test', variables: {h: {default: a}}}, {url: 'https://a.test/{x}'}]", ""},
		"credentials":        {"[{url: 'https://u:Zx81kPq0@a.test'}, {url: 'https://a.test?key=1'}]", ""},
		"what is no URL":     {`[{url: "https://a.test/a b"}, {url: "https://a.test/\u00a0"}, {url: "https://a.test/\n"}, {url: "https://a.test/\u202e"}]`, ""},
		"scheme in a host":   {"[{url: 'https://http://a.test'}]", ""},
		"needs to be quoted": {`[{url: "https://a.test/a'b:c"}]`, "transport: endpoints: - https://a.test/a'b:c"},
	} {
		t.Run(name, func(t *testing.T) {
			p := plan(t, repository(t, map[string]string{"a.yaml": head31 + "servers: " + test.servers + "\n" + operations("")}))
			_, got, _ := strings.Cut(proven(p.file(t, "integrations/pets.integration.yaml").Text), `version: "1" `)
			if strings.TrimSpace(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestData(t *testing.T) {
	body := func(schema string) string {
		return head31 + "paths: {/a: {post: {requestBody: {content: {application/json: {schema: " + schema + "}}}, responses: {'200': {description: OK}}}}}\n"
	}
	for name, test := range map[string]struct{ contract, want string }{
		"highest":                      {body("{type: object, properties: {a: {type: string, x-data-classification: internal}, b: {type: string, x-data-classification: Confidential}}}"), "data: classification: confidential"},
		"whole body":                   {body("{type: string, x-data-classification: restricted}"), "data: classification: restricted"},
		"unknown word":                 {body("{type: string, x-data-classification: secret-ish}"), ""},
		"categories":                   {body("{type: object, properties: {iban: {type: string}, email: {type: string}, password: {type: string}}}"), "data: categories: - personal - financial - authentication"},
		"nothing":                      {body("{type: object, properties: {colour: {type: string}}}"), ""},
		"a credential beside the data": {head31 + "paths: {/a: {get: {parameters: [{in: header, name: X-Api-Key, schema: {type: string}}], responses: {'200': {description: OK}}}}}\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := plan(t, repository(t, map[string]string{"a.yaml": test.contract}))
			_, got, _ := strings.Cut(proven(p.file(t, "integrations/pets.integration.yaml").Text), `version: "1" `)
			if strings.TrimSpace(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

const (
	sbomText = `{"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"component": {"type": "application", "name": "client"}}, "components": [{"type": "library", "name": "x"}]}`
	vex      = `{"bomFormat": "CycloneDX", "specVersion": "1.5", "vulnerabilities": [{"id": "CVE-2026-0001"}]}`
)

func TestSBOM(t *testing.T) {
	contract := head31 + "paths: {}\n"
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"the only one":            {map[string]string{"api/a.yaml": contract, "dist/x.cdx.json": sbomText}, "sbom: ../dist/x.cdx.json"},
		"the nearest":             {map[string]string{"a/api/a.yaml": contract, "a/x.cdx.json": sbomText, "y.cdx.json": sbomText}, "sbom: ../a/x.cdx.json"},
		"two at the nearest":      {map[string]string{"a/api/a.yaml": contract, "a/x.cdx.json": sbomText, "a/y.cdx.json": sbomText, "y.cdx.json": sbomText}, ""},
		"two elsewhere":           {map[string]string{"a/a.yaml": contract, "b/x.cdx.json": sbomText, "c/y.cdx.json": sbomText}, ""},
		"one beside the manifest": {map[string]string{"integrations/a.yaml": contract, "integrations/x.cdx.json": sbomText}, "sbom: x.cdx.json"},
		"none":                    {map[string]string{"a.yaml": contract}, ""},
		"one of vulnerabilities":  {map[string]string{"api/a.yaml": contract, "dist/x.cdx.json": vex}, ""},
		"one of several programs": {map[string]string{"a/a.yaml": contract, "b/b.yaml": head31 + "paths: {}\n", "b/dist/x.cdx.json": sbomText}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			text := proven(plan(t, repository(t, test.files)).file(t, "integrations/pets.integration.yaml").Text)
			if got := strings.Contains(text, "supplyChain:"); got != (test.want != "") || !strings.Contains(text, test.want) {
				t.Errorf("want %q in %s", test.want, text)
			}
		})
	}
}

func TestNames(t *testing.T) {
	titled := func(title string) string {
		text, err := json.Marshal(map[string]any{"openapi": "3.0.3", "info": map[string]any{"title": title, "version": "1"}, "paths": map[string]any{}})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	names := func(manifest, contract string) string {
		return "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: " + manifest + "}\nspec: {contract: {path: " + contract + "}}\n"
	}
	for name, test := range map[string]struct {
		files map[string]string
		want  []string // the manifests that are planned
	}{
		"titles":             {map[string]string{"a.json": titled("Ledger API v2.0"), "b.json": titled("Écritures — été")}, []string{"ledger-api-v2-0", "ecritures-ete"}},
		"the file's name":    {map[string]string{"支払い.json": titled("支払い"), "my orders.openapi.json": titled("")}, []string{"my-orders", "integration"}},
		"one title twice":    {map[string]string{"a.json": titled("Pets"), "b.json": titled("pets!")}, []string{"pets", "pets-2"}},
		"long":               {map[string]string{"a.json": titled(strings.Repeat("long ", 100))}, []string{strings.TrimSuffix(strings.Repeat("long-", 12), "-")}},
		"a path for a title": {map[string]string{"a.json": titled("../../etc/passwd")}, []string{"etc-passwd"}},
		"a secret":           {map[string]string{"a.json": titled("ghp_" + "kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5AqEoUiB")}, []string{"a"}},
		"named already":      {map[string]string{"a.json": titled("Pets"), "m.yaml": names("other", "a.json")}, nil},
		"name of another":    {map[string]string{"a.json": titled("Pets"), "b.json": titled("x"), "m.yaml": names("pets", "b.json")}, []string{"pets-2"}},
		"file of another":    {map[string]string{"a.json": titled("Pets"), "b.json": titled("x"), "integrations/pets.integration.yaml": names("y", "../b.json")}, []string{"pets-2"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := repository(t, test.files)
			var got []string
			for _, f := range begun(t, dir).Files {
				if base, ok := strings.CutSuffix(filepath.Base(f.Path), ".integration.yaml"); ok {
					got = append(got, base)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			lintForm(t, dir)
		})
	}
}

// TestOwnFileIsKept is about a manifest that lost its contract: another one beside it would not help anybody.
func TestOwnFileIsKept(t *testing.T) {
	dir := repository(t, map[string]string{
		"a.yaml":                             head31 + "paths: {}\n",
		"integrations/pets.integration.yaml": "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: pets}\nspec: {contract: {path: ../moved.yaml}}\n",
	})
	f := begun(t, dir).file(t, "integrations/pets.integration.yaml")
	if f.State != Kept || !strings.Contains(f.Note, "a.yaml has no manifest") {
		t.Errorf("%+v", f)
	}
}

// TestGaps takes the mark off every gap: what then stands there is as the schema says, and leaves no rule of the profile
// recommended anything to ask for. Only examples of what nobody can know before are found.
func TestGaps(t *testing.T) {
	paths := "paths: {/a: {post: {security: SECURITY, requestBody: {content: {application/json: {schema: {type: object, properties: {iban: {type: string, x-data-classification: CLASS}}}}}}, responses: {'200': {description: OK}}}}}\n"
	webhooks := "webhooks: {w: {post: {responses: {'200': {description: OK}}}}}\n"
	mark := regexp.MustCompile(`(?m)^( *)# `)
	client := strings.Replace(sbomText, `"application"`, `"container"`, 1)
	for _, security := range []string{"[{oauth: [r]}]", "[{key: []}]", "[{bearer: []}]", "[{mtls: []}]", "[]"} {
		for _, class := range []string{"restricted", "internal"} {
			contract := strings.NewReplacer("SECURITY", security, "CLASS", class).Replace(head31 + paths + webhooks + schemes30)
			dir := repository(t, map[string]string{"a.yaml": contract, "dist/client.cdx.json": client})
			f := begun(t, dir).file(t, "integrations/pets.integration.yaml")
			filled := mark.ReplaceAllString(strings.TrimPrefix(f.Text, header), "$1")
			// What an example cannot be: a digest, and a scope and a field of the contract.
			filled = strings.NewReplacer("sha256:…", "sha256:"+strings.Repeat("a", 64), "[items:read]", "[r]", "path: /name", "path: /iban").Replace(filled)
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(f.Path)), []byte(filled), 0o644); err != nil {
				t.Fatal(err)
			}
			report, err := judge(t.Context(), lint.Options{Dir: dir}, lint.Input{Paths: []string{"integrations"}, Today: "2026-02-15"})
			if err != nil {
				t.Fatal(err)
			}
			for _, finding := range report.Findings {
				switch {
				case security == "[]" && finding.Rule == "integration/static-key": // nothing makes up for it
				case strings.HasPrefix(finding.Rule, "integration/"):
					t.Errorf("%s, %s: %s: %s: let a gap in manifest.go ask for it", security, class, finding.Rule, finding.Message)
				}
			}
			for _, problem := range report.Problems {
				t.Errorf("%s: %s", security, problem.Error())
			}
		}
	}
}

// lower reads the text of a manifest.
func lower(t *testing.T, text string) manifest.Manifest {
	t.Helper()
	found, err := source.Discover(t.Context(), source.Search{Dir: t.TempDir(), Args: []string{"-"}, Stdin: strings.NewReader(text)})
	if err != nil {
		t.Fatal(err)
	}
	doc, problem := (&source.Reader{}).Open(found.Files[0])
	if problem != nil {
		t.Fatalf("%s\n%s", problem.Error(), text)
	}
	manifests, problems := manifest.Lower(doc)
	if len(manifests) != 1 || len(problems) > 0 {
		t.Fatalf("%d manifests, %v\n%s", len(manifests), problems, text)
	}
	return manifests[0]
}

// FuzzManifest holds that whatever documents say, the manifest is one and says the same.
func FuzzManifest(f *testing.F) {
	for _, s := range []string{
		"a", "1.0", "true", "null", "a: b", "a #b", "- a", "-a", "a\nb: c", "\"'", "\x00\x1b\u0085\u2028\ufeff\u202e\u200b", "{a}", "%a", "*a", "=", "<<",
		"2026-01-01", " a ", "\t", "...", "---", "# a", "\U0001F600", strings.Repeat("long word ", 100), "!!binary a", "a\r\nb", "\\U0000202E",
	} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, path, operation string) {
		valid := func(s string) string { return strings.ToValidUTF8(s, "\uFFFD") } // as documents are
		e := evidence{name: "n", contract: "../" + valid(path), version: valid(operation), method: "oauth2", operations: []string{"o" + valid(operation)}}
		if strings.TrimSpace(e.version) == "" {
			e.version = ""
		}
		text, err := e.manifest()
		if err != nil {
			t.Fatal(err)
		}
		m := lower(t, text)
		if len(m.Facts.Violations) > 0 {
			t.Fatalf("%v\n%s", m.Facts.Violations, text)
		}
		if m.ContractPath != e.contract || e.version != "" && (m.Facts.Spec.Contract.Version == nil || *m.Facts.Spec.Contract.Version != e.version) {
			t.Fatalf("%q, %q became\n%s", e.contract, e.version, text)
		}
		listed := lower(t, strings.NewReplacer("    # operations:", "    operations:", "    #   - ", "      - ").Replace(text))
		if got := listed.Facts.Spec.Contract.Operations; len(listed.Facts.Violations) > 0 || !slices.Equal(got, e.operations) {
			t.Fatalf("%q became %q\n%s", e.operations, got, text)
		}
	})
}

func TestHostileDocuments(t *testing.T) {
	title := "x\n# \u202e: [evil]\x1b[2J'\"" + strings.Repeat("A", 5000)
	contract, err := json.Marshal(map[string]any{
		"openapi": "3.0.3",
		"info":    map[string]any{"title": title, "version": "1\nkind: Evil\n"},
		"servers": []any{map[string]any{"url": "https://a.test/\n  evil: true"}},
		"paths": map[string]any{"/a": map[string]any{"get": map[string]any{
			"security": []any{map[string]any{"o": []any{"a\nb: c", "- x", "", "#", "true"}}}, "responses": map[string]any{},
		}}},
		"components": map[string]any{"securitySchemes": map[string]any{"o": map[string]any{"type": "oauth2", "flows": map[string]any{
			"clientCredentials": map[string]any{"tokenUrl": "https://id.test/\u2028", "scopes": map[string]any{}},
		}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"-rf.json", "a b.json", `quo"te's.json`, "#.json", "new\nline.json", "a: b.json", "\u202egpj.json", "[x]/{y}.json", "%2e%2e.json"}
	files := map[string]string{}
	for _, name := range names {
		files[name] = string(contract)
	}
	dir := repository(t, files)
	if p := begun(t, dir); p.Count(Written) != len(names)+3 || len(p.Problems) > 0 {
		t.Errorf("%v %v", p.Files, p.Problems)
	}
	lintForm(t, dir)
	again := begun(t, dir)
	if again.Count(Written) != 0 || len(again.Files) != 3 {
		t.Errorf("a second run plans %v", again.paths())
	}
}

func TestPathThatIsNoText(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": head31 + "paths: {}\n"})
	if err := os.WriteFile(filepath.Join(dir, "b\xff.yaml"), []byte(head31+"paths: {}\n"), 0o644); err != nil {
		t.Skip(err)
	}
	p := begun(t, dir)
	if len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Message, "gets no manifest") {
		t.Errorf("%v", p.Problems)
	}
}

// TestLinksStayInside plants links that lead out of the repository where files would be written.
func TestLinksStayInside(t *testing.T) {
	outside := t.TempDir()
	dir := repository(t, map[string]string{"a.yaml": head31 + "paths: {}\n", config.Name: ""})
	for name, target := range map[string]string{
		".github": outside, "integrations": outside, ".pre-commit-config.yaml": filepath.Join(outside, "x"),
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	p := begun(t, dir)
	for _, f := range p.Files {
		if f.State != Failed && f.State != Kept {
			t.Errorf("%s is %s", f.Path, f.State)
		}
	}
	if p.Count(Failed) != 2 {
		t.Errorf("%+v", p.Files)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("outside: %v, %v", entries, err)
	}

	dir = repository(t, nil)
	if err := os.Symlink(filepath.Join(outside, "y"), filepath.Join(dir, config.Name)); err != nil {
		t.Fatal(err)
	}
	if _, err := Make(t.Context(), dir); err == nil || !strings.Contains(err.Error(), config.Name+": leads outside") {
		t.Errorf("a configuration elsewhere: %v", err)
	}
}

// TestLinkedFolder has the folder of the manifests elsewhere in the repository: paths in a manifest would lead elsewhere.
func TestLinkedFolder(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": head31 + "paths: {}\n", "b/real/x": ""})
	if err := os.Symlink(filepath.Join("b", "real"), filepath.Join(dir, "integrations")); err != nil {
		t.Fatal(err)
	}
	p := begun(t, dir)
	if f := p.file(t, "integrations/pets.integration.yaml"); f.State != Failed || !strings.Contains(f.Note, "symbolic link") {
		t.Errorf("%+v", f)
	}
}

// TestLeftOut tells of a manifest that the configuration would keep from being judged.
func TestLeftOut(t *testing.T) {
	for config, want := range map[string]bool{"include: ['api/**']": true, "exclude: ['integrations/**']": true, "profile: strict": false} {
		p := plan(t, repository(t, map[string]string{"api/a.yaml": head31 + "paths: {}\n", ".sealint.yaml": config + "\n"}))
		if f := p.file(t, "integrations/pets.integration.yaml"); f.State != Missing || strings.Contains(f.Note, "would not be judged") != want {
			t.Errorf("%s: %+v", config, f)
		}
	}
}

// TestNothingIsOverwritten lets a file appear between the plan and the writing.
func TestNothingIsOverwritten(t *testing.T) {
	dir := repository(t, nil)
	p := plan(t, dir)
	if err := os.WriteFile(filepath.Join(dir, config.Name), []byte("profile: strict\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	if f := p.file(t, config.Name); f.State != Kept {
		t.Errorf("%+v", f)
	}
	if text, err := os.ReadFile(filepath.Join(dir, config.Name)); err != nil || string(text) != "profile: strict\n" {
		t.Errorf("%s %v", text, err)
	}
}

func TestConfigExcludes(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": head31 + "paths: {}\n", config.Name: "exclude: ['*.yaml']\n"})
	if p := plan(t, dir); slices.Contains(p.paths(), "integrations/pets.integration.yaml") {
		t.Errorf("%v", p.paths())
	}
}

func TestWorkflowWhereItRuns(t *testing.T) {
	for name, test := range map[string]struct {
		files  map[string]string
		remote string
		want   State
	}{
		"nothing known":         {nil, "", Missing},
		"GitHub":                {map[string]string{"Jenkinsfile": ""}, "git@github.com:a/b.git", Missing},
		"GitHub by https":       {map[string]string{".gitlab-ci.yml": ""}, "https://token@github.com/a/b", Missing},
		"GitHub by ssh":         {map[string]string{".gitlab-ci.yml": ""}, "ssh://git@ssh.github.com:443/a/b.git", Missing},
		".github":               {map[string]string{".github/CODEOWNERS": "", ".gitlab-ci.yml": ""}, "https://ghe.example.org/a/b", Missing},
		"GitLab":                {nil, "https://gitlab.com/a/b", Skipped},
		"other CI":              {map[string]string{".circleci/config.yml": ""}, "", Skipped},
		"a name that looks so":  {nil, "https://example.org/github.com/b", Skipped},
		"a host that looks so":  {nil, "https://github.com.example.org/a/b", Skipped},
		"another that looks so": {nil, "https://notgithub.com/a/b", Skipped},
	} {
		t.Run(name, func(t *testing.T) {
			dir := repository(t, test.files)
			if test.remote != "" {
				for _, args := range [][]string{{"init", "-q"}, {"remote", "add", "up", test.remote}} {
					if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
						t.Fatalf("%s: %v", out, err)
					}
				}
			}
			if f := plan(t, dir).file(t, workflowPath); f.State != test.want {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestWorkflowThatRunsAlready(t *testing.T) {
	for text, want := range map[string]bool{
		"steps: [{uses: sealint/sealint@0123abc}]\n": true, "steps: [{run: go run x/sealint lint}]\n": true, "steps: [{run: make sealing}]\n": false,
	} {
		p := plan(t, repository(t, map[string]string{".github/workflows/ci.yaml": text}))
		if got := slices.Contains(p.paths(), ".github/workflows/ci.yaml"); got != want || slices.Contains(p.paths(), workflowPath) == want {
			t.Errorf("%q: %v", text, p.paths())
		}
	}
}

// TestFilesAgree holds the fixed files to what they stand for.
func TestFilesAgree(t *testing.T) {
	dir := repository(t, nil)
	begun(t, dir)
	c, err := config.Read(filepath.Join(dir, config.Name))
	if err != nil || c.Profile != model.Recommended || c.FailOn == nil || *c.FailOn != model.High {
		t.Errorf("%+v %v", c, err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	uses := regexp.MustCompile(`(?m)uses: (.*)@(.*)$`)
	for _, use := range uses.FindAllStringSubmatch(workflow("main", strings.Repeat("a", 40)), -1) {
		if !regexp.MustCompile(`^[0-9a-f]{40}( # v\d+\.\d+\.\d+)?$`).MatchString(use[2]) {
			t.Errorf("%s is not pinned to a commit", use[0])
		}
		if use[1] != "sealint/sealint" && !strings.Contains(string(readme), use[0]) {
			t.Errorf("README.md has no %s", use[0])
		}
	}
	for _, name := range []string{workflowPath, preCommitPath} {
		file, err := source.FileAt(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, problem := source.OpenSettings(file, source.MaxSettings); problem != nil {
			t.Errorf("%s", problem.Error())
		}
	}
	if !hasHook(filepath.Join(dir, preCommitPath)) {
		t.Error("the hook is not recognised")
	}
}

// TestDefaultBranch: the run of the default branch gives code scanning what it compares pull requests with.
func TestDefaultBranch(t *testing.T) {
	for name, test := range map[string]struct{ commands, want string }{
		"no repository":                      {"", "main"},
		"a new repository":                   {"git init -q -b trunk .", "trunk"},
		"the branch that is checked out":     {"git init -q -b trunk .; git commit -q --allow-empty -m c", "trunk"},
		"master":                             {"git init -q -b master .; git commit -q --allow-empty -m c; git checkout -q -b feature", "master"},
		"main beside a feature":              {"git init -q -b main .; git commit -q --allow-empty -m c; git checkout -q -b feature", "main"},
		"both":                               {"git init -q -b master .; git commit -q --allow-empty -m c; git branch main", "master"},
		"what the remote says":               {"git init -q -b main up; git -C up commit -q --allow-empty -m c; git -C up checkout -q -b develop; git clone -q up w; mv w/.git .; git checkout -q main; git remote set-url origin https://github.com/acme/shop", "develop"},
		"no commit is checked out":           {"git init -q -b main .; git commit -q --allow-empty -m c; git checkout -q --detach", "main"},
		"a branch that a pattern would take": {"git init -q -b 'v1+x!]' .", `"v1\\+x\\!\\]"`},
		"a branch that YAML takes for true":  {"git init -q -b on .", `"on"`},
		"a branch of digits":                 {"git init -q -b 1.0 .", `"1.0"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			cmd := exec.Command("sh", "-c", test.commands)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=n@sealint.example", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=n@sealint.example")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if f := plan(t, dir).file(t, workflowPath); !strings.Contains(f.Text, "    branches: ["+test.want+"] # the default branch\n") {
				t.Errorf("no %s in:\n%s", test.want, f.Text)
			}
		})
	}
}

func TestPreCommitEntry(t *testing.T) {
	for text, want := range map[string]bool{
		"repos: []\n": true, "": true, "not yaml: [": true,
		"repos: [{repo: https://github.com/sealint/sealint, rev: v1, hooks: [{id: sealint}]}]\n": false,
		"repos: [{repo: local, hooks: [{id: sealint-system}]}]\n":                                false,
	} {
		f := plan(t, repository(t, map[string]string{preCommitPath: text})).file(t, preCommitPath)
		if f.State != Kept || (f.Entry != "") != want {
			t.Errorf("%q: %+v", text, f)
		}
	}
}

// judge prepares a linter for one run.
func judge(ctx context.Context, opts lint.Options, in lint.Input) (*model.Report, error) {
	linter, err := lint.New(ctx, opts)
	if err != nil {
		return nil, err
	}
	result, err := linter.Run(ctx, in)
	if err != nil {
		return nil, err
	}
	return result.Report, nil
}
