# METADATA
# title: The provider audits and revokes access
# description: >-
#   What the provider of another organisation does not tell, a manifest cannot state, and what it does not do, nobody else
#   can mend. To say either is better than silence, but a stolen credential may not be noticed and withdrawn.
# custom:
#   id: integration/unknown-audit
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Ask the provider, and state the answer in identity.audit and identity.revocation. If it refuses, rotate the
#     credential more often.
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

deny contains finding if {
	input.spec.identity.method != "none"
	some finding in unknowns.refusals(input, ["identity", "audit"], {
		"issuance": "the issuing of credentials is not recorded",
		"lastUsed": "the last use of credentials is not recorded",
	})
}

deny contains finding if {
	input.spec.identity.method != "none"
	some finding in unknowns.refusals(input, ["identity", "revocation"], {"automated": "revocation is not automated"})
}
