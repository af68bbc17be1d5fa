package lint_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
)

// TestRulesOfOthers checks the tables of docs/from-other-linters.md: each rule of a linter stands in its table once, and what stands
// for it in sealint exists, or is said to be missing.
func TestRulesOfOthers(t *testing.T) {
	ids, err := lint.BuiltInIDs()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../docs/from-other-linters.md")
	if err != nil {
		t.Fatal(err)
	}
	ours := regexp.MustCompile("`([a-z]+/[a-z0-9-]+)`")
	missing := regexp.MustCompile(`^(none( \(style\))?|not needed: .*)$`)
	sections := strings.Split(string(text), "\n## ")
	for _, section := range sections[1:] {
		title, _, _ := strings.Cut(section, "\n")
		seen := map[string]bool{}
		for line := range strings.Lines(section) {
			cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
			if !strings.HasPrefix(line, "| ") || strings.HasSuffix(line, "| sealint |\n") {
				continue
			}
			if len(cells) != 3 {
				t.Errorf("%s: a row has %d cells: %s", title, len(cells), line)
				continue
			}
			name, answer := strings.TrimSpace(cells[0]), strings.TrimSpace(cells[2])
			if seen[name] {
				t.Errorf("%s: %s stands there twice", title, name)
			}
			seen[name] = true
			if len(ours.FindAllString(answer, -1)) == 0 && !missing.MatchString(answer) {
				t.Errorf("%s: %s: %q is neither a rule nor a reason", title, name, answer)
			}
		}
		if len(seen) < 20 {
			t.Errorf("%s: only %d rules found", title, len(seen))
		}
	}
	for _, found := range ours.FindAllStringSubmatch(string(text), -1) {
		if strings.HasPrefix(found[1], "openapi/") && !slices.Contains(ids, found[1]) {
			t.Errorf("there is no rule %s", found[1])
		}
	}
	if len(sections) != 7 {
		t.Errorf("%d linters, want 6", len(sections)-1)
	}
}
