# Fields of log entries.
package sealint.lib.logs

# A field of a log entry names the integration, the client or the token.
tagged(fields, tag) if {
	some field in fields
	contains(lower(field), tag)
}

# jti is the token id in RFC 7519.
tagged(fields, "token") if {
	some field in fields
	lower(field) == "jti"
}
