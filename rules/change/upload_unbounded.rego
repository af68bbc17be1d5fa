# METADATA
# title: Uploads keep their limits
# description: >-
#   A file without a largest size fills disks and memory. A file of any type may be a program or a page with
#   scripts.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: change/upload-unbounded
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Give the part a maxLength again, and list its content types in encoding.
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-434, CWE-770]
package sealint.change.upload_unbounded

deny contains finding if {
	some i, part in input.transfer.uploads
	part.was_bounded
	not part.is_bounded
	finding := told(i, sprintf("%s of %s %s had a largest size, and now has none", [part.name, input.after.method, input.after.path]))
}

deny contains finding if {
	some i, part in input.transfer.uploads
	part.had_content_types
	not part.has_content_types
	finding := told(i, sprintf("%s of %s %s had listed content types, and now may have any", [part.name, input.after.method, input.after.path]))
}

told(i, message) := {"message": message, "at": ["uploads", i], "related": [{"ref": ["before", "uploads", i], "message": "before"}]}
