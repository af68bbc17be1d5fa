package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
	"golang.org/x/mod/module"

	"github.com/sealint/sealint/lint"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, and the commit from which the program was built",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "sealint "+version())
			return unwritten(err)
		},
	}
}

// version returns the version, with the commit from which the program was built, if the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return lint.Version
	}
	return lint.Version + commitOf(info)
}

// commitOf returns " (commit …)" for the commit that a build states; "" if it states none. A build in a work tree states all of its id.
// "go install …@REVISION" states the beginning, in the version of the module.
func commitOf(info *debug.BuildInfo) string {
	commit, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = ", modified"
		}
	}
	if commit == "" {
		commit, _ = module.PseudoVersionRev(info.Main.Version) // an error: the version is none with a commit
	}
	if commit == "" {
		return ""
	}
	return " (commit " + commit + modified + ")"
}
