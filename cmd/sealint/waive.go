package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/report"
)

func waiveCommand() *cobra.Command {
	var given gateFlags
	var ask lint.WaiveRequest
	cmd := &cobra.Command{
		Use:   "waive FINGERPRINT …",
		Short: "Accept findings, or what could not be judged, until a day",
		Long: `Accept findings, or what could not be judged, until a day: judge the repository, find what the fingerprints stand for,
and write a waiver for each to .sealint.yaml, the nearest one or a new one at the top of the repository. The first 8 digits of a
fingerprint are enough if nothing else begins with them. A reference that leads nowhere needs two waivers, of the finding and of
the problem; both are written.

All other bytes of the file stay as they are. If that is impossible, the file is not changed and the waiver is printed.

Exit status: 0 written, 2 nothing was written.`,
		Example: `  sealint waive 3f2a9c0d --reason "Public search, no personal data" --owner team-search
  sealint waive 3f2a9c0d --by-place --reason "Public search, no personal data" --owner team-search --expires 2026-12-31
  sealint waive 3f2a9c0d --inline --reason "Public search, no personal data" --owner team-search`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := given.check(); err != nil {
				return err
			}
			if ask.ByPlace && ask.Inline {
				return errors.New("--by-place and --inline exclude each other: an inline waiver is for what stands at its place")
			}
			if _, err := time.Parse(time.DateOnly, ask.Expires); ask.Expires != "" && err != nil {
				return fmt.Errorf("--expires %q is not a date like 2026-01-31", ask.Expires)
			}
			ask.Fingerprints = args
			linter, err := lint.New(cmd.Context(), given.opts)
			if err != nil {
				return err
			}
			stop := watch(cmd, &given.in)
			waived, err := linter.Waive(cmd.Context(), given.in, ask)
			stop()
			if refused, ok := errors.AsType[*lint.NotEditedError](err); ok {
				text := "To add the waiver by hand:\n\n" + sanitizeLines(refused.Text)
				if _, err := io.WriteString(cmd.OutOrStdout(), text); err != nil {
					return unwritten(err)
				}
			}
			if err != nil {
				return err
			}
			return unwritten(printWaived(cmd.OutOrStdout(), waived))
		},
	}
	f := cmd.Flags()
	f.StringVar(&ask.Document, "document", "", "judge only this document: its `PATH` from here, or as reports show it; the same fingerprint may occur in several")
	f.StringVar(&ask.Reason, "reason", "", "why this is acceptable; at least 20 characters")
	f.StringVar(&ask.Owner, "owner", "", "who accepts it, such as team-search")
	f.StringVar(&ask.Expires, "expires", "", "last `DATE` of the waiver, like 2026-01-31 (default: 90 days from today, or less if max-life in waiver-settings is shorter)")
	f.StringVar(&ask.Ticket, "ticket", "", "`URL` of the decision")
	f.BoolVar(&ask.ByPlace, "by-place", false, "name the place instead of the fingerprint, with a limit: the number of findings that stand there now")
	f.BoolVar(&ask.Inline, "inline", false, "write the waiver into the document: x-sealint-waive in a contract, metadata.waivers in a manifest")
	given.add(cmd)
	return cmd
}

// gateFlags are the flags of commands that judge as lint does, and change what is accepted.
type gateFlags struct {
	opts    lint.Options
	in      lint.Input
	profile string
}

func (g *gateFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&g.profile, "profile", "", "rules to evaluate: baseline, recommended or strict (default: as in the configuration)")
	f.StringVar(&g.opts.ConfigFile, "config", "", "configuration `FILE` (default: .sealint.yaml, looked for upward)")
	f.StringArrayVar(&g.opts.Policies, "policy", nil, "`DIR` of custom rules; may be repeated")
	f.StringVar(&g.opts.OSV, "osv", "", "`PATH` of a copy of the OSV database, as for sealint lint")
	f.StringArrayVar(&g.opts.VEX, "vex", nil, "VEX `FILE` (OpenVEX, CSAF 2.0, CycloneDX) that says which vulnerabilities do not affect a product; may be repeated")
	f.Int64Var(&g.opts.MaxSize, "max-size", 100<<20, "largest size of a document in bytes")
	limitFlags(cmd, &g.opts, &g.in)
	todayFlag(cmd, &g.in)
}

func (g *gateFlags) check() error {
	if err := setProfile(&g.opts, g.profile); err != nil {
		return err
	}
	return checkLimits(&g.opts, g.in)
}

// printWaived prints what was written, and what it hides.
func printWaived(out io.Writer, waived *lint.Waived) error {
	var b strings.Builder
	for _, file := range waived.Files {
		verb := "changed"
		if file.Made {
			verb = "written"
		}
		fmt.Fprintf(&b, "%s %s\n", verb, report.Sanitize(file.Path))
		b.WriteString(sanitizeLines(file.Text))
	}
	b.WriteString("\nThis accepts:\n")
	for _, line := range waived.Hides {
		b.WriteString("  " + report.Sanitize(line) + "\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// sanitizeLines sanitizes each line of a text.
func sanitizeLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(report.Sanitize(strings.TrimSuffix(line, "\n")) + "\n")
	}
	return b.String()
}
