# METADATA
# title: Every package has only one version
# description: >-
#   Every additional version of a package is more code to watch, and a fix in one version leaves the others as they
#   are. Often the old version is there by mistake.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
# custom:
#   id: sbom/multi-version
#   entity: component
#   severity: low
#   profile: standard
#   standards: [scvs-l1]
#   fix: >-
#     Update what still needs the older version, and let the package manager remove the duplicate.
#   controls: [guide/6.sbom, SCVS-5.11, CWE-1104]
package sealint.sbom.multi_version

# A component without a version does not count as another version.
deny contains finding if {
	count(input.other_versions) > 0
	versions := [version | some version in array.concat([object.get(input, "version", "")], input.other_versions); version != ""]
	count(versions) > 1
	finding := {"message": sprintf("%s is listed in several versions: %s", [input.name, concat(", ", versions)]), "at": ["version"]}
}
