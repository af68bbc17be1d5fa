# METADATA
# title: A provider that receives data is said to receive it
# description: >-
#   A manifest that says that the provider receives no data is asked neither how the provider keeps the data nor whether it
#   deletes it. The contract shows what the requests of the used operations carry.
# related_resources:
#   - ref: https://gdpr-info.eu/art-30-gdpr/
# custom:
#   id: integration/undeclared-receiver
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State in provider.data in which form the provider receives the data, or take the operation out of contract.operations
#     if it is not used.
#   controls: [guide/4.minimization, guide/8.regulated, CWE-359]
package sealint.integration.undeclared_receiver

deny contains finding if {
	input.spec.provider.data == "none"
	input.spec.provider.party in {"partner", "third"}
	called
	some i, operation in input.contract.used
	count(operation.sends_fields) > 0
	carries := sprintf("requests of %s carry %s", [operation.name, concat(", ", operation.sends_fields)])
	finding := {
		"message": sprintf("the manifest states that the provider receives no data, but %s", [carries]),
		"at": ["spec", "provider", "data"],
		"related": [{"ref": ["contract", "used", i], "message": carries}],
	}
}

deny contains finding if {
	input.spec.provider.data == "without-persons"
	input.spec.provider.party in {"partner", "third"}
	called
	some i, operation in input.contract.used
	count(operation.sends_persons) > 0
	carries := sprintf("requests of %s carry %s", [operation.name, concat(", ", operation.sends_persons)])
	finding := {
		"message": sprintf("the manifest states that the provider receives data without persons, but %s", [carries]),
		"at": ["spec", "provider", "data"],
		"related": [{"ref": ["contract", "used", i], "message": carries}],
	}
}

# Requests go to the provider. Where both sides call, they may go to us, by a contract of ours.
called if input.spec.direction == "outbound"

called if input.spec.contract.by == "provider"
