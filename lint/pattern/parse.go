// Package pattern analyses the regular expressions of JSON Schema (ECMA-262): whether they are anchored, whether the texts
// that match have a largest length, and how much time a backtracking matcher may need.
package pattern

import (
	"errors"
	"slices"
	"strconv"
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
	backref
)

// node is a part of a parsed pattern.
type node struct {
	kind     kind
	set      set     // chars
	subs     []*node // concat, alternate; one for repeat and look
	min, max int     // repeat; max is -1 without an upper limit
	lazy     bool    // repeat
	negated  bool    // boundary, look
	behind   bool    // look
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

var (
	errSyntax   = errors.New("not a regular expression of ECMA-262")
	errTooLarge = errors.New("too large to be judged")
)

// maxLength (in bytes) and maxDepth bound the patterns that are parsed: they are untrusted.
const (
	maxLength = 5000
	maxDepth  = 100
)

type parser struct {
	text  []rune
	at    int
	depth int
}

func parse(text string) (*node, error) {
	if len(text) > maxLength {
		return nil, errTooLarge
	}
	p := &parser{text: []rune(text)}
	n, err := p.alternation()
	if err == nil && p.at < len(p.text) {
		err = errSyntax // an unmatched )
	}
	return n, err
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
		return nil, errTooLarge
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
	for p.more() {
		low, high := 0, -1
		start := p.at
		switch {
		case p.next("*"):
		case p.next("+"):
			low = 1
		case p.next("?"):
			high = 1
		case p.next("{"):
			var ok bool
			if low, high, ok = p.counts(); !ok {
				p.at = start
				return n, nil // a literal {, as browsers read it
			}
			if high >= 0 && low > high {
				return nil, errSyntax
			}
		default:
			return n, nil
		}
		if n.kind == begin || n.kind == end || n.kind == boundary || n.kind == repeat && start == p.at {
			return nil, errSyntax
		}
		n = &node{kind: repeat, subs: []*node{n}, min: low, max: high, lazy: p.next("?")}
	}
	return n, nil
}

// counts reads {n}, {n,} and {n,m} after the brace.
func (p *parser) counts() (low, high int, ok bool) {
	number := func() (int, bool) {
		start := p.at
		for p.more() && digits.has(p.text[p.at]) {
			p.at++
		}
		n, err := strconv.Atoi(string(p.text[start:p.at]))
		return n, err == nil
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
	r := p.text[p.at]
	if r == '*' || r == '+' || r == '?' {
		return nil, errSyntax
	}
	p.at++
	return single(r), nil
}

func single(r rune) *node { return &node{kind: chars, set: set{{r, r}}} }

func (p *parser) group() (*node, error) {
	var around *node
	switch {
	case p.next("?="):
		around = &node{kind: look}
	case p.next("?!"):
		around = &node{kind: look, negated: true}
	case p.next("?<="):
		around = &node{kind: look, behind: true}
	case p.next("?<!"):
		around = &node{kind: look, behind: true, negated: true}
	case p.next("?:"):
	case p.next("?<"), p.next("?P<"):
		for p.more() && p.text[p.at] != '>' {
			p.at++
		}
		if !p.next(">") {
			return nil, errSyntax
		}
	case p.next("?"):
		return nil, errSyntax // inline flags and the like are not ECMA-262
	}
	n, err := p.alternation()
	if err != nil {
		return nil, err
	}
	if !p.next(")") {
		return nil, errSyntax
	}
	if around != nil {
		around.subs = []*node{n}
		return around, nil
	}
	return n, nil
}

// escape reads what follows a backslash outside a class.
func (p *parser) escape() (*node, error) {
	switch {
	case !p.more():
		return nil, errSyntax
	case p.next("b"):
		return &node{kind: boundary}, nil
	case p.next("B"):
		return &node{kind: boundary, negated: true}, nil
	case p.next("A"): // other engines write \A and \z for ^ and $; ECMA-262 has neither
		return &node{kind: begin}, nil
	case p.next("z"), p.next("Z"):
		return &node{kind: end}, nil
	case p.next("k<"):
		return &node{kind: backref}, nil
	}
	if r := p.text[p.at]; r >= '1' && r <= '9' {
		p.at++
		return &node{kind: backref}, nil
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
		return nil, errSyntax
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
	case r == 'c' && p.more():
		r = p.text[p.at] % 32
		p.at++
	case r == 'x':
		return p.code(2)
	case r == 'u' && p.next("{"):
		return p.codePoint()
	case r == 'u':
		return p.code(4)
	}
	return set{{r, r}}, nil
}

// property reads a Unicode property after its opening brace. All are taken for the property of letters: it is the usual one,
// and other sets hardly change whether a pattern is slow.
func (p *parser) property(negated bool) (set, error) {
	for p.more() && p.text[p.at] != '}' {
		p.at++
	}
	if !p.next("}") {
		return nil, errSyntax
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
		return nil, errSyntax
	}
	return set{{rune(n), rune(n)}}, nil
}

// code reads a character by a number of hexadecimal digits.
func (p *parser) code(length int) (set, error) {
	if p.at+length > len(p.text) {
		return nil, errSyntax
	}
	n, err := strconv.ParseUint(string(p.text[p.at:p.at+length]), 16, 32)
	if err != nil {
		return nil, errSyntax
	}
	p.at += length
	return set{{rune(n), rune(n)}}, nil
}

// class reads a character class after its bracket. [] matches nothing and [^] everything (ECMA-262).
func (p *parser) class() (*node, error) {
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
					return nil, errSyntax
				}
				spans = append(spans, span{low[0].low, high[0].low})
				continue
			}
			spans = append(append(spans, span{'-', '-'}), high...) // [\w-.] is \w, - and .
		}
		spans = append(spans, low...)
	}
	if !p.next("]") {
		return nil, errSyntax
	}
	s := newSet(spans...)
	if negated {
		s = s.complement()
	}
	return &node{kind: chars, set: s}, nil
}

// IsAnchored reports whether every match of a pattern starts at the first character of the text, and ends at the last.
func IsAnchored(pattern string) (start, finish bool) {
	n, err := parse(pattern)
	if err != nil {
		return false, false
	}
	return isAnchored(n, begin), isAnchored(n, end)
}

// isAnchored reports whether every match of a part must meet the assertion begin at its start, or end at its end.
func isAnchored(n *node, at kind) bool {
	switch n.kind {
	case at:
		return true
	case alternate:
		return !slices.ContainsFunc(n.subs, func(s *node) bool { return !isAnchored(s, at) })
	case repeat:
		return n.min > 0 && isAnchored(n.subs[0], at)
	case concat:
		subs := slices.Clone(n.subs)
		if at == end {
			slices.Reverse(subs)
		}
		for _, s := range subs {
			if isAnchored(s, at) {
				return true
			}
			if s.kind != look && s.kind != boundary {
				return false
			}
		}
	}
	return false
}

// IsBounded reports whether the texts that match a pattern have a largest length.
func IsBounded(pattern string) bool {
	n, err := parse(pattern)
	return err == nil && isAnchored(n, begin) && isAnchored(n, end) && !isEndless(n)
}

// isEndless reports whether the texts that match a part have no largest length.
func isEndless(n *node) bool {
	return n.kind == repeat && n.max < 0 || n.kind == backref || n.kind != look && slices.ContainsFunc(n.subs, isEndless)
}
