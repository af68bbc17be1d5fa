package sealint.change.cors_widened_test

import data.sealint.change.cors_widened

test_everybody if {
	cors_widened.deny == {{
		"message": "web pages of every origin may now call the API",
		"at": ["spec", "transport", "cors", "origins"],
		"related": [{"ref": ["before", "spec", "transport", "cors", "origins"], "message": "before"}],
	}} with input as cors(["https://a.test"], ["*"], [0])
	count(cors_widened.deny) == 0 with input as cors(["*"], ["*", "https://b.test"], [1])
}

test_another_domain if {
	some finding in cors_widened.deny with input as cors(["https://a.test"], ["https://a.test", "https://b.test"], [1])
	finding.message == "web pages of https://b.test may now call the API"
}

test_subdomain if {
	count(cors_widened.deny) == 0 with input as cors(["https://a.test"], ["https://a.test", "https://x.a.test"], [])
}

test_credentials if {
	some finding in cors_widened.deny with input as sent([], true)
	finding.message == "web pages of other origins may now send credentials"
	count(cors_widened.deny) == 0 with input as sent([], false)
}

test_new_or_unreadable if {
	count(cors_widened.deny) == 0 with input as sent(["spec.transport.cors"], true)
	count(cors_widened.deny) == 0 with input as object.union(
		sent([], true),
		{"before": {"absent": [], "violations": [{"at": ["spec", "transport", "cors", "credentials"]}]}},
	)
}

cors(before, after, gained) := {
	"origins": {"gained": gained},
	"before": {"spec": {"transport": {"cors": {"origins": before}}}, "absent": [], "violations": []},
	"after": {"spec": {"transport": {"cors": {"origins": after}}}, "absent": []},
}

sent(absent, credentials) := {
	"origins": {"gained": []},
	"before": {"spec": {}, "absent": absent, "violations": []},
	"after": {"spec": {"transport": {"cors": {"credentials": credentials}}}, "absent": []},
}
