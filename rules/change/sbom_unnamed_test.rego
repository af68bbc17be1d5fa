package sealint.change.sbom_unnamed_test

import data.sealint.change.sbom_unnamed

test_unnamed if {
	sbom_unnamed.deny == {{
		"message": "the integration named its SBOM, ../x.cdx.json; now it names none",
		"at": ["spec", "supplyChain", "sbom"],
		"related": [{"ref": ["before", "spec", "supplyChain", "sbom"], "message": "before"}],
	}} with input as {"before": named("../x.cdx.json"), "after": {"spec": {"supplyChain": {}}, "absent": ["spec.supplyChain.sbom"]}}
}

test_another_path if {
	count(sbom_unnamed.deny) == 0 with input as {"before": named("../x.cdx.json"), "after": named("../y.cdx.json")}
}

named(path) := {"spec": {"supplyChain": {"sbom": path}}, "absent": []}
