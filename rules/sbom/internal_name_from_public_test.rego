package sealint.sbom.internal_name_from_public_test

import data.sealint.sbom.internal_name_from_public

params := {"names": ["acme-*", "@acme/*", "com.acme/*"], "hosts": ["npm.acme.example", "*.Corp.example"]}

test_no_source if {
	found := internal_name_from_public.deny with input as facts({}) with data.sealint.params as params
	found == {{
		"message": "acme-auth has an internal name, and nothing says that it comes from an internal repository",
		"at": ["purl"],
	}}
}

test_public_source if {
	public := {"sources": [{"url": "https://registry.npmjs.org/acme-auth", "host": "registry.npmjs.org"}]}
	found := internal_name_from_public.deny with input as facts(public) with data.sealint.params as params
	found == {{
		"message": "acme-auth has an internal name, but comes from https://registry.npmjs.org/acme-auth",
		"at": ["purl"],
	}}
}

test_names[name] if {
	some name, overrides in {
		"group": {"name": "auth", "group": "com.acme"},
		"scope": {"name": "auth", "group": "@acme"},
		"name holds the scope": {"name": "@acme/auth"},
		"namespace of the package URL": {"name": "auth", "purl": {"namespace": "@acme", "name": "auth"}},
		"name of the package URL": {"name": "auth", "purl": {"name": "acme-auth"}},
		"any ending": {"name": "acme-auth.core/client"},
	}
	count(internal_name_from_public.deny) == 1 with input as facts(overrides) with data.sealint.params as params
}

test_no_internal_name[name] if {
	some name, overrides in {
		"name": {"name": "left-pad"},
		"namespace": {"name": "auth", "purl": {"namespace": "other", "name": "acme-auth"}},
		"group": {"name": "auth", "group": "com.acmeother"},
	}
	count(internal_name_from_public.deny) == 0 with input as facts(overrides) with data.sealint.params as params
}

test_internal_source[host] if {
	some host in ["npm.acme.example", "npm.corp.example"]
	public := {"url": "https://github.com/acme/auth", "host": "github.com"}
	sources := {"sources": [public, {"url": sprintf("https://%s/acme-auth", [host]), "host": host}]}
	count(internal_name_from_public.deny) == 0 with input as facts(sources) with data.sealint.params as params
}

test_without_internal_hosts_every_internal_name_is_told if {
	sources := {"sources": [{"url": "https://npm.acme.example/acme-auth", "host": "npm.acme.example"}]}
	only_names := {"names": ["acme-*"], "hosts": []}
	count(internal_name_from_public.deny) == 1 with input as facts(sources) with data.sealint.params as only_names
}

test_root_is_not_fetched if {
	count(internal_name_from_public.deny) == 0 with input as facts({"is_root": true}) with data.sealint.params as params
}

test_file if {
	count(internal_name_from_public.deny) == 0 with input as facts({"type": "file"}) with data.sealint.params as params
}

test_off_by_default if {
	count(internal_name_from_public.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "acme-auth", "type": "library", "is_root": false, "sources": []}, overrides)
