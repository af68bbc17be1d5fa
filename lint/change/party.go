package change

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// legalForms are words that say what kind of organisation somebody is, and words without meaning for who it is.
var legalForms = []string{
	"inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "gmbh", "ag", "kg", "se", "sa", "sas", "sarl", "bv", "nv",
	"oy", "ab", "as", "plc", "pty", "spa", "srl", "kk", "foundation", "the", "and", "project", "team", "authors", "contributors", "developers",
}

var (
	inBrackets = regexp.MustCompile(`<[^>]*>|\([^)]*\)`)
	addresses  = regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://\S+|\S+@\S+`)
)

// sameParty reports whether two names may be those of one person or organisation: the words of one are among those of the other.
// Case, legal forms, addresses and punctuation do not count. Names without a word are those of anybody.
func sameParty(a, b string) bool {
	x, y := partyWords(a), partyWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, word := range x {
		if !slices.Contains(y, word) {
			return strings.Join(partyWords(a), "") == strings.Join(partyWords(b), "") // GitHub and Git Hub
		}
	}
	return true
}

func partyWords(name string) []string {
	name = addresses.ReplaceAllString(inBrackets.ReplaceAllString(name, " "), " ")
	name = strings.NewReplacer(".", "", "'", "").Replace(strings.ToLower(name)) // S.A., O'Reilly
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > maxPartyWords {
		return []string{name}
	}
	return slices.DeleteFunc(words, func(word string) bool { return slices.Contains(legalForms, word) })
}

// maxPartyWords bounds the comparison of names: longer ones are texts, which are compared as a whole.
const maxPartyWords = 200
