# METADATA
# title: Formats are known and fit their type
# description: >-
#   Validators ignore a format that they do not know, or that belongs to another type. A misspelt format is therefore
#   never checked.
# related_resources:
#   - ref: https://spec.openapis.org/registry/format/
# custom:
#   id: openapi/unknown-format
#   entity: schema
#   severity: low
#   profile: strict
#   fix: >-
#     Use a format of the OpenAPI Format Registry that belongs to the type, or a pattern; list formats of your own in
#     the parameter known.
#   per: definition
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-20]
#   params:
#     known: {type: array, default: [], description: "Formats of your own that your validators know."}
package sealint.openapi.unknown_format

import data.sealint.params

deny contains finding if {
	input.direction in {"request", "both"}
	input.format != ""
	not input.format in params.known
	not formats[input.format]
	finding := {"message": sprintf("format %q is in no registry, so validators ignore it", [input.format]), "at": ["format"]}
}

deny contains finding if {
	input.direction in {"request", "both"}
	not input.format in params.known
	count(input.types) > 0
	fitting := formats[input.format]
	count(fitting & {t | some t in input.types}) == 0
	finding := {
		"message": sprintf("format %q is for %s, not for %s", [input.format, concat(" and ", fitting), concat(" and ", input.types)]),
		"at": ["format"],
	}
}

formats := object.union(
	{name: {"string"} | some name in text_formats},
	{
		"int32": {"integer", "number"},
		"int64": {"integer", "number", "string"},
		"int8": {"integer", "number"},
		"int16": {"integer", "number"},
		"uint8": {"integer", "number"},
		"uint16": {"integer", "number"},
		"uint32": {"integer", "number"},
		"uint64": {"integer", "number", "string"},
		"double-int": {"integer", "number"},
		"float": {"number"},
		"double": {"number"},
		"decimal": {"number", "string"},
		"decimal128": {"number", "string"},
		"unix-time": {"integer", "number"},
	},
)

text_formats := {
	"base64url", "binary", "byte", "char", "commonmark", "date", "date-time", "date-time-local", "duration", "email",
	"hostname", "html", "http-date", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer",
	"media-range", "password", "regex", "relative-json-pointer", "sf-binary", "sf-boolean", "sf-decimal", "sf-integer",
	"sf-string", "sf-token", "time", "time-local", "uri", "uri-reference", "uri-template", "uuid",
}
