package report

import (
	"fmt"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// Links returns the URL of the file with a path of the report, without a fragment; "" if there is none. nil means no hyperlinks.
type Links func(path string) string

// link makes text, which is sanitized, a hyperlink of terminals (OSC 8). A URL with any other character than the visible ones of
// ASCII could end the escape, so it gives no link.
func (t *textWriter) link(url, text string) string {
	if t.view.Links == nil || url == "" || strings.ContainsFunc(url, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return text
	}
	return "\x1b]8;;" + url + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// place returns the position of a location, linked to the file, with the line as the fragment. A file of the base has no link: the
// one on disk has other lines.
func (t *textWriter) place(l model.Location) string {
	text := position(l)
	if t.view.Links == nil || l.Path == "" || l.Revision != "" {
		return text
	}
	url := t.view.Links(l.Path)
	if url != "" && l.Line > 0 {
		url += fmt.Sprintf("#%d", l.Line)
	}
	return t.link(url, text)
}

// id returns the id of a rule or kind of problem, linked to its page. Rules of other people have no link: nobody knows where theirs
// lead.
func (t *textWriter) id(id, text string) string {
	if _, ok := model.ProblemTitles[id]; ok {
		return t.link(model.ProblemPage(), text)
	}
	if rule, ok := t.rules[id]; ok && rule.BuiltIn {
		return t.link(rule.Page(), text)
	}
	return text
}

// bracketed returns the id of a rule or kind of problem as it stands at the end of a line.
func (t *textWriter) bracketed(id string) string { return t.dim("[" + t.id(id, Sanitize(id)) + "]") }
