# METADATA
# title: It is known how the provider audits and revokes access
# description: >-
#   What the provider of another organisation does not tell, a manifest cannot state. To say so is better than silence,
#   but nobody knows whether a stolen credential would be noticed and withdrawn.
# custom:
#   id: integration/unknown-audit
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Ask the provider, and state the answer in identity.audit and identity.revocation.
#   controls: [guide/3.revocation, CWE-778]
package sealint.integration.unknown_audit

import data.sealint.lib.unknowns

deny contains finding if {
	some finding in unknowns.findings(input, ["identity", "audit"], {
		"issuance": "whether each issue of a credential is recorded",
		"lastUsed": "whether the last use of credentials is recorded",
	})
}

deny contains finding if {
	some finding in unknowns.findings(input, ["identity", "revocation"], {
		"automated": "whether revocation is automated",
		"staleAfter": "when unused clients are revoked",
	})
}
