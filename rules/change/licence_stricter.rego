# METADATA
# title: No licence becomes stricter unnoticed
# description: >-
#   The new licence demands more of those who deliver the product: the source of the component, of the whole product,
#   also of those who only offer it over a network, or it forbids some use. Licences are compared by classes, from a
#   public table; of a choice (OR) the mildest counts. The rule is silent about licences that the table lacks.
# related_resources:
#   - ref: https://scancode-licensedb.aboutcode.org/
#   - ref: https://spdx.org/licenses/
# custom:
#   id: change/licence-stricter
#   entity: change_component
#   severity: medium
#   profile: recommended
#   identity: [value]
#   fix: >-
#     Ask whoever decides about licences, stay with the former version, or replace the component.
#   controls: [guide/6.sbom, SCVS-5.12]
package sealint.change.licence_stricter

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	change := input.licence
	finding := {
		"message": sprintf("%s was under %s, is under %s (%s)", [components.title(input.after), text.short(change.before), text.short(change.after), change.class]),
		"at": ["licences", change.index],
		"related": [{"ref": ["before", "licences", 0], "message": "before"}],
		"decision": components.grouped(input),
	}
}
