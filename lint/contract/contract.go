// Package contract lowers OpenAPI 2.0, 3.0, 3.1 and 3.2 documents to facts. The semantics of the specification
// (inheritance, overriding, references, direction, composition) are resolved here once, so that no rule has to.
//
// It goes in four steps, each of which knows the ones before it and none after it:
//
//  1. resolve: what references and identifiers mean (package resolve).
//  2. read: the operations, servers, security schemes, schemas … of a document (document.go).
//  3. analyse: what follows from them: directions, constraints, shapes, properties, fields, spread, texts.
//  4. facts: what rules see of each entity (facts.go), and the entities themselves (entity.go).
package contract

import (
	"slices"
	"sync"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// API is a contract after lowering: the entities that rules judge, and the operations and schemes that a manifest which names
// the contract is compared with.
type API struct {
	Path     string // of the document
	Facts    *ContractFacts
	Entities []model.Entity // of the wanted kinds
	// Operations are the operations of paths, webhooks and callbacks, in document order.
	Operations []Operation
	// Servers are the declared servers, in document order.
	Servers []Server
	// Schemes are the declared security schemes, in document order.
	Schemes []Scheme
	// Root is the place of the document itself.
	Root model.Place
	// Node returns what stands at a JSON Pointer of the document, also what could not be judged. References are not followed.
	Node func(pointer ...string) source.Node
	// Values are the values that its operations take and return. They are made at the first call: only a comparison with another
	// version of the contract needs them.
	Values func() *Values
	// Behind returns the contract as programs read it that take the field behind a $ref of a path item where the path item has the
	// field beside the $ref, too: the specification does not define which one holds. It is nil where the contract cannot be judged,
	// and is made at the first call.
	Behind func() *API
	// Files are the other files that its references lead to, also those that do not exist.
	Files []source.File
	// Problems say which parts of the contract could not be judged.
	Problems []model.Problem

	cargo *cargo
}

// Operation is an operation with its place.
type Operation struct {
	*OperationFacts
	// Locate finds a place below the operation, whose path consists of names (string) and indexes (int).
	Locate func(path []any) model.Place
	// Caller is, for a callback, the operation that it belongs to, and Callback is its name there. Otherwise they are nil and empty.
	Caller   *Operation
	Callback string
	// Doubled reports whether its path item has it, or parameters or servers that it inherits, both beside a $ref and behind it: see
	// API.Behind.
	Doubled bool
	// Responses are the facts of its responses, in document order, if entities of kind response are wanted. Entities share them.
	Responses []*ResponseFacts
	// ServedFrom are its effective servers; none means that it is served from where the document is.
	ServedFrom []Server
	// HasBody reports whether its request may have a body.
	HasBody bool
	// Carries lists the sensitive or classified data in the bodies of its request and responses. The list is made at the first
	// call: most operations are used by no manifest.
	Carries func() []CarriedData
	// CarriesBeside lists the sensitive or classified data in its parameters and in the headers of its responses, in the same way.
	CarriesBeside func() []CarriedData

	source *operation
}

// Server is a server with its place.
type Server struct {
	*ServerFacts
	// Owner is what declares the server: the template of the path item, method and path of the operation, or, for the server of a
	// link, those of the operation that has the link. It is empty for the document.
	Owner string
	// Locate finds a place below the server.
	Locate func(path []any) model.Place
}

// Scheme is a security scheme with its place.
type Scheme struct {
	*SecuritySchemeFacts
	// Locate finds a place below the scheme.
	Locate func(path []any) model.Place
}

// Lower turns a contract into entities of the wanted kinds. References are followed through reader, inside the root of
// the document. The API is nil when the document cannot be judged at all. Problems beside an API say which parts of the
// document could not be judged.
func Lower(doc *source.Document, reader *source.Reader, wanted func(model.EntityKind) bool) (*API, []model.Problem) {
	api, problems := lower(doc, reader, wanted, false, &resolve.Effort{})
	if api != nil {
		api.Behind = sync.OnceValue(func() *API { // its problems are those of the other reading
			behind, _ := lower(doc, reader, wanted, true, &resolve.Effort{})
			return behind
		})
	}
	return api, problems
}

func lower(file *source.Document, reader *source.Reader, wanted func(model.EntityKind) bool, targetFirst bool, effort *resolve.Effort) (*API, []model.Problem) {
	root := resolve.Root(file)
	version, problem := readVersion(root)
	if problem != nil {
		return nil, []model.Problem{*problem}
	}
	validation := startValidation(root, version)

	// resolve, read
	refs := resolve.New(root, reader, version.in(v31Up), effort)
	s := newSpec(version, root, refs)
	s.targetFirst = targetFirst
	doc := read(s, wanted(model.EntityText) || wanted(model.EntityLiteral))
	validation.addParts(doc)

	// analyse
	composition := newComposition(doc.spec)
	limits, shapes, properties := newConstraints(composition), newShapes(composition), newProperties(composition)
	directions := findDirections(doc, shapes)
	classes := newClassification(doc.spec)
	fields := readFields(doc, directions, limits, classes, shapes, properties)
	outbound := spreadFields(doc, fields, directions, response, false, isSensitive)
	demands, uses := schemeDemands(doc), serverUses(doc.operations)
	overlaps, uncompared := overlaps(doc, limits)
	texts, literals := examine(doc.spec, doc.texts, wanted(model.EntityText), wanted(model.EntityLiteral))

	// facts
	servers, unwritten := serverFacts(doc, uses)
	schemes := schemeFacts(doc, demands, servers)
	securities := securityFacts(doc, properties)
	operations := operationFacts(doc, securities, uses, limits, properties, outbound)
	markCreated(doc, fields, directions)
	markResponses(texts, doc, directions)
	broken := refs.Broken()
	contract := contractFacts(doc, servers, securities, limits, overlaps, addViolations(validation.wait(), doc, limits, properties), broken)

	// entities
	names := sync.OnceValue(func() *naming { return newNaming(doc) }) // most runs find little
	api := newAPI(doc, contract, operations, servers, schemes, newCargo(doc, fields, directions, classes))
	api.Entities = slices.Concat(
		entities(wanted, model.EntityContract, func() []model.Entity { return contractEntities(doc, contract, broken) }),
		entities(wanted, model.EntityServer, func() []model.Entity { return serverEntities(doc, servers) }),
		entities(wanted, model.EntitySecurityScheme, func() []model.Entity { return schemeEntities(doc, schemes, demands) }),
		entities(wanted, model.EntitySecurity, func() []model.Entity { return securityEntities(doc, securities) }),
		entities(wanted, model.EntityOperation, func() []model.Entity { return operationEntities(doc, operations, names) }),
		entities(wanted, model.EntityParameter, func() []model.Entity { return parameterEntities(doc, directions, limits) }),
		entities(wanted, model.EntityBody, func() []model.Entity { return bodyEntities(doc, limits, properties) }),
		entities(wanted, model.EntityResponse, func() []model.Entity { return responseEntities(doc, properties, api.Operations) }),
		entities(wanted, model.EntitySchema, func() []model.Entity { return schemaEntities(doc, directions, limits, shapes, properties) }),
		entities(wanted, model.EntityField, func() []model.Entity { return fieldEntities(doc, fields) }),
		entities(wanted, model.EntityText, func() []model.Entity { return textEntities(doc, texts) }),
		entities(wanted, model.EntityLiteral, func() []model.Entity { return literalEntities(doc, literals) }),
	)

	nameEntities(api.Entities, names)
	api.Values = sync.OnceValue(func() *Values {
		reader := &fieldReader{limits: limits, classes: classes, shapes: shapes, terms: map[string]nameTerms{}, objects: map[*yaml.Node]subject{}, calls: subjectsOfCalls(doc)}
		return newValues(doc, limits, shapes, properties, directions, reader, fields, operations, func(at model.Place) string { return names().name(at) })
	})

	if effort.TooDeep {
		return nil, []model.Problem{*file.Problem(model.ProblemUnsupported,
			"was not judged: its definitions lead to one another more than %d levels deep", resolve.MaxDepth/2)}
	}
	if effort.Bodies > resolve.MaxBodySteps {
		return nil, []model.Problem{*file.Problem(model.ProblemUnsupported,
			"was not judged: its request bodies are made of the same schemas so often that looking into them takes more than %d steps", resolve.MaxBodySteps)}
	}
	api.Files = refs.Files
	api.Problems = problems(slices.Concat(doc.omissions, unwritten, uncompared, limits.omissions, omissionsOf(refs.Broken()), omissionsOf(refs.Dependent())))
	return api, slices.Clone(api.Problems)
}

// newAPI puts together the operations and schemes with their facts and places.
func newAPI(doc *document, contract *ContractFacts, operations map[*operation]*OperationFacts, servers map[*server]*ServerFacts, schemes map[*scheme]*SecuritySchemeFacts, cargo *cargo) *API {
	api := &API{Path: doc.root.Doc.Path, Facts: contract, Root: doc.root.Place(), cargo: cargo}
	api.Node = func(pointer ...string) source.Node { return doc.root.Lookup(pointer) }
	api.Operations = make([]Operation, len(doc.operations))
	callers := make(map[*operation]*Operation, len(doc.operations))
	for i, op := range doc.operations {
		o := &api.Operations[i]
		callers[op] = o
		*o = Operation{
			OperationFacts: operations[op], Locate: locateOperation(op, doc.spec), source: op,
			Caller: callers[op.caller], Callback: op.callback, Doubled: op.doubled, HasBody: len(op.request) > 0, // callbacks come after their operation
			Carries:       sync.OnceValue(func() []CarriedData { return cargo.of(op) }),
			CarriesBeside: sync.OnceValue(func() []CarriedData { return cargo.beside(op) }),
		}
		for _, s := range op.servers {
			o.ServedFrom = append(o.ServedFrom, newServer(s, servers, doc.spec))
		}
	}
	for _, s := range doc.servers {
		api.Servers = append(api.Servers, newServer(s, servers, doc.spec))
	}
	for _, sc := range doc.schemes.list {
		api.Schemes = append(api.Schemes, Scheme{schemes[sc], locateScheme(sc, doc.spec)})
	}
	return api
}

func newServer(s *server, facts map[*server]*ServerFacts, in spec) Server {
	return Server{ServerFacts: facts[s], Owner: s.owner, Locate: locateServer(s, in)}
}
