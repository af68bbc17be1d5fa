package resolve

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/source"
)

// index holds the identifiers of the schemas of a document (JSON Schema 2020-12 Core §8.2). Of two schemas with the same
// identifier, the first one has it.
type index struct {
	byURI    map[string]*Node      // resources by their absolute URI, without a fragment (§8.2.1)
	uris     map[*yaml.Node]string // the absolute URI of each resource
	anchors  map[anchor]*Node      // by $anchor and $dynamicAnchor (§8.2.2)
	dynamics map[string][]*Node    // the schemas with a $dynamicAnchor, by its name
	refs     []*Node               // the objects with a $ref
}

// anchor is the name of a schema in its resource. The root of a document is a resource, too.
type anchor struct {
	resource *yaml.Node
	name     string
}

// index reads the identifiers of a document when the first reference needs them.
func (r *Resolver) index(doc *source.Document) *index {
	if found := r.indexes[doc]; found != nil {
		return found
	}
	found := &index{
		byURI: map[string]*Node{}, uris: map[*yaml.Node]string{}, anchors: map[anchor]*Node{}, dynamics: map[string][]*Node{},
	}
	r.indexes[doc] = found
	root := Root(doc)
	found.uris[root.ID()] = r.uri(doc)
	if r.identifiers {
		w := &indexWalk{index: found, seen: map[*yaml.Node]bool{}}
		w.walk(root, root, false)
	}
	return found
}

// indexWalk looks for identifiers in a document.
type indexWalk struct {
	*index
	seen map[*yaml.Node]bool
}

// walk reads the identifiers at a node and below it. resource is the nearest schema around it with an $id, else the root.
// names tells that the keys of the node are names, which never are keywords.
func (w *indexWalk) walk(n, resource *Node, names bool) {
	if w.seen[n.ID()] {
		return
	}
	w.seen[n.ID()] = true
	if n.IsMap() && !names {
		resource = w.add(n, resource)
	}
	for key, v := range n.Pairs() {
		if names || !isData(key) {
			w.walk(n.Member(key, v), resource, !names && hasNames(key))
		}
	}
	for i, v := range n.Items() {
		w.walk(n.Item(i, v), resource, false)
	}
}

// add adds the identifiers of an object, and returns the resource that it is a part of.
func (w *indexWalk) add(n, resource *Node) *Node {
	if isResource(n) {
		if uri := join(w.uris[resource.ID()], n.Get("$id").String()); uri != "" {
			resource = n
			w.uris[n.ID()] = uri
			if w.byURI[uri] == nil {
				w.byURI[uri] = n
			}
		}
	}
	for _, keyword := range []string{"$anchor", "$dynamicAnchor"} {
		name := n.Get(keyword)
		if !name.IsString() {
			continue
		}
		if key := (anchor{resource.ID(), name.String()}); w.anchors[key] == nil {
			w.anchors[key] = n
		}
		if keyword == "$dynamicAnchor" {
			w.dynamics[name.String()] = append(w.dynamics[name.String()], n)
		}
	}
	if n.Get("$ref").IsString() {
		w.refs = append(w.refs, n)
	}
	return resource
}

// isData reports whether the value of a keyword is data, in which nothing is a keyword.
func isData(key string) bool {
	switch key {
	case "example", "examples", "default", "enum", "const", "links":
		return true
	}
	return strings.HasPrefix(key, "x-")
}

// hasNames reports whether a keyword holds a map whose keys are names: a property may be called default or $id.
func hasNames(key string) bool {
	switch key {
	case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "responses", "parameters", "requestBodies", "headers",
		"securitySchemes", "callbacks", "pathItems", "mediaTypes", "paths", "webhooks", "content", "encoding", "additionalOperations":
		return true
	}
	return false
}

// isResource reports whether a schema has an identifier of its own. An $id that is only a fragment is an anchor of an older
// draft, and an OpenAPI Object has none.
func isResource(n *Node) bool {
	id := n.Get("$id")
	return id.IsString() && !strings.HasPrefix(id.String(), "#") && !(n.Parent == nil && n.Get("openapi").Exists())
}

// uri is the base URI of a document (RFC 3986 §5.1): its $self (OpenAPI 3.2), else the place that it was read from.
func (r *Resolver) uri(doc *source.Document) string {
	read := (&url.URL{Scheme: "file", Path: "/" + doc.File.Path}).String()
	if self := Root(doc).Get("$self"); self.IsString() {
		if uri := join(read, self.String()); uri != "" {
			return uri
		}
	}
	return read
}

// join resolves a reference against a base URI (RFC 3986 §5.2), without its fragment; empty when it is none.
func join(base, ref string) string {
	from, err := url.Parse(base)
	if err != nil {
		return ""
	}
	to, err := from.Parse(ref)
	if err != nil {
		return ""
	}
	to.Fragment, to.RawFragment = "", ""
	return to.String()
}

// resource is the nearest schema around a node that has an identifier of its own, which is the base URI of the references in
// it (JSON Schema 2020-12 Core §8.2.1); nil when there is none, as in most documents.
func (r *Resolver) resource(n *Node) *Node {
	if !r.identifiers || !r.mentionsID(n.Doc) {
		return nil
	}
	for at := n; at != nil; at = at.Parent {
		if isResource(at) && r.index(at.Doc).uris[at.ID()] != "" {
			return at
		}
	}
	return nil
}

// mentionsID reports whether $id stands anywhere in the text of a document.
func (r *Resolver) mentionsID(doc *source.Document) bool {
	mentions, ok := r.mentions[doc]
	if !ok {
		mentions = doc.IsDerived() || bytes.Contains(doc.Text(), []byte("$id"))
		r.mentions[doc] = mentions
	}
	return mentions
}

// byURI finds the schema or document that a reference to another one means, by its URI: among the identifiers of the
// document where the reference stands, and of the root.
// References to the place of a file are not resolved here, because they must not leave the root of the document.
func (r *Resolver) byURI(at, resource *Node, ref string) *Node {
	base := r.uri(at.Doc)
	if resource != nil {
		base = r.index(at.Doc).uris[resource.ID()]
	}
	uri := join(base, ref)
	if uri == "" {
		return nil
	}
	for _, doc := range []*source.Document{at.Doc, r.root.Doc} {
		if Root(doc).Get("$self").IsString() && uri == r.uri(doc) {
			return Root(doc)
		}
		if r.identifiers && r.mentionsID(doc) {
			if schema := r.index(doc).byURI[uri]; schema != nil {
				return schema
			}
		}
	}
	return nil
}
