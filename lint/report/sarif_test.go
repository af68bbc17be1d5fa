package report_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// sarifProperties writes a report with one rule, and returns the properties of the rule.
func sarifProperties(t *testing.T, rule model.Rule) (properties struct {
	Tags             []string
	Precision        string
	ProblemSeverity  string `json:"problem.severity"`
	SecuritySeverity string `json:"security-severity"`
},
) {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, "sarif", &model.Report{Rules: []model.Rule{rule}}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct{ Properties json.RawMessage }
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(log.Runs[0].Tool.Driver.Rules[0].Properties, &properties); err != nil {
		t.Fatal(err)
	}
	return properties
}

func TestWhichRulesAreSecurityAlerts(t *testing.T) {
	many := []string{"guide/1", "guide/2", "guide/3", "guide/4", "guide/5", "guide/6", "guide/7", "CWE-319", "guide/8", "guide/9", "guide/10"}
	for _, c := range []struct {
		severity                model.Severity
		controls                []string
		tags, problem, security string
	}{
		{model.Critical, []string{"guide/4.transport", "CWE-319"}, "security external/cwe/cwe-319 openapi guide/4.transport", "", "9.5"},
		{model.High, []string{"CWE-20", "CWE-20"}, "security external/cwe/cwe-020 openapi", "", "8.0"},
		{model.Medium, []string{"CWE-1333"}, "security external/cwe/cwe-1333 openapi", "", "5.5"},
		{model.Medium, []string{"CWE-1059"}, "external/cwe/cwe-1059 openapi", "warning", ""},
		{model.Medium, []string{"CWE-1059", "CWE-306"}, "security external/cwe/cwe-1059 external/cwe/cwe-306 openapi", "", "5.5"},
		{model.Low, []string{"CWE-319"}, "external/cwe/cwe-319 openapi", "recommendation", ""},
		{model.Info, nil, "openapi", "recommendation", ""},
		{model.High, []string{"SCVS-5", "security", " Security", "openapi"}, "openapi SCVS-5", "error", ""},
		{model.High, []string{"CWE-0", "CWE-", "cwe-319", "CWE-319x", "CWE--1", "CWE-007"}, "openapi CWE-0 CWE- cwe-319 CWE-319x CWE--1 CWE-007", "error", ""},
		{model.High, many, "security external/cwe/cwe-319 openapi guide/1 guide/2 guide/3 guide/4 guide/5 guide/6 guide/7", "", "8.0"},
	} {
		p := sarifProperties(t, model.Rule{ID: "openapi/one", Severity: c.severity, Controls: c.controls})
		if got := strings.Join(p.Tags, " "); got != c.tags || p.ProblemSeverity != c.problem || p.SecuritySeverity != c.security {
			t.Errorf("%s %q: tags %q, problem.severity %q, security-severity %q", c.severity, c.controls, got, p.ProblemSeverity, p.SecuritySeverity)
		}
	}
}

func TestPrecisionIsWhatWasMeasured(t *testing.T) {
	for _, c := range []struct {
		read, right int
		want        string
	}{
		{0, 0, "medium"},
		{1, 1, "medium"},
		{9, 9, "medium"},
		{1, 0, "medium"},
		{2, 1, "medium"},
		{4, 1, "low"},
		{3, 0, "low"},
		{10, 10, "high"},
		{10, 9, "high"},
		{10, 8, "medium"},
		{19, 19, "high"},
		{20, 20, "very-high"},
		{20, 19, "high"},
		{100, 99, "very-high"},
		{100, 70, "medium"},
		{100, 69, "low"},
	} {
		if p := sarifProperties(t, model.Rule{ID: "openapi/one", Measured: model.Measured{Read: c.read, Right: c.right}}); p.Precision != c.want {
			t.Errorf("%d of %d right: %s, want %s", c.right, c.read, p.Precision, c.want)
		}
	}
}

// TestSARIFOfManyResults: problems and findings together are at most 5,000 results, and what is left out is said.
func TestSARIFOfManyResults(t *testing.T) {
	r := &model.Report{Rules: []model.Rule{{ID: "openapi/one", Severity: model.High}}}
	place := func(i int) model.Location { return at("a.yaml", i+1, 1, i+1, 2, "a") }
	for i := range 4999 {
		r.Problems = append(r.Problems, model.Problem{ID: model.ProblemReference, Message: "gone", Location: place(i)})
	}
	r.Findings = []model.Finding{{Rule: "openapi/one", Severity: model.High, Message: "m", Location: place(1), Fingerprint: "a"}}
	for n := 4999; n < 5003; n++ {
		run := parseSARIF(t, r).Runs[0]
		if want := min(n+1, 5000); len(run.Results) != want {
			t.Errorf("%d problems and a finding: %d results, want %d", n, len(run.Results), want)
		}
		said := report.LeftOut("sarif", r, report.Options{})
		if n == 4999 && said != "" || n > 4999 && !strings.Contains(said, "of "+strconv.Itoa(n+1)+" results") || report.LeftOut("json", r, report.Options{}) != "" {
			t.Errorf("%d problems and a finding: %q", n, said)
		}
		notified := len(run.Invocations[0].ToolExecutionNotifications) - n
		if want := min(n-4999, 1) + max(0, min(n-5000, 1)); notified != want {
			t.Errorf("%d problems and a finding: %d notifications of what is left out, want %d", n, notified, want)
		}
		r.Problems = append(r.Problems, model.Problem{ID: model.ProblemReference, Message: "gone", Location: place(n)})
	}
}

// TestAnAdvisoryResultHasItsOwnSeverity: a finding whose severity is not that of its rule says so by level and rank.
func TestAnAdvisoryResultHasItsOwnSeverity(t *testing.T) {
	for severity, want := range map[model.Severity]string{
		model.Critical: "error 95", model.High: "error 80", model.Medium: "warning 55", model.Low: "note 30", model.Info: "note 10",
	} {
		var b bytes.Buffer
		r := &model.Report{
			Rules:    []model.Rule{{ID: "openapi/x", Severity: model.High, Controls: []string{"CWE-306"}}},
			Findings: []model.Finding{{Rule: "openapi/x", Severity: severity, Location: model.Location{Path: "a.yaml", Line: 1, Column: 1}}},
		}
		if err := report.Write(&b, "sarif", r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Results []struct {
					Level string
					Rank  float64
				}
			}
		}
		if err := json.Unmarshal(b.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		result := log.Runs[0].Results[0]
		if got := result.Level + " " + strconv.FormatFloat(result.Rank, 'f', -1, 64); got != want {
			t.Errorf("severity %s: %s, want %s", severity, got, want)
		}
	}
}
