# METADATA
# title: Calls, pages and waits are limited
# description: >-
#   Without limits one client can use up an API, read all of its data, or wait for ever when it fails. If all clients
#   share one limit, the first client that misbehaves uses it up.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: integration/no-rate-limit
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State limits.rate with by: client, or limits.quota; limits.page.max where collections are read; timeout and
#     circuitBreaker where you call; backpressure for a stream.
#   controls: [guide/9.realtime, guide/14.limits, OWASP-API4:2023, CWE-770]
package sealint.integration.no_rate_limit

# A rate or quota without a number of requests limits nothing.
deny contains finding if {
	"spec.limits.rate.requests" in input.absent
	"spec.limits.quota.requests" in input.absent
	finding := {"message": "the manifest states no rate limit and no quota", "at": ["spec", "limits"]}
}

deny contains finding if {
	"spec.limits.rate.per" in input.absent
	not "spec.limits.rate.requests" in input.absent
	finding := {"message": "the rate limit states no period (per)", "at": ["spec", "limits", "rate", "per"]}
}

deny contains finding if {
	"spec.limits.quota.per" in input.absent
	not "spec.limits.quota.requests" in input.absent
	finding := {"message": "the quota states no period (per)", "at": ["spec", "limits", "quota", "per"]}
}

deny contains finding if {
	"spec.limits.rate.by" in input.absent
	"spec.limits.quota.requests" in input.absent
	not "spec.limits.rate.requests" in input.absent
	finding := {"message": "the rate limit is not per client", "at": ["spec", "limits", "rate", "by"]}
}

deny contains finding if {
	"spec.limits.quota.requests" in input.absent
	not "spec.limits.rate.requests" in input.absent
	input.rate_by == "several"
	finding := {
		"message": sprintf("the rate limit is not per client: it counts by %s", [input.spec.limits.rate.by]),
		"at": ["spec", "limits", "rate", "by"],
	}
}

deny contains finding if {
	input.rate_by == "other"
	finding := {
		"message": sprintf("the rate limit counts by %q, which is no word that sealint knows, such as client, user, token, ip or global", [input.spec.limits.rate.by]),
		"at": ["spec", "limits", "rate", "by"],
	}
}

deny contains finding if {
	"spec.limits.page.max" in input.absent
	pulls
	collections
	finding := {"message": "the size of a page is not limited", "at": ["spec", "limits", "page", "max"]}
}

deny contains finding if {
	"stream" in input.spec.pattern
	"spec.limits.backpressure" in input.absent
	finding := {"message": "the manifest does not state whether the stream has backpressure", "at": ["spec", "limits", "backpressure"]}
}

deny contains finding if {
	"stream" in input.spec.pattern
	input.spec.limits.backpressure == false
	finding := {"message": "the stream has no backpressure", "at": ["spec", "limits", "backpressure"]}
}

deny contains finding if {
	"spec.limits.timeout" in input.absent
	calls
	finding := {"message": "the manifest states no timeout for calls", "at": ["spec", "limits", "timeout"]}
}

deny contains finding if {
	"spec.limits.circuitBreaker" in input.absent
	calls
	finding := {
		"message": "the manifest does not state whether a circuit breaker stops calls to a failing API",
		"at": ["spec", "limits", "circuitBreaker"],
	}
}

deny contains finding if {
	input.spec.limits.circuitBreaker == false
	calls
	finding := {"message": "no circuit breaker stops calls to a failing API", "at": ["spec", "limits", "circuitBreaker"]}
}

pulls if "spec.pattern" in input.absent

pulls if "pull" in input.spec.pattern

# Without a contract, assume that collections are read.
collections if not input.contract.found

collections if input.contract.reads_collection

calls if "spec.direction" in input.absent

calls if input.spec.direction in {"outbound", "bidirectional"}
