package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/report"
)

// completeReports makes shells offer the formats of reports behind --format and --output.
func completeReports(cmd *cobra.Command) {
	format := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return report.Formats, cobra.ShellCompDirectiveNoFileComp
	}
	output := func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		if strings.Contains(word, "=") {
			return nil, cobra.ShellCompDirectiveDefault // a path
		}
		var list []string
		for _, name := range report.Formats {
			list = append(list, name+"=")
		}
		return list, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}
	for flag, complete := range map[string]cobra.CompletionFunc{"format": format, "output": output} {
		if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err) // the command has no such flag: a mistake in this program
		}
	}
}
