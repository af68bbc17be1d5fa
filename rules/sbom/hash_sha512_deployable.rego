# METADATA
# title: Every deployable component has a SHA-512 hash
# description: >-
#   BSI TR-03183-2 requires the SHA-512 hash of the deployed artefact, beside the place from which it is distributed.
#   Recipients can then compare what arrived with what was described, without knowing which algorithm the vendor
#   prefers. A component without its own file has no bytes to hash and is exempt.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/hash-sha512-deployable
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Add an external reference of type distribution to the component, with its SHA-512 among the hashes; in SPDX 3 a
#     relationship hasDistributionArtifact to the file with its SHA-512.
#   controls: [guide/2.threats, guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.hash_sha512_deployable

deny contains finding if {
	not input.spec_version in {"1.2", "2.2", "2.3"} # they have no field for it
	not input.logical
	not hashed
	finding := {"message": sprintf("%s has no SHA-512 hash of its distribution", [input.name]), "at": ["hashes"]}
}

hashed if {
	some hash in input.hashes
	hash.alg == "SHA-512"
	hash.ref_type == "distribution"
}
