package pattern

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		before, after string
		least, most   int
		want          Relation
	}{
		{`^[a-z]+$`, `^[a-f]+$`, 0, -1, Stricter},
		{`^[a-z]{1,60}$`, `^[a-z]{1,50}$`, 0, -1, Stricter},
		{`^[a-z]{1,50}$`, `^[a-z]{1,60}$`, 0, -1, Looser},
		{`[a-z]+`, `^[a-z]+$`, 0, -1, Stricter},
		{`^[a-z]+$`, `[a-z]+`, 0, -1, Looser},
		{`^[a-z]+$`, `^[a-z]+`, 0, -1, Looser},
		{`^[0-9]+$`, `^\d+$`, 0, -1, Equal},
		{`^(ab|cd)$`, `^(?:cd|ab)$`, 0, -1, Equal},
		{`^(a|b)$`, `^[ab]$`, 0, -1, Equal},
		{`^https://`, `https?://`, 0, -1, Looser},
		{`^https://`, `^https?://`, 0, -1, Looser},
		{`^https://`, `^https://a\.example/`, 0, -1, Stricter},
		{`^[a-z]+$`, `^[0-9]+$`, 0, -1, Different},
		{`^[a-z]{1,5}$`, `^[a-z]+$`, 0, 5, Equal},
		{`^[a-z]{1,5}$`, `^[a-z]+$`, 0, 6, Looser},
		{`^.+$`, `^.*$`, 0, -1, Looser},
		{`^a|b$`, `^(a|b)$`, 0, -1, Stricter},
		{`^[\w.]+$`, `^[\w.-]+$`, 0, -1, Looser},
		{`^(?=a)b$`, `^b$`, 0, -1, Undecided},
		{`^(a)\1$`, `^aa$`, 0, -1, Undecided},
		{`(`, `^b$`, 0, -1, Undecided},
		{`^\S+$`, `^[^\s]+$`, 0, -1, Equal},
		{``, `.*`, 0, -1, Equal},
		{`^$`, `^a*$`, 0, -1, Looser},
		{`^[A-Z]{3}$`, `^[A-Z]{3,}$`, 0, -1, Looser},
		{`^(a{0,2}b?){2,}$`, `^[ab]*$`, 0, -1, Equal},
	} {
		if got := Compare(tt.before, tt.after, tt.least, tt.most); got != tt.want {
			t.Errorf("%s to %s: %s, want %s", tt.before, tt.after, got, tt.want)
		}
	}
}

// TestComparisonAgreesWithMatching compares generated patterns, and matches short texts with both.
func TestComparisonAgreesWithMatching(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var generate func(depth int) string
	generate = func(depth int) string {
		if depth == 0 {
			return []string{"a", "b", "[ab]", ".", "^", "$", "[^a]", ""}[random.IntN(8)]
		}
		one, two := generate(depth-1), generate(depth-1)
		switch random.IntN(5) {
		case 0:
			return "(?:" + one + "|" + two + ")"
		case 1:
			return "(?:" + one + ")" + []string{"*", "+", "?", "{0,2}", "{2}"}[random.IntN(5)]
		}
		return one + two
	}
	var texts []string
	for n := range 6 {
		for i := range 1 << n {
			text := ""
			for k := range n {
				text += string("ab"[i>>k&1])
			}
			texts = append(texts, text)
		}
	}
	for range 1000 {
		before, after := generate(3), generate(3)
		relation := Compare(before, after, 0, -1)
		for _, text := range texts {
			was, _ := Matches(before, text)
			is, _ := Matches(after, text)
			if is && !was && (relation == Equal || relation == Stricter) || was && !is && (relation == Equal || relation == Looser) {
				t.Fatalf("%q to %q is %s, but %q: %v, %v", before, after, relation, text, was, is)
			}
		}
	}
}

// TestComparisonsEnd compares patterns that are made to take long.
func TestComparisonsEnd(t *testing.T) {
	for _, p := range []string{`(a|b)*a(a|b){40}`, `[a-z]{1,4000}`, `((a{1,60}){1,60}){1,60}`, strings.Repeat("a?", 2000), `(x+x+)+y`} {
		for _, other := range []string{p + "b?", `^` + p + `$`} {
			if got := Compare(p, other, 0, -1); got == Looser { // those with ends accept less, those that go on the same
				t.Errorf("%.20s to %.20s: %s", p, other, got)
			}
		}
	}
}
