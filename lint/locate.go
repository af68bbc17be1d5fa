package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// maxRelated bounds the related locations of one finding.
const maxRelated = 10

// draft is a finding before its positions are resolved to lines.
type draft struct {
	rule   *model.Rule
	entity *model.Entity
	found  *policy.Finding
	place  model.Place
	// name is the name of the place, home that of the place of the entity. The fingerprint identifies the finding in other runs.
	name, home, fingerprint string
	// definition identifies the definition, the document, or the decision in a document, of which the rule reports one finding
	// only; empty where it reports each.
	definition string
	related    []relatedPlace
	unshown    int       // usages that are not in related
	more       int       // further findings of the rule in the same definition or about the same decision
	also       []string  // the names of other operations defined by the same path item
	folded     []*draft  // the findings that are shown with this one
	identity   *identity // without the order among equal ones; nil after detach
	state      model.State
	advisory   bool          // only another organisation can mend what was found
	words      string        // tells one message from another, if the secrets in the message are hidden already
	newUsers   []model.Place // for a finding that has grown
	waived     *model.Place  // what waivedAt returns, if a shard has found it out
}

// document is the path of the document that a finding belongs to. The entity of the whole run has none: what it finds belongs to
// the document in which the place is.
func (d *draft) document() string { return cmp.Or(d.entity.Document, d.place.Path) }

type relatedPlace struct {
	place   model.Place
	message string
}

// lookup is where lines are looked up.
type lookup struct {
	documents map[string]*source.Document   // of the head, the configuration and the baseline
	bases     []map[string]*source.Document // of each base
	revisions []string                      // of each base
	saved     map[string]model.Location     // lines that shards have looked up, by placeKey
}

// in returns the documents of the head (0) or of a base, counted from 1.
func (l lookup) in(base int) map[string]*source.Document {
	if base == 0 {
		return l.documents
	}
	return l.bases[base-1]
}

// locate gives findings their lines. Each step takes the findings of the one before it: some are folded into one for readers (a
// requirement that operations inherit is one finding, at its definition, with the operations as related locations), and the rest
// gets lines, words and an order.
func (l lookup) locate(drafts []*draft) []model.Finding {
	drafts = foldDefinitions(drafts)
	drafts = foldPlaces(drafts)
	drafts = foldPathItems(drafts)
	addUsages(drafts)
	lines := l.resolve(drafts)
	findings := l.write(drafts, lines)
	sortFindings(findings)
	return findings
}

// place finds the place of each finding.
func place(by *choices, entities []model.Entity, found [][]policy.Finding) []*draft {
	var drafts []*draft
	for i := range entities {
		e := &entities[i]
		rules := by.choice(e.Document).Rules
		for n := range found[i] {
			f := &found[i][n] // equal facts share it
			d := &draft{rule: rules[f.Rule], entity: e, found: f, place: e.Locate(f.At)}
			switch {
			case f.Decision != "":
				d.definition = strings.Join([]string{f.Rule, e.Document, "decision", f.Decision}, "\x00")
			case d.rule.Per != "" && e.Definition != nil:
				definition := e.Definition()
				if d.rule.Per == model.PerDocument {
					definition.Pointer = nil
				}
				d.definition = strings.Join([]string{f.Rule, definition.Path, fmt.Sprint(definition.Document), source.EncodePointer(definition.Pointer)}, "\x00")
			}
			for _, ref := range f.Related {
				d.related = append(d.related, relatedPlace{e.Locate(ref.Path), ref.Message})
			}
			if d.isFilled() {
				d.related = append(d.related, relatedPlace{e.Locate([]any{"metadata", "from"}), "the manifest leaves the field out and takes it from the other file"})
			}
			drafts = append(drafts, d)
		}
	}
	return drafts
}

// isFilled reports whether the finding is about a field that a manifest takes from a catalog file, in which the place is.
func (d *draft) isFilled() bool {
	e, path := d.entity, d.found.At
	if e.Kind != model.EntityIntegration && e.Kind != model.EntityChangeIntegration || len(path) == 0 || path[0] != "metadata" && path[0] != "spec" {
		return false
	}
	return d.place.Base == 0 && (d.place.Path != e.Document || d.place.Document != e.Locate(nil).Document)
}

// placeKey tells one place from another.
func placeKey(p model.Place) string {
	return fmt.Sprint(p.Base, "\x00", p.Path, "\x00", p.Document, "\x00", p.Key, "\x00", p.Span, "\x00", source.EncodePointer(p.Pointer))
}

// waivedAt is the place by which an inline waiver hides the finding. A catalog file holds no waivers: the manifest does.
func (d *draft) waivedAt() model.Place {
	if d.waived != nil {
		return *d.waived
	}
	if !d.isFilled() {
		return d.place
	}
	return model.Place{Path: d.entity.Document, Document: d.entity.Locate(nil).Document}.Below(d.found.At)
}

// foldDefinitions makes the findings of a rule in one definition, or about one decision, one, where the rule asks for that. The
// others become related places of the first.
func foldDefinitions(drafts []*draft) []*draft {
	type group struct {
		definition string
		state      model.State // what is new must not vanish in what is not
	}
	firsts := map[group]*draft{}
	return slices.DeleteFunc(drafts, func(d *draft) bool {
		first := firsts[group{d.definition, d.state}]
		switch {
		case d.definition == "":
			return false
		case first == nil:
			firsts[group{d.definition, d.state}] = d
			return false
		}
		first.fold(d)
		if !samePlace(first.place, d.place) {
			first.more++
			first.related = append(first.related, relatedPlace{d.place, d.found.Message})
		}
		return true
	})
}

// fold shows a finding with this one.
func (d *draft) fold(other *draft) {
	d.folded = append(append(d.folded, other), other.folded...)
	other.folded = nil
}

// foldPlaces makes equal findings at one place one: several entities share what stands there. The entities become related
// places of the first.
func foldPlaces(drafts []*draft) []*draft {
	firsts := map[string]*draft{}
	return slices.DeleteFunc(drafts, func(d *draft) bool {
		key := strings.Join([]string{string(d.state), d.found.Rule, cmp.Or(d.words, d.found.Message), d.place.Path, fmt.Sprint(d.place.Document), source.EncodePointer(d.place.Pointer)}, "\x00")
		first := firsts[key]
		if first == nil {
			firsts[key] = d
			return false
		}
		first.fold(d)
		first.related = append(first.related, relatedPlace{d.entity.Locate(nil), "also here"})
		return true
	})
}

// foldPathItems makes the findings about an operation one that several paths share by referring to one path item. The
// names of the others go into the message of the first.
func foldPathItems(drafts []*draft) []*draft {
	firsts := map[string]*draft{}
	named := map[[2]string]bool{} // the place of a finding, and the name of an operation that its message tells
	return slices.DeleteFunc(drafts, func(d *draft) bool {
		if d.entity.Kind != model.EntityOperation {
			return false
		}
		key := strings.Join([]string{string(d.state), d.found.Rule, d.place.Path, source.EncodePointer(d.place.Pointer)}, "\x00")
		first := firsts[key]
		switch {
		case first == nil:
			firsts[key] = d
			return false
		case first.entity.Name == d.entity.Name:
			return false
		}
		first.fold(d)
		if !named[[2]string{key, d.entity.Name}] {
			named[[2]string{key, d.entity.Name}] = true
			first.also = append(first.also, d.entity.Name)
		}
		return true
	})
}

// addUsages adds the places that refer to the entity of a finding. The usages of a security scheme belong to the scheme,
// so findings about a scope do not list them.
func addUsages(drafts []*draft) {
	for _, d := range drafts {
		if d.entity.Usages == nil || d.entity.Kind == model.EntitySecurityScheme && slices.Contains(d.found.At, any("scopes")) {
			continue
		}
		usages := d.entity.Usages()
		if len(d.newUsers) > 0 {
			usages = slices.Concat(d.newUsers, slices.DeleteFunc(slices.Clone(usages), func(at model.Place) bool {
				return slices.ContainsFunc(d.newUsers, func(other model.Place) bool { return samePlace(at, other) })
			}))
		}
		for _, usage := range usages[:min(len(usages), maxRelated)] {
			d.related = append(d.related, relatedPlace{usage, "used here"})
		}
		d.unshown = max(0, len(usages)-maxRelated)
	}
}

// write makes the findings of the drafts and their lines: the first line of each is its own, the others are those of its
// related places.
func (l lookup) write(drafts []*draft, lines [][]model.Location) []model.Finding {
	findings := make([]model.Finding, 0, len(drafts))
	for i, d := range drafts {
		mask := func(text string) string { return text }
		if doc := l.in(d.place.Base)[lines[i][0].Path]; doc != nil {
			mask = doc.Mask
		}
		f := model.Finding{
			Rule: d.found.Rule, Severity: d.rule.Severity, Message: mask(d.message()), Entity: d.entity.Kind,
			Name: cmp.Or(mask(d.entity.Name), lines[i][0].Pointer), Document: d.document(), Part: d.place.Document,
			Place: d.name, Fingerprint: d.fingerprint, State: d.state, Advisory: d.advisory,
			Location: lines[i][0], MoreRelated: max(0, len(d.related)+d.unshown-maxRelated),
		}
		for _, part := range d.found.At {
			f.At = append(f.At, fmt.Sprint(part))
		}
		for _, other := range d.folded {
			f.Folded = append(f.Folded, model.Folded{Document: other.document(), Place: other.name, Fingerprint: other.fingerprint})
		}
		seen := map[model.Location]bool{f.Location: true}
		for j, location := range lines[i][1:] {
			if !seen[location] {
				seen[location] = true
				f.Related = append(f.Related, model.Related{Message: mask(d.related[j].message), Location: location})
			}
		}
		findings = append(findings, f)
	}
	return findings
}

// message is the rule's message, with what was folded into it.
func (d *draft) message() string {
	text := d.found.Message
	switch {
	case d.more == 0:
	case d.found.Decision != "":
		text += fmt.Sprintf(" (and at %d more place(s))", d.more)
	default:
		text += fmt.Sprintf(" (and %d more in the same %s)", d.more, d.rule.Per)
	}
	if len(d.newUsers) > 0 {
		var names []string
		for _, at := range d.newUsers[:min(len(d.newUsers), maxRelated)] {
			user, _, _ := strings.Cut(d.entity.NamePlace(at, nil), " > ")
			names = append(names, strings.TrimPrefix(user, "op "))
		}
		text += " (new here: " + strings.Join(names, ", ")
		if n := len(d.newUsers) - maxRelated; n > 0 {
			text += fmt.Sprintf(" and %d more", n)
		}
		text += ")"
	}
	if len(d.also) > 0 {
		text += " (the same holds for " + strings.Join(d.also[:min(len(d.also), maxRelated)], ", ")
		if n := len(d.also) - maxRelated; n > 0 {
			text += fmt.Sprintf(" and %d more", n)
		}
		text += ")"
	}
	return text
}

// sortFindings sorts by location, rule and message.
func sortFindings(findings []model.Finding) {
	slices.SortStableFunc(findings, func(a, b model.Finding) int {
		return cmp.Or(compareLocations(a.Location, b.Location, a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
	})
}

func samePlace(a, b model.Place) bool {
	return a.Base == b.Base && a.Path == b.Path && a.Document == b.Document && slices.Equal(a.Pointer, b.Pointer)
}

// resolve finds the lines of all places, in one pass over each document: for each draft its own, then those of its first
// related places.
func (l lookup) resolve(drafts []*draft) [][]model.Location {
	type slot struct{ draft, index int }
	type file struct {
		base int
		path string
	}
	places := map[file][]model.Place{}
	slots := map[file][]slot{}
	lines := make([][]model.Location, len(drafts))
	add := func(draft, index int, p model.Place) {
		if l.saved != nil {
			if at, ok := l.saved[placeKey(p)]; ok {
				lines[draft][index] = at
				return
			}
		}
		in := file{p.Base, p.Path}
		places[in] = append(places[in], p)
		slots[in] = append(slots[in], slot{draft, index})
	}
	for i, d := range drafts {
		related := d.related[:min(len(d.related), maxRelated)]
		lines[i] = make([]model.Location, 1+len(related))
		add(i, 0, d.place)
		for j, r := range related {
			add(i, j+1, r.place)
		}
	}
	for in := range places {
		revision := ""
		if in.base > 0 {
			revision = l.revisions[in.base-1]
		}
		locations := locatePlaces(l.in(in.base)[in.path], in.path, places[in])
		for n, s := range slots[in] {
			lines[s.draft][s.index] = locations[n]
			lines[s.draft][s.index].Revision = revision
		}
		if doc := l.in(in.base)[in.path]; doc != nil {
			doc.Release()
		}
	}
	return lines
}

// locatePlaces finds the lines of places in one document. Where there is no document, they are the file as a whole.
func locatePlaces(doc *source.Document, path string, places []model.Place) []model.Location {
	if doc == nil {
		return slices.Repeat([]model.Location{{Path: path}}, len(places))
	}
	return kinds[doc.Kind].locate(doc, places)
}

// HashLines fills in Location.LineHash of findings and problems, in one pass over the text of each document. Only SARIF shows it. A
// problem about a whole document is shown at its first line. Lines of a base have no hash: a reader looks for them in the files of
// the head.
func (r *Result) HashLines() {
	report, documents := r.Report, r.decided.documents
	places := map[string][]*model.Location{}
	add := func(at *model.Location) {
		if doc := documents[at.Path]; at.Revision == "" && doc != nil && doc.Text() != nil { // a merge has documents without their text
			places[at.Path] = append(places[at.Path], at)
		}
	}
	for _, findings := range [][]model.Finding{report.Findings, report.Accepted} {
		for i := range findings {
			add(&findings[i].Location)
		}
	}
	for _, problems := range [][]model.Problem{report.Problems, report.Tolerated} {
		for i := range problems {
			add(&problems[i].Location)
		}
	}
	for path, list := range places {
		var numbers []int
		for _, at := range list {
			numbers = append(numbers, max(at.Line, 1))
		}
		hashes := documents[path].LineHashes(numbers)
		for _, at := range list {
			at.LineHash = hashes[max(at.Line, 1)]
		}
		documents[path].Release()
	}
}

func compareLocations(a, b model.Location, textA, textB string) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	if a.Column != b.Column {
		return a.Column - b.Column
	}
	return strings.Compare(textA, textB)
}
