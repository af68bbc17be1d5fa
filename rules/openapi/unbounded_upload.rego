# METADATA
# title: Uploads have a maximum size and known types
# description: >-
#   Binary bodies without a maximum length can fill disks. A body of any type is stored and served again with whatever
#   type its sender chose, such as a script among pictures.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html
# custom:
#   id: openapi/unbounded-upload
#   entity: body
#   severity: medium
#   profile: recommended
#   fix: >-
#     Describe the bytes by a string with maxLength, list the content types of each part under encoding, and name media types
#     instead of */*.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-434]
package sealint.openapi.unbounded_upload

# One finding per body, with all of its causes.
deny contains finding if {
	input.direction == "request"
	causes := array.flatten([of_any, of_size, of_type, of_length])
	count(causes) > 0
	finding := {
		"message": concat("; ", [cause.message | some cause in causes]),
		"at": causes[0].places[0],
		"related": [{"ref": place, "message": cause.message} |
			some i, cause in causes
			some j, place in cause.places
			i + j > 0
		],
	}
}

any_type if input.media_type in {"*/*", "application/*"}

default of_any := []

of_any := [{"message": sprintf("the body may be of any type: %s", [input.media_type]), "places": [[]]}] if any_type

# OpenAPI 2.0: no media type is known.
of_any := [{"message": "the body may be of any type: neither the operation nor the document has consumes", "places": [[]]}] if input.media_type == ""

default of_size := []

of_size := [{"message": sprintf("binary body has no maximum length: %s", [reason]), "places": [place]}] if {
	input.media_type != ""
	input.binary
	not input.constraints.max_length
}

reason := lack("its schema", input.constraints.types) if input.has_schema

reason := "it has no schema" if not input.has_schema

place := ["schema"] if input.has_schema

place := [] if not input.has_schema

endless := [part | some part in input.parts; not part.bounded]

of_length := [cause |
	count(endless) > 0
	cause := {
		"message": sprintf("%s and %s no maximum length: %s", [named(endless), verb(endless), concat(", ", {lack("the schema", part.types) | some part in endless})]),
		"places": [part.at | some part in endless],
	}
]

untyped := [part | some part in input.parts; not part.content_types]

of_type := [cause |
	count(untyped) > 0
	cause := {
		"message": sprintf("%s and may be of any type: encoding names no contentType", [named(untyped)]),
		"places": [["encoding", part.name] | some part in untyped],
	}
]

named(parts) := sprintf("part %q is binary", [parts[0].name]) if count(parts) == 1

named(parts) := sprintf("parts %s are binary", [concat(", ", [sprintf("%q", [part.name]) | some part in parts])]) if count(parts) > 1

verb(parts) := "has" if count(parts) == 1

verb(parts) := "have" if count(parts) > 1

# maxLength on a schema that accepts no string would have no effect.
lack(schema, types) := sprintf("%s has no maxLength", [schema]) if takes_string(types)

lack(schema, types) := sprintf("%s has type %s, and only a string can have maxLength", [schema, concat(" or ", sort(types))]) if not takes_string(types)

takes_string(types) if count(types) == 0

takes_string(types) if {
	some t in types
	t in {"string", "file"}
}
