package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
	if os.Getenv(workerVariable) != "" {
		serve()
		return
	}
	testscript.Main(m, map[string]func(){"sealint": main})
}

// TestScripts runs the scripts in testdata/script. Each of them tests one behaviour of the program, with its inputs.
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
	commands := newScripts(t, "testdata/script")
	// The variables that testscript sets, and those of Setup below.
	commands.variables = append(commands.variables, "PATH", "HOME", "TMPDIR", "WORK", "TESTDATA", "GIT_CONFIG_GLOBAL", "ALL_OFF")
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
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": commands.exits},
	})
}

// scripts runs the commands of scripts whose exit code is stated.
type scripts struct {
	workers   *workers
	variables []string // names of all environment variables that scripts may have
}

// newScripts finds the variables that the scripts set.
func newScripts(t *testing.T, dir string) *scripts {
	t.Helper()
	s := &scripts{workers: newWorkers(t)}
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range regexp.MustCompile(`(?m)^env (\w+)=`).FindAllStringSubmatch(string(text), -1) {
			s.variables = append(s.variables, set[1])
		}
	}
	return s
}

// exits runs a command and demands an exact exit code: exits 3 sealint lint x.yaml. A command "exec sealint …" always has
// a process of its own.
func (s *scripts) exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG …]")
	}
	want, command := args[0], args[1:]
	code, err := s.run(ts, command)
	if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != want {
		ts.Fatalf("exit status %d, want %s", code, want)
	}
}

// run runs sealint in a worker, unless the command needs the standard input of the script, or the script sets a variable
// that Go reads when a process starts.
func (s *scripts) run(ts *testscript.TestScript, command []string) (code int, err error) {
	if command[0] != "sealint" || slices.Contains(command, "-") || ts.Getenv("GOMAXPROCS") != "" {
		err := ts.Exec(command[0], command[1:]...)
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return exit.ExitCode(), nil
		}
		return 0, err
	}
	r := request{Dir: ts.MkAbs("."), Args: command[1:]}
	for _, name := range s.variables {
		if value := ts.Getenv(name); value != "" {
			r.Env = append(r.Env, name+"="+value)
		}
	}
	out, err := s.workers.run(r)
	if err != nil {
		return 0, err
	}
	io.WriteString(ts.Stdout(), out.stdout)
	io.WriteString(ts.Stderr(), out.stderr)
	if out.late {
		return 0, errors.New("the command does not end")
	}
	return out.code, nil
}
