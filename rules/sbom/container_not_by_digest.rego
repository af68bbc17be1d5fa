# METADATA
# title: Container images are named by their digest
# description: >-
#   A tag can be moved to another image at any time, by its owner or by whoever got into the registry. Only a digest
#   says which image was shipped and lets anybody check that it still is the same.
# related_resources:
#   - ref: https://github.com/opencontainers/image-spec/blob/main/descriptor.md
#   - ref: https://slsa.dev/spec/v1.0/requirements
# custom:
#   id: sbom/container-not-by-digest
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: State the image by digest, as in pkg:oci/name@sha256%3A…, or give the component a hash.
#   controls: [guide/6.sbom, SLSA, CWE-494]
package sealint.sbom.container_not_by_digest

# The subject is often an image that has no digest before it is pushed.
deny contains finding if {
	input.image
	not input.by_digest
	not input.is_root
	finding := {"message": sprintf("the image %s has no digest", [input.name]), "at": ["version"]}
}
