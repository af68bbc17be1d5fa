# METADATA
# title: VEX statements give reasons
# description: >-
#   "Not affected" silences a scanner, so it must say why: the code is absent, not reached, or guarded. Without a
#   reason nobody can tell an analysis from a wish. In the same way, "affected" is only useful with an action to take.
# related_resources:
#   - ref: https://baseline.openssf.org/
#   - ref: https://cyclonedx.org/capabilities/vex/
#   - ref: https://github.com/openvex/spec
# custom:
#   id: sbom/vex-unjustified
#   entity: vulnerability
#   severity: medium
#   profile: recommended
#   standards: [osps]
#   fix: >-
#     Add the justification (in OpenVEX, an impact_statement is enough). For affected, add the action to take: a
#     response, a recommendation, an action_statement.
#   controls: [guide/6.sbom, OSPS-VM-04]
package sealint.sbom.vex_unjustified

deny contains finding if {
	input.analysis.state == "not_affected"
	input.origin in {"sbom", "vex"}
	not justified
	finding := {"message": sprintf("%s is stated as not_affected without a justification", [object.get(input, "id", "the vulnerability")]), "at": ["analysis", "state"]}
}

deny contains finding if {
	input.analysis.state in {"affected", "exploitable"}
	input.origin in {"sbom", "vex"}
	not input.analysis.action
	message := sprintf("%s is stated as %s, without an action to take", [object.get(input, "id", "the vulnerability"), input.analysis.state])
	finding := {"message": message, "at": ["analysis", "state"]}
}

justified if input.analysis.justification != ""

# In OpenVEX an impact statement can replace the justification.
justified if {
	input.origin == "vex"
	input.analysis.has_detail
}
