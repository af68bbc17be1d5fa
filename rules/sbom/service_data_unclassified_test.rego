package sealint.sbom.service_data_unclassified_test

import data.sealint.sbom.service_data_unclassified

test_no_data if {
	found := service_data_unclassified.deny with input as facts([])
	found == {{
		"message": "service shop crosses a trust boundary, but the document does not say with which data",
		"at": ["services", 0, "trust_boundary"],
	}}
}

test_unclassified if {
	found := service_data_unclassified.deny with input as facts([{"classification": "public"}, {}])
	found == {{
		"message": "service shop crosses a trust boundary with data that are not classified",
		"at": ["services", 0, "flows", 1],
	}}
}

test_unclassified_by_name if {
	found := service_data_unclassified.deny with input as facts([{"name": "orders"}])
	found == {{
		"message": "service shop crosses a trust boundary with data that are not classified: orders",
		"at": ["services", 0, "flows", 0],
	}}
}

test_classified if {
	count(service_data_unclassified.deny) == 0 with input as facts([{"classification": "PII"}])
}

test_no_boundary[boundary] if {
	some boundary in [{}, {"trust_boundary": false}]
	service := object.union({"name": "shop", "flows": []}, boundary)
	count(service_data_unclassified.deny) == 0 with input as {"services": [service]}
}

test_no_services if {
	count(service_data_unclassified.deny) == 0 with input as {"services": []}
}

facts(flows) := {"services": [{"name": "shop", "trust_boundary": true, "flows": flows}]}
