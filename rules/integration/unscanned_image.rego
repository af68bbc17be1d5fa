# METADATA
# title: Images are scanned for vulnerabilities
# description: >-
#   An image brings an operating system and libraries that nobody of the integration wrote. A scan before deployment
#   finds what is known to be vulnerable in them.
# custom:
#   id: integration/unscanned-image
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Scan images in the pipeline before they are deployed, and state supplyChain.pipeline.imageScan.
#   controls: [guide/6.pipeline, CWE-1395]
package sealint.integration.unscanned_image

deny contains finding if {
	"spec.supplyChain.pipeline.imageScan" in input.absent
	image := images[0]
	finding := {
		"message": sprintf("the manifest does not state whether image %s is scanned for vulnerabilities", [image.ref]),
		"at": ["spec", "supplyChain", "pipeline", "imageScan"],
		"related": [{"ref": image.at, "message": "the image"}],
	}
}

deny contains finding if {
	input.spec.supplyChain.pipeline.imageScan == false
	image := images[0]
	finding := {
		"message": sprintf("image %s is not scanned for vulnerabilities", [image.ref]),
		"at": ["spec", "supplyChain", "pipeline", "imageScan"],
		"related": [{"ref": image.at, "message": "the image"}],
	}
}

images := [artifact | some artifact in input.artifacts; artifact.image]
