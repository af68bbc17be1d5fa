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
	some risk in risks(type)
	finding := {
		"message": sprintf("%s %s now also takes %s (%s)", [input.after.method, input.after.path, type, risk]),
		"at": ["new_types", i],
	}
}

risks(type) := ({risk | risk := {
	"*/*": "anything",
	"application/xml": "external entities",
	"text/xml": "external entities",
	"application/x-www-form-urlencoded": "forms of other sites",
	"text/plain": "forms of other sites",
}[type]} | {"external entities" | endswith(type, "+xml")}) | {"forms of other sites" | startswith(type, "multipart/")}
