package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func baseCommand() *cobra.Command {
	var printFetch bool
	cmd := &cobra.Command{
		Use:   "base [REF]",
		Short: "Show which commit a change is compared with",
		Long: `Show which commit lint --base REF compares with, and how it was found. Without REF, it is the commit that --base auto takes:
in a CI, its variables tell the pull request, the merge queue or the push; elsewhere, there is none.

sealint fetches nothing. If the clone does not have the commit, or too little history, the error has the command that mends
it. With --print-fetch, only that command is printed, and nothing if the base is there; it is for a POSIX shell:

  eval "$(sealint base --print-fetch)"

In a partial clone, the first command can uncover that files are missing, too: repeat it until it prints nothing.

Exit status: 0 the base or the command was printed, or there is no base, 2 nothing can be compared, 3 the base is missing or
doubtful.`,
		Example: "  sealint base\n  sealint base origin/main\n  sealint base --print-fetch",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			revision := base.Auto
			if len(args) > 0 {
				revision = args[0]
			}
			found, err := base.Find(cmd.Context(), ".", revision, os.Getenv)
			failed, isBase := errors.AsType[*base.Error](err)
			switch {
			case err == nil && printFetch:
				return nil
			case err == nil:
				return unwritten(printBase(cmd.OutOrStdout(), found))
			case isBase && printFetch && failed.Fetch != "" && report.Sanitize(failed.Fetch) == failed.Fetch:
				_, err := fmt.Fprintln(cmd.OutOrStdout(), failed.Fetch)
				return unwritten(err)
			case isBase && failed.Usage:
				return err
			}
			return &verdictError{model.Incomplete, err}
		},
	}
	cmd.Flags().BoolVar(&printFetch, "print-fetch", false, "print only the command that fetches what is missing")
	return cmd
}

// printBase prints the commits that a change is compared with.
func printBase(out io.Writer, found *base.Base) error {
	if found == nil {
		_, err := fmt.Fprintln(out, "no base: this is not the run of a CI for a pull request, a merge queue or a push")
		return err
	}
	for _, id := range found.Commits {
		if _, err := fmt.Fprintf(out, "base %s (%s)\n", id, report.Sanitize(found.Words)); err != nil {
			return err
		}
	}
	return nil
}
