package overlay

import (
	"strconv"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/source"
)

// Select returns the JSON Pointers of what an action selects in a document.
func Select(doc *source.Document, a *Action) []string {
	root, steps := doc.Nodes()[0].ID(), 0
	var list []string
	for _, way := range a.target.ways(root, count(root), &steps) {
		n, tokens := root, []string{}
		for _, i := range way {
			token := strconv.Itoa(i)
			if n.Kind == yaml.MappingNode {
				token = n.Content[i-1].Value
			}
			n, tokens = n.Content[i], append(tokens, token)
		}
		list = append(list, source.EncodePointer(tokens))
	}
	return list
}
