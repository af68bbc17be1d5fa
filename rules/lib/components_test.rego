package sealint.lib.components_test

import data.sealint.lib.components

stated := {"name": "x", "version": "1.4.0", "version_state": "present", "pin": {"exact": true}}

in_purl := {"name": "x", "version_state": "absent", "pin": {"exact": false}, "purl": {"version": "1.4.0"}, "purl_pin": {"exact": true}}

none := {"name": "x", "version_state": "absent", "pin": {"exact": false}}

test_title if {
	components.title(stated) == "x 1.4.0"
	components.title(in_purl) == "x 1.4.0"
	components.title(none) == "x"
}

test_version_place if {
	components.version_place(stated) == ["version"]
	components.version_place(in_purl) == ["purl"]
	components.version_place(none) == []
}

test_pinned if {
	components.pinned(stated)
	components.pinned(in_purl)
	not components.pinned(none)
	not components.pinned(object.union(stated, {"pin": {"exact": false}}))
	not components.pinned(object.union(stated, {"purl_pin": {"exact": false}}))
}

test_by_tag if {
	components.by_tag({"status": "added", "after": {"image": true, "by_digest": false}})
	components.by_tag({"status": "modified", "before": {"by_digest": true}, "after": {"image": true, "by_digest": false}})
	not components.by_tag({"status": "modified", "before": {"by_digest": false}, "after": {"image": true, "by_digest": false}})
	not components.by_tag({"status": "added", "after": {"image": true, "by_digest": true}})
	not components.by_tag({"status": "added", "after": {"image": false, "by_digest": false}})
}

test_grouped if {
	components.grouped({"tool_changed": true}) == "another tool made the SBOM"
	components.grouped({"tool_changed": false}) == ""
}
