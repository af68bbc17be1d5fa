# METADATA
# title: Path templates contain no query
# description: >-
#   A path template ends before the query. No request path contains ? or #, so a gateway never matches such a template:
#   another route handles the request, or none, with other security.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.1.1.html#paths-object
# custom:
#   id: openapi/path-contains-query
#   entity: contract
#   severity: medium
#   profile: baseline
#   fix: >-
#     Describe the query by parameters with in: query, and use one path item.
#   controls: [guide/5.contract, OWASP-API9:2023, CWE-436]
package sealint.openapi.path_contains_query

# One finding for the document, at the first such path.
deny contains finding if {
	count(wrong) > 0
	finding := {
		"message": concat("", [message(wrong[0]), more]),
		"at": ["paths", wrong[0].path],
		"related": [{"ref": ["paths", other.path], "message": sprintf("%q", [other.path])} | some i, other in wrong; i > 0],
	}
}

wrong := [found |
	some path in input.paths
	marks := [mark | some mark in ["?", "#"]; contains(outside_variables(path), mark)]
	count(marks) > 0
	found := {"path": path, "mark": marks[0]}
]

message(found) := sprintf("the path template contains %q, which no request path can contain", [found.mark])

default more := ""

more := sprintf("; %d of %d path templates contain ? or #", [count(wrong), count(input.paths)]) if count(wrong) > 1

outside_variables(path) := regex.replace(path, `\{[^{}]*\}`, "")
