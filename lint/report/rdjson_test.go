package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/sealint/sealint/lint/model"
)

type rdPosition struct{ Line, Column int }

type rdDiagnostic struct {
	Message  string
	Severity string
	Location struct {
		Path  string
		Range *struct {
			Start rdPosition
			End   *rdPosition
		}
	}
	Code struct{ Value, URL string }
}

func parseRDJSON(t *testing.T, r *model.Report) []rdDiagnostic {
	t.Helper()
	text := write(t, "rdjson", r)
	validate(t, rdjsonSchema, text)
	var result struct{ Diagnostics []rdDiagnostic }
	if err := json.Unmarshal(text, &result); err != nil {
		t.Fatal(err)
	}
	return result.Diagnostics
}

func TestRDJSONHasEveryFinding(t *testing.T) {
	for name, r := range manyReports() {
		if got := parseRDJSON(t, r); len(got) != len(r.Findings)+len(r.Problems) {
			t.Errorf("%s: %d diagnostics", name, len(got))
		}
	}
}

// TestRDJSONCountsBytes marks every part of lines with characters of one to four bytes.
func TestRDJSONCountsBytes(t *testing.T) {
	for _, line := range []string{"abc", "aä€😀z", "😀😀", "\tü: \"é\"", "e\u0301x"} {
		runes := []rune(line)
		for from := range len(runes) + 1 {
			for to := from; to <= len(runes); to++ {
				units := func(n int) int { return len(utf16.Encode(runes[:n])) + 1 }
				l := at("a.yaml", 7, units(from), 7, units(to), line)
				d := parseRDJSON(t, &model.Report{Findings: []model.Finding{{Rule: "a/b", Location: l}}})[0]
				r := d.Location.Range
				if r == nil || r.End == nil || r.Start.Line != 7 || r.End.Line != 7 {
					t.Fatalf("%q from %d to %d: %+v", line, from, to, r)
				}
				if got := line[r.Start.Column-1 : r.End.Column-1]; got != string(runes[from:to]) {
					t.Errorf("%q from %d to %d: marks %q", line, from, to, got)
				}
			}
		}
	}
}

// TestRDJSONLeavesOutUnknownColumns: a wrong column would mark another text.
func TestRDJSONLeavesOutUnknownColumns(t *testing.T) {
	cut := at("a.yaml", 1, 5, 1, 7, "abcdef") // the excerpt begins in column 3, so this is its third character
	cut.ExcerptColumn = 3
	short := at("a.yaml", 1, 5, 1, 9, "abcdef") // the region ends behind the excerpt
	secret := at("a.yaml", 1, 12, 1, 14, "key: **** x: y")
	base := at("old.yaml", 4, 1, 4, 2, "abc")
	base.Revision = "0123456789"
	for _, c := range []struct {
		name  string
		place model.Location
		want  string
	}{
		{"the beginning of the line is cut", cut, "1:0 nil"},
		{"the excerpt is too short", short, "1:0 nil"},
		{"a masked secret before the region", secret, "1:0 nil"},
		{"a masked secret behind the region", at("a.yaml", 1, 1, 1, 4, "key: ****"), "1:1 1:4"},
		{"no excerpt", at("a.yaml", 3, 2, 3, 4, ""), "3:0 nil"},
		{"several lines", at("a.yaml", 3, 2, 5, 4, "abc"), "3:0 5:0"},
		{"the line break at the end is no further line", at("a.yaml", 3, 2, 5, 1, "abc"), "3:0 4:0"},
		{"inside a character of two code units", at("a.yaml", 1, 2, 1, 3, "😀"), "1:0 nil"},
		{"a file as a whole", model.Location{Path: "a.yaml"}, ""},
		{"a place in the base", base, ""},
	} {
		d := parseRDJSON(t, &model.Report{Findings: []model.Finding{{Rule: "a/b", Location: c.place, Document: "a.yaml"}}})[0]
		got := ""
		if r := d.Location.Range; r != nil {
			end := "nil"
			if r.End != nil {
				end = fmt.Sprintf("%d:%d", r.End.Line, r.End.Column)
			}
			got = fmt.Sprintf("%d:%d %s", r.Start.Line, r.Start.Column, end)
		}
		if got != c.want || d.Location.Path != "a.yaml" {
			t.Errorf("%s: %s in %s, want %s", c.name, got, d.Location.Path, c.want)
		}
	}
}

// TestRDJSONMessagesStayReadable: reviewdog also writes messages as plain text.
func TestRDJSONMessagesStayReadable(t *testing.T) {
	const message = `GET /pets/{id} answers "404" (a_b, *), see https://api.acme.test/x?a=1`
	d := parseRDJSON(t, &model.Report{Findings: []model.Finding{{Rule: "a/b", Message: message}}})[0]
	if strings.TrimSuffix(d.Message, ".") != message {
		t.Errorf("%q", d.Message)
	}
}
