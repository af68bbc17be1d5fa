package sealint.sbom.ref_insecure_url_test

import data.sealint.sbom.ref_insecure_url

test_insecure if {
	found := ref_insecure_url.deny with input as facts([secure, reference("distribution", "http", "http://example.org/left-pad.tgz")])
	found == {{
		"message": "left-pad has the distribution address http://example.org/left-pad.tgz, which is not encrypted",
		"at": ["external_references", 1],
	}}
}

test_several_are_one_finding if {
	first := reference("vcs", "git", "git://example.org/left-pad.git")
	second := reference("source-distribution", "ftp", "ftp://example.org/left-pad.tgz")
	found := ref_insecure_url.deny with input as facts([first, second, secure])
	found == {{
		"message": "left-pad has the source-distribution address ftp://example.org/left-pad.tgz, which is not encrypted (and 1 more)",
		"at": ["external_references", 1],
	}}
}

test_encrypted if {
	count(ref_insecure_url.deny) == 0 with input as facts([secure])
}

test_no_references if {
	count(ref_insecure_url.deny) == 0 with input as facts([])
}

facts(references) := {"name": "left-pad", "external_references": references}

secure := {"type": "vcs", "scheme": "https", "url": "https://example.org/left-pad.git", "insecure": false}

reference(type, scheme, url) := {"type": type, "scheme": scheme, "url": url, "insecure": true}
