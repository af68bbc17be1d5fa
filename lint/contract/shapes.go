package contract

import (
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// shapes finds out whether schemas describe objects, and whether those may have undeclared members.
type shapes struct {
	*composition
	object   *trait[bool]     // it describes objects
	members  *trait[bool]     // it says something about their members
	closed   *trait[bool]     // it rejects undeclared members
	openness *trait[openness] // which undeclared members it accepts
	wide     *trait[bool]     // it accepts every value
}

func newShapes(c *composition) *shapes {
	s := &shapes{composition: c}
	s.object = flag(c, s.isObject)
	s.members = flag(c, s.hasMembers)
	s.closed = flag(c, s.isClosed)
	s.openness = &trait[openness]{of: s.opennessOf, same: equals[openness], composition: c, values: map[*yaml.Node]openness{}}
	s.wide = flag(c, s.isWide)
	return s
}

// isObject reports whether values of a schema are objects: by type, by keywords that only objects have, or because a branch
// says so.
func (s *shapes) isObject(n *resolve.Node, other func(*resolve.Node) bool) bool {
	if !n.IsMap() {
		return false
	}
	if _, ok := resolve.Reference(n.Node); ok {
		if target, ok := s.refs.Follow(n); ok && other(target) {
			return true
		}
		if !s.version.in(v31Up) {
			return false
		}
	}
	if types := ownTypes(n.Node); len(types) > 0 {
		return slices.Contains(types, "object")
	}
	if n.Get("properties").IsMap() || n.Get("additionalProperties").IsMap() || s.version.in(v31Up) && n.Get("patternProperties").IsMap() {
		return true
	}
	return anyBranch(n, other)
}

// anyBranch reports whether something holds for a branch of allOf, anyOf or oneOf.
func anyBranch(n *resolve.Node, holds func(*resolve.Node) bool) bool {
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		for _, branch := range branches(n, name) {
			if holds(branch) {
				return true
			}
		}
	}
	return false
}

// hasMembers reports whether a schema of objects says anything about their members: which there are, or what they look like.
func (s *shapes) hasMembers(n *resolve.Node, other func(*resolve.Node) bool) bool {
	if !n.IsMap() {
		return false
	}
	if _, ok := resolve.Reference(n.Node); ok {
		if target, ok := s.refs.Follow(n); ok && other(target) {
			return true
		}
	}
	for _, name := range []string{"properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "dependentSchemas"} {
		if v := n.Get(name); v.IsFalse() || v.IsMap() && v.Len() > 0 {
			return true
		}
	}
	return n.Get("maxProperties").String() == "0" || n.Get("discriminator").Exists() || anyBranch(n, other)
}

// isClosed reports whether a schema rejects undeclared members: by itself, through some branch of allOf, or through all
// branches of anyOf or oneOf.
func (s *shapes) isClosed(n *resolve.Node, other func(*resolve.Node) bool) bool {
	if n.IsFalse() {
		return true
	}
	if !n.IsMap() {
		return false
	}
	if _, ok := resolve.Reference(n.Node); ok {
		if target, ok := s.refs.Follow(n); ok && other(target) {
			return true
		}
		if !s.version.in(v31Up) {
			return false
		}
	}
	switch {
	case n.Get("type").Exists() && !slices.Contains(ownTypes(n.Node), "object"): // no objects at all
		return true
	case n.Get("additionalProperties").IsFalse(), n.Get("maxProperties").String() == "0":
		return true
	case s.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() && s.openness.value(n) == opensNothing:
		return true
	}
	for _, branch := range branches(n, "allOf") {
		if other(branch) {
			return true
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		all := n.Get(name).Len() > 0 && s.version != v20
		for _, branch := range branches(n, name) {
			all = all && other(branch)
		}
		if all {
			return true
		}
	}
	return false
}

// isWide reports whether a schema accepts every value: it says nothing, or a branch of its union accepts every value. A
// union is as wide as its widest branch.
func (s *shapes) isWide(n *resolve.Node, other func(*resolve.Node) bool) bool {
	if !n.IsMap() {
		return n.IsTrue()
	}
	if s.isBare(n.Node) {
		target, ok := s.refs.Follow(n)
		return ok && other(target)
	}
	if _, isRef := resolve.Reference(n.Node); isRef || s.version == v20 {
		return !isRef && !saysSomething(n.Node)
	}
	for key, value := range n.Pairs() {
		union := key == "anyOf" || key == "oneOf"
		if !union && key != "allOf" {
			if !isAnnotation(key) && key != "nullable" {
				return false
			}
			continue
		}
		wide := 0
		for _, branch := range branches(n, key) {
			if other(branch) {
				wide++
			}
		}
		if union && wide == 0 || !union && wide < value.Len() {
			return false
		}
	}
	return true
}

// openness is how many of the members that it does not declare a schema accepts.
type openness uint8

const (
	opensNothing openness = iota
	opensAsMap            // it accepts those that a schema describes
	opensToAll            // it accepts all of them
)

// opennessOf is the openness of a schema with the schemas in place in it. additionalProperties and unevaluatedProperties
// evaluate the members that they accept, so that unevaluatedProperties: false around them has none left to reject (JSON
// Schema 2020-12 Core §11.3).
func (s *shapes) opennessOf(n *resolve.Node, other func(*resolve.Node) openness) openness {
	most := ownOpenness(n)
	for _, o := range s.inPlace(n) {
		most = max(most, other(o))
	}
	return most
}

// ownOpenness is the openness of a schema without the schemas in place in it.
func ownOpenness(n *resolve.Node) openness {
	most := opensNothing
	for _, keyword := range []string{"additionalProperties", "unevaluatedProperties"} {
		v := n.Get(keyword)
		switch {
		case v.IsTrue() || v.IsMap() && !saysSomething(v):
			most = opensToAll
		case v.IsMap():
			most = max(most, opensAsMap)
		}
	}
	return most
}

// openingKeyword finds the keyword by which a schema, or one in place in it, accepts every member. The path to it has no steps
// for references, as in places.
func (s *shapes) openingKeyword(n *resolve.Node, seen map[*yaml.Node]bool) (at []string, ok bool) {
	if seen[n.ID()] {
		return nil, false
	}
	seen[n.ID()] = true
	if !s.refs.Effort.Enter() {
		return nil, false
	}
	defer s.refs.Effort.Leave()
	if ownOpenness(n) == opensToAll {
		if v := n.Get("additionalProperties"); !v.Exists() || v.IsMap() && saysSomething(v) {
			return []string{"unevaluatedProperties"}, true
		}
		return []string{"additionalProperties"}, true
	}
	for _, o := range s.inPlace(n) {
		if at, ok := s.openingKeyword(o, seen); ok {
			if o.Parent != nil && o.Parent.ID() == n.ID() { // then, else
				at = append([]string{o.Token}, at...)
			} else if o.Parent != nil && o.Parent.Parent != nil && o.Parent.Parent.ID() == n.ID() {
				at = append([]string{o.Parent.Token, o.Token}, at...)
			}
			return at, true
		}
	}
	return nil, false
}

// unknownFields tells what happens to undeclared members of an object (JSON Schema 2020-12 Core §10.3.2.3, §11.3). When
// unevaluatedProperties: false rejects none because another keyword accepts them, openedAt is the place of that keyword.
func (s *shapes) unknownFields(n *resolve.Node) (what string, openedAt []string) {
	openedAt = []string{}
	if !s.object.value(n) || n.Get("enum").IsList() || n.Get("const").Exists() {
		return "not-applicable", openedAt
	}
	if s.closed.value(n) {
		return "rejected", openedAt
	}
	if s.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() {
		if s.openness.value(n) == opensAsMap {
			return "map", openedAt
		}
		at, _ := s.openingKeyword(n, map[*yaml.Node]bool{})
		return "accepted", append(openedAt, at...)
	}
	if n.Get("discriminator").Exists() {
		return "base", openedAt
	}
	if isComposed(n.Node, s.version) {
		if !s.version.in(v31Up) {
			return "unclosable", openedAt
		}
		return "accepted", openedAt
	}
	additional := n.Get("additionalProperties")
	if !additional.Exists() && s.version.in(v31Up) {
		additional = n.Get("unevaluatedProperties")
	}
	if additional.IsMap() && saysSomething(additional) {
		return "map", openedAt
	}
	return "accepted", openedAt
}
