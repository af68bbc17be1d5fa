package contract

import (
	"regexp"
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
	shapes  *shapes
	terms   map[string]nameTerms   // by name: the same ones stand in many objects
	objects map[*yaml.Node]subject // by schema: whom its object is about
	calls   map[*yaml.Node]subject // by parameter: whom the calls with it are about
}

// nameTerms are the terms of a name.
type nameTerms struct{ all, tail []string }

// readFields lists the parameters, headers and properties that operations use.
func readFields(doc *document, d *directions, limits *constraints, classes *classification, shapes *shapes, properties *properties) []field {
	r := &fieldReader{limits: limits, classes: classes, shapes: shapes, terms: map[string]nameTerms{}, objects: map[*yaml.Node]subject{}, calls: subjectsOfCalls(doc)}
	return append(r.parameters(doc, d), r.properties(doc, d, properties)...)
}

func (r *fieldReader) parameters(doc *document, d *directions) []field {
	var list []field
	uses, open := resourceUses(doc), usedWithoutToken(doc)
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
		f.facts.Kind, f.facts.In, f.facts.Resource, f.facts.Required = "parameter", in, uses[p].onlyPicks(), p.at.Get("required").IsTrue()
		f.facts.WithToken = p.as == parameterObject && !open[p]
		if p.as == headerObject {
			f.facts.Kind = "header"
		}
		list = append(list, f)
	}
	return list
}

// usedWithoutToken finds the parameters of operations that do not demand a token of every caller.
func usedWithoutToken(doc *document) map[*parameter]bool {
	open := map[*parameter]bool{}
	for _, op := range doc.operations {
		if !op.security.isUnauthenticated() && !slices.ContainsFunc(op.security.alternatives, func(a alternative) bool { return a.strength() != "token" }) {
			continue
		}
		for _, n := range op.parameters {
			if p := doc.parameterByNode[n.ID()]; p != nil {
				open[p] = true
			}
		}
	}
	return open
}

func (r *fieldReader) properties(doc *document, d *directions, properties *properties) []field {
	var list []field
	bodies, queries := requestObjects(doc, properties)
	urls := urlObjects(d, doc.refs)
	for _, sc := range d.schemas {
		if sc.used == 0 {
			continue
		}
		required := map[string]bool{}
		for _, name := range textItems(sc.at.Get("required")) {
			required[name] = true
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
			f.facts.Required, f.facts.InURL = required[name], urls[sc.at.ID()]
			if body := bodies[sc.at.ID()]; body != nil {
				f.facts.Body, f.facts.Operations = true, body.operations
				f.facts.Required = f.facts.Required || body.required[name]
				f.facts.Returned = body.returned[f.facts.Phrase]
			}
			if queries[sc.at.ID()] { // the whole query as one value (3.2): its properties are the parameters
				f.facts.Kind, f.facts.In = "parameter", "querystring"
			}
			list = append(list, f)
		}
	}
	return list
}

func (r *fieldReader) field(at, schema *resolve.Node, name string, used direction) field {
	facts := FieldFacts{Name: name, Phrase: strings.Join(words(name), "_"), Direction: used.String(), Operations: []string{}, Holders: []string{}}
	c := r.limits.of(schema)
	facts.Format, facts.Limited = c.Format, c.Pattern != "" || c.listed
	facts.Terms, facts.Tail = r.termsOf(name)
	facts.Types = r.typesOf(schema, c)
	facts.Category = r.category(at, schema, c, &facts)
	facts.Classification, facts.Inherited = r.classes.of(at, schema)
	facts.DescribedAs = r.remarksAbout(at, schema, &facts)
	facts.Withheld = facts.Category != "none" && (r.isWithheld(at, schema) || slices.Contains(facts.DescribedAs, "withheld"))
	if used&request != 0 && facts.isURL() {
		for name := range namesAround(r.limits.standing(at).Parent) {
			for _, word := range words(templateExpression.ReplaceAllString(name, "/")) {
				facts.Holders = append(facts.Holders, singularOf(word))
			}
			break
		}
	}
	for n := range r.limits.refs.Chain(at, schema) {
		facts.Masked = facts.Masked || masks(n.Get("x-masking"))
	}
	return field{at: at, facts: facts}
}

// typesOf are the types of a schema: object also for one without a type whose keywords only objects have.
func (r *fieldReader) typesOf(schema *resolve.Node, c ConstraintsFacts) []string {
	if len(c.Types) == 0 && schema != nil && r.shapes.object.value(schema) {
		return []string{"object"}
	}
	return c.Types
}

// category is the category of sensitive data that a field holds. The items of an array decide for the array.
func (r *fieldReader) category(at, schema *resolve.Node, c ConstraintsFacts, facts *FieldFacts) string {
	types := facts.Types
	if slices.Contains(types, "array") {
		for n := range r.described(at, schema) {
			if items := n.Optional("items"); items != nil {
				types = r.typesOf(items, r.limits.of(items))
				break
			}
		}
	}
	category, term := sensitivity(facts.Name, facts.Tail, types)
	if c.Enumerated && category != "health" && !slices.Contains(listable, term) {
		return "none" // a setting about secrets or numbers, not one of them
	}
	if strings.ReplaceAll(term, "_", "") == "accountnumber" && strings.ReplaceAll(facts.Phrase, "_", "") == "accountnumber" && !r.isOfBank(at, schema) {
		return "none"
	}
	if found := sensitiveTerms()[term]; found != nil && (found.person || found.contact) {
		_, isCall := r.calls[at.ID()] // a path says what is asked for, not whose address is sent
		if s := r.subjectOf(at, facts.Name); found.person && !s.isPerson() || found.contact && !isCall && s.isOrganisation() {
			return "none"
		}
	}
	return category
}

// listable are the personal data with so few values that an enumeration lists them.
var listable = []string{"gender", "sex", "race", "religion", "ethnicity", "nationality", "marital_status", "maritalstatus", "sexual_orientation", "political_opinion"}

// isOfBank reports whether an account is one at a bank, by the description of its number or by the properties beside it.
func (r *fieldReader) isOfBank(at, schema *resolve.Node) bool {
	for n := range r.described(at, schema) {
		if bank.MatchString(n.Get("description").String()) {
			return true
		}
	}
	if at.Parent == nil || at.Parent.Token != "properties" {
		return false
	}
	for name := range at.Parent.Pairs() {
		if bank.MatchString(strings.Join(words(name), " ")) {
			return true
		}
	}
	return false
}

// bank matches words that are about accounts at banks.
var bank = regexp.MustCompile(`(?i)\b(bank|iban|bic|swift|sort code|routing|savings|cheque|checking|payee|payment|debtor|creditor|beneficiary|wire|ach|account holder|card number)\b`)

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
	if !n.Exists() || n.IsNull() || n.IsFalse() {
		return false
	}
	return !n.IsString() || !slices.Contains([]string{"", "none", "no", "off", "false"}, strings.ToLower(strings.TrimSpace(n.String())))
}

// addObjects notes the schema of an object, the branches that it is composed of, and the items of an array of them.
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
