# METADATA
# title: No two integrations have the same name
# description: >-
#   Owners, alerts and incidents refer to an integration by its name. If two have the same name, nobody knows which one
#   is meant, and the catalogue contains only one of them.
# custom:
#   id: integration/duplicate-name
#   entity: workspace
#   severity: medium
#   profile: baseline
#   fix: >-
#     Give the integration its own metadata.name.
#   controls: [guide/10.catalogue]
package sealint.integration.duplicate_name

deny contains finding if {
	some i, integration in input.integrations
	integration.name != ""
	integration.first_named != i
	finding := {
		"message": sprintf("the name %q is also the name of another integration", [integration.name]),
		"at": ["integrations", i, "metadata", "name"],
		"related": [{
			"ref": ["integrations", integration.first_named, "metadata", "name"],
			"message": "the first integration of that name",
		}],
	}
}
