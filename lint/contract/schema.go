package contract

import (
	"reflect"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/source"
)

// direction says which way a value travels, seen from the API.
type direction uint8

const (
	request direction = 1 << iota
	response
)

func (d direction) String() string {
	return [...]string{"none", "request", "response", "both"}[d&(request|response)]
}

// schema is a schema at its definition.
type schema struct {
	at    *spot
	used  direction // where it is reached at all
	whole direction // where it is reached as the description of a whole value, not only as a branch
}

func (l *lowering) addSchema(s *spot) {
	if l.schemas[s.node.ID()] != nil {
		return
	}
	sc := &schema{at: s}
	l.schemas[s.node.ID()] = sc
	l.order = append(l.order, sc)
	if d := s.node.Get("$schema"); d.IsString() && l.version.in(v31Up) && !knownDialect(d.String()) {
		l.unknownDialect(s.child("$schema"))
	}
}

// direct finds the direction of every schema and parameter: one worklist over references, each schema visited at most
// once per direction and role.
func (l *lowering) direct() {
	for _, op := range l.operations {
		in, out := request, response
		if op.facts.Kind != "path" { // webhooks and callbacks are outbound: what they send is our output
			in, out = response, request
		}
		for _, p := range l.mergedParameters(op) {
			l.directParameter(p, in)
			if known := l.paramByNode[p.node.ID()]; known != nil && p.node.Get("in").String() == "path" {
				known.place(op.facts.Path)
			}
		}
		for _, b := range l.requestBodies(op) {
			l.directBody(b, in)
		}
		for _, r := range l.members(op.at, "responses") {
			for _, b := range l.responseBodies(op, r) {
				l.directBody(b, out)
			}
			for _, h := range l.members(r, "headers") {
				l.directParameter(h, out)
			}
		}
	}
}

func (l *lowering) directParameter(s *spot, d direction) {
	if p := l.paramByNode[s.node.ID()]; p != nil {
		if p.used&d != 0 {
			return
		}
		p.used |= d
	}
	if l.version == v20 && s.node.Get("type").Exists() {
		l.reach(s, d, true) // it is its own schema
		return
	}
	l.reach(optional(s, "schema"), d, true)
	for _, m := range l.members(s, "content") {
		l.reach(optional(m, "schema"), d, true)
	}
}

func (l *lowering) directBody(b body, d direction) {
	l.reach(b.schema, d, true)
	if l.version == v20 {
		return
	}
	if b.schema == nil {
		l.lacksSchema(b, d)
	}
	for _, e := range l.members(b.at, "encoding") {
		for _, h := range l.members(e, "headers") {
			l.directParameter(h, d)
		}
	}
}

// reach marks a schema and everything below it as travelling in a direction. whole is false for a branch of a
// composition, which describes only a part of the value.
func (l *lowering) reach(s *spot, d direction, whole bool) {
	if s == nil || !s.node.IsMap() && !(s.node.IsTrue() && l.version.in(v31Up)) {
		return // nothing to say of: false takes no value; true is as good as {}
	}
	n := s.node
	if _, ok := refOf(n); ok {
		closedHere := l.version.in(v31Up) && hasAssertions(n)
		if target, ok := l.follow(s); ok {
			l.reach(target, d, whole && !closedHere)
			if target.node.Get("discriminator").Exists() && !l.inherits(s) {
				l.reachSubtypes(target, d)
			}
		}
		if !closedHere {
			return
		}
	}
	sc := l.schemas[n.ID()]
	if sc == nil {
		sc = &schema{at: s}
		l.schemas[n.ID()] = sc
		l.order = append(l.order, sc)
	}
	if sc.used&d != 0 && (!whole || sc.whole&d != 0) {
		return
	}
	descend := sc.used&d == 0
	sc.used |= d
	if whole {
		sc.whole |= d
	}
	if !descend {
		return // its parts were reached before: whether it is whole makes no difference to them
	}
	for child, part := range l.parts(s, d) {
		l.reach(child, d, part)
	}
}

// inherits reports whether a reference is what makes a component a subtype: who reaches the subtype chose it already.
func (l *lowering) inherits(ref *spot) bool {
	if ref.up == nil || ref.up.token != "allOf" {
		return false
	}
	at := ref.up.up.pointer()
	return len(at) == 3 && at[0] == "components" && at[1] == "schemas" || len(at) == 2 && at[0] == "definitions"
}

// reachSubtypes marks what a discriminator selects without a mapping: components whose allOf refers to the schema, or to
// one of them.
func (l *lowering) reachSubtypes(base *spot, d direction) {
	id := base.node.ID()
	if l.extended[id]&d != 0 {
		return
	}
	l.extended[id] |= d
	for _, sub := range l.subtypesOf(base) {
		l.reach(sub, d, false)
		l.reachSubtypes(sub, d)
	}
}

// subtypesOf lists the components whose allOf refers to a schema.
func (l *lowering) subtypesOf(base *spot) []*spot {
	if l.subtypes != nil {
		return l.subtypes[base.node.ID()]
	}
	l.subtypes = map[*yaml.Node][]*spot{}
	components := l.root.child("components").child("schemas")
	if l.version == v20 {
		components = l.root.child("definitions")
	}
	for name, n := range components.node.Pairs() {
		sub := &spot{doc: components.doc, node: n, up: components, token: name}
		if _, isRef := refOf(n); isRef && !l.version.in(v31Up) {
			continue
		}
		for i, branch := range n.Get("allOf").Items() {
			if _, isRef := refOf(branch); !isRef {
				continue
			}
			if target, ok := l.follow(sub.child("allOf").item(i, branch)); ok {
				l.subtypes[target.node.ID()] = append(l.subtypes[target.node.ID()], sub)
			}
		}
	}
	return l.subtypes[base.node.ID()]
}

// parts are the schemas that stand in a schema and describe its values or parts of them in a direction. whole is false
// for branches of a composition.
func (l *lowering) parts(s *spot, d direction) func(yield func(child *spot, whole bool) bool) {
	return func(yield func(*spot, bool) bool) {
		n := s.node
		for _, m := range grammar[schemaObject] {
			if !l.version.in(m.in) {
				continue
			}
			child := n.Get(m.name)
			if !child.Exists() {
				continue
			}
			if !child.IsMap() && slices.Contains([]string{"additionalProperties", "unevaluatedProperties", "unevaluatedItems"}, m.name) {
				continue // it says what is open or closed
			}
			whole := true
			switch m.name {
			case "allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas":
				whole = false
			case "not", "if", "propertyNames", "$defs":
				continue // no value is described by them
			}
			at := &spot{doc: s.doc, node: child, up: s, token: m.name}
			switch m.shape {
			case one:
				if !yield(at, whole) {
					return
				}
			case listOf:
				for i, item := range child.Items() {
					if !yield(at.item(i, item), whole) {
						return
					}
				}
			case mapOf:
				for key, v := range child.Pairs() {
					property := &spot{doc: s.doc, node: v, up: at, token: key}
					if m.name == "properties" && !l.travels(property, d) {
						continue
					}
					if !yield(property, whole) {
						return
					}
				}
			}
		}
		for _, v := range n.Get("discriminator").Get("mapping").Pairs() {
			if target := l.mapped(s, v); target != nil && !yield(target, false) {
				return
			}
		}
	}
}

// mapped finds the schema that a discriminator's mapping names: a reference, or the name of a component.
func (l *lowering) mapped(s *spot, v source.Node) *spot {
	name := v.String()
	if l.root.node.Get("components").Get("schemas").Get(name).Exists() {
		name = "#/components/schemas/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	}
	return l.resolve(s, name).spot
}

// travels reports whether a property takes part in a direction: readOnly is no input, writeOnly no output.
func (l *lowering) travels(property *spot, d direction) bool {
	keyword := "readOnly"
	if d == response {
		keyword = "writeOnly"
	}
	if property.node.Get(keyword).IsTrue() {
		_, isRef := refOf(property.node)
		return isRef && !l.version.in(v31Up) // a sibling of a 3.0 reference says nothing
	}
	if _, isRef := refOf(property.node); isRef {
		if target, ok := l.follow(property); ok {
			return !target.node.Get(keyword).IsTrue()
		}
	}
	return true
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

func (l *lowering) schemaFacts(sc *schema) *Schema {
	n := sc.at.node
	facts := &Schema{
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
func (l *lowering) missingFacts(m missingSchema) *Schema {
	used := m.used
	if p := l.paramByNode[m.at.node.ID()]; p != nil {
		used = p.used
	}
	return &Schema{
		Direction: used.String(), Whole: used&request != 0, Types: []string{}, UnknownFields: "not-applicable", OpenedAt: []string{}, Gap: m.gap,
		Constraints: Constraints{Types: []string{}}, Extensions: []string{}, Patterns: []Pattern{}, Contradictions: []Fault{},
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
	if _, ok := refOf(n); ok && l.version.in(v31Up) && hasAssertions(n) {
		return true
	}
	return n.Get("allOf").Len() > 0 || l.version != v20 && (n.Get("anyOf").Len() > 0 || n.Get("oneOf").Len() > 0)
}

// describesObject reports whether values of a schema are objects: by type, by keywords that only objects have, or
// because a branch says so.
func (l *lowering) describesObject(s *spot) bool { return l.judged.object.judge(l, s) }

func (l *lowering) isObject(s *spot, other func(*spot) bool) bool {
	n := s.node
	if !n.IsMap() {
		return false
	}
	if _, ok := refOf(n); ok {
		if target, ok := l.follow(s); ok && other(target) {
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
			if other(s.child(name).item(i, branch)) {
				return true
			}
		}
	}
	return false
}

// unknownFields tells what happens to undeclared members of an object (JSON Schema 2020-12 Core §10.3.2.3, §11.3), and,
// where unevaluatedProperties: false rejects none because something takes them on before, what does.
func (l *lowering) unknownFields(s *spot) (what string, openedAt []string) {
	n := s.node
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
func (l *lowering) opensBy(s *spot, other func(*spot) openness) openness {
	most := opensItself(s)
	for _, o := range l.inPlace(s) {
		most = max(most, other(o))
	}
	return most
}

func opensItself(s *spot) openness {
	most := opensNot
	for _, keyword := range []string{"additionalProperties", "unevaluatedProperties"} {
		v := s.node.Get(keyword)
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
func (l *lowering) openedAt(s *spot, seen map[*yaml.Node]bool) (at []string, ok bool) {
	if seen[s.node.ID()] {
		return nil, false
	}
	seen[s.node.ID()] = true
	if opensItself(s) == opensToAll {
		if v := s.node.Get("additionalProperties"); !v.Exists() || v.IsMap() && describesSomething(v) {
			return []string{"unevaluatedProperties"}, true
		}
		return []string{"additionalProperties"}, true
	}
	for _, o := range l.inPlace(s) {
		if at, ok := l.openedAt(o, seen); ok {
			if o.up != nil && o.up.node.ID() == s.node.ID() { // then, else
				at = append([]string{o.token}, at...)
			} else if o.up != nil && o.up.up != nil && o.up.up.node.ID() == s.node.ID() {
				at = append([]string{o.up.token, o.token}, at...)
			}
			return at, true
		}
	}
	return nil, false
}

// rejects reports whether a schema refuses undeclared members: by itself, through some branch of allOf, or through all
// branches of anyOf or oneOf.
func (l *lowering) rejects(s *spot) bool { return l.judged.rejects.judge(l, s) }

func (l *lowering) refuses(s *spot, other func(*spot) bool) bool {
	n := s.node
	if n.IsFalse() {
		return true
	}
	if !n.IsMap() {
		return false
	}
	if _, ok := refOf(n); ok {
		if target, ok := l.follow(s); ok && other(target) {
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
		if other(s.child("allOf").item(i, branch)) {
			return true
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		branches := n.Get(name)
		all := branches.Len() > 0 && l.version != v20
		for i, branch := range branches.Items() {
			all = all && other(s.child(name).item(i, branch))
		}
		if all {
			return true
		}
	}
	return false
}

// describesSomething tells a schema that limits its values from {} and from one that only annotates.
func describesSomething(n source.Node) bool {
	if _, ok := refOf(n); ok {
		return true
	}
	return hasAssertions(n) && !(n.Len() == 1 && n.Get("nullable").Exists())
}

// constraintsOf are the effective limits of a schema. A schema inside itself adds nothing.
func (l *lowering) constraintsOf(s *spot) Constraints {
	if s == nil || !s.node.IsMap() {
		return Constraints{Types: []string{}}
	}
	if l.isBare(s.node) {
		if target, ok := l.follow(s); ok {
			s = target
		}
	}
	return *l.judged.limits.judge(l, s)
}

// isBare reports whether a schema is nothing but what it refers to.
func (l *lowering) isBare(n source.Node) bool {
	_, isRef := refOf(n)
	return isRef && !(l.version.in(v31Up) && hasAssertions(n))
}

func (l *lowering) combine(s *spot, other func(*spot) *Constraints) *Constraints {
	if !s.node.IsMap() {
		return &Constraints{Types: []string{}}
	}
	_, isRef := refOf(s.node)
	bare := l.isBare(s.node)
	c := Constraints{Types: []string{}}
	if !bare {
		c = l.ownConstraints(s.node)
		if items := l.below(s, "items"); items != nil && s.node.Get("uniqueItems").IsTrue() {
			for s := range l.definitions(items, nil) { // so many different items as there are
				c.BoundedArray = c.BoundedArray || l.ownConstraints(s.node).Enumerated
			}
		}
	}
	if isRef {
		if target, ok := l.follow(s); ok {
			if bare {
				return other(target)
			}
			c = intersect(c, *other(target))
		}
		if bare {
			return &c
		}
	}
	for i, branch := range s.node.Get("allOf").Items() {
		c = intersect(c, *other(s.child("allOf").item(i, branch)))
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		branches := s.node.Get(name)
		if branches.Len() == 0 || l.version == v20 {
			continue
		}
		var union *Constraints
		for i, branch := range branches.Items() {
			if isNullSchema(branch) {
				continue
			}
			b := *other(s.child(name).item(i, branch))
			if union == nil {
				union = &b
			} else {
				u := unite(*union, b)
				union = &u
			}
		}
		if union != nil {
			c = intersect(c, *union)
		}
	}
	return &c
}

func sameConstraints(a, b *Constraints) bool { return reflect.DeepEqual(a, b) }

func isNullSchema(n source.Node) bool { return n.Get("type").String() == "null" }

// fixedFormats are formats whose values have a largest length.
var fixedFormats = []string{"date", "date-time", "time", "uuid", "ipv4", "ipv6"}

func (l *lowering) ownConstraints(n source.Node) Constraints {
	c := Constraints{Types: ownTypes(n), Format: n.Get("format").String(), Pattern: n.Get("pattern").String()}
	number := func(keyword string) *float64 {
		if v, ok := n.Get(keyword).Number(); ok {
			return &v
		}
		return nil
	}
	c.MaxLength, c.MaxItems, c.MaxProperties = number("maxLength"), number("maxItems"), number("maxProperties")
	if size := l.nameCount(n); c.MaxProperties == nil && size != nil {
		c.MaxProperties = size
	}
	c.Minimum, c.Maximum = number("minimum"), number("maximum")
	if l.version.in(v31Up) { // a number of its own; before 3.1 a boolean that modifies minimum and maximum
		if c.Minimum == nil {
			c.Minimum = number("exclusiveMinimum")
		}
		if c.Maximum == nil {
			c.Maximum = number("exclusiveMaximum")
		}
	}
	c.listed = n.Get("enum").IsList() || l.version.in(v31Up) && n.Get("const").Exists()
	c.Enumerated = c.listed || len(c.Types) == 1 && c.Types[0] == "boolean"
	can := func(types ...string) bool {
		return len(c.Types) == 0 || slices.ContainsFunc(c.Types, func(t string) bool { return slices.Contains(types, t) })
	}
	c.Restricted = !can("string") || c.Enumerated || c.Format != "" || c.Pattern != ""
	c.BoundedString = !can("string") || c.Enumerated || c.MaxLength != nil || slices.Contains(fixedFormats, c.Format) || l.pattern(c.Pattern).bounded
	c.BoundedArray = !can("array") || c.Enumerated || c.MaxItems != nil ||
		l.version.in(v31Up) && n.Get("prefixItems").IsList() && n.Get("items").IsFalse()
	c.BoundedNumber = !can("number", "integer") || c.Enumerated || c.Minimum != nil && c.Maximum != nil
	return c
}

// nameCount is how many members an object can have because propertyNames lists their names.
func (l *lowering) nameCount(n source.Node) *float64 {
	names := n.Get("propertyNames")
	var count float64
	switch {
	case !l.version.in(v31Up) || !names.Exists():
		return nil
	case names.Get("enum").IsList():
		count = float64(names.Get("enum").Len())
	case names.Get("const").Exists():
		count = 1
	default:
		return nil
	}
	return &count
}

// intersect combines limits that hold together (allOf).
func intersect(a, b Constraints) Constraints {
	c := a
	if len(a.Types) == 0 {
		c.Types = b.Types
	} else if len(b.Types) > 0 {
		c.Types = slices.DeleteFunc(slices.Clone(a.Types), func(t string) bool { return !slices.Contains(b.Types, t) })
	}
	if c.Format == "" {
		c.Format = b.Format
	}
	if c.Pattern == "" {
		c.Pattern = b.Pattern
	}
	c.Enumerated, c.listed = a.Enumerated || b.Enumerated, a.listed || b.listed
	c.MaxLength, c.MaxItems, c.MaxProperties = least(a.MaxLength, b.MaxLength), least(a.MaxItems, b.MaxItems), least(a.MaxProperties, b.MaxProperties)
	c.Maximum, c.Minimum = least(a.Maximum, b.Maximum), greatest(a.Minimum, b.Minimum)
	c.Restricted = a.Restricted || b.Restricted
	c.BoundedString = a.BoundedString || b.BoundedString
	c.BoundedArray = a.BoundedArray || b.BoundedArray
	c.BoundedNumber = a.BoundedNumber || b.BoundedNumber || c.Minimum != nil && c.Maximum != nil
	return c
}

// unite combines limits of which one holds (anyOf, oneOf): only what all branches limit is limited.
func unite(a, b Constraints) Constraints {
	c := Constraints{Types: []string{}}
	if len(a.Types) > 0 && len(b.Types) > 0 {
		c.Types = slices.Clone(a.Types)
		for _, t := range b.Types {
			if !slices.Contains(c.Types, t) {
				c.Types = append(c.Types, t)
			}
		}
	}
	if a.Format == b.Format {
		c.Format = a.Format
	}
	if a.Pattern == b.Pattern {
		c.Pattern = a.Pattern
	}
	both := func(x, y *float64, choose func(x, y *float64) *float64) *float64 {
		if x == nil || y == nil {
			return nil
		}
		return choose(x, y)
	}
	c.Enumerated, c.listed = a.Enumerated && b.Enumerated, a.listed && b.listed
	c.MaxLength, c.MaxItems = both(a.MaxLength, b.MaxLength, greatest), both(a.MaxItems, b.MaxItems, greatest)
	c.MaxProperties = both(a.MaxProperties, b.MaxProperties, greatest)
	c.Minimum, c.Maximum = both(a.Minimum, b.Minimum, least), both(a.Maximum, b.Maximum, greatest)
	c.Restricted = a.Restricted && b.Restricted
	c.BoundedString = a.BoundedString && b.BoundedString
	c.BoundedArray = a.BoundedArray && b.BoundedArray
	c.BoundedNumber = a.BoundedNumber && b.BoundedNumber
	return c
}

func least(a, b *float64) *float64 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func greatest(a, b *float64) *float64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
