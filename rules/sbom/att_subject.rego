# METADATA
# title: The attestation names its subjects by digest
# description: >-
#   An attestation covers exactly the digests of its subjects. Without subjects it covers nothing; a subject without a
#   digest is only a name, under which anybody can put other bytes.
# related_resources:
#   - ref: https://github.com/in-toto/attestation
#   - ref: https://slsa.dev/spec/v1.0/
# custom:
#   id: sbom/att-subject
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Attest the built artefact by its digest, such as an image by name@sha256:… and not by its tag.
#   controls: [guide/6.sbom, SLSA, CWE-345]
package sealint.sbom.att_subject

deny contains finding if {
	count(input.statement.subjects) == 0
	finding := {"message": "the statement has no subject", "at": ["statement", "subjects"]}
}

deny contains finding if {
	some i, name in input.statement.undigested
	finding := {"message": sprintf("the statement's subject %q has no digest", [name]), "at": ["statement", "undigested", i]}
}
