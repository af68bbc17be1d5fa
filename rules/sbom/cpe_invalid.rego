# METADATA
# title: CPE names have their prescribed form
# description: >-
#   The NVD and the scanners that use it compare CPE names part by part. One of another form is compared with
#   nothing, and the component is left out of the search without a word.
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
	message := sprintf("%s has the CPE name %q, which %s", [input.name, input.cpe, input.cpe_problem])
	finding := {"message": message, "at": ["cpe"]}
}
