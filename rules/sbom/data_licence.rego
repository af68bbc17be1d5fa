# METADATA
# title: The data of an SPDX document is under CC0-1.0
# description: >-
#   SPDX requires CC0-1.0 for the data of every document, so that anybody may store it, merge it and pass it on. A
#   document under another licence, or without one, may not be passed on with the product, and strict readers refuse
#   it. SPDX 3 lets a document leave it out.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
# custom:
#   id: sbom/data-licence
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [openchain-telco-1.1]
#   fix: Set dataLicense to CC0-1.0.
#   controls: [guide/6.sbom, SPDX-2.3:6.2]
package sealint.sbom.data_licence

deny contains finding if {
	input.spec_version in {"2.2", "2.3"} # later versions leave it out if it is CC0-1.0
	not input.data_licence
	finding := {"message": "the document has no dataLicense", "at": ["data_licence"]}
}

deny contains finding if {
	input.format == "spdx"
	input.data_licence != "CC0-1.0"
	finding := {"message": sprintf("dataLicense is %q, not CC0-1.0", [input.data_licence]), "at": ["data_licence"]}
}
