package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint/model"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, and the commit from which the program was built",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "sealint "+model.VersionText())
			return unwritten(err)
		},
	}
}
