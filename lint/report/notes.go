package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// note is a finding or a problem for the formats whose readers know three levels and show one result after the other: workflow
// commands, JUnit, Code Quality, checkstyle and rdjson.
type note struct {
	level    level
	id       string // of the rule, or the kind of the problem
	severity string // "not judged" for a problem
	message  string
	fix      string
	page     string // address of the rule's page, not sanitized; "" if there is none
	location model.Location
	document string // the path of the document that was judged; "" if there is none
	place    string // as in model.Finding; "" for a problem
	// key identifies the finding or problem, together with document.
	key        string
	related    []model.Related
	more       int // related places that are not in related
	problem    bool
	acceptance *model.Acceptance // nil if the finding or problem counts
}

// level says how loudly a reader shows a note.
type level int

// The levels. What fails the gate or could not be judged is an error, and nothing else: an error beside a gate that passes
// would contradict it.
const (
	levelError   level = iota
	levelWarning       // severity medium and above
	levelNotice
)

// notFile stands for the path of a note that is about no file of the head, where a format demands one.
const notFile = "sealint"

// notes returns the problems of the report and then findings: first those that fail the gate, then the most severe.
func (v view) notes(findings []model.Finding) []note {
	rules := map[string]model.Rule{}
	for _, rule := range v.Rules {
		rules[rule.ID] = rule
	}
	var list []note
	for _, p := range v.Problems {
		list = append(list, problemNote(p))
	}
	for _, f := range slices.SortedStableFunc(slices.Values(findings), func(a, b model.Finding) int {
		fails := func(f model.Finding) int {
			if v.Fails(f) {
				return 0
			}
			return 1
		}
		return cmp.Or(fails(a)-fails(b), rank(a)-rank(b), cmp.Compare(b.Severity, a.Severity))
	}) {
		list = append(list, findingNote(f, v.Fails(f), rules[f.Rule]))
	}
	return list
}

func problemNote(p model.Problem) note {
	return note{
		level: levelError, id: p.ID, severity: "not judged", message: firstText(p.Message, model.ProblemTitles[p.ID], p.ID), location: p.Location, problem: true, acceptance: p.Acceptance,
		document: cmp.Or(p.Document, p.Location.Path), key: strings.Join([]string{p.ID, p.Rule, cmp.Or(p.Fingerprint, p.Location.Pointer+"\x1f"+p.Message)}, "\x1f"),
	}
}

// findingNote returns the note for a finding. rule is empty if the report does not have it.
func findingNote(f model.Finding, fails bool, rule model.Rule) note {
	n := note{
		level: levelNotice, id: f.Rule, severity: f.Severity.String(), message: firstText(f.Message, rule.Title, f.Rule), fix: rule.Fix, page: rule.Page(),
		location: f.Location, document: cmp.Or(f.Document, f.Location.Path), place: f.Place, key: f.Fingerprint,
		related: f.Related, more: f.MoreRelated, acceptance: f.Acceptance,
	}
	switch {
	case fails:
		n.level = levelError
	case f.Severity >= model.Medium:
		n.level = levelWarning
	}
	return n
}

// firstText returns the first text that is not only white space, because readers refuse results without a message.
func firstText(texts ...string) string {
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return "no message"
}

// inHead reports whether the note is about a place in a file of the head. Readers would look for the line of a place in the base
// in the file of the head.
func (n note) inHead() bool { return n.location.Path != "" && n.location.Revision == "" }

// file returns the path that readers link, and the line in it: 0 if the note is about the file as a whole.
func (n note) file() (path string, line int) {
	if n.inHead() {
		return n.location.Path, n.location.Line
	}
	return cmp.Or(n.document, notFile), 0
}

// lastLine returns the last line in which the region of the note has text; 0 if the note has no line.
func (n note) lastLine() int {
	l := n.location
	if l.EndLine > l.Line && l.EndColumn == 1 { // the region ends with a line break
		return l.EndLine - 1
	}
	return max(l.EndLine, l.Line)
}

// details are the related places of the note, and how to mend it: sanitized texts of one line each.
func (n note) details() []string {
	var list []string
	if n.location.Revision != "" {
		list = append(list, "at "+position(n.location))
	}
	for _, r := range n.related {
		list = append(list, fmt.Sprintf("see %s: %s", position(r.Location), oneLine(r.Message)))
	}
	if n.more > 0 {
		list = append(list, fmt.Sprintf("and %d more places", n.more))
	}
	if n.fix != "" {
		list = append(list, "fix: "+oneLine(n.fix))
	}
	return list
}

// sentences are the message and the details of the note in one line.
func (n note) sentences() string {
	var b strings.Builder
	b.WriteString(sentence(n.message))
	for _, detail := range n.details() {
		b.WriteString(" " + strings.ToUpper(detail[:1]) + sentence(detail[1:]))
	}
	return b.String()
}

// forReviewers are the findings that those see who decide about a change: without what the base has, too, where that does not
// count, but with every waiver that the change adds.
func (v view) forReviewers() []model.Finding {
	list := slices.Clone(v.withoutUnchanged())
	for _, f := range v.Findings {
		if f.Rule == waiverAdded && f.Severity < v.MinSeverity {
			list = append(list, f)
		}
	}
	return list
}

// unshown says how many findings are not among those for reviewers, and why; it is empty if none are missing.
func (v view) unshown() string {
	return (&textWriter{view: v, report: v.Report}).unshown(len(v.forReviewers()))
}

// decision says why the gate decided as it did, as the last line of the text report does behind the verdict.
func (v view) decision() string {
	r := v.Report
	failing := v.failing()
	words := failing
	if r.Verdict == model.Incomplete {
		var why []string
		unwritten := 0
		for _, p := range r.Problems {
			if p.ID == model.ProblemOutput {
				unwritten++
			}
		}
		if n := len(r.Problems) - unwritten; n > 0 {
			why = append(why, plural(n, "thing", "things")+" could not be judged")
		}
		if unwritten > 0 {
			why = append(why, plural(unwritten, "report", "reports")+" could not be written")
		}
		if slices.ContainsFunc(r.Findings, r.Fails) {
			why = append(why, failing)
		}
		words = strings.Join(why, ", and ")
	}
	if accepted := acceptedWords(r); accepted != "" {
		words += "; " + accepted
	}
	if s := r.Shard; s != nil {
		words = fmt.Sprintf("shard %d/%d only, not the whole repository: %s", s.Number, s.Of, words)
	}
	return words
}
