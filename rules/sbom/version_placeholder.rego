# METADATA
# title: No component has a placeholder as its version
# description: >-
#   unknown, NOASSERTION or ${project.version} in place of a version mean that the generator found none, or that a
#   build did not replace a variable. Scanners compare the text like a version and find nothing, so that the component
#   looks free of vulnerabilities.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/version-placeholder
#   entity: component
#   severity: high
#   profile: baseline
#   identity: [version]
#   standards: [bsi-2.0, bsi-2.1, scvs-l1]
#   fix: >-
#     State the version that was built; if a template was not filled in, run the generator after the build.
#   controls: [guide/6.sbom, BSI-TR-03183-2:3.2.1, SCVS-5.6]
package sealint.sbom.version_placeholder

deny contains finding if {
	input.pin.class == "placeholder"
	finding := {"message": sprintf("%s has the placeholder %q as its version", [input.name, input.version]), "at": ["version"]}
}

deny contains finding if {
	input.purl_pin.class == "placeholder"
	input.pin.class != "placeholder"
	finding := {"message": sprintf("%s has the placeholder %q as its version in its package URL", [input.name, input.purl.version]), "at": ["purl"]}
}
