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

// sensitiveTerm is a term that makes a field sensitive.
type sensitiveTerm struct {
	category string
	only     []string // the words behind which it does; it also does alone. Empty: behind every word
	not      []string // the words anywhere before it in a name that give it another meaning
	person   bool     // it says something only of a person, whom names must mention
	contact  bool     // organisations and places have it, too, and publish it
}

// sensitiveTerms maps a term to its meaning. Terms of several words are also known in one: firstname.
var sensitiveTerms = sync.OnceValue(func() map[string]*sensitiveTerm {
	table := map[string]*sensitiveTerm{}
	category := ""
	for line := range strings.Lines(sensitiveWords) {
		line, _, _ = strings.Cut(line, "#")
		list := strings.Fields(line)
		switch {
		case len(list) == 1 && strings.HasSuffix(list[0], ":"):
			category = strings.TrimSuffix(list[0], ":")
		case len(list) > 2 && (list[0] == "only" || list[0] == "not"):
			terms, words, _ := strings.Cut(strings.Join(list[1:], " "), ":")
			for term := range strings.FieldsSeq(terms) {
				if list[0] == "only" {
					table[term].only = strings.Fields(words)
				} else {
					table[term].not = strings.Fields(words)
				}
			}
		case len(list) > 1 && (list[0] == "person:" || list[0] == "contact:"):
			for _, term := range list[1:] {
				table[term].person = table[term].person || list[0] == "person:"
				table[term].contact = table[term].contact || list[0] == "contact:"
			}
		default:
			for _, term := range list {
				entry := &sensitiveTerm{category: category}
				table[term] = entry
				if joined := strings.ReplaceAll(term, "_", ""); table[joined] == nil {
					table[joined] = entry
				}
			}
		}
	}
	return table
})

// verbs begin the names of settings and actions: add_access_code_to_email is no address, expirePassword no password.
var verbs = []string{
	"add", "allow", "allows", "enable", "enables", "disable", "disables", "require", "requires", "expire", "expires", "use", "uses", "send", "show", "hide",
	"include", "includes", "exclude", "has", "have", "is", "are", "can", "should", "must", "force", "auto", "skip", "ignore", "display", "delete", "remove",
	"generate", "regenerate", "rotate", "validate", "check", "match", "needs", "supports", "with", "without",
}

// partial are words that say that a value is not shown as it is.
var partial = []string{"masked", "mask", "redacted", "truncated", "obfuscated", "digits", "last4", "last_four", "anonymized", "tokenized"}

// sensitivity tells which kind of sensitive data a field holds, by its name and types: personal, financial, health,
// authentication, or none, and which term of the name says so. The terms at the end of the name decide. Booleans and objects
// hold no such value themselves.
func sensitivity(name string, tail, types []string) (category, term string) {
	if len(types) > 0 && !slices.ContainsFunc(types, func(t string) bool {
		return t == "string" || t == "number" || t == "integer" || t == "array" || t == "file"
	}) {
		return "none", ""
	}
	numeric := len(types) > 0 && !slices.ContainsFunc(types, func(t string) bool { return t == "string" || t == "array" || t == "file" })
	var best *sensitiveTerm
	for _, t := range tail {
		found := sensitiveTerms()[t]
		if found == nil || len(t) <= len(term) || numeric && !isNumber(t, found.category) {
			continue
		}
		best, term = found, t
	}
	if best == nil || !best.fits(words(name), term) {
		return "none", ""
	}
	return best.category, term
}

// isNumber reports whether the value that a term names may be a number. Other numbers are counts, weights or limits, whatever
// their names say. Numbers of accounts have leading zeros and letters; those that are numbers are not from a bank.
func isNumber(term, category string) bool {
	if term == "account_number" || term == "accountnumber" {
		return false
	}
	return category == "financial" || strings.Contains(term, "number") || strings.Contains(term, "phone") || term == "ssn"
}

// fits reports whether a name that ends with the term means what the term says.
func (t *sensitiveTerm) fits(name []string, term string) bool {
	length := strings.Count(term, "_") + 1
	if withoutNumber(name) != nil && length < len(name) && !strings.HasSuffix(strings.Join(name, "_"), term) {
		name = withoutNumber(name)
	}
	before := name[:max(0, len(name)-length)]
	if len(before) == 0 {
		return true
	}
	last := before[len(before)-1]
	switch has := func(list []string) bool {
		return slices.ContainsFunc(before, func(word string) bool { return slices.Contains(list, word) })
	}; {
	case slices.Contains(verbs, before[0]), last == "for", has(partial), has(t.not):
		return false
	case len(t.only) > 0:
		return has(t.only)
	}
	return true
}
