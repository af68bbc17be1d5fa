package rules_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/rules"
)

// load reads what is embedded, which is what the program has.
func load(t *testing.T) ([]policy.Module, map[model.EntityKind][]byte) {
	t.Helper()
	var modules []policy.Module
	schemas := map[model.EntityKind][]byte{}
	for name, text := range files(t, rules.FS) {
		switch path.Ext(name) {
		case ".rego":
			modules = append(modules, policy.Module{Path: name, Text: text, BuiltIn: true})
		case ".json":
			schemas[model.EntityKind(strings.TrimSuffix(path.Base(name), ".json"))] = []byte(text)
		}
	}
	return modules, schemas
}

func files(t *testing.T, dir fs.FS) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(dir, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(dir, name)
		found[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestEveryFileIsEmbedded compares the directory with what is embedded: a rule that is not would never be evaluated.
func TestEveryFileIsEmbedded(t *testing.T) {
	want := files(t, os.DirFS("."))
	maps.DeleteFunc(want, func(name, _ string) bool { return path.Ext(name) == ".go" })
	if got := files(t, rules.FS); !maps.Equal(got, want) {
		t.Errorf("embedded: %v\nin the directory: %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// TestRules type-checks every built-in rule against its facts, runs every _test.rego and demands that they reach every
// line of every rule and library, that each has tests beside it, and that all of it is formatted as opa fmt does.
func TestRules(t *testing.T) {
	modules, schemas := load(t)
	set, problems, err := policy.Load(modules, policy.Config{
		Profile: model.Strict, Schemas: schemas, CheckBuiltIn: true,
	})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	parsed, tested := map[string]*ast.Module{}, map[string]*ast.Module{}
	for _, m := range modules {
		mod, err := set.ParseTestable(m)
		if err != nil {
			t.Fatal(err)
		}
		parsed[m.Path] = mod
		if !strings.HasSuffix(m.Path, "_test.rego") {
			tested[m.Path] = mod.Copy()
		}
		if formatted, err := format.Source(m.Path, []byte(m.Text)); err != nil || string(formatted) != m.Text {
			t.Errorf("%s is not formatted: run opa fmt -w", m.Path)
		}
	}
	for file := range tested {
		if parsed[strings.TrimSuffix(file, ".rego")+"_test.rego"] == nil {
			t.Errorf("%s has no tests", file)
		}
	}
	runTests(t, set, parsed, tested)
}

// runTests runs the tests (test_…) of parsed modules, under the capabilities and with the data with which the rules run,
// and demands that they reach every line of the tested modules.
func runTests(t *testing.T, set *policy.Set, parsed, tested map[string]*ast.Module) {
	t.Helper()
	coverage := cover.New()
	results, err := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithCapabilities(policy.Capabilities()).WithEnablePrintStatements(true)).
		SetStore(inmem.NewFromObject(set.Data("2026-06-30"))).
		SetModules(parsed).
		RaiseBuiltinErrors(true).
		SetTimeout(policy.DefaultTimeout).
		SetCoverageQueryTracer(coverage).
		RunTests(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := 0
	for r := range results {
		tests++
		if !r.Pass() {
			t.Errorf("failed: %s: %s.%s: %v", r.Location, r.Package, r.Name, r.Error)
		}
	}
	if tests == 0 {
		t.Fatal("no tests found")
	}
	t.Logf("%d tests", tests)
	report := coverage.Report(tested)
	for file := range tested {
		if report.Files[file] == nil {
			t.Errorf("no test reaches %s", file)
			continue
		}
		for _, missed := range report.Files[file].NotCovered {
			t.Errorf("no test reaches %s:%d", file, missed.Start.Row)
		}
	}
}
