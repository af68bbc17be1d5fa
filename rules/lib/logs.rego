# Fields of log entries.
package sealint.lib.logs

# What the entries of an integration have to name: only what there is. A key or a certificate has no token beside the client, and who
# presents no credential has neither. The sender of a webhook proves itself by the signature of each delivery.
tags(facts) := ["integration", "delivery", "signature"] if receives_only(facts)

else := ["integration"] if facts.spec.identity.method == "none"

else := ["integration", "client"] if facts.spec.identity.method in {"api-key", "basic", "mtls"}

else := ["integration", "client", "token"]

# A receiver of webhooks that calls nothing.
receives_only(facts) if {
	facts.spec.direction == "inbound"
	facts.spec.identity.method == "none"
	count(facts.webhooks) > 0
	not calls(facts)
}

calls(facts) if count(facts.contract.called) > 0

# The tag in words.
words(tag) := object.get({"delivery": "the id of the delivery", "signature": "the result of the signature check"}, tag, tag)

# A field of a log entry names the integration, the client or the token.
tagged(fields, tag) if {
	tag in {"integration", "client", "token"}
	some field in fields
	contains(lower(field), tag)
}

# jti is the token id in RFC 7519.
tagged(fields, "token") if {
	some field in fields
	lower(field) == "jti"
}

# Providers call the id of a delivery differently: X-GitHub-Delivery, webhook-id, event_id.
tagged(fields, "delivery") if {
	some field in fields
	regex.match(`delivery|(event|message|notification|webhook)[^a-z0-9]*id`, lower(field))
}

tagged(fields, "signature") if {
	some field in fields
	regex.match(`signature|verified|verification`, lower(field))
}
