package sealint.integration.unpublished_contract_test

import data.sealint.integration.unpublished_contract

test_no_registry if {
	unpublished_contract.deny == {{
		"message": "the manifest does not state where the contract is published",
		"at": ["spec", "contract", "registry"],
	}} with input as {"absent": ["spec.contract.registry"], "spec": {"contract": {"path": "api.yaml"}}}
}

test_published if {
	count(unpublished_contract.deny) == 0 with input as {
		"absent": [],
		"spec": {"contract": {"path": "api.yaml", "registry": "https://registry.test/api"}},
	}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_registry_is_reported_once if {
	count(unpublished_contract.deny) == 0 with input as {"absent": [], "spec": {"contract": {"path": "api.yaml"}}}
}

# integration/no-contract reports a missing contract.
test_no_contract if {
	count(unpublished_contract.deny) == 0 with input as {"absent": ["spec.contract", "spec.contract.registry"], "spec": {}}
	count(unpublished_contract.deny) == 0 with input as {"absent": ["spec.contract.path", "spec.contract.registry"], "spec": {"contract": {"path": ""}}}
}
