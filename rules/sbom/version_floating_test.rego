package sealint.sbom.version_floating_test

import data.sealint.sbom.version_floating

component := {
	"name": "base-image", "version": "1.2.0", "is_root": false,
	"pin": {"class": "exact", "exact": true},
}

floating := {"class": "floating-word", "exact": false, "reason": "is a branch"}

test_floating_word if {
	found := version_floating.deny with input as object.union(component, {"version": "latest", "pin": floating})
	found == {{"message": "base-image has the floating version \"latest\": it is a branch", "at": ["version"]}}
}

test_floating_word_in_purl if {
	found := version_floating.deny with input as object.union(component, {"purl": {"version": "main"}, "purl_pin": floating})
	found == {{"message": "base-image has the floating version \"main\" in its package URL: it is a branch", "at": ["purl"]}}
}

test_floating_word_in_both_is_said_once if {
	both := {"version": "main", "pin": floating, "purl": {"version": "main"}, "purl_pin": floating}
	found := version_floating.deny with input as object.union(component, both)
	found == {{"message": "base-image has the floating version \"main\": it is a branch", "at": ["version"]}}
}

test_root_may_float if {
	root := {"version": "main", "pin": floating, "is_root": true}
	count(version_floating.deny) == 0 with input as object.union(component, root)
}

test_go_devel if {
	devel := {"version": "(devel)", "pin": floating}
	count(version_floating.deny) == 0 with input as object.union(component, devel)
}

test_clean if {
	count(version_floating.deny) == 0 with input as component
}
