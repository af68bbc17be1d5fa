# METADATA
# title: The protection of sensitive data is stated
# description: >-
#   How data must be protected depends on how sensitive it is. For personal, financial, health and biometric data the
#   law asks which rules apply, where the data may be kept and for how long, and that deletion reaches everyone who has
#   it.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2016/679/oj
# custom:
#   id: integration/unclassified-data
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     For sensitive categories state regulations, residency, retention, and deletion, which should be propagated. A consumer that deletes its copies by itself states deletes: true.
#   controls: [guide/2.classification, guide/8.regulated, guide/13.residency]
package sealint.integration.unclassified_data

import data.sealint.lib.receivers
import data.sealint.lib.violations

# An empty list states nothing.
deny contains finding if {
	sensitive
	not input.spec.data.regulations
	not violations.cover(input.violations, ["spec", "data", "regulations"])
	finding := {
		"message": sprintf("the manifest does not state which regulations apply to %s", [data_named]),
		"at": ["spec", "data", "regulations"],
	}
}

deny contains finding if {
	sensitive
	not input.spec.data.residency
	not violations.cover(input.violations, ["spec", "data", "residency"])
	finding := {
		"message": sprintf("the manifest does not state where %s may be kept", [data_named]),
		"at": ["spec", "data", "residency"],
	}
}

deny contains finding if {
	"spec.data.retention" in input.absent
	sensitive
	finding := {"message": sprintf("the manifest does not state how long %s is kept", [data_named]), "at": ["spec", "data", "retention"]}
}

deny contains finding if {
	"spec.data.deletion" in input.absent
	sensitive
	finding := {
		"message": sprintf("the manifest does not state how far the deletion of %s reaches", [data_named]),
		"at": ["spec", "data", "deletion"],
	}
}

deny contains finding if {
	input.spec.data.deletion == "none"
	sensitive
	finding := {"message": sprintf("%s is not deleted", [data_named]), "at": ["spec", "data", "deletion"]}
}

deny contains finding if {
	input.spec.data.deletion == "local"
	sensitive
	names := [receiver.name | some receiver in input.receivers; keeps(receiver)]
	count(names) > 0
	finding := {
		"message": sprintf("deletion of %s does not reach %s", [data_named, listed(names)]),
		"at": ["spec", "data", "deletion"],
	}
}

sensitive if {
	some category in input.spec.data.categories
	category in {"personal", "financial", "health", "biometric"}
}

data_named := concat(" ", [concat(", ", categories), "data"]) if {
	categories := [c | some c in ["personal", "financial", "health", "biometric"]; c in input.spec.data.categories]
}

# A consumer that does not state its form of the data may receive all of it, and one that does not state deletes may keep its copies.
# integration/receiver-retention asks the provider.
keeps(receiver) if {
	receiver.role == "consumer"
	receiver.receives
	count(receiver.sensitive) > 0
	not receiver.deletes
	not receivers.misstated(input, receiver, "deletes")
	not receivers.misstated(input, receiver, "data")
}

listed(names) := sprintf("the consumer %s", names) if count(names) == 1

listed(names) := sprintf("the %d consumers %s", [count(names), concat(", ", names)]) if count(names) > 1
