package sealint.sbom.no_identifier_test

import data.sealint.sbom.no_identifier

component := {"name": "left-pad", "type": "library", "is_root": false, "identifiers": []}

params := {"internal": []}

test_missing if {
	found := no_identifier.deny with input as component with data.sealint.params as params
	found == {{"message": "left-pad has no package URL, CPE or other identifier", "at": ["identifiers"]}}
}

test_clean if {
	identified := object.union(component, {"identifiers": [{"kind": "cpe", "value": "cpe:/a:example:left-pad:1.3.0"}]})
	count(no_identifier.deny) == 0 with input as identified with data.sealint.params as params
}

# An algorithm or a key is no package.
test_cryptographic_asset if {
	count(no_identifier.deny) == 0 with input as object.union(component, {"type": "cryptographic-asset", "crypto": {}}) with data.sealint.params as params
}

test_file if {
	file := object.union(component, {"type": "file"})
	count(no_identifier.deny) == 0 with input as file with data.sealint.params as params
}

test_root if {
	root := object.union(component, {"is_root": true})
	count(no_identifier.deny) == 0 with input as root with data.sealint.params as params
}

test_internal if {
	pattern := {"internal": ["left-*"]}
	count(no_identifier.deny) == 0 with input as component with data.sealint.params as pattern
}

test_not_internal if {
	pattern := {"internal": ["right-*"]}
	count(no_identifier.deny) == 1 with input as component with data.sealint.params as pattern
}

test_type_not_stated if {
	untyped := object.union(component, {"type": ""})
	count(no_identifier.deny) == 1 with input as untyped with data.sealint.params as params
}
