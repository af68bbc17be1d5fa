package sealint.integration.retired_test

import data.sealint.integration.retired

test_retired if {
	retired.deny == {{
		"message": "the integration is retired, but still has 2 consumers: a, b",
		"at": ["metadata", "lifecycle"],
	}} with input as integration({"lifecycle": "retired"})
}

test_one_consumer if {
	some finding in retired.deny with input as {
		"absent": [],
		"metadata": {"lifecycle": "retired"},
		"spec": {"consumers": [{"name": ""}, {"name": "a"}]},
	}
	finding.message == "the integration is retired, but still has 1 consumer: a"
}

# One fault causes only one finding.
test_retired_after_its_sunset if {
	every sunset in ["2026-06-27", "2026-07-01"] {
		count(retired.deny) == 1 with input as integration({"lifecycle": "retired", "sunset": sunset})
			with data.sealint.today as "2026-06-30"
	}
}

test_past_sunset if {
	every lifecycle in ["proposed", "active", "deprecated"] {
		retired.deny == {{
			"message": "the sunset was 3 days ago, on 2026-06-27, but the integration still has 2 consumers: a, b",
			"at": ["metadata", "sunset"],
		}} with input as integration({"lifecycle": lifecycle, "sunset": "2026-06-27"})
			with data.sealint.today as "2026-06-30"
	}
	some yesterday in retired.deny with input as integration({"sunset": "2026-06-29"})
		with data.sealint.today as "2026-06-30"
	yesterday.message == "the sunset was 1 day ago, on 2026-06-29, but the integration still has 2 consumers: a, b"
}

# An integration that is still active after its sunset still calls, or somebody forgot it.
test_active_after_its_sunset if {
	retired.deny == {{
		"message": "the sunset was 1 day ago, on 2026-06-29, but the lifecycle is still active",
		"at": ["metadata", "sunset"],
	}} with input as {"absent": ["spec.consumers"], "metadata": {"lifecycle": "active", "sunset": "2026-06-29"}, "spec": {}}
		with data.sealint.today as "2026-06-30"
}

test_no_consumers if {
	every metadata in [{"lifecycle": "retired"}, {"lifecycle": "deprecated", "sunset": "2020-01-01"}, {"sunset": "2026-07-01"}] {
		count(retired.deny) == 0 with input as {"absent": ["spec.consumers"], "metadata": metadata, "spec": {}}
			with data.sealint.today as "2026-06-30"
	}
}

# integration/sunset-due reports it.
test_coming_sunset if {
	count(retired.deny) == 0 with input as integration({"sunset": "2026-06-30"}) with data.sealint.today as "2026-06-30"
}

integration(metadata) := {
	"absent": [],
	"metadata": metadata,
	"spec": {"consumers": [{"name": "a"}, {"name": "b", "data": "none"}]},
}
