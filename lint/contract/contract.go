// Package contract lowers OpenAPI 2.0, 3.0, 3.1 and 3.2 documents to facts. The semantics of the specification
// (inheritance, overriding, references, direction, composition) are resolved here once, so that no rule has to.
package contract

import (
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// API is a lowered contract: its entities, and what a manifest that names it is joined with.
type API struct {
	Path     string
	Facts    *ContractFacts
	Entities []model.Entity
	// Operations are the operations of paths, webhooks and callbacks, in document order.
	Operations []Operation
	// Schemes are the declared security schemes, in document order.
	Schemes []Scheme
	// Root is the place of the document itself.
	Root model.Place
}

// Operation is an operation with its place.
type Operation struct {
	*OperationFacts
	Locate func(path []any) model.Place
	// ServedFrom are its effective servers; none means that it is served from where the document is.
	ServedFrom []Server
	// Carried lists the sensitive or classified data in the bodies of its request and responses. It is worked out once, when it
	// is first asked for: many manifests may use one operation.
	Carried func() []Carried
}

// Server is a server with its place.
type Server struct {
	*ServerFacts
	Locate func(path []any) model.Place
}

// Scheme is a security scheme with its place.
type Scheme struct {
	*SecuritySchemeFacts
	Locate func(path []any) model.Place
}

// Lower turns a contract into entities of the wanted kinds. References are followed through reader, inside the root of
// the document. The API is nil when the document cannot be judged at all; problems with an API mean that part of it
// could not.
func Lower(doc *source.Document, reader *source.Reader, wanted func(model.EntityKind) bool) (*API, []model.Problem) {
	return newLowering(doc, reader, wanted).lower()
}

func newLowering(doc *source.Document, reader *source.Reader, wanted func(model.EntityKind) bool) *lowering {
	known := map[model.EntityKind]bool{} // it is asked for every string
	return &lowering{
		reader: reader,
		wanted: func(kind model.EntityKind) bool {
			answer, ok := known[kind]
			if !ok {
				answer = wanted(kind)
				known[kind] = answer
			}
			return answer
		},
		root:        &spot{doc: doc, node: doc.Nodes[0]},
		reported:    map[*yaml.Node]bool{},
		misdirected: map[*yaml.Node]bool{},
		resolved:    map[refKey]resolution{},
		resolving:   map[refKey]bool{},
		endings:     map[refStart]ending{},
		behind:      map[*yaml.Node]*spot{},
		identifiers: map[*source.Document]*identifiers{},
		identifying: map[*source.Document]bool{},
		visited:     map[visit]bool{},
		usages:      map[*yaml.Node][]*spot{},
		schemas:     map[*yaml.Node]*schema{},
		extended:    map[*yaml.Node]direction{},
		schemes:     map[string]*scheme{},
		terms:       map[string]nameTerms{},
		regexes:     map[string]regex{},
		examined:    map[text]TextFacts{},
		secrets:     map[sameSecrets]int{},
		classified:  map[*yaml.Node]string{},
		judged:      newJudgements(),
		names:       map[*yaml.Node][]string{},
		properties:  map[propertyOf]*spot{},
		uploads:     map[*yaml.Node]bool{},
	}
}

func (l *lowering) lower() (*API, []model.Problem) {
	if problem := l.readVersion(); problem != nil {
		return nil, []model.Problem{*problem}
	}
	violations := l.startValidation(plainSchemas)
	l.self = l.root.node.Get("$self").String()
	l.collect(l.root, rootObject)
	dialect := l.root.node.Get("jsonSchemaDialect")
	strict := l.version.in(v31Up) && (!dialect.Exists() || knownDialect(dialect.String()))
	if strict && !l.schemasAreSound() {
		violations, strict = l.startValidation(officialSchemas), false
	}
	l.readSchemes()
	l.readSecurity()
	l.readOperations()
	l.readServers()
	l.finishSchemes()
	l.direct()
	l.markUploads()
	l.finishOperations()
	api := &API{Path: l.root.doc.Path, Facts: l.contractFacts(), Root: l.root.target()}
	if api.Facts.Violations = violations(); strict && len(api.Facts.Violations) > 0 { // what else is wrong may hide schemas
		api.Facts.Violations = l.startValidation(officialSchemas)()
	}
	api.Facts.Violations = l.withParameters(api.Facts.Violations)
	api.Entities = l.entities(api)
	for _, op := range l.operations {
		bound := Operation{OperationFacts: &op.facts, Locate: op.locate(l), Carried: sync.OnceValue(func() []Carried { return l.carried(op) })}
		for _, s := range op.servers {
			bound.ServedFrom = append(bound.ServedFrom, Server{&s.facts, s.locate})
		}
		api.Operations = append(api.Operations, bound)
	}
	for _, s := range l.schemeOrder {
		api.Schemes = append(api.Schemes, Scheme{&s.facts, s.locate})
	}
	if l.tooDeep {
		return nil, []model.Problem{*l.root.doc.Problem(model.ProblemUnsupported,
			"was not judged: its definitions lead to one another more than %d levels deep", maxDescent/2)}
	}
	return api, l.problems()
}

// lowering is the state of lowering one contract.
type lowering struct {
	reader  *source.Reader
	wanted  func(model.EntityKind) bool
	root    *spot
	version family
	self    string // $self (3.2): references to it mean this document

	unjudged    []notJudged
	broken      []brokenRef
	reported    map[*yaml.Node]bool
	misdirected map[*yaml.Node]bool // references to an object of another kind
	resolved    map[refKey]resolution
	identifiers map[*source.Document]*identifiers
	identifying map[*source.Document]bool // whether it mentions $id
	resolving   map[refKey]bool           // references that are being resolved, to end circles
	endings     map[refStart]ending
	behind      map[*yaml.Node]*spot // path items that hold nothing but a $ref → the next one that holds more
	nested      int                  // depth of callbacks
	depth       int                  // of what is being read, each through a reference in the one before
	tooDeep     bool                 // it was more than maxDescent

	visited  map[visit]bool
	usages   map[*yaml.Node][]*spot // definition → the objects that refer to it
	schemas  map[*yaml.Node]*schema
	subtypes map[*yaml.Node][]*spot   // schema → the components whose allOf refers to it
	extended map[*yaml.Node]direction // where the subtypes of a schema were reached
	order    []*schema                // schemas in document order

	literals    []literal
	texts       []foundText
	secrets     map[sameSecrets]int // the index in texts of the first string with these secrets
	examined    map[text]TextFacts       // what was found in a string, examined once
	terms       map[string]nameTerms
	regexes     map[string]regex
	classified  map[*yaml.Node]string // the classification of and above a node
	judged      judgements
	circles     circles
	uploads     map[*yaml.Node]bool     // schemas of binary bodies and parts of requests
	names       map[*yaml.Node][]string // the properties that a schema declares
	properties  map[propertyOf]*spot    // where they are declared, as far as that was asked
	steps       int                     // how often a schema was judged
	fields      []field
	outbound    *spread               // the sensitive fields of what is sent out
	carries     map[direction]*spread // every field of known kind or classification, for carried
	missing     []missingSchema
	parameters  []*parameter
	paramByNode map[*yaml.Node]*parameter
	schemes     map[string]*scheme
	schemeOrder []*scheme
	securities  []*security
	inherited   *security // the root's, which operations inherit
	operations  []*operation
	servers     []*server
}

func (l *lowering) readVersion() *model.Problem {
	root := l.root
	unsupported := func(key, text string) *model.Problem {
		p := root.doc.Problem(model.ProblemUnsupported, "OpenAPI %s is not supported; sealint judges %s", text, families)
		p.Location = root.doc.Locate([]model.Place{root.target(key)})[0]
		return p
	}
	if v := root.node.Get("swagger"); v.Exists() {
		if text := strings.TrimSpace(v.String()); text != "2.0" && text != "2" {
			return unsupported("swagger", text)
		}
		l.version = v20
		return nil
	}
	text := strings.TrimSpace(root.node.Get("openapi").String())
	line, _, _ := strings.Cut(text+".", ".")
	minor, _, _ := strings.Cut(strings.TrimPrefix(text, line+"."), ".")
	minor, _, _ = strings.Cut(minor, "-")
	switch line + "." + minor {
	case "3.0":
		l.version = v30
	case "3.1":
		l.version = v31
	case "3.2":
		l.version = v32
	default:
		return unsupported("openapi", text)
	}
	if d := root.node.Get("jsonSchemaDialect"); l.version.in(v31Up) && d.Exists() && !knownDialect(d.String()) {
		l.unknownDialect(root.child("jsonSchemaDialect"))
	}
	return nil
}

// knownDialect holds the dialects whose keywords the lowering understands: JSON Schema 2020-12 and OpenAPI's own.
func knownDialect(uri string) bool {
	uri = strings.TrimSuffix(uri, "#")
	return uri == "https://json-schema.org/draft/2020-12/schema" ||
		strings.HasPrefix(uri, "https://spec.openapis.org/oas/3.1/dialect/") ||
		strings.HasPrefix(uri, "https://spec.openapis.org/oas/3.2/dialect/")
}

func (l *lowering) unknownDialect(s *spot) {
	l.cannotJudge(s.doc, s.target(), model.ProblemUnsupported, "the JSON Schema dialect %q is not supported; sealint judges 2020-12 and the OpenAPI dialects", s.node.String())
}

func (l *lowering) contractFacts() *ContractFacts {
	root := l.root.node
	info := root.Get("info")
	facts := &ContractFacts{
		Version: strings.TrimSpace(root.Get("openapi").String() + root.Get("swagger").String()), Family: l.version.String(),
		Title: info.Get("title").String(), InfoVersion: info.Get("version").String(),
		ServersDeclared: root.Get("servers").Len() > 0 || l.version == v20 && (root.Get("host").Exists() || root.Get("schemes").Len() > 0),
		SecuritySchemes: []string{}, UnresolvedReferences: []UnresolvedReferenceFacts{},
	}
	if c := info.Get("contact"); c.IsMap() {
		facts.Contact = &ContactFacts{Name: c.Get("name").String(), URL: c.Get("url").String(), Email: c.Get("email").String()}
	}
	for _, op := range l.operations {
		switch op.facts.Kind {
		case "path":
			facts.Operations++
		case "webhook":
			facts.Webhooks++
		}
	}
	for _, s := range l.schemeOrder {
		facts.SecuritySchemes = append(facts.SecuritySchemes, s.facts.Name)
	}
	for _, b := range l.broken {
		facts.UnresolvedReferences = append(facts.UnresolvedReferences, UnresolvedReferenceFacts{Ref: b.ref, Reason: string(b.reason), Detail: b.detail})
	}
	l.inventory(facts)
	facts.Overlaps = l.overlaps()
	return facts
}

// notJudged is a part of the contract that could not be judged, before its place has a line.
type notJudged struct {
	doc     *source.Document
	target  model.Place
	problem *model.Problem
}

func (l *lowering) cannotJudge(doc *source.Document, target model.Place, id, format string, args ...any) {
	l.unjudged = append(l.unjudged, notJudged{doc, target, doc.Problem(id, format, args...)})
}

// problems locates what could not be judged, each document gone through once. A reference that could not be followed
// counts: what stands behind it was not judged.
func (l *lowering) problems() []model.Problem {
	for _, b := range l.broken {
		l.cannotJudge(b.at.doc, b.at.target("$ref"), model.ProblemReference, "what %q refers to was not judged: %s", b.ref, b.detail)
	}
	targets := map[*source.Document][]model.Place{}
	for _, n := range l.unjudged {
		targets[n.doc] = append(targets[n.doc], n.target)
	}
	locations := map[*source.Document][]model.Location{}
	for doc, list := range targets {
		locations[doc] = doc.Locate(list)
	}
	problems := make([]model.Problem, 0, len(l.unjudged))
	for _, n := range l.unjudged {
		n.problem.Location = locations[n.doc][0]
		n.problem.Message = n.doc.Mask(n.problem.Message)
		locations[n.doc] = locations[n.doc][1:]
		problems = append(problems, *n.problem)
	}
	return problems
}

// place makes the Locate function of an entity that stands at a spot: it follows the document's own structure,
// references included, as far as it exists.
func (l *lowering) place(s *spot) func(path []any) model.Place {
	return func(path []any) model.Place {
		at := s
		for i, element := range path {
			token := tokenOf(element)
			next := at.child(token)
			if !next.node.Exists() {
				if ref, ok := refOf(at.node); ok {
					if r := l.resolve(at, ref); r.spot != nil {
						next = r.spot.child(token)
					}
				}
			}
			if !next.node.Exists() {
				rest := make([]string, 0, len(path)-i)
				for _, element := range path[i:] {
					rest = append(rest, tokenOf(element))
				}
				return at.target(rest...)
			}
			at = next
		}
		return at.target()
	}
}

func (l *lowering) entities(api *API) []model.Entity {
	var list []model.Entity
	add := func(kind model.EntityKind, s *spot, name string, facts any, locate func([]any) model.Place, usages []*spot) {
		e := model.Entity{Kind: kind, Name: name, Facts: facts, Locate: locate, Definition: s.definition}
		if e.Locate == nil {
			e.Locate = l.place(s)
		}
		if len(usages) > 0 {
			e.Usages = sync.OnceValue(func() []model.Place { // many findings may ask
				targets := make([]model.Place, 0, len(usages))
				for _, u := range usages {
					targets = append(targets, u.target())
				}
				return targets
			})
		}
		list = append(list, e)
	}
	if l.wanted(model.EntityContract) {
		root := l.place(l.root)
		add(model.EntityContract, l.root, "contract", api.Facts, func(path []any) model.Place {
			if len(path) >= 2 && path[0] == "unresolved_references" {
				if i, ok := path[1].(int); ok && i >= 0 && i < len(l.broken) {
					return l.broken[i].at.target("$ref")
				}
			}
			return root(path)
		}, nil)
	}
	if l.wanted(model.EntityServer) {
		for _, s := range l.servers {
			add(model.EntityServer, s.at, s.facts.Template, &s.facts, s.locate, nil)
		}
	}
	if l.wanted(model.EntitySecurityScheme) {
		for _, s := range l.schemeOrder {
			add(model.EntitySecurityScheme, s.at, s.facts.Name, &s.facts, s.locate, s.usages)
		}
	}
	if l.wanted(model.EntitySecurity) {
		for _, s := range l.securities {
			add(model.EntitySecurity, s.at, s.name, &s.facts, nil, s.usages)
		}
	}
	if l.wanted(model.EntityOperation) {
		for _, op := range l.operations {
			add(model.EntityOperation, op.at, op.name, &op.facts, op.locate(l), nil)
		}
	}
	if l.wanted(model.EntityParameter) {
		for _, p := range l.parameters {
			add(model.EntityParameter, p.at, "", p.finish(l), nil, l.usages[p.at.node.ID()])
		}
	}
	if l.wanted(model.EntityBody) || l.wanted(model.EntityResponse) {
		l.readBodies(func(kind model.EntityKind, s *spot, facts any) {
			if l.wanted(kind) {
				add(kind, s, "", facts, nil, nil)
			}
		})
	}
	if l.wanted(model.EntitySchema) {
		for _, s := range l.order {
			add(model.EntitySchema, s.at, "", l.schemaFacts(s), nil, l.usages[s.at.node.ID()])
		}
		for _, m := range l.missing {
			add(model.EntitySchema, m.at.child("schema"), "", l.missingFacts(m), nil, l.usages[m.at.node.ID()])
		}
	}
	if l.wanted(model.EntityField) {
		for _, f := range l.fields {
			add(model.EntityField, f.at, "", &f.facts, nil, nil)
		}
	}
	if l.wanted(model.EntityText) {
		for _, t := range l.texts {
			add(model.EntityText, t.at, "", &t.facts, nil, t.usages)
		}
	}
	if l.wanted(model.EntityLiteral) {
		for _, lit := range l.literals {
			add(model.EntityLiteral, lit.at, "", &lit.facts, nil, nil)
		}
	}
	return list
}

// maxDescent bounds how deep one definition may lead to the next: what is read of them is kept on the stack, which ends the
// program when it is full.
const maxDescent = 200_000

// enter reports whether one more definition may be read inside the others. If so, leave ends it.
func (l *lowering) enter() bool {
	l.tooDeep = l.tooDeep || l.depth == maxDescent
	if l.tooDeep {
		return false
	}
	l.depth++
	return true
}

func (l *lowering) leave() { l.depth-- }

// visit marks an object as seen in a role: the same node may be read as two kinds of object through odd references.
type visit struct {
	node *yaml.Node
	as   object
}

// collect visits every object of the document once, in document order, and what references lead to. It finds broken
// references, schemas, parameters and, where wanted, literals.
func (l *lowering) collect(s *spot, as object) {
	if !s.node.IsMap() {
		if as != schemaObject && as != exampleObject && as != linkObject { // schemas may be booleans
			l.misfit(s, "an object")
		}
		return
	}
	if v := (visit{s.node.ID(), as}); l.visited[v] || !l.enter() {
		return
	} else {
		l.visited[v] = true
	}
	defer l.leave()
	l.checkRef(s)
	if _, ok := refOf(s.node); ok {
		if target, ok := l.follow(s); ok && l.checkKind(s, target, as) {
			l.usages[target.node.ID()] = append(l.usages[target.node.ID()], s.child("$ref"))
			l.collect(target, as)
		}
		// In 2.0 and 3.0 a reference's siblings are ignored (Reference Object); in 3.1 those of a schema apply, and those
		// of a path item do in all versions.
		if as != pathItemObject && !(as == schemaObject && l.version.in(v31Up)) {
			return
		}
	}
	switch as {
	case schemaObject:
		l.addSchema(s)
	case parameterObject, headerObject:
		l.addParameter(s, as)
	}
	if as == callbackObject {
		for key, node := range s.node.Pairs() {
			if !strings.HasPrefix(key, "x-") && key != "$ref" {
				member := &spot{doc: s.doc, node: node, up: s, token: key}
				l.examineKey(member)
				l.collect(member, pathItemObject)
			}
		}
		return
	}
	for key, node := range s.node.Pairs() {
		i := slices.IndexFunc(grammar[as], func(m member) bool { return m.name == key && l.version.in(m.in) })
		if i < 0 {
			l.readText(&spot{doc: s.doc, node: node, up: s, token: key}, as)
			continue
		}
		l.collectMember(&spot{doc: s.doc, node: node, up: s, token: key}, grammar[as][i])
	}
}

func (l *lowering) collectMember(s *spot, m member) {
	switch m.shape {
	case one:
		l.collect(s, m.holds)
	case listOf:
		if m.holds != schemaObject && !s.node.IsList() {
			l.misfit(s, "an array")
		}
		for i, item := range s.node.Items() {
			l.collect(s.item(i, item), m.holds)
		}
	case mapOf:
		if m.holds != schemaObject {
			s = l.container(s)
			if s == nil {
				return
			}
			if !s.node.IsMap() {
				l.misfit(s, "an object")
			}
		}
		for key, node := range s.node.Pairs() {
			if m.holds != schemaObject && strings.HasPrefix(key, "x-") && (m.name == "paths" || m.name == "responses") {
				continue
			}
			member := &spot{doc: s.doc, node: node, up: s, token: key}
			l.examineKey(member)
			l.collect(member, m.holds)
		}
	}
}

// misfit reports a part of the document that has the wrong type: what should stand there is not judged. Nothing is lost
// by a null or an empty list.
func (l *lowering) misfit(s *spot, want string) {
	if !s.node.Exists() || s.node.IsNull() || s.node.IsList() && s.node.Len() == 0 || l.reported[s.node.ID()] {
		return
	}
	l.reported[s.node.ID()] = true
	l.cannotJudge(s.doc, s.target(), model.ProblemSyntax, "%s must be %s; what should stand there was not judged", source.EncodePointer(s.pointer()), want)
}

// container follows a reference that stands for a whole map of objects, as bundlers write them.
func (l *lowering) container(s *spot) *spot {
	if _, ok := refOf(s.node); !ok {
		return s
	}
	target, ok := l.follow(s)
	if !ok {
		return nil
	}
	return target
}

// entries lists what stands at a member of an object, as it stands there.
func (l *lowering) entries(s *spot, name string) func(yield func(key string, s *spot) bool) {
	return func(yield func(string, *spot) bool) {
		if !s.node.Get(name).Exists() {
			return
		}
		holder := l.container(s.child(name))
		if holder == nil {
			return
		}
		for key, node := range holder.node.Pairs() {
			if strings.HasPrefix(key, "x-") && (name == "paths" || name == "responses") {
				continue
			}
			if !yield(key, &spot{doc: holder.doc, node: node, up: holder, token: key}) {
				return
			}
		}
		for i, node := range holder.node.Items() {
			if !yield("", holder.item(i, node)) {
				return
			}
		}
	}
}

// members lists the objects that stand at a member of an object, with references followed.
func (l *lowering) members(s *spot, name string) func(yield func(key string, s *spot) bool) {
	return func(yield func(string, *spot) bool) {
		for key, entry := range l.entries(s, name) {
			if target, ok := l.follow(entry); ok && !yield(key, target) {
				return
			}
		}
	}
}

// tokenOf writes an element of a path as a reference token.
func tokenOf(element any) string {
	if s, ok := element.(string); ok {
		return s
	}
	return itoa(element)
}
