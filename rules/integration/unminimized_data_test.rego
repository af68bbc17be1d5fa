package sealint.integration.unminimized_data_test

import data.sealint.integration.unminimized_data

test_not_stated if {
	every classification in ["confidential", "restricted"] {
		unminimized_data.deny == {{
			"message": sprintf("the manifest does not state whether only the needed fields of %s data are requested", [classification]),
			"at": ["spec", "data", "minimized"],
		}} with input as carried({"classification": classification}, ["spec.data.minimized"])
	}
}

test_not_minimized if {
	unminimized_data.deny == {{
		"message": "more fields of restricted data are requested than are needed",
		"at": ["spec", "data", "minimized"],
	}} with input as carried({"classification": "restricted", "minimized": false}, [])
}

test_minimized if {
	count(unminimized_data.deny) == 0 with input as carried({"classification": "restricted", "minimized": true}, [])
}

test_misstated if {
	count(unminimized_data.deny) == 0 with input as carried({"classification": "restricted"}, [])
}

test_other_data if {
	every classification in ["public", "internal"] {
		count(unminimized_data.deny) == 0 with input as carried({"classification": classification}, ["spec.data.minimized"])
		count(unminimized_data.deny) == 0 with input as carried({"classification": classification, "minimized": false}, [])
	}
	count(unminimized_data.deny) == 0 with input as carried({}, ["spec.data.minimized", "spec.data.classification"])
}

carried(stated, absent) := {"absent": absent, "spec": {"data": stated}}
