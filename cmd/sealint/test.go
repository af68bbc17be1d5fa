package main

import (
	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/report"
)

func testCommand() *cobra.Command {
	var opts policy.TestOptions
	var verbose bool
	cmd := &cobra.Command{
		Use:   "test DIR",
		Short: "Run the tests of custom rules",
		Long: `Run the tests of the custom rules in a folder. A test is a rule whose name begins with test_, in a file whose name ends with
_test.rego. A failed test is shown with the expression that failed and the values of its variables.

The rules have the default values of their parameters, and the functions and limits of a run.

Exit status: 0 all tests passed, 1 a test failed, 2 there are no tests, or a file does not compile.`,
		Example: `  sealint test policies
  sealint test policies --run named_writes --verbose
  sealint test policies --coverage`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := lint.TestRules(cmd.Context(), args[0], opts)
			if err != nil {
				return err
			}
			if err := unwritten(report.WriteTests(cmd.OutOrStdout(), result, verbose)); err != nil {
				return err
			}
			if result.Count(model.TestFailed)+result.Count(model.TestError) > 0 {
				return conclude(model.Fail)
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.Run, "run", "", "only tests whose name, with its package, matches the `REGEXP`")
	f.BoolVar(&opts.Coverage, "coverage", false, "say which lines of the rules the tests reach")
	f.BoolVar(&verbose, "verbose", false, "list all tests, with what they print")
	return cmd
}
