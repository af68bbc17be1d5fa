package rules_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/format"

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
	got := files(t, rules.FS)
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is not embedded as it is", name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is embedded, and is not in the directory", name)
		}
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
	files := map[string]bool{}
	for _, m := range modules {
		files[m.Path] = true
		if formatted, err := format.Source(m.Path, []byte(m.Text)); err != nil || string(formatted) != m.Text {
			t.Errorf("%s is not formatted: run opa fmt -w", m.Path)
		}
	}
	for file := range files {
		if test := strings.TrimSuffix(file, ".rego") + "_test.rego"; !strings.HasSuffix(file, "_test.rego") && !files[test] {
			t.Errorf("%s has no tests", file)
		}
	}
	report, err := set.Test(t.Context(), modules, nil, policy.TestOptions{Coverage: true, Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range report.Tests {
		if test.Outcome != model.TestPassed {
			t.Errorf("%s:%d: %s: %s\n%s", test.Path, test.Line, test.Outcome, test.Name, test.Cause)
		}
	}
	if len(report.Tests) == 0 {
		t.Fatal("no tests found")
	}
	t.Logf("%d tests", len(report.Tests))
	for _, rule := range report.Untested {
		t.Errorf("no test refers to %s", rule.ID)
	}
	for _, file := range report.Coverage {
		for _, missed := range file.Missed {
			t.Errorf("no test reaches %s:%d", file.Path, missed.First)
		}
	}
}
