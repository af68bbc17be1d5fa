package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/sealint/sealint/lint/model"
)

// appraisals are the results of comparing SBOMs with standards, and the problems of documents that could not be judged.
type appraisals struct {
	list     []model.Appraisal
	problems []model.Problem
}

// appraisalFormats are the formats of appraisals.
var appraisalFormats = formats[appraisals]{{"text", appraisalText}, {"json", appraisalJSON}, {"markdown", appraisalMarkdown}}

// AppraisalFormats are the names of the formats that WriteAppraisals knows.
var AppraisalFormats = appraisalFormats.names()

// stateWords are the words for the states of elements in text and Markdown.
var stateWords = map[string]string{
	"present": "present", "unknown": "declared unknown", "absent": "absent", "not_applicable": "not applicable",
	"not_checkable": "not checkable in a document",
}

// WriteAppraisals writes appraisals and problems in one of AppraisalFormats.
func WriteAppraisals(w io.Writer, format string, list []model.Appraisal, problems []model.Problem) error {
	return appraisalFormats.write(w, format, appraisals{list, problems})
}

func satisfiedWords(a *model.Appraisal) string {
	n, m := a.Satisfied()
	return fmt.Sprintf("%d of %d checkable elements satisfied", n, m)
}

// detail returns the text beside the state of an element: for elements of components, the number of components in each state;
// then the note.
func detail(e model.Element) string {
	var parts []string
	if e.Scope == "component" {
		for _, c := range []struct {
			count int
			word  string
		}{{e.Counts.Present, "present"}, {e.Counts.Unknown, "declared unknown"}, {e.Counts.Absent, "absent"}, {e.Counts.NotApplicable, "not applicable"}} {
			if c.count > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", c.count, c.word))
			}
		}
	}
	if e.Note != "" {
		parts = append(parts, e.Note)
	}
	return strings.Join(parts, ", ")
}

// mark returns "+" for a satisfied element, "-" for one that is not satisfied, and " " for one that cannot be checked or
// does not apply.
func mark(e model.Element) string {
	switch {
	case e.Satisfied:
		return "+"
	case !e.Checkable():
		return " "
	}
	return "-"
}

func appraisalText(w io.Writer, all appraisals) error {
	for i, a := range all.list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %s\n%s\n\n", Sanitize(a.Path), satisfiedWords(&a), Sanitize(a.Title))
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, e := range a.Elements {
			fmt.Fprintf(t, "%s %s\t%s\t%s\t%s\n", mark(e), Sanitize(e.Clause), Sanitize(e.Name), stateWords[e.State], Sanitize(detail(e)))
		}
		if err := t.Flush(); err != nil {
			return err
		}
	}
	writeProblems(w, all.problems)
	return nil
}

// appraisalMarkdown writes a section for each document, or, if several were compared with a standard, one table of all.
func appraisalMarkdown(w io.Writer, all appraisals) error {
	for _, group := range byStandard(all.list) {
		if len(group) > 1 {
			comparisonMarkdown(w, group)
			continue
		}
		a := group[0]
		fmt.Fprintf(w, "## %s: %s\n\n%s\n\n| | clause | element | state | |\n|---|---|---|---|---|\n", markdown(a.Path), satisfiedWords(&a), markdown(a.Title))
		for _, e := range a.Elements {
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", strings.ReplaceAll(mark(e), "-", "✗"), markdown(e.Clause), markdown(e.Name), stateWords[e.State], markdown(detail(e)))
		}
		fmt.Fprintln(w)
	}
	if len(all.problems) > 0 {
		fmt.Fprint(w, "Not judged, or only in part; no total counts what is missing here:\n\n")
	}
	markdownProblems(w, all.problems)
	return nil
}

type appraisalFile struct {
	Version    int               `json:"version"`
	Appraisals []appraisalReport `json:"appraisals"`
	Problems   []plainProblem    `json:"problems"`
}

type appraisalReport struct {
	Path      string             `json:"path"`
	Standard  string             `json:"standard"`
	Title     string             `json:"title"`
	Satisfied int                `json:"satisfied"`
	Checkable int                `json:"checkable"`
	Elements  []appraisalElement `json:"elements"`
}

type appraisalElement struct {
	Clause     string           `json:"clause"`
	Name       string           `json:"name"`
	Scope      string           `json:"scope"`
	State      string           `json:"state"`
	Satisfied  bool             `json:"satisfied"`
	Components *appraisalCounts `json:"components,omitempty"`
	Note       string           `json:"note,omitempty"`
}

type appraisalCounts struct {
	Present       int `json:"present"`
	Unknown       int `json:"unknown"`
	Absent        int `json:"absent"`
	NotApplicable int `json:"not_applicable"`
}

func appraisalJSON(w io.Writer, all appraisals) error {
	file := appraisalFile{Version: 1, Appraisals: []appraisalReport{}, Problems: jsonProblems(all.problems)}
	for _, a := range all.list {
		r := appraisalReport{Path: a.Path, Standard: a.Standard, Title: a.Title, Elements: []appraisalElement{}}
		r.Satisfied, r.Checkable = a.Satisfied()
		for _, e := range a.Elements {
			row := appraisalElement{Clause: e.Clause, Name: e.Name, Scope: e.Scope, State: e.State, Satisfied: e.Satisfied, Note: e.Note}
			if e.Scope == "component" {
				counts := appraisalCounts(e.Counts)
				row.Components = &counts
			}
			r.Elements = append(r.Elements, row)
		}
		file.Appraisals = append(file.Appraisals, r)
	}
	return writeJSON(w, file, "  ")
}
