# METADATA
# title: Every component has a version
# description: >-
#   Without a version, nobody can match a component with an advisory, or distinguish it from other releases. Files have
#   no version and are exempt; so is the subject, which may not be released yet. A version that is declared unknown
#   counts as an answer.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/version-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     State the version of the component, or declare it unknown (NOASSERTION) if it cannot be found out.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021, BSI-TR-03183-2, SCVS-1.1]
#   params:
#     exempt_types: {type: array, default: [], description: Types of components that need no version; operating-system is the usual one.}
#     root_exempt: {type: boolean, default: true, description: Accept a subject of the document without a version.}
package sealint.sbom.version_missing

import data.sealint.params

deny contains finding if {
	input.version_state == "absent"
	not exempt
	finding := {"message": sprintf("%s has no version", [input.name]), "at": ["version"]}
}

exempt if {
	input.is_root
	params.root_exempt
}

exempt if input.type in params.exempt_types
