package report_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

type gitlabIssue struct {
	Description, Fingerprint, Severity string
	CheckName                          string `json:"check_name"`
	Location                           struct {
		Path  string
		Lines struct{ Begin int }
	}
}

func parseGitLab(t *testing.T, r *model.Report) []gitlabIssue {
	t.Helper()
	text := write(t, "gitlab", r)
	validate(t, gitlabSchema, text)
	var issues []gitlabIssue
	if err := json.Unmarshal(text, &issues); err != nil {
		t.Fatal(err)
	}
	return issues
}

// TestGitLabShowsEveryFinding: GitLab shows one of several issues with the same fingerprint, and stops at one that lacks a member.
func TestGitLabShowsEveryFinding(t *testing.T) {
	for name, r := range manyReports() {
		issues := parseGitLab(t, r)
		known := map[string]bool{}
		for _, issue := range issues {
			known[issue.Fingerprint] = true
		}
		if len(issues) != len(r.Findings)+len(r.Problems) || len(known) != len(issues) {
			t.Errorf("%s: %d issues with %d fingerprints for %d findings and %d problems", name, len(issues), len(known), len(r.Findings), len(r.Problems))
		}
	}
}

// TestGitLabRecognisesFindings: the fingerprints stay when lines move, other findings come or go, or severities and messages change.
func TestGitLabRecognisesFindings(t *testing.T) {
	finding := func(fingerprint string, line int) model.Finding {
		return model.Finding{Rule: "a/b", Severity: model.High, Message: "m", Document: "a.yaml", Location: at("a.yaml", line, 1, line, 2, "x"), Fingerprint: fingerprint}
	}
	twin := finding("f", 9)
	twin.Document = "b.yaml"
	of := func(list ...model.Finding) map[string]bool {
		fingerprints := map[string]bool{}
		for _, issue := range parseGitLab(t, &model.Report{Findings: list}) {
			fingerprints[issue.Fingerprint] = true
		}
		return fingerprints
	}
	before := of(finding("f", 1), finding("f", 2), finding("g", 3), twin)
	moved := finding("f", 20)
	moved.Message, moved.Severity = "other words", model.Low
	after := of(finding("new", 1), finding("g", 30), moved, twin, finding("f", 4))
	missing := 0
	for fingerprint := range before {
		if !after[fingerprint] {
			missing++
		}
	}
	if len(before) != 4 || len(after) != 5 || missing != 0 {
		t.Errorf("%d before, %d after, %d missing", len(before), len(after), missing)
	}
}

func TestGitLabSeverities(t *testing.T) {
	var got []string
	r := crowd(1)
	for _, issue := range parseGitLab(t, r) {
		got = append(got, issue.Severity)
	}
	if want := []string{"blocker", "blocker", "critical", "major", "minor", "info"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestGitLabLeavesThePlaceInTheBaseToTheDescription: its line is not one of the file in the head.
func TestGitLabLeavesThePlaceInTheBaseToTheDescription(t *testing.T) {
	l := at("old.yaml", 40, 1, 40, 2, "x")
	l.Revision = "0123456789"
	issues := parseGitLab(t, &model.Report{Findings: []model.Finding{{Rule: "change/x", Message: "gone", Document: "new.yaml", Location: l}}})
	if i := issues[0]; i.Location.Path != "new.yaml" || i.Location.Lines.Begin != 1 || i.Description != "gone (at 0123456:old.yaml:40:1)" {
		t.Errorf("%+v", i)
	}
}
