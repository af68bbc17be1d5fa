package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/sealint/sealint/lint"
)

var update = flag.Bool("update", false, "write golden files anew")

func TestMain(m *testing.M) {
	if file := os.Getenv(bareFile); file != "" {
		parseBare(file)
		return
	}
	if file := os.Getenv(bareBOM); file != "" {
		readBareBOM(file)
		return
	}
	testscript.Main(m, map[string]func(){"sealint": main})
}

// TestScripts runs the program as users run it: each script in testdata/script is one behaviour with its inputs.
func TestScripts(t *testing.T) {
	allOff := filepath.Join(t.TempDir(), "all-off.yaml")
	rules, _, err := listRules(t.Context(), lint.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	config := "rules:\n"
	for _, r := range rules {
		config += "  " + r.ID + ": off\n"
	}
	if err := os.WriteFile(allOff, []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			quickstart, err := os.Getwd()
			if err != nil {
				return err
			}
			env.Setenv("TESTDATA", quickstart+"/../../testdata")
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("GIT_CONFIG_GLOBAL", env.WorkDir+"/.gitconfig")
			env.Setenv("ALL_OFF", allOff)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits},
	})
}

// exits runs a command and demands an exact exit code: exits 3 sealint lint x.yaml.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG …]")
	}
	code := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v", err)
		}
		code = string(rune('0' + exit.ExitCode()))
	}
	if code != args[0] {
		ts.Fatalf("exit status %s, want %s", code, args[0])
	}
}
