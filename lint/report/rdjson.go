package report

import (
	"io"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// The parts of the message DiagnosticResult of reviewdog that sealint writes. reviewdog refuses members that it does not know.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
		Severity string     `json:"severity"`
		Code     rdCode     `json:"code"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"` // nil for the file as a whole
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	// rdPosition counts from 1, columns in bytes of UTF-8. Column 0 stands for the whole line.
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
)

// rdSeverities are reviewdog's words for the levels.
var rdSeverities = [...]string{levelError: "ERROR", levelWarning: "WARNING", levelNotice: "INFO"}

// reportRDJSON writes the Reviewdog Diagnostic Format. It has all findings that count, because reviewdog itself chooses those in
// changed lines.
func reportRDJSON(w io.Writer, v view) error {
	result := rdResult{Source: rdSource{"sealint", "https://github.com/sealint/sealint"}, Diagnostics: []rdDiagnostic{}}
	for _, n := range v.notes(v.shown) {
		path, line := n.file()
		d := rdDiagnostic{
			Message: commentEscapes.Replace(n.sentences()), Location: rdLocation{Path: path}, Severity: rdSeverities[n.level],
			Code: rdCode{commentEscapes.Replace(oneLine(n.id)), linkAddress(n.page)},
		}
		if line > 0 {
			d.Location.Range = rangeInBytes(n.location, n.lastLine())
		}
		result.Diagnostics = append(result.Diagnostics, d)
	}
	return writeJSON(w, result, "  ")
}

// commentEscapes keep a text from being markup where reviewdog writes it into a comment in Markdown: a code span, a link, an
// image, HTML, an entity or a mention. Elsewhere reviewdog writes it as plain text, so usual texts have to stay readable: a
// zero-width space takes the meaning from a character where one is enough.
var commentEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "]", `\]`, "<", "<\u200b", "&", "&\u200b", "@", "@\u200b", "#", "#\u200b")

// rangeInBytes returns the region of a location. It has columns only if the region is in one line and the excerpt has this line
// from its beginning to the end of the region, without a masked secret, which may have had another number of characters.
func rangeInBytes(l model.Location, lastLine int) *rdRange {
	lines := &rdRange{Start: rdPosition{Line: l.Line}}
	if lastLine > l.Line {
		lines.End = &rdPosition{Line: lastLine}
		return lines
	}
	if l.EndLine != l.Line || l.ExcerptColumn != 1 {
		return lines
	}
	start, ok := byteColumn(l.Excerpt, l.Column)
	end, okEnd := byteColumn(l.Excerpt, l.EndColumn)
	if !ok || !okEnd || end < start || strings.Contains(l.Excerpt[:end-1], "*") {
		return lines
	}
	lines.Start.Column = start
	lines.End = &rdPosition{l.Line, end}
	return lines
}

// byteColumn returns the column in bytes, from 1 on, for one in UTF-16 code units. ok is false if the text does not reach it.
func byteColumn(text string, column int) (bytes int, ok bool) {
	units := 1
	for i, r := range text {
		if units >= column {
			return i + 1, units == column
		}
		if units++; r > 0xFFFF {
			units++
		}
	}
	return len(text) + 1, units == column
}
