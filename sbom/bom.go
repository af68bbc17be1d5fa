// Package sbom reads CycloneDX 1.2–1.7 (JSON, XML) and SPDX 2.2 and 2.3 (JSON, tag-value) into one neutral component
// graph, and gives the entities that rules judge.
package sbom

import (
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
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
}

// Lower reads an SBOM. A document that cannot be judged at all gives problems and no BOM; one that can be judged in part
// gives both.
func Lower(doc *source.Document) (*BOM, []model.Problem) {
	var g *graph
	var problems []model.Problem
	switch doc.Format {
	case source.JSON:
		g, problems = lowerJSON(doc)
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
	places places // of facts

	components      []*component
	vulnerabilities []*vulnerability
	// edges lead from a component's reference to those of its dependencies; an entry without any is one that says so.
	edges map[string][]string
	// roots are the references of what the document describes.
	roots []string
	// unread are pointers to what should be a component, or a list of them, and is none: it is not judged.
	unread [][]string
	// others are references of services, which vulnerabilities may affect though they are no components.
	others map[string]bool
}

type component struct {
	facts    *ComponentFacts
	pointer  []string
	places   places
	parent   *component
	isRoot   bool
	distance int // from the root; -1 when nothing leads here
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

func index(path string, i int) string { return path + "/" + strconv.Itoa(i) }

// bom finishes the graph: how its components hang together, and the entities.
func (g *graph) bom(path string) *BOM {
	g.connect()
	b := &BOM{Facts: g.facts}
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
			Kind: model.EntityComponent, Name: c.name(), Facts: c.facts, Locate: locator(path, c.pointer, c.places, "name"),
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
func (g *graph) locate(path string) func([]any) model.Target {
	return func(at []any) model.Target {
		if document, ok := g.places.find(at); ok {
			return model.Target{Path: path, Pointer: under(g.base, document)}
		}
		pointer := under(g.base, "")
		for _, element := range at {
			pointer = append(pointer, token(element))
		}
		return model.Target{Path: path, Pointer: pointer}
	}
}

// locator finds parts of an entity. What is absent is shown at the entity's name: a reader learns nothing from an opening
// brace.
func locator(path string, pointer []string, known places, name string) func([]any) model.Target {
	return func(at []any) model.Target {
		document, ok := known.find(at)
		if !ok {
			document, _ = known.find([]any{name})
		}
		return model.Target{Path: path, Pointer: under(pointer, document)}
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

// connect works out how far each component is from the root, along dependencies and nesting. Cycles are legal.
func (g *graph) connect() {
	byRef := make(map[string][]*component, len(g.components))
	children := map[*component][]*component{}
	for _, c := range g.components {
		c.distance = -1
		if ref := c.facts.BOMRef; ref != "" {
			byRef[ref] = append(byRef[ref], c)
		}
		if c.parent != nil {
			children[c.parent] = append(children[c.parent], c)
		}
	}
	var queue []*component
	visit := func(c *component, distance int) {
		if c.distance < 0 {
			c.distance = distance
			queue = append(queue, c)
		}
	}
	// A reference may name a service or a file, which stand between components too.
	type hop struct {
		ref      string
		distance int
	}
	var hops []hop
	crossed := map[string]bool{}
	for _, c := range g.components {
		if c.isRoot {
			visit(c, 0)
		}
	}
	for _, ref := range g.roots {
		hops = append(hops, hop{ref, 0})
	}
	for len(queue) > 0 || len(hops) > 0 {
		if len(hops) > 0 {
			h := hops[0]
			hops = hops[1:]
			if targets := byRef[h.ref]; targets != nil {
				for _, c := range targets {
					visit(c, h.distance)
				}
			} else if !crossed[h.ref] {
				crossed[h.ref] = true
				for _, to := range g.edges[h.ref] {
					hops = append(hops, hop{to, h.distance + 1})
				}
			}
			continue
		}
		c := queue[0]
		queue = queue[1:]
		for _, child := range children[c] {
			visit(child, c.distance+1)
		}
		if c.facts.BOMRef != "" && !crossed[c.facts.BOMRef] {
			crossed[c.facts.BOMRef] = true
			for _, to := range g.edges[c.facts.BOMRef] {
				hops = append(hops, hop{to, c.distance + 1})
			}
		}
	}
	for _, c := range g.components {
		f := c.facts
		targets, declared := g.edges[f.BOMRef]
		f.HasDependencyEntry = declared && f.BOMRef != ""
		if f.BOMRef != "" {
			f.DependencyCount = len(targets)
		}
		f.IsRoot = c.isRoot
		if c.distance == 0 && len(targets) > 0 {
			g.facts.RootHasEdges = true
		}
		switch {
		case c.distance < 0:
			f.Reach = "unreachable"
		case c.distance == 0:
			f.Reach = "root"
		case c.distance == 1:
			f.Reach = "direct"
		default:
			f.Reach = "transitive"
		}
		if !c.isRoot {
			g.facts.ComponentCount++
		}
	}
	for _, targets := range g.edges {
		g.facts.EdgeCount += len(targets)
	}
	for _, v := range g.vulnerabilities {
		for i := range v.facts.Affects {
			a := &v.facts.Affects[i]
			a.BOMLink = strings.HasPrefix(a.Ref, "urn:cdx:")
			a.Resolved = byRef[a.Ref] != nil || g.others[a.Ref]
		}
	}
}

// problems are the parts of the document that are not judged. A schema violation alone would not do: a run may leave out
// the rule that reports it.
func (g *graph) problems(doc *source.Document) []model.Problem {
	var out []model.Problem
	listed := g.unread[:min(len(g.unread), maxViolations)]
	if len(listed) == 0 {
		return nil
	}
	targets := make([]model.Target, len(listed))
	for i, pointer := range listed {
		targets[i] = model.Target{Path: doc.Path, Pointer: pointer}
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
	f.Pin = classify(f.Version)
	switch {
	case isUnknown(f.Version):
		f.VersionState = "unknown"
	case strings.TrimSpace(f.Version) != "":
		f.VersionState = "present"
	case f.Type == "file" || f.VersionRange != "":
		f.VersionState = "not_applicable"
	default:
		f.VersionState = "absent"
	}
	if f.PURL != nil && f.PURL.Version != "" {
		pin := classify(f.PURL.Version)
		f.PURLPin = &pin
		f.PURLVersionMismatch = compareVersions(f.Version, f.PURL)
	}
	g.components = append(g.components, c)
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
		SupplierState: "absent", ProducerState: "absent",
	}}
}

func newGraph(format, version, notation string, base []string) *graph {
	return &graph{
		base: base, edges: map[string][]string{}, others: map[string]bool{},
		facts: &SBOMFacts{
			Format: format, SpecVersion: version, Notation: notation,
			Authors: []PartyFacts{}, Tools: []ToolFacts{}, Lifecycles: []string{}, SchemaViolations: []ViolationFacts{},
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
