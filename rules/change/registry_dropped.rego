# METADATA
# title: A component keeps its registry
# description: >-
#   A package URL without repository_url means the public registry of its type. If the package exists only in a
#   registry of your own, everybody can publish one of that name in the public registry, and tools that look the
#   component up or fetch it get that one (dependency confusion).
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
#   - ref: https://slsa.dev/spec/v1.0/threats
# custom:
#   id: change/registry-dropped
#   entity: change_component
#   severity: high
#   profile: recommended
#   fix: >-
#     State the qualifier repository_url again.
#   controls: [guide/2.threats, guide/6.sbom, CWE-427]
package sealint.change.registry_dropped

import data.sealint.lib.components

deny contains finding if {
	input.dropped_registry
	finding := {
		"message": sprintf("%s came from %s; now its package URL means the public registry of %s", [
			components.title(input.after),
			input.dropped_registry,
			input.after.purl.type,
		]),
		"at": ["purl"],
		"related": [{"ref": ["before", "purl"], "message": "before"}],
	}
}
