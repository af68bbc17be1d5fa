# METADATA
# title: Integrations that disappear have ended
# description: >-
#   An integration whose manifest is deleted may go on running, with its credential and its data, but is judged by
#   nobody.
# custom:
#   id: change/integration-removed
#   entity: change_workspace
#   severity: medium
#   profile: recommended
#   fix: >-
#     Before the manifest is deleted, set metadata.lifecycle to retired, or a metadata.sunset that comes first. If
#     only the file was moved, keep the name.
#   controls: [guide/10.catalogue, guide/2.inventory, CWE-1059]
package sealint.change.integration_removed

import data.sealint.lib.manifests

deny contains finding if {
	some i, integration in input.integrations
	not integration.lifecycle == "retired"
	not ended(integration)
	finding := manifests.told(sprintf("%s is gone; nobody said that it ended", [named(integration)]), ["integrations", i], ["integrations", i])
}

ended(integration) if integration.sunset <= data.sealint.today

named(integration) := sprintf("integration %s", [integration.name]) if integration.name != ""

named(integration) := sprintf("the integration in %s", [integration.path]) if integration.name == ""
