package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// field is a named value where it is defined.
type field struct {
	at    *resolve.Node // the parameter, the header, or the schema of the property
	facts FieldFacts
}

// owner is the schema that declares a property.
func (f field) owner() *yaml.Node { return f.at.Parent.Parent.ID() }

// Concerns reports whether a rule that looks for some words can find something about a field: because its name has one of
// them, because it is sensitive or classified, or because it holds a URL. Most fields concern no rule.
func (f *FieldFacts) Concerns(words map[string]bool) bool {
	return f.Category != "none" || f.Classification != "" || words[f.Phrase] || strings.HasSuffix(f.Format, "uri") || f.Format == "url" || f.Format == "iri" ||
		slices.ContainsFunc(f.Terms, func(term string) bool { return words[term] })
}

// fieldReader makes the facts of fields.
type fieldReader struct {
	limits  *constraints
	classes *classification
	terms   map[string]nameTerms // by name: the same ones stand in many objects
}

// nameTerms are the terms of a name.
type nameTerms struct{ all, tail []string }

// readFields lists the parameters, headers and properties that operations use.
func readFields(doc *document, d *directions, limits *constraints, classes *classification) []field {
	r := &fieldReader{limits: limits, classes: classes, terms: map[string]nameTerms{}}
	return append(r.parameters(doc, d), r.properties(doc, d)...)
}

func (r *fieldReader) parameters(doc *document, d *directions) []field {
	var list []field
	uses := resourceUses(doc)
	for _, p := range doc.parameters {
		used := d.parameters[p]
		in := "header"
		if p.as == parameterObject {
			in = p.at.Get("in").String()
		}
		if used == 0 || p.as == parameterObject && in == "body" { // of a body, the properties are the fields
			continue
		}
		schema, _ := doc.valueSchema(p.at)
		f := r.field(p.at, schema, p.name, used)
		f.facts.Kind, f.facts.In, f.facts.Resource = "parameter", in, uses[p].onlyPicks()
		if p.as == headerObject {
			f.facts.Kind = "header"
		}
		list = append(list, f)
	}
	return list
}

func (r *fieldReader) properties(doc *document, d *directions) []field {
	var list []field
	bodies, queries := requestObjects(doc)
	for _, sc := range d.schemas {
		if sc.used == 0 {
			continue
		}
		for name, property := range declaredProperties(sc.at) {
			var used direction
			for _, way := range []direction{request, response} {
				if sc.used&way != 0 && travels(doc.spec, property, way) {
					used |= way
				}
			}
			if used == 0 {
				continue
			}
			f := r.field(property, property, name, used)
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

func (r *fieldReader) field(at, schema *resolve.Node, name string, used direction) field {
	facts := FieldFacts{Name: name, Phrase: strings.Join(words(name), "_"), Direction: used.String()}
	c := r.limits.of(schema)
	facts.Types, facts.Format, facts.Limited = c.Types, c.Format, c.Pattern != "" || c.listed
	facts.Terms, facts.Tail = r.termsOf(name)
	facts.Category = sensitivity(facts.Tail, c.Types)
	if slices.Contains(c.Types, "array") {
		if items := r.limits.refs.Below(schema, "items"); items != nil {
			facts.Category = sensitivity(facts.Tail, r.limits.of(items).Types)
		}
	}
	if facts.Category == "authentication" && c.Enumerated {
		facts.Category = "none" // a setting about secrets, not a secret
	}
	facts.Classification, facts.Inherited = r.classes.of(at, schema)
	for n := range r.limits.refs.Chain(at, schema) {
		facts.Masked = facts.Masked || masks(n.Get("x-masking"))
	}
	return field{at: at, facts: facts}
}

func (r *fieldReader) termsOf(name string) (all, tail []string) {
	t, ok := r.terms[name]
	if !ok {
		t.all, t.tail = terms(name)
		r.terms[name] = t
	}
	return t.all, t.tail
}

// masks reports whether a value of x-masking says that there is some masking.
func masks(n source.Node) bool {
	return n.Exists() && !n.IsNull() && !n.IsFalse() && !strings.EqualFold(strings.TrimSpace(n.String()), "none")
}

// requestObjects are the schemas of whole request bodies and of whole queries, of the items of those that are arrays, and
// the branches that they are composed of.
func requestObjects(doc *document) (bodies, queries map[*yaml.Node]bool) {
	bodies, queries = map[*yaml.Node]bool{}, map[*yaml.Node]bool{}
	for _, op := range doc.operations {
		for _, b := range op.request {
			if b.schema != nil && op.isServed() {
				addObjects(bodies, b.schema, doc.refs)
			}
		}
		for _, p := range op.parameters {
			if p.Get("in").String() != "querystring" {
				continue
			}
			if schema, _ := doc.valueSchema(p); schema != nil {
				addObjects(queries, schema, doc.refs)
			}
		}
	}
	return bodies, queries
}

func addObjects(found map[*yaml.Node]bool, schema *resolve.Node, refs *resolve.Resolver) {
	if !refs.Effort.Enter() {
		return
	}
	defer refs.Effort.Leave()
	for n := range refs.Chain(schema) {
		if found[n.ID()] {
			continue
		}
		found[n.ID()] = true
		for _, name := range []string{"allOf", "anyOf", "oneOf"} {
			for _, branch := range branches(n, name) {
				addObjects(found, branch, refs)
			}
		}
		if items := n.Optional("items"); items != nil {
			addObjects(found, items, refs)
		}
	}
}
