# METADATA
# title: Every integration has a client of its own
# description: >-
#   Integrations that share a client also share its permissions and limits. Logs do not show which of them called, and
#   revoking one of them stops the other.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: integration/shared-client
#   entity: workspace
#   severity: high
#   profile: baseline
#   fix: >-
#     Register a client for this integration alone, in each environment, and state its clientId.
#   controls: [guide/3.identity, OWASP-API2:2023, CWE-287]
package sealint.integration.shared_client

import data.sealint.lib.uses

deny contains finding if {
	some i, integration in input.integrations
	integration.client_id != ""
	integration.first_client != i
	first := input.integrations[integration.first_client]
	finding := {
		"message": sprintf("the clientId %q is also used by %s", [integration.client_id, uses.name(first)]),
		"at": ["integrations", i, "spec", "identity", "clientId"],
		"related": [{
			"ref": ["integrations", integration.first_client, "spec", "identity", "clientId"],
			"message": sprintf("the clientId of %s", [uses.name(first)]),
		}],
	}
}

deny contains finding if {
	some i, integration in input.integrations
	some j, environment in integration.environments
	finding := {
		"message": sprintf("the clientId %q is also used by %s", [environment.client_id, uses.words(input, environment.client)]),
		"at": ["integrations", i, "spec", "environments", j, "clientId"],
		"related": [{
			"ref": uses.place(environment.client, ["clientId"]),
			"message": sprintf("the clientId of %s", [uses.words(input, environment.client)]),
		}],
	}
}
