# METADATA
# title: No licence becomes stricter unnoticed
# description: >-
#   The new licence demands more of those who deliver the product: the source of the component, of the whole product,
#   also of those who only offer it over a network, or it forbids some use. Licences are compared by classes, from a
#   public table; of a choice (OR) the mildest counts. The class of a licence that nobody has classified for certain is unknown, as is that of a licence
#   without an SPDX id: the rule is silent if the class of the old or of the new licence is unknown.
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
