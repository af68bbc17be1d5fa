package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/scaffold"
)

func newRuleCommand() *cobra.Command {
	var entity, dir string
	cmd := &cobra.Command{
		Use:   "new ID",
		Short: "Write a new rule, its test and its page",
		Long: `Write a new rule of your own, its test and a page that explains it. The rule works at once; change it to find what you want.
Existing files are never changed.

Entities: ` + strings.Join(texts(model.EntityKinds), ", ") + `.

Exit status: 0 the files were written, 2 usage error or a file exists.`,
		Example: `  sealint rules new acme/short-summary
  sealint rules new acme/known-supplier --entity component --dir policies`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind := model.EntityKind(entity)
			if err := oneOf("entity", entity, texts(model.EntityKinds)); err != nil {
				return err
			}
			builtIn, err := lint.BuiltInIDs()
			if err != nil {
				return err
			}
			written, err := scaffold.Rule(dir, args[0], kind, builtIn)
			if err != nil {
				return err
			}
			for _, name := range written {
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "wrote %s\n", report.Sanitize(name)); err != nil {
					return unwritten(err)
				}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "\nRun its test: sealint test %s\nTry it: sealint lint --policy %[1]s\n", report.Sanitize(dir))
			return unwritten(err)
		},
	}
	f := cmd.Flags()
	f.StringVar(&entity, "entity", string(model.EntityOperation), "`KIND` of entity that the rule judges")
	f.StringVar(&dir, "dir", "policies", "folder of custom rules to write to")
	return cmd
}
