package contract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// classificationKey is the extension by which a contract classifies data: public, internal, confidential, restricted.
const classificationKey = "x-data-classification"

// field is a named value where it is defined.
type field struct {
	at    *resolve.Node // the parameter, the header, or the property's schema
	facts FieldFacts
}

// Concerns reports whether a rule that looks for words can have anything to say of a field: by its name, by what it holds,
// by how it is classified, or because it holds a URL. Of most fields none can.
func (f *FieldFacts) Concerns(words map[string]bool) bool {
	return f.Category != "none" || f.Classification != "" || words[f.Phrase] || strings.HasSuffix(f.Format, "uri") || f.Format == "url" || f.Format == "iri" ||
		slices.ContainsFunc(f.Terms, func(term string) bool { return words[term] })
}

// readFields lists parameters, headers and properties. What nothing uses is not judged.
func (l *lowering) readFields() []field {
	var list []field
	for _, p := range l.parameters {
		if p.used == 0 {
			continue
		}
		schema, _ := l.valueSchema(p.at)
		in := "header"
		if p.as == parameterObject {
			if in = p.at.Get("in").String(); in == "body" {
				continue // its properties are the fields
			}
		}
		f := l.field(p.at, schema, p.name, p.used)
		f.facts.Kind, f.facts.In, f.facts.Resource = "parameter", in, p.picks > 0 && p.holds == 0
		if p.as == headerObject {
			f.facts.Kind = "header"
		}
		list = append(list, f)
	}
	bodies, queries := l.requestObjects()
	for _, sc := range l.order {
		if sc.used == 0 {
			continue
		}
		for name, s := range sc.properties() {
			var used direction
			for _, d := range []direction{request, response} {
				if sc.used&d != 0 && l.travels(s, d) {
					used |= d
				}
			}
			if used == 0 {
				continue
			}
			f := l.field(s, s, name, used)
			f.facts.Kind, f.facts.In, f.facts.Shared = "property", "body", sc.used == request|response
			f.facts.Body = bodies[sc.at.ID()]
			if queries[sc.at.ID()] { // the whole query as one value (3.2): its properties are the parameters
				f.facts.Kind, f.facts.In = "parameter", "querystring"
			}
			list = append(list, f)
		}
	}
	return list
}

// properties are the properties that a schema declares itself.
func (sc *schema) properties() func(yield func(name string, s *resolve.Node) bool) {
	return func(yield func(string, *resolve.Node) bool) {
		holder := sc.at.Child("properties")
		for name, node := range holder.Pairs() {
			if !yield(name, holder.Member(name, node)) {
				return
			}
		}
	}
}

func (l *lowering) field(at, schema *resolve.Node, name string, used direction) field {
	facts := FieldFacts{Name: name, Phrase: strings.Join(words(name), "_"), Direction: used.String()}
	c := l.constraintsOf(schema)
	facts.Types, facts.Format, facts.Limited = c.Types, c.Format, c.Pattern != "" || c.listed
	facts.Terms, facts.Tail = l.termsOf(name)
	facts.Category = sensitivity(facts.Tail, c.Types)
	if items := l.refs.Below(schema, "items"); items != nil && slices.Contains(c.Types, "array") {
		facts.Category = sensitivity(facts.Tail, l.constraintsOf(items).Types)
	}
	if facts.Category == "authentication" && c.Enumerated {
		facts.Category = "none" // a setting about secrets, not a secret
	}
	facts.Classification, facts.Inherited = l.classification(at, schema)
	for s := range l.refs.Chain(at, schema) {
		facts.Masked = facts.Masked || masks(s.Get("x-masking"))
	}
	return field{at: at, facts: facts}
}

// masks reports whether a value of x-masking says that there is some masking.
func masks(n source.Node) bool {
	return n.Exists() && !n.IsNull() && !n.IsFalse() && !strings.EqualFold(strings.TrimSpace(n.String()), "none")
}

// requestObjects are the schemas of whole request bodies and of whole queries, of the items of those that are arrays, and
// the branches that they are composed of.
func (l *lowering) requestObjects() (bodies, queries map[*yaml.Node]bool) {
	bodies, queries = map[*yaml.Node]bool{}, map[*yaml.Node]bool{}
	var add func(found map[*yaml.Node]bool, s *resolve.Node)
	add = func(found map[*yaml.Node]bool, s *resolve.Node) {
		if !l.refs.Effort.Enter() {
			return
		}
		defer l.refs.Effort.Leave()
		for s := range l.refs.Chain(s) {
			if found[s.ID()] {
				continue
			}
			found[s.ID()] = true
			for _, name := range []string{"allOf", "anyOf", "oneOf"} {
				for i, branch := range s.Get(name).Items() {
					add(found, s.Child(name).Item(i, branch))
				}
			}
			if items := s.Optional("items"); items != nil {
				add(found, items)
			}
		}
	}
	for _, op := range l.operations {
		for _, b := range l.requestBodies(op) {
			if b.schema != nil && op.facts.Kind == "path" {
				add(bodies, b.schema)
			}
		}
		for _, p := range l.mergedParameters(op) {
			if schema, _ := l.valueSchema(p); schema != nil && p.Get("in").String() == "querystring" {
				add(queries, schema)
			}
		}
	}
	return bodies, queries
}

type nameTerms struct{ all, tail []string }

// termsOf splits a name once: the same names stand in many objects.
func (l *lowering) termsOf(name string) (all, tail []string) {
	t, ok := l.terms[name]
	if !ok {
		t.all, t.tail = terms(name)
		l.terms[name] = t
	}
	return t.all, t.tail
}

// classes are the known values of classificationKey.
var classes = []string{"public", "internal", "confidential", "restricted"}

// classOf reads a classification in lower case. A word that nobody knows classifies nothing.
func classOf(n source.Node) string {
	if text := strings.ToLower(strings.TrimSpace(n.String())); slices.Contains(classes, text) {
		return text
	}
	return ""
}

// classification is the field's own, its definition's, or that of the nearest object around it, up to the document.
func (l *lowering) classification(at, schema *resolve.Node) (text string, inherited bool) {
	for s := range l.refs.Chain(at, schema) {
		if text := classOf(s.Get(classificationKey)); text != "" {
			return text, false
		}
		for i, item := range s.Get("items").Pairs() { // an array is classified by its items
			if text := classOf(item); i == classificationKey && text != "" {
				return text, false
			}
		}
	}
	for s := range l.refs.Chain(at, schema) {
		if text := l.classifiedAbove(s.Parent); text != "" {
			return text, true
		}
	}
	return "", false
}

// classifiedAbove looks upward from an object to the root of its document. The answer is kept for each node: fields
// share what is above them.
func (l *lowering) classifiedAbove(s *resolve.Node) string {
	if s == nil {
		return ""
	}
	if text, ok := l.classified[s.ID()]; ok {
		return text
	}
	text := classOf(s.Get(classificationKey))
	if text == "" && s.Parent == nil {
		text = classOf(s.Get("info").Get(classificationKey))
	}
	if text == "" {
		text = l.classifiedAbove(s.Parent)
	}
	l.classified[s.ID()] = text
	return text
}

// sensitiveSet is the set of fields that a schema's values may hold, as indexes into the fields of a spread.
type sensitiveSet []uint64

func (s sensitiveSet) has(i int) bool { return i/64 < len(s) && s[i/64]&(1<<(i%64)) != 0 }

// add unites a set with another and reports whether it grew.
func (s *sensitiveSet) add(other sensitiveSet) bool {
	for len(*s) < len(other) {
		*s = append(*s, 0)
	}
	grew := false
	for i, bits := range other {
		if (*s)[i]|bits != (*s)[i] {
			(*s)[i] |= bits
			grew = true
		}
	}
	return grew
}

// spread is what the values of each schema may hold of some fields, in one direction.
type spread struct {
	fields []SensitiveFieldFacts
	index  map[SensitiveFieldFacts]int
	holds  map[*yaml.Node]*sensitiveSet
}

// set is what the values of a schema hold.
func (s *spread) set(schema *yaml.Node) *sensitiveSet {
	held := s.holds[schema]
	if held == nil {
		held = &sensitiveSet{}
		s.holds[schema] = held
	}
	return held
}

// hold lets the values of a schema hold a field, and reports whether that is new.
func (s *spread) hold(schema *yaml.Node, f SensitiveFieldFacts) bool {
	i, ok := s.index[f]
	if !ok {
		i = len(s.fields)
		s.index[f] = i
		s.fields = append(s.fields, f)
	}
	bits := make(sensitiveSet, i/64+1)
	bits[i/64] = 1 << (i % 64)
	return s.set(schema).add(bits)
}

// spreadFields finds, for every schema, which of the wanted fields its values may hold on one way: each schema passes what
// it holds to those that contain it, until nothing grows. With unnamed, schemas that are classified themselves count as
// fields without a name: values of maps and items of arrays have none.
func (l *lowering) spreadFields(d direction, unnamed bool, wanted func(f *FieldFacts) bool) *spread {
	out := &spread{index: map[SensitiveFieldFacts]int{}, holds: map[*yaml.Node]*sensitiveSet{}}
	var work []*yaml.Node
	for _, f := range l.fields {
		if f.facts.Kind != "property" || !wanted(&f.facts) {
			continue
		}
		owner := f.at.Parent.Parent.ID()
		if f.facts.Direction != (d^request^response).String() && out.hold(owner, f.facts.sensitive()) {
			work = append(work, owner)
		}
	}
	for _, sc := range l.order {
		class := classOf(sc.at.Get(classificationKey))
		if id := sc.at.ID(); unnamed && sc.used&d != 0 && class != "" && out.hold(id, SensitiveFieldFacts{Category: "none", Classification: class}) {
			work = append(work, id)
		}
	}
	if len(work) == 0 {
		return out
	}
	parents := map[*yaml.Node][]*yaml.Node{}
	for _, sc := range l.order {
		if sc.used&d != 0 {
			id := sc.at.ID()
			contain := func(child *resolve.Node) {
				for s := range l.refs.Chain(child) {
					if s.ID() != id {
						parents[s.ID()] = append(parents[s.ID()], id)
					}
				}
			}
			contain(sc.at) // what it refers to, where a reference has siblings
			for child := range l.parts(sc.at, d) {
				contain(child)
			}
		}
	}
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		for _, parent := range parents[id] {
			if out.set(parent).add(*out.holds[id]) {
				work = append(work, parent)
			}
		}
	}
	return out
}

func (f *FieldFacts) sensitive() SensitiveFieldFacts {
	return SensitiveFieldFacts{Name: f.Name, Category: f.Category, Classification: f.Classification}
}

// in is what the values of some bodies may hold.
func (s *spread) in(l *lowering, bodies []body) sensitiveSet {
	var all sensitiveSet
	for _, b := range bodies {
		if b.schema == nil {
			continue
		}
		for at := range l.refs.Chain(b.schema) {
			if held := s.holds[at.ID()]; held != nil {
				all.add(*held)
			}
		}
	}
	return all
}

func confidential(classification string) bool {
	return classification == "confidential" || classification == "restricted"
}

// returned lists the sensitive fields that the responses of an operation may hold, by name.
func (l *lowering) returned(op *operation) []SensitiveFieldFacts {
	list := []SensitiveFieldFacts{}
	all := l.outbound.in(l, l.allResponseBodies(op))
	for i, f := range l.outbound.fields {
		if all.has(i) {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, func(a, b SensitiveFieldFacts) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Classification, b.Classification))
	})
	return list
}

func (l *lowering) allResponseBodies(op *operation) []body {
	var list []body
	for _, r := range l.members(op.at, "responses") {
		list = append(list, l.responseBodies(op, r)...)
	}
	return list
}

// Carried is sensitive or classified data in the bodies of an operation.
type Carried struct {
	SensitiveFieldFacts // without a name it is the body itself
	Direction           string
	// Locate finds the field, or the body.
	Locate func() model.Place
}

// carried lists what the bodies of an operation, of its request and of its responses, hold. It is asked for only where a
// manifest uses the operation.
func (l *lowering) carried(op *operation) []Carried {
	if l.carries == nil {
		stated := func(f *FieldFacts) bool { return f.Category != "none" || f.Classification != "" }
		l.carries = map[direction]*spread{request: l.spreadFields(request, true, stated), response: l.spreadFields(response, true, stated)}
	}
	in, out := request, response
	if op.facts.Kind != "path" { // what is sent to others
		in, out = out, in
	}
	var list []Carried
	for _, way := range []struct {
		direction
		bodies []body
	}{{in, l.requestBodies(op)}, {out, l.allResponseBodies(op)}} {
		spread := l.carries[way.direction]
		all := spread.in(l, way.bodies)
		for i, f := range spread.fields {
			if all.has(i) {
				list = append(list, Carried{f, way.String(), func() model.Place { return l.findField(f, way.direction, way.bodies) }})
			}
		}
		for _, b := range way.bodies {
			if class, _ := l.classification(b.at, b.schema); class != "" {
				list = append(list, Carried{SensitiveFieldFacts{Category: "none", Classification: class}, way.String(), func() model.Place { return b.at.Place() }})
			}
			for _, part := range b.form {
				i := slices.IndexFunc(l.fields, func(f field) bool { return f.at.ID() == part.ID() })
				if i < 0 {
					continue
				}
				if f := l.fields[i].facts; f.Category != "none" || f.Classification != "" {
					list = append(list, Carried{f.sensitive(), way.String(), func() model.Place { return part.Place() }})
				}
			}
		}
	}
	return list
}

// findField finds a field of one kind that bodies hold: the one that is reached first.
func (l *lowering) findField(wanted SensitiveFieldFacts, d direction, bodies []body) model.Place {
	owned := map[*yaml.Node][]field{} // by the schema that declares them
	for _, f := range l.fields {
		if f.facts.Kind == "property" && f.facts.Name == wanted.Name {
			owner := f.at.Parent.Parent.ID()
			owned[owner] = append(owned[owner], f)
		}
	}
	var queue []*resolve.Node
	seen := map[*yaml.Node]bool{}
	reach := func(s *resolve.Node) {
		for at := range l.refs.Chain(s) {
			if !seen[at.ID()] {
				seen[at.ID()] = true
				queue = append(queue, at)
			}
		}
	}
	for _, b := range bodies {
		if b.schema != nil {
			reach(b.schema)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		if wanted.Name == "" && classOf(s.Get(classificationKey)) == wanted.Classification {
			return s.Place()
		}
		for _, f := range owned[s.ID()] {
			if f.facts.sensitive() == wanted && f.facts.Direction != (d^request^response).String() {
				return f.at.Place()
			}
		}
		for child := range l.parts(s, d) {
			reach(child)
		}
	}
	return bodies[0].at.Place() // what holds it was found by the same way
}
