package sealint.change.contract_unpinned_test

import data.sealint.change.contract_unpinned

test_digest if {
	contract_unpinned.deny == {{
		"message": "the contract was pinned by its digest; now it is not",
		"at": ["spec", "contract"],
		"related": [{"ref": ["before", "spec", "contract"], "message": "before"}],
	}} with input as {
		"before": pinned({"digest": "sha256:0", "version": "1"}),
		"after": {"spec": {"contract": {"version": "1"}}, "absent": ["spec.contract.digest"]},
	}
}

test_both if {
	some finding in contract_unpinned.deny with input as {
		"before": pinned({"digest": "sha256:0", "version": "1"}),
		"after": {"spec": {}, "absent": ["spec.contract", "spec.contract.digest", "spec.contract.version"]},
	}
	finding.message == "the contract was pinned by its digest and version; now it is not"
}

test_another_digest if {
	count(contract_unpinned.deny) == 0 with input as {"before": pinned({"digest": "sha256:0"}), "after": pinned({"digest": "sha256:1"})}
}

pinned(contract) := {"spec": {"contract": contract}, "absent": []}
