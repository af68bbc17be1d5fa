package pattern

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// Relation says how the texts that a pattern accepts relate to those of another one.
type Relation string

// The relations of a pattern to an older one.
const (
	Equal     Relation = "equal"     // it accepts the same texts
	Stricter  Relation = "stricter"  // it accepts some of them only
	Looser    Relation = "looser"    // it accepts all of them, and more
	Different Relation = "different" // each accepts texts that the other does not
	Undecided Relation = "unknown"   // it could not be found out: a pattern is not valid, looks around or back, or takes too long
)

// Compare finds out how a pattern relates to an older one, for texts of least to most characters; most is -1 for texts of any length.
// The work is bounded.
func Compare(before, after string, least, most int) Relation {
	a, ok := newSearcher(before)
	b, ok2 := newSearcher(after)
	if !ok || !ok2 {
		return Undecided
	}
	stricter, known := includes(a, b, least, most)
	looser, known2 := includes(b, a, least, most)
	switch {
	case !known || !known2:
		return Undecided
	case stricter && looser:
		return Equal
	case stricter:
		return Stricter
	case looser:
		return Looser
	}
	return Different
}

// searcher accepts the texts in which a pattern matches somewhere. Its first state begins the search, its last one is reached by a match.
type searcher struct {
	states []place
	ok     bool
}

// state is a state with passages that read nothing, some of them only at the begin or the end of the text, and one that reads a character.
type place struct {
	next  []passage
	reads set
	to    int
}

type passage struct {
	to int
	at kind // begin, end; empty for anywhere
}

// maxPlaces bounds the size of a searcher: repetitions are written out. maxInclusion bounds the steps of a comparison.
const (
	maxPlaces    = 4096
	maxInclusion = 1 << 18
)

func newSearcher(pattern string) (*searcher, bool) {
	n, err := parse(pattern)
	if err != nil {
		return nil, false
	}
	a := &searcher{ok: true}
	start := a.add()
	a.read(start, anything, start)
	first := a.add()
	a.states[start].next = append(a.states[start].next, passage{first, empty})
	last := a.build(n, first)
	end := a.add()
	a.link(last, end, empty)
	a.read(end, anything, end)
	return a, a.ok
}

func (a *searcher) add() int {
	if len(a.states) >= maxPlaces {
		a.ok = false
		return 0
	}
	a.states = append(a.states, place{})
	return len(a.states) - 1
}

func (a *searcher) link(from, to int, at kind) {
	a.states[from].next = append(a.states[from].next, passage{to, at})
}

func (a *searcher) read(from int, what set, to int) {
	a.states[from].reads, a.states[from].to = what, to
}

// build adds a part of a pattern behind a state, which reads nothing yet, and returns the state behind the part.
func (a *searcher) build(n *node, from int) int {
	if !a.ok {
		return from
	}
	switch n.kind {
	case empty:
		return from
	case chars:
		at, to := a.add(), a.add()
		a.link(from, at, empty)
		a.read(at, n.set, to)
		return to
	case begin, end:
		to := a.add()
		a.link(from, to, n.kind)
		return to
	case group:
		return a.build(n.subs[0], from)
	case concat:
		for _, s := range n.subs {
			from = a.build(s, from)
		}
		return from
	case alternate:
		to := a.add()
		for _, s := range n.subs {
			way := a.add()
			a.link(from, way, empty)
			a.link(a.build(s, way), to, empty)
		}
		return to
	case repeat:
		return a.repeat(n, from)
	}
	a.ok = false // it looks around or back
	return from
}

func (a *searcher) repeat(n *node, from int) int {
	for range n.min {
		if from = a.build(n.subs[0], from); !a.ok {
			return from
		}
	}
	to := a.add()
	a.link(from, to, empty)
	if n.max < 0 {
		again := a.add()
		a.link(from, again, empty)
		back := a.build(n.subs[0], again)
		a.link(back, again, empty)
		a.link(back, to, empty)
		return to
	}
	for range n.max - n.min {
		if from = a.build(n.subs[0], from); !a.ok {
			return to
		}
		a.link(from, to, empty)
	}
	return to
}

// close adds the states that are reached without reading. first and last tell whether this is the begin and the end of the text.
func (a *searcher) close(list []int, first, last bool, effort *int) []int {
	seen := map[int]bool{}
	for _, s := range list {
		seen[s] = true
	}
	list = slices.Clone(list)
	for i := 0; i < len(list); i++ {
		for _, e := range a.states[list[i]].next {
			*effort--
			if !seen[e.to] && (e.at == empty || e.at == begin && first || e.at == end && last) {
				seen[e.to] = true
				list = append(list, e.to)
			}
		}
	}
	slices.Sort(list)
	return list
}

// accepts reports whether a text that led to closed states is accepted if it ends here, and whether it is however it goes on.
func (a *searcher) accepts(closed []int, first bool, effort *int) (here, always bool) {
	if slices.Contains(closed, len(a.states)-1) {
		return true, true
	}
	return slices.Contains(a.close(closed, first, true, effort), len(a.states)-1), false
}

// step lists the states behind a character.
func (a *searcher) step(list []int, r rune, effort *int) []int {
	var next []int
	for _, s := range list {
		*effort--
		if st := a.states[s]; len(st.reads) > 0 && st.reads.has(r) && !slices.Contains(next, st.to) {
			next = append(next, st.to)
		}
	}
	return a.close(next, false, false, effort)
}

// includes reports whether a searcher accepts all texts that another one accepts, of least to most characters. known is false if that
// was not found out.
func includes(all, some *searcher, least, most int) (included, known bool) {
	type pair struct{ all, some []int }
	effort := maxInclusion
	letters := representatives(all, some)
	level := []pair{{all.close([]int{0}, true, false, &effort), some.close([]int{0}, true, false, &effort)}}
	seen := map[string]bool{}
	doubtful := false
	for length := 0; len(level) > 0 && (most < 0 || length <= most); length++ {
		var next []pair
		for _, p := range level {
			here, always := all.accepts(p.all, length == 0, &effort)
			if always {
				continue
			}
			if is, _ := some.accepts(p.some, length == 0, &effort); is && !here {
				if length >= least {
					return false, true
				}
				doubtful = true // a longer text may lead to the same states
			}
			for _, r := range letters {
				q := pair{some: some.step(p.some, r, &effort)}
				if len(q.some) == 0 {
					continue
				}
				q.all = all.step(p.all, r, &effort)
				if effort < 0 {
					return false, false
				}
				if id := stateKey(q.all, q.some); !seen[id] {
					seen[id] = true
					next = append(next, q)
				}
			}
		}
		level = next
	}
	return !doubtful, !doubtful
}

// representatives are one character of each class that two searchers do not tell apart.
func representatives(a, b *searcher) []rune {
	cuts := map[rune]bool{0: true}
	for _, m := range []*searcher{a, b} {
		for _, st := range m.states {
			for _, s := range st.reads {
				cuts[s.low] = true
				if s.high < utf8.MaxRune {
					cuts[s.high+1] = true
				}
			}
		}
	}
	list := make([]rune, 0, len(cuts))
	for r := range cuts {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

func stateKey(lists ...[]int) string {
	var key []byte
	for _, list := range lists {
		key = binary.AppendUvarint(key, uint64(len(list)))
		for _, s := range list {
			key = binary.AppendUvarint(key, uint64(s))
		}
	}
	return string(key)
}
