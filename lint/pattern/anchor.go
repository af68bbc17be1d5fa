package pattern

import "slices"

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
	case group:
		return isAnchored(n.subs[0], at)
	case repeat:
		return n.min > 0 && isAnchored(n.subs[0], at)
	case look: // a lookahead begins where the match does
		return at == begin && !n.negated && !n.behind && isAnchored(n.subs[0], at)
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

// Extent is what a pattern says about the whole text, although it may match a part of the text only.
type Extent struct {
	// Whole is true if anchors at both ends would not change what the pattern means: it has them, or what it begins and ends with
	// stands for any text, as in .*, .+ and .*x.*, or it only demands a character that is no space, as in \S+, or each match is
	// as long as the longest text.
	Whole bool
	// Everything is true if the pattern accepts every text, because it also matches the empty text, at any place.
	Everything bool
}

// ExtentOf finds out what a pattern says about texts of at most longest characters; -1 stands for texts of any length.
func ExtentOf(pattern string, longest int) Extent {
	n, err := parse(pattern)
	if err != nil {
		return Extent{}
	}
	return Extent{
		Whole:      isNotBlank(n) || longest >= 0 && leastRead(n) >= longest || reachesOut(n, begin, longest) && reachesOut(n, end, longest),
		Everything: !hasAssertions(n) && isNullable(n),
	}
}

// TakesAnyCharacters reports whether a pattern says nothing about characters, only about how many there are: ^.*$, .{1,60}. The ends
// of lines may be excepted.
func TakesAnyCharacters(pattern string) bool {
	n, err := parse(pattern)
	return err == nil && saysNothing(n)
}

// saysNothing reports whether the characters that a part reads may be any.
func saysNothing(n *node) bool {
	switch n.kind {
	case begin, end:
		return true
	case chars:
		return isAnything(n)
	case alternate:
		return isAnything(n) || slices.ContainsFunc(n.subs, saysNothing)
	case concat, group, repeat:
		return !slices.ContainsFunc(n.subs, func(s *node) bool { return !saysNothing(s) })
	}
	return false
}

// reachesOut reports whether each match of a part begins (or ends) at the begin (or end) of the text, or with any text.
func reachesOut(n *node, at kind, longest int) bool {
	switch n.kind {
	case at:
		return true
	case chars:
		return isAnything(n) && longest == 1
	case alternate:
		return isAnything(n) && longest == 1 || !slices.ContainsFunc(n.subs, func(s *node) bool { return !reachesOut(s, at, longest) })
	case group:
		return reachesOut(n.subs[0], at, longest)
	case repeat:
		if isAnything(n.subs[0]) {
			return n.max < 0 || longest >= 0 && n.max >= longest
		}
		return n.min > 0 && reachesOut(n.subs[0], at, longest)
	case look: // what a lookahead reads may be read again: only an anchor in it counts
		return isAnchored(n, at)
	case concat:
		subs := slices.Clone(n.subs)
		if at == end {
			slices.Reverse(subs)
		}
		for _, s := range subs {
			if reachesOut(s, at, longest) {
				return true
			}
			if s.kind != look && s.kind != boundary {
				return false
			}
		}
	}
	return false
}

// charactersOf is the set of a part that reads exactly one character; nil for other parts.
func charactersOf(n *node) set {
	switch n.kind {
	case chars:
		return n.set
	case group:
		return charactersOf(n.subs[0])
	case concat:
		if len(n.subs) == 1 {
			return charactersOf(n.subs[0])
		}
	case alternate:
		var all set
		for _, s := range n.subs {
			one := charactersOf(s)
			if one == nil {
				return nil
			}
			all = newSet(append(slices.Clone(all), one...)...)
		}
		return all
	}
	return nil
}

// isAnything reports whether a part reads one character, whichever it is; the ends of lines may be excepted.
func isAnything(n *node) bool {
	s := charactersOf(n)
	return s != nil && len(s.complement().intersect(lineEnds.complement())) == 0
}

// isNotBlank reports whether a pattern only demands a character that is no space: \S, \S+, [^\s].
func isNotBlank(n *node) bool {
	for n.kind == group || n.kind == concat && len(n.subs) == 1 || n.kind == repeat && n.min <= 1 && n.max < 0 {
		if n.kind == repeat && n.min == 0 {
			return false
		}
		n = n.subs[0]
	}
	s := charactersOf(n)
	return s != nil && len(s.complement().intersect(spaces.complement())) == 0
}

// isNullable reports whether a part also matches without reading a character.
func isNullable(n *node) bool {
	switch n.kind {
	case chars:
		return false
	case concat, group:
		return !slices.ContainsFunc(n.subs, func(s *node) bool { return !isNullable(s) })
	case alternate:
		return slices.ContainsFunc(n.subs, isNullable)
	case repeat:
		return n.min == 0 || isNullable(n.subs[0])
	}
	return true
}

// hasAssertions reports whether a pattern asks where in the text it is, or what else the text has.
func hasAssertions(n *node) bool {
	switch n.kind {
	case begin, end, boundary, look, backref:
		return true
	}
	return slices.ContainsFunc(n.subs, hasAssertions)
}

// leastRead is how many characters each match of a part has at least.
func leastRead(n *node) int {
	sum := 0
	switch n.kind {
	case chars:
		return 1
	case look:
		return 0
	case repeat:
		return min(n.min*leastRead(n.subs[0]), maxCount) // both are at most maxCount
	}
	for i, s := range n.subs {
		switch one := leastRead(s); {
		case n.kind == alternate && i > 0:
			sum = min(sum, one)
		default:
			sum = min(sum+one, maxCount)
		}
	}
	return sum
}

// mostRead is how many characters of the text a match of a part looks at; -1 without a limit.
func mostRead(n *node) int {
	const most = 1_000_000
	sum := 0
	switch n.kind {
	case chars:
		return 1
	case backref:
		if n.of != nil {
			return -1
		}
	case repeat:
		one := mostRead(n.subs[0])
		if one == 0 {
			return 0
		}
		if one < 0 || n.max < 0 || n.max > most/one {
			return -1
		}
		return one * n.max
	}
	for _, s := range n.subs {
		one := mostRead(s)
		switch {
		case one < 0:
			return -1
		case n.kind == alternate:
			sum = max(sum, one)
		default:
			sum += one
		}
	}
	if sum > most {
		return -1
	}
	return sum
}
