package contract

import (
	"slices"
	"strconv"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// properties finds the properties that schemas declare, over references and compositions.
type properties struct {
	*composition
	nameCache   map[*yaml.Node][]string
	declared    map[string]*trait[bool] // by name of a property
	schemaCache map[propertyName]*resolve.Node
	closedCache map[*yaml.Node][][]string // see partList.closedBranches
}

// propertyName is a property of a schema.
type propertyName struct {
	schema *yaml.Node
	name   string
}

func newProperties(c *composition) *properties {
	return &properties{composition: c, nameCache: map[*yaml.Node][]string{}, declared: map[string]*trait[bool]{}, schemaCache: map[propertyName]*resolve.Node{}, closedCache: map[*yaml.Node][][]string{}}
}

// names are the names of the properties that a schema declares, sorted. They are kept for the schemas that they are asked of, not for
// those in between: in a chain of n schemas, these would be lists of n names each.
func (p *properties) names(n *resolve.Node) []string {
	n = p.pastReference(n)
	if names, ok := p.nameCache[n.ID()]; ok {
		return names
	}
	names := []string{}
	seen := map[*yaml.Node]bool{}
	for stack := []*resolve.Node{n}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[at.ID()] {
			continue
		}
		seen[at.ID()] = true
		if known, ok := p.nameCache[at.ID()]; ok {
			names = append(names, known...)
			continue
		}
		if _, isRef := resolve.Reference(at.Node); !isRef || p.version.in(v31Up) {
			for name, v := range at.Get("properties").Pairs() {
				if !v.IsFalse() { // false forbids it
					names = append(names, name)
				}
			}
		}
		stack = append(stack, p.inPlace(at)...)
	}
	names = sortUnique(names)
	p.nameCache[n.ID()] = names
	return names
}

// declares reports whether a schema declares a property.
func (p *properties) declares(n *resolve.Node, name string) bool {
	if names, ok := p.nameCache[n.ID()]; ok {
		_, found := slices.BinarySearch(names, name)
		return found
	}
	t := p.declared[name]
	if t == nil { // worked out from the schemas in place, of which names would make a list for every schema anew
		t = flag(p.composition, func(n *resolve.Node, other func(*resolve.Node) bool) bool {
			if _, isRef := resolve.Reference(n.Node); !isRef || p.version.in(v31Up) {
				if v := n.Get("properties").Get(name); v.Exists() && !v.IsFalse() { // false forbids it
					return true
				}
			}
			return slices.ContainsFunc(p.inPlace(n), other)
		})
		p.declared[name] = t
	}
	return t.value(n)
}

// schema is the schema of a property; nil when the schema declares no such property.
func (p *properties) schema(n *resolve.Node, name string) *resolve.Node {
	n = p.pastReference(n)
	if !p.declares(n, name) {
		return nil
	}
	key := propertyName{n.ID(), name}
	found, ok := p.schemaCache[key]
	if !ok {
		found = p.search(n, name, map[*yaml.Node]bool{})
		p.schemaCache[key] = found
	}
	return found
}

func (p *properties) search(n *resolve.Node, name string, seen map[*yaml.Node]bool) *resolve.Node {
	if seen[n.ID()] {
		return nil
	}
	seen[n.ID()] = true
	if !p.refs.Effort.Enter() {
		return nil
	}
	defer p.refs.Effort.Leave()
	if found := n.Child("properties").Optional(name); found != nil {
		return found
	}
	for _, o := range p.inPlace(n) {
		if found := p.search(o, name, seen); found != nil {
			return found
		}
	}
	return nil
}

// item is the schema of the item of an array at an index, as a JSON Pointer writes it; nil when there is none.
func (p *properties) item(n *resolve.Node, index string) *resolve.Node {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || strconv.Itoa(i) != index {
		return nil
	}
	if first := p.refs.Below(n, "prefixItems"); first != nil && p.version.in(v31Up) && i < first.Len() {
		for k, item := range first.Items() {
			if k == i {
				return first.Item(k, item)
			}
		}
	}
	return p.refs.Below(n, "items")
}
