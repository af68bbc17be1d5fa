package source

import (
	"strings"
	"testing"
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
		if got := Truncate(test.text, test.n); got != test.want {
			t.Errorf("the first %d characters of %q: got %q, want %q", test.n, test.text, got, test.want)
		}
	}
}

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"":                         `""`,
		"a\n\"b\"\x1b":             `"a\n\"b\"\x1b"`,
		strings.Repeat("é", 60):    `"` + strings.Repeat("é", 60) + `"`,
		strings.Repeat("é", 1_000): `"` + strings.Repeat("é", 60) + `…"`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// A message shows only the beginning of a long key, anchor or version of the document.
func TestMessagesTruncateTextOfTheDocument(t *testing.T) {
	name := strings.Repeat("n", 100_000)
	start := strings.Repeat("n", 50)
	for file, text := range map[string]string{
		"repeated key.json":    `{"openapi": "3.1.0", "` + name + `": 1, "` + name + `": 2}`,
		"repeated key.yaml":    "openapi: 3.1.0\n" + name[:1000] + ": 1\n" + name[:1000] + ": 2\n",
		"quoted key.yaml":      "openapi: 3.1.0\n? \"" + name + "\"\n: 1\n? \"" + name + "\"\n: 2\n",
		"alias in itself.yaml": "openapi: 3.1.0\nx: &" + name + " [*" + name + "]\n",
		"unknown anchor.yaml":  "openapi: 3.1.0\nx: *" + name + "\n",
		"version.xml":          `<?xml version="` + name + `"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>`,
	} {
		_, problem := (&Reader{}).Open(File{Root: Bytes(map[string][]byte{file: []byte(text)}), Path: file, Named: true})
		if problem == nil {
			t.Errorf("%s: no problem", file)
			continue
		}
		if len(problem.Message) > 300 || !strings.Contains(problem.Message, start) || !strings.Contains(problem.Message, "…") {
			t.Errorf("%s: a message of %d bytes: %.300s", file, len(problem.Message), problem.Message)
		}
	}
}
