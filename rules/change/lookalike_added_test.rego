package sealint.change.lookalike_added_test

import data.sealint.change.lookalike_added

change := {"after": {"name": "reqeusts", "version": "2.0", "version_state": "present"}, "lookalike": "pkg:pypi/requests"}

test_none if {
	count(lookalike_added.deny) == 0 with input as {"after": change.after}
}

test_lookalike if {
	found := lookalike_added.deny with input as object.union(change, {})
	found == {{"message": "new component reqeusts 2.0 looks like pkg:pypi/requests", "at": [], "related": [{"ref": ["lookalike"], "message": "the component that it looks like"}]}}
}
