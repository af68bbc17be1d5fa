# METADATA
# title: No two integrations have one name
# description: >-
#   The name is how an owner, an alert or an incident speaks of an integration. Where two have one, nobody knows which
#   of them is meant, and a catalogue holds one of them only.
# custom:
#   id: integration/duplicate-name
#   entity: workspace
#   severity: medium
#   profile: baseline
#   fix: >-
#     Give the integration a metadata.name of its own.
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
