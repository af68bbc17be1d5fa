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

// redaction is what must not be shown of a document.
type redaction struct {
	mu     sync.Mutex
	values map[string]bool
	hidden []span // scalars that spell a secret in another way than it reads

	// What follows is made from the above when it is needed: finder is nil, and masked not up to date, until then.
	finder  *finder
	masked  []span // the regions of the text to mask, in order, none overlapping another
	current bool
}

// Redact keeps value out of every excerpt of the document.
func (d *Document) Redact(value string) {
	if value == "" {
		return
	}
	r := &d.secrets
	r.mu.Lock()
	defer r.mu.Unlock()
	r.add(value)
	quoted := strconv.Quote(value)
	r.add(quoted[1 : len(quoted)-1]) // as a message may quote it
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

// RedactIn keeps values, which a string of the document holds, out of every excerpt. Where the text escapes or folds one of
// them, the whole string is hidden.
func (d *Document) RedactIn(n Node, values ...string) {
	d.redactScalar(n.y, values)
}

// RedactInKey does so for values that a key of an object holds.
func (d *Document) RedactInKey(object Node, key string, values ...string) {
	y, _ := object.member(key)
	d.redactScalar(y, values)
}

// maxCounted is how many values are looked for in one string to tell whether the text spells them as they read. With more of
// them, the string is hidden unless the text spells all of it so.
const maxCounted = 16

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
	otherwise := func(value string) bool {
		return value != "" && strings.Count(text, value) < strings.Count(y.Value, value)
	}
	if len(values) > maxCounted || slices.ContainsFunc(values, otherwise) {
		d.secrets.mu.Lock()
		defer d.secrets.mu.Unlock()
		d.secrets.hidden = append(d.secrets.hidden, s)
		d.secrets.current = false
	}
}

// Mask replaces the values that Redact was given in a text about the document.
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

func (r *redaction) prepare() {
	if r.finder == nil {
		r.finder = newFinder(r.values)
	}
}

// maskedRange is a part of the text in which every known secret is masked by as many asterisks, so that columns still fit.
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

// mergeSpans sorts spans and makes one of those that overlap.
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

// finder looks for many strings in one pass over a text, however many there are (the algorithm of Aho and Corasick).
type finder struct {
	states []state
	first  [256]int32     // the states after one byte
	next   map[edge]int32 // the others
}

// state is the beginning of one of the strings.
type state struct {
	parent, depth int32
	last          byte
	// fail is the state of the longest end of this beginning that is a beginning too.
	fail int32
	// longest is the length of the longest string that ends here.
	longest int32
}

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

// follow is the state after one more byte of the same string, or 0.
func (f *finder) follow(from int32, b byte) int32 {
	if from == 0 {
		return f.first[b]
	}
	return f.next[edge{from, b}]
}

// step is the state after one more byte of a text.
func (f *finder) step(from int32, b byte) int32 {
	for {
		next := f.follow(from, b)
		if next != 0 || from == 0 {
			return next
		}
		from = f.states[from].fail
	}
}

// spans appends the regions of a text that the strings cover to those that are known, those that overlap as one.
func (f *finder) spans(known []span, text string) []span {
	list := slices.Clone(known)
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
