# METADATA
# title: Every hash is valid for its algorithm
# description: >-
#   A hash of the wrong length, or one that is not hexadecimal, matches nothing. It was cut off, written in another
#   encoding or assigned to another algorithm. Whoever compares it rejects a good component or learns to ignore the
#   comparison. Algorithms with variable length are not checked.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
# custom:
#   id: sbom/hash-length
#   entity: component
#   severity: high
#   profile: baseline
#   identity: [version]
#   fix: >-
#     Record the complete hash in hexadecimal, under the algorithm that made it.
#   controls: [guide/2.threats, guide/6.sbom, CISA-2026, SCVS-2.18]
package sealint.sbom.hash_length

deny contains finding if {
	some i, hash in input.hashes
	hash.problem == "length"
	message := sprintf("%s has a hash of %d characters, which is not the length of a hash by %s", [input.name, count(hash.value), hash.alg])
	finding := {"message": message, "at": ["hashes", i]}
}

deny contains finding if {
	some i, hash in input.hashes
	hash.problem == "not_hex"
	message := sprintf("%s has the %s hash %q, which is not hexadecimal", [input.name, hash.alg, hash.value])
	finding := {"message": message, "at": ["hashes", i]}
}
