# METADATA
# title: Analytics, models and third parties receive no raw data
# description: >-
#   Reports need numbers, not people. Data that analytics or third parties receive in full is copied to places where
#   the controls of the integration do not apply. The same holds for models, data warehouses, monitoring and pipelines
#   where the data is sensitive, and for providers of other organisations to which the data is sent.
# custom:
#   id: integration/raw-analytics
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Aggregate or pseudonymise the data before it is passed on, and state its form in the data field of the consumer or
#     of the provider. A provider that needs the data in full, such as one of payments, says so by its kind.
#   controls: [guide/4.minimization, guide/2.inventory, CWE-359]
#   params:
#     kinds: {type: array, default: [analytics, bi, third-party, partner, advertising, marketing], description: The kinds of consumers and providers that need no raw data.}
#     sensitive_kinds: {type: array, default: [ai, ml, llm, machine-learning, data-warehouse, data-lake, lakehouse, monitoring, observability, logging, log, ci, cicd], description: "The kinds of consumers that need no raw data if it is restricted, personal, financial, health or biometric, and the kinds of providers that need none at all."}
package sealint.integration.raw_analytics

import data.sealint.lib.receivers
import data.sealint.params

deny contains finding if {
	some receiver in input.receivers
	receiver.form == "full"
	needs_no_raw_data(receiver)
	finding := {
		"message": sprintf("%s receives the data in full%s", [receivers.words(receiver), unsaid(receiver)]),
		"at": array.concat(receiver.at, ["data"]),
	}
}

deny contains finding if {
	some receiver in input.receivers
	receiver.form == ""
	needs_no_raw_data(receiver)
	not receivers.misstated(input, receiver, "data")
	finding := {
		"message": sprintf("the manifest does not state in which form %s receives the data", [receivers.words(receiver)]),
		"at": array.concat(receiver.at, ["data"]),
	}
}

needs_no_raw_data(receiver) if {
	receiver.receives
	not input.spec.data.classification == "public"
	suspect(receiver)
}

suspect(receiver) if {
	receiver.role == "consumer"
	receivers.of_kind(receiver.kind, params.kinds)
}

suspect(receiver) if {
	receiver.role == "consumer"
	receivers.of_kind(receiver.kind, params.sensitive_kinds)
	sensitive(receiver)
}

suspect(receiver) if {
	receiver.role == "provider"
	receivers.of_kind(receiver.kind, array.concat(params.kinds, params.sensitive_kinds))
	not receivers.vague(receiver.kind)
}

# Without a word for what it does, nobody knows whether the provider needs the data.
suspect(receiver) if {
	receiver.role == "provider"
	receivers.vague(receiver.kind)
	not receivers.misstated(input, receiver, "kind")
}

unsaid(receiver) := ", and the manifest does not state what kind of provider it is" if {
	receiver.role == "provider"
	receivers.vague(receiver.kind)
}

else := ""

sensitive(_) if input.spec.data.classification == "restricted"

sensitive(receiver) if count(receiver.sensitive) > 0
