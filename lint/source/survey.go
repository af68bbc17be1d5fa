package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Survey is what can be told of a file without parsing it.
type Survey struct {
	// Digest tells one content from another. Of a file that cannot be read, it holds the reason.
	Digest string
	// MayBeManifest is true if the file may hold integration manifests.
	MayBeManifest bool
	// Serials are the serial numbers of SBOMs that the file states, and Links those to which it refers (BOM-Link), in small letters.
	Serials, Links []string
	// MayBeSBOM is true if the file may hold an SBOM, and LinksSBOMs if it may link others otherwise than by a serial number.
	MayBeSBOM, LinksSBOMs bool
}

// serial matches the serial number of an SBOM in CycloneDX, and a reference to it.
var serial = regexp.MustCompile(`(?i)urn:(uuid|cdx):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`)

// sbomMark and sbomLink match what stands in each SBOM, and in each that links others by a path, a namespace or an element.
var (
	sbomMark = regexp.MustCompile(`bomFormat|cyclonedx\.org/schema|spdxVersion|SPDXVersion|spdx\.org/rdf/3`)
	sbomLink = regexp.MustCompile(`["']bom["']|[eE]xternalDocumentRef|["']import["']`)
)

// Survey reads a file once. Of a file that is longer than the limit of the reader, it reads only the beginning.
func (r *Reader) Survey(f File) Survey {
	max := r.MaxSize
	if max == 0 {
		max = DefaultMaxSize
	}
	in, size, err := f.Root.open(f.Path)
	if err != nil {
		return Survey{Digest: "unread: " + reason(err)}
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, min(max, size+1)))
	if err != nil {
		return Survey{Digest: "unread: " + reason(err)}
	}
	sum := sha256.Sum256(data)
	s := Survey{Digest: fmt.Sprintf("%x", sum)}
	if bytes.IndexByte(data, 0) >= 0 { // another encoding has zeros between the letters
		if !isCandidateName(f.Path) {
			return s
		}
		data = bytes.ReplaceAll(data, []byte{0}, nil)
	}
	s.MayBeManifest = bytes.Contains(data, []byte("sealint")) // the value of apiVersion begins with it
	s.MayBeSBOM = sbomMark.Match(data)
	s.LinksSBOMs = s.MayBeSBOM && sbomLink.Match(data)
	for _, m := range serial.FindAllSubmatch(data, -1) {
		if id := strings.ToLower(string(m[2])); strings.EqualFold(string(m[1]), "cdx") {
			s.Links = append(s.Links, id)
		} else {
			s.Serials = append(s.Serials, id)
		}
	}
	return s
}
