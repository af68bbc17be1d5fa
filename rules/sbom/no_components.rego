# METADATA
# title: The document lists components
# description: >-
#   An SBOM without components passes every check of components, so an empty SBOM looks clean. Mostly the generator ran
#   in the wrong directory, or before the dependencies were installed. Documents that only contain vulnerabilities or
#   services are exempt.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/no-components
#   entity: sbom
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: >-
#     Run the generator where the lock file or the built artefact is, and check its output.
#   controls: [guide/6.sbom, SCVS-2.9, SCVS-1.3]
#   params:
#     minimum: {type: integer, default: 1, description: "How many components the document must list, its subject not counted."}
package sealint.sbom.no_components

import data.sealint.params

deny contains finding if {
	input.total_count < params.minimum
	input.unread_parts == 0 # unread parts are reported as a problem
	not other_purpose
	finding := {"message": message, "at": ["components"]}
}

# A document of vulnerabilities (VEX), services (SaaSBOM), attestations or standards needs no components. A document that
# describes a package by its files lists those instead.
other_purpose if {
	input.total_count == 0
	input.other_purpose
}

other_purpose if {
	input.total_count == 0
	input.file_count > 0
}

message := "the document lists no component" if input.total_count == 0

message := sprintf("the document lists %d components, but at least %d are expected", [input.total_count, params.minimum]) if {
	input.total_count > 0
}
