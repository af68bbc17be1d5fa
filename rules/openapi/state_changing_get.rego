# METADATA
# title: GET changes nothing
# description: >-
#   Browsers, crawlers, caches and link previews send GET requests without asking. If such a request logs somebody out
#   or deletes something, a link or an image on any page does it, in the name of the person who sees the page. The name
#   of the operation says that it changes something: the last segment of its path is a verb, or its operationId begins
#   with one.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
# custom:
#   id: openapi/state-changing-get
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Use POST, PUT, PATCH or DELETE; if the operation only reads, name it for what it reads.
#   controls: [OWASP-API8:2023, CWE-650]
package sealint.openapi.state_changing_get

deny contains finding if {
	input.kind == "path"
	input.change != ""
	finding := {"message": sprintf("%s %s changes something, as its name says: %s", [input.method, input.path, input.change]), "at": []}
}
