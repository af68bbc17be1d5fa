// sealint decides whether the API integrations of a repository may be merged.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// The exit codes. They never depend on the output format.
const (
	exitPass        = 0   // the gate passed
	exitFail        = 1   // findings at or above the threshold
	exitUsage       = 2   // usage or configuration error: nothing was judged
	exitIncomplete  = 3   // something could not be judged, whether or not there are findings
	exitInterrupted = 130 // SIGINT; what was judged until then is reported
)

// errInterrupted is why the context of a command ends.
var errInterrupted = errors.New("it was interrupted")

// interruptGrace is how long an interrupted command may take to report what it knows, if it is one that reports.
const interruptGrace = 20 * time.Second

// reports are the commands that do.
var reports = []string{"lint", "catalog", "controls"}

func main() {
	paceCollection()
	// OPA compares two lists with a call within a call for each element. A stack that is too large ends the process without
	// a report; the memory of the run, to which stacks count, is limited anyway.
	debug.SetMaxStack(1 << 40)
	interrupts := make(chan os.Signal, 2)
	signal.Notify(interrupts, os.Interrupt)
	ctx, interrupt := context.WithCancelCause(context.Background())
	code := make(chan int, 1)
	go func() { code <- run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr) }()
	select {
	case c := <-code:
		os.Exit(c)
	case <-interrupts:
		interrupt(errInterrupted)
	}
	grace := time.Duration(0)
	if slices.ContainsFunc(os.Args[1:], func(arg string) bool { return slices.Contains(reports, arg) }) {
		grace = interruptGrace
	}
	select {
	case c := <-code:
		os.Exit(c)
	case <-interrupts: // a second one ends at once
	case <-time.After(grace):
	}
	fmt.Fprintln(os.Stderr, "sealint: interrupted")
	os.Exit(exitInterrupted)
}

// verdictError is how a command ends that judged something, or that could not write what it had to say. The verdict is in
// the report already; what was not written is still to be printed.
type verdictError struct {
	verdict   model.Verdict
	unwritten error
}

func (e *verdictError) Error() string {
	if e.unwritten != nil {
		return e.unwritten.Error()
	}
	return string(e.verdict)
}

func (e *verdictError) Unwrap() error { return e.unwritten }

// conclude ends a command by a verdict; nil for a pass.
func conclude(verdict model.Verdict) error {
	if verdict == model.Pass {
		return nil
	}
	return &verdictError{verdict: verdict}
}

// unwritten makes what a command could not write incomplete: whoever waits for it must not take its absence for a pass.
func unwritten(err error) error {
	if err == nil {
		return nil
	}
	return &verdictError{model.Incomplete, err}
}

// parts are the errors that one joins.
func parts(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// run is the program.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "sealint",
		Short: "Judge API contracts, SBOMs and integration manifests before they are merged",
		Long: `sealint reads the OpenAPI contracts, SBOMs and integration manifests of a repository, judges them by rules, and
decides whether the change may be merged.

Exit status: 0 the gate passed, 1 findings at or above the threshold, 2 usage or configuration error (nothing was
judged), 3 something could not be judged, 130 interrupted (what was judged until then is reported; a second interrupt ends
at once).`,
		Version:       lint.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("sealint {{.Version}}\n")
	root.Flags().Bool("version", false, "print the version")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(helpCommand())
	strict(root)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.AddCommand(lintCommand(), initCommand(), rulesCommand(), explainCommand(), schemaCommand(), sbomCommand(), catalogCommand(), controlsCommand(), versionCommand())
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		strict(completion)
	}
	code, err := exitCode(ctx, root.ExecuteContext(ctx))
	for _, err := range parts(err) {
		fmt.Fprintf(stderr, "sealint: %s\n", report.Sanitize(err.Error()))
	}
	return code
}

// exitCode decides how every command ends, by the error that it returned, and what of the error is still to be printed.
func exitCode(ctx context.Context, err error) (int, error) {
	end, judged := errors.AsType[*verdictError](err)
	switch {
	case context.Cause(ctx) == errInterrupted && judged:
		return exitInterrupted, errors.Join(append(parts(end.unwritten), errors.New("interrupted"))...)
	case context.Cause(ctx) == errInterrupted:
		return exitInterrupted, errors.New("interrupted")
	case err == nil:
		return exitPass, nil
	case !judged:
		return exitUsage, err
	case end.verdict == model.Fail:
		return exitFail, nil
	}
	return exitIncomplete, end.unwritten
}
