package sealint.integration.no_rate_limit_test

import data.sealint.integration.no_rate_limit

test_nothing_stated if {
	no_rate_limit.deny == {
		{"message": "the manifest states no rate limit and no quota", "at": ["spec", "limits"]},
		{"message": "the size of a page is not limited", "at": ["spec", "limits", "page", "max"]},
		{"message": "the manifest states no timeout for calls", "at": ["spec", "limits", "timeout"]},
		{
			"message": "the manifest does not state whether a circuit breaker stops calls to a failing API",
			"at": ["spec", "limits", "circuitBreaker"],
		},
	} with input as {"spec": {}, "absent": [
		"spec.direction", "spec.limits", "spec.limits.backpressure", "spec.limits.circuitBreaker", "spec.limits.page",
		"spec.limits.page.max", "spec.limits.quota", "spec.limits.quota.requests", "spec.limits.rate", "spec.limits.rate.by",
		"spec.limits.rate.requests", "spec.limits.timeout", "spec.pattern",
	]}
}

test_limited if {
	count(no_rate_limit.deny) == 0 with input as clean({}, [])
}

test_misstated if {
	count(no_rate_limit.deny) == 0 with input as {"spec": {}, "absent": []}
}

test_quota_alone if {
	count(no_rate_limit.deny) == 0 with input as clean({}, ["spec.limits.rate.requests", "spec.limits.rate.by"])
}

test_rate_of_whom if {
	no_rate_limit.deny == {{
		"message": "the rate limit is not per client",
		"at": ["spec", "limits", "rate", "by"],
	}} with input as clean({}, ["spec.limits.quota.requests", "spec.limits.rate.by"])
}

test_rate_of_all if {
	no_rate_limit.deny == {{
		"message": "the rate limit is not per client: it counts by IP",
		"at": ["spec", "limits", "rate", "by"],
	}} with input as by_several("IP", ["spec.limits.quota.requests"])
	every by in ["ip", "global", "service", "all"] {
		count(no_rate_limit.deny) == 1 with input as by_several(by, ["spec.limits.quota.requests"])
		count(no_rate_limit.deny) == 0 with input as by_several(by, [])
	}
	every by in ["client", "token", "user", "tenant"] {
		count(no_rate_limit.deny) == 0 with input as clean({"limits": {"rate": {"by": by}}}, ["spec.limits.quota.requests"])
	}
}

# Without a number of requests there is no limit.
test_rate_without_a_number if {
	no_rate_limit.deny == {{"message": "the manifest states no rate limit and no quota", "at": ["spec", "limits"]}} with input as clean(
		{"limits": {"rate": {"by": "ip"}}},
		["spec.limits.rate.requests", "spec.limits.quota.requests"],
	)
}

test_pages if {
	unpaged := clean({"pattern": ["pull"]}, ["spec.limits.page.max"])
	count(no_rate_limit.deny) == 1 with input as unpaged
	count(no_rate_limit.deny) == 1 with input as object.union(unpaged, {"contract": {"found": false, "reads_collection": false}})
	count(no_rate_limit.deny) == 1 with input as object.union(unpaged, {"contract": {"found": true, "reads_collection": true}})
	count(no_rate_limit.deny) == 0 with input as object.union(unpaged, {"contract": {"found": true, "reads_collection": false}})
	count(no_rate_limit.deny) == 0 with input as clean({"pattern": ["push"]}, ["spec.limits.page.max"])
}

test_backpressure if {
	no_rate_limit.deny == {{
		"message": "the manifest does not state whether the stream has backpressure",
		"at": ["spec", "limits", "backpressure"],
	}} with input as clean({"pattern": ["stream"]}, ["spec.limits.backpressure"])
	no_rate_limit.deny == {{
		"message": "the stream has no backpressure",
		"at": ["spec", "limits", "backpressure"],
	}} with input as clean({"pattern": ["stream"], "limits": {"backpressure": false}}, [])
	count(no_rate_limit.deny) == 0 with input as clean({"pattern": ["stream"], "limits": {"backpressure": true}}, [])
	count(no_rate_limit.deny) == 0 with input as clean({"pattern": ["push"], "limits": {"backpressure": false}}, [])
}

test_no_period if {
	no_rate_limit.deny == {{
		"message": "the rate limit states no period (per)",
		"at": ["spec", "limits", "rate", "per"],
	}} with input as clean({}, ["spec.limits.rate.per"])
	no_rate_limit.deny == {{
		"message": "the quota states no period (per)",
		"at": ["spec", "limits", "quota", "per"],
	}} with input as clean({}, ["spec.limits.quota.per"])
}

test_calls if {
	every direction in ["outbound", "bidirectional"] {
		count(no_rate_limit.deny) == 2 with input as clean(
			{"direction": direction},
			["spec.limits.timeout", "spec.limits.circuitBreaker"],
		)
	}
	count(no_rate_limit.deny) == 0 with input as clean(
		{"direction": "inbound"},
		["spec.limits.timeout", "spec.limits.circuitBreaker"],
	)
}

test_no_circuit_breaker if {
	no_rate_limit.deny == {{
		"message": "no circuit breaker stops calls to a failing API",
		"at": ["spec", "limits", "circuitBreaker"],
	}} with input as clean({"limits": {"circuitBreaker": false}}, [])
	count(no_rate_limit.deny) == 0 with input as clean({"direction": "inbound", "limits": {"circuitBreaker": false}}, [])
}

clean(spec, absent) := {"absent": absent, "spec": object.union(
	{
		"direction": "outbound",
		"pattern": ["pull"],
		"limits": {
			"rate": {"requests": 100, "per": "1m", "by": "client"},
			"quota": {"requests": 1000, "per": "1d"},
			"page": {"max": 100},
			"timeout": "2s",
			"circuitBreaker": true,
		},
	},
	spec,
)}

test_unknown_word if {
	some finding in no_rate_limit.deny with input as {"absent": [], "rate_by": "other", "spec": {"limits": {"rate": {"by": "address"}}}}
	finding.message == "the rate limit counts by \"address\", which is no word that sealint knows, such as client, user, token, ip or global"
	finding.at == ["spec", "limits", "rate", "by"]
}

by_several(by, absent) := object.union(clean({"limits": {"rate": {"by": by}}}, absent), {"rate_by": "several"})
