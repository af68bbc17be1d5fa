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

// mutation is one edit of a clean contract and exactly what it must cause: rules with the places at which they find it.
// A place is a text that occurs once in the edited contract; "»" in it says where exactly, else it is its beginning. The
// text to replace also occurs once.
type mutation struct {
	name     string
	old, new string
	want     []string // "rule @ place"
}

// position is the line and column of a place in a text.
func position(text, place string) (line, column int, err error) {
	offset := strings.Index(place, "»")
	place = strings.Replace(place, "»", "", 1)
	if n := strings.Count(text, place); n != 1 {
		return 0, 0, fmt.Errorf("%q occurs %d times", place, n)
	}
	at := strings.Index(text, place) + max(offset, 0)
	begin := strings.LastIndexByte(text[:at], '\n') + 1
	return strings.Count(text[:at], "\n") + 1, at - begin + 1, nil
}

// suite is a table of mutations of clean documents, by file, and how they are linted.
type suite struct {
	name   string
	table  map[string][]mutation
	group  string // of the rules that the mutations cause
	config string // .sealint.yaml
}

func suites() []suite {
	return []suite{
		{"OpenAPI", mutations, "openapi", "profile: strict\n"},
		{"CycloneDX", cycloneDXMutations, "sbom", cycloneDXConfig},
		{"SPDX", spdxMutations, "sbom", spdxConfig},
	}
}

// edited is a clean document after a mutation.
type edited struct {
	mutation
	clean, text string
	file        string // in its workspace, if it belongs to one
}

// mutate edits clean documents, one thing at a time, and lints all of them at once. It returns them by file name.
func mutate(t *testing.T, s suite) (map[string]edited, *model.Report) {
	t.Helper()
	dir := t.TempDir()
	config := filepath.Join(dir, ".sealint.yaml")
	if err := os.WriteFile(config, []byte(s.config), 0o644); err != nil {
		t.Fatal(err)
	}
	files := map[string]edited{}
	var args []string
	for _, base := range slices.Sorted(func(yield func(string) bool) {
		for name := range s.table {
			if !yield(name) {
				return
			}
		}
	}) {
		clean, err := os.ReadFile(filepath.Join("..", "testdata", "clean", base))
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range s.table[base] {
			if n := strings.Count(string(clean), m.old); n != 1 {
				t.Errorf("%s: %s: %q occurs %d times", base, m.name, m.old, n)
				continue
			}
			text := strings.Replace(string(clean), m.old, m.new, 1)
			name := fmt.Sprintf("%03d-%s", i, base)
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			files[name] = edited{mutation: m, clean: string(clean), text: text}
			args = append(args, filepath.Join(dir, name))
		}
	}
	report := run(t, lint.Options{Dir: dir, ConfigFile: config}, lint.Input{Paths: args, Today: "2026-06-30"})
	return files, report
}

// TestMutations holds each mutation to exactly what it must cause, and demands that every rule over contracts and SBOMs is
// caused by one.
func TestMutations(t *testing.T) {
	fired := map[string]bool{}
	for _, s := range suites() {
		t.Run(s.name, func(t *testing.T) { testMutations(t, s, fired) })
	}
	rules := builtInRules(t)
	for _, r := range rules {
		if r.Group() != "integration" && r.Group() != "workspace" && !fired[r.ID] && !slices.Contains(notByMutation, r.ID) {
			t.Errorf("no mutation causes %s", r.ID)
		}
	}
}

func testMutations(t *testing.T, s suite, fired map[string]bool) {
	files, report := mutate(t, s)
	got := map[string][]string{}
	for _, f := range report.Findings {
		base := filepath.Base(f.Location.Path)
		got[base] = append(got[base], fmt.Sprintf("%s @ %d:%d", strings.TrimPrefix(f.Rule, s.group+"/"), f.Location.Line, f.Location.Column))
		fired[f.Rule] = true
	}
	for _, p := range report.Problems {
		base := filepath.Base(p.Location.Path)
		got[base] = append(got[base], fmt.Sprintf("%s @ %d:%d", p.ID, p.Location.Line, p.Location.Column))
	}
	for name, e := range files {
		var want []string
		for _, w := range e.want {
			rule, place, _ := strings.Cut(w, " @ ")
			line, column, err := position(e.text, place)
			if err != nil {
				t.Errorf("%s: %s: %s", name, e.name, err)
			}
			want = append(want, fmt.Sprintf("%s @ %d:%d", rule, line, column))
		}
		slices.Sort(want)
		found := slices.Clone(got[name])
		slices.Sort(found)
		if !slices.Equal(found, want) {
			t.Errorf("%s: %s:\n got %s\nwant %s", name, e.name, strings.Join(found, ", "), strings.Join(want, ", "))
		}
	}
	t.Logf("%d mutations", len(files))
}

func TestCleanDocumentsPass(t *testing.T) {
	for _, s := range suites() {
		dir := t.TempDir()
		config := filepath.Join(dir, ".sealint.yaml")
		if err := os.WriteFile(config, []byte(s.config), 0o644); err != nil {
			t.Fatal(err)
		}
		var args []string
		for name := range s.table {
			file, err := filepath.Abs(filepath.Join("..", "testdata", "clean", name))
			if err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
		report := run(t, lint.Options{ConfigFile: config}, lint.Input{Paths: args, Today: "2026-06-30"})
		if len(report.Findings) > 0 || report.Verdict != model.Pass {
			t.Errorf("%s: %s, %v, %+v, %+v", s.name, report.Verdict, report.Documents, report.Findings, report.Problems)
		}
	}
}
