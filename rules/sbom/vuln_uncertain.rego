# METADATA
# title: Every version can be compared with the advisories
# description: >-
#   An advisory names the component, and whether its version is among the affected ones could not be told: the version is
#   written in no order that its ecosystem knows, or the advisory speaks of commits. To count that as unaffected would be
#   a guess in the attacker's favour.
# related_resources:
#   - ref: https://ossf.github.io/osv-schema/
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/vuln-uncertain
#   entity: vulnerability
#   severity: medium
#   profile: recommended
#   fix: Look the advisory up. State the component's released version, or say in a VEX statement what the look-up came to.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-5.4, CWE-1395]
package sealint.sbom.vuln_uncertain

deny contains finding if {
	input.match == "uncertain"
	input.origin == "osv"
	not input.suppressed_by
	message := sprintf("%s could not be compared with %s%s", [component, input.id, detail])
	finding := {"message": message, "at": ["id"]}
}

component := object.get(input, "component", "the component")

detail := sprintf(": %s", [input.detail])

detail := "" if not input.detail
