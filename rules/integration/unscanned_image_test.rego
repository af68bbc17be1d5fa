package sealint.integration.unscanned_image_test

import data.sealint.integration.unscanned_image

test_not_stated if {
	unscanned_image.deny == {{
		"message": "the manifest does not state whether image a@sha256:0 is scanned for vulnerabilities",
		"at": ["spec", "supplyChain", "pipeline", "imageScan"],
		"related": [{"ref": at, "message": "the image"}],
	}} with input as built({}, ["spec.supplyChain.pipeline.imageScan"], true)
}

test_not_scanned if {
	some finding in unscanned_image.deny with input as built({"imageScan": false}, [], true)
	finding.message == "image a@sha256:0 is not scanned for vulnerabilities"
}

test_not_asked if {
	count(unscanned_image.deny) == 0 with input as built({"imageScan": true}, [], true)
	count(unscanned_image.deny) == 0 with input as built({"imageScan": false}, [], false)
	count(unscanned_image.deny) == 0 with input as built({}, ["spec.supplyChain.pipeline.imageScan"], false)
}

at := ["spec", "supplyChain", "artifacts", "0", "ref"]

built(pipeline, absent, image) := {
	"absent": absent,
	"artifacts": [{"at": at, "ref": "a@sha256:0", "image": image}],
	"spec": {"supplyChain": {"pipeline": pipeline}},
}
