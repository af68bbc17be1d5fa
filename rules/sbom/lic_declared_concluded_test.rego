package sealint.sbom.lic_declared_concluded_test

import data.sealint.sbom.lic_declared_concluded

finding := {{
	"message": "left-pad is declared to be under MIT and concluded to be under GPL-2.0-only",
	"at": ["licences", 0],
	"related": [{"ref": ["licences", 1], "message": "the declared licence"}],
}}

test_contradiction if {
	lic_declared_concluded.deny == finding with input as facts({})
}

test_what_was_not_compared_is_not_named if {
	more := [
		{"expression": "NOASSERTION", "acknowledgement": "declared"},
		{"expression": "MIT/X11", "acknowledgement": "declared", "problem": "at byte 3: unexpected /"},
		{"name": "BSD", "acknowledgement": "concluded"},
		{"id": "ISC"},
	]
	lic_declared_concluded.deny == finding with input as facts({"licences": array.concat(licences, more)})
}

test_clean if {
	count(lic_declared_concluded.deny) == 0 with input as facts({"licences_contradict": false})
}

licences := [
	{"expression": "GPL-2.0-only", "acknowledgement": "concluded"},
	{"id": "MIT", "acknowledgement": "declared"},
]

facts(overrides) := object.union({"name": "left-pad", "licences_contradict": true, "licences": licences}, overrides)
