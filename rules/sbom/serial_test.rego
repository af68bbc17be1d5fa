package sealint.sbom.serial_test

import data.sealint.sbom.serial

test_absent if {
	found := serial.deny with input as facts({"serial_problem": "absent"})
	found == {{"message": "the document has no serialNumber", "at": ["serial"]}}
}

test_absent_from_spdx if {
	found := serial.deny with input as facts({"format": "spdx", "spec_version": "2.3", "serial_problem": "absent"})
	found == {{"message": "the document has no documentNamespace", "at": ["serial"]}}
}

test_form if {
	found := serial.deny with input as facts({"serial": "42", "serial_problem": "form"})
	found == {{"message": "serialNumber \"42\" is not urn:uuid: and a UUID", "at": ["serial"]}}
}

test_form_of_spdx if {
	fragment := facts({"format": "spdx", "spec_version": "2.3", "serial": "https://example.com/a#b", "serial_problem": "form"})
	found := serial.deny with input as fragment
	found == {{"message": "documentNamespace \"https://example.com/a#b\" is not an absolute URI without a fragment", "at": ["serial"]}}
}

test_spdx_3 if {
	found := serial.deny with input as facts({"format": "spdx", "spec_version": "3.0.1", "serial_problem": "absent"})
	found == {{"message": "the document has no spdxId", "at": ["serial"]}}
	form := serial.deny with input as facts({"format": "spdx", "spec_version": "3.0.1", "serial": "x y", "serial_problem": "form"})
	form == {{"message": "spdxId \"x y\" is not an absolute URI", "at": ["serial"]}}
}

test_clean if {
	count(serial.deny) == 0 with input as facts({"serial": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6"}, overrides)
