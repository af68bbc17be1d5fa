package source

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// decodeYAML fills roots with the YAML documents of the file, as far as they can be read.
func (d *Document) decodeYAML() *model.Problem {
	d.roots = nil
	for _, part := range d.yamlParts() {
		root, err := decodePart(part.text, false)
		if err != nil && bytes.IndexByte(part.text, '\t') >= 0 {
			if again, failed := decodePart(part.text, true); failed == nil {
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
	line int // how many lines stand before it
}

// yamlParts divides a file at the markers of documents. They stand at the beginning of a line, and nothing inside a document
// may look like them (YAML 1.2.2 §9.1.2). The parser reads one document at a time, because it takes the end of one whose
// text is a block for a part of it, and refuses what may follow an end.
func (d *Document) yamlParts() []yamlPart {
	d.lines.load(d.Data)
	var parts []yamlPart
	start, line := 0, 0
	content := false // the part has more than comments and directives
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

// endMarker matches the line that ends a document.
var endMarker = regexp.MustCompile(`\A\.\.\.[ \t]*([ \t]#[^\r\n]*)?(\r|\n|\z)`)

func isMarker(text []byte, marker string) bool {
	return bytes.HasPrefix(text, []byte(marker)) && (len(text) == 3 || strings.IndexByte(" \t\r\n", text[3]) >= 0)
}

// decodePart reads one document; nil means that there is none. With tabs, it reads also some tabs that YAML allows and the
// parser does not.
func decodePart(text []byte, tabs bool) (*yaml.Node, error) {
	s := &standIns{text: text}
	text = withoutDirectives(text)
	if tabs {
		text = s.replaceTabs(text)
	}
	text = s.replace(text)
	if s.full {
		return nil, &yamlError{1, 1, "uses up the characters of private use, of which the reader needs one"}
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var root, more yaml.Node
	if err := dec.Decode(&root); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := dec.Decode(&more); err == nil { // not reached: the text was divided at the markers
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

// yamlError is an error in a YAML text that the parser does not find.
type yamlError struct {
	line, column int
	text         string
}

func (e *yamlError) Error() string { return e.text }

func addLines(n *yaml.Node, lines int) {
	if lines == 0 {
		return
	}
	n.Line += lines
	for _, child := range n.Content {
		addLines(child, lines)
	}
}

// yamlDirective matches the directive by which a text says that it is YAML 1.x.
var yamlDirective = regexp.MustCompile(`\A%YAML[ \t]+1\.[0-9]+`)

// withoutDirectives blanks the directives before the marker of a document that change nothing: %YAML 1.x, of which the
// parser refuses what it reads, 1.2, and those that YAML reserves for later use and tells readers to ignore. All else stays
// where it is.
func withoutDirectives(text []byte) []byte {
	if bytes.IndexByte(text, '%') < 0 {
		return text
	}
	var blank []span
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
			blank = append(blank, span{at, at + len(yamlDirective.Find(line))})
		case len(line) > 0 && line[0] == '%' && string(name) != "%TAG":
			blank = append(blank, span{at, end})
		}
		at = min(end+1, len(text))
	}
	if blank == nil {
		return text
	}
	text = bytes.Clone(text)
	for _, s := range blank {
		for i := s.start; i < s.end; i++ {
			text[i] = ' '
		}
	}
	return text
}

// standIns are characters of private use that stand for what YAML 1.2 allows and the parser does not read, one for one, so
// that every line and column stays what it is:
//   - the backslash of the escapes \/ and \uD83D\uDE00, which JSON has and YAML takes over, in double quotes,
//   - the next line, line separator and paragraph separator, which ended a line in YAML 1.1 and are ordinary characters now,
//   - DEL, the other C1 controls, U+FFFE and U+FFFF, which strings in quotes may hold,
//   - a tab at the beginning of a literal block.
type standIns struct {
	text  []byte        // in which no stand-in occurs
	used  map[rune]bool // the characters of private use that it has
	of    map[rune]rune // what the text holds → what stands for it
	means map[rune]rune
	next  rune
	full  bool // there is none left
}

const (
	firstPrivate = '\uE000'
	lastPrivate  = '\uF8FF'
)

// standIn is the character that stands for r.
func (s *standIns) standIn(r rune) rune {
	if other, ok := s.of[r]; ok {
		return other
	}
	if s.of == nil {
		s.of, s.means, s.used, s.next = map[rune]rune{}, map[rune]rune{}, map[rune]bool{}, firstPrivate
		for _, r := range string(s.text) {
			if r >= firstPrivate && r <= lastPrivate {
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
	s.of[r], s.means[s.next] = s.next, r
	s.next++
	return s.of[r]
}

// surrogates matches the rest of an escaped pair of surrogates, behind the first backslash.
var surrogates = regexp.MustCompile(`\Au[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// replace puts the stand-ins in.
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
			i += 2 // the character behind a backslash is no backslash of its own
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

// isOtherBreak reports whether a character ends a line in YAML 1.1 and not in YAML 1.2.
func isOtherBreak(r rune) bool { return r == '\u0085' || r == '\u2028' || r == '\u2029' }

// isOnlyQuoted reports whether a character may stand in quotes, but nowhere else.
func isOnlyQuoted(r rune) bool {
	return r == 0x7F || r >= 0x80 && r <= 0x9F && r != '\u0085' || r == '\uFFFE' || r == '\uFFFF'
}

// restore puts back what the stand-ins stand for, and reads the escapes.
func (s *standIns) restore(n *yaml.Node) error {
	for _, text := range []*string{&n.Value, &n.Anchor, &n.Tag} {
		if !strings.ContainsFunc(*text, func(r rune) bool { return s.means[r] != 0 }) {
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

func (s *standIns) restoreText(text string, style yaml.Style) (restored, problem string) {
	quoted := style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		original, ok := s.means[r]
		switch {
		case !ok:
			b.WriteString(text[i : i+size])
		case original == '\\' && style&yaml.DoubleQuotedStyle == 0:
			b.WriteByte('\\')
		case original == '\\' && text[i+size] == '/': // which follows as it is
		case original == '\\':
			first, second := text[i+size+1:i+size+5], text[i+2*size+6:i+2*size+10]
			b.WriteRune(utf16.DecodeRune(hex(first), hex(second)))
			size = 2*size + 10
		case original == '\t' && style&yaml.LiteralStyle == 0: // a line that begins with one is folded in another way
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

func hex(digits string) rune {
	n, _ := strconv.ParseUint(digits, 16, 16)
	return rune(n)
}

// blockHeader matches the end of a line that may begin a block of text.
var blockHeader = regexp.MustCompile(`(^|[ \t])[|>][-+0-9]*([ \t]+#.*)?[ \t]*$`)

// replaceTabs mends tabs that YAML allows and the parser refuses: in lines of white space alone, where they become spaces,
// and at the beginning of a block of text. What looks like such a block and is none is left alone.
func (s *standIns) replaceTabs(text []byte) []byte {
	var out []byte
	const none, sought = -1, 0
	indent := none // of the block of text; sought until its first line is met
	for len(text) > 0 {
		line, ending := text, 0
		if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
			line, ending = text[:i], 1
		}
		end := text[len(line) : len(line)+ending]
		text = text[len(line)+ending:]
		rest := bytes.TrimLeft(line, " ")
		spaces := len(line) - len(rest)
		tabbed := false // where the text of a block should stand
		switch {
		case len(rest) == 0 || indent == none:
		case spaces < indent, indent == sought && spaces == 0: // the block has ended, or there is none
			indent, tabbed = none, rest[0] == '\t'
		case indent == sought:
			if indent = spaces; rest[0] == '\t' {
				out = append(out, line[:spaces]...)
				out = utf8.AppendRune(out, s.standIn('\t'))
				line = rest[1:]
			}
		}
		if indent == none && !tabbed && len(bytes.TrimLeft(line, "\t ")) == 0 {
			line = bytes.Repeat([]byte(" "), len(line))
		}
		if indent == none && blockHeader.Match(line) {
			indent = sought
		}
		out = append(append(out, line...), end...)
	}
	return out
}
