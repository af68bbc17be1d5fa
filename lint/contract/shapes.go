package contract

import (
	"regexp"
	"slices"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// shapes finds out whether schemas describe objects, and whether those may have undeclared members.
type shapes struct {
	*composition
	object   *trait[bool]     // it describes objects
	members  *trait[bool]     // it says something about their members
	fate     *trait[fate]     // what happens to undeclared members
	openness *trait[openness] // which undeclared members it evaluates
	names    *trait[bool]     // it accepts only listed values, as propertyNames: only listed names
	wide     *trait[bool]     // it accepts every value
}

func newShapes(c *composition) *shapes {
	s := &shapes{composition: c}
	s.object = flag(c, s.isObject)
	s.members = flag(c, s.hasMembers)
	s.fate = &trait[fate]{of: s.fateOf, same: equals[fate], first: acceptsAny, composition: c, values: map[*yaml.Node]fate{}}
	s.names = flag(c, s.listsValues)
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

// fate is what happens to undeclared members of the objects that a schema describes, the strictest first.
type fate uint8

const (
	noObjects    fate = iota // the schema accepts no objects
	rejectsAll               // undeclared members make the object invalid
	describesAll             // a schema describes their values, as in a map
	acceptsAny               // they may be anything
)

// fateOf is the fate of undeclared members. Schemas that hold together leave the strictest fate, alternatives the mildest:
// an alternative that accepts no objects, such as null, changes nothing. Schemas that hold only under a condition (then,
// dependentSchemas) are left out, unless then and else hold alternatively.
func (s *shapes) fateOf(n *resolve.Node, other func(*resolve.Node) fate) fate {
	if n.IsFalse() {
		return noObjects
	}
	if !n.IsMap() {
		return acceptsAny
	}
	least := acceptsAny
	if _, ok := resolve.Reference(n.Node); ok {
		if target, ok := s.refs.Follow(n); ok {
			least = other(target)
		}
		if !s.version.in(v31Up) {
			return least
		}
	}
	least = min(least, s.ownFate(n))
	for _, branch := range branches(n, "allOf") {
		least = min(least, other(branch))
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		if s.version != v20 && n.Get(name).Len() > 0 {
			most := noObjects
			for _, branch := range branches(n, name) {
				most = max(most, other(branch))
			}
			least = min(least, most)
		}
	}
	if then, otherwise := n.Optional("then"), n.Optional("else"); s.version.in(v31Up) && n.Get("if").Exists() && then != nil && otherwise != nil {
		least = min(least, max(other(then), other(otherwise)))
	}
	return least
}

// ownFate is the fate of undeclared members by a schema without the schemas in place in it.
func (s *shapes) ownFate(n *resolve.Node) fate {
	from31 := s.version.in(v31Up)
	enum, constant := n.Get("enum"), n.Get("const")
	switch {
	case n.Get("type").Exists() && !slices.Contains(ownTypes(n.Node), "object"):
		return noObjects
	case enum.IsList() && !hasMap(enum), from31 && constant.Exists() && !constant.IsMap():
		return noObjects
	case enum.IsList(), from31 && constant.Exists(): // only the listed objects
		return rejectsAll
	case n.Get("maxProperties").String() == "0":
		return rejectsAll
	case from31 && n.Get("propertyNames").Exists() && s.names.value(n.Child("propertyNames")):
		return rejectsAll
	}
	if by, _ := s.patternFate(n); by != noObjects { // additionalProperties sees none of the members
		return by
	}
	by := s.fateBy(n, "additionalProperties")
	switch {
	case from31 && n.Get("unevaluatedProperties").IsFalse():
		return min(by, [...]fate{opensNothing: rejectsAll, opensAsMap: describesAll, opensToAll: acceptsAny}[s.openness.value(n)])
	case from31 && !n.Get("additionalProperties").Exists():
		return s.fateBy(n, "unevaluatedProperties")
	}
	return by
}

// fateBy is the fate of members that a keyword describes.
func (s *shapes) fateBy(n *resolve.Node, keyword string) fate {
	switch v := n.Get(keyword); {
	case v.IsFalse():
		return rejectsAll
	case v.IsMap() && !s.wide.value(n.Child(keyword)):
		return describesAll
	}
	return acceptsAny
}

// anyName matches the regular expressions that every name of a member matches, or every name without white space.
var anyName = regexp.MustCompile(`^(\^|\$|\^?\(?(\.|\\S|\[\\s\\S\]|\[\\S\\s\]|\[\\w\\W\]|\[\\d\\D\]|\[\^\])([*+]|\{[01],([0-9]{2,})?\})\??\)?\$?|\.|\\S)?$`)

// patternFate is the fate of members when an expression in patternProperties matches every name, and that expression;
// noObjects when none does.
func (s *shapes) patternFate(n *resolve.Node) (least fate, expression string) {
	holder := n.Get("patternProperties")
	if !s.version.in(v31Up) || !holder.IsMap() {
		return noObjects, ""
	}
	least, found := acceptsAny, false
	for key := range holder.Pairs() {
		if !anyName.MatchString(key) {
			continue
		}
		if by := s.fateBy(n.Child("patternProperties"), key); !found || by < least {
			least, expression, found = by, key, true
		}
	}
	if !found {
		return noObjects, ""
	}
	return least, expression
}

func hasMap(list source.Node) bool {
	for _, item := range list.Items() {
		if item.IsMap() {
			return true
		}
	}
	return false
}

// listsValues reports whether a schema lists all the values that it accepts: with enum or const, through its reference or
// some branch of allOf, or through all branches of anyOf or oneOf.
func (s *shapes) listsValues(n *resolve.Node, other func(*resolve.Node) bool) bool {
	if !n.IsMap() {
		return n.IsFalse()
	}
	if n.Get("enum").IsList() || n.Get("const").Exists() {
		return true
	}
	if _, ok := resolve.Reference(n.Node); ok {
		if target, ok := s.refs.Follow(n); ok && other(target) {
			return true
		}
	}
	for _, branch := range branches(n, "allOf") {
		if other(branch) {
			return true
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		all := n.Get(name).Len() > 0
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
	most := s.ownOpenness(n)
	for _, o := range s.inPlace(n) {
		most = max(most, other(o))
	}
	return most
}

// ownOpenness is the openness of a schema without the schemas in place in it.
func (s *shapes) ownOpenness(n *resolve.Node) openness {
	most := opensNothing
	for _, keyword := range []string{"additionalProperties", "unevaluatedProperties"} {
		v := n.Get(keyword)
		switch {
		case v.IsTrue() || v.IsMap() && s.wide.value(n.Child(keyword)):
			most = opensToAll
		case v.IsMap():
			most = max(most, opensAsMap)
		}
	}
	switch by, _ := s.patternFate(n); by {
	case describesAll:
		most = max(most, opensAsMap)
	case acceptsAny:
		most = opensToAll
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
	if s.ownOpenness(n) == opensToAll {
		if by, expression := s.patternFate(n); by == acceptsAny {
			return []string{"patternProperties", expression}, true
		}
		if v := n.Get("additionalProperties"); !v.Exists() || v.IsMap() && !s.wide.value(n.Child("additionalProperties")) {
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

// unknownFields tells what happens to undeclared members of an object (JSON Schema 2020-12 Core §10.3.2.3, §11.3). When a
// keyword that should reject them rejects none because another one accepts them, openedAt is the place of that other keyword.
func (s *shapes) unknownFields(n *resolve.Node) (what string, openedAt []string) {
	openedAt = []string{}
	if !s.object.value(n) || n.Get("enum").IsList() || n.Get("const").Exists() {
		return "not-applicable", openedAt
	}
	switch s.fate.value(n) {
	case noObjects, rejectsAll:
		return "rejected", openedAt
	case describesAll:
		return "map", openedAt
	}
	if by, expression := s.patternFate(n); by == acceptsAny {
		return "accepted", append(openedAt, "patternProperties", expression)
	}
	if s.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() {
		at, _ := s.openingKeyword(n, map[*yaml.Node]bool{})
		return "accepted", append(openedAt, at...)
	}
	if s.isBase(n) {
		return "base", openedAt
	}
	if isComposed(n.Node, s.version) && !s.version.in(v31Up) {
		return "unclosable", openedAt
	}
	return "accepted", openedAt
}

// isBase reports whether a schema is the base of a discriminator, which others extend: it must stay open. A discriminator
// beside anyOf or oneOf chooses between their branches, and nothing extends the schema (Discriminator Object).
// A schema that only wraps a base is one, too, unless it is a component: that extends the base.
func (s *shapes) isBase(n *resolve.Node) bool {
	has := func(n *resolve.Node) bool {
		return n.Get("discriminator").Exists() && (s.version == v20 || n.Get("anyOf").Len() == 0 && n.Get("oneOf").Len() == 0)
	}
	if has(n) {
		return true
	}
	around := n.Get("allOf").Len() == 1 && len(s.inPlace(n)) == 1 && n.Get("properties").Len() == 0
	if !around || s.isComponent(n) {
		return false
	}
	target, ok := s.refs.Follow(n.Child("allOf").Child("0"))
	return ok && has(target)
}

// soleDescription is the only schema in a composition that says which members its objects have, so that closing that schema
// closes the composition: allOf with one branch is how 2.0 and 3.0 put a description beside a reference. It is nil where
// several schemas do, and from 3.1 on, where the composition itself can be closed.
func (s *shapes) soleDescription(n *resolve.Node) *resolve.Node {
	if _, isRef := resolve.Reference(n.Node); isRef || s.version.in(v31Up) || standsAlone(n.Node) {
		return nil
	}
	for _, keyword := range []string{"properties", "additionalProperties"} {
		if v := n.Get(keyword); v.IsFalse() || v.Len() > 0 {
			return nil
		}
	}
	var found []*resolve.Node
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		for _, branch := range branches(n, name) {
			switch {
			case name == "allOf" && n.Get(name).Len() > 1 && !s.members.value(branch): // it adds nothing but limits
			case name != "allOf" && (s.version == v20 || s.fate.value(branch) == noObjects):
			case name != "allOf" && !s.members.value(branch): // any object
				return nil
			default:
				found = append(found, branch)
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}
