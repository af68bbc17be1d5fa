package sealint.sbom.att_builder_test

import data.sealint.sbom.att_builder

builders := {"builders": ["syft", "Acme"]}

test_not_allowed if {
	found := att_builder.deny with input as facts({"tools": [{"name": "homemade", "vendor": "me"}, {"version": "1"}]})
		with data.sealint.params as builders
	message := "the attested SBOM was made by homemade, a tool without a name, not by an allowed builder"
	found == {{"message": message, "at": ["tools", 0]}}
}

test_no_tool if {
	found := att_builder.deny with input as facts({"tools": []}) with data.sealint.params as builders
	found == {{"message": "the attested SBOM names no tool that made it", "at": ["tools"]}}
}

test_clean[name] if {
	some name, tool in {"name": {"name": "syft", "vendor": "anchore"}, "vendor": {"name": "sbom-maker", "vendor": "Acme"}}
	count(att_builder.deny) == 0 with input as facts({"tools": [{"name": "homemade"}, tool]}) with data.sealint.params as builders
}

test_no_statement if {
	count(att_builder.deny) == 0 with input as {"tools": []} with data.sealint.params as builders
}

test_off_by_default if {
	count(att_builder.deny) == 0 with input as facts({"tools": []})
	count(att_builder.deny) == 0 with input as facts({"tools": [{"name": "homemade"}]})
}

facts(overrides) := object.union({"statement": {"type": "https://in-toto.io/Statement/v1"}}, overrides)
