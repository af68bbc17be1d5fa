# METADATA
# title: Limits of calls stay
# description: >-
#   A limit bounds what a stolen credential, a loop in a program or a curious partner can take before somebody
#   notices.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: change/limit-lifted
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep the limit, or raise it in steps that somebody has agreed to.
#   controls: [guide/9.realtime, guide/14.limits, OWASP-API4:2023, CWE-770]
package sealint.change.limit_lifted

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

# Rates are compared by what they allow in a second. The factor 2 is a little smaller, because such numbers are rounded.
weaker contains {"at": changed(["spec", "limits", "rate"]), "message": message} if {
	doubled(input.before.rate_per_second, input.after.rate_per_second)
	before := input.before.spec.limits.rate
	after := input.after.spec.limits.rate
	message := sprintf("the rate limit was %d per %s, now %d per %s", [before.requests, before.per, after.requests, after.per])
}

weaker contains {"at": changed(["spec", "limits", "quota"]), "message": message} if {
	doubled(input.before.quota_per_second, input.after.quota_per_second)
	before := input.before.spec.limits.quota
	after := input.after.spec.limits.quota
	message := sprintf("the quota was %d per %s, now %d per %s", [before.requests, before.per, after.requests, after.per])
}

weaker contains {"at": ["spec", "limits", "page", "max"], "message": sprintf("a page had at most %d items, now %d", [before, after])} if {
	before := input.before.spec.limits.page.max
	after := input.after.spec.limits.page.max
	doubled(before, after)
}

weaker contains {"at": at, "message": sprintf("the rate limit was %d per %s; now there is none", [before.requests, before.per])} if {
	input.before.rate_per_second
	before := input.before.spec.limits.rate
	at := first_dropped(["requests", "per"], ["spec", "limits", "rate"])
}

weaker contains {"at": at, "message": sprintf("the quota was %d per %s; now there is none", [before.requests, before.per])} if {
	input.before.quota_per_second
	before := input.before.spec.limits.quota
	at := first_dropped(["requests", "per"], ["spec", "limits", "quota"])
}

weaker contains {"at": at, "message": sprintf("a page had at most %d items; now its size is not limited", [input.before.spec.limits.page.max])} if {
	at := ["spec", "limits", "page", "max"]
	manifests.dropped(input, at)
}

weaker contains {"at": at, "message": sprintf("the client gave up a call after %s; now there is no timeout", [input.before.spec.limits.timeout])} if {
	at := ["spec", "limits", "timeout"]
	manifests.dropped(input, at)
}

weaker contains {"at": at, "message": sprintf("the manifest no longer says that there is %s", [words])} if {
	some name, words in {"circuitBreaker": "a circuit breaker", "backpressure": "backpressure"}
	at := ["spec", "limits", name]
	manifests.switched_off(input, at)
}

doubled(before, after) if {
	after > before
	after >= before * 1.999999
}

# The number of requests, or the period if that alone has changed.
changed(path) := array.concat(path, ["per"]) if same_requests(path)

changed(path) := array.concat(path, ["requests"]) if not same_requests(path)

same_requests(path) if {
	requests := array.concat(path, ["requests"])
	object.get(input.before, requests, 0) == object.get(input.after, requests, 0)
}

# The first of several fields that is dropped, by its path.
first_dropped(names, path) := [at |
	some name in names
	at := array.concat(path, [name])
	manifests.dropped(input, at)
][0]
