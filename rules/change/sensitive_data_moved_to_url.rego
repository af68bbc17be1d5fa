# METADATA
# title: Sensitive data stays out of URLs
# description: >-
#   Access logs, browser histories, referrer headers and monitoring all store URLs. What moves from the body into
#   the URL is stored in all of them.
# custom:
#   id: change/sensitive-data-moved-to-url
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Send the data in the body, by POST or QUERY.
#   controls: [guide/4.secrets, CWE-598]
package sealint.change.sensitive_data_moved_to_url

import data.sealint.lib.sensitive

deny contains finding if {
	some i, moved in input.transfer.in_url
	finding := {
		"message": sprintf("%s (%s) was sent in the body, and %s %s now takes it in the %s", [moved.name, sensitive.kind(moved), input.after.method, input.after.path, moved.in]),
		"at": ["in_url", i],
		"related": [{"ref": ["before", "in_url", i], "message": "before"}],
	}
}
