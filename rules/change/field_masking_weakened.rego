# METADATA
# title: Sensitive fields stay masked and classified
# description: >-
#   A field that is tokenized or redacted is worth little to a thief. Without that, every copy, log and report has it
#   in clear text.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html
# custom:
#   id: change/field-masking-weakened
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep the masking and the classification of the field in data.fields.
#   controls: [guide/4.minimization, guide/2.classification, CWE-532]
package sealint.change.field_masking_weakened

import data.sealint.lib.classifications
import data.sealint.lib.manifests
import data.sealint.lib.text
import data.sealint.lib.violations

deny contains finding if {
	some pair in input.fields
	before := input.before.spec.data.fields[pair.before]
	masked(before)
	shown(pair.after)
	finding := told(sprintf("%s was masked (%s); now it is not", [before.path, before.masking]), pair, "masking")
}

deny contains finding if {
	some pair in input.fields
	before := input.before.spec.data.fields[pair.before]
	after := input.after.spec.data.fields[pair.after]
	object.get(before, "classification", "") != object.get(after, "classification", "")
	not violations.at(input.after.violations, ["spec", "data", "fields", sprintf("%d", [pair.after]), "classification"])
	old := classification(before, input.before)
	new := classification(after, input.after)
	classifications.rank[new] < classifications.rank[old]
	finding := told(sprintf("%s was %s, now it is %s", [before.path, old, new]), pair, "classification")
}

deny contains finding if {
	lost := [field.path |
		some i in input.fields_lost
		field := input.before.spec.data.fields[i]
		classification(field, input.before) in {"confidential", "restricted"}
	]
	count(lost) > 0
	at := ["spec", "data", "fields"]
	finding := manifests.told(sprintf("%s: no longer among the sensitive fields", [text.first(lost, 5)]), at, at)
}

masked(field) if not field.masking in {"none", ""}

shown(i) if input.after.spec.data.fields[i].masking == "none"

shown(i) if {
	not input.after.spec.data.fields[i].masking
	not violations.at(input.after.violations, ["spec", "data", "fields", sprintf("%d", [i]), "masking"])
}

# A field without a classification has that of the data.
classification(field, _) := field.classification

classification(field, facts) := facts.spec.data.classification if not field.classification

told(message, pair, name) := manifests.told(
	message,
	["spec", "data", "fields", pair.after, name],
	["spec", "data", "fields", pair.before, name],
)
