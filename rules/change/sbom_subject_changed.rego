# METADATA
# title: An SBOM stays that of its product
# description: >-
#   The document now describes another product. Either the wrong SBOM was put here, and nobody looks for
#   vulnerabilities of the right product any more, or the product was renamed and the reader should know. Versions do
#   not count.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_component
# custom:
#   id: change/sbom-subject-changed
#   entity: change_sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Put the SBOM of the right product here. If the product was renamed, accept the finding with a waiver.
#   controls: [guide/6.sbom, SCVS-2.9]
package sealint.change.sbom_subject_changed

import data.sealint.lib.text

deny contains finding if {
	input.subject_changed
	finding := {
		"message": sprintf("the SBOM was of %s, is of %s", [text.short(input.subject_before), text.short(input.subject_after)]),
		"at": ["subject"],
		"related": [{"ref": ["before", "subject"], "message": "before"}],
	}
}
