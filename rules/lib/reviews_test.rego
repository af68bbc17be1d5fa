package sealint.lib.reviews_test

import data.sealint.lib.reviews

test_required if {
	every metadata in [{}, {"lifecycle": "active"}, {"lifecycle": "deprecated"}, {"lifecycle": "retired"}] {
		every kind in ["security", "threat-model", "incident-drill"] {
			reviews.required(kind, metadata)
			reviews.names[kind]
		}
	}
	not reviews.required("privacy", {})
}

test_proposed if {
	reviews.required("security", {"lifecycle": "proposed"})
	reviews.required("threat-model", {"lifecycle": "proposed"})
	not reviews.required("incident-drill", {"lifecycle": "proposed"})
}
