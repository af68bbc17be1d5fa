package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/suggest"
)

func rulesCommand() *cobra.Command {
	var opts lint.Options
	var group, profile, entity, format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Long: `List the built-in and custom rules, with the severities that the configuration sets. With --profile, list only the rules
that a run with this profile evaluates.`,
		Example: `  sealint rules
  sealint rules --group sbom --profile baseline
  sealint rules --entity operation --format json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkFormat(format, report.RuleFormats); err != nil {
				return err
			}
			if err := setProfile(&opts, profile); err != nil {
				return err
			}
			if err := checkEntity(entity); err != nil {
				return err
			}
			all, active, err := listRules(cmd.Context(), opts)
			if err != nil {
				return err
			}
			list := slices.Clone(all)
			if profile != "" {
				list = slices.Clone(active)
			}
			if group != "" {
				if err := oneOf("group", group, groupsOf(all)); err != nil {
					return fmt.Errorf("no rule matches: %w", err)
				}
			}
			list = slices.DeleteFunc(list, func(r model.Rule) bool {
				return group != "" && r.Group() != group || entity != "" && string(r.Entity) != entity
			})
			if len(list) == 0 {
				return fmt.Errorf("no rule matches")
			}
			return unwritten(report.WriteRules(cmd.OutOrStdout(), format, list))
		},
	}
	f := cmd.Flags()
	f.StringVar(&group, "group", "", "only rules of this group: openapi, sbom, integration, workspace, or one of your own")
	f.StringVar(&profile, "profile", "", "only rules that a run with this profile evaluates")
	f.StringVar(&entity, "entity", "", "only rules that judge this entity")
	f.StringVar(&format, "format", "text", "format: "+strings.Join(report.RuleFormats, ", "))
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	cmd.AddCommand(newRuleCommand())
	return cmd
}

// groupsOf returns the groups of rules, sorted.
func groupsOf(rules []model.Rule) []string {
	groups := map[string]bool{}
	for _, r := range rules {
		groups[r.Group()] = true
	}
	return slices.Sorted(maps.Keys(groups))
}

// checkEntity returns an error if a kind is no kind of entity; the empty one stands for all.
func checkEntity(kind string) error {
	if kind == "" {
		return nil
	}
	return oneOf("entity", kind, texts(model.EntityKinds))
}

// listRules returns all rules of a linter, and the active ones, which a run evaluates.
func listRules(ctx context.Context, opts lint.Options) (all, active []model.Rule, err error) {
	linter, err := lint.New(ctx, opts)
	if err != nil {
		return nil, nil, err
	}
	return linter.Rules()
}

func explainCommand() *cobra.Command {
	var opts lint.Options
	cmd := &cobra.Command{
		Use:   "explain ID",
		Short: "Explain a rule or a kind of problem: what it means, why, and what to do",
		Long: `Explain a rule, built in or your own: what it finds, why, and what to do. Also explain a kind of problem, such as
sealint/unreadable: what could not be judged, why the run does not pass, and what to do.`,
		Example: "  sealint explain openapi/tls-required\n  sealint explain sealint/unreadable",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, k := range model.ProblemKinds {
				if k.ID == args[0] {
					return unwritten(report.WriteProblemKind(cmd.OutOrStdout(), k))
				}
			}
			list, _, err := listRules(cmd.Context(), opts)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(list, func(r model.Rule) bool { return r.ID == args[0] })
			if i < 0 {
				hint := cmp.Or(suggest.DidYouMean("", args[0], explainable(list)), "; sealint rules lists them")
				return fmt.Errorf("unknown rule %q%s", args[0], hint)
			}
			return unwritten(report.WriteRule(cmd.OutOrStdout(), list[i]))
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	return cmd
}

// explainable returns the ids of rules, and those of the kinds of problems.
func explainable(rules []model.Rule) []string {
	ids := ruleIDs(rules)
	for _, k := range model.ProblemKinds {
		ids = append(ids, k.ID)
	}
	return ids
}
