package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// schema is a schema at its definition.
type schema struct {
	at    *resolve.Node
	used  direction // where it is reached at all
	whole direction // where it is reached as the description of a whole value, not only as a branch
}

func (l *lowering) addSchema(s *resolve.Node) {
	if l.schemas[s.ID()] != nil {
		return
	}
	sc := &schema{at: s}
	l.schemas[s.ID()] = sc
	l.order = append(l.order, sc)
	if d := s.Get("$schema"); d.IsString() && l.version.in(v31Up) && !knownDialect(d.String()) {
		l.unknownDialect(s.Child("$schema"))
	}
}

// hasAssertions reports whether an object says anything about values beside its $ref, other than annotations.
func hasAssertions(n source.Node) bool {
	for key := range n.Pairs() {
		if key != "$ref" && key != "$dynamicRef" && !annotates(key) {
			return true
		}
	}
	return false
}

// annotates reports whether a keyword says nothing about values.
func annotates(key string) bool {
	switch key {
	case "description", "summary", "title", "example", "examples", "deprecated", "readOnly", "writeOnly", "default",
		"$comment", "externalDocs", "xml", "$id", "$anchor", "$schema", "$defs":
		return true
	}
	return strings.HasPrefix(key, "x-")
}

func (l *lowering) schemaFacts(sc *schema) *SchemaFacts {
	n := sc.at.Node
	facts := &SchemaFacts{
		Direction: sc.used.String(), Whole: sc.whole&request != 0,
		Types: ownTypes(n), Nullable: l.nullable(n), Properties: n.Get("properties").Len(),
		Composed: l.composed(n), ReadOnly: n.Get("readOnly").IsTrue(), WriteOnly: n.Get("writeOnly").IsTrue(),
		Deprecated: n.Get("deprecated").IsTrue(), Extensions: extensions(sc.at),
	}
	facts.Constraints = l.constraintsOf(sc.at)
	facts.Object = l.describesObject(sc.at)
	facts.UnknownFields, facts.OpenedAt = l.unknownFields(sc.at)
	facts.Gap = l.gap(sc, facts)
	facts.Upload = l.uploads[n.ID()]
	facts.Format = n.Get("format").String()
	facts.Patterns = l.patterns(sc.at)
	facts.Contradictions = l.contradictions(sc.at, facts)
	facts.Rejected, facts.ClosedAt = l.rejectedProperties(sc.at)
	return facts
}

// missingFacts are the facts of a schema that is not there.
func (l *lowering) missingFacts(m missingSchema) *SchemaFacts {
	used := m.used
	if p := l.paramByNode[m.at.ID()]; p != nil {
		used = p.used
	}
	return &SchemaFacts{
		Direction: used.String(), Whole: used&request != 0, Types: []string{}, UnknownFields: "not-applicable", OpenedAt: []string{}, Gap: m.gap,
		Constraints: ConstraintsFacts{Types: []string{}}, Extensions: []string{}, Patterns: []PatternFacts{}, Contradictions: []FaultFacts{},
		Rejected: []string{}, ClosedAt: []string{},
	}
}

// ownTypes reads type, which is a string, or from 3.1 on possibly an array.
func ownTypes(n source.Node) []string {
	types := []string{}
	t := n.Get("type")
	if text, ok := t.Text(); ok && text != "null" {
		types = append(types, text)
	}
	for _, item := range t.Items() {
		if text := item.String(); text != "null" && !item.IsNull() {
			types = append(types, text)
		}
	}
	return types
}

func (l *lowering) nullable(n source.Node) bool {
	if l.version == v30 {
		return n.Get("nullable").IsTrue()
	}
	if n.Get("type").String() == "null" {
		return true
	}
	for _, item := range n.Get("type").Items() {
		if item.String() == "null" || item.IsNull() {
			return true
		}
	}
	return false
}

func (l *lowering) composed(n source.Node) bool {
	if _, ok := resolve.Reference(n); ok && l.version.in(v31Up) && hasAssertions(n) {
		return true
	}
	return n.Get("allOf").Len() > 0 || l.version != v20 && (n.Get("anyOf").Len() > 0 || n.Get("oneOf").Len() > 0)
}

// describesObject reports whether values of a schema are objects: by type, by keywords that only objects have, or
// because a branch says so.
func (l *lowering) describesObject(s *resolve.Node) bool { return l.judged.object.judge(l, s) }

func (l *lowering) isObject(s *resolve.Node, other func(*resolve.Node) bool) bool {
	n := s.Node
	if !n.IsMap() {
		return false
	}
	if _, ok := resolve.Reference(n); ok {
		if target, ok := l.refs.Follow(s); ok && other(target) {
			return true
		}
		if !l.version.in(v31Up) {
			return false
		}
	}
	if types := ownTypes(n); len(types) > 0 {
		return slices.Contains(types, "object")
	}
	if n.Get("properties").IsMap() || n.Get("additionalProperties").IsMap() || l.version.in(v31Up) && n.Get("patternProperties").IsMap() {
		return true
	}
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		for i, branch := range n.Get(name).Items() {
			if other(s.Child(name).Item(i, branch)) {
				return true
			}
		}
	}
	return false
}

// unknownFields tells what happens to undeclared members of an object (JSON Schema 2020-12 Core §10.3.2.3, §11.3), and,
// where unevaluatedProperties: false rejects none because something takes them on before, what does.
func (l *lowering) unknownFields(s *resolve.Node) (what string, openedAt []string) {
	n := s.Node
	openedAt = []string{}
	if !l.describesObject(s) || n.Get("enum").IsList() || n.Get("const").Exists() {
		return "not-applicable", openedAt
	}
	if l.rejects(s) {
		return "rejected", openedAt
	}
	if l.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() {
		if l.judged.opens.judge(l, s) == opensAsMap {
			return "map", openedAt
		}
		at, _ := l.openedAt(s, map[*yaml.Node]bool{})
		return "accepted", append(openedAt, at...)
	}
	if n.Get("discriminator").Exists() {
		return "base", openedAt
	}
	if l.composed(n) {
		if !l.version.in(v31Up) {
			return "unclosable", openedAt
		}
		return "accepted", openedAt
	}
	additional := n.Get("additionalProperties")
	if !additional.Exists() && l.version.in(v31Up) {
		additional = n.Get("unevaluatedProperties")
	}
	if additional.IsMap() && describesSomething(additional) {
		return "map", openedAt
	}
	return "accepted", openedAt
}

// openness is whether a schema takes undeclared members on.
type openness uint8

const (
	opensNot openness = iota
	opensAsMap
	opensToAll
)

// opensBy judges whether a schema, or one in place in it, evaluates all members: additionalProperties and
// unevaluatedProperties evaluate those that they accept, and unevaluatedProperties: false around them has none left to
// reject (JSON Schema 2020-12 Core §11.3).
func (l *lowering) opensBy(s *resolve.Node, other func(*resolve.Node) openness) openness {
	most := opensItself(s)
	for _, o := range l.inPlace(s) {
		most = max(most, other(o))
	}
	return most
}

func opensItself(s *resolve.Node) openness {
	most := opensNot
	for _, keyword := range []string{"additionalProperties", "unevaluatedProperties"} {
		v := s.Get(keyword)
		switch {
		case v.IsTrue() || v.IsMap() && !describesSomething(v):
			most = opensToAll
		case v.IsMap():
			most = max(most, opensAsMap)
		}
	}
	return most
}

// openedAt finds the keyword that takes any member on. The way to it leads through references without a step of its own,
// as places do.
func (l *lowering) openedAt(s *resolve.Node, seen map[*yaml.Node]bool) (at []string, ok bool) {
	if seen[s.ID()] {
		return nil, false
	}
	seen[s.ID()] = true
	if !l.refs.Effort.Enter() {
		return nil, false
	}
	defer l.refs.Effort.Leave()
	if opensItself(s) == opensToAll {
		if v := s.Get("additionalProperties"); !v.Exists() || v.IsMap() && describesSomething(v) {
			return []string{"unevaluatedProperties"}, true
		}
		return []string{"additionalProperties"}, true
	}
	for _, o := range l.inPlace(s) {
		if at, ok := l.openedAt(o, seen); ok {
			if o.Parent != nil && o.Parent.ID() == s.ID() { // then, else
				at = append([]string{o.Token}, at...)
			} else if o.Parent != nil && o.Parent.Parent != nil && o.Parent.Parent.ID() == s.ID() {
				at = append([]string{o.Parent.Token, o.Token}, at...)
			}
			return at, true
		}
	}
	return nil, false
}

// rejects reports whether a schema refuses undeclared members: by itself, through some branch of allOf, or through all
// branches of anyOf or oneOf.
func (l *lowering) rejects(s *resolve.Node) bool { return l.judged.rejects.judge(l, s) }

func (l *lowering) refuses(s *resolve.Node, other func(*resolve.Node) bool) bool {
	n := s.Node
	if n.IsFalse() {
		return true
	}
	if !n.IsMap() {
		return false
	}
	if _, ok := resolve.Reference(n); ok {
		if target, ok := l.refs.Follow(s); ok && other(target) {
			return true
		}
		if !l.version.in(v31Up) {
			return false
		}
	}
	if n.Get("type").Exists() && !slices.Contains(ownTypes(n), "object") {
		return true // no objects at all
	}
	if n.Get("additionalProperties").IsFalse() {
		return true
	}
	if l.version.in(v31Up) && n.Get("unevaluatedProperties").IsFalse() && l.judged.opens.judge(l, s) == opensNot {
		return true
	}
	if n.Get("maxProperties").String() == "0" {
		return true
	}
	for i, branch := range n.Get("allOf").Items() {
		if other(s.Child("allOf").Item(i, branch)) {
			return true
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		branches := n.Get(name)
		all := branches.Len() > 0 && l.version != v20
		for i, branch := range branches.Items() {
			all = all && other(s.Child(name).Item(i, branch))
		}
		if all {
			return true
		}
	}
	return false
}

// describesSomething tells a schema that limits its values from {} and from one that only annotates.
func describesSomething(n source.Node) bool {
	if _, ok := resolve.Reference(n); ok {
		return true
	}
	return hasAssertions(n) && !(n.Len() == 1 && n.Get("nullable").Exists())
}
