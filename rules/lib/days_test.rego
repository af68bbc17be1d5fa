package sealint.lib.days_test

import data.sealint.lib.days

test_text if {
	days.text(0) == "0 days"
	days.text(1) == "1 day"
	days.text(2) == "2 days"
}

test_ahead if {
	days.ahead(0) == "today"
	days.ahead(1) == "in 1 day, on 2028-02-29" with data.sealint.today as "2028-02-28"
	days.ahead(2) == "in 2 days, on 2028-03-01" with data.sealint.today as "2028-02-28"
	not days.ahead(0 - 1)
}
