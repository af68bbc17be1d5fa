package sealint.lib.security_test

import data.sealint.lib.security

test_at if {
	security.at({"source": "operation"}) == ["security"]
	security.at({"source": "root"}) == []
	security.at({"source": "none"}) == []
}

test_reason if {
	security.reason({"source": "none", "unused_schemes": []}) == "neither the operation nor the document declares security"
	security.reason({"source": "operation", "alternatives": []}) == "its own security is empty, which removes the security of the document"
	security.reason({"source": "operation", "alternatives": [{}]}) == "its own security has only an empty requirement, which every caller meets"
	security.reason({"source": "root", "alternatives": []}) == "the document's security is empty"
	security.reason({"source": "root", "alternatives": [{}]}) == "the document's security has only an empty requirement, which every caller meets"
}

test_forgotten_schemes if {
	security.reason({"source": "none", "unused_schemes": ["id"]}) == "neither the operation nor the document declares security, although the document declares the scheme \"id\""
	security.reason({"source": "none", "unused_schemes": ["id", "key"]}) == "neither the operation nor the document declares security, although the document declares the schemes id, key"
}

test_ignored if {
	security.ignored([{"in": "query", "name": "authorization"}]) == ""
	security.ignored([{"in": "header", "name": "X-CSRF-Token"}]) == ""
	security.ignored([{"in": "header", "name": "X-Acme-Token"}]) == "; the header parameter \"X-Acme-Token\" does not count, because only a security requirement demands a credential"
	security.ignored([{"in": "query", "name": "a"}, {"in": "header", "name": "authorization"}]) == "; the header parameter \"authorization\" does not count, because only a security requirement demands a credential"
}
