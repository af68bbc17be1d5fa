package sealint.sbom.source_not_allowed_test

import data.sealint.sbom.source_not_allowed

hosts := {"hosts": ["registry.npmjs.org", "*.Example.com"]}

test_not_allowed if {
	found := source_not_allowed.deny with input as facts([npm, source("https://evil.example/x.tgz", "evil.example")])
		with data.sealint.params as hosts
	found == {{
		"message": "left-pad comes from https://evil.example/x.tgz, and evil.example is not an allowed host",
		"at": ["sources", 1],
	}}
}

test_no_host if {
	found := source_not_allowed.deny with input as facts([source("../left-pad", "")]) with data.sealint.params as hosts
	found == {{"message": "left-pad comes from ../left-pad, which names no host", "at": ["sources", 0]}}
}

test_star_stands_for_one_label if {
	one := source("https://npm.example.com/x.tgz", "npm.example.com")
	count(source_not_allowed.deny) == 0 with input as facts([one]) with data.sealint.params as hosts
	two := source("https://a.npm.example.com/x.tgz", "a.npm.example.com")
	count(source_not_allowed.deny) == 1 with input as facts([two]) with data.sealint.params as hosts
	count(source_not_allowed.deny) == 0 with input as facts([two]) with data.sealint.params.hosts as ["**.example.com"]
}

test_clean if {
	count(source_not_allowed.deny) == 0 with input as facts([npm]) with data.sealint.params as hosts
}

test_no_source if {
	count(source_not_allowed.deny) == 0 with input as facts([]) with data.sealint.params as hosts
}

test_off_by_default if {
	count(source_not_allowed.deny) == 0 with input as facts([source("https://evil.example/x.tgz", "evil.example")])
}

npm := source("https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz", "registry.npmjs.org")

source(url, host) := {"url": url, "host": host}

facts(sources) := {"name": "left-pad", "sources": sources}
