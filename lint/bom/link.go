package bom

import (
	"cmp"
	"crypto/md5"  //nolint:gosec // documents state digests by it
	"crypto/sha1" //nolint:gosec // SPDX 2 states digests by it
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"fmt"
	"hash"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/osv"
	"github.com/sealint/sealint/sbom/quote"
)

// Links are the SBOMs of a run by what other documents call them. Nothing else is read to follow a link: neither a file outside the run,
// nor anything from the network.
type Links struct {
	bySerial map[string][]*BOM // CycloneDX, without urn:uuid:, in lower case
	byURI    map[string][]*BOM // SPDX: namespace, or identifier of the document
	byPath   map[string]*BOM
	// byElement has the documents of SPDX 3 that contain an element which another document imports.
	byElement map[string][]*BOM
}

// FollowLinks resolves the links between the SBOMs of a run. It completes their facts, and Linked.
func FollowLinks(boms []*BOM) *Links {
	l := &Links{bySerial: map[string][]*BOM{}, byURI: map[string][]*BOM{}, byPath: map[string]*BOM{}, byElement: map[string][]*BOM{}}
	for _, b := range boms {
		l.byPath[b.Path] = b
		if serial, ok := strings.CutPrefix(strings.ToLower(b.Facts.Serial), "urn:uuid:"); ok && b.Facts.Version != nil {
			l.bySerial[serial] = append(l.bySerial[serial], b)
		} else if b.Facts.Format == "spdx" && b.Facts.Serial != "" {
			l.byURI[b.Facts.Serial] = append(l.byURI[b.Facts.Serial], b)
		}
	}
	wanted := map[string]bool{}
	for _, b := range boms {
		for _, document := range b.LinkedDocuments {
			for _, id := range document.Elements {
				wanted[id] = true
			}
		}
	}
	for _, b := range boms {
		if len(wanted) == 0 || !isSPDX3(b) {
			continue
		}
		for id := range b.BOM.Elements() {
			if wanted[id] {
				l.byElement[id] = append(l.byElement[id], b)
			}
		}
	}
	for _, b := range boms {
		l.Follow(b)
	}
	return l
}

func isSPDX3(b *BOM) bool { return strings.HasPrefix(b.Facts.SpecVersion, "3.") }

// Follow resolves the links of an SBOM to those of the run.
func (l *Links) Follow(b *BOM) {
	if len(b.LinkedDocuments) == 0 {
		return
	}
	b.Linked, b.Unlinked = nil, false
	named := make([][]*BOM, len(b.LinkedDocuments)) // the documents that a link may mean
	listed := map[*BOM]bool{b: true}
	for i := range b.LinkedDocuments {
		f := &b.Facts.LinkedDocuments[i]
		if f.State == "undeclared" {
			continue
		}
		f.State, f.Path, f.Versions = "elsewhere", "", []int{}
		named[i] = l.find(b, &b.LinkedDocuments[i])
		exact := len(named[i]) > 0
		if !exact {
			seen := map[*BOM]bool{b: true}
			for _, id := range b.LinkedDocuments[i].Elements {
				for _, other := range l.byElement[id] {
					if !seen[other] {
						seen[other] = true
						named[i] = append(named[i], other)
					}
				}
			}
		}
		switch others := l.otherVersions(b, b.LinkedDocuments[i].BOM); {
		case len(named[i]) > 0:
			found := named[i][0]
			if exact {
				found = checkDigests(f, named[i])
			}
			f.State, f.Path = "read", found.Path
			if b.LinkedDocuments[i].Parts && !listed[found] {
				listed[found] = true
				b.Linked = append(b.Linked, found)
			}
			continue
		case len(others) > 0:
			f.State, f.Path = "other-version", others[0].Path
			for _, other := range others {
				f.Versions = append(f.Versions, *other.Facts.Version)
			}
			slices.Sort(f.Versions)
			f.Versions = slices.Compact(f.Versions)
		}
		b.Unlinked = b.Unlinked || b.LinkedDocuments[i].Parts
	}
	for i, link := range b.Links {
		b.Facts.BOMLinks[i].State = l.stateOf(link.Element, named[link.Document], &b.Facts.LinkedDocuments[link.Document])
	}
	b.followAffects(l, named)
}

// find returns the documents that a link names by their version or their place.
func (l *Links) find(b *BOM, document *sbom.LinkedDocument) []*BOM {
	var list []*BOM
	for _, other := range l.bySerial[document.BOM.Serial] {
		if other != b && *other.Facts.Version == document.BOM.Version {
			list = append(list, other)
		}
	}
	list = append(list, without(l.byURI[document.URI], b)...)
	if file, ok := b.doc.File.Join(document.Path); ok && document.Path != "" && len(list) == 0 {
		if other := l.byPath[file.Resolve().DisplayPath()]; other != nil { // the path may be its own
			list = append(list, other)
		}
	}
	return list
}

// otherVersions returns the documents with the serial number of a BOM-Link. The document with the link may itself be a later version.
func (l *Links) otherVersions(b *BOM, link osv.Link) []*BOM {
	if link.Serial == "" {
		return nil
	}
	return without(l.bySerial[link.Serial], b)
}

func without(list []*BOM, b *BOM) []*BOM {
	return slices.DeleteFunc(slices.Clone(list), func(other *BOM) bool { return other == b })
}

// stateOf returns the state of a link to an element of one of several documents.
func (l *Links) stateOf(element string, named []*BOM, document *sbom.LinkedDocumentFacts) string {
	has := func(other *BOM) bool { return element == "" || other.Has(element) }
	differs := func(d sbom.LinkedDigestFacts) bool { return d.State == "differs" }
	switch {
	case document.State != "read":
		return "elsewhere"
	case slices.ContainsFunc(named, has) || len(l.byElement[element]) > 0:
		return "found"
	case slices.ContainsFunc(document.Digests, differs): // another document was meant
		return "elsewhere"
	}
	return "missing"
}

// followAffects resolves the BOM-Links of vulnerabilities. They say nothing about elements of other versions.
func (b *BOM) followAffects(l *Links, named [][]*BOM) {
	byName := map[string]int{}
	for i, document := range b.Facts.LinkedDocuments {
		byName[document.Name] = i
	}
	for _, v := range b.Vulnerabilities {
		for j := range v.Facts.Affects {
			a := &v.Facts.Affects[j]
			name, _, _ := strings.Cut(a.Ref, "#")
			link, ok := osv.ParseLink(a.Ref)
			i, known := byName[name]
			if !a.BOMLink || !ok || !known {
				continue
			}
			a.Missing = l.stateOf(link.Element, named[i], &b.Facts.LinkedDocuments[i]) == "missing"
		}
	}
}

// checkDigests compares the digests that a link states with those of the files, and returns the file that has them all, or else the
// first one.
func checkDigests(f *sbom.LinkedDocumentFacts, files []*BOM) *BOM {
	stated := slices.Clone(f.Digests)
	for _, b := range files {
		same := true
		list := slices.Clone(stated)
		for i := range list {
			list[i].State = "unchecked"
			if digest := b.digest(list[i].Alg); digest != "" {
				list[i].State = "same"
				if !strings.EqualFold(digest, strings.TrimSpace(list[i].Value)) {
					list[i].State, same = "differs", false
				}
			}
		}
		if b == files[0] || same {
			f.Digests = list
		}
		if same {
			return b
		}
	}
	return files[0]
}

var algorithms = map[string]func() hash.Hash{
	"MD5": md5.New, "SHA-1": sha1.New, "SHA-224": sha256.New224, "SHA-256": sha256.New, "SHA-384": sha512.New384, "SHA-512": sha512.New,
	"SHA3-256": func() hash.Hash { return sha3.New256() }, "SHA3-384": func() hash.Hash { return sha3.New384() }, "SHA3-512": func() hash.Hash { return sha3.New512() },
}

// digest returns the digest of the document's file in hexadecimal digits; "" if it is not known.
func (b *BOM) digest(algorithm string) string {
	if digest, ok := b.digests[algorithm]; ok {
		return digest
	}
	digest := ""
	if newHash := algorithms[algorithm]; newHash != nil && b.IsWhole() {
		digest = b.doc.Checksum(newHash())
	}
	if b.digests == nil {
		b.digests = map[string]string{}
	}
	b.digests[algorithm] = digest
	return digest
}

// Closure returns the SBOMs that an SBOM links, directly or through others, itself first. Each is there once, so that cycles end. whole
// is false if one of them links a document that is not part of the run.
func (b *BOM) Closure() (list []*BOM, whole bool) {
	list, whole = []*BOM{b}, true
	seen := map[*BOM]bool{b: true}
	for i := 0; i < len(list); i++ {
		whole = whole && !list[i].Unlinked
		for _, other := range list[i].Linked {
			if !seen[other] {
				seen[other] = true
				list = append(list, other)
			}
		}
	}
	return list, whole
}

// maxUnread is how many documents a note lists.
const maxUnread = 5

// UnreadLinksNote lists the documents that SBOMs link and that are not part of the run. It is empty if there are none.
func UnreadLinksNote(boms []*BOM) string {
	var list []string
	for _, b := range boms {
		for _, document := range b.Facts.LinkedDocuments {
			if document.State == "elsewhere" {
				list = append(list, fmt.Sprintf("%s (linked by %s)", quote.Truncate(b.doc.Mask(cmp.Or(document.URI, document.Name)), maxLinkName), b.Path))
			}
		}
	}
	if len(list) == 0 {
		return ""
	}
	note := fmt.Sprintf("%d links of SBOMs lead to documents that are not part of the run and were not checked: ", len(list))
	if len(list) == 1 {
		note = "1 link of an SBOM leads to a document that is not part of the run and was not checked: "
	}
	if more := len(list) - maxUnread; more > 0 {
		list = append(list[:maxUnread], fmt.Sprintf("and %d more", more))
	}
	return note + strings.Join(list, ", ")
}

// maxLinkName is how many characters of the name of a linked document are shown.
const maxLinkName = 100
