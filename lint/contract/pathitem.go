package contract

import (
	"fmt"
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// methods are the members of a path item that hold operations, in the order of the specification.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

// IsPart reports whether a pointer leads to a part of a contract that has a name of its own: the document, a path item, a webhook, an
// operation of one of these, or a component.
func IsPart(pointer []string) bool {
	n := len(pointer)
	if n == 0 {
		return true
	}
	switch pointer[0] {
	case "components":
		return n == 3
	case "paths", "webhooks":
		return n == 2 || n == 3 && isMethod(pointer[2])
	case "definitions", "parameters", "responses", "securityDefinitions": // 2.0
		return n == 2
	}
	return false
}

func isMethod(name string) bool { return slices.Contains(methods, name) }

// pathItem is a path item and the path items to which its $ref leads. Fields beside the $ref apply (Path Item Object). The
// specification does not define the behaviour for a field that both have. The field beside the $ref is taken, because it is
// the one that a person sees; API.Behind takes the other one.
type pathItem []*resolve.Node

// with is the first part of a path item that has a field; its first part, if none has it.
func (p pathItem) with(field string) *resolve.Node {
	for _, n := range p {
		if n.Get(field).Exists() {
			return n
		}
	}
	return p[0]
}

// isDoubled reports whether several parts of a path item have a field that decides about a method: which of them holds is not defined.
func (p pathItem) isDoubled(method string) bool {
	if len(p) < 2 {
		return false
	}
	for _, field := range []string{method, "additionalOperations", "parameters", "servers"} {
		has := 0
		for _, n := range p {
			if n.Get(field).Exists() {
				has++
			}
		}
		if has > 1 {
			return true
		}
	}
	return false
}

// maxItems bounds how many path items with fields beside their $ref one path may be made of.
const maxItems = 64

// pathItems reads path items.
type pathItems struct {
	refs        *resolve.Resolver
	targetFirst bool // see spec
	// behind leads from path items that hold nothing but a $ref to the next one that holds more.
	behind map[*yaml.Node]*resolve.Node
}

func (p *pathItems) read(n *resolve.Node) pathItem {
	item := pathItem{n}
	met := map[*yaml.Node]bool{}
	var bare []*yaml.Node // the objects since the last one of the item that hold nothing but a $ref
	for {
		ref, ok := resolve.Reference(n.Node)
		if !ok {
			break
		}
		met[n.ID()] = true
		next := p.refs.Resolve(n, ref)
		if next == nil || p.refs.IsMisplaced(n) || met[next.ID()] {
			p.refs.Follow(item[0]) // Follow reports the broken reference
			break
		}
		if n = next; n.Len() == 1 {
			if behind := p.behind[n.ID()]; behind != nil {
				if n = behind; met[n.ID()] {
					p.refs.Follow(item[0])
					break
				}
			} else if _, ok := resolve.Reference(n.Node); ok {
				bare = append(bare, n.ID())
				continue
			}
		}
		for _, id := range bare {
			p.behind[id] = n
		}
		bare = nil
		if item = append(item, n); len(item) > maxItems {
			detail := fmt.Sprintf("more than %d path items with fields of their own refer to one another", maxItems)
			p.refs.Break(item[0], ref, resolve.Unreadable, detail)
			break
		}
	}
	if p.targetFirst {
		slices.Reverse(item)
	}
	return item
}
