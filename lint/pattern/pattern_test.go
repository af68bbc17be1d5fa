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

	{`^(a)\1$`, Unknown},
	{strings.Repeat(`(`, 200) + strings.Repeat(`)`, 200), Unknown},
	{strings.Repeat(`a`, 6000), Unknown},
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
	timed := func(pattern, text string) (time.Duration, bool) {
		re, err := regexp2.Compile(pattern, regexp2.ECMAScript)
		if err != nil {
			t.Skipf("%s: %v", pattern, err)
		}
		re.MatchTimeout = 100 * time.Millisecond
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
		{`\Aa\z`, true, true},
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
		Ambiguity(pattern)
		IsAnchored(pattern)
		IsBounded(pattern)
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
