// Package workspace joins the documents of a run: manifests with the contracts and SBOMs that they name.
package workspace

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Facts describes a run as a whole.
type Facts struct {
	Unread       bool               `json:"unread" doc:"true if a file or manifest of the run could not be read, so that integrations may be incomplete. The run is then incomplete."`
	Integrations []IntegrationFacts `json:"integrations" doc:"Manifests of the run, sorted by path. A finding about manifest i has at: [integrations, i], followed by keys of the manifest, such as spec, identity and clientId."`
	Contracts    []DocumentFacts    `json:"contracts" doc:"Contracts of the run, sorted by path. A finding about contract i has at: [contracts, i]."`
	SBOMs        []DocumentFacts    `json:"sboms" doc:"SBOMs of the run, sorted by path. A finding about SBOM i has at: [sboms, i]."`
}

// IntegrationFacts describes a manifest of the run.
type IntegrationFacts struct {
	Path            string `json:"path" doc:"Path of the file of the manifest, relative to the root of the repository."`
	Name            string `json:"name" doc:"metadata.name; empty if not stated."`
	ClientID        string `json:"client_id" doc:"spec.identity.clientId; empty if not stated."`
	Contract        string `json:"contract" doc:"Path of the contract that the manifest names, relative to the root of the repository; empty if it names none."`
	SBOM            string `json:"sbom" doc:"Path of the SBOM that the manifest names, relative to the root of the repository; empty if it names none."`
	FirstNamed      int    `json:"first_named" doc:"Index in integrations of the first manifest with the same name; its own index if no earlier one has it."`
	FirstClient     int    `json:"first_client" doc:"Index in integrations of the first manifest with the same clientId that is not known to be the client of somebody else; its own index if there is no earlier one, or no clientId. The hosts of the token URLs tell issuers apart, and where one is missing, the names of the providers."`
	FirstCredential int    `json:"first_credential" doc:"Index in integrations of the first manifest with the same identity.credential.ref; its own index if there is no earlier one, or no reference. References to environment variables (env:) are left out: each program has its own."`

	Environments []EnvironmentFacts `json:"environments" doc:"Environments of the manifest, in their order."`
}

// DocumentFacts describes a contract or SBOM of the run.
type DocumentFacts struct {
	Path    string `json:"path" doc:"Path of the file, relative to the root of the repository."`
	Title   string `json:"title" doc:"Contract: info.title. SBOM: name of the component that it describes. Empty if not stated."`
	NamedBy int    `json:"named_by" doc:"Number of manifests that name the document."`
}

// Workspace collects the documents of a run and joins them. Documents may be added from several goroutines.
type Workspace struct {
	// Reader opens documents that a manifest names and that are not part of the run.
	Reader *source.Reader
	// Links are those between the SBOMs of the run. An SBOM that only a manifest names is not among them, but its links are followed.
	Links *bom.Links
	// Unread is true if some file of the run could not be read, or could not be lowered although it is a manifest.
	Unread bool

	// Elsewhere has the paths of manifests that are known and judged by another run. Nothing is read that they name, and they are no
	// entities, but others are compared with them.
	Elsewhere map[string]bool

	mu           sync.Mutex
	contracts    map[string]target[contractIndex]
	overlaid     map[string]*overlaid // by the paths of the contract and its overlays
	boms         map[string]target[sbomIndex]
	documents    []memberDocument
	manifests    []locatedManifest
	named        map[source.File]bool // the contracts that they name
	integrations []Integration
	proofs       map[source.File]readProof
	folders      map[source.File]*proofFolder
	told         map[string]bool // problems about proofs
	claims       map[claim]int   // manifests that have a claim; made by the first that asks
}

// memberDocument is a contract or SBOM of the run.
type memberDocument struct {
	path  string
	kind  model.DocumentKind
	title string
	place func(path []any) model.Place
}

// locatedManifest is a manifest of the run with its file.
type locatedManifest struct {
	doc *source.Document
	manifest.Manifest
}

// target is a contract or an SBOM that manifests may name. If it could not be lowered, lowered is nil and failure says why. If it was
// judged before and nothing of it was kept, both are empty.
type target[T any] struct {
	doc     *source.Document
	lowered *T
	failure string
	digest  string // of its file; empty until the first manifest needs it
}

// AddContract adds a contract of the run. With keep, it stays in memory for the manifests that name it; otherwise it is lowered again
// for them.
func (w *Workspace) AddContract(doc *source.Document, api *contract.API, keep bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := target[contractIndex]{doc: doc}
	if keep {
		t.lowered = &contractIndex{API: api}
	}
	addTarget(&w.contracts, t)
	w.documents = append(w.documents, memberDocument{doc.Path, model.Contract, api.Facts.Title, api.Root.Below})
}

// Names reports whether a manifest that was added names a file as its contract. It does not see names that come from a catalog file.
func (w *Workspace) Names(file source.File) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.named[source.File{Root: file.Root, Path: file.Path}]
}

// AddSBOM adds an SBOM of the run.
func (w *Workspace) AddSBOM(doc *source.Document, b *bom.BOM) {
	w.mu.Lock()
	defer w.mu.Unlock()
	addTarget(&w.boms, target[sbomIndex]{doc: doc, lowered: &sbomIndex{BOM: b}})
	title := ""
	if b.Subject != nil {
		title = b.Subject.Facts.Name
	}
	w.documents = append(w.documents, memberDocument{doc.Path, model.SBOM, title, b.Entities[0].Locate})
}

func addTarget[T any](documents *map[string]target[T], k target[T]) {
	if *documents == nil {
		*documents = map[string]target[T]{}
	}
	(*documents)[k.doc.Path] = k
}

// AddManifests adds the manifests of a file.
func (w *Workspace) AddManifests(doc *source.Document, manifests []manifest.Manifest) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.named == nil {
		w.named = map[source.File]bool{}
	}
	for _, m := range manifests {
		w.manifests = append(w.manifests, locatedManifest{doc, m})
		if file, ok := doc.File.Join(m.ContractPath); ok && m.ContractPath != "" {
			file = file.Resolve()
			w.named[source.File{Root: file.Root, Path: file.Path}] = true
		}
	}
}

// Join resolves the documents that the manifests name. It returns the entities that span several documents: one for each manifest,
// and one for the run. The problems are about named documents that could not be judged.
func (w *Workspace) Join() ([]model.Entity, []model.Problem) {
	slices.SortStableFunc(w.manifests, func(a, b locatedManifest) int { return cmp.Compare(a.doc.Path, b.doc.Path) })
	slices.SortFunc(w.documents, func(a, b memberDocument) int { return cmp.Compare(a.path, b.path) })
	var entities []model.Entity
	var problems []model.Problem
	facts := &Facts{Unread: w.Unread, Integrations: []IntegrationFacts{}, Contracts: []DocumentFacts{}, SBOMs: []DocumentFacts{}}
	names, clients, credentials, namedBy := map[string]int{}, clients{}, map[string]int{}, map[string]int{}
	for i, m := range w.manifests {
		row := IntegrationFacts{Path: m.doc.Path, Name: m.Facts.Metadata.Name, Environments: []EnvironmentFacts{}}
		if id := m.Facts.Spec.Identity; id != nil && id.ClientID != nil {
			row.ClientID = *id.ClientID
		}
		row.FirstNamed = first(names, row.Name, i)
		row.FirstClient = clients.first(row.ClientID, client{issuer: issuer(m.Facts), provider: provider(m.Facts), use: UseFacts{Integration: i}}).use.Integration
		row.FirstCredential = first(credentials, credentialKey(m.Facts), i)
		// A path that violates the schema may be meant for any document. Then it is not known which documents no manifest names.
		facts.Unread = facts.Unread || m.Facts.Misstates("spec", "contract", "path") || m.Facts.Misstates("spec", "supplyChain", "sbom")
		if w.Elsewhere[m.doc.Path] {
			facts.Integrations = append(facts.Integrations, row)
			w.integrations = append(w.integrations, Integration{Path: m.doc.Path, Part: m.Target().Document, Facts: m.Facts})
			continue
		}
		joined, places, failed := w.join(m)
		problems = append(problems, failed...)
		row.Contract, row.SBOM = joined.Contract, joined.SBOM
		namedBy[row.Contract]++
		namedBy[row.SBOM]++
		facts.Integrations = append(facts.Integrations, row)
		w.integrations = append(w.integrations, joined)
		entities = append(entities, m.Entity(places.find))
	}
	if len(w.manifests)+len(w.documents) == 0 {
		return nil, problems
	}
	w.compareEnvironments(facts, clients, credentials)
	for _, l := range w.documents {
		row := DocumentFacts{Path: l.path, Title: l.title, NamedBy: namedBy[l.path]}
		if l.kind == model.Contract {
			facts.Contracts = append(facts.Contracts, row)
		} else {
			facts.SBOMs = append(facts.SBOMs, row)
		}
	}
	return append(entities, w.entity(facts)), problems
}

// Integration is a manifest with the documents that it names.
type Integration struct {
	// Path is the path of the manifest's file. Contract and SBOM are the paths of the documents that it names; empty if it names
	// none, or one that does not exist.
	Path, Contract, SBOM string
	// Part is the index of the manifest among the YAML documents of its file.
	Part  int
	Facts *manifest.IntegrationFacts
}

// Integrations returns the integrations, sorted by path. It is empty before Join.
func (w *Workspace) Integrations() []Integration { return w.integrations }

// join resolves the documents that one manifest names. A panic becomes a problem, and this manifest is judged without them.
func (w *Workspace) join(m locatedManifest) (joined Integration, p places, problems []model.Problem) {
	joined = Integration{Path: m.doc.Path, Part: m.Target().Document, Facts: m.Facts}
	defer func() {
		problem := model.Defect(m.doc.Path, recover())
		if problem == nil {
			return
		}
		problems, p = append(problems, *problem), places{secrets: p.secrets}
		if m.Facts.Contract != nil { // incomplete facts must not be judged
			m.Facts.Contract = newContractFacts()
			m.Facts.Contract.Problem, m.Facts.Usage = problem.Message, nil
		}
		if m.Facts.SBOM != nil {
			m.Facts.SBOM = newSBOMFacts()
			m.Facts.SBOM.Problem = problem.Message
		}
	}()
	p.secrets = w.findOverlaySecrets(m)
	if m.ContractPath != "" {
		m.Facts.Contract = newContractFacts()
		path, api, failed := resolve(w, &w.contracts, m, m.ContractPath, model.Contract, w.lowerContract, "spec", "contract", "path")
		joined.Contract, problems = path, append(problems, failed...)
		if api != nil {
			p.contract, failed = w.joinContract(m, path, api)
			problems = append(problems, failed...)
		}
		if p.contract != nil {
			for _, u := range p.contract.unjudged {
				problem := m.doc.Problem(model.ProblemReference, "%s", u.message)
				problem.Location = m.doc.Locate([]model.Place{{Path: m.doc.Path, Document: joined.Part, Pointer: u.at}})[0]
				problems = append(problems, *problem)
			}
			p.usage, failed = w.joinUsage(m, api, w.contracts[path].doc.File)
			problems = append(problems, failed...)
		} else {
			m.Facts.Contract.Problem = failed[0].Message
		}
	}
	if m.SBOMPath != "" {
		m.Facts.SBOM = newSBOMFacts()
		path, bom, failed := resolve(w, &w.boms, m, m.SBOMPath, model.SBOM, w.lowerSBOM, "spec", "supplyChain", "sbom")
		joined.SBOM, problems = path, append(problems, failed...)
		if bom != nil {
			p.sbom = w.joinSBOM(m.Facts, bom)
		} else {
			m.Facts.SBOM.Problem = failed[0].Message
		}
	}
	return joined, p, problems
}

// first returns the index of the first manifest with a key, which is i if no earlier one has it or the key is empty.
func first(seen map[string]int, key string, i int) int {
	if j, ok := seen[key]; ok && key != "" {
		return j
	}
	seen[key] = i
	return i
}

// clients holds the first uses of client ids, by the id and by what tells clients with one id apart: see client.
type clients map[string]client

// client is a use of a client id. Two clients with one id are known to be clients of different authorization servers if their issuers
// differ, or, where one states no issuer, if their providers do.
type client struct {
	issuer   string // the host of the token URL; empty if the manifest states none
	provider string // the name of the provider in lower case; empty if the manifest states none
	order    int    // the number of uses before it
	use      UseFacts
}

// first returns the first use of a client id that is not known to be the client of somebody else, which is of itself if there is no
// earlier one. Looking for it takes the same time however many there are.
func (c clients) first(id string, of client) client {
	if id == "" {
		return of
	}
	found := false
	first := of
	for _, key := range of.partners() {
		if other, ok := c[id+key]; ok && (!found || other.order < first.order) {
			found, first = true, other
		}
	}
	if found {
		return first
	}
	of.order = len(c)
	for _, key := range of.keys() {
		if _, ok := c[id+key]; !ok {
			c[id+key] = of
		}
	}
	return of
}

// keys are the keys under which a client is found, and partners those under which it finds the clients that may be the same. They
// begin with a character that separates them from the id.
func (c client) keys() []string {
	keys := []string{"\x00any", "\x00provider " + c.provider}
	if c.issuer != "" {
		return append(keys, "\x00issuer "+c.issuer)
	}
	return append(keys, "\x00any without issuer", "\x00without issuer, provider "+c.provider)
}

func (c client) partners() []string {
	switch {
	case c.issuer == "" && c.provider == "":
		return []string{"\x00any"}
	case c.issuer == "":
		return []string{"\x00provider " + c.provider, "\x00provider "}
	case c.provider == "":
		return []string{"\x00issuer " + c.issuer, "\x00any without issuer"}
	}
	return []string{"\x00issuer " + c.issuer, "\x00without issuer, provider " + c.provider, "\x00without issuer, provider "}
}

// provider returns the name of the provider in the spelling that equal names share, or "".
func provider(facts *manifest.IntegrationFacts) string {
	if p := facts.Spec.Provider; p != nil && p.Name != nil {
		return strings.ToLower(strings.Join(strings.Fields(*p.Name), " "))
	}
	return ""
}

// credentialKey returns the reference to the credential in the spelling that equal references share, or "".
func credentialKey(facts *manifest.IntegrationFacts) string {
	if id := facts.Spec.Identity; id != nil && id.Credential != nil && id.Credential.Ref != nil && facts.CredentialStore != "environment" {
		return comparableReference(*id.Credential.Ref)
	}
	return ""
}

// comparableReference returns a reference to a credential in the spelling that equal references share.
func comparableReference(ref string) string {
	ref = strings.TrimRight(strings.TrimSpace(ref), "/")
	if scheme, rest, ok := strings.Cut(ref, "://"); ok {
		return strings.ToLower(scheme) + "://" + rest
	}
	return ref
}

// issuer returns the host that issues the tokens of an integration, or "".
func issuer(facts *manifest.IntegrationFacts) string {
	if id := facts.Spec.Identity; id != nil {
		return hostOf(id.TokenURL)
	}
	return ""
}

// hostOf returns the host of a URL, which may not be stated, or "".
func hostOf(text *string) string {
	if text != nil {
		if u, err := url.Parse(*text); err == nil {
			return comparableAuthority(u.Host)
		}
	}
	return ""
}

// entity returns the entity of the run. Its places are in the documents.
func (w *Workspace) entity(facts *Facts) model.Entity {
	home := model.Place{}
	located := map[string]func([]any) model.Place{}
	for _, l := range w.documents {
		located[l.path] = l.place
	}
	if len(w.documents) > 0 {
		home.Path = w.documents[0].path
	} else {
		home.Path = w.manifests[0].doc.Path
	}
	return model.Entity{
		Kind: model.EntityWorkspace, Name: "workspace", Facts: facts,
		NamePlace: func(at model.Place, path []any) string {
			if len(path) < 2 {
				return "workspace"
			}
			if i, ok := path[1].(int); ok && path[0] == "integrations" && i >= 0 && i < len(w.manifests) {
				return "workspace > " + w.manifests[i].NamePlace(at)
			}
			return model.NameFacts("workspace > "+fmt.Sprint(path[0]), nil, path[2:])
		},
		Locate: func(path []any) model.Place {
			if len(path) < 2 {
				return home
			}
			i, ok := path[1].(int)
			switch {
			case !ok || i < 0:
			case path[0] == "integrations" && i < len(facts.Integrations):
				return w.manifests[i].Target(path[2:]...)
			case path[0] == "contracts" && i < len(facts.Contracts):
				return located[facts.Contracts[i].Path](path[2:])
			case path[0] == "sboms" && i < len(facts.SBOMs):
				return located[facts.SBOMs[i].Path](path[2:])
			}
			return home
		},
	}
}

// open opens a document that a manifest names. at is the path of the field that names it.
func (w *Workspace) open(m locatedManifest, relative string, kind model.DocumentKind, at ...any) (*source.Document, *model.Problem) {
	in, suggest := m.doc, func() string { return w.suggestPath(m, relative, kind) }
	if catalog, text, ok := m.Filled(at...); ok {
		in, relative, suggest = catalog, text, func() string { return "" }
	}
	fail := func(format string, args ...any) (*source.Document, *model.Problem) {
		return nil, m.problem(at, format, args...)
	}
	label := kind.Label()
	if strings.Contains(relative, "://") {
		return fail("%s %q is a URL; sealint reads files below the root, nothing from the network", label, relative)
	}
	file, ok := in.File.Join(relative)
	if !ok {
		return fail("%s %q leads outside the root%s", label, relative, suggest())
	}
	file = file.Resolve()
	file.Named = true
	doc, problem := w.Reader.Open(file)
	switch {
	case problem != nil:
		return fail("%s %q could not be judged: %s%s", label, relative, problem.Message, suggest())
	case doc.Kind != kind:
		return fail("%q is no %s", relative, label)
	}
	return doc, nil
}

// problem returns a problem at a field of a manifest, or at the value in the catalog file that fills the field in.
func (m locatedManifest) problem(at []any, format string, args ...any) *model.Problem {
	in := m.doc
	if catalog, _, ok := m.Filled(at...); ok {
		in = catalog
	}
	p := in.Problem(model.ProblemReference, format, args...)
	p.Location, p.Document = in.Locate([]model.Place{m.Target(at...)})[0], m.doc.Path
	return p
}

// suggestPath ends a message with the path that was probably meant, if the manifest names a document by its path from the root
// instead of from the manifest; otherwise it returns "".
func (w *Workspace) suggestPath(m locatedManifest, relative string, kind model.DocumentKind) string {
	file := m.doc.File
	file.Path = path.Clean(strings.TrimLeft(relative, "/"))
	if file.Path == ".." || strings.HasPrefix(file.Path, "../") {
		return ""
	}
	if doc, problem := w.Reader.Open(file); problem != nil || doc == nil || doc.Kind != kind {
		return ""
	}
	suggestion := file.Path
	for dir := path.Dir(m.doc.File.Path); dir != "."; dir = path.Dir(dir) {
		suggestion = "../" + suggestion
	}
	return fmt.Sprintf("; paths are relative to the manifest, did you mean %q?", suggestion)
}

// resolve returns the path of the contract or SBOM that a manifest names, and the document, which it reads and lowers unless it is
// part of the run. Without a document, the problems are located in the manifest; otherwise in the document.
func resolve[T any](w *Workspace, documents *map[string]target[T], m locatedManifest, relative string, kind model.DocumentKind,
	lower func(*source.Document) (*T, []model.Problem), at ...any,
) (string, *T, []model.Problem) {
	doc, problem := w.open(m, relative, kind, at...)
	if problem != nil {
		return "", nil, []model.Problem{*problem}
	}
	k, ok := (*documents)[doc.Path]
	var problems []model.Problem
	if k.lowered == nil && k.failure == "" {
		k.doc = doc
		if k.lowered, problems = lower(doc); k.lowered == nil {
			k.failure = problems[0].Message
		}
		if ok { // they were reported when the document was judged
			problems = nil
		}
		addTarget(documents, k)
	}
	if k.lowered == nil {
		if _, text, ok := m.Filled(at...); ok {
			relative = text
		}
		p := m.problem(at, "%s %q could not be judged: %s", kind.Label(), relative, k.failure)
		return doc.Path, nil, []model.Problem{*p}
	}
	return doc.Path, k.lowered, problems
}

// lowerContract and lowerSBOM lower documents that are not part of the run. Rules evaluate the manifests that name these
// documents, but not the documents themselves.
func (w *Workspace) lowerContract(doc *source.Document) (*contractIndex, []model.Problem) {
	api, problems := contract.Lower(doc, w.Reader, func(model.EntityKind) bool { return false })
	if api == nil {
		return nil, problems
	}
	return &contractIndex{API: api}, problems
}

func (w *Workspace) lowerSBOM(doc *source.Document) (*sbomIndex, []model.Problem) {
	b, problems := bom.Lower(doc, nil)
	if b == nil {
		return nil, problems
	}
	if w.Links != nil {
		w.Links.Follow(b)
	}
	return &sbomIndex{BOM: b}, problems
}

// digest returns the digest of the contract's file, if the manifest states one to compare it with. It is computed once for all
// manifests that name the contract.
func (w *Workspace) digest(m locatedManifest, path string) string {
	k := w.contracts[path]
	if c := m.Facts.Spec.Contract; c == nil || c.Digest == nil || k.lowered == nil {
		return ""
	}
	if k.digest == "" {
		k.digest = k.doc.Digest()
		w.contracts[path] = k
	}
	return k.digest
}

// places locates the parts of an integration's facts that are in other documents.
type places struct {
	contract *contractPlaces
	usage    *usagePlaces
	sbom     *sbomPlaces
	secrets  []model.Place // of Facts.OverlaySecrets
}

// find returns the place of a path that begins with contract, usage or sbom. It returns false for other paths.
func (p places) find(path []any) (model.Place, bool) {
	switch {
	case len(path) == 0:
	case path[0] == "contract" && p.contract != nil:
		return p.contract.find(path[1:]), true
	case path[0] == "usage" && p.usage != nil:
		return p.usage.find(path)
	case path[0] == "overlay_secrets" && len(path) > 1:
		if i, ok := path[1].(int); ok && i >= 0 && i < len(p.secrets) {
			return p.secrets[i], true
		}
	case path[0] == "sbom" && p.sbom != nil:
		return p.sbom.find(path[1:]), true
	}
	return model.Place{}, false
}
