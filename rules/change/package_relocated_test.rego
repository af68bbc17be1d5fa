package sealint.change.package_relocated_test

import data.sealint.change.package_relocated

change := {
	"status": "added",
	"tool_changed": false,
	"after": {"name": "lodash", "version": "4.17.21", "version_state": "present"},
	"relocated": {"package": "pkg:npm/lodash", "from": "pkg:npm", "to": "pkg:npm/@x"},
}

test_another_namespace if {
	package_relocated.deny == {{
		"message": "lodash 4.17.21 takes the place of pkg:npm/lodash: it came from pkg:npm, now from pkg:npm/@x",
		"at": ["purl"],
		"related": [{"ref": ["before", "relocated"], "message": "before"}],
		"decision": "packages moved from pkg:npm to pkg:npm/@x",
	}} with input as change
}

test_a_group if {
	some finding in package_relocated.deny with input as object.union(change, {"relocated": {"from": "", "to": "x"}})
	finding.message == "lodash 4.17.21 takes the place of pkg:npm/lodash: it came from no group, now from x"
}

test_another_tool if {
	some finding in package_relocated.deny with input as object.union(change, {"tool_changed": true})
	finding.decision == "another tool made the SBOM"
}

test_not_relocated if {
	count(package_relocated.deny) == 0 with input as object.remove(change, ["relocated"])
}
