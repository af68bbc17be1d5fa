package sbom

// draft collects the parts of a document while it is read. The readers of the formats fill it; finish makes the BOM.
type draft struct {
	facts           *SBOMFacts
	components      []*Component
	vulnerabilities []*Vulnerability
	dependencies    dependencies
	references      references
	licences        licences
	links           links
	credentials     []string
	secrets         []string // values of the document that are secrets; see hideSpellings

	base     []string            // the pointer of the SBOM in the document
	pointers map[string][]string // the place of each of the document's facts, by the path of the fact
	// unread are pointers to values of the wrong type, where the format demands a component, a vulnerability or a list.
	unread [][]string
	// unreadable are faults of parts that could not be read for another reason.
	unreadable []Fault
}

// dependencies are the dependencies between the elements of a document.
type dependencies struct {
	// edges has, for the reference of an element, the references of its dependencies. An empty list means that the document
	// states that the element has no dependencies.
	edges map[string][]string
	// entries has, for the reference of an element, the pointer below base of the first statement of its dependencies.
	entries map[string][]string
	// roots are the references of what an SPDX document describes.
	roots []string
	// completeness is how complete an element is, as a composition says, by its reference.
	completeness map[string]string
}

// references are the references (bom-ref, SPDXID) of the elements of a document.
type references struct {
	// elements has, for each reference, the pointers below base of the elements that have it: components, services, files and
	// others.
	elements  map[string][][]string
	mentions  []mention
	documents []documentReference
}

func newDraft(format, version string, notation Notation, base []string) *draft {
	return &draft{
		base: base, pointers: map[string][]string{},
		dependencies: dependencies{edges: map[string][]string{}, entries: map[string][]string{}, completeness: map[string]string{}},
		references:   references{elements: map[string][][]string{}},
		licences:     licences{defined: map[string]bool{}, expressions: map[string]expression{}},
		facts: &SBOMFacts{
			Format: format, SpecVersion: version, Notation: string(notation),
			Authors: []PartyFacts{}, Tools: []ToolFacts{}, Lifecycles: []string{}, SchemaViolations: []ViolationFacts{},
			DuplicateRefs: []DuplicateRefFacts{}, DanglingRefs: []DanglingRefFacts{}, BOMLinks: []BOMLinkFacts{}, LinkedDocuments: []LinkedDocumentFacts{},
			RepeatedEntries: []string{}, SelfEdges: []string{}, Cycles: []CycleFacts{}, CredentialURLs: []CredentialURLFacts{},
			Services: []ServiceFacts{}, Signature: SignatureFacts{State: "absent"},
		},
	}
}

// point records the place of a part of the document's facts. Both paths are joined by slashes; document is relative to the SBOM.
func (d *draft) point(facts, document string) { d.pointers[facts] = under(d.base, document) }

// pointAt does the same as point, but takes a pointer relative to the SBOM.
func (d *draft) pointAt(facts string, pointer []string) {
	d.pointers[facts] = append(clone(d.base), pointer...)
}

// list returns the array in a member of v. pointer is the place of the member. A value that is not an array is recorded as
// unread.
func (d *draft) list(v any, name string, pointer []string) []any {
	value := member(v, name)
	items, ok := value.([]any)
	if !ok && value != nil {
		d.unread = append(d.unread, pointer)
	}
	return items
}

// finish makes the BOM. It first follows the references and the dependencies between the components, then compares the components.
func (d *draft) finish() *BOM {
	d.followMentions()
	d.followDocumentReferences()
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
		base: d.base, pointers: d.pointers, byRef: byRef, edges: d.dependencies.edges,
		elements: d.references.elements, LinkedDocuments: d.links.documents, Links: d.links.list,
	}
	for _, c := range d.components {
		if c.isRoot {
			b.Subject = c
		}
	}
	return b
}

// faults returns a fault for each part of the document that was not read. The schema violation is not enough, because a run may
// not select the rule that reports it.
func (d *draft) faults() []Fault {
	var list []Fault
	for _, pointer := range d.unread[:min(len(d.unread), maxViolations)] {
		list = append(list, newFault(Malformed, "%s could not be read: it has the wrong type", label(pointer[len(d.base):])).atPointer(pointer))
	}
	list = append(list, d.unreadable[:min(len(d.unreadable), maxViolations)]...)
	if more := len(d.unread) + len(d.unreadable) - len(list); more > 0 {
		list = append(list, newFault(Malformed, "%d more of its parts could not be read", more))
	}
	return list
}
