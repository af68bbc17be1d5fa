package sealint.change.severity_lowered_test

import data.sealint.change.severity_lowered

change := {"before": {"severity": "critical", "source": "NVD"}, "after": {"id": "CVE-1", "origin": "sbom", "severity": "low", "source": "NVD"}}

test_without_id_and_source if {
	nameless := {"before": {"severity": "high"}, "after": {"origin": "sbom", "severity": "info"}}
	messages := {finding.message | some finding in severity_lowered.deny} with input as nameless
	messages == {"a vulnerability without an id was high, is info"}
}

test_lowered if {
	found := severity_lowered.deny with input as object.union(change, {})
	found == {{"message": "CVE-1 was critical, is low", "at": ["ratings", 0], "related": [{"ref": ["before", "ratings", 0], "message": "before"}]}}
}

test_one_step if {
	count(severity_lowered.deny) == 0 with input as object.union(change, {"after": {"severity": "high"}})
}

test_raised if {
	count(severity_lowered.deny) == 0 with input as object.union(change, {"before": {"severity": "low"}, "after": {"severity": "critical"}})
}

test_another_source if {
	count(severity_lowered.deny) == 0 with input as object.union(change, {"after": {"source": "vendor"}})
}

test_unknown if {
	count(severity_lowered.deny) == 0 with input as object.union(change, {"after": {"severity": "unknown"}})
}

test_advisory if {
	count(severity_lowered.deny) == 0 with input as object.union(change, {"after": {"origin": "osv"}})
}
