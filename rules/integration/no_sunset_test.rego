package sealint.integration.no_sunset_test

import data.sealint.integration.no_sunset

test_deprecated_without_sunset if {
	no_sunset.deny == {{
		"message": "the integration is deprecated, but states no sunset",
		"at": ["metadata", "sunset"],
	}} with input as {"absent": ["metadata.sunset"], "metadata": {"lifecycle": "deprecated"}, "spec": {}}
}

test_other_lifecycles if {
	every lifecycle in ["proposed", "active"] {
		count(no_sunset.deny) == 0 with input as {
			"absent": ["metadata.sunset"],
			"metadata": {"lifecycle": lifecycle},
			"spec": {"consumers": [{"name": "a"}]},
		}
	}
}

test_misstated_sunset if {
	count(no_sunset.deny) == 0 with input as integration({"lifecycle": "deprecated"})
}

integration(metadata) := {
	"absent": [],
	"metadata": metadata,
	"spec": {"consumers": [{"name": "a"}, {"name": "b", "data": "none"}]},
}
