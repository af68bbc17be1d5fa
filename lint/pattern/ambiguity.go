package pattern

import (
	"errors"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
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
	Reason               string // for Unknown and Invalid: why, in words
	Prefix, Pump, Suffix string

	pattern *node
}

// Witness is the input with n pumps.
func (g Growth) Witness(n int) string { return g.Prefix + strings.Repeat(g.Pump, n) + g.Suffix }

// Ambiguity finds out whether a text can match in so many ways that trying all of them takes exponential or polynomial
// time (Weber and Seidl, On the degree of ambiguity of finite automata). The automaton only yields candidates: counting the
// steps of a backtracking matcher confirms them, so that each reported pattern is slow in a real engine. In the automaton, a
// back reference is another copy of its group: a matcher never tries more ways than that. Patterns that are too large are
// Unknown; patterns that are not valid in ECMA-262 are Invalid.
func Ambiguity(pattern string) Growth {
	n, err := parse(pattern)
	switch {
	case errors.Is(err, errTooLarge):
		return Growth{Kind: Unknown, Reason: err.Error()}
	case err != nil:
		return Growth{Kind: Invalid, Reason: err.Error()}
	}
	worst := Growth{Kind: None, pattern: n}
	parts := []*node{n}
	for i := 0; i < len(parts); i++ { // each lookaround is matched separately
		parts = append(parts, lookarounds(parts[i])...)
	}
	unknown := Growth{Kind: Unknown, Reason: "it has too many alternatives and repetitions"}
	budget := maxWork
	for i, part := range parts {
		a := &automaton{work: &budget}
		if !a.build(part, i > 0 || !isAnchored(part, begin)) {
			return unknown
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
		return unknown
	}
	return worst
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

// stateWork is what a state of a search costs beside its edges.
const stateWork = 10

// maxPositions bounds the size of the automaton. maxWork bounds the search, which takes the square of the largest cycle.
const maxPositions = 2500

// automaton is a pattern as its positions, at each of which one character is read, and the order in which they may follow
// each other.
type automaton struct {
	sets   []set
	follow [][]edge
	first  []edge
	cycle  []int  // the number of the cycle to which a position belongs: its strongly connected component
	loops  []bool // whether it can follow itself, directly or later
	work   *int   // the rest of maxWork
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
	if len(a.sets) > maxPositions || *a.work < 0 {
		return false
	}
	a.follow = make([][]edge, len(a.sets))
	for way, times := range b.ways {
		a.follow[way[0]] = append(a.follow[way[0]], edge{way[1], times > 1})
	}
	for _, edges := range a.follow {
		slices.SortFunc(edges, func(x, y edge) int { return x.to - y.to })
	}
	for _, p := range whole.first {
		a.first = append(a.first, edge{to: p})
	}
	a.findCycles()
	return true
}

// findCycles finds the strongly connected components (Tarjan).
func (a *automaton) findCycles() {
	n := len(a.sets)
	a.cycle, a.loops = make([]int, n), make([]bool, n)
	order, low := make([]int, n), make([]int, n)
	var stack []int
	onStack := make([]bool, n)
	next, cycles := 1, 0
	var visit func(p int)
	visit = func(p int) {
		order[p], low[p] = next, next
		next++
		stack, onStack[p] = append(stack, p), true
		for _, e := range a.follow[p] {
			if order[e.to] == 0 {
				visit(e.to)
				low[p] = min(low[p], low[e.to])
			} else if onStack[e.to] {
				low[p] = min(low[p], order[e.to])
			}
			a.loops[p] = a.loops[p] || e.to == p
		}
		if low[p] != order[p] {
			return
		}
		cycles++
		for first := len(stack) - 1; ; first-- {
			q := stack[first]
			onStack[q], a.cycle[q] = false, cycles
			a.loops[q] = a.loops[q] || q != p || first < len(stack)-1
			if q == p {
				stack = stack[:first]
				return
			}
		}
	}
	for p := range a.sets {
		if order[p] == 0 {
			visit(p)
		}
	}
}

// join lets each of some positions follow each of others.
func (b builder) join(from, to []int) {
	if *b.work -= len(from) * len(to); *b.work < 0 {
		return
	}
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
	if *b.work--; len(b.sets) > maxPositions || *b.work < 0 {
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
	case group:
		return b.fragment(n.subs[0])
	case backref:
		if n.of != nil {
			f := b.fragment(n.of.subs[0])
			f.empty = true // the group may not have matched
			return f
		}
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
		if len(list) == maxCandidates || *a.work < 0 {
			break
		}
		if !a.loops[p] {
			continue
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
			if a.cycle[x.to] != a.cycle[p] {
				continue // there is no way back
			}
			for _, y := range a.follow[s.at[1]] {
				if a.cycle[y.to] != a.cycle[p] || s.at[0] == s.at[1] && x.to > y.to {
					continue // no way back, or the same two ways, the other way round
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
					*a.work -= stateWork
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
		*a.work -= len(a.follow[q])
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
	for p := range a.sets {
		if !a.loops[p] {
			continue
		}
		reached := a.reachable(p)
		for q := range a.sets {
			if *a.work--; *a.work < 0 {
				return list
			}
			if p == q || !a.loops[q] || !reached[q] || len(a.sets[p].intersect(a.sets[q])) == 0 {
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
	for len(queue) > 0 && *a.work > 0 {
		q := queue[0]
		queue = queue[1:]
		*a.work -= len(a.follow[q])
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
			if a.cycle[x.to] != a.cycle[p] {
				continue // there is no way back to p
			}
			for _, y := range a.follow[s[1]] {
				two := a.sets[x.to].intersect(a.sets[y.to])
				if len(two) == 0 {
					continue
				}
				*a.work -= len(a.follow[s[2]])
				for _, z := range a.follow[s[2]] {
					if a.cycle[z.to] != a.cycle[q] {
						continue // there is no way back to q
					}
					three := two.intersect(a.sets[z.to])
					if len(three) == 0 {
						continue
					}
					t := triple{x.to, y.to, z.to}
					if _, seen := came[t]; seen || t == start {
						continue
					}
					came[t] = step{s, three.pick()}
					*a.work -= stateWork
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
	var spans []span
	for _, s := range a.sets {
		spans = append(spans, s...)
	}
	all := newSet(spans...)
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
			v := Growth{Prefix: string(prefix), Pump: string(c.pump), Suffix: string(suffix), pattern: n}
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

// maxSteps stands for all larger numbers of steps.
const maxSteps = 1e15

// Steps is how many steps a backtracking matcher takes for the slowest known input of at most longest characters, rounded up where
// it is extrapolated, and maxSteps at most; -1 stands for input of any length. ok is false when the input has no largest length
// and the pattern reads an input of any length. A pattern that must match at the start, and that only reads so many characters,
// limits the steps by itself.
func (g Growth) Steps(longest int) (steps float64, ok bool) {
	if g.Pump == "" {
		return 0, false
	}
	if isAnchored(g.pattern, begin) {
		if most := mostRead(g.pattern); most >= 0 && (longest < 0 || longest > most+1) {
			longest = most + 1
		}
	}
	if longest < 0 {
		return 0, false
	}
	times := (longest - utf8.RuneCountInString(g.Prefix+g.Suffix)) / utf8.RuneCountInString(g.Pump)
	return g.stepsOf(max(times, 1)), true
}

// stepsOf counts the steps for a number of pumps. What would take too long to count is extrapolated from fewer pumps.
func (g Growth) stepsOf(times int) float64 {
	count := func(times int) float64 {
		n, _ := steps(g.pattern, []rune(g.Witness(times)), stepLimit)
		return float64(n)
	}
	if g.Kind == Exponential {
		before, ratio := count(1), 1.0
		for n := 2; n <= times; n++ {
			now := count(n)
			if now >= stepLimit {
				return min(maxSteps, before*math.Pow(ratio, float64(times-n+1)))
			}
			before, ratio = now, now/before
		}
		return before
	}
	n := min(8, times)
	before := count(n)
	if before >= stepLimit {
		return maxSteps // a short input alone takes too long to count
	}
	for 2*n <= times {
		now := count(2 * n)
		switch n *= 2; {
		case now >= stepLimit && now > 16*before:
			return maxSteps
		case now >= stepLimit/8:
			return min(maxSteps, now*math.Pow(float64(times)/float64(n), math.Log2(now/before)))
		}
		before = now
	}
	if now := count(times); now < stepLimit {
		return now
	}
	return maxSteps // more than eight times the steps for less than twice the input
}
