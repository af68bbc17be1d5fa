package contract

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Values are the values that the operations of a contract take and return. They are made for the comparison with another version of
// it, and hide how the contract is written: a value is the same whether its schema stands in place, behind references, alone in
// allOf, or in another file. They are not safe for concurrent use.
type Values struct {
	doc        *document
	limits     *constraints
	shapes     *shapes
	properties *properties
	directions *directions
	reader     *fieldReader
	uploads    map[*yaml.Node]bool
	all        []field // that operations use
	fields     map[*yaml.Node]*FieldFacts
	returned   map[SensitiveFieldFacts]*FieldFacts // nil until it is asked for
	operations map[*OperationFacts]*operation
	name       func(at model.Place) string

	bodies   map[bodyUse]*BodyFacts
	single   map[*yaml.Node]*Value
	multiple map[string]*Value // by the nodes of the value
	cut      []*Value          // those of which only a part was looked at, some of them more than once
	digests  *digests
}

func newValues(doc *document, limits *constraints, shapes *shapes, properties *properties, d *directions, reader *fieldReader, fields []field, operations map[*operation]*OperationFacts, name func(at model.Place) string) *Values {
	v := &Values{
		doc: doc, limits: limits, shapes: shapes, properties: properties, directions: d, reader: reader, uploads: uploads(doc, limits, properties), name: name, all: fields,
		fields: make(map[*yaml.Node]*FieldFacts, len(fields)), operations: make(map[*OperationFacts]*operation, len(operations)),
		bodies: map[bodyUse]*BodyFacts{}, single: map[*yaml.Node]*Value{}, multiple: map[string]*Value{},
	}
	for i := range fields {
		v.fields[fields[i].at.ID()] = &fields[i].facts
	}
	for op, facts := range operations {
		v.operations[facts] = op
	}
	v.digests = newDigests(v)
	return v
}

// Size is how many schemas the contract has.
func (v *Values) Size() int { return len(v.directions.schemas) }

// Value is the definition of a value: a schema without the references and wrappers that lead to it. Equal pointers mean the same
// definition.
type Value struct {
	of    *Values
	nodes []*resolve.Node // several where branches of allOf declare one property together
}

// Use is a value together with which subtypes of it a discriminator may choose where it is used.
type Use struct {
	*Value
	open choice
}

// Chooses says which subtypes a discriminator may choose. It is equal for uses with the same choice.
func (u Use) Chooses() int { return int(u.open) }

// Field is a parameter, a header or a property, where it is declared.
type Field struct {
	Name string
	// Value is the definition of its value; it is nil where nothing describes it.
	Value *Use

	of       *Values
	sites    []*resolve.Node // the parameter, the header, or the schemas of the property in the branches of allOf that declare it
	via      []*resolve.Node // what leads from there to the definition: it states something for this use only
	kind, in string
	required bool
}

// IsParameter reports whether callers send the field as a parameter, outside of bodies.
func (f *Field) IsParameter() bool { return f.kind == "parameter" }

// Root is a value that an operation takes or returns as a whole.
type Root struct {
	// Key is equal for the same parameter, header or body of the same operation in another version.
	Key string
	// Returned reports whether callers receive the value; otherwise they send it.
	Returned bool
	// Words say what it is: "request body", "response 200".
	Words string
	// Field is the parameter or header; nil for a body.
	Field *Field
	// Value is the body; nil for a parameter or header, and where nothing describes the body.
	Value *Use

	digest func() uint64
}

// Digest is equal for roots of two versions with the same content, references included. It differs from run to run.
func (r Root) Digest() uint64 { return r.digest() }

// maxWrappers bounds how many wrappers around a definition are followed.
const maxWrappers = 64

// use is the value that a schema defines, past the references and wrappers that lead to it; via lists these.
func (v *Values) use(n *resolve.Node, open choice) (u *Use, via []*resolve.Node) {
	if n == nil || !n.IsMap() {
		return nil, nil
	}
	at := use{n, open}
	for range maxWrappers {
		next, ok := v.unwrap(at)
		if !ok {
			break
		}
		via = append(via, at.at)
		at = next
	}
	return &Use{v.value(at.at), at.open}, via
}

// unwrap is the only schema that says something of the values of another one: the one that it refers to, the only branch of allOf
// that says something, or the only branch of a union beside null.
func (v *Values) unwrap(u use) (use, bool) {
	n := u.at
	if v.doc.isBare(n.Node) {
		return u.target(v.doc.spec)
	}
	if _, isRef := resolve.Reference(n.Node); isRef {
		return use{}, false
	}
	keyword := ""
	for key := range n.Pairs() {
		switch {
		case key == "allOf", key == "anyOf" || key == "oneOf":
			if keyword != "" {
				return use{}, false
			}
			keyword = key
		case !isAnnotation(key) && key != "nullable":
			return use{}, false
		}
	}
	if keyword == "" || v.doc.version == v20 && keyword != "allOf" {
		return use{}, false
	}
	branch := soleBranch(n, keyword)
	if branch == nil || !branch.IsMap() {
		return use{}, false
	}
	open := min(u.open, own)
	if keyword != "allOf" {
		open = own
	}
	return use{branch, open}, true
}

// soleBranch is the only branch of a composition that says something of its values; nil if there is none, or if there are several.
// Null beside it only says that there may be no value.
func soleBranch(n *resolve.Node, keyword string) *resolve.Node {
	var sole *resolve.Node
	for _, branch := range branches(n, keyword) {
		if keyword == "allOf" && branch.IsMap() && !saysSomething(branch.Node) || keyword != "allOf" && isNullSchema(branch.Node) {
			continue
		}
		if sole != nil {
			return nil
		}
		sole = branch
	}
	return sole
}

// value is the value that a schema without wrappers defines.
func (v *Values) value(n *resolve.Node) *Value {
	found := v.single[n.ID()]
	if found == nil {
		found = &Value{v, []*resolve.Node{n}}
		v.single[n.ID()] = found
	}
	return found
}

// maxTogetherValues bounds how many values several schemas define together, for each schema of the document: a property that
// several branches of allOf declare is one value. Beyond it, the first schema counts. Few contracts have any.
const maxTogetherValues = 1

// maxSchemasTogether bounds how many schemas define one value together.
const maxSchemasTogether = 8

// together is the value that several schemas define together.
func (v *Values) together(uses []*Use) *Use {
	if len(uses) == 1 {
		return uses[0]
	}
	var nodes []*resolve.Node
	open := settled
	for _, u := range uses {
		for _, n := range u.nodes {
			if !slices.ContainsFunc(nodes, func(o *resolve.Node) bool { return o.ID() == n.ID() }) {
				nodes = append(nodes, n)
			}
		}
		open = max(open, u.open)
	}
	if len(nodes) == 1 {
		return &Use{v.value(nodes[0]), open}
	}
	var key strings.Builder
	for _, n := range nodes {
		fmt.Fprintf(&key, "%p ", n.ID())
	}
	found := v.multiple[key.String()]
	if found == nil {
		if len(nodes) > maxSchemasTogether || len(v.multiple) > maxTogetherValues*(len(v.directions.schemas)+1) {
			v.cut = append(v.cut, uses[0].Value)
			return uses[0]
		}
		found = &Value{v, nodes}
		v.multiple[key.String()] = found
	}
	return &Use{found, open}
}

// Incomplete lists the values of which only a part was looked at so far: too many schemas define them together, or they have too many
// regular expressions. Contracts that people write have none.
func (v *Values) Incomplete() []*Value { return v.cut }

// Locate finds a place below the definition, at the first of its schemas that has it.
func (v *Value) Locate(path []any) model.Place {
	if len(path) > 0 {
		if keyword, ok := path[0].(string); ok {
			for _, n := range v.statements() {
				if n.Get(keyword).Exists() {
					return locateSchema(n, v.of.doc.refs)(path)
				}
			}
		}
	}
	return locateSchema(v.nodes[0], v.of.doc.refs)(path)
}

// statements are the schemas that always apply to the value.
func (v *Value) statements() []*resolve.Node {
	var list []*resolve.Node
	for _, n := range v.nodes {
		list = append(list, v.of.doc.together(n)...)
	}
	return list
}

// NamePlace names a place that Locate found.
func (v *Value) NamePlace(at model.Place) string { return v.of.name(at) }

// PlaceName is the name of the place of the definition.
func (v *Value) PlaceName() string { return v.of.name(v.nodes[0].Place()) }

// Definition is the place of the component, operation or path item around the value.
func (v *Value) Definition() model.Place { return v.of.doc.definitionOf(v.nodes[0]) }

// Digest is equal for values of two versions with the same content, references included. It differs from run to run.
func (v *Value) Digest() uint64 {
	sum := uint64(0)
	for _, n := range v.nodes {
		sum = mix(sum, v.of.digests.value(n))
	}
	return sum
}

// Facts are what the definition says, with its own classification apart from the one that it inherits. A value has the same facts
// wherever it is used.
func (v *Value) Facts() (facts *ValueFacts, classification string) {
	facts = Undescribed()
	limits := facts.Limits
	for _, n := range v.nodes {
		limits.Constraints = intersect(limits.Constraints, v.of.limits.of(n))
		if unknown, _ := v.of.shapes.unknownFields(n); strictness(unknown) < strictness(limits.UnknownFields) {
			limits.UnknownFields = unknown
		}
		limits.Upload = limits.Upload || v.of.uploads[n.ID()]
	}
	statements := v.statements()
	v.of.annotate(facts, statements)
	for _, n := range statements {
		if number, ok := n.Get("minLength").Number(); ok {
			limits.MinLength = maximum(limits.MinLength, &number)
		}
		if number, ok := n.Get("minItems").Number(); ok {
			limits.MinItems = maximum(limits.MinItems, &number)
		}
		v.of.addEnum(limits, n)
		for _, p := range patternFacts(n, v.of.limits) {
			if len(limits.Patterns) == maxPatterns {
				v.of.cut = append(v.of.cut, v)
				break
			}
			limits.Patterns = append(limits.Patterns, p)
		}
	}
	limits.Listed, limits.Limited = limits.Constraints.listed, limits.Constraints.Pattern != "" || limits.Constraints.listed
	classification = facts.Classification
	if classification == "" {
		facts.Classification = v.of.reader.classes.outside(v.nodes[0])
	}
	return facts, classification
}

// Classifier is the object around a definition that states its class; nil if there is none. What the definition states itself does not
// count.
func (v *Value) Classifier() *Classifier {
	n := v.of.reader.classes.classifier(v.nodes[0])
	if n == nil {
		return nil
	}
	return &Classifier{n.ID(), n.Doc.Path, n.Pointer(), v.of.name(n.Place()), v.of.doc.refs.Locator(n)}
}

// Classifying lists the objects of a definition that state its class, by their identity.
func (v *Value) Classifying() []any {
	var list []any
	for _, n := range v.statements() {
		if classOf(n.Node) != "" {
			list = append(list, n.ID())
		}
	}
	return list
}

// Demanded lists the members that values must have in requests, sorted. What holds for an alternative only is not among them.
func (v *Value) Demanded() []string {
	var list []string
	stays := map[string]bool{} // what callers do not send
	for _, n := range v.statements() {
		list = append(list, textItems(n.Get("required"))...)
		for name, site := range declaredProperties(n) {
			stays[name] = stays[name] || site.IsMap() && !travels(v.of.doc.spec, site, request)
		}
	}
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(name string) bool { return stays[name] })
}

// Undescribed are the facts of a value that nothing describes.
func Undescribed() *ValueFacts {
	return &ValueFacts{Limits: &LimitFacts{Constraints: ConstraintsFacts{Types: []string{}}, Enum: []string{}, UnknownFields: "not-applicable", Patterns: []PatternFacts{}}}
}

// maxPatterns bounds how many regular expressions of one value are compared.
const maxPatterns = 64

// strictness orders what happens to undeclared members, the strictest first.
func strictness(unknownFields string) int {
	return slices.Index([]string{"rejected", "map", "base", "unclosable", "accepted", "not-applicable"}, unknownFields)
}

// addEnum adds the values that a schema lists: only those that it has in common with the schemas before it stay.
func (v *Values) addEnum(limits *LimitFacts, n *resolve.Node) {
	var values []string
	switch enum := n.Get("enum"); {
	case enum.IsList():
		for _, item := range enum.Items() {
			values = append(values, valueText(item))
		}
	case v.doc.version.in(v31Up) && n.Get("const").Exists():
		values = append(values, valueText(n.Get("const")))
	default:
		return
	}
	slices.Sort(values)
	values = slices.Compact(values)
	if limits.Listed {
		values = slices.DeleteFunc(values, func(value string) bool {
			_, ok := slices.BinarySearch(limits.Enum, value)
			return !ok
		})
	}
	limits.Listed, limits.Enum = true, append([]string{}, values...)
}

// valueText writes a value: a text as it is, any other value as JSON.
func valueText(n source.Node) string {
	if n.IsString() {
		return n.String()
	}
	text, err := json.Marshal(n.Value())
	if err != nil { // a number that JSON does not have
		return n.String()
	}
	return string(text)
}

// annotate notes what some schemas say of a value besides its limits. The first classification counts.
func (v *Values) annotate(facts *ValueFacts, nodes []*resolve.Node) {
	for _, n := range nodes {
		if _, isRef := resolve.Reference(n.Node); !isRef || v.doc.version.in(v31Up) { // before 3.1, keywords beside a reference are ignored
			facts.ReadOnly = facts.ReadOnly || n.Get("readOnly").IsTrue()
			facts.WriteOnly = facts.WriteOnly || n.Get("writeOnly").IsTrue()
		}
		facts.Masked = facts.Masked || masks(n.Get("x-masking"))
		if facts.Classification == "" {
			facts.Classification = classOf(n.Node)
		}
		if facts.Classification == "" {
			facts.Classification = classOf(n.Get("items")) // an array is classified by its items
		}
		if d := n.Get("default"); facts.Default == nil && d.Exists() {
			text := valueText(d)
			facts.Default = &text
		}
	}
}

// Travels reports whether callers receive (returned) or send the field, by readOnly and writeOnly.
func (f *Field) Travels(returned bool) bool {
	way := request
	if returned {
		way = response
	}
	return !slices.ContainsFunc(f.sites, func(n *resolve.Node) bool { return !travels(f.of.doc.spec, n, way) })
}

// Stated is what stands at the field itself, not where its value is defined. Its direction, name and limits are not given.
func (f *Field) Stated() *ValueFacts {
	stated := &ValueFacts{}
	f.of.annotate(stated, f.via)
	return stated
}

// Required reports whether the value must be there.
func (f *Field) Required() bool { return f.required }

// Facts are what the use of the field says, together with the definition of its value.
func (f *Field) Facts(returned bool) *ValueFacts {
	way := request
	if returned {
		way = response
	}
	site, facts := f.sites[0], f.Stated()
	var schema *resolve.Node
	if f.Value != nil {
		f.of.annotate(facts, f.Value.statements())
		schema = f.Value.nodes[0]
	}
	if facts.Classification == "" {
		facts.Classification, _ = f.of.reader.classes.of(site, schema)
	}
	var own FieldFacts
	if known := f.of.fields[site.ID()]; known != nil && known.Name == f.Name {
		own = *known
	} else {
		if f.kind == "property" {
			schema = site
		}
		own = f.of.reader.field(site, schema, f.Name, way).facts
		own.Kind, own.In = f.kind, f.in
	}
	own.Direction, own.Required = way.String(), f.required
	own.Classification, own.Masked = facts.Classification, facts.Masked
	facts.Field = &own
	return facts
}

// Locate finds a place below the field.
func (f *Field) Locate(path []any) model.Place {
	if len(path) > 0 {
		if keyword, ok := path[0].(string); ok {
			for _, n := range append(slices.Clone(f.sites), f.via...) {
				if n.Get(keyword).Exists() {
					return f.of.doc.refs.Locator(n)(path)
				}
			}
		}
	}
	return f.of.doc.refs.Locator(f.sites[0])(path)
}

// NamePlace names a place that Locate found.
func (f *Field) NamePlace(at model.Place) string { return f.of.name(at) }

// PlaceName is the name of the place of the field.
func (f *Field) PlaceName() string { return f.of.name(f.sites[0].Place()) }

// Definition is the place of the component, operation or path item around the field.
func (f *Field) Definition() model.Place { return f.of.doc.definitionOf(f.sites[0]) }

// ID identifies the field: two uses of one declaration have the same.
func (f *Field) ID() any { return f.sites[0].ID() }
