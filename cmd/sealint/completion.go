package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// completer returns what may stand at the word that is being completed.
type completer = cobra.CompletionFunc

// addCompletions makes the shell complete the flags and arguments of a command and of its subcommands. A flag without a completion of its
// own has any text as its value; without one, shells would offer files.
func addCompletions(cmd *cobra.Command) {
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		complete := flagCompletions[f.Name]
		if f.Name == "format" {
			complete = words(formatsOf[cmd.Name()]...)
		}
		if complete == nil {
			complete = cobra.NoFileCompletions
		}
		_ = cmd.RegisterFlagCompletionFunc(f.Name, complete) // fails only for a flag that does not exist or has a completion already
	})
	if complete, ok := argumentCompletions[cmd.Name()]; ok {
		cmd.ValidArgsFunction = complete
	} else if !cmd.HasSubCommands() && cmd.ValidArgsFunction == nil {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, sub := range cmd.Commands() {
		addCompletions(sub)
	}
}

// flagCompletions complete the values of flags, which mean the same in every command.
var flagCompletions = map[string]completer{
	"profile":      words(texts(model.Profiles)...),
	"fail-on":      words(model.Severities...),
	"min-severity": words(model.Severities...),
	"color":        words(colorModes...),
	"base":         words(base.Auto, "none"),
	"policy-from":  words(policySides...),
	"standard":     words(model.Standards...),
	"entity":       words(texts(model.EntityKinds)...),
	"group":        ruleWords(groupsOf),
	"select":       commaList(ruleWords(selectable)),
	"ignore":       commaList(ruleWords(selectable)),
	"add-rule":     commaList(ruleWords(ruleIDs)),
	"output":       completeOutput,
	"config":       filesNamed("yaml", "yml"),
	"baseline":     filesNamed("yaml", "yml"),
	"vex":          filesNamed("json"),
	"document":     documentFiles,
	"policy":       folders,
	"osv":          filesNamed("zip"),
	"base-dir":     folders,
	"dir":          folders,
}

// formatsOf are the values of --format, by the name of the command.
var formatsOf = map[string][]string{
	"lint": report.Formats, "merge": report.Formats, "rules": report.RuleFormats, "catalog": report.CatalogFormats, "controls": report.AuditFormats,
	"sbom": report.AppraisalFormats, "waivers": waiverFormats,
}

// argumentCompletions complete the arguments of commands.
var argumentCompletions = map[string]completer{
	"lint": documentFiles, "catalog": documentFiles, "controls": documentFiles, "baseline": documentFiles, "facts": documentFiles, "sbom": documentFiles,
	"merge": filesNamed("json"),
	"test":  first(folders), "man": first(folders),
	"base":    first(words(base.Auto)),
	"schema":  first(words(schemaNames()...)),
	"explain": first(ruleWords(explainable)),
	"help":    completeCommand,
}

var documentFiles = filesNamed("yaml", "yml", "json", "xml", "spdx")

// words completes one of some words.
func words(list ...string) completer {
	return cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)
}

// filesNamed completes files whose names end with one of some extensions.
func filesNamed(extensions ...string) completer {
	return cobra.FixedCompletions(extensions, cobra.ShellCompDirectiveFilterFileExt)
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// first completes the first argument only.
func first(complete completer) completer {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return complete(cmd, args, word)
	}
}

// ruleWords completes words that depend on the rules of the configuration and of the flags --config and --policy. Words that could
// control a terminal are left out.
func ruleWords(of func([]model.Rule) []string) completer {
	return func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		var opts lint.Options
		opts.ConfigFile, _ = cmd.Flags().GetString("config") // an error: the command has no such flag
		opts.Policies, _ = cmd.Flags().GetStringArray("policy")
		rules, _, _ := listRules(cmd.Context(), opts) // an error: there is nothing to complete
		list := slices.DeleteFunc(of(rules), func(word string) bool {
			return report.Sanitize(word) != word || strings.ContainsAny(word, " \t,")
		})
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}

func ruleIDs(rules []model.Rule) []string {
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// selectable returns the names that --select and --ignore take: ids, groups, standards and tags.
func selectable(rules []model.Rule) []string {
	list := slices.Concat(ruleIDs(rules), groupsOf(rules))
	for _, r := range rules {
		list = slices.Concat(list, r.Standards, r.Controls)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// commaList completes the last word of a list that is joined by commas.
func commaList(complete completer) completer {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		before := word[:strings.LastIndexByte(word, ',')+1]
		list, directive := complete(cmd, args, word[len(before):])
		for i := range list {
			list[i] = before + list[i]
		}
		return list, directive
	}
}

// completeOutput completes FORMAT=PATH: the format, then a file.
func completeOutput(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(word, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var list []string
	for _, format := range report.Formats {
		list = append(list, format+"=")
	}
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeCommand completes the name of a command, after the names of the commands around it.
func completeCommand(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var list []string
	if parent, rest, err := cmd.Root().Find(args); err == nil && len(rest) == 0 {
		for _, c := range parent.Commands() {
			if c.IsAvailableCommand() {
				list = append(list, c.Name())
			}
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}
