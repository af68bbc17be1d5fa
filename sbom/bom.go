// Package sbom reads CycloneDX 1.2–1.7 (JSON, XML) and SPDX 2.2 and 2.3 (JSON, tag-value) into one neutral component
// graph, and gives the entities that rules judge.
package sbom

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/jsf"
)

// BOM is what a document says, in terms that CycloneDX and SPDX share.
type BOM struct {
	// Entities are the document itself, then its components in the order of Components, then its vulnerabilities.
	Entities []model.Entity
	// Facts is what is known of the document as a whole.
	Facts *SBOMFacts
	// Components are the components at every level, the subject included, in document order.
	Components []*ComponentFacts
	// Subject is the one component that the document describes; nil when it names none, or several.
	Subject         *ComponentFacts
	Vulnerabilities []*VulnerabilityFacts

	path            string
	components      []*component
	vulnerabilities []*vulnerability
	byRef           map[string][]*component
	occurrences     map[occurrence][]int // the vulnerabilities of the document, by what they name; made when it is needed
}

// Lower reads an SBOM. A document that cannot be judged at all gives problems and no BOM; one that can be judged in part
// gives both. The keys are those that signatures are trusted by.
func Lower(doc *source.Document, trusted []jsf.Key) (*BOM, []model.Problem) {
	var g *graph
	var problems []model.Problem
	switch doc.Format {
	case source.JSON:
		g, problems = lowerJSON(doc, trusted)
	case source.XML:
		g, problems = lowerXML(doc)
	case source.TagValue:
		g, problems = lowerTagValue(doc)
	default:
		problems = []model.Problem{*doc.Problem(model.ProblemUnsupported, "SBOMs are read as JSON, XML and tag-value")}
	}
	if g == nil {
		return nil, problems
	}
	return g.bom(doc.Path), problems
}

// graph is a document while it is read.
type graph struct {
	facts *SBOMFacts
	// base leads from the document's root to the SBOM: empty, but for a statement that wraps one.
	base   []string
	places map[string]spot // of facts, by their path
	outer  map[string]spot // of the statement around it

	components      []*component
	vulnerabilities []*vulnerability
	byRef           map[string][]*component
	// edges lead from a component's reference to those of its dependencies; an entry without any is one that says so.
	edges map[string][]string
	// roots are the references of what the document describes.
	roots []string
	// unread are pointers to what should be a component, or a list of them, and is none: it is not judged.
	unread [][]string
	// elements are the places of everything that has a reference, by reference: components, services, files and the rest.
	elements map[string][]spot
	// entries are the places at which the document begins to say what an element depends on.
	entries map[string]spot
	linked  map[string]bool // links to other documents that were told
	// defined are the LicenseRefs whose licence the document gives.
	defined map[string]bool
	// completeness is what compositions say of what they name.
	completeness map[string]string
	licences     map[string]licenceVerdict
}

// spot is a place in the document: the tokens of a JSON Pointer.
type spot []string

type component struct {
	facts    *ComponentFacts
	pointer  []string
	places   places
	parent   *component
	isRoot   bool
	distance int                   // from the root; -1 when nothing leads here
	twins    map[string]*component // other components that findings speak of, by the name of their place
}

type vulnerability struct {
	facts   *VulnerabilityFacts
	pointer []string
	places  places
}

// place says where a part of an entity's facts stands: a path in the facts and one in the document, both relative to the
// entity and joined by slashes.
type place struct{ facts, document string }

type places []place

func (p *places) add(facts, document string) { *p = append(*p, place{facts, document}) }

// find gives the document's path for a path in the facts, or for the longest part of it that is there.
func (p places) find(path []any) (string, bool) {
	for n := len(path); n > 0; n-- {
		key := joinPath(path[:n])
		for _, at := range p {
			if at.facts == key {
				return at.document, true
			}
		}
	}
	return "", false
}

func joinPath(path []any) string {
	tokens := make([]string, len(path))
	for i, element := range path {
		tokens[i] = token(element)
	}
	return strings.Join(tokens, "/")
}

func token(element any) string {
	switch v := element.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return ""
}

// under gives a new pointer: one below base, by a path joined with slashes.
func under(base []string, path string) []string {
	pointer := append(make([]string, 0, len(base)+4), base...)
	if path == "" {
		return pointer
	}
	return append(pointer, strings.Split(path, "/")...)
}

// place records where a part of the document's own facts stands.
func (g *graph) place(facts, document string) { g.places[facts] = under(nil, document) }

// index is the path of an item of a list; alone, for i < 0, that of what is no list.
func index(path string, i int) string {
	if i < 0 {
		return path
	}
	return path + "/" + strconv.Itoa(i)
}

// bom finishes the graph: how its components hang together, and the entities.
func (g *graph) bom(path string) *BOM {
	g.connect()
	g.references()
	g.circles()
	g.compare()
	b := &BOM{Facts: g.facts, path: path, components: g.components, vulnerabilities: g.vulnerabilities, byRef: g.byRef}
	g.facts.VulnerabilityCount = len(g.vulnerabilities)
	b.Entities = make([]model.Entity, 0, 1+len(g.components)+len(g.vulnerabilities))
	b.Entities = append(b.Entities, model.Entity{
		Kind: model.EntitySBOM, Name: firstOf(g.facts.Name, g.facts.Serial), Facts: g.facts, Locate: g.locate(path),
	})
	for _, c := range g.components {
		if c.isRoot {
			b.Subject = c.facts
		}
		b.Components = append(b.Components, c.facts)
		b.Entities = append(b.Entities, model.Entity{
			Kind: model.EntityComponent, Name: c.name(), Facts: c.facts, Locate: c.locate(path),
		})
	}
	for _, v := range g.vulnerabilities {
		b.Vulnerabilities = append(b.Vulnerabilities, v.facts)
		b.Entities = append(b.Entities, model.Entity{
			Kind: model.EntityVulnerability, Name: firstOf(v.facts.ID, v.facts.BOMRef), Facts: v.facts,
			Locate: locator(path, v.pointer, v.places, "id"),
		})
	}
	return b
}

// locate knows the neutral names of the document's own facts; any other path is one of the document itself, as schema
// violations have it.
func (g *graph) locate(path string) func([]any) model.Place {
	return func(at []any) model.Place {
		if len(at) > 0 && at[0] == "statement" {
			return model.Place{Path: path, Pointer: g.outer[joinPath(at)]}
		}
		for n := len(at); n > 0; n-- {
			if document, ok := g.places[joinPath(at[:n])]; ok {
				return model.Place{Path: path, Pointer: append(clone(g.base), document...)}
			}
		}
		pointer := under(g.base, "")
		for _, element := range at {
			pointer = append(pointer, token(element))
		}
		return model.Place{Path: path, Pointer: pointer}
	}
}

// locate finds parts of a component, and of its twin.
func (c *component) locate(path string) func([]any) model.Place {
	return func(at []any) model.Place {
		if len(at) > 0 {
			if twin := c.twins[token(at[0])]; twin != nil {
				return locator(path, twin.pointer, twin.places, "name")(at[1:])
			}
		}
		return locator(path, c.pointer, c.places, "name")(at)
	}
}

// locator finds parts of an entity. What is absent is shown at the entity's name: a reader learns nothing from an opening
// brace.
func locator(path string, pointer []string, known places, name string) func([]any) model.Place {
	return func(at []any) model.Place {
		document, ok := known.find(at)
		if !ok {
			document, _ = known.find([]any{name})
		}
		return model.Place{Path: path, Pointer: under(pointer, document)}
	}
}

// name identifies a component in words that survive moved lines.
func (c *component) name() string {
	f := c.facts
	switch {
	case f.PURL != nil:
		return f.PURL.Text
	case f.BOMRef != "":
		return f.BOMRef
	}
	name := f.Name
	if f.Group != "" {
		name = f.Group + "/" + name
	}
	if f.Version != "" {
		name += "@" + f.Version
	}
	return name
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// problems are the parts of the document that are not judged. A schema violation alone would not do: a run may leave out
// the rule that reports it.
func (g *graph) problems(doc *source.Document) []model.Problem {
	var out []model.Problem
	listed := g.unread[:min(len(g.unread), maxViolations)]
	if len(listed) == 0 {
		return nil
	}
	targets := make([]model.Place, len(listed))
	for i, pointer := range listed {
		targets[i] = model.Place{Path: doc.Path, Pointer: pointer}
	}
	for i, location := range Locate(doc, targets) {
		problem := doc.Problem(model.ProblemSyntax, "%s could not be read: it has the wrong type", label(targets[i].Pointer[len(g.base):]))
		problem.Location = location
		out = append(out, *problem)
	}
	if more := len(g.unread) - len(listed); more > 0 {
		out = append(out, *doc.Problem(model.ProblemSyntax, "%d more of its parts could not be read", more))
	}
	return out
}

// list is the array of a member of v; anything else in its place is unread.
func (g *graph) list(v any, name string, pointer []string) []any {
	value := member(v, name)
	items, ok := value.([]any)
	if !ok && value != nil {
		g.unread = append(g.unread, pointer)
	}
	return items
}

// add finishes a component's facts and takes it into the graph.
func (g *graph) add(c *component) {
	f := c.facts
	unlike := f.Type == "device" || f.Type == "cryptographic-asset" // software
	f.Format, f.SpecVersion = g.facts.Format, g.facts.SpecVersion
	f.Pin = classify(f.Version)
	switch {
	case isUnknown(f.Version):
		f.VersionState = "unknown"
	case strings.TrimSpace(f.Version) != "":
		f.VersionState = "present"
	case f.Type == "file" || f.Type == "cryptographic-asset" || f.VersionRange != "":
		f.VersionState = "not_applicable"
	default:
		f.VersionState = "absent"
	}
	if f.PURL != nil {
		f.PURLNameMismatch = len(f.PURL.Problems) == 0 && f.PURL.contradicts(f.Group, f.Name)
		for _, name := range []string{"repository_url", "download_url"} {
			if value := f.PURL.qualifier(name); value != "" {
				if !strings.Contains(value, "://") { // registries of images are named so
					value = "https://" + value
				}
				c.source(value, c.documentPath("purl"))
			}
		}
		if f.PURL.Version != "" {
			pin := classify(f.PURL.Version)
			f.PURLPin = &pin
			if f.Pin.Exact && pin.Exact { // ranges and words have findings of their own
				f.PURLVersionMismatch = compareVersions(f.Version, f.PURL)
			}
		}
	}
	if f.CPE != "" {
		f.CPEProblem, f.CPEWildcardVersion = checkCPE(f.CPE)
		f.CPEWildcardVersion = f.CPEWildcardVersion && f.VersionState == "present"
	}
	f.judgeHashes(c.isRoot)
	f.Image = f.Type == "container" || f.PURL != nil && (f.PURL.Type == "oci" || f.PURL.Type == "docker")
	f.ByDigest = f.Image && (isAddress(f.Version) || isAddress(f.Name) || f.PURL != nil && isAddress(f.PURL.Version) ||
		slices.ContainsFunc(f.Hashes, func(h HashFacts) bool { return h.Of == "component" && h.Problem == "" }))
	g.judgeLicences(f)
	if unlike && f.LicenceState == "absent" {
		f.LicenceState = "not_applicable"
	}
	if f.Named = strings.TrimSpace(f.Name) != ""; !f.Named {
		f.Name = "a component without a name"
	}
	g.components = append(g.components, c)
}

// judgeHashes tells whether there is a digest, and a strong one.
func (f *ComponentFacts) judgeHashes(isRoot bool) {
	switch {
	case len(f.Hashes) > 0:
		f.HashState = "present"
		f.WeakHashes = !slices.ContainsFunc(f.Hashes, func(h HashFacts) bool { return !brokenAlgorithms[h.Alg] })
	case f.Type == "file" || f.Type == "device" || f.Type == "cryptographic-asset" || isRoot:
		f.HashState = "not_applicable"
	default:
		f.HashState = "absent"
	}
}

// source notes an address that the component is fetched from.
func (c *component) source(address, document string) {
	scheme, host := addressOf(address)
	c.places.add(index("sources", len(c.facts.Sources)), document)
	c.facts.Sources = append(c.facts.Sources, SourceFacts{URL: address, Scheme: scheme, Host: host})
}

// documentPath is where a part of the facts stands, or "".
func (c *component) documentPath(facts string) string {
	document, _ := c.places.find([]any{facts})
	return document
}

// state tells whether a value is there, declared unknown or absent.
func state(value string) string {
	switch {
	case strings.TrimSpace(value) == "":
		return "absent"
	case isUnknown(value):
		return "unknown"
	}
	return "present"
}

func newComponent(pointer []string) *component {
	return &component{pointer: pointer, facts: &ComponentFacts{
		Identifiers: []IdentifierFacts{}, Hashes: []HashFacts{}, Licences: []LicenceFacts{},
		ExternalReferences: []ExternalReferenceFacts{}, LicenceState: "absent",
		SupplierState: "absent", ProducerState: "absent", Completeness: "not_stated",
		OtherVersions: []string{}, Properties: []PropertyFacts{}, Sources: []SourceFacts{},
	}}
}

func newGraph(format, version, notation string, base []string) *graph {
	return &graph{
		base: base, edges: map[string][]string{}, elements: map[string][]spot{}, defined: map[string]bool{},
		completeness: map[string]string{}, licences: map[string]licenceVerdict{}, places: map[string]spot{}, entries: map[string]spot{}, linked: map[string]bool{},
		facts: &SBOMFacts{
			Format: format, SpecVersion: version, Notation: notation,
			Authors: []PartyFacts{}, Tools: []ToolFacts{}, Lifecycles: []string{}, SchemaViolations: []ViolationFacts{},
			DuplicateRefs: []DuplicateRefFacts{}, DanglingRefs: []DanglingRefFacts{}, BOMLinks: []string{},
			RepeatedEntries: []string{}, SelfEdges: []string{}, Cycles: []CycleFacts{}, CredentialURLs: []CredentialURLFacts{},
			Services: []ServiceFacts{}, Signature: SignatureFacts{State: "absent"},
		},
	}
}

// identify records an identifier, and the first of its kind where the facts name it.
func (c *component) identify(kind, value, document string) {
	if strings.TrimSpace(value) == "" {
		return
	}
	f := c.facts
	c.places.add(index("identifiers", len(f.Identifiers)), document)
	f.Identifiers = append(f.Identifiers, IdentifierFacts{Kind: kind, Value: value})
	switch {
	case kind == "purl" && f.PURL == nil:
		f.PURL = parsePURL(value)
		c.places.add("purl", document)
	case kind == "cpe" && f.CPE == "":
		f.CPE = value
		c.places.add("cpe", document)
	case kind == "swid" && f.SWID == "":
		f.SWID = value
		c.places.add("swid", document)
	}
}
