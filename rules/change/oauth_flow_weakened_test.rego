package sealint.change.oauth_flow_weakened_test

import data.sealint.change.oauth_flow_weakened

test_added if {
	oauth_flow_weakened.deny == {{
		"message": "the scheme \"oauth\" now offers the password flow",
		"at": ["flows", "password"],
		"related": [{"ref": ["before", "flows"], "message": "before"}],
	}} with input as scheme(["clientCredentials"], ["clientCredentials", "password"])
}

test_before_already if {
	count(oauth_flow_weakened.deny) == 0 with input as scheme(["implicit"], ["implicit"])
}

test_better_flow if {
	count(oauth_flow_weakened.deny) == 0 with input as scheme(["implicit"], ["authorizationCode"])
}

scheme(before, after) := {
	"status": "modified",
	"before": {"flows": [{"kind": kind} | some kind in before]},
	"after": {"name": "oauth", "flows": [{"kind": kind} | some kind in after]},
}
