# METADATA
# title: The manifest classifies data at least as highly as its contract
# description: >-
#   The protection of an integration follows from the classification in its manifest. If the contract says that a used
#   operation carries more sensitive data, or data of a category that the manifest does not list, that protection is
#   too weak.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: integration/underclassified-data
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Raise data.classification or that of the field, and complete data.categories, or remove that data from the
#     contract.
#   controls: [guide/2.classification, CWE-200]
#   params:
#     categories: {type: array, default: [personal, financial, health, authentication], description: The categories of the contract's data that a manifest must list.}
package sealint.integration.underclassified_data

import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	input.contract.found
	carried := input.contract.classified[0]
	stated := input.spec.data.classification
	rank[carried.classification] > rank[stated]
	carries := concat("", [sprintf("%s carries %s data", [carried.operation, carried.classification]), after_colon(carried.fields)])
	finding := {
		"message": sprintf("the data is classified as %s, but %s", [stated, carries]),
		"at": ["spec", "data", "classification"],
		"related": [{"ref": ["contract", "classified", 0], "message": carries}],
	}
}

deny contains finding if {
	input.contract.found
	not unreadable
	some k, carried in input.contract.categories
	carried.category in params.categories
	not listed(carried.category)
	carries := concat("", [sprintf("%s carries %s data", [carried.operation, carried.category]), in_brackets(carried.fields)])
	finding := {
		"message": sprintf("%s, which data.categories does not list", [carries]),
		"at": ["spec", "data", "categories"],
		"related": [{"ref": ["contract", "categories", k], "message": carries}],
	}
}

deny contains finding if {
	count(input.spec.data.fields) > 0
	not contract_carries_more
	count(higher) > 0
	finding := {
		"message": sprintf("the data is classified as %s, but %s", [
			input.spec.data.classification,
			concat(", ", [is(i) | some i in higher]),
		]),
		"at": ["spec", "data", "classification"],
		"related": [related |
			some i in higher
			related := {"ref": ["spec", "data", "fields", i, "classification"], "message": is(i)}
		],
	}
}

deny contains finding if {
	some i, field in input.contract.fields
	stated := input.spec.data.fields[i].classification
	rank[field.classification] > rank[stated]
	finding := {
		"message": sprintf("the field %s is classified as %s, but the contract classifies it as %s", [field.path, stated, field.classification]),
		"at": ["spec", "data", "fields", i, "classification"],
		"related": [{"ref": ["contract", "fields", i], "message": sprintf("the contract classifies it as %s", [field.classification])}],
	}
}

# Not everybody in an organisation may see such data. Data about people and money can be public: a register, a price.
deny contains finding if {
	stated := input.spec.data.classification
	rank[stated] < rank.confidential
	secret := [category |
		some category in ["authentication", "health", "biometric", "financial"]
		category in input.spec.data.categories
		confidential(category)
	]
	count(secret) > 0
	not contract_carries_more
	finding := {
		"message": sprintf("the data is classified as %s, but data.categories lists %s data, which is at least confidential", [stated, concat(", ", secret)]),
		"at": ["spec", "data", "classification"],
		"related": [{"ref": ["spec", "data", "categories"], "message": sprintf("%s data", [concat(", ", secret)])}],
	}
}

confidential(category) if category != "financial"

# PCI DSS is about cards: what it applies to is the data of payments.
confidential("financial") if {
	some regulation in input.spec.data.regulations
	regex.match(`^pci([^a-z]*dss)?([^a-z]|$)`, lower(regulation))
}

deny contains finding if {
	some i, consumer in input.spec.consumers
	more := [category | some category in consumer.categories; category != ""; not listed(category)]
	count(more) > 0
	not unreadable
	finding := {
		"message": sprintf("consumer %s receives %s data, which data.categories does not list", [consumer.name, concat(", ", more)]),
		"at": ["spec", "consumers", i, "categories"],
	}
}

# The fields of the manifest whose classification is higher than that of the data as a whole.
higher := [i |
	some i, field in input.spec.data.fields
	rank[field.classification] > rank[input.spec.data.classification]
]

is(i) := sprintf("its field %s is %s", [input.spec.data.fields[i].path, input.spec.data.fields[i].classification])

contract_carries_more if {
	input.contract.found
	rank[input.contract.classified[0].classification] > rank[input.spec.data.classification]
}

rank := {"public": 0, "internal": 1, "confidential": 2, "restricted": 3}

listed(category) if category in input.spec.data.categories

# A category that violates the schema is blank, and may be the missing one.
unreadable if "" in input.spec.data.categories

unreadable if violations.cover(input.violations, ["spec", "data", "categories"])

after_colon(fields) := concat("", [": ", concat(", ", fields)]) if count(fields) > 0

after_colon(fields) := "" if count(fields) == 0

in_brackets(fields) := sprintf(" (%s)", [concat(", ", fields)]) if count(fields) > 0

in_brackets(fields) := "" if count(fields) == 0
