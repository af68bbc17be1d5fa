package secret

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"
)

// TestForms checks each row of the table, and finds texts that are drawn from its expression.
func TestForms(t *testing.T) {
	ids := map[string]bool{}
	for _, issuer := range issuers {
		if issuer.name == "" || !strings.HasPrefix(issuer.source, "https://") || len(issuer.forms) == 0 {
			t.Errorf("issuer %q: needs a name, the page of the format and forms", issuer.name)
		}
		for _, f := range issuer.forms {
			if f.id == "" || ids[f.id] {
				t.Errorf("%s: form %q has no name of its own", issuer.name, f.id)
			}
			ids[f.id] = true
			for _, k := range f.keywords {
				if len(k) < 2 || k != strings.ToLower(k) {
					t.Errorf("%s: keyword %q must have at least two characters, in lower case", f.id, k)
				}
			}
			expression, err := regexp.Compile(f.expression)
			if err != nil || expression.NumSubexp() > 1 {
				t.Errorf("%s: the expression must be valid with at most one group: %v", f.id, err)
				continue
			}
			tree, _ := syntax.Parse(f.expression, syntax.Perl)
			r := rand.New(rand.NewPCG(1, 2))
			missed := 0
			for range 20 {
				text := sample(r, tree)
				if !containsAny(strings.ToLower(text), f.keywords) {
					t.Errorf("%s: no keyword in %q", f.id, text)
				}
				if len(Find("", text, true)) == 0 {
					missed++
				}
			}
			if missed > 1 { // a random text may hold what Placeholder takes for a sample, or be too regular
				t.Errorf("%s: %d of 20 drawn texts were not found", f.id, missed)
			}
		}
	}
}

func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// sample returns a random text that the expression matches.
func sample(r *rand.Rand, e *syntax.Regexp) string {
	times := func(least, most int) string {
		var b strings.Builder
		for range least + r.IntN(most-least+1) {
			b.WriteString(sample(r, e.Sub[0]))
		}
		return b.String()
	}
	switch e.Op {
	case syntax.OpLiteral:
		return string(e.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return string(letters[r.IntN(len(letters))])
	case syntax.OpCharClass:
		var characters []rune
		for c := ' '; c <= '~'; c++ {
			for i := 0; i < len(e.Rune); i += 2 {
				if e.Rune[i] <= c && c <= e.Rune[i+1] {
					characters = append(characters, c)
				}
			}
		}
		if len(characters) > 80 { // a class that excludes a few characters
			return string(letters[r.IntN(len(letters))])
		}
		return string(characters[r.IntN(len(characters))])
	case syntax.OpCapture:
		return sample(r, e.Sub[0])
	case syntax.OpConcat:
		var b strings.Builder
		for _, part := range e.Sub {
			b.WriteString(sample(r, part))
		}
		return b.String()
	case syntax.OpAlternate:
		return sample(r, e.Sub[r.IntN(len(e.Sub))])
	case syntax.OpStar:
		return times(0, 2)
	case syntax.OpPlus:
		return times(1, 12)
	case syntax.OpQuest:
		return times(0, 1)
	case syntax.OpRepeat:
		most := e.Min + 3
		if e.Max >= 0 {
			most = min(most, e.Max)
		}
		return times(e.Min, most)
	default: // positions, which take no text
		return ""
	}
}
