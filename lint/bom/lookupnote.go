package bom

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// LookupNote says how many components of SBOMs were looked up in the database of vulnerabilities, and how old its data is. It is empty
// without a database.
func LookupNote(boms []*BOM) string {
	asked, unasked := 0, 0
	days := map[string]string{}
	for _, b := range boms {
		f := b.Facts.OSV
		if f == nil {
			continue
		}
		asked, unasked = asked+f.Evaluated, unasked+f.NotEvaluated
		for _, d := range f.Databases {
			switch {
			case d.Missing:
				days[d.Ecosystem] = "missing"
			case d.Day == "":
				days[d.Ecosystem] = "of an unknown day"
			default:
				days[d.Ecosystem] = "of " + d.Day
			}
		}
	}
	if asked+unasked == 0 {
		return ""
	}
	var databases []string
	for _, ecosystem := range slices.Sorted(maps.Keys(days)) {
		databases = append(databases, ecosystem+" "+days[ecosystem])
	}
	note := fmt.Sprintf("%d of %d components were looked up in the vulnerability database", asked, asked+unasked)
	if len(databases) > 0 {
		note += ": " + strings.Join(databases, ", ")
	}
	return note
}
