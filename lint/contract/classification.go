package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// classificationKey is the extension by which a contract classifies data: public, internal, confidential, restricted.
const classificationKey = "x-data-classification"

// classes are the known values of classificationKey.
var classes = []string{"public", "internal", "confidential", "restricted"}

// classOf reads the classification of an object in lower case; empty when it has none, or a word of no known meaning.
func classOf(n source.Node) string {
	if text := strings.ToLower(strings.TrimSpace(n.Get(classificationKey).String())); slices.Contains(classes, text) {
		return text
	}
	return ""
}

// isConfidential reports whether a class must not be shown to everybody.
func isConfidential(class string) bool { return class == "confidential" || class == "restricted" }

// classification finds the class of parameters, properties and bodies.
type classification struct {
	spec
	above map[*yaml.Node]string // the class of a node or of the nearest object around it: fields share those
}

func newClassification(s spec) *classification {
	return &classification{spec: s, above: map[*yaml.Node]string{}}
}

// of is the class of a value: its own, that of its definition, or that of the nearest object around it, up to its
// document, and up to the root of the contract.
func (c *classification) of(at, schema *resolve.Node) (class string, inherited bool) {
	for n := range c.refs.Chain(at, schema) {
		if class := classOf(n.Node); class != "" {
			return class, false
		}
		if class := classOf(n.Get("items")); class != "" { // an array is classified by its items
			return class, false
		}
	}
	for n := range c.refs.Chain(at, schema) {
		if class := c.outside(n); class != "" {
			return class, true
		}
	}
	return "", false
}

// outside is the class of the nearest object around an object: in its own document, else where the object stands in the contract.
func (c *classification) outside(n *resolve.Node) string {
	if class := c.around(n.Parent); class != "" {
		return class
	}
	if at := c.standings.byNode[n.ID()]; at != nil {
		return c.around(at.Parent)
	}
	return ""
}

// around is the class of an object, else that of the nearest object around it.
func (c *classification) around(n *resolve.Node) string {
	if n == nil {
		return ""
	}
	if !n.Exists() { // the document has no such component
		return c.around(n.Parent)
	}
	if class, ok := c.above[n.ID()]; ok {
		return class
	}
	c.above[n.ID()] = "" // files may stand in one another
	class := classOf(n.Node)
	if class == "" && n.Parent == nil {
		class = classOf(n.Get("info"))
	}
	if class == "" {
		class = c.outside(n)
	}
	c.above[n.ID()] = class
	return class
}

// classifier is the object around another one that states the class which outside returns; nil if there is none.
func (c *classification) classifier(n *resolve.Node) *resolve.Node {
	met := map[*yaml.Node]bool{}
	var around func(n *resolve.Node) *resolve.Node
	around = func(n *resolve.Node) *resolve.Node {
		switch {
		case n == nil || n.Exists() && met[n.ID()]:
			return nil
		case !n.Exists():
			return around(n.Parent)
		case classOf(n.Node) != "":
			return n
		case n.Parent == nil && classOf(n.Get("info")) != "":
			return n.Child("info")
		}
		met[n.ID()] = true
		if found := around(n.Parent); found != nil {
			return found
		}
		if at := c.standings.byNode[n.ID()]; at != nil {
			return around(at.Parent)
		}
		return nil
	}
	if found := around(n.Parent); found != nil {
		return found
	}
	if at := c.standings.byNode[n.ID()]; at != nil {
		return around(at.Parent)
	}
	return nil
}
