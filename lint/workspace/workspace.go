// Package workspace joins the documents of a run: manifests with the contracts and SBOMs that they name.
package workspace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
)

// Facts describe a run as a whole.
type Facts struct {
	Integrations []Integration `json:"integrations" doc:"The manifests, by path."`
	Contracts    []Document    `json:"contracts" doc:"The contracts, by path. Their places are below contracts, by index."`
	SBOMs        []Document    `json:"sboms" doc:"The SBOMs, by path. Their places are below sboms, by index."`
}

// Integration is a manifest of the run.
type Integration struct {
	Name     string `json:"name" doc:"metadata.name."`
	ClientID string `json:"client_id" doc:"spec.identity.clientId, or empty."`
	Contract string `json:"contract" doc:"Path of the contract it names, from the root; empty when it names none."`
	SBOM     string `json:"sbom" doc:"Path of the SBOM it names, from the root; empty when it names none."`
}

// Document is a contract or SBOM of the run.
type Document struct {
	Path    string `json:"path" doc:"Path from the root."`
	NamedBy int    `json:"named_by" doc:"How many manifests name it."`
}

// Workspace collects the documents of a run and joins them. Documents may be added from several goroutines.
type Workspace struct {
	// Reader opens what a manifest names and nobody listed.
	Reader *source.Reader

	mu        sync.Mutex
	contracts map[string]*contract.API
	boms      map[string]*sbom.BOM
	listed    []listed // contracts and SBOMs that were added
	manifests []named
}

type listed struct {
	path string
	kind model.DocumentKind
}

type named struct {
	doc *source.Document
	manifest.Manifest
}

// AddContract adds a contract of the run.
func (w *Workspace) AddContract(doc *source.Document, api *contract.API) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.contracts == nil {
		w.contracts = map[string]*contract.API{}
	}
	w.contracts[doc.Path] = api
	w.listed = append(w.listed, listed{doc.Path, model.Contract})
}

// AddSBOM adds an SBOM of the run.
func (w *Workspace) AddSBOM(doc *source.Document, bom *sbom.BOM) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.boms == nil {
		w.boms = map[string]*sbom.BOM{}
	}
	w.boms[doc.Path] = bom
	w.listed = append(w.listed, listed{doc.Path, model.SBOM})
}

// AddManifests adds the manifests of a file.
func (w *Workspace) AddManifests(doc *source.Document, manifests []manifest.Manifest) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, m := range manifests {
		w.manifests = append(w.manifests, named{doc, m})
	}
}

// Join resolves what the manifests name and gives the entities that span documents: one per manifest, and the run. The
// problems are named documents that could not be judged.
func (w *Workspace) Join() ([]model.Entity, []model.Problem) {
	slices.SortStableFunc(w.manifests, func(a, b named) int { return cmp.Compare(a.doc.Path, b.doc.Path) })
	slices.SortFunc(w.listed, func(a, b listed) int { return cmp.Compare(a.path, b.path) })
	var entities []model.Entity
	var problems []model.Problem
	facts := &Facts{Integrations: []Integration{}, Contracts: []Document{}, SBOMs: []Document{}}
	namedBy := map[string]int{}
	for _, m := range w.manifests {
		row := Integration{Name: m.Facts.Metadata.Name}
		if i := m.Facts.Spec.Identity; i != nil && i.ClientID != nil {
			row.ClientID = *i.ClientID
		}
		var api *contract.API
		var used []contract.BoundOperation
		if m.ContractPath != "" {
			var problem *model.Problem
			row.Contract, api, problem = w.contract(m)
			m.Facts.Contract = &manifest.ContractJoin{Scopes: []string{}, Requested: []manifest.Requested{}, UsedUndefined: []string{}, Used: []manifest.UsedOperation{}}
			if problem != nil {
				m.Facts.Contract.Problem = problem.Message
				problems = append(problems, *problem)
			} else {
				used = joinContract(m.Facts, api)
			}
			namedBy[row.Contract]++
		}
		var bom *sbom.BOM
		if m.SBOMPath != "" {
			var problem *model.Problem
			row.SBOM, bom, problem = w.sbom(m)
			m.Facts.SBOM = &manifest.SBOMJoin{}
			if problem != nil {
				m.Facts.SBOM.Problem = problem.Message
				problems = append(problems, *problem)
			} else {
				m.Facts.SBOM.Found, m.Facts.SBOM.Components = true, len(bom.Components)
			}
			namedBy[row.SBOM]++
		}
		facts.Integrations = append(facts.Integrations, row)
		entities = append(entities, m.Entity(mounts(api, used)))
	}
	if len(w.manifests)+len(w.listed) == 0 {
		return nil, problems
	}
	var places [2][]string
	for _, l := range w.listed {
		row := Document{Path: l.path, NamedBy: namedBy[l.path]}
		if l.kind == model.Contract {
			facts.Contracts = append(facts.Contracts, row)
			places[0] = append(places[0], l.path)
		} else {
			facts.SBOMs = append(facts.SBOMs, row)
			places[1] = append(places[1], l.path)
		}
	}
	return append(entities, w.run(facts, places)), problems
}

// run makes the entity of the run. Its places are the documents.
func (w *Workspace) run(facts *Facts, places [2][]string) model.Entity {
	home := ""
	if len(w.listed) > 0 {
		home = w.listed[0].path
	} else {
		home = w.manifests[0].doc.Path
	}
	return model.Entity{
		Kind: model.EntityWorkspace, Name: "workspace", Facts: facts,
		Locate: func(path []any) model.Target {
			if len(path) >= 2 {
				i, ok := path[1].(int)
				switch {
				case !ok || i < 0:
				case path[0] == "contracts" && i < len(places[0]):
					return model.Target{Path: places[0][i]}
				case path[0] == "sboms" && i < len(places[1]):
					return model.Target{Path: places[1][i]}
				case path[0] == "integrations" && i < len(w.manifests):
					return w.manifests[i].Target("metadata", "name")
				}
			}
			return model.Target{Path: home}
		},
	}
}

// open opens a document that a manifest names at a place.
func (w *Workspace) open(m named, relative string, kind model.DocumentKind, at ...any) (*source.Document, *model.Problem) {
	fail := func(format string, args ...any) (*source.Document, *model.Problem) {
		p := m.doc.Problem(model.ProblemReference, format, args...)
		p.Location = m.doc.Locate([]model.Target{m.Target(at...)})[0]
		return nil, p
	}
	file, ok := m.doc.File.Join(relative)
	if !ok {
		return fail("%s %q leads outside the root", kind, relative)
	}
	file.Named = true
	doc, problem := w.Reader.Open(file)
	switch {
	case problem != nil:
		return fail("%s %q could not be judged: %s", kind, relative, problem.Message)
	case doc == nil || doc.Kind != kind:
		return fail("%q is no %s", relative, kind)
	}
	return doc, nil
}

func (w *Workspace) contract(m named) (string, *contract.API, *model.Problem) {
	doc, problem := w.open(m, m.ContractPath, model.Contract, "spec", "contract", "path")
	if problem != nil {
		return "", nil, problem
	}
	api := w.contracts[doc.Path]
	if api == nil {
		var problems []model.Problem
		api, problems = contract.Lower(doc, w.Reader, func(model.EntityKind) bool { return false })
		if api == nil {
			p := m.doc.Problem(model.ProblemReference, "contract %q could not be judged: %s", m.ContractPath, problems[0].Message)
			p.Location = m.doc.Locate([]model.Target{m.Target("spec", "contract", "path")})[0]
			return doc.Path, nil, p
		}
		if w.contracts == nil {
			w.contracts = map[string]*contract.API{}
		}
		w.contracts[doc.Path] = api
	}
	return doc.Path, api, nil
}

func (w *Workspace) sbom(m named) (string, *sbom.BOM, *model.Problem) {
	doc, problem := w.open(m, m.SBOMPath, model.SBOM, "spec", "supplyChain", "sbom")
	if problem != nil {
		return "", nil, problem
	}
	bom := w.boms[doc.Path]
	if bom == nil {
		var problems []model.Problem
		if bom, problems = sbom.Lower(doc, nil); bom == nil {
			p := m.doc.Problem(model.ProblemReference, "sbom %q could not be judged: %s", m.SBOMPath, problems[0].Message)
			p.Location = m.doc.Locate([]model.Target{m.Target("spec", "supplyChain", "sbom")})[0]
			return doc.Path, nil, p
		}
		if w.boms == nil {
			w.boms = map[string]*sbom.BOM{}
		}
		w.boms[doc.Path] = bom
	}
	return doc.Path, bom, nil
}

// joinContract compares what a manifest requests and uses with what the contract declares and demands.
func joinContract(facts *manifest.IntegrationFacts, api *contract.API) []contract.BoundOperation {
	join := facts.Contract
	join.Found, join.Title, join.Version = true, api.Facts.Title, api.Facts.InfoVersion
	oauth2, oidc := false, false
	for _, s := range api.Schemes {
		oauth2 = oauth2 || s.Credential == "oauth2"
		oidc = oidc || s.Credential == "oidc"
		for _, f := range s.Flows {
			join.Scopes = append(join.Scopes, f.Scopes...)
		}
	}
	slices.Sort(join.Scopes)
	join.Scopes = slices.Compact(join.Scopes)
	join.ScopesKnown = oauth2 && !oidc
	used := api.Operations
	if facts.Spec.Contract != nil && len(facts.Spec.Contract.Operations) > 0 {
		used = nil
		for _, name := range facts.Spec.Contract.Operations {
			i := slices.IndexFunc(api.Operations, func(op contract.BoundOperation) bool { return names(name, op.Operation) })
			if i < 0 {
				join.UsedUndefined = append(join.UsedUndefined, name)
				continue
			}
			used = append(used, api.Operations[i])
		}
	}
	for _, op := range used {
		row := manifest.UsedOperation{Name: op.Method + " " + op.Path, ID: op.ID, Scopes: []string{}}
		for _, a := range op.Security.Alternatives {
			row.Scopes = append(row.Scopes, scopesOf(a)...)
		}
		slices.Sort(row.Scopes)
		row.Scopes = slices.Compact(row.Scopes)
		join.Used = append(join.Used, row)
	}
	if i := facts.Spec.Identity; i != nil {
		needed := needed(i.Scopes, used)
		for _, scope := range i.Scopes {
			_, declared := slices.BinarySearch(join.Scopes, scope)
			join.Requested = append(join.Requested, manifest.Requested{Scope: scope, Declared: declared, Needed: needed[scope]})
		}
	}
	return used
}

// names reports whether an entry of contract.operations means an operation: by operationId, or as METHOD /path.
func names(entry string, op *contract.Operation) bool {
	if op.ID != "" && entry == op.ID {
		return true
	}
	method, path, ok := strings.Cut(entry, " ")
	return ok && strings.EqualFold(method, op.Method) && strings.TrimSpace(path) == op.Path
}

func scopesOf(a contract.Alternative) []string {
	var scopes []string
	for _, r := range a.Requirements {
		if r.Credential != "oauth2" && r.Credential != "oidc" {
			continue
		}
		for _, s := range r.Scopes {
			scopes = append(scopes, s.Name)
		}
	}
	return scopes
}

// needed finds a smallest set of requested scopes that keeps every used operation open that the whole request opens.
// Scopes are tried for removal last requested first, so that the result does not depend on anything else.
func needed(requested []string, used []contract.BoundOperation) map[string]bool {
	keep := map[string]bool{}
	for _, s := range requested {
		keep[s] = true
	}
	open := func(op contract.BoundOperation) bool {
		return slices.ContainsFunc(op.Security.Alternatives, func(a contract.Alternative) bool {
			return !slices.ContainsFunc(scopesOf(a), func(s string) bool { return !keep[s] })
		})
	}
	// Alternatives without scopes keep an operation open whatever is requested; they must not make scopes look needless
	// when the identity authenticates by token.
	var opened []contract.BoundOperation
	for _, op := range used {
		scoped := op
		operation := *op.Operation
		operation.Security.Alternatives = slices.DeleteFunc(slices.Clone(operation.Security.Alternatives), func(a contract.Alternative) bool {
			return len(scopesOf(a)) == 0
		})
		scoped.Operation = &operation
		if len(operation.Security.Alternatives) > 0 && open(scoped) {
			opened = append(opened, scoped)
		}
	}
	for _, s := range slices.Backward(requested) {
		delete(keep, s)
		if !slices.ContainsFunc(opened, func(op contract.BoundOperation) bool { return !open(op) }) {
			continue
		}
		keep[s] = true
	}
	return keep
}

// mounts finds places in the contract below an integration: contract, used, i is an operation; contract alone the
// document; whatever follows is a path in it.
func mounts(api *contract.API, used []contract.BoundOperation) func(path []any) (model.Target, bool) {
	return func(path []any) (model.Target, bool) {
		if api == nil || len(path) == 0 || path[0] != "contract" {
			return model.Target{}, false
		}
		if len(path) >= 3 && path[1] == "used" {
			if i, ok := path[2].(int); ok && i >= 0 && i < len(used) {
				return used[i].Locate(path[3:]), true
			}
		}
		if len(path) >= 3 && path[1] == "schemes" {
			for _, s := range api.Schemes {
				if s.Name == path[2] {
					return s.Locate(path[3:]), true
				}
			}
		}
		t := api.Root
		for _, element := range path[1:] {
			t.Pointer = append(t.Pointer, fmt.Sprint(element))
		}
		return t, true
	}
}
