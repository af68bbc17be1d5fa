package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
)

// WriteTests writes the result of running tests of rules as text: each test that did not pass, then a summary. verbose also lists
// the others, and says how long each took.
func WriteTests(w io.Writer, r *model.TestReport, verbose bool) error {
	t := &testWriter{w: w}
	for _, test := range r.Tests {
		if verbose || test.Outcome == model.TestFailed || test.Outcome == model.TestError {
			t.test(test, verbose)
		}
	}
	for _, rule := range r.Untested {
		t.line("", "rule %s has no test", rule.ID)
	}
	t.coverage(r.Coverage)
	t.line("", "%s", countWords(r))
	return t.err
}

// testWriter writes lines until one cannot be written.
type testWriter struct {
	w   io.Writer
	err error
}

// line writes a line. The indent is ours; the rest is sanitized.
func (t *testWriter) line(indent, format string, args ...any) {
	if t.err == nil {
		if _, err := fmt.Fprintln(t.w, indent+Sanitize(fmt.Sprintf(format, args...))); err != nil {
			t.err = fmt.Errorf("write tests: %w", err)
		}
	}
}

func (t *testWriter) test(test model.Test, verbose bool) {
	took := ""
	if verbose {
		took = fmt.Sprintf(" (%s)", test.Duration.Round(time.Millisecond))
	}
	t.line("", "%s:%d: %s: %s%s", test.Path, test.Line, test.Outcome, test.Name, took)
	for _, text := range []string{test.Cause, test.Output} {
		for line := range strings.Lines(text) {
			t.line("    ", "%s", strings.TrimRight(line, "\n"))
		}
	}
}

func (t *testWriter) coverage(files []model.FileCoverage) {
	for _, file := range files {
		text := fmt.Sprintf("%s: the tests reach %d %%", file.Path, file.Percent)
		for i, lines := range file.Missed {
			text += []string{"; lines that they do not reach: ", ", "}[min(i, 1)]
			if text += fmt.Sprint(lines.First); lines.Last > lines.First {
				text += fmt.Sprintf("-%d", lines.Last)
			}
		}
		t.line("", "%s", text)
	}
}

// countWords says how many tests there were, and how they ended.
func countWords(r *model.TestReport) string {
	text := fmt.Sprintf("%d test(s): ", len(r.Tests))
	for i, outcome := range []model.TestOutcome{model.TestPassed, model.TestFailed, model.TestError, model.TestSkipped} {
		if n := r.Count(outcome); n > 0 || i == 0 {
			if i > 0 {
				text += ", "
			}
			text += fmt.Sprintf("%d %s", n, map[model.TestOutcome]string{
				model.TestPassed: "passed", model.TestFailed: "failed", model.TestError: "could not be evaluated", model.TestSkipped: "skipped",
			}[outcome])
		}
	}
	return text
}
