package lint_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
)

// What directories of rules may hold is bounded, and nothing that might be a rule is left out without a word.
func TestDirectoriesOfRules(t *testing.T) {
	rule := []byte("# METADATA\n# title: A rule\n# description: For tests.\n# custom:\n#   severity: low\n#   profile: baseline\n#   entity: contract\npackage custom.some_rule\n")
	for name, test := range map[string]struct {
		make func(t *testing.T, dir string)
		want string // of the error; empty when the rules are read
	}{
		"a file too long": {func(t *testing.T, dir string) {
			write(t, dir, "a.rego", append(bytes.Repeat([]byte("#"), 1<<20), rule...))
		}, "a.rego: is longer than the limit of 1048576 bytes"},
		"too much in all": {func(t *testing.T, dir string) {
			for i := range 33 {
				write(t, dir, fmt.Sprintf("a%d.rego", i), bytes.Repeat([]byte("#"), 1<<20))
			}
		}, "there are more than 33554432 bytes of rules"},
		"too many": {func(t *testing.T, dir string) {
			for i := range 5001 {
				write(t, dir, fmt.Sprintf("a%d.rego", i), rule)
			}
		}, "there are more than 5000 files"},
		"none":       {func(t *testing.T, dir string) { write(t, dir, "a_test.rego", rule) }, "there are no rules (*.rego)"},
		"a link out": {func(t *testing.T, dir string) { link(t, "../../b.rego", dir, "b.rego") }, "b.rego is a link to a directory, or to what is outside"},
		"an absolute link": {
			func(t *testing.T, dir string) { link(t, filepath.Join(dir, "a.rego"), dir, "b.rego") },
			"b.rego is a link to a directory, or to what is outside",
		},
		"a link to a device":    {func(t *testing.T, dir string) { link(t, "/dev/stdin", dir, "b.rego") }, "b.rego is a link to a directory, or to what is outside"},
		"a link to nothing":     {func(t *testing.T, dir string) { link(t, "c.rego", dir, "b.rego") }, "b.rego: does not exist"},
		"a link to a directory": {func(t *testing.T, dir string) { link(t, ".", dir, "b") }, "b is a link to a directory"},
		"a link to no rule, to nothing": {func(t *testing.T, dir string) {
			write(t, dir, "some_rule.rego", rule)
			link(t, "c", dir, "b")
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			rules := filepath.Join(dir, "rules")
			if err := os.Mkdir(rules, 0o755); err != nil {
				t.Fatal(err)
			}
			test.make(t, rules)
			write(t, dir, config.Name, []byte("profile: baseline\npolicies: [rules]\n"))
			for from, opts := range map[string]lint.Options{"configuration": {Dir: dir}, "flag": {Dir: t.TempDir(), Policies: []string{rules}}} {
				linter, err := lint.New(t.Context(), opts)
				if err == nil {
					_, _, err = linter.Rules()
				}
				if test.want == "" {
					if err != nil && !strings.Contains(err.Error(), "some_rule") { // it was read, and is not much of a rule
						t.Errorf("%s: %v", from, err)
					}
					continue
				}
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("%s: got %v, want %s", from, err, test.want)
				}
				if from == "configuration" && err != nil && !strings.HasPrefix(err.Error(), config.Name+":2:12: ") {
					t.Errorf("not at its place: %v", err)
				}
			}
		})
	}
}

// A file of custom rules takes the place of no built-in rule, whatever its path.
func TestCustomRulesReplaceNoBuiltInRule(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "rules", "openapi"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "rules/openapi/tls_required.rego", []byte("package sealint.openapi.tls_required\n"))
	write(t, dir, "api.yaml", []byte("openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: 'http://stamps.acme.test'}]\npaths: {}\n"))
	write(t, dir, config.Name, []byte("policies: [rules]\n"))
	t.Chdir(dir)
	for name, opts := range map[string]lint.Options{"configuration": {}, "flag": {ConfigFile: "empty.yaml", Policies: []string{"rules"}}} {
		write(t, dir, "empty.yaml", nil)
		opts.Dir = dir
		report := run(t, opts, lint.Input{})
		found := slices.ContainsFunc(report.Findings, func(f model.Finding) bool { return f.Rule == "openapi/tls-required" })
		if !found || len(report.Problems) != 1 {
			t.Errorf("%s: found %t, problems %v", name, found, report.Problems)
		}
	}
}

func write(t *testing.T, dir, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, dir, name string) {
	t.Helper()
	err := os.Symlink(target, filepath.Join(dir, name))
	if err != nil && runtime.GOOS == "windows" { // where making a link is a privilege
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
}
