package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// waiverFormats are the formats of the list of waivers.
var waiverFormats = []string{"text", "json"}

func waiversCommand() *cobra.Command {
	var given gateFlags
	var format string
	var prune bool
	cmd := &cobra.Command{
		Use:   "waivers",
		Short: "List the waivers of the repository, and remove those that are not needed any more",
		Long: `List the waivers of the configuration, the contracts and the manifests, with how they stand:

  live          it hides what it is for
  expires soon  it is live, and its last day is near (soon in waiver-settings)
  shadowed      other waivers, which hold at least as long, hide the same
  unused        nothing is left that it is for
  exceeded      there is more than its limit, so it hides nothing
  expired       its last day is over
  early         it is created later than today
  malformed     it has mistakes, so it hides nothing

With --prune, expired and unused waivers are removed; all other bytes of the files stay as they are.

Exit status: 0 done, 2 usage or configuration error, 3 something could not be judged, so that unused waivers are not known and
none was removed, or a waiver has to be removed by hand.`,
		Example: "  sealint waivers\n  sealint waivers --format json\n  sealint waivers --prune",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkFormat(format, waiverFormats); err != nil {
				return err
			}
			if err := given.check(); err != nil {
				return err
			}
			linter, err := lint.New(cmd.Context(), given.opts)
			if err != nil {
				return err
			}
			stop := watch(cmd, &given.in)
			list, err := linter.Waivers(cmd.Context(), given.in, prune)
			stop()
			if err != nil {
				return err
			}
			write := printWaivers
			if format == "json" {
				write = printWaiversJSON
			}
			if err := write(cmd.OutOrStdout(), list); err != nil {
				return unwritten(err)
			}
			return concludeWaivers(cmd.ErrOrStderr(), list, prune)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "format: "+strings.Join(waiverFormats, ", "))
	cmd.Flags().BoolVar(&prune, "prune", false, "remove expired and unused waivers")
	given.add(cmd)
	return cmd
}

// concludeWaivers says what was not done.
func concludeWaivers(errs io.Writer, list *lint.WaiverList, prune bool) error {
	verdict := model.Pass
	if !list.Complete {
		verdict = model.Incomplete
		text := "something could not be judged, so it is not known which waivers are unused; \"sealint lint\" says what"
		if prune {
			text += ". No waiver was removed"
		}
		fmt.Fprintf(errs, "sealint: %s\n", text)
	}
	for _, w := range list.Waivers {
		if w.ByHand != "" {
			verdict = model.Incomplete
			fmt.Fprintf(errs, "sealint: %s\n", report.Sanitize(fmt.Sprintf("%s: remove this waiver by hand: %s", position(w.Location), w.ByHand)))
		}
	}
	return conclude(verdict)
}

func position(l model.Location) string { return l.Path + ":" + strconv.Itoa(l.Line) }

// printWaivers prints one line for each waiver, and its mistakes.
func printWaivers(out io.Writer, list *lint.WaiverList) error {
	var b strings.Builder
	counts := map[lint.WaiverStatus]int{}
	pruned := 0
	for _, w := range list.Waivers {
		counts[w.Status]++
		state := string(w.Status)
		if w.Pruned {
			pruned++
			state = "removed, " + state
		}
		what := strings.Join(w.Waiver.Rules, ", ") + w.Problem
		line := fmt.Sprintf("%s: %s: %s, %s", position(w.Location), state, what, w.For)
		if w.Waiver.Form == model.WaiverComment {
			line = fmt.Sprintf("%s: %s: a comment", position(w.Location), state)
		}
		b.WriteString(report.Sanitize(line) + "\n")
		if w.Waiver.Form != model.WaiverComment {
			fmt.Fprintf(&b, "    %s\n", report.Sanitize(fmt.Sprintf("hides %d%s, until %s (%d days left), %s: %s", hits(w), limitText(w), w.Waiver.Expires, w.DaysLeft, w.Waiver.Owner, w.Reason)))
		}
		for _, fault := range w.WaiverFacts.Faults {
			b.WriteString("    " + report.Sanitize(fault.Message) + "\n")
		}
	}
	fmt.Fprintf(&b, "Waivers: %d", len(list.Waivers))
	for _, status := range []lint.WaiverStatus{
		lint.WaiverLive, lint.WaiverExpires, lint.WaiverShadowed, lint.WaiverUnused, lint.WaiverExceeded, lint.WaiverExpired, lint.WaiverEarly, lint.WaiverMalformed,
	} {
		if counts[status] > 0 {
			fmt.Fprintf(&b, ", %d %s", counts[status], status)
		}
	}
	if pruned > 0 {
		fmt.Fprintf(&b, "; %d removed", pruned)
	}
	b.WriteString("\n")
	_, err := io.WriteString(out, b.String())
	return err
}

// hits is the number of findings or problems that a waiver hides.
func hits(w lint.ListedWaiver) int {
	if w.State != "live" || w.Exceeded {
		return 0
	}
	return w.Matched
}

func limitText(w lint.ListedWaiver) string {
	switch {
	case w.Exceeded:
		return fmt.Sprintf(" of %d, limit %d", w.Matched, w.WaiverFacts.Limit)
	case w.WaiverFacts.Limit > 0:
		return fmt.Sprintf(", limit %d", w.WaiverFacts.Limit)
	}
	return ""
}

// listedWaiver is a waiver in JSON.
type listedWaiver struct {
	State    string   `json:"state"`
	Form     string   `json:"form"`
	Path     string   `json:"path"`
	Line     int      `json:"line"`
	Rules    []string `json:"rules,omitempty"`
	Problem  string   `json:"problem,omitempty"`
	For      string   `json:"for"`
	Hides    int      `json:"hides"`
	Matched  int      `json:"matched"`
	Limit    int      `json:"limit,omitempty"`
	Owner    string   `json:"owner"`
	Reason   string   `json:"reason"`
	Ticket   string   `json:"ticket,omitempty"`
	Created  string   `json:"created"`
	Expires  string   `json:"expires"`
	DaysLeft int      `json:"days_left"`
	Faults   []string `json:"faults,omitempty"`
	Removed  bool     `json:"removed"`
}

func printWaiversJSON(out io.Writer, list *lint.WaiverList) error {
	file := struct {
		Version  int            `json:"version"`
		Complete bool           `json:"complete"`
		Waivers  []listedWaiver `json:"waivers"`
	}{1, list.Complete, []listedWaiver{}}
	for _, w := range list.Waivers {
		item := listedWaiver{
			State: string(w.Status), Form: string(w.Waiver.Form), Path: w.Location.Path, Line: w.Location.Line, Rules: w.Waiver.Rules, Problem: w.Problem,
			For: w.For, Hides: hits(w), Matched: w.Matched, Limit: w.WaiverFacts.Limit, Owner: w.Waiver.Owner, Reason: w.Reason, Ticket: w.Ticket,
			Created: w.Created, Expires: w.Waiver.Expires, DaysLeft: w.DaysLeft, Removed: w.Pruned,
		}
		for _, fault := range w.WaiverFacts.Faults {
			item.Faults = append(item.Faults, fault.Message)
		}
		file.Waivers = append(file.Waivers, item)
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(file)
}
