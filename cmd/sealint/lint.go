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
	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/suggest"
)

const lintHelp = `Judge documents and decide whether they pass.

Paths are files, directories and globs; "-" is standard input. Without paths, sealint searches the files that git tracks and
the new files that git does not ignore. It looks for OpenAPI contracts, SBOMs (CycloneDX, SPDX) and integration manifests,
and recognises them by their content. It reads settings from .sealint.yaml in the working directory or the nearest folder
above it in the repository. Flags override settings.`

// lintFlags are the flags of the command lint.
type lintFlags struct {
	opts                                        lint.Options
	in                                          lint.Input
	profile, failOn, format, minSeverity, color string
	outputs, selected, ignored                  []string
	show                                        report.Options

	base, baseDir, policyFrom string
	baseFiles                 []string
	all, staged, prePush      bool
	shard                     string
}

func lintCommand() *cobra.Command {
	var given lintFlags
	cmd := &cobra.Command{
		Use:   "lint [path or glob …]",
		Short: "Judge documents and decide whether they pass",
		Long:  lintHelp,
		Example: `  sealint lint
  sealint lint api/openapi.yaml dist/sbom.cdx.json
  sealint lint --profile strict --fail-on medium 'services/**/*.yaml'
  sealint lint --select sbom,CWE-319 --ignore 'sbom/hash-*'
  sealint lint --base origin/main
  sealint lint --staged
  sealint lint --output sarif=sealint.sarif --output json=sealint.json
  curl -s https://api.example.com/openapi.json | sealint lint -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			stdout, files, err := readOutputs(cmd, given.format, given.outputs)
			if err != nil {
				return err
			}
			given.in.Paths, given.in.Stdin, given.in.Outputs = args, cmd.InOrStdin(), paths(files)
			if err := given.check(); err != nil {
				return err
			}
			if err := given.setShard(stdout, files); err != nil {
				return err
			}
			if given.prePush {
				return given.lintPushed(cmd, stdout, files)
			}
			if stdout.format == "text" && len(files) == 0 && given.stagesNothing(cmd.Context()) {
				_, err := fmt.Fprintln(cmd.OutOrStdout(), "pass: nothing is staged that sealint reads.")
				return unwritten(err)
			}
			if err := given.findBase(cmd.Context()); err != nil {
				return err
			}
			return given.lint(cmd, stdout, files)
		},
	}
	given.add(cmd)
	return cmd
}

// lint judges the documents once and writes the reports.
func (g *lintFlags) lint(cmd *cobra.Command, stdout output, files []output) error {
	linter, err := lint.New(cmd.Context(), g.opts)
	if err != nil {
		return g.blame(err)
	}
	stop := watch(cmd, &g.in)
	result, err := linter.Run(cmd.Context(), g.in)
	stop()
	if err != nil {
		return err
	}
	result.Report.Repository = base.RepositoryName(os.Getenv)
	return g.deliver(cmd, result, stdout, files)
}

// deliver writes the reports of a run.
func (g *lintFlags) deliver(cmd *cobra.Command, result *lint.Result, stdout output, files []output) error {
	if err := report.WriteTimings(cmd.ErrOrStderr(), result.Report.Timings); err != nil {
		return unwritten(err)
	}
	if slices.ContainsFunc(append(slices.Clip(files), stdout), func(o output) bool { return o.format == "sarif" }) {
		result.HashLines()
	}
	screen, out := g.show, cmd.OutOrStdout()
	screen.Color, screen.Width, screen.Links = colored(out, g.color, os.Getenv), columns(out), fileLinks(out, g.color, result.FileOf)
	return deliver(cmd, result.Report, stdout, files, g.show, screen)
}

// lintPushed judges the commits that are about to be pushed, one after the other: git writes them to the standard input of a pre-push
// hook. The push fails if one of them does.
func (g *lintFlags) lintPushed(cmd *cobra.Command, stdout output, files []output) error {
	if g.staged || g.base != "none" || len(g.baseFiles)+len(g.baseDir) > 0 || slices.Contains(g.in.Paths, "-") {
		return errors.New("--pre-push says itself what is compared: it excludes --base, --staged, --base-file, --base-dir and the path -")
	}
	pushed, err := lint.PushedBases(cmd.Context(), ".", cmd.InOrStdin())
	if err != nil {
		return err
	}
	if len(pushed) > 1 && len(files) > 0 {
		return fmt.Errorf("%d commits are pushed, and each has a report of its own: push them one by one, or leave out --output", len(pushed))
	}
	var worst error
	for _, p := range pushed {
		g.in.Base, g.in.Root = p.Base, p.Head
		g.setPolicy()
		err := g.lint(cmd, stdout, files)
		end, judged := errors.AsType[*verdictError](err)
		switch before, known := errors.AsType[*verdictError](worst); {
		case err != nil && !judged:
			return err
		case judged && (!known || before.verdict == model.Fail):
			worst = end
		}
	}
	return worst
}

// stagesNothing reports whether a commit of what is staged needs no judgement: it touches no file that sealint reads, and only what
// HEAD does not have counts. A mistake is left to the run, which reports it.
func (g *lintFlags) stagesNothing(ctx context.Context) bool {
	if !g.staged || g.all || len(g.baseFiles)+len(g.baseDir) > 0 || os.Getenv("PRE_COMMIT_FROM_REF") != "" {
		return false
	}
	nothing, err := lint.StagesNothingToJudge(ctx, ".")
	return nothing && err == nil
}

// add adds the flags to the command.
func (g *lintFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&g.profile, "profile", "", "rules to evaluate: baseline, recommended (default) or strict")
	f.StringArrayVar(&g.selected, "select", nil, "evaluate only these `RULES`, whatever the profile: ids, globs such as 'openapi/*', groups, standards, tags such as CWE-319, joined by commas; may be repeated; takes the place of select in the configuration")
	f.StringArrayVar(&g.ignored, "ignore", nil, "do not evaluate these `RULES`, written as for --select; may be repeated; adds to ignore in the configuration")
	f.StringVar(&g.failOn, "fail-on", "", "fail if there are findings of this severity or above: info, low, medium, high (default) or critical")
	f.StringVar(&g.format, "format", "text", "format of standard output: "+strings.Join(report.Formats, ", "))
	f.StringArrayVar(&g.outputs, "output", nil, "write an additional report, as `FORMAT=PATH`; FORMAT=- sets the format of standard output, like --format; may be repeated")
	f.StringVar(&g.minSeverity, "min-severity", "info", "show only findings of this severity or above, in all formats; the verdict counts all of them")
	colorFlag(cmd, &g.color)
	f.BoolVar(&g.show.Quiet, "quiet", false, "reduce the text format to the findings that fail the gate, what could not be judged, and the verdict")
	f.BoolVar(&g.show.ShowWaived, "show-waived", false, "list in the text format what somebody has accepted, by a waiver or in the baseline")
	f.BoolVar(&g.show.IncludeWaived, "sarif-include-waived", false, "write accepted findings to SARIF too, marked as suppressed; GitHub shows them as open alerts")
	f.StringVar(&g.base, "base", "none", "compare with a base: the merge base of HEAD and `REF`; auto: what the variables of the CI tell; none: compare nothing. Only findings that the base does not have fail the gate")
	f.StringArrayVar(&g.baseFiles, "base-file", nil, "with a base, or instead of one: compare a file that git does not have, as `PATH=FORMER`; may be repeated")
	f.StringVar(&g.baseDir, "base-dir", "", "like --base-file, for all files of `DIR`: they have the paths that they would have in the repository")
	f.BoolVar(&g.staged, "staged", false, "judge what is staged for the next commit, and compare it with HEAD; with the variables of pre-commit --from-ref, do what --base auto does")
	f.BoolVar(&g.prePush, "pre-push", false, "judge the commits that are about to be pushed, and compare each with what the remote has: for a pre-push hook of git, which writes them to standard input")
	f.BoolVar(&g.all, "all", false, "with a base: findings that the base has, too, count and are shown")
	f.StringVar(&g.policyFrom, "policy-from", "base", "with a base: where the configuration, the baseline, custom rules and VEX files of the repository are read: base, or head, which lets a change decide by what it is judged")
	f.StringVar(&g.opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringVar(&g.opts.Baseline, "baseline", "", "baseline `FILE` with the findings that do not count; none reads no baseline (default: .sealint-baseline.yaml beside the configuration, if there is one)")
	f.StringArrayVar(&g.opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	f.StringVar(&g.opts.OSV, "osv", "", "`PATH` of a copy of the OSV database in which to look up components: a folder as osv-scanner makes it, a zip file, or JSON files")
	f.StringArrayVar(&g.opts.VEX, "vex", nil, "VEX `FILE` (OpenVEX, CSAF 2.0, CycloneDX) that says which vulnerabilities do not affect a product; may be repeated")
	f.Int64Var(&g.opts.MaxSize, "max-size", 100<<20, "largest size of a document in bytes")
	limitFlags(cmd, &g.opts, &g.in)
	f.StringVar(&g.shard, "shard", "", "judge only one of several parts of the repository, as `NUMBER/OF`: 3/8; sealint merge makes one report of the JSON reports of all parts")
	f.BoolVar(&g.in.Timings, "timings", false, "print the duration of each stage and each rule to standard error")
	f.BoolVar(&g.show.Verbose, "verbose", false, "list every file that may be a document, with its result")
	f.BoolVar(&g.in.AllowEmpty, "allow-empty", false, "pass when there is nothing to judge")
	todayFlag(cmd, &g.in)
}

// check checks the values of the flags and takes them over into options.
func (g *lintFlags) check() (err error) {
	if err := setProfile(&g.opts, g.profile); err != nil {
		return err
	}
	if err := setFailOn(&g.opts, g.failOn); err != nil {
		return err
	}
	if err := checkColor(g.color); err != nil {
		return err
	}
	if g.opts.Select, err = names("select", g.selected); err != nil {
		return err
	}
	if g.opts.Ignore, err = names("ignore", g.ignored); err != nil {
		return err
	}
	if g.show.MinSeverity, err = severity("min-severity", g.minSeverity); err != nil {
		return err
	}
	if g.show.Quiet && g.show.Verbose {
		return errors.New("--quiet and --verbose exclude each other")
	}
	return checkLimits(&g.opts, g.in)
}

// policySides are the values of --policy-from.
var policySides = []string{"base", "head"}

// findBase finds what the documents are compared with, if the flags ask for it.
func (g *lintFlags) findBase(ctx context.Context) (err error) {
	if err := oneOf("--policy-from", g.policyFrom, policySides); err != nil {
		return err
	}
	switch {
	case g.staged && g.base != "none":
		return errors.New("--staged and --base exclude each other: what is staged is compared with HEAD")
	case g.staged:
		g.in.Base, g.in.Root, err = lint.StagedBase(ctx, ".", os.Getenv)
	case g.base == "":
		return errors.New("--base is empty: give a revision such as origin/main, auto or none")
	case g.base != "none":
		g.in.Base, g.in.Root, err = lint.FindBase(ctx, ".", g.base, os.Getenv)
		g.show.NoBase = g.in.Base == nil && len(g.baseFiles)+len(g.baseDir) == 0
	}
	if err == nil && len(g.baseFiles)+len(g.baseDir) > 0 && (g.in.Base == nil || g.in.Base.Missing == nil) {
		files := map[string]string{}
		for _, pair := range g.baseFiles {
			name, former, ok := strings.Cut(pair, "=")
			if !ok || name == "" || former == "" {
				return fmt.Errorf("--base-file %q is not of the form PATH=FORMER", pair)
			}
			files[name] = former
		}
		g.in.Base, err = g.in.Base.Add(".", files, g.baseDir)
	}
	if err == nil {
		g.setPolicy()
	}
	return err
}

// blame says that a mistake is in the policy of the base, where that is the policy of the run: the user looks at another one.
func (g *lintFlags) blame(err error) error {
	if g.opts.Policy != nil && g.policyFrom == "base" {
		return fmt.Errorf("the policy of the base: %w; --policy-from head takes that of the change", err)
	}
	return err
}

// setPolicy says what counts in a run with a base, and where the policy is read.
func (g *lintFlags) setPolicy() {
	b := g.in.Base
	if b == nil {
		return
	}
	b.All = g.all
	switch {
	case b.Policy != nil && g.policyFrom == "base":
		g.opts.Policy = b.Policy
	case b.Policy != nil:
		g.opts.Policy = g.in.Root
	}
}

// names splits the values of a flag at commas.
func names(flag string, values []string) ([]string, error) {
	var list []string
	for _, value := range values {
		for name := range strings.SplitSeq(value, ",") {
			if name = strings.TrimSpace(name); name == "" {
				return nil, fmt.Errorf("--%s %q has an empty name", flag, value)
			}
			list = append(list, name)
		}
	}
	return list, nil
}

// severity reads the value of a flag that is a severity.
func severity(flag, name string) (model.Severity, error) {
	severity, err := model.ParseSeverity(name)
	if err != nil {
		return severity, fmt.Errorf("--%s: %w%s", flag, err, suggest.DidYouMean("", name, model.Severities))
	}
	return severity, nil
}

// setFailOn takes over the flag --fail-on, if it is given.
func setFailOn(opts *lint.Options, failOn string) error {
	if failOn == "" {
		return nil
	}
	threshold, err := severity("fail-on", failOn)
	opts.FailOn = &threshold
	return err
}

// checkLimits refuses limits that are not positive: a zero would stand for the default.
func checkLimits(opts *lint.Options, in lint.Input) error {
	if opts.MaxSize <= 0 {
		return errors.New("--max-size must be positive")
	}
	if in.Timeout <= 0 || opts.RuleTimeout <= 0 || opts.MaxMemory == 0 {
		return errors.New("--timeout, --rule-timeout and --max-memory must be positive")
	}
	opts.CompileTimeout = min(policy.DefaultCompilation, in.Timeout/6)
	return nil
}

// judge runs a new linter once.
func judge(cmd *cobra.Command, opts lint.Options, in lint.Input) (*lint.Result, error) {
	linter, err := lint.New(cmd.Context(), opts)
	if err != nil {
		return nil, err
	}
	defer watch(cmd, &in)()
	return linter.Run(cmd.Context(), in)
}

// limitFlags adds the flags that limit the time and memory of a run.
func limitFlags(cmd *cobra.Command, opts *lint.Options, in *lint.Input) {
	f := cmd.Flags()
	f.DurationVar(&in.Timeout, "timeout", lint.DefaultTimeout, "time limit of the run; everything that is not judged by then is reported as not judged")
	f.DurationVar(&opts.RuleTimeout, "rule-timeout", policy.DefaultTimeout, "time limit of one rule for the whole run, without the time that other processes use the processors")
	f.Uint64Var(&opts.MaxMemory, "max-memory", lint.DefaultMaxMemory, "largest memory of the run in bytes; one rule may use a quarter")
}

// setProfile sets the profile to the value of --profile, if the flag is given.
func setProfile(opts *lint.Options, profile string) error {
	if profile == "" {
		return nil
	}
	if opts.Profile = model.Profile(profile); !slices.Contains(model.Profiles, opts.Profile) {
		return unknown("profile", profile, texts(model.Profiles))
	}
	return nil
}

// texts converts words to plain strings.
func texts[T ~string](words []T) []string {
	var list []string
	for _, w := range words {
		list = append(list, string(w))
	}
	return list
}

// todayFlag adds --today. Its default is an environment variable, so that a test can set the date for all commands.
func todayFlag(cmd *cobra.Command, in *lint.Input) {
	cmd.Flags().StringVar(&in.Today, "today", os.Getenv("SEALINT_TODAY"),
		"the `DATE` with which rules compare expiry dates, like 2026-01-31 (default: $SEALINT_TODAY, else today in UTC)")
	cmd.Flags().Lookup("today").DefValue = ""
}

// checkFormat returns an error if format is not in formats.
func checkFormat(format string, formats []string) error {
	return oneOf("format", format, formats)
}
