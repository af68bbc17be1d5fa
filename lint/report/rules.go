package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
)

// ruleLists are the formats of a list of rules.
var ruleLists = formats[[]model.Rule]{{"text", rulesText}, {"json", rulesJSON}}

// RuleFormats are the names of the formats that WriteRules knows.
var RuleFormats = ruleLists.names()

// WriteRules writes a list of rules in one of RuleFormats.
func WriteRules(w io.Writer, format string, rules []model.Rule) error {
	return ruleLists.write(w, format, rules)
}

func rulesText(w io.Writer, rules []model.Rule) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rules {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", Sanitize(r.ID), r.Severity, Sanitize(string(r.Profile)), Sanitize(r.Title))
	}
	return t.Flush()
}

// ruleRow is a rule in the output of sealint rules --format json.
type ruleRow struct {
	ID          string     `json:"id"`
	Entity      string     `json:"entity"`
	Severity    string     `json:"severity"`
	Profile     string     `json:"profile"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Fix         string     `json:"fix"`
	Controls    []string   `json:"controls"`
	References  []string   `json:"references"`
	Params      []paramRow `json:"params"`
}

type paramRow struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Default     any    `json:"default"`
	Description string `json:"description"`
}

func rulesJSON(w io.Writer, rules []model.Rule) error {
	rows := []ruleRow{}
	for _, r := range rules {
		row := ruleRow{
			ID: r.ID, Entity: string(r.Entity), Severity: r.Severity.String(), Profile: string(r.Profile), Title: r.Title,
			Description: r.Description, Fix: r.Fix, Controls: append([]string{}, r.Controls...),
			References: append([]string{}, r.References...), Params: []paramRow{},
		}
		for _, p := range r.Params {
			row.Params = append(row.Params, paramRow(p))
		}
		rows = append(rows, row)
	}
	return writeJSON(w, rows, "  ")
}

// WriteRule writes the description of a rule as text.
func WriteRule(w io.Writer, r model.Rule) error {
	return withBuffer(w, func(w io.Writer) error {
		p := func(format string, args ...any) { fmt.Fprintf(w, format, args...) }
		p("%s – %s\n\n", Sanitize(r.ID), Sanitize(r.Title))
		p("%s\n\n", wrap(r.Description, ""))
		p("Fix:      %s\n", wrap(r.Fix, "          "))
		p("Severity: %s\nProfile:  %s\nJudges:   %s\n", r.Severity, Sanitize(string(r.Profile)), Sanitize(string(r.Entity)))
		if len(r.Controls) > 0 {
			p("Controls: %s\n", Sanitize(strings.Join(r.Controls, ", ")))
		}
		if gate.Waivable(&r) == model.NotWaivable {
			p("Accept:   no waiver hides its findings\n")
		}
		if r.BuiltIn {
			p("Page:     %s\n", Sanitize(r.Page()))
		}
		for _, ref := range r.References {
			p("See:      %s\n", Sanitize(ref))
		}
		if len(r.Params) > 0 {
			p("\nParameters, set in .sealint.yaml under rules: %s: params:\n", Sanitize(r.ID))
			for _, param := range r.Params {
				value, err := json.Marshal(param.Default)
				if err != nil {
					return err
				}
				p("  %s (%s, default %s): %s\n", Sanitize(param.Name), Sanitize(param.Type), Sanitize(string(value)), Sanitize(param.Description))
			}
		}
		if x, ok := exampleOf(r); ok {
			bad, good := exampleTitles(r)
			p("\n%s:\n%s\n%s:\n%s", good, indented(x.Good), bad, indented(x.Bad))
		}
		p("\nTurn it off in .sealint.yaml:\n  rules:\n    %s: off\n", Sanitize(r.ID))
		return nil
	})
}

// indented sanitizes the lines of a text, and indents each by two spaces.
func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		fmt.Fprintf(&b, "  %s\n", Sanitize(strings.TrimSuffix(line, "\n")))
	}
	return b.String()
}

// wrap sanitizes text and breaks it into lines of at most 100 bytes. All lines but the first begin with the indent.
func wrap(text, indent string) string {
	var b strings.Builder
	width := len(indent)
	for i, word := range strings.Fields(text) {
		word = Sanitize(word)
		switch {
		case i == 0:
		case width+1+len(word) > 100:
			b.WriteString("\n" + indent)
			width = len(indent)
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += len(word)
	}
	return b.String()
}
