package contract

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// A contract in several files is judged as if it were one file. What a component or a path of the root refers to stands in its
// place. What only other references lead to stands where bundlers put it: an operation or another part of a path at the
// reference, everything else among the components, under the name of its file.

// standings are the objects in other files and the path items of the components, as they stand in the contract as one file: with
// the parents and the key that they have there. They are known when the document is read.
type standings struct {
	byNode map[*yaml.Node]*resolve.Node
	// unnamed tells of which of them the root has no name.
	unnamed map[*yaml.Node]bool
}

func newSpec(version family, root *resolve.Node, refs *resolve.Resolver) spec {
	return spec{version: version, root: root, refs: refs, standings: standings{map[*yaml.Node]*resolve.Node{}, map[*yaml.Node]bool{}}}
}

// standing is a node as it stands in the contract as one file. Its value and its document are its own. Its parents need not
// exist in any file, and say nothing about what references in it mean.
func (s spec) standing(n *resolve.Node) *resolve.Node {
	if len(s.standings.byNode) == 0 {
		return n
	}
	if found := s.standings.byNode[n.ID()]; found != nil && n.Exists() {
		return found
	}
	if n.Parent == nil {
		return n
	}
	parent := s.standing(n.Parent)
	if parent == n.Parent {
		return n
	}
	return parent.Member(n.Token, n.Node)
}

// stand gives a node the place of another one.
func (s spec) stand(n, place *resolve.Node) {
	s.standings.byNode[n.ID()] = &resolve.Node{Node: n.Node, Doc: n.Doc, Parent: place.Parent, Token: place.Token}
}

// nameStandings finds what the components and paths of the root refer to. A path item has the name of its path, wherever it is.
// Of several names, the first in alphabetical order counts, which no reordering changes.
func (s spec) nameStandings() {
	components := s.root.Child("components")
	for _, m := range grammar[rootObject] {
		if m.shape == mapOf && s.version.in(m.in) {
			s.nameMembers(s.root.Child(m.name))
		}
	}
	for _, m := range grammar[componentsObject] {
		if s.version.in(m.in) {
			s.nameMembers(components.Child(m.name))
		}
	}
}

// nameMembers finds what the members of a map of the root refer to.
func (s spec) nameMembers(holder *resolve.Node) {
	if container := s.container(holder); container != nil && container != holder && container.Doc != s.root.Doc {
		s.stand(container, holder)
		holder = s.standing(container)
	}
	var entries []*resolve.Node
	for key, value := range holder.Pairs() {
		if _, ok := resolve.Reference(value); ok {
			entries = append(entries, holder.Member(key, value))
		}
	}
	slices.SortFunc(entries, func(a, b *resolve.Node) int {
		return cmp.Or(strings.Compare(serverVariable.ReplaceAllString(a.Token, "{}"), serverVariable.ReplaceAllString(b.Token, "{}")), strings.Compare(a.Token, b.Token))
	})
	for _, entry := range entries {
		for at := entry; ; {
			ref, ok := resolve.Reference(at.Node)
			if !ok {
				break
			}
			at = s.refs.Resolve(at, ref)
			if at == nil || !at.Exists() || s.standings.byNode[at.ID()] != nil {
				break
			}
			if at.Doc != s.root.Doc {
				s.stand(at, entry)
				break
			}
			if p := at.Pointer(); len(p) != 3 || p[1] != "pathItems" || holder.Token == "pathItems" {
				break // it has a name of its own
			}
			s.stand(at, entry)
		}
	}
}

// find gives the target of a reference its place, unless it is a part of something that has one.
func (s spec) find(entry, target *resolve.Node, as object) {
	if target.Doc == s.root.Doc || !target.Exists() {
		return
	}
	top := s.standing(target)
	for top.Parent != nil {
		top = top.Parent
	}
	if top.ID() == s.root.ID() {
		return
	}
	holder, in := s.root, rootObject
	if s.version != v20 {
		holder, in = s.root.Child("components"), componentsObject
	}
	i := slices.IndexFunc(grammar[in], func(m member) bool { return m.shape == mapOf && m.holds == as && s.version.in(m.in) })
	if i < 0 || as == pathItemObject {
		s.stand(target, s.standing(entry))
		return
	}
	s.stand(target, holder.Child(grammar[in][i].name).Child(fileName(target)))
	s.standings.unnamed[target.ID()] = true
}

// fileName is the key of a node, or the name of its file if it is the whole file.
func fileName(n *resolve.Node) string {
	if n.Parent != nil {
		return n.Token
	}
	base := path.Base(n.Doc.Path)
	return strings.TrimSuffix(base, path.Ext(base))
}

// isComponent reports whether a schema has a name, by which a discriminator can choose it.
func (s spec) isComponent(n *resolve.Node) bool {
	holder := s.standing(n).Parent
	if holder == nil || holder.Parent == nil {
		return false
	}
	if s.version == v20 {
		return holder.Token == "definitions" && holder.Parent.Parent == nil
	}
	return holder.Token == "schemas" && holder.Parent.Token == "components" && holder.Parent.Parent != nil && holder.Parent.Parent.Parent == nil
}
