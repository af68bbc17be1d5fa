package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// The parts of JUnit XML that sealint writes: no more than junit-10.xsd of the xUnit plugin of Jenkins allows. Times and the name
// of the host would differ between two equal runs.
type (
	junitSuites struct {
		XMLName  struct{} `xml:"testsuites"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Errors   int      `xml:"errors,attr"`
		Suites   []*junitSuite
	}
	junitSuite struct {
		XMLName  struct{} `xml:"testsuite"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Errors   int      `xml:"errors,attr"`
		Skipped  int      `xml:"skipped,attr"`
		Cases    []junitCase

		names map[[2]string]int // how many tests have a class and a name
	}
	// junitCase has one outcome at most: without one, the test passed.
	junitCase struct {
		XMLName struct{}      `xml:"testcase"`
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Failure *junitOutcome `xml:"failure"`
		Error   *junitOutcome `xml:"error"`
		Skipped *junitOutcome `xml:"skipped"`
	}
	junitOutcome struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// reportJUnit writes a test suite for each document, with a test for each finding and each problem. What fails the gate is a
// failure, what could not be judged an error, and everything else is skipped: readers list skipped tests with their text, and
// show no text of tests that passed. A document without findings has one test that passed, because Jenkins fails a build whose
// reports have no tests.
func reportJUnit(w io.Writer, v view) error {
	suites := junitBuilder{}
	for _, n := range v.notes(v.shown) {
		suites.add(n, false)
	}
	for _, p := range v.Tolerated {
		suites.add(problemNote(p), true)
	}
	for _, f := range v.accepted {
		suites.add(findingNote(f, false, model.Rule{}), true)
	}
	for _, c := range v.Coverage.Candidates {
		if c.Fate == model.FateJudged && suites[c.Path] == nil {
			suites.test(c.Path, junitCase{Name: "no findings", Class: "sealint"})
		}
	}
	if n := v.hidden(); n > 0 {
		words := fmt.Sprintf("%s below %s left out (--min-severity)", plural(n, "finding", "findings"), v.MinSeverity)
		suites.test(notFile, junitCase{Name: "findings left out", Class: "sealint", Skipped: &junitOutcome{"left out", words, words}})
	}
	all := suites.all()
	if v.Verdict != model.Pass && all.Failures+all.Errors == 0 { // what fails is left out
		words := fmt.Sprintf("%s: %s", Sanitize(string(v.Verdict)), v.decision())
		suites.test(notFile, junitCase{Name: "verdict", Class: "sealint", Failure: &junitOutcome{"verdict", words, words}})
		all = suites.all()
	}
	if all.Tests == 0 {
		suites.test(notFile, junitCase{Name: "no findings", Class: "sealint"})
		all = suites.all()
	}
	return writeXML(w, all)
}

// junitBuilder has the test suites by the paths of their documents; notFile stands for no document.
type junitBuilder map[string]*junitSuite

// test adds a test to the suite of a document. Readers take tests of one suite with the same name for one test, so a further one
// gets a number.
func (b junitBuilder) test(document string, c junitCase) {
	s := b[document]
	if s == nil {
		s = &junitSuite{Name: escape(document), names: map[[2]string]int{}}
		b[document] = s
	}
	key := [2]string{c.Class, c.Name}
	if s.names[key]++; s.names[key] > 1 {
		c.Name += fmt.Sprintf(" (%d)", s.names[key])
		s.names[[2]string{c.Class, c.Name}]++
	}
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}

// add adds a test for a note. Its name has no line, so that readers recognise the test when lines move.
func (b junitBuilder) add(n note, accepted bool) {
	c := junitCase{Name: oneLine(cmp.Or(n.place, n.message)), Class: oneLine(n.id)}
	text := fmt.Sprintf("%s: %s: %s", position(n.location), n.severity, oneLine(n.message))
	outcome := &junitOutcome{n.severity, oneLine(n.message), strings.Join(append([]string{text}, n.details()...), "\n")}
	switch {
	case accepted:
		outcome.Message = oneLine("accepted" + acceptanceWords(n.acceptance))
		c.Skipped = outcome
	case n.problem:
		c.Error = outcome
	case n.level == levelError:
		c.Failure = outcome
	default:
		c.Skipped = outcome
	}
	b.test(cmp.Or(n.document, notFile), c)
}

// all returns the suites, ordered by the paths of their documents.
func (b junitBuilder) all() junitSuites {
	all := junitSuites{Name: "sealint"}
	for _, document := range slices.Sorted(maps.Keys(b)) {
		s := b[document]
		all.Suites = append(all.Suites, s)
		all.Tests += s.Tests
		all.Failures += s.Failures
		all.Errors += s.Errors
	}
	return all
}
