package resolve

import (
	"errors"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Resolver follows the references of one contract, and remembers where each leads.
type Resolver struct {
	Effort *Effort
	// Files are the other files that references lead to, also those that do not exist.
	Files []source.File

	reader      *source.Reader
	root        *Node
	identifiers bool // whether schemas can have identifiers

	resolved  map[reference]target
	resolving map[reference]bool // references that are being resolved, to end circles
	ends      map[start]end
	indexes   map[*source.Document]*index
	mentions  map[*source.Document]bool // whether a document mentions $id
	misplaced map[*yaml.Node]bool       // objects whose reference leads to an object of another kind
	reported  map[*yaml.Node]bool
	broken    []Broken
	dependent []Broken
	leads     map[*source.Document]*leads // see leadsOf
	traced    int                         // how many dynamic references needed them
}

// New returns a resolver for the references that begin in a document. Other files are read through reader, inside the
// root of the document. identifiers tells whether schemas of its version can have identifiers: $id, $anchor and
// $dynamicAnchor are keywords from OpenAPI 3.1 on.
//
// The document itself may be named by $self (OpenAPI 3.2, OpenAPI Object).
func New(root *Node, reader *source.Reader, identifiers bool, effort *Effort) *Resolver {
	return &Resolver{
		Effort: effort, reader: reader, root: root, identifiers: identifiers,
		resolved:  map[reference]target{},
		resolving: map[reference]bool{},
		ends:      map[start]end{},
		indexes:   map[*source.Document]*index{},
		mentions:  map[*source.Document]bool{},
		misplaced: map[*yaml.Node]bool{},
		reported:  map[*yaml.Node]bool{},
		leads:     map[*source.Document]*leads{},
	}
}

// Reference is the reference of an object: its $ref, else its $dynamicRef (JSON Schema 2020-12 Core §8.2.3). A member
// named $ref whose value is no string is an ordinary member.
func Reference(n source.Node) (ref string, ok bool) {
	if !n.IsMap() {
		return "", false
	}
	v := n.Either("$ref", "$dynamicRef")
	if !v.IsString() {
		return "", false
	}
	return v.Text()
}

// reference is a reference where it stands: what it means depends on the document and the base URI around it.
type reference struct {
	doc  *source.Document
	base *yaml.Node // the schema with $id around it
	ref  string

	dynamic bool // it is a $dynamicRef
}

// target is where a reference leads, or why it leads nowhere.
type target struct {
	node   *Node
	reason Reason
	detail string
}

const circle = "the references only lead to each other"

// Resolve finds the object that a reference means when it stands at a node; nil when it means none. The object may hold a
// reference itself. Nothing is fetched, and nothing outside the root of the document is read.
func (r *Resolver) Resolve(at *Node, ref string) *Node { return r.resolve(at, ref).node }

func (r *Resolver) resolve(at *Node, ref string) target {
	resource := r.resource(at)
	key := reference{doc: at.Doc, ref: ref, dynamic: isDynamic(at) && at.Get("$dynamicRef").String() == ref}
	if resource != nil {
		key.base = resource.ID()
	}
	if found, ok := r.resolved[key]; ok {
		return found
	}
	if !r.Effort.Enter() {
		return target{reason: Unreadable}
	}
	defer r.Effort.Leave()
	if r.resolving[key] {
		return target{reason: Circular, detail: circle}
	}
	r.resolving[key] = true
	defer delete(r.resolving, key)
	found := r.find(at, resource, ref)
	if key.dynamic && r.identifiers {
		found = r.dynamic(at, ref, found)
	}
	r.resolved[key] = found
	return found
}

// find finds what a reference means: a part of the resource around it, a resource with an identifier, or a file. Many
// documents write JSON Pointers from the root of the document inside resources, which is understood, too.
func (r *Resolver) find(at, resource *Node, ref string) target {
	file, fragment, _ := strings.Cut(ref, "#")
	if file == "" {
		if resource == nil {
			return r.fragment(Root(at.Doc), fragment)
		}
		found := r.fragment(resource, fragment)
		if found.node == nil && strings.HasPrefix(fragment, "/") {
			if outside := r.fragment(Root(at.Doc), fragment); outside.node != nil {
				return outside
			}
		}
		return found
	}
	if named := r.byURI(at, resource, file); named != nil {
		return r.fragment(named, fragment)
	}
	return r.inFiles(at.Doc, file, fragment)
}

// inFiles resolves a reference as the path of a file, relative to its document (RFC 3986 §5).
func (r *Resolver) inFiles(doc *source.Document, file, fragment string) target {
	if u, err := url.Parse(file); err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(file, "//") {
		return target{reason: Remote, detail: "remote references are never fetched"}
	}
	path, err := url.PathUnescape(file)
	if err != nil {
		return target{reason: Missing, detail: "is not a valid reference"}
	}
	f, ok := doc.File.Join(path)
	if !ok {
		return target{reason: Outside, detail: "leads outside the root of the document"}
	}
	if f.Path == doc.File.Path {
		return r.fragment(Root(doc), fragment)
	}
	if !slices.Contains(r.Files, f) {
		r.Files = append(r.Files, f)
	}
	if f.Root == r.root.Doc.File.Root && f.Path == r.root.Doc.File.Path { // the root may be a derived document
		return r.fragment(Root(r.root.Doc), fragment)
	}
	other, problem := r.reader.OpenFragment(f)
	switch {
	case problem == nil && len(other.Nodes()) > 0:
		return r.fragment(Root(other), fragment)
	case problem == nil:
		return target{reason: Unreadable, detail: f.Path + " holds no JSON or YAML"}
	case errors.Is(problem, fs.ErrNotExist):
		return target{reason: Missing, detail: f.Path + " does not exist"}
	case errors.Is(problem, source.ErrOutsideRoot):
		return target{reason: Outside, detail: "leads outside the root of the document"}
	}
	return target{reason: Unreadable, detail: problem.Error()}
}

// fragment finds a fragment below a node: a JSON Pointer (RFC 6901 §6), or the plain name of an anchor (JSON Schema
// 2020-12 Core §8.2.2).
func (r *Resolver) fragment(n *Node, fragment string) target {
	fragment, err := url.PathUnescape(fragment)
	if err != nil {
		return target{reason: Missing, detail: "is not a valid reference"}
	}
	if fragment == "" {
		return target{node: n}
	}
	if !strings.HasPrefix(fragment, "/") {
		if found := r.index(n.Doc).anchors[anchor{n.ID(), fragment}]; found != nil {
			return target{node: found}
		}
		return target{reason: Missing, detail: "there is no such anchor"}
	}
	for _, token := range Tokens(fragment[1:]) {
		next := r.step(n, token)
		if next.node == nil {
			return next
		}
		n = next.node
	}
	return target{node: n}
}

// step goes from a node to its child. A JSON Pointer may lead through a reference: bundled documents are full of them.
func (r *Resolver) step(n *Node, token string) target {
	child := n.Child(token)
	if child.Exists() {
		return target{node: child}
	}
	missing := func(n *Node) target {
		return target{reason: Missing, detail: "there is nothing at " + source.EncodePointer(n.Pointer())}
	}
	ref, ok := Reference(n.Node)
	if !ok {
		return missing(child)
	}
	to := r.resolve(n, ref)
	if to.node == nil {
		return to
	}
	if child = to.node.Child(token); child.Exists() {
		return target{node: child}
	}
	e := r.end(to.node)
	switch {
	case e.circular:
		return target{reason: Circular, detail: circle}
	case e.node == nil:
		return target{reason: e.broken.Reason, detail: e.broken.Detail}
	}
	if child = e.node.Child(token); !child.Exists() {
		return missing(child)
	}
	return target{node: child}
}

// Locator makes a function that finds places below a node. It follows the structure of the document, references
// included, as far as that exists; elements of a path are names (string) and indexes (int).
func (r *Resolver) Locator(n *Node) func(path []any) model.Place {
	return func(path []any) model.Place {
		at := n
		for i, element := range path {
			next := at.Child(token(element))
			if !next.Exists() {
				if ref, ok := Reference(at.Node); ok {
					if to := r.Resolve(at, ref); to != nil {
						next = to.Child(token(element))
					}
				}
			}
			if !next.Exists() {
				rest := make([]string, 0, len(path)-i)
				for _, element := range path[i:] {
					rest = append(rest, token(element))
				}
				return at.Place(rest...)
			}
			at = next
		}
		return at.Place()
	}
}

// token writes an element of a path as a reference token; an element that is neither name nor index has none.
func token(element any) string {
	switch element := element.(type) {
	case string:
		return element
	case int:
		return strconv.Itoa(element)
	}
	return ""
}
