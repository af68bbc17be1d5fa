// Package sbom reads CycloneDX 1.2–1.7 (JSON, XML) and SPDX 2.2 and 2.3 (JSON, tag-value) into one neutral component
// graph.
//
// Its input is the bytes of a document and the notation. Its output is facts, JSON Pointers to where each fact stands, and
// faults: the parts that could not be read. Package lint/bom turns these into the entities, places and problems of the
// pipeline, looks components up in vulnerability databases, and compares a BOM with standards. The two are separate so that
// no package below sbom imports one below lint: the meaning of the formats can be read and tested without the pipeline.
package sbom

import (
	"github.com/sealint/sealint/sbom/jsf"
)

// Notation is how an SBOM is written.
type Notation string

// The notations that are read.
const (
	JSON     Notation = "json"      // CycloneDX or SPDX, also as the predicate of an in-toto statement
	XML      Notation = "xml"       // CycloneDX
	TagValue Notation = "tag-value" // SPDX
)

// Options say how to read an SBOM.
type Options struct {
	// Keys are the public keys by which a signature inside the document is trusted; without any, no signature is verified.
	Keys []jsf.Key
	// MaxDepth is how deeply the elements of an XML document may nest; 0 means any depth. It is for XML only: the caller has
	// checked the syntax of JSON.
	MaxDepth int
}

// BOM is what a document says, in terms that CycloneDX and SPDX share.
type BOM struct {
	// Facts are those of the document as a whole.
	Facts *SBOMFacts
	// Components are the components at every level, the subject included, in document order.
	Components []*Component
	// Subject is the one component that the document describes; nil when it names none, or several.
	Subject         *Component
	Vulnerabilities []*Vulnerability
	// Credentials are the passwords and tokens in web addresses of the document. They must not be shown.
	Credentials []string

	base     []string // leads from the document's root to the SBOM: empty, but for a statement around one
	pointers map[string][]string
	byRef    map[string][]*Component
}

// Read reads an SBOM. A document that cannot be read at all gives faults and no BOM; one that can be read in part gives
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

// Pointer locates a part of the document's facts, by its path in them: strings (member names) and ints (array indices).
// A path that the facts do not have is taken for one of the document itself, as those of schema violations are.
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

// Affected are the components of the document that a vulnerability names by their references, or by BOM-Links to this
// document.
func (b *BOM) Affected(v *VulnerabilityFacts) []*Component {
	var list []*Component
	for _, a := range v.Affects {
		list = append(list, b.byRef[b.Facts.localRef(a.Ref)]...)
	}
	return list
}

// Component is a component of CycloneDX or a package of SPDX.
type Component struct {
	Facts *ComponentFacts

	pointers Pointers
	parent   *Component            // the component that this one is nested in
	isRoot   bool                  // it is the subject
	related  map[string]*Component // other components that findings speak of, by the name under which Pointer finds them
}

// Name identifies the component in words that survive moved lines: its package URL, its reference, or its name.
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

// Pointer locates a part of the component's facts, or of a component that these speak of: twin, digest_twin,
// conflict_twin. What is absent is located at the component's name.
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

// Pointer locates a part of the vulnerability's facts. What is absent is located at its id.
func (v *Vulnerability) Pointer(path []any) []string { return v.pointers.Find(path, "id") }
