# METADATA
# title: The manifest and the Backstage catalog agree
# description: >-
#   People look up in the catalog who owns an integration, whether it is still in use and which contract it follows. If
#   the manifest says something else, one of the two is out of date, and whoever trusts the wrong one asks the wrong
#   team, or reads the wrong contract.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   id: integration/catalog-drift
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Find out which of the two is right, and correct the other. Or leave the field out of the manifest, which then
#     takes it from the catalog file (metadata.from).
#   controls: [guide/10.catalogue]
package sealint.integration.catalog_drift

deny contains finding if {
	some i, field in input.catalog.fields
	field.differs
	finding := {
		"message": sprintf("the manifest states %q, but %s states %q", [field.stated, input.catalog.entity, field.entity]),
		"at": field.at,
		"related": [{"ref": ["catalog", "fields", i], "message": sprintf("%s states %q", [input.catalog.entity, field.entity])}],
	}
}
