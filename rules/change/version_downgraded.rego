# METADATA
# title: No component goes back to an older version
# description: >-
#   The older version lacks what the newer one fixed, and scanners may know its vulnerabilities. Versions are
#   compared in the order of their ecosystem; where the order is not known, as between a date and a number, the rule
#   is silent.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
#   - ref: https://ossf.github.io/osv-schema/
# custom:
#   id: change/version-downgraded
#   entity: change_component
#   severity: medium
#   profile: baseline
#   identity: [value]
#   fix: >-
#     Update the component again. If the newer version had to be withdrawn, accept the finding with a waiver that
#     says why.
#   controls: [guide/6.sbom, SCVS-5.4, CWE-1395]
package sealint.change.version_downgraded

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	input.version_order == "lower"
	finding := {
		"message": sprintf("%s went back from %s to %s", [
			text.short(input.after.name),
			text.short(components.version(input.before)),
			text.short(components.version(input.after)),
		]),
		"at": components.version_place(input.after),
		"related": [{"ref": array.concat(["before"], components.version_place(input.before)), "message": "before"}],
	}
}
