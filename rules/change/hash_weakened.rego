# METADATA
# title: A component keeps a strong digest
# description: >-
#   Others can make a second artefact with the same MD5 or SHA-1 digest. The base had a digest of an algorithm that
#   withstands this; only broken ones are left.
# related_resources:
#   - ref: https://csrc.nist.gov/projects/hash-functions
# custom:
#   id: change/hash-weakened
#   entity: change_component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State a SHA-256 digest or a longer one, beside the old one if somebody needs it.
#   controls: [guide/6.sbom, CWE-328]
package sealint.change.hash_weakened

import data.sealint.lib.components

deny contains finding if {
	input.before.hash_state == "present"
	not input.before.weak_hashes
	input.after.weak_hashes
	finding := {
		"message": sprintf("only broken digests of %s are left: %s", [components.title(input.after), algorithms]),
		"at": ["hashes", 0],
		"related": [{"ref": ["before", "hashes", 0], "message": "before"}],
		"decision": components.grouped(input),
	}
}

algorithms := concat(", ", sort({hash.alg | some hash in input.after.hashes}))
