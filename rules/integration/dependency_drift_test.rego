package sealint.integration.dependency_drift_test

import data.sealint.integration.dependency_drift

test_absent if {
	dependency_drift.deny == {{
		"message": "pkg:npm/x@2.1.0 is not in the SBOM",
		"at": ["spec", "supplyChain", "dependencies", "1", "purl"],
		"related": [{"ref": ["sbom", "subject"], "message": "the subject of the SBOM"}],
	}} with input as joined("absent", [])
}

test_other_version if {
	dependency_drift.deny == {{
		"message": "pkg:npm/x@2.1.0 is pinned, but the SBOM has version 2.0.1",
		"at": ["spec", "supplyChain", "dependencies", "1", "purl"],
		"related": [{"ref": ["sbom", "dependencies", 1], "message": "the component"}],
	}} with input as joined("other-version", ["2.0.1"])
}

test_versions if {
	some finding in dependency_drift.deny with input as joined("other-version", ["2.0.1", "2.0.2"])
	finding.message == "pkg:npm/x@2.1.0 is pinned, but the SBOM has versions 2.0.1, 2.0.2"
	some other in dependency_drift.deny with input as joined("other-version", ["", "2.0.1"])
	other.message == "pkg:npm/x@2.1.0 is pinned, but the SBOM has version 2.0.1"
}

test_no_version if {
	some finding in dependency_drift.deny with input as joined("other-version", [""])
	finding.message == "pkg:npm/x@2.1.0 is pinned, but the SBOM has it without a version"
}

# A package URL that cannot be read is reported by integration/unpinned-dependency.
test_no_drift if {
	every state in ["present", "unknown"] {
		count(dependency_drift.deny) == 0 with input as joined(state, [])
	}
}

test_no_sbom if {
	count(dependency_drift.deny) == 0 with input as {"spec": {}}
	count(dependency_drift.deny) == 0 with input as {"sbom": {"found": false, "dependencies": []}}
}

joined(state, versions) := {"sbom": {"found": true, "dependencies": [
	{"at": ["spec", "supplyChain", "dependencies", "0", "purl"], "purl": "pkg:npm/y@1.0.0", "state": "present", "versions": []},
	{"at": ["spec", "supplyChain", "dependencies", "1", "purl"], "purl": "pkg:npm/x@2.1.0", "state": state, "versions": versions},
]}}
