# METADATA
# title: Uploads have a largest size and known types
# description: >-
#   A body of bytes without a largest length fills disks, and one that may be of any type is stored and served again
#   as whatever its sender called it: a script among the pictures.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html
# custom:
#   id: openapi/unbounded-upload
#   entity: body
#   severity: medium
#   profile: recommended
#   fix: >-
#     Set maxLength on the binary schema, list the content types of each part under encoding, and name media types
#     instead of */*.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-434]
package sealint.openapi.unbounded_upload

deny contains finding if {
	input.direction == "request"
	input.media_type in {"*/*", "application/*"}
	finding := {"message": sprintf("the body may be of any type: %s", [input.media_type]), "at": []}
}

deny contains finding if {
	input.direction == "request"
	input.binary
	not input.constraints.max_length
	not input.media_type in {"*/*", "application/*"}
	finding := {"message": "binary body has no largest length: its schema has no maxLength", "at": ["schema"]}
}

deny contains finding if {
	input.direction == "request"
	some part in input.parts
	not part.bounded
	finding := {"message": sprintf("part %q is binary and has no largest length: no maxLength", [part.name]), "at": part.at}
}

deny contains finding if {
	input.direction == "request"
	some part in input.parts
	not part.content_types
	finding := {
		"message": sprintf("part %q is binary and may be of any type: encoding names no contentType", [part.name]),
		"at": ["encoding", part.name],
	}
}
