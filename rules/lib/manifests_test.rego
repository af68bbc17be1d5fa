package sealint.lib.manifests_test

import data.sealint.lib.manifests

field := ["spec", "data", "minimized"]

change(before, after) := {"before": {"spec": before, "absent": []}, "after": {"spec": after, "absent": absent(after), "violations": []}}

absent(spec) := ["spec.data", "spec.data.minimized"] if count(spec) == 0

absent(spec) := ["spec.data.minimized"] if spec == {"data": {}}

absent(spec) := [] if count(spec.data) > 0

test_dropped if {
	manifests.dropped(change({"data": {"minimized": false}}, {"data": {}}), field)
	not manifests.dropped(change({"data": {"minimized": true}}, {"data": {"minimized": false}}), field)
	not manifests.dropped(change({}, {"data": {}}), field)
}

test_switched_off if {
	manifests.switched_off(change({"data": {"minimized": true}}, {"data": {"minimized": false}}), field)
	manifests.switched_off(change({"data": {"minimized": true}}, {}), field)
	not manifests.switched_off(change({"data": {"minimized": false}}, {}), field)
	not manifests.switched_off(change({"data": {"minimized": true}}, {"data": {"minimized": true}}), field)
}

# A field that violates the schema is neither stated nor absent.
test_unknown if {
	unknown := {"before": {"spec": {"data": {"minimized": true}}}, "after": {"spec": {"data": {}}, "absent": []}}
	not manifests.dropped(unknown, field)
	not manifests.switched_off(unknown, field)
}

test_misstated if {
	every at in [["spec"], field, ["spec", "data", "minimized", "0"]] {
		manifests.misstated({"violations": [{"at": at}]}, field)
	}
	not manifests.misstated({"violations": [{"at": ["spec", "data", "retention"]}]}, field)
	not manifests.misstated({"violations": []}, field)
}

test_findings if {
	weaker := {{"at": field, "message": "a"}, {"at": ["spec", "data", "retention"], "message": "b"}}
	manifests.findings(change({}, {"data": {}}), weaker) == {
		{"message": "a", "at": field, "related": [{"ref": ["before", "spec", "data", "minimized"], "message": "before"}]},
		{"message": "b", "at": ["spec", "data", "retention"], "related": [{"ref": ["before", "spec", "data", "retention"], "message": "before"}]},
	}
	manifests.findings(change({}, {}), weaker) == {{
		"message": "a; b",
		"at": ["spec", "data"],
		"related": [{"ref": ["before", "spec", "data"], "message": "before"}],
	}}
	manifests.findings(change({}, {}), set()) == set()
}

test_without_tokens if {
	manifests.without_tokens({"spec": {"identity": {"method": "mtls"}}, "absent": []})
	manifests.without_tokens({"spec": {}, "absent": ["spec.identity"]})
	not manifests.without_tokens({"spec": {"identity": {"method": "oauth2"}}, "absent": []})
	not manifests.without_tokens({"spec": {"identity": {}}, "absent": ["spec.identity.method"]})
}
