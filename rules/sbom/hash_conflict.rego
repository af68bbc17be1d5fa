# METADATA
# title: The same release has the same hash
# description: >-
#   A package URL with a version names one release, and a release has one content. If two components with the same
#   package URL have different hashes, their bytes differ: one was changed on its way, or has the wrong name. Check
#   this before anything is shipped.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/
#   - ref: https://cwe.mitre.org/data/definitions/345.html
# custom:
#   id: sbom/hash-conflict
#   entity: component
#   severity: high
#   profile: baseline
#   identity: [version]
#   fix: >-
#     Compare both with the hash that the registry states. If they are different artefacts of one release, distinguish
#     them by qualifiers of the package URL.
#   controls: [guide/2.threats, guide/6.sbom, SLSA, CWE-345]
package sealint.sbom.hash_conflict

deny contains finding if {
	algorithm := input.hash_conflict
	found := [i | some i, hash in input.hashes; hash.of == "component"; hash.alg == algorithm]
	finding := {
		"message": sprintf("%s has a different %s hash from an earlier component with the same package URL", [input.name, algorithm]),
		"at": array.concat(["hashes"], array.slice(found, 0, 1)),
		"related": [{"ref": ["conflict_twin"], "message": "the other component"}],
	}
}
