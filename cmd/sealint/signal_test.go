//go:build unix

package main

import (
	"bytes"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A signal ends a run with its own exit code and one word, never with the code of a mistake. What was judged before is reported.
func TestSignalsHaveExitCodesOfTheirOwn(t *testing.T) {
	for _, test := range []struct {
		args   []string
		signal syscall.Signal
		code   int
		says   string
	}{
		{[]string{"lint", "-"}, syscall.SIGINT, exitInterrupted, "interrupted"},
		{[]string{"lint", "-"}, syscall.SIGTERM, exitTerminated, "terminated"},
		{[]string{"facts", "-"}, syscall.SIGINT, exitInterrupted, "interrupted"},
		{[]string{"facts", "-"}, syscall.SIGTERM, exitTerminated, "terminated"},
	} {
		var out, errs bytes.Buffer
		cmd := exec.Command(executable(t), test.args...)
		cmd.Args[0], cmd.Dir, cmd.Stdout, cmd.Stderr = "sealint", t.TempDir(), &out, &errs
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stdin.Write([]byte(strings.Repeat("# a comment\n", 20000))) // more than the pipe holds: when Write returns, sealint is reading
		cmd.Process.Signal(test.signal)
		cmd.Wait()
		stdin.Close()
		if code := cmd.ProcessState.ExitCode(); code != test.code || errs.String() != "sealint: "+test.says+"\n" {
			t.Errorf("%v, %v: exit status %d, want %d\n%s", test.args, test.signal, code, test.code, errs.String())
		}
		if test.args[0] == "lint" && !strings.Contains(out.String(), "because it was "+test.says) {
			t.Errorf("%v: the report does not say so:\n%s", test.signal, out.String())
		}
	}
}
