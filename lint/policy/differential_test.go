package policy_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

const everyStandard = "profile: strict\nstandards: [cisa-2026, ntia-2021, bsi-2.0, bsi-2.1, scvs-l3, osps]\n"

// TestGuardsChangeNoFinding compares runs of all built-in rules with and without guards. The documents are copies of testdata,
// in each of which other keys are renamed, and real documents if SEALINT_CORPUS is set.
func TestGuardsChangeNoFinding(t *testing.T) {
	copies := 8
	if testing.Short() {
		copies = 4
	}
	dir := t.TempDir()
	for i := range copies {
		copyRenaming(t, filepath.Join("..", "..", "testdata"), filepath.Join(dir, fmt.Sprint(i)), i)
	}
	dirs := []string{dir}
	if corpus := os.Getenv("SEALINT_CORPUS"); corpus != "" && !testing.Short() {
		dirs = append(dirs, corpus)
	}
	config := filepath.Join(t.TempDir(), ".sealint.yaml")
	if err := os.WriteFile(config, []byte(everyStandard), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		run := func(t *testing.T) *model.Report {
			linter, err := lint.New(t.Context(), lint.Options{Dir: dir, ConfigFile: config})
			if err != nil {
				t.Fatal(err)
			}
			result, err := linter.Run(t.Context(), lint.Input{Paths: []string{dir}, Today: "2027-06-30"})
			if err != nil {
				t.Fatal(err)
			}
			return result.Report
		}
		with := run(t)
		t.Run("without guards", func(t *testing.T) {
			policy.WithoutGuards(t)
			without := run(t)
			if !reflect.DeepEqual(with.Findings, without.Findings) || !reflect.DeepEqual(with.Problems, without.Problems) {
				t.Errorf("%d findings and %d problems with guards, %d and %d without", len(with.Findings), len(with.Problems), len(without.Findings), len(without.Problems))
			}
		})
		rules := map[string]bool{}
		for _, f := range with.Findings {
			rules[f.Rule] = true
		}
		t.Logf("%d findings of %d rules, %d problems", len(with.Findings), len(rules), len(with.Problems))
		if len(rules) < 60 {
			t.Error("too few rules find anything")
		}
	}
}

// key matches a key of YAML or JSON at the beginning of a line.
var key = regexp.MustCompile(`(?m)^ +(?:- )?"?([A-Za-z]+)"?:`)

// copyRenaming copies a folder and renames every 8th key of each document, beginning with the key number turn. It renames none
// if turn is 0.
func copyRenaming(t *testing.T, from, to string, turn int) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(from), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		var b strings.Builder
		end := 0
		for i, at := range key.FindAllSubmatchIndex(text, -1) {
			if i%8 == turn && turn > 0 && path.Ext(name) != ".md" {
				b.Write(text[end:at[2]])
				b.WriteString("x-")
				end = at[2]
			}
		}
		b.Write(text[end:])
		file := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(b.String()), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
