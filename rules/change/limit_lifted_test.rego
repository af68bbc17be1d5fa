package sealint.change.limit_lifted_test

import data.sealint.change.limit_lifted

test_doubled if {
	limit_lifted.deny == {{
		"message": "the rate limit was 50 per 1m, now 100 per 1m",
		"at": ["spec", "limits", "rate", "requests"],
		"related": [{"ref": ["before", "spec", "limits", "rate", "requests"], "message": "before"}],
	}} with input as {
		"before": rate(50, "1m", 0.8333333333333334),
		"after": rate(100, "1m", 1.6666666666666667),
	}
}

test_quota if {
	some finding in limit_lifted.deny with input as {"before": quota(86400, "1d", 1), "after": quota(10800, "1h", 3)}
	finding.message == "the quota was 86400 per 1d, now 10800 per 1h"
}

test_shorter_period if {
	some finding in limit_lifted.deny with input as {"before": quota(10, "1m", 0.16), "after": quota(10, "1s", 10)}
	finding.at == ["spec", "limits", "quota", "per"]
}

test_page if {
	some finding in limit_lifted.deny with input as {"before": page(100), "after": page(1000)}
	finding.message == "a page had at most 100 items, now 1000"
	finding.at == ["spec", "limits", "page", "max"]
}

test_respelt_or_a_little_more if {
	count(limit_lifted.deny) == 0 with input as {"before": rate(60, "1m", 1), "after": rate(1, "1s", 1)}
	count(limit_lifted.deny) == 0 with input as {"before": rate(100, "1m", 1.66), "after": rate(150, "1m", 2.5)}
	count(limit_lifted.deny) == 0 with input as {"before": rate(0, "1m", 0), "after": rate(0, "1m", 0)}
	count(limit_lifted.deny) == 0 with input as {"before": page(100), "after": page(199)}
}

test_gone if {
	every case in [
		{"before": rate(60, "1m", 1), "gone": ["spec.limits.rate.requests", "spec.limits.rate.per"], "message": "the rate limit was 60 per 1m; now there is none"},
		{"before": rate(60, "1m", 1), "gone": ["spec.limits.rate.per"], "message": "the rate limit was 60 per 1m; now there is none"},
		{"before": quota(60, "1m", 1), "gone": ["spec.limits.quota.requests"], "message": "the quota was 60 per 1m; now there is none"},
		{"before": page(100), "gone": ["spec.limits.page.max"], "message": "a page had at most 100 items; now its size is not limited"},
		{"before": limits({"timeout": "2s"}), "gone": ["spec.limits.timeout"], "message": "the client gave up a call after 2s; now there is no timeout"},
		{"before": limits({"circuitBreaker": true}), "gone": ["spec.limits.circuitBreaker"], "message": "the manifest no longer says that there is a circuit breaker"},
	] {
		found := limit_lifted.deny with input as {"before": case.before, "after": {"spec": {"limits": {}}, "absent": case.gone}}
		{finding.message | some finding in found} == {case.message}
	}
}

# The whole object is gone: one finding.
test_all_gone if {
	count(limit_lifted.deny) == 1 with input as {
		"before": limits({"timeout": "2s", "backpressure": true}),
		"after": {"spec": {}, "absent": ["spec.limits", "spec.limits.timeout", "spec.limits.backpressure"]},
	}
}

rate(requests, per, seconds) := object.union(limits({"rate": {"requests": requests, "per": per}}), {"rate_per_second": seconds})

quota(requests, per, seconds) := object.union(limits({"quota": {"requests": requests, "per": per}}), {"quota_per_second": seconds})

page(max) := limits({"page": {"max": max}})

limits(limits) := {"spec": {"limits": limits}, "absent": []}
