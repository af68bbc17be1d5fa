package lint

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/sealint/sealint/lint/change"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// documentPairs says which document of the head each document of a base has become.
type documentPairs struct {
	after  map[string]string // by path in the base
	reason map[string]string // for documents under another path
}

// pairDocuments pairs the documents of a base with those of the head: by path and kind, then by what they describe. A document that
// is not alike enough is paired with none.
func pairDocuments(before, head *side) *documentPairs {
	p := &documentPairs{map[string]string{}, map[string]string{}}
	left := map[string]*source.Document{}
	for _, doc := range head.documents {
		left[doc.Path] = doc
	}
	var moved []*source.Document
	for _, doc := range before.documents {
		if other := left[doc.Path]; other != nil && other.Kind == doc.Kind {
			p.after[doc.Path] = doc.Path
			delete(left, doc.Path)
		} else {
			moved = append(moved, doc)
		}
	}
	moved = p.pairEqual(moved, left)
	sketches := map[string]change.Sketch{}
	for path := range left {
		sketches[path] = head.of(path).Sketch()
	}
	type candidate struct {
		before, after string
		likeness      float64
		reason        string
	}
	var candidates []candidate
	for _, doc := range moved {
		sketch := before.of(doc.Path).Sketch()
		for _, path := range slices.Sorted(maps.Keys(left)) {
			if left[path].Kind != doc.Kind {
				continue
			}
			if likeness, reason := sketch.Alike(sketches[path]); likeness > 0 {
				candidates = append(candidates, candidate{doc.Path, path, likeness, reason})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), strings.Compare(a.before, b.before), strings.Compare(a.after, b.after))
	})
	for _, c := range candidates {
		if left[c.after] == nil || p.after[c.before] != "" {
			continue
		}
		p.after[c.before], p.reason[c.before] = c.after, c.reason
		delete(left, c.after)
	}
	return p
}

// pairEqual pairs documents of the same content, and returns the others. left are the documents of the head that have no partner.
func (p *documentPairs) pairEqual(moved []*source.Document, left map[string]*source.Document) (others []*source.Document) {
	byContent := map[string][]string{}
	if len(moved) > 0 {
		for _, path := range slices.Sorted(maps.Keys(left)) {
			byContent[left[path].Digest()] = append(byContent[left[path].Digest()], path)
		}
	}
	for _, doc := range moved {
		if same := byContent[doc.Digest()]; len(same) > 0 {
			byContent[doc.Digest()] = same[1:]
			p.after[doc.Path], p.reason[doc.Path] = same[0], "the same content"
			delete(left, same[0])
		} else {
			others = append(others, doc)
		}
	}
	return others
}

// renamed lists the documents that have another path in the head.
func (p *documentPairs) renamed() []model.DocumentPair {
	var list []model.DocumentPair
	for _, before := range slices.Sorted(maps.Keys(p.reason)) {
		list = append(list, model.DocumentPair{Before: before, After: p.after[before], Reason: p.reason[before]})
	}
	return list
}

// match finds out which findings of the head a base has, too, by document and identity: of b equal ones in the base and h in the
// head, the smaller number is unchanged, or has grown. The others of the head are new, those of the base fixed, unless they are the same
// under another name.
func (p *documentPairs) match(before, after []*draft, renamed func() change.Renamed) (fixed []*draft) {
	renamed = sync.OnceValue(renamed)
	waiting := map[identity][]*draft{}
	for _, d := range before {
		id := p.now(*d.identity)
		waiting[id] = append(waiting[id], d)
	}
	var found []*draft // without one of the base
	for _, d := range after {
		same := waiting[*d.identity]
		if len(same) == 0 {
			found = append(found, d)
			continue
		}
		waiting[*d.identity] = same[1:]
		p.resemble(same[0], d, renamed)
	}
	left := map[*draft]bool{}
	for _, list := range waiting {
		for _, d := range list {
			left[d] = true
		}
	}
	for _, d := range before { // in their order
		if left[d] {
			fixed = append(fixed, d)
		}
	}
	if len(found) > 0 {
		found, fixed = p.matchRenamed(before, after, found, fixed, renamed)
	}
	for _, d := range found {
		d.state, d.newUsers = model.New, nil
	}
	for _, d := range fixed {
		d.state = model.Fixed
	}
	return fixed
}

// now is the identity of a finding of the base in the document of the head.
func (p *documentPairs) now(id identity) identity {
	if path, paired := p.after[id.document]; paired {
		id.document = path
	}
	return id
}

// resemble notes that a base has the finding, too.
func (p *documentPairs) resemble(before, d *draft, renamed func() change.Renamed) {
	if d.state == model.New { // another base does not have it
		return
	}
	for _, at := range p.newUsers(before, d, renamed) { // each base may lack others
		d.state = model.Grown
		if !slices.ContainsFunc(d.newUsers, func(known model.Place) bool { return samePlace(at, known) }) {
			d.newUsers = append(d.newUsers, at)
		}
	}
}

// newUsers are the places in the head that use what a finding is about, and that the base does not have. They are known by their
// names. Only rules whose findings stand for their users ask for them.
func (p *documentPairs) newUsers(before, after *draft, renamed func() change.Renamed) []model.Place {
	if before == after || !after.rule.Grows || after.entity.Usages == nil {
		return nil
	}
	known := map[string]int{}
	if before.entity.Usages != nil {
		for _, at := range before.entity.Usages() {
			known[before.entity.NamePlace(at, nil)]++
		}
	}
	var list []model.Place
	for _, at := range after.entity.Usages() {
		if name := after.entity.NamePlace(at, nil); known[name] > 0 {
			known[name]--
		} else {
			list = append(list, at)
		}
	}
	if len(list) == 0 {
		return nil
	}
	now := map[string]int{} // the others of the base by the names that they have in the head
	for name, n := range known {
		for _, r := range p.rename(change.Named{Document: before.document(), Name: name}, renamed()) {
			now[r.Name] += n
		}
	}
	return slices.DeleteFunc(list, func(at model.Place) bool {
		name := after.entity.NamePlace(at, nil)
		now[name]--
		return now[name] >= 0
	})
}

// differences finds out what differs between a base and the head. Documents that the head has, and does not judge, are not among what is
// gone: rules of group gate tell them.
func differences(before, head *side, pairs *documentPairs, root *source.Root) *change.Differences {
	var versions []change.Versions
	var gone change.Gone
	arrivals := arrivalsOf(before, head, pairs)
	known := map[string]bool{}
	for _, doc := range before.documents {
		known[pairs.after[doc.Path]] = true
		path := pairs.after[doc.Path]
		if before.same[doc.Path] && path == doc.Path || doc.Kind == model.Manifest {
			continue
		}
		if path != "" {
			versions = append(versions, change.Versions{Before: before.of(doc.Path), After: head.of(path)})
			continue
		}
		if doc.Kind == model.Contract {
			versions = append(versions, change.Versions{Before: before.of(doc.Path)})
		}
		if now, _ := head.remains(root, doc); now == "" {
			if contract := arrivals.Gone(before.of(doc.Path)); contract != nil {
				gone.Contracts = append(gone.Contracts, *contract)
			}
			gone.SBOMs = append(gone.SBOMs, before.entitiesIn(doc.Path, model.EntitySBOM)...)
		}
	}
	for _, doc := range head.documents {
		if doc.Kind == model.Contract && !known[doc.Path] {
			versions = append(versions, change.Versions{After: head.of(doc.Path)})
		}
	}
	was, is := before.integrations(), head.integrations()
	found := change.Documents(versions)
	found.AddIntegrations(was, is)
	for _, e := range change.GoneIntegrations(was, is) {
		if doc := before.document(e.Document); doc == nil || pairs.after[e.Document] != "" {
			if !head.unread(pairs.after[e.Document]) {
				gone.Integrations = append(gone.Integrations, e)
			}
		} else if now, _ := head.remains(root, doc); now == "" {
			gone.Integrations = append(gone.Integrations, e)
		}
	}
	found.Entities = append(found.Entities, change.Workspace(gone)...)
	return found
}

// uncomparedProblems are the problems about what was not compared. Nobody can accept one: after the merge, the two
// versions are no longer compared.
func uncomparedProblems(list []change.Uncompared, documents map[string]*source.Document) []model.Problem {
	var problems []model.Problem
	for _, u := range list {
		p := model.Problem{ID: model.ProblemUnsupported, Message: u.Message, Location: model.Location{Path: u.At.Path}, Final: true}
		if doc := documents[u.At.Path]; doc != nil {
			p.Message = doc.Mask(p.Message)
			if u.At.Pointer != nil {
				p.Location = doc.Locate([]model.Place{u.At})[0]
			}
		}
		problems = append(problems, p)
	}
	return problems
}

// arrivalsOf are the operations that have come into contracts of the head.
func arrivalsOf(before, head *side, pairs *documentPairs) change.Arrivals {
	was := map[string]string{}
	for path, after := range pairs.after {
		was[after] = path
	}
	arrivals := change.Arrivals{}
	for _, doc := range head.documents {
		if doc.Kind == model.Contract {
			arrivals.Add(before.of(was[doc.Path]), head.of(doc.Path))
		}
	}
	return arrivals
}

// unread reports whether a document, or one of several in its file, could not be lowered: what it lacks may be there. A problem says so.
func (s *side) unread(path string) bool {
	part := s.facts.parts[path]
	return part == nil || len(part.problems) > 0
}

// entitiesIn are the entities of a kind in a document.
func (s *side) entitiesIn(path string, kind model.EntityKind) []model.Entity {
	return slices.DeleteFunc(slices.Clone(s.of(path).Entities), func(e model.Entity) bool { return e.Kind != kind })
}

// integrations are the integrations of all documents.
func (s *side) integrations() []model.Entity {
	var list []model.Entity
	for _, doc := range s.documents {
		if doc.Kind == model.Manifest {
			list = append(list, s.entitiesIn(doc.Path, model.EntityIntegration)...)
		}
	}
	return list
}

// document is the document at a path; nil if there is none.
func (s *side) document(path string) *source.Document {
	i := slices.IndexFunc(s.documents, func(d *source.Document) bool { return d.Path == path })
	if i < 0 {
		return nil
	}
	return s.documents[i]
}

// of is a document of the side, as package change compares it.
func (s *side) of(path string) change.Side {
	if s.entitiesOf == nil {
		s.entitiesOf = map[string][]model.Entity{}
		for _, e := range slices.Concat(s.facts.entities, s.advised) {
			if locate := e.Locate; s.number > 0 {
				e.Locate = func(path []any) model.Place { return change.Side{Number: s.number}.In(locate(path)) }
			}
			s.entitiesOf[e.Document] = append(s.entitiesOf[e.Document], e)
		}
	}
	side := change.Side{Path: path, Number: s.number, Entities: s.entitiesOf[path]}
	if part := s.facts.parts[path]; part != nil {
		side.Contract = part.contract
		if len(part.boms) == 1 {
			side.BOM = part.boms[0]
		}
	}
	return side
}
