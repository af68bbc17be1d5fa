# METADATA
# title: Every component has a version
# description: >-
#   Without a version a component cannot be matched with an advisory, nor told from any other release of the same
#   name. A file has no version of its own and is exempt; a version that is declared unknown is an answer, if a poor
#   one.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/version-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: State the component's version, or declare it unknown (NOASSERTION) where it cannot be found out.
#   controls: [CISA-2026, NTIA-2021, BSI-TR-03183-2]
#   params:
#     exempt_root: {type: boolean, default: false, description: Accept a subject of the document without a version.}
#     exempt_types: {type: array, default: [], description: Types of components that need no version; operating-system is the usual one.}
package sealint.sbom.version_missing

import data.sealint.params

deny contains finding if {
	input.version_state == "absent"
	not exempt
	finding := {"message": sprintf("%s has no version", [input.name]), "at": ["version"]}
}

exempt if {
	input.is_root
	params.exempt_root
}

exempt if input.type in params.exempt_types
