package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sanitize makes untrusted text harmless in a terminal and in the log of a GitHub Actions runner, and visibly so.
// Control characters (line breaks and ANSI escapes among them), invalid UTF-8, and characters that reorder or hide text
// become escapes. The runner takes a line that starts with "::" after white space, and "##[" anywhere in a line, for a
// command: both are broken by a backslash.
func Sanitize(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\t':
			b.WriteByte('\t')
		case r < 0x80 && unicode.IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029', r == '\u115f', r == '\u3164':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	safe := strings.ReplaceAll(b.String(), "##[", `#\#[`)
	if trimmed := strings.TrimLeftFunc(safe, unicode.IsSpace); strings.HasPrefix(trimmed, "::") {
		safe = safe[:len(safe)-len(trimmed)] + `\` + trimmed
	}
	return safe
}
