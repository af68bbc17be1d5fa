package pattern

import (
	"strings"
	"testing"
	"time"

	"github.com/dlclark/regexp2"
)

var verdicts = []struct{ pattern, want string }{
	{`^(a+)+$`, Exponential},
	{`(a*)*b`, Exponential},
	{`^(a|b|ab)*$`, Exponential},
	{`^(a|aa)+$`, Exponential},
	{`^(\w+\s?)*$`, Exponential},
	{`^(([a-z])+.)+[A-Z]([a-z])+$`, Exponential},
	{`^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$`, Exponential},
	{`^\w+([.-]?\w+)*@\w+([.-]?\w+)*(\.\w{2,3})+$`, Exponential},
	{`(.*a){20}$`, Exponential},
	{`^(\d+)*$`, Exponential},
	{`^("[^"]*"|[^,]*)*$`, Exponential},
	{`^(?=(a+)+$).*$`, Exponential},
	{`^(?:[a-z]+-?)+$`, Exponential},
	{`^([\s\S]+)*x$`, Exponential},

	{`^a*a*$`, Polynomial},
	{`a+$`, Polynomial},
	{`\s+$`, Polynomial},
	{`^.*.*=.*$`, Polynomial},
	{`^\s*\w*\s*,?\s*$`, Polynomial},
	{`^[a-z]*[a-z0-9]*-$`, Polynomial},
	{`<[^>]*>`, Polynomial},

	{``, None},
	{`^a+$`, None},
	{`a+`, None},
	{`^(a+)+`, None},
	{`(a|a)*`, None},
	{`^[a-z0-9]+(-[a-z0-9]+)*$`, None},
	{`^(\d{1,3}\.){3}\d{1,3}$`, None},
	{`^[A-Za-z0-9+/]*={0,2}$`, None},
	{`^([a-z]+,)*[a-z]+$`, None},
	{`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`, None},
	{`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$`, None},
	{`^(?=.*[A-Z])(?=.*\d).{8,64}$`, None},
	{`^/(?:[^/]+/)*[^/]*$`, None},
	{`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$`, None},
	{`^https://[a-z0-9.-]+(/[^\s]*)?$`, None},
	{`^[^@\s]+@[^@\s]+$`, None},
	{`^[A-Z]{2}\d{2}[A-Z0-9]{4,30}$`, None},
	{`^(foo|bar|baz)+$`, None},
	{`^\p{L}+$`, None},
	{`^(?<year>\d{4})-(?<month>\d\d)$`, None},
	{`^\u0041+\x42?\/$`, None},
	{`^[\w.-]+$`, None},
	{`^x{0,1000}$`, None},
	{`^[^]*$`, None},
	{`^(?!-)[a-z-]{1,63}$`, None},
	{`^a{,5}$`, None},
	{`^$|^[0-9]+$`, None},

	{`^(a)\1$`, None},
	{`^([a-z])[a-z]{0,6}\1$`, None},
	{`^(?<q>["']).*\k<q>$`, None},
	{`^(?:(?=(a+))\1)+$`, None}, // an atomic group, in other words
	{`^(?:\1(a))*$`, None},
	{`^(a*)*\1b$`, Exponential},
	{`^(` + strings.Repeat("tree|leaf|root|", 80) + `x)$`, None},
	{`^` + strings.Repeat("item-[0-9a-f]{2}|", 60) + `x$`, None},
	{strings.Repeat(`(`, 200) + strings.Repeat(`)`, 200), Unknown},
	{strings.Repeat(`a`, 60000), Unknown},
	{`(`, Invalid},
	{`[z-a]`, Invalid},
	{`(?i)abc`, Invalid},
	{`*`, Invalid},
}

func TestAmbiguity(t *testing.T) {
	for _, tt := range verdicts {
		if got := Ambiguity(tt.pattern); got.Kind != tt.want {
			t.Errorf("%s: %+v, want %s", tt.pattern, got, tt.want)
		}
	}
}

// TestWitnessesKeepABacktrackingEngineBusy times a backtracking engine of other hands: an exponential witness runs into
// its time limit or grows beyond all proportion, a polynomial one grows faster than its input, and unambiguous patterns
// are matched at once.
func TestWitnessesKeepABacktrackingEngineBusy(t *testing.T) {
	regexp2.SetTimeoutCheckPeriod(time.Millisecond) // by default, regexp2 adds 100 ms to every time limit
	timed := func(pattern, text string) (time.Duration, bool) {
		re, err := regexp2.Compile(pattern, regexp2.ECMAScript)
		if err != nil {
			t.Skipf("%s: %v", pattern, err)
		}
		re.MatchTimeout = 50 * time.Millisecond
		start := time.Now()
		_, err = re.MatchString(text)
		return time.Since(start), err != nil
	}
	for _, tt := range verdicts {
		t.Run(tt.pattern, func(t *testing.T) {
			v := Ambiguity(tt.pattern)
			switch tt.want {
			case Exponential:
				few, _ := timed(tt.pattern, v.Witness(6))
				many, timeout := timed(tt.pattern, v.Witness(40))
				if !timeout && many < 100*few {
					t.Errorf("witness %q: %s for 6, %s for 40", v.Witness(3), few, many)
				}
			case Polynomial:
				few, _ := timed(tt.pattern, v.Witness(2000))
				many, timeout := timed(tt.pattern, v.Witness(16000))
				if !timeout && many < 16*few { // eight times the input
					t.Errorf("witness %q: %s for 2,000, %s for 16,000", v.Witness(3), few, many)
				}
			}
		})
	}
}

func TestSyntax(t *testing.T) {
	for pattern, want := range map[string]string{
		`^[a-z]++$`:          `ECMA-262 has no possessive quantifier ++`,
		`^a*+$`:              `ECMA-262 has no possessive quantifier *+`,
		`^a{2}+$`:            `ECMA-262 has no possessive quantifier }+`,
		`^a?+$`:              `ECMA-262 has no possessive quantifier ?+`,
		`^a**$`:              `* follows another quantifier`,
		`^a{2}{3}$`:          `{3} follows another quantifier`,
		`{3}a`:               `{3} has nothing before it to repeat`,
		`(?>a+)b`:            `ECMA-262 has no atomic groups (?>…)`,
		`(?P<n>a)`:           `ECMA-262 writes a named group (?<name>…), not (?P<name>…)`,
		`(?#x)a`:             `ECMA-262 has no comments (?#…)`,
		`(?i)a`:              `ECMA-262 has no flags within a pattern, such as (?i)`,
		`(?i:a)`:             `ECMA-262 has no flags within a pattern, such as (?i)`,
		`(?|a)`:              `ECMA-262 has no group that begins with (?|`,
		`\Aabc`:              `ECMA-262 has no \A: the start of the text is ^`,
		`^abc\Z`:             `ECMA-262 has no \Z: the end of the text is $`,
		`^abc\z`:             `ECMA-262 has no \z: the end of the text is $`,
		`^[[:alpha:]]+$`:     `ECMA-262 has no POSIX classes, such as [[:alpha:]]`,
		`^[^[:space:]_]+$`:   `ECMA-262 has no POSIX classes, such as [[:space:]]`,
		`^[a-z&&[^aeiou]]+$`: `ECMA-262 subtracts and intersects no classes, such as [a-z-[aeiou]] and [a-z&&[^aeiou]]`,
		`^[a-z-[aeiou]]+$`:   `ECMA-262 subtracts and intersects no classes, such as [a-z-[aeiou]] and [a-z&&[^aeiou]]`,
		`^\Qa.b\E$`:          `ECMA-262 has no quoting by \Q and \E`,
		`^\h+$`:              `ECMA-262 has no \h`,
		`^\pL+$`:             `\p has no property in braces, as in \p{L}`,
		`^[^\p\{C\}]*$`:      `the brace after \p must not be escaped: \p{…}`,
		`^\P\{C\}$`:          `the brace after \P must not be escaped: \P{…}`,
		`^(a)\2$`:            `\2 refers to a group that does not exist`,
		`^\k<x>$`:            `\k<x> refers to a group that does not exist`,
		`^(?<1>a)$`:          `(?<1> does not name a group`,
		`^\u12$`:             `\u is not followed by 4 hexadecimal digits`,
		`a)`:                 `it has a ) without a (`,
		`(a`:                 `it has a ( without a )`,
		`[a`:                 `it has a [ without a ]`,
		`[z-a]`:              `the range z-a in a class is the wrong way round`,
		`(?<=a)*b`:           `it repeats what reads no character: ^, $, \b or a lookbehind`,
		`a\`:                 `it ends with a backslash`,
	} {
		if got := Ambiguity(pattern); got.Kind != Invalid || got.Reason != want {
			t.Errorf("%s: %s, %q, want %q", pattern, got.Kind, got.Reason, want)
		}
	}
	for _, pattern := range []string{
		`^(?!x-)[a-z]{1,20}$`, `^[a-z]{0,2000}$`, `^[\u0020-\u007e]{0,20}$`, `^a{,5}$`, `^\_\-\@\:$`, `^[[]a]$`, `^[:a]$`, `^(?=a)*b$`, `(?<!a)b`, `\cA`,
		`^a+?$`, `^a{2}?$`, `^(a)(b)\2\1$`, `^[+-[a]$`, `^\p{Lu}\u{1F600}$`, `]`, `}`, `^[&&a]$`, `[\b]`,
	} {
		if got := Ambiguity(pattern); got.Kind == Invalid {
			t.Errorf("%s: %s", pattern, got.Reason)
		}
	}
}

// TestSteps checks the number of steps for the longest input, which is extrapolated where counting it would take too long.
func TestSteps(t *testing.T) {
	for _, tt := range []struct {
		pattern  string
		longest  int
		from, to float64 // to is 0 where nothing limits the steps
	}{
		{`^(a+)+$`, 8, 10, 10_000},
		{`^(a+)+$`, 40, 1e9, maxSteps},
		{`^(a+)+$`, 2000, maxSteps, maxSteps},
		{`^(a+)+$`, -1, 0, 0},
		{`^(a?){30}a{30}$`, -1, 1e7, maxSteps}, // by its own bound
		{`^(\w{1,3} ?){1,4}$`, -1, 0, 0},       // not ambiguous enough to be told at all
		{`a+$`, 10, 10, 1000},
		{`a+$`, 2000, 1e6, 2e7},
		{`^\s*\w*\s*\s*$`, 20, 10, 100_000},
		{`^a*a*a*$`, 2000, 1e8, 1e11},
		{`^a*a*a*$`, -1, 0, 0},
	} {
		got, ok := Ambiguity(tt.pattern).Steps(tt.longest)
		if ok != (tt.to > 0) || got < tt.from || got > tt.to {
			t.Errorf("%s, %d characters: %g %v, want %g to %g", tt.pattern, tt.longest, got, ok, tt.from, tt.to)
		}
	}
}

func TestMatches(t *testing.T) {
	for _, tt := range []struct {
		pattern, text string
		matches, ok   bool
	}{
		{`^(?!me$)[a-z]+$`, "me", false, true},
		{`^(?!me$)[a-z]+$`, "you", true, true},
		{`^([a-z])[a-z]*\1$`, "level", true, true},
		{`^([a-z])[a-z]*\1$`, "levels", false, true},
		{`^(?:([a-z])|x)\1$`, "aa", true, true},
		{`^(?:(a)|b)*\1$`, "abb", false, true},
		{`^[a-z]{0,2000}$`, "abc", true, true},
		{`(`, "abc", false, false},
	} {
		if matches, ok := Matches(tt.pattern, tt.text); matches != tt.matches || ok != tt.ok {
			t.Errorf("%s, %q: %v %v", tt.pattern, tt.text, matches, ok)
		}
	}
}

func TestExtent(t *testing.T) {
	for _, tt := range []struct {
		pattern string
		longest int
		want    Extent
	}{
		{`^a$`, -1, Extent{Whole: true}},
		{`(?=^.{2,9}$)[a-z]+$`, -1, Extent{Whole: true}},
		{`(?=.*x)[a-z]+$`, -1, Extent{}},
		{`(?!^x)[a-z]+$`, -1, Extent{}},
		{`a`, -1, Extent{}},
		{`.*`, -1, Extent{true, true}},
		{`.+`, -1, Extent{Whole: true}},
		{`(.*)`, -1, Extent{true, true}},
		{`.*?`, -1, Extent{true, true}},
		{`^.*`, -1, Extent{Whole: true}},
		{`.*$`, -1, Extent{Whole: true}},
		{`[\s\S]*`, -1, Extent{true, true}},
		{`(.|\n)+`, -1, Extent{Whole: true}},
		{`[^\r\n]+`, -1, Extent{Whole: true}},
		{`.*\S.*`, -1, Extent{Whole: true}},
		{`.*\S.*|^$`, -1, Extent{Whole: true}},
		{`^arn:.*:sns:.+`, -1, Extent{Whole: true}},
		{`arn:.*`, -1, Extent{}},
		{`\S`, -1, Extent{Whole: true}},
		{`\S+`, -1, Extent{Whole: true}},
		{`[^\s]+`, -1, Extent{Whole: true}},
		{`(\S)+`, -1, Extent{Whole: true}},
		{`\S*`, -1, Extent{Everything: true}},
		{`[a-z]*`, -1, Extent{Everything: true}},
		{`a?b*|c`, -1, Extent{Everything: true}},
		{`^[a-z]*`, -1, Extent{}},
		{`.{0,255}`, -1, Extent{Everything: true}},
		{`.{0,255}`, 255, Extent{true, true}},
		{`.{1,255}`, 300, Extent{}},
		{`[a-z]+`, 5, Extent{}},
		{`[A-Za-z]{2}$`, 2, Extent{Whole: true}},
		{`[A-Za-z]{2}`, 2, Extent{Whole: true}},
		{`[A-Za-z]{2}`, 3, Extent{}},
		{`[A-Za-z]{2}`, -1, Extent{}},
		{`(ab){2}|\d{4,}|a(?=b)[a-z]{3}`, 4, Extent{Whole: true}},
		{`(ab){2}|\d{3}`, 4, Extent{}},
		{`(ab?){2}`, 4, Extent{}},
		{`(a{1000000000}){1000000000}`, 9, Extent{Whole: true}},
		{`(`, -1, Extent{}},
	} {
		if got := ExtentOf(tt.pattern, tt.longest); got != tt.want {
			t.Errorf("%s, %d: %+v, want %+v", tt.pattern, tt.longest, got, tt.want)
		}
	}
}

func TestAnchored(t *testing.T) {
	for _, tt := range []struct {
		pattern    string
		start, end bool
	}{
		{`^a$`, true, true},
		{`a`, false, false},
		{`^a`, true, false},
		{`a$`, false, true},
		{`^a|b$`, false, false},
		{`^a$|^b$`, true, true},
		{`(?:^a$)`, true, true},
		{`^(a|b)$`, true, true},
		{`(^a|^b)c$`, true, true},
		{`(^a)?$`, false, true},
		{`^(?=.*\d).*$`, true, true},
		{`(?!x)^a$`, true, true},
		{`(?=^.{2,9}$)[a-z]+$`, true, true},
		{`(?!^x)a$`, false, true},
		{`(?<=^x)a$`, false, true},
		{`^a(?=b$)`, true, false},
		{`\Aa\z`, false, false}, // other engines' anchors: not ECMA-262
		{`(^a)$`, true, true},
		{`^a\$`, true, false},
		{`[^a]`, false, false},
		{`(`, false, false},
	} {
		if start, end := IsAnchored(tt.pattern); start != tt.start || end != tt.end {
			t.Errorf("%s: %v %v, want %v %v", tt.pattern, start, end, tt.start, tt.end)
		}
	}
}

func TestBounded(t *testing.T) {
	for pattern, want := range map[string]bool{
		`^[a-z]{1,20}$`: true, `^(ab?){3}$`: true, `^(?=.*x)[a-z]{3}$`: true, `^a|b$`: false, `^a*$`: false, `a{3}`: false,
		`^(a+){2}$`: false, `^a{2,}$`: false, `^(?:a|bb)$`: true, `^(`: false, `^(.{5})\1$`: false,
	} {
		if got := IsBounded(pattern); got != want {
			t.Errorf("%s: %v, want %v", pattern, got, want)
		}
	}
}

func FuzzAmbiguity(f *testing.F) {
	for _, tt := range verdicts {
		f.Add(tt.pattern)
	}
	f.Add(strings.Repeat("(", 200))
	f.Add(strings.Repeat("(a*)*", 60))
	f.Add(`[\d-z]{3,}?\b(?<!x)`)
	f.Fuzz(func(t *testing.T, pattern string) {
		start := time.Now()
		Ambiguity(pattern).Steps(5000)
		IsAnchored(pattern)
		IsBounded(pattern)
		ExtentOf(pattern, 10)
		Matches(pattern, "abc")
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q took %s", pattern, took)
		}
	})
}

func BenchmarkAmbiguity(b *testing.B) {
	for b.Loop() {
		for _, tt := range verdicts {
			Ambiguity(tt.pattern)
		}
	}
}

func TestAnyCharacters(t *testing.T) {
	for pattern, want := range map[string]bool{
		`^.*$`: true, `.{1,60}`: true, `^[\s\S]+$`: true, `^(.|\n)*$`: true, `^([a-z]|.)$`: true, `^$`: true, ``: true, `^[^\r\n]{0,9}$`: true,
		`^[a-z]*$`: false, `^a.*$`: false, `^\S+$`: false, `^.*\.$`: false, `^(?=.*[0-9]).*$`: false, `^(a|b).*$`: false, `[`: false,
	} {
		if got := TakesAnyCharacters(pattern); got != want {
			t.Errorf("%s: %v", pattern, got)
		}
	}
}
