// Package cycle finds the cycles of directed graphs.
package cycle

import "iter"

// Groups yields the strongly connected components of the graph that the edges from the starts lead through: the largest
// groups of nodes each of which leads to all others (Tarjan, Depth-First Search and Linear Graph Algorithms, 1972). A
// group comes after those that it leads to. A node in no cycle is a group of its own; so is one whose only cycle is an
// edge to itself.
//
// The yielded slice is overwritten when the next group is looked for. It takes time linear in the nodes and edges, and no
// recursion: a chain of nodes may be as long as a document. Nodes with the same key are the same node; the first that an
// edge leads to stands for it.
func Groups[N any, K comparable](starts []N, key func(N) K, edges func(N) []N) iter.Seq[[]N] {
	return func(yield func([]N) bool) {
		s := search[N, K]{key: key, edges: edges, marks: make(map[K]*mark, len(starts))}
		for _, start := range starts {
			if s.marks[key(start)] == nil && !s.from(start, yield) {
				return
			}
		}
	}
}

// mark is what the search has found out about a node.
type mark struct {
	number int // order of discovery
	low    int // the lowest number of an open node that the node is known to lead to
	open   bool
}

// visit is a node whose edges are being followed.
type visit[N any] struct {
	mark    *mark
	first   int // index of the node in search.open
	targets []N // of the edges that are still to be followed
}

type search[N any, K comparable] struct {
	key   func(N) K
	edges func(N) []N
	marks map[K]*mark
	open  []N // nodes whose group is not complete, in the order of discovery
	path  []visit[N]
}

func (s *search[N, K]) enter(node N) {
	m := &mark{number: len(s.marks), low: len(s.marks), open: true}
	s.marks[s.key(node)] = m
	s.path = append(s.path, visit[N]{m, len(s.open), s.edges(node)})
	s.open = append(s.open, node)
}

// from follows all edges from a node. It reports whether the caller wants more groups.
func (s *search[N, K]) from(start N, yield func([]N) bool) bool {
	s.enter(start)
	for len(s.path) > 0 {
		top := &s.path[len(s.path)-1]
		if len(top.targets) > 0 {
			to := top.targets[0]
			top.targets = top.targets[1:]
			if m := s.marks[s.key(to)]; m == nil {
				s.enter(to)
			} else if m.open {
				top.mark.low = min(top.mark.low, m.number)
			}
			continue
		}
		m, first := top.mark, top.first
		s.path = s.path[:len(s.path)-1]
		if len(s.path) > 0 {
			above := s.path[len(s.path)-1].mark
			above.low = min(above.low, m.low)
		}
		if m.low == m.number && !yield(s.close(first)) {
			return false
		}
	}
	return true
}

// close removes the group that begins at an index of the open nodes from them.
func (s *search[N, K]) close(first int) []N {
	group := s.open[first:]
	s.open = s.open[:first]
	for _, node := range group {
		s.marks[s.key(node)].open = false
	}
	return group
}
