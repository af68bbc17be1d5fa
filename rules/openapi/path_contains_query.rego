# METADATA
# title: Path templates hold no query
# description: >-
#   A path template ends where the query begins. A ? or # in it never matches a request as gateways see it: the
#   operation, with its security, is then judged by another route or by none.
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

deny contains finding if {
	some path in input.paths
	some mark in ["?", "#"]
	contains(outside_variables(path), mark)
	finding := {"message": sprintf("the path template contains %q, which no request path can contain", [mark]), "at": ["paths", path]}
}

outside_variables(path) := regex.replace(path, `\{[^{}]*\}`, "")
