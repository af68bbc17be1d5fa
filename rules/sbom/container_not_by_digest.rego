# METADATA
# title: Container images have a digest
# description: >-
#   The owner of a registry, or an attacker, can move a tag to another image at any time. Only a digest says which
#   image was shipped, and lets anybody check that it is still the same.
# related_resources:
#   - ref: https://github.com/opencontainers/image-spec/blob/main/descriptor.md
#   - ref: https://slsa.dev/spec/v1.0/requirements
# custom:
#   id: sbom/container-not-by-digest
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Name the image by its digest, as in pkg:oci/name@sha256%3A…, or give the component a hash.
#   controls: [guide/6.sbom, SLSA, CWE-494]
package sealint.sbom.container_not_by_digest

# The subject is exempt: an image has no digest before it is pushed.
deny contains finding if {
	input.image
	not input.by_digest
	not input.is_root
	finding := {"message": sprintf("the image %s has no digest", [input.name]), "at": ["version"]}
}
