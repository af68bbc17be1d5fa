package resolve

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/source"
)

// maxTraced bounds for how many dynamic references of a document the ways to them are compared.
const maxTraced = 500

// isDynamic reports whether the reference of an object is its $dynamicRef.
func isDynamic(n *Node) bool { return !n.Get("$ref").IsString() && n.Get("$dynamicRef").IsString() }

// dynamic finds what a $dynamicRef means (JSON Schema 2020-12 Core §8.2.3.2), when as a $ref it would lead to first. If a
// $dynamicAnchor has its name there, the outermost resource of the dynamic scope that has such an anchor counts. The scope
// begins at each reference from the document to a resource; where these lead to different anchors, the meaning depends on
// the value that is described, and there is none.
func (r *Resolver) dynamic(at *Node, ref string, first target) target {
	_, name, _ := strings.Cut(ref, "#")
	candidates := r.dynamicAnchors(at, name)
	switch {
	case strings.HasPrefix(name, "/") || len(candidates) == 0:
		return first
	case first.node != nil && first.node.Get("$dynamicAnchor").String() != name:
		return first
	case len(candidates) == 1:
		return target{node: candidates[0]}
	}
	if r.traced++; r.traced <= maxTraced {
		if outermost := r.outermost(at, name, candidates); len(outermost) == 1 {
			return target{node: outermost[0]}
		}
	}
	return target{reason: Dynamic, detail: "which schema it means depends on the schemas that lead to it"}
}

// dynamicAnchors lists the schemas with a $dynamicAnchor, in the document of a node and in the root.
func (r *Resolver) dynamicAnchors(at *Node, name string) []*Node {
	list := slices.Clip(r.index(at.Doc).dynamics[name])
	if at.Doc != r.root.Doc {
		list = append(list, r.index(r.root.Doc).dynamics[name]...)
	}
	return list
}

// holder is the resource that a node is a part of.
func (r *Resolver) holder(n *Node) *Node {
	if found := r.resource(n); found != nil {
		return found
	}
	return Root(n.Doc)
}

// outermost lists the anchors of a name that the resources on the ways to a node have first, each once. candidates are all
// anchors of the name.
func (r *Resolver) outermost(at *Node, name string, candidates []*Node) []*Node {
	leads := r.leadsOf(at.Doc)
	anchors := leads.anchors[name] // by resource
	if anchors == nil {
		anchors = map[*yaml.Node]*Node{}
		leads.anchors[name] = anchors
		for _, candidate := range candidates {
			if id := r.holder(candidate).ID(); anchors[id] == nil {
				anchors[id] = candidate
			}
		}
	}
	ends := leads.reaching(r.holder(at).ID())
	var found []*Node
	seen := map[*yaml.Node]bool{}
	var walk func(resource *Node)
	walk = func(resource *Node) {
		id := resource.ID()
		if seen[id] || !ends[id] {
			return
		}
		seen[id] = true
		if first := anchors[id]; first != nil {
			found = append(found, first)
			return
		}
		for _, next := range leads.to[id] {
			walk(next)
		}
	}
	walk(r.root)
	return found
}

// leads are the ways between the resources of a document and of the root.
type leads struct {
	to      map[*yaml.Node][]*Node
	from    map[*yaml.Node][]*yaml.Node
	anchors map[string]map[*yaml.Node]*Node // by name and resource: the first $dynamicAnchor; filled when first needed
}

// leadsOf lists, for each resource of a document and of the root, those that its references lead to, and those that stand in
// it.
func (r *Resolver) leadsOf(doc *source.Document) *leads {
	if found := r.leads[doc]; found != nil {
		return found
	}
	leads := &leads{to: map[*yaml.Node][]*Node{}, from: map[*yaml.Node][]*yaml.Node{}, anchors: map[string]map[*yaml.Node]*Node{}}
	r.leads[doc] = leads
	add := func(from *Node, to *Node) {
		id := r.holder(from).ID()
		leads.to[id] = append(leads.to[id], to)
		leads.from[to.ID()] = append(leads.from[to.ID()], id)
	}
	docs := []*source.Document{doc}
	if doc != r.root.Doc {
		docs = append(docs, r.root.Doc)
	}
	for _, doc := range docs {
		index := r.index(doc)
		for _, n := range index.refs {
			if to := r.Resolve(n, n.Get("$ref").String()); to != nil {
				add(n, r.holder(to))
			}
		}
		for _, resource := range index.byURI {
			if resource.Parent != nil && !isStored(resource) {
				add(resource.Parent, resource)
			}
		}
	}
	return leads
}

// reaching are the resources from which a resource can be reached.
func (l *leads) reaching(to *yaml.Node) map[*yaml.Node]bool {
	reached := map[*yaml.Node]bool{to: true}
	for queue := []*yaml.Node{to}; len(queue) > 0; queue = queue[1:] {
		for _, id := range l.from[queue[0]] {
			if !reached[id] {
				reached[id] = true
				queue = append(queue, id)
			}
		}
	}
	return reached
}

// isStored reports whether a schema stands where schemas only wait for a reference.
func isStored(n *Node) bool {
	return slices.Contains([]string{"$defs", "definitions", "schemas"}, n.Parent.Token)
}
