package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// freeText are the flags whose values nothing can complete.
var freeText = []string{
	"base-file", "max-size", "timeout", "rule-timeout", "max-memory", "today", "expires", "reason", "owner", "ticket", "at", "run", "shard",
}

// A flag with a value completes, or is free text; and no flag and no argument offers files where none is wanted.
func TestEveryFlagCompletesOrIsFreeText(t *testing.T) {
	t.Chdir(t.TempDir())
	flags := 0
	eachCommand(newRoot(io.Discard), func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())[1:]
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" {
				return
			}
			flags++
			list, directive := completions(t, append(slices.Clone(path), "--"+f.Name, "")...)
			switch free := slices.Contains(freeText, f.Name); {
			case free && (len(list) > 0 || directive != cobra.ShellCompDirectiveNoFileComp):
				t.Errorf("%s --%s is free text and completes %q (%d)", cmd.CommandPath(), f.Name, list, directive)
			case !free && len(list) == 0 && directive&cobra.ShellCompDirectiveFilterDirs == 0:
				t.Errorf("%s --%s completes nothing", cmd.CommandPath(), f.Name)
			}
		})
		list, directive := completions(t, append(slices.Clone(path), "")...)
		if directive == cobra.ShellCompDirectiveDefault || directive == cobra.ShellCompDirectiveError {
			t.Errorf("%s offers any file as an argument: %q", cmd.CommandPath(), list)
		}
	})
	if flags < 60 {
		t.Errorf("only %d flags", flags)
	}
}

// completions returns what a shell offers for the last of some words, without descriptions, and how it treats that.
func completions(t *testing.T, args ...string) ([]string, cobra.ShellCompDirective) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), append([]string{"__completeNoDesc"}, args...), nil, &out, &errs); code != exitPass {
		t.Fatalf("%q: exit status %d\n%s", args, code, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	last := lines[len(lines)-1]
	directive := cobra.ShellCompDirective(0)
	for _, digit := range strings.TrimPrefix(last, ":") {
		directive = directive*10 + cobra.ShellCompDirective(digit-'0')
	}
	return lines[:len(lines)-1], directive
}

func TestCompletions(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	const rule = "# METADATA\n# title: A rule\n# description: It judges.\n# custom:\n#   id: acme/own\n#   entity: operation\n" +
		"#   severity: high\n#   profile: baseline\n#   fix: Do better.\npackage acme.own\n\ndeny contains \"x\" if input.method == \"TRACE\"\n"
	if err := os.Mkdir("policies", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("policies", "own.rego"), []byte(rule), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ line, want string }{
		{"li", "lint"},
		{"help wai", "waive waivers"},
		{"completion f", "fish"},
		{"lint --profile ", "baseline recommended strict"},
		{"lint --format js", "json jsonl"},
		{"lint --color ", "auto always never"},
		{"lint --fail-on ", "info low medium high critical"},
		{"lint --base ", "auto none"},
		{"lint --policy-from ", "base head"},
		{"lint --output js", "json= jsonl="},
		{"lint --output json=", ""},
		{"lint --select openapi/tls-r", "openapi/tls-required"},
		{"lint --select sbom,openapi/tls-r", "sbom,openapi/tls-required"},
		{"lint --select workspace/uncatalogued-s", "workspace/uncatalogued-sbom"},
		{"lint --ignore CWE-319", "CWE-319"},
		{"lint --policy policies --select acme/", "acme/own"},
		{"baseline --add-rule openapi/tls-r", "openapi/tls-required"},
		{"explain openapi/tls-r", "openapi/tls-required"},
		{"explain sealint/unr", "sealint/unreadable"},
		{"explain --policy policies acme/", "acme/own"},
		{"explain openapi/tls-required ", ""},
		{"rules --group g", "gate"},
		{"rules --entity oper", "operation"},
		{"rules --format ", "text json"},
		{"catalog --format merm", "mermaid"},
		{"schema conf", "config"},
		{"schema config ", ""},
		{"sbom --standard ntia", "ntia-2021"},
		{"lint --config ", "yaml yml"},
		{"waive ", ""},
		{"init ", ""},
	} {
		args := strings.Split(test.line, " ")
		list, directive := completions(t, args...)
		if directive&cobra.ShellCompDirectiveNoFileComp != 0 { // shells choose by the beginning themselves
			list = slices.DeleteFunc(list, func(word string) bool { return !strings.HasPrefix(word, args[len(args)-1]) })
		}
		if got := strings.Join(list, " "); got != test.want {
			t.Errorf("%s completes %q, want %q", test.line, got, test.want)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"completion", shell}, nil, &out, &errs); code != exitPass || !strings.Contains(out.String(), "__complete") {
			t.Errorf("%s: exit status %d\n%s", shell, code, errs.String())
		}
	}
}
