package sealint.openapi.path_contains_query_test

import data.sealint.openapi.path_contains_query

test_query if {
	path_contains_query.deny == {{"message": "the path template contains \"?\", which no request path can contain", "at": ["paths", "/pets?kind=dog"]}} with input as facts({"paths": ["/pets?kind=dog", "/pets"]})
}

test_fragment if {
	path_contains_query.deny == {{"message": "the path template contains \"#\", which no request path can contain", "at": ["paths", "/pets#dogs"]}} with input as facts({"paths": ["/pets#dogs"]})
}

test_each_path if {
	{f.at | some f in path_contains_query.deny} == {["paths", "/#a"], ["paths", "/?b"]} with input as facts({"paths": ["/#a", "/pets", "/?b"]})
}

test_inside_a_variable if {
	count(path_contains_query.deny) == 0 with input as facts({"paths": ["/pets/{id?}"]})
}

test_none if {
	count(path_contains_query.deny) == 0 with input as facts({"paths": ["/pets/{id}"]})
}

facts(overrides) := object.union({"paths": []}, overrides)
