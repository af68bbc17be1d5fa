# METADATA
# title: The SBOM contains the dependencies that the manifest pins
# description: >-
#   The versions that a manifest pins were reviewed. If the SBOM of the build does not have them, something else is
#   deployed than what was reviewed, or the SBOM belongs to something else.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: integration/dependency-drift
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Review the version that is built and pin it, or build the pinned version; then generate the SBOM again.
#   controls: [guide/6.sbom, guide/15.gate, CWE-1104]
package sealint.integration.dependency_drift

deny contains finding if {
	input.sbom.found
	some dependency in input.sbom.dependencies
	dependency.state == "absent"
	finding := {
		"message": sprintf("%s is not in the SBOM", [dependency.purl]),
		"at": dependency.at,
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}
}

deny contains finding if {
	input.sbom.found
	some i, dependency in input.sbom.dependencies
	dependency.state == "other-version"
	finding := {
		"message": sprintf("%s is pinned, but the SBOM has %s", [dependency.purl, version([v | some v in dependency.versions; v != ""])]),
		"at": dependency.at,
		"related": [{"ref": ["sbom", "dependencies", i], "message": "the component"}],
	}
}

version(stated) := "it without a version" if count(stated) == 0

version(stated) := sprintf("version %s", stated) if count(stated) == 1

version(stated) := sprintf("versions %s", [concat(", ", stated)]) if count(stated) > 1
