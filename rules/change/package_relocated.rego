# METADATA
# title: A package does not come from another place unnoticed
# description: >-
#   The package of the base is gone, and the SBOM has one of the same name under another type or namespace of its package
#   URL, or in another group: another registry serves it, or another owner publishes it. Forks and projects that move
#   look like this, and so do attackers who put their own package in the place of a known one. Packages that move
#   together from one place to another are one finding. Parts of one Maven group, modules of one owner on GitHub, and
#   names that many packages have, such as core, do not count; the latter do if the version is the same.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/threats
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: change/package-relocated
#   entity: change_component
#   severity: high
#   profile: recommended
#   fix: >-
#     Check that the new place is the one that you want. If it is, accept the finding with a waiver.
#   controls: [guide/2.threats, guide/6.sbom, CWE-1357]
package sealint.change.package_relocated

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	move := input.relocated
	finding := {
		"message": sprintf("%s takes the place of %s: it came from %s, now from %s", [
			components.title(input.after),
			text.short(move["package"]),
			place(move.from),
			place(move.to),
		]),
		"at": ["purl"],
		"related": [{"ref": ["before", "relocated"], "message": "before"}],
		"decision": group(move),
	}
}

place(words) := text.short(words) if words != ""

place("") := "no group"

group(_) := components.grouped(input) if input.tool_changed

group(move) := sprintf("packages moved from %s to %s", [place(move.from), place(move.to)]) if not input.tool_changed
