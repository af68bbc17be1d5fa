package sealint.lib.unknowns_test

import data.sealint.lib.unknowns

test_excused if {
	unknowns.excused(manifest("third", {"by": "provider", "unknown": {"a": "not told"}}), ["x", "y"], "a")
	unknowns.excused(manifest("partner", {"by": "provider", "unknown": {"a": "not told"}}), ["x", "y"], "a")
	not unknowns.excused(manifest("first", {"by": "provider", "unknown": {"a": "not told"}}), ["x", "y"], "a")
	not unknowns.excused(manifest("third", {"by": "us", "unknown": {"a": "not told"}}), ["x", "y"], "a")
	not unknowns.excused(manifest("third", {"unknown": {"a": "not told"}}), ["x", "y"], "a")
	not unknowns.excused(manifest("third", {"by": "provider", "unknown": {"b": "not told"}}), ["x", "y"], "a")
	not unknowns.excused({"spec": {"provider": {"party": "third"}}}, ["x", "y"], "a")
}

# What is stated is known.
test_findings if {
	facts := object.union(manifest("third", {"by": "provider", "unknown": {"a": "not told", "b": "not told"}}), {"absent": ["spec.x.y.a", "spec.x.y.c"]})
	unknowns.findings(facts, ["x", "y"], {"a": "when", "b": "where", "c": "how"}) == {{
		"message": "it is not known when: not told",
		"at": ["spec", "x", "y", "unknown", "a"],
	}}
}

# What the provider does with the data, nobody else decides.
test_provider if {
	facts := {"spec": {"provider": {"party": "third", "unknown": {"retention": "not told"}}}}
	unknowns.excused(facts, ["provider"], "retention")
	not unknowns.excused(object.union(facts, {"spec": {"provider": {"party": "first"}}}), ["provider"], "retention")
}

test_refusals if {
	unknowns.refusals(manifest("third", {"by": "provider", "a": false, "b": true}), ["x", "y"], {"a": "nothing is recorded", "b": "b", "c": "c"}) == {{
		"message": "the provider states that nothing is recorded",
		"at": ["spec", "x", "y", "a"],
	}}
	count(unknowns.refusals(manifest("third", {"by": "us", "a": false}), ["x", "y"], {"a": "nothing is recorded"})) == 0
}

manifest(party, section) := {"spec": {"provider": {"party": party}, "x": {"y": section}}}
