package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func rulesCommand() *cobra.Command {
	var opts lint.Options
	var group, profile, entity, format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Long: `List the rules, built-in and custom, with the severities that the configuration gives them. --profile lists the rules
that a run with that profile evaluates.`,
		Example: `  sealint rules
  sealint rules --group sbom --profile baseline
  sealint rules --entity operation --format json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if profile != "" && !slices.Contains(model.Profiles, model.Profile(profile)) {
				return fmt.Errorf("unknown profile %q (want baseline, recommended or strict)", profile)
			}
			if entity != "" && !slices.Contains(model.EntityKinds, model.EntityKind(entity)) {
				return fmt.Errorf("unknown entity %q; sealint schema --help lists them", entity)
			}
			opts.Profile = model.Profile(profile)
			list, active, err := lint.Rules(opts)
			if err != nil {
				return err
			}
			if profile != "" {
				list = active
			}
			list = slices.DeleteFunc(list, func(r model.Rule) bool {
				return group != "" && r.Group() != group || entity != "" && string(r.Entity) != entity
			})
			if len(list) == 0 {
				return fmt.Errorf("no rule matches")
			}
			switch format {
			case "json":
				return printRulesJSON(cmd, list)
			case "text":
				w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
				for _, r := range list {
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", report.Sanitize(r.ID), r.Severity, r.Profile, report.Sanitize(r.Title))
				}
				return w.Flush()
			}
			return fmt.Errorf("unknown format %q (want text or json)", format)
		},
	}
	f := cmd.Flags()
	f.StringVar(&group, "group", "", "only rules of this group: openapi, sbom, integration, workspace, or one of your own")
	f.StringVar(&profile, "profile", "", "only rules that a run with this profile evaluates")
	f.StringVar(&entity, "entity", "", "only rules that judge this entity")
	f.StringVar(&format, "format", "text", "text or json")
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	return cmd
}

// ruleJSON is a rule as rules --format json prints it.
type ruleJSON struct {
	ID          string      `json:"id"`
	Entity      string      `json:"entity"`
	Severity    string      `json:"severity"`
	Profile     string      `json:"profile"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Fix         string      `json:"fix"`
	Controls    []string    `json:"controls"`
	References  []string    `json:"references"`
	Params      []paramJSON `json:"params"`
}

type paramJSON struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Default     any    `json:"default"`
	Description string `json:"description"`
}

func printRulesJSON(cmd *cobra.Command, list []model.Rule) error {
	out := []ruleJSON{}
	for _, r := range list {
		j := ruleJSON{
			ID: r.ID, Entity: string(r.Entity), Severity: r.Severity.String(), Profile: string(r.Profile), Title: r.Title,
			Description: r.Description, Fix: r.Fix, Controls: append([]string{}, r.Controls...),
			References: append([]string{}, r.References...), Params: []paramJSON{},
		}
		for _, p := range r.Params {
			j.Params = append(j.Params, paramJSON(p))
		}
		out = append(out, j)
	}
	enc := json.NewEncoder(cmd.OutOrStdout())
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func explainCommand() *cobra.Command {
	var opts lint.Options
	cmd := &cobra.Command{
		Use:     "explain RULE",
		Short:   "Explain a rule: what it finds, why, and what to do",
		Example: "  sealint explain openapi/tls-required",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			list, _, _ := lint.Rules(opts)
			ids := make([]string, 0, len(list))
			for _, r := range list {
				ids = append(ids, r.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			list, _, err := lint.Rules(opts)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(list, func(r model.Rule) bool { return r.ID == args[0] })
			if i < 0 {
				return fmt.Errorf("unknown rule %q; sealint rules lists them", args[0])
			}
			explain(cmd, list[i])
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	return cmd
}

func explain(cmd *cobra.Command, r model.Rule) {
	p := func(format string, args ...any) { fmt.Fprintf(cmd.OutOrStdout(), format, args...) }
	p("%s – %s\n\n", report.Sanitize(r.ID), report.Sanitize(r.Title)) // a custom rule is as strange as the repository it is of
	p("%s\n\n", wrapped(r.Description, ""))
	p("Fix:      %s\n", wrapped(r.Fix, "          "))
	p("Severity: %s\nProfile:  %s\nJudges:   %s\n", r.Severity, r.Profile, r.Entity)
	if len(r.Controls) > 0 {
		p("Controls: %s\n", report.Sanitize(strings.Join(r.Controls, ", ")))
	}
	if r.BuiltIn {
		p("Page:     %s\n", r.Page())
	}
	for _, ref := range r.References {
		p("See:      %s\n", report.Sanitize(ref))
	}
	if len(r.Params) > 0 {
		p("\nParameters, set in .sealint.yaml under rules: %s: params:\n", report.Sanitize(r.ID))
		for _, param := range r.Params {
			value, _ := json.Marshal(param.Default)
			p("  %s (%s, default %s): %s\n", report.Sanitize(param.Name), param.Type, value, report.Sanitize(param.Description))
		}
	}
	p("\nTurn it off in .sealint.yaml:\n  rules:\n    %s: off\n", report.Sanitize(r.ID))
}

// wrapped makes text harmless and breaks it into lines of at most 100 characters, all but the first behind an indent.
func wrapped(text, indent string) string {
	var b strings.Builder
	width := len(indent)
	for i, word := range strings.Fields(text) {
		word = report.Sanitize(word)
		switch {
		case i == 0:
		case width+1+len(word) > 100:
			b.WriteString("\n" + indent)
			width = len(indent)
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += len(word)
	}
	return b.String()
}
