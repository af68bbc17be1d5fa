# METADATA
# title: The document has a unique identifier
# description: >-
#   Only a unique identifier lets other documents refer to an SBOM, and lets a store distinguish two of them. Without
#   one a VEX statement cannot name the SBOM that it is about, and nobody can tell an update from a duplicate.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#serialNumber
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
# custom:
#   id: sbom/serial
#   entity: sbom
#   severity: low
#   profile: strict
#   standards: [cisa-2026, bsi-2.0, bsi-2.1, scvs-l1, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Let the generator make a new one for every document: CycloneDX a serialNumber, SPDX a
#     documentNamespace, SPDX 3 the spdxId of the SpdxDocument.
#   controls: [guide/6.sbom, CISA-2026, BSI-TR-03183-2, SCVS-2.3]
package sealint.sbom.serial

name := "serialNumber" if input.format == "cyclonedx"

name := "documentNamespace" if input.spec_version in {"2.2", "2.3"}

name := "spdxId" if startswith(input.spec_version, "3.")

form := "urn:uuid: and a UUID" if input.format == "cyclonedx"

form := "an absolute URI without a fragment" if input.spec_version in {"2.2", "2.3"}

form := "an absolute URI" if startswith(input.spec_version, "3.")

deny contains finding if {
	input.serial_problem == "absent"
	finding := {"message": sprintf("the document has no %s", [name]), "at": ["serial"]}
}

deny contains finding if {
	input.serial_problem == "form"
	message := sprintf("%s %q is not %s", [name, input.serial, form])
	finding := {"message": message, "at": ["serial"]}
}
