package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SEALINT_CORPUS")
	if dir == "" {
		t.Skip("SEALINT_CORPUS is not set")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// broken are the contracts of the corpus that cannot be judged whole, with the reason.
var broken = map[string]string{
	"xsoar.json":     "there is nothing at /definitions/samplesResults",     // refers to two schemas that it does not define
	"pagerduty.json": "what stands there is a request body, not a response", // a response refers to a component of request bodies
}

func TestCorpusContracts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus(t), "contracts", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, filepath.Join(corpus(t), "contracts", "digitalocean", "DigitalOcean-public.v2.yaml"))
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{file}})
			if reason, ok := broken[name]; ok {
				if report.Verdict != model.Incomplete || !strings.Contains(report.Problems[0].Message, reason) {
					t.Errorf("got %s, %v; want incomplete because %s", report.Verdict, report.Problems, reason)
				}
			} else if report.Verdict == model.Incomplete {
				t.Errorf("incomplete: %v", report.Problems)
			}
			for _, f := range report.Findings {
				if f.Location.Line == 0 || f.Location.Excerpt == "" {
					t.Errorf("%s has no place: %+v", f.Rule, f.Location)
				}
			}
		})
	}
}

// TestCorpusDirectoryIsOneContract lints several hundred files that are joined by references.
func TestCorpusDirectoryIsOneContract(t *testing.T) {
	report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{filepath.Join(corpus(t), "contracts", "digitalocean")}})
	if report.Documents[model.Contract] != 1 || len(report.Problems) > 0 {
		t.Fatalf("documents %v, problems %v", report.Documents, report.Problems)
	}
	files := map[string]bool{}
	for _, f := range report.Findings {
		files[f.Location.Path] = true
	}
	if len(files) < 50 {
		t.Errorf("findings in %d files only: references were not followed into their own files", len(files))
	}
}

// TestCorpusTwins lints the same contract in JSON and in YAML: the same findings, each on its own right line.
func TestCorpusTwins(t *testing.T) {
	dir := filepath.Join(corpus(t), "contracts")
	findings := map[string][]model.Finding{}
	for _, name := range []string{"github.json", "github.yaml"} {
		findings[name] = run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{filepath.Join(dir, name)}}).Findings
	}
	key := func(f model.Finding) string {
		return fmt.Sprint(f.Rule, f.Severity, f.Message, f.Location.Pointer, len(f.Related), f.MoreRelated)
	}
	var keys [2][]string
	for i, name := range []string{"github.json", "github.yaml"} {
		for _, f := range findings[name] {
			keys[i] = append(keys[i], key(f))
			token := f.Location.Pointer[strings.LastIndexByte(f.Location.Pointer, '/')+1:]
			token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
			if _, err := strconv.Atoi(token); err == nil {
				continue // an item of an array has no key to show
			}
			if !strings.Contains(f.Location.Excerpt, token) {
				t.Errorf("%s:%d does not show %q: %s", name, f.Location.Line, token, f.Location.Excerpt)
			}
		}
		slices.Sort(keys[i])
	}
	if len(keys[0]) == 0 || !slices.Equal(keys[0], keys[1]) {
		t.Errorf("%d findings in JSON, %d in YAML, not the same", len(keys[0]), len(keys[1]))
	}
}

func TestCorpusSBOMs(t *testing.T) {
	for _, pattern := range []string{"sboms/*.*", "spdx3/*example*"} {
		files, err := filepath.Glob(filepath.Join(corpus(t), pattern))
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: []string{file}})
			if report.Verdict == model.Incomplete {
				t.Errorf("%s: %v", filepath.Base(file), report.Problems)
			}
			for _, f := range report.Findings {
				if f.Rule == "sbom/spdx-schema" && strings.Contains(file, "spdx3") {
					t.Errorf("%s: %s", filepath.Base(file), f.Message)
				}
			}
		}
	}
}

// TestCorpusSpecificationFixtures lints the fixtures of the CycloneDX specification: nothing is wrong with the form of
// valid ones, something is with each invalid one.
func TestCorpusSpecificationFixtures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus(t), "sboms", "cyclonedx-spec", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	args := make([]string, 0, len(files))
	for _, file := range files {
		if base := filepath.Base(file); strings.HasPrefix(base, "valid-") || strings.HasPrefix(base, "invalid-") {
			args = append(args, file)
		}
	}
	report := run(t, lint.Options{Profile: model.Strict}, lint.Input{Paths: args})
	wrong := map[string]string{}
	for _, f := range report.Findings {
		if f.Rule == "sbom/schema" || f.Rule == "sbom/schema-value" {
			wrong[f.Location.Path] = f.Message
		}
	}
	for _, p := range report.Problems {
		wrong[p.Location.Path] = p.Message
	}
	for _, file := range args {
		base := filepath.Base(file)
		path := filepath.Base(filepath.Dir(file)) + "/" + base
		message, reported := wrong[path]
		if valid := strings.HasPrefix(base, "valid-"); valid == reported {
			t.Errorf("%s: reported %v %s", path, reported, message)
		}
	}
}
