package sealint.change.source_host_changed_test

import data.sealint.change.source_host_changed

change := {"new_hosts": [{"host": "cdn.example", "in": "sources", "index": 2}], "before": {"sources": [{}], "external_references": [{"type": "website"}, {"type": "vcs"}]}, "after": {"name": "x", "version": "1.4.0", "version_state": "present"}}

test_new_host if {
	found := source_host_changed.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 is now fetched from cdn.example, from where no component came before", "at": ["sources", 2], "related": [{"ref": ["before", "sources", 0], "message": "before"}]}}
}

test_known_host if {
	count(source_host_changed.deny) == 0 with input as object.union(change, {"new_hosts": []})
}

test_other_places if {
	every row in [
		["external_references", {}, ["external_references", 2], ["before", "external_references", 1]],
		["purl", {}, ["purl"], ["before", "purl"]],
		["sources", {"sources": []}, ["sources", 2], ["before", "purl"]],
	] {
		some finding in source_host_changed.deny with input as object.union(change, {"new_hosts": [{"host": "cdn.example", "in": row[0], "index": 2}], "before": row[1]})
		finding.at == row[2]
		finding.related[0].ref == row[3]
	}
}
