package sealint.lib.values_test

import data.sealint.lib.values

test_direction if {
	values.sent({"direction": "both"})
	not values.sent({"direction": "response"})
	values.received({"direction": "both"})
	not values.received({"direction": "request"})
}

test_place if {
	values.place(true, "maxLength") == ["maxLength"]
	values.place(false, "maxLength") == []
}

test_fields if {
	values.fields({"fields": [{"name": "a"}]}) == {{"name": "a"}}
	values.fields({"fields": [], "after": {"field": {"name": "b"}}}) == {{"name": "b"}}
}

test_wider if {
	values.wider(["string"], [])
	values.wider(["string"], ["string", "array"])
	not values.wider([], ["string"])
	not values.wider(["integer"], ["number"])
	not values.wider(["number"], ["integer"])
	not values.wider(["string", "array"], ["array"])
}

test_formed if {
	values.formed({"constraints": {"types": ["string"], "restricted": true}})
	not values.formed({"constraints": {"types": [], "restricted": false}})
	values.formed({"constraints": {"types": ["integer"], "restricted": true, "bounded_number": true, "bounded_array": true}})
	not values.formed({"constraints": {"types": ["integer"], "restricted": true, "bounded_number": false, "bounded_array": true}})
}

test_type_words if {
	values.type_words([]) == "anything"
	values.type_words(["string", "array"]) == "array or string"
}
