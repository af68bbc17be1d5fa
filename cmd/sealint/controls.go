package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func controlsCommand() *cobra.Command {
	var opts lint.Options
	var in lint.Input
	var profile, format string
	cmd := &cobra.Command{
		Use:   "controls [path or glob …]",
		Short: "Tell which controls on integrations are met, which are not, and which could not be judged",
		Long: `Tell how a repository stands to the controls that an integration has to meet before it ships: for each control, the rules
that judge it, the documents that they judged, and whether anything was found, of whatever severity. A control that nothing
in the repository can be judged by is told as not judged, with the reason; one of which only a part could be is incomplete.

Exit status: 0 every control that was judged is met, 1 some are not or are incomplete, 2 usage or configuration error,
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
			result, err := judge(cmd.Context(), opts, in)
			if err != nil {
				return err
			}
			audit, err := result.Audit()
			if err != nil {
				return err
			}
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
