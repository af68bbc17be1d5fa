package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// attack is text that terminals, runners of CI and viewers obey where it reaches them raw.
const attack = "##[add-mask]e\u009b31m\u202e::error::x##vso[task.complete]##teamcity[x][p](http://127.0.0.1:1/p.png)<img src=x>\U000e0041\u200b"

// TestNothingReachesALogRaw judges a repository whose file names, documents, rules and configuration attack the log, and
// looks at everything that any command prints, in every format, and at what it writes to files.
func TestNothingReachesALogRaw(t *testing.T) {
	repository := t.TempDir()
	t.Chdir(repository)
	// Metadata of rules is YAML, which takes no control character raw.
	escaped := strings.NewReplacer("\u009b", `\x9b`, "\u202e", `\u202e`, "\u200b", `\u200b`, "\U000e0041", `\U000e0041`).Replace(attack)
	names := []string{"::error::x.openapi.yaml", "##[group]x.yaml", "a\n::add-mask::b.yaml", "esc\x1b[31m.yaml", "cr\r::x::.yaml", "%0A::x::.yaml", "bidi\u202e.yaml", "bytes\xff\xfe.yaml", ":.yaml", "--- a.yaml", "tag\U000e0041.yaml"}
	files := map[string]string{
		"api.json": `{"openapi": "3.0.3", "info": {"title": "` + attack + `", "version": "1.0.0"}, "servers": [{"url": "http://` + attack + `"}],
			"paths": {"/` + attack + `": {"post": {"operationId": "` + attack + `", "responses": {"200": {"description": "ok"}}}}},
			"components": {"schemas": {"` + attack + `": {"$ref": "nope.json#/` + attack + `"}}}}`,
		"bom.json":               `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library", "name": "` + attack + `", "version": "^1"}]}`,
		"x.integration.yaml":     "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: \"" + attack + "\", owner: \"" + attack + "\"}\nspec: {provider: {name: \"" + attack + "\"}, \"" + attack + "\": 1, artifacts: {contract: {path: \"" + attack + ".json\"}}}\n",
		"broken.yaml":            "openapi: 3.0.3\n\"" + attack + "\": 1\n\"" + attack + "\": 2\n",
		"policies/good.rego":     "# METADATA\n# title: \"" + escaped + "\"\n# description: \"" + escaped + "\"\n# custom:\n#   id: acme/good\n#   entity: operation\n#   severity: high\n#   profile: baseline\n#   fix: \"" + escaped + "\"\n#   params:\n#     word: {type: string, default: \"" + escaped + "\", description: \"" + escaped + "\"}\npackage acme.good\n\ndeny contains `" + attack + "` if input.kind == \"path\"\n",
		"bad/##[add-mask]x.rego": "package acme.bad\n\ndeny contains " + attack,
		"config/sealint.yaml":    "rules: {\"" + attack + "\": off}\n",
		"config/key.yaml":        "\"" + attack + "\": 1\n",
		"config/::notice::.yml":  "profile: \"" + attack + "\"\n",
	}
	for _, name := range names {
		files[name] = "openapi: 3.0.3\ninfo: {title: t, version: \"1\"}\nservers: [{url: \"http://a.acme.test\"}]\npaths: {}\n"
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Skipf("%q is no name here: %v", name, err)
		}
	}
	commands := [][]string{
		{"lint", "--timings", "--policy", "policies"},
		{"lint", "--timings", "--policy", "policies", "--policy", "bad", "--format", "json"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "sarif"},
		{"lint", "--policy", "policies", "--policy", "bad", "--output", "json=-", "--output", "sarif=out/a.sarif", "--output", "text=out/a.txt", "--output", "json=out/a.json"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "github"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "markdown"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "junit"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "gitlab"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "checkstyle"},
		{"lint", "--policy", "policies", "--policy", "bad", "--format", "rdjson"},
		{"lint", attack + ".yaml", "::error::missing.yaml", "::error::" + attack + "*.yaml"},
		{"lint", "--config", "config/sealint.yaml"},
		{"lint", "--config", "config/key.yaml"},
		{"lint", "--config", "config/::notice::.yml"},
		{"lint", "--policy", attack},
		{"lint", "--output", "sarif=" + attack + "/x\n::error::y"},
		{"lint", "--output", attack},
		{"catalog"},
		{"catalog", "--format", "json"},
		{"catalog", "--format", "markdown"},
		{"catalog", "--format", "mermaid"},
		{"catalog", "--format", "backstage"},
		{"controls"},
		{"controls", "--format", "json"},
		{"controls", "--format", "markdown"},
		{"rules", "--policy", "policies"},
		{"rules", "--policy", "policies", "--format", "json"},
		{"rules", "--policy", "bad"},
		{"explain", "--policy", "policies", "acme/good"},
		{"explain", "::error::" + attack},
		{"explain", "--policy", "bad", "acme/good"},
		{"schema", "::error::" + attack},
		{"schema", "operation"},
		{"sbom", "bom.json", "--standard", "ntia-2021"},
		{"sbom", "bom.json", "--standard", "ntia-2021", "--format", "json"},
		{"sbom", "bom.json", "--standard", "ntia-2021", "--format", "markdown"},
		{"sbom", "##[error]" + attack, "--standard", "ntia-2021"},
		{"sbom", "bom.json", "--standard", attack},
		{"init", "--dry-run"},
		{"::error::" + attack},
		{"--" + attack},
		{"help", "\n::error::" + attack},
		{"lint", "-" + attack},
		{"version", "\n::error::" + attack},
	}
	harmless := []string{"controls", "schema", "version", "init"} // print nothing of a repository but names and problems
	if err := os.Mkdir("out", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, args := range commands {
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &stdout, &stderr); code > exitIncomplete {
			t.Errorf("%q ended with %d", args, code)
		}
		if !strings.Contains(stdout.String()+stderr.String(), "add-mask") && !slices.Contains(harmless, args[0]) {
			t.Errorf("the attack is in nothing that %q printed", args)
		}
		if slices.Contains(args, "github") {
			checkLog(t, args, "standard output", withoutAnnotations(stdout.String()))
		} else {
			checkLog(t, args, "standard output", stdout.String())
		}
		checkLog(t, args, "standard error", stderr.String())
	}
	reports, _ := filepath.Glob("out/*")
	if len(reports) != 3 {
		t.Errorf("reports: %q", reports)
	}
	for _, file := range reports {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkLog(t, nil, file, string(text))
	}
}

// annotation matches the beginning of a workflow command of our own: what a runner of GitHub takes for its name and its properties.
var annotation = regexp.MustCompile(`(?m)^::(error|warning|notice) (file=[^:,]+,(line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?)?)?title=[^:,]+::`)

// withoutAnnotations takes our own workflow commands for what they are: their names and properties are no commands of a document.
func withoutAnnotations(text string) string { return annotation.ReplaceAllString(text, "annotation: ") }

var runnerCommand = regexp.MustCompile(`##\w*\[`)

func checkLog(t *testing.T, args []string, where, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%q: %s is not UTF-8", args, where)
	}
	for line := range strings.SplitSeq(text, "\n") {
		hidden := strings.ContainsFunc(line, func(r rune) bool {
			return r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp))
		})
		if hidden || runnerCommand.MatchString(line) || strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") || strings.HasPrefix(line, "---") {
			t.Errorf("%q: %s: %.300q", args, where, line)
		}
	}
}
