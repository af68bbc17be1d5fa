# METADATA
# title: Images are named by digest
# description: >-
#   The owner of a registry, or an attacker, can move a tag to another image at any time. The image was named by a
#   digest before, or it is new; now only a tag names it.
# related_resources:
#   - ref: https://github.com/opencontainers/image-spec/blob/main/descriptor.md
#   - ref: https://slsa.dev/spec/v1.0/requirements
# custom:
#   id: change/image-tag
#   entity: change_component
#   severity: high
#   profile: baseline
#   identity: [value]
#   fix: >-
#     Name the image by its digest, as in pkg:oci/name@sha256%3A…, or give the component a hash. A tag may stand
#     beside it.
#   controls: [guide/6.sbom, SLSA, CWE-494]
package sealint.change.image_tag

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	components.by_tag(input)
	finding := {
		"message": sprintf("%s; now %s", [was, now]),
		"at": components.version_place(input.after),
		"related": before,
	}
}

was := sprintf("image %s was named by digest", [text.short(input.after.name)]) if input.status == "modified"

was := sprintf("image %s is new", [text.short(input.after.name)]) if input.status == "added"

default now := "no version names it"

now := sprintf("only the tag %s names it", [text.short(components.version(input.after))])

before := [{"ref": array.concat(["before"], components.version_place(input.before)), "message": "before"}] if input.status == "modified"

before := [] if input.status == "added"
