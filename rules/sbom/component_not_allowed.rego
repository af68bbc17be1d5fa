# METADATA
# title: Every component is allowed
# description: >-
#   If only reviewed packages may be used, a component that the list does not name was added without a review. Without
#   a package URL nobody can tell what a component is, so it is not allowed either. The rule finds nothing until
#   packages are listed.
# related_resources:
#   - ref: https://scvs.owasp.org/
#   - ref: https://github.com/package-url/purl-spec
#   - ref: https://github.com/package-url/vers-spec
# custom:
#   id: sbom/component-not-allowed
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Review the component and add it to the list, or use an allowed one.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-5, CWE-1104]
#   params:
#     purls:
#       type: array
#       default: []
#       description: >-
#         Package URLs that are allowed. A name or namespace may end in a star. Without a version every version is
#         meant. The version may be a range such as vers:npm/>=1.2.3. The rule is off while the list is empty.
package sealint.sbom.component_not_allowed

import data.sealint.params

deny contains finding if {
	input.type != "file"
	not input.crypto
	not input.is_root
	count(params.purls) > 0
	not allowed
	finding := {"message": message, "at": ["purl"]}
}

allowed if {
	some pattern in params.purls
	sealint.purl.match(pattern, input.purl.text) == "yes"
}

message := sprintf("%s is not an allowed component: %s", [input.name, input.purl.text]) if input.purl

message := sprintf("%s has no package URL, so no list can allow it", [input.name]) if not input.purl
