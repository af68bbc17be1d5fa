# METADATA
# title: The document is no older than the policy allows
# description: >-
#   Components change with nearly every build. A document that nobody has made anew for a long time describes
#   software that is no longer what runs, and a scanner that reads it looks for yesterday's vulnerabilities.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/stale
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: Make the SBOM anew with every build, and replace the one that is stored.
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

# The years that nanoseconds can count begin in 1677, and tools write 0001-01-01 for no time at all.
age := sprintf("of %s", [input.timestamp_day]) if input.timestamp_day < "1970"

today := time.parse_ns("2006-01-02", data.sealint.today)
