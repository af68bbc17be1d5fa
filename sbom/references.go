package sbom

import (
	"cmp"
	"slices"
	"strconv"
)

// mention is a place of the document that names an element.
type mention struct {
	to   string
	in   string   // the kind of element that holds it, as DanglingRefFacts.In has it; if empty, the pointer tells
	at   []string // the pointer below the SBOM of the member that holds the reference
	item int      // its index if the member is a list, otherwise -1
}

// referenceMembers are the members of CycloneDX whose values are references (bom-ref) to other elements, each with the members
// that it occurs in. They are those to which the official schemas of all versions give the type refType or refLinkType, and the
// lists of compositions, which the schemas describe in words only. Those of vulnerabilities (affects) are missing here, because
// sbom/vex-dangling looks at them. A test derives the table from the schemas.
var referenceMembers = map[string][]string{
	"ref": {
		"dependencies", "taskDependencies", "runtimeTopology", "datasets", "relatedCryptographicAssets",
		"resourceReferences", "source", "target", "resource",
	},
	"dependsOn":             {"dependencies", "taskDependencies", "runtimeTopology"},
	"provides":              {"dependencies", "taskDependencies", "runtimeTopology"},
	"assemblies":            {"compositions"},
	"dependencies":          {"compositions"},
	"vulnerabilities":       {"compositions"},
	"subjects":              {"annotations"},
	"attributedTo":          {"citations"},
	"process":               {"citations"},
	"tools":                 {"identity"},
	"assessor":              {"attestations"},
	"requirement":           {"map"},
	"claims":                {"map"},
	"counterClaims":         {"map"},
	"mitigationStrategies":  {"conformance", "claims"},
	"target":                {"claims"},
	"evidence":              {"claims"},
	"counterEvidence":       {"claims"},
	"parent":                {"requirements"},
	"requirements":          {"levels"},
	"signatureAlgorithmRef": {"certificateProperties"},
	"subjectPublicKeyRef":   {"certificateProperties"},
	"algorithmRef":          {"relatedCryptoMaterialProperties", "securedBy"},
	"algorithms":            {"cipherSuites"},
	"algorithm":             {"encr", "prf", "integ", "ke", "auth"},
	"encr":                  {"ikev2TransformTypes"},
	"prf":                   {"ikev2TransformTypes"},
	"integ":                 {"ikev2TransformTypes"},
	"ke":                    {"ikev2TransformTypes"},
	"auth":                  {"ikev2TransformTypes"},
	"cryptoRefArray":        {"protocolProperties"},
	"members":               {"patents"},
	"patentRefs":            {"patentAssertions"},
	"asserter":              {"patentAssertions"},
}

// isReference reports whether the texts in a member name elements. parent is the nearest member around it.
func isReference(name, parent string) bool { return slices.Contains(referenceMembers[name], parent) }

// holders are words for the elements that hold references, by a member of their pointers. The first that occurs counts, so that an
// element inside another one stands before it.
var holders = []struct{ member, word string }{
	{"compositions", "composition"},
	{"annotations", "annotation"},
	{"citations", "citation"},
	{"attestations", "attestation"},
	{"claims", "claim"},
	{"standards", "standard"},
	{"cryptoProperties", "cryptographic asset"},
	{"evidence", "evidence"},
	{"datasets", "model card"},
	{"patentAssertions", "patent assertion"},
	{"patents", "patent family"},
	{"formulation", "formulation"},
	{"dependencies", "dependency"},
}

func holder(at []string) string {
	for _, h := range holders {
		if slices.Contains(at, h.member) {
			return h.word
		}
	}
	return label(at)
}

// mention records a reference to an element. The reference is item i of the list at the pointer, or, if i is negative, the value
// there. Which references lead nowhere is known when the whole document is read.
func (d *draft) mention(to, in string, at []string, i int) {
	if to != "" {
		d.references.mentions = append(d.references.mentions, mention{to, in, at, i})
	}
}

// followMentions lists the references to elements that the document does not contain, and those to other documents.
func (d *draft) followMentions() {
	var open []mention
	for _, m := range d.references.mentions {
		if m.to = d.facts.localRef(m.to); d.references.elements[m.to] == nil {
			if m.item >= 0 {
				m.at = append(clone(m.at), strconv.Itoa(m.item))
			}
			open = append(open, m)
		}
	}
	slices.SortStableFunc(open, func(a, b mention) int { return comparePointers(a.at, b.at) })
	for _, m := range open {
		switch {
		case !isBOMLink(m.to):
			d.pointAt(index("dangling_refs", len(d.facts.DanglingRefs)), m.at)
			d.facts.DanglingRefs = append(d.facts.DanglingRefs, DanglingRefFacts{Ref: m.to, In: cmp.Or(m.in, holder(m.at))})
		default:
			d.link(m.to, m.at, true)
		}
	}
}
