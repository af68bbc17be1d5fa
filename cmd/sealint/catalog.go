package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func catalogCommand() *cobra.Command {
	var opts lint.Options
	var in lint.Input
	var profile, format string
	cmd := &cobra.Command{
		Use:   "catalog [path or glob …]",
		Short: "List the integrations of a repository, with their data flows and the verdict of the gate",
		Long: `List the integrations of a repository, one for each manifest: owner, direction, provider, consumers, classification,
regulations, authentication, scopes, operations, endpoints, webhooks, environments, service level, SBOM, runbook, last review,
what expires when, and the verdict of the gate for the manifest and the documents that it names.

The format mermaid is a diagram for Markdown. It has an arrow for each flow of data, with the classification of the data as
label. An arrow is red if the gate does not pass.

The format backstage is entities for the software catalog of Backstage, as YAML: a component for each integration, and an API
for each contract. Paths in it are relative to the working directory: write the file there.

Exit status: 0 the list was printed (for every verdict), 2 usage or configuration error or no manifest, 3 something could
not be judged.`,
		Example: `  sealint catalog
  sealint catalog --format markdown > INTEGRATIONS.md
  sealint catalog --format mermaid
  sealint catalog --format backstage > catalog-info.yaml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, report.CatalogFormats); err != nil {
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
			catalog, err := result.Catalog()
			if err != nil {
				return err
			}
			if err := unwritten(report.WriteCatalog(cmd.OutOrStdout(), format, catalog)); err != nil {
				return err
			}
			if len(catalog.Problems) > 0 {
				return conclude(model.Incomplete)
			}
			return nil
		},
	}
	viewFlags(cmd, &opts, &in, &profile, &format, report.CatalogFormats)
	return cmd
}

// viewFlags adds the flags of the commands catalog and controls.
func viewFlags(cmd *cobra.Command, opts *lint.Options, in *lint.Input, profile, format *string, formats []string) {
	f := cmd.Flags()
	f.StringVar(format, "format", "text", "format: "+strings.Join(formats, ", "))
	f.StringVar(profile, "profile", "", "rules to evaluate: baseline, recommended (default) or strict")
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	todayFlag(cmd, in)
}
