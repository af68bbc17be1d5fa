package sealint.lib.fields_test

import data.sealint.lib.fields

test_parameter if fields.name_of({"kind": "parameter"}) == ["name"]

test_property if fields.name_of({"kind": "property"}) == []
