package contract

import (
	"slices"
	"strings"
	"unicode"
)

// maxTerm is how many words of a name are read together: "date of birth".
const maxTerm = 3

// words splits a name in camelCase, PascalCase, snake_case, kebab-case or any mixture into words in lower case. Runs of
// capitals are one word: "userID" is user, id; "APIKey" is api, key.
func words(name string) []string {
	var list []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			list = append(list, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
			continue
		case unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(runes[i-1]):
			end()
		case unicode.IsUpper(r) && i+1 < len(runes) && unicode.IsLower(runes[i+1]):
			end() // the last capital of a run begins the next word, unless the run is a plural: "IDs"
			if i+2 == len(runes) && runes[i+1] == 's' && len(list) > 0 {
				word = append(word, []rune(list[len(list)-1])...)
				list = list[:len(list)-1]
			}
		}
		word = append(word, r)
	}
	end()
	return list
}

// singularOf cuts the s of a plural, so that lists of words need the singular only.
func singularOf(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is") {
		return word[:len(word)-1]
	}
	return word
}

// terms are the words of a name and its runs of up to maxTerm words, joined by "_", each also in the singular; tail are
// the terms at the end of the name: they say what the value is. The others say whose it is, or which one. A number at the end
// tells names apart, and no more: password1 and password_2 also have the terms of password.
func terms(name string) (all, tail []string) {
	all, tail = []string{}, []string{}
	add := func(list *[]string, term string) {
		if !slices.Contains(*list, term) {
			*list = append(*list, term)
		}
	}
	addAll := func(w []string) {
		for n := 1; n <= maxTerm; n++ {
			for i := 0; i+n <= len(w); i++ {
				run := strings.Join(w[i:i+n], "_")
				for _, term := range []string{run, singularOf(run)} {
					add(&all, term)
					if i+n == len(w) {
						add(&tail, term)
					}
				}
			}
		}
	}
	w := words(name)
	addAll(w)
	if unnumbered := withoutNumber(w); len(unnumbered) > 0 {
		addAll(unnumbered)
	}
	slices.Sort(all)
	slices.Sort(tail)
	return all, tail
}

// withoutNumber cuts the number at the end of a name; nil for a name without one.
func withoutNumber(w []string) []string {
	if len(w) == 0 {
		return nil
	}
	last := w[len(w)-1]
	word := strings.TrimRight(last, "0123456789")
	switch {
	case word == last:
		return nil
	case word == "":
		return w[:len(w)-1]
	case len(word) < 3: // h264, ipv6, md5: the number is a part of the word
		return nil
	}
	return append(slices.Clone(w[:len(w)-1]), word)
}
