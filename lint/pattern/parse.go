// Package pattern analyses the regular expressions of JSON Schema (ECMA-262): whether they are anchored, whether the texts
// that match have a largest length, and how much time a backtracking matcher may need.
package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind is the kind of a node.
type kind uint8

const (
	empty kind = iota
	chars      // one character of a set
	concat
	alternate
	repeat
	begin    // ^
	end      // $
	boundary // \b, \B
	look     // (?=…), (?!…), (?<=…), (?<!…)
	group    // (…), (?<name>…)
	backref  // \1, \k<name>
)

// node is a part of a parsed pattern.
type node struct {
	kind     kind
	set      set     // chars
	subs     []*node // concat, alternate; one for repeat, look and group
	min, max int     // repeat; max is -1 without an upper limit
	lazy     bool    // repeat
	negated  bool    // boundary, look
	behind   bool    // look
	number   int     // group: counted from 1
	of       *node   // backref: the group; nil where the group cannot have matched yet, so that nothing is read
}

// span is a range of characters, both ends included.
type span struct{ low, high rune }

// set is a set of characters: sorted spans that do not touch.
type set []span

var anything = set{{0, utf8.MaxRune}}

func newSet(spans ...span) set {
	slices.SortFunc(spans, func(a, b span) int { return int(a.low - b.low) })
	var s set
	for _, x := range spans {
		if n := len(s); n > 0 && x.low <= s[n-1].high+1 {
			s[n-1].high = max(s[n-1].high, x.high)
			continue
		}
		s = append(s, x)
	}
	return s
}

func (s set) complement() set {
	var out set
	next := rune(0)
	for _, x := range s {
		if x.low > next {
			out = append(out, span{next, x.low - 1})
		}
		next = x.high + 1
	}
	if next <= utf8.MaxRune {
		out = append(out, span{next, utf8.MaxRune})
	}
	return out
}

func (s set) intersect(o set) set {
	var out set
	for i, j := 0, 0; i < len(s) && j < len(o); {
		if low, high := max(s[i].low, o[j].low), min(s[i].high, o[j].high); low <= high {
			out = append(out, span{low, high})
		}
		if s[i].high < o[j].high {
			i++
		} else {
			j++
		}
	}
	return out
}

func (s set) has(r rune) bool {
	for _, x := range s {
		if r >= x.low && r <= x.high {
			return true
		}
	}
	return false
}

// pick chooses a character of the set, a readable one if there is one.
func (s set) pick() rune {
	for _, r := range "a0 A-_/.@" {
		if s.has(r) {
			return r
		}
	}
	for _, x := range s {
		if low := max(x.low, '!'); low <= x.high {
			return low
		}
	}
	return s[0].low
}

var (
	digits = newSet(span{'0', '9'})
	word   = newSet(span{'0', '9'}, span{'A', 'Z'}, span{'_', '_'}, span{'a', 'z'})
	spaces = newSet(span{'\t', '\r'}, span{' ', ' '}, span{0xA0, 0xA0}, span{0x1680, 0x1680}, span{0x2000, 0x200A},
		span{0x2028, 0x2029}, span{0x202F, 0x202F}, span{0x205F, 0x205F}, span{0x3000, 0x3000}, span{0xFEFF, 0xFEFF})
	lineEnds = newSet(span{'\n', '\n'}, span{'\r', '\r'}, span{0x2028, 0x2029})
)

// A syntaxError says why a text is no regular expression of ECMA-262.
type syntaxError string

func (e syntaxError) Error() string { return string(e) }

func invalid(format string, args ...any) error { return syntaxError(fmt.Sprintf(format, args...)) }

// errTooLarge is wrapped by the errors of patterns that are too large to be parsed.
var errTooLarge = errors.New("it is too large")

// maxLength (in bytes) and maxDepth bound the patterns that are parsed: they are untrusted.
const (
	maxLength = 50_000
	maxDepth  = 100
)

// parser reads a pattern by the grammar of ECMA-262 with what the flag u and later editions add: \u{…}, \p{…}, named groups and
// lookbehind. Of the leniency for web browsers (Annex B), it accepts only what no other engine reads in another way: a { that
// begins no count, and a backslash before punctuation.
type parser struct {
	text   []rune
	at     int
	depth  int
	groups []*node          // by number, the first one has number 1
	closed map[int]bool     // groups that have ended
	names  map[string]*node // named groups
	refs   []reference
}

// reference is the number or name in a back reference. It may stand before the group.
type reference struct {
	number int
	name   string
}

func parse(text string) (*node, error) {
	if len(text) > maxLength {
		return nil, fmt.Errorf("%w: it has more than %d bytes", errTooLarge, maxLength)
	}
	p := &parser{text: []rune(text), closed: map[int]bool{}, names: map[string]*node{}}
	n, err := p.alternation()
	switch {
	case err != nil:
		return nil, err
	case p.at < len(p.text):
		return nil, invalid("it has a ) without a (")
	}
	return n, p.checkReferences()
}

// checkReferences reports a back reference to a group that does not exist.
func (p *parser) checkReferences() error {
	for _, r := range p.refs {
		if r.name != "" && p.names[r.name] == nil {
			return invalid("\\k<%s> refers to a group that does not exist", r.name)
		}
		if r.number > len(p.groups) {
			return invalid("\\%d refers to a group that does not exist", r.number)
		}
	}
	return nil
}

func (p *parser) more() bool { return p.at < len(p.text) }

func (p *parser) next(literal string) bool {
	r := []rune(literal)
	if p.at+len(r) > len(p.text) || !slices.Equal(p.text[p.at:p.at+len(r)], r) {
		return false
	}
	p.at += len(r)
	return true
}

func (p *parser) alternation() (*node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("%w: its groups are nested more than %d deep", errTooLarge, maxDepth)
	}
	defer func() { p.depth-- }()
	all := &node{kind: alternate}
	for {
		sequence := &node{kind: concat}
		for p.more() && p.text[p.at] != '|' && p.text[p.at] != ')' {
			n, err := p.term()
			if err != nil {
				return nil, err
			}
			sequence.subs = append(sequence.subs, n)
		}
		all.subs = append(all.subs, sequence)
		if !p.next("|") {
			break
		}
	}
	if len(all.subs) == 1 {
		return all.subs[0], nil
	}
	return all, nil
}

func (p *parser) term() (*node, error) {
	n, err := p.atom()
	if err != nil {
		return nil, err
	}
	low, high, ok := p.quantifier()
	if !ok {
		return n, nil
	}
	switch {
	case high >= 0 && low > high:
		return nil, invalid("{%d,%d} counts from a larger to a smaller number", low, high)
	case n.kind == begin || n.kind == end || n.kind == boundary || n.kind == look && n.behind:
		return nil, invalid("it repeats what reads no character: ^, $, \\b or a lookbehind")
	}
	n = &node{kind: repeat, subs: []*node{n}, min: low, max: high, lazy: p.next("?")}
	start := p.at
	if _, _, ok := p.quantifier(); ok {
		if p.text[start] == '+' {
			return nil, invalid("ECMA-262 has no possessive quantifier %s", string(p.text[start-1:start+1]))
		}
		return nil, invalid("%s follows another quantifier", string(p.text[start:p.at]))
	}
	return n, nil
}

// quantifier reads *, +, ?, {n}, {n,} or {n,m}. A { that begins no count stands for itself, as browsers read it.
func (p *parser) quantifier() (low, high int, ok bool) {
	switch start := p.at; {
	case p.next("*"):
		return 0, -1, true
	case p.next("+"):
		return 1, -1, true
	case p.next("?"):
		return 0, 1, true
	case p.next("{"):
		if low, high, ok = p.counts(); ok {
			return low, high, true
		}
		p.at = start
	}
	return 0, 0, false
}

// maxCount stands for all larger counts.
const maxCount = 1 << 30

// counts reads {n}, {n,} and {n,m} after the brace.
func (p *parser) counts() (low, high int, ok bool) {
	number := func() (int, bool) {
		start := p.at
		for p.more() && digits.has(p.text[p.at]) {
			p.at++
		}
		n, err := strconv.Atoi(string(p.text[start:p.at]))
		if errors.Is(err, strconv.ErrRange) {
			return maxCount, true
		}
		return min(n, maxCount), err == nil
	}
	if low, ok = number(); !ok {
		return 0, 0, false
	}
	high = low
	if p.next(",") {
		if high = -1; p.more() && p.text[p.at] != '}' {
			if high, ok = number(); !ok {
				return 0, 0, false
			}
		}
	}
	return low, high, p.next("}")
}

func (p *parser) atom() (*node, error) {
	switch {
	case p.next("^"):
		return &node{kind: begin}, nil
	case p.next("$"):
		return &node{kind: end}, nil
	case p.next("."):
		return &node{kind: chars, set: lineEnds.complement()}, nil
	case p.next("["):
		return p.class()
	case p.next("("):
		return p.group()
	case p.next(`\`):
		return p.escape()
	}
	start := p.at
	if _, _, ok := p.quantifier(); ok {
		return nil, invalid("%s has nothing before it to repeat", string(p.text[start:p.at]))
	}
	p.at++
	return single(p.text[start]), nil
}

func single(r rune) *node { return &node{kind: chars, set: set{{r, r}}} }

func (p *parser) group() (*node, error) {
	n := &node{kind: group}
	switch {
	case p.next("?="):
		n = &node{kind: look}
	case p.next("?!"):
		n = &node{kind: look, negated: true}
	case p.next("?<="):
		n = &node{kind: look, behind: true}
	case p.next("?<!"):
		n = &node{kind: look, behind: true, negated: true}
	case p.next("?:"):
		n = &node{kind: concat}
	case p.next("?<"):
		name := p.until('>')
		if !isName(name) || p.names[name] != nil {
			return nil, invalid("(?<%s> does not name a group", name)
		}
		p.names[name] = n
	case p.next("?"):
		return nil, p.foreignGroup()
	}
	if n.kind == group {
		p.groups = append(p.groups, n)
		n.number = len(p.groups)
	}
	inner, err := p.alternation()
	if err != nil {
		return nil, err
	}
	if !p.next(")") {
		return nil, invalid("it has a ( without a )")
	}
	p.closed[n.number] = true
	if n.kind == concat {
		return inner, nil
	}
	n.subs = []*node{inner}
	return n, nil
}

// foreignGroup names a kind of group, by what follows its "(?", that other engines have and ECMA-262 has not.
func (p *parser) foreignGroup() error {
	rest := string(p.text[p.at:min(len(p.text), p.at+8)])
	switch {
	case strings.HasPrefix(rest, ">"):
		return invalid("ECMA-262 has no atomic groups (?>…)")
	case strings.HasPrefix(rest, "P<"):
		return invalid("ECMA-262 writes a named group (?<name>…), not (?P<name>…)")
	case strings.HasPrefix(rest, "#"):
		return invalid("ECMA-262 has no comments (?#…)")
	case rest != "" && strings.ContainsRune("imsuxUJ-", []rune(rest)[0]):
		return invalid("ECMA-262 has no flags within a pattern, such as (?i)")
	}
	return invalid("ECMA-262 has no group that begins with (?%s", string([]rune(rest)[:min(1, len([]rune(rest)))]))
}

// until reads the text before a character, and the character.
func (p *parser) until(end rune) string {
	start := p.at
	for p.more() && p.text[p.at] != end {
		p.at++
	}
	text := string(p.text[start:p.at])
	p.at = min(p.at+1, len(p.text))
	return text
}

// isName reports whether a text can name a group.
func isName(text string) bool {
	for i, r := range text {
		if !(word.has(r) || r == '$' || r >= utf8.RuneSelf) || i == 0 && digits.has(r) {
			return false
		}
	}
	return text != ""
}

// escape reads what follows a backslash outside a class.
func (p *parser) escape() (*node, error) {
	switch {
	case p.next("b"):
		return &node{kind: boundary}, nil
	case p.next("B"):
		return &node{kind: boundary, negated: true}, nil
	case p.next("k<"):
		name := p.until('>')
		n := &node{kind: backref, of: p.names[name]}
		if n.of != nil && !p.closed[n.of.number] {
			n.of = nil
		}
		p.refs = append(p.refs, reference{name: name})
		return n, nil
	}
	if p.more() && p.text[p.at] >= '1' && p.text[p.at] <= '9' {
		start := p.at
		for p.more() && digits.has(p.text[p.at]) {
			p.at++
		}
		number, err := strconv.Atoi(string(p.text[start:p.at]))
		if err != nil {
			number = maxCount
		}
		n := &node{kind: backref}
		if number <= len(p.groups) && p.closed[number] {
			n.of = p.groups[number-1]
		}
		p.refs = append(p.refs, reference{number: number})
		return n, nil
	}
	s, err := p.characterEscape()
	return &node{kind: chars, set: s}, err
}

// classes are the escapes that stand for a set of characters.
var classes = map[rune]set{
	'd': digits, 'D': digits.complement(), 'w': word, 'W': word.complement(), 's': spaces, 'S': spaces.complement(),
}

// controls are the escapes that stand for one control character.
var controls = map[rune]rune{'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', 'f': '\f', '0': 0}

// characterEscape reads what follows a backslash, in a class or outside, if it stands for characters.
func (p *parser) characterEscape() (set, error) {
	if !p.more() {
		return nil, invalid("it ends with a backslash")
	}
	r := p.text[p.at]
	p.at++
	if class, ok := classes[r]; ok {
		return class, nil
	}
	if control, ok := controls[r]; ok {
		return set{{control, control}}, nil
	}
	switch {
	case (r == 'p' || r == 'P') && p.next("{"):
		return p.property(r == 'P')
	case (r == 'p' || r == 'P') && p.next(`\{`):
		return nil, invalid(`the brace after \%c must not be escaped: \%c{…}`, r, r)
	case r == 'p' || r == 'P':
		return nil, invalid(`\%c has no property in braces, as in \%c{L}`, r, r)
	case r == 'c' && p.more() && isLetter(p.text[p.at]):
		r = p.text[p.at] % 32
		p.at++
	case r == 'x':
		return p.code(2)
	case r == 'u' && p.next("{"):
		return p.codePoint()
	case r == 'u':
		return p.code(4)
	case isLetter(r):
		return nil, unknownEscape(r)
	}
	return set{{r, r}}, nil
}

func isLetter(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// unknownEscape says what is wrong with a backslash before a letter that has no meaning there. It is an error by edition 5.1
// (IdentityEscape, 15.10.1) and by the flag u of later editions; browsers read the letter itself.
func unknownEscape(r rune) error {
	switch r {
	case 'A':
		return invalid(`ECMA-262 has no \A: the start of the text is ^`)
	case 'Z', 'z':
		return invalid(`ECMA-262 has no \%c: the end of the text is $`, r)
	case 'Q', 'E':
		return invalid(`ECMA-262 has no quoting by \Q and \E`)
	}
	return invalid(`ECMA-262 has no \%c`, r)
}

// property reads a Unicode property after its opening brace. All are taken for the property of letters: it is the usual one,
// and other sets hardly change whether a pattern is slow.
func (p *parser) property(negated bool) (set, error) {
	for p.more() && p.text[p.at] != '}' {
		p.at++
	}
	if !p.next("}") {
		return nil, invalid(`\p{ has no }`)
	}
	letters := newSet(span{'A', 'Z'}, span{'a', 'z'}, span{0xC0, 0x2FF}, span{0x370, 0x1FFF}, span{0x2C00, utf8.MaxRune})
	if negated {
		return letters.complement(), nil
	}
	return letters, nil
}

// codePoint reads the digits of \u{…} after the opening brace.
func (p *parser) codePoint() (set, error) {
	start := p.at
	for p.more() && p.text[p.at] != '}' {
		p.at++
	}
	n, err := strconv.ParseUint(string(p.text[start:p.at]), 16, 32)
	if err != nil || n > utf8.MaxRune || !p.next("}") {
		return nil, invalid(`\u{ is not followed by the number of a character and }`)
	}
	return set{{rune(n), rune(n)}}, nil
}

// code reads a character by a number of hexadecimal digits.
func (p *parser) code(length int) (set, error) {
	text := string(p.text[p.at:min(len(p.text), p.at+length)])
	n, err := strconv.ParseUint(text, 16, 32)
	if err != nil || len(text) < length {
		return nil, invalid(`\%c is not followed by %d hexadecimal digits`, p.text[p.at-1], length)
	}
	p.at += length
	return set{{rune(n), rune(n)}}, nil
}

// class reads a character class after its bracket. [] matches nothing and [^] everything (ECMA-262).
func (p *parser) class() (*node, error) {
	start := p.at
	negated := p.next("^")
	var spans []span
	one := func() (set, error) {
		if p.next(`\`) {
			if p.next("b") {
				return set{{'\b', '\b'}}, nil
			}
			return p.characterEscape()
		}
		r := p.text[p.at]
		p.at++
		return set{{r, r}}, nil
	}
	for p.more() && p.text[p.at] != ']' {
		low, err := one()
		if err != nil {
			return nil, err
		}
		if p.at+1 < len(p.text) && p.text[p.at] == '-' && p.text[p.at+1] != ']' {
			p.at++
			high, err := one()
			if err != nil {
				return nil, err
			}
			if len(low) == 1 && low[0].low == low[0].high && len(high) == 1 && high[0].low == high[0].high {
				if low[0].low > high[0].low {
					return nil, invalid("the range %c-%c in a class is the wrong way round", low[0].low, high[0].low)
				}
				spans = append(spans, span{low[0].low, high[0].low})
				continue
			}
			spans = append(append(spans, span{'-', '-'}), high...) // [\w-.] is \w, - and .
		}
		spans = append(spans, low...)
	}
	if !p.next("]") {
		return nil, invalid("it has a [ without a ]")
	}
	if err := foreignClass(string(p.text[start:p.at]), p.more() && p.text[p.at] == ']'); err != nil {
		return nil, err
	}
	s := newSet(spans...)
	if negated {
		s = s.complement()
	}
	return &node{kind: chars, set: s}, nil
}

// foreignClass reports a class that means something else in other engines, by its text up to the first ] and whether another ]
// follows: a POSIX class, or classes that are subtracted or intersected.
func foreignClass(text string, another bool) error {
	if _, name, ok := strings.Cut(text, "[:"); ok && strings.HasSuffix(name, ":]") && len(name) > len(":]") {
		return invalid("ECMA-262 has no POSIX classes, such as [[:%s]", strings.TrimPrefix(name, "^"))
	}
	if another && (strings.Contains(text, "-[") || strings.Contains(text, "&&[")) {
		return invalid("ECMA-262 subtracts and intersects no classes, such as [a-z-[aeiou]] and [a-z&&[^aeiou]]")
	}
	return nil
}
