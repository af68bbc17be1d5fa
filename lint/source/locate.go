package source

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// span is a region of a document in byte offsets.
type span struct{ start, end int }

// textMatch tells how far a pointer leads in a document, and where the key and the value at its last existing token are.
type textMatch struct {
	depth      int // how many tokens of the pointer exist
	key, value span
	composite  bool // the value is an object or array: locations show its key
	first      span // the part that locations show of an object or array without a key: see titleKey
}

// titleKey is the key of the member that names an object in an array, such as a parameter, a tag or a consumer. A location of such
// an object shows the value of this member, wherever it is in the object. A location of any other object in an array shows its
// first key, and a location of an array in an array its bracket.
const titleKey = "name"

// onlyKey is passed to textMatch.region to get the key also where the value is a scalar. No match has this depth.
const onlyKey = -1

// region returns the span that a location shows. It is the value if all tokens of the pointer exist (depth is their number) and the
// value is a scalar; otherwise the key of the last token that exists.
func (p textMatch) region(depth int) span {
	switch {
	case p.depth == depth && !p.composite:
		return p.value
	case p.key != span{}:
		return p.key
	case p.composite:
		return p.first
	}
	return p.value
}

// Locate finds the targets in the document, and returns one location for each, in the same order. If the last tokens of a pointer
// do not exist, the location is that of the last token that exists. For JSON, all targets are found in one pass over the text.
func (d *Document) Locate(targets []model.Place) []model.Location {
	if d.origin != nil {
		return d.locateOrigins(targets)
	}
	d.text()
	var matches []textMatch
	if d.Format == JSON {
		matches = locateJSON(d.Data, targets)
	} else {
		matches = make([]textMatch, len(targets))
		for i, t := range targets {
			if t.Span[1] == 0 {
				matches[i] = d.locateYAML(t)
			}
		}
	}
	out := make([]model.Location, len(targets))
	for i, t := range targets {
		if t.Span[1] > 0 {
			out[i] = d.location(span{t.Span[0], t.Span[1]})
			out[i].Pointer = d.Mask(EncodePointer(t.Pointer[:len(t.Pointer)-t.Missing]))
			continue
		}
		depth := len(t.Pointer)
		if t.Key {
			depth = onlyKey
		}
		out[i] = d.location(matches[i].region(depth))
		out[i].Pointer = d.Mask(EncodePointer(t.Pointer[:matches[i].depth])) // a key may be a secret
	}
	return out
}

// Pin fills in the spans of places in the document, so that Locate needs only its text. Places in a JSON text need none.
func (d *Document) Pin(places []*model.Place) {
	if d.Format != YAML || d.origin != nil {
		return
	}
	for _, t := range places {
		if t.Span[1] > 0 {
			continue
		}
		match, depth := d.locateYAML(*t), len(t.Pointer)
		if t.Key {
			depth = onlyKey
		}
		region := match.region(depth)
		t.Span, t.Missing = [2]int{region.start, region.end}, len(t.Pointer)-match.depth
	}
}

// LocateOffsets returns the location of a region between two byte offsets in Data. Readers of XML and tag-value use it, which find
// regions themselves.
func (d *Document) LocateOffsets(start, end int) model.Location {
	return d.location(span{start, end})
}

// EncodePointer returns reference tokens as a JSON Pointer (RFC 6901 §3).
func EncodePointer(tokens []string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		b.WriteString(pointerEscape.Replace(token))
	}
	return b.String()
}

// DecodePointer returns the reference tokens of a JSON Pointer (RFC 6901 §3, §4).
func DecodePointer(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, token := range tokens {
		tokens[i] = pointerUnescape.Replace(token)
	}
	return tokens
}

var pointerUnescape = strings.NewReplacer("~1", "/", "~0", "~")

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// excerptLength is how many bytes of a line an excerpt shows. Minified documents have lines of megabytes.
const excerptLength = 160

func (d *Document) location(s span) model.Location {
	s.start = min(max(s.start, 0), len(d.Data))
	s.end = min(max(s.end, s.start), len(d.Data))
	loc := model.Location{Path: d.Path}
	var begin, end int
	loc.Line, begin, end = d.lines.line(d.Data, s.start)
	loc.Column = d.lines.utf16Between(d.Data, begin, min(s.start, end)) + 1
	endLine, endBegin, _ := d.lines.line(d.Data, s.end)
	loc.EndLine, loc.EndColumn = endLine, d.lines.utf16Between(d.Data, endBegin, s.end)+1

	from, to := begin, end
	if to-from > excerptLength {
		from = max(begin, s.start-excerptLength/4)
		for from > begin && !utf8.RuneStart(d.Data[from]) {
			from--
		}
		to = min(end, from+excerptLength)
		for to < end && !utf8.RuneStart(d.Data[to]) {
			to++
		}
	}
	loc.ExcerptColumn = d.lines.utf16Between(d.Data, begin, from) + 1
	loc.ExcerptMore = to < end
	loc.Excerpt = d.maskedRange(from, to)
	return loc
}

// utf16Len counts the UTF-16 code units of UTF-8 text: one per character, two beyond the Basic Multilingual Plane, whose
// characters begin with a byte from 0xF0 on.
func utf16Len(b []byte) int {
	n := 0
	for _, c := range b {
		switch {
		case c >= 0xF0:
			n += 2
		case c < 0x80 || c >= 0xC0:
			n++
		}
	}
	return n
}

// lineIndex converts between byte offsets, lines and columns of a text. Each slice is filled when it is first needed.
type lineIndex struct {
	once   sync.Once
	starts []int // the offset at which each line begins

	// For each block of unitsBlock bytes, how many UTF-16 code units, and how many first bytes of characters, are before it.
	unitsOnce sync.Once
	units     []int
	runesOnce sync.Once
	runes     []int
}

// unitsBlock is the size of a block in bytes.
const unitsBlock = 512

// utf16Between counts the UTF-16 code units between two offsets. A minified document can be one line of megabytes, which is too
// long to count again for each location; the units of whole blocks are counted once.
func (l *lineIndex) utf16Between(data []byte, from, to int) int {
	if to-from <= 2*unitsBlock {
		return utf16Len(data[from:to])
	}
	l.unitsOnce.Do(func() {
		total := 0
		for at := 0; at < len(data); at += unitsBlock {
			l.units = append(l.units, total)
			total += utf16Len(data[at:min(at+unitsBlock, len(data))])
		}
		l.units = append(l.units, total)
	})
	first, last := from/unitsBlock+1, to/unitsBlock
	return utf16Len(data[from:first*unitsBlock]) + l.units[last] - l.units[first] + utf16Len(data[last*unitsBlock:to])
}

func (l *lineIndex) load(data []byte) {
	l.once.Do(func() {
		l.starts = make([]int, 1, 1+bytes.Count(data, []byte{'\n'})+bytes.Count(data, []byte{'\r'})) // the first line begins at 0
		for i, b := range data {
			if b == '\n' || b == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
				l.starts = append(l.starts, i+1)
			}
		}
	})
}

// line returns the number of the line that contains an offset, and the offsets of its text without the line break.
func (l *lineIndex) line(data []byte, offset int) (number, begin, end int) {
	l.load(data)
	number = sort.SearchInts(l.starts, offset+1)
	begin, end = l.starts[number-1], len(data)
	if number < len(l.starts) {
		end = l.starts[number]
	}
	for end > begin && (data[end-1] == '\n' || data[end-1] == '\r') {
		end--
	}
	return number, begin, end
}

// offset returns the byte offset of a line and a column. Both count from 1, and the column counts characters, as in the YAML parser.
func (l *lineIndex) offset(data []byte, line, column int) int {
	l.load(data)
	if line < 1 {
		return 0
	}
	if line > len(l.starts) {
		return len(data)
	}
	at := l.starts[line-1]
	if column > 2*unitsBlock { // do not read a line of megabytes from its beginning for each place in it
		at, column = l.skip(data, at, column)
	}
	for ; column > 1 && at < len(data) && data[at] != '\n' && data[at] != '\r'; column-- {
		_, size := utf8.DecodeRune(data[at:])
		at += size
	}
	return at
}

// skip finds the block that contains the character column-1 characters after an offset. It returns the offset of the first character
// that begins in the block, and the column of the wanted character if columns are counted from there.
func (l *lineIndex) skip(data []byte, at, column int) (block, rest int) {
	l.runesOnce.Do(func() {
		total := 0
		for i, b := range data {
			if i%unitsBlock == 0 {
				l.runes = append(l.runes, total)
			}
			if utf8.RuneStart(b) {
				total++
			}
		}
	})
	wanted := l.runes[at/unitsBlock] + column - 1
	for _, b := range data[at/unitsBlock*unitsBlock : at] {
		if utf8.RuneStart(b) {
			wanted++
		}
	}
	n := sort.SearchInts(l.runes, wanted+1) - 1
	block = n * unitsBlock
	for block < len(data) && !utf8.RuneStart(data[block]) { // the rest of a character that begins in the block before
		block++
	}
	return block, wanted - l.runes[n] + 1
}

// trie holds the pointers to find in one pass over the text. Each node stands for a token, its children for the next tokens.
type trie struct {
	children map[string]*trie
	match    textMatch
	found    bool // the token exists in the document
}

func locateJSON(data []byte, targets []model.Place) []textMatch {
	root := &trie{}
	for _, t := range targets {
		at := root
		for _, token := range t.Pointer {
			if at.children == nil {
				at.children = map[string]*trie{}
			}
			next := at.children[token]
			if next == nil {
				next = &trie{}
				at.children[token] = next
			}
			at = next
		}
	}
	s := jsonScan{dec: jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)), data: data}
	s.value(root, span{}, 0)
	matches := make([]textMatch, len(targets))
	for i, t := range targets {
		at := root
		for _, token := range t.Pointer {
			next := at.children[token]
			if next == nil || !next.found {
				break
			}
			at = next
		}
		matches[i] = at.match
	}
	return matches
}

// jsonScan reads a JSON text and records the spans of the values in a trie.
type jsonScan struct {
	dec  *jsontext.Decoder
	data []byte
}

// value reads the next value and records its spans in t. It skips values that no pointer leads into. It returns false at an error,
// which ends the scan; the spans found before it stay in the trie.
func (s *jsonScan) value(t *trie, key span, depth int) bool {
	kind := s.dec.PeekKind()
	start := textAfter(s.data, int(s.dec.InputOffset()))
	for start < len(s.data) && (s.data[start] == ',' || s.data[start] == ':') {
		start = textAfter(s.data, start+1)
	}
	t.found = true
	t.match = textMatch{depth: depth, key: key, composite: kind == '{' || kind == '[', first: span{start, start + 1}}
	if !t.match.composite || len(t.children) == 0 && key != (span{}) {
		if s.dec.SkipValue() != nil {
			return false
		}
		t.match.value = span{start, int(s.dec.InputOffset())}
		return true
	}
	if _, err := s.dec.ReadToken(); err != nil {
		return false
	}
	for i := 0; ; i++ {
		if k := s.dec.PeekKind(); k == '}' || k == ']' {
			_, err := s.dec.ReadToken()
			t.match.value = span{start, int(s.dec.InputOffset())}
			return err == nil
		} else if k == 0 {
			return false
		}
		token, keySpan := strconv.Itoa(i), span{}
		if kind == '{' {
			name, err := s.dec.ReadToken()
			if err != nil {
				return false
			}
			token = name.String()
			end := int(s.dec.InputOffset())
			keySpan = span{s.keyStart(end), end}
			if i == 0 {
				t.match.first = keySpan
			}
		}
		isTitle := kind == '{' && token == titleKey && key == (span{}) && depth > 0 && s.dec.PeekKind() == '"'
		if child := t.children[token]; child != nil {
			if !s.value(child, keySpan, depth+1) {
				return false
			}
		} else if s.dec.SkipValue() != nil {
			return false
		}
		if isTitle {
			end := int(s.dec.InputOffset())
			t.match.first = span{s.keyStart(end), end}
		}
	}
}

// keyStart returns the offset of the opening quote of a key or string, given the offset after its closing quote.
func (s *jsonScan) keyStart(end int) int {
	for i := end - 2; i >= 0; i-- {
		if s.data[i] != '"' {
			continue
		}
		escapes := 0
		for j := i - 1; j >= 0 && s.data[j] == '\\'; j-- {
			escapes++
		}
		if escapes%2 == 0 {
			return i
		}
	}
	return 0
}

func (d *Document) locateYAML(t model.Place) textMatch {
	nodes := d.Nodes()
	if t.Document >= len(nodes) {
		return textMatch{}
	}
	n := nodes[t.Document]
	var key *yaml.Node
	depth := 0
	for _, token := range t.Pointer {
		var nextKey *yaml.Node
		var next Node
		if n.IsMap() {
			nextKey, next = n.member(token)
		} else {
			next = n.step(token)
		}
		if !next.Exists() {
			break
		}
		key, n, depth = nextKey, next, depth+1
	}
	p := textMatch{depth: depth, composite: n.IsMap() || n.IsList()}
	if key != nil {
		p.key = d.scalarSpan(key)
	}
	p.value = d.scalarSpan(n.y)
	p.first = span{p.value.start, p.value.start + 1}
	if n.IsMap() && len(n.y.Content) > 0 {
		p.first = d.scalarSpan(n.y.Content[0])
		for i := 0; key == nil && depth > 0 && i+1 < len(n.y.Content); i += 2 {
			if name := (Node{y: n.y.Content[i+1]}); n.y.Content[i].Value == titleKey && name.IsString() {
				p.first = d.scalarSpan(name.y)
				break
			}
		}
	}
	if n.IsNull() && n.y.Value == "" { // a key without a value, `key:`: there is only the key to show
		p.composite = key != nil
	}
	return p
}

// blockEnd returns the offset at which a block scalar (| or >) ends: before the first line that is indented less than its text.
func (d *Document) blockEnd(start int) int {
	_, _, end := d.lines.line(d.Data, start)
	indent := 0
	for end < len(d.Data) {
		next := end
		for next < len(d.Data) && (d.Data[next] == '\n' || d.Data[next] == '\r') {
			next++
		}
		_, begin, lineEnd := d.lines.line(d.Data, next)
		text := bytes.TrimLeft(d.Data[begin:lineEnd], " ")
		if n := lineEnd - begin - len(text); len(text) > 0 && indent == 0 {
			indent = n
		} else if len(text) > 0 && n < indent {
			break
		}
		if indent == 0 && len(text) > 0 || lineEnd <= end {
			break
		}
		end = lineEnd
	}
	return end
}

// scalarSpan returns the span of a YAML scalar. The parser tells only where a scalar begins. The span of an object or array is its
// first byte.
func (d *Document) scalarSpan(y *yaml.Node) span {
	start := d.lines.offset(d.Data, y.Line, y.Column)
	_, _, lineEnd := d.lines.line(d.Data, start)
	rest := d.Data[start:]
	switch {
	case y.Kind != yaml.ScalarNode || len(rest) == 0:
		return span{start, min(start+1, len(d.Data))}
	case y.Style&yaml.TaggedStyle != 0, rest[0] == '!', rest[0] == '&':
		// A tag or an anchor is before the value: show the rest of the line.
		return span{start, lineEnd}
	case y.Style&yaml.DoubleQuotedStyle != 0 && rest[0] == '"':
		for i := 1; i < len(rest); i++ {
			if rest[i] == '\\' {
				i++
			} else if rest[i] == '"' {
				return span{start, start + i + 1}
			}
		}
	case y.Style&yaml.SingleQuotedStyle != 0 && rest[0] == '\'':
		for i := 1; i < len(rest); i++ {
			if rest[i] == '\'' && (i+1 >= len(rest) || rest[i+1] != '\'') {
				return span{start, start + i + 1}
			} else if rest[i] == '\'' {
				i++
			}
		}
	case bytes.HasPrefix(rest, []byte(y.Value)) && y.Value != "":
		return span{start, start + len(y.Value)}
	}
	end := slices.Index(d.Data[start:lineEnd], '#')
	if end > 0 && d.Data[start+end-1] == ' ' {
		lineEnd = start + end
	}
	return span{start, start + len(bytes.TrimRight(d.Data[start:lineEnd], " \t"))}
}
