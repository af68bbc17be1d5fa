package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/suggest"
)

func lintCommand() *cobra.Command {
	var opts lint.Options
	var in lint.Input
	var profile, failOn, format string
	var outputs []string
	var verbose bool
	maxSize := int64(100 << 20)
	cmd := &cobra.Command{
		Use:   "lint [path or glob …]",
		Short: "Judge documents and decide whether they pass",
		Long: `Judge documents and decide whether they pass.

Paths are files, directories and globs; "-" is standard input. Without any, the files that git knows (and those it would
add) are searched for OpenAPI contracts, SBOMs (CycloneDX, SPDX) and integration manifests, which are recognised by
their content. Settings come from .sealint.yaml, looked for upward to the top of the repository; flags win.`,
		Example: `  sealint lint
  sealint lint api/openapi.yaml dist/sbom.cdx.json
  sealint lint --profile strict --fail-on medium 'services/**/*.yaml'
  sealint lint --output sarif=sealint.sarif --output json=sealint.json
  curl -s https://api.example.com/openapi.json | sealint lint -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			stdout, files, err := readOutputs(cmd, format, outputs)
			if err != nil {
				return err
			}
			in.Paths, in.Stdin, in.Outputs = args, cmd.InOrStdin(), paths(files)
			if err := setProfile(&opts, profile); err != nil {
				return err
			}
			if failOn != "" {
				severity, err := model.ParseSeverity(failOn)
				if err != nil {
					return fmt.Errorf("--fail-on: %w%s", err, suggest.DidYouMean("", failOn, model.Severities))
				}
				opts.FailOn = &severity
			}
			if maxSize <= 0 {
				return errors.New("--max-size must be positive")
			}
			opts.MaxSize = maxSize
			if in.Timeout <= 0 || opts.RuleTimeout <= 0 || opts.MaxMemory == 0 {
				return errors.New("--timeout, --rule-timeout and --max-memory must be positive")
			}
			opts.CompileTimeout = min(policy.DefaultCompilation, in.Timeout/6)
			result, err := judge(cmd.Context(), opts, in)
			if err != nil {
				return err
			}
			if err := report.WriteTimings(cmd.ErrOrStderr(), result.Report.Timings); err != nil {
				return unwritten(err)
			}
			return deliver(cmd, result.Report, stdout, files, verbose)
		},
	}
	f := cmd.Flags()
	f.StringVar(&profile, "profile", "", "rules to evaluate: baseline, recommended (default) or strict")
	f.StringVar(&failOn, "fail-on", "", "fail on findings of this severity and above: info, low, medium, high (default) or critical")
	f.StringVar(&format, "format", "text", "format of standard output: "+strings.Join(report.Formats, ", "))
	f.StringArrayVar(&outputs, "output", nil, "also write a report to a file, as `FORMAT=PATH`, or with the path - to standard output instead of --format; may be repeated")
	f.StringVar(&opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	f.StringVar(&opts.OSV, "osv", "", "`DIR` of a database of vulnerabilities (<ecosystem>/all.zip, as osv-scanner lays it out) to look components up in")
	f.StringArrayVar(&opts.VEX, "vex", nil, "OpenVEX `FILE` whose statements set vulnerabilities aside; may be repeated")
	f.Int64Var(&maxSize, "max-size", maxSize, "largest size of a document in bytes")
	limitFlags(cmd, &opts, &in)
	f.BoolVar(&in.Timings, "timings", false, "print to standard error how long each stage and each rule took")
	f.BoolVar(&verbose, "verbose", false, "list every file that may be a document, with what became of it")
	f.BoolVar(&in.AllowEmpty, "allow-empty", false, "pass when there is nothing to judge")
	todayFlag(cmd, &in)
	return cmd
}

// judge prepares a linter for one run.
func judge(ctx context.Context, opts lint.Options, in lint.Input) (*lint.Result, error) {
	linter, err := lint.New(ctx, opts)
	if err != nil {
		return nil, err
	}
	return linter.Run(ctx, in)
}

// limitFlags are the limits of a run.
func limitFlags(cmd *cobra.Command, opts *lint.Options, in *lint.Input) {
	f := cmd.Flags()
	f.DurationVar(&in.Timeout, "timeout", lint.DefaultTimeout, "time limit of the run; what is not judged by then is reported as not judged")
	f.DurationVar(&opts.RuleTimeout, "rule-timeout", policy.DefaultTimeout, "time limit of one rule over all that it judges, without the time that other processes take")
	f.Uint64Var(&opts.MaxMemory, "max-memory", lint.DefaultMaxMemory, "most memory that the run may fill, in bytes; one rule may fill a quarter")
}

// setProfile takes over the flag --profile, if it is given.
func setProfile(opts *lint.Options, profile string) error {
	if profile == "" {
		return nil
	}
	if opts.Profile = model.Profile(profile); !slices.Contains(model.Profiles, opts.Profile) {
		return unknown("profile", profile, texts(model.Profiles))
	}
	return nil
}

// texts are words of a kind as plain strings.
func texts[T ~string](words []T) []string {
	var list []string
	for _, w := range words {
		list = append(list, string(w))
	}
	return list
}

// todayFlag adds --today. The environment stands in for it, so that a test or a release sets the date for every command.
func todayFlag(cmd *cobra.Command, in *lint.Input) {
	cmd.Flags().StringVar(&in.Today, "today", os.Getenv("SEALINT_TODAY"),
		"the `DATE` by which rules judge what expires, like 2026-01-31 (default: $SEALINT_TODAY, else today in UTC)")
	cmd.Flags().Lookup("today").DefValue = ""
}

// checkFormat refuses a format that is none of those that a command writes.
func checkFormat(format string, formats []string) error {
	if !slices.Contains(formats, format) {
		return unknown("format", format, formats)
	}
	return nil
}
