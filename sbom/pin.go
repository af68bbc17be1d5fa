package sbom

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/pin"
)

// purlType returns the type of the component's package URL, also if the rest of it is not valid; "" if it has none.
func (f *ComponentFacts) purlType() string {
	switch {
	case f.PURL == nil:
		return ""
	case f.PURL.Type != "":
		return f.PURL.Type
	}
	rest, _ := strings.CutPrefix(strings.TrimSpace(f.PURL.Text), "pkg:")
	purlType, _, _ := strings.Cut(strings.TrimLeft(rest, "/"), "/")
	return strings.ToLower(purlType)
}

// pinOf classifies a version of the component by the type of its package URL.
func (f *ComponentFacts) pinOf(version string) PinFacts {
	p := pin.Classify(f.purlType(), version)
	return PinFacts{Class: string(p.Class), Exact: p.Exact(), Reason: p.Reason}
}

// Names reports whether a version names one release at a time: it is exact, or it is a tag, which somebody can move.
func (p PinFacts) Names() bool { return p.Exact || p.Class == string(pin.Tag) }

// bareVersion returns a version without what may stand around an exact one, such as the brackets of [1.0].
func bareVersion(purlType, version string) string {
	return cmp.Or(pin.Classify(purlType, version).Version, version)
}

// addRevision records which revision of source code an address names. sure is true where an address without a revision means that
// nobody chose one; elsewhere it only says where the repository is. It ignores addresses that name no repository.
func (c *Component) addRevision(of, address, document string, sure bool) {
	revision, kind, ok := pin.SourceRevision(address)
	if ok && (sure || kind != pin.None) {
		c.putRevision(RevisionFacts{Of: of, Source: address, Revision: revision, Kind: string(kind)}, document)
	}
}

// addCommit records a commit of the pedigree of the component.
func (c *Component) addCommit(uid, page, document string) {
	revision, kind := pin.CommitRevision(uid, page)
	c.putRevision(RevisionFacts{Of: "commit", Source: page, Revision: revision, Kind: string(kind)}, document)
}

func (c *Component) putRevision(r RevisionFacts, document string) {
	c.pointers.Add(index("revisions", len(c.Facts.Revisions)), document)
	c.Facts.Revisions = append(c.Facts.Revisions, r)
}

// unknownWords state that a value is not known.
var unknownWords = []string{"unknown", "noassertion"}

// IsUnknown reports whether a value states that the real value is not known: NOASSERTION or the word unknown, in any case of
// letters.
func IsUnknown(value string) bool {
	return slices.Contains(unknownWords, strings.ToLower(strings.TrimSpace(value)))
}
