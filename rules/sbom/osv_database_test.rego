package sealint.sbom.osv_database_test

import data.sealint.sbom.osv_database

test_missing if {
	found := osv_database.deny with input as facts([{"ecosystem": "npm", "missing": true}])
	found == {{"message": "the vulnerability database has no entries for npm", "at": []}}
}

test_old if {
	found := osv_database.deny with input as facts([{"ecosystem": "npm", "missing": false, "day": "2026-06-22"}])
		with data.sealint.today as "2026-06-30"
	found == {{"message": "the vulnerability database of npm is 8 days old (2026-06-22)", "at": []}}
}

test_just_fresh if {
	count(osv_database.deny) == 0 with input as facts([{"ecosystem": "npm", "missing": false, "day": "2026-06-23"}])
		with data.sealint.today as "2026-06-30"
}

test_max_age if {
	day_old := facts([{"ecosystem": "npm", "missing": false, "day": "2026-02-28"}])
	count(osv_database.deny) == 1 with input as day_old with data.sealint.params.max_age_days as 1
		with data.sealint.today as "2026-03-02"
	count(osv_database.deny) == 0 with input as day_old with data.sealint.params.max_age_days as 2
		with data.sealint.today as "2026-03-02"
}

test_age_does_not_matter if {
	count(osv_database.deny) == 0 with input as facts([{"ecosystem": "npm", "missing": false, "day": "2020-01-01"}])
		with data.sealint.params.max_age_days as 0
}

test_each_is_told if {
	databases := [{"ecosystem": "npm", "missing": true}, {"ecosystem": "Go", "missing": false, "day": "2020-01-01"}]
	count(osv_database.deny) == 2 with input as facts(databases)
}

test_components_that_could_not_be_looked_up if {
	unasked := [{"reason": "the component has no package URL", "count": 3, "first": "left-pad"}]
	found := osv_database.deny with input as {"osv": {"databases": [], "unasked": unasked}}
	message := "3 of the components could not be looked up, first: left-pad: the component has no package URL"
	found == {{"message": message, "at": []}}
}

test_clean if {
	count(osv_database.deny) == 0 with input as facts([{"ecosystem": "npm", "missing": false, "day": "2026-06-30"}])
		with data.sealint.today as "2026-06-30"
}

test_no_database_was_given if {
	count(osv_database.deny) == 0 with input as {"format": "cyclonedx"}
}

facts(databases) := {"osv": {"databases": databases}}
