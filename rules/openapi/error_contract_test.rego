package sealint.openapi.error_contract_test

import data.sealint.openapi.error_contract

test_all_missing if {
	error_contract.deny == {{"message": "GET /a documents no response for a missing or insufficient credential (401, 403), failures of the server (5XX, default), invalid input (400, 422)", "at": ["paths", "/a", "get", "responses"]}} with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/b", "at": ["paths", "/b", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401", "500"]}]})
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
	error_contract.deny == {{"message": "11 of 12 operations document no response for failures of the server (5XX, default), GET /p0 first", "at": ["paths", "/p0", "get", "responses"], "related": [{"ref": ["paths", "/p1", "get", "responses"], "message": "GET /p1"}, {"ref": ["paths", "/p2", "get", "responses"], "message": "GET /p2"}, {"ref": ["paths", "/p3", "get", "responses"], "message": "GET /p3"}, {"ref": ["paths", "/p4", "get", "responses"], "message": "GET /p4"}, {"ref": ["paths", "/p5", "get", "responses"], "message": "GET /p5"}, {"ref": ["paths", "/p6", "get", "responses"], "message": "GET /p6"}, {"ref": ["paths", "/p7", "get", "responses"], "message": "GET /p7"}, {"ref": ["paths", "/p8", "get", "responses"], "message": "GET /p8"}, {"ref": ["paths", "/p9", "get", "responses"], "message": "GET /p9"}, {"ref": ["paths", "/p10", "get", "responses"], "message": "GET /p10"}]}} with input as facts({"answers": [{"method": "GET", "path": "/p0", "at": ["paths", "/p0", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p1", "at": ["paths", "/p1", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p2", "at": ["paths", "/p2", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p3", "at": ["paths", "/p3", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p4", "at": ["paths", "/p4", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p5", "at": ["paths", "/p5", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p6", "at": ["paths", "/p6", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p7", "at": ["paths", "/p7", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p8", "at": ["paths", "/p8", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p9", "at": ["paths", "/p9", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/p10", "at": ["paths", "/p10", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401"]}, {"method": "GET", "path": "/z", "at": ["paths", "/z", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "400", "401", "500"]}]})
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

facts(overrides) := object.union({"answers": []}, overrides)
