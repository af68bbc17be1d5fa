# METADATA
# title: The document states at which stage it was made
# description: >-
#   What an SBOM can know depends on when it is made: from source code it shows what was requested, from a build what
#   was resolved, from an image what was shipped. A reader who does not know the stage mistakes a gap for an absence.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_lifecycles
# custom:
#   id: sbom/generation-context
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026, cisa-2025, openchain-telco-1.1]
#   fix: >-
#     Let the generator state it: CycloneDX metadata.lifecycles from 1.5 on, SPDX a word such as source, build or
#     deployed in the creator comment, SPDX 3 software_sbomType.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.sbom.generation_context

deny contains finding if {
	input.generation_context == "absent"
	message := "the document does not say at which stage of the life cycle it was made"
	finding := {"message": message, "at": [places[input.format]]}
}

places := {"cyclonedx": "lifecycles", "spdx": "comment"}
