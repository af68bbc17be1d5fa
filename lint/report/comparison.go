package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// comparisonNote says what the totals of a comparison hide.
const comparisonNote = `A total hides which elements are missing, and that they do not weigh the same. An element that one of many components lacks counts
like one that all lack. An element that does not apply to a document is in no total, so compare two totals only if both are out
of the same number. No total shows what only the organisation can show.`

// byStandard groups appraisals by their standard, in the order in which the standards first occur.
func byStandard(list []model.Appraisal) [][]model.Appraisal {
	var groups [][]model.Appraisal
	at := map[string]int{}
	for _, a := range list {
		i, ok := at[a.Standard]
		if !ok {
			i = len(groups)
			at[a.Standard] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], a)
	}
	return groups
}

// comparisonMarkdown writes one table about several documents: a row for each element of the standard, a column for each document, and
// totals of both.
func comparisonMarkdown(w io.Writer, group []model.Appraisal) {
	fmt.Fprintf(w, "## %s: %d documents\n\n| clause | element |", markdown(group[0].Title), len(group))
	for _, a := range group {
		fmt.Fprintf(w, " %s |", markdown(a.Path))
	}
	fmt.Fprintf(w, " satisfied in |\n|---|---|%s---|\n", strings.Repeat("---|", len(group)))
	for i, e := range group[0].Elements {
		fmt.Fprintf(w, "| %s | %s |", markdown(e.Clause), markdown(e.Name))
		satisfied, checkable := 0, 0
		for _, a := range group {
			cell := ""
			if i < len(a.Elements) {
				e := a.Elements[i]
				cell = comparisonCell(e)
				if e.Checkable() {
					checkable++
				}
				if e.Checkable() && e.Satisfied {
					satisfied++
				}
			}
			fmt.Fprintf(w, " %s |", cell)
		}
		fmt.Fprintf(w, " %s |\n", share(satisfied, checkable))
	}
	fmt.Fprint(w, "| | total |")
	satisfied, checkable := 0, 0
	for _, a := range group {
		n, m := a.Satisfied()
		satisfied, checkable = satisfied+n, checkable+m
		fmt.Fprintf(w, " %s |", share(n, m))
	}
	fmt.Fprintf(w, " %s |\n\n%s\n\n", share(satisfied, checkable), comparisonNote)
}

// comparisonCell writes the state of an element in one document: for components, how many of those that need it do not satisfy it.
func comparisonCell(e model.Element) string {
	needed := e.Counts.Present + e.Counts.Unknown + e.Counts.Absent
	switch {
	case !e.Checkable():
		return stateWords[e.State]
	case e.Satisfied:
		return "+ " + stateWords[e.State]
	case needed == 0:
		return "✗ " + stateWords[e.State]
	case e.Counts.Absent > 0:
		return fmt.Sprintf("✗ absent in %d of %d", e.Counts.Absent, needed)
	}
	return fmt.Sprintf("✗ %s in %d of %d", stateWords[e.State], e.Counts.Unknown, needed)
}

// share writes how many of the checkable elements are satisfied; a dash if none is checkable.
func share(satisfied, checkable int) string {
	if checkable == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d", satisfied, checkable)
}
