package lint

import (
	"context"
	"slices"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/sbom/osv"
)

// documents are those of a run that could be read.
type documents struct {
	list     []*source.Document
	problems []model.Problem
	files    []source.File // all that were looked at

	// unknown are problems about named files that are no documents. A file that a document refers to, or that a manifest names, is known.
	unknown []model.Problem
}

func (l *Linter) discover(ctx context.Context, in Input) (*source.SearchResult, error) {
	return source.Discover(ctx, source.Search{
		Dir: l.opts.Dir, Root: in.Root, Args: l.arguments(in.Paths, in.Root), Stdin: in.Stdin, MaxSize: l.opts.MaxSize,
		Include: l.config.Include, Exclude: l.config.Exclude, Submodules: l.config.Submodules,
	})
}

// read opens the files that are documents, in parallel, and keeps their order.
func read(ctx, patience context.Context, tell func(done, total int), reader *source.Reader, files []source.File) (*documents, error) {
	type outcome struct {
		doc     *source.Document
		problem *model.Problem
	}
	results := gather(patience, len(files), tell, func(i int) (o outcome) {
		defer func() {
			if p := model.Defect(files[i].Path, recover()); p != nil {
				o = outcome{problem: p}
			}
		}()
		o.doc, o.problem = reader.Open(files[i])
		return o
	})
	all := &documents{}
	for i, o := range results {
		if o == nil {
			if ctx.Err() == nil { // else one problem of the run says so
				all.problems = append(all.problems, tooSlow(files[i].Path, patience))
			}
			continue
		}
		all.files = append(all.files, files[i])
		if o.doc != nil {
			all.list = append(all.list, o.doc)
		}
		switch {
		case o.problem == nil:
		case o.problem.ID == model.ProblemUnknownKind:
			all.unknown = append(all.unknown, *o.problem)
		default:
			all.problems = append(all.problems, *o.problem)
		}
	}
	for _, doc := range all.list {
		all.problems = append(all.problems, doc.NearMisses...)
	}
	return all, context.Cause(ctx)
}

// strangers returns the problems about named files that no document of the run has to do with.
func (d *documents) strangers(reader *source.Reader) []model.Problem {
	read := reader.Documents()
	return slices.DeleteFunc(slices.Clone(d.unknown), func(p model.Problem) bool { return read[p.Location.Path] != nil })
}

// entitySet are the entities of documents, with what else is known of these.
type entitySet struct {
	entities []model.Entity
	problems []model.Problem
	judged   map[model.DocumentKind]int
	paths    map[string]bool                     // of the documents that were lowered
	counts   map[string]map[model.EntityKind]int // of entities, by document
	boms     []*bom.BOM

	integrations []workspace.Integration // the manifests, with the documents that they name

	parts  map[string]*part // by the path of the document
	joined int              // the entities from here on come from the joining of documents
	// lowered is the number of problems that do not come from the joining, and unread whether manifests may be missing.
	lowered int
	unread  bool
}

// lowerer works out what the documents of a run state, and joins the manifests with the documents that they name.
type lowerer struct {
	*entitySet
	space *workspace.Workspace
	with  resources
}

func newLowerer(with resources) *lowerer {
	with.catalogs = &manifest.Catalogs{Reader: with.reader}
	return &lowerer{
		&entitySet{judged: map[model.DocumentKind]int{}, paths: map[string]bool{}, counts: map[string]map[model.EntityKind]int{}, parts: map[string]*part{}},
		&workspace.Workspace{Reader: with.reader}, with,
	}
}

// lower turns documents into parts with entities of the wanted kinds, in parallel. Those that known has a part for are not lowered
// again. The part of a document that there was no time for is nil.
func (w *lowerer) lower(ctx, patience context.Context, tell func(done, total int), documents []*source.Document) ([]*part, error) {
	parts := gather(patience, len(documents), tell, func(i int) (p part) {
		if same := w.with.known[documents[i].Path]; same != nil {
			return *same
		}
		defer func() {
			if defect := model.Defect(documents[i].Path, recover()); defect != nil {
				p = part{problems: []model.Problem{*defect}}
			}
		}()
		return kinds[documents[i].Kind].lower(documents[i], w.with)
	})
	for i, part := range parts {
		doc := documents[i]
		if part == nil {
			w.space.Unread = true
			if ctx.Err() == nil { // else one problem of the run says so
				w.problems = append(w.problems, tooSlow(doc.Path, patience))
			}
			continue
		}
		if part.judged == 0 && len(part.problems) == 0 { // a document of which nothing was judged must not pass
			part.problems = append(part.problems, *doc.Problem(model.ProblemInternal,
				"was recognised as a document of kind %s, and nothing of it was judged; please report it", doc.Kind.Label()))
		}
		for j := range part.entities {
			part.entities[j].Document = doc.Path
		}
		for j := range part.problems {
			part.problems[j].Document = doc.Path
		}
		w.space.Unread = w.space.Unread || doc.Kind == model.Manifest && len(part.problems) > 0
	}
	return parts, context.Cause(ctx)
}

// count notes that a document was judged, and the problems about it.
func (w *lowerer) count(doc *source.Document, p *part) {
	if p.judged > 0 {
		w.judged[doc.Kind] += p.judged
		w.paths[doc.Path] = true
	}
	counts := map[model.EntityKind]int{}
	for i := range p.entities {
		counts[p.entities[i].Kind]++
	}
	w.counts[doc.Path] = counts
	w.problems = append(w.problems, p.problems...)
}

// add keeps a document until all are lowered.
func (w *lowerer) add(doc *source.Document, p *part) {
	w.count(doc, p)
	w.parts[doc.Path] = p
	if p.join != nil {
		p.join(w.space)
	}
	w.entities = append(w.entities, p.entities...)
	w.boms = append(w.boms, p.boms...)
}

// join joins the manifests with the documents that they name.
func (w *lowerer) join() {
	w.space.Links = bom.FollowLinks(w.boms)
	w.with.addElsewhere(w.space)
	entities, problems := w.space.Join()
	w.joined, w.lowered, w.unread = len(w.entities), len(w.problems), w.space.Unread
	w.entities = append(w.entities, entities...)
	w.problems = append(w.problems, problems...)
	w.integrations = w.space.Integrations()
}

// lower lowers documents and joins them. unread says that there are others, which could not be read.
func lower(ctx, patience context.Context, tell func(done, total int), documents []*source.Document, unread bool, with resources) (*entitySet, error) {
	w := newLowerer(with)
	w.space.Unread = unread
	parts, err := w.lower(ctx, patience, tell, documents)
	if err != nil { // the run is over: no rule will judge them
		return &entitySet{problems: append(w.problems, problemsOf(parts)...)}, err
	}
	for i, part := range parts {
		if part != nil {
			w.add(documents[i], part)
		}
	}
	w.join()
	return w.entitySet, nil
}

// problemsOf are the problems about documents.
func problemsOf(parts []*part) []model.Problem {
	var all []model.Problem
	for _, p := range parts {
		if p != nil {
			all = append(all, p.problems...)
		}
	}
	return all
}

// advise looks the components of SBOMs up in a database of vulnerabilities, and applies VEX documents.
func (l *Linter) advise(ctx context.Context, reader *source.Reader, boms []*bom.BOM) (*entitySet, error) {
	advice := &entitySet{}
	var db *osv.Database
	var err error
	if l.opts.OSV != "" {
		if db, err = osv.Open(l.opts.OSV); err != nil {
			return advice, err
		}
		defer db.Close()
	}
	statements, problems, err := l.readVEX(ctx, reader)
	advice.problems = append(advice.problems, problems...)
	if err != nil {
		return advice, err
	}
	entities, problems, err := bom.Advise(ctx, boms, db, statements)
	advice.entities, advice.problems = entities, append(advice.problems, problems...)
	return advice, err
}

// readVEX reads the VEX files of the run.
func (l *Linter) readVEX(ctx context.Context, reader *source.Reader) (statements []*bom.VEX, problems []model.Problem, err error) {
	for _, search := range l.searchesForVEX() {
		found, err := source.Discover(ctx, search)
		if err != nil {
			return statements, problems, err
		}
		problems = append(problems, found.Problems...)
		for _, file := range found.Files {
			file.Named = false // a VEX file is not a document to judge: its kind is not reported as unknown
			doc, problem := reader.Open(file)
			if problem == nil && (doc == nil || doc.Kind != model.SBOM) {
				doc, problem = reader.OpenFragment(file)
			}
			if problem == nil {
				var vex *bom.VEX
				if vex, problem = bom.ReadVEX(doc); problem == nil {
					statements = append(statements, vex)
					continue
				}
			}
			problems = append(problems, *problem)
		}
	}
	return statements, problems, nil
}

// searchesForVEX are the searches for the VEX files of the configuration and of the options: those on disk, and those in the tree
// with the policy.
func (l *Linter) searchesForVEX() []source.Search {
	onDisk, inTree := source.Search{Dir: l.opts.Dir}, source.Search{Dir: l.opts.Dir, Root: l.opts.Policy}
	add := func(f source.File) {
		if f.Root == l.opts.Policy {
			inTree.Args = append(inTree.Args, f.Path)
		} else {
			onDisk.Args = append(onDisk.Args, f.Abs())
		}
	}
	for _, f := range l.config.VEX {
		add(f)
	}
	for _, name := range l.opts.VEX {
		if f, err := l.file(name); err == nil && f.Root == l.opts.Policy {
			add(f)
		} else {
			onDisk.Args = append(onDisk.Args, name)
		}
	}
	return slices.DeleteFunc([]source.Search{onDisk, inTree}, func(s source.Search) bool { return len(s.Args) == 0 })
}

// addElsewhere adds the manifests that another shard judges.
func (r resources) addElsewhere(space *workspace.Workspace) {
	space.Elsewhere = map[string]bool{}
	for _, file := range r.elsewhere {
		space.Elsewhere[file.doc.Path] = true
		space.AddManifests(file.doc, file.manifests)
	}
}
