# METADATA
# title: The document states when it was made
# description: >-
#   An SBOM describes one point in time. Without a valid time nobody can say whether it was made before or after a
#   dependency changed, or which of two documents is newer. A time in the future shows a wrong clock or an invented
#   value.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
#   - ref: https://www.rfc-editor.org/rfc/rfc3339
# custom:
#   id: sbom/timestamp
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, scvs-l1, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Let the generator write the time of its run with the offset from UTC, such as 2026-06-30T12:00:00Z.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021, BSI-TR-03183-2, SCVS-2.7]
package sealint.sbom.timestamp

deny contains finding if {
	input.timestamp_problem == "absent"
	finding := {"message": "the document has no timestamp", "at": ["timestamp"]}
}

deny contains finding if {
	input.timestamp_problem == "form"
	finding := {"message": sprintf("the timestamp %q is not a date and time of RFC 3339", [input.timestamp]), "at": ["timestamp"]}
}

# One day of tolerance, because clocks and time zones differ.
deny contains finding if {
	input.timestamp_day > tomorrow
	finding := {"message": sprintf("the timestamp %q lies in the future", [input.timestamp]), "at": ["timestamp"]}
}

tomorrow := time.format([time.add_date(today, 0, 0, 1), "UTC", "2006-01-02"])

today := time.parse_ns("2006-01-02", data.sealint.today)
