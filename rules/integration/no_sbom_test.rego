package sealint.integration.no_sbom_test

import data.sealint.integration.no_sbom

test_none_named if {
	no_sbom.deny == {{
		"message": "the manifest names no SBOM",
		"at": ["spec", "supplyChain", "sbom"],
	}} with input as {"absent": ["spec.supplyChain", "spec.supplyChain.sbom"]}
}

test_misstated if {
	count(no_sbom.deny) == 0 with input as {"absent": []}
}

test_unreadable if {
	no_sbom.deny == {{
		"message": "SBOM \"x.json\" could not be judged: no such file",
		"at": ["spec", "supplyChain", "sbom"],
	}} with input as {
		"absent": [],
		"sbom": {"found": false, "problem": "SBOM \"x.json\" could not be judged: no such file", "artifacts": []},
	}
}

test_another_artifact if {
	no_sbom.deny == {{
		"message": "a.test/x@sha256:0a is not what the SBOM describes (y)",
		"at": ["spec", "supplyChain", "artifacts", "0", "ref"],
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}} with input as described("y", "none", "")
}

test_describes_nothing if {
	no_sbom.deny == {{
		"message": "a.test/x@sha256:0a is not what the SBOM describes, which describes nothing",
		"at": ["spec", "supplyChain", "artifacts", "0", "ref"],
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}} with input as described("", "none", "")
}

# One SBOM describes one artifact: the other artifacts have their own.
test_one_of_two if {
	count(no_sbom.deny) == 0 with input as json.patch(described("x", "digest", ""), [{
		"op": "add",
		"path": "sbom/artifacts/-",
		"value": {"at": ["spec", "supplyChain", "artifacts", "1", "ref"], "ref": "a.test/y@sha256:0b", "match": "none", "found": ""},
	}])
}

test_another_build if {
	no_sbom.deny == {{
		"message": "the SBOM describes another build of x: sha256:0b",
		"at": ["spec", "supplyChain", "artifacts", "0", "ref"],
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}} with input as described("x", "other-digest", "sha256:0b")
}

test_matches if {
	every match in ["digest", "name", "component"] {
		count(no_sbom.deny) == 0 with input as described("x", match, "")
	}
}

test_no_artifacts if {
	count(no_sbom.deny) == 0 with input as {"absent": [], "sbom": {"found": true, "subject": "", "artifacts": []}}
}

described(subject, match, found) := {"absent": [], "sbom": {
	"found": true,
	"problem": "",
	"subject": subject,
	"artifacts": [{
		"at": ["spec", "supplyChain", "artifacts", "0", "ref"],
		"ref": "a.test/x@sha256:0a",
		"match": match,
		"found": found,
	}],
}}
