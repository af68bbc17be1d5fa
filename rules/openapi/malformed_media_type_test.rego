package sealint.openapi.malformed_media_type_test

import data.sealint.openapi.malformed_media_type

test_malformed if {
	malformed_media_type.deny == {{"message": "\"json\" is not a media type", "at": ["consumes", "0"]}} with input as {"malformed_media_types": [{"at": ["consumes", "0"], "text": "json"}]}
}

test_none if {
	count(malformed_media_type.deny) == 0 with input as {"malformed_media_types": []}
}
