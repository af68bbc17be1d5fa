# METADATA
# title: Every integration has a credential of its own
# description: >-
#   Two clients with one secret are one client: whoever learns the secret is both, and revoking or rotating it for one
#   integration stops the other.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: integration/shared-credential
#   entity: workspace
#   severity: high
#   profile: baseline
#   fix: >-
#     Issue a credential for this integration alone, in each environment, and state its reference in credential.ref.
#   controls: [guide/3.identity, guide/4.secrets, OWASP-API2:2023, CWE-287]
package sealint.integration.shared_credential

import data.sealint.lib.uses

deny contains finding if {
	some i, integration in input.integrations
	integration.first_credential != i
	first := input.integrations[integration.first_credential]
	not one_client(integration, first)
	finding := {
		"message": sprintf("the credential is also that of %s", [uses.name(first)]),
		"at": ["integrations", i, "spec", "identity", "credential", "ref"],
		"related": [{
			"ref": ["integrations", integration.first_credential, "spec", "identity", "credential", "ref"],
			"message": sprintf("the credential of %s", [uses.name(first)]),
		}],
	}
}

deny contains finding if {
	some i, integration in input.integrations
	some j, environment in integration.environments
	not environment.client
	finding := {
		"message": sprintf("the credential is also that of %s", [uses.words(input, environment.credential)]),
		"at": ["integrations", i, "spec", "environments", j, "credential", "ref"],
		"related": [{
			"ref": uses.place(environment.credential, ["credential", "ref"]),
			"message": sprintf("the credential of %s", [uses.words(input, environment.credential)]),
		}],
	}
}

# integration/shared-client reports it.
one_client(integration, other) if {
	integration.client_id != ""
	integration.client_id == other.client_id
	integration.first_client == other.first_client
}
