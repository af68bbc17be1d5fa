package contract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// sensitiveWords names the words that make a field sensitive, by category.
//
//go:embed sensitive.txt
var sensitiveWords string

// sensitiveTerms maps a term to its category.
var sensitiveTerms = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	category := ""
	for line := range strings.Lines(sensitiveWords) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case strings.HasSuffix(line, ":"):
			category = strings.TrimSuffix(line, ":")
		default:
			for term := range strings.FieldsSeq(line) {
				table[term] = category
			}
		}
	}
	return table
})

// sensitivity tells which kind of sensitive data a field holds, by its name and types: personal, financial, health,
// authentication, or none. The terms at the end of the name decide. Booleans and objects hold no such value themselves.
func sensitivity(tail, types []string) string {
	if len(types) > 0 && !slices.ContainsFunc(types, func(t string) bool {
		return t == "string" || t == "number" || t == "integer" || t == "array" || t == "file"
	}) {
		return "none"
	}
	numeric := len(types) > 0 && !slices.ContainsFunc(types, func(t string) bool { return t == "string" || t == "array" || t == "file" })
	best, longest := "none", 0
	for _, term := range tail {
		category, ok := sensitiveTerms()[term]
		if numeric && category != "financial" && !strings.Contains(term, "number") && !strings.Contains(term, "phone") && term != "ssn" {
			continue // a number is a count, a weight or a limit, whatever its name says
		}
		if ok && len(term) > longest {
			best, longest = category, len(term)
		}
	}
	return best
}
