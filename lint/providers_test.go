package lint_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// providerContracts are the published contracts for which the manifests in testdata/providers were written.
var providerContracts = map[string]string{
	"payment": "stripe.yaml", "webhooks": "github-webhooks-3.1.json", "ai-export": "twilio-api.json", "chat": "slack-2.0.json",
}

// TestManifestsOfRealProviders lints the manifests of docs/providers.md with the contracts that the providers publish, from the folder
// that SEALINT_CORPUS names: honest manifests pass at the default threshold.
func TestManifestsOfRealProviders(t *testing.T) {
	corpus := os.Getenv("SEALINT_CORPUS")
	if corpus == "" {
		t.Skip("SEALINT_CORPUS names no corpus")
	}
	for name, contract := range providerContracts {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", "providers", name))); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(corpus, "contracts", contract))
			if err != nil {
				t.Skipf("the corpus lacks the contract: %v", err)
			}
			write(t, dir, contract, text)
			report := judge(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay})
			if report.Report.Verdict != model.Pass {
				for _, f := range report.Report.Findings {
					if f.Severity >= model.High {
						t.Errorf("%s: %s", f.Rule, f.Message)
					}
				}
				t.Errorf("%s: %v", report.Report.Verdict, report.Report.Problems)
			}
		})
	}
}

// TestManifestsOfRealProvidersAreValid needs no contract: the manifests state no field that does not exist, and are not stale.
func TestManifestsOfRealProvidersAreValid(t *testing.T) {
	for name := range providerContracts {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", "providers", name))); err != nil {
			t.Fatal(err)
		}
		report := judge(t, lint.Options{Dir: dir, Select: []string{"integration/invalid-manifest", "integration/stale-*", "integration/embedded-secret"}}, lint.Input{Paths: []string{dir}, Today: cleanDay})
		for _, f := range report.Report.Findings {
			t.Errorf("%s: %s: %s", name, f.Rule, f.Message)
		}
		if len(report.Report.Problems) != 1 { // the contract is missing, and said to be
			t.Errorf("%s: %v", name, report.Report.Problems)
		}
	}
}
