# METADATA
# title: A discriminator names a required property that is a string
# description: >-
#   A discriminator chooses the schema that a value is read with. If its property may be missing, or the schema does not
#   declare it, the specification does not say which schema that is: two programs read the same value differently.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
# custom:
#   id: openapi/discriminator-property
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Declare the property as a string, and list it in required, in the schema or in each branch of oneOf and anyOf.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-436]
package sealint.openapi.discriminator_property

deny contains finding if {
	input.direction != "none"
	some fault in input.discriminator_faults
	finding := {"message": fault.message, "at": fault.at}
}
