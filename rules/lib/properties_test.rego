package sealint.lib.properties_test

import data.sealint.lib.properties

test_indices if {
	properties.indices([{"name": "a"}, {"name": "b"}, {"name": "a"}], "a") == [0, 2]
	properties.indices([], "a") == []
}
