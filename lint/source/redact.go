package source

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/pb33f/go-yaml"
)

// redaction holds the secrets of a document, which excerpts and messages must not show.
type redaction struct {
	mu     sync.Mutex
	values map[string]bool
	hidden []span // scalars whose text in the document does not contain the secret literally, because of escapes or line breaks

	// The fields below are computed from those above when they are needed.
	finder  *finder
	masked  []span // the regions of Data to mask, in order and without overlaps
	current bool   // masked is up to date
}

// Redact masks a value in every excerpt of the document, and in every text that is given to Mask.
func (d *Document) Redact(value string) {
	if value == "" {
		return
	}
	r := &d.secrets
	r.mu.Lock()
	defer r.mu.Unlock()
	r.add(value)
	quoted := strconv.Quote(value)
	r.add(quoted[1 : len(quoted)-1]) // a message may contain the value with Go's escapes
}

func (r *redaction) add(value string) {
	if r.values[value] {
		return
	}
	if r.values == nil {
		r.values = map[string]bool{}
	}
	r.values[value] = true
	r.finder, r.current = nil, false
}

// RedactIn masks values that are parts of a string n of the document, as Redact does. If the document writes one of them with
// escapes or line breaks, the whole string is masked.
func (d *Document) RedactIn(n Node, values ...string) {
	d.redactScalar(n.y, values)
}

// RedactInKey does the same for values that are parts of a key of an object.
func (d *Document) RedactInKey(object Node, key string, values ...string) {
	y, _ := object.member(key)
	d.redactScalar(y, values)
}

// maxCounted is how many values redactScalar counts in the text of one scalar. If there are more, counting would take too long,
// and the whole scalar is masked unless the document contains its value literally.
const maxCounted = 16

// redactScalar masks values that are parts of the value of a scalar.
func (d *Document) redactScalar(y *yaml.Node, values []string) {
	for _, value := range values {
		for line := range strings.Lines(value) {
			d.Redact(strings.TrimSpace(line))
		}
	}
	if y == nil || len(values) == 0 {
		return
	}
	if y.Kind == yaml.AliasNode {
		y = y.Alias
	}
	s := d.scalarSpan(y)
	if y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		s.end = d.blockEnd(s.start)
	}
	text := string(d.Data[s.start:s.end])
	if strings.Contains(text, y.Value) {
		return
	}
	isEscaped := func(value string) bool { // at one place at least
		return value != "" && strings.Count(text, value) < strings.Count(y.Value, value)
	}
	if len(values) > maxCounted || slices.ContainsFunc(values, isEscaped) {
		d.secrets.mu.Lock()
		defer d.secrets.mu.Unlock()
		d.secrets.hidden = append(d.secrets.hidden, s)
		d.secrets.current = false
	}
}

// Mask returns a text about the document with three asterisks in place of each redacted value.
func (d *Document) Mask(text string) string {
	r := &d.secrets
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.values) == 0 {
		return text
	}
	r.prepare()
	spans := r.finder.spans(nil, text)
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.start])
		b.WriteString("***")
		at = s.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// prepare sets finder.
func (r *redaction) prepare() {
	if r.finder == nil {
		r.finder = newFinder(r.values)
	}
}

// maskedRange returns a part of Data in which each byte of a secret is replaced by an asterisk, so that the byte offsets do not
// change.
func (d *Document) maskedRange(from, to int) string {
	r := &d.secrets
	r.mu.Lock()
	if !r.current {
		r.masked = nil
		if len(r.values) > 0 {
			r.prepare()
			r.masked = mergeSpans(r.finder.spans(r.hidden, string(d.Data)))
		}
		r.current = true
	}
	masked := r.masked
	r.mu.Unlock()
	i := sort.Search(len(masked), func(i int) bool { return masked[i].end > from })
	if i == len(masked) || masked[i].start >= to {
		return string(d.Data[from:to])
	}
	part := bytes.Clone(d.Data[from:to])
	for ; i < len(masked) && masked[i].start < to; i++ {
		for j := max(masked[i].start, from); j < min(masked[i].end, to); j++ {
			part[j-from] = '*'
		}
	}
	return string(part)
}

// mergeSpans sorts spans and joins those that overlap.
func mergeSpans(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	var list []span
	for _, s := range spans {
		if n := len(list); n > 0 && s.start < list[n-1].end {
			list[n-1].end = max(list[n-1].end, s.end)
		} else {
			list = append(list, s)
		}
	}
	return list
}

// finder finds all occurrences of many strings in one pass over a text (the algorithm of Aho and Corasick, "Efficient String
// Matching", 1975). State 0 is the empty prefix.
type finder struct {
	states []state
	first  [256]int32     // byte → the state of the prefix of this one byte
	next   map[edge]int32 // the states of longer prefixes
}

// state stands for a prefix of one or more of the strings.
type state struct {
	parent, depth int32 // the state of the prefix without its last byte; the length of the prefix
	last          byte
	// fail is the state of the longest proper suffix of the prefix that is a prefix of a string, too.
	fail int32
	// longest is the length of the longest of the strings that is a suffix of the prefix; 0 if there is none.
	longest int32
	// goesOn has a bit for each byte that follows the prefix in one of the strings. Looking there first is much faster than
	// looking for an edge, and at most places of a text there is none.
	goesOn [4]uint64
}

// edge leads from the state of a prefix to that of the prefix with one more byte.
type edge struct {
	from int32
	b    byte
}

func newFinder(values map[string]bool) *finder {
	f := &finder{states: make([]state, 1), next: map[edge]int32{}}
	for value := range values {
		at := int32(0)
		for i := range len(value) {
			next := f.follow(at, value[i])
			if next == 0 {
				next = int32(len(f.states))
				f.states = append(f.states, state{parent: at, depth: f.states[at].depth + 1, last: value[i]})
				if at == 0 {
					f.first[value[i]] = next
				} else {
					f.next[edge{at, value[i]}] = next
					f.states[at].goesOn[value[i]/64] |= 1 << (value[i] % 64)
				}
			}
			at = next
		}
		f.states[at].longest = int32(len(value))
	}
	order := make([]int32, 0, len(f.states)-1)
	for i := range f.states[1:] {
		order = append(order, int32(i+1))
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(f.states[a].depth, f.states[b].depth) })
	for _, i := range order {
		s := &f.states[i]
		if s.parent != 0 {
			s.fail = f.step(f.states[s.parent].fail, s.last)
		}
		if s.longest == 0 {
			s.longest = f.states[s.fail].longest
		}
	}
	return f
}

// follow returns the state of the prefix with one more byte; 0 if no string begins so.
func (f *finder) follow(from int32, b byte) int32 {
	if from == 0 {
		return f.first[b]
	}
	if f.states[from].goesOn[b/64]&(1<<(b%64)) == 0 {
		return 0
	}
	return f.next[edge{from, b}]
}

// step returns the state after the next byte of a text: that of the longest suffix of the text read so far that is a prefix.
func (f *finder) step(from int32, b byte) int32 {
	for {
		next := f.follow(from, b)
		if next != 0 || from == 0 {
			return next
		}
		from = f.states[from].fail
	}
}

// spans returns the spans of before, and after them those of the occurrences of the strings in a text. Occurrences that overlap
// give one span.
func (f *finder) spans(before []span, text string) []span {
	list := slices.Clone(before)
	from := len(list)
	at := int32(0)
	for i := range len(text) {
		at = f.step(at, text[i])
		length := int(f.states[at].longest)
		if length == 0 {
			continue
		}
		s := span{i + 1 - length, i + 1}
		for n := len(list); n > from && list[n-1].end > s.start; n = len(list) {
			s.start = min(s.start, list[n-1].start)
			list = list[:n-1]
		}
		list = append(list, s)
	}
	return list
}
