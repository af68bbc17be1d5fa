package lint_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// cleanDay is the day on which the clean documents and the workspaces of testdata have no finding.
const cleanDay = "2026-06-30"

var workspaces = []string{"partner", "payments", "supplier", "training"}

// lintWorkspace lints a copy of a workspace by its own configuration.
func lintWorkspace(t *testing.T, name, today string) *model.Report {
	t.Helper()
	dir := copyWorkspace(t, name)
	return run(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: today})
}

func TestWorkspacesPassStrict(t *testing.T) {
	t.Parallel()
	for _, name := range workspaces {
		report := lintWorkspace(t, name, cleanDay)
		if report.Profile != model.Strict || report.Verdict != model.Pass || len(report.Findings) > 0 || len(report.Documents) != 3 {
			t.Errorf("%s: %s, %s, %v, %+v, %+v", name, report.Profile, report.Verdict, report.Documents, report.Findings, report.Problems)
		}
	}
}

func copyWorkspace(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", "workspaces", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}
