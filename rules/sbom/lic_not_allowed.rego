# METADATA
# title: Every component has an allowed licence
# description: >-
#   A list of denied licences misses the licence that nobody thought of; a list of allowed licences does not. An
#   expression is allowed if one of its alternatives uses only listed licences. A name that is not an SPDX id, an
#   unknown licence and a missing licence cannot be on the list. The rule finds nothing until licences are listed.
# related_resources:
#   - ref: https://spdx.org/licenses/
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/lic-not-allowed
#   entity: component
#   severity: high
#   profile: recommended
#   fix: >-
#     Replace the component, find out its licence, or have the licence reviewed and allowed.
#   controls: [guide/6.sbom, SCVS-5.12]
#   params:
#     licences:
#       type: array
#       default: []
#       description: >-
#         SPDX ids that are allowed, each exactly as it stands: Apache-2.0 does not allow Apache-2.0 WITH an exception,
#         which is an entry of its own. LicenseRef-x-* allows every LicenseRef that begins so. The rule is off while the
#         list is empty.
package sealint.sbom.lic_not_allowed

import data.sealint.lib.text
import data.sealint.params

deny contains finding if {
	count(params.licences) > 0
	some i, licence in input.licences
	licence.decides
	licence.stated != ""
	offending := sealint.licence.not_allowed(licence.stated, params.licences)
	count(offending) > 0
	message := sprintf("%s has the licence %q; not allowed: %s", [input.name, licence.stated, concat(", ", offending)])
	finding := {"message": message, "at": ["licences", i]}
}

deny contains finding if {
	count(params.licences) > 0
	some i, licence in input.licences
	licence.decides
	licence.stated == ""
	finding := {"message": sprintf("%s has a licence%s that no list can allow: it has no SPDX id", [input.name, named(licence)]), "at": ["licences", i]}
}

deny contains finding if {
	count(params.licences) > 0
	input.type != "file"
	input.licence_state == "absent"
	finding := {"message": sprintf("%s has no licence that could be allowed", [input.name]), "at": ["licences"]}
}

deny contains finding if {
	count(params.licences) > 0
	input.type != "file"
	input.licence_state == "unknown"
	message := sprintf("%s has no licence that could be allowed: it is declared unknown", [input.name])
	finding := {"message": message, "at": ["licences", 0]}
}

named(licence) := sprintf(" %q", [text.short(licence.name)]) if licence.name

named(licence) := "" if not licence.name
