package sealint.sbom.has_vulnerabilities_test

import data.sealint.sbom.has_vulnerabilities

test_some if {
	found := has_vulnerabilities.deny with input as facts({"vulnerability_count": 3})
	found == {{"message": "the document records vulnerabilities (3)", "at": ["vulnerabilities"]}}
}

test_clean if {
	count(has_vulnerabilities.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"vulnerability_count": 0}, overrides)
