# METADATA
# title: A package is in the document in one version
# description: >-
#   Every further version of a package is more code to watch, and a fix that reaches one of them leaves the others as
#   they are. Often the old one is there by mistake only.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
# custom:
#   id: sbom/multi-version
#   entity: component
#   severity: low
#   profile: standard
#   standards: [scvs-l1]
#   fix: Update what still asks for the older version, and let the package manager remove the double.
#   controls: [guide/6.sbom, SCVS-5.11, CWE-1104]
package sealint.sbom.multi_version

# A component that states no version is no further version.
deny contains finding if {
	count(input.other_versions) > 0
	versions := [version | some version in array.concat([object.get(input, "version", "")], input.other_versions); version != ""]
	count(versions) > 1
	finding := {"message": sprintf("%s is listed in several versions: %s", [input.name, concat(", ", versions)]), "at": ["version"]}
}
