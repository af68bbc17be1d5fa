package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// objects are the objects of a document and of the targets of its references, at their definitions.
type objects struct {
	schemas         []*resolve.Node
	parameters      []*parameter // parameters and headers
	parameterByNode map[*yaml.Node]*parameter
	usages          map[*yaml.Node][]*resolve.Node // definition → the references to it
	texts           []textNode
	referents       []referent // objects to which references lead
	links           []*resolve.Node
	mediaTypes      []*resolve.Node // the members of content, at their keys
	headerMaps      []*resolve.Node // the headers of responses, encodings and components
	siblings        []sibling
}

// sibling is an object with a reference beside which members are ignored (Reference Object).
type sibling struct {
	at *resolve.Node
	as object
}

// textNode is a node that holds strings: data, running text or the name of a member.
type textNode struct {
	at     *resolve.Node
	in     object // the kind of object around it
	isName bool   // the string is the name of the node, not its value
}

// referent is an object to which a reference leads, in the role that the reference gives it.
type referent struct {
	*resolve.Node
	as object
}

// walk visits every object of a document once, in the order of the document, and the objects that references lead to.
type walk struct {
	spec
	objects
	wantsTexts bool
	visited    map[visit]bool
	omissions  []omission
}

// visit is an object in a role. References may use one node in two roles.
type visit struct {
	node *yaml.Node
	as   object
}

func walkObjects(s spec, wantsTexts bool) (objects, []omission) {
	w := &walk{
		spec: s, wantsTexts: wantsTexts, visited: map[visit]bool{},
		objects: objects{parameterByNode: map[*yaml.Node]*parameter{}, usages: map[*yaml.Node][]*resolve.Node{}},
	}
	w.visitObject(s.root, rootObject)
	return w.objects, w.omissions
}

func (w *walk) wrongType(n *resolve.Node, want string) {
	w.omissions = append(w.omissions, wrongType(w.refs, n, want)...)
}

// visitObject visits an object and the objects in it.
func (w *walk) visitObject(n *resolve.Node, as object) {
	if !n.IsMap() {
		if as != schemaObject && as != exampleObject && as != linkObject { // schemas may be booleans
			w.wrongType(n, "an object")
		}
		return
	}
	v := visit{n.ID(), as}
	if w.visited[v] || !w.refs.Effort.Enter() {
		return
	}
	defer w.refs.Effort.Leave()
	w.visited[v] = true
	if w.visitReference(n, as) {
		return
	}
	switch as {
	case schemaObject:
		w.schemas = append(w.schemas, n)
		if d := n.Get("$schema"); d.IsString() && w.version.in(v31Up) && !supportsDialect(d.String()) {
			w.omissions = append(w.omissions, unsupportedDialect(n.Child("$schema")))
		}
		w.visitMapping(n)
	case parameterObject, headerObject:
		w.addParameter(n, as)
	case linkObject:
		w.links = append(w.links, n)
	case callbackObject:
		for key, value := range n.Pairs() {
			if !strings.HasPrefix(key, "x-") && key != "$ref" {
				member := n.Member(key, value)
				w.addName(member)
				w.visitObject(member, pathItemObject)
			}
		}
		return
	}
	for key, value := range n.Pairs() {
		at := n.Member(key, value)
		if i := slices.IndexFunc(grammar[as], func(m member) bool { return m.name == key && w.version.in(m.in) }); i >= 0 {
			w.visitMember(at, grammar[as][i])
		} else if w.wantsTexts {
			w.texts = append(w.texts, textNode{at: at, in: as})
		}
	}
}

// visitReference visits the target of the reference of an object. alone tells that members beside the reference are ignored
// (Reference Object). Those of a path item always count, those of a schema from 3.1 on.
func (w *walk) visitReference(n *resolve.Node, as object) (alone bool) {
	checkReference(w.refs, n)
	if _, ok := resolve.Reference(n.Node); !ok {
		return false
	}
	if target, ok := w.refs.Follow(n); ok && w.checkKind(n, target, as) {
		w.usages[target.ID()] = append(w.usages[target.ID()], n.Child("$ref"))
		w.addReferent(target, as)
		w.find(n, target, as)
		w.visitObject(target, as)
	}
	alone = as != pathItemObject && !(as == schemaObject && w.version.in(v31Up))
	if alone && n.Len() > 1 {
		w.siblings = append(w.siblings, sibling{n, as})
	}
	return alone
}

// visitMapping visits the schemas in other files that the mapping of a discriminator names. In the document itself, they are
// components, which are visited anyway.
func (w *walk) visitMapping(n *resolve.Node) {
	for _, value := range n.Get("discriminator").Get("mapping").Pairs() {
		target := w.mappedSchema(n, value)
		if target == nil || target.Doc == w.root.Doc {
			continue
		}
		if _, misplaced := w.isMisplaced(target.Node, schemaObject); !misplaced {
			w.addReferent(target, schemaObject)
			w.find(n, target, schemaObject)
			w.visitObject(target, schemaObject)
		}
	}
}

// addReferent lists an object to which a reference leads, unless it was visited before.
func (w *walk) addReferent(n *resolve.Node, as object) {
	if !w.visited[visit{n.ID(), as}] {
		w.referents = append(w.referents, referent{n, as})
	}
}

func (w *walk) addParameter(n *resolve.Node, as object) {
	name := n.Get("name").String()
	if as == headerObject {
		name = w.standing(n).Token
	}
	p := &parameter{at: n, as: as, name: name}
	w.parameters = append(w.parameters, p)
	w.parameterByNode[n.ID()] = p
	if w.version == v20 && n.Get("type").Exists() {
		w.schemas = append(w.schemas, n) // it is its own schema
	}
}

// visitMember visits the objects that a member of an object holds.
func (w *walk) visitMember(n *resolve.Node, m member) {
	switch m.shape {
	case one:
		w.visitObject(n, m.holds)
	case listOf:
		if m.holds != schemaObject && !n.IsList() {
			w.wrongType(n, "an array")
		}
		for i, item := range n.Items() {
			w.visitObject(n.Item(i, item), m.holds)
		}
	case mapOf:
		if m.holds != schemaObject {
			holder := n
			if n = w.container(n); n == nil {
				return
			}
			if n != holder {
				w.usages[n.ID()] = append(w.usages[n.ID()], holder.Child("$ref"))
				w.find(holder, n, rootObject)
				for key, value := range n.Pairs() {
					w.addReferent(n.Member(key, value), m.holds)
				}
			}
			if !n.IsMap() {
				w.wrongType(n, "an object")
			}
		}
		if m.name == "headers" {
			w.headerMaps = append(w.headerMaps, n)
		}
		for key, value := range n.Pairs() {
			if m.holds != schemaObject && isPatterned(m.name) && strings.HasPrefix(key, "x-") {
				continue
			}
			member := n.Member(key, value)
			w.addName(member)
			if m.name == "content" {
				w.mediaTypes = append(w.mediaTypes, member)
			}
			w.visitObject(member, m.holds)
		}
	}
}

// addName lists the name of a member as a text: people put secrets into paths and names of properties.
func (w *walk) addName(n *resolve.Node) {
	if w.wantsTexts {
		w.texts = append(w.texts, textNode{at: n, isName: true})
	}
}
