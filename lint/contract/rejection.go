package contract

import (
	"slices"
	"strconv"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// maxRejected bounds how many rejected properties are named.
const maxRejected = 5

// rejectedProperties finds a part of a composition that is closed by additionalProperties: false and therefore rejects
// what the other parts declare: additionalProperties sees only the properties beside it (JSON Schema 2020-12 Core
// §10.3.2.3). closedAt is the place of that part.
func rejectedProperties(n *resolve.Node, shapes *shapes, properties *properties) (rejected, closedAt []string) {
	_, isRef := resolve.Reference(n.Node)
	if isRef && !shapes.version.in(v31Up) || !isRef && standsAlone(n.Node) {
		return []string{}, []string{}
	}
	p := &partList{shapes: shapes, properties: properties}
	always := p.collect(n)
	for _, name := range []string{"anyOf", "oneOf"} {
		if rejected, at := p.rejectionByAll(n, name, always); len(rejected) > 0 {
			return shorten(rejected), closingPlace(n, at)
		}
	}
	if rejected, at := p.rejectionByOne(); len(rejected) > 0 {
		return shorten(rejected), closingPlace(n, at)
	}
	return []string{}, []string{}
}

// closingPlace is the place at which a closed part can be changed: a part that is only a reference is closed elsewhere.
func closingPlace(n *resolve.Node, part []string) []string {
	if _, isRef := resolve.Reference(n.Lookup(part)); isRef {
		return append(part[:len(part):len(part)], "$ref")
	}
	return part
}

// shorten keeps a list of names readable.
func shorten(names []string) []string {
	if len(names) > maxRejected {
		return append(names[:maxRejected:maxRejected], "…")
	}
	return names
}

// part is a part of a composition.
type part struct {
	at     []string
	schema *resolve.Node // declares properties, over its own composition; nil for the keywords beside the composition
	own    []string      // the properties that it declares itself
	closed [][]string    // for it, and each branch of its own allOf, that is closed: the properties that it admits
}

// partList are the parts of one composition.
type partList struct {
	shapes     *shapes
	properties *properties
	list       []part
}

func (p *partList) declares(part part) []string {
	if part.schema != nil {
		return p.properties.names(part.schema)
	}
	return part.own
}

// collect lists the parts of a schema. always are those that hold for every value, whichever alternative it takes.
func (p *partList) collect(n *resolve.Node) (always []part) {
	self := part{at: []string{"additionalProperties"}, own: propertyNames(n.Node)}
	if n.Get("additionalProperties").IsFalse() && !n.Get("patternProperties").Exists() {
		self.closed = append(self.closed, self.own)
	}
	p.list = append(p.list, self)
	if _, isRef := resolve.Reference(n.Node); isRef {
		if target, ok := p.shapes.refs.Follow(n); ok && target.ID() != n.ID() {
			p.add(target, true, "$ref")
		}
	}
	for i, branch := range branches(n, "allOf") {
		p.add(branch, true, "allOf", strconv.Itoa(i))
	}
	always = slices.Clone(p.list)
	if p.shapes.version.in(v31Up) {
		for _, name := range []string{"then", "else"} {
			if branch := n.Optional(name); branch != nil {
				p.add(branch, false, name)
			}
		}
		dependent := n.Child("dependentSchemas")
		for name, branch := range dependent.Pairs() {
			p.add(dependent.Member(name, branch), false, "dependentSchemas", name)
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		if p.shapes.version == v20 {
			break
		}
		for i, branch := range branches(n, name) {
			p.add(branch, false, name, strconv.Itoa(i))
		}
	}
	return always
}

// add adds a branch. Only branches that hold for every value (holdsAlways) can reject properties of others.
func (p *partList) add(branch *resolve.Node, holdsAlways bool, at ...string) {
	added := part{at: at}
	target, ok := p.shapes.refs.Follow(branch)
	if !ok || !target.IsMap() {
		return
	}
	added.schema = target
	if own, keyword := p.admits(target); holdsAlways && keyword != "" {
		added.closed = append(added.closed, own)
		if target.ID() == branch.ID() {
			added.at = append(added.at, keyword)
		}
	}
	if holdsAlways {
		added.closed = append(added.closed, p.closedBranches(target)...)
	}
	p.list = append(p.list, added)
}

// closedBranches lists, for each branch of the allOf of a schema that is closed, the properties that it admits. The list is
// made once for each schema: a composition may name one schema often.
func (p *partList) closedBranches(n *resolve.Node) [][]string {
	if !n.Get("allOf").Exists() {
		return nil
	}
	list, ok := p.properties.closedCache[n.ID()]
	if !ok {
		for _, branch := range branches(n, "allOf") {
			if target, ok := p.shapes.refs.Follow(branch); ok {
				if own, keyword := p.admits(target); keyword != "" {
					list = append(list, own)
				}
			}
		}
		p.properties.closedCache[n.ID()] = list
	}
	return list
}

// admits lists the properties that a closed schema admits, and names the keyword that closes it. unevaluatedProperties in a
// branch sees no more than the branch (§11.3); it is judged only if the schemas in place in the branch stand alone.
func (p *partList) admits(n *resolve.Node) (own []string, keyword string) {
	switch {
	case n.Get("patternProperties").Exists():
		return nil, ""
	case n.Get("additionalProperties").IsFalse():
		return propertyNames(n.Node), "additionalProperties"
	case p.shapes.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() && p.shapes.openness.value(n) == opensNothing &&
		!slices.ContainsFunc(p.shapes.inPlace(n), func(o *resolve.Node) bool { return !standsAlone(o.Node) || o.Get("patternProperties").Exists() }):
		return p.properties.names(n), "unevaluatedProperties"
	}
	return nil, ""
}

// rejectionByOne finds the first closed part that does not admit all properties which the other parts declare.
func (p *partList) rejectionByOne() (rejected, closedAt []string) {
	if !slices.ContainsFunc(p.list, func(part part) bool { return len(part.closed) > 0 }) {
		return nil, nil
	}
	by := map[string]int{} // how many parts declare a property
	for _, part := range p.list {
		for _, name := range p.declares(part) {
			by[name]++
		}
	}
	for i, closed := range p.list {
		if len(closed.closed) == 0 {
			continue
		}
		admitted := map[string]int{} // by how many of the closed branches
		for _, own := range closed.closed {
			for _, name := range own {
				admitted[name]++
			}
		}
		others := len(by) // the properties that other parts declare
		for _, name := range p.declares(closed) {
			if by[name] == 1 {
				others--
				delete(admitted, name)
			}
		}
		for name, n := range admitted {
			if n == len(closed.closed) && by[name] > 0 {
				others--
			}
		}
		if others > 0 { // otherwise it admits all of them
			return p.propertiesRejectedBy(i, admitted), closed.at
		}
	}
	return nil, nil
}

// propertiesRejectedBy lists the properties that other parts declare and the closed part does not admit.
func (p *partList) propertiesRejectedBy(closed int, admitted map[string]int) (rejected []string) {
	seen := map[string]bool{}
	for i, other := range p.list {
		if i == closed {
			continue
		}
		for _, name := range p.declares(other) {
			if admitted[name] < len(p.list[closed].closed) && !seen[name] {
				seen[name] = true
				rejected = append(rejected, name)
			}
		}
	}
	return rejected
}

// rejectionByAll finds the properties that are declared for every value and rejected by every alternative of a union: no
// value can have them. The place is that of the first alternative.
func (p *partList) rejectionByAll(n *resolve.Node, keyword string, always []part) (rejected, at []string) {
	if p.shapes.version == v20 {
		return nil, nil
	}
	admitted := map[string]bool{} // by one of the alternatives
	for i, branch := range branches(n, keyword) {
		target, ok := p.shapes.refs.Follow(branch)
		if !ok {
			return nil, nil
		}
		if types := ownTypes(target.Node); isNullSchema(target.Node) || len(types) > 0 && !slices.Contains(types, "object") {
			continue // it accepts no objects
		}
		own, closer := p.admits(target)
		if closer == "" {
			return nil, nil
		}
		if at == nil {
			at = []string{keyword, strconv.Itoa(i)}
			if target.ID() == branch.ID() {
				at = append(at, closer)
			}
		}
		for _, name := range own {
			admitted[name] = true
		}
	}
	if at == nil {
		return nil, nil
	}
	for _, part := range always {
		for _, name := range p.declares(part) {
			if !admitted[name] {
				rejected = append(rejected, name)
			}
		}
	}
	return sortUnique(rejected), at
}
