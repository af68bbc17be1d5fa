package sealint.integration.broad_scope_test

import data.sealint.integration.broad_scope

none := ["spec.identity.elevated", "spec.identity.elevated.approvedBy", "spec.identity.elevated.expires", "spec.identity.elevated.reason"]

scope_at := ["spec", "identity", "scopes", "1"]

test_no_approval if {
	every breadth, text in {"wildcard": "is a wildcard", "administrative": "is administrative"} {
		broad_scope.deny == {{
			"message": sprintf("scope \"x\" %s, and the manifest states no approval of elevated privileges", [text]),
			"at": scope_at,
			"related": [],
		}} with input as {"absent": none, "spec": {}, "scopes": [
			{"at": ["spec", "identity", "scopes", "0"], "name": "entries:read", "breadth": "narrow"},
			{"at": scope_at, "name": "x", "breadth": breadth},
		]}
	}
}

test_narrow if {
	count(broad_scope.deny) == 0 with input as {"absent": none, "spec": {}, "scopes": [narrow]}
}

test_no_scopes if {
	count(broad_scope.deny) == 0 with input as {"absent": none, "spec": {}, "scopes": []}
}

test_names if {
	broad_scope.deny == {{
		"message": "scope \"entries:read\" is listed as too broad, and the manifest states no approval of elevated privileges",
		"at": scope_at,
		"related": [],
	}} with input as {"absent": none, "spec": {}, "scopes": [narrow]}
		with data.sealint.params as {"names": ["entries:read"]}
}

test_approved if {
	count(broad_scope.deny) == 0 with input as elevated(complete, []) with data.sealint.today as "2026-06-30"
	count(broad_scope.deny) == 0 with input as elevated(complete, []) with data.sealint.today as "2026-06-01"
}

test_approval_ended if {
	every today, ago in {"2026-07-01": "1 day", "2026-07-03": "3 days"} {
		broad_scope.deny == {{
			"message": sprintf("scope \"x:*\" is a wildcard, and its approval ended %s ago, on 2026-06-30", [ago]),
			"at": scope_at,
			"related": [{"ref": ["spec", "identity", "elevated"], "message": "the approval of elevated privileges"}],
		}} with input as elevated(complete, []) with data.sealint.today as today
	}
}

test_approval_lacks if {
	every field, text in {"reason": "why", "approvedBy": "who approved it", "expires": "when it ends"} {
		messages := {finding.message | some finding in broad_scope.deny} with input as elevated(
			object.remove(complete, [field]),
			[sprintf("spec.identity.elevated.%s", [field])],
		)
			with data.sealint.today as "2026-06-30"
		messages == {sprintf("scope \"x:*\" is a wildcard, and its approval does not say %s", [text])}
	}
}

test_approval_is_empty if {
	messages := {finding.message | some finding in broad_scope.deny} with input as elevated({}, [
		"spec.identity.elevated.approvedBy",
		"spec.identity.elevated.expires",
		"spec.identity.elevated.reason",
	])
	messages == {"scope \"x:*\" is a wildcard, and its approval does not say why, who approved it, when it ends"}
}

test_approval_ended_and_lacks if {
	messages := {finding.message | some finding in broad_scope.deny} with input as elevated(
		{"expires": "2026-06-30", "reason": "migration"},
		["spec.identity.elevated.approvedBy"],
	)
		with data.sealint.today as "2026-07-02"
	messages == {"scope \"x:*\" is a wildcard, and its approval ended 2 days ago, on 2026-06-30, and does not say who approved it"}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_approval_is_reported_once if {
	count(broad_scope.deny) == 0 with input as elevated(object.remove(complete, ["expires"]), [])
		with data.sealint.today as "2026-07-03"
}

test_approval_of_something_else if {
	messages := {finding.message | some finding in broad_scope.deny} with input as {
		"absent": [],
		"spec": {"identity": {"elevated": object.union(complete, {"excepts": ["static-key"]})}},
		"scopes": [{"at": scope_at, "name": "x:*", "breadth": "wildcard"}],
	}
		with data.sealint.today as "2026-06-30"
	messages == {"scope \"x:*\" is a wildcard, and its approval does not name broad-scope"}
}

complete := {"reason": "migration", "approvedBy": "security", "expires": "2026-06-30"}

narrow := {"at": scope_at, "name": "entries:read", "breadth": "narrow"}

elevated(stated, absent) := {
	"absent": array.concat(absent, ["spec.identity.elevated.excepts"]),
	"spec": {"identity": {"elevated": stated}},
	"scopes": [{"at": scope_at, "name": "x:*", "breadth": "wildcard"}],
}
