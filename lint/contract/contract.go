// Package contract lowers OpenAPI 2.0, 3.0, 3.1 and 3.2 documents to facts. The semantics of the specification
// (inheritance, overriding, references, direction, composition) are resolved here once, so that no rule has to.
package contract

import (
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
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
		reader: reader, effort: &resolve.Effort{},
		wanted: func(kind model.EntityKind) bool {
			answer, ok := known[kind]
			if !ok {
				answer = wanted(kind)
				known[kind] = answer
			}
			return answer
		},
		root:       resolve.Root(doc),
		behind:     map[*yaml.Node]*resolve.Node{},
		visited:    map[visit]bool{},
		usages:     map[*yaml.Node][]*resolve.Node{},
		schemas:    map[*yaml.Node]*schema{},
		extended:   map[*yaml.Node]direction{},
		schemes:    map[string]*scheme{},
		terms:      map[string]nameTerms{},
		regexes:    map[string]regex{},
		examined:   map[text]TextFacts{},
		secrets:    map[sameSecrets]int{},
		classified: map[*yaml.Node]string{},
		judged:     newJudgements(),
		names:      map[*yaml.Node][]string{},
		properties: map[propertyOf]*resolve.Node{},
		uploads:    map[*yaml.Node]bool{},
	}
}

func (l *lowering) lower() (*API, []model.Problem) {
	if problem := l.readVersion(); problem != nil {
		return nil, []model.Problem{*problem}
	}
	l.refs = resolve.New(l.root, l.reader, l.version.in(v31Up), l.effort)
	violations := l.startValidation(plainSchemas)
	l.collect(l.root, rootObject)
	dialect := l.root.Get("jsonSchemaDialect")
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
	api := &API{Path: l.root.Doc.Path, Facts: l.contractFacts(), Root: l.root.Place()}
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
	if l.refs.Effort.TooDeep {
		return nil, []model.Problem{*l.root.Doc.Problem(model.ProblemUnsupported,
			"was not judged: its definitions lead to one another more than %d levels deep", resolve.MaxDepth/2)}
	}
	return api, l.problems()
}

// lowering is the state of lowering one contract.
type lowering struct {
	reader  *source.Reader
	effort  *resolve.Effort
	refs    *resolve.Resolver
	wanted  func(model.EntityKind) bool
	root    *resolve.Node
	version family

	unjudged []notJudged
	behind   map[*yaml.Node]*resolve.Node // path items that hold nothing but a $ref → the next one that holds more
	nested   int                          // depth of callbacks

	visited  map[visit]bool
	usages   map[*yaml.Node][]*resolve.Node // definition → the objects that refer to it
	schemas  map[*yaml.Node]*schema
	subtypes map[*yaml.Node][]*resolve.Node // schema → the components whose allOf refers to it
	extended map[*yaml.Node]direction       // where the subtypes of a schema were reached
	order    []*schema                      // schemas in document order

	literals    []literal
	texts       []foundText
	secrets     map[sameSecrets]int // the index in texts of the first string with these secrets
	examined    map[text]TextFacts  // what was found in a string, examined once
	terms       map[string]nameTerms
	regexes     map[string]regex
	classified  map[*yaml.Node]string // the classification of and above a node
	judged      judgements
	circles     circles
	uploads     map[*yaml.Node]bool          // schemas of binary bodies and parts of requests
	names       map[*yaml.Node][]string      // the properties that a schema declares
	properties  map[propertyOf]*resolve.Node // where they are declared, as far as that was asked
	steps       int                          // how often a schema was judged
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
		p := root.Doc.Problem(model.ProblemUnsupported, "OpenAPI %s is not supported; sealint judges %s", text, families)
		p.Location = root.Doc.Locate([]model.Place{root.Place(key)})[0]
		return p
	}
	if v := root.Get("swagger"); v.Exists() {
		if text := strings.TrimSpace(v.String()); text != "2.0" && text != "2" {
			return unsupported("swagger", text)
		}
		l.version = v20
		return nil
	}
	text := strings.TrimSpace(root.Get("openapi").String())
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
	if d := root.Get("jsonSchemaDialect"); l.version.in(v31Up) && d.Exists() && !knownDialect(d.String()) {
		l.unknownDialect(root.Child("jsonSchemaDialect"))
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

func (l *lowering) unknownDialect(s *resolve.Node) {
	l.cannotJudge(s.Doc, s.Place(), model.ProblemUnsupported, "the JSON Schema dialect %q is not supported; sealint judges 2020-12 and the OpenAPI dialects", s.String())
}

func (l *lowering) contractFacts() *ContractFacts {
	root := l.root.Node
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
	for _, b := range l.refs.Broken() {
		facts.UnresolvedReferences = append(facts.UnresolvedReferences, UnresolvedReferenceFacts{Ref: b.Ref, Reason: string(b.Reason), Detail: b.Detail})
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
	for _, b := range l.refs.Broken() {
		l.cannotJudge(b.At.Doc, b.At.Place("$ref"), model.ProblemReference, "what %q refers to was not judged: %s", b.Ref, b.Detail)
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

func (l *lowering) entities(api *API) []model.Entity {
	var list []model.Entity
	add := func(kind model.EntityKind, s *resolve.Node, name string, facts any, locate func([]any) model.Place, usages []*resolve.Node) {
		e := model.Entity{Kind: kind, Name: name, Facts: facts, Locate: locate, Definition: func() model.Place { return definition(s) }}
		if e.Locate == nil {
			e.Locate = l.refs.Locator(s)
		}
		if len(usages) > 0 {
			e.Usages = sync.OnceValue(func() []model.Place { // many findings may ask
				targets := make([]model.Place, 0, len(usages))
				for _, u := range usages {
					targets = append(targets, u.Place())
				}
				return targets
			})
		}
		list = append(list, e)
	}
	if l.wanted(model.EntityContract) {
		root := l.refs.Locator(l.root)
		add(model.EntityContract, l.root, "contract", api.Facts, func(path []any) model.Place {
			if len(path) >= 2 && path[0] == "unresolved_references" {
				if i, ok := path[1].(int); ok && i >= 0 && i < len(l.refs.Broken()) {
					return l.refs.Broken()[i].At.Place("$ref")
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
			add(model.EntityParameter, p.at, "", p.finish(l), nil, l.usages[p.at.ID()])
		}
	}
	if l.wanted(model.EntityBody) || l.wanted(model.EntityResponse) {
		l.readBodies(func(kind model.EntityKind, s *resolve.Node, facts any) {
			if l.wanted(kind) {
				add(kind, s, "", facts, nil, nil)
			}
		})
	}
	if l.wanted(model.EntitySchema) {
		for _, s := range l.order {
			add(model.EntitySchema, s.at, "", l.schemaFacts(s), nil, l.usages[s.at.ID()])
		}
		for _, m := range l.missing {
			add(model.EntitySchema, m.at.Child("schema"), "", l.missingFacts(m), nil, l.usages[m.at.ID()])
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

// visit marks an object as seen in a role: the same node may be read as two kinds of object through odd references.
type visit struct {
	node *yaml.Node
	as   object
}

// collect visits every object of the document once, in document order, and what references lead to. It finds broken
// references, schemas, parameters and, where wanted, literals.
func (l *lowering) collect(s *resolve.Node, as object) {
	if !s.IsMap() {
		if as != schemaObject && as != exampleObject && as != linkObject { // schemas may be booleans
			l.misfit(s, "an object")
		}
		return
	}
	if v := (visit{s.ID(), as}); l.visited[v] || !l.refs.Effort.Enter() {
		return
	} else {
		l.visited[v] = true
	}
	defer l.refs.Effort.Leave()
	l.checkRef(s)
	if _, ok := resolve.Reference(s.Node); ok {
		if target, ok := l.refs.Follow(s); ok && l.checkKind(s, target, as) {
			l.usages[target.ID()] = append(l.usages[target.ID()], s.Child("$ref"))
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
		for key, node := range s.Pairs() {
			if !strings.HasPrefix(key, "x-") && key != "$ref" {
				member := s.Member(key, node)
				l.examineKey(member)
				l.collect(member, pathItemObject)
			}
		}
		return
	}
	for key, node := range s.Pairs() {
		i := slices.IndexFunc(grammar[as], func(m member) bool { return m.name == key && l.version.in(m.in) })
		if i < 0 {
			l.readText(s.Member(key, node), as)
			continue
		}
		l.collectMember(s.Member(key, node), grammar[as][i])
	}
}

func (l *lowering) collectMember(s *resolve.Node, m member) {
	switch m.shape {
	case one:
		l.collect(s, m.holds)
	case listOf:
		if m.holds != schemaObject && !s.IsList() {
			l.misfit(s, "an array")
		}
		for i, item := range s.Items() {
			l.collect(s.Item(i, item), m.holds)
		}
	case mapOf:
		if m.holds != schemaObject {
			s = l.container(s)
			if s == nil {
				return
			}
			if !s.IsMap() {
				l.misfit(s, "an object")
			}
		}
		for key, node := range s.Pairs() {
			if m.holds != schemaObject && strings.HasPrefix(key, "x-") && (m.name == "paths" || m.name == "responses") {
				continue
			}
			member := s.Member(key, node)
			l.examineKey(member)
			l.collect(member, m.holds)
		}
	}
}

// misfit reports a part of the document that has the wrong type: what should stand there is not judged. Nothing is lost
// by a null or an empty list.
func (l *lowering) misfit(s *resolve.Node, want string) {
	if !s.Exists() || s.IsNull() || s.IsList() && s.Len() == 0 || !l.refs.FirstReport(s) {
		return
	}
	l.cannotJudge(s.Doc, s.Place(), model.ProblemSyntax, "%s must be %s; what should stand there was not judged", source.EncodePointer(s.Pointer()), want)
}

// container follows a reference that stands for a whole map of objects, as bundlers write them.
func (l *lowering) container(s *resolve.Node) *resolve.Node {
	if _, ok := resolve.Reference(s.Node); !ok {
		return s
	}
	target, ok := l.refs.Follow(s)
	if !ok {
		return nil
	}
	return target
}

// entries lists what stands at a member of an object, as it stands there.
func (l *lowering) entries(s *resolve.Node, name string) func(yield func(key string, s *resolve.Node) bool) {
	return func(yield func(string, *resolve.Node) bool) {
		if !s.Get(name).Exists() {
			return
		}
		holder := l.container(s.Child(name))
		if holder == nil {
			return
		}
		for key, node := range holder.Pairs() {
			if strings.HasPrefix(key, "x-") && (name == "paths" || name == "responses") {
				continue
			}
			if !yield(key, holder.Member(key, node)) {
				return
			}
		}
		for i, node := range holder.Items() {
			if !yield("", holder.Item(i, node)) {
				return
			}
		}
	}
}

// members lists the objects that stand at a member of an object, with references followed.
func (l *lowering) members(s *resolve.Node, name string) func(yield func(key string, s *resolve.Node) bool) {
	return func(yield func(string, *resolve.Node) bool) {
		for key, entry := range l.entries(s, name) {
			if target, ok := l.refs.Follow(entry); ok && !yield(key, target) {
				return
			}
		}
	}
}

// definition is the place by which findings are grouped: the component, operation or path item that a node stands in,
// or its whole file.
func definition(s *resolve.Node) model.Place {
	pointer := s.Pointer()
	n := 0
	if len(pointer) > 0 {
		switch pointer[0] {
		case "components":
			n = 3
		case "definitions", "parameters", "responses":
			n = 2
		case "paths", "webhooks":
			if n = 2; len(pointer) > 2 && slices.Contains(methods, pointer[2]) {
				n = 3
			}
		}
	}
	return model.Place{Path: s.Doc.Path, Pointer: pointer[:min(n, len(pointer))]}
}
