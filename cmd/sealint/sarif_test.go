package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

// sarifLog has the parts of a SARIF log that the tests of this file read.
type sarifLog struct {
	Runs []sarifRun
}

type sarifRun struct {
	Invocations []struct{ ExecutionSuccessful bool }
	Results     []sarifResult
}

type sarifResult struct {
	RuleID              string
	Locations           []sarifLocation
	RelatedLocations    []sarifLocation
	PartialFingerprints map[string]string
}

type sarifLocation struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
	}
}

// alert is what GitHub takes for one alert, however many results it has.
func (r sarifResult) alert() string {
	return r.RuleID + " " + r.Locations[0].PhysicalLocation.ArtifactLocation.URI + " " + r.PartialFingerprints["primaryLocationLineHash"]
}

// lintToSARIF judges files, given by their names, with the profile strict.
func lintToSARIF(t *testing.T, files map[string]string) sarifRun {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		paths = append(paths, name)
		if files[name] == "" {
			continue // does not exist
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	linter, err := lint.New(t.Context(), lint.Options{Dir: dir, Profile: model.Strict})
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), lint.Input{Paths: paths, Today: "2026-07-01"})
	if err != nil {
		t.Fatal(err)
	}
	result.HashLines()
	var b bytes.Buffer
	if err := report.Write(&b, "sarif", result.Report, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// alerts returns the alerts of a run, and reports those that several results share.
func alerts(t *testing.T, run sarifRun) map[string]bool {
	t.Helper()
	found, own := map[string]bool{}, map[string]bool{}
	for _, r := range run.Results {
		if found[r.alert()] || own[r.PartialFingerprints["sealint/v1"]] {
			t.Errorf("two results have the fingerprints %s, %v", r.alert(), r.PartialFingerprints)
		}
		found[r.alert()], own[r.PartialFingerprints["sealint/v1"]] = true, true
		if r.PartialFingerprints["primaryLocationLineHash"] == "" || r.PartialFingerprints["sealint/v1"] == "" {
			t.Errorf("%s has the fingerprints %v", r.RuleID, r.PartialFingerprints)
		}
	}
	return found
}

// openContract is a contract with findings: anybody may write at each of its paths.
func openContract(title string, paths ...string) string {
	var items []string
	for _, path := range paths {
		items = append(items, fmt.Sprintf("%q: {\n\"post\": {\n\"operationId\": %q,\n\"responses\": {\n\"200\": {\"description\": \"ok\"}}}}", path, "op"+path))
	}
	return fmt.Sprintf("{\n\"openapi\": \"3.0.3\",\n\"info\": {\n\"title\": %q,\n\"version\": \"1\"},\n\"servers\": [{\"url\": \"https://acme.test\"}],\n\"paths\": {\n%s}}", title, strings.Join(items, ",\n"))
}

// TestFindingsOnOneLineAreTheirOwnAlerts: each finding is an alert of its own, in documents of one line too, and stays that alert
// when other places of the document change.
func TestFindingsOnOneLineAreTheirOwnAlerts(t *testing.T) {
	var paths []string
	for i := range 120 {
		paths = append(paths, fmt.Sprintf("/p%d", i))
	}
	for name, form := range map[string]func(string) string{
		"one line":             func(text string) string { return strings.ReplaceAll(text, "\n", "") },
		"one line and its end": func(text string) string { return strings.ReplaceAll(text, "\n", "") + "\n\n" },
		"a heading and one line": func(text string) string {
			return "# a comment\n" + strings.ReplaceAll(text, "\n", "") + "\n"
		},
	} {
		before := alerts(t, lintToSARIF(t, map[string]string{"a.yaml": form(openContract("one", paths...))}))
		if len(before) < len(paths) {
			t.Fatalf("%s: %d alerts of %d operations", name, len(before), len(paths))
		}
		after := alerts(t, lintToSARIF(t, map[string]string{"a.yaml": form(openContract("another title", append([]string{"/first"}, paths[:100]...)...))}))
		kept := 0
		for alert := range after {
			if before[alert] {
				kept++
			}
		}
		writes := func(found map[string]bool) (n int) {
			for alert := range found {
				if strings.HasPrefix(alert, "openapi/unauthenticated-write ") {
					n++
				}
			}
			return n
		}
		if w := writes(before); w != len(paths) {
			t.Errorf("%s: %d alerts about writes, want %d", name, w, len(paths))
		}
		last := alerts(t, lintToSARIF(t, map[string]string{"a.yaml": form(openContract(strings.Repeat("long ", 100), paths[0]))}))
		for alert := range last {
			if strings.HasPrefix(alert, "openapi/unauthenticated-write ") && !before[alert] {
				t.Errorf("%s: the last finding of the rule became another alert", name)
			}
		}
		if want := len(before) * 100 / 120; kept < want-20 {
			t.Errorf("%s: only %d of %d alerts are the same after an edit elsewhere", name, kept, len(before))
		}
	}
}

// TestAlertsOfLines: where a document has lines, the alert of a finding is that of its line, unless results of the rule share it.
func TestAlertsOfLines(t *testing.T) {
	run := lintToSARIF(t, map[string]string{"a.json": openContract("one", "/a", "/b", "/c")})
	alerts(t, run)
	shared := map[string]int{}
	line := func(r sarifResult) string {
		return fmt.Sprint(r.RuleID, r.Locations[0].PhysicalLocation.Region.StartLine)
	}
	for _, r := range run.Results {
		shared[line(r)]++
	}
	for _, r := range run.Results {
		hash := r.PartialFingerprints["primaryLocationLineHash"]
		if ofLine := strings.Contains(hash, ":"); ofLine != (shared[line(r)] == 1) {
			t.Errorf("%d results of %s in line %d, and the hash is %s", shared[line(r)], r.RuleID, r.Locations[0].PhysicalLocation.Region.StartLine, hash)
		}
	}
}

// TestProblemsAreAlerts: what could not be judged has fingerprints of both kinds, and two of them are never one alert.
func TestProblemsAreAlerts(t *testing.T) {
	broken := openContract("one", "/a")
	reference := func(name string) string {
		return strings.Replace(broken, `{"description": "ok"}`, `{"$ref": "`+name+`"}`, 1)
	}
	run := lintToSARIF(t, map[string]string{
		"missing.yaml": "", "syntax.json": broken[:len(broken)-3], "line.json": strings.ReplaceAll(broken, "\n", "")[:100], "bytes.yaml": "openapi: 3.0.3\ninfo: {title: \"\xff\"}\n",
		"version.yaml": "openapi: 9.0.0\ninfo: {title: t, version: '1'}\n", "reference.json": reference("gone.yaml"), "other.json": reference("other.yaml#/x"),
		"unknown.yaml": "a: b\n", "twice.yaml": "openapi: 3.0.3\nopenapi: 3.0.3\ninfo: {}\n", "utf16.yaml": "\xff\xfeo\x00\x00\xd8",
		"two.yaml": "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a: {$ref: 'x.yaml'}\n  /b: {$ref: 'y.yaml'}\n  /c: {get: {responses: {'200': {$ref: 'x.yaml'}, '201': {$ref: 'x.yaml'}}}}\n",
	})
	alerts(t, run)
	of := map[string]int{}
	for _, r := range run.Results {
		name := r.Locations[0].PhysicalLocation.ArtifactLocation.URI
		ofLine := strings.Contains(r.PartialFingerprints["primaryLocationLineHash"], ":")
		if want := !slices.Contains([]string{"missing.yaml", "line.json", "bytes.yaml", "utf16.yaml", "unknown.yaml"}, name); name != "two.yaml" && ofLine != want && strings.HasPrefix(r.RuleID, "sealint/") {
			t.Errorf("%s in %s has the hash of its line: %t", r.RuleID, name, ofLine)
		}
		if strings.HasPrefix(r.RuleID, "sealint/") {
			of[r.Locations[0].PhysicalLocation.ArtifactLocation.URI]++
		}
	}
	if len(of) != 11 || run.Invocations[0].ExecutionSuccessful {
		t.Errorf("problems by file: %v", of)
	}
}

// TestRulesInSARIF checks the rules table with all built-in rules: each is a security alert or a remark about quality, its texts
// are within GitHub's limits, and its page is one of docs/rules.
func TestRulesInSARIF(t *testing.T) {
	rules, _, err := listRules(t.Context(), lint.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.Write(&b, "sarif", &model.Report{Rules: rules}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID, Name, HelpURI                 string
						ShortDescription, FullDescription struct{ Text string }
						Help                              struct{ Text, Markdown string }
						Properties                        map[string]any
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	security := 0
	for i, r := range log.Runs[0].Tool.Driver.Rules {
		number, isSecurity := r.Properties["security-severity"]
		_, isProblem := r.Properties["problem.severity"].(string)
		if _, isText := number.(string); isSecurity == isProblem || isSecurity != isText {
			t.Errorf("%s has the properties %v", r.ID, r.Properties)
		}
		if isSecurity {
			security++
		}
		if i < len(rules) && isSecurity && rules[i].Severity < model.Medium {
			t.Errorf("%s is of severity %s and a security alert", r.ID, rules[i].Severity)
		}
		if tags, _ := r.Properties["tags"].([]any); len(tags) == 0 || len(tags) > 10 || slices.Contains(tags, any("security")) != isSecurity {
			t.Errorf("%s has the tags %v", r.ID, tags)
		}
		for what, text := range map[string]string{"name": r.Name, "short description": r.ShortDescription.Text, "full description": r.FullDescription.Text, "help": r.Help.Text, "markdown": r.Help.Markdown} {
			limit := map[string]int{"name": 255, "short description": 1024, "full description": 1024, "help": 10000, "markdown": 10000}[what]
			if n := len([]rune(text)); n == 0 || n > limit {
				t.Errorf("%s: %d characters of %s", r.ID, n, what)
			}
		}
		if strings.HasPrefix(r.ID, "sealint/") {
			continue
		}
		_, page, ok := strings.Cut(r.HelpURI, "/docs/rules/")
		if _, err := os.Stat("../../docs/rules/" + page); !ok || err != nil {
			t.Errorf("%s has the page %s", r.ID, r.HelpURI)
		}
	}
	if security < 100 || security > len(rules)-100 {
		t.Errorf("%d of %d rules are security alerts", security, len(rules))
	}
}

// TestRegionsLieInTheirLines: the columns of a region count UTF-16 code units and do not exceed the line.
func TestRegionsLieInTheirLines(t *testing.T) {
	wide := strings.NewReplacer("one", "\U0001F600 één \u0301", "/p", "/\U0001F600")
	pretty := openContract("one", "/p0", "/p1", "/p2")
	files := map[string]string{
		"wide.json": wide.Replace(pretty), "line.json": wide.Replace(strings.ReplaceAll(pretty, "\n", "")), "crlf.json": wide.Replace(strings.ReplaceAll(pretty, "\n", "\r\n")),
		"cr.json": strings.ReplaceAll(pretty, "\n", "\r"), "bom.json": "\ufeff" + wide.Replace(pretty),
		"flow.yaml":   wide.Replace("openapi: 3.0.3\ninfo: {title: one, version: '1', contact: {name: \"one\"}}\nservers: [{url: http://acme.test/one}, {url: http://b.test}]\npaths:\n  /p: {post: {summary: one, responses: {'200': {description: one}}}}\n"),
		"b.cdx.json":  `{"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"components":[{"type":"library","name":"` + "\U0001F600" + `","version":"latest","purl":"pkg:npm/\U0001F600@1"}]}`,
		"broken.json": wide.Replace(pretty)[:200],
	}
	run := lintToSARIF(t, files)
	seen := map[string]bool{}
	for _, r := range run.Results {
		for _, l := range slices.Concat(r.Locations, r.RelatedLocations) {
			name, err := url.PathUnescape(l.PhysicalLocation.ArtifactLocation.URI)
			if err != nil || files[name] == "" {
				t.Errorf("%s is at %s, which is no file", r.RuleID, l.PhysicalLocation.ArtifactLocation.URI)
				continue
			}
			seen[name] = true
			var width []int // of each line
			for _, line := range regexp.MustCompile("\r\n|\r|\n").Split(strings.TrimPrefix(files[name], "\ufeff"), -1) {
				width = append(width, len(utf16.Encode([]rune(line))))
			}
			g := l.PhysicalLocation.Region
			if g.StartLine < 1 || g.EndLine < g.StartLine || g.EndLine > len(width) || g.StartColumn < 1 || g.StartColumn > width[g.StartLine-1]+1 ||
				g.EndColumn < 1 || g.EndColumn > width[g.EndLine-1]+1 || g.StartLine == g.EndLine && g.EndColumn < g.StartColumn {
				t.Errorf("%s, %s: region %+v", name, r.RuleID, g)
			}
		}
	}
	if len(seen) != len(files) {
		t.Errorf("findings only in %v", slices.Sorted(maps.Keys(seen)))
	}
	alerts(t, run)
}
