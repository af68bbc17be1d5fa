package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/sealint/sealint/lint/model"
)

// audits are the formats of an audit.
var audits = formats[*model.Audit]{{"text", auditText}, {"json", auditJSON}, {"markdown", auditMarkdown}, {"jsonl", auditLines}}

// AuditFormats are the names of the formats that WriteAudit knows.
var AuditFormats = audits.names()

// WriteAudit writes the states of the controls in a workspace, in one of AuditFormats.
func WriteAudit(w io.Writer, format string, a *model.Audit) error {
	return audits.write(w, format, a)
}

// rulesOrReason returns the rules that judged a control, first those with findings. For a control that was not judged
// completely, or that a manifest does not show to be met, it returns the reason.
func rulesOrReason(c model.Control) string {
	if c.Reason != "" {
		return c.Reason
	}
	var against, silent []string
	for _, r := range c.Rules {
		switch {
		case r.Accepted > 0:
			against = append(against, fmt.Sprintf("%s (%d, of which %d accepted)", r.ID, r.Findings, r.Accepted))
		case r.Findings > 0:
			against = append(against, fmt.Sprintf("%s (%d)", r.ID, r.Findings))
		case r.Judged:
			silent = append(silent, r.ID)
		}
	}
	if len(silent) > 4 {
		silent = append(silent[:3:3], fmt.Sprintf("%d more rules", len(silent)-3))
	}
	return strings.Join(append(against, silent...), ", ")
}

// shownEvidence is how many links to evidence a control has in reports for people.
const shownEvidence = 5

// evidenceOf returns the links to evidence for a control, for a reader.
func evidenceOf(c model.Control) []string {
	var list []string
	for _, e := range c.Evidence[:min(len(c.Evidence), shownEvidence)] {
		text := fmt.Sprintf("evidence of %s: %s", e.Integration, e.URL)
		if e.Date != "" {
			text += " of " + e.Date
		}
		list = append(list, text)
	}
	if n := len(c.Evidence) - len(list); n > 0 {
		list = append(list, fmt.Sprintf("and %d more links to evidence", n))
	}
	return list
}

func auditSummary(a *model.Audit) string {
	counts := map[model.ControlState]int{}
	for _, c := range a.Controls {
		counts[c.State]++
	}
	text := fmt.Sprintf("%s: %d met", plural(len(a.Controls), "control", "controls"), counts[model.ControlMet])
	for _, state := range []model.ControlState{model.ControlNotMet, model.ControlIncomplete, model.ControlNotApplicable, model.ControlNotJudged} {
		if counts[state] > 0 {
			text += fmt.Sprintf(", %d %s", counts[state], state)
		}
	}
	return fmt.Sprintf("%s (profile %s)", text, a.Profile)
}

func auditText(w io.Writer, a *model.Audit) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range a.Controls {
		fmt.Fprintf(t, "%s\t%s\t%s\n\t\t%s\n", Sanitize(c.ID), Sanitize(string(c.State)), Sanitize(c.Title), Sanitize(rulesOrReason(c)))
		for _, line := range evidenceOf(c) {
			fmt.Fprintf(t, "\t\t%s\n", Sanitize(line))
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	writeProblems(w, a.Problems)
	_, err := fmt.Fprintln(w, Sanitize(auditSummary(a))+".")
	return err
}

func auditMarkdown(w io.Writer, a *model.Audit) error {
	fmt.Fprint(w, "| control | | state | judged by | documents |\n|---|---|---|---|---|\n")
	for _, c := range a.Controls {
		var kinds []string
		for _, kind := range model.DocumentKinds {
			if n := c.Documents[kind]; n > 0 {
				kinds = append(kinds, plural(n, kind.Label(), kind.Label()+"s"))
			}
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", markdown(c.ID), markdown(c.Title), markdown(string(c.State)), markdown(strings.Join(append([]string{rulesOrReason(c)}, evidenceOf(c)...), "; ")), strings.Join(kinds, ", "))
	}
	fmt.Fprintf(w, "\n%s.\n", markdown(auditSummary(a)))
	markdownProblems(w, a.Problems)
	return nil
}

type auditFile struct {
	Version   int                        `json:"version"`
	Profile   string                     `json:"profile"`
	Documents map[model.DocumentKind]int `json:"documents"`
	Controls  []auditControl             `json:"controls"`
	Problems  []plainProblem             `json:"problems"`
}

type auditControl struct {
	ID        string                     `json:"id"`
	Title     string                     `json:"title"`
	State     string                     `json:"state"`
	Reason    string                     `json:"reason,omitempty"`
	Documents map[model.DocumentKind]int `json:"documents"`
	Rules     []auditRule                `json:"rules"`
	Evidence  []auditEvidence            `json:"evidence,omitempty"`
}

type auditEvidence struct {
	Integration string `json:"integration"`
	URL         string `json:"url"`
	Date        string `json:"date,omitempty"`
}

type auditRule struct {
	ID       string `json:"id"`
	Judged   bool   `json:"judged"`
	Findings int    `json:"findings"`
	Accepted int    `json:"accepted"`
}

func auditJSON(w io.Writer, a *model.Audit) error {
	file := auditFile{Version: 1, Profile: string(a.Profile), Documents: a.Documents, Controls: []auditControl{}, Problems: jsonProblems(a.Problems)}
	for _, c := range a.Controls {
		row := auditControl{ID: c.ID, Title: c.Title, State: string(c.State), Reason: c.Reason, Documents: c.Documents, Rules: []auditRule{}}
		for _, r := range c.Rules {
			row.Rules = append(row.Rules, auditRule(r))
		}
		for _, e := range c.Evidence {
			row.Evidence = append(row.Evidence, auditEvidence(e))
		}
		file.Controls = append(file.Controls, row)
	}
	return writeJSON(w, file, "  ")
}
