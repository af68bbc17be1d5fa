package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// TestParallelRuns judges in several runs at once, with custom rules and parameters. With -race it shows that runs share
// nothing that one of them writes.
func TestParallelRuns(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("policies/acme/lib/words.rego", "package acme.lib.words\n\nlisted(word, list) if some w in list; lower(w) == lower(word)\n")
	write("policies/acme/tagged.rego", `# METADATA
# title: Operations of a listed method have tags
# description: Tags group operations in the catalogue.
# custom:
#   id: acme/tagged
#   entity: operation
#   severity: low
#   profile: baseline
#   fix: Add a tag.
#   params:
#     methods: {type: array, default: [get, post], description: Methods that are judged.}
#     limit: {type: integer, default: 0, description: Operations with an id longer than this are judged.}
package acme.tagged

import data.acme.lib.words
import data.sealint.params

deny contains {"message": sprintf("%s on %s", [method, data.sealint.today])} if {
	some method in params.methods
	words.listed(input.method, data.sealint.params.methods)
	lower(input.method) == method
	count(input.id) > params.limit
	every m in params.methods {
		m != "trace"
	}
}
`)
	config := "profile: strict\npolicies: [policies]\nrules:\n  acme/tagged: {params: {limit: 1}}\n  openapi/cleartext-credentials: {params: {allow_loopback: false}}\n"
	write(".sealint.yaml", config)
	write("plain.yaml", "profile: strict\n")
	if err := os.CopyFS(filepath.Join(dir, "documents"), os.DirFS(filepath.Join("..", "testdata", "quickstart"))); err != nil {
		t.Fatal(err)
	}
	const runs = 6
	reports := make([]*model.Report, runs)
	errs := make([]error, runs)
	var wg sync.WaitGroup
	for i := range runs {
		wg.Go(func() {
			opts := lint.Options{Dir: dir, Args: []string{"documents"}, Today: "2026-06-30"}
			if i%2 == 1 { // only built-in rules, which are compiled otherwise
				opts.ConfigFile = filepath.Join(dir, "plain.yaml")
			}
			reports[i], errs[i] = lint.Run(t.Context(), opts)
		})
	}
	wg.Wait()
	for i, report := range reports {
		if errs[i] != nil {
			t.Fatal(errs[i])
		}
		if got, want := fmt.Sprint(report.Findings), fmt.Sprint(reports[i%2].Findings); got != want || len(report.Findings) == 0 {
			t.Errorf("run %d found %s, run %d %s", i, got, i%2, want)
		}
	}
}
