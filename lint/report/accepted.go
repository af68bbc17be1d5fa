package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// acceptedCounts counts what somebody has accepted, so that it does not count for the verdict.
type acceptedCounts struct {
	Waived    int `json:"waived"`     // findings hidden by waivers
	Baseline  int `json:"baseline"`   // findings in the baseline
	NotJudged int `json:"not_judged"` // accepted problems
}

func countAccepted(r *model.Report) acceptedCounts {
	c := acceptedCounts{NotJudged: len(r.Tolerated)}
	for _, f := range r.Accepted {
		if f.Acceptance != nil && f.Acceptance.Form == model.AcceptedByBaseline {
			c.Baseline++
		} else {
			c.Waived++
		}
	}
	return c
}

// acceptedWords says how much is accepted, and when this ends; it is empty if nothing is.
func acceptedWords(r *model.Report) string {
	var parts, ends []string
	c := countAccepted(r)
	for _, f := range r.Accepted {
		if f.Acceptance != nil && f.Acceptance.Expires != "" {
			ends = append(ends, f.Acceptance.Expires)
		}
	}
	if c.Waived > 0 {
		parts = append(parts, fmt.Sprintf("%d waived", c.Waived))
		if len(ends) > 0 {
			parts[0] += fmt.Sprintf(" (next expiry %s)", Sanitize(slices.Min(ends)))
		}
	}
	if c.Baseline > 0 {
		parts = append(parts, fmt.Sprintf("%d in the baseline", c.Baseline))
	}
	if c.NotJudged > 0 {
		parts = append(parts, toleratedWords(r.Tolerated))
	}
	return strings.Join(parts, ", ")
}

// toleratedWords says how many problems are accepted, and when this ends.
func toleratedWords(problems []model.Problem) string {
	var ends []string
	for _, p := range problems {
		if p.Acceptance != nil && p.Acceptance.Expires != "" {
			ends = append(ends, p.Acceptance.Expires)
		}
	}
	slices.Sort(ends)
	text := fmt.Sprintf("%d accepted as not judged", len(problems))
	switch ends = slices.Compact(ends); len(ends) {
	case 0:
		return text
	case 1:
		return text + " until " + Sanitize(ends[0])
	}
	return fmt.Sprintf("%s (next expiry %s)", text, Sanitize(ends[0]))
}

// acceptanceWords says who has accepted something, until when, where this stands and why. It is not sanitized.
func acceptanceWords(a *model.Acceptance) string {
	if a == nil {
		return ""
	}
	text := ""
	if a.Expires != "" {
		text += " until " + a.Expires
	}
	if a.Owner != "" {
		text += " by " + a.Owner
	}
	switch {
	case a.Location.Line > 0:
		text += fmt.Sprintf(" (%s:%d:%d)", a.Location.Path, a.Location.Line, a.Location.Column)
	case a.Location.Path != "":
		text += " (" + a.Location.Path + ")"
	case a.Form == model.AcceptedByBaseline:
		text += " in the baseline"
	}
	if a.Reason != "" {
		text += ": " + a.Reason
	}
	if a.Ticket != "" {
		text += " (" + a.Ticket + ")"
	}
	return text
}

// waived lists what somebody has accepted, by decision.
func (t *textWriter) waived() {
	type decision struct {
		words string
		lines []string
	}
	var list []*decision
	known := map[string]*decision{}
	add := func(words, line string) {
		if known[words] == nil {
			known[words] = &decision{words: words}
			list = append(list, known[words])
		}
		known[words].lines = append(known[words].lines, line)
	}
	for _, p := range t.report.Tolerated {
		add("accepted as not judged"+acceptanceWords(p.Acceptance),
			fmt.Sprintf("%s: %s %s", t.place(p.Location), Sanitize(p.Message), t.bracketed(p.ID)))
	}
	for _, f := range t.view.accepted {
		words := "waived" + acceptanceWords(f.Acceptance)
		if f.Acceptance != nil && f.Acceptance.Form == model.AcceptedByBaseline {
			words = "in the baseline"
		}
		add(words, fmt.Sprintf("%s: %s: %s %s", t.place(f.Location), t.accent[f.Severity](f.Severity), Sanitize(f.Message), t.bracketed(f.Rule)))
	}
	for _, d := range list {
		fmt.Fprintln(t, t.bold(Sanitize(d.words)))
		for _, line := range d.lines {
			fmt.Fprintf(t, "  %s\n", line)
		}
		fmt.Fprintln(t)
	}
}

// problemWords says that something was not judged; for an accepted problem, also by whom and until when this is accepted. It is not
// sanitized.
func problemWords(p model.Problem) string {
	if p.Acceptance == nil {
		return "not judged"
	}
	return "accepted as not judged" + acceptanceWords(&model.Acceptance{Expires: p.Acceptance.Expires, Owner: p.Acceptance.Owner})
}
