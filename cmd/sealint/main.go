// sealint decides whether the API integrations of a repository may be merged.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/report"
)

// The exit codes. They never depend on the output format.
const (
	exitPass       = 0 // the gate passed
	exitFail       = 1 // findings at or above the threshold
	exitUsage      = 2 // usage or configuration error: nothing was judged
	exitIncomplete = 3 // something could not be judged, whether or not there are findings
)

func main() {
	paceCollection()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// exitError carries an exit code out of a command. Its error, if any, is still to be printed.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// run is the program.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "sealint",
		Short: "Judge API contracts, SBOMs and integration manifests before they are merged",
		Long: `sealint reads the OpenAPI contracts, SBOMs and integration manifests of a repository, judges them by rules, and
decides whether the change may be merged.

Exit status: 0 the gate passed, 1 findings at or above the threshold, 2 usage or configuration error (nothing was
judged), 3 something could not be judged.`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.AddCommand(lintCommand(), initCommand(), rulesCommand(), explainCommand(), schemaCommand(), sbomCommand(), catalogCommand(), controlsCommand(), versionCommand())
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitPass
	}
	exit, ok := errors.AsType[*exitError](err)
	if !ok {
		exit = &exitError{code: exitUsage, err: err}
	}
	if exit.err != nil {
		fmt.Fprintf(stderr, "sealint: %s\n", report.Sanitize(exit.err.Error()))
	}
	return exit.code
}
