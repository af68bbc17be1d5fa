# METADATA
# title: Package URLs are valid
# description: >-
#   Scanners look components up by their package URL. An invalid one, or one without a part that its type requires,
#   matches nothing, and a search without matches looks like a clean result.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/purl-invalid
#   entity: component
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: >-
#     Write the package URL as its type requires: pkg:, the type, the namespace if required, the name, then @ and the
#     version.
#   controls: [guide/6.sbom, SCVS-2.12]
package sealint.sbom.purl_invalid

deny contains finding if {
	count(input.purl.problems) > 0
	message := sprintf("%s has the invalid package URL %q: %s", [input.name, input.purl.text, concat("; ", input.purl.problems)])
	finding := {"message": message, "at": ["purl"]}
}
