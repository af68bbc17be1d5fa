# METADATA
# title: Dependencies have no cycles
# description: >-
#   Cycles exist in some ecosystems and are legal in the document, but readers that follow dependencies without
#   remembering their path never finish. Cycles also make updates harder to plan: all elements of a cycle must be
#   considered together.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://cwe.mitre.org/data/definitions/835.html
# custom:
#   id: sbom/dep-cycle
#   entity: sbom
#   severity: low
#   profile: strict
#   fix: >-
#     Check whether the dependencies are real or an error of the generator. If they are real, turn the rule off for the
#     document.
#   controls: [guide/6.sbom, CWE-835]
package sealint.sbom.dep_cycle

deny contains finding if {
	some i, cycle in input.cycles
	message := sprintf("%d elements depend on each other in a circle: %s%s", [cycle.size, concat(", ", cycle.refs), more(cycle)])
	finding := {"message": message, "at": ["cycles", i]}
}

more(cycle) := ", …" if cycle.size > count(cycle.refs)

more(cycle) := "" if cycle.size == count(cycle.refs)
