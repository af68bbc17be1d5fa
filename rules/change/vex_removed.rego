# METADATA
# title: A statement about a vulnerability is kept
# description: >-
#   Somebody had found out that the vulnerability does not affect the component, or that it is resolved. The
#   component is still there in the same version, but the statement is gone, and with it the reason why nobody has to
#   act. Or it had been found out that the component is affected, or may be, and nobody says so any more. The statement
#   is one of the SBOM, or of a VEX document that the configuration names.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
#   - ref: https://baseline.openssf.org/
# custom:
#   id: change/vex-removed
#   entity: change_vulnerability
#   severity: high
#   profile: baseline
#   fix: >-
#     Restore the statement. If it was wrong, replace it by one that says so, with the state exploitable or
#     in_triage.
#   controls: [guide/6.sbom, OSPS-VM-04]
package sealint.change.vex_removed

import data.sealint.lib.text

deny contains finding if {
	input.status == "removed"
	input.before.origin in {"sbom", "vex"}
	words := says[input.before.analysis.state]
	count(input.still_there) > 0
	finding := {
		"message": sprintf("the statement that %s %s %s is gone", [id, words, text.first(input.still_there, 3)]),
		"at": [],
		"related": [{"ref": ["before", "analysis"], "message": "before"}],
	}
}

says := {
	"not_affected": "does not affect",
	"affected": "affects",
	"exploitable": "is exploitable in",
	"fixed": "is fixed in",
	"in_triage": "may affect",
	"under_investigation": "may affect",
	"false_positive": "is a false positive in",
	"resolved": "is resolved in",
	"resolved_with_pedigree": "is resolved in",
}

default id := "a vulnerability without an id"

id := input.before.id
