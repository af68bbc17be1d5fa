# Consumers of the data, and the provider that receives it: input.receivers.
package sealint.lib.receivers

# The receiver in words.
words(receiver) := sprintf("the provider %s", [receiver.name]) if {
	receiver.role == "provider"
	receiver.name != ""
}

words(receiver) := "the provider" if {
	receiver.role == "provider"
	receiver.name == ""
}

words(receiver) := sprintf("consumer %s (%s)", [receiver.name, receiver.kind]) if {
	receiver.role == "consumer"
	receiver.kind != ""
}

words(receiver) := sprintf("consumer %s", [receiver.name]) if {
	receiver.role == "consumer"
	receiver.kind == ""
}

# The kind is one of a list, or has the words of one: web-analytics is analytics.
of_kind(kind, list) if {
	some one in list
	contains(sprintf("-%s-", [spelling(kind)]), sprintf("-%s-", [spelling(one)]))
}

of_kind(kind, list) if {
	some one in list
	replace(spelling(kind), "-", "") == replace(spelling(one), "-", "")
}

# One spelling for dataWarehouse, data_warehouse and Data Warehouses.
spelling(kind) := concat("-", [singular(word) |
	some word in regex.split(`[^\p{L}\p{N}]+`, lower(regex.replace(kind, `([a-z0-9])([A-Z][a-z])`, "$1-$2")))
	word != ""
])

singular(word) := sprintf("%sy", [trim_suffix(word, "ies")]) if endswith(word, "ies")

singular(word) := trim_suffix(word, "s") if not endswith(word, "ies")

# The kind does not say what the receiver does with the data.
vague(kind) if {
	some vague_kind in vague_kinds
	spelling(kind) == spelling(vague_kind)
}

vague_kinds := {
	"", "other", "unknown", "todo", "tbd", "none", "n/a", "misc", "miscellaneous", "various", "any", "api", "service", "saas", "software",
	"vendor", "provider", "supplier", "partner", "third-party", "thirdparty", "3rd-party", "external", "company", "organisation", "organization",
}

# The sensitive categories that a receiver gets, in words.
data_of(receiver) := sprintf("%s data", [concat(", ", receiver.sensitive)])

# A field of the receiver violates the schema, or the receiver does.
misstated(facts, receiver, field) if {
	some violation in facts.violations
	path := array.concat(receiver.at, [field])
	violation.at == array.slice(path, 0, count(violation.at))
}
