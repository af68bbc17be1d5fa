# METADATA
# title: Credentials are not rotated less often than before
# description: >-
#   A credential that has leaked unnoticed works until it is replaced.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: change/rotation-lengthened
#   entity: change_integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Keep the former identity.credential.rotation.
#   controls: [guide/4.secrets, CWE-324]
package sealint.change.rotation_lengthened

import data.sealint.lib.credentials
import data.sealint.lib.manifests
import data.sealint.lib.violations

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the credential was rotated every %s, now every %s", [before, after])} if {
	input.after.rotation_seconds > input.before.rotation_seconds
	before := input.before.spec.identity.credential.rotation
	after := input.after.spec.identity.credential.rotation
}

weaker contains {"at": at, "message": sprintf("the credential was rotated every %s; the manifest no longer says how often it is", [before])} if {
	before := input.before.spec.identity.credential.rotation
	manifests.dropped(input, at)
	input.after.spec.identity.method in credentials.methods
}

deny contains finding if {
	some pair in input.environments
	was := input.before.environments[pair.before]
	now := input.after.environments[pair.after]
	now.rotation_seconds > was.rotation_seconds
	message := sprintf("the credential of environment %s is rotated less often than before", [now.name])
	field := ["credential", "rotation"]
	finding := manifests.told(message, array.concat(now.at, field), array.concat(was.at, field))
}

deny contains finding if {
	some pair in input.webhooks
	was := input.before.webhooks[pair.before]
	now := input.after.webhooks[pair.after]
	now.rotation_seconds > was.rotation_seconds
	message := sprintf("the secret of webhook %s is rotated less often than before", [now.url])
	finding := manifests.told(message, array.concat(now.at, webhook_field), array.concat(was.at, webhook_field))
}

deny contains finding if {
	some pair in input.webhooks
	was := input.before.webhooks[pair.before]
	was.rotation_seconds
	now := input.after.webhooks[pair.after]
	now.keys == "shared"
	not now.rotation_seconds
	not violations.cover(input.after.violations, array.concat(now.at, webhook_field))
	message := sprintf("the manifest no longer says how often the secret of webhook %s is rotated", [now.url])
	finding := manifests.told(message, array.concat(now.at, webhook_field), array.concat(was.at, webhook_field))
}

webhook_field := ["secret", "rotation"]

at := ["spec", "identity", "credential", "rotation"]
