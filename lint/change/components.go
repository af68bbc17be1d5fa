package change

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// addComponents adds the components that have another name and the same content. Those that operations use are found by their use, also
// if their content differs.
func (r Renamed) addComponents(c *contractPair) {
	b, a := c.before.of(model.EntityContract), c.after.of(model.EntityContract)
	if c.moved || len(b) != 1 || len(a) != 1 {
		return
	}
	before, after := components(c.before), components(c.after)
	m := newMatching(len(before), len(after))
	names := func(list []component) keysOf { return func(i int) []string { return []string{key(list[i].at...)} } }
	m.inOrder(names(before), names(after))
	alone := func(partners []int, list []component) map[string]bool {
		references := map[string]bool{}
		for i, partner := range partners {
			if partner < 0 {
				references["#"+source.EncodePointer(list[i].at)] = true
			}
		}
		return references
	}
	gone, come := alone(m.before, before), alone(m.after, after)
	if len(gone) == 0 || len(come) == 0 {
		return
	}
	contents := func(list []component, unknown map[string]bool) keysOf {
		budget := maxNodesOfComponents
		return func(i int) []string {
			var text strings.Builder
			writeContent(list[i].node, unknown, &text, &budget)
			if budget < 0 {
				return nil
			}
			return []string{key(list[i].at[len(list[i].at)-2], text.String())}
		}
	}
	m.inOrder(contents(before, gone), contents(after, come))
	name := func(side Side, e *model.Entity, at []string) string {
		place := side.Contract.Root
		place.Pointer = at
		return e.NamePlace(side.In(place), nil)
	}
	for i, partner := range m.after {
		if partner >= 0 {
			r.add(c, name(c.before, b[0], before[partner].at), name(c.after, a[0], after[i].at))
		}
	}
}

// component is a component of a contract, or a definition of OpenAPI 2.0, at a JSON Pointer.
type component struct {
	at   []string
	node source.Node
}

func components(side Side) []component {
	var list []component
	add := func(holder source.Node, at ...string) {
		for name, node := range holder.Pairs() {
			list = append(list, component{append(slices.Clone(at), name), node})
		}
	}
	for _, kind := range []string{"definitions", "parameters", "responses"} {
		add(side.Contract.Node(kind), kind)
	}
	for kind, holder := range side.Contract.Node("components").Pairs() {
		if kind != "securitySchemes" { // schemes are paired by what they are
			add(holder, "components", kind)
		}
	}
	return list
}

// maxNodesOfComponents bounds how much of the components without a partner is compared.
const maxNodesOfComponents = 1 << 18

// writeContent writes a value so that equal values have equal texts, whatever the order of keys is. References to what only one side has
// are all the same: it may have another name, too.
func writeContent(n source.Node, unknown map[string]bool, to *strings.Builder, budget *int) {
	if *budget--; *budget < 0 {
		return
	}
	switch {
	case n.IsMap():
		members := map[string]source.Node{}
		var names []string
		for name, value := range n.Pairs() {
			members[name] = value
			names = append(names, name)
		}
		slices.Sort(names)
		to.WriteString("{")
		for _, name := range names {
			to.WriteString(key(name))
			if value := members[name]; name == "$ref" && unknown[value.String()] {
				to.WriteString("?")
			} else {
				writeContent(value, unknown, to, budget)
			}
		}
		to.WriteString("}")
	case n.IsList():
		to.WriteString("[")
		for _, item := range n.Items() {
			writeContent(item, unknown, to, budget)
		}
		to.WriteString("]")
	default:
		to.WriteString(strconv.FormatBool(n.IsString()) + key(n.String()))
	}
}
