# METADATA
# title: No component is fetched without encryption
# description: >-
#   Whoever is on the way can replace what is fetched over http, ftp, git or svn. The base fetched the component over
#   an encrypted connection, or it is new.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/requirements
#   - ref: https://cyclonedx.org/docs/1.6/json/#components_items_externalReferences
# custom:
#   id: change/source-downgraded
#   entity: change_component
#   severity: high
#   profile: baseline
#   fix: >-
#     Fetch the component over https or ssh.
#   controls: [guide/4.transport, guide/6.sbom, SLSA, CWE-319]
package sealint.change.source_downgraded

import data.sealint.lib.components

deny contains finding if {
	some source in input.downgrades
	finding := {
		"message": sprintf("%s is%s fetched from %s without encryption (%s)", [components.title(input.after), now[input.status], source.host, source.type]),
		"at": [source["in"], source.index],
		"related": before(source),
	}
}

now := {"modified": " now", "added": ""}

before(source) := [{"ref": ["before", source["in"], i], "message": "before"}] if {
	input.status == "modified"
	source["in"] == "external_references"
	i := min([n | some n, reference in input.before.external_references; reference.type == source.type])
}

before(source) := [{"ref": ["before", "sources", 0], "message": "before"}] if {
	input.status == "modified"
	source["in"] == "sources"
}

before(_) := [] if input.status == "added"
