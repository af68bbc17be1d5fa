package rules_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

func load(t *testing.T) ([]policy.Module, map[model.EntityKind][]byte) {
	t.Helper()
	var modules []policy.Module
	schemas := map[model.EntityKind][]byte{}
	dir := os.DirFS(".")
	err := fs.WalkDir(dir, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		text, _ := fs.ReadFile(dir, name)
		switch path.Ext(name) {
		case ".rego":
			modules = append(modules, policy.Module{Path: name, Text: string(text), BuiltIn: true})
		case ".json":
			schemas[model.EntityKind(strings.TrimSuffix(path.Base(name), ".json"))] = text
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return modules, schemas
}

// TestRules type-checks every built-in rule against its facts, runs every _test.rego and demands that they reach every
// line of every rule, that each rule has tests, and that all of it is formatted as opa fmt does.
func TestRules(t *testing.T) {
	modules, schemas := load(t)
	result, err := policy.Test(t.Context(), modules, policy.Config{
		Profile: model.Strict, Schemas: schemas, CheckBuiltIn: true, Today: "2026-06-30",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Failures {
		t.Errorf("failed: %s", f)
	}
	for _, u := range result.Uncovered {
		t.Errorf("no test reaches %s", u)
	}
	for _, u := range result.Untested {
		t.Errorf("%s has no tests", u)
	}
	for _, u := range result.Unformatted {
		t.Errorf("%s is not formatted: run opa fmt -w", u)
	}
	t.Logf("%d tests", result.Tests)
}
