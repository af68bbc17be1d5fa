# METADATA
# title: Access can be revoked
# description: >-
#   When a client is compromised, its access has to end within minutes. This works if revocation is automated and was
#   rehearsed. Unused clients must be revoked before an attacker uses them.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc7009
# custom:
#   id: integration/no-revocation
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Automate revocation, revoke unused clients, rehearse both twice a year, and state this in identity.revocation
#     (automated, staleAfter, drilled). If the provider of another organisation revokes access and does not tell how, say
#     so: identity.revocation.by: provider, and the reason in identity.revocation.unknown.
#   controls: [guide/3.revocation, CWE-613]
#   params:
#     max_stale_days: {type: integer, default: 90, description: How many days at most a client may be unused before it is revoked.}
package sealint.integration.no_revocation

import data.sealint.lib.unknowns
import data.sealint.params

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.revocation.automated" in input.absent
	not unknowns.excused(input, ["identity", "revocation"], "automated")
	finding := {
		"message": "the manifest does not state whether revocation is automated",
		"at": ["spec", "identity", "revocation", "automated"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	input.spec.identity.revocation.automated == false
	not unknowns.elsewhere(input, ["identity", "revocation"])
	finding := {"message": "revocation is not automated", "at": ["spec", "identity", "revocation", "automated"]}
}

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.revocation.staleAfter" in input.absent
	not unknowns.excused(input, ["identity", "revocation"], "staleAfter")
	finding := {
		"message": "the manifest does not state when unused clients are revoked",
		"at": ["spec", "identity", "revocation", "staleAfter"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	long
	finding := {
		"message": sprintf("unused clients are revoked after %s, but at most %d days are allowed", [
			input.spec.identity.revocation.staleAfter,
			params.max_stale_days,
		]),
		"at": ["spec", "identity", "revocation", "staleAfter"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.revocation.drilled" in input.absent
	not input.metadata.lifecycle == "proposed"
	finding := {
		"message": "the manifest does not state when revocation was last rehearsed",
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}

long if input.stale_after_seconds > params.max_stale_days * 86400

# The stated duration is too long to count in seconds.
long if {
	input.spec.identity.revocation.staleAfter
	not input.stale_after_seconds
}
