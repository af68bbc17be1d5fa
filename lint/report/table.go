package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/sealint/sealint/lint/model"
)

// tableRow counts the findings of a rule with one severity, or the problems of one kind.
type tableRow struct {
	id       string
	rank     model.Severity // above Critical for problems
	severity string
	// found and failing count, accepted does not.
	found, accepted, failing int
}

// notJudged is the rank of problems among severities.
const notJudged = model.Critical + 1

// tableRows counts what a report shows, the most severe first.
func tableRows(r view) []tableRow {
	type key struct {
		id   string
		rank model.Severity
	}
	rows := map[key]*tableRow{}
	row := func(id string, rank model.Severity) *tableRow {
		k := key{id, rank}
		if rows[k] == nil {
			rows[k] = &tableRow{id: id, rank: rank, severity: "not judged"}
			if rank < notJudged {
				rows[k].severity = rank.String()
			}
		}
		return rows[k]
	}
	for _, p := range r.Problems {
		this := row(p.ID, notJudged)
		this.found++
		this.failing++
	}
	for _, p := range r.Tolerated {
		row(p.ID, notJudged).accepted++
	}
	for _, f := range r.shown {
		this := row(f.Rule, f.Severity)
		this.found++
		if r.Fails(f) {
			this.failing++
		}
	}
	for _, f := range r.accepted {
		row(f.Rule, f.Severity).accepted++
	}
	var list []tableRow
	for _, k := range slices.SortedFunc(maps.Keys(rows), func(a, b key) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.id, b.id))
	}) {
		list = append(list, *rows[k])
	}
	return list
}

// table writes a row for each rule with findings: how many there are, how many somebody has accepted, and how many fail the gate. The
// rows of what fails are a part of their own below the others. In both parts, the most severe are last: the end of a long log is what
// people see first.
func (t *textWriter) table() {
	rows := tableRows(t.view)
	slices.SortStableFunc(rows, func(a, b tableRow) int { return cmp.Compare(a.rank, b.rank) })
	fails := func(row tableRow) bool { return row.failing > 0 }
	parts := []tablePart{
		{"rule", slices.DeleteFunc(slices.Clone(rows), fails)},
		{"failing rule", slices.DeleteFunc(slices.Clone(rows), func(row tableRow) bool { return !fails(row) })},
	}
	room := t.width - len(fmt.Sprintf(tableRest, "", "", "", ""))
	widest := 0
	for _, part := range parts {
		if len(part.rows) > 0 {
			widest = max(widest, min(len(part.title), room))
		}
		for _, row := range part.rows {
			widest = max(widest, displaywidth.String(tableID(row, room)))
		}
	}
	for _, part := range parts {
		t.tablePart(part, room, widest)
	}
}

// tablePart is a part of the table, with the title of its first column.
type tablePart struct {
	title string
	rows  []tableRow
}

// tableRest are the columns of the table behind the first one.
const tableRest = "  %-10s  %8s  %8s  %7s"

// tableID returns the first column of a row in at most room columns of the terminal.
func tableID(row tableRow, room int) string {
	return displaywidth.TruncateString(Sanitize(row.id), room, "…")
}

// tablePart writes a part of the table, if it has rows. room is the largest width of the first column, widest the one that it has.
func (t *textWriter) tablePart(part tablePart, room, widest int) {
	if len(part.rows) == 0 {
		return
	}
	fill := func(text string) string { return strings.Repeat(" ", max(0, widest-displaywidth.String(text))) }
	title := displaywidth.TruncateString(part.title, room, "…")
	fmt.Fprintln(t, t.dim(title+fill(title)+fmt.Sprintf(tableRest, "severity", "findings", "accepted", "failing")))
	for _, row := range part.rows {
		accent := t.bad
		if row.rank < notJudged {
			accent = t.accent[row.rank]
		}
		id := tableID(row, room)
		severity := accent(row.severity) + strings.Repeat(" ", len("not judged")-len(row.severity))
		fmt.Fprintf(t, "%s%s  %s  %8d  %8d  %7d\n", t.id(row.id, id), fill(id), severity, row.found, row.accepted, row.failing)
	}
	fmt.Fprintln(t)
}
