package sealint.change.licence_stricter_test

import data.sealint.change.licence_stricter

change := {"tool_changed": false, "after": {"name": "x", "version": "1.4.0", "version_state": "present"}, "licence": {"before": "MIT", "after": "AGPL-3.0-only", "class": "network-copyleft", "index": 1}}

test_not_stricter if {
	count(licence_stricter.deny) == 0 with input as {"tool_changed": false, "after": change.after}
}

test_stricter if {
	found := licence_stricter.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 was under MIT, is under AGPL-3.0-only (network-copyleft)", "at": ["licences", 1], "related": [{"ref": ["before", "licences", 0], "message": "before"}], "decision": ""}}
}
