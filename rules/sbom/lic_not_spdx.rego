# METADATA
# title: Licences are SPDX licence expressions
# description: >-
#   "BSD" or "Apache" can mean several licences with different duties, and no program can compare free text with a list
#   of allowed licences. An SPDX expression has one meaning. A LicenseRef is accepted as the name of a licence that the
#   SPDX list does not have; unknown licences are ignored.
# related_resources:
#   - ref: https://spdx.org/licenses/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/lic-not-spdx
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1, scvs-l2, bsi-1.1]
#   fix: >-
#     Write the licence as an SPDX id or expression. If the SPDX list does not have it, use a LicenseRef- name and give
#     its text.
#   controls: [guide/6.sbom, BSI-TR-03183-2, SCVS-2.15]
package sealint.sbom.lic_not_spdx

import data.sealint.lib.text

deny contains finding if {
	some i, licence in input.licences
	licence.name != ""
	not licence.id
	not licence.expression
	not regex.match(`^LicenseRef-[A-Za-z0-9.-]+$`, licence.name)
	not lower(licence.name) in {"noassertion", "none", "unknown"}
	message := sprintf("%s has the licence %q, which is a name and not an SPDX expression%s", [input.name, text.short(licence.name), suggestion(licence)])
	finding := {"message": message, "at": ["licences", i]}
}

deny contains finding if {
	some i, licence in input.licences
	licence.problem
	message := sprintf("%s has the licence %q, which is not an SPDX expression, %s%s", [input.name, stated(licence), licence.problem, suggestion(licence)])
	finding := {"message": message, "at": ["licences", i]}
}

deny contains finding if {
	some i, licence in input.licences
	count(licence.unknown) > 0
	unknown := concat(", ", licence.unknown)
	message := sprintf("%s has the licence %q; not in the known SPDX licence list: %s%s", [input.name, stated(licence), unknown, suggestion(licence)])
	finding := {"message": message, "at": ["licences", i]}
}

stated(licence) := licence.id

stated(licence) := licence.expression if not licence.id

suggestion(licence) := sprintf("; probably %s is meant", [licence.suggestion]) if licence.suggestion

suggestion(licence) := "" if not licence.suggestion
