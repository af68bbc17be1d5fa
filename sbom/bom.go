// Package sbom reads CycloneDX 1.2–1.7 (JSON, XML), 1.0 and 1.1 (XML), SPDX 2.2 and 2.3 (JSON, tag-value) and SPDX 3.0.1 (JSON-LD) into one neutral
// component graph.
//
// The input is the bytes of a document and its notation. The output is facts, a JSON Pointer to the place of each fact, and
// faults: the parts that could not be read. Package lint/bom turns these into the entities, places and problems of the
// pipeline, looks components up in vulnerability databases, and compares a BOM with standards. The two are separate so that
// no package below sbom imports one below lint, and the formats can be understood and tested without the pipeline.
package sbom

import (
	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/osv"
)

// Notation is how an SBOM is written.
type Notation string

// The notations that are read.
const (
	JSON     Notation = "json"      // CycloneDX or SPDX, also inside an in-toto statement or an envelope
	XML      Notation = "xml"       // CycloneDX
	TagValue Notation = "tag-value" // SPDX
)

// Options say how to read an SBOM.
type Options struct {
	// Keys are the public keys by which a signature inside the document is trusted; without any, no signature is verified.
	Keys []jsf.Key
	// MaxDepth is the largest depth of nested elements in an XML document; 0 means any depth. JSON is not limited here, because
	// the caller has already checked its syntax.
	MaxDepth int
}

// BOM is what a document says, in terms that CycloneDX and SPDX share.
type BOM struct {
	// Facts describe the document as a whole.
	Facts *SBOMFacts
	// Components are the components at every level, the subject included, in document order.
	Components []*Component
	// Subject is the one component that the document describes; nil when it names none, or several.
	Subject         *Component
	Vulnerabilities []*Vulnerability
	// LinkedDocuments are the other documents that the document links, in the order of SBOMFacts.LinkedDocuments, and Links the
	// references to their elements, in the order of SBOMFacts.BOMLinks.
	LinkedDocuments []LinkedDocument
	Links           []Link
	// Credentials are the passwords and tokens in URLs of the document. Callers must not show them.
	Credentials []string

	base     []string // the pointer of the SBOM in the document: empty, unless it is inside another value, such as an in-toto statement
	pointers map[string][]string
	byRef    map[string][]*Component
	edges    map[string][]string
	elements map[string][][]string // the places of the elements, by reference
}

// Read reads an SBOM. If nothing of the document can be read, it returns faults and no BOM; if a part can be read, it returns
// both.
func Read(data []byte, notation Notation, o Options) (*BOM, []Fault) {
	var d *draft
	var faults []Fault
	switch notation {
	case JSON:
		d, faults = readJSON(data, o)
	case XML:
		d, faults = readXML(data, o)
	case TagValue:
		d, faults = readTagValue(data)
	default:
		faults = []Fault{newFault(Unsupported, "SBOMs are read as JSON, XML and tag-value")}
	}
	if d == nil {
		return nil, faults
	}
	return d.finish(), faults
}

// Pointer returns the JSON Pointer of a part of the document's facts. path is the path in the facts: strings (member names) and
// ints (array indices). If the facts do not have the path, Pointer treats it as a path in the document itself, such as the
// path of a schema violation.
func (b *BOM) Pointer(path []any) []string {
	for n := len(path); n > 0; n-- {
		if pointer, ok := b.pointers[joinPath(path[:n])]; ok {
			return pointer
		}
	}
	pointer := clone(b.base)
	for _, step := range path {
		pointer = append(pointer, token(step))
	}
	return pointer
}

// Affected returns the components of the document that a vulnerability names, by their references or by BOM-Links to this
// document.
func (b *BOM) Affected(v *VulnerabilityFacts) []*Component {
	var list []*Component
	for _, a := range v.Affects {
		list = append(list, b.byRef[b.Facts.localRef(a.Ref)]...)
	}
	return list
}

// Dependencies returns the components on which a component of the document depends directly, in the order of the document. What is no
// component, such as a service or a file, is left out.
func (b *BOM) Dependencies(f *ComponentFacts) []*Component {
	var list []*Component
	for _, ref := range b.edges[f.BOMRef] {
		list = append(list, b.byRef[ref]...)
	}
	return list
}

// Component is a component of CycloneDX or a package of SPDX.
type Component struct {
	Facts *ComponentFacts
	// Source is the source package from which a distribution built the package, as generators state it beside the package URL.
	Source osv.Source

	pointers Pointers
	parent   *Component            // the component that this one is nested in
	isRoot   bool                  // it is the subject
	related  map[string]*Component // other components that findings mention, by the name that Pointer knows them by
}

// Name returns a name of the component that does not depend on its place in the document: its package URL, its reference, or
// its name.
func (c *Component) Name() string {
	f := c.Facts
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

// Pointer returns the JSON Pointer of a part of the component's facts, or, if path begins with twin, digest_twin or
// conflict_twin, of another component that the facts mention. The pointer of an absent part is that of the component's name.
func (c *Component) Pointer(path []any) []string {
	if len(path) > 0 {
		if other := c.related[token(path[0])]; other != nil {
			return other.pointers.Find(path[1:], "name")
		}
	}
	return c.pointers.Find(path, "name")
}

// Vulnerability is a vulnerability that the document records.
type Vulnerability struct {
	Facts *VulnerabilityFacts

	pointers Pointers
}

// Pointer returns the JSON Pointer of a part of the vulnerability's facts. The pointer of an absent part is that of its id.
func (v *Vulnerability) Pointer(path []any) []string { return v.pointers.Find(path, "id") }
