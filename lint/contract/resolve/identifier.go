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
	anchors map[string]*Node // by $anchor and $dynamicAnchor (§8.2.2)
	ids     map[string]*Node // by $id (§8.2.1), as written
}

// index reads the identifiers of a document when the first reference needs them.
func (r *Resolver) index(doc *source.Document) *index {
	if found := r.indexes[doc]; found != nil {
		return found
	}
	found := &index{anchors: map[string]*Node{}, ids: map[string]*Node{}}
	r.indexes[doc] = found
	if !r.identifiers {
		return found
	}
	seen := map[*yaml.Node]bool{}
	var walk func(n *Node)
	walk = func(n *Node) {
		if seen[n.ID()] {
			return
		}
		seen[n.ID()] = true
		for _, keyword := range []string{"$anchor", "$dynamicAnchor"} {
			if v := n.Get(keyword); v.IsString() && found.anchors[v.String()] == nil {
				found.anchors[v.String()] = n
			}
		}
		if v := n.Get("$id"); v.IsString() && found.ids[v.String()] == nil {
			found.ids[v.String()] = n
		}
		for key, v := range n.Pairs() {
			walk(n.Member(key, v))
		}
		for i, v := range n.Items() {
			walk(n.Item(i, v))
		}
	}
	walk(Root(doc))
	return found
}

// byID finds the schema whose $id is an absolute URI. Relative references are files here, so no schema is looked for.
func (r *Resolver) byID(doc *source.Document, uri string) *Node {
	if !strings.Contains(uri, ":") || !r.identifiers {
		return nil
	}
	return r.index(doc).ids[uri]
}

// base is the nearest schema around a node that has an identifier of its own, which is the base URI of the references in
// it (JSON Schema 2020-12 Core §8.2.1); nil when there is none, as in most documents.
func (r *Resolver) base(n *Node) *Node {
	if !r.identifiers || !r.mentionsID(n.Doc) {
		return nil
	}
	for at := n; at != nil; at = at.Parent {
		if id := at.Get("$id"); id.IsString() && !strings.HasPrefix(id.String(), "#") {
			return at
		}
	}
	return nil
}

// mentionsID reports whether $id stands anywhere in the text of a document.
func (r *Resolver) mentionsID(doc *source.Document) bool {
	mentions, ok := r.mentions[doc]
	if !ok {
		mentions = bytes.Contains(doc.Data, []byte("$id"))
		r.mentions[doc] = mentions
	}
	return mentions
}

// inResource resolves a reference against the identifier of the schema around it (RFC 3986 §5.2), and looks for the
// result among the schemas of the same document.
func (r *Resolver) inResource(base *Node, ref string) target {
	if fragment, ok := strings.CutPrefix(ref, "#"); ok {
		return r.fragment(base, fragment)
	}
	id, err := url.Parse(base.Get("$id").String())
	if err != nil {
		return target{reason: Missing}
	}
	to, err := id.Parse(ref)
	if err != nil {
		return target{reason: Missing}
	}
	uri, fragment, _ := strings.Cut(to.String(), "#")
	if schema := r.byID(base.Doc, uri); schema != nil {
		return r.fragment(schema, fragment)
	}
	return target{reason: Missing}
}
