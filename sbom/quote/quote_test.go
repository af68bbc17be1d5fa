package quote_test

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/sbom/quote"
)

func TestTruncate(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		want string
	}{
		{"", 0, ""},
		{"abc", 0, "…"},
		{"abc", 2, "ab…"},
		{"abc", 3, "abc"},
		{"abc", 4, "abc"},
		{"é😀x", 1, "é…"},
		{"é😀x", 2, "é😀…"},
		{"é😀x", 3, "é😀x"},
		{"\xffé\xff", 2, "\xffé…"},
	} {
		if got := quote.Truncate(test.text, test.n); got != test.want {
			t.Errorf("the first %d characters of %q: got %q, want %q", test.n, test.text, got, test.want)
		}
	}
}

func TestKey(t *testing.T) {
	for want, at := range map[string][]string{
		"": nil, "a": {"a"}, "b": {"a", "b"}, "a[0]": {"a", "0"}, "b[1][2]": {"a", "b", "1", "2"}, "0": {"0"}, "0[1]": {"0", "1"}, "c": {"a", "1", "c"},
	} {
		if got := quote.Key(at); got != want {
			t.Errorf("%q: got %q, want %q", at, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"":                         `""`,
		"a\n\"b\"\x1b":             `"a\n\"b\"\x1b"`,
		strings.Repeat("é", 60):    `"` + strings.Repeat("é", 60) + `"`,
		strings.Repeat("é", 1_000): `"` + strings.Repeat("é", 60) + `…"`,
	} {
		if got := quote.Text(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
