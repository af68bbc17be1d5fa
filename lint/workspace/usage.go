package workspace

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/proof"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
)

// usagePlaces are the places in proofs to which the facts of an integration refer.
type usagePlaces struct{ proofs, unlisted, undefined []model.Place }

// readProof is a file that was read as a proof. problem says why it could not be.
type readProof struct {
	*proof.Proof
	problem *model.Problem
}

// usage compares the calls of the proofs of one manifest with a contract.
type usage struct {
	w        *Workspace
	m        locatedManifest
	api      *contractIndex
	contract source.File
	facts    *manifest.UsageFacts
	places   *usagePlaces
	problems []model.Problem
	files    map[source.File]bool // that are among the proofs
	proofs   []*proof.Proof
	named    []bool

	unread   bool // some proof could not be read
	steps    int
	counts   map[int]int  // calls by operation, of calls that mean one operation
	possible map[int]bool // operations that some call may mean
	first    map[int]calledAt
}

// calledAt is the first call of an operation.
type calledAt struct {
	proof int
	at    model.Place
}

// maxCompared bounds how many segments of paths are compared for one manifest.
const maxCompared = 20_000_000

// maxProblems is how many calls of one manifest that are not understood are told; the run is incomplete after the first.
const maxProblems = 200

// joinUsage compares a manifest with the proofs that it names and those beside it, and writes the result to facts.Usage.
func (w *Workspace) joinUsage(m locatedManifest, api *contractIndex, contract source.File) (*usagePlaces, []model.Problem) {
	u := &usage{
		w: w, m: m, api: api, contract: plainFile(contract), places: &usagePlaces{}, files: map[source.File]bool{}, steps: maxCompared,
		counts: map[int]int{}, possible: map[int]bool{}, first: map[int]calledAt{},
		facts: &manifest.UsageFacts{
			Proofs: []manifest.ProofFacts{}, Called: []string{}, Unlisted: []manifest.UnlistedCallFacts{}, Uncalled: []manifest.UncalledFacts{}, Undefined: []manifest.UndefinedCallFacts{},
		},
	}
	u.readNamed()
	u.readFound()
	if len(u.proofs) == 0 {
		return nil, u.problems
	}
	for i, p := range u.proofs {
		u.facts.Proofs = append(u.facts.Proofs, manifest.ProofFacts{Path: p.Doc.Path, Kind: string(p.Kind), Named: u.named[i], Calls: u.compare(i, p)})
		u.places.proofs = append(u.places.proofs, model.Place{Path: p.Doc.Path})
		u.checkWorkflows(p)
		u.unread = u.unread || len(p.Problems) > 0
		for _, problem := range p.Problems {
			u.tell(problem)
		}
	}
	speaks := slices.ContainsFunc(u.facts.Proofs, func(p manifest.ProofFacts) bool { return p.Named || p.Kind == string(proof.Pact) })
	u.facts.Complete = speaks && !u.unread && !m.Facts.Misstates("spec", "contract", "usage")
	u.conclude()
	m.Facts.Usage = u.facts
	return u.places, u.problems
}

// readNamed reads the proofs that contract.usage names.
func (u *usage) readNamed() {
	for i, relative := range u.m.Facts.Spec.Contract.Usage {
		if relative == "" {
			continue // an item that violates the schema is blank
		}
		fail := func(format string, args ...any) {
			p := u.m.doc.Problem(model.ProblemReference, format, args...)
			p.Location = u.m.doc.Locate([]model.Place{u.m.Target("spec", "contract", "usage", i)})[0]
			u.unread = true
			u.tell(*p)
		}
		if strings.Contains(relative, "://") {
			fail("proof %q is a URL; sealint reads files below the root, nothing from the network", relative)
			continue
		}
		file, ok := u.m.doc.File.Join(relative)
		if !ok {
			fail("proof %q leads outside the root", relative)
			continue
		}
		file = file.Resolve()
		read := u.w.readProof(file)
		if read.problem != nil {
			fail("proof %q could not be judged: %s", relative, read.problem.Message)
			continue
		}
		u.add(file, read.Proof, true)
		if read.Kind == proof.Arazzo && len(u.sources(read.Proof)) == 0 {
			fail("proof %q could not be judged: none of its source descriptions is the contract", relative)
		}
	}
}

// tell adds a problem, unless the join of another manifest had the same.
func (u *usage) tell(problem model.Problem) {
	key := problem.ID + " " + problem.Error()
	if !u.w.told[key] {
		if u.w.told == nil {
			u.w.told = map[string]bool{}
		}
		u.w.told[key] = true
		u.problems = append(u.problems, problem)
	}
}

// add adds a proof, unless it is there already.
func (u *usage) add(file source.File, p *proof.Proof, named bool) {
	if !u.files[file] {
		u.files[file] = true
		u.proofs, u.named = append(u.proofs, p), append(u.named, named)
	}
}

// readProof reads a file as a proof, once for all manifests.
func (w *Workspace) readProof(file source.File) readProof {
	if read, ok := w.proofs[file]; ok {
		return read
	}
	var read readProof
	doc, problem := w.Reader.OpenFragment(file)
	if problem == nil {
		read.Proof, problem = proof.Read(doc)
	}
	read.problem = problem
	if w.proofs == nil {
		w.proofs = map[source.File]readProof{}
	}
	w.proofs[file] = read
	return read
}

// sources returns the source descriptions of an Arazzo description that are the contract: those whose URL leads to its file. A named
// description with a single API may name that API by a URL of the network.
func (u *usage) sources(p *proof.Proof) map[int]bool {
	is := map[int]bool{}
	apis := 0
	for i, s := range p.Sources {
		if s.Kind != "openapi" {
			continue
		}
		apis++
		if file, ok := p.Doc.File.Join(s.URL); ok && file.Resolve() == u.contract {
			is[i] = true
		}
	}
	for i, s := range p.Sources {
		if apis == 1 && s.Kind == "openapi" && strings.Contains(s.URL, "://") {
			is[i] = true
		}
	}
	return is
}

// compare compares the calls of a proof with the contract. It returns how many there are.
func (u *usage) compare(index int, p *proof.Proof) (calls int) {
	sources := u.sources(p)
	seen := map[string]bool{}
	for _, call := range p.Calls {
		if p.Kind == proof.Arazzo && !u.isOfContract(p, call, sources) {
			continue
		}
		operations, ok := u.operations(call)
		if !ok {
			problem := p.Doc.Problem(model.ProblemUnsupported, "this call was not compared with the contract: its path is too long")
			if u.steps < 0 {
				problem.Message = "this call and those after it were not compared with the contract: too many of its paths are alike"
			}
			problem.Location = p.Doc.Locate([]model.Place{call.At})[0]
			u.unread = true
			u.tell(*problem)
			if u.steps < 0 || len(u.problems) > maxProblems {
				return calls
			}
			continue
		}
		calls++
		for _, i := range operations {
			u.possible[i] = true
		}
		switch name := callName(call); {
		case len(operations) == 1:
			i := operations[0]
			if u.counts[i]++; u.counts[i] == 1 {
				u.first[i] = calledAt{index, call.At}
			}
		case len(operations) == 0 && !seen[name]:
			seen[name] = true
			row := manifest.UndefinedCallFacts{Name: name, Proof: index}
			if len(u.facts.Undefined) < maxSuggestions {
				u.api.indexOperations()
				row.Suggestion = suggest.Nearest(name, u.api.names)
			}
			u.facts.Undefined = append(u.facts.Undefined, row)
			u.places.undefined = append(u.places.undefined, call.At)
		}
	}
	return calls
}

// isOfContract reports whether a step of an Arazzo description calls the contract and no other API. An operationId without a source
// description means the only API that there is, or the only one that has it.
func (u *usage) isOfContract(p *proof.Proof, call proof.Call, sources map[int]bool) bool {
	if call.Source >= 0 {
		return sources[call.Source]
	}
	for i, s := range p.Sources {
		if s.Kind != "arazzo" && !sources[i] {
			operations, _ := u.operations(call)
			return len(operations) > 0
		}
	}
	return true
}

// operations finds the operations that a call can mean. ok is false if that could not be found out.
func (u *usage) operations(call proof.Call) (operations []int, ok bool) {
	switch {
	case call.ID != "":
		if i, ok := u.api.operation(call.ID); ok && u.api.Operations[i].ID == call.ID {
			return []int{i}, true
		}
		return nil, true
	case call.IsTemplate:
		if i, ok := u.api.operation(call.Method + " " + call.Path); ok && u.api.Operations[i].Path == call.Path {
			return []int{i}, true
		}
		return nil, true
	}
	return u.api.matchCall(call.Method, call.Path, call.Parameters(), &u.steps)
}

// callName returns a call as messages name it.
func callName(call proof.Call) string {
	if call.ID != "" {
		return call.ID
	}
	return call.Method + " " + call.Path
}

// checkWorkflows reports workflows of other Arazzo descriptions that are not among the proofs: their calls are not known.
func (u *usage) checkWorkflows(p *proof.Proof) {
	for _, other := range p.Workflows {
		source := p.Sources[other.Source]
		file, ok := p.Doc.File.Join(source.URL)
		if ok && u.files[file.Resolve()] {
			continue
		}
		problem := p.Doc.Problem(model.ProblemReference, "this workflow is in the Arazzo description %q, which was not read; name it in contract.usage of the manifest %s", source.URL, u.m.doc.Path)
		problem.Location = p.Doc.Locate([]model.Place{other.At})[0]
		u.unread = true
		if u.tell(*problem); len(u.problems) > maxProblems {
			return
		}
	}
}

// conclude compares the called operations with the listed ones.
func (u *usage) conclude() {
	join := u.m.Facts.Contract
	listed := map[string]bool{}
	for _, row := range join.Used {
		listed[row.Name] = true
	}
	for _, i := range slices.Sorted(maps.Keys(u.counts)) {
		op := u.api.Operations[i]
		if op.Kind != "path" {
			continue
		}
		name := op.Method + " " + op.Path
		u.facts.Called = append(u.facts.Called, cmp.Or(op.ID, name))
		if join.UsesSome && !join.OperationsUnread && !listed[name] {
			u.facts.Unlisted = append(u.facts.Unlisted, manifest.UnlistedCallFacts{Name: name, ID: op.ID, Proof: u.first[i].proof, Calls: u.counts[i]})
			u.places.unlisted = append(u.places.unlisted, u.first[i].at)
		}
	}
	if !join.UsesSome || join.OperationsUnread || !u.facts.Complete {
		return
	}
	called := map[string]bool{}
	for i := range u.possible {
		called[u.api.Operations[i].Method+" "+u.api.Operations[i].Path] = true
	}
	for _, i := range join.Called {
		if row := join.Used[i]; !called[row.Name] {
			u.facts.Uncalled = append(u.facts.Uncalled, manifest.UncalledFacts{At: row.At, Name: row.Name})
		}
	}
}

// find returns the place of a path that begins with usage. An index follows proofs, unlisted and undefined.
func (p *usagePlaces) find(at []any) (model.Place, bool) {
	if len(at) < 3 {
		return model.Place{}, false
	}
	i, ok := at[2].(int)
	list := map[any][]model.Place{"proofs": p.proofs, "unlisted": p.unlisted, "undefined": p.undefined}[at[1]]
	if !ok || i < 0 || i >= len(list) {
		return model.Place{}, false
	}
	return list[i], true
}
