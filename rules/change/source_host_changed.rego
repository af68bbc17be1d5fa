# METADATA
# title: A component comes from the same owner
# description: >-
#   The component is now fetched from a host of an owner from whom no component came before. A takeover of a package,
#   or a mirror in foreign hands, looks like this. Hosts below one registered domain have one owner.
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
		"at": ["sources", source.index],
		"related": [{"ref": ["before", "sources", 0], "message": "before"}],
	}
}
