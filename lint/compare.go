package lint

import (
	"cmp"
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// Base is what the documents of a run are compared with.
type Base struct {
	// Roots are the trees of its commits, and Revisions their ids. There are several if the head and its target have several merge
	// bases: then a finding is unchanged only if every one of them has it.
	Roots     []*source.Root
	Revisions []string
	// Words say how it was found, such as "merge base with main".
	Words string
	// All makes findings fail the gate that the base has, too.
	All bool
}

// compared are the kinds of entities that a comparison pairs.
var compared = []model.EntityKind{
	model.EntityContract, model.EntityServer, model.EntitySecurityScheme, model.EntityOperation, model.EntityResponse,
	model.EntitySBOM, model.EntityComponent, model.EntityVulnerability, model.EntityIntegration,
}

// side is what the documents of the head, or of a base, state, and what the rules find in them.
type side struct {
	number    int // 0 for the head, else that of the base, counted from 1
	reader    *source.Reader
	files     []source.File // all that were looked at
	documents []*source.Document
	facts     *entitySet
	entities  []model.Entity // those that were judged
	drafts    []*draft
	problems  []model.Problem

	entitiesOf map[string][]model.Entity // by document; made by of

	same map[string]bool // of a base: the documents that the head has, too, with everything that they refer to
}

// comparison says what became of the findings since the base, and has those of the rules over changes.
type comparison struct {
	report    *model.Base
	fixed     []*draft
	problems  []model.Problem
	documents []map[string]*source.Document // of each base
	revisions []string
}

// compare judges the bases by the rules of the run, and the differences between them and the head. It gives each finding of the head
// its state, and adds those about differences.
func (l *Linter) compare(ctx context.Context, run *run, in Input, rules *policy.Set, chosen *choices, head *side) (*comparison, error) {
	if in.Base == nil {
		return nil, nil
	}
	c := &comparison{
		report:    &model.Base{Revisions: in.Base.Revisions, Words: in.Base.Words, NewOnly: !in.Base.All},
		revisions: in.Base.Revisions,
	}
	found := slices.Clone(head.drafts)
	for _, d := range found {
		d.state = model.Unchanged
	}
	var changes [][]*draft
	for i, root := range in.Base.Roots {
		base, err := l.judgeBase(ctx, run, in, i+1, root, rules, head)
		if err != nil {
			return c, err
		}
		c.documents = append(c.documents, base.reader.Documents())
		c.problems = append(c.problems, base.problems...)
		pairs := pairDocuments(base, head)
		fixed := pairs.match(base.drafts, found)
		if i == 0 { // readers see one base; what it has differs little from the others
			c.report.Pairs, c.fixed = pairs.renamed(), fixed
		}
		entities := differences(base, head, pairs)
		judged, err := l.evaluate(ctx, in, rules, chosen, entities)
		c.problems = append(c.problems, judged.problems...)
		if err != nil {
			return c, err
		}
		drafts := place(chosen, entities, judged.findings)
		identify(head.reader.Documents(), drafts)
		changes = append(changes, drafts)
	}
	for _, d := range changes[0] { // what agrees with one base is already in the target
		if slices.IndexFunc(changes, func(other []*draft) bool {
			return !slices.ContainsFunc(other, func(o *draft) bool { return o.identity == d.identity })
		}) < 0 {
			d.state = model.New
			head.drafts = append(head.drafts, d)
		}
	}
	return c, nil
}

// judgeBase judges the documents of a base that the head has not, or has otherwise. Of the others it takes the findings of the head.
func (l *Linter) judgeBase(ctx context.Context, run *run, in Input, number int, root *source.Root, rules *policy.Set, head *side) (*side, error) {
	base := &side{number: number, reader: &source.Reader{MaxSize: l.opts.MaxSize}}
	found := &source.SearchResult{}
	args := l.baseArguments(in, root)
	if len(in.Paths) == 0 || len(args) > 0 {
		var err error
		if found, err = source.Discover(ctx, source.Search{
			Dir: l.opts.Dir, Root: root, Args: args, MaxSize: l.opts.MaxSize, Include: l.config.Include, Exclude: l.config.Exclude,
		}); err != nil {
			return base, err
		}
	}
	files, known := base.sortOut(found.Files, head)
	documents, err := read(ctx, run.documents, base.reader, files)
	if err != nil {
		return base, err
	}
	base.documents = append(documents.list, known...)
	slices.SortFunc(base.documents, func(a, b *source.Document) int { return cmp.Compare(a.Path, b.Path) })
	chosen := l.choose(rules, base.documents, true)
	with := resources{reader: base.reader, trusted: l.config.TrustedKeys, wanted: wanted(in, chosen.active), known: map[string]*part{}}
	for path := range base.same {
		with.known[path] = head.facts.parts[path]
	}
	if base.facts, err = lower(ctx, run.documents, base.documents, len(documents.problems) > 0, with); err != nil {
		return base, err
	}
	advice, err := l.advise(ctx, base.reader, base.facts.boms)
	if err != nil {
		return base, err
	}
	raw := rawEntities(documents.list, chosen)
	base.problems = slices.Concat(documents.problems, base.facts.problems)
	own := slices.Clone(base.facts.entities[base.facts.joined:])
	for _, e := range slices.Concat(base.facts.entities[:base.facts.joined], advice.entities) {
		if !base.same[e.Document] {
			own = append(own, e)
		}
	}
	own = relevant(rules, chosen.active, append(own, raw.entities...))
	judged, err := l.evaluate(ctx, in, rules, chosen, own)
	if err != nil {
		return base, err
	}
	base.problems = append(base.problems, judged.problems...)
	base.entities, base.drafts = own, place(chosen, own, judged.findings)
	identify(base.reader.Documents(), base.drafts)
	for _, d := range base.drafts {
		d.place.Base = number
	}
	for _, d := range head.drafts {
		if base.same[d.entity.Document] && !joins(d.entity.Kind) {
			base.drafts = append(base.drafts, d)
		}
	}
	return base, nil
}

// joins reports whether entities of a kind are made of several documents.
func joins(kind model.EntityKind) bool {
	return kind == model.EntityIntegration || kind == model.EntityWorkspace
}

// sortOut says which files of a base have to be read. Those that have the same content in the head are not: known are the documents
// among them. A contract that refers to other files is read anew if one of these differs.
func (s *side) sortOut(files []source.File, head *side) (differ []source.File, known []*source.Document) {
	documents, looked := map[string]*source.Document{}, map[string]source.File{}
	for _, doc := range head.documents {
		documents[doc.Path] = doc
	}
	for _, f := range head.files {
		looked[f.DisplayPath()] = f
	}
	s.same = map[string]bool{}
	for _, f := range files {
		other, exists := looked[f.DisplayPath()]
		doc := documents[f.DisplayPath()]
		switch {
		case !exists || !source.SameContent(f, other):
			differ = append(differ, f)
		case doc == nil: // it is no document there, or one that could not be read: the head has a problem about it
		case head.facts.parts[doc.Path] == nil || !sameReferences(f, head.facts.parts[doc.Path]):
			differ = append(differ, f)
		default:
			s.same[doc.Path] = true
			known = append(known, doc)
		}
	}
	return differ, known
}

// sameReferences reports whether the other files that a document of the head refers to are the same in the root of f.
func sameReferences(f source.File, p *part) bool {
	return p.contract == nil || !slices.ContainsFunc(p.contract.Files, func(other source.File) bool {
		return !source.SameContent(source.File{Root: f.Root, Path: other.Path}, other)
	})
}

// baseArguments are the paths of a run, as paths in the tree of a base. Those that the base does not have are left out.
func (l *Linter) baseArguments(in Input, root *source.Root) []string {
	if len(in.Paths) == 0 {
		return nil
	}
	args := []string{}
	for _, arg := range in.Paths {
		name := arg
		if in.Root == nil {
			if !filepath.IsAbs(name) {
				name = filepath.Join(l.absolute("."), name)
			}
			below, err := filepath.Rel(l.top(), name)
			if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) || arg == "-" {
				continue
			}
			name = filepath.ToSlash(below)
		}
		_, err := source.File{Root: root, Path: path.Clean(filepath.ToSlash(name))}.Stat()
		if err == nil || strings.ContainsAny(name, "*?[{") {
			args = append(args, name)
		}
	}
	return args
}
