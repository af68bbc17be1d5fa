package sbom

// draft is a document while it is read. The readers of the formats fill it; finish makes the BOM.
type draft struct {
	facts           *SBOMFacts
	components      []*Component
	vulnerabilities []*Vulnerability
	dependencies    dependencies
	references      references
	licences        licences
	credentials     []string

	base     []string            // the pointer of the SBOM in the document
	pointers map[string][]string // of the document's facts, by their path
	// unread are pointers to values that are no components, vulnerabilities or lists, where the format demands one.
	unread [][]string
}

// dependencies are what a document says about what depends on what.
type dependencies struct {
	// edges lead from the reference of an element to those of its dependencies. An entry without any is a statement too:
	// the element has no dependencies.
	edges map[string][]string
	// entries locate where the document begins to say what an element depends on, by reference, below base.
	entries map[string][]string
	// roots are the references of what an SPDX document describes.
	roots []string
	// completeness is what compositions say of what they name, by reference.
	completeness map[string]string
}

// references are what a document says about which element has which reference.
type references struct {
	// elements locate everything that has a reference, by reference, below base: components, services, files and the rest.
	elements map[string][][]string
	links    map[string]bool // references to other documents that are in the facts
}

func newDraft(format, version string, notation Notation, base []string) *draft {
	return &draft{
		base: base, pointers: map[string][]string{},
		dependencies: dependencies{edges: map[string][]string{}, entries: map[string][]string{}, completeness: map[string]string{}},
		references:   references{elements: map[string][][]string{}, links: map[string]bool{}},
		licences:     licences{defined: map[string]bool{}, expressions: map[string]expression{}},
		facts: &SBOMFacts{
			Format: format, SpecVersion: version, Notation: string(notation),
			Authors: []PartyFacts{}, Tools: []ToolFacts{}, Lifecycles: []string{}, SchemaViolations: []ViolationFacts{},
			DuplicateRefs: []DuplicateRefFacts{}, DanglingRefs: []DanglingRefFacts{}, BOMLinks: []string{},
			RepeatedEntries: []string{}, SelfEdges: []string{}, Cycles: []CycleFacts{}, CredentialURLs: []CredentialURLFacts{},
			Services: []ServiceFacts{}, Signature: SignatureFacts{State: "absent"},
		},
	}
}

// point records where a part of the document's own facts stands: a path below the SBOM, joined by slashes.
func (d *draft) point(facts, document string) { d.pointers[facts] = under(d.base, document) }

// pointAt is point for a pointer below the SBOM.
func (d *draft) pointAt(facts string, pointer []string) {
	d.pointers[facts] = append(clone(d.base), pointer...)
}

// list is the array of a member of v, whose pointer is given. Anything else in its place is noted as unread.
func (d *draft) list(v any, name string, pointer []string) []any {
	value := member(v, name)
	items, ok := value.([]any)
	if !ok && value != nil {
		d.unread = append(d.unread, pointer)
	}
	return items
}

// finish makes the BOM: first how the components hang together, then which of them contradict each other.
func (d *draft) finish() *BOM {
	byRef, children := byReference(d.components), byParent(d.components)
	distances := d.dependencies.distances(d.components, byRef, children)
	d.describeGraph(distances)
	d.describeComponents(distances, children)
	d.resolveAffected(byRef)
	d.listDuplicateRefs()
	d.listCycles()
	compare(d.components)
	b := &BOM{
		Facts: d.facts, Components: d.components, Vulnerabilities: d.vulnerabilities, Credentials: d.credentials,
		base: d.base, pointers: d.pointers, byRef: byRef,
	}
	for _, c := range d.components {
		if c.isRoot {
			b.Subject = c
		}
	}
	return b
}

// faults are the parts of the document that were not read. A schema violation alone would not do: a run may leave out
// the rule that reports it.
func (d *draft) faults() []Fault {
	var list []Fault
	for _, pointer := range d.unread[:min(len(d.unread), maxViolations)] {
		list = append(list, newFault(Malformed, "%s could not be read: it has the wrong type", label(pointer[len(d.base):])).atPointer(pointer))
	}
	if more := len(d.unread) - len(list); more > 0 {
		list = append(list, newFault(Malformed, "%d more of its parts could not be read", more))
	}
	return list
}
