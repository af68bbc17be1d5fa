package manifest

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// fillable are the fields that a manifest may leave to the Backstage catalog file that it names in metadata.from.
var fillable = [][]string{ownerField, lifecycleField, pathField}

var (
	ownerField     = []string{"metadata", "owner"}
	lifecycleField = []string{"metadata", "lifecycle"}
	pathField      = []string{"spec", "contract", "path"}
)

// CatalogFacts is the entity of a Backstage catalog that a manifest names, compared with the manifest.
type CatalogFacts struct {
	Found  bool                `json:"found" doc:"true if the entity was found. If false, entity and fields are empty, and the run is incomplete."`
	Entity string              `json:"entity" doc:"Reference to the entity, in lower case, such as component:default/ledger-client."`
	Fields []CatalogFieldFacts `json:"fields" doc:"Fields that the entity states. A finding about item i has at: [catalog, fields, i], which is a place in the catalog file."`
}

// CatalogFieldFacts is a field of the manifest that the entity of a Backstage catalog states.
type CatalogFieldFacts struct {
	At      []string `json:"at" doc:"Place of the field in the manifest: metadata.owner, metadata.lifecycle or spec.contract.path."`
	Stated  string   `json:"stated" doc:"Value as the manifest writes it; empty if it leaves the field out."`
	Entity  string   `json:"entity" doc:"Value as the catalog file writes it."`
	Filled  bool     `json:"filled" doc:"true if the manifest leaves the field out and takes it from the catalog file."`
	Differs bool     `json:"differs" doc:"true if the manifest and the catalog file state different things."`
}

// Catalogs fills manifests in from the Backstage catalog files that they name. It reads each file once, and can be used from several
// goroutines.
type Catalogs struct {
	Reader *source.Reader

	mu    sync.Mutex
	files map[*source.Document]*catalogFile
}

// catalogFile is a Backstage catalog file: the entities in it that may belong to a manifest.
type catalogFile struct {
	doc      *source.Document
	entities []catalogEntity
	byRef    map[entityRef][]int // indices of entities, by each reference that may mean them, in lower case
	byName   map[string][]int    // the same by metadata.name, without systems, which are no integrations
	all      []int               // all but systems
}

// catalogEntity is an entity of a catalog file.
type catalogEntity struct {
	kind, namespace, name string
	document              int // the index of its YAML document
	spec                  source.Node
}

// filledValue says where the value of a field is written that the manifest leaves out.
type filledValue struct {
	doc   *source.Document
	text  string // the value as it is written there
	place model.Place
}

// Fill fills in what the manifests of a file leave out, from the catalog files that they name, and compares what both state. Filled
// values count as stated.
func (c *Catalogs) Fill(doc *source.Document, manifests []Manifest) (problems []model.Problem) {
	for i := range manifests {
		m := &manifests[i]
		if m.Facts.Metadata.From == nil {
			if !slices.Contains(m.Facts.Absent, "metadata.from") { // it violates the schema
				m.leaveOpen(fillable...)
			}
			continue
		}
		m.Facts.Catalog = &CatalogFacts{Fields: []CatalogFieldFacts{}}
		file, e, reason := c.entity(doc, m)
		if reason != "" {
			m.leaveOpen(fillable...)
			p := doc.Problem(model.ProblemReference, "%s", reason)
			p.Location = doc.Locate([]model.Place{m.Target("metadata", "from")})[0]
			problems = append(problems, *p)
			continue
		}
		m.Facts.Catalog.Found, m.Facts.Catalog.Entity = true, e.ref()
		problems = append(problems, m.takeFrom(file, e, doc)...)
	}
	return problems
}

// leaveOpen notes that fields are left to a catalog file in which they cannot be read: they are neither stated nor absent.
func (m *Manifest) leaveOpen(fields ...[]string) {
	for _, field := range fields {
		if slices.Contains(m.Facts.Absent, strings.Join(field, ".")) {
			m.Facts.open = append(m.Facts.open, field)
			m.dropAbsent(field)
		}
	}
}

// dropAbsent takes a field, and the objects around it, out of the fields that are absent.
func (m *Manifest) dropAbsent(field []string) {
	m.Facts.Absent = slices.DeleteFunc(m.Facts.Absent, func(absent string) bool {
		return absent == strings.Join(field, ".") || strings.HasPrefix(strings.Join(field, "."), absent+".")
	})
}

// entity finds the entity that metadata.from names. Without an entity, reason says why there is none.
func (c *Catalogs) entity(doc *source.Document, m *Manifest) (file *catalogFile, e *catalogEntity, reason string) {
	name, ref := *m.Facts.Metadata.From, ""
	if i := strings.LastIndexByte(name, '#'); i >= 0 {
		name, ref = name[:i], name[i+1:]
		if ref == "" {
			return nil, nil, fmt.Sprintf("%s names no entity after #; write a reference such as #component:ledger-client", quote.Text(*m.Facts.Metadata.From))
		}
	}
	if strings.Contains(name, "://") {
		return nil, nil, fmt.Sprintf("Backstage catalog file %s is a URL; sealint reads files below the root, nothing from the network", quote.Text(name))
	}
	at, ok := doc.File.Join(name)
	if !ok || name == "" {
		return nil, nil, fmt.Sprintf("Backstage catalog file %s leads outside the root, or names no file", quote.Text(name))
	}
	catalog, problem := c.Reader.OpenFragment(at.Resolve())
	if problem != nil {
		line := ""
		if problem.Location.Line > 0 {
			line = fmt.Sprintf("line %d, column %d: ", problem.Location.Line, problem.Location.Column)
		}
		return nil, nil, fmt.Sprintf("Backstage catalog file %s could not be read: %s%s", quote.Text(name), line, problem.Message)
	}
	file = c.file(catalog)
	if len(file.entities) == 0 {
		return nil, nil, fmt.Sprintf("%s holds no entity of Backstage: apiVersion backstage.io/v1alpha1 or v1beta1, kind Component, API, Resource or System, with a metadata.name", quote.Text(name))
	}
	found := file.find(ref, m.Facts.Metadata.Name)
	if len(found) == 1 {
		return file, &file.entities[found[0]], ""
	}
	meant := "this integration"
	if ref != "" {
		meant = quote.Text(ref)
	}
	if len(found) == 0 {
		return nil, nil, fmt.Sprintf("%s holds no entity for %s; it holds %s", quote.Text(name), meant, file.list(nil))
	}
	return nil, nil, fmt.Sprintf("%s holds several entities for %s: %s; name one after the path, such as #%s", quote.Text(name), meant, file.list(found), quote.Truncate(file.entities[found[0]].ref(), 60))
}

// file indexes the entities of a catalog file.
func (c *Catalogs) file(doc *source.Document) *catalogFile {
	c.mu.Lock()
	defer c.mu.Unlock()
	if file := c.files[doc]; file != nil {
		return file
	}
	file := &catalogFile{doc: doc, byRef: map[entityRef][]int{}, byName: map[string][]int{}}
	for i, node := range doc.Nodes() {
		switch node.Get("apiVersion").String() {
		case "backstage.io/v1alpha1", "backstage.io/v1beta1":
		default:
			continue
		}
		kind, metadata := node.Get("kind").String(), node.Get("metadata")
		name := metadata.Get("name").String()
		if !slices.Contains([]string{"Component", "API", "Resource", "System"}, kind) || name == "" {
			continue
		}
		namespace := metadata.Get("namespace").String()
		if namespace == "" {
			namespace = "default"
		}
		file.add(catalogEntity{strings.ToLower(kind), strings.ToLower(namespace), strings.ToLower(name), i, node.Get("spec")})
	}
	if c.files == nil {
		c.files = map[*source.Document]*catalogFile{}
	}
	c.files[doc] = file
	return file
}

// ref is the full reference to an entity.
func (e *catalogEntity) ref() string { return e.kind + ":" + e.namespace + "/" + e.name }

// add adds an entity with all references that may mean it.
func (f *catalogFile) add(e catalogEntity) {
	i := len(f.entities)
	f.entities = append(f.entities, e)
	for _, r := range []entityRef{{"", "", e.name}, {e.kind, "", e.name}, {"", e.namespace, e.name}, {e.kind, e.namespace, e.name}} {
		f.byRef[r] = append(f.byRef[r], i)
	}
	if e.kind != "system" {
		f.byName[e.name] = append(f.byName[e.name], i)
		f.all = append(f.all, i)
	}
}

// find returns the indices of the entities that a reference may mean. Without a reference, they are those that are named like the
// integration, or else all.
func (f *catalogFile) find(ref, integration string) []int {
	if ref != "" {
		r, ok := parseRef(strings.ToLower(ref))
		if !ok {
			return nil
		}
		return f.byRef[r]
	}
	if named := f.byName[strings.ToLower(integration)]; len(named) > 0 {
		return named
	}
	return f.all
}

// list names entities, all of the file if found is nil: five at most, and how many more there are.
func (f *catalogFile) list(found []int) string {
	const shown = 5
	count := len(found)
	if found == nil {
		count = len(f.entities)
	}
	var names []string
	for i := range min(count, shown) {
		if found != nil {
			i = found[i]
		}
		names = append(names, quote.Truncate(f.entities[i].ref(), 60))
	}
	text := strings.Join(names, ", ")
	if n := count - shown; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return text
}

// entityRef is a reference to an entity: [kind:][namespace/]name. What it leaves out is empty.
type entityRef struct{ kind, namespace, name string }

// parseRef reads a reference as Backstage does: a colon after the first slash belongs to the name.
func parseRef(text string) (r entityRef, ok bool) {
	head, name, hasNamespace := strings.Cut(text, "/")
	if !hasNamespace {
		head, name = "", text
		if kind, rest, hasKind := strings.Cut(text, ":"); hasKind {
			return entityRef{kind: kind, name: rest}, kind != "" && rest != ""
		}
		return entityRef{name: name}, name != ""
	}
	if kind, namespace, hasKind := strings.Cut(head, ":"); hasKind {
		return entityRef{kind, namespace, name}, kind != "" && namespace != "" && name != ""
	}
	return entityRef{"", head, name}, head != "" && name != ""
}

// takeFrom takes what the manifest leaves out from an entity, and compares what both state. doc is the file of the manifest.
func (m *Manifest) takeFrom(file *catalogFile, e *catalogEntity, doc *source.Document) (problems []model.Problem) {
	fail := func(field []string, at model.Place, format string, args ...any) {
		m.leaveOpen(field)
		p := file.doc.Problem(model.ProblemReference, format, args...)
		p.Location = file.doc.Locate([]model.Place{at})[0]
		problems = append(problems, *p)
	}
	read := func(field []string) (text string, at model.Place, ok bool) {
		key := field[1]
		at = e.place(file, "spec", key)
		value := e.spec.Get(key)
		switch {
		case !value.Exists(), value.IsNull():
			return "", at, false
		case !value.IsString() || strings.TrimSpace(value.String()) == "":
			fail(field, at, "spec.%s of %s is no text, so that integration %s cannot take it from here", key, quote.Truncate(e.ref(), 60), quote.Text(m.Facts.Metadata.Name))
			return "", at, false
		}
		return strings.TrimSpace(value.String()), at, true
	}
	if text, at, ok := read(ownerField); ok && !strings.EqualFold(text, "unknown") {
		owner, ok := e.ownerIn(text)
		hide(doc, file.doc, "owner", owner, text)
		if !ok {
			fail(ownerField, at, "spec.owner of %s is %s, which is no reference such as group:default/team-payments", quote.Truncate(e.ref(), 60), quote.Text(text))
		} else if stated := m.Facts.Metadata.Owner; m.meet(file, ownerField, stated, text, at, func() bool { return isSameOwner(*stated, text) }) {
			m.Facts.Metadata.Owner = &owner
		}
	}
	if text, at, ok := read(lifecycleField); ok {
		if lifecycle := lifecycles[strings.ToLower(text)]; lifecycle != "" {
			stated := m.Facts.Metadata.Lifecycle
			same := func() bool { return *stated == lifecycle || *stated == "retired" && lifecycle == "deprecated" }
			if m.meet(file, lifecycleField, stated, text, at, same) {
				m.Facts.Metadata.Lifecycle = &lifecycle
			}
		}
	}
	m.takeContract(file, e, doc, fail)
	for i := range problems {
		problems[i].Document = doc.Path
	}
	return problems
}

// place returns the place of a path in an entity.
func (e *catalogEntity) place(file *catalogFile, path ...string) model.Place {
	return model.Place{Path: file.doc.Path, Document: e.document, Pointer: path}
}

// meet notes what an entity states about a field, and reports whether the manifest takes it from there. same reports whether it is
// what the manifest states.
func (m *Manifest) meet(file *catalogFile, field []string, stated *string, text string, at model.Place, same func() bool) (filled bool) {
	row := CatalogFieldFacts{At: field, Entity: text}
	switch {
	case stated != nil:
		row.Stated, row.Differs = *stated, !same()
	case slices.Contains(m.Facts.Absent, strings.Join(field, ".")):
		row.Filled = true
		m.dropAbsent(field)
		if m.filled == nil {
			m.filled = map[string]filledValue{}
		}
		m.filled[source.EncodePointer(field)] = filledValue{file.doc, text, at}
	default: // the manifest violates the schema there: nobody knows what it means
		return false
	}
	m.Facts.Catalog.Fields, m.catalogPlaces = append(m.Facts.Catalog.Fields, row), append(m.catalogPlaces, at)
	return row.Filled
}

// hide redacts texts of a catalog file that are secrets, in both files.
func hide(manifest, catalog *source.Document, field string, texts ...string) {
	for _, text := range texts {
		for _, f := range secret.Find(field, text, false) {
			manifest.Redact(f.Secret)
			catalog.Redact(f.Secret)
		}
	}
}

// lifecycles are the words of spec.lifecycle with their meaning in a manifest: the three that Backstage proposes, and those of
// manifests. Other words mean nothing here.
var lifecycles = map[string]string{
	"experimental": "proposed", "production": "active", "deprecated": "deprecated",
	"proposed": "proposed", "active": "active", "retired": "retired",
}

// ownerIn returns an owner as a manifest writes it: the reference without the kind group and without the namespace of the entity.
func (e *catalogEntity) ownerIn(text string) (owner string, ok bool) {
	r, ok := parseRef(text)
	owner = r.name
	if r.namespace != "" && !strings.EqualFold(r.namespace, e.namespace) {
		owner = r.namespace + "/" + owner
	}
	if r.kind != "" && !strings.EqualFold(r.kind, "group") {
		owner = r.kind + ":" + owner
	}
	return owner, ok
}

// isSameOwner reports whether the owner of a manifest is the one that a reference names. A manifest that states no kind or namespace
// means any. Spaces and punctuation in the name do not count, because names of entities have none.
func isSameOwner(stated, reference string) bool {
	plain := func(text string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t\n-_./:", r) }), "-")
	}
	a, readable := parseRef(strings.TrimSpace(stated))
	b, _ := parseRef(reference)
	if !readable {
		return plain(stated) == plain(b.name)
	}
	return plain(a.name) == plain(b.name) && (a.kind == "" || b.kind == "" && strings.EqualFold(a.kind, "group") || strings.EqualFold(a.kind, b.kind)) &&
		(a.namespace == "" || b.namespace == "" || strings.EqualFold(a.namespace, b.namespace))
}

// definition is the OpenAPI definition of an API: the path of its file, or why there is none.
type definition struct {
	at     model.Place
	path   string
	reason string
}

// takeContract takes the path of the contract from the API that an entity is or names, or compares it.
func (m *Manifest) takeContract(file *catalogFile, e *catalogEntity, doc *source.Document, fail func(field []string, at model.Place, format string, args ...any)) {
	definitions, others := file.definitions(e, m.Facts.Spec.Direction)
	var stated *string
	if c := m.Facts.Spec.Contract; c != nil && c.Path != "" {
		stated = &c.Path
	}
	// A component may name several APIs, and APIs that are described elsewhere. Then the contract may be any of them.
	if others > 0 || len(definitions) == 0 || stated == nil && len(definitions) > 1 {
		return
	}
	first := definitions[0]
	for _, d := range definitions {
		switch {
		case d.path == "" && stated == nil && slices.Contains(m.Facts.Absent, strings.Join(pathField, ".")):
			fail(pathField, d.at, "the definition %s; write a path ($text: ./openapi.yaml), or state spec.contract.path in integration %s", d.reason, quote.Text(m.Facts.Metadata.Name))
			return
		case d.path == "":
			return
		}
	}
	same := func() bool {
		return slices.ContainsFunc(definitions, func(d definition) bool {
			mine, ok := doc.File.Join(*stated)
			theirs, known := file.doc.File.Join(d.path)
			return ok && known && mine.Resolve().Path == theirs.Resolve().Path
		})
	}
	if m.meet(file, pathField, stated, first.path, first.at, same) {
		written := fromManifest(doc, file.doc, first.path)
		if m.Facts.Spec.Contract == nil {
			m.Facts.Spec.Contract = &Contract{}
		}
		m.Facts.Spec.Contract.Path, m.ContractPath = written, written
	}
}

// fromManifest returns a path in a catalog file as a path relative to the manifest.
func fromManifest(doc, catalog *source.Document, relative string) string {
	if path.IsAbs(relative) {
		return relative
	}
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(doc.File.Path)), filepath.FromSlash(path.Join(path.Dir(catalog.File.Path), relative)))
	if err != nil { // the path leaves the root, which opening it reports
		return relative
	}
	return filepath.ToSlash(rel)
}

// definitions returns the OpenAPI definitions of an entity: its own, or those of the APIs in the same file that a component consumes
// or provides. An integration that calls consumes, and one that is called provides. others counts the APIs that are described elsewhere.
func (f *catalogFile) definitions(e *catalogEntity, direction *string) (list []definition, others int) {
	if e.kind == "api" {
		return f.definition(e), 0
	}
	if e.kind != "component" {
		return nil, 0
	}
	seen := map[int]bool{}
	for key, unless := range map[string]string{"consumesApis": "inbound", "providesApis": "outbound"} {
		if direction != nil && *direction == unless {
			continue
		}
		for _, item := range e.spec.Get(key).Items() {
			r, ok := parseRef(strings.ToLower(item.String()))
			r.kind, r.namespace = cmp.Or(r.kind, "api"), cmp.Or(r.namespace, e.namespace)
			if found := f.byRef[r]; ok && r.kind == "api" && len(found) == 1 {
				seen[found[0]] = true
			} else {
				others++
			}
		}
	}
	for _, i := range slices.Sorted(maps.Keys(seen)) {
		list = append(list, f.definition(&f.entities[i])...)
	}
	return list, others
}

// placeholders are the keys by which Backstage puts the content of a file in the place of an object.
var placeholders = []string{"$text", "$yaml", "$json", "$openapi"}

// definition returns the OpenAPI definition of an API; none if it is of another type.
func (f *catalogFile) definition(e *catalogEntity) []definition {
	value := e.spec.Get("definition")
	if !strings.EqualFold(e.spec.Get("type").String(), "openapi") || !value.Exists() || value.IsNull() {
		return nil
	}
	for _, key := range placeholders {
		file := value.Get(key)
		if !file.Exists() {
			continue
		}
		d := definition{at: e.place(f, "spec", "definition", key), path: strings.TrimSpace(file.String())}
		switch {
		case !file.IsString() || d.path == "":
			d.path, d.reason = "", "names no file"
		case strings.Contains(d.path, "://"):
			d.path, d.reason = "", "is a URL, and sealint reads nothing from the network"
		}
		return []definition{d}
	}
	return []definition{{at: e.place(f, "spec", "definition"), reason: "is text in this file, and sealint reads contracts from files of their own"}}
}

// Filled returns the file in which the value of a field is written that the manifest leaves out, and the value as it is written
// there; ok is false for other fields.
func (m Manifest) Filled(path ...any) (doc *source.Document, text string, ok bool) {
	if len(m.filled) == 0 {
		return nil, "", false
	}
	v, ok := m.filled[source.EncodePointer(model.Place{}.Below(path).Pointer)]
	return v.doc, v.text, ok
}
