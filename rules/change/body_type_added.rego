# METADATA
# title: Operations take no further risky media types
# description: >-
#   Each media type is another parser. XML brings external entities, forms and text can be sent by any web page
#   without a question of the browser.
# custom:
#   id: change/body-type-added
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Take only the media types that callers need; switch external entities off where XML is one of them.
#   controls: [guide/5.strictness, OWASP-API8:2023, CWE-611, CWE-352]
package sealint.change.body_type_added

deny contains finding if {
	input.status == "modified"
	input.after.kind == "path"
	not "" in input.before.request_types # it did not say what it takes
	not "*/*" in input.before.request_types
	some i, type in input.transfer.new_types
	some risk in risks(type, input.after.method)
	finding := {
		"message": sprintf("%s %s now also takes %s (%s)", [input.after.method, input.after.path, type, risk]),
		"at": ["new_types", i],
	}
}

risks(type, method) := parsers(type) | {"forms of other sites" | method == "POST"; type in forms}

parsers("*/*") := {"anything"}

parsers(type) := {"external entities" | xml(type)} if type != "*/*"

xml(type) if type in {"application/xml", "text/xml"}

xml(type) if endswith(type, "+xml")

# What a page sends to another site without a question of the browser (CORS-safelisted, https://fetch.spec.whatwg.org).
forms := {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}
