# METADATA
# title: A component keeps its digest
# description: >-
#   Only a digest says which bytes were delivered. Without it nobody can check that an artefact is the one of the
#   SBOM, nor notice that it was replaced. A digest by another algorithm in its place says nothing of the former bytes.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: change/hash-removed
#   entity: change_component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the digest again. Generators that read the artefact itself, not only its lock file, know it.
#   controls: [guide/6.sbom, CISA-2026, SCVS-2.12]
package sealint.change.hash_removed

import data.sealint.lib.components

deny contains finding if {
	input.before.hash_state == "present"
	not components.by_tag(input)
	finding := {
		"message": sprintf("%s %s", [components.title(input.after), lost]),
		"at": [],
		"related": [{"ref": ["before", "hashes", 0], "message": "before"}],
		"decision": components.grouped(input),
	}
}

lost := "had a digest; now it has none" if input.after.hash_state == "absent"

lost := "has none of its former digests; the new ones cannot be compared with them" if input.digest_replaced == true
