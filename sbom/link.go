package sbom

import (
	"cmp"
	"iter"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/sbom/osv"
)

// LinkedDocument is another document that a document links: what the link says about how to find it.
type LinkedDocument struct {
	// BOM is the BOM-Link of the document, without an element; zero if the document is named otherwise.
	BOM osv.Link
	// URI is the namespace or address of the document, as SPDX states it; Path its path, relative to the document that links it, with
	// slashes. Both are empty if they are not stated.
	URI, Path string
	// Elements are the identifiers of elements of the document. Only SPDX 3 has identifiers by which documents are found.
	Elements []string
	// Parts is true if the document belongs to what the linking document describes. It is false if only statements about
	// vulnerabilities name it.
	Parts bool
}

// Link is a reference to an element of another document. It is the item of SBOMFacts.BOMLinks with the same index.
type Link struct {
	Document int    // index in SBOMFacts.LinkedDocuments
	Element  string // the reference of the element in that document; empty if the link names the document
}

// IsWhole reports whether the file of the document has nothing else in it, so that the digest of the file is that of the document.
func (b *BOM) IsWhole() bool { return len(b.base) == 0 }

// Has reports whether the document has an element with a reference (bom-ref, SPDXID, spdxId).
func (b *BOM) Has(ref string) bool { return b.elements[ref] != nil }

// Elements returns the references of all elements, in any order.
func (b *BOM) Elements() iter.Seq[string] { return maps.Keys(b.elements) }

// links are the links of a document to others, while it is read.
type links struct {
	documents []LinkedDocument
	byName    map[string]int // the index of a linked document by the name that the document has for it
	list      []Link
	known     map[string]bool // the texts of the links in list
}

// documentReference is a text of CycloneDX that may lead to another document: an external reference, or the source or destination of data.
type documentReference struct {
	to     string
	at     []string // the pointer below the SBOM
	hashes []any
}

// linkDocument records a linked document at a pointer below the SBOM, and returns its index. A document has one name in the document
// that links it.
func (d *draft) linkDocument(name string, found LinkedDocument, at []string) int {
	if i, ok := d.links.byName[name]; ok {
		d.links.documents[i].Parts = d.links.documents[i].Parts || found.Parts
		return i
	}
	i := len(d.links.documents)
	if d.links.byName == nil {
		d.links.byName = map[string]int{}
	}
	d.links.byName[name] = i
	d.links.documents = append(d.links.documents, found)
	d.facts.LinkedDocuments = append(d.facts.LinkedDocuments, LinkedDocumentFacts{
		Name: name, URI: found.URI, State: "elsewhere", Versions: []int{}, Digests: []LinkedDigestFacts{},
	})
	d.pointAt(index("linked_documents", i), at)
	return i
}

// linkElement records a link to an element of document i. Each link is listed once.
func (d *draft) linkElement(ref string, i int, element string, at []string) {
	if d.links.known[ref] {
		return
	}
	if d.links.known == nil {
		d.links.known = map[string]bool{}
	}
	d.links.known[ref] = true
	d.pointAt(index("bom_links", len(d.facts.BOMLinks)), at)
	d.facts.BOMLinks = append(d.facts.BOMLinks, BOMLinkFacts{Ref: ref, Document: i, State: "elsewhere"})
	d.links.list = append(d.links.list, Link{i, element})
}

// maxDigests is how many digests of one linked document are kept: a file has no more algorithms.
const maxDigests = 20

// stateDigest records a digest that the document states for linked document i.
func (d *draft) stateDigest(i int, alg, value string, at []string) {
	f := &d.facts.LinkedDocuments[i]
	digest := LinkedDigestFacts{Alg: alg, Value: value, State: "unchecked"}
	if value == "" || len(f.Digests) == maxDigests || slices.Contains(f.Digests, digest) {
		return
	}
	d.pointAt(index(index("linked_documents", i)+"/digests", len(f.Digests)), at)
	f.Digests = append(f.Digests, digest)
}

// link records a reference to an element of another document: a BOM-Link of CycloneDX, or the identifier of an element of an external
// document of SPDX 2. ref is neither an element of this document nor a link to one.
func (d *draft) link(ref string, at []string, parts bool) (document int) {
	if d.facts.Format == "cyclonedx" {
		bom, _ := osv.ParseLink(ref)
		element := bom.Element
		bom.Element = ""
		name, _, _ := strings.Cut(ref, "#")
		i := d.linkDocument(name, LinkedDocument{BOM: bom, Parts: parts}, at)
		if parts {
			d.linkElement(ref, i, element, at)
		}
		return i
	}
	name, element, _ := strings.Cut(ref, ":")
	_, declared := d.links.byName[name]
	i := d.linkDocument(name, LinkedDocument{Parts: true}, at)
	if !declared {
		d.facts.LinkedDocuments[i].State = "undeclared"
	}
	d.linkElement(ref, i, element, at)
	return i
}

// followDocumentReferences records the documents to which external references and data flows of CycloneDX lead.
func (d *draft) followDocumentReferences() {
	slices.SortFunc(d.references.documents, func(a, b documentReference) int { return comparePointers(a.at, b.at) })
	for _, r := range d.references.documents {
		var i int
		to := d.facts.localRef(r.to)
		bom, isLink := osv.ParseLink(to)
		switch relative := relativePath(to); {
		case isLink && bom.Element == "" && d.facts.isLinkTo(bom), d.references.elements[to] != nil: // this document
			continue
		case isLink && bom.Element == "":
			i = d.linkDocument(to, LinkedDocument{BOM: bom, Parts: true}, r.at)
		case isBOMLink(to):
			i = d.link(to, r.at, true)
		case relative != "":
			i = d.linkDocument(to, LinkedDocument{Path: relative, Parts: true}, r.at)
		default:
			continue
		}
		for j, hash := range r.hashes {
			at := append(under(nil, strings.Join(r.at[:len(r.at)-1], "/")), "hashes", strconv.Itoa(j), "content")
			d.stateDigest(i, text(hash, "alg"), text(hash, "content"), at)
		}
	}
}

// relativePath returns the path in a relative reference (RFC 3986 §4.2) to a file, or in a file: URL without a host and a root; "" for
// anything else, such as the URL of a host.
func relativePath(reference string) string {
	reference = strings.TrimPrefix(strings.TrimSpace(reference), "file:")
	u, err := url.Parse(reference)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Opaque != "" || strings.HasPrefix(u.Path, "/") || strings.ContainsAny(u.Path, "\\\x00") {
		return ""
	}
	if clean := path.Clean(u.Path); u.Path != "" && clean != "." {
		return clean
	}
	return ""
}

// readExternalDocuments reads the external documents of SPDX 2.
func (r spdx) readExternalDocuments(v any) {
	for i, item := range list(v, "externalDocumentRefs") {
		name, uri := text(item, "externalDocumentId"), strings.TrimSpace(text(item, "spdxDocument"))
		if name == "" {
			continue
		}
		if _, again := r.links.byName[name]; again {
			continue
		}
		at := index("externalDocumentRefs", i)
		found := LinkedDocument{URI: strings.TrimSuffix(uri, "#"), Path: relativePath(uri), Parts: true}
		n := r.linkDocument(name, found, under(nil, at+"/spdxDocument"))
		r.stateDigest(n, spdxAlgorithm(text(item, "checksum", "algorithm")), text(item, "checksum", "checksumValue"), under(nil, at+"/checksum/checksumValue"))
	}
}

// readImport reads what an SPDX 3 document says about an element of another document (ExternalMap). Elements at one location are in one
// document. Without a location, identifiers that differ only in their last part are.
func (r *spdx3Reader) readImport(v any, at []string) {
	id, hint := text(v, "externalSpdxId"), strings.TrimSpace(text(v, "locationHint"))
	if id == "" {
		return
	}
	place := append(clone(at), "externalSpdxId")
	name := hint
	if hint != "" {
		place = append(clone(at), "locationHint")
	} else if name = id; strings.Contains(name, "#") {
		name, _, _ = strings.Cut(name, "#")
	} else if slash := strings.LastIndexByte(name, '/'); slash > 0 {
		name = name[:slash]
	}
	i := r.linkDocument(name, LinkedDocument{URI: hint, Path: relativePath(hint), Parts: true}, place)
	r.links.documents[i].Elements = append(r.links.documents[i].Elements, id)
	r.importedFrom[id] = i
	for j, hash := range list(v, "verifiedUsing") {
		algorithm := strings.ReplaceAll(strings.ToUpper(text(hash, "algorithm")), "_", "-")
		r.stateDigest(i, spdxAlgorithm(cmp.Or(algorithm, "?")), text(hash, "hashValue"), append(clone(at), "verifiedUsing", strconv.Itoa(j), "hashValue"))
	}
}
