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
#   per: document
#   fix: >-
#     Describe the query by parameters with in: query, and use one path item.
#   controls: [guide/5.contract, OWASP-API9:2023, CWE-436]
package sealint.openapi.path_contains_query

deny contains {"message": message, "at": ["paths", path]} if {
	some path in input.paths
	marks := [mark | some mark in ["?", "#"]; contains(outside_variables(path), mark)]
	count(marks) > 0
	message := sprintf("the path template contains %q, which no request path can contain", [marks[0]])
}

outside_variables(path) := regex.replace(path, `\{[^{}]*\}`, "")
