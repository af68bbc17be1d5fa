# METADATA
# title: The package URL of a component contains its version
# description: >-
#   A package URL without a version names every release. A scanner that uses it reports all their vulnerabilities or
#   none, although the version is known.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/purl-no-version
#   entity: component
#   severity: medium
#   profile: recommended
#   standards: [scvs-l1]
#   fix: Append the version to the package URL, after an @.
#   controls: [guide/6.sbom, SCVS-2.12]
package sealint.sbom.purl_no_version

deny contains finding if {
	input.version_state == "present"
	input.pin.exact # sbom/version-range reports ranges
	count(input.purl.problems) == 0
	not input.purl.version
	message := sprintf("%s has the version %q, but its package URL has none", [input.name, input.version])
	finding := {"message": message, "at": ["purl"]}
}
