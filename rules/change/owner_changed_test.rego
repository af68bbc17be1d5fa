package sealint.change.owner_changed_test

import data.sealint.change.owner_changed

test_another if {
	owner_changed.deny == {{
		"message": "team-a answered for the integration, now team-b",
		"at": ["metadata", "owner"],
		"related": [{"ref": ["before", "metadata", "owner"], "message": "before"}],
	}} with input as {"before": owned("team-a"), "after": owned("team-b")}
}

test_nobody if {
	some finding in owner_changed.deny with input as {"before": owned("team-a"), "after": {"metadata": {}, "absent": ["metadata.owner"]}}
	finding.message == "team-a answered for the integration; the manifest no longer says who does"
}

test_contact if {
	some finding in owner_changed.deny with input as {
		"before": {"metadata": {"contacts": {"security": "a@a.test"}}, "absent": []},
		"after": {"metadata": {}, "absent": ["metadata.contacts", "metadata.contacts.security"]},
	}
	finding.message == "the manifest no longer says to whom security problems are reported"
	finding.at == ["metadata", "contacts"]
}

test_same if {
	count(owner_changed.deny) == 0 with input as {"before": owned("team-a"), "after": owned("Team-A ")}
}

owned(owner) := {"metadata": {"owner": owner}, "absent": []}
