# METADATA
# title: A component comes from the same owner
# description: >-
#   The component is now fetched from a host of an owner from whom no component came before. A takeover of a package,
#   or a mirror in foreign hands, looks like this. Or its repository (vcs) is now on such a host. Hosts below one
#   registered domain have one owner. A package URL that names no place means the public registry of its type.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/requirements
#   - ref: https://publicsuffix.org/
# custom:
#   id: change/source-host-changed
#   entity: change_component
#   severity: high
#   profile: recommended
#   identity: [value]
#   fix: >-
#     Find out who operates the host. Fetch the component from its former source, or from a mirror that you operate.
#   controls: [guide/2.threats, guide/6.sbom, SLSA, CWE-829]
package sealint.change.source_host_changed

import data.sealint.lib.components

deny contains finding if {
	some source in input.new_hosts
	finding := {
		"message": sprintf("%s is now fetched from %s, from where no component came before", [components.title(input.after), source.host]),
		"at": place(source),
		"related": [{"ref": before(source), "message": "before"}],
	}
}

place(source) := [source["in"], source.index] if source["in"] != "purl"

place(source) := ["purl"] if source["in"] == "purl"

# The first source or repository of the base; its package URL if it states none.
before(source) := ["before", source["in"], i] if i := first(source)

before(source) := ["before", "purl"] if not first(source)

first(source) := 0 if {
	source["in"] == "sources"
	count(input.before.sources) > 0
}

first(source) := min([i | some i, reference in input.before.external_references; reference.type == "vcs"]) if {
	source["in"] == "external_references"
}
