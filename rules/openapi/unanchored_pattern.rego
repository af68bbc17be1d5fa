# METADATA
# title: Patterns match the whole value
# description: >-
#   A pattern in JSON Schema matches anywhere in a string. Without ^ and $ (in every alternative) it accepts every
#   string that contains a match, so it does not check what it seems to check. Patterns that begin and end with what
#   stands for any text, such as .*, and patterns for text that is not blank, such as \S+, mean the same with anchors.
# related_resources:
#   - ref: https://json-schema.org/understanding-json-schema/reference/regular_expressions
# custom:
#   id: openapi/unanchored-pattern
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Anchor the pattern: ^(?:…)$. Write the name of a format under format.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API8:2023, CWE-777]
package sealint.openapi.unanchored_pattern

deny contains finding if {
	input.direction in {"request", "both"}
	some pattern in input.patterns
	not pattern.anchored
	pattern.ambiguity != "invalid"
	finding := {"message": sprintf("pattern \"%s\" %s", [pattern.text, effect(pattern)]), "at": pattern.at}
}

effect(pattern) := "accepts every string: it also matches the empty string, and is not anchored" if pattern.everything

effect(pattern) := "also accepts strings that only contain a match: it is not anchored at both ends" if {
	not pattern.everything
	not pattern.text in formats
}

# A name that was written under pattern instead of format.
effect(pattern) := "accepts every string with this word in it: it is the name of a format" if pattern.text in formats

formats := {"date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "url", "uuid"}
