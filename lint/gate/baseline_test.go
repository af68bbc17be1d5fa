package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// openBaseline reads a baseline as a run does.
func openBaseline(text []byte, settings gate.Settings) (*gate.Baseline, error) {
	root := source.Bytes(map[string][]byte{"b.yaml": text})
	doc, problem := source.OpenSettings(source.File{Root: root, Path: "b.yaml"}, 1<<20)
	if problem != nil {
		return nil, problem
	}
	return gate.ReadBaseline(doc, settings)
}

const (
	id   = "0123456789abcdef0123"
	head = "version: 1\nmade: {tool: 0.1.0, on: 2026-11-26, profile: recommended}\n"
)

func TestBaselineWithAMistakeIsRefused(t *testing.T) {
	settings := gate.Settings{Owners: []string{"team-a"}}
	accepted := func(text string) string {
		return head + "problems:\n  owner: team-a\n  reason: The old contract is split next month\n" + text + "  accepted:\n    a.yaml:\n      sealint/reference:\n        - {id: " + id + ", at: /a}\n"
	}
	const days = "  created: 2026-11-26\n  expires: 2027-02-24\n"
	for name, test := range map[string]struct{ text, want string }{
		"empty":                  {"", "is empty"},
		"only a comment":         {"# nothing\n", "is empty"},
		"null":                   {"null\n", "is empty"},
		"a list":                 {"- a\n", "1:1: is no object"},
		"a text":                 {"findings\n", "1:1: is no object"},
		"not YAML":               {"version: 1\nmade: {\n", "b.yaml:"},
		"marks of a merge":       {head + "findings:\n<<<<<<< ours\n  a.yaml: {}\n=======\n", "b.yaml:5:9: "},
		"two YAML documents":     {head + "---\n" + head, "3:1: a second YAML document"},
		"a key twice":            {head + "version: 1\n", "3:1: "},
		"a document twice":       {head + "findings:\n  a.yaml: {}\n  a.yaml: {}\n", "5:3: "},
		"a rule twice":           {head + "findings:\n  a.yaml:\n    x/y: []\n    x/y: []\n", "6:5: "},
		"an entry twice":         {head + "findings:\n  a.yaml:\n    x/y:\n    - {id: " + id + ", at: a}\n    - {id: " + id + ", at: b}\n", "7:8: has the entry " + id + " twice"},
		"no version":             {"made: {tool: 0.1.0, on: 2026-11-26, profile: recommended}\n", "1:1: has no text for version"},
		"a later version":        {"version: 2\nentries: []\n", `1:10: has version "2"; this sealint reads version 1`},
		"a version that is none": {"version: [1]\n", "1:1: has no text for version"},
		"no made":                {"version: 1\n", "1:1: has no object with tool, on, profile here"},
		"made on no day":         {"version: 1\nmade: {tool: a, on: yesterday, profile: strict}\n", "2:21: has no day like 2026-01-31"},
		"made with no profile":   {"version: 1\nmade: {tool: a, on: 2026-11-26, profile: lax}\n", `2:42: has an unknown profile "lax"`},
		"an unknown key":         {head + "finding: {}\n", `3:1: has an unknown key "finding"`},
		"findings are a list":    {head + "findings: []\n", "3:1: has no object of documents"},
		"findings are null":      {head + "findings:\n", "3:1: has no object of documents"},
		"rules are a list":       {head + "findings: {a.yaml: []}\n", "3:12: has no object of rules"},
		"entries are an object":  {head + "findings: {a.yaml: {x/y: {}}}\n", "3:21: has no list of entries"},
		"an entry is a text":     {head + "findings: {a.yaml: {x/y: [" + id + "]}}\n", "3:27: has no object with id, at"},
		"an entry without id":    {head + "findings: {a.yaml: {x/y: [{at: a}]}}\n", "3:28: has no text for id"},
		"an entry without at":    {head + "findings: {a.yaml: {x/y: [{id: " + id + "}]}}\n", "3:28: has no text for at"},
		"an id that is none":     {head + "findings: {a.yaml: {x/y: [{id: abc, at: a}]}}\n", "3:32: has no fingerprint"},
		"an id in capitals":      {head + "findings: {a.yaml: {x/y: [{id: " + strings.ToUpper(id) + ", at: a}]}}\n", "3:32: has no fingerprint"},
		"an entry with more":     {head + "findings: {a.yaml: {x/y: [{id: " + id + ", at: a, rule: b}]}}\n", `has an unknown key "rule"`},
		"problems are a list":    {head + "problems: []\n", "3:1: has no object with owner"},
		"no last day":            {accepted("  created: 2026-11-26\n"), "3:1: has no text for expires"},
		"a last day that is none": {
			accepted("  created: 2026-11-26\n  expires: 2027-02-30\n"), "7:12: expires is no day",
		},
		"a last day before the first": {accepted("  created: 2026-11-26\n  expires: 2026-11-25\n"), "7:12: expires has to be later than 2026-11-26"},
		"91 days":                     {accepted("  created: 2026-11-26\n  expires: 2027-02-25\n"), "7:12: problems are accepted for at most 90 days, and this is for 91"},
		"an owner who may not":        {strings.Replace(accepted(days), "team-a", "team-b", 1), "4:10: owner is none of those"},
		"no reason":                   {strings.Replace(accepted(days), "The old contract is split next month", "later", 1), "5:11: reason needs at least 20 characters"},
	} {
		_, err := openBaseline([]byte(test.text), settings)
		if problem, ok := errors.AsType[*model.Problem](err); !ok || !strings.Contains(problem.Error(), test.want) {
			t.Errorf("%s: got %v; want %s", name, err, test.want)
		}
	}
	if _, err := openBaseline([]byte(accepted(days)), settings); err != nil {
		t.Error(err)
	}
}

// hostile are texts that YAML may read otherwise than they were written.
var hostile = []string{
	"a.yaml", "<<", "~", "null", "yes", "1.0", "0x10", "2026-01-31", "- a", "? a", "a: b", "a #b", "#a", "{a}", "[a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
	`"`, `\`, `\"`, `\n`, "'", "a'b", " a", "a ", "", "---", "...", "a\tb", "a\nb", "a\r\nb", "a\u0085b", "a\u2028b", "a\u2029b", "\ufeffa", "a\x7fb", "a\x00b", "a\u0080b",
	"a\u202eb", "\U0001f600", "\U0010ffff", "\ufffe", "\ufffd", "ü", "日本", "a\u00adb", "\ue000", strings.Repeat("x", 1022), strings.Repeat("x", 1025), strings.Repeat("日/", 2000),
}

// TestBaselineIsReadAsItIsWritten also writes what hostile documents bring along: their paths, and the names of places in them.
func TestBaselineIsReadAsItIsWritten(t *testing.T) {
	want := &gate.Baseline{Made: gate.Made{Tool: "0.1.0: #", On: "2026-11-26", Profile: model.Strict}}
	for i, text := range hostile {
		if text == "" {
			continue
		}
		e := gate.Entry{Document: text, Rule: "x/y", ID: strings.Repeat(string("0123456789abcdef"[i%16]), 20), At: text}
		want.Findings = append(want.Findings, e)
		e.Document, e.Rule = "a.yaml b", text
		want.Findings = append(want.Findings, e)
		want.Problems.Entries = append(want.Problems.Entries, e)
	}
	want.Problems.Owner, want.Problems.Reason = "a: b", "this is \u0085 a reason: # of \"many\" characters"
	want.Problems.Created, want.Problems.Expires = "2026-11-26", "2026-12-26"
	text := want.Write()
	got, err := openBaseline(text, gate.Settings{})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	compareBaselines(t, want, got)
	if again := got.Write(); string(again) != string(text) {
		t.Errorf("written again, it is\n%s", again)
	}
}

func compareBaselines(t *testing.T, want, got *gate.Baseline) {
	t.Helper()
	type plain struct{ document, rule, id, at string }
	list := func(entries []gate.Entry) []plain {
		var list []plain
		for _, e := range entries {
			list = append(list, plain{e.Document, e.Rule, e.ID, e.At})
		}
		slices.SortFunc(list, func(a, b plain) int {
			return strings.Compare(a.document+"\x00"+a.rule+"\x00"+a.id+a.at, b.document+"\x00"+b.rule+"\x00"+b.id+b.at)
		})
		return list
	}
	if got.Made != want.Made {
		t.Errorf("made: got %q, want %q", got.Made, want.Made)
	}
	for what, pair := range map[string][2][]gate.Entry{"findings": {got.Findings, want.Findings}, "problems": {got.Problems.Entries, want.Problems.Entries}} {
		a, b := list(pair[0]), list(pair[1])
		if len(a) != len(b) {
			t.Errorf("%s: got %d, want %d", what, len(a), len(b))
			continue
		}
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("%s: got %q, want %q", what, a[i], b[i])
			}
		}
	}
	g, w := got.Problems, want.Problems
	if g.Owner != w.Owner || g.Reason != w.Reason || g.Created != w.Created || g.Expires != w.Expires {
		t.Errorf("problems: got %q, want %q", g, w)
	}
}

// FuzzReadBaseline reads anything. What it takes, it writes so that it reads the same again.
func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(head))
	f.Add([]byte(head + "findings:\n  \"a.yaml\":\n    openapi/x:\n      - {id: \"" + id + "\", at: \"op GET /a\"}\n"))
	f.Add([]byte(head + "problems: {owner: a, reason: abcdefghijklmnopqrstuvwxyz, created: 2026-11-26, expires: 2026-11-30, accepted: {a: {b: [{id: " + id + ", at: c}]}}}\n"))
	f.Add([]byte(`{"version":1,"made":{"tool":"a","on":"2026-11-26","profile":"strict"},"findings":{"\u0085":{"<<":[]}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := openBaseline(text, gate.Settings{})
		if err != nil {
			if problem, ok := errors.AsType[*model.Problem](err); !ok || problem.Message == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		again, err := openBaseline(b.Write(), gate.Settings{})
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Write())
		}
		if len(b.Problems.Entries) == 0 {
			b.Problems = gate.AcceptedProblems{} // what accepts nothing is not written
		}
		compareBaselines(t, b, again)
	})
}

var (
	low      = &model.Rule{ID: "openapi/low", Severity: model.Low}
	critical = &model.Rule{ID: "openapi/critical", Severity: model.Critical}
	secret   = &model.Rule{ID: "openapi/embedded-secret", Severity: model.High, Waivable: model.WaivableByFingerprint}
	never    = &model.Rule{ID: "sbom/vuln-malicious", Severity: model.Critical, Waivable: model.NotWaivable}
	aboutUs  = &model.Rule{ID: "gate/waiver-unused", Severity: model.Low, Waivable: model.NotWaivable}
	added    = &model.Rule{ID: "change/hash-changed", Severity: model.High}
)

func print20(n int) string { return strings.Repeat(string("0123456789abcdef"[n]), 20) }

func found(rule *model.Rule, document string, n int) gate.Finding {
	return gate.Finding{Rule: rule, Document: document, Fingerprint: print20(n), Name: "place " + print20(n)[:1]}
}

func entry(rule, document string, n int) gate.Entry {
	return gate.Entry{Document: document, Rule: rule, ID: print20(n), At: "place " + print20(n)[:1]}
}

func TestTaken(t *testing.T) {
	findings := []gate.Finding{found(low, "a", 0), found(critical, "a", 1), found(secret, "a", 2), found(never, "a", 3), found(aboutUs, "a", 4), found(added, "a", 5)}
	entries, criticals, nevers := gate.Taken(findings)
	if len(entries) != 1 || len(criticals) != 1 || len(nevers) != 4 {
		t.Errorf("got %v, %v and %v", entries, criticals, nevers)
	}
}

func TestCompare(t *testing.T) {
	rules := map[string]*model.Rule{}
	for _, r := range []*model.Rule{low, critical, secret, never, aboutUs, added} {
		rules[r.ID] = r
	}
	gone := func(documents ...string) func(string) bool {
		return func(document string) bool { return slices.Contains(documents, document) }
	}
	all := func(n int, document string) []gate.Finding {
		var list []gate.Finding
		for i := range n {
			list = append(list, found(low, document, i))
		}
		return list
	}
	entries := func(n int, document string) []gate.Entry {
		var list []gate.Entry
		for i := range n {
			list = append(list, entry(low.ID, document, i))
		}
		return list
	}
	for name, test := range map[string]struct {
		entries                                       []gate.Entry
		findings                                      []gate.Finding
		gone                                          func(string) bool
		known, stale, misplaced, refused, moved, left int
	}{
		"the same":                                  {entries: entries(3, "a"), findings: all(3, "a"), known: 3, left: 3},
		"one is mended":                             {entries: entries(3, "a"), findings: all(2, "a"), known: 2, stale: 1, left: 2},
		"one is new":                                {entries: entries(3, "a"), findings: all(4, "a"), known: 3, left: 3},
		"a document that the run did not judge":     {entries: entries(3, "unjudged"), left: 3},
		"a document that is gone":                   {entries: entries(3, "a"), gone: gone("a"), stale: 3},
		"a document that moved":                     {entries: entries(3, "a"), findings: all(3, "b"), gone: gone("a"), known: 3, moved: 1, left: 3},
		"one that moved with two findings":          {entries: entries(2, "a"), findings: all(2, "b"), gone: gone("a"), stale: 2},
		"one that moved and was mended":             {entries: entries(5, "a"), findings: all(4, "b"), gone: gone("a"), known: 4, stale: 1, moved: 1, left: 4},
		"one that moved and is another one by half": {entries: entries(8, "a"), findings: all(4, "b"), gone: gone("a"), stale: 8},
		"a copy":                               {entries: entries(3, "a"), findings: append(all(3, "a"), all(3, "b")...), known: 3, left: 3},
		"one that moved, and a copy of it":     {entries: entries(3, "a"), findings: append(all(3, "c"), all(3, "b")...), gone: gone("a"), known: 3, moved: 1, left: 3},
		"one that moved onto one with entries": {entries: append(entries(3, "a"), entry(low.ID, "b", 9)), findings: append(all(3, "b"), found(low, "b", 9)), gone: gone("a"), known: 1, stale: 3, left: 1},
		"two that moved":                       {entries: append(entries(3, "a"), entries(3, "b")...), findings: append(all(3, "c"), all(3, "d")...), gone: gone("a", "b"), known: 6, moved: 2, left: 6},
		"two that became one":                  {entries: append(entries(3, "a"), entries(3, "b")...), findings: all(3, "c"), gone: gone("a", "b"), known: 3, stale: 3, moved: 1, left: 3},
		"another place":                        {entries: []gate.Entry{{Document: "a", Rule: low.ID, ID: print20(0), At: "elsewhere"}}, findings: all(1, "a"), misplaced: 1, left: 1},
		"another rule":                         {entries: []gate.Entry{entry(critical.ID, "a", 0)}, findings: all(1, "a"), stale: 1},
		"a rule that does not exist any more":  {entries: []gate.Entry{entry("openapi/old", "unjudged", 0)}, stale: 1},
		"a rule that is switched off":          {entries: []gate.Entry{entry(critical.ID, "off", 0)}, left: 1},
		"critical, because somebody said so":   {entries: []gate.Entry{entry(critical.ID, "a", 0)}, findings: []gate.Finding{found(critical, "a", 0)}, known: 1, left: 1},
		"a secret":                             {entries: []gate.Entry{entry(secret.ID, "a", 0)}, findings: []gate.Finding{found(secret, "a", 0)}, refused: 1, left: 1},
		"a secret that is mended":              {entries: []gate.Entry{entry(secret.ID, "a", 0)}, refused: 1, left: 1},
		"malicious":                            {entries: []gate.Entry{entry(never.ID, "a", 0)}, findings: []gate.Finding{found(never, "a", 0)}, refused: 1, left: 1},
		"of a rule about waivers":              {entries: []gate.Entry{entry(aboutUs.ID, "a", 0)}, refused: 1, left: 1},
		"of a rule about changes":              {entries: []gate.Entry{entry(added.ID, "a", 0)}, findings: []gate.Finding{found(added, "a", 0)}, refused: 1, left: 1},
	} {
		if test.gone == nil {
			test.gone = gone()
		}
		b := &gate.Baseline{Findings: test.entries}
		c := b.Compare(test.findings, gate.BaselineScope{
			Rules: rules, Judged: func(document, _ string) bool {
				return document != "unjudged" && document != "off" && !test.gone(document)
			}, Gone: test.gone,
		})
		got := []int{len(c.Known), c.Facts.Stale, len(c.Facts.Misplaced), len(c.Facts.Refused), len(c.Facts.Moved), len(c.Left)}
		if want := []int{test.known, test.stale, test.misplaced, test.refused, test.moved, test.left}; !slices.Equal(got, want) {
			t.Errorf("%s: known, stale, misplaced, refused, moved, left: got %v, want %v", name, got, want)
		}
		for _, e := range c.Left {
			if test.gone(e.Document) {
				t.Errorf("%s: an entry has the old path %s", name, e.Document)
			}
		}
	}
}

// TestAcceptedProblemsOfTheBaseline: each kind of problem has a longest time.
func TestAcceptedProblemsOfTheBaseline(t *testing.T) {
	problems := []model.Problem{
		{ID: model.ProblemReference, Fingerprint: print20(1), Location: model.Location{Path: "a"}},
		{ID: model.ProblemInternal, Fingerprint: print20(2), Location: model.Location{Path: "a"}},
		{ID: model.ProblemRule, Fingerprint: print20(3), Location: model.Location{Path: "a"}},
		{ID: model.ProblemReference, Location: model.Location{Path: "a"}},
	}
	var entries []gate.Entry
	for _, p := range problems {
		entries = append(entries, gate.Entry{Document: "a", Rule: p.ID, ID: p.Fingerprint})
	}
	for name, test := range map[string]struct {
		created, expires, today string
		want                    []int
	}{
		"30 days":                  {"2026-11-01", "2026-12-01", "2026-11-05", []int{0, 1}},
		"90 days":                  {"2026-11-01", "2027-01-30", "2026-11-05", []int{0}},
		"on the first day":         {"2026-11-01", "2026-12-01", "2026-11-01", []int{0, 1}},
		"on the last day":          {"2026-11-01", "2026-12-01", "2026-12-01", []int{0, 1}},
		"on the day after the end": {"2026-11-01", "2026-12-01", "2026-12-02", nil},
		"before the first day":     {"2026-11-01", "2026-12-01", "2026-10-31", nil},
	} {
		b := &gate.Baseline{Problems: gate.AcceptedProblems{Created: test.created, Expires: test.expires, Entries: entries}}
		accepted := gate.Accept(problems, nil, nil, b, scope(true), test.today)
		var got []int
		for i := range problems {
			if _, ok := accepted[i]; ok {
				got = append(got, i)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}
