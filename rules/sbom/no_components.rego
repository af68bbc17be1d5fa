# METADATA
# title: The document lists components
# description: >-
#   An SBOM without components passes every check that looks at components, so an empty one is the easiest way to
#   look clean. Mostly it means that the generator ran in the wrong directory or before the dependencies were
#   installed. Documents that only carry vulnerabilities or services are something else and are left alone.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/no-components
#   entity: sbom
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: Run the generator where the lock file or the built artefact is, and look at what it writes.
#   controls: [guide/6.sbom, SCVS-2.9, SCVS-1.3]
#   params:
#     minimum: {type: integer, default: 1, description: "How many components the document must list, its subject not counted."}
package sealint.sbom.no_components

import data.sealint.params

deny contains finding if {
	input.total_count < params.minimum
	input.unread_parts == 0 # what could not be read is a problem of its own
	not other_purpose
	finding := {"message": message, "at": ["components"]}
}

# A document of vulnerabilities (VEX), services (SaaSBOM), attestations or standards has no need of components, and one
# that describes a package by its files lists those.
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
