package sealint.change.commitment_dropped_test

import data.sealint.change.commitment_dropped

test_link if {
	commitment_dropped.deny == {{
		"message": "the manifest no longer states the severity levels of incidents",
		"at": ["spec", "operations", "severities"],
		"related": [{"ref": ["before", "spec", "operations", "severities"], "message": "before"}],
	}} with input as operated({"severities": "https://a.test"}, {}, ["spec.operations.severities"])
}

test_unknown_in_its_place if {
	some finding in commitment_dropped.deny with input as operated(
		{"sla": {"availability": "99.9"}},
		{"sla": {"by": "provider", "unknown": {"availability": "it does not say"}}},
		["spec.operations.sla.availability"],
	)
	finding.message == "the manifest no longer states the availability; now it says why it is unknown: it does not say"
}

test_kept if {
	count(commitment_dropped.deny) == 0 with input as operated({"severities": "https://a.test"}, {"severities": "https://b.test"}, [])
}

test_evidence if {
	commitment_dropped.deny == {{
		"message": "the manifest no longer links evidence for guide/6.pipeline",
		"at": ["spec", "evidence"],
		"related": [{"ref": ["before", "spec", "evidence"], "message": "before"}],
	}} with input as proven(["guide/6.pipeline", "guide/6.sbom"], ["guide/6.sbom"], [])
	count(commitment_dropped.deny) == 0 with input as proven(["guide/6.sbom"], ["guide/6.sbom", "guide/6.pipeline"], [])
	count(commitment_dropped.deny) == 0 with input as proven(["guide/6.sbom"], [], [{"at": ["spec", "evidence", "0"]}])
}

operated(before, after, absent) := {
	"before": {"spec": {"operations": before}, "evidence": []},
	"after": {"spec": {"operations": after}, "absent": absent, "evidence": []},
}

proven(before, after, violations) := {
	"before": {"spec": {}, "evidence": [{"control": control} | some control in before]},
	"after": {"spec": {}, "absent": [], "violations": violations, "evidence": [{"control": control} | some control in after]},
}
