package sealint.change.data_category_removed_test

import data.sealint.change.data_category_removed

test_category if {
	data_category_removed.deny == {{
		"message": "personal: no longer among the categories of the data",
		"at": ["spec", "data", "categories"],
		"related": [{"ref": ["before", "spec", "data", "categories"], "message": "before"}],
	}} with input as {"categories": {"lost": ["personal"]}, "regulations": {"lost": []}, "after": {"absent": []}}
}

test_regulations if {
	some finding in data_category_removed.deny with input as {"categories": {"lost": []}, "regulations": {"lost": ["gdpr", "pci-dss"]}, "after": {"absent": []}}
	finding.message == "gdpr, pci-dss: no longer among the regulations that apply"
}

test_none if {
	count(data_category_removed.deny) == 0 with input as {"categories": {"lost": []}, "regulations": {"lost": []}, "after": {"absent": []}}
}
