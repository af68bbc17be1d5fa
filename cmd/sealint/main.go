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
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// The exit codes. They never depend on the output format.
const (
	exitPass        = 0   // the gate passed
	exitFail        = 1   // findings at or above the threshold
	exitUsage       = 2   // usage or configuration error: nothing was judged
	exitIncomplete  = 3   // something could not be judged, whether or not there are findings
	exitInterrupted = 130 // SIGINT; everything that was judged before is reported
	exitTerminated  = 143 // SIGTERM; the same
)

// endError is the cause with which a signal cancels the context of a command.
type endError struct {
	word string
	code int // the exit code
}

func (e *endError) Error() string { return "it was " + e.word }

// endBy returns how a signal ends the program.
func endBy(signal os.Signal) *endError {
	if signal == syscall.SIGTERM {
		return &endError{"terminated", exitTerminated}
	}
	return &endError{"interrupted", exitInterrupted}
}

// signalGrace is the time that a command has to report its results after a signal, if it is one of reports.
const signalGrace = 20 * time.Second

// reports are the commands that report partial results after an interrupt or a termination.
var reports = []string{"lint", "catalog", "controls"}

func main() {
	paceCollection()
	// OPA compares two lists recursively, with one call for each element. A stack overflow would end the process without a
	// report. The stack needs no limit of its own, because it counts towards the memory limit of the run.
	debug.SetMaxStack(1 << 40)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithCancelCause(context.Background())
	code := make(chan int, 1)
	go func() { code <- run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr) }()
	var end *endError
	select {
	case c := <-code:
		os.Exit(c)
	case s := <-signals:
		end = endBy(s)
		cancel(end)
	}
	grace := time.Duration(0)
	if slices.ContainsFunc(os.Args[1:], func(arg string) bool { return slices.Contains(reports, arg) }) {
		grace = signalGrace
	}
	select {
	case c := <-code:
		os.Exit(c)
	case s := <-signals: // a second signal ends the program immediately
		end = endBy(s)
	case <-time.After(grace):
	}
	if showsProgress(os.Stderr, os.Getenv) {
		fmt.Fprint(os.Stderr, eraseLine)
	}
	fmt.Fprintln(os.Stderr, "sealint: "+end.word)
	os.Exit(end.code)
}

// verdictError is returned by a command that judged something and does not end with a pass, or that could not write its output.
// The report shows the verdict already, so only unwritten is printed.
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

// conclude returns the error with which a command ends after a verdict: nil for a pass.
func conclude(verdict model.Verdict) error {
	if verdict == model.Pass {
		return nil
	}
	return &verdictError{verdict: verdict}
}

// unwritten turns an error of writing into the verdict incomplete: a missing report must never look like a pass.
func unwritten(err error) error {
	if err == nil {
		return nil
	}
	return &verdictError{model.Incomplete, err}
}

// parts returns the errors that errors.Join combined into err, or err alone.
func parts(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// run runs the command that args name and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(stdout)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetErr(stderr)
	code, err := exitCode(ctx, root.ExecuteContext(ctx))
	for _, err := range parts(err) {
		fmt.Fprintf(stderr, "sealint: %s\n", report.Sanitize(err.Error()))
	}
	return code
}

// newRoot returns the command sealint with all its subcommands. The output is set here, because cobra's command completion keeps the one
// that it finds when it is made.
func newRoot(stdout io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "sealint",
		Short: "Judge API contracts, SBOMs and integration manifests before they are merged",
		Long: `sealint reads the OpenAPI contracts, SBOMs and integration manifests of a repository, checks them with rules, and
decides whether the change may be merged.

Exit status: 0 the gate passed, 1 findings at or above the threshold, 2 usage or configuration error (nothing was
judged), 3 something could not be judged, 130 interrupted, 143 terminated (everything that was judged before is reported; a
second interrupt ends the program immediately).`,
		Version:       model.VersionText(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetOut(stdout)
	root.SetVersionTemplate("sealint {{.Version}}\n")
	root.Flags().Bool("version", false, "print the version")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(helpCommand())
	strict(root)
	root.AddCommand(lintCommand(), mergeCommand(), initCommand(), baseCommand(), baselineCommand(), rulesCommand(), explainCommand(), schemaCommand(), factsCommand(), testCommand(), sbomCommand(), catalogCommand(), controlsCommand(), waiveCommand(), waiversCommand(), versionCommand(), manCommand())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		strict(completion)
	}
	addCompletions(root)
	return root
}

// exitCode returns the exit code for the error that a command returned, and the error that is still to be printed.
func exitCode(ctx context.Context, err error) (int, error) {
	end, judged := errors.AsType[*verdictError](err)
	signal, ended := errors.AsType[*endError](context.Cause(ctx))
	switch {
	case ended && judged:
		return signal.code, errors.Join(append(parts(end.unwritten), errors.New(signal.word))...)
	case ended:
		return signal.code, errors.New(signal.word)
	case err == nil:
		return exitPass, nil
	case !judged:
		return exitUsage, err
	case end.verdict == model.Fail:
		return exitFail, nil
	}
	return exitIncomplete, end.unwritten
}
