package sbom

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// connect works out how far each component is from the root, along dependencies and nesting. Cycles are legal.
func (g *graph) connect() {
	byRef := make(map[string][]*component, len(g.components))
	g.byRef = byRef
	children := map[*component][]*component{}
	for _, c := range g.components {
		c.distance = -1
		if ref := c.facts.BOMRef; ref != "" {
			byRef[ref] = append(byRef[ref], c)
		}
		if c.parent != nil {
			children[c.parent] = append(children[c.parent], c)
		}
	}
	var queue []*component
	visit := func(c *component, distance int) {
		if c.distance < 0 {
			c.distance = distance
			queue = append(queue, c)
		}
	}
	// A reference may name a service or a file, which stand between components too.
	type hop struct {
		ref      string
		distance int
	}
	var hops []hop
	crossed := map[string]bool{}
	for _, c := range g.components {
		if c.isRoot {
			visit(c, 0)
		}
	}
	for _, ref := range g.roots {
		hops = append(hops, hop{ref, 0})
	}
	for len(queue) > 0 || len(hops) > 0 {
		if len(hops) > 0 {
			h := hops[0]
			hops = hops[1:]
			if targets := byRef[h.ref]; targets != nil {
				for _, c := range targets {
					visit(c, h.distance)
				}
			} else if !crossed[h.ref] {
				crossed[h.ref] = true
				for _, to := range g.edges[h.ref] {
					hops = append(hops, hop{to, h.distance + 1})
				}
			}
			continue
		}
		c := queue[0]
		queue = queue[1:]
		for _, child := range children[c] {
			visit(child, c.distance+1)
		}
		if c.facts.BOMRef != "" && !crossed[c.facts.BOMRef] {
			crossed[c.facts.BOMRef] = true
			for _, to := range g.edges[c.facts.BOMRef] {
				hops = append(hops, hop{to, c.distance + 1})
			}
		}
	}
	for _, targets := range g.edges {
		g.facts.EdgeCount += len(targets)
	}
	stated := g.facts.EdgeCount > 0
	g.facts.DependenciesStated = stated
	for _, c := range g.components {
		f := c.facts
		targets, declared := g.edges[f.BOMRef]
		f.HasDependencyEntry = declared && f.BOMRef != ""
		if f.BOMRef != "" {
			f.DependencyCount = len(targets)
		}
		f.IsRoot = c.isRoot
		f.Logical = c.isRoot || len(children[c]) > 0 || f.Type == "device" || f.Type == "cryptographic-asset"
		if said := g.completeness[f.BOMRef]; said != "" {
			f.Completeness = said
		}
		if c.distance == 0 && len(targets) > 0 {
			g.facts.RootHasEdges = true
		}
		switch {
		case !g.facts.HasRoot || !stated:
			f.Reach = "unknown"
		case c.distance < 0:
			f.Reach = "unreachable"
		case c.distance == 0:
			f.Reach = "root"
		case c.distance == 1:
			f.Reach = "direct"
		default:
			f.Reach = "transitive"
		}
		if !c.isRoot {
			g.facts.ComponentCount++
		}
	}
	g.facts.TotalCount, g.facts.UnreadParts = len(g.components), len(g.unread)
	g.root()
	if g.facts.RootLeaf != "" { // told once, and not for each component that it leads to
		for _, c := range g.components {
			if c.facts.Reach == "unreachable" {
				c.facts.Reach = "unknown"
			}
		}
	}
	for _, v := range g.vulnerabilities {
		for i := range v.facts.Affects {
			a := &v.facts.Affects[i]
			ref := g.facts.own(a.Ref)
			a.BOMLink = isBOMLink(ref)
			a.Resolved = g.elements[ref] != nil
			if named := g.byRef[ref]; len(named) == 1 && named[0].facts.Version != "" {
				if listed := slices.Index(a.versions, named[0].facts.Version); listed >= 0 {
					a.Statuses = []string{a.Statuses[listed]}
				}
			}
		}
	}
}

// root says why nothing leads from the root to the rest.
func (g *graph) root() {
	if !g.facts.HasRoot || g.facts.RootHasEdges {
		return
	}
	refs := g.roots
	for _, c := range g.components {
		if c.isRoot && c.facts.BOMRef != "" {
			refs = append(refs, c.facts.BOMRef)
		}
	}
	g.facts.RootLeaf = "no-ref"
	for _, ref := range refs {
		if targets, ok := g.edges[ref]; len(targets) > 0 {
			g.facts.RootLeaf = "" // a root that is no component, an SPDX file, has them
			return
		} else if ok {
			g.facts.RootLeaf = "no-dependencies"
		} else if g.facts.RootLeaf == "no-ref" {
			g.facts.RootLeaf = "no-entry"
		}
	}
}

// isBOMLink tells references to elements of other documents (CycloneDX BOM-Link, SPDX DocumentRef).
func isBOMLink(ref string) bool {
	return strings.HasPrefix(ref, "urn:cdx:") || strings.HasPrefix(ref, "DocumentRef-")
}

// own gives the reference that a BOM-Link to the document itself stands for (https://cyclonedx.org/capabilities/bomlink/).
func (f *SBOMFacts) own(ref string) string {
	if !isBOMLink(ref) || f.Serial == "" || f.Version == nil {
		return ref
	}
	prefix := fmt.Sprintf("urn:cdx:%s/%d#", strings.TrimPrefix(f.Serial, "urn:uuid:"), *f.Version)
	if element, ok := strings.CutPrefix(ref, prefix); ok {
		return unescape(element)
	}
	return ref
}

// references lists the elements whose reference another one had before them.
func (g *graph) references() {
	type twice struct {
		ref       string
		first, at spot
	}
	var list []twice
	for ref, spots := range g.elements {
		if len(spots) > 1 {
			slices.SortFunc(spots, compareSpots)
			for _, at := range spots[1:] {
				list = append(list, twice{ref, spots[0], at})
			}
		}
	}
	slices.SortFunc(list, func(a, b twice) int { return compareSpots(a.at, b.at) })
	for i, t := range list {
		g.facts.DuplicateRefs = append(g.facts.DuplicateRefs, DuplicateRefFacts{Ref: t.ref})
		g.places[index("duplicate_refs", i)] = t.at
		g.places[index("first_refs", i)] = t.first
	}
}

// mention takes a reference to an element, which is item i of a list in the document.
func (g *graph) mention(to, in, list string, i int) {
	to = g.facts.own(to)
	switch {
	case to == "" || g.elements[to] != nil:
	case isBOMLink(to):
		if !g.linked[to] {
			g.linked[to] = true
			g.place(index("bom_links", len(g.facts.BOMLinks)), index(list, i))
			g.facts.BOMLinks = append(g.facts.BOMLinks, to)
		}
	default:
		g.place(index("dangling_refs", len(g.facts.DanglingRefs)), index(list, i))
		g.facts.DanglingRefs = append(g.facts.DanglingRefs, DanglingRefFacts{Ref: to, In: in})
	}
}

// depend takes a dependency, which is item i of a list in the document.
func (g *graph) depend(from, to, list string, i int) {
	to = g.facts.own(to)
	if from == to {
		g.place(index("self_edges", len(g.facts.SelfEdges)), index(list, i))
		g.facts.SelfEdges = append(g.facts.SelfEdges, from)
	}
	g.edges[from] = append(g.edges[from], to)
}

// compareSpots puts places in the order of the document, as far as their tokens tell: indexes by their value.
func compareSpots(a, b spot) int {
	return slices.CompareFunc(a, b, func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA == nil && errB == nil {
			return m - n
		}
		return strings.Compare(a, b)
	})
}

// circles finds the groups of elements that depend on each other in a circle: the strongly connected components of the
// graph with more than one element (Tarjan 1972), without recursion, for a chain may be as long as the document.
func (g *graph) circles() {
	starts := slices.SortedFunc(maps.Keys(g.entries), func(a, b string) int { return compareSpots(g.entries[a], g.entries[b]) })
	number := make(map[string]int, len(starts)) // order of discovery, from 1
	low := make(map[string]int, len(starts))
	onStack := map[string]bool{}
	var stack []string
	type frame struct {
		ref  string
		next int
	}
	var groups [][]string
	for _, start := range starts {
		if number[start] > 0 {
			continue
		}
		enter := func(ref string) frame {
			number[ref] = len(number) + 1
			low[ref] = number[ref]
			stack = append(stack, ref)
			onStack[ref] = true
			return frame{ref: ref}
		}
		frames := []frame{enter(start)}
		for len(frames) > 0 {
			top := &frames[len(frames)-1]
			if targets := g.edges[top.ref]; top.next < len(targets) {
				to := targets[top.next]
				top.next++
				if number[to] == 0 {
					frames = append(frames, enter(to))
				} else if onStack[to] {
					low[top.ref] = min(low[top.ref], number[to])
				}
				continue
			}
			ref := top.ref
			frames = frames[:len(frames)-1]
			if len(frames) > 0 {
				above := frames[len(frames)-1].ref
				low[above] = min(low[above], low[ref])
			}
			if low[ref] == number[ref] {
				from := len(stack) - 1
				for stack[from] != ref {
					from--
				}
				group := slices.Clone(stack[from:])
				stack = stack[:from]
				for _, member := range group {
					onStack[member] = false
				}
				if len(group) > 1 {
					groups = append(groups, group)
				}
			}
		}
	}
	for _, group := range groups {
		slices.SortFunc(group, func(a, b string) int { return compareSpots(g.entries[a], g.entries[b]) })
	}
	slices.SortFunc(groups, func(a, b []string) int { return compareSpots(g.entries[a[0]], g.entries[b[0]]) })
	for i, group := range groups {
		g.places[index("cycles", i)] = g.entries[group[0]]
		g.facts.Cycles = append(g.facts.Cycles, CycleFacts{Size: len(group), Refs: group[:min(len(group), 5)]})
	}
}

// compare finds components that say the same, or contradict each other.
func (g *graph) compare() {
	type digest struct{ alg, value string }
	identical := map[[5]string]*component{}
	packages := map[string]*component{} // by package URL without version and qualifiers
	versions := map[*component]map[string]bool{}
	digests := map[digest]*component{}
	byPURL := map[string]map[string]*component{} // package URL → algorithm → first
	for _, c := range g.components {
		f := c.facts
		purl := f.PURL.key()
		key := [5]string{f.Type, f.Group, f.Name, f.Version, purl}
		if first := identical[key]; first == nil {
			identical[key] = c
		} else if f.Type != "file" && f.Type != "cryptographic-asset" && first.facts.BOMRef != f.BOMRef {
			f.Duplicate = true
			c.twin("twin", first)
		}
		name := f.PURL.packageName()
		if name != "" {
			first := packages[name]
			if first == nil {
				packages[name], versions[c] = c, map[string]bool{f.Version: true}
			} else if !versions[first][f.Version] {
				versions[first][f.Version] = true
				if len(first.facts.OtherVersions) < 5 {
					first.facts.OtherVersions = append(first.facts.OtherVersions, f.Version)
				}
			}
		}
		for _, h := range f.Hashes {
			if h.Of != "component" || h.Problem != "" || name == "" {
				continue
			}
			value := strings.ToLower(strings.TrimSpace(h.Value))
			if first := digests[digest{h.Alg, value}]; first == nil {
				digests[digest{h.Alg, value}] = c
			} else if first.facts.PURL.packageName() != name {
				f.SharedDigest = true
				c.twin("digest_twin", first)
			}
			if f.PURL.Version == "" {
				continue
			}
			if byPURL[purl] == nil {
				byPURL[purl] = map[string]*component{}
			}
			if first := byPURL[purl][h.Alg]; first == nil {
				byPURL[purl][h.Alg] = c
			} else if first != c && !first.hasDigest(h.Alg, value) {
				f.HashConflict = h.Alg
				c.twin("conflict_twin", first)
			}
		}
	}
}

// twin notes another component that a finding speaks of.
func (c *component) twin(name string, other *component) {
	if c.twins == nil {
		c.twins = map[string]*component{}
	}
	c.twins[name] = other
}

func (c *component) hasDigest(alg, value string) bool {
	return slices.ContainsFunc(c.facts.Hashes, func(h HashFacts) bool {
		return h.Of == "component" && h.Alg == alg && strings.EqualFold(strings.TrimSpace(h.Value), value)
	})
}
