package sealint.openapi.integer_resource_id_test

import data.sealint.openapi.integer_resource_id

test_integer if {
	integer_resource_id.deny == {{"message": "path parameter \"petId\" is a numeric identifier: others can be guessed", "at": []}} with input as facts({})
}

test_number if {
	count(integer_resource_id.deny) == 1 with input as facts({"constraints": {"types": ["string", "number"]}})
}

test_uuid if {
	count(integer_resource_id.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "uuid"}})
}

test_no_identifier if {
	count(integer_resource_id.deny) == 0 with input as facts({"name": "year"})
}

test_names if {
	every name in ["id", "ID", "pet_id", "pet-Id", "petId", "petID", "orderNumber", "invoice_no", "Key"] {
		count(integer_resource_id.deny) == 1 with input as facts({"name": name})
	}
	every name in ["grid", "monkey", "casino", "paid", "turkey", "piano", "notanid", "MONKEY"] {
		count(integer_resource_id.deny) == 0 with input as facts({"name": name})
	}
}

test_ordinal if {
	count(integer_resource_id.deny) == 0 with input as facts({"name": "versionNumber", "ordinal": true})
}

test_query if {
	count(integer_resource_id.deny) == 0 with input as facts({"in": "query"})
}

test_webhook if {
	count(integer_resource_id.deny) == 0 with input as facts({"direction": "response"})
}

facts(overrides) := object.union({"in": "path", "direction": "request", "name": "petId", "ordinal": false, "described_by": "schema", "constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false}}, overrides)
