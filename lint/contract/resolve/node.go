// Package resolve finds what the references of an OpenAPI document mean: it follows them by RFC 3986 and RFC 6901, knows
// the identifiers of JSON Schema 2020-12 and the $self of OpenAPI 3.2, and keeps a list of references that lead nowhere.
package resolve

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Node is a node of a document together with the way to it: its parents up to the root of the document. Of a node that
// does not exist, Exists reports false; its way is known all the same.
type Node struct {
	source.Node
	Doc    *source.Document
	Parent *Node  // nil for the root of a document
	Token  string // the reference token (RFC 6901) that leads from the parent to this node
}

// Root is the root of a document.
func Root(doc *source.Document) *Node { return &Node{Node: doc.Nodes()[0], Doc: doc} }

// Child is the member or item of a node that a reference token names.
func (n *Node) Child(token string) *Node { return n.Member(token, n.Lookup([]string{token})) }

// Optional is a member of a node, or nil when the node has no such member.
func (n *Node) Optional(name string) *Node {
	if child := n.Child(name); child.Exists() {
		return child
	}
	return nil
}

// Member is the member of a node with a known name and value.
func (n *Node) Member(name string, value source.Node) *Node {
	return &Node{Node: value, Doc: n.Doc, Parent: n, Token: name}
}

// Item is the item of a list with a known index and value.
func (n *Node) Item(i int, value source.Node) *Node { return n.Member(strconv.Itoa(i), value) }

// Pointer is the JSON Pointer (RFC 6901) of the node in its document, as reference tokens.
func (n *Node) Pointer() []string {
	var tokens []string
	for ; n.Parent != nil; n = n.Parent {
		tokens = append(tokens, n.Token)
	}
	slices.Reverse(tokens)
	return tokens
}

// Place is the place of the node, or of what lies below it at further reference tokens.
func (n *Node) Place(below ...string) model.Place {
	return model.Place{Path: n.Doc.Path, Pointer: append(n.Pointer(), below...)}
}

// Tokens are the reference tokens of a JSON Pointer (RFC 6901 §3, §4) without its first slash.
func Tokens(pointer string) []string {
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens {
		tokens[i] = unescape.Replace(token)
	}
	return tokens
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")
