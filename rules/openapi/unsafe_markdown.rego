# METADATA
# title: Descriptions run nothing
# description: >-
#   Descriptions are Markdown, which lets HTML through. Portals render it for developers who are signed in: a script
#   in a contract from a pull request runs with their session.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.1.1.html#rich-text-formatting
# custom:
#   id: openapi/unsafe-markdown
#   entity: text
#   severity: medium
#   profile: baseline
#   fix: >-
#     Remove the markup, or show it as code between backticks.
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-79]
package sealint.openapi.unsafe_markdown

deny contains finding if {
	some what in input.unsafe
	finding := {"message": sprintf("%s contains %s, which runs when the text is rendered", [input.key, what]), "at": []}
}
