package contract

import (
	"slices"
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// entity makes an entity that stands at a node. usages are the places that use it.
func (doc *document) entity(kind model.EntityKind, at *resolve.Node, name string, facts any, locate func(path []any) model.Place, usages []*resolve.Node) model.Entity {
	e := model.Entity{Kind: kind, Name: name, Facts: facts, Locate: locate, Definition: func() model.Place { return doc.definitionOf(at) }}
	if len(usages) > 0 {
		e.Usages = sync.OnceValue(func() []model.Place { // many findings may ask
			places := make([]model.Place, 0, len(usages))
			for _, u := range usages {
				places = append(places, u.Place())
			}
			return places
		})
	}
	return e
}

// nameEntities gives entities the names of their places. Those of operations have them.
func nameEntities(list []model.Entity, names func() *naming) {
	name := func(at model.Place, _ []any) string { return names().name(at) }
	for i := range list {
		if list[i].NamePlace == nil {
			list[i].NamePlace = name
		}
	}
}

// entities are the entities of a kind, if they are wanted.
func entities(wanted func(model.EntityKind) bool, kind model.EntityKind, of func() []model.Entity) []model.Entity {
	if !wanted(kind) {
		return nil
	}
	return of()
}

// contractEntities is the document as a whole.
func contractEntities(doc *document, facts *ContractFacts, broken []resolve.Broken) []model.Entity {
	root := doc.refs.Locator(doc.root)
	e := doc.entity(model.EntityContract, doc.root, "contract", facts, func(path []any) model.Place {
		if len(path) >= 2 && path[0] == "unresolved_references" {
			if i, ok := path[1].(int); ok && i >= 0 && i < len(broken) {
				return broken[i].Place()
			}
		}
		if len(path) == 2 && path[0] == "violations" {
			if i, ok := path[1].(int); ok && i >= 0 && i < len(facts.Violations) {
				return facts.Violations[i].place
			}
		}
		return root(path)
	}, nil)
	return []model.Entity{withDocumentation(e, doc.root, contractDocumentation)}
}

func serverEntities(doc *document, facts map[*server]*ServerFacts) (list []model.Entity) {
	for _, s := range doc.servers {
		e := doc.entity(model.EntityServer, s.at, s.template, facts[s], locateServer(s, doc.spec), nil)
		if doc.version != v20 { // there, a server is no object
			e = withDocumentation(e, s.at, objectDocumentation)
		}
		list = append(list, e)
	}
	return list
}

func schemeEntities(doc *document, facts map[*scheme]*SecuritySchemeFacts, demands map[*scheme]*schemeDemand) (list []model.Entity) {
	for _, sc := range doc.schemes.list {
		e := doc.entity(model.EntitySecurityScheme, sc.at, sc.name, facts[sc], locateScheme(sc, doc.spec), demands[sc].usages)
		list = append(list, withDocumentation(e, sc.at, objectDocumentation))
	}
	return list
}

func securityEntities(doc *document, facts map[*security]SecurityFacts) (list []model.Entity) {
	for _, s := range doc.securities {
		f := facts[s]
		list = append(list, doc.entity(model.EntitySecurity, s.at, s.name, &f, locateSecurity(s, doc.refs), s.heirs))
	}
	return list
}

func operationEntities(doc *document, facts map[*operation]*OperationFacts, names func() *naming) (list []model.Entity) {
	declared := sync.OnceValue(func() map[string]bool { return declaredTags(doc.root) })
	for _, op := range doc.operations {
		e := doc.entity(model.EntityOperation, op.at, op.name, facts[op], locateOperation(op, doc.spec), nil)
		e.NamePlace = func(at model.Place, _ []any) string { return names().below(op, at) }
		list = append(list, withDocumentation(e, op.at, operationDocumentation(facts[op], declared)))
	}
	return list
}

func parameterEntities(doc *document, d *directions, limits *constraints) (list []model.Entity) {
	uses := resourceUses(doc)
	for _, p := range doc.parameters {
		e := doc.entity(model.EntityParameter, p.at, "", parameterFacts(p, d, limits, uses[p]), doc.refs.Locator(p.at), doc.usages[p.at.ID()])
		list = append(list, withDocumentation(e, p.at, objectDocumentation))
	}
	return list
}

// bodyUse is a body at its definition, in a direction. It is judged once for each.
type bodyUse struct {
	at        *yaml.Node
	mediaType string
	way       direction
}

func bodyEntities(doc *document, limits *constraints, properties *properties) (list []model.Entity) {
	seen := map[bodyUse]bool{}
	add := func(b body, way direction, status string) {
		use := bodyUse{b.at.ID(), b.mediaType, way}
		if !seen[use] {
			seen[use] = true
			list = append(list, doc.entity(model.EntityBody, b.at, "", bodyFacts(b, way, status, limits, properties), doc.refs.Locator(b.at), nil))
		}
	}
	for _, op := range doc.operations {
		for _, b := range op.request {
			add(b, op.inbound(), "")
		}
		for _, r := range op.responses {
			for _, b := range r.bodies {
				add(b, op.outbound(), statusKey(r.key))
			}
		}
	}
	return list
}

// responseUse is a response at its definition, as operations use it. It is judged once for each.
type responseUse struct {
	at             *yaml.Node
	method, status string
	success        bool
	way            direction
}

// operations are those of the document, in its order; they get the facts of their responses.
func responseEntities(doc *document, properties *properties, operations []Operation) (list []model.Entity) {
	facts := map[responseUse]*ResponseFacts{}
	for i, op := range doc.operations {
		for _, r := range op.responses {
			use := responseUse{r.at.ID(), op.method, statusKey(r.key), describesSuccess(op, r), op.outbound()}
			if facts[use] == nil {
				facts[use] = responseFacts(op, r, properties)
				e := doc.entity(model.EntityResponse, r.at, "", facts[use], doc.refs.Locator(r.at), nil)
				list = append(list, withDocumentation(e, r.at, objectDocumentation))
			}
			operations[i].Responses = append(operations[i].Responses, facts[use])
		}
	}
	return list
}

// schemaEntities are the schemas, and the places where one is missing.
func schemaEntities(doc *document, d *directions, limits *constraints, shapes *shapes, properties *properties) []model.Entity {
	list := make([]model.Entity, 0, len(d.schemas)+len(d.missing))
	uploads := uploads(doc, limits, properties)
	for _, sc := range d.schemas {
		facts := schemaFacts(sc, limits, shapes, properties, uploads[sc.at.ID()])
		e := doc.entity(model.EntitySchema, sc.at, "", facts, locateSchema(sc.at, doc.refs), doc.usages[sc.at.ID()])
		list = append(list, withDocumentation(e, sc.at, schemaDocumentation))
	}
	for _, m := range d.missing {
		at := m.at.Child("schema")
		e := doc.entity(model.EntitySchema, at, "", missingSchemaFacts(m), doc.refs.Locator(at), doc.usages[m.at.ID()])
		list = append(list, withDocumentation(e, at, schemaDocumentation))
	}
	return list
}

// locateSchema makes a function that finds places of a schema. A branch of a composition is an item of a list and has no key of its
// own: where the branch or a keyword that it lacks is meant, the place is the key that says what its values are.
func locateSchema(n *resolve.Node, refs *resolve.Resolver) func(path []any) model.Place {
	locate := refs.Locator(n)
	if n.Parent == nil || !n.Parent.IsList() || !slices.Contains([]string{"allOf", "anyOf", "oneOf", "prefixItems"}, n.Parent.Token) {
		return locate
	}
	return func(path []any) model.Place {
		if len(path) > 0 {
			keyword, ok := path[0].(string)
			if target, _ := refs.Follow(n); !ok || n.Get(keyword).Exists() || target != nil && target.Get(keyword).Exists() {
				return locate(path)
			}
		}
		for _, key := range []string{"type", "properties", "items", "$ref"} {
			if n.Get(key).Exists() {
				place := n.Place(key)
				place.Key = true
				return place
			}
		}
		return locate(path)
	}
}

func fieldEntities(doc *document, fields []field) []model.Entity {
	list := make([]model.Entity, 0, len(fields))
	for i := range fields {
		f := &fields[i]
		list = append(list, doc.entity(model.EntityField, f.at, "", &f.facts, doc.refs.Locator(f.at), nil))
	}
	return list
}

func textEntities(doc *document, findings []textFinding) []model.Entity {
	list := make([]model.Entity, 0, len(findings))
	for i := range findings {
		f := &findings[i]
		list = append(list, doc.entity(model.EntityText, f.at, "", &f.facts, doc.refs.Locator(f.at), f.usages))
	}
	return list
}

func literalEntities(doc *document, literals []literal) []model.Entity {
	list := make([]model.Entity, 0, len(literals))
	for i := range literals {
		l := &literals[i]
		list = append(list, doc.entity(model.EntityLiteral, l.at, "", &l.facts, doc.refs.Locator(l.at), nil))
	}
	return list
}
