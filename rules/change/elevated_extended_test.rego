package sealint.change.elevated_extended_test

import data.sealint.change.elevated_extended

test_later if {
	elevated_extended.deny == {{
		"message": "elevated rights were to end on 2026-09-01, now on 2027-03-01",
		"at": ["spec", "identity", "elevated", "expires"],
		"related": [{"ref": ["before", "spec", "identity", "elevated", "expires"], "message": "before"}],
	}} with input as {"before": elevated("2026-09-01"), "after": elevated("2027-03-01")}
}

test_for_ever if {
	some finding in elevated_extended.deny with input as {
		"before": elevated("2026-09-01"),
		"after": {"spec": {"identity": {"elevated": {"reason": "a"}}}, "absent": ["spec.identity.elevated.expires"]},
	}
	finding.message == "elevated rights were to end on 2026-09-01; the manifest no longer says when they do"
}

test_new if {
	some finding in elevated_extended.deny with input as {"before": none, "after": elevated("2026-09-01")}
	finding.message == "the integration now has elevated rights until 2026-09-01"
	some other in elevated_extended.deny with input as {"before": none, "after": {"spec": {"identity": {"elevated": {}}}, "absent": []}}
	other.message == "the integration now has elevated rights"
}

test_first_statement if {
	unstated := {"spec": {}, "absent": ["spec.identity", "spec.identity.elevated"]}
	count(elevated_extended.deny) == 0 with input as {"before": unstated, "after": elevated("2026-09-01")}
}

test_over if {
	count(elevated_extended.deny) == 0 with input as {"before": elevated("2026-09-01"), "after": none}
	count(elevated_extended.deny) == 0 with input as {"before": elevated("2026-09-01"), "after": elevated("2026-08-01")}
}

test_covers_more if {
	some finding in elevated_extended.deny with input as {"before": covering(["static-key"]), "after": covering(["static-key", "replay-window", ""])}
	finding.message == "the approval now also covers replay-window"
	finding.at == ["spec", "identity", "elevated", "excepts"]
	count(elevated_extended.deny) == 0 with input as {"before": covering(["static-key", "replay-window"]), "after": covering(["replay-window"])}
	count(elevated_extended.deny) == 0 with input as {"before": elevated("2026-09-01"), "after": covering(["static-key", "broad-scope"])}
	count(elevated_extended.deny) == 1 with input as {"before": covering(["static-key"]), "after": elevated("2026-09-01")}
}

covering(excepts) := {"spec": {"identity": {"elevated": {"expires": "2026-09-01", "excepts": excepts}}}, "absent": []}

none := {"spec": {"identity": {}}, "absent": ["spec.identity.elevated", "spec.identity.elevated.expires"]}

elevated(expires) := {"spec": {"identity": {"elevated": {"expires": expires}}}, "absent": ["spec.identity.elevated.excepts"]}
