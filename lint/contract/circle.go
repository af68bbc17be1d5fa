package contract

import "slices"

// components finds the strongly connected components of a graph that can be reached from a start (Tarjan 1972), without
// recursion: a chain may be as long as a document. A component is reported when it is complete, after the components to
// which it leads. circular tells that the elements lead back to themselves; a single element does so by an edge to itself.
func components[K comparable, N any](start N, key func(N) K, next func(N) []N, report func(component []N, circular bool)) {
	type mark struct {
		index, low int
		open       bool // the element is on the stack
		self       bool // an edge leads from the element to itself
	}
	type frame struct {
		mark  *mark
		rest  []N // targets of edges that were not followed yet
		first int // where the element stands on the stack
	}
	marks := map[K]*mark{}
	var stack []N
	var frames []frame
	enter := func(n N) {
		m := &mark{index: len(marks), low: len(marks), open: true}
		marks[key(n)] = m
		frames = append(frames, frame{mark: m, rest: next(n), first: len(stack)})
		stack = append(stack, n)
	}
	enter(start)
	for len(frames) > 0 {
		top := &frames[len(frames)-1]
		if len(top.rest) > 0 {
			target := top.rest[0]
			top.rest = top.rest[1:]
			switch m := marks[key(target)]; {
			case m == nil:
				enter(target)
			case m.open:
				top.mark.low = min(top.mark.low, m.index)
				top.mark.self = top.mark.self || m == top.mark
			}
			continue
		}
		done := *top
		frames = frames[:len(frames)-1]
		if len(frames) > 0 {
			parent := frames[len(frames)-1].mark
			parent.low = min(parent.low, done.mark.low)
		}
		if done.mark.low != done.mark.index {
			continue
		}
		component := slices.Clone(stack[done.first:])
		stack = stack[:done.first]
		for _, n := range component {
			marks[key(n)].open = false
		}
		report(component, len(component) > 1 || done.mark.self)
	}
}
