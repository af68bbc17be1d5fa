# METADATA
# title: No component is banned
# description: >-
#   Organisations decide against some packages or releases: abandoned, sabotaged, unsafe to use, or replaced by their
#   own software. Unless somebody checks, banned packages return as dependencies of dependencies. The rule finds
#   nothing until packages are listed.
# related_resources:
#   - ref: https://scvs.owasp.org/
#   - ref: https://github.com/package-url/purl-spec
#   - ref: https://github.com/package-url/vers-spec
# custom:
#   id: sbom/component-banned
#   entity: component
#   severity: high
#   profile: baseline
#   fix: Remove the component, or move to a release that is not banned.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-5, CWE-1104]
#   params:
#     purls:
#       type: array
#       default: []
#       description: >-
#         Package URLs that are banned. A name or namespace may end in a star. Without a version every version is
#         meant. The version may be a range such as vers:npm/<1.2.3.
package sealint.sbom.component_banned

import data.sealint.params

deny contains finding if {
	count(params.purls) > 0
	text := input.purl.text
	bans := [pattern | some pattern in params.purls; sealint.purl.match(pattern, text) == "yes"]
	count(bans) > 0
	finding := {"message": sprintf("%s is banned: %s is one of %s", [input.name, text, concat(", ", bans)]), "at": ["purl"]}
}

deny contains finding if {
	count(params.purls) > 0
	text := input.purl.text
	doubts := [pattern | some pattern in params.purls; sealint.purl.match(pattern, text) == "unknown"]
	count(doubts) > 0
	message := sprintf("%s may be banned: the version of %s cannot be compared with %s", [input.name, text, concat(", ", doubts)])
	finding := {"message": message, "at": ["purl"]}
}
