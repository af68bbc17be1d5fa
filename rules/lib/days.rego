# Numbers of days, as messages write them.
package sealint.lib.days

text(1) := "1 day"

text(n) := sprintf("%d days", [n]) if n != 1

# When a day comes that is a number of days ahead.
ahead(0) := "today"

ahead(n) := sprintf("in %s, on %s", [text(n), date]) if {
	n > 0
	date := time.format([time.add_date(time.parse_ns("2006-01-02", data.sealint.today), 0, 0, n), "UTC", "2006-01-02"])
}
