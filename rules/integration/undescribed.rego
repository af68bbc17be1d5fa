# METADATA
# title: The manifest says who calls whom, and for whom
# description: >-
#   An inventory of integrations needs direction, pattern, provider and consumers. Without them nobody can say what an
#   outage, a breach or a change affects.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/undescribed
#   entity: integration
#   severity: low
#   profile: strict
#   fix: >-
#     State direction, pattern, provider.name, provider.party, transport.endpoints where you call, and consumers; an
#     empty list states that there are none.
#   controls: [guide/2.inventory, guide/10.catalogue, OWASP-API9:2023]
package sealint.integration.undescribed

deny contains finding if {
	"spec.direction" in input.absent
	finding := {"message": "the manifest does not state who calls whom", "at": ["spec", "direction"]}
}

deny contains finding if {
	"spec.pattern" in input.absent
	finding := {"message": "the manifest does not state how data moves", "at": ["spec", "pattern"]}
}

deny contains finding if {
	"spec.provider.name" in input.absent
	finding := {"message": "the manifest does not state who provides the API", "at": ["spec", "provider", "name"]}
}

deny contains finding if {
	"spec.provider.party" in input.absent
	finding := {"message": "the manifest does not state which party the provider is", "at": ["spec", "provider", "party"]}
}

deny contains finding if {
	"spec.consumers" in input.absent
	finding := {"message": "the manifest does not state who else sees the data", "at": ["spec", "consumers"]}
}

# For an inbound integration, the contract states the endpoints.
deny contains finding if {
	"spec.transport.endpoints" in input.absent
	not input.spec.direction == "inbound"
	finding := {"message": "the manifest does not state which endpoints are called", "at": ["spec", "transport", "endpoints"]}
}

# The contract is the provider's, so what the provider sends to us are webhooks.
deny contains finding if {
	"spec.transport.webhooks" in input.absent
	input.spec.direction in {"inbound", "bidirectional"}
	input.spec.contract.by == "provider"
	finding := {"message": "the manifest does not state at which URLs the provider calls us, and how its calls are signed", "at": ["spec", "transport", "webhooks"]}
}
