package source

import (
	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// origin finds the document in which a place of a derived document is written, and its place there.
type origin func(model.Place) (*Document, model.Place)

// Derived returns a document that stands for d after edits, whose one node is root. It has the path and the text of d. root holds no
// aliases. Locate returns locations in the documents that origin names.
func (d *Document) Derived(root *yaml.Node, origin func(model.Place) (*Document, model.Place)) *Document {
	t := &tree{}
	t.addBelow(root)
	return &Document{File: d.File, Path: d.Path, Kind: d.Kind, Format: d.Format, Data: d.Data, nodes: []Node{{root, t}}, origin: origin}
}

// IsDerived reports whether the nodes are not those of the text in Data.
func (d *Document) IsDerived() bool { return d.origin != nil }

// addBelow makes the indexes of an object and of all objects below it.
func (t *tree) addBelow(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		t.add(n)
	}
	for _, child := range n.Content {
		t.addBelow(child)
	}
}

// locateOrigins locates the targets in the documents in which they are written.
func (d *Document) locateOrigins(targets []model.Place) []model.Location {
	out := make([]model.Location, len(targets))
	places := map[*Document][]model.Place{}
	indexes := map[*Document][]int{}
	for i, target := range targets {
		doc, at := d.origin(target)
		places[doc], indexes[doc] = append(places[doc], at), append(indexes[doc], i)
	}
	for doc, list := range places {
		for i, location := range doc.Locate(list) {
			out[indexes[doc][i]] = location
		}
	}
	return out
}
