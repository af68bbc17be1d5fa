package sealint.sbom.lic_ack_missing_test

import data.sealint.sbom.lic_ack_missing

test_missing[name] if {
	some name, licence in {
		"id": {"id": "MIT"},
		"expression": {"expression": "MIT"},
		"name": {"name": "MIT"},
		"id and name": {"id": "MIT", "name": "The MIT License"},
	}
	found := lic_ack_missing.deny with input as facts([declared, licence])
	found == {{"message": "left-pad has a licence \"MIT\" that is neither declared nor concluded", "at": ["licences", 1]}}
}

test_whole_licence_as_a_name if {
	long := concat("", ["lic" | some _ in numbers.range(1, 27)])
	found := lic_ack_missing.deny with input as facts([{"name": long}])
	some finding in found
	contains(finding.message, sprintf("%q", [sprintf("%s…", [substring(long, 0, 79)])]))
}

test_address_only if {
	found := lic_ack_missing.deny with input as facts([{"url": "https://example.org/licence"}])
	found == {{"message": "left-pad has a licence that is neither declared nor concluded", "at": ["licences", 0]}}
}

test_clean if {
	count(lic_ack_missing.deny) == 0 with input as facts([declared, {"expression": "MIT", "acknowledgement": "concluded"}])
}

test_no_licence if {
	count(lic_ack_missing.deny) == 0 with input as facts([])
}

declared := {"id": "MIT", "acknowledgement": "declared"}

test_before_acknowledgements if {
	older := object.union(facts([{"id": "MIT"}]), {"spec_version": "1.5"})
	count(lic_ack_missing.deny) == 0 with input as older
}

test_other_format if {
	other := object.union(facts([{"id": "MIT"}]), {"format": "spdx", "spec_version": "2.3"})
	count(lic_ack_missing.deny) == 0 with input as other
}

facts(licences) := {"format": "cyclonedx", "spec_version": "1.6", "name": "left-pad", "licences": licences}
