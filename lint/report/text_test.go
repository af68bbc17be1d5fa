package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

func text(t *testing.T, r *model.Report, opts report.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, "text", r, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// An excerpt fits the width, shows its region, and the marks stand below the region, whatever the characters before it are.
func TestExcerptsFitAndMarksStandBelowTheRegion(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 20)
	for name, test := range map[string]struct{ before, region, after string }{
		"short":                    {"  - url: ", "http://x", ""},
		"at the start of a line":   {"", "here", long},
		"at the end of a line":     {long, "here", ""},
		"in a long line":           {long, "here", long},
		"tabs":                     {"\t\ta\t", "here", "\tend"},
		"East Asian wide":          {"名前: 東京都, ", "大阪", " 京都"},
		"wide and long":            {strings.Repeat("東京", 50), "大阪", strings.Repeat("京都", 50)},
		"half wide":                {"ｱｲｳ ", "ｴｵ", ""},
		"combining marks":          {"e\u0301a\u0308 ", "o\u0302here", "n\u0303"},
		"emoji":                    {"😀👍🏽🇫🇷 ", "👩here", "🎉"},
		"hidden characters":        {"a\u202eb\x1b[31m ", "\u200bhere", "\u2066"},
		"invalid UTF-8":            {"\xff\xfe ", "here", "\xff"},
		"a command":                {"##", "[error]x", "##[group]"},
		"a region longer than all": {"x", long, "y"},
		"an empty region":          {long, "", long},
	} {
		for _, width := range []int{40, 41, 79, 120} {
			l := model.Location{Path: "a.yaml", Line: 12, EndLine: 12, Excerpt: test.before + test.region + test.after, ExcerptColumn: 1}
			l.Column = 1 + units(test.before)
			l.EndColumn = l.Column + units(test.region)
			r := &model.Report{Findings: []model.Finding{{Rule: "a/b", Message: "m", Location: l}}, Verdict: model.Pass}
			lines := strings.Split(text(t, r, report.Options{Width: width}), "\n")
			line, marks := lines[1], lines[2]
			for _, l := range []string{line, marks} {
				if n := displaywidth.String(l); n > width {
					t.Errorf("%s: %d columns in %d: %q", name, n, width, l)
				}
			}
			if strings.Contains(line, "##[") || strings.ContainsAny(line, "\t\x1b\u202e") {
				t.Errorf("%s: %q", name, line)
			}
			if name == "a command" { // a backslash in the middle of the mark of a command moves the region
				continue
			}
			want := strings.TrimSpace(strings.NewReplacer("\u200b", `\u200b`).Replace(test.region))
			from := displaywidth.String(marks) - strings.Count(marks, "^")
			got := columns(line, from, displaywidth.String(marks))
			if want != "" && got != want && !(strings.HasPrefix(want, got) && strings.HasSuffix(line, "…") && len(got) > width/2) {
				t.Errorf("%s: the marks stand below %q, not %q:\n%s\n%s", name, got, want, line, marks)
			}
			if cut := displaywidth.String(line) < displaywidth.String(test.before+test.region+test.after); cut && !strings.Contains(line, "…") && !strings.Contains(name, "hidden") {
				t.Errorf("%s: nothing says that the line is cut: %q", name, line)
			}
		}
	}
}

// units counts the UTF-16 code units of a text.
func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// columns returns the characters of a line between two columns of the terminal.
func columns(line string, from, to int) string {
	var b strings.Builder
	column := 0
	for g := displaywidth.StringGraphemes(line); g.Next(); column += g.Width() {
		if column >= from && column < to {
			b.WriteString(g.Value())
		}
	}
	return b.String()
}

// What a source cut off at the end of an excerpt is marked, too.
func TestExcerptOfALongLineSaysSo(t *testing.T) {
	l := at("a.json", 1, 30, 1, 34, "beforeHERE")
	l.ExcerptColumn, l.ExcerptMore = 24, true
	r := &model.Report{Findings: []model.Finding{{Rule: "a/b", Message: "m", Location: l}}, Verdict: model.Pass}
	if got, want := strings.Join(strings.Split(text(t, r, report.Options{}), "\n")[1:3], "\n"), "    1 | …beforeHERE…\n      |        ^^^^"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What fails comes first, the most severe before the others, then what does not fail; problems, which nobody may overlook, before all.
func TestWhatFailsComesFirst(t *testing.T) {
	finding := func(document, rule string, s model.Severity, line int) model.Finding {
		return model.Finding{Document: document, Rule: rule, Severity: s, Message: rule, Location: at(document, line, 1, line, 2, "x")}
	}
	r := &model.Report{
		FailOn: model.High, DocumentFailOn: map[string]model.Severity{"lenient.yaml": model.Critical}, Verdict: model.Incomplete,
		Findings: []model.Finding{
			finding("lenient.yaml", "r/below-its-threshold", model.High, 1),
			finding("a.yaml", "r/low", model.Low, 1), finding("a.yaml", "r/high", model.High, 2), finding("a.yaml", "r/medium", model.Medium, 3),
			finding("b.yaml", "r/critical", model.Critical, 1), finding("b.yaml", "r/high-too", model.High, 9),
		},
		Problems: []model.Problem{{ID: model.ProblemSyntax, Message: "broken", Location: at("z.yaml", 1, 1, 1, 2, "x")}},
	}
	out := text(t, r, report.Options{})
	last := -1
	for _, id := range []string{"broken", "r/critical", "r/high", "r/high-too", "r/below-its-threshold", "r/medium", "r/low"} {
		i := strings.Index(out, "["+id+"]")
		if id == "broken" {
			i = strings.Index(out, id)
		}
		if i <= last {
			t.Errorf("%s is at %d, after %d:\n%s", id, i, last, out)
		}
		last = i
	}
	var b bytes.Buffer
	if err := report.Write(&b, "json", r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Findings []struct {
			Rule  string
			Fails bool
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Findings {
		if want := strings.HasPrefix(f.Rule, "r/high") || f.Rule == "r/critical"; f.Fails != want {
			t.Errorf("%s fails: %t in JSON", f.Rule, f.Fails)
		}
	}
}

// Findings at one place, and those of one rule about one thing, are one block with one excerpt. Places of a whole document may be far
// from each other: they are no thing.
func TestFindingsAtOnePlaceAreOneBlock(t *testing.T) {
	finding := func(rule, place string, line int) model.Finding {
		return model.Finding{Document: "a.yaml", Rule: rule, Severity: model.Medium, Message: rule + " finds", Place: place, Location: at("a.yaml", line, 1, line, 5, "spec:")}
	}
	blocks := func(list ...model.Finding) int {
		return strings.Count(text(t, &model.Report{Verdict: model.Pass, FailOn: model.High, Findings: list}, report.Options{}), "^^^^\n")
	}
	for name, test := range map[string]struct {
		list []model.Finding
		want int
	}{
		"several rules at one place":           {[]model.Finding{finding("a/a", "integration x > b", 3), finding("a/c", "integration x > d", 3), finding("a/e", "integration x", 3)}, 1},
		"one rule about one thing":             {[]model.Finding{finding("a/a", "waiver x", 3), finding("a/a", "waiver x > reason", 4), finding("a/a", "waiver x > expires", 5)}, 1},
		"two rules about one thing":            {[]model.Finding{finding("a/a", "op GET /a", 3), finding("a/b", "op GET /a > responses", 4)}, 2},
		"one rule about two things":            {[]model.Finding{finding("a/a", "op GET /a", 3), finding("a/a", "op GET /b", 4)}, 2},
		"one rule about parts of one contract": {[]model.Finding{finding("a/a", "contract > info", 3), finding("a/a", "contract > servers", 40)}, 2},
	} {
		if got := blocks(test.list...); got != test.want {
			t.Errorf("%s: %d blocks, want %d", name, got, test.want)
		}
	}
}

func TestTableFitsTheWidth(t *testing.T) {
	r := &model.Report{Verdict: model.Fail, FailOn: model.Medium, Findings: []model.Finding{
		{Rule: "acme/" + strings.Repeat("very-long-", 20), Severity: model.High}, {Rule: "acme/東京東京東京東京東京東京", Severity: model.Low}, {Rule: "a/b", Severity: model.Low},
	}}
	for _, width := range []int{50, 80} {
		var rows []string
		for line := range strings.Lines(text(t, r, report.Options{Width: width})) {
			if row := strings.TrimSuffix(line, "\n"); strings.HasSuffix(row, "failing") || strings.HasSuffix(row, "       1") || strings.HasSuffix(row, "       0") {
				rows = append(rows, row)
			}
		}
		if len(rows) != 5 {
			t.Errorf("%d rows:\n%s", len(rows), rows)
		}
		for _, row := range rows {
			if n := displaywidth.String(row); n > width || n != displaywidth.String(rows[0]) {
				t.Errorf("width %d: a row of %d columns:\n%s", width, n, row)
			}
		}
	}
}

// The end of a long report is what people see: the rules that fail, the most severe last, and the verdict. Nothing that there can be much
// of stands between them.
func TestReportEndsWithWhatFails(t *testing.T) {
	r := &model.Report{Verdict: model.Incomplete, FailOn: model.High, Base: &model.Base{Revisions: []string{"0123456789"}}}
	for i := range 60 {
		id := fmt.Sprintf("quiet/r%02d", i)
		r.Findings = append(r.Findings, model.Finding{Rule: id, Severity: model.Low, Message: "m", Document: "a.yaml", Location: at("a.yaml", i+1, 1, i+1, 2, "x")},
			model.Finding{Rule: "gate/waiver-added", Severity: model.Info, Message: "m", Location: at("b.yaml", i+1, 1, i+1, 2, "x")})
		r.Base.Pairs = append(r.Base.Pairs, model.DocumentPair{Before: id, After: id + "-after", Reason: "the same content"})
		r.Coverage.Notes = append(r.Coverage.Notes, "a note")
	}
	want := []string{"failing rule "}
	for i := range 12 {
		id := fmt.Sprintf("loud/r%02d", i)
		r.Findings = append(r.Findings, model.Finding{Rule: id, Severity: model.High, Message: "m", Location: at("c.yaml", i+1, 1, i+1, 2, "x")})
		want = append(want, id+"  ")
	}
	r.Findings = append(r.Findings, model.Finding{Rule: "loud/worst", Severity: model.Critical, Message: "m", Location: at("d.yaml", 1, 1, 1, 2, "x")})
	r.Problems = []model.Problem{{ID: model.ProblemSyntax, Message: "broken", Location: at("z.yaml", 1, 1, 1, 2, "x")}}
	want = append(want, "loud/worst ", "sealint/syntax ", "", "Compared with ", "Judged ", "incomplete: ")
	lines := strings.Split(strings.TrimSuffix(text(t, r, report.Options{}), "\n"), "\n")
	if len(lines) < 300 {
		t.Errorf("only %d lines", len(lines))
	}
	end := lines[len(lines)-len(want):]
	for i, w := range want {
		if !strings.HasPrefix(end[i], w) || len(want) > 20 {
			t.Errorf("%d lines before the end: %q, want %q", len(want)-i, end[i], w)
		}
	}
	if quiet := text(t, r, report.Options{Quiet: true}); strings.Contains(quiet, "failing rule") || !strings.Contains(quiet, "b.yaml:60:1: m.\nincomplete: ") {
		t.Errorf("the quiet report is another one:\n%s", quiet)
	}
}

// A waiver is offered for what it can hide, once for each rule, and only for what fails.
func TestWayToAcceptIsOfferedWhereThereIsOne(t *testing.T) {
	for waivable, want := range map[model.Waivable]int{model.WaivableByPlace: 1, model.WaivableByFingerprint: 1, model.NotWaivable: 0} {
		rule := model.Rule{ID: "a/b", Severity: model.High, Waivable: waivable}
		r := &model.Report{Verdict: model.Fail, FailOn: model.High, Rules: []model.Rule{rule}, Findings: []model.Finding{
			{Rule: "a/b", Severity: model.Low, Message: "m", Fingerprint: "0a", Location: at("a.yaml", 1, 1, 1, 2, "x")},
			{Rule: "a/b", Severity: model.High, Message: "m", Fingerprint: "0b", Location: at("a.yaml", 2, 1, 2, 2, "x")},
			{Rule: "a/b", Severity: model.High, Message: "m", Fingerprint: "0c", Location: at("a.yaml", 3, 1, 3, 2, "x")},
		}}
		out := text(t, r, report.Options{})
		if n := strings.Count(out, "to accept it: sealint waive"); n != want || want == 1 && !strings.Contains(out, "sealint waive 0b ") {
			t.Errorf("%s: offered %d times:\n%s", waivable, n, out)
		}
		var b bytes.Buffer
		if err := report.Write(&b, "sarif", r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "waivers:\\n  - rule"); n != 2*want { // as text and as Markdown
			t.Errorf("%s: %d snippets in SARIF", waivable, n)
		}
	}
}

// One fingerprint is one finding: where an entry stands for many, the command is for the first.
func TestWayToAcceptSaysWhichFindingItIsFor(t *testing.T) {
	rule := model.Rule{ID: "a/b", Severity: model.High, Waivable: model.WaivableByPlace}
	for n, want := range map[int]string{1: "to accept it: sealint waive f0 ", 2: "to accept the first: sealint waive f0 ", 31: "to accept the first: sealint waive f0 "} {
		r := &model.Report{Verdict: model.Fail, FailOn: model.High, Rules: []model.Rule{rule}}
		for i := range n {
			r.Findings = append(r.Findings, model.Finding{
				Rule: "a/b", Severity: model.High, Message: "m", Place: "op GET /a", Fingerprint: fmt.Sprintf("f%d", i), Location: at("a.yaml", i+1, 1, i+1, 2, "x"),
			})
		}
		if out := text(t, r, report.Options{}); !strings.Contains(out, want) {
			t.Errorf("%d findings: no %q:\n%s", n, want, out)
		}
	}
}

// GitHub shows suppressed results as open alerts: SARIF leaves them out unless asked. With them, every result has suppressions
// (SARIF 2.1.0, §3.27.23).
func TestSARIFHasAcceptedFindingsOnRequest(t *testing.T) {
	r := reports()["accepted"]
	for include, want := range map[bool]int{false: len(r.Findings), true: len(r.Findings) + len(r.Accepted) + len(r.Tolerated)} {
		var b bytes.Buffer
		if err := report.Write(&b, "sarif", r, report.Options{IncludeWaived: include}); err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Results []struct{ Suppressions *[]any }
			}
		}
		if err := json.Unmarshal(b.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		suppressed := 0
		for _, result := range log.Runs[0].Results {
			if (result.Suppressions != nil) != include {
				t.Errorf("include %t: suppressions are %v", include, result.Suppressions)
			}
			if result.Suppressions != nil && len(*result.Suppressions) > 0 {
				suppressed++
			}
		}
		if got := len(log.Runs[0].Results); got != want || suppressed != want-len(r.Findings) {
			t.Errorf("include %t: %d results, %d of them suppressed", include, got, suppressed)
		}
	}
}
