# METADATA
# title: No component has a floating version
# description: >-
#   latest, main or nightly mean whatever is newest at the time of reading. The document cannot say which code was
#   shipped, and nobody can tell later whether it contained a fixed vulnerability.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/version-floating
#   entity: component
#   severity: high
#   profile: baseline
#   identity: [version]
#   standards: [bsi-2.0, bsi-2.1, scvs-l1]
#   fix: >-
#     State the version, digest or commit that was resolved when the artefact was built.
#   controls: [guide/6.sbom, BSI-TR-03183-2:3.2.1, SCVS-5.6]
package sealint.sbom.version_floating

deny contains finding if {
	floats(input.pin, input.version)
	finding := {"message": sprintf("%s has the floating version %q: it %s", [input.name, input.version, input.pin.reason]), "at": ["version"]}
}

deny contains finding if {
	input.pin.class != "floating-word"
	floats(input.purl_pin, input.purl.version)
	message := sprintf("%s has the floating version %q in its package URL: it %s", [input.name, input.purl.version, input.purl_pin.reason])
	finding := {"message": message, "at": ["purl"]}
}

# The subject has no released version yet. Go writes (devel) for a main module built from a working copy.
floats(pin, version) if {
	pin.class == "floating-word"
	version != "(devel)"
	not input.is_root
}
