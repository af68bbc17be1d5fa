package contract

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// naming names places of a contract by what stands there: "op GET /pets/{} > parameter query limit". A name has no index of
// a list, no line and no file of the contract itself, so that it stays when a document is reordered, reformatted or split into files.
type naming struct {
	*document
	files   map[string]*named     // the roots of the files, by path
	roles   map[*yaml.Node]object // of what references lead to
	aliases map[*yaml.Node]*named // the names of components and path items, by the nodes elsewhere that they refer to
}

// named is a node with the name of its place.
type named struct {
	source.Node
	text   string
	as     object  // what the node is, if it is an object of the specification
	holder *member // the member that the node is, if it is a list or a map of such objects
	data   bool    // the node is neither: what is in it is named by its keys
	value  bool    // the text ends with the path of a value
	// path is the path template, or the name of the webhook, around the node; its parameters are known by their order.
	path     string
	children map[string]*named
}

func newNaming(doc *document) *naming {
	n := &naming{
		document: doc, files: map[string]*named{}, roles: map[*yaml.Node]object{}, aliases: map[*yaml.Node]*named{},
	}
	n.files[doc.root.Doc.Path] = &named{Node: doc.root.Node, text: "contract", as: rootObject}
	for _, r := range doc.referents {
		n.roles[r.ID()] = r.as
		if n.files[r.Doc.Path] == nil {
			n.files[r.Doc.Path] = &named{Node: r.Doc.Nodes()[0], text: n.fragment(r.Doc.Path), data: true}
		}
	}
	for _, r := range doc.referents {
		if alias := n.alias(r.Node); alias != nil {
			n.aliases[r.ID()] = alias
		}
	}
	for _, root := range n.files {
		n.assume(root)
	}
	return n
}

// fragment names another file of the contract.
func (n *naming) fragment(file string) string {
	return "fragment " + model.EscapeName(relativePath(n.root.Doc.Path, file), " >|#")
}

// relativePath is the path of a file as seen from the directory of another one.
func relativePath(from, to string) string {
	dir := path.Dir(from)
	up := ""
	for dir != "." && dir != "/" && !strings.HasPrefix(to, dir+"/") {
		dir, up = path.Dir(dir), up+"../"
	}
	if dir == "." || dir == "/" {
		return up + to
	}
	return up + strings.TrimPrefix(to, dir+"/")
}

// alias is the name of the place where a node stands in the contract as one file; nil where that is the name of its own place, or
// where the root has no name for it.
func (n *naming) alias(target *resolve.Node) *named {
	at := n.standings.byNode[target.ID()]
	for around := at; around != nil; around = around.Parent {
		if n.standings.unnamed[around.ID()] {
			return nil
		}
	}
	if at == nil {
		return nil
	}
	return n.find(n.root.Doc.Path, at.Pointer())
}

// name names a place.
func (n *naming) name(at model.Place) string { return n.find(at.Path, at.Pointer).text }

// below names a place as seen from an operation: what several paths share has the name of the path in question.
func (n *naming) below(op *operation, at model.Place) string {
	pointer := op.at.Pointer()
	if at.Path != op.at.Doc.Path || len(at.Pointer) < len(pointer) || !slices.Equal(at.Pointer[:len(pointer)], pointer) {
		return n.name(at)
	}
	return n.walk(&named{Node: op.at.Node, text: n.operation(op), as: operationObject, path: op.path}, at.Pointer[len(pointer):]).text
}

// operation names an operation.
func (n *naming) operation(op *operation) string {
	switch op.kind {
	case "path":
		return "op " + op.method + " " + template(op.path)
	case "webhook":
		return "webhook " + escape(op.path) + " " + op.method
	default:
		return n.operation(op.caller) + " > callback " + escape(op.callback) + " " + template(op.path) + " " + op.method
	}
}

func (n *naming) find(file string, pointer []string) *named {
	root := n.files[file]
	if root == nil {
		return &named{text: n.fragment(file) + " > " + escape(strings.Join(pointer, "/"))}
	}
	return n.walk(root, pointer)
}

func (n *naming) walk(at *named, pointer []string) *named {
	for _, token := range pointer {
		child := at.children[token]
		if child == nil {
			child = n.step(at, token)
			if at.children == nil {
				at.children = map[string]*named{}
			}
			at.children[token] = child
		}
		at = child
	}
	return at
}

// step names a member or an item of a node.
func (n *naming) step(at *named, token string) *named {
	child := &named{Node: at.Lookup([]string{token}), path: at.path}
	switch {
	case at.holder != nil:
		child.as = at.holder.holds
		n.nameHeld(at, child, token)
	case at.data:
		child.data = true
		n.nameData(at, child, token)
	default:
		n.nameMember(at, child, token)
	}
	n.assume(child)
	return child
}

// assume gives a node that references lead to its role, and the name of the component or path item that refers to it.
func (n *naming) assume(at *named) {
	role, ok := n.roles[at.ID()]
	if !ok || !at.Exists() {
		return
	}
	if at.data {
		at.data, at.as = false, role
	}
	if alias := n.aliases[at.ID()]; alias != nil {
		at.text, at.value, at.path = alias.text, false, alias.path
	}
}

// nameMember names a member of an object of the specification.
func (n *naming) nameMember(at, child *named, token string) {
	members := grammar[at.as]
	if at.as == callbackObject {
		child.as, child.path, child.text = pathItemObject, token, at.text+" "+template(token)
		return
	}
	i := slices.IndexFunc(members, func(m member) bool { return m.name == token && n.version.in(m.in) })
	if i < 0 {
		child.data = true
		n.nameData(at, child, token)
		return
	}
	m := &members[i]
	child.as, child.text = m.holds, at.text
	switch {
	case m.shape != one:
		child.holder, child.value = m, at.value
		child.text += " > " + token
	case at.as == pathItemObject:
		child.text = nameMethod(at.text, token)
	case token == "requestBody":
		child.text += " > request"
	case at.as == schemaObject:
		child.setValue(at.text, at.value, keywordOf(token))
	case token == "itemSchema", token == "itemEncoding":
		child.text += " > " + token
	}
}

// keywordOf is how a schema in a keyword is written in the path of a value.
func keywordOf(keyword string) string {
	switch keyword {
	case "items":
		return "[]"
	case "additionalProperties":
		return "{}"
	}
	return "|" + keyword
}

// setValue names a part of a value: tokens of the path of a value follow one another without a space.
func (at *named) setValue(text string, isValue bool, token string) {
	if !isValue {
		text += " > "
	}
	at.text, at.value = text+token, true
}

// nameMethod names the operation of a path item.
func nameMethod(item, method string) string {
	method = strings.ToUpper(method)
	if path, ok := strings.CutPrefix(item, "path "); ok {
		return "op " + method + " " + path
	}
	return item + " " + method
}

// nameHeld names an object in a list or map of the specification.
func (n *naming) nameHeld(at, child *named, token string) {
	owner := strings.TrimSuffix(at.text, " > "+at.holder.name)
	switch name := at.holder.name; name {
	case "paths":
		child.path, child.text = token, "path "+template(token)
	case "webhooks":
		child.path, child.text = token, "webhook "+escape(token)
	case "additionalOperations":
		child.text = nameMethod(owner, token)
	case "securitySchemes", "securityDefinitions":
		child.text = "scheme " + escape(token)
	case "parameters":
		if at.holder.shape == mapOf {
			child.text = "component parameters " + escape(token)
		} else {
			child.text = owner + " > parameter " + parameterName(child, at.path)
		}
	case "content":
		child.text = owner + " > " + escape(token)
		if strings.HasSuffix(owner, " > request") {
			child.text = owner + " " + escape(token)
		}
	case "properties":
		child.setValue(owner, at.value, "."+escape(token))
	case "patternProperties":
		child.setValue(owner, at.value, "{~"+escape(token)+"}")
	case "prefixItems":
		child.setValue(owner, at.value, "["+escape(token)+"]")
	case "allOf": // holds for the same value, whichever branch states it
		child.text, child.value = owner, at.value
	case "anyOf", "oneOf":
		child.setValue(owner, at.value, "|"+name+":"+branchName(child.Node))
	case "dependentSchemas", "$defs":
		child.setValue(owner, at.value, "|"+name+":"+escape(token))
	case "definitions":
		child.text = "component schemas " + escape(token)
	case "headers":
		child.text = nameComponent(owner, "headers", "header", strings.ToLower(token))
	case "prefixEncoding":
		child.text = owner + " > encoding [" + escape(token) + "]"
	default:
		child.text = nameComponent(owner, name, strings.TrimSuffix(name, "s"), token)
	}
}

// nameComponent names a member of a map: of the components, or of another object.
func nameComponent(owner, plural, singular, token string) string {
	if owner == "contract" {
		return "component " + plural + " " + escape(token)
	}
	return owner + " > " + singular + " " + escape(token)
}

// parameterName names a parameter by where it is and what it is called. The name of a path parameter is free: its place in
// the template counts. That of a header has no case.
func parameterName(at *named, template string) string {
	in, name := at.Get("in").String(), at.Get("name").String()
	switch {
	case at.Get("$ref").Exists():
		return "ref " + refName(at.Get("$ref").String())
	case in == "path":
		for i, variable := range serverVariable.FindAllStringSubmatch(template, -1) {
			if variable[1] == name {
				return "path {" + strconv.Itoa(i+1) + "}"
			}
		}
	case in == "header":
		name = strings.ToLower(name)
	}
	return escape(in) + " " + escape(name)
}

// refName is the last part of a reference: the name of a component, or of a file without its extension.
func refName(ref string) string {
	name := ref[strings.LastIndexAny(ref, "/#")+1:]
	if !strings.Contains(ref, "#") || strings.HasSuffix(ref, "#") {
		name = strings.TrimSuffix(path.Base(strings.TrimSuffix(ref, "#")), path.Ext(strings.TrimSuffix(ref, "#")))
	}
	tokens := resolve.Tokens(name)
	return escape(tokens[len(tokens)-1])
}

// branchName names a branch of a composition by its reference, its title, or the names of its properties: branches have no order.
func branchName(branch source.Node) string {
	if ref := branch.Get("$ref"); ref.IsString() {
		return refName(ref.String())
	}
	if title := branch.Get("title"); title.IsString() {
		return escape(title.String())
	}
	var names []string
	for name := range branch.Get("properties").Pairs() {
		names = append(names, escape(name))
	}
	if len(names) > 0 {
		slices.Sort(names)
		return "{" + strings.Join(names, ",") + "}"
	}
	return escape(branch.Get("type").String())
}

// identifying are lists whose scalars identify themselves.
var identifying = []string{"tags", "required", "schemes", "consumes", "produces", "type"}

// nameData names what is no object of the specification: by the names of its keys, and of the things in lists.
func (n *naming) nameData(at, child *named, token string) {
	owner := at.text
	switch {
	case !at.IsList():
		child.text = owner + " > " + escape(token)
		switch {
		case strings.HasSuffix(owner, " > flows"):
			child.text = strings.TrimSuffix(owner, "flows") + "flow " + escape(token)
		case strings.HasSuffix(owner, " > scopes"):
			child.text = strings.TrimSuffix(owner, "scopes") + "scope " + escape(token)
		}
	case strings.HasSuffix(owner, " > servers"):
		child.text = "server " + strings.Replace(strings.TrimSuffix(owner, " > servers"), "contract", "root", 1) + " " + template(normalURL(child.Get("url").String()))
	case strings.HasSuffix(owner, " > security"):
		var names []string
		for name := range child.Pairs() {
			names = append(names, escape(name))
		}
		slices.Sort(names)
		child.text = owner + " > " + strings.Join(names, "+")
	case child.IsMap():
		child.text = owner + " > [" + itemName(child.Node) + "]"
	case child.IsScalar() && (strings.Contains(owner, "> security > ") || slices.ContainsFunc(identifying, func(list string) bool { return strings.HasSuffix(owner, " > "+list) })):
		child.text = owner + " > [" + escape(child.String()) + "]"
	default:
		child.text = owner + " > []"
	}
}

// itemName is what an object in a list is called.
func itemName(item source.Node) string {
	for _, key := range []string{"name", "url", "id"} {
		if v := item.Get(key); v.IsString() {
			return escape(v.String())
		}
	}
	return ""
}

// normalURL is a URL with its scheme and host in lower case, without the port that its scheme has anyway and without a slash
// at its end (RFC 3986 §6.2). A user and a password are left out: they do not say which server it is.
func normalURL(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return strings.TrimSuffix(url, "/")
	}
	host, path, _ := strings.Cut(rest, "/")
	scheme, host = strings.ToLower(scheme), strings.ToLower(host[strings.LastIndexByte(host, '@')+1:])
	switch scheme {
	case "https", "wss":
		host = strings.TrimSuffix(host, ":443")
	case "http", "ws":
		host = strings.TrimSuffix(host, ":80")
	}
	return strings.TrimSuffix(scheme+"://"+host+"/"+path, "/")
}

// template writes a path template. The names of its parameters do not count.
func template(path string) string {
	return model.EscapeName(serverVariable.ReplaceAllString(path, "{}"), " >|#")
}

// escape writes a name inside the name of a place.
func escape(name string) string { return model.EscapeName(name, " >.[]{}|#") }
