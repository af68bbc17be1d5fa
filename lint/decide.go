package lint

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// evidence is what a run judged and could not judge, as far as the gate has to know it.
type evidence struct {
	in        Input
	rules     *policy.Set
	chosen    *choices
	documents map[string]*source.Document
	unread    map[string]*source.Document // those that were not understood
	paths     map[string]bool             // of the documents that were lowered
	problems  []model.Problem
	compared  *comparison
	// identified says that the problems have their fingerprints.
	identified bool
}

// decision says which findings and problems count. The others somebody has accepted.
type decision struct {
	counted   []*draft
	accepted  map[*model.Acceptance][]*draft
	problems  []model.Problem
	tolerated []model.Problem
	seen      int // the number of problems of the run that problems and tolerated share
	// documents are those of the run, the configuration and the baseline.
	documents map[string]*source.Document
	drafts    []*draft       // of the run, those about waivers and the baseline left out
	single    []gate.Finding // what the gate sees of the drafts
	waivers   []WaiverState
	waived    []*model.Waiver // by index of single; nil for those that no waiver hides
	baseline  *gate.Comparison

	acceptances map[*model.Waiver]*model.Acceptance
}

// WaiverState is a waiver with the facts about it.
type WaiverState struct {
	model.Waiver
	*gate.WaiverFacts
}

// decide applies the waivers and the baseline to what the rules found, and lets the rules of group gate judge these themselves.
func (l *Linter) decide(ctx context.Context, e evidence, drafts []*draft) (*decision, error) {
	d := &decision{
		drafts: drafts, accepted: map[*model.Acceptance][]*draft{}, documents: maps.Clone(e.documents), acceptances: map[*model.Waiver]*model.Acceptance{},
	}
	now := cmp.Or(e.compared.next, l) // lines are those of the files of the head
	for _, doc := range append(slices.Clone(now.config.Documents), now.baselineDoc) {
		if doc != nil {
			d.documents[doc.Path] = doc
		}
	}
	for _, f := range drafts {
		d.single = append(d.single, gate.Finding{
			Rule: f.rule, Document: f.document(), Fingerprint: f.fingerprint, Name: f.name, Home: f.home, Version: f.entity.Version, At: f.waivedAt(),
		})
	}
	waivers := l.waivers(e)
	if !e.identified {
		identifyProblems(e)
	}
	scope := l.waiverScope(e)
	by, facts := gate.Waive(waivers, d.single, scope, l.config.WaiverSettings, e.in.Today)
	d.baseline = &gate.Comparison{}
	if l.baseline != nil {
		d.baseline = l.baseline.Compare(d.single, l.baselineScope(e))
	}
	d.waived = by
	d.share(drafts, by, d.baseline.Known)
	d.shareProblems(e.problems, gate.Accept(e.problems, waivers, facts, l.baseline, scope, e.in.Today), l.baseline)
	for i := range waivers {
		d.waivers = append(d.waivers, WaiverState{waivers[i], facts[i]})
	}
	return d, l.judgeGate(ctx, e, d)
}

// share puts each finding where it belongs. Findings that one waiver hides are shown together, as are those in the baseline.
func (d *decision) share(drafts []*draft, by []*model.Waiver, known map[int]bool) {
	inBaseline := &model.Acceptance{Form: model.AcceptedByBaseline}
	for i, f := range drafts {
		switch w := by[i]; {
		case w != nil:
			a := d.acceptance(w)
			d.accepted[a] = append(d.accepted[a], f)
		case known[i]:
			d.accepted[inBaseline] = append(d.accepted[inBaseline], f)
		default:
			d.counted = append(d.counted, f)
		}
	}
}

// acceptance is what a waiver says, with its line.
func (d *decision) acceptance(w *model.Waiver) *model.Acceptance {
	a := d.acceptances[w]
	if a == nil {
		a = gate.Acceptance(w)
		a.Location = locatePlaces(d.documents[w.Place.Path], w.Place.Path, []model.Place{w.Place})[0]
		d.acceptances[w] = a
	}
	return a
}

func (d *decision) shareProblems(problems []model.Problem, accepted map[int]*model.Waiver, baseline *gate.Baseline) {
	d.seen = len(problems)
	for i, p := range problems {
		switch w, ok := accepted[i]; {
		case !ok:
			d.problems = append(d.problems, p)
		case w != nil:
			p.Acceptance = d.acceptance(w)
			d.tolerated = append(d.tolerated, p)
		default:
			p.Acceptance = baseline.Problems.Acceptance()
			d.tolerated = append(d.tolerated, p)
		}
	}
}

// locateAccepted gives lines to the accepted findings. Those that one decision accepts are shown together.
func (d *decision) locateAccepted(lines lookup) []model.Finding {
	var list []model.Finding
	for acceptance, drafts := range d.accepted {
		findings := lines.locate(drafts)
		for i := range findings {
			findings[i].Acceptance = acceptance
		}
		list = append(list, findings...)
	}
	sortFindings(list)
	return list
}

// judgeGate lets the rules of group gate judge the waivers and the baseline.
func (l *Linter) judgeGate(ctx context.Context, e evidence, d *decision) error {
	var entities []model.Entity
	for i := range d.waivers {
		w := &d.waivers[i]
		entities = append(entities, settingEntity(model.EntityWaiver, waiverName(&w.Waiver), w.WaiverFacts, w.Place))
	}
	if d.baseline.Facts != nil {
		entities = append(entities, settingEntity(model.EntityBaseline, "baseline", d.baseline.Facts, model.Place{Path: l.baseline.Path}))
	}
	entities = append(entities, e.compared.policy...)
	if len(entities) == 0 {
		return nil
	}
	found, err := l.evaluate(ctx, e.in, e.rules, e.chosen, entities, nil)
	d.problems = append(d.problems, found.problems...)
	own := place(e.chosen, entities, found.findings)
	identify(d.documents, own)
	for _, f := range own {
		if e.in.compares() {
			f.state = model.New
		}
	}
	d.counted = append(d.counted, own...)
	return err
}

// settingEntity makes an entity of a waiver or of the baseline. Paths of findings are those in its file.
func settingEntity(kind model.EntityKind, name string, facts any, at model.Place) model.Entity {
	return model.Entity{
		Kind: kind, Document: at.Path, Name: name, Facts: facts,
		Locate:    func(path []any) model.Place { return at.Below(path) },
		NamePlace: func(_ model.Place, path []any) string { return model.NameFacts(name, nil, path) },
	}
}

// waiverName names a waiver by what it hides.
func waiverName(w *model.Waiver) string {
	words := []string{"waiver"}
	for _, word := range append(slices.Clone(w.Rules), w.Problem, w.Fingerprint, w.Document, w.At.Operation, w.At.Server, w.At.Scheme, w.At.Schema,
		w.At.Property, w.At.Parameter, w.At.Component, w.At.Vers, w.At.Vulnerability, w.At.Integration, w.At.Field) {
		if word != "" {
			words = append(words, model.EscapeName(word, " >"))
		}
	}
	if w.Within != nil {
		words = append(words, model.EscapeName(source.EncodePointer(w.Within.Pointer), " >"))
	}
	return strings.Join(words, " ")
}

// waiverScope says what the run judged: rules, and documents without a problem that counts.
func (l *Linter) waiverScope(e evidence) gate.Scope {
	s := gate.Scope{Rules: rulesByID(e.rules.Rules), Active: l.evaluated(e)}
	s.Judged = func(documents string, accepted map[int]*model.Waiver) bool {
		whole := len(e.in.Paths) == 0 && e.in.Shard == nil
		if e.documents[documents] != nil && !e.paths[documents] { // a part of other documents
			documents = "**"
		}
		for i, p := range e.problems {
			if _, ok := accepted[i]; !ok && (p.Location.Path == "" || gate.MeansDocument(documents, p.Location.Path) ||
				gate.MeansDocument(documents, p.Document)) {
				return false
			}
		}
		return whole || e.paths[documents]
	}
	return s
}

// evaluated are the ids of the rules that could find everything in this run that they find in others. Without a database of
// vulnerabilities, rules about these cannot.
func (l *Linter) evaluated(e evidence) map[string]bool {
	active := map[string]bool{}
	for _, r := range e.chosen.active {
		active[r.ID] = r.Entity != model.EntityVulnerability || l.opts.OSV != ""
	}
	return active
}

func rulesByID(rules []model.Rule) map[string]*model.Rule {
	byID := map[string]*model.Rule{}
	for i := range rules {
		byID[rules[i].ID] = &rules[i]
	}
	return byID
}

func (l *Linter) baselineScope(e evidence) gate.BaselineScope {
	incomplete := map[string]bool{}
	for _, p := range e.problems {
		incomplete[p.Location.Path] = true
		if p.Document != "" {
			incomplete[p.Document] = true
		}
	}
	active := l.evaluated(e)
	return gate.BaselineScope{
		Made: l.made(e.in), MaxAge: l.config.BaselineMaxAge, Soon: l.config.WaiverSettings.Soon, Rules: rulesByID(e.rules.Rules),
		Judged: func(document, rule string) bool {
			return e.paths[document] && active[rule] && !incomplete[document] && !incomplete[""]
		},
		Gone: func(document string) bool { return e.documents[document] == nil && l.isGone(e, document) },
	}
}

// made describes a baseline that this run would make.
func (l *Linter) made(in Input) gate.Made {
	return gate.Made{Tool: Version, On: in.Today, Profile: l.profile}
}

// isGone reports whether there is no file with a path below the root of the run, which may be another repository than the one around
// the working directory.
func (l *Linter) isGone(e evidence, document string) bool {
	missing := func(file source.File) bool {
		_, err := file.Stat()
		return errors.Is(err, fs.ErrNotExist)
	}
	if e.in.Root != nil {
		return missing(source.File{Root: e.in.Root, Path: document})
	}
	seen := map[*source.Root]bool{}
	for _, doc := range e.documents {
		if root := doc.File.Root; root.OnDisk() && !seen[root] {
			seen[root] = true
			name := strings.TrimPrefix(document, strings.TrimSuffix(doc.Path, doc.File.Path))
			if !missing(source.File{Root: root, Path: name}) {
				return false
			}
		}
	}
	at, err := source.FileAt(filepath.Join(l.top(), filepath.FromSlash(document)))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return missing(at)
}

// identifyProblems gives the problems their fingerprints: those that are about the content of a document, or a part of it. The
// fingerprint is made of that content, so that what stands there later is judged.
func identifyProblems(e evidence) {
	seen := map[string]int{}
	digests := map[string]string{} // by path: a document may have thousands of problems
	for i := range e.problems {
		p := &e.problems[i]
		doc := cmp.Or(e.documents[p.Location.Path], e.unread[p.Location.Path])
		if doc == nil {
			continue
		}
		key, ok := problemKey(p, doc, digests, doc.Kind != model.Unknown && !e.paths[doc.Path])
		if !ok {
			continue
		}
		n := seen[p.Location.Path+separator+key]
		seen[p.Location.Path+separator+key]++
		p.Fingerprint = problemFingerprint(key, n)
	}
}

// problemKey is what makes a problem of a document the same problem in another run; ok is false if nobody can accept it. unjudged says
// that nothing of the document was judged. Digests of documents are kept in digests.
func problemKey(p *model.Problem, doc *source.Document, digests map[string]string, unjudged bool) (key string, ok bool) {
	if !doc.IsComplete() || gate.Longest(&model.Problem{ID: p.ID, Fingerprint: "any"}) == 0 || p.Final {
		return "", false
	}
	defer doc.Release()
	if digests[p.Location.Path] == "" {
		digests[p.Location.Path] = doc.Digest()
	}
	content := digests[p.Location.Path]
	// A document of which nothing was judged is accepted as it is. And of several YAML documents in a file, a location does not
	// tell which one it is in.
	if p.Location.Pointer != "" && len(doc.Nodes()) == 1 && !unjudged {
		text, err := json.Marshal(doc.Nodes()[0].Lookup(source.DecodePointer(p.Location.Pointer)).Value())
		if err != nil {
			return "", false
		}
		content = string(text)
	}
	if p.ID == model.ProblemInternal {
		content += Version
	}
	return strings.Join([]string{"problem", p.ID, p.Location.Pointer, content}, separator), true
}

// problemFingerprint is the fingerprint of the nth problem with a key in a file, counted from 0.
func problemFingerprint(key string, n int) string {
	sum := sha256.Sum256([]byte(key + separator + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:10])
}
