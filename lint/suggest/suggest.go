// Package suggest finds the word that somebody probably meant.
package suggest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// DidYouMean returns `, did you mean "…"?` for the word that was probably meant, or "" if none of the known words is
// near. The prefix is put in front of it, such as the -- of a flag.
func DidYouMean(prefix, word string, known []string) string {
	if nearest := Nearest(word, known); nearest != "" {
		return fmt.Sprintf(", did you mean %q?", prefix+nearest)
	}
	return ""
}

// maxLength is how long a word may be, in bytes, for which a near one is looked for. The time grows with the square.
const maxLength = 300

// Nearest returns the known word that was probably meant, or "" if none is near. Of equally near ones it returns the first.
// A rule may be written without its group: the part behind a slash counts as a known word too.
func Nearest(word string, known []string) string {
	if len(word) < 2 || len(word) > maxLength {
		return ""
	}
	best, least := "", max(3, len(word)/4)
	if len(word) < 4 {
		least = 2
	}
	word = fold(word)
	for _, k := range known {
		if len(k) > maxLength {
			continue
		}
		_, name, _ := strings.Cut(k, "/")
		for _, candidate := range []string{k, name} {
			if d := distance(word, fold(candidate), least); candidate != "" && d < least {
				best, least = k, d
			}
		}
	}
	return best
}

var withoutDashes = strings.NewReplacer("_", "", "-", "")

// fold leaves out what people write in different ways: token_ttl, token-ttl and tokenTTL are the same word.
func fold(word string) string { return withoutDashes.Replace(strings.ToLower(word)) }

// distance is Levenshtein's distance, except that exchanged letters, the most common mistake, and the beginning of a word
// are nearer. It is at least limit for words whose lengths differ by so much, without further work.
func distance(word, known string, limit int) int {
	difference := utf8.RuneCountInString(word) - utf8.RuneCountInString(known)
	switch {
	case word == known, len(word) == len(known) && sameLetters(word, known):
		return 0
	case len(word) > 2 && strings.HasPrefix(known, word):
		return 1
	case difference >= limit || -difference >= limit:
		return limit
	}
	return levenshtein.ComputeDistance(word, known)
}

// sameLetters compares the bytes of two words in any order.
func sameLetters(a, b string) bool {
	var counts [256]int
	for i := range len(a) {
		counts[a[i]]++
		counts[b[i]]--
	}
	return counts == [256]int{}
}
