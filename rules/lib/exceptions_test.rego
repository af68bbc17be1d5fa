package sealint.lib.exceptions_test

import data.sealint.lib.exceptions

test_covers if {
	exceptions.covers(approved({}, []), "long-lived-token") with data.sealint.today as "2026-12-31"
	not exceptions.covers(approved({}, []), "replay-window") with data.sealint.today as "2026-12-31"
	not exceptions.covers(approved({}, []), "long-lived-token") with data.sealint.today as "2027-01-01"
}

test_covers_for_a_year if {
	exceptions.covers(approved({"expires": "2026-12-31"}, []), "long-lived-token") with data.sealint.today as "2025-12-31"
	exceptions.faults(approved({"expires": "2027-01-01"}, []), "long-lived-token") == ["is for more than 365 days, until 2027-01-01"] with data.sealint.today as "2025-12-31"
}

# Nothing that is left out, and nothing that violates the schema, is made up for.
test_covers_what_is_whole if {
	every field in ["reason", "approvedBy", "expires", "noAlternative"] {
		absent := [sprintf("spec.identity.elevated.%s", [field])]
		not exceptions.covers(json.remove(approved({}, absent), [["spec", "identity", "elevated", field]]), "long-lived-token") with data.sealint.today as "2026-12-31"
	}
	every field in ["reason", "approvedBy", "expires"] {
		not exceptions.covers(json.remove(approved({}, []), [["spec", "identity", "elevated", field]]), "long-lived-token") with data.sealint.today as "2026-12-31"
	}
	not exceptions.covers(approved({"excepts": [""]}, []), "long-lived-token") with data.sealint.today as "2026-12-31"
}

# An approval without names is as it was before there were names.
test_covers_without_names if {
	unnamed := json.remove(approved({}, ["spec.identity.elevated.excepts", "spec.identity.elevated.noAlternative"]), ["spec/identity/elevated/excepts"])
	every kind in ["broad-scope", "static-key"] {
		exceptions.covers(unnamed, kind) with data.sealint.today as "2020-01-01"
	}
	exceptions.faults(unnamed, "replay-window") == ["does not name replay-window"] with data.sealint.today as "2026-12-31"
	exceptions.note(unnamed, "replay-window") == "" with data.sealint.today as "2026-12-31"
}

test_names_of_nothing if {
	nothing := json.remove(approved({}, []), ["spec/identity/elevated/excepts"])
	exceptions.faults(nothing, "static-key") == ["does not name static-key"] with data.sealint.today as "2026-12-31"
}

test_note if {
	exceptions.note(approved({}, []), "long-lived-token") == "" with data.sealint.today as "2026-12-31"
	exceptions.note(approved({}, []), "long-lived-token") == "; its approval ended 2 days ago, on 2026-12-31" with data.sealint.today as "2027-01-02"
	exceptions.note(approved({}, []), "static-key") == "" with data.sealint.today as "2027-01-02"
	lacking := approved({}, ["spec.identity.elevated.approvedBy", "spec.identity.elevated.noAlternative"])
	exceptions.note(lacking, "long-lived-token") == "; its approval does not say who approved it, why there is no alternative" with data.sealint.today as "2026-12-31"
	exceptions.faults(approved({"excepts": ["broad-scope"]}, ["spec.identity.elevated.noAlternative"]), "broad-scope") == [] with data.sealint.today as "2026-12-31"
}

approved(stated, absent) := {"absent": absent, "spec": {"identity": {"elevated": object.union(
	{
		"reason": "the provider fixes it",
		"approvedBy": "security",
		"expires": "2026-12-31",
		"excepts": ["long-lived-token"],
		"noAlternative": "it issues tokens for 12 hours",
	},
	stated,
)}}}
