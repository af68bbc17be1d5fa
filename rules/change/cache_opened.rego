# METADATA
# title: Answers with sensitive data say how they are cached
# description: >-
#   Without Cache-Control, browsers and proxies may keep an answer and give it to somebody else.
# custom:
#   id: change/cache-opened
#   entity: change_operation
#   severity: low
#   profile: strict
#   fix: >-
#     Document Cache-Control: no-store again.
#   controls: [guide/4.minimization, CWE-525]
package sealint.change.cache_opened

deny contains finding if {
	input.status == "modified"
	"cache-control" in input.before.security_headers
	not "cache-control" in input.after.security_headers
	some field in input.after.returns
	true in {field.category != "none", field.classification in {"confidential", "restricted"}}
	finding := {
		"message": sprintf("answers of %s %s may be cached: Cache-Control is no longer documented", [input.after.method, input.after.path]),
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}
}
