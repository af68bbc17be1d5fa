package contract

import (
	"iter"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// spec is how the objects of one document are read: by the specification of its version, with references followed.
type spec struct {
	version family
	root    *resolve.Node
	refs    *resolve.Resolver

	standings standings
	// targetFirst: of a field that a path item has both beside its $ref and behind it, the one behind it is taken.
	targetFirst bool
}

// container follows a reference that stands for a whole map of objects, as bundlers write them; nil when it is broken.
func (s spec) container(n *resolve.Node) *resolve.Node {
	if _, ok := resolve.Reference(n.Node); !ok {
		return n
	}
	target, _ := s.refs.Follow(n)
	return target
}

// entries lists the values in a map or list that is a member of an object. References are not followed. The key of an item of
// a list is empty. Extensions in maps of paths and responses are left out.
func (s spec) entries(n *resolve.Node, name string) iter.Seq2[string, *resolve.Node] {
	return func(yield func(string, *resolve.Node) bool) {
		if !n.Get(name).Exists() {
			return
		}
		holder := s.container(n.Child(name))
		if holder == nil {
			return
		}
		for key, value := range holder.Pairs() {
			if isPatterned(name) && strings.HasPrefix(key, "x-") {
				continue
			}
			if !yield(key, holder.Member(key, value)) {
				return
			}
		}
		for i, value := range holder.Items() {
			if !yield("", holder.Item(i, value)) {
				return
			}
		}
	}
}

// isPatterned reports whether the keys of a map have a form of their own, so that a key that begins with x- is an
// extension (Paths Object, Responses Object). In other maps of objects, it is a name like any other.
func isPatterned(name string) bool { return name == "paths" || name == "responses" }

// members lists the objects in a map or list that is a member of an object, with references followed.
func (s spec) members(n *resolve.Node, name string) iter.Seq2[string, *resolve.Node] {
	return func(yield func(string, *resolve.Node) bool) {
		for key, entry := range s.entries(n, name) {
			if target, ok := s.refs.Follow(entry); ok && !yield(key, target) {
				return
			}
		}
	}
}

// valueSchema is the schema of the value of a parameter or header, or nil, and the member that describes the value:
// schema, content or none. In 2.0 the parameter is its own schema.
func (s spec) valueSchema(parameter *resolve.Node) (schema *resolve.Node, by string) {
	if schema := parameter.Optional("schema"); schema != nil {
		return schema, "schema"
	}
	if s.version != v20 {
		for _, m := range s.members(parameter, "content") {
			return m.Optional("schema"), "content"
		}
		return nil, "none"
	}
	if parameter.Get("type").Exists() {
		return parameter, "schema"
	}
	return nil, "none"
}

// isBare reports whether a schema is nothing but a reference: from 3.1 on, assertions beside it count.
func (s spec) isBare(n source.Node) bool {
	_, isRef := resolve.Reference(n)
	return isRef && !(s.version.in(v31Up) && hasAssertions(n))
}

// pastReference is the schema to which a bare reference leads; any other schema is itself.
func (s spec) pastReference(n *resolve.Node) *resolve.Node {
	if s.isBare(n.Node) {
		if target, ok := s.refs.Follow(n); ok {
			return target
		}
	}
	return n
}

// mappedSchema finds the schema that the mapping of a schema's discriminator names: by a reference, or by the name of a component
// (Discriminator Object).
func (s spec) mappedSchema(n *resolve.Node, value source.Node) *resolve.Node {
	name := value.String()
	if s.root.Get("components").Get("schemas").Get(name).Exists() {
		return s.refs.Resolve(s.root, "#"+source.EncodePointer([]string{"components", "schemas", name}))
	}
	return s.refs.Resolve(n, name)
}

// inPlace lists the schemas that are applied to the same value as a schema (JSON Schema 2020-12 Core §10.2): the one that
// it refers to and its branches. They may lead back to the schema.
func (s spec) inPlace(n *resolve.Node) []*resolve.Node {
	if !n.IsMap() {
		return nil
	}
	var list []*resolve.Node
	if _, ok := resolve.Reference(n.Node); ok {
		if target, ok := s.refs.Follow(n); ok {
			list = append(list, target)
		}
		if !s.version.in(v31Up) {
			return list
		}
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		if branches := n.Child(keyword); branches.IsList() {
			for i, branch := range branches.Items() {
				list = append(list, branches.Item(i, branch))
			}
		}
	}
	if s.version.in(v31Up) {
		for _, keyword := range []string{"if", "then", "else"} {
			if branch := n.Optional(keyword); branch != nil {
				list = append(list, branch)
			}
		}
		dependent := n.Child("dependentSchemas")
		for name, branch := range dependent.Pairs() {
			list = append(list, dependent.Member(name, branch))
		}
	}
	return list
}

// branches lists the schemas in a list that is a keyword of a schema: allOf, anyOf or oneOf.
func branches(n *resolve.Node, keyword string) iter.Seq2[int, *resolve.Node] {
	return func(yield func(int, *resolve.Node) bool) {
		if !n.Get(keyword).Exists() {
			return
		}
		holder := n.Child(keyword)
		for i, branch := range holder.Items() {
			if !yield(i, holder.Item(i, branch)) {
				return
			}
		}
	}
}

// maxTogether bounds how many schemas that apply together are looked at one by one.
const maxTogether = 64

// together lists the schemas that always apply to the same value: a schema, those along its references, and the branches of
// allOf. Before 3.1 keywords beside a reference are ignored.
func (s spec) together(n *resolve.Node) []*resolve.Node {
	var list []*resolve.Node
	queue, queued := []*resolve.Node{n}, map[*yaml.Node]bool{n.ID(): true}
	add := func(n *resolve.Node) bool {
		if !queued[n.ID()] && len(queued) < maxTogether {
			queued[n.ID()] = true
			queue = append(queue, n)
		}
		return len(queued) < maxTogether
	}
	for ; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		ref, isRef := resolve.Reference(at.Node)
		if isRef && !s.refs.IsMisplaced(at) {
			if to := s.refs.Resolve(at, ref); to != nil {
				add(to)
			}
		}
		if isRef && !s.version.in(v31Up) {
			continue
		}
		list = append(list, at)
		for _, branch := range branches(at, "allOf") {
			if !add(branch) {
				break
			}
		}
	}
	return list
}
