package report_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// element is an element of XML with everything in it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func parseXML(t *testing.T, text []byte) element {
	t.Helper()
	var e element
	if err := xml.Unmarshal(text, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// junitElements are the elements that sealint may write, with the attributes that each may have and those that it must have, and the
// elements that may be in it. They are those of junit-10.xsd of the xUnit plugin of Jenkins.
var junitElements = map[string]struct{ attrs, required, children []string }{
	"testsuites": {[]string{"name", "time", "tests", "failures", "errors"}, nil, []string{"testsuite"}},
	"testsuite": {
		[]string{"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
		[]string{"name", "tests", "failures", "errors"},
		[]string{"testcase"},
	},
	"testcase": {[]string{"name", "time", "classname", "group"}, []string{"name"}, []string{"skipped", "error", "failure"}},
	"skipped":  {[]string{"type", "message"}, nil, nil},
	"error":    {[]string{"type", "message"}, nil, nil},
	"failure":  {[]string{"type", "message"}, nil, nil},
}

func checkJUnit(t *testing.T, where string, e element) {
	t.Helper()
	rule, ok := junitElements[e.XMLName.Local]
	if !ok {
		t.Fatalf("%s: element %s", where, e.XMLName.Local)
	}
	for _, a := range e.Attrs {
		if !slices.Contains(rule.attrs, a.Name.Local) {
			t.Errorf("%s: %s has an attribute %s", where, e.XMLName.Local, a.Name.Local)
		}
		if slices.Contains([]string{"time", "timestamp", "hostname"}, a.Name.Local) {
			t.Errorf("%s: %s differs between equal runs", where, a.Name.Local)
		}
	}
	for _, name := range rule.required {
		if e.attr(name) == "" {
			t.Errorf("%s: %s lacks %s", where, e.XMLName.Local, name)
		}
	}
	for _, child := range e.Children {
		if !slices.Contains(rule.children, child.XMLName.Local) {
			t.Errorf("%s: %s in %s", where, child.XMLName.Local, e.XMLName.Local)
		}
		checkJUnit(t, where, child)
	}
}

// manyReports are the reports of the golden files, and others that are hard to write.
func manyReports() map[string]*model.Report {
	all := reports()
	all["nothing"] = &model.Report{Verdict: model.Pass}
	all["judged"] = &model.Report{Verdict: model.Pass, Coverage: model.Coverage{Candidates: []model.Candidate{
		{Path: "a.yaml", Fate: model.FateJudged}, {Path: "b.yaml", Fate: model.FateIgnored}, {Path: "c.yaml", Fate: model.FateJudged},
	}}}
	all["problems"] = &model.Report{Verdict: model.Incomplete, Problems: []model.Problem{
		{ID: model.ProblemRule, Message: "slow"},
		{ID: model.ProblemRule, Message: "slow"},
		{ID: model.ProblemSyntax, Location: model.Location{Path: "a.yaml"}},
		{ID: model.ProblemOutput, Message: "full"},
		{ID: model.ProblemReference, Document: "b.yaml", Location: at("part.yaml", 1, 1, 2, 1, "")},
	}}
	all["crowd"] = crowd(600)
	all["crowd"].Accepted = crowd(100).Findings
	all["crowd"].Tolerated = crowd(100).Problems
	return all
}

// TestJUnitTellsTheVerdict: the numbers add up, each finding is a test with a name of its own, and something fails if and only if the
// gate does not pass.
func TestJUnitTellsTheVerdict(t *testing.T) {
	for name, r := range manyReports() {
		for _, least := range []model.Severity{model.Info, model.Critical} {
			where := fmt.Sprintf("%s from %s on", name, least)
			var b bytes.Buffer
			if err := report.Write(&b, "junit", r, report.Options{MinSeverity: least}); err != nil {
				t.Fatal(err)
			}
			root := parseXML(t, b.Bytes())
			checkJUnit(t, where, root)
			total := map[string]int{}
			for _, suite := range root.Children {
				count, names := map[string]int{}, map[string]bool{}
				for _, test := range suite.Children {
					key := test.attr("classname") + "\x00" + test.attr("name")
					if names[key] {
						t.Errorf("%s: two tests of %s have the name %q", where, suite.attr("name"), key)
					}
					names[key] = true
					count["tests"]++
					for _, outcome := range test.Children {
						count[map[string]string{"failure": "failures", "error": "errors", "skipped": "skipped"}[outcome.XMLName.Local]]++
					}
				}
				for _, what := range []string{"tests", "failures", "errors", "skipped"} {
					if suite.attr(what) != strconv.Itoa(count[what]) {
						t.Errorf("%s: %s has %s %s, and says %s", where, suite.attr("name"), strconv.Itoa(count[what]), what, suite.attr(what))
					}
					total[what] += count[what]
				}
			}
			for _, what := range []string{"tests", "failures", "errors"} {
				if root.attr(what) != strconv.Itoa(total[what]) {
					t.Errorf("%s: %s", where, what)
				}
			}
			if failed := total["failures"]+total["errors"] > 0; failed != (r.Verdict != model.Pass) || total["tests"] == 0 || total["errors"] != len(r.Problems) {
				t.Errorf("%s: %v, but the verdict is %s", where, total, r.Verdict)
			}
			if want := len(r.Findings) + len(r.Accepted) + len(r.Problems) + len(r.Tolerated); least == model.Info && want > 0 && total["tests"] != want {
				t.Errorf("%s: %d tests, want %d", where, total["tests"], want)
			}
		}
	}
}

// TestJUnitHasASuiteForEachDocument: a document without findings has a test that passed.
func TestJUnitHasASuiteForEachDocument(t *testing.T) {
	root := parseXML(t, write(t, "junit", manyReports()["judged"]))
	var got []string
	for _, suite := range root.Children {
		got = append(got, fmt.Sprint(suite.attr("name"), " ", len(suite.Children), " ", len(suite.Children[0].Children)))
	}
	if want := []string{"a.yaml 1 0", "c.yaml 1 0"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
