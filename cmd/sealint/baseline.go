package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

const baselineHelp = `Write down the findings that exist, so that from now on only new ones count.

The baseline is the file .sealint-baseline.yaml beside the configuration. It holds a line for each finding of the whole
repository. Critical findings are left out unless you say --include-critical, and secrets always are. Commit the file.

--prune drops the entries about findings that are mended, and adds none. --add-rule adds the findings of a rule that is new, and
drops none. Without them, the baseline is written anew.

What could not be judged cannot stand in a baseline as a finding. --accept-problems accepts it as it is now, by one decision
with an owner, a reason and a last day, at most 90 days away: then it has to be mended.

Exit status: 0 written, 2 usage or configuration error, 3 nothing was written, because something could not be judged or the
file could not be written.`

// baselineFlags are the flags of the command baseline.
type baselineFlags struct {
	opts     lint.Options
	in       lint.Input
	request  lint.BaselineRequest
	accept   bool
	problems lint.ProblemAcceptance
	profile  string
	addRules []string
}

func baselineCommand() *cobra.Command {
	var given baselineFlags
	cmd := &cobra.Command{
		Use:   "baseline [path or glob …]",
		Short: "Write down the findings that exist, so that only new ones count",
		Long:  baselineHelp,
		Example: `  sealint baseline
  sealint baseline --prune
  sealint baseline --add-rule openapi/unbounded-string
  sealint baseline --accept-problems --owner team-platform --reason 'Split of the old contract, see PLAT-12' --expires 2026-12-31`,
		RunE: func(cmd *cobra.Command, args []string) error {
			given.in.Paths, given.in.Stdin = args, cmd.InOrStdin()
			if err := given.check(); err != nil {
				return err
			}
			linter, err := lint.New(cmd.Context(), given.opts)
			if err != nil {
				return err
			}
			stop := watch(cmd, &given.in)
			change, err := linter.ChangeBaseline(cmd.Context(), given.in, given.request)
			stop()
			if _, ok := errors.AsType[*lint.BaselineError](err); ok {
				return unwritten(err)
			}
			if err != nil {
				return err
			}
			if len(change.Refused) > 0 {
				return refuseBaseline(cmd.ErrOrStderr(), change.Refused, given.request)
			}
			_, err = io.WriteString(cmd.OutOrStdout(), report.Sanitize(sayBaseline(change, given.request))+"\n")
			return unwritten(err)
		},
	}
	given.add(cmd)
	return cmd
}

// add adds the flags to the command.
func (g *baselineFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&g.request.Prune, "prune", false, "drop the entries about findings that do not exist any more, and add none; with paths, only those of the documents there")
	f.StringArrayVar(&g.addRules, "add-rule", nil, "add the findings of the rule with this `ID`; may be repeated")
	f.BoolVar(&g.request.Critical, "include-critical", false, "take critical findings too")
	f.BoolVar(&g.accept, "accept-problems", false, "accept what cannot be judged, as it is now; needs --owner, --reason and --expires")
	f.StringVar(&g.problems.Owner, "owner", "", "`NAME` of the person or team that accepts the problems")
	f.StringVar(&g.problems.Reason, "reason", "", "`TEXT` that says why they are acceptable, at least 20 characters")
	f.StringVar(&g.problems.Expires, "expires", "", "last `DATE` on which they are accepted, like 2026-01-31; at most 90 days from today")
	f.StringVar(&g.opts.Baseline, "baseline", "", "baseline `FILE` (default: .sealint-baseline.yaml beside the configuration)")
	f.StringVar(&g.profile, "profile", "", "rules to evaluate: baseline, recommended (default) or strict")
	f.StringVar(&g.opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&g.opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	f.StringVar(&g.opts.OSV, "osv", "", "`PATH` of a copy of the OSV database, as for sealint lint")
	f.StringArrayVar(&g.opts.VEX, "vex", nil, "VEX `FILE` (OpenVEX, CSAF 2.0, CycloneDX), as for sealint lint; may be repeated")
	f.Int64Var(&g.opts.MaxSize, "max-size", 100<<20, "largest size of a document in bytes")
	limitFlags(cmd, &g.opts, &g.in)
	todayFlag(cmd, &g.in)
}

// check checks the values of the flags and takes them over.
func (g *baselineFlags) check() (err error) {
	if err := setProfile(&g.opts, g.profile); err != nil {
		return err
	}
	if g.request.AddRules, err = names("add-rule", g.addRules); err != nil {
		return err
	}
	stated := g.problems != lint.ProblemAcceptance{}
	switch adds := len(g.request.AddRules) > 0; {
	case g.opts.Baseline == lint.NoBaseline:
		return errors.New("--baseline none: there is nothing to write; name a file, or leave the flag out")
	case g.request.Prune && (adds || g.accept || g.request.Critical):
		return errors.New("--prune adds nothing: --add-rule, --accept-problems and --include-critical do not go with it")
	case adds && g.accept:
		return errors.New("--add-rule and --accept-problems exclude each other")
	case stated && !g.accept:
		return errors.New("--owner, --reason and --expires go with --accept-problems")
	case g.accept && (g.problems.Owner == "" || g.problems.Reason == "" || g.problems.Expires == ""):
		return errors.New("--accept-problems needs --owner, --reason and --expires")
	case g.accept:
		g.request.Problems = &g.problems
	}
	return checkLimits(&g.opts, g.in)
}

// refuseBaseline names what could not be judged: a baseline of a part would call the rest new.
func refuseBaseline(out io.Writer, problems []model.Problem, request lint.BaselineRequest) error {
	for i := range problems {
		fmt.Fprintf(out, "sealint: %s\n", report.Sanitize(strings.TrimPrefix(problems[i].Error(), ": ")))
	}
	what := counted(len(problems), "problem", "problems")
	switch {
	case request.Prune || len(request.AddRules) > 0:
		return unwritten(fmt.Errorf("the baseline was not changed, because not everything could be judged: %s", what))
	case request.Problems != nil:
		return unwritten(fmt.Errorf("no baseline was written, because %s cannot be accepted, or not for so long", what))
	}
	return unwritten(fmt.Errorf("no baseline was written, because not everything could be judged: %s; --accept-problems accepts what cannot be mended at once", what))
}

// sayBaseline says what was written and what to do next.
func sayBaseline(c *lint.BaselineChange, request lint.BaselineRequest) string {
	var out strings.Builder
	switch {
	case request.Prune && c.Dropped == 0 && len(c.Moved) == 0:
		fmt.Fprintf(&out, "%s has nothing to drop; it holds %s.", c.File, held(c))
	case request.Prune && c.Dropped > 0:
		fmt.Fprintf(&out, "%s lost %s; it holds %s.", c.File, counted(c.Dropped, "entry", "entries"), held(c))
	case len(request.AddRules) > 0:
		fmt.Fprintf(&out, "%s got %s; it holds %s.", c.File, counted(c.Added, "entry", "entries"), held(c))
	default:
		fmt.Fprintf(&out, "%s holds %s.", c.File, held(c))
	}
	for _, m := range c.Moved {
		fmt.Fprintf(&out, " %s is taken for the former %s.", m.To, m.From)
	}
	if c.Replaced {
		fmt.Fprintf(&out, " Against the baseline before, %s new in it and %s gone.", isAre(c.Added), isAre(c.Dropped))
	}
	if c.Problems > 0 && request.Problems != nil {
		fmt.Fprintf(&out, " It accepts until %s what could not be judged: %s.", request.Problems.Expires, counted(c.Problems, "problem", "problems"))
	}
	if c.Critical > 0 {
		fmt.Fprintf(&out, " Left out, because critical: %s; mend each, or waive it by its fingerprint.", counted(c.Critical, "finding", "findings"))
	}
	if c.Never > 0 {
		fmt.Fprintf(&out, " Left out, because no baseline may hold it: %s.", counted(c.Never, "finding", "findings"))
	}
	if c.Added+c.Dropped+len(c.Moved) > 0 {
		out.WriteString(" Next: commit the file, and run sealint lint.")
	}
	return out.String()
}

func held(c *lint.BaselineChange) string {
	return fmt.Sprintf("%s of %s in %s", counted(c.Findings, "finding", "findings"), counted(c.Rules, "rule", "rules"), counted(c.Documents, "document", "documents"))
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

func isAre(n int) string {
	if n == 1 {
		return "1 entry is"
	}
	return fmt.Sprintf("%d entries are", n)
}
