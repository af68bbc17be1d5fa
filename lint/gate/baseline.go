package gate

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// BaselineName is the name of the file with the baseline, in the directory of the configuration.
const BaselineName = ".sealint-baseline.yaml"

// baselineVersion is the version of the format of a baseline.
const baselineVersion = "1"

// Baseline holds the findings and problems that existed when the gate was switched on. They do not count; new ones do.
type Baseline struct {
	// Path is that of the file, as locations have it; empty for a baseline that was not read from a file.
	Path string
	Made Made
	// Findings are sorted by document, rule, place and fingerprint.
	Findings []Entry
	Problems AcceptedProblems
}

// Made says how a baseline was made.
type Made struct {
	Tool, On string        // version of sealint; a day like 2026-01-31
	Profile  model.Profile // of the run
}

// AcceptedProblems are problems that somebody has accepted when the baseline was made, all by one decision.
type AcceptedProblems struct {
	Owner, Reason, Created, Expires string
	Entries                         []Entry
}

// Entry is a finding or a problem in a baseline.
type Entry struct {
	Document string
	Rule     string // or the kind of the problem
	ID       string // the fingerprint
	At       string // the name of the place, for readers
	pointer  []string
}

// ReadBaseline reads a baseline. The error is a *model.Problem with the line of the mistake: a baseline that is not understood as a
// whole is not used in part.
func ReadBaseline(doc *source.Document) (*Baseline, error) {
	b := &Baseline{Path: doc.Path}
	r := &baselineReader{doc: doc}
	if len(doc.Nodes) == 0 {
		return nil, doc.Problem(model.ProblemSyntax, "is empty; sealint baseline writes it anew")
	}
	root := doc.Nodes[0]
	r.object(root, nil, "version", "made", "findings", "problems")
	if version := r.text(root, nil, "version"); r.err == nil && version != baselineVersion {
		r.fail([]string{"version"}, "has version %s; this sealint reads version %s", strconv.Quote(version), baselineVersion)
	}
	made := root.Get("made")
	r.object(made, []string{"made"}, "tool", "on", "profile")
	b.Made = Made{r.text(made, []string{"made"}, "tool"), r.text(made, []string{"made"}, "on"), model.Profile(r.text(made, []string{"made"}, "profile"))}
	b.Findings = r.entries(root.Get("findings"), []string{"findings"})
	if problems := root.Get("problems"); problems.Exists() {
		at := []string{"problems"}
		r.object(problems, at, "owner", "reason", "created", "expires", "accepted")
		b.Problems = AcceptedProblems{
			r.text(problems, at, "owner"), r.text(problems, at, "reason"), r.text(problems, at, "created"), r.text(problems, at, "expires"),
			r.entries(problems.Get("accepted"), append(at, "accepted")),
		}
		if days := between(b.Problems.Created, b.Problems.Expires); r.err == nil && (days <= 0 || days > maxProblemLife) {
			r.fail(at, "problems are accepted from created to expires, days like 2026-01-31, for at most %d days", maxProblemLife)
		}
	}
	if r.err != nil {
		return nil, r.err
	}
	return b, nil
}

type baselineReader struct {
	doc  *source.Document
	seen map[[3]string]bool
	err  error // the first
}

func (r *baselineReader) fail(at []string, format string, args ...any) {
	if r.err == nil {
		p := r.doc.Problem(model.ProblemSyntax, format, args...)
		p.Location = r.doc.Locate([]model.Place{{Path: r.doc.Path, Pointer: at}})[0]
		r.err = p
	}
}

func (r *baselineReader) object(n source.Node, at []string, members ...string) {
	if !n.IsMap() {
		r.fail(at, "has no object with %s here", strings.Join(members, ", "))
	}
	for key := range n.Pairs() {
		if !slices.Contains(members, key) {
			r.fail(append(slices.Clone(at), key), "has an unknown key %s", strconv.Quote(key))
		}
	}
}

func (r *baselineReader) text(n source.Node, at []string, key string) string {
	text, ok := n.Get(key).Text()
	if !ok || text == "" {
		r.fail(append(slices.Clone(at), key), "has no text for %s", key)
	}
	return text
}

// entries reads document → rule → list of entries.
func (r *baselineReader) entries(n source.Node, at []string) []Entry {
	if !n.Exists() {
		return nil
	}
	if !n.IsMap() {
		r.fail(at, "has no object of documents here")
	}
	r.seen = map[[3]string]bool{}
	var list []Entry
	for document, rules := range n.Pairs() {
		if !rules.IsMap() {
			r.fail(append(slices.Clone(at), document), "has no object of rules here")
		}
		for rule, items := range rules.Pairs() {
			if !items.IsList() {
				r.fail(append(slices.Clone(at), document, rule), "has no list of entries here")
			}
			for i, item := range items.Items() {
				pointer := append(slices.Clone(at), document, rule, strconv.Itoa(i))
				r.object(item, pointer, "id", "at")
				e := Entry{Document: document, Rule: rule, ID: r.text(item, pointer, "id")}
				id := [3]string{document, rule, e.ID}
				if r.seen[id] {
					r.fail(pointer, "has the entry %s twice", e.ID)
				}
				r.seen[id] = true
				e.At, e.pointer = r.text(item, pointer, "at"), pointer
				list = append(list, e)
			}
		}
	}
	return list
}

// Write writes a baseline: one line for each entry, sorted, so that two branches which remove different entries merge.
func (b *Baseline) Write() []byte {
	var out bytes.Buffer
	out.WriteString("# Findings that existed when the gate was switched on. They do not count; new ones do.\n" +
		"# sealint baseline --prune drops those that are mended. Do not add entries by hand: mend, or waive.\n")
	fmt.Fprintf(&out, "version: %s\n", baselineVersion)
	fmt.Fprintf(&out, "made: {tool: %s, on: %s, profile: %s}\n", quote(b.Made.Tool), b.Made.On, b.Made.Profile)
	if len(b.Findings) == 0 {
		out.WriteString("findings: {}\n")
	} else {
		out.WriteString("findings:\n")
		writeEntries(&out, "  ", b.Findings)
	}
	if p := b.Problems; len(p.Entries) > 0 {
		fmt.Fprintf(&out, "problems:\n  owner: %s\n  reason: %s\n  created: %s\n  expires: %s\n  accepted:\n",
			quote(p.Owner), quote(p.Reason), p.Created, p.Expires)
		writeEntries(&out, "    ", p.Entries)
	}
	return out.Bytes()
}

func writeEntries(out *bytes.Buffer, indent string, entries []Entry) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
	})
	var last Entry
	for i, e := range entries {
		if i == 0 || e.Document != last.Document {
			fmt.Fprintf(out, "%s%s:\n", indent, quote(e.Document))
			last = Entry{}
		}
		if e.Rule != last.Rule {
			fmt.Fprintf(out, "%s  %s:\n", indent, e.Rule)
		}
		fmt.Fprintf(out, "%s    - {id: %s, at: %s}\n", indent, quote(e.ID), quote(e.At))
		last = e
	}
}

// quote writes a text as YAML: a string of JSON is one of YAML, too.
func quote(text string) string {
	b, err := json.Marshal(strings.ToValidUTF8(text, "\uFFFD"))
	if err != nil {
		return strconv.QuoteToASCII(text)
	}
	return string(b)
}

// BaselineFacts are the facts about a baseline, for the rules of group gate.
type BaselineFacts struct {
	AgeDays   int              `json:"age_days" doc:"Days since it was made."`
	MaxAge    int              `json:"max_age" doc:"Age in days from which the configuration calls a baseline old."`
	Stale     int              `json:"stale" doc:"Number of entries about findings that do not exist any more. Only documents and rules that the run judged count."`
	Misplaced []MisplacedFacts `json:"misplaced" doc:"Entries whose place is not the one of the finding with their id: somebody edited them."`
	Profile   string           `json:"profile" doc:"Profile with which it was made."`
	Tool      string           `json:"tool" doc:"Version of sealint with which it was made."`
	Differs   bool             `json:"differs" doc:"true if the run has another profile or another version of sealint."`
	Moved     []MovedFacts     `json:"moved" doc:"Documents that have another path now, with the path that the baseline has."`
}

// MisplacedFacts is an entry of a baseline with another place than its finding.
type MisplacedFacts struct {
	At   []string `json:"at" doc:"Where in the baseline: keys and indices."`
	Says string   `json:"says" doc:"The place that the entry states."`
	Is   string   `json:"is" doc:"The place of the finding."`
}

// MovedFacts is a document that has moved.
type MovedFacts struct {
	From string `json:"from" doc:"Path in the baseline."`
	To   string `json:"to" doc:"Path of the document."`
}

// BaselineScope says what a run judged.
type BaselineScope struct {
	Made   Made // of this run
	MaxAge int
	// Judged says whether a run judged the findings of a rule in a document; Gone, whether a document exists no more.
	Judged func(document, rule string) bool
	Gone   func(document string) bool
}

// Known finds out which findings are in the baseline, by their index, and the facts about the baseline.
func (b *Baseline) Known(findings []Finding, scope BaselineScope) (map[int]bool, *BaselineFacts) {
	facts := &BaselineFacts{
		AgeDays: between(b.Made.On, scope.Made.On), MaxAge: scope.MaxAge, Profile: string(b.Made.Profile), Tool: b.Made.Tool,
		Differs: b.Made.Profile != scope.Made.Profile || b.Made.Tool != scope.Made.Tool, Misplaced: []MisplacedFacts{}, Moved: []MovedFacts{},
	}
	type key struct{ document, rule, id string }
	at := map[key]int{}
	fresh := map[string]map[[2]string]bool{} // the rules and fingerprints of each document
	for i, f := range findings {
		at[key{f.Document, f.Rule.ID, f.Fingerprint}] = i
		if fresh[f.Document] == nil {
			fresh[f.Document] = map[[2]string]bool{}
		}
		fresh[f.Document][[2]string{f.Rule.ID, f.Fingerprint}] = true
	}
	moved := b.moved(fresh, scope.Gone)
	for _, from := range slices.Sorted(maps.Keys(moved)) {
		facts.Moved = append(facts.Moved, MovedFacts{from, moved[from]})
	}
	known := map[int]bool{}
	for _, e := range b.Findings {
		document := cmp.Or(moved[e.Document], e.Document)
		i, found := at[key{document, e.Rule, e.ID}]
		switch {
		case found && findings[i].Name != e.At:
			facts.Misplaced = append(facts.Misplaced, MisplacedFacts{e.pointer, e.At, findings[i].Name})
		case found && mayEnter(findings[i].Rule):
			known[i] = true
		case !found && (scope.Judged(document, e.Rule) || scope.Gone(document)):
			facts.Stale++
		}
	}
	return known, facts
}

// moved pairs documents of the baseline that are gone with documents that hold at least four of five of their entries, and of
// which the baseline has none.
func (b *Baseline) moved(fresh map[string]map[[2]string]bool, gone func(string) bool) map[string]string {
	entries := map[string][][2]string{}
	for _, e := range b.Findings {
		entries[e.Document] = append(entries[e.Document], [2]string{e.Rule, e.ID})
	}
	moved, taken := map[string]string{}, map[string]bool{}
	for _, from := range slices.Sorted(maps.Keys(entries)) {
		if !gone(from) {
			continue
		}
		best, most := "", 0
		for _, to := range slices.Sorted(maps.Keys(fresh)) {
			if entries[to] != nil || taken[to] {
				continue
			}
			same := 0
			for _, id := range entries[from] {
				if fresh[to][id] {
					same++
				}
			}
			if same > most {
				best, most = to, same
			}
		}
		if most >= 3 && most*5 >= len(entries[from])*4 {
			moved[from], taken[best] = best, true
		}
	}
	return moved
}

// mayEnter reports whether a baseline may hold findings of a rule. Each secret needs a decision of its own, and findings about
// waivers and baselines are mended there.
func mayEnter(rule *model.Rule) bool {
	return rule.Group() != "gate" && rule.Group() != "change" && rule.Waivable == "" || rule.Waivable == model.WaivableByPlace
}

// Take makes a baseline of findings. Critical ones are taken only if the caller says so.
func Take(findings []Finding, made Made, critical bool) *Baseline {
	b := &Baseline{Made: made}
	for _, f := range findings {
		if mayEnter(f.Rule) && (critical || f.Rule.Severity < model.Critical) {
			b.Findings = append(b.Findings, Entry{Document: f.Document, Rule: f.Rule.ID, ID: f.Fingerprint, At: f.Name})
		}
	}
	return b
}
