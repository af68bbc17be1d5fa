package report_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// annotations returns the commands in a report in the format github, and its other lines.
func annotations(t *testing.T, r *model.Report, opts report.Options) (list []command, rest []string) {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, "github", r, opts); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSuffix(line, "\n")
		if c, ok := parseCommand(line); ok {
			list = append(list, c)
		} else {
			rest = append(rest, line)
		}
	}
	return list, rest
}

// crowd is a report with many problems and findings of all severities, the least severe first.
func crowd(n int) *model.Report {
	r := &model.Report{Verdict: model.Incomplete, FailOn: model.High}
	for s := model.Info; s <= model.Critical; s++ {
		for i := range n {
			r.Findings = append(r.Findings, model.Finding{
				Rule: "openapi/one", Severity: s, Message: fmt.Sprint(s, " ", i), Document: "a.yaml", Location: at("a.yaml", i+1, 1, i+1, 2, "a"), Fingerprint: fmt.Sprint(s, i),
			})
		}
	}
	for i := range n {
		r.Problems = append(r.Problems, model.Problem{ID: model.ProblemSyntax, Message: fmt.Sprint("problem ", i), Location: model.Location{Path: "b.yaml"}})
	}
	return r
}

func TestGitHubShowsTenOfEachLevelAndCountsTheOthers(t *testing.T) {
	for _, c := range []struct {
		n    int
		want map[string]int
		last string
	}{
		{1, map[string]int{"error": 3, "warning": 1, "notice": 2}, "incomplete: 1 thing could not be judged, and 2 findings at or above high."},
		{4, map[string]int{"error": 10, "warning": 4, "notice": 8}, "incomplete: 4 things could not be judged, and 8 findings at or above high. 2 more findings: see the job summary or the SARIF file."},
		{11, map[string]int{"error": 10, "warning": 10, "notice": 10}, "incomplete: 11 things could not be judged, and 22 findings at or above high. 35 more findings and 1 more thing that could not be judged: see the job summary or the SARIF file."},
	} {
		list, rest := annotations(t, crowd(c.n), report.Options{})
		got := map[string]int{}
		for _, a := range list {
			got[a.name]++
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) || len(rest) != 1 || rest[0] != c.last {
			t.Errorf("%d: %v and %q, want %v and %q", c.n, got, rest, c.want, c.last)
		}
	}
}

func TestGitHubShowsProblemsThenWhatFailsThenTheMostSevere(t *testing.T) {
	r := crowd(2)
	r.DocumentFailOn = map[string]model.Severity{"low.yaml": model.Low}
	low := model.Finding{Rule: "openapi/one", Severity: model.Low, Message: "fails all the same", Document: "low.yaml", Location: at("low.yaml", 1, 1, 1, 2, "a")}
	r.Findings = append([]model.Finding{low}, r.Findings...)
	list, _ := annotations(t, r, report.Options{})
	var got []string
	for _, a := range list {
		got = append(got, a.name+" "+a.data)
	}
	want := []string{
		"error problem 0", "error problem 1", "error critical 0", "error critical 1", "error high 0", "error high 1", "error fails all the same",
		"warning medium 0", "warning medium 1", "notice low 0", "notice low 1", "notice info 0", "notice info 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestGitHubPlaces(t *testing.T) {
	base := at("old.yaml", 4, 1, 4, 9, "x")
	base.Revision = "0123456789"
	for _, c := range []struct {
		name  string
		place model.Location
		want  string // properties but for the title
	}{
		{"one line", at("a.yaml", 3, 4, 3, 9, "x"), "col=4 endColumn=9 endLine=3 file=a.yaml line=3"},
		{"an empty region", at("a.yaml", 3, 4, 3, 4, "x"), "col=4 endColumn=4 endLine=3 file=a.yaml line=3"},
		{"several lines have no columns", at("a.yaml", 3, 4, 5, 9, "x"), "endLine=5 file=a.yaml line=3"},
		{"the line break at the end is no further line", at("a.yaml", 3, 4, 5, 1, "x"), "endLine=4 file=a.yaml line=3"},
		{"one line with its line break", at("a.yaml", 3, 4, 4, 1, "x"), "endLine=3 file=a.yaml line=3"},
		{"a file as a whole", model.Location{Path: "a.yaml"}, "file=a.yaml"},
		{"no file", model.Location{}, ""},
		{"a place in the base has no line in the head", base, ""},
	} {
		list, _ := annotations(t, &model.Report{Findings: []model.Finding{{Rule: "a/b", Severity: model.High, Message: "m", Location: c.place}}}, report.Options{})
		if len(list) != 1 {
			t.Fatalf("%s: %v", c.name, list)
		}
		var got []string
		for key, value := range list[0].properties {
			if key != "title" {
				got = append(got, key+"="+value)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want || list[0].properties["title"] != "a/b (high)" {
			t.Errorf("%s: %q, %q", c.name, got, list[0].properties["title"])
		}
		if c.place.Revision != "" && list[0].data != "m\nat 0123456:old.yaml:4:1" {
			t.Errorf("%s: %q", c.name, list[0].data)
		}
	}
}

// TestGitHubReadsWhatWasWritten: the runner gives back every text that has no hidden characters and no other commands.
func TestGitHubReadsWhatWasWritten(t *testing.T) {
	for _, text := range []string{"a: b, c", "100%", "%0A", "%250D%3A", "a=b,c=d", "x::y", "::", "file=", "ü 😀", "[x](y)", ",", "=", "a;b]"} {
		list, _ := annotations(t, &model.Report{Findings: []model.Finding{{Rule: text, Message: "m " + text, Location: at("p"+text, 1, 1, 1, 2, "x")}}}, report.Options{})
		if len(list) != 1 || list[0].data != "m "+text || list[0].properties["file"] != "p"+text || list[0].properties["title"] != text+" (info)" {
			t.Errorf("%q: %q", text, list)
		}
	}
	// A path is also that of the file if it has line breaks.
	list, _ := annotations(t, &model.Report{Problems: []model.Problem{{ID: model.ProblemSyntax, Location: model.Location{Path: "a\r::stop-commands::x\n\r\n::error::y"}}}}, report.Options{})
	if len(list) != 1 || list[0].properties["file"] != "a\r::stop-commands::x\n\r\n::error::y" {
		t.Errorf("%q", list)
	}
}

func TestGitHubCutsLongMessagesBeforeItEscapesThem(t *testing.T) {
	for _, n := range []int{4095, 4096, 4097, 10000} {
		list, _ := annotations(t, &model.Report{Findings: []model.Finding{{Rule: "a/b", Message: strings.Repeat("%", n)}}}, report.Options{})
		want := strings.Repeat("%", min(n, 4096))
		if n > 4096 {
			want = want[:4095] + "…"
		}
		if len(list) != 1 || list[0].data != want {
			t.Errorf("%d: %d characters", n, utf8.RuneCountInString(list[0].data))
		}
	}
}

// TestGitHubLeavesOutWhatDoesNotCount: no annotation is about what somebody has accepted, or what the base has, too. A waiver that
// the change adds has one, however little severe it is.
func TestGitHubLeavesOutWhatDoesNotCount(t *testing.T) {
	for name, r := range reports() {
		list, _ := annotations(t, r, report.Options{})
		for _, a := range list {
			if strings.Contains(a.data, "waived") || strings.Contains(a.data, "old\n") || a.name != "error" && strings.Contains(a.data, "unchanged") {
				t.Errorf("%s: %q", name, a)
			}
		}
	}
	r := crowd(30)
	r.Findings = append(r.Findings, model.Finding{Rule: "gate/waiver-added", Severity: model.Info, Message: "a waiver"})
	for _, least := range []model.Severity{model.Info, model.High} {
		list, _ := annotations(t, r, report.Options{MinSeverity: least})
		if !slices.ContainsFunc(list, func(a command) bool { return a.name == "notice" && a.data == "a waiver" }) {
			t.Errorf("from %s on: the waiver is missing", least)
		}
	}
}
