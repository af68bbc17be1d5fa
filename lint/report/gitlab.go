package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/sealint/sealint/lint/model"
)

// A Code Quality report of GitLab is a list of these. GitLab stops reading at the first one that lacks a member.
type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
	}
)

// gitlabSeverities are GitLab's words for the severities. A problem is a blocker: it does not pass.
var gitlabSeverities = map[string]string{
	model.Info.String(): "info", model.Low.String(): "minor", model.Medium.String(): "major", model.High.String(): "critical",
	model.Critical.String(): "blocker", "not judged": "blocker",
}

// reportGitLab writes a Code Quality report. It has all findings that count, also those that the base has, because GitLab
// compares the report with that of the target branch. What is about a file as a whole is in line 1.
func reportGitLab(w io.Writer, v view) error {
	issues := []gitlabIssue{}
	seen := map[string]int{}
	for _, n := range v.notes(v.shown) {
		path, line := n.file()
		description := oneLine(n.message)
		if n.location.Revision != "" {
			description += " (at " + position(n.location) + ")"
		}
		key := n.document + "\x1f" + n.id + "\x1f" + n.key
		seen[key]++
		issues = append(issues, gitlabIssue{
			Description: description, CheckName: oneLine(n.id), Fingerprint: issueFingerprint(key, seen[key]), Severity: gitlabSeverities[n.severity],
			Location: gitlabLocation{path, gitlabLines{max(line, 1)}},
		})
	}
	return writeJSON(w, issues, "  ")
}

// issueFingerprint identifies an issue: GitLab shows only one of several with the same fingerprint. key stays when lines move; a
// further issue with the same key, nth from 2 on, differs by this number.
func issueFingerprint(key string, nth int) string {
	if nth > 1 {
		key += fmt.Sprintf("\x1f%d", nth)
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}
