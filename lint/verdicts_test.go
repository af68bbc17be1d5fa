package lint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// checks names the rules that judge what a check of Checkov does, followed by a word of the message where a rule judges
// more than that. A file that the check flags must have a finding of one
// of them, a file that it passes none.
var checks = map[string][]string{
	"GlobalSchemeDefineHTTP":       {"openapi/tls-required"},
	"PathSchemeDefineHTTP":         {"openapi/tls-required"},
	"GlobalSecurityScopeUndefined": {"openapi/undefined-scope"},
	// A scope of a scheme that does not exist is undefined too; the scheme is what sealint names.
	"OperationObjectSecurityScopeUndefined": {"openapi/undefined-scope", "openapi/undefined-security-scheme"},
	"Oauth2OperationObjectPasswordFlow":     {"openapi/oauth2-password-flow"},
	"Oauth2SecurityDefinitionImplicitFlow":  {"openapi/oauth2-implicit-flow", "openapi/weak-scheme-declared flow"},
	"OperationObjectBasicAuth":              {"openapi/basic-auth"},
	"SecurityDefinitionBasicAuth":           {"openapi/basic-auth", "openapi/weak-scheme-declared"},
	"SecurityRequirement":                   {"openapi/undefined-security-scheme"},
}

// TestCorpusVerdicts compares with the verdicts that another linter's own tests demand.
func TestCorpusVerdicts(t *testing.T) {
	dir := filepath.Join(corpus(t), "verdicts", "checkov")
	for check, rules := range checks {
		text, err := os.ReadFile(filepath.Join(dir, check, "expected.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		var expected struct{ Pass, Fail []string }
		if err := yaml.Unmarshal(text, &expected); err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Concat(expected.Pass, expected.Fail) {
			files, err := filepath.Glob(filepath.Join(dir, check, "**", name))
			if direct := filepath.Join(dir, check, name); err == nil && len(files) == 0 {
				files = []string{direct}
			}
			report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: files})
			flagged := slices.ContainsFunc(report.Findings, func(f model.Finding) bool {
				return slices.ContainsFunc(rules, func(rule string) bool {
					id, word, _ := strings.Cut(rule, " ")
					return id == f.Rule && strings.Contains(f.Message, word)
				})
			})
			if want := slices.Contains(expected.Fail, name); flagged != want {
				t.Errorf("%s/%s: flagged %v, want %v; findings %v, problems %v", check, name, flagged, want, rulesOf(report), report.Problems)
			}
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if checks[e.Name()] == nil {
			t.Errorf("%s is compared with no rule", e.Name())
		}
	}
}

func rulesOf(report *model.Report) []string {
	var ids []string
	for _, f := range report.Findings {
		ids = append(ids, f.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
