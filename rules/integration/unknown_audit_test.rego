package sealint.integration.unknown_audit_test

import data.sealint.integration.no_audit
import data.sealint.integration.no_revocation
import data.sealint.integration.unknown_audit

test_unknown if {
	messages := {finding.message | some finding in unknown_audit.deny} with input as silent("third")
	messages == {
		"it is not known whether each issue of a credential is recorded: a",
		"it is not known whether the last use of credentials is recorded: b",
		"it is not known whether revocation is automated: c",
		"it is not known when unused clients are revoked: d",
	}
	count(no_audit.deny) == 0 with input as silent("third")
	count(no_revocation.deny) == 0 with input as silent("third")
}

# Our own organisation can tell.
test_known_to_us if {
	count(unknown_audit.deny) == 0 with input as silent("first")
	count(no_audit.deny) == 2 with input as silent("first")
	count(no_revocation.deny) == 2 with input as silent("first")
}

# A known no of the provider costs what not knowing costs, and ours costs more.
test_refused if {
	no := {"spec": {"identity": {"audit": {"issuance": false, "lastUsed": false}, "revocation": {"automated": false}}}}
	stated := object.union(silent("third"), object.union(no, {"absent": ["spec.identity.revocation.staleAfter"]}))
	messages := {finding.message | some finding in unknown_audit.deny with input as stated}
	messages == {
		"the provider states that the issuing of credentials is not recorded",
		"the provider states that the last use of credentials is not recorded",
		"the provider states that revocation is not automated",
		"it is not known when unused clients are revoked: d",
	}
	count(no_audit.deny) == 0 with input as stated
	count(no_revocation.deny) == 0 with input as stated
	ours := object.union(stated, {"spec": {"provider": {"party": "first"}}})
	count(no_audit.deny) == 2 with input as ours
	count(no_revocation.deny) == 2 with input as ours
}

silent(party) := {
	"absent": [
		"spec.identity.audit.issuance",
		"spec.identity.audit.lastUsed",
		"spec.identity.revocation.automated",
		"spec.identity.revocation.staleAfter",
	],
	"metadata": {},
	"spec": {"provider": {"party": party}, "identity": {
		"method": "oauth2",
		"audit": {"by": "provider", "unknown": {"issuance": "a", "lastUsed": "b"}},
		"revocation": {"by": "provider", "unknown": {"automated": "c", "staleAfter": "d"}, "drilled": "2026-01-01"},
	}},
}
