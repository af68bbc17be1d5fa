package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// DidYouMean asks whether a known word was meant; "" when none is near. The prefix stands before a word as it is written, such as -- of a flag.
func DidYouMean(prefix, word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return fmt.Sprintf(", did you mean %q?", prefix+near)
	}
	return ""
}

// nearest is the known word that was probably meant, or "".
func nearest(word string, known []string) string {
	if len(word) < 2 || len(word) > 100 {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", len(word)/3+2
	for _, k := range known {
		_, name, _ := strings.Cut(k, "/") // a rule without its group
		for _, candidate := range []string{k, name} {
			if d := distance(word, candidate); candidate != "" && d < least {
				best, least = k, d
			}
		}
	}
	return best
}

// distance is Levenshtein's, but letters in another order, the likeliest mistake, and the beginning of a word are nearer.
func distance(word, known string) int {
	letters := func(s string) []rune { return slices.Sorted(slices.Values([]rune(s))) }
	switch {
	case slices.Equal(letters(word), letters(known)):
		return 0
	case len(word) > 2 && strings.HasPrefix(known, word):
		return 1
	}
	return levenshtein.ComputeDistance(word, known)
}
