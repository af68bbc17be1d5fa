package model

import "time"

// TestReport is the result of running the tests of rules.
type TestReport struct {
	// Tests are sorted by file and line.
	Tests []Test
	// Untested are the rules that no test refers to, sorted by id.
	Untested []Rule
	// Coverage has one element for each file with rules or functions, sorted by path; nil if it was not measured.
	Coverage []FileCoverage
}

// Count returns the number of tests with an outcome.
func (r *TestReport) Count(outcome TestOutcome) int {
	n := 0
	for _, t := range r.Tests {
		if t.Outcome == outcome {
			n++
		}
	}
	return n
}

// TestOutcome is how a test ended.
type TestOutcome string

// The outcomes of tests.
const (
	TestPassed  TestOutcome = "passed"
	TestFailed  TestOutcome = "failed"  // it was false or undefined
	TestError   TestOutcome = "error"   // it could not be evaluated
	TestSkipped TestOutcome = "skipped" // its name begins with todo_
)

// Test is one test of a rule. All its texts are untrusted.
type Test struct {
	// Name is the package and the name of the test, such as acme.named_writes_test.test_read.
	Name     string
	Path     string
	Line     int // from 1
	Outcome  TestOutcome
	Duration time.Duration
	// Cause says, for a failed test, which expression failed, with the values of its variables, and for one that could not be
	// evaluated, why. It has one or more lines, or is empty if nothing is known.
	Cause string
	// Output is what the test and the rule printed.
	Output string
}

// FileCoverage says which lines of a file the tests reached.
type FileCoverage struct {
	Path string
	// Percent is the share of the expressions and heads of rules that were reached, rounded down.
	Percent int
	// Missed are the lines that no test reached, in order and without overlaps.
	Missed []LineRange
}

// LineRange are the lines from First to Last, both included, counted from 1.
type LineRange struct{ First, Last int }
