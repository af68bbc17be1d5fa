package lint_test

import (
	"cmp"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// judge prepares a linter for one run over the documents of an input, on a day in June 2026 unless the input says another.
func judge(t testing.TB, opts lint.Options, in lint.Input) *lint.Result {
	t.Helper()
	if opts.Dir == "" {
		opts.Dir = t.TempDir()
	}
	in.Today = cmp.Or(in.Today, "2026-06-30")
	linter, err := lint.New(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// run returns the report of judge.
func run(t testing.TB, opts lint.Options, in lint.Input) *model.Report {
	t.Helper()
	return judge(t, opts, in).Report
}

// builtInRules are all built-in rules.
func builtInRules(t testing.TB) []model.Rule {
	t.Helper()
	linter, err := lint.New(t.Context(), lint.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := linter.Rules()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}
