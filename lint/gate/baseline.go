package gate

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

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
// whole is not used in part. The settings say who may accept problems.
func ReadBaseline(doc *source.Document, settings Settings) (*Baseline, error) {
	b := &Baseline{Path: doc.Path}
	r := &baselineReader{doc: doc}
	if len(doc.Nodes()) == 0 {
		return nil, doc.Problem(model.ProblemSyntax, "is empty; remove it, and sealint baseline writes it anew")
	}
	root := doc.Nodes()[0]
	// The version comes first: what another version of the format holds, nobody here knows.
	if !root.IsMap() {
		r.fail(nil, "is no object with version, made and findings")
	} else if version := r.text(root, nil, "version"); r.err == nil && version != baselineVersion {
		r.fail([]string{"version"}, "has version %s; this sealint reads version %s", strconv.Quote(version), baselineVersion)
	}
	r.object(root, nil, "version", "made", "findings", "problems")
	b.Made = r.made(root.Get("made"), []string{"made"})
	b.Findings = r.entries(root.Get("findings"), []string{"findings"})
	if problems := root.Get("problems"); problems.Exists() {
		b.Problems = r.problems(problems, []string{"problems"}, settings)
	}
	if r.err != nil {
		return nil, r.err
	}
	return b, nil
}

func (r *baselineReader) made(n source.Node, at []string) Made {
	r.object(n, at, "tool", "on", "profile")
	made := Made{r.text(n, at, "tool"), r.text(n, at, "on"), model.Profile(r.text(n, at, "profile"))}
	if !isDay(made.On) {
		r.fail(below(at, "on"), "has no day like 2026-01-31 here")
	}
	if !slices.Contains(model.Profiles, made.Profile) {
		r.fail(below(at, "profile"), "has an unknown profile %s", strconv.Quote(string(made.Profile)))
	}
	return made
}

func (r *baselineReader) problems(n source.Node, at []string, settings Settings) AcceptedProblems {
	r.object(n, at, "owner", "reason", "created", "expires", "accepted")
	p := AcceptedProblems{
		r.text(n, at, "owner"), r.text(n, at, "reason"), r.text(n, at, "created"), r.text(n, at, "expires"),
		r.entries(n.Get("accepted"), below(at, "accepted")),
	}
	if r.err == nil {
		if member, mistake := p.Check(settings); mistake != "" {
			r.fail(below(at, member), "%s", mistake)
		}
	}
	return p
}

// Check returns the first mistake in what is said about accepted problems, and the member that has it. It is empty if there is none.
func (p *AcceptedProblems) Check(settings Settings) (member, mistake string) {
	days := between(p.Created, p.Expires)
	switch {
	case !isDay(p.Created):
		return "created", "created is no day like 2026-01-31"
	case !isDay(p.Expires):
		return "expires", "expires is no day like 2026-01-31"
	case days <= 0:
		return "expires", fmt.Sprintf("expires has to be later than %s", p.Created)
	case days > maxProblemLife:
		return "expires", fmt.Sprintf("problems are accepted for at most %d days, and this is for %d", maxProblemLife, days)
	case len(settings.Owners) > 0 && !slices.Contains(settings.Owners, p.Owner):
		return "owner", "owner is none of those who may accept something here (owners in waiver-settings)"
	case p.Owner == "":
		return "owner", "owner is missing: who has accepted this"
	case len([]rune(strings.TrimSpace(p.Reason))) < minReason:
		return "reason", fmt.Sprintf("reason needs at least %d characters to say why this is acceptable", minReason)
	}
	return "", ""
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
			r.fail(below(at, key), "has an unknown key %s", strconv.Quote(key))
		}
	}
}

func (r *baselineReader) text(n source.Node, at []string, key string) string {
	text, ok := n.Get(key).Text()
	if !ok || text == "" {
		r.fail(below(at, key), "has no text for %s", key)
	}
	return text
}

// below makes a pointer longer. It shares no memory with the pointer.
func below(at []string, keys ...string) []string { return append(slices.Clone(at), keys...) }

var fingerprint = regexp.MustCompile(`^[0-9a-f]{20}$`)

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
			r.fail(below(at, document), "has no object of rules here")
		}
		for rule, items := range rules.Pairs() {
			if !items.IsList() {
				r.fail(below(at, document, rule), "has no list of entries here")
			}
			for i, item := range items.Items() {
				pointer := below(at, document, rule, strconv.Itoa(i))
				r.object(item, pointer, "id", "at")
				e := Entry{Document: document, Rule: rule, ID: r.text(item, pointer, "id")}
				if !fingerprint.MatchString(e.ID) {
					r.fail(below(pointer, "id"), "has no fingerprint of 20 hexadecimal digits here")
				}
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
	slices.SortFunc(entries, compareEntries)
	var last Entry
	for i, e := range entries {
		if i == 0 || e.Document != last.Document {
			fmt.Fprintf(out, "%s%s\n", indent, key(indent, e.Document))
			last = Entry{}
		}
		if e.Rule != last.Rule {
			fmt.Fprintf(out, "%s  %s\n", indent, key(indent+"  ", e.Rule))
		}
		fmt.Fprintf(out, "%s    - {id: %s, at: %s}\n", indent, quote(e.ID), quote(e.At))
		last = e
	}
}

func compareEntries(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
}

// ruleID is a text that YAML reads as this text without quotes.
var ruleID = regexp.MustCompile(`^[a-z][a-z0-9_-]*/[a-z0-9_-]+$`)

// maxSimpleKey is the largest length that YAML allows for a key without a question mark, in characters.
const maxSimpleKey = 1024

// key writes a key of YAML with its colon. indent is what stands before it.
func key(indent, text string) string {
	if ruleID.MatchString(text) {
		return text + ":"
	}
	quoted := quote(text)
	if len(quoted) >= maxSimpleKey {
		return "? " + quoted + "\n" + indent + ":"
	}
	return quoted + ":"
}

// quote writes a text between double quotes as YAML and JSON read it. What has no shape, or would end a line, is escaped.
func quote(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case strconv.IsPrint(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// BaselineFacts are the facts about a baseline, for the rules of group gate.
type BaselineFacts struct {
	AgeDays   int              `json:"age_days" doc:"Days since it was made."`
	MaxAge    int              `json:"max_age" doc:"Age in days from which the configuration calls a baseline old."`
	Stale     int              `json:"stale" doc:"Number of entries about findings that do not exist any more. Only documents and rules that the run judged count."`
	Misplaced []MisplacedFacts `json:"misplaced" doc:"Entries whose place is not the one of the finding with their id: somebody edited them."`
	Refused   []RefusedFacts   `json:"refused" doc:"Entries of rules whose findings no baseline may hold: somebody wrote them."`
	Profile   string           `json:"profile" doc:"Profile with which it was made."`
	Tool      string           `json:"tool" doc:"Version of sealint with which it was made."`
	Differs   bool             `json:"differs" doc:"true if the run has another profile or another version of sealint."`
	Moved     []MovedFacts     `json:"moved" doc:"Documents that have another path now, with the path that the baseline has."`
	Problems  int              `json:"problems" doc:"Number of problems that it accepts."`
	Expires   string           `json:"expires" doc:"Last day on which it accepts them, like 2026-01-31; empty if there are none."`
	DaysLeft  int              `json:"days_left" doc:"Days from today to that day; negative if it is over, 0 if there is none."`
	Soon      bool             `json:"soon" doc:"true if it accepts problems today, and not longer than the number of days that the configuration calls soon for waivers."`
}

// MisplacedFacts is an entry of a baseline with another place than its finding.
type MisplacedFacts struct {
	At   []string `json:"at" doc:"Where in the baseline: keys and indices."`
	Says string   `json:"says" doc:"The place that the entry states."`
	Is   string   `json:"is" doc:"The place of the finding."`
}

// RefusedFacts is an entry of a rule whose findings no baseline may hold.
type RefusedFacts struct {
	At   []string `json:"at" doc:"Where in the baseline: keys and indices."`
	Rule string   `json:"rule" doc:"Id of the rule."`
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
	// Soon is the number of days before the end within which accepted problems are told to expire soon.
	Soon int
	// Rules are all rules by id.
	Rules map[string]*model.Rule
	// Judged says whether a run judged the findings of a rule in a document; Gone, whether a document exists no more.
	Judged func(document, rule string) bool
	Gone   func(document string) bool
}

// Comparison is a baseline compared with the findings of a run.
type Comparison struct {
	// Known are the findings that are in the baseline, by their index.
	Known map[int]bool
	Facts *BaselineFacts
	// Left are the entries without those about findings that do not exist any more. Documents that moved have their new paths.
	Left []Entry
}

// Compare compares a baseline with the findings of a run.
func (b *Baseline) Compare(findings []Finding, scope BaselineScope) *Comparison {
	c := &Comparison{Known: map[int]bool{}, Facts: &BaselineFacts{
		AgeDays: between(b.Made.On, scope.Made.On), MaxAge: scope.MaxAge, Profile: string(b.Made.Profile), Tool: b.Made.Tool,
		Differs:   b.Made.Profile != scope.Made.Profile || b.Made.Tool != scope.Made.Tool,
		Misplaced: []MisplacedFacts{}, Refused: []RefusedFacts{}, Moved: []MovedFacts{},
	}}
	b.Problems.describe(c.Facts, scope)
	at := map[[3]string]int{}                // by document, rule and fingerprint
	fresh := map[string]map[[2]string]bool{} // the rules and fingerprints of each document
	for i, f := range findings {
		at[[3]string{f.Document, f.Rule.ID, f.Fingerprint}] = i
		if fresh[f.Document] == nil {
			fresh[f.Document] = map[[2]string]bool{}
		}
		fresh[f.Document][[2]string{f.Rule.ID, f.Fingerprint}] = true
	}
	moved := b.moved(fresh, scope.Gone)
	for _, from := range slices.Sorted(maps.Keys(moved)) {
		c.Facts.Moved = append(c.Facts.Moved, MovedFacts{from, moved[from]})
	}
	for _, e := range b.Findings {
		e.Document = cmp.Or(moved[e.Document], e.Document)
		rule := scope.Rules[e.Rule]
		i, found := at[[3]string{e.Document, e.Rule, e.ID}]
		switch {
		case rule != nil && !mayEnter(rule):
			c.Facts.Refused = append(c.Facts.Refused, RefusedFacts{e.pointer, e.Rule})
		case found && findings[i].Name != e.At:
			c.Facts.Misplaced = append(c.Facts.Misplaced, MisplacedFacts{e.pointer, e.At, findings[i].Name})
		case found:
			c.Known[i] = true
		case rule == nil || scope.Judged(e.Document, e.Rule) || scope.Gone(e.Document):
			c.Facts.Stale++
			continue
		}
		c.Left = append(c.Left, e)
	}
	return c
}

// describe says until when problems are accepted.
func (p *AcceptedProblems) describe(f *BaselineFacts, scope BaselineScope) {
	if f.Problems = len(p.Entries); f.Problems == 0 {
		return
	}
	today := scope.Made.On
	f.Expires, f.DaysLeft = p.Expires, between(today, p.Expires)
	f.Soon = p.holds(today) && f.DaysLeft <= scope.Soon
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
	return rule.Group() != "gate" && rule.Group() != "change" && (rule.Waivable == "" || rule.Waivable == model.WaivableByPlace)
}

// Taken sorts findings for a baseline: those that it may hold, the critical ones, which it holds only if somebody says so, and
// those that it must never hold.
func Taken(findings []Finding) (entries, critical, never []Entry) {
	for _, f := range findings {
		e := Entry{Document: f.Document, Rule: f.Rule.ID, ID: f.Fingerprint, At: f.Name}
		switch {
		case !mayEnter(f.Rule):
			never = append(never, e)
		case f.Rule.Severity >= model.Critical:
			critical = append(critical, e)
		default:
			entries = append(entries, e)
		}
	}
	return entries, critical, never
}
