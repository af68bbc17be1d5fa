package resolve

import (
	"iter"

	"github.com/pb33f/go-yaml"
)

// start is an object with a reference, and the schema with $id around it.
type start struct{ node, base *yaml.Node }

// end is where a chain of references ends.
type end struct {
	node     *Node      // nil when the chain does not end at an object
	last     *yaml.Node // the object with the last reference
	astray   bool       // one of the references leads to an object of another kind
	broken   Broken     // the reference that leads nowhere, if that is why the chain ends
	circular bool       // the references only lead to each other
}

func (r *Resolver) start(n *Node) start {
	at := start{node: n.ID()}
	if base := r.resource(n); base != nil {
		at.base = base.ID()
	}
	return at
}

// end finds where the references that begin at an object end. The answer is kept for every object of the chain.
func (r *Resolver) end(n *Node) end {
	var chain []start
	var met map[start]bool
	var e end
	for {
		ref, ok := Reference(n.Node)
		if !ok {
			e.node = n
			break
		}
		at := r.start(n)
		if found, ok := r.ends[at]; ok {
			e = found
			break
		}
		if r.misplaced[n.ID()] {
			e = end{astray: true}
			break
		}
		if met[at] {
			e = end{circular: true}
			break
		}
		if met == nil { // most answers are kept from before
			met = map[start]bool{}
		}
		met[at] = true
		chain = append(chain, at)
		e.last = at.node
		to := r.resolve(n, ref)
		if to.node == nil {
			e.broken = Broken{At: n, Ref: ref, Reason: to.reason, Detail: to.detail}
			break
		}
		n = to.node
	}
	for _, at := range chain {
		r.ends[at] = e
	}
	return e
}

// Follow follows the references that begin at an object to the object that they mean, however many they are. An object
// without a reference means itself. When the references lead nowhere, Follow notes the broken one and reports false.
func (r *Resolver) Follow(n *Node) (*Node, bool) {
	ref, ok := Reference(n.Node)
	if !ok {
		return n, true
	}
	e := r.end(n)
	switch {
	case e.astray, r.misplaced[e.last]:
		return nil, false
	case e.circular:
		r.Break(n, ref, Circular, circle)
		return nil, false
	case e.node == nil:
		r.Break(e.broken.At, e.broken.Ref, e.broken.Reason, e.broken.Detail)
		return nil, false
	}
	return e.node, true
}

// Misplace notes that the references that begin at an object lead to an object of another kind than belongs there, so that
// nothing is read from it. by is the object of the chain whose reference is the one to blame: those before it lead where they say.
func (r *Resolver) Misplace(n, by *Node, detail string) {
	for at := range r.Chain(n) {
		delete(r.ends, r.start(at))
		if at.ID() == by.ID() {
			break
		}
	}
	ref, _ := Reference(by.Node)
	r.misplaced[by.ID()] = true
	r.Break(by, ref, Misplaced, detail)
}

// IsMisplaced reports whether the reference of an object leads to an object of another kind.
func (r *Resolver) IsMisplaced(n *Node) bool { return r.misplaced[n.ID()] }

// MaxChain is how many objects of a chain Chain lists one by one; after them it lists only the last one.
const MaxChain = 64

// Chain lists objects, and after each one the objects that its references lead to. Every object is listed once; nil stands
// for no object.
func (r *Resolver) Chain(objects ...*Node) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		seen := map[*yaml.Node]bool{}
		for _, n := range objects {
			for count := 0; n != nil && !seen[n.ID()]; count++ {
				seen[n.ID()] = true
				if !yield(n) {
					return
				}
				ref, ok := Reference(n.Node)
				if !ok || r.IsMisplaced(n) {
					break
				}
				if count < MaxChain {
					n = r.Resolve(n, ref)
				} else {
					n = r.end(n).node
				}
			}
		}
	}
}

// Below finds a member of an object, or of the objects that its references lead to: the first one that has it.
func (r *Resolver) Below(n *Node, name string) *Node {
	for at := range r.Chain(n) {
		if child := at.Optional(name); child != nil {
			return child
		}
	}
	return nil
}
