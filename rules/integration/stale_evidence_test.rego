package sealint.integration.stale_evidence_test

import data.sealint.integration.stale_evidence

test_age if {
	stale_evidence.deny == {{
		"message": "the evidence for guide/6.sbom is 366 days old, of 2025-06-29; at most 365 days are allowed",
		"at": ["spec", "evidence", "0", "date"],
	}} with input as dated("2025-06-29") with data.sealint.today as "2026-06-30"
	every day in ["", "2025-06-30", "2026-06-30", "2027-01-01"] {
		count(stale_evidence.deny) == 0 with input as dated(day) with data.sealint.today as "2026-06-30"
	}
}

test_no_date if {
	facts := {"violations": [], "evidence": [], "spec": {"evidence": [{"control": "guide/6.sbom"}, {"control": ""}]}}
	stale_evidence.deny == {{
		"message": "the manifest does not state the date of the evidence for guide/6.sbom",
		"at": ["spec", "evidence", 0, "date"],
	}} with input as facts
	count(stale_evidence.deny) == 0 with input as object.union(facts, {"violations": [{"at": ["spec", "evidence", "0", "date"]}]})
}

dated(day) := {"violations": [], "spec": {}, "evidence": [{"at": ["spec", "evidence", "0"], "control": "guide/6.sbom", "date": day}]}
