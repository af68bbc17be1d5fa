package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
)

var update = flag.Bool("update", false, "write the golden files")

func at(path string, line, column, endLine, endColumn int, excerpt string) model.Location {
	return model.Location{
		Path: path, Line: line, Column: column, EndLine: endLine, EndColumn: endColumn, Pointer: "/a~1b/0", Excerpt: excerpt, ExcerptColumn: 1,
	}
}

// reports are the reports for the golden files: one without findings, and one with everything that is difficult to write.
func reports() map[string]*model.Report {
	rules := []model.Rule{
		{
			ID: "openapi/one", Entity: model.EntityOperation, Severity: model.High, Profile: model.Baseline, Title: "One thing",
			Description: "Because [it] matters.", Fix: "Do   the\nother thing", Controls: []string{"CWE-1", "security"}, References: []string{"https://example.org/one"},
		},
		{ID: "sbom/two", Entity: model.EntityComponent, Severity: model.Info, Profile: model.Strict, Title: "Two", Description: strings.Repeat("long ", 300), Fix: "Fix two."},
	}
	minified := at("a b/#100%:x.json", 1, 5000, 1, 5004, strings.Repeat("x", 40)+"here"+strings.Repeat("y", 40))
	minified.ExcerptColumn = 4960
	findings := []model.Finding{
		{
			Rule: "openapi/one", Severity: model.High, Message: "\x1b[31mred\x1b[0m\n::error file=x::forged ##[group] \u202etxt \xff [link](9)", Entity: model.EntityOperation,
			Name: "GET /a", Location: at("a b/#100%:x.json", 1, 4, 1, 8, "\t😀 here\tafter"), MoreRelated: 3, Fingerprint: "f1",
			Related: []model.Related{{Message: "used here]", Location: at("other.yaml", 7, 1, 9, 2, "::warning::x")}},
		},
		{Rule: "openapi/one", Severity: model.High, Message: "minified", Entity: model.EntityOperation, Name: "GET /b", Location: minified, Fingerprint: "f2"},
		{Rule: "sbom/two", Severity: model.Info, Message: "spans lines", Entity: model.EntityComponent, Name: "x", Location: at("z.xml", 3, 2, 5, 4, "  ::set-output::"), Fingerprint: "f3"},
	}
	for i := range 25 {
		findings = append(findings, model.Finding{
			Rule: "sbom/two", Severity: model.Info, Message: "again", Location: at("z.xml", 10+i, 1, 10+i, 4, "abc"), Fingerprint: "g" + strconv.Itoa(i),
		})
	}
	rules[0].Waivable, rules[1].Waivable = model.WaivableByPlace, model.WaivableByFingerprint
	return map[string]*model.Report{
		"accepted": accepted(rules),
		"compared": compared(rules),
		"empty": {
			Verdict: model.Pass, FailOn: model.High, Profile: model.Recommended, Version: "0.0.0", Rules: rules,
			Documents: map[model.DocumentKind]int{model.Contract: 1, model.SBOM: 2, model.Manifest: 3},
		},
		"awkward": {
			Verdict: model.Incomplete, FailOn: model.High, Profile: model.Strict, Version: "0.0.0", Rules: rules, Findings: findings,
			Problems: []model.Problem{
				{ID: model.ProblemRule, Rule: "openapi/one", Message: "rule openapi/one ran longer than 5s"},
				{ID: model.ProblemUnreadable, Message: "does not exist", Location: model.Location{Path: "gone\r::x::.yaml"}},
				{ID: model.ProblemSyntax, Message: "duplicate key", Location: at("bad.yaml", 4, 1, 4, 2, "info: x")},
			},
			Documents: map[model.DocumentKind]int{model.Contract: 1},
		},
	}
}

// accepted is a report with findings and problems that somebody has accepted, and with several findings at one place.
func accepted(rules []model.Rule) *model.Report {
	waiver := &model.Acceptance{
		Form: model.WaiverInConfig, Location: at(".sealint.yaml", 12, 5, 12, 9, "rule"), Owner: "team-\x1b[31msearch", Reason: "Public search, no personal data",
		Expires: "2027-01-10", Ticket: "T-1",
	}
	inline := &model.Acceptance{Form: model.WaiverInContract, Location: at("api.yaml", 2, 1, 2, 3, "x"), Owner: "team-a", Reason: "Until the move is done", Expires: "2027-03-01"}
	baseline := &model.Acceptance{Form: model.AcceptedByBaseline}
	problems := &model.Acceptance{Form: model.AcceptedByBaseline, Owner: "team-platform", Reason: "The old registry is gone", Expires: "2026-12-31"}
	finding := func(rule string, severity model.Severity, message, place, fingerprint string, line int, a *model.Acceptance) model.Finding {
		return model.Finding{
			Rule: rule, Severity: severity, Message: message, Entity: model.EntityOperation, Name: place, Document: "api.yaml", Place: place,
			Location: at("api.yaml", line, 3, line, 6, "  get: {}"), Fingerprint: fingerprint, Acceptance: a,
		}
	}
	return &model.Report{
		Verdict: model.Fail, FailOn: model.High, Profile: model.Recommended, Version: "0.0.0", Rules: rules,
		Documents: map[model.DocumentKind]int{model.Contract: 1},
		Findings: []model.Finding{
			finding("sbom/two", model.Info, "nothing to worry about", "op GET /a > responses", "a1", 3, nil),
			finding("openapi/one", model.High, "first", "op GET /b > security", "a2", 5, nil),
			finding("openapi/one", model.High, "second", "op GET /b > security", "a3", 5, nil),
			finding("openapi/one", model.High, "elsewhere in the operation", "op GET /b > security", "a4", 6, nil),
			finding("sbom/two", model.High, "raised, at the same place", "component pkg:npm/x", "a5", 5, nil),
		},
		Accepted: []model.Finding{
			finding("openapi/one", model.High, "\n::error::waived", "op GET /b > request", "b1", 7, waiver),
			finding("openapi/one", model.Critical, "waived in the contract", "op GET /c", "b2", 8, inline),
			finding("sbom/two", model.Info, "old", "op GET /d", "b3", 9, baseline),
			finding("sbom/two", model.Info, "also old", "op GET /e", "b4", 10, baseline),
		},
		Tolerated: []model.Problem{{
			ID: model.ProblemReference, Message: "there is no ./gone.yaml", Location: at("api.yaml", 11, 3, 11, 6, "$ref: x"), Fingerprint: "c1", Acceptance: problems,
		}},
	}
}

// compared is a report that says what became of the findings of a base.
func compared(rules []model.Rule) *model.Report {
	place := func(line int, revision string) model.Location {
		l := at("api/new.yaml", line, 3, line, 6, "  get: {}")
		if l.Revision = revision; revision != "" {
			l.Path = "api/old.yaml"
		}
		return l
	}
	const base = "193cd93000000000000000000000000000000000"
	finding := func(severity model.Severity, state model.State, fingerprint string, line int, revision string) model.Finding {
		return model.Finding{
			Rule: "openapi/one", Severity: severity, Message: string(state), Entity: model.EntityOperation, Name: "GET /a", Document: "api/new.yaml",
			Place: "op GET /a", Location: place(line, revision), Fingerprint: fingerprint, State: state,
		}
	}
	grown := finding(model.High, model.Grown, "a2", 4, "")
	grown.Related = []model.Related{{Message: "before", Location: place(9, base)}, {Message: "used here", Location: place(6, "")}}
	existing := model.Critical
	return &model.Report{
		Verdict: model.Incomplete, FailOn: model.High, Profile: model.Recommended, Version: "0.0.0", Rules: rules,
		Documents: map[model.DocumentKind]int{model.Contract: 1},
		Base: &model.Base{
			Revisions: []string{base}, Words: "merge base with origin/\x1b[31mmain", PolicyFromHead: true, NewOnly: true, FailOnExisting: &existing,
			Pairs: []model.DocumentPair{{Before: "api/old\n::error::x.yaml", After: "api/new.yaml", Reason: "17 of 19 operations"}},
		},
		Findings: []model.Finding{
			finding(model.High, model.New, "a1", 3, ""), grown,
			finding(model.High, model.Unchanged, "a3", 5, ""), finding(model.Critical, model.Unchanged, "a4", 6, ""),
		},
		Fixed:    []model.Finding{finding(model.High, model.Fixed, "a5", 7, base)},
		Problems: []model.Problem{{ID: model.ProblemUnreadable, Message: "on the base: is larger than 10 bytes", Location: place(0, base)}},
	}
}

func write(t *testing.T, format string, r *model.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, format, r, report.Options{ShowWaived: true, IncludeWaived: len(r.Accepted) > 0}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormats(t *testing.T) {
	for name, r := range reports() {
		for _, format := range report.Formats {
			got := write(t, format, r)
			if !bytes.Equal(got, write(t, format, r)) {
				t.Errorf("%s.%s: a second write gives another output", name, format)
			}
			golden := filepath.Join("testdata", name+"."+format)
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from the golden file; run with -update and read the change:\n%s", golden, got)
			}
		}
	}
}

// What the user asked to hide is counted in every format, and the verdict and the counts include it. What fails is never among what
// --quiet hides.
func TestHiddenFindingsAreCounted(t *testing.T) {
	schema := compile(t, "report.schema.json")
	r := reports()["awkward"]
	r.DocumentFailOn = map[string]model.Severity{"z.xml": model.Info}
	for i := range r.Findings {
		r.Findings[i].Document = r.Findings[i].Location.Path
	}
	high := 0
	for _, f := range r.Findings {
		if f.Severity >= model.High {
			high++
		}
	}
	hidden := len(r.Findings) - high
	written := func(format string, opts report.Options) string {
		var b bytes.Buffer
		if err := report.Write(&b, format, r, opts); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, opts := range []report.Options{{MinSeverity: model.High}, {MinSeverity: model.High, Quiet: true}} {
		text := written("json", opts)
		validate(t, schema, []byte(text))
		var got struct {
			Summary  struct{ High, Info int }
			Findings []any
			Hidden   struct {
				Findings int
				Quiet    bool
			}
			FailOn map[string]string `json:"document_fail_on"`
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Findings) != high || got.Hidden.Findings != hidden || got.Hidden.Quiet != opts.Quiet || got.Summary.Info != hidden || got.FailOn["z.xml"] != "info" {
			t.Errorf("%+v: %d findings, %+v", opts, len(got.Findings), got.Hidden)
		}
		if text := written("sarif", opts); !strings.Contains(text, fmt.Sprintf("%d findings below high left out", hidden)) || strings.Contains(text, `"sbom/two","ruleIndex":1,"level"`) {
			t.Errorf("%+v: SARIF has what is hidden, or does not say so", opts)
		}
		for format, want := range map[string]string{
			"github": " %d findings not shown (--min-severity high).", "markdown": " %d findings not shown &#40;--min-severity high&#41;.",
			"junit": `message="%d findings below high left out (--min-severity)"`,
		} {
			if text := written(format, opts); !strings.Contains(text, fmt.Sprintf(want, hidden)) || strings.Contains(text, "sbom/two") {
				t.Errorf("%+v: %s has what is hidden, or does not say so", opts, format)
			}
		}
		if text := written("text", opts); !strings.Contains(text, fmt.Sprintf("%d findings not shown (--min-severity high).", hidden)) || strings.Contains(text, "z.xml") {
			t.Errorf("%+v: %s", opts, text)
		}
	}
	if text := written("text", report.Options{Quiet: true}); !strings.Contains(text, "z.xml:3:2: info") || strings.Contains(text, "not shown") {
		t.Errorf("findings that fail by the threshold of their document are hidden: %s", text)
	}
	r.DocumentFailOn = nil
	if text := written("text", report.Options{Quiet: true}); strings.Contains(text, "z.xml") || !strings.Contains(text, fmt.Sprintf("%d findings not shown (--quiet).", hidden)) {
		t.Errorf("findings that do not fail are shown: %s", text)
	}
}

func TestTextHoldsNoCommands(t *testing.T) {
	for name, r := range reports() {
		for line := range strings.SplitSeq(string(write(t, "text", r)), "\n") {
			if strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") || strings.Contains(line, "##[") || strings.ContainsAny(line, "\x1b\r\u202e") {
				t.Errorf("%s: the line %q is a command or has control characters", name, line)
			}
		}
	}
}

func TestColourIsOnlyWrittenWhenAskedFor(t *testing.T) {
	var b bytes.Buffer
	if err := report.Write(&b, "text", reports()["awkward"], report.Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\x1b[") {
		t.Error("the report has no colour although the option is set")
	}
	if strings.Contains(string(write(t, "text", reports()["awkward"])), "\x1b") {
		t.Error("the report has colour although the option is not set")
	}
}

func compile(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, text []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%#v", err)
	}
}

func TestJSONIsAsItsSchemaSays(t *testing.T) {
	schema := compile(t, "report.schema.json")
	for _, r := range reports() {
		validate(t, schema, write(t, "json", r))
	}
}

// sarif has the parts of a SARIF log that the tests below need.
type sarif struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID         string
					Properties struct {
						Tags             []string
						Precision        string
						ProblemSeverity  *string `json:"problem.severity"`
						SecuritySeverity *string `json:"security-severity"`
					}
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Message struct{ Text string } }
		}
		Results []struct {
			RuleID           string
			RuleIndex        int
			Message          struct{ Text string }
			Locations        []sarifLocation
			RelatedLocations []sarifLocation

			PartialFingerprints map[string]string
		}
	}
}

type sarifLocation struct {
	ID               int
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
	}
}

func parseSARIF(t *testing.T, r *model.Report) sarif {
	t.Helper()
	var log sarif
	if err := json.Unmarshal(write(t, "sarif", r), &log); err != nil {
		t.Fatal(err)
	}
	return log
}

func TestSARIFIsValid(t *testing.T) {
	schema := compile(t, "testdata/sarif-schema-2.1.0.json")
	for _, r := range reports() {
		validate(t, schema, write(t, "sarif", r))
	}
}

// TestSARIFHoldsWhatNoSchemaSays checks requirements of SARIF and GitHub that the schema does not have.
func TestSARIFHoldsWhatNoSchemaSays(t *testing.T) {
	link := regexp.MustCompile(`(?:^|[^\\])\]\((\d+)\)`)
	for name, r := range reports() {
		log := parseSARIF(t, r)
		if len(log.Runs) != 1 {
			t.Fatalf("%s: %d runs", name, len(log.Runs))
		}
		run := log.Runs[0]
		if len(run.Results) > 5000 {
			t.Errorf("%s: %d results", name, len(run.Results))
		}
		if run.Results == nil {
			t.Errorf("%s: results are null", name)
		}
		if run.Invocations[0].ExecutionSuccessful != (len(r.Problems) == 0) {
			t.Errorf("%s: executionSuccessful", name)
		}
		if got := len(run.Invocations[0].ToolExecutionNotifications); got != len(r.Problems)+len(r.Tolerated) {
			t.Errorf("%s: %d notifications for %d problems", name, got, len(r.Problems)+len(r.Tolerated))
		}
		for _, rule := range run.Tool.Driver.Rules {
			if s, p := rule.Properties.SecuritySeverity, rule.Properties.ProblemSeverity; (s == nil) == (p == nil) || (s != nil) != slices.Contains(rule.Properties.Tags, "security") {
				t.Errorf("%s: security-severity %v, problem.severity %v, tags %v: one severity is demanded, and the tag security with the first", rule.ID, s, p, rule.Properties.Tags)
			}
			if s := rule.Properties.SecuritySeverity; s != nil {
				if v, err := strconv.ParseFloat(*s, 64); err != nil || v <= 0 || v > 10 {
					t.Errorf("%s: security-severity %s", rule.ID, *s)
				}
			}
			tags := slices.Sorted(slices.Values(rule.Properties.Tags))
			if len(slices.Compact(tags)) != len(rule.Properties.Tags) {
				t.Errorf("%s: tags repeat: %v", rule.ID, rule.Properties.Tags)
			}
			if len(tags) > 10 {
				t.Errorf("%s: %d tags", rule.ID, len(tags))
			}
		}
		for _, result := range run.Results {
			if run.Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
				t.Errorf("ruleIndex of %s points elsewhere", result.RuleID)
			}
			if !strings.HasSuffix(result.Message.Text, ".") {
				t.Errorf("message %q does not end with a full stop", result.Message.Text)
			}
			ids := map[int]bool{}
			for _, related := range result.RelatedLocations {
				if ids[related.ID] {
					t.Errorf("%s: two related locations have the id %d", result.RuleID, related.ID)
				}
				ids[related.ID] = true
			}
			for _, key := range []string{"primaryLocationLineHash", "sealint/v1"} {
				if result.PartialFingerprints[key] == "" {
					t.Errorf("%s has no fingerprint %s", result.RuleID, key)
				}
			}
			for _, m := range link.FindAllStringSubmatch(result.Message.Text, -1) {
				if id, _ := strconv.Atoi(m[1]); !ids[id] {
					t.Errorf("message %q has a link without a related location", result.Message.Text)
				}
			}
			for _, l := range slices.Concat(result.Locations, result.RelatedLocations) {
				uri := l.PhysicalLocation.ArtifactLocation.URI
				if strings.Contains(uri, "old") {
					t.Errorf("%s: %s is a file of the base", result.RuleID, uri)
				}
				if uri == "" || strings.HasPrefix(uri, "/") || strings.HasPrefix(uri, "./") || strings.Contains(uri, "..") || strings.ContainsAny(uri, ": #\r\n") {
					t.Errorf("uri %q", uri)
				}
				region := l.PhysicalLocation.Region
				if region.StartLine < 1 || region.StartColumn < 1 || region.EndLine < region.StartLine ||
					region.EndLine == region.StartLine && region.EndColumn < region.StartColumn {
					t.Errorf("region %+v", region)
				}
			}
		}
	}
}

func TestSARIFKeepsTheMostSevereAndSaysSo(t *testing.T) {
	r := reports()["empty"]
	for i := range 6000 {
		f := model.Finding{Rule: "sbom/two", Severity: model.Info, Message: "m", Location: at("z.xml", i+1, 1, i+1, 2, "a")}
		if i >= 5990 {
			f.Rule, f.Severity = "openapi/one", model.High
		}
		r.Findings = append(r.Findings, f)
	}
	run := parseSARIF(t, r).Runs[0]
	if len(run.Results) != 5000 {
		t.Errorf("%d results", len(run.Results))
	}
	if n := run.Invocations[0].ToolExecutionNotifications; len(n) != 1 || !strings.HasPrefix(n[0].Message.Text, "1000 findings") {
		t.Errorf("notifications: %v", n)
	}
	severe := 0
	for _, result := range run.Results {
		if result.RuleID == "openapi/one" {
			severe++
		}
	}
	if severe != 10 {
		t.Errorf("%d of 10 severe findings kept", severe)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	r := reports()["empty"]
	file := filepath.Join(dir, "out.json")
	for range 2 { // the second file replaces the first
		if err := report.WriteFile(file, "json", r, report.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(file); !bytes.Equal(got, write(t, "json", r)) {
		t.Error("the file differs from the report")
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{link, dir, filepath.Join(dir, "nowhere", "out.json")} {
		if err := report.WriteFile(path, "json", r, report.Options{}); err == nil || !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%s: %v", path, err)
		}
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 {
		t.Errorf("WriteFile left a temporary file: %v", entries)
	}
}

func FuzzSanitize(f *testing.F) {
	for _, seed := range []string{"plain", "\x1b[31m", "  ::error::x", "#\u200b#[group]", "##[", "###[", "\u202e", "\xff\xfe", "a\r\nb", "\u2028::x::", "#\x00#["} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		safe := report.Sanitize(text)
		if !utf8.ValidString(safe) {
			t.Fatalf("%q is not UTF-8", safe)
		}
		for _, r := range safe {
			if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)) {
				t.Fatalf("%q holds %U", safe, r)
			}
		}
		if strings.HasPrefix(strings.TrimLeftFunc(safe, unicode.IsSpace), "::") || strings.Contains(safe, "##[") {
			t.Fatalf("%q is a command", safe)
		}
	})
}

func BenchmarkSARIF(b *testing.B) {
	r := reports()["empty"]
	for i := range 5000 {
		r.Findings = append(r.Findings, model.Finding{Rule: "openapi/one", Severity: model.High, Message: "m", Location: at("z.xml", i+1, 1, i+1, 2, "a")})
	}
	for b.Loop() {
		if err := report.Write(io.Discard, "sarif", r, report.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// catalog is a catalogue with names that are difficult to write.
func catalog() *model.Catalog {
	hostile := "\"] \n::error::x ##[group] | `code` [link](javascript:alert(1)) <img src=x> --> end %% \x1b[31m \u202e {{x}} #quot;"
	return &model.Catalog{
		Integrations: []model.Integration{
			{
				Name: hostile, Path: "a.yaml", Owner: hostile, Direction: "outbound", Pattern: "push", Provider: hostile, Consumers: []model.Consumer{{Name: hostile, Data: "none"}, {Name: hostile, Kind: hostile, Data: "full"}},
				Classification: "restricted", Verdict: model.Fail, Findings: map[model.Severity]int{model.High: 2, model.Low: 1}, Judged: []string{"a.yaml"},
				Operations: []string{"createEntry", hostile}, Webhooks: []string{"https://hooks.acme.test/a", hostile},
				Expiries: []model.Expiry{{What: "credential (rotation)", Date: "2026-06-01", Past: true}, {What: "operation " + hostile, Date: "2026-12-31"}},
			},
			{
				Name: "plain", Path: "b.yaml", Direction: "inbound", Pattern: "push", Provider: "other", Verdict: model.Pass, ContractTitle: "unused",
				Accepted: 2, Tolerated: 1,
			},
			{Name: "silent", Path: "c.yaml", ContractTitle: "Its contract", Verdict: model.Incomplete, NotJudged: []string{"api.yaml", "bom.json"}},
		},
		Problems: []model.Problem{{ID: model.ProblemReference, Message: "gone: " + hostile, Location: at("c.yaml", 4, 1, 4, 2, "x")}},
		Tolerated: []model.Problem{{
			ID: model.ProblemReference, Message: "gone, too", Location: at("b.yaml", 4, 1, 4, 2, "x"),
			Acceptance: &model.Acceptance{Form: model.WaiverInConfig, Owner: hostile, Expires: "2026-12-31", Reason: "Mended by the move"},
		}},
	}
}

func TestCatalogFormats(t *testing.T) {
	for _, format := range report.CatalogFormats {
		var b bytes.Buffer
		if err := report.WriteCatalog(&b, format, catalog()); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "catalog."+format)
		if *update {
			if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s differs from the golden file; run with -update and read the change:\n%s", golden, b.String())
		}
	}
}

// TestCatalogIsInert checks that no name ends a label, a cell or a line.
func TestCatalogIsInert(t *testing.T) {
	for _, format := range []string{"text", "markdown", "mermaid", "backstage"} {
		var b bytes.Buffer
		if err := report.WriteCatalog(&b, format, catalog()); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			if strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") || strings.Contains(line, "##[") || strings.ContainsAny(line, "\x1b\r\u202e") {
				t.Errorf("%s: the line %q is a command or has control characters", format, line)
			}
			switch {
			case format == "markdown" && strings.HasPrefix(line, "|") && strings.Count(line, "|") != 16 && strings.Count(line, "|") != 4:
				t.Errorf("a row has %d cells: %s", strings.Count(line, "|")-1, line)
			case format == "mermaid" && !mermaidLine.MatchString(line):
				t.Errorf("this is not a line of a flowchart: %s", line)
			}
		}
	}
}

// mermaidLine matches every correct line of a diagram. A quoted label has no character that could end it.
var mermaidLine = regexp.MustCompile(`^(|flowchart LR|  [ni][0-9]+(\(\[|\[)"[^"<>{}\[\]()|]*"(\]\)|\])|  [ni][0-9]+ <?-->\|"[^"<>{}\[\]()|]*"\| [ni][0-9]+|  classDef failed [a-z0-9:,#-]+|  class [i0-9,]+ failed|  linkStyle [0-9,]+ stroke:#d00|  %% [^{}]*)$`)
