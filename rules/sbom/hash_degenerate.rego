# METADATA
# title: Every hash is a hash of the component
# description: >-
#   A tool that could not read the file writes a hash of all zeros, or the hash of an empty input. If two packages have
#   the same hash, at least one of them was not hashed itself. Such hashes look like evidence, but prove nothing about
#   the component.
# related_resources:
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/hash-degenerate
#   entity: component
#   severity: medium
#   profile: recommended
#   identity: [version]
#   fix: >-
#     Find out what the generator hashed. Let it record the hash of the artefact itself, or none.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-2.18]
package sealint.sbom.hash_degenerate

deny contains finding if {
	some i, hash in input.hashes
	hash.problem == "zero"
	finding := {"message": sprintf("%s has all zeros as its %s hash", [input.name, hash.alg]), "at": ["hashes", i]}
}

deny contains finding if {
	some i, hash in input.hashes
	hash.problem == "empty_input"
	input.type != "file" # a file may be empty
	finding := {"message": sprintf("%s has the %s hash of an empty input", [input.name, hash.alg]), "at": ["hashes", i]}
}

deny contains finding if {
	input.shared_digest
	finding := {
		"message": sprintf("%s has the same hash as another package", [input.name]),
		"at": ["hashes", 0],
		"related": [{"ref": ["digest_twin"], "message": "the other package"}],
	}
}
