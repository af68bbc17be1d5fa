package overlay

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// Bounds of what overlays may do to one contract.
const (
	maxAdded = 1_000_000   // nodes that are copied from overlays and inside the contract, with aliases replaced by their values
	maxSteps = 200_000_000 // nodes that are looked at
)

// Result is a contract after its overlays.
type Result struct {
	// Doc stands for the contract: its node is the edited one, and it locates each place in the file in which it is written.
	Doc *source.Document
	// Idle are the actions whose target selects nothing.
	Idle []*Action

	tree *tree
}

// Apply applies actions to a contract, which stays as it is. A problem is located in the overlay.
func Apply(contract *source.Document, actions []*Action) (*Result, *model.Problem) {
	t := &tree{contract: contract, owned: map[*yaml.Node]bool{}, origins: map[*yaml.Node]origin{}, gone: map[*yaml.Node]map[string]origin{}}
	t.root = contract.Nodes()[0].ID()
	if contract.Format != source.JSON && hasAliases(t.root) {
		if t.root = plain(contract.Nodes()[0], &t.added); t.root == nil {
			return nil, contract.Problem(model.ProblemUnsupported, "its aliases stand for more than %d values, so that no overlay is applied to it", maxAdded)
		}
	}
	t.nodes = count(t.root)
	r := &Result{tree: t}
	for _, a := range actions {
		applied, problem := t.apply(a)
		if problem == nil && t.steps > maxSteps {
			problem = a.problem(model.ProblemUnsupported, "target", "the actions up to this one look at more than %d values of the contract", maxSteps)
		}
		if problem != nil {
			return nil, problem
		}
		if !applied {
			r.Idle = append(r.Idle, a)
		}
	}
	r.Doc = contract.Derived(t.root, t.place)
	return r, nil
}

// Place returns the place in the contract's file or in an overlay at which a place of the result is written. A place in another file is
// left as it is.
func (r *Result) Place(p model.Place) model.Place {
	if p.Path != r.tree.contract.Path {
		return p
	}
	_, p = r.tree.place(p)
	return p
}

func (a *Action) problem(id, at, format string, args ...any) *model.Problem {
	return problemAt(a.Overlay.Doc, a.pointer(at), id, format, args...)
}

// tree is a contract that is being edited. Each node has one way that leads to it. Nodes of the contract are copied before they are
// changed, with all nodes on the way to them.
type tree struct {
	contract *source.Document
	root     *yaml.Node
	nodes    int
	owned    map[*yaml.Node]bool              // the nodes that may be changed, because they are copies
	origins  map[*yaml.Node]origin            // of the nodes that are not written in the place below that of their parent
	gone     map[*yaml.Node]map[string]origin // what removed members of an object

	added, steps int
}

// origin is where a value is written.
type origin struct {
	doc     *source.Document
	pointer []string
}

func (o origin) below(tokens ...string) origin {
	return origin{o.doc, append(slices.Clip(o.pointer), tokens...)}
}

// place finds where a place of the tree is written.
func (t *tree) place(p model.Place) (*source.Document, model.Place) {
	at, n := origin{doc: t.contract}, t.root
	for i, token := range p.Pointer {
		child := childOf(n, token)
		if child == nil {
			if removal, ok := t.gone[n][token]; ok {
				at = removal
			} else {
				at = at.below(p.Pointer[i:]...)
			}
			break
		}
		at, n = t.originOf(child, at, token), child
	}
	p.Path, p.Pointer, p.Document = at.doc.Path, at.pointer, 0
	return at.doc, p
}

func (t *tree) originOf(child *yaml.Node, parent origin, token string) origin {
	if o, ok := t.origins[child]; ok {
		return o
	}
	return parent.below(token)
}

func childOf(n *yaml.Node, token string) *yaml.Node {
	at := -1
	switch n.Kind {
	case yaml.MappingNode:
		at = indexOf(n, token)
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(token); err == nil {
			at = i
		}
	}
	if at < 0 || at >= len(n.Content) {
		return nil
	}
	return n.Content[at]
}

// apply applies an action. applied is false if its target selects nothing.
func (t *tree) apply(a *Action) (applied bool, problem *model.Problem) {
	ways := a.target.ways(t.root, t.nodes, &t.steps)
	if t.steps > maxSteps {
		return false, nil
	}
	value, from := a.update, origin{a.Overlay.Doc, a.pointer(a.means())}
	if a.copied != nil && len(ways) > 0 {
		sources := a.copied.ways(t.root, t.nodes, &t.steps)
		if t.steps > maxSteps {
			return false, nil
		}
		if len(sources) != 1 {
			return false, a.problem(model.ProblemReference, "copy", "copy must select one value of the contract, and selects %d", len(sources))
		}
		source, _ := t.at(sources[0])
		if value = t.copyOf(source, 0); value == nil { // frozen, because the target may hold it
			return false, a.tooLarge()
		}
	}
	if a.remove {
		for _, way := range slices.Backward(ways) { // what is removed moves only what is behind it
			if len(way) == 0 {
				return false, a.problem(model.ProblemSyntax, "target", "the action removes the whole contract")
			}
			t.removeAt(way, from)
		}
		return len(ways) > 0, nil
	}
	for _, way := range ways {
		if n, _ := t.at(way); n.Kind != kindAt(t, ways[0]) {
			return false, a.problem(model.ProblemSyntax, "target", "the target selects values of several kinds, such as objects and lists")
		}
	}
	m := merging{tree: t, byAction: a.copied != nil}
	for _, way := range ways {
		n := t.own(way[:max(0, len(way)-1)])
		if len(way) == 0 {
			t.root = m.merge(n, value, from, 0, true)
		} else {
			last := way[len(way)-1]
			n.Content[last] = m.merge(n.Content[last], value, from, len(way), true)
		}
		switch {
		case m.tooLarge:
			return false, a.tooLarge()
		case m.misfit != "":
			return false, a.problem(model.ProblemSyntax, a.means(), "%s", m.misfit)
		}
	}
	return len(ways) > 0, nil
}

func kindAt(t *tree, way []int) yaml.Kind {
	n, _ := t.at(way)
	return n.Kind
}

func (a *Action) tooLarge() *model.Problem {
	return a.problem(model.ProblemUnsupported, a.means(), "the actions up to this one make the contract larger by more than %d values, or deeper than %d levels", maxAdded, source.MaxDepth)
}

// at returns the node at the end of a way, and where it is written.
func (t *tree) at(way []int) (*yaml.Node, origin) {
	at, n := origin{doc: t.contract}, t.root
	for _, i := range way {
		token := strconv.Itoa(i)
		if n.Kind == yaml.MappingNode {
			token = n.Content[i-1].Value
		}
		n = n.Content[i]
		at = t.originOf(n, at, token)
	}
	return n, at
}

// own makes the nodes on a way ones that may be changed, and returns the last one.
func (t *tree) own(way []int) *yaml.Node {
	n := t.ownNode(t.root)
	t.root = n
	for _, i := range way {
		n.Content[i] = t.ownNode(n.Content[i])
		n = n.Content[i]
	}
	return n
}

func (t *tree) ownNode(n *yaml.Node) *yaml.Node {
	if t.owned[n] {
		return n
	}
	c := *n
	c.Content = slices.Clone(n.Content)
	t.steps += len(n.Content)
	t.owned[&c] = true
	t.inherit(&c, n)
	return &c
}

// inherit makes a node written where another one is, which it replaces.
func (t *tree) inherit(n, replaced *yaml.Node) {
	if o, ok := t.origins[replaced]; ok {
		t.origins[n] = o
	}
	if gone, ok := t.gone[replaced]; ok {
		t.gone[n] = maps.Clone(gone)
	}
}

// removeAt removes the node at the end of a way.
func (t *tree) removeAt(way []int, by origin) {
	last := way[len(way)-1]
	way = way[:len(way)-1]
	n := t.own(way)
	_, at := t.at(way)
	t.nodes -= count(n.Content[last])
	t.steps += len(n.Content)
	if n.Kind == yaml.MappingNode {
		if t.gone[n] == nil {
			t.gone[n] = map[string]origin{}
		}
		t.gone[n][n.Content[last-1].Value] = by
		n.Content = slices.Delete(n.Content, last-1, last+1)
		return
	}
	for i := last + 1; i < len(n.Content); i++ { // the items behind it get another index
		t.origins[n.Content[i]] = t.originOf(n.Content[i], at, strconv.Itoa(i))
	}
	n.Content = slices.Delete(n.Content, last, last+1)
}

// merging merges the value of one action into nodes.
type merging struct {
	*tree
	byAction bool   // all of the value is written at the copy of the action
	misfit   string // why the value does not fit a node
	tooLarge bool
}

// merge returns a node with a value merged into it, which is written at from (Overlay Specification, Action Object): members are added to
// objects, items to lists, and other values are replaced. isTarget is set for the node that the action selects: a list takes any value
// there.
func (m *merging) merge(n, value *yaml.Node, from origin, depth int, isTarget bool) *yaml.Node {
	switch {
	case m.misfit != "" || m.tooLarge:
		return n
	case n.Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode:
		n = m.ownNode(n)
		for i, item := range value.Content {
			m.append(n, item, m.inside(from, strconv.Itoa(i)), depth)
		}
	case n.Kind == yaml.SequenceNode && isTarget:
		n = m.ownNode(n)
		m.append(n, value, from, depth)
	case n.Kind != value.Kind:
		m.misfit = fmt.Sprintf("the value does not fit what it is merged with: one is %s, the other %s", kindName(n), kindName(value))
	case n.Kind == yaml.MappingNode:
		n = m.ownNode(n)
		m.mergeMembers(n, value, from, depth)
	case !isSame(n, value):
		c := *value
		m.origins[&c] = from
		return &c
	}
	return n
}

func (m *merging) mergeMembers(n, value *yaml.Node, from origin, depth int) {
	var index map[string]int
	if len(value.Content) > 16 {
		index = make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			index[n.Content[i].Value] = i + 1
		}
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		key, v := value.Content[i], value.Content[i+1]
		at, ok := index[key.Value]
		if index == nil {
			m.steps += len(n.Content)
			at = indexOf(n, key.Value)
			ok = at >= 0
		}
		if ok {
			if n.Content[at] = m.merge(n.Content[at], v, m.inside(from, key.Value), depth+1, false); m.misfit != "" {
				return
			}
			continue
		}
		k := *key
		n.Content = append(n.Content, &k)
		delete(m.gone[n], key.Value)
		if m.append(n, v, m.inside(from, key.Value), depth); m.tooLarge {
			n.Content = n.Content[:len(n.Content)-1]
			return
		}
	}
}

// append adds a copy of a value to the content of a node.
func (m *merging) append(n, value *yaml.Node, from origin, depth int) {
	c := m.copyOf(value, depth+1)
	if c == nil {
		m.tooLarge = true
		return
	}
	m.nodes += count(c)
	m.origins[c] = from
	n.Content = append(n.Content, c)
}

// inside returns where a part of the value is written.
func (m *merging) inside(from origin, token string) origin {
	if m.byAction {
		return from
	}
	return from.below(token)
}

// copyOf copies a node and all below it; nil if there are too many, or they are too deep.
func (t *tree) copyOf(n *yaml.Node, depth int) *yaml.Node {
	if t.added++; t.added > maxAdded || depth > source.MaxDepth {
		return nil
	}
	c := *n
	if c.Content = nil; len(n.Content) > 0 {
		c.Content = make([]*yaml.Node, len(n.Content))
	}
	for i, child := range n.Content {
		if c.Content[i] = t.copyOf(child, depth+1); c.Content[i] == nil {
			return nil
		}
	}
	t.owned[&c] = true
	return &c
}

// plain copies a value and all below it, with aliases replaced by their values, and merged members as members of their own. size counts
// the nodes; the result is nil if there are too many.
func plain(v source.Node, size *int) *yaml.Node {
	n := v.ID()
	if *size++; *size > maxAdded {
		return nil
	}
	c := *n
	c.Anchor, c.Content = "", nil
	add := func(child *yaml.Node) bool {
		c.Content = append(c.Content, child)
		return child != nil
	}
	for key, member := range v.Pairs() {
		*size++
		c.Content = append(c.Content, &yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle, Tag: "!!str", Value: key})
		if !add(plain(member, size)) {
			return nil
		}
	}
	for _, item := range v.Items() {
		if !add(plain(item, size)) {
			return nil
		}
	}
	return &c
}

// hasAliases reports whether a node, or one below it, is an alias or has a merge key.
func hasAliases(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, func(child *yaml.Node) bool {
		return n.Kind == yaml.MappingNode && child.Value == "<<" || hasAliases(child)
	})
}

// count counts a node and all below it.
func count(n *yaml.Node) int {
	total := 1
	for _, child := range n.Content {
		total += count(child)
	}
	return total
}

// isSame reports whether two scalars are the same value.
func isSame(a, b *yaml.Node) bool { return a.Value == b.Value && a.ShortTag() == b.ShortTag() }

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "an object"
	case yaml.SequenceNode:
		return "a list"
	}
	return quote.Text(n.Value)
}
