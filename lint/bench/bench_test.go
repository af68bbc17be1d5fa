package main

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sealint/sealint/lint"
)

var update = flag.Bool("update", false, "write the golden file")

func TestMain(m *testing.M) {
	if len(os.Args) > 2 && (os.Args[1] == "-write" || os.Args[1] == "-bare") { // bench starts itself
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// contents reads the files of a folder without those of git, which have times.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if entry != nil && entry.Name() == ".git" {
			return filepath.SkipDir
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestWorkloadsAreTheSameEachTime(t *testing.T) {
	for _, w := range workloads {
		t.Run(w.name, func(t *testing.T) {
			var runs []map[string]string
			for range 2 {
				f := &folder{dir: t.TempDir()}
				if w.write(f, 12); f.err != nil {
					t.Fatal(f.err)
				}
				runs = append(runs, contents(t, f.dir))
			}
			if len(runs[0]) == 0 || len(runs[0]) != len(runs[1]) {
				t.Fatalf("%d and %d files", len(runs[0]), len(runs[1]))
			}
			for name, text := range runs[0] {
				if runs[1][name] != text {
					t.Errorf("%s differs", name)
				}
			}
			if w.one != "" && runs[0]["/"+w.one] == "" {
				t.Errorf("there is no %s for peers", w.one)
			}
		})
	}
}

func TestWorkloadsAreJudged(t *testing.T) {
	least := map[string]int{"contracts-faulty": 100, "secrets-in-line": 1}
	for _, w := range workloads {
		t.Run(w.name, func(t *testing.T) {
			f := &folder{dir: t.TempDir()}
			if w.write(f, 12); f.err != nil {
				t.Fatal(f.err)
			}
			opts := lint.Options{Dir: f.dir, Profile: "recommended"}
			in := lint.Input{Paths: []string{f.dir}, Today: "2026-06-30"}
			if w.name == "vex" { // its other files are not documents
				in.Paths = []string{filepath.Join(f.dir, w.one)}
			}
			linter, err := lint.New(t.Context(), opts)
			if err != nil {
				t.Fatal(err)
			}
			result, err := linter.Run(t.Context(), in)
			if err != nil {
				t.Fatal(err)
			}
			report := result.Report
			if len(report.Problems) > 0 || len(report.Documents) == 0 {
				t.Errorf("documents %v, problems %+v", report.Documents, report.Problems)
			}
			if len(report.Findings) < least[w.name] {
				t.Errorf("only %d findings", len(report.Findings))
			}
		})
	}
}

func TestChosen(t *testing.T) {
	list, err := chosen("paths=7,vex")
	if err != nil || len(list) != 2 || list[0].n != 7 || list[1].n != 10_000 {
		t.Errorf("%v %+v", err, list)
	}
	for _, wrong := range []string{"nothing", "paths=0", "paths=x", "paths=", ","} {
		if _, err := chosen(wrong); err == nil {
			t.Errorf("%q is no mistake", wrong)
		}
	}
}

func TestTable(t *testing.T) {
	ours := spent{1500 * time.Millisecond, time.Second, 300 << 20}
	rows := []row{
		{work: "paths, 50,000 paths", program: "sealint", spent: ours, sealint: ours},
		{work: "paths, 50,000 paths", program: "libopenapi: document and model", spent: spent{time.Second, 2 * time.Second, 1200 << 20}, sealint: ours},
		{work: "paths, 50,000 paths", program: "vacuum", sealint: ours, failed: "exit status 2"},
	}
	m := machine{"2026-06-30", 2, "8000000 kB", "A processor", 3, []string{"spectral", "kics"}}
	var out bytes.Buffer
	for _, markdown := range []bool{true, false} {
		if err := writeTable(&out, m, rows, markdown); err != nil {
			t.Fatal(err)
		}
		out.WriteString("\n")
	}
	golden := filepath.Join("testdata", "table.txt")
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

func TestGrowth(t *testing.T) {
	at := func(cpu time.Duration, megabytes int64) spent { return spent{cpu: cpu, peak: megabytes << 20} }
	for name, test := range map[string]struct {
		g      growth
		linear bool
	}{
		"linear":                 {growth{at(time.Second/4, 60), at(time.Second, 160), at(13*time.Second/4, 460)}, true},
		"flat memory":            {growth{at(time.Second/4, 60), at(time.Second, 160), at(13*time.Second/4, 150)}, true},
		"quadratic time":         {growth{at(time.Second/4, 60), at(time.Second, 160), at(49*time.Second/4, 460)}, false},
		"quadratic memory":       {growth{at(time.Second/4, 60), at(time.Second, 160), at(13*time.Second/4, 1660)}, false},
		"hidden by the start":    {growth{at(time.Second, 60), at(1200*time.Millisecond, 160), at(4200*time.Millisecond, 460)}, false},
		"noise of nothing":       {growth{at(time.Second/4, 60), at(time.Second/4, 60), at(time.Second/2, 200)}, true},
		"smaller than the start": {growth{at(time.Second/4, 60), at(time.Second/5, 50), at(time.Second/5, 50)}, true},
	} {
		if got := test.g.linear(); got != test.linear {
			t.Errorf("%s: linear = %t", name, got)
		}
	}
}

func TestMedians(t *testing.T) {
	got := medians([]spent{{3, 10, 5}, {1, 30, 7}, {2, 20, 6}})
	if got != (spent{2, 20, 6}) {
		t.Errorf("%+v", got)
	}
	if got := least(spent{3, 10, 5}, spent{1, 30, 7}); got != (spent{1, 10, 5}) {
		t.Errorf("%+v", got)
	}
}

// TestPage runs the commands that docs/performance.md gives, with small sizes.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/performance.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, use := range []string{"go run ./lint/bench", "go run ./lint/bench -list", "go run ./lint/bench -markdown", "go run ./lint/bench -growth"} {
		if !strings.Contains(string(page), use) {
			t.Errorf("docs/performance.md does not show %q", use)
		}
	}
	for _, args := range [][]string{{"-list"}, {"-rounds", "1", "-markdown", "-only", "contracts-yaml=2,staged=12,vex=3,cyclonedx-json=3"}, {"-rounds", "1", "../../testdata/quickstart/api/ledger.openapi.yaml"}} {
		var out bytes.Buffer
		if err := bench(context.Background(), args, &out); err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		if strings.Contains(out.String(), "failed") {
			t.Errorf("%v:\n%s", args, out.String())
		}
		if args[0] == "-list" {
			continue
		}
		for _, want := range []string{"sealint", "libopenapi: document and model", "× "} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%v does not print %q:\n%s", args, want, out.String())
			}
		}
		if head := "| " + strings.Join(columns, " | ") + " |"; args[2] == "-markdown" && (!strings.Contains(out.String(), head) || !strings.Contains(string(page), head)) {
			t.Errorf("the table has another head:\n%s", out.String())
		}
	}
}
