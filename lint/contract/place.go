package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// places finds how objects are reached from the root of the document.
type places struct {
	*document
	found map[*yaml.Node][]string // of objects in other files that references lead to
}

func newPlaces(doc *document) *places { return &places{doc, map[*yaml.Node][]string{}} }

// place is how an object is reached from the root of the document: by its pointer, or, when it is in another file, by the
// fewest references that lead there. It is nil when no such reference is known.
func (p *places) place(n *resolve.Node) []string {
	if n.Doc == p.root.Doc {
		return append([]string{}, n.Pointer()...)
	}
	var rest []string
	for ; n != nil && len(p.usages[n.ID()]) == 0; n = n.Parent {
		rest = append(rest, n.Token)
	}
	if n == nil {
		return nil
	}
	found, ok := p.found[n.ID()]
	if !ok {
		found = p.search(n)
		p.found[n.ID()] = found
	}
	slices.Reverse(rest)
	return below(found, rest...)
}

// operationPlace is the place of an operation.
func (p *places) operationPlace(op *operation) []string {
	switch {
	case op.at.Doc == p.root.Doc:
		return op.at.Pointer()
	case op.isServed():
		return op.way
	}
	return p.place(op.at)
}

// search is place for an object in another file.
func (p *places) search(n *resolve.Node) []string {
	type way struct {
		from *resolve.Node
		rest []string // from there to the object
	}
	seen := map[*yaml.Node]bool{}
	for queue := []way{{from: n}}; len(queue) > 0; queue = queue[1:] {
		at, rest := queue[0].from, queue[0].rest
		if at.Doc == p.root.Doc {
			return slices.Concat([]string{}, at.Pointer(), rest)
		}
		for ; at != nil && !seen[at.ID()]; at = at.Parent {
			seen[at.ID()] = true
			for _, usage := range p.usages[at.ID()] {
				queue = append(queue, way{usage.Parent, rest})
			}
			rest = append([]string{at.Token}, rest...)
		}
	}
	return nil
}

// below is a place below another one; nil when there is no other one.
func below(at []string, tokens ...string) []string {
	if at == nil {
		return nil
	}
	return append(slices.Clone(at), tokens...)
}
