package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Documents, file names, custom rules and configurations may come from attackers. So every text passes through the sanitizer for
// its output: Sanitize for terminals and logs, writeJSON for JSON and SARIF, message for the texts of SARIF that viewers render,
// markdown and mermaid for these two formats. The formats for CI systems escape, in their own files, what Sanitize returns.

// isHidden reports whether a character controls a terminal, or is invisible, or reorders the characters around it: control
// characters, formatting characters (direction, zero width, tags), line separators, fillers and variation selectors.
func isHidden(r rune) bool {
	return unicode.IsControl(r) || r > unicode.MaxASCII &&
		unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// logCommand matches the commands that CI runners obey anywhere in a line: ##[error] on GitHub and Azure,
// ##vso[task.complete] on Azure, ##teamcity[buildStatus] on TeamCity.
var logCommand = regexp.MustCompile(`##([A-Za-z]*\[)`)

// lineCommands are the beginnings of the commands that CI runners obey only at the start of a line, after white space: ::error::
// on GitHub, and the marks that fold the log on Buildkite. One colon is enough here, because the text after it may begin with
// the second one.
var lineCommands = []string{":", "---", "+++", "~~~", "^^^"}

// Sanitize makes untrusted text safe for terminals and for the logs of CI runners, and keeps it readable. Hidden characters, such
// as line breaks and ANSI escapes, and invalid UTF-8 become visible escapes. A backslash breaks the commands of CI runners.
func Sanitize(text string) string {
	safe := escape(text)
	trimmed := strings.TrimLeftFunc(safe, unicode.IsSpace)
	if slices.ContainsFunc(lineCommands, func(c string) bool { return strings.HasPrefix(trimmed, c) }) {
		safe = safe[:len(safe)-len(trimmed)] + `\` + trimmed
	}
	return safe
}

// escape does the same as Sanitize, for text that is never at the start of a line.
func escape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\t' || !isHidden(r):
			b.WriteRune(r)
		case r <= unicode.MaxASCII:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += size
	}
	if safe := b.String(); strings.Contains(safe, "##") {
		return logCommand.ReplaceAllString(safe, `#\#$1`)
	}
	return b.String()
}

// writeJSON writes a value as JSON, indented or on one line. JSON goes to logs too, but its values must not change. So the
// characters that Sanitize would change become JSON escapes.
func writeJSON(w io.Writer, value any, indent string) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(text.Bytes()))
	return err
}

// escapeJSON replaces hidden characters, and the second of two # or two colons, by JSON escapes. These characters occur only
// inside strings, because the rest of a JSON text is ASCII without # and without two colons in a row.
func escapeJSON(text []byte) []byte {
	out := make([]byte, 0, len(text)+len(text)/64+1)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		pair := (r == '#' || r == ':') && i > 0 && text[i-1] == text[i]
		switch {
		case r < 0x7f && !pair: // the control characters among them are white space outside strings
			out = append(out, text[i])
		case !pair && !isHidden(r):
			out = append(out, text[i:i+size]...)
		case r <= 0xFFFF:
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		}
		i += size
	}
	return out
}

// message makes untrusted text safe as a plain text message of SARIF: one line that ends like a sentence, with escaped brackets,
// so that nothing in it is a link (SARIF 2.1.0, §3.11.6).
func message(text string) string { return escapeLinks(sentence(text)) }

func escapeLinks(s string) string { return linkEscapes.Replace(s) }

var linkEscapes = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

// sentence puts text on one line and adds a full stop if it does not end like a sentence.
func sentence(s string) string {
	s = oneLine(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// oneLine sanitizes text and replaces all white space by single spaces.
func oneLine(s string) string { return Sanitize(strings.Join(strings.Fields(s), " ")) }

// markdown makes untrusted text safe in Markdown and in the cell of a table: viewers show it as plain text. Punctuation with a
// meaning in Markdown becomes HTML entities, which no parser treats as markup. Some viewers decode the entities and then link
// addresses, and names such as @user and #1. A zero-width space (U+200B) after the punctuation prevents this.
func markdown(text string) string {
	runes := []rune(strings.TrimSpace(strings.ReplaceAll(Sanitize(text), "\t", " ")))
	var b strings.Builder
	for i, r := range runes {
		if strings.ContainsRune("\\`*_{}[]<>()#+!|~@:&$", r) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
		if i+1 < len(runes) && (strings.ContainsRune("@#!%&$~^", r) && !unicode.IsSpace(runes[i+1]) || r == ':' && runes[i+1] == '/') {
			b.WriteString("&#8203;")
		}
	}
	safe := listMark.ReplaceAllString(b.String(), `$1\$2$3`)
	return wwwAddress.ReplaceAllString(safe, "$1&#46;")
}

var (
	// listMark matches the beginning of a list item.
	listMark = regexp.MustCompile(`^(\d*)([-.])(\s|$)`)
	// wwwAddress matches the beginning of an address that viewers link although it has no scheme.
	wwwAddress = regexp.MustCompile(`(?i)(www)\.`)
)

// mermaid makes untrusted text safe in a quoted label or in a comment of Mermaid. All punctuation becomes Mermaid's entities,
// except the few characters that mean nothing in Mermaid and HTML.
func mermaid(text string) string {
	var b strings.Builder
	for _, r := range Sanitize(text) {
		if r < 0x80 && !strings.ContainsRune(" .,-_/", r) && !('0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z') {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
