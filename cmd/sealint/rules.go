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
					return err
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
		Use:     "explain RULE",
		Short:   "Explain a rule: what it finds, why, and what to do",
		Example: "  sealint explain openapi/tls-required",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			list, _, _ := listRules(cmd.Context(), opts)
			ids := make([]string, 0, len(list))
			for _, r := range list {
				ids = append(ids, r.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			list, _, err := listRules(cmd.Context(), opts)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(list, func(r model.Rule) bool { return r.ID == args[0] })
			if i < 0 {
				var ids []string
				for _, r := range list {
					ids = append(ids, r.ID)
				}
				return fmt.Errorf("unknown rule %q%s", args[0], cmp.Or(suggest.DidYouMean("", args[0], ids), "; sealint rules lists them"))
			}
			return unwritten(report.WriteRule(cmd.OutOrStdout(), list[i]))
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	return cmd
}
