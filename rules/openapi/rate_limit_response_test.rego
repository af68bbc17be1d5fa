package sealint.openapi.rate_limit_response_test

import data.sealint.openapi.rate_limit_response

test_one_lacks_it if {
	messages == {"GET /a documents no 429 response"} with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/b", "at": ["paths", "/b", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["429"]}]})
}

test_range if {
	count(rate_limit_response.deny) == 0 with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["4XX"]}, {"method": "GET", "path": "/b", "at": ["paths", "/b", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["4XX", "default"]}]})
}

test_default_says_nothing_of_a_limit if {
	messages == {"GET /a documents no 429 response"} with input as facts({"answers": [{"method": "GET", "path": "/a", "at": ["paths", "/a", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200", "default"]}]})
}

test_most_lack_it if {
	count(messages) == 11 with input as most
	decisions == {"no 429 response"} with input as most
}

test_no_operations if {
	count(rate_limit_response.deny) == 0 with input as facts({})
}

messages := {finding.message | some finding in rate_limit_response.deny}

decisions := {finding.decision | some finding in rate_limit_response.deny}

most := facts({"answers": [{"method": "GET", "path": "/p0", "at": ["paths", "/p0", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p1", "at": ["paths", "/p1", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p2", "at": ["paths", "/p2", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p3", "at": ["paths", "/p3", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p4", "at": ["paths", "/p4", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p5", "at": ["paths", "/p5", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p6", "at": ["paths", "/p6", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p7", "at": ["paths", "/p7", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p8", "at": ["paths", "/p8", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p9", "at": ["paths", "/p9", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/p10", "at": ["paths", "/p10", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["200"]}, {"method": "GET", "path": "/z", "at": ["paths", "/z", "get", "responses"], "secured": true, "takes_input": true, "statuses": ["429"]}]})

facts(overrides) := object.union({"answers": []}, overrides)
