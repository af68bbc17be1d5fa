package sbom

import (
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/cycle"
	"github.com/sealint/sealint/sbom/osv"
)

// byReference returns the components by their reference.
func byReference(components []*Component) map[string][]*Component {
	byRef := make(map[string][]*Component, len(components))
	for _, c := range components {
		if ref := c.Facts.BOMRef; ref != "" {
			byRef[ref] = append(byRef[ref], c)
		}
	}
	return byRef
}

// byParent returns the nested components of each component that contains some.
func byParent(components []*Component) map[*Component][]*Component {
	children := map[*Component][]*Component{}
	for _, c := range components {
		if c.parent != nil {
			children[c.parent] = append(children[c.parent], c)
		}
	}
	return children
}

// distances returns the number of steps from the root to each component, along dependencies and nesting. Components that no
// path from the root reaches have no entry. Cycles are allowed.
func (d *dependencies) distances(components []*Component, byRef map[string][]*Component, children map[*Component][]*Component) map[*Component]int {
	type step struct {
		component *Component // nil for a service or a file, which can be between two components
		ref       string
		distance  int
	}
	var queue []step
	distances := make(map[*Component]int, len(components))
	reach := func(c *Component, distance int) {
		if _, ok := distances[c]; !ok {
			distances[c] = distance
			queue = append(queue, step{c, c.Facts.BOMRef, distance})
		}
	}
	expanded := map[string]bool{"": true} // references whose dependencies are in the queue
	follow := func(ref string, distance int) {
		for _, c := range byRef[ref] {
			reach(c, distance)
		}
		if byRef[ref] == nil && !expanded[ref] {
			queue = append(queue, step{nil, ref, distance})
		}
	}
	for _, c := range components {
		if c.isRoot {
			reach(c, 0)
		}
	}
	for _, ref := range d.roots {
		follow(ref, 0)
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, child := range children[at.component] {
			reach(child, at.distance+1)
		}
		if expanded[at.ref] {
			continue
		}
		expanded[at.ref] = true
		for _, to := range d.edges[at.ref] {
			follow(to, at.distance+1)
		}
	}
	return distances
}

// describeGraph counts the components and dependencies, and sets whether the root has dependencies.
func (d *draft) describeGraph(distances map[*Component]int) {
	f := d.facts
	for _, targets := range d.dependencies.edges {
		f.EdgeCount += len(targets)
	}
	f.DependenciesStated = f.EdgeCount > 0
	f.TotalCount, f.UnreadParts, f.VulnerabilityCount = len(d.components), len(d.unread)+len(d.unreadable), len(d.vulnerabilities)
	for _, c := range d.components {
		if !c.isRoot {
			f.ComponentCount++
		}
		if distance, ok := distances[c]; ok && distance == 0 && len(d.dependencies.edges[c.Facts.BOMRef]) > 0 {
			f.RootHasEdges = true
		}
	}
	if f.HasRoot && !f.RootHasEdges {
		f.RootLeaf = d.rootLeaf()
		f.RootHasEdges = f.RootLeaf == ""
	}
}

// rootLeaf returns why the root has no dependencies (see SBOMFacts.RootLeaf).
func (d *draft) rootLeaf() string {
	refs := d.dependencies.roots
	for _, c := range d.components {
		if c.isRoot && c.Facts.BOMRef != "" {
			refs = append(refs, c.Facts.BOMRef)
		}
	}
	reason := "no-ref"
	for _, ref := range refs {
		if targets, ok := d.dependencies.edges[ref]; len(targets) > 0 {
			return "" // the root is not a component but a file or an element of another document, and has dependencies
		} else if ok {
			reason = "no-dependencies"
		} else if reason == "no-ref" {
			reason = "no-entry"
		}
	}
	return reason
}

// describeComponents sets the facts of each component that follow from the graph. describeGraph must run before.
func (d *draft) describeComponents(distances map[*Component]int, children map[*Component][]*Component) {
	for _, c := range d.components {
		f := c.Facts
		targets, stated := d.dependencies.edges[f.BOMRef]
		f.HasDependencyEntry, f.DependencyCount = stated, len(targets)
		f.IsRoot = c.isRoot
		f.Logical = c.isRoot || len(children[c]) > 0 || f.isNoSoftware()
		if stated := d.dependencies.completeness[f.BOMRef]; stated != "" {
			f.Completeness = stated
		}
		distance, reached := distances[c]
		switch {
		case !d.facts.HasRoot || !d.facts.DependenciesStated:
			f.Reach = "unknown"
		case !reached && d.facts.RootLeaf != "": // the finding about the root is enough
			f.Reach = "unknown"
		case !reached:
			f.Reach = "unreachable"
		case distance == 0:
			f.Reach = "root"
		case distance == 1:
			f.Reach = "direct"
		default:
			f.Reach = "transitive"
		}
	}
}

// resolveAffected sets which elements of the document the vulnerabilities affect, and the status of their version.
func (d *draft) resolveAffected(byRef map[string][]*Component) {
	for _, v := range d.vulnerabilities {
		for i := range v.Facts.Affects {
			a := &v.Facts.Affects[i]
			ref := d.facts.localRef(a.Ref)
			a.BOMLink = a.BOMLink || isBOMLink(ref)
			if a.BOMLink && d.facts.Format == "cyclonedx" {
				d.link(ref, v.Pointer([]any{"affects", i})[len(d.base):], false)
			}
			a.Resolved = d.references.elements[ref] != nil
			if named := byRef[ref]; len(named) > 0 {
				a.Component, a.Version = named[0].Facts.Package(), named[0].Facts.Release()
			}
			if named := byRef[ref]; len(named) == 1 && named[0].Facts.Version != "" {
				if listed := slices.Index(a.versions, named[0].Facts.Version); listed >= 0 {
					a.Statuses = []string{a.Statuses[listed]}
				}
			}
		}
	}
}

// isBOMLink reports whether a reference names an element of another document (CycloneDX BOM-Link, SPDX DocumentRef).
func isBOMLink(ref string) bool {
	return strings.HasPrefix(ref, "urn:cdx:") || strings.HasPrefix(ref, "DocumentRef-")
}

// localRef turns a BOM-Link to the document itself into the reference that it means, and returns any other reference unchanged.
func (f *SBOMFacts) localRef(ref string) string {
	link, ok := osv.ParseLink(ref)
	if ok && link.Element != "" && f.isLinkTo(link) {
		return link.Element
	}
	return ref
}

// isLinkTo reports whether a BOM-Link names the document itself, or an element of it.
func (f *SBOMFacts) isLinkTo(link osv.Link) bool {
	return f.Version != nil && link.Version == *f.Version && strings.EqualFold("urn:uuid:"+link.Serial, f.Serial)
}

// listDuplicateRefs lists the elements whose reference an earlier element already has.
func (d *draft) listDuplicateRefs() {
	type duplicate struct {
		ref       string
		first, at []string
	}
	var list []duplicate
	for ref, pointers := range d.references.elements {
		if len(pointers) > 1 {
			slices.SortFunc(pointers, comparePointers)
			for _, at := range pointers[1:] {
				list = append(list, duplicate{ref, pointers[0], at})
			}
		}
	}
	slices.SortFunc(list, func(a, b duplicate) int { return comparePointers(a.at, b.at) })
	for i, item := range list {
		d.facts.DuplicateRefs = append(d.facts.DuplicateRefs, DuplicateRefFacts{Ref: item.ref})
		d.pointAt(index("duplicate_refs", i), item.at)
		d.pointAt(index("first_refs", i), item.first)
	}
}

// depend records a dependency. It is item i of a list in the document.
func (d *draft) depend(from, to, list string, i int) {
	to = d.facts.localRef(to)
	if from == to {
		d.point(index("self_edges", len(d.facts.SelfEdges)), index(list, i))
		d.facts.SelfEdges = append(d.facts.SelfEdges, from)
	}
	d.dependencies.edges[from] = append(d.dependencies.edges[from], to)
}

// listCycles lists the groups of elements that depend on each other in a cycle.
func (d *draft) listCycles() {
	entries := d.dependencies.entries
	inOrder := func(a, b string) int { return comparePointers(entries[a], entries[b]) }
	starts := slices.Collect(maps.Keys(entries)) // in any order: the groups are the same, and are put in order below
	var groups [][]string
	same := func(ref string) string { return ref }
	for group := range cycle.Groups(starts, same, func(ref string) []string { return d.dependencies.edges[ref] }) {
		if len(group) > 1 {
			group = slices.Clone(group)
			slices.SortFunc(group, inOrder)
			groups = append(groups, group)
		}
	}
	slices.SortFunc(groups, func(a, b []string) int { return inOrder(a[0], b[0]) })
	for i, group := range groups {
		d.pointAt(index("cycles", i), entries[group[0]])
		d.facts.Cycles = append(d.facts.Cycles, CycleFacts{Size: len(group), Refs: group[:min(len(group), 5)]})
	}
}
