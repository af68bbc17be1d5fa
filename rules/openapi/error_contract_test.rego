package sealint.openapi.error_contract_test

import data.sealint.openapi.error_contract

test_all_missing if {
	messages == {"GET /a documents no response for a missing or insufficient credential (401, 403), failures of the server (5XX, default), invalid input (400, 422)"} with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/b", "at": ["paths", "/b", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401", "500"]}]})
}

test_range if {
	count(error_contract.deny) == 0 with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["4XX", "5XX"]}]})
}

test_default_describes_all if {
	count(error_contract.deny) == 0 with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "default"]}]})
}

test_public_operation_without_input if {
	count(error_contract.deny) == 0 with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": false, "takes_input": false, "statuses": ["200", "503"]}]})
}

test_most_lack_it if {
	count(messages) == 11 with input as most
	"GET /p0 documents no response for failures of the server (5XX, default)" in messages with input as most
	decisions == {"server"} with input as most
}

# Only the description of a status that is not registered says which failure it is.
test_statuses_that_are_not_registered if {
	every status in ["480", "432", "419", "599"] {
		count(error_contract.deny) == 0 with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", status]}]})
	}
	every status in ["404", "418", "421", "429", "451"] {
		count(error_contract.deny) == 1 with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", status]}]})
	}
}

test_no_operations if {
	count(error_contract.deny) == 0 with input as facts({})
}

messages := {finding.message | some finding in error_contract.deny}

decisions := {finding.decision | some finding in error_contract.deny}

most := facts({"answers": [{"method": "GET", "path": "/p0", "at": ["paths", "/p0", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p1", "at": ["paths", "/p1", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p2", "at": ["paths", "/p2", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p3", "at": ["paths", "/p3", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p4", "at": ["paths", "/p4", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p5", "at": ["paths", "/p5", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p6", "at": ["paths", "/p6", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p7", "at": ["paths", "/p7", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p8", "at": ["paths", "/p8", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p9", "at": ["paths", "/p9", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p10", "at": ["paths", "/p10", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/z", "at": ["paths", "/z", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401", "500"]}]})

facts(overrides) := object.union({"answers": []}, overrides)
