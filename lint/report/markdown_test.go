package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	markdownast "github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	markdowntext "github.com/yuin/goldmark/text"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// headings are the headings and folded titles of a Markdown report, in their order.
var headings = regexp.MustCompile(`(?m)^(?:### |<details><summary>)([^(<\n]*[^(<\n ])`)

func TestMarkdownSaysFirstWhatMattersMost(t *testing.T) {
	base := &model.Base{Revisions: []string{"0123456789"}, NewOnly: true}
	finding := func(rule string, severity model.Severity, state model.State) model.Finding {
		return model.Finding{Rule: rule, Severity: severity, State: state, Message: string(state) + " " + rule, Location: at("a.yaml", 1, 1, 1, 2, "a")}
	}
	waiver := &model.Acceptance{Form: model.WaiverInConfig, Owner: "team-a", Expires: "2027-01-01"}
	accepted := finding("openapi/waived", model.High, model.New)
	accepted.Acceptance = waiver
	r := &model.Report{
		Verdict: model.Incomplete, FailOn: model.High, Base: base,
		Findings: []model.Finding{
			finding("openapi/low", model.Low, model.New), finding("gate/waiver-added", model.Info, model.New), finding("change/medium", model.Medium, model.New),
			finding("openapi/high", model.High, model.Grown), finding("openapi/old", model.Critical, model.Unchanged), finding("change/critical", model.Critical, model.New),
		},
		Fixed:     []model.Finding{finding("openapi/fixed", model.High, model.Fixed)},
		Problems:  []model.Problem{{ID: model.ProblemSyntax, Message: "broken", Location: model.Location{Path: "b.yaml"}}},
		Accepted:  []model.Finding{accepted},
		Tolerated: []model.Problem{{ID: model.ProblemReference, Message: "gone", Acceptance: waiver}},
	}
	text := string(write(t, "markdown", r))
	if first, _, _ := strings.Cut(text, "\n"); first != "## sealint: incomplete: 1 thing could not be judged, and 2 new findings at or above high; 1 waived &#40;next expiry 2027-01-01&#41;, 1 accepted as not judged until 2027-01-01" {
		t.Errorf("%q", first)
	}
	var got []string
	for _, m := range headings.FindAllStringSubmatch(text, -1) {
		got = append(got, m[1])
	}
	want := []string{
		"What fails", "What could not be judged", "What the change weakens", "What the change fixes", "Further findings",
		"Waived, in the baseline, or accepted as not judged", "What was judged",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	at := 0
	for _, part := range []string{
		"Compared with 0123456: 4 new, 1 grown, 1 unchanged, 1 fixed.", "critical | change/critical", "high | openapi/high", "grown |", "sealint/syntax | b.yaml | broken",
		"info | gate/waiver-added", "medium | change/medium", "openapi/fixed", "low | openapi/low", "not judged | sealint/reference", "until 2027-01-01 by team-a", "openapi/waived",
		"1 finding not shown",
	} {
		i := strings.Index(text[at:], part)
		if i < 0 {
			t.Fatalf("%q is missing behind byte %d:\n%s", part, at, text)
		}
		at += i
	}
	if strings.Contains(text, "openapi/old") {
		t.Error("shows a finding that the base has, too")
	}
	r.Base = nil // without a base, nothing is a change
	if text := string(write(t, "markdown", r)); strings.Contains(text, "weakens") || strings.Contains(text, "state") {
		t.Errorf("%s", text)
	}
}

// TestMarkdownFitsIntoAJobSummary: GitHub drops a summary of more than 1 MiB. However many findings there are, and however long their
// texts, the verdict, what fails and what could not be judged are there, and what is left out is counted.
func TestMarkdownFitsIntoAJobSummary(t *testing.T) {
	for _, c := range []struct {
		findings int // of each severity
		text     string
	}{{1500, "short"}, {50, strings.Repeat("\xff|@", 1500)}} {
		text, r := c.text, crowd(c.findings)
		r.Rules = []model.Rule{{ID: "openapi/one", Fix: text, References: []string{"https://example.org/" + text}}}
		r.Base = &model.Base{Words: text, Revisions: []string{text}}
		for i := range 50 {
			r.Base.Pairs = append(r.Base.Pairs, model.DocumentPair{Before: text, After: text, Reason: text})
			r.Coverage.Notes = append(r.Coverage.Notes, text)
			r.Coverage.DeselectedBy = append(r.Coverage.DeselectedBy, text)
			r.Coverage.Deselected = append(r.Coverage.Deselected, text)
			r.Findings = append(r.Findings, model.Finding{Rule: "change/" + strconv.Itoa(i), Message: text})
		}
		for i := range r.Findings {
			r.Findings[i].Message += text
			r.Findings[i].Location.Path = text
			r.Findings[i].Related = slices.Repeat([]model.Related{{Message: text, Location: at(text, 1, 1, 1, 2, text)}}, 20)
		}
		r.Accepted, r.Tolerated, r.Fixed = r.Findings, r.Problems, r.Findings
		var b bytes.Buffer
		if err := report.Write(&b, "markdown", r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		if len(got) >= 1<<20 || !strings.HasPrefix(got, fmt.Sprintf("## sealint: incomplete: %d things could not be judged, and %d findings at or above high", c.findings, 2*c.findings)) {
			t.Errorf("%d bytes: %.200s", len(got), got)
		}
		sections := strings.Split(got, "severity | rule |")
		if len(sections) != 6 {
			t.Errorf("%d tables of findings", len(sections)-1)
		}
		shown, left := rows(got), 0
		for _, m := range regexp.MustCompile(`(?m)^(\d+) of these (\d+) are left out`).FindAllStringSubmatch(got, -1) {
			n, _ := strconv.Atoi(m[1])
			left += n
		}
		if want := 3*len(r.Findings) + 2*len(r.Problems); shown+left != want {
			t.Errorf("%d rows and %d left out, want %d", shown, left, want)
		}
		for _, part := range []string{"| critical | ", "| sealint/syntax | b.yaml | problem 0"} {
			if !strings.Contains(got, part) {
				t.Errorf("%q is missing", part)
			}
		}
	}
}

// rows counts the rows of all tables but for those with the names of the columns.
func rows(source string) (n int) {
	markdownast.Walk(gfm.Parser().Parse(markdowntext.NewReader([]byte(source))), func(node markdownast.Node, entering bool) (markdownast.WalkStatus, error) {
		if entering && node.Kind() == extensionast.KindTableRow {
			n++
		}
		return markdownast.WalkContinue, nil
	})
	return n
}

// TestMarkdownLinksEveryRuleToItsPage: whatever the address is, it makes one link, to a web page.
func TestMarkdownLinksEveryRuleToItsPage(t *testing.T) {
	for _, text := range hostile {
		for _, rule := range []model.Rule{{ID: "a/" + text, BuiltIn: true}, {ID: text, References: []string{"https://example.org/" + text}}, {ID: text, References: []string{text}}} {
			f := model.Finding{Rule: rule.ID, Severity: model.High, Message: "m", Location: at("a.yaml", 1, 1, 1, 2, "a")}
			source := write(t, "markdown", &model.Report{Rules: []model.Rule{rule}, Findings: []model.Finding{f}})
			links, cells := 0, 0
			markdownast.Walk(gfm.Parser().Parse(markdowntext.NewReader(source)), func(n markdownast.Node, entering bool) (markdownast.WalkStatus, error) {
				if !entering {
					return markdownast.WalkContinue, nil
				}
				if link, ok := n.(*markdownast.Link); ok {
					links++
					if !strings.HasPrefix(string(link.Destination), "https://") && !strings.HasPrefix(string(link.Destination), "http://") {
						t.Errorf("%q: a link to %q", text, link.Destination)
					}
				}
				if n.Kind() == extensionast.KindTableCell {
					cells++
				}
				return markdownast.WalkContinue, nil
			})
			want := 1
			if !strings.HasPrefix(rule.Page(), "http") {
				want = 0
			}
			if links != want || cells != 10 {
				t.Errorf("%q: %d links, %d cells\n%s", text, links, cells, source)
			}
		}
	}
}

// TestMarkdownHasARowForEachFinding: the number of rows follows from the report alone.
func TestMarkdownHasARowForEachFinding(t *testing.T) {
	for name, r := range manyReports() {
		want := len(r.Findings) + len(r.Problems) + len(r.Fixed) + len(r.Accepted) + len(r.Tolerated)
		if r.Base != nil {
			want-- // one finding that does not count, because the base has it
		}
		text := string(write(t, "markdown", r))
		if got := rows(text); got != want {
			t.Errorf("%s: %d rows, want %d", name, got, want)
		}
		if verdict := fmt.Sprintf("## sealint: %s: ", r.Verdict); !strings.HasPrefix(text, verdict) {
			t.Errorf("%s: begins %.80q", name, text)
		}
	}
}
