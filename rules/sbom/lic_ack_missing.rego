# METADATA
# title: Every licence is declared or concluded
# description: >-
#   The licence that a producer declares and the licence that somebody concluded from the files are two claims, and
#   they often differ. BSI TR-03183-2 asks for both and must know which is which. Without an acknowledgement readers
#   must guess who made the claim.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/lic-ack-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: Set the licence's acknowledgement to declared or concluded (CycloneDX 1.6 and later).
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.lic_ack_missing

import data.sealint.lib.text

deny contains finding if {
	input.format == "cyclonedx"
	not input.spec_version in {"1.2", "1.3", "1.4", "1.5"} # older versions have no field for it
	some i, licence in input.licences
	not licence.acknowledgement
	message := sprintf("%s has a licence%s that is neither declared nor concluded", [input.name, stated(licence)])
	finding := {"message": message, "at": ["licences", i]}
}

stated(licence) := sprintf(" %q", [licence.id]) if licence.id

else := sprintf(" %q", [text.short(licence.expression)]) if licence.expression

else := sprintf(" %q", [text.short(licence.name)]) if licence.name

else := ""
