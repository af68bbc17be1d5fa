# METADATA
# title: Credentials stay in the secret manager
# description: >-
#   A secret manager says who read a secret and replaces it. Environment variables are in crash reports, in process
#   lists and in the memory of every child process.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: change/credential-store-weakened
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep the credential in the secret manager, and refer to it there.
#   controls: [guide/4.secrets, CWE-526]
package sealint.change.credential_store_weakened

import data.sealint.lib.manifests

deny contains finding if {
	input.before.credential_store == "manager"
	where := stores[input.after.credential_store]
	at := ["spec", "identity", "credential", "ref"]
	finding := manifests.told(sprintf("the credential was in a secret manager; now %s", [where]), at, at)
}

deny contains finding if {
	some pair in input.environments
	was := input.before.environments[pair.before]
	was.credential_store == "manager"
	now := input.after.environments[pair.after]
	message := sprintf("the credential of environment %s was in a secret manager; now %s", [now.name, stores[now.credential_store]])
	field := ["credential", "ref"]
	finding := manifests.told(message, array.concat(now.at, field), array.concat(was.at, field))
}

deny contains finding if {
	some pair in input.webhooks
	was := input.before.webhooks[pair.before]
	was.secret_store == "manager"
	now := input.after.webhooks[pair.after]
	message := sprintf("the secret of webhook %s was in a secret manager; now %s", [now.url, stores[now.secret_store]])
	field := ["secret", "ref"]
	finding := manifests.told(message, array.concat(now.at, field), array.concat(was.at, field))
}

stores := {"environment": "it is in an environment variable", "other": "its reference leads to none"}
