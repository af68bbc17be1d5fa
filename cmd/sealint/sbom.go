package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func sbomCommand() *cobra.Command {
	var opts lint.Options
	var standards []string
	var format string
	cmd := &cobra.Command{
		Use:   "sbom FILE …",
		Short: "Compare SBOMs with a standard, element by element",
		Long: `Compare SBOMs with a standard. Each element of the standard is present, declared unknown, absent, not applicable, or not
checkable in a document. Every standard has elements that no document can show, so the result does not prove compliance.

Standards: ` + strings.Join(model.Standards, ", ") + `.

Exit status: 0 every checkable element is satisfied, 1 some are not, 2 usage or configuration error,
3 a document could not be judged.`,
		Example: `  sealint sbom dist/app.cdx.json --standard cisa-2026
  sealint sbom dist/*.json --standard ntia-2021 --standard scvs-l2 --format markdown`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, report.AppraisalFormats); err != nil {
				return err
			}
			for _, standard := range standards {
				if err := oneOf("standard", standard, model.Standards); err != nil {
					return err
				}
			}
			linter, err := lint.New(cmd.Context(), opts)
			if err != nil {
				return err
			}
			list, problems, err := linter.Appraise(cmd.Context(), lint.Input{Paths: args, Stdin: cmd.InOrStdin()}, standards)
			if err != nil {
				return err
			}
			if err := unwritten(report.WriteAppraisals(cmd.OutOrStdout(), format, list, problems)); err != nil {
				return err
			}
			if len(problems) > 0 {
				return conclude(model.Incomplete)
			}
			for _, a := range list {
				if satisfied, checkable := a.Satisfied(); satisfied < checkable {
					return conclude(model.Fail)
				}
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&standards, "standard", nil, "`STANDARD` to compare the documents with; may be repeated (default: standards of the configuration)")
	f.StringVar(&format, "format", "text", "format: "+strings.Join(report.AppraisalFormats, ", "))
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	return cmd
}
