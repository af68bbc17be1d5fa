# METADATA
# title: No component has an address as its version
# description: >-
#   An address, or a protocol such as file: or workspace:, says where a package manager searched, not what it found.
#   Its content can change unnoticed, and no advisory names it. A full commit id at the end of the address is accepted.
#   The subject of the document is no dependency, and is not judged.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies
# custom:
#   id: sbom/version-url
#   entity: component
#   severity: high
#   profile: baseline
#   identity: [version]
#   standards: [bsi-2.0, bsi-2.1, scvs-l1]
#   fix: >-
#     State the resolved version, or an address that ends in the full commit id.
#   controls: [guide/6.sbom, BSI-TR-03183-2:3.2.1, SCVS-5.6]
package sealint.sbom.version_url

deny contains finding if {
	not input.is_root
	input.pin.class == "url"
	finding := {"message": sprintf("%s has the address %q as its version", [input.name, input.version]), "at": ["version"]}
}

deny contains finding if {
	not input.is_root
	input.purl_pin.class == "url"
	input.pin.class != "url"
	finding := {"message": sprintf("%s has the address %q as its version in its package URL", [input.name, input.purl.version]), "at": ["purl"]}
}
