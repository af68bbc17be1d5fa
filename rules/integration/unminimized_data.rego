# METADATA
# title: Only the fields that are needed are requested
# description: >-
#   A field that is not requested cannot leak. Responses with more data than the consumer needs spread sensitive data
#   without benefit.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: integration/unminimized-data
#   entity: integration
#   severity: low
#   profile: strict
#   fix: >-
#     Select the fields that are needed (sparse fieldsets, a narrower operation), and state data.minimized.
#   controls: [guide/4.minimization, OWASP-API3:2023]
package sealint.integration.unminimized_data

deny contains finding if {
	"spec.data.minimized" in input.absent
	input.spec.data.classification in {"confidential", "restricted"}
	finding := {
		"message": sprintf("the manifest does not state whether only the needed fields of %s data are requested", [input.spec.data.classification]),
		"at": ["spec", "data", "minimized"],
	}
}

deny contains finding if {
	input.spec.data.minimized == false
	input.spec.data.classification in {"confidential", "restricted"}
	finding := {
		"message": sprintf("more fields of %s data are requested than are needed", [input.spec.data.classification]),
		"at": ["spec", "data", "minimized"],
	}
}
