# METADATA
# title: Package URLs are in their canonical case
# description: >-
#   Some registries use only lower case. A package URL with upper-case letters means the same package to a parser, but
#   a different one to everything that compares text: allow lists, VEX statements, deduplication.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/purl-upper-case
#   entity: component
#   severity: low
#   profile: strict
#   fix: Write the namespace and the name in lower case, as the definition of the package URL type says.
#   controls: [guide/6.sbom, SCVS-2.12]
package sealint.sbom.purl_upper_case

deny contains finding if {
	input.purl.upper_case
	finding := {"message": sprintf("%s has a package URL with upper-case letters, which type %s does not allow", [input.name, input.purl.type]), "at": ["purl"]}
}
