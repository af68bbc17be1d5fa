package sealint.integration.unknown_control_test

import data.sealint.integration.unknown_control

test_suggestion if {
	unknown_control.deny == {
		{"message": "there is no control \"6.pipelin\", did you mean \"guide/6.pipeline\"?", "at": ["spec", "evidence", "0", "control"]},
		{"message": "there is no control \"x\"", "at": ["spec", "evidence", "1", "control"]},
	} with input as {"evidence": [
		{"at": ["spec", "evidence", "0"], "control": "6.pipelin", "known": false, "suggestion": "guide/6.pipeline"},
		{"at": ["spec", "evidence", "1"], "control": "x", "known": false, "suggestion": ""},
		{"at": ["spec", "evidence", "2"], "control": "guide/6.sbom", "known": true, "suggestion": ""},
	]}
}
