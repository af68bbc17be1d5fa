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

// table writes a row for each rule with findings: how many there are, how many somebody has accepted, and how many fail the gate.
func (t *textWriter) table() {
	rows := tableRows(t.view)
	if len(rows) == 0 {
		return
	}
	const rest = "  %-10s  %8s  %8s  %7s"
	room := t.width - len(fmt.Sprintf(rest, "", "", "", ""))
	ids, widest := []string{"rule"}, len("rule")
	for _, row := range rows {
		id := displaywidth.TruncateString(Sanitize(row.id), room, "…")
		ids, widest = append(ids, id), max(widest, displaywidth.String(id))
	}
	fill := func(id string) string { return id + strings.Repeat(" ", widest-displaywidth.String(id)) }
	fmt.Fprintln(t, t.dim(fill(ids[0])+fmt.Sprintf(rest, "severity", "findings", "accepted", "failing")))
	for i, row := range rows {
		accent := t.bad
		if row.rank < notJudged {
			accent = t.accent[row.rank]
		}
		severity := accent(row.severity) + strings.Repeat(" ", len("not judged")-len(row.severity))
		fmt.Fprintf(t, "%s  %s  %8d  %8d  %7d\n", fill(ids[i+1]), severity, row.found, row.accepted, row.failing)
	}
	fmt.Fprintln(t)
}
