package pattern

import (
	"errors"
	"slices"
	"strings"
)

// The kinds of growth.
const (
	None        = "none"
	Polynomial  = "polynomial"
	Exponential = "exponential"
	Unknown     = "unknown"
	Invalid     = "invalid"
)

// Growth says how the time of a backtracking matcher grows with the length of its input, and gives an input that takes
// long: Prefix, then Pump many times, then Suffix.
type Growth struct {
	Kind                 string // None, Polynomial, Exponential, Unknown or Invalid
	Prefix, Pump, Suffix string
}

// Witness is the input with n pumps.
func (v Growth) Witness(n int) string { return v.Prefix + strings.Repeat(v.Pump, n) + v.Suffix }

// Ambiguity finds out whether a text can match in so many ways that trying all of them takes exponential or polynomial
// time (Weber and Seidl, On the degree of ambiguity of finite automata). The automaton only yields candidates: counting the
// steps of a backtracking matcher confirms them, so that each reported pattern is slow in a real engine. Patterns with back
// references and patterns that are too large are Unknown; patterns that are not valid in ECMA-262 are Invalid.
func Ambiguity(pattern string) Growth {
	n, err := parse(pattern)
	switch {
	case errors.Is(err, errTooLarge):
		return Growth{Kind: Unknown}
	case err != nil:
		return Growth{Kind: Invalid}
	}
	worst := Growth{Kind: None}
	if contains(n, backref) {
		worst.Kind = Unknown
	}
	parts := []*node{n}
	for i := 0; i < len(parts); i++ { // each lookaround is matched separately
		parts = append(parts, lookarounds(parts[i])...)
	}
	budget := maxWork
	for i, part := range parts {
		a := &automaton{work: &budget}
		if !a.build(part, i > 0 || !isAnchored(part, begin)) {
			worst.Kind = Unknown
			continue
		}
		for _, c := range a.candidates() {
			switch v := confirm(n, a, c); {
			case v.Kind == Exponential:
				return v
			case v.Kind == Polynomial && worst.Kind != Polynomial:
				worst = v
			}
		}
	}
	if budget < 0 && worst.Kind == None {
		worst.Kind = Unknown
	}
	return worst
}

func contains(n *node, k kind) bool {
	return n.kind == k || slices.ContainsFunc(n.subs, func(s *node) bool { return contains(s, k) })
}

// lookarounds returns the outermost lookarounds of a pattern.
func lookarounds(n *node) []*node {
	if n.kind == look {
		return n.subs
	}
	var list []*node
	for _, s := range n.subs {
		list = append(list, lookarounds(s)...)
	}
	return list
}

// maxWork bounds how many edges and steps one pattern may cost: patterns are untrusted.
const maxWork = 8_000_000

// maxPositions bounds the size of the automaton. The search takes the square of it.
const maxPositions = 160

// automaton is a pattern as its positions, at each of which one character is read, and the order in which they may follow
// each other.
type automaton struct {
	sets   []set
	follow [][]edge
	first  []edge
	work   *int // the rest of maxWork
}

// edge leads to a position. twice means that there are two ways to it that read nothing in between.
type edge struct {
	to    int
	twice bool
}

// fragment is the automaton of a part of a pattern: the positions where it may start and end.
type fragment struct {
	first, last []int
	empty       bool // it may match nothing
}

// builder makes an automaton from the parts of a pattern (Glushkov's construction).
type builder struct {
	*automaton
	ways map[[2]int]int // in how many ways the second position may follow the first
}

// build makes the automaton. loop puts a repetition of any character in front: a matcher tries a pattern without ^ at every
// position. It reports whether the pattern is small enough.
func (a *automaton) build(n *node, loop bool) bool {
	b := builder{a, map[[2]int]int{}}
	whole := b.fragment(n)
	if loop {
		f := b.position(anything)
		f.empty = true
		b.join(f.last, f.first)
		whole = b.sequence(f, whole)
	}
	if len(a.sets) > maxPositions {
		return false
	}
	a.follow = make([][]edge, len(a.sets))
	for p := range a.sets {
		for q := range a.sets {
			if ways := b.ways[[2]int{p, q}]; ways > 0 {
				a.follow[p] = append(a.follow[p], edge{q, ways > 1})
			}
		}
	}
	for _, p := range whole.first {
		a.first = append(a.first, edge{to: p})
	}
	return true
}

// join lets each of some positions follow each of others.
func (b builder) join(from, to []int) {
	for _, f := range from {
		for _, t := range to {
			b.ways[[2]int{f, t}]++
		}
	}
}

// position adds a position where one character of a set is read.
func (b builder) position(s set) fragment {
	b.sets = append(b.sets, s)
	p := len(b.sets) - 1
	return fragment{first: []int{p}, last: []int{p}}
}

// sequence lets one fragment follow another.
func (b builder) sequence(x, y fragment) fragment {
	b.join(x.last, y.first)
	out := fragment{first: slices.Clone(x.first), last: slices.Clone(y.last), empty: x.empty && y.empty}
	if x.empty {
		out.first = append(out.first, y.first...)
	}
	if y.empty {
		out.last = append(out.last, x.last...)
	}
	return out
}

func (b builder) fragment(n *node) fragment {
	if len(b.sets) > maxPositions {
		return fragment{empty: true}
	}
	switch n.kind {
	case chars:
		if len(n.set) == 0 {
			return fragment{} // [] matches nothing
		}
		return b.position(n.set)
	case concat:
		out := fragment{empty: true}
		for _, s := range n.subs {
			out = b.sequence(out, b.fragment(s))
		}
		return out
	case alternate:
		var out fragment
		for _, s := range n.subs {
			f := b.fragment(s)
			out.first, out.last, out.empty = append(out.first, f.first...), append(out.last, f.last...), out.empty || f.empty
		}
		return out
	case repeat:
		return b.repetition(n)
	}
	return fragment{empty: true}
}

// repetition makes at most a few copies of the repeated part and lets the last one repeat without a limit: large counts
// behave like no count, and the matcher that confirms a candidate counts exactly.
func (b builder) repetition(n *node) fragment {
	out := fragment{empty: true}
	if n.max == 0 {
		return out
	}
	for range min(n.min, 2) {
		out = b.sequence(out, b.fragment(n.subs[0]))
	}
	more := n.max - n.min
	if n.max < 0 || more > 6 || n.min > 2 {
		f := b.fragment(n.subs[0])
		b.join(f.last, f.first)
		f.empty = f.empty || n.max < 0 || more > 6 // else a required round is among those that were left out
		return b.sequence(out, f)
	}
	rest := fragment{empty: true}
	for range more { // x{0,3} is (x(x(x)?)?)?
		rest = b.sequence(b.fragment(n.subs[0]), rest)
		rest.empty = true
	}
	return b.sequence(out, rest)
}

// candidate is a word that leads to a position, and a word that can be read from there in more than one way.
type candidate struct {
	prefix, pump []rune
	exponential  bool
}

// maxCandidates bounds how many candidates are confirmed by matching.
const maxCandidates = 12

func (a *automaton) candidates() []candidate {
	list := a.exponential()
	return append(list, a.polynomial()...)
}

// pair holds the positions that two ways of reading the same word have reached.
type pair [2]int

// exponential finds positions from which some word leads back to the same position in two ways: in the square of the
// automaton, a cycle through (p, p) that also visits two different positions, or takes an edge that exists twice.
func (a *automaton) exponential() []candidate {
	var list []candidate
	for p := range a.sets {
		if len(list) == maxCandidates {
			break
		}
		if pump := a.twoWays(p); pump != nil {
			list = append(list, candidate{a.reach(p), pump, true})
		}
	}
	return list
}

// twoWays searches the square of the automaton from (p, p), remembering whether the two ways have parted, for a way back.
func (a *automaton) twoWays(p int) []rune {
	type state struct {
		at     pair
		parted bool
	}
	type step struct {
		from state
		read rune
	}
	start := state{at: pair{p, p}}
	came := map[state]step{}
	queue := []state{start}
	for len(queue) > 0 && *a.work > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, x := range a.follow[s.at[0]] {
			*a.work -= len(a.follow[s.at[1]])
			for _, y := range a.follow[s.at[1]] {
				if s.at[0] == s.at[1] && x.to > y.to {
					continue // the same two ways, the other way round
				}
				common := a.sets[x.to].intersect(a.sets[y.to])
				if len(common) == 0 {
					continue
				}
				t := state{pair{x.to, y.to}, s.parted || x.to != y.to || s.at[0] == s.at[1] && x.twice}
				if t.at == start.at && t.parted {
					word := []rune{common.pick()}
					for s != start {
						word = append(word, came[s].read)
						s = came[s].from
					}
					slices.Reverse(word)
					return word
				}
				if _, seen := came[t]; !seen && t != start {
					came[t] = step{s, common.pick()}
					queue = append(queue, t)
				}
			}
		}
	}
	return nil
}

// reach returns a shortest word that leads to a position.
func (a *automaton) reach(p int) []rune {
	came := map[int]int{}
	var queue []int
	for _, e := range a.first {
		if _, seen := came[e.to]; !seen {
			came[e.to] = -1
			queue = append(queue, e.to)
		}
	}
	for len(queue) > 0 {
		q := queue[0]
		queue = queue[1:]
		if q == p {
			var word []rune
			for ; q >= 0; q = came[q] {
				word = append(word, a.sets[q].pick())
			}
			slices.Reverse(word)
			return word
		}
		for _, e := range a.follow[q] {
			if _, seen := came[e.to]; !seen {
				came[e.to] = q
				queue = append(queue, e.to)
			}
		}
	}
	return nil
}

// maxTriples bounds one search in the cube of the automaton.
const maxTriples = 4000

// polynomial finds two positions p and q and a word that leads from p to p, from p to q and from q to q: at each of many
// repetitions of the word, the matcher may change from the first to the second.
func (a *automaton) polynomial() []candidate {
	var list []candidate
	loops := make([]bool, len(a.sets))
	reaches := make([][]bool, len(a.sets))
	for p := range a.sets {
		reaches[p] = a.reachable(p)
		loops[p] = reaches[p][p]
	}
	for p := range a.sets {
		for q := range a.sets {
			if p == q || !loops[p] || !loops[q] || !reaches[p][q] || len(a.sets[p].intersect(a.sets[q])) == 0 {
				continue
			}
			if pump := a.changeOver(p, q); pump != nil {
				list = append(list, candidate{a.reach(p), pump, false})
			}
			if len(list) == maxCandidates {
				return list
			}
		}
	}
	return list
}

// reachable tells of each position whether it can follow p, directly or later.
func (a *automaton) reachable(p int) []bool {
	seen := make([]bool, len(a.sets))
	queue := []int{p}
	for len(queue) > 0 {
		q := queue[0]
		queue = queue[1:]
		for _, e := range a.follow[q] {
			if !seen[e.to] {
				seen[e.to] = true
				queue = append(queue, e.to)
			}
		}
	}
	return seen
}

// changeOver searches the cube of the automaton for a word that leads from p to p, from p to q and from q to q.
func (a *automaton) changeOver(p, q int) []rune {
	type triple [3]int
	type step struct {
		from triple
		read rune
	}
	start, goal := triple{p, p, q}, triple{p, q, q}
	came := map[triple]step{}
	queue := []triple{start}
	for len(queue) > 0 && len(came) < maxTriples && *a.work > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, x := range a.follow[s[0]] {
			*a.work -= len(a.follow[s[1]])
			for _, y := range a.follow[s[1]] {
				two := a.sets[x.to].intersect(a.sets[y.to])
				if len(two) == 0 {
					continue
				}
				*a.work -= len(a.follow[s[2]])
				for _, z := range a.follow[s[2]] {
					three := two.intersect(a.sets[z.to])
					if len(three) == 0 {
						continue
					}
					t := triple{x.to, y.to, z.to}
					if _, seen := came[t]; seen || t == start {
						continue
					}
					came[t] = step{s, three.pick()}
					if t == goal {
						var word []rune
						for t != start {
							word = append(word, came[t].read)
							t = came[t].from
						}
						slices.Reverse(word)
						return word
					}
					queue = append(queue, t)
				}
			}
		}
	}
	return nil
}

// stepLimit ends the counting of steps: a pattern that needs more has shown that it is slow.
const stepLimit = 150_000

// maxSuffixes bounds of how many positions a character that they do not match is tried as the end of the text.
const maxSuffixes = 20

// doubles reports whether each further repetition about doubles the number of steps, until it reaches the limit.
func doubles(count func(times int) (int, bool)) bool {
	before, now := 0, 0
	for times := 1; times <= 25; times++ {
		n, failed := count(times)
		if !failed {
			return false
		}
		if n >= stepLimit {
			return times > 3 && 10*now >= 17*before
		}
		before, now = now, n
	}
	return false
}

// confirm counts the steps of a matcher for more and more repetitions of a candidate, followed by a suffix that makes the
// whole match fail.
func confirm(n *node, a *automaton, c candidate) Growth {
	var all set
	for _, s := range a.sets {
		all = newSet(append(slices.Clone(all), s...)...)
	}
	suffixes := [][]rune{{'!'}, {'\n'}, {}, {0}, {'!', '\n', '!'}}
	for _, s := range a.sets[:min(len(a.sets), maxSuffixes)] {
		if outside := s.complement(); len(outside) > 0 {
			suffixes = append(suffixes, []rune{outside.pick()})
		}
	}
	if outside := all.complement(); len(outside) > 0 {
		suffixes = append([][]rune{{outside.pick()}}, suffixes...)
	}
	for _, prefix := range [][]rune{c.prefix, nil} {
		for _, suffix := range suffixes {
			v := Growth{Prefix: string(prefix), Pump: string(c.pump), Suffix: string(suffix)}
			count := func(times int) (int, bool) {
				if *a.work < 0 {
					return 0, false
				}
				n, failed := steps(n, []rune(v.Witness(times)), stepLimit)
				*a.work -= n
				return n, failed
			}
			if _, failed := count(3); !failed {
				continue
			}
			if c.exponential {
				if doubles(count) {
					v.Kind = Exponential
					return v
				}
			}
			few, _ := count(60)
			if many, failed := count(120); failed && (many >= 3*few || many >= stepLimit) && many > 120*len(c.pump)*8 {
				v.Kind = Polynomial
				return v
			}
		}
	}
	return Growth{Kind: None}
}
