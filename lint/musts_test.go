package lint_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Each row of docs/openapi-musts.md says what checks a requirement, and names tests that exist; or it says why nothing does.
func TestOpenAPIMusts(t *testing.T) {
	page, err := os.ReadFile("../docs/openapi-musts.md")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	for _, pattern := range []string{"contract/*_test.go", "contract/resolve/*_test.go", "source/*_test.go", "../cmd/sealint/*_test.go"} {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			tests.Write(text)
		}
	}
	known := strings.Join(strings.Fields(tests.String()), " ")
	quoted, rows, unchecked := regexp.MustCompile("`([^`]+)`"), 0, 0
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Requirement") {
			continue
		}
		rows++
		if len(cells) != 4 {
			t.Errorf("%d cells instead of 4: %s", len(cells), line)
			continue
		}
		checkedBy, proof := cells[2], quoted.FindAllStringSubmatch(cells[3], -1)
		if reason, isUnchecked := strings.CutPrefix(checkedBy, "not checked: "); isUnchecked {
			unchecked++
			if len(reason) < 20 || len(proof) > 0 {
				t.Errorf("a row that is not checked has a reason and no proof: %s", line)
			}
			continue
		}
		if len(proof) == 0 {
			t.Errorf("nothing proves that it is checked: %s", line)
		}
		for _, match := range proof {
			if !existsProof(match[1], known) {
				t.Errorf("there is no %s: %s", match[1], line)
			}
		}
		for _, match := range quoted.FindAllStringSubmatch(checkedBy, -1) {
			rule, isRule := strings.CutPrefix(match[1], "openapi/")
			if _, err := os.Stat("../rules/openapi/" + strings.ReplaceAll(rule, "-", "_") + ".rego"); isRule && err != nil {
				t.Errorf("there is no rule %s: %s", match[1], line)
			}
		}
	}
	if rows < 90 || unchecked > rows/4 {
		t.Errorf("%d rows, %d of them not checked", rows, unchecked)
	}
}

// existsProof reports whether a test, a row of a test's table, or a section of a file of mutations exists. The tests are given
// with single spaces.
func existsProof(name, tests string) bool {
	if file, section, isMutation := strings.Cut(name, ": "); isMutation {
		text, err := os.ReadFile("../testdata/mutations/openapi/" + file + ".txtar")
		return err == nil && strings.Contains(string(text), "-- "+section+" --\n")
	}
	test, row, hasRow := strings.Cut(name, "/")
	return strings.Contains(tests, " func "+test+"(t *testing.T) {") &&
		(!hasRow || strings.Contains(tests, `{"`+row+`", `) || strings.Contains(tests, `{ "`+row+`", `))
}
