# METADATA
# title: Package URLs keep to their specification
# description: >-
#   Scanners look components up by their package URL. One that breaks the rules of its own form, or lacks a part that
#   its type needs, matches nothing, and a look-up that matches nothing reads like a clean result.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/purl-invalid
#   entity: component
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: >-
#     Write the package URL as its type prescribes: pkg:, the type, the namespace where there must be one, the name,
#     then @ and the version.
#   controls: [guide/6.sbom, SCVS-2.12]
package sealint.sbom.purl_invalid

deny contains finding if {
	count(input.purl.problems) > 0
	message := sprintf("%s has the invalid package URL %q: %s", [input.name, input.purl.text, concat("; ", input.purl.problems)])
	finding := {"message": message, "at": ["purl"]}
}
