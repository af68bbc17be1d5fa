# METADATA
# title: Every version can be compared with the advisories
# description: >-
#   An advisory names the component, but sealint cannot tell whether the component's version is affected: the version
#   follows no order of its ecosystem, or the advisory lists commits. Counting it as unaffected would be a guess that
#   helps attackers.
# related_resources:
#   - ref: https://ossf.github.io/osv-schema/
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/vuln-uncertain
#   entity: vulnerability
#   severity: medium
#   profile: recommended
#   identity: [component]
#   fix: >-
#     Read the advisory. State the released version of the component, or state the result in a VEX statement.
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

detail := sprintf(": %s", [input.detail]) if input.detail

detail := "" if not input.detail
