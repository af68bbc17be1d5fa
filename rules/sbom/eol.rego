# METADATA
# title: No component is past its end of life
# description: >-
#   Nobody fixes a component after its support has ended, so every vulnerability that is found later remains. No SBOM
#   contains these dates: you provide them in the parameter dates. Without dates the rule finds nothing.
# related_resources:
#   - ref: https://endoflife.date/
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
# custom:
#   id: sbom/eol
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Update to a supported version, or arrange support and remove the entry.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-5.8, CWE-1104]
#   params:
#     dates: {type: array, default: [], description: "Ends of life. Each entry is a package URL, a space, and the last day of support as YYYY-MM-DD. The package URL may end in * or have a vers: range as its version."}
package sealint.sbom.eol

import data.sealint.params

# An entry that cannot be read makes the run incomplete: skipping it would hide the components that it means. So both parts
# of every entry are read, whatever its date.
deny contains finding if {
	some entry in params.dates
	words := split(entry, " ")
	date := words[count(words) - 1]
	ended := time.parse_ns("2006-01-02", date)

	# regal ignore:defer-assignment
	answer := sealint.purl.match(concat(" ", array.slice(words, 0, count(words) - 1)), input.purl.text)
	ended < time.parse_ns("2006-01-02", data.sealint.today)
	finding := {"message": sprintf("%s %s the end of its life on %s", [input.name, reached[answer], date]), "at": ["purl"]}
}

reached := {"yes": "reached", "unknown": "may have reached"}
