# METADATA
# title: Access can be withdrawn, and somebody has tried
# description: >-
#   On the day on which a client is compromised, access has to end in minutes. That works where revocation is
#   automated and was rehearsed; clients that nobody uses any more are revoked before somebody else uses them.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc7009
# custom:
#   id: integration/no-revocation
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Automate revocation, revoke clients that are not used, rehearse both twice a year, and state so in
#     identity.revocation (automated, staleAfter, drilled).
#   controls: [guide/3.revocation, CWE-613]
#   params:
#     max_stale_days: {type: integer, default: 90, description: How many days at most a client may be unused before it is revoked.}
#     max_drill_days: {type: integer, default: 180, description: How many days ago the last drill may be.}
#     warn_days: {type: integer, default: 14, description: "How many days ahead a drill is reported, from half of its time on; 0: not."}
package sealint.integration.no_revocation

import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.revocation.automated" in input.absent
	finding := {
		"message": "the manifest does not state whether revocation is automated",
		"at": ["spec", "identity", "revocation", "automated"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	input.spec.identity.revocation.automated == false
	finding := {"message": "revocation is not automated", "at": ["spec", "identity", "revocation", "automated"]}
}

deny contains finding if {
	input.spec.identity.method != "none"
	"spec.identity.revocation.staleAfter" in input.absent
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

deny contains finding if {
	input.spec.identity.method != "none"
	not input.metadata.lifecycle == "proposed"
	age > params.max_drill_days
	finding := {
		"message": sprintf("revocation was last rehearsed %s ago, on %s, but at most %d days are allowed", [
			days.text(age),
			input.spec.identity.revocation.drilled,
			params.max_drill_days,
		]),
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	not input.metadata.lifecycle == "proposed"
	params.warn_days > 0
	left := params.max_drill_days - age
	left >= 0
	left <= params.warn_days
	left * 2 <= params.max_drill_days
	finding := {
		"message": sprintf("revocation was last rehearsed on %s, and the next rehearsal is due %s", [
			input.spec.identity.revocation.drilled,
			days.ahead(left),
		]),
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	age < 0
	finding := {
		"message": sprintf("the last rehearsal of revocation is dated %s, which is in the future", [input.spec.identity.revocation.drilled]),
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}

long if input.stale_after_seconds > params.max_stale_days * 86400

# The stated duration is too long to count in seconds.
long if not input.stale_after_seconds

age := sealint.date.days(input.spec.identity.revocation.drilled, data.sealint.today)
