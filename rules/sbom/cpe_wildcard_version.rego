# METADATA
# title: The CPE name of a component contains its version
# description: >-
#   A CPE name for any version matches the vulnerabilities of all versions. The list becomes so long that nobody reads
#   it, although the version is known.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/ir/7695/final
#   - ref: https://nvd.nist.gov/products/cpe
# custom:
#   id: sbom/cpe-wildcard-version
#   entity: component
#   severity: low
#   profile: strict
#   fix: Put the version into the CPE name, in the part after the product.
#   controls: [guide/6.sbom, NISTIR-7695, SCVS-2.12]
package sealint.sbom.cpe_wildcard_version

deny contains finding if {
	input.cpe_wildcard_version
	not input.cpe_problem
	message := sprintf("%s has the version %q, but its CPE name matches any version", [input.name, input.version])
	finding := {"message": message, "at": ["cpe"]}
}
