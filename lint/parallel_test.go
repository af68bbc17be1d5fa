package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// TestParallelRuns has two linters judge on two days, in several runs at once, with custom rules and parameters. With -race it
// shows that runs share nothing that one of them writes.
func TestParallelRuns(t *testing.T) {
	t.Parallel()
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
	write("policies/acme/lib/words.rego", "package acme.lib.words\n\nlisted(word, list) if {\n\tsome w in list\n\tlower(w) == lower(word)\n}\n")
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
#     limit: {type: integer, default: 0, description: Operations with a path longer than this are judged.}
package acme.tagged

import data.acme.lib.words
import data.sealint.params

deny contains {"message": sprintf("%s on %s", [method, data.sealint.today])} if {
	some method in params.methods
	words.listed(input.method, data.sealint.params.methods)
	lower(input.method) == method
	count(input.path) > params.limit
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
	var linters []*lint.Linter
	for _, file := range []string{".sealint.yaml", "plain.yaml"} { // plain.yaml: only built-in rules, which are compiled otherwise
		linter, err := lint.New(t.Context(), lint.Options{Dir: dir, ConfigFile: filepath.Join(dir, file)})
		if err != nil {
			t.Fatal(err)
		}
		linters = append(linters, linter)
	}
	days := []string{"2026-06-30", "2027-06-30"}
	const runs = 12 // three of each linter on each day
	reports := make([]*model.Report, runs)
	errs := make([]error, runs)
	var wg sync.WaitGroup
	for i := range runs {
		wg.Go(func() {
			result, err := linters[i%2].Run(t.Context(), lint.Input{Paths: []string{"documents"}, Today: days[i/2%2]})
			if errs[i] = err; err == nil {
				reports[i] = result.Report
			}
		})
	}
	wg.Wait()
	for i, report := range reports {
		if errs[i] != nil {
			t.Fatal(errs[i])
		}
		if len(report.Problems) > 0 {
			t.Fatal(report.Problems)
		}
		if got, want := fmt.Sprint(report.Findings), fmt.Sprint(reports[i%4].Findings); got != want || len(report.Findings) == 0 {
			t.Errorf("run %d and run %d differ, or found nothing:\n%.2000s\n%.2000s", i, i%4, got, want)
		}
	}
	for _, i := range []int{0, 2} {
		if text := fmt.Sprint(reports[i].Findings); !strings.Contains(text, " on "+days[i/2]) {
			t.Errorf("the custom rule of run %d did not see %s", i, days[i/2])
		}
	}
}
