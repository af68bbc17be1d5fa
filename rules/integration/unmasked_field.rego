# METADATA
# title: Restricted fields are masked, and logs are redacted
# description: >-
#   A thief can do little with a field that is tokenized, hashed or redacted, or with a log without secrets. Clear text
#   remains readable in every copy.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html
# custom:
#   id: integration/unmasked-field
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     List the field in data.fields, state its masking (tokenize, hash, redact or encrypt), and redact sensitive data
#     from logs.
#   controls: [guide/4.minimization, CWE-532]
package sealint.integration.unmasked_field

import data.sealint.lib.violations

deny contains finding if {
	some i, field in input.spec.data.fields
	restricted(i, field)
	unmasked(i, field)
	finding := {
		"message": sprintf("restricted field %s is not masked", [field.path]),
		"at": ["spec", "data", "fields", i, "masking"],
	}
}

# What the contract classifies as restricted and the manifest does not list.
deny contains finding if {
	count(input.contract.unlisted) > 0
	not incomplete
	finding := {
		"message": sprintf("the contract has restricted fields that data.fields does not list: %s%s", [
			concat(", ", array.slice(input.contract.unlisted, 0, 5)),
			further(count(input.contract.unlisted) - 5),
		]),
		"at": ["spec", "data", "fields"],
		"related": [{"ref": ["contract", "unlisted", i], "message": path} |
			some i, path in array.slice(input.contract.unlisted, 0, 5)
		],
	}
}

deny contains finding if {
	"spec.observability.logs.redacted" in input.absent
	input.spec.data.classification in {"confidential", "restricted"}
	finding := {
		"message": sprintf("the manifest does not state whether %s data is redacted from logs", [input.spec.data.classification]),
		"at": ["spec", "observability", "logs", "redacted"],
	}
}

deny contains finding if {
	input.spec.observability.logs.redacted == false
	input.spec.data.classification in {"confidential", "restricted"}
	finding := {
		"message": sprintf("%s data is not redacted from logs", [input.spec.data.classification]),
		"at": ["spec", "observability", "logs", "redacted"],
	}
}

restricted(_, field) if {
	field.path != "" # a field that violates the schema has a blank path
	field.classification == "restricted"
}

# Whatever the manifest says of it.
restricted(i, field) if {
	field.path != ""
	input.contract.fields[i].classification == "restricted"
}

# A field without a classification has the classification of the data.
restricted(i, field) if {
	field.path != ""
	not field.classification
	not misstated(i, "classification")
	input.spec.data.classification == "restricted"
}

# A field that violates the schema may be one of them.
incomplete if {
	some violation in input.violations
	array.slice(violation.at, 0, 3) == ["spec", "data", "fields"]
}

incomplete if violations.cover(input.violations, ["spec", "data", "fields"])

further(n) := sprintf(" and %d more", [n]) if n > 0

else := ""

unmasked(_, field) if field.masking == "none"

unmasked(i, field) if {
	not field.masking
	not misstated(i, "masking")
}

misstated(i, name) if violations.at(input.violations, ["spec", "data", "fields", sprintf("%d", [i]), name])
