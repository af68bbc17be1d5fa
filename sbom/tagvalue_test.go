package sbom

import "testing"

// TestSoundIdentifiers checks that identifiers that the specification allows are accepted.
func TestSoundIdentifiers(t *testing.T) {
	r := readTags([]byte(`SPDXVersion: SPDX-2.3
ExternalDocumentRef: DocumentRef-b https://shop.example/b SHA1: ab
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a
Relationship: SPDXRef-a DEPENDS_ON DocumentRef-b:SPDXRef-c
Relationship: SPDXRef-a DEPENDS_ON NONE
Relationship: SPDXRef-a CONTAINS NOASSERTION
SnippetSPDXID: SPDXRef-s
SnippetFromFileSPDXID: DocumentRef-b:SPDXRef-f
Annotator: Tool: bomwright-1
SPDXREF: SPDXRef-a
Reviewer: Person: Ada
`), nil)
	if len(r.found) > 0 || len(r.faults) > 0 {
		t.Errorf("%+v %+v", r.found, r.faults)
	}
}
