# METADATA
# title: CPE names are valid
# description: >-
#   The NVD and the scanners that use it compare CPE names part by part. An invalid name matches nothing, so the search
#   silently skips the component.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/ir/7695/final
#   - ref: https://nvd.nist.gov/products/cpe
# custom:
#   id: sbom/cpe-invalid
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Write the name as cpe:2.3: and its eleven parts, with special characters escaped by a backslash.
#   controls: [guide/6.sbom, NISTIR-7695, SCVS-2.12]
package sealint.sbom.cpe_invalid

deny contains finding if {
	input.cpe_problem
	message := sprintf("%s has the CPE name %q, which %s", [input.name, input.cpe, input.cpe_problem])
	finding := {"message": message, "at": ["cpe"]}
}
