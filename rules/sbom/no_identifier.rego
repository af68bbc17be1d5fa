# METADATA
# title: Every component has an identifier
# description: >-
#   Names are ambiguous: several registries can have a package of the same name. Scanners and advisories match a
#   package URL, CPE, SWID tag or content identifier, and skip a component without one.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/no-identifier
#   entity: component
#   severity: low
#   profile: standard
#   standards: [ntia-2021, cisa-2026, scvs-l1, cisa-2025, fsct-3, openchain-telco-1.1]
#   fix: >-
#     Record the package URL of the component; for software that no registry has, a CPE or a SWID tag.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021, SCVS-1.7]
#   params:
#     internal: {type: array, default: [], description: Globs over the names of components of your own that have no public identifier.}
package sealint.sbom.no_identifier

import data.sealint.params

deny contains finding if {
	count(input.identifiers) == 0
	input.type != "file"
	not input.crypto
	not input.listing
	not input.is_root
	not private
	finding := {"message": sprintf("%s has no package URL, CPE or other identifier", [input.name]), "at": ["identifiers"]}
}

private if {
	some pattern in params.internal
	glob.match(pattern, null, input.name)
}
