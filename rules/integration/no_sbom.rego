# METADATA
# title: An SBOM describes what is deployed
# description: >-
#   When a vulnerability becomes known, an SBOM tells within minutes whether an integration is affected. This needs an
#   SBOM that exists, can be read, and describes the deployed artifact.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: integration/no-sbom
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Let the build of the artifact write its SBOM (CycloneDX or SPDX), and name it in supplyChain.sbom.
#   controls: [guide/6.sbom]
package sealint.integration.no_sbom

deny contains finding if {
	"spec.supplyChain.sbom" in input.absent
	finding := {"message": "the manifest names no SBOM", "at": ["spec", "supplyChain", "sbom"]}
}

deny contains finding if {
	input.sbom.found == false
	finding := {"message": input.sbom.problem, "at": ["spec", "supplyChain", "sbom"]}
}

deny contains finding if {
	input.sbom.found
	not matched
	some artifact in input.sbom.artifacts
	artifact.match == "none"
	finding := {
		"message": sprintf("%s is not what the SBOM describes%s", [artifact.ref, described]),
		"at": artifact.at,
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}
}

deny contains finding if {
	input.sbom.found
	some artifact in input.sbom.artifacts
	artifact.match == "other-digest"
	finding := {
		"message": sprintf("the SBOM describes another build of %s: %s", [input.sbom.subject, artifact.found]),
		"at": artifact.at,
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}
}

# One SBOM describes one artifact: with several artifacts, one match is enough.
matched if {
	some artifact in input.sbom.artifacts
	artifact.match != "none"
}

described := sprintf(" (%s)", [input.sbom.subject]) if input.sbom.subject != ""

described := ", which describes nothing" if input.sbom.subject == ""
