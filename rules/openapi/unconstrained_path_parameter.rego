# METADATA
# title: Path parameters have a restricted form
# description: >-
#   A path parameter goes into routes, file names and queries. If it may be any string, callers can send ../ and
#   quotes.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/unconstrained-path-parameter
#   entity: parameter
#   severity: low
#   profile: strict
#   fix: >-
#     Set pattern, format or enum.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API8:2023, CWE-20]
package sealint.openapi.unconstrained_path_parameter

import data.sealint.lib.types

deny contains finding if {
	input.in == "path"
	input.direction in {"request", "both"}
	input.described_by != "none"
	types.textual(input.constraints.types)
	input.constraints.format == ""
	input.constraints.pattern == ""
	not input.constraints.enumerated
	finding := {"message": sprintf("path parameter %q accepts any string", [input.name]), "at": ["schema"]}
}
