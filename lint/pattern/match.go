package pattern

// matcher matches by backtracking, as most engines do, and counts its steps up to a limit.
type matcher struct {
	text   []rune
	steps  int
	limit  int
	groups map[*node]extent // what groups have matched, for back references; only those of the match so far
}

// extent is a part of the text.
type extent struct{ from, to int }

// matchLimit is how many steps Matches takes at most.
const matchLimit = 1_000_000

// Matches reports whether a pattern matches somewhere in a text. ok is false if that could not be found out: the pattern is not
// valid, or it takes too long.
func Matches(pattern, text string) (matches, ok bool) {
	n, err := parse(pattern)
	if err != nil {
		return false, false
	}
	count, failed := steps(n, []rune(text), matchLimit)
	return !failed, count < matchLimit
}

// steps counts the steps of a backtracking matcher that tries to match from each position of a text. failed is true when it
// finds no match, or stops at the limit.
func steps(n *node, text []rune, limit int) (count int, failed bool) {
	m := &matcher{text: text, limit: limit, groups: map[*node]extent{}}
	for start := 0; start <= len(text); start++ {
		if m.match(n, start, func(int) bool { return true }) {
			return m.steps, m.steps >= m.limit
		}
	}
	return m.steps, true
}

// match tries to match a node at a position, and then calls then with the position behind it, which matches the rest. At the
// limit it reports a match, so that the recursion ends.
func (m *matcher) match(n *node, at int, then func(at int) bool) bool {
	if m.steps++; m.steps >= m.limit {
		return true
	}
	switch n.kind {
	case chars:
		return at < len(m.text) && n.set.has(m.text[at]) && then(at+1)
	case concat:
		return m.sequence(n.subs, at, then)
	case alternate:
		for _, s := range n.subs {
			if m.match(s, at, then) {
				return true
			}
		}
		return false
	case repeat:
		return m.repeat(n, 0, at, then)
	case group:
		before, had := m.groups[n]
		if m.match(n.subs[0], at, func(stop int) bool {
			inner, hadInner := m.groups[n]
			m.groups[n] = extent{at, stop}
			return then(stop) || m.restore(n, inner, hadInner)
		}) {
			return true
		}
		return m.restore(n, before, had)
	case backref:
		return m.again(n, at, then)
	case begin:
		return at == 0 && then(at)
	case end:
		return at == len(m.text) && then(at)
	case boundary:
		before := at > 0 && word.has(m.text[at-1])
		after := at < len(m.text) && word.has(m.text[at])
		return (before != after) != n.negated && then(at)
	case look:
		found := false
		if !n.behind {
			found = m.match(n.subs[0], at, func(int) bool { return true })
		}
		for start := at; n.behind && start >= 0 && !found; start-- {
			found = m.match(n.subs[0], start, func(stop int) bool { return stop == at })
		}
		return found != n.negated && then(at)
	}
	return then(at)
}

func (m *matcher) sequence(subs []*node, at int, then func(int) bool) bool {
	if len(subs) == 0 {
		return then(at)
	}
	return m.match(subs[0], at, func(at int) bool { return m.sequence(subs[1:], at, then) })
}

func (m *matcher) repeat(n *node, done, at int, then func(int) bool) bool {
	if m.steps++; m.steps >= m.limit {
		return true
	}
	again := func() bool {
		return (n.max < 0 || done < n.max) && m.match(n.subs[0], at, func(next int) bool {
			if next == at && done >= n.min {
				return false // an empty round ends the repetition (ECMA-262 RepeatMatcher)
			}
			return m.repeat(n, done+1, next, then)
		})
	}
	switch {
	case done < n.min:
		return again()
	case n.lazy:
		return then(at) || again()
	}
	return again() || then(at)
}

// restore sets what a group has matched back to what it was, when a way to match has failed.
func (m *matcher) restore(n *node, before extent, had bool) bool {
	if had {
		m.groups[n] = before
	} else {
		delete(m.groups, n)
	}
	return false
}

// again matches what a group has matched once more. A group that has matched nothing yet is read as empty (ECMA-262).
func (m *matcher) again(n *node, at int, then func(int) bool) bool {
	e := m.groups[n.of]
	for i := e.from; i < e.to; i++ {
		if m.steps++; m.steps >= m.limit {
			return true
		}
		if at == len(m.text) || m.text[at] != m.text[i] {
			return false
		}
		at++
	}
	return then(at)
}
