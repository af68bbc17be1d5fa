package contract

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// Layout is how a definition says what its values are: by what stands in it, and by named parts that hold together with it. Parts
// can be taken apart, so that two definitions which compose the same differently become alike.
type Layout struct {
	Use
	// Parts are the schemas that its references and the branches of its allOf lead to.
	Parts []Part

	own   []*resolve.Node // what stands in it, branches of allOf without a name included
	seen  map[*yaml.Node]bool
	parts map[*Value]bool // that were found so far
}

// Part is a schema that holds together with others.
type Part struct {
	// Name is what it is called: two versions of one part have the same.
	Name string
	Use
}

// Layout reads the layout of a definition.
func (u Use) Layout() *Layout {
	l := &Layout{Use: u, seen: map[*yaml.Node]bool{}, parts: map[*Value]bool{}}
	for _, n := range u.nodes {
		l.add(n, u.open)
	}
	return l
}

// add adds a schema and the branches of its allOf.
func (l *Layout) add(n *resolve.Node, open choice) {
	v := l.of
	if l.seen[n.ID()] || !v.doc.refs.Effort.Enter() {
		return
	}
	defer v.doc.refs.Effort.Leave()
	l.seen[n.ID()] = true
	if _, isRef := resolve.Reference(n.Node); isRef {
		l.addPart(use{n, open})
		if !v.doc.version.in(v31Up) {
			return
		}
	}
	l.own = append(l.own, n)
	for _, branch := range branches(n, "allOf") {
		if _, isRef := resolve.Reference(branch.Node); isRef {
			l.addPart(use{branch, min(open, own)})
			if !v.doc.version.in(v31Up) || !hasAssertions(branch.Node) {
				continue
			}
		}
		l.add(branch, min(open, own))
	}
}

// addPart adds the part that a reference leads to.
func (l *Layout) addPart(ref use) {
	target, ok := ref.target(l.of.doc.spec)
	if !ok {
		return
	}
	part, _ := l.of.use(target.at, target.open)
	if part == nil || l.seen[part.nodes[0].ID()] || l.parts[part.Value] {
		return
	}
	l.parts[part.Value] = true
	l.Parts = append(l.Parts, Part{nameOf(part.nodes[0]), *part})
}

// nameOf is the last name on the way to a schema.
func nameOf(n *resolve.Node) string {
	if n.Parent == nil {
		return refName(n.Doc.Path)
	}
	return n.Token
}

// TakeApart puts what a part consists of in its place.
func (l *Layout) TakeApart(i int) {
	part := l.Parts[i]
	l.Parts = slices.Delete(slices.Clone(l.Parts), i, i+1)
	for _, n := range part.nodes {
		l.add(n, part.open)
	}
}

// StatesSame reports whether what stands in two definitions, their parts and unions left out, limits values in the same way.
func (l *Layout) StatesSame(other *Layout) bool {
	a, b := l.stated(), other.stated()
	return reflect.DeepEqual(a, b)
}

// stated is what stands in a definition, without its parts and unions.
func (l *Layout) stated() any {
	type stated struct {
		constraints ConstraintsFacts
		fate        fate
		annotations ValueFacts
		enum        []string
		least       [2]float64
		patterns    []string
	}
	s := stated{constraints: ConstraintsFacts{Types: []string{}}, fate: acceptsAny}
	enum := &LimitFacts{}
	v := l.of
	for _, n := range l.own {
		s.constraints = intersect(s.constraints, v.limits.own(n))
		s.fate = min(s.fate, v.shapes.ownFate(n))
		for i, keyword := range []string{"minLength", "minItems"} {
			if number, ok := n.Get(keyword).Number(); ok {
				s.least[i] = max(s.least[i], number)
			}
		}
		v.addEnum(enum, n)
		for _, p := range patternFacts(n, v.limits) {
			s.patterns = append(s.patterns, p.Text)
		}
	}
	v.annotate(&s.annotations, l.own)
	s.annotations.Default = nil
	s.enum = enum.Enum
	slices.Sort(s.constraints.Types)
	slices.Sort(s.patterns)
	return s
}

// Child is a value inside another one.
type Child struct {
	// Key is equal for the same child of another version.
	Key string
	// Words say what it is called inside the value: ".name", "[]", "{}".
	Words string
	// Field is the property; nil for a value without a name.
	Field *Field
	// Use is the definition of the child; nil where nothing describes the property.
	Use *Use
	// Same reports whether the child describes the same value, under a condition.
	Same bool
}

// Children lists the values inside those that the layout states itself: properties, items, values of maps.
func (l *Layout) Children() []Child {
	v := l.of
	var list []Child
	index := map[string]int{}
	uses := map[string][]*Use{}
	add := func(key, words string, n *resolve.Node, same bool) {
		u, _ := v.use(n, own)
		if u == nil {
			return
		}
		if _, ok := index[key]; !ok {
			index[key] = len(list)
			list = append(list, Child{Key: key, Words: words, Same: same})
		}
		uses[key] = append(uses[key], u)
	}
	for _, n := range l.own {
		l.addProperties(n, &list, index, uses)
		for _, m := range grammar[schemaObject] {
			value := n.Get(m.name)
			if !value.Exists() || !v.doc.version.in(m.in) {
				continue
			}
			at := n.Member(m.name, value)
			switch m.name {
			case "items", "contains", "unevaluatedItems":
				add("["+m.name+"]", "[]", at, false)
			case "additionalProperties", "unevaluatedProperties":
				add("{}", "{}", at, false)
			case "contentSchema", "then", "else":
				add("|"+m.name, "", at, m.name != "contentSchema")
			case "patternProperties", "dependentSchemas":
				for name, member := range at.Pairs() {
					add("|"+m.name+" "+name, map[string]string{"patternProperties": "{}"}[m.name], at.Member(name, member), m.name == "dependentSchemas")
				}
			case "prefixItems":
				for i, item := range at.Items() {
					add("["+strconv.Itoa(i)+"]", "[]", at.Item(i, item), false)
				}
			}
		}
	}
	for _, name := range l.Demands() {
		if i, ok := index["."+name]; ok {
			list[i].Field.required = true
		}
	}
	for i := range list {
		child := &list[i]
		if together := uses[child.Key]; len(together) > 0 {
			child.Use = v.together(together)
		}
		if child.Field != nil {
			child.Field.Value = child.Use
		}
	}
	return list
}

// addProperties adds the properties that a schema declares.
func (l *Layout) addProperties(n *resolve.Node, list *[]Child, index map[string]int, uses map[string][]*Use) {
	v := l.of
	for name, site := range declaredProperties(n) {
		if site.IsFalse() { // false forbids it
			continue
		}
		key := "." + name
		i, ok := index[key]
		if !ok {
			i = len(*list)
			index[key] = i
			*list = append(*list, Child{Key: key, Words: "." + name, Field: &Field{Name: name, of: v, kind: "property", in: "body"}})
		}
		f := (*list)[i].Field
		f.sites = append(f.sites, site)
		u, via := v.use(site, own)
		f.via = append(f.via, via...)
		if u != nil {
			uses[key] = append(uses[key], u)
		}
	}
}

// Demands lists the names of the properties that what stands in the definition requires, wherever they are declared.
func (l *Layout) Demands() []string {
	var names []string
	for _, n := range l.own {
		names = append(names, textItems(n.Get("required"))...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Declared are the properties that the parts of the definition declare, by name: the first of each name. They are required if the
// definition or the part says so.
func (l *Layout) Declared() map[string]*Field {
	demanded := map[string]bool{}
	for _, name := range l.Demands() {
		demanded[name] = true
	}
	found := map[string]*Field{}
	seen := map[*Value]bool{}
	for parts := slices.Clone(l.Parts); len(parts) > 0; parts = parts[1:] {
		part := parts[0]
		if seen[part.Value] {
			continue
		}
		seen[part.Value] = true
		layout := part.Layout()
		parts = append(parts, layout.Parts...)
		for _, c := range layout.Children() {
			if f := c.Field; f != nil && found[f.Name] == nil {
				f.required = f.required || demanded[f.Name]
				found[f.Name] = f
			}
		}
	}
	return found
}

// Branch is an alternative of a union, or a subtype that a discriminator may choose.
type Branch struct {
	// Names are what it may be known by, the best first. Two versions of one branch have one of them in common.
	Names []string
	Use
}

// Branches lists the alternatives of the values: those of anyOf and oneOf, and the subtypes that discriminators choose.
func (l *Layout) Branches() []Branch {
	v := l.of
	var list []Branch
	seen := map[*Value]bool{}
	add := func(n *resolve.Node, open choice, discriminator string) {
		if u, _ := v.use(n, open); u != nil && !seen[u.Value] && !l.seen[u.nodes[0].ID()] {
			seen[u.Value] = true
			list = append(list, Branch{v.branchNames(n, u, discriminator), *u})
		}
	}
	for _, n := range l.own {
		discriminator := n.Get("discriminator").Get("propertyName").String()
		for _, keyword := range []string{"anyOf", "oneOf"} {
			if v.doc.version == v20 {
				break
			}
			for _, branch := range branches(n, keyword) {
				if !isNullSchema(branch.Node) {
					add(branch, own, discriminator)
				}
			}
		}
		for chosen := range v.directions.choices(use{n, l.open}) {
			add(chosen.at, chosen.open, discriminator)
		}
	}
	return list
}

// branchNames are what a branch may be known by: its reference, the value of the discriminator, its title, its properties, its types.
func (v *Values) branchNames(n *resolve.Node, u *Use, discriminator string) []string {
	at := u.nodes[0]
	var names []string
	if _, isRef := resolve.Reference(n.Node); isRef || v.doc.isComponent(at) {
		names = append(names, "reference "+nameOf(at))
	}
	if discriminator != "" {
		property := at.Get("properties").Get(discriminator)
		for _, value := range []string{property.Get("const").String(), property.Get("enum").At(0).String()} {
			if value != "" {
				names = append(names, "value "+value)
			}
		}
	}
	if title := at.Get("title"); title.IsString() {
		names = append(names, "title "+title.String())
	}
	if properties := propertyNames(at.Node); len(properties) > 0 {
		slices.Sort(properties)
		names = append(names, "properties "+strings.Join(properties, "\x00"))
	}
	types := ownTypes(at.Node)
	slices.Sort(types)
	return append(names, "types "+strings.Join(types, ",")+" "+at.Get("format").String())
}
