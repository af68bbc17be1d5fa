# METADATA
# title: The document lists components
# description: >-
#   An SBOM without components passes every check of components, so an empty SBOM looks clean. Mostly the generator ran
#   in the wrong directory, or before the dependencies were installed. The subject of the document does not count. Exempt
#   are documents that only contain vulnerabilities, services or files, or link other documents, and those that say that
#   their subject has no other parts.
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
#     Run the generator where the lock file or the built artefact is, and check its output. If the software really has no
#     dependencies, say so: CycloneDX an entry of the subject without dependencies and a composition of it that is
#     complete, SPDX a relationship DEPENDS_ON from the subject to NONE.
#   controls: [guide/6.sbom, SCVS-2.9, SCVS-1.3]
#   params:
#     minimum: {type: integer, default: 1, description: "How many components the document must list, its subject not counted."}
package sealint.sbom.no_components

import data.sealint.params

deny contains finding if {
	input.component_count < params.minimum
	input.unread_parts == 0 # unread parts are reported as a problem
	not other_purpose
	not alone
	finding := {"message": message, "at": ["components"]}
}

# A document of vulnerabilities (VEX), services (SaaSBOM), attestations or standards needs no components.
other_purpose if {
	input.component_count == 0
	input.other_purpose
}

# A document that describes a package by its files lists those instead.
other_purpose if {
	input.component_count == 0
	input.file_count > 0
}

# A document that links elements of other documents leaves the list to those. sbom/bomlink-unresolved names them.
other_purpose if {
	input.component_count == 0
	some link in input.bom_links
	input.linked_documents[link.document].state != "undeclared"
}

# An external document of SPDX that no relationship uses is only a definition.
other_purpose if {
	input.component_count == 0
	input.format == "cyclonedx"
	count(input.linked_documents) > 0
}

# The document says that its subject has no other parts and dependencies than it states.
alone if {
	params.minimum <= 1
	input.complete
}

message := "the document lists no component" if {
	input.component_count == 0
	input.total_count == 0
}

message := "the document lists no component besides its subject" if {
	input.component_count == 0
	input.total_count > 0
}

message := sprintf("the document lists %d components, but at least %d are expected", [input.component_count, params.minimum]) if {
	input.component_count > 0
}
