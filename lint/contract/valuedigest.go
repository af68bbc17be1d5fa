package contract

import (
	"hash/maphash"
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/cycle"
)

// digests are the digests of schemas and parameters with everything that they refer to. Equal digests mean equal content, whatever
// the names of definitions and the order of keys are. Definitions in a circle also have equal digests only if they have equal names:
// that costs a comparison at most.
type digests struct {
	values      *Values
	definitions map[*yaml.Node]uint64 // of what references lead to
	trees       map[*yaml.Node]uint64 // of maps and lists
	contexts    map[*yaml.Node]uint64 // of definitions of values, with the subtypes that may be chosen for them
	subtypes    map[*yaml.Node][]*resolve.Node
}

// digestSeed makes digests unknown to those who write contracts, so that nobody can make two of them collide.
var digestSeed = maphash.MakeSeed()

func newDigests(v *Values) *digests {
	return &digests{values: v, definitions: map[*yaml.Node]uint64{}, trees: map[*yaml.Node]uint64{}, contexts: map[*yaml.Node]uint64{}}
}

func digestOf(text string) uint64 { return maphash.String(digestSeed, text) }

// mix combines two digests; their order counts.
func mix(a, b uint64) uint64 { return maphash.Comparable(digestSeed, [2]uint64{a, b}) }

// inContext is the digest of an object, with the version of the document and the class of data around the object.
func (d *digests) inContext(n *resolve.Node) uint64 {
	return mix(d.tree(n), d.context(n))
}

// value is the digest of the definition of a value.
func (d *digests) value(n *resolve.Node) uint64 {
	found, ok := d.contexts[n.ID()]
	if !ok {
		found = mix(d.inContext(n), d.byBase(n, d.definition))
		d.contexts[n.ID()] = found
	}
	return found
}

func (d *digests) context(n *resolve.Node) uint64 {
	v := d.values
	return mix(uint64(v.doc.version), digestOf(v.reader.classes.outside(n)))
}

// tree is the digest of a node, with what the references in it lead to.
func (d *digests) tree(n *resolve.Node) uint64 {
	if found, ok := d.trees[n.ID()]; ok {
		return found
	}
	sum := d.hash(n, d.tree, d.definition)
	if !n.IsScalar() {
		d.trees[n.ID()] = sum
	}
	return sum
}

// hash combines the digests of what is in a node.
func (d *digests) hash(n *resolve.Node, tree, definition func(n *resolve.Node) uint64) uint64 {
	switch {
	case n.IsMap():
		sum := uint64(1)
		for key, value := range n.Pairs() {
			member := n.Member(key, value)
			sum += mix(digestOf(key), d.member(n, member, tree, definition)) // the order of keys does not count
		}
		return mix(1, sum)
	case n.IsList():
		sum := uint64(2)
		for i, item := range n.Items() {
			sum = mix(sum, tree(n.Item(i, item)))
		}
		return sum
	}
	kind := "other"
	if n.IsString() {
		kind = "text"
	}
	return mix(digestOf(kind), digestOf(n.String()))
}

// member is the digest of a member of a map.
func (d *digests) member(n, member *resolve.Node, tree, definition func(n *resolve.Node) uint64) uint64 {
	if target := d.target(n, member.Token); target != nil {
		return definition(target)
	}
	sum := tree(member)
	for _, chosen := range d.chosen(n, member.Token) {
		sum = mix(sum, definition(chosen))
	}
	return sum
}

// target is where a reference leads; nil for a member that is no reference, or whose reference leads nowhere.
func (d *digests) target(n *resolve.Node, key string) *resolve.Node {
	if key != "$ref" && key != "$dynamicRef" {
		return nil
	}
	ref, ok := resolve.Reference(n.Node)
	if !ok || n.Get(key).String() != ref {
		return nil
	}
	return d.values.doc.refs.Resolve(n, ref)
}

// chosen are the schemas that a discriminator chooses from.
func (d *digests) chosen(n *resolve.Node, key string) []*resolve.Node {
	if key != "discriminator" {
		return nil
	}
	var list []*resolve.Node
	for chosen := range d.values.directions.choices(use{n, own}) {
		list = append(list, chosen.at)
	}
	return list
}

// definition is the digest of what a reference leads to. Those that it leads to are worked out before it.
func (d *digests) definition(n *resolve.Node) uint64 {
	if found, ok := d.definitions[n.ID()]; ok {
		return found
	}
	edges := func(n *resolve.Node) []*resolve.Node {
		return slices.DeleteFunc(d.edges(n), func(o *resolve.Node) bool {
			_, complete := d.definitions[o.ID()]
			return complete
		})
	}
	for group := range cycle.Groups([]*resolve.Node{n}, (*resolve.Node).ID, edges) {
		d.close(group)
	}
	return d.definitions[n.ID()]
}

// close works out the digests of definitions that lead to each other.
func (d *digests) close(group []*resolve.Node) {
	if len(group) == 1 && !slices.ContainsFunc(d.edges(group[0]), func(o *resolve.Node) bool { return o.ID() == group[0].ID() }) {
		d.definitions[group[0].ID()] = mix(d.inContext(group[0]), d.byBase(group[0], d.definition))
		return
	}
	inside := map[*yaml.Node]uint64{} // where references inside the group lead, by name
	for _, n := range group {
		inside[n.ID()] = mix(digestOf(n.Doc.Path), digestOf(source.EncodePointer(n.Pointer())))
	}
	definition := func(n *resolve.Node) uint64 {
		if name, ok := inside[n.ID()]; ok {
			return name
		}
		return d.definition(n)
	}
	var local func(n *resolve.Node) uint64
	local = func(n *resolve.Node) uint64 { return d.hash(n, local, definition) }
	sum := uint64(3)
	for _, n := range group {
		sum += mix(inside[n.ID()], mix(mix(local(n), d.context(n)), d.byBase(n, definition)))
	}
	for _, n := range group {
		d.definitions[n.ID()] = mix(inside[n.ID()], sum)
	}
}

// byBase is the digest of the subtypes that the discriminator of a base may choose for a definition in its place.
func (d *digests) byBase(n *resolve.Node, definition func(n *resolve.Node) uint64) uint64 {
	sum := uint64(4)
	for _, sub := range d.inherited()[n.ID()] {
		sum += mix(4, definition(sub))
	}
	return sum
}

// edges are the definitions that a definition leads to.
func (d *digests) edges(n *resolve.Node) []*resolve.Node {
	list := slices.Clone(d.inherited()[n.ID()])
	seen := map[*yaml.Node]bool{}
	var visit func(n *resolve.Node)
	visit = func(n *resolve.Node) {
		if n.IsScalar() || !n.Exists() || seen[n.ID()] {
			return
		}
		seen[n.ID()] = true
		for key, value := range n.Pairs() {
			if target := d.target(n, key); target != nil {
				list = append(list, target)
				continue
			}
			list = append(list, d.chosen(n, key)...)
			visit(n.Member(key, value))
		}
		for i, item := range n.Items() {
			visit(n.Item(i, item))
		}
	}
	visit(n)
	return list
}

// inherited lists, for each schema that a discriminator may choose, the subtypes that it chooses in place of that schema.
func (d *digests) inherited() map[*yaml.Node][]*resolve.Node {
	if d.subtypes != nil {
		return d.subtypes
	}
	d.subtypes = map[*yaml.Node][]*resolve.Node{}
	var queue []*resolve.Node
	all := subtypes(d.values.doc)
	for _, sc := range d.values.doc.schemas {
		if sc.Get("discriminator").Exists() {
			queue = append(queue, sc)
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		if _, known := d.subtypes[queue[0].ID()]; !known && len(all[queue[0].ID()]) > 0 {
			d.subtypes[queue[0].ID()] = all[queue[0].ID()]
			queue = append(queue, all[queue[0].ID()]...)
		}
	}
	return d.subtypes
}
