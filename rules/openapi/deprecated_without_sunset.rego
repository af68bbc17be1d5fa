# METADATA
# title: Deprecated operations say when they end and what replaces them
# description: >-
#   If a deprecation has no date, clients ignore it, and the old operation stays for ever without patches and
#   monitoring. Clients move when they know by when and to which operation.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: openapi/deprecated-without-sunset
#   entity: operation
#   severity: low
#   profile: recommended
#   fix: >-
#     Set x-sunset to the date (or document the Sunset header), and name the replacement in the description by method and
#     path, or link to it there or in externalDocs.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.openapi.deprecated_without_sunset

deny contains finding if {
	input.deprecated
	count(missing) > 0
	finding := {"message": sprintf("%s %s is deprecated and %s", [input.method, input.path, concat(" and ", missing)]), "at": ["deprecated"]}
}

missing := array.concat([part | part := "has no x-sunset or Sunset header"; not input.sunset_declared], [part | part := "names no replacement"; not input.migration])
