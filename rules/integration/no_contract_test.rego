package sealint.integration.no_contract_test

import data.sealint.integration.no_contract

test_no_contract if {
	no_contract.deny == {{
		"message": "the manifest names no contract: sealint cannot check what the integration uses",
		"at": ["spec", "contract"],
	}} with input as {"absent": ["spec.contract", "spec.contract.path"]}
}

test_contract if {
	count(no_contract.deny) == 0 with input as {"absent": ["spec.contract.registry"]}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_contract_is_reported_once if {
	count(no_contract.deny) == 0 with input as {"absent": ["spec.data"]}
}

test_contract_without_path if {
	no_contract.deny == {{
		"message": "neither the manifest nor the catalog file that it names says which contract: sealint cannot check what the integration uses",
		"at": ["spec", "contract", "path"],
	}} with input as {"absent": ["spec.contract.path"]}
}
