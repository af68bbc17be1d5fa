package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// monorepo generates a repository of n integrations, each with a contract, an SBOM and a manifest of its own: those of the
// payments workspace under other names, so that no two have equal facts.
func monorepo(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".sealint.yaml"), []byte("profile: strict\n"), 0o644); err != nil {
		tb.Fatal(err)
	}
	source := filepath.Join("..", "testdata", "workspaces", "payments")
	for name, replace := range map[string][]string{
		"api/ledger.openapi.yaml":                       {"/entries", "/entries%d"},
		"dist/ledger-client.cdx.json":                   {},
		"integrations/ledger-payments.integration.yaml": {"ledger-payments-prod", "client-%d", "name: ledger-payments\n", "name: integration-%d\n", "vault://payments/ledger-payments", "vault://payments/client-%d", "GET /entries/", "GET /entries%d/"},
	} {
		text, err := os.ReadFile(filepath.Join(source, filepath.FromSlash(name)))
		if err != nil {
			tb.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			if strings.Contains(line, "digest: sha256:") { // every contract is another file
				lines = append(lines[:i], lines[i+1:]...)
				break
			}
		}
		for i := range n {
			out := strings.Join(lines, "\n")
			for j := 0; j < len(replace); j += 2 {
				out = strings.ReplaceAll(out, replace[j], fmt.Sprintf(replace[j+1], i))
			}
			file := filepath.Join(dir, fmt.Sprintf("service-%d", i), filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				tb.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return dir
}

// TestMonorepo judges 200 integrations at once: each against its own contract and SBOM, and none finds another's.
func TestMonorepo(t *testing.T) {
	t.Parallel()
	n := 200
	if testing.Short() {
		n = 120
	}
	dir := monorepo(t, n)
	// One of them requests a scope that it does not need.
	file := filepath.Join(dir, "service-117", "integrations", "ledger-payments.integration.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text = []byte(strings.Replace(string(text), "      - entries:reverse\n", "      - entries:reverse\n      - balances:read\n", 1))
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	report := run(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay})
	if report.Documents[model.Manifest] != n || report.Documents[model.Contract] != n || report.Documents[model.SBOM] != n || len(report.Problems) > 0 {
		t.Errorf("%v %+v", report.Documents, report.Problems)
	}
	if len(report.Findings) != 1 || report.Findings[0].Rule != "integration/excess-scope" || report.Findings[0].Name != "integration-117" {
		t.Errorf("%+v", report.Findings)
	}
}

// BenchmarkMonorepo shows that the time grows with the number of integrations.
func BenchmarkMonorepo(b *testing.B) {
	for _, n := range []int{50, 100, 200, 400} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := monorepo(b, n)
			for b.Loop() {
				run(b, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: cleanDay})
			}
		})
	}
}
