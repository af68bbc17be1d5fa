package sealint.change.audit_weakened_test

import data.sealint.change.audit_weakened

test_flag if {
	audit_weakened.deny == {{
		"message": "the manifest no longer says that later changes to the logs can be detected",
		"at": ["spec", "observability", "tamperEvident"],
		"related": [{"ref": ["before", "spec", "observability", "tamperEvident"], "message": "before"}],
	}} with input as {"before": recorded(true, ["client_id"]), "after": recorded(false, ["client_id"])}
}

test_fields if {
	some finding in audit_weakened.deny with input as {
		"before": recorded(true, ["integration_id", "client_id", "jti"]),
		"after": recorded(true, ["integration_id"]),
	}
	finding.message == "logs had a field for client and token; now they have none"
	finding.at == ["spec", "observability", "logs", "fields"]
}

test_other_fields if {
	count(audit_weakened.deny) == 0 with input as {
		"before": recorded(true, ["integration_id", "token_id", "colour"]),
		"after": recorded(true, ["jti", "integrationId"]),
	}
}

test_unreadable_fields if {
	count(audit_weakened.deny) == 0 with input as {
		"before": recorded(true, ["client_id"]),
		"after": object.union(recorded(true, []), {"violations": [{"at": ["spec", "observability", "logs", "fields", "0"]}]}),
	}
}

recorded(evident, fields) := {
	"spec": {"observability": {"tamperEvident": evident, "logs": {"fields": fields}}},
	"absent": [],
	"violations": [],
}
