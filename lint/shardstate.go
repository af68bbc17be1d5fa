package lint

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// shardState is what a run that judges a shard hands on to the merge: what it found, before it is decided what counts and what readers
// see as one. Lines are looked up and secrets are hidden already, since the merge does not read the documents again.
type shardState struct {
	Version, Policy, Tree, Date string // of all shards the same
	Number, Of                  int
	Manifests                   []string // the paths of all manifests that the shard knows
	Files                       []savedFile
	Read                        map[string]model.DocumentKind // all documents that were read, also for their parts
	Judged                      map[model.DocumentKind]int
	Lowered                     map[string]bool // the documents of which something was judged
	Entities                    map[string]map[model.EntityKind]int
	Waivers                     map[string]savedWaivers // the documents with waivers
	Unread                      bool                    // manifests may be missing
	Problems                    []savedProblem
	Drafts                      []savedDraft
	Places                      []savedPlace
}

// savedFile is a file of the shard, with what became of it.
type savedFile struct {
	Path      string
	Candidate *model.Candidate // nil if it is none, unless a document refers to it
}

// savedWaivers says how a document with waivers is read again.
type savedWaivers struct {
	Digest   string
	Fragment bool
}

// savedPlace is a place with its line.
type savedPlace struct {
	Place    model.Place
	Location model.Location
}

// savedProblem is a problem. Fingerprints[0] are those of the first, second … problem with the same key if nothing of the document was
// judged, Fingerprints[1] those if something was; both are empty if nobody can accept it. A key that is short and holds no secret is
// in Plain, so that any number of equal problems has fingerprints.
type savedProblem struct {
	Stage        int
	Problem      model.Problem
	Keys, Plain  [2]string
	Fingerprints [2][]string
}

// sameProblems is how many equal problems of a file are told apart in a merge.
const sameProblems = 16

// maxPlainKey is the largest length of a key in Plain.
const maxPlainKey = 1024

// savedDraft is a finding. Places are indexes in Places.
type savedDraft struct {
	Section     int    // which entities come first in a run
	Order       string // the path by which the entities of a section are sorted
	Unless      bool   // it holds only if no manifest is missing
	Rule        string
	Severity    model.Severity
	Advisory    bool
	Message     string
	Words       string
	At          []string
	Decision    bool
	Kind        model.EntityKind
	Document    string
	EntityName  string
	Version     string
	EntityPlace int
	Usages      []int
	UsageCount  int
	HasUsages   bool
	Place       int
	Name, Home  string
	Fingerprint string
	Definition  string
	Waived      model.Place
	Related     []savedRelated
	RelatedSum  int
}

type savedRelated struct {
	Place   int
	Message string
}

// shardEvidence is what a run knows before it decides.
type shardEvidence struct {
	in       Input
	own      *share
	judged   *judging
	rules    *policy.Set
	coverage model.Coverage
	problems []model.Problem // all of the run
	drafts   []*draft
}

// saveShard makes the state of a shard.
func (l *Linter) saveShard(e shardEvidence) (*model.Shard, error) {
	facts, reader := e.judged.lowered, e.judged.reader
	s := &shardState{
		Version: Version, Policy: l.policyDigest(e.rules), Tree: e.own.tree, Date: e.in.Today, Number: e.in.Shard.Number, Of: e.in.Shard.Of,
		Manifests: e.own.manifests, Judged: facts.judged, Lowered: facts.paths, Entities: facts.counts, Unread: facts.unread,
		Read: map[string]model.DocumentKind{}, Waivers: map[string]savedWaivers{},
	}
	documents := reader.Documents()
	owned := map[string]bool{}
	candidates := map[string]*model.Candidate{}
	for _, c := range e.coverage.Candidates {
		candidates[c.Path] = &c
	}
	for _, f := range e.own.files {
		owned[f.DisplayPath()] = true
		s.Files = append(s.Files, savedFile{f.DisplayPath(), candidates[f.DisplayPath()]})
	}
	elsewhere := map[string]bool{}
	for _, file := range e.own.elsewhere {
		elsewhere[file.doc.Path] = true
	}
	for path, doc := range documents {
		if elsewhere[path] {
			continue
		}
		s.Read[path] = doc.Kind
		if len(gate.Inline(doc)) > 0 {
			s.Waivers[path] = savedWaivers{doc.Digest(), doc.Kind == model.Unknown}
		}
	}
	l.saveProblems(s, e, documents)
	saver := draftSaver{state: s, documents: documents, places: map[string]int{}}
	for _, d := range e.drafts {
		if owner := ownerOf(d); owner == "" || owned[owner] {
			saver.save(d, owner)
		}
	}
	saver.locate()
	text, err := encodeShard(s)
	return &model.Shard{Number: s.Number, Of: s.Of, State: text}, err
}

// ownerOf is the path of the document whose shard reports a finding. What is found in the workspace belongs to the manifest or document
// that the rule names.
func ownerOf(d *draft) string {
	facts, ok := d.entity.Facts.(interface {
		PathOf(list string, index int) string
	})
	if d.entity.Kind != model.EntityWorkspace || !ok || len(d.found.At) < 2 {
		return d.document()
	}
	list, _ := d.found.At[0].(string)
	index, _ := d.found.At[1].(int)
	return cmp.Or(facts.PathOf(list, index), d.document())
}

// saveProblems saves the problems that belong to documents. A merge finds the others itself.
func (l *Linter) saveProblems(s *shardState, e shardEvidence, documents map[string]*source.Document) {
	unread := e.judged.reader.Unread()
	digests, facts := map[string]string{}, e.judged.lowered
	for stage, list := range [][]model.Problem{
		e.judged.documents.problems, facts.problems[:facts.lowered], facts.problems[facts.lowered:], e.judged.advice.problems, e.judged.raw.problems, e.judged.failures,
	} {
		for _, p := range list {
			saved := savedProblem{Stage: stage, Problem: p}
			saved.Problem.Cause = nil
			if doc := cmp.Or(documents[p.Location.Path], unread[p.Location.Path]); doc != nil {
				line := max(p.Location.Line, 1)
				if doc.Text() != nil && p.Location.LineHash == "" {
					saved.Problem.Location.LineHash = doc.LineHashes([]int{line})[line]
				}
				for i := range saved.Keys {
					key, ok := problemKey(&p, doc, digests, doc.Kind != model.Unknown && i == 0)
					if !ok {
						continue
					}
					saved.Keys[i] = digestOf(key)
					if len(key) <= maxPlainKey && doc.Mask(key) == key {
						saved.Plain[i] = key
						continue
					}
					for n := range sameProblems {
						saved.Fingerprints[i] = append(saved.Fingerprints[i], problemFingerprint(key, n))
					}
				}
			}
			s.Problems = append(s.Problems, saved)
		}
	}
	for _, p := range e.problems { // the run ended early
		if p.Location.Path == "" && (p.ID == model.ProblemIncomplete || p.ID == model.ProblemInternal) {
			p.Cause = nil
			s.Problems = append(s.Problems, savedProblem{Stage: 6, Problem: p})
		}
	}
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// draftSaver collects drafts and their places.
type draftSaver struct {
	state     *shardState
	documents map[string]*source.Document
	places    map[string]int
}

// place returns the index of a place.
func (s *draftSaver) place(p model.Place) int {
	key := placeKey(p)
	n, ok := s.places[key]
	if !ok {
		n = len(s.state.Places)
		s.places[key] = n
		s.state.Places = append(s.state.Places, savedPlace{Place: p})
	}
	return n
}

func (s *draftSaver) save(d *draft, owner string) {
	mask := func(text string) string { return text }
	if doc := s.documents[d.place.Path]; doc != nil {
		mask = doc.Mask
	}
	out := savedDraft{
		Rule: d.rule.ID, Severity: d.rule.Severity, Advisory: d.advisory, Message: mask(d.found.Message), Words: digestOf(d.found.Message),
		Decision: d.found.Decision != "", Kind: d.entity.Kind, Document: d.entity.Document, EntityName: mask(d.entity.Name), Version: d.entity.Version,
		EntityPlace: s.place(d.entity.Locate(nil)), Place: s.place(d.place), Name: d.name, Home: d.home, Fingerprint: d.fingerprint,
		Waived: d.waivedAt(), RelatedSum: len(d.related), Order: d.entity.Document,
	}
	switch d.entity.Kind {
	case model.EntityIntegration:
		out.Section = 1
	case model.EntityWorkspace:
		out.Section, out.Order, out.Unless = 2, owner, strings.HasPrefix(d.rule.ID, "workspace/")
	case model.EntityDocument:
		out.Section = 4
	}
	if d.definition != "" {
		out.Definition = digestOf(d.definition)
	}
	for _, part := range d.found.At {
		out.At = append(out.At, fmt.Sprint(part))
	}
	for _, r := range d.related[:min(len(d.related), maxRelated)] {
		out.Related = append(out.Related, savedRelated{s.place(r.place), mask(r.message)})
	}
	if d.entity.Usages != nil {
		usages := d.entity.Usages()
		out.HasUsages, out.UsageCount = true, len(usages)
		for _, at := range usages[:min(len(usages), maxRelated)] {
			out.Usages = append(out.Usages, s.place(at))
		}
	}
	s.state.Drafts = append(s.state.Drafts, out)
}

// locate looks up the lines of all places.
func (s *draftSaver) locate() {
	byFile := map[string][]int{}
	for i, p := range s.state.Places {
		byFile[p.Place.Path] = append(byFile[p.Place.Path], i)
	}
	for path, indexes := range byFile {
		var places []model.Place
		for _, i := range indexes {
			places = append(places, s.state.Places[i].Place)
		}
		doc := s.documents[path]
		locations := locatePlaces(doc, path, places)
		var lines []int
		for _, at := range locations {
			lines = append(lines, max(at.Line, 1))
		}
		hashes := map[int]string{}
		if doc != nil {
			hashes = doc.LineHashes(lines)
		}
		for n, i := range indexes {
			locations[n].LineHash = hashes[lines[n]]
			s.state.Places[i].Location = locations[n]
		}
	}
}

// encodeShard makes a text of a state that no reader takes for anything else.
func encodeShard(s *shardState) (string, error) {
	var b bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &b)
	packed := gzip.NewWriter(text)
	if err := errors.Join(json.NewEncoder(packed).Encode(s), packed.Close(), text.Close()); err != nil {
		return "", fmt.Errorf("shard: %w", err)
	}
	return b.String(), nil
}

// maxShardState is how many bytes the state of a shard may have when it is unpacked.
const maxShardState = 1 << 29

// decodeShard reads what encodeShard wrote. The text may come from anybody.
func decodeShard(text string) (*shardState, error) {
	packed, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil {
		return nil, fmt.Errorf("its shard cannot be read: %w", err)
	}
	limited := &io.LimitedReader{R: packed, N: maxShardState}
	s := &shardState{}
	if err := json.NewDecoder(limited).Decode(s); err != nil {
		if limited.N <= 0 {
			return nil, fmt.Errorf("its shard is longer than %d bytes", maxShardState)
		}
		return nil, fmt.Errorf("its shard cannot be read: %w", err)
	}
	return s, s.check()
}

// check refuses a state that no run has written, as far as reading it could fail.
func (s *shardState) check() error {
	within := func(indexes ...int) bool {
		return !slices.ContainsFunc(indexes, func(i int) bool { return i < 0 || i >= len(s.Places) })
	}
	for _, d := range s.Drafts {
		ok := within(d.Place, d.EntityPlace) && within(d.Usages...) && len(d.Usages) <= d.UsageCount && len(d.Related) <= d.RelatedSum &&
			d.RelatedSum <= maxCounted && d.UsageCount <= maxCounted
		for _, r := range d.Related {
			ok = ok && within(r.Place)
		}
		if !ok {
			return errors.New("its shard was not written by sealint")
		}
	}
	if _, err := ParseShard(fmt.Sprintf("%d/%d", s.Number, s.Of)); err != nil {
		return errors.New("its shard was not written by sealint")
	}
	for _, p := range s.Places {
		if p.Place.Base != 0 || p.Location.Revision != "" {
			return errors.New("its shard was not written by sealint")
		}
	}
	return nil
}

// maxCounted bounds how many related places a finding may claim to have.
const maxCounted = 1 << 20

// restore makes the draft again. rules are those of the merge.
func (d *savedDraft) restore(s *shardState, rules map[string]*model.Rule) (*draft, error) {
	rule := rules[d.Rule]
	if rule == nil {
		return nil, fmt.Errorf("shard %d/%d has a finding of the rule %s, which is not here", s.Number, s.Of, strconv.Quote(d.Rule))
	}
	own := *rule
	own.Severity = d.Severity
	home := s.Places[d.EntityPlace].Place
	entity := &model.Entity{
		Kind: d.Kind, Document: d.Document, Name: d.EntityName, Version: d.Version,
		Locate: func([]any) model.Place { return home }, NamePlace: func(model.Place, []any) string { return d.Name },
	}
	if d.HasUsages {
		usages := make([]model.Place, d.UsageCount)
		for i, n := range d.Usages {
			usages[i] = s.Places[n].Place
		}
		entity.Usages = func() []model.Place { return usages }
	}
	out := &draft{
		rule: &own, entity: entity, place: s.Places[d.Place].Place, name: d.Name, home: d.Home, fingerprint: d.Fingerprint, definition: d.Definition,
		advisory: d.Advisory, words: d.Words, waived: &d.Waived, related: make([]relatedPlace, d.RelatedSum),
		found: &policy.Finding{Rule: d.Rule, Message: d.Message},
	}
	if d.Decision {
		out.found.Decision = d.Definition
	}
	for _, part := range d.At {
		out.found.At = append(out.found.At, part)
	}
	for i, r := range d.Related {
		out.related[i] = relatedPlace{s.Places[r.Place].Place, r.Message}
	}
	return out, nil
}

// sortedDrafts puts the drafts of shards into the order of one run.
func sortedDrafts(states []*shardState) (list []savedDraft, of []*shardState) {
	type item struct {
		savedDraft
		state *shardState
	}
	var items []item
	for _, s := range states {
		for _, d := range s.Drafts {
			items = append(items, item{d, s})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		rule := 0
		if a.Section == 2 && b.Section == 2 { // one entity, which the rules judge one after the other
			rule = cmp.Compare(a.Rule, b.Rule)
		}
		return cmp.Or(cmp.Compare(a.Section, b.Section), rule, cmp.Compare(a.Order, b.Order))
	})
	for _, i := range items {
		list, of = append(list, i.savedDraft), append(of, i.state)
	}
	return list, of
}

// unread reports whether manifests may be missing in one of the shards.
func unread(states []*shardState) bool {
	return slices.ContainsFunc(states, func(s *shardState) bool { return s.Unread })
}

// union puts maps of shards together.
func union[K comparable, V any](states []*shardState, of func(*shardState) map[K]V) map[K]V {
	all := map[K]V{}
	for _, s := range states {
		maps.Copy(all, of(s))
	}
	return all
}
