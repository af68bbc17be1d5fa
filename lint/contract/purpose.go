package contract

import (
	"maps"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// requestObject is a schema of a whole request body, of an item of one that is an array, or a branch of one.
type requestObject struct {
	operations []string        // for each operation with such a body: the words of its path and operationId
	required   map[string]bool // the properties that every such body requires
	returned   map[string]bool // the names that the server sets and that responses of the same paths have, as phrases

	known   map[string]bool // operations
	several bool            // it is of bodies of several kinds, and nothing shares it
}

// namesOf returns the words of the path and the operationId of an operation, in the singular, separated by spaces.
func namesOf(op *operation) string {
	var list []string
	for _, word := range append(words(templateExpression.ReplaceAllString(op.path, "/")), words(op.at.Get("operationId").String())...) {
		list = append(list, singularOf(word))
	}
	return strings.Join(list, " ")
}

// requestObjects finds the schemas of whole request bodies and of whole queries, of the items of those that are arrays, and
// the branches that they are composed of.
func requestObjects(doc *document, properties *properties) (bodies map[*yaml.Node]*requestObject, queries map[*yaml.Node]bool) {
	bodies, queries = map[*yaml.Node]*requestObject{}, map[*yaml.Node]bool{}
	returned := returnedNames(doc, properties)
	var schemas []*resolve.Node
	users := map[*yaml.Node][]*operation{} // by schema: many operations may have one body, which is looked into once
	for _, op := range doc.operations {
		for _, b := range op.request {
			if b.schema == nil || !op.isServed() {
				continue
			}
			schema := b.schema
			if schema.Len() == 1 {
				schema = properties.pastReference(schema)
			}
			if users[schema.ID()] == nil {
				schemas = append(schemas, schema)
			}
			users[schema.ID()] = append(users[schema.ID()], op)
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
	effort := doc.refs.Effort
	for _, schema := range schemas {
		body := &requestObject{required: requiredBy(schema, doc.refs), returned: map[string]bool{}, known: map[string]bool{}}
		for _, op := range users[schema.ID()] {
			body.addOperation(namesOf(op))
			for _, name := range returned[op.path] {
				body.returned[name] = true
			}
		}
		found := map[*yaml.Node]bool{}
		addObjects(found, schema, doc.refs)
		for id := range found {
			known := bodies[id]
			switch {
			case known == nil:
				bodies[id] = body
			case effort.LooksInto(known.sizeWith(body)):
				bodies[id] = known.and(body)
			}
		}
		if !effort.LooksInto(len(found) + len(body.required)) {
			break // the contract is not judged
		}
	}
	return bodies, queries
}

// and is an object of bodies of two kinds. Most objects are of one, and share what is known of that.
func (o *requestObject) and(other *requestObject) *requestObject {
	both := o
	if !o.several {
		both = &requestObject{several: true, required: maps.Clone(o.required), returned: maps.Clone(o.returned), known: map[string]bool{}}
		for _, names := range o.operations {
			both.addOperation(names)
		}
	}
	for _, names := range other.operations {
		both.addOperation(names)
	}
	maps.DeleteFunc(both.required, func(name string, _ bool) bool { return !other.required[name] })
	maps.Copy(both.returned, other.returned)
	return both
}

// sizeWith is how many names are looked at when the object becomes one of bodies of two kinds.
func (o *requestObject) sizeWith(other *requestObject) int {
	size := len(o.required) + len(other.operations) + len(other.returned)
	if !o.several {
		size += len(o.operations) + len(o.returned)
	}
	return size
}

func (o *requestObject) addOperation(names string) {
	if !o.known[names] {
		o.known[names] = true
		o.operations = append(o.operations, names)
	}
}

// returnedNames lists, for each path, the names that the server sets and that an object has which a response of the path holds,
// as phrases.
func returnedNames(doc *document, properties *properties) map[string][]string {
	returned, known := map[string][]string{}, map[*yaml.Node][]string{}
	for _, op := range doc.operations {
		if !op.isServed() {
			continue
		}
		for _, b := range op.responseBodies() {
			if b.schema == nil {
				continue
			}
			id := properties.pastReference(b.schema).ID()
			phrases, ok := known[id]
			if !ok {
				for _, name := range properties.names(b.schema) {
					if phrase := strings.Join(words(name), "_"); slices.Contains(serverSet, phrase) {
						phrases = append(phrases, phrase)
					}
				}
				known[id] = phrases
			}
			for _, phrase := range phrases {
				if !slices.Contains(returned[op.path], phrase) {
					returned[op.path] = append(returned[op.path], phrase)
				}
			}
		}
	}
	return returned
}

// requiredBy lists the properties that a schema requires, also by the branches of its allOf and as the items of an array.
func requiredBy(schema *resolve.Node, refs *resolve.Resolver) map[string]bool {
	required := map[string]bool{}
	seen := map[*yaml.Node]bool{}
	var add func(n *resolve.Node)
	add = func(n *resolve.Node) {
		if !refs.Effort.Enter() {
			return
		}
		defer refs.Effort.Leave()
		for at := range refs.Chain(n) {
			if seen[at.ID()] {
				continue
			}
			seen[at.ID()] = true
			for _, name := range textItems(at.Get("required")) {
				required[name] = true
			}
			for _, branch := range branches(at, "allOf") {
				add(branch)
			}
			if items := at.Optional("items"); items != nil {
				add(items)
			}
		}
	}
	add(schema)
	return required
}

// urlWords are the last words of the names of properties that hold a URL, whatever its object is made of.
var urlWords = []string{"url", "uri", "webhook", "callback", "hook"}

// urlObjects finds the schemas of objects that describe a URL: values of properties that are named like one, such as
// event_url: {address, method}.
func urlObjects(d *directions, refs *resolve.Resolver) map[*yaml.Node]bool {
	found := map[*yaml.Node]bool{}
	for _, sc := range d.schemas {
		if sc.used&request == 0 {
			continue
		}
		for name, property := range declaredProperties(sc.at) {
			w := words(name)
			if len(w) == 0 || !slices.Contains(urlWords, singularOf(w[len(w)-1])) {
				continue
			}
			addObjects(found, property, refs)
		}
	}
	return found
}
