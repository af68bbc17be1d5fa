package main

import (
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func controlsCommand() *cobra.Command {
	var opts lint.Options
	var in lint.Input
	var profile, format string
	cmd := &cobra.Command{
		Use:   "controls [path or glob …]",
		Short: "List the security controls and say which are met, not met, incomplete, not applicable or not judged",
		Long: `List the controls that an integration has to meet before it ships. A control is met if every manifest states the evidence for
it, all rules that judge it ran, and no finding speaks of it, of any severity. It is not met if a finding speaks of it or a
manifest lacks the evidence. It is incomplete if only a part could be judged, for example because one of its rules is off, or if
an exception takes its place. It is not applicable if every manifest states that it does not have what the control is about. It
is not judged if the repository has nothing to judge it by. The output gives the reason. The format jsonl
also has the state of each control for each manifest, one a line.

Exit status: 0 every judged control is met or not applicable, 1 some controls are not met or are incomplete, 2 usage or configuration error,
3 something could not be judged.`,
		Example: `  sealint controls
  sealint controls --profile strict --format markdown`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, report.AuditFormats); err != nil {
				return err
			}
			if err := setProfile(&opts, profile); err != nil {
				return err
			}
			in.Paths, in.Stdin = args, cmd.InOrStdin()
			result, err := judge(cmd, opts, in)
			if err != nil {
				return err
			}
			audit, err := result.Audit()
			if err != nil {
				return err
			}
			audit.Repository = base.RepositoryName(os.Getenv)
			if err := unwritten(report.WriteAudit(cmd.OutOrStdout(), format, audit)); err != nil {
				return err
			}
			switch {
			case len(audit.Problems) > 0:
				return conclude(model.Incomplete)
			case slices.ContainsFunc(audit.Controls, func(c model.Control) bool {
				return c.State == model.ControlNotMet || c.State == model.ControlIncomplete
			}):
				return conclude(model.Fail)
			}
			return nil
		},
	}
	viewFlags(cmd, &opts, &in, &profile, &format, report.AuditFormats)
	return cmd
}
