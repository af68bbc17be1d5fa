package source

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// decodeYAML parses the YAML documents of the file into roots. If one cannot be parsed, roots holds those before it.
func (d *Document) decodeYAML() *model.Problem {
	d.roots = nil
	for _, part := range d.yamlParts() {
		root, err := decodePart(part.text, false)
		if err != nil && bytes.IndexByte(part.text, '\t') >= 0 {
			if again, errAgain := decodePart(part.text, true); errAgain == nil {
				root, err = again, nil
			}
		}
		if err != nil {
			return d.yamlProblem(err, part.line)
		}
		if root != nil {
			addLines(root, part.line)
			d.roots = append(d.roots, root)
		}
	}
	return nil
}

// yamlPart is the text of one YAML document of a file: its directives, its markers and its content.
type yamlPart struct {
	text []byte
	line int // how many lines of the file are before it
}

// yamlParts divides a file into YAML documents at the markers --- and ..., which are at the beginning of a line. Nothing inside a
// document looks like a marker (YAML 1.2.2 §9.1.2). Each document is parsed alone, because the parser makes mistakes at markers:
// it reads ... after a block scalar as a part of the scalar, and refuses some texts that may follow it.
func (d *Document) yamlParts() []yamlPart {
	d.lines.load(d.Data)
	var parts []yamlPart
	start, line := 0, 0
	content := false // the part contains more than comments and directives
	cut := func(end, next, nextLine int) {
		if content {
			parts = append(parts, yamlPart{d.Data[start:end], line})
		}
		start, line, content = next, nextLine, false
	}
	for i, at := range d.lines.starts {
		switch text := d.Data[at:]; {
		case isMarker(text, "---"):
			if content {
				cut(at, at, i)
			}
			content = true
		case endMarker.Match(text):
			next := len(d.Data)
			if i+1 < len(d.lines.starts) {
				next = d.lines.starts[i+1]
			}
			cut(at, next, i+1)
		case !content:
			text = bytes.TrimLeft(text, " \t")
			content = len(text) > 0 && strings.IndexByte("#\r\n%", text[0]) < 0
		}
	}
	cut(len(d.Data), 0, 0)
	return parts
}

// endMarker matches the line "..." that ends a document.
var endMarker = regexp.MustCompile(`\A\.\.\.[ \t]*([ \t]#[^\r\n]*)?(\r|\n|\z)`)

// isMarker reports whether a line begins with a marker of three characters.
func isMarker(text []byte, marker string) bool {
	return bytes.HasPrefix(text, []byte(marker)) && (len(text) == 3 || strings.IndexByte(" \t\r\n", text[3]) >= 0)
}

// decodePart parses one YAML document; the result is nil if the text contains none. If tabs is set, it first replaces tabs that
// YAML allows and the parser refuses.
func decodePart(text []byte, tabs bool) (*yaml.Node, error) {
	s := &standIns{text: text}
	text = withoutDirectives(text)
	if tabs {
		text = s.replaceTabs(text)
	}
	text = s.replace(text)
	if s.full {
		return nil, &yamlError{1, 1, "contains so many private-use characters (U+E000 to U+F8FF) that none is left for sealint to use"}
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var root, more yaml.Node
	if err := dec.Decode(&root); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := dec.Decode(&more); err == nil { // does not happen, because yamlParts has divided the text
		return nil, &yamlError{more.Line, more.Column, "another document begins without a marker"}
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(s.of) > 0 {
		if err := s.restore(&root); err != nil {
			return nil, err
		}
	}
	return &root, nil
}

// yamlError is an error in a YAML text that the parser does not report. Line and column count from 1.
type yamlError struct {
	line, column int
	text         string
}

func (e *yamlError) Error() string { return e.text }

// addLines adds a number to the lines of a node and all nodes below it.
func addLines(n *yaml.Node, lines int) {
	if lines == 0 {
		return
	}
	n.Line += lines
	for _, child := range n.Content {
		addLines(child, lines)
	}
}

// yamlDirective matches a directive %YAML of version 1.x.
var yamlDirective = regexp.MustCompile(`\A%YAML[ \t]+1\.[0-9]+`)

// withoutDirectives replaces directives that have no effect by spaces, so that the positions of all other text stay the same:
// %YAML 1.x, because the parser refuses %YAML 1.2, and the reserved directives, which readers should ignore (YAML 1.2.2 §6.8).
func withoutDirectives(text []byte) []byte {
	if bytes.IndexByte(text, '%') < 0 {
		return text
	}
	var spans []span // to replace
	for at := 0; at < len(text) && !isMarker(text[at:], "---"); {
		end := at + len(text[at:])
		if i := bytes.IndexAny(text[at:], "\r\n"); i >= 0 {
			end = at + i
		}
		line := text[at:end]
		name, _, _ := bytes.Cut(bytes.ReplaceAll(line, []byte("\t"), []byte(" ")), []byte(" "))
		trimmed := bytes.TrimLeft(line, " \t")
		switch {
		case len(trimmed) > 0 && trimmed[0] != '#' && line[0] != '%':
			return text // content without a marker: there are no directives
		case string(name) == "%YAML":
			spans = append(spans, span{at, at + len(yamlDirective.Find(line))})
		case len(line) > 0 && line[0] == '%' && string(name) != "%TAG":
			spans = append(spans, span{at, end})
		}
		at = min(end+1, len(text))
	}
	if spans == nil {
		return text
	}
	text = bytes.Clone(text)
	for _, s := range spans {
		for i := s.start; i < s.end; i++ {
			text[i] = ' '
		}
	}
	return text
}

// standIns are private-use characters that replace characters which YAML 1.2 allows and the parser does not read. They are put in
// before parsing and replaced again in the nodes. One character replaces one, so that lines and columns stay the same. Replaced
// are:
//   - the backslash of the JSON escapes \/ and \uD83D\uDE00 (a pair of surrogates) in double quotes,
//   - next line, line separator and paragraph separator, which end a line in YAML 1.1 and are ordinary characters in YAML 1.2,
//   - DEL, the other C1 controls, U+FFFE and U+FFFF, which are allowed in quotes,
//   - a tab at the beginning of a literal block.
type standIns struct {
	text      []byte        // the text before any replacement; no stand-in occurs in it, not even as an escape
	used      map[rune]bool // the private-use characters in text
	of        map[rune]rune // character of text → its stand-in
	originals map[rune]rune // stand-in → the character that it replaces
	next      rune          // the next private-use character to try
	full      bool          // a stand-in was needed and none was left
}

const (
	firstPrivate = '\uE000'
	lastPrivate  = '\uF8FF'
)

// privateEscape matches what may be the escape of a private-use character in double quotes or in a tag. The parser decodes it, so
// that its result must not be a stand-in.
var privateEscape = regexp.MustCompile(`\\(?:u|U0000)([eEfF][0-9a-fA-F]{3})|%[eE][eEfF]%[89abAB][0-9a-fA-F]%[89abAB][0-9a-fA-F]`)

// standIn returns the stand-in for a character.
func (s *standIns) standIn(r rune) rune {
	if other, ok := s.of[r]; ok {
		return other
	}
	if s.of == nil {
		s.of, s.originals, s.used, s.next = map[rune]rune{}, map[rune]rune{}, map[rune]bool{}, firstPrivate
		for _, r := range string(s.text) {
			if r >= firstPrivate && r <= lastPrivate {
				s.used[r] = true
			}
		}
		for _, m := range privateEscape.FindAllSubmatch(s.text, -1) {
			if m[1] != nil {
				s.used[hex(string(m[1]))] = true
			} else if text, err := url.PathUnescape(string(m[0])); err == nil {
				r, _ := utf8.DecodeRuneInString(text)
				s.used[r] = true
			}
		}
	}
	for s.used[s.next] {
		s.next++
	}
	if s.next > lastPrivate {
		s.full = true
		return r
	}
	s.of[r], s.originals[s.next] = s.next, r
	s.next++
	return s.of[r]
}

// surrogates matches an escaped pair of surrogates without its first backslash.
var surrogates = regexp.MustCompile(`\Au[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// replace returns a text with stand-ins in place of the characters that need one; tabs are left to replaceTabs.
func (s *standIns) replace(text []byte) []byte {
	var out []byte
	done := 0
	put := func(at, size int, r rune) {
		out = append(out, text[done:at]...)
		out = utf8.AppendRune(out, s.standIn(r))
		done = at + size
	}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			switch pair := surrogates.Find(text[i+1:]); {
			case text[i+1] == '/':
				put(i, 1, '\\')
			case pair != nil:
				put(i, 1, '\\')
				put(i+6, 1, '\\')
				i += 10
			}
			i += 2 // skip the escaped character, which may be a backslash
		case c == 0x7F:
			put(i, 1, rune(c))
			i++
		case c == 0xC2 || c == 0xE2 || c == 0xEF:
			r, size := utf8.DecodeRune(text[i:])
			if isOtherBreak(r) || isOnlyQuoted(r) {
				put(i, size, r)
			}
			i += size
		default:
			i++
		}
	}
	if done == 0 {
		return text
	}
	return append(out, text[done:]...)
}

// isOtherBreak reports whether a character ends a line in YAML 1.1 but not in YAML 1.2.
func isOtherBreak(r rune) bool { return r == '\u0085' || r == '\u2028' || r == '\u2029' }

// isOnlyQuoted reports whether a character is allowed in quotes, but nowhere else.
func isOnlyQuoted(r rune) bool {
	return r == 0x7F || r >= 0x80 && r <= 0x9F && r != '\u0085' || r == '\uFFFE' || r == '\uFFFF'
}

// restore replaces the stand-ins in a node and those below it by the original characters, and decodes the escapes.
func (s *standIns) restore(n *yaml.Node) error {
	for _, text := range []*string{&n.Value, &n.Anchor, &n.Tag} {
		if !strings.ContainsFunc(*text, func(r rune) bool { return s.originals[r] != 0 }) {
			continue
		}
		restored, problem := s.restoreText(*text, n.Style)
		if problem != "" {
			return &yamlError{n.Line, n.Column, problem}
		}
		*text = restored
	}
	for _, child := range n.Content {
		if err := s.restore(child); err != nil {
			return err
		}
	}
	return nil
}

// restoreText does this for a text with a style. problem is the message of an error in the text, or "".
func (s *standIns) restoreText(text string, style yaml.Style) (restored, problem string) {
	quoted := style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		original, ok := s.originals[r]
		switch {
		case !ok:
			b.WriteString(text[i : i+size])
		case original == '\\' && style&yaml.DoubleQuotedStyle == 0:
			b.WriteByte('\\')
		case original == '\\' && text[i+size] == '/': // drop the backslash; the slash follows
		case original == '\\':
			first, second := text[i+size+1:i+size+5], text[i+2*size+6:i+2*size+10]
			b.WriteRune(utf16.DecodeRune(hex(first), hex(second)))
			size = 2*size + 10
		case original == '\t' && style&yaml.LiteralStyle == 0:
			// A folded block: YAML does not fold a line that begins with a tab, but the parser has folded it with the stand-in.
			return "", tabProblem
		case isOnlyQuoted(original) && !quoted:
			return "", "control characters are allowed only in quotes"
		default:
			b.WriteRune(original)
		}
		i += size
	}
	return b.String(), ""
}

// hex returns the value of four hexadecimal digits.
func hex(digits string) rune {
	n, _ := strconv.ParseUint(digits, 16, 16)
	return rune(n)
}

// blockHeader matches a line that may end with the header of a block scalar, such as "|" or ">-".
var blockHeader = regexp.MustCompile(`(^|[ \t])[|>][-+0-9]*([ \t]+#.*)?[ \t]*$`)

// replaceTabs replaces tabs that YAML allows and the parser refuses: in lines of only white space, where they become spaces, and
// at the beginning of a block scalar, where they become stand-ins. It leaves tabs where only the line before looks like the
// header of a block.
func (s *standIns) replaceTabs(text []byte) []byte {
	var out []byte
	const outside, beforeFirstLine = -1, 0
	indent := outside // of the block scalar around the line; the constants are for lines that are not in the text of one
	for len(text) > 0 {
		line, ending := text, 0
		if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
			line, ending = text[:i], 1
		}
		end := text[len(line) : len(line)+ending]
		text = text[len(line)+ending:]
		rest := bytes.TrimLeft(line, " ")
		spaces := len(line) - len(rest)
		keepTabs := false // the line follows a header and begins with a tab, so that it may be a mistake in a block
		switch {
		case len(rest) == 0 || indent == outside:
		case spaces < indent, indent == beforeFirstLine && spaces == 0: // the block has ended, or there is none
			indent, keepTabs = outside, rest[0] == '\t'
		case indent == beforeFirstLine:
			if indent = spaces; rest[0] == '\t' {
				out = append(out, line[:spaces]...)
				out = utf8.AppendRune(out, s.standIn('\t'))
				line = rest[1:]
			}
		}
		if indent == outside && !keepTabs && len(bytes.TrimLeft(line, "\t ")) == 0 {
			line = bytes.Repeat([]byte(" "), len(line))
		}
		if indent == outside && blockHeader.Match(line) {
			indent = beforeFirstLine
		}
		out = append(append(out, line...), end...)
	}
	return out
}
