package sealint.sbom.att_subject_test

import data.sealint.sbom.att_subject

test_no_subject if {
	found := att_subject.deny with input as facts([], [])
	found == {{"message": "the statement has no subject", "at": ["statement", "subjects"]}}
}

test_undigested if {
	found := att_subject.deny with input as facts(["app", "docs"], ["docs"])
	found == {{"message": "the statement's subject \"docs\" has no digest", "at": ["statement", "undigested", 0]}}
}

test_each_is_told if {
	count(att_subject.deny) == 2 with input as facts(["app", "docs"], ["app", "docs"])
}

test_clean if {
	count(att_subject.deny) == 0 with input as facts(["app"], [])
}

test_no_statement if {
	count(att_subject.deny) == 0 with input as {"format": "cyclonedx"}
}

facts(subjects, undigested) := {"statement": {"subjects": subjects, "undigested": undigested}}
