# METADATA
# title: The document is recent
# description: >-
#   Components change with nearly every build. An old document describes software that no longer runs, and a scanner
#   that reads it searches for old vulnerabilities.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/stale
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Generate the SBOM with every build, and replace the stored one.
#   controls: [guide/6.sbom, CISA-2026, SCVS-1.6]
#   params:
#     days: {type: integer, default: 0, description: "How many days old the document may be; 0 switches the rule off."}
package sealint.sbom.stale

import data.sealint.params

deny contains finding if {
	params.days > 0
	input.timestamp_day < oldest
	finding := {"message": sprintf("the document is %s, but at most %d days are allowed", [age, params.days]), "at": ["timestamp"]}
}

oldest := time.format([time.add_date(today, 0, 0, 0 - params.days), "UTC", "2006-01-02"])

age := sprintf("%d days old", [(today - time.parse_ns("2006-01-02", input.timestamp_day)) / 86400000000000]) if {
	input.timestamp_day >= "1970"
}

# Nanoseconds cannot count years before 1677, and some tools write 0001-01-01 when they know no time.
age := sprintf("of %s", [input.timestamp_day]) if input.timestamp_day < "1970"

today := time.parse_ns("2006-01-02", data.sealint.today)
