package sealint.lib.receivers_test

import data.sealint.lib.receivers

test_words if {
	receivers.words({"role": "provider", "name": "acme", "kind": "ai"}) == "the provider acme"
	receivers.words({"role": "provider", "name": "", "kind": "ai"}) == "the provider"
	receivers.words({"role": "consumer", "name": "reports", "kind": "bi"}) == "consumer reports (bi)"
	receivers.words({"role": "consumer", "name": "reports", "kind": ""}) == "consumer reports"
}

test_one_kind_in_many_spellings if {
	every kind in ["data-warehouse", "dataWarehouse", "data_warehouse", " Data  Warehouses ", "DATA.WAREHOUSE", "datawarehouse", "our data warehouse"] {
		receivers.of_kind(kind, ["data-warehouse"])
	}
	receivers.of_kind("third parties", ["third-party"])
	receivers.of_kind("web-analytics", ["analytics"])
	receivers.of_kind("LLMs", ["llm"])
	not receivers.of_kind("maintenance", ["ai"])
	not receivers.of_kind("warehouse", ["data-warehouse"])
	not receivers.of_kind("", ["ai"])
}

test_vague if {
	every kind in ["", " ", "Other", "SaaS", "services", "n/a", "Third party"] {
		receivers.vague(kind)
	}
	not receivers.vague("payments")
	not receivers.vague("決済")
}

test_data_of if receivers.data_of({"sensitive": ["personal", "health"]}) == "personal, health data"

test_misstated if {
	receiver := {"at": ["spec", "consumers", "1"]}
	receivers.misstated({"violations": [{"at": ["spec", "consumers", "1", "kind"]}]}, receiver, "kind")
	receivers.misstated({"violations": [{"at": ["spec", "consumers", "1"]}]}, receiver, "kind")
	not receivers.misstated({"violations": [{"at": ["spec", "consumers", "0"]}]}, receiver, "kind")
}
