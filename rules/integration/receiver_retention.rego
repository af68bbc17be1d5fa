# METADATA
# title: Who receives sensitive data deletes it in time
# description: >-
#   Retention and deletion hold for the data, wherever it is. A consumer or a provider that keeps its copies longer, or
#   does not delete them, breaks what those were promised whose data it is.
# custom:
#   id: integration/receiver-retention
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     State for each consumer, and for a provider to which the data is sent, how long it keeps the data (retention) and
#     that it deletes its copies (deletes: true). Agree on both with those who receive the data. Aggregated data, and the
#     part without persons, needs neither; a consumer that receives only some categories lists them (categories). If a
#     provider of another organisation does not tell, say so in provider.unknown.
#   controls: [guide/8.regulated]
package sealint.integration.receiver_retention

import data.sealint.lib.receivers
import data.sealint.lib.unknowns

deny contains finding if {
	some receiver in keepers
	missing := unstated(receiver)
	finding := {
		"message": sprintf(questions[missing], [receivers.words(receiver), receivers.data_of(receiver)]),
		"at": array.concat(receiver.at, [missing[0]]),
	}
}

deny contains finding if {
	some receiver in keepers
	receiver.deletes == false
	finding := {
		"message": sprintf("%s does not delete its copies of %s", [receivers.words(receiver), receivers.data_of(receiver)]),
		"at": array.concat(receiver.at, ["deletes"]),
	}
}

deny contains finding if {
	some receiver in keepers
	longer(receiver)
	finding := {
		"message": sprintf("%s keeps %s %s, longer than data.retention allows: %s", [
			receivers.words(receiver),
			receivers.data_of(receiver),
			receiver.retention,
			input.spec.data.retention,
		]),
		"at": array.concat(receiver.at, ["retention"]),
		"related": [{"ref": ["spec", "data", "retention"], "message": "data.retention"}],
	}
}

keepers := [receiver |
	some receiver in input.receivers
	receiver.receives
	count(receiver.sensitive) > 0
]

# What the provider does not tell is no silence of the manifest.
deny contains finding if {
	input.provider_receives
	some finding in unknowns.findings(input, ["provider"], {
		"retention": "how long the provider keeps the data",
		"deletes": "whether the provider deletes its copies",
	})
}

excused(receiver, field) if {
	receiver.role == "provider"
	unknowns.excused(input, ["provider"], field)
}

unstated(receiver) := [field |
	some field in ["retention", "deletes"]
	not stated(receiver, field)
	not receivers.misstated(input, receiver, field)
	not excused(receiver, field)
]

stated(receiver, "retention") if receiver.retention != ""

stated(receiver, "deletes") if receiver.deletes in {true, false}

longer(receiver) if receiver.retention_seconds > input.retention_seconds

# The stated duration is too long to count in seconds.
longer(receiver) if {
	receiver.retention != ""
	not receiver.retention_seconds
	input.retention_seconds
}

questions := {
	["retention"]: "the manifest does not state how long %s keeps %s",
	["deletes"]: "the manifest does not state whether %s deletes its copies of %s",
	["retention", "deletes"]: "the manifest states neither how long %s keeps %s, nor whether it deletes its copies",
}
