package lint_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// measuredOnPage reads the tables of docs/precision.md: a line for each rule with the numbers of findings that were read and right.
func measuredOnPage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../docs/precision.md")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`^\[([a-z0-9/-]+)\]`)
	var head, lines []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "|") {
			head = nil
			continue
		}
		var cells []string
		for cell := range strings.SplitSeq(strings.Trim(line, "|\n"), "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		if head == nil {
			head = cells
		}
		rule, right, read := slices.Index(head, "rule"), slices.Index(head, "right"), slices.Index(head, "read")
		if read < 0 && slices.Contains(head, "unsure") { // all findings were read
			read = slices.Index(head, "findings")
		}
		if rule < 0 || right < 0 || read < 0 {
			continue
		}
		if m := link.FindStringSubmatch(cells[rule]); m != nil {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%s\n", m[1], strings.ReplaceAll(cells[read], ",", ""), strings.ReplaceAll(cells[right], ",", "")))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// TestPrecisionTable holds rules/precision.tsv and the tables of docs/precision.md equal.
func TestPrecisionTable(t *testing.T) {
	want := measuredOnPage(t)
	if *update {
		if err := os.WriteFile("../rules/precision.tsv", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("../rules/precision.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("rules/precision.tsv is not what docs/precision.md says; run with -update and read the change")
	}
	known := map[string]bool{}
	for _, r := range builtInRules(t) {
		known[r.ID] = true
	}
	for line := range strings.Lines(want) {
		if id, _, _ := strings.Cut(line, "\t"); !known[id] {
			t.Errorf("docs/precision.md measures %s, which is no rule", id)
		}
	}
	if n := strings.Count(want, "\n"); n < 140 {
		t.Errorf("only %d rules are measured", n)
	}
}
