# METADATA
# title: Descriptions contain no active content
# description: >-
#   Descriptions are Markdown, which allows HTML. Portals render it for developers who are signed in: a script in a
#   contract from a pull request runs in their session.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.1.1.html#rich-text-formatting
# custom:
#   id: openapi/unsafe-markdown
#   entity: text
#   severity: medium
#   profile: baseline
#   fix: >-
#     Remove the markup, or put it between backticks to show it as code.
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-79]
package sealint.openapi.unsafe_markdown

deny contains finding if {
	some what in input.unsafe
	finding := {"message": sprintf("%s contains %s, which runs when the text is rendered", [input.key, what]), "at": []}
}
