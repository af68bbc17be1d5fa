package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// workspaceDay is the day on which the workspaces of testdata are clean.
const workspaceDay = "2026-06-30"

// workspaceMutation is one edit of one document of a clean workspace and exactly what it must cause in all of them.
//
// What is wanted is "rule @ place", and for joined rules "rule @ place -> place -> place" with every related place in order.
// A place is a text that occurs once in its document, as in mutation; "file|text" is a place in another document than the
// edited one, by its base name. Related places are compared for the rules over integrations and the workspace.
type workspaceMutation struct {
	name     string
	file     string // below testdata/workspaces
	old, new string
	want     []string
}

// workspaceConfig switches off what many copies of one workspace cannot have: names of their own.
const workspaceConfig = "profile: strict\nrules: {integration/duplicate-name: off, integration/shared-client: off}\n"

// mutateWorkspaces makes a copy of a workspace for each edit and lints all of them at once.
func mutateWorkspaces(t *testing.T, table []workspaceMutation, config, today string) (map[string]edited, *model.Report) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".sealint.yaml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	files := map[string]edited{}
	for i, m := range table {
		workspace, _, _ := strings.Cut(m.file, "/")
		number := fmt.Sprintf("%03d", i)
		if err := os.CopyFS(filepath.Join(dir, number), os.DirFS(filepath.Join("..", "testdata", "workspaces", workspace))); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, number, strings.TrimPrefix(m.file, workspace+"/"))
		clean, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(clean), m.old); n != 1 {
			t.Errorf("%s: %q occurs %d times in %s", m.name, m.old, n, m.file)
			continue
		}
		text := strings.Replace(string(clean), m.old, m.new, 1)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		files[number] = edited{mutation{name: m.name, want: m.want}, string(clean), text, strings.TrimPrefix(m.file, workspace+"/")}
	}
	report := run(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: today})
	return files, report
}

// checkWorkspaces holds each copy to what was wanted of it, and remembers the rules that fired.
func checkWorkspaces(t *testing.T, table []workspaceMutation, files map[string]edited, report *model.Report, fired map[string]bool) {
	t.Helper()
	show := func(l model.Location) string {
		return fmt.Sprintf("%s:%d:%d", filepath.Base(l.Path), l.Line, l.Column)
	}
	got := map[string][]string{}
	for _, f := range report.Findings {
		number, _, _ := strings.Cut(f.Location.Path, "/")
		group, rule, _ := strings.Cut(f.Rule, "/")
		line := rule + " @ " + show(f.Location)
		if group == "integration" || group == "workspace" {
			for _, r := range f.Related {
				line += " -> " + show(r.Location)
			}
		}
		got[number] = append(got[number], line)
		fired[f.Rule] = true
	}
	for _, p := range report.Problems {
		number, _, _ := strings.Cut(p.Location.Path, "/")
		got[number] = append(got[number], p.ID+" @ "+show(p.Location))
	}
	for i, m := range table {
		number := fmt.Sprintf("%03d", i)
		e, ok := files[number]
		if !ok {
			continue
		}
		workspace, _, _ := strings.Cut(m.file, "/")
		var want []string
		for _, w := range m.want {
			rule, places, _ := strings.Cut(w, " @ ")
			line := rule + " @ "
			for n, place := range strings.Split(places, " -> ") {
				text, base := e.text, filepath.Base(m.file)
				if file, rest, ok := strings.Cut(place, "|"); ok {
					base, place = file, rest
					text = documentText(t, workspace, file)
					if file == filepath.Base(m.file) {
						text = e.text
					}
				}
				row, column, err := position(text, place)
				if err != nil {
					t.Errorf("%s: in %s: %s", m.name, base, err)
				}
				if n > 0 {
					line += " -> "
				}
				line += fmt.Sprintf("%s:%d:%d", base, row, column)
			}
			want = append(want, line)
		}
		found := slices.Clone(got[number])
		slices.Sort(found)
		slices.Sort(want)
		if !slices.Equal(found, want) {
			t.Errorf("%s (%s):\n got %s\nwant %s", m.name, m.file, strings.Join(found, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

// documentText is the text of a document of a clean workspace by its base name.
func documentText(t *testing.T, workspace, base string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "testdata", "workspaces", workspace, "*", base))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %d documents %s", workspace, len(found), base)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var workspaces = []string{"partner", "payments", "training"}

// lintWorkspace lints a copy of a workspace by its own configuration.
func lintWorkspace(t *testing.T, name, today string) *model.Report {
	t.Helper()
	dir := copyWorkspace(t, name)
	return run(t, lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: today})
}

func TestWorkspacesPassStrict(t *testing.T) {
	for _, name := range workspaces {
		report := lintWorkspace(t, name, workspaceDay)
		if report.Profile != model.Strict || report.Verdict != model.Pass || len(report.Findings) > 0 || len(report.Documents) != 3 {
			t.Errorf("%s: %s, %s, %v, %+v, %+v", name, report.Profile, report.Verdict, report.Documents, report.Findings, report.Problems)
		}
	}
}

// TestWorkspaceMutations holds each edit to exactly what it must cause, and demands that every rule over integrations and
// the workspace is caused by one.
func TestWorkspaceMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of runs that differ in what they find, not in how they run")
	}
	fired := map[string]bool{}
	files, report := mutateWorkspaces(t, workspaceMutations, workspaceConfig, workspaceDay)
	checkWorkspaces(t, workspaceMutations, files, report, fired)
	for _, m := range sharingMutations { // what two manifests of one workspace must not share
		table := []workspaceMutation{m}
		files, report := mutateWorkspaces(t, table, "profile: strict\n", workspaceDay)
		checkWorkspaces(t, table, files, report, fired)
	}
	rules := builtInRules(t)
	for _, r := range rules {
		if (r.Group() == "integration" || r.Group() == "workspace") && !fired[r.ID] {
			t.Errorf("no mutation causes %s", r.ID)
		}
	}
	t.Logf("%d mutations", len(workspaceMutations)+len(sharingMutations))
}

func copyWorkspace(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", "workspaces", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}
