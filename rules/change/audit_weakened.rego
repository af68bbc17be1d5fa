# METADATA
# title: Nothing stops being recorded
# description: >-
#   What is not recorded cannot be found out after an incident: who had a token, who used it, and what was done with
#   it. Who wants to hide something begins here.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html
# custom:
#   id: change/audit-weakened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep the records and the fields of the logs, and say so in identity.audit and observability.
#   controls: [guide/7.observability, guide/3.revocation, CWE-778]
package sealint.change.audit_weakened

import data.sealint.lib.logs
import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": record.at, "message": sprintf("the manifest no longer says that %s", [record.words])} if {
	some record in records
	manifests.switched_off(input, record.at)
}

weaker contains {"at": fields, "message": sprintf("logs had a field for %s; now they have none", [concat(" and ", lost)])} if {
	not manifests.misstated(input.after, fields)
	lost := [logs.words(tag) |
		some tag in logs.tags(input.before)
		logs.tagged(input.before.spec.observability.logs.fields, tag)
		not logs.tagged(object.get(input.after, fields, []), tag)
	]
	count(lost) > 0
}

fields := ["spec", "observability", "logs", "fields"]

records := [
	{"at": ["spec", "identity", "audit", "issuance"], "words": "each issue of a token is recorded"},
	{"at": ["spec", "identity", "audit", "lastUsed"], "words": "the last use of each token is recorded"},
	{"at": ["spec", "observability", "logs", "structured"], "words": "logs are structured"},
	{"at": ["spec", "observability", "logs", "redacted"], "words": "sensitive data is removed from logs"},
	{"at": ["spec", "observability", "tamperEvident"], "words": "later changes to the logs can be detected"},
	{"at": ["spec", "observability", "traces"], "words": "calls are traced"},
]
