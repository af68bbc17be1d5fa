# METADATA
# title: The use of credentials is recorded
# description: >-
#   Without a record of who received a token and when it was last used, nobody finds a stolen one, and nobody can tell
#   afterwards what it did. For confidential data the record must also be tamper-evident.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html
# custom:
#   id: integration/no-audit
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Record the issuing and the last use of tokens and keys (identity.audit.issuance and lastUsed), keep these records
#     tamper-evident, and state observability.tamperEvident. If the provider of another organisation records the tokens and
#     does not tell, say so: identity.audit.by: provider, and the reason in identity.audit.unknown.
#   controls: [guide/3.revocation, guide/8.attestation, CWE-778]
package sealint.integration.no_audit

import data.sealint.lib.unknowns

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.audit.issuance" in input.absent
	not unknowns.excused(input, ["identity", "audit"], "issuance")
	finding := {
		"message": "the manifest does not state whether the issuing of credentials is recorded",
		"at": ["spec", "identity", "audit", "issuance"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	input.spec.identity.audit.issuance == false
	not unknowns.elsewhere(input, ["identity", "audit"])
	finding := {"message": "the issuing of credentials is not recorded", "at": ["spec", "identity", "audit", "issuance"]}
}

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.audit.lastUsed" in input.absent
	not unknowns.excused(input, ["identity", "audit"], "lastUsed")
	finding := {
		"message": "the manifest does not state whether the last use of credentials is recorded",
		"at": ["spec", "identity", "audit", "lastUsed"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	input.spec.identity.audit.lastUsed == false
	not unknowns.elsewhere(input, ["identity", "audit"])
	finding := {"message": "the last use of credentials is not recorded", "at": ["spec", "identity", "audit", "lastUsed"]}
}

deny contains finding if {
	input.spec.data.classification in {"confidential", "restricted"}
	"spec.observability.tamperEvident" in input.absent
	finding := {
		"message": sprintf("the data is %s, and the manifest does not state whether logs are tamper-evident", [input.spec.data.classification]),
		"at": ["spec", "observability", "tamperEvident"],
	}
}

deny contains finding if {
	input.spec.data.classification in {"confidential", "restricted"}
	input.spec.observability.tamperEvident == false
	finding := {
		"message": sprintf("the data is %s, and logs are not tamper-evident", [input.spec.data.classification]),
		"at": ["spec", "observability", "tamperEvident"],
	}
}
