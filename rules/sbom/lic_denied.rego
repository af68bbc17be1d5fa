# METADATA
# title: No component has a denied licence
# description: >-
#   Some licences bring duties that a product cannot meet. An expression is denied if none of its alternatives avoids
#   them: GPL-3.0-only OR MIT leaves a choice, GPL-3.0-only AND MIT does not. A concluded licence takes precedence over
#   a declared one, and a licence that is declared unknown is ignored. The rule finds nothing until licences are
#   listed.
# related_resources:
#   - ref: https://spdx.org/licenses/
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/lic-denied
#   entity: component
#   severity: high
#   profile: baseline
#   fix: >-
#     Replace the component, obtain it under another licence, or correct a wrongly concluded licence.
#   controls: [guide/6.sbom, SCVS-5.12]
#   params:
#     licences:
#       type: array
#       default: []
#       description: >-
#         SPDX ids that are denied, each exactly as it stands: GPL-2.0-only does not deny GPL-2.0-or-later. LicenseRef-x-*
#         denies every LicenseRef that begins so.
package sealint.sbom.lic_denied

import data.sealint.params

deny contains finding if {
	count(params.licences) > 0
	some i, licence in input.licences
	licence.decides
	offending := sealint.licence.denied(licence.stated, params.licences)
	count(offending) > 0
	finding := {"message": sprintf("%s has the licence %q; denied: %s", [input.name, licence.stated, concat(", ", offending)]), "at": ["licences", i]}
}
