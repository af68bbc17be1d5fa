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

// Every text that is written goes through the sanitizer of its sink: Sanitize for terminals and logs, writeJSON for JSON of
// every kind, message for what viewers of SARIF render, markdown and mermaid for those two. Documents, file names, custom
// rules and configurations are the work of strangers, and their text reaches all of them.

// hidden reports whether a character controls a terminal, or hides or reorders what is shown: controls, formatting
// characters (direction, zero width, tags), line separators, fillers and variation selectors.
func hidden(r rune) bool {
	return unicode.IsControl(r) || r > unicode.MaxASCII &&
		unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// logCommand is how runners of CI recognise a command anywhere in a line: ##[error] on GitHub and Azure,
// ##vso[task.complete] on Azure, ##teamcity[buildStatus].
var logCommand = regexp.MustCompile(`##([A-Za-z]*\[)`)

// lineCommands are how they recognise one at the start of a line: ::error:: on GitHub, after white space, and the folds of
// Buildkite. A single colon counts, because what follows a text may begin with one.
var lineCommands = []string{":", "---", "+++", "~~~", "^^^"}

// Sanitize makes untrusted text harmless in a terminal and in the log of a CI runner, and visibly so. Hidden characters
// (line breaks and ANSI escapes among them) and invalid UTF-8 become escapes; commands of runners are broken by a backslash.
func Sanitize(text string) string {
	safe := escape(text)
	trimmed := strings.TrimLeftFunc(safe, unicode.IsSpace)
	if slices.ContainsFunc(lineCommands, func(c string) bool { return strings.HasPrefix(trimmed, c) }) {
		safe = safe[:len(safe)-len(trimmed)] + `\` + trimmed
	}
	return safe
}

// escape is Sanitize for text that never starts a line.
func escape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\t' || !hidden(r):
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

// writeJSON writes a value as JSON, indented or on one line. JSON goes to logs too, and must keep every value as it is: what
// Sanitize would change is written as JSON escapes.
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

// escapeJSON writes hidden characters of JSON text, and the second of two # or two colons, as escapes. All of these stand
// inside strings only: other text of JSON is ASCII, and has neither # nor two colons in a row.
func escapeJSON(text []byte) []byte {
	out := make([]byte, 0, len(text)+len(text)/64+1)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		pair := (r == '#' || r == ':') && i > 0 && text[i-1] == text[i]
		switch {
		case r < 0x7f && !pair: // controls below the space stand between strings
			out = append(out, text[i])
		case !pair && !hidden(r):
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

// message makes untrusted text a plain text message of SARIF: one sentence on one line, in which brackets are no links
// (§3.11.6).
func message(text string) string { return escapeLinks(sentence(text)) }

func escapeLinks(s string) string { return linkEscapes.Replace(s) }

var linkEscapes = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

func sentence(s string) string {
	s = oneLine(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func oneLine(s string) string { return Sanitize(strings.Join(strings.Fields(s), " ")) }

// markdown makes untrusted text nothing but text in Markdown and in a cell of a table. Punctuation that means something is
// written as entities, which no parser takes for markup. Some viewers link addresses, and names such as @user and #1, after
// entities are read: a space of no width keeps the mark from the name.
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
	// listMark begins an item of a list.
	listMark = regexp.MustCompile(`^(\d*)([-.])(\s|$)`)
	// wwwAddress is what viewers of Markdown take for an address without any mark.
	wwwAddress = regexp.MustCompile(`(?i)(www)\.`)
)

// mermaid makes untrusted text nothing but text in a quoted label or a comment: of punctuation, only what no part of
// Mermaid or HTML reads stays as it is.
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
