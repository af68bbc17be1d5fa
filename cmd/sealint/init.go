package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/scaffold"
)

func initCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Write the files that a repository needs to use sealint",
		Long: `Write the files that the repository around the working directory needs to use sealint: .sealint.yaml, a workflow for
GitHub Actions, a pre-commit hook, and an integration manifest for each contract that no manifest names.

A manifest states the facts that follow from the documents; its other fields are comments. Existing files are never changed.

Exit status: 0 done, 2 usage or configuration error, 3 something could not be read or written.`,
		Example: "  sealint init --dry-run\n  sealint init",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			plan, err := scaffold.Make(cmd.Context(), ".")
			if err != nil {
				return err
			}
			if !dryRun {
				if err := plan.Write(); err != nil {
					return err
				}
			}
			var out bytes.Buffer
			printPlan(&out, plan)
			if _, err := out.WriteTo(cmd.OutOrStdout()); err != nil {
				return unwritten(err)
			}
			for _, p := range plan.Problems {
				fmt.Fprintf(cmd.ErrOrStderr(), "sealint: %s\n", report.Sanitize(p.Error()))
			}
			if len(plan.Problems) > 0 || plan.Count(scaffold.Failed) > 0 {
				return conclude(model.Incomplete)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print the files, but do not write them")
	return cmd
}

// printPlan prints the state of each file, and the content of files that a dry run did not write.
func printPlan(out io.Writer, plan *scaffold.Plan) {
	for _, f := range plan.Files {
		line := fmt.Sprintf("%-8s %s", f.State, f.Path)
		if f.Note != "" {
			line += " (" + f.Note + ")"
		}
		fmt.Fprintln(out, report.Sanitize(line))
		for text := range strings.Lines(f.Text + f.Entry) {
			if f.State == scaffold.Missing || f.Entry != "" {
				fmt.Fprintln(out, "    "+report.Sanitize(strings.TrimSuffix(text, "\n")))
			}
		}
	}
	fmt.Fprintf(out, "\nFound contracts: %d, SBOMs: %d, manifests: %d. ",
		plan.Documents[model.Contract], plan.Documents[model.SBOM], plan.Documents[model.Manifest])
	switch missing, written := plan.Count(scaffold.Missing), plan.Count(scaffold.Written); {
	case missing > 0:
		fmt.Fprintf(out, "Missing files: %d; \"sealint init\" writes them.\n", missing)
	case written > 0:
		fmt.Fprintf(out, "Files written: %d; \"sealint lint\" judges the repository.\n", written)
	case plan.Count(scaffold.Failed) > 0:
		fmt.Fprintln(out, "No file could be written.")
	default:
		fmt.Fprintln(out, "Nothing to write.")
	}
}
