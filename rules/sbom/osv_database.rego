# METADATA
# title: The vulnerability database is complete and current
# description: >-
#   A search in an old database, or in one without entries for an ecosystem, finds nothing and looks like good news.
#   The same happens to a component that cannot be looked up: without a package URL, or of a distribution whose release
#   is not stated. So gaps of the database are findings.
# related_resources:
#   - ref: https://ossf.github.io/osv-schema/
#   - ref: https://google.github.io/osv-scanner/usage/offline-mode/
# custom:
#   id: sbom/osv-database
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Download the database again shortly before the run, with all ecosystems of the document's components.
#   controls: [guide/6.sbom, SCVS-5.4, CWE-1395]
#   params:
#     max_age_days:
#       type: integer
#       default: 7
#       description: How many days old the database may be; 0 means that its age does not matter.
package sealint.sbom.osv_database

import data.sealint.params

deny contains finding if {
	some database in input.osv.databases
	database.missing
	finding := {"message": sprintf("the vulnerability database has no entries for %s", [database.ecosystem]), "at": []}
}

deny contains finding if {
	params.max_age_days > 0
	some database in input.osv.databases
	age := sealint.date.days(database.day, data.sealint.today)
	age > params.max_age_days
	message := sprintf("the vulnerability database of %s is %d days old (%s)", [database.ecosystem, age, database.day])
	finding := {"message": message, "at": []}
}

deny contains finding if {
	some unasked in input.osv.unasked
	message := sprintf("%d of the components could not be looked up, first: %s: %s", [unasked.count, unasked.first, unasked.reason])
	finding := {"message": message, "at": []}
}
