# METADATA
# title: A component keeps its package URL
# description: >-
#   Vulnerability databases know packages by their package URL. Without one the component is no longer looked up, and
#   every vulnerability in it goes unnoticed.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
# custom:
#   id: change/identifier-removed
#   entity: change_component
#   severity: low
#   profile: strict
#   fix: >-
#     State the package URL again.
#   controls: [guide/6.sbom, NTIA-2021, CISA-2026]
package sealint.change.identifier_removed

import data.sealint.lib.components

deny contains finding if {
	input.status == "modified"
	input.before.purl
	not input.after.purl
	finding := {
		"message": sprintf("%s can no longer be looked up: it has lost its package URL", [components.title(input.after)]),
		"at": [],
		"related": [{"ref": ["before", "purl"], "message": "before"}],
		"decision": components.grouped(input),
	}
}
