package sealint.integration.no_audit_test

import data.sealint.integration.no_audit

issuance := ["spec", "identity", "audit", "issuance"]

last_used := ["spec", "identity", "audit", "lastUsed"]

tamper_evident := ["spec", "observability", "tamperEvident"]

test_nothing_stated if {
	every method in ["oauth2", "oidc", "mtls", "workload-identity", "api-key", "basic"] {
		no_audit.deny == {
			{"message": "the manifest does not state whether the issuing of credentials is recorded", "at": issuance},
			{"message": "the manifest does not state whether the last use of credentials is recorded", "at": last_used},
			{"message": "the data is restricted, and the manifest does not state whether logs are tamper-evident", "at": tamper_evident},
		} with input as nothing({"identity": {"method": method}, "data": {"classification": "restricted"}})
	}
}

test_denied if {
	no_audit.deny == {
		{"message": "the issuing of credentials is not recorded", "at": issuance},
		{"message": "the last use of credentials is not recorded", "at": last_used},
		{"message": "the data is confidential, and logs are not tamper-evident", "at": tamper_evident},
	} with input as stated("confidential", false)
}

test_recorded if {
	every classification in ["public", "internal", "confidential", "restricted"] {
		count(no_audit.deny) == 0 with input as stated(classification, true)
	}
}

test_other_data if {
	every classification in ["public", "internal"] {
		places := {finding.at | some finding in no_audit.deny} with input as stated(classification, false)
		places == {issuance, last_used}
	}
	count(no_audit.deny) == 0 with input as nothing({})
}

# Without credentials there are none to record; the data still needs tamper-evident logs.
test_no_credentials if {
	places := {finding.at | some finding in no_audit.deny} with input as nothing({
		"identity": {"method": "none"},
		"data": {"classification": "confidential"},
	})
	places == {tamper_evident}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_is_reported_once if {
	count(no_audit.deny) == 0 with input as {
		"absent": [],
		"spec": {"identity": {"method": "oauth2"}, "data": {"classification": "restricted"}},
	}
}

nothing(spec) := {
	"absent": ["spec.identity.audit.issuance", "spec.identity.audit.lastUsed", "spec.observability.tamperEvident"],
	"spec": spec,
}

stated(classification, answer) := {
	"absent": [],
	"spec": {
		"identity": {"method": "oauth2", "audit": {"issuance": answer, "lastUsed": answer}},
		"data": {"classification": classification},
		"observability": {"tamperEvident": answer},
	},
}
