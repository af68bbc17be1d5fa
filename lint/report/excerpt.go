package report

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/sealint/sealint/lint/model"
)

// defaultWidth is the width of the text report in columns where no terminal says another one. minWidth is the smallest one: below
// it, nothing readable is left of an excerpt.
const (
	defaultWidth = 120
	minWidth     = 40
)

// tabStop is the distance between the columns to which tabs lead in excerpts. The report writes tabs as spaces, because terminals
// differ.
const tabStop = 4

// excerpt writes the line of a location and a line of marks (^) under its region.
func (t *textWriter) excerpt(l model.Location, accent func(a ...any) string) {
	if l.Line == 0 || l.ExcerptColumn == 0 {
		return
	}
	number := fmt.Sprintf("%5d", l.Line)
	line, padding, marks := cutAround(l, t.width-len(number)-len(" | "))
	fmt.Fprintf(t, "%s | %s\n", t.dim(number), line)
	fmt.Fprintf(t, "%s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", padding), accent(strings.Repeat("^", marks)))
}

// cell is a part of a line that a terminal shows as one character, and the number of columns that it fills.
type cell struct {
	text  string
	width int
}

// cutAround returns the excerpt of a location in at most room columns: if it is longer, the part around its region, with … where
// something is left out. padding and marks are the columns before the region and those that it fills.
func cutAround(l model.Location, room int) (line string, padding, marks int) {
	before, marked, after := splitExcerpt(l)
	var row []cell
	column := 0
	add := func(text string) (index, width int) {
		from := column
		row, column = appendCells(row, column, text)
		return len(row), column - from
	}
	start, wide := add(before)
	end, region := add(marked)
	to, rest := add(after)
	from, cutLeft, cutRight := 0, l.ExcerptColumn > 1, l.ExcerptMore
	space := room - 2 // two columns are for the marks of what is left out
	if column > room || column > space && (cutLeft || cutRight) {
		context := max(space-region, 0)
		left := min(wide, max(context/2, context-rest))
		from, to = start, start
		for width := 0; from > 0 && width+row[from-1].width <= left; from-- {
			width += row[from-1].width
		}
		for width := 0; to < len(row) && width+row[to].width <= space-left; to++ {
			width += row[to].width
		}
		cutLeft, cutRight = cutLeft || from > 0, cutRight || to < len(row)
	}
	var b strings.Builder
	if cutLeft {
		b.WriteString("…")
		padding++
	}
	for i, c := range row[from:to] {
		b.WriteString(c.text)
		switch {
		case from+i < start:
			padding += c.width
		case from+i < end:
			marks += c.width
		}
	}
	if cutRight {
		b.WriteString("…")
	}
	return escape(b.String()), padding, max(marks, 1)
}

// appendCells adds the cells of an untrusted text that begins at a column; it returns the column after the text.
func appendCells(row []cell, column int, text string) ([]cell, int) {
	for part := range strings.SplitAfterSeq(text, "\t") {
		part, tab := strings.CutSuffix(part, "\t")
		for g := displaywidth.StringGraphemes(escape(part)); g.Next(); {
			row = append(row, cell{g.Value(), g.Width()})
			column += g.Width()
		}
		for tab {
			row = append(row, cell{" ", 1})
			column++
			tab = column%tabStop != 0
		}
	}
	return row, column
}

// splitExcerpt returns three parts of the excerpt of a location: the text before the region, the part of the region on the first
// line without the white space at its end, and the rest.
func splitExcerpt(l model.Location) (before, marked, after string) {
	start, end := l.Column-l.ExcerptColumn, l.EndColumn-l.ExcerptColumn
	if l.EndLine > l.Line {
		end = int(^uint(0) >> 1)
	}
	from, to := len(l.Excerpt), len(l.Excerpt)
	units := 0
	for i, r := range l.Excerpt {
		if units >= start {
			from = min(from, i)
		}
		if units >= end {
			to = i
			break
		}
		if units++; r > 0xFFFF {
			units++
		}
	}
	from = min(from, to)
	marked = strings.TrimRightFunc(l.Excerpt[from:to], unicode.IsSpace)
	return l.Excerpt[:from], marked, l.Excerpt[from+len(marked):]
}
