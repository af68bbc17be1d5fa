package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// parameter is a parameter or header at its definition.
type parameter struct {
	at   *resolve.Node
	as   object // parameterObject or headerObject
	name string
}

// ignoredHeaders are header parameters that the specification ignores (Parameter Object, "in").
var ignoredHeaders = []string{"accept", "content-type", "authorization"}

func parameterFacts(p *parameter, d *directions, limits *constraints) *ParameterFacts {
	n := p.at
	facts := &ParameterFacts{
		Kind: "parameter", Name: p.name, In: n.Get("in").String(), Direction: d.parameters[p].String(), Required: n.Get("required").IsTrue(),
		Deprecated: n.Get("deprecated").IsTrue(), Extensions: extensions(n),
	}
	if p.as == headerObject {
		facts.Kind, facts.In = "header", "header"
	} else {
		facts.Ignored = limits.version != v20 && facts.In == "header" && slices.Contains(ignoredHeaders, strings.ToLower(facts.Name))
	}
	var schema *resolve.Node
	schema, facts.DescribedBy = limits.valueSchema(n)
	facts.Constraints = limits.of(schema)
	return facts
}

// extensions names the x- members of an object.
func extensions(n *resolve.Node) []string {
	list := []string{}
	for key := range n.Pairs() {
		if strings.HasPrefix(key, "x-") {
			list = append(list, key)
		}
	}
	return list
}

// resourceUse counts how paths use a path parameter: in /tokens/{token} it picks an item of a collection of its name, in
// /reset/{token} it is a value.
type resourceUse struct{ picks, values int }

func (u *resourceUse) add(name, path string) {
	own := words(name)
	before, _, found := strings.Cut(path, "{"+name+"}")
	if !found {
		return
	}
	for segment := range strings.SplitSeq(before, "/") {
		if strings.Contains(segment, "{") {
			continue
		}
		if w := words(segment); len(w) > 0 && slices.Contains(own, singular(w[len(w)-1])) {
			u.picks++
			return
		}
	}
	u.values++
}

// onlyPicks reports whether every path uses the parameter to pick an item of a collection of its name.
func (u resourceUse) onlyPicks() bool { return u.picks > 0 && u.values == 0 }

// resourceUses finds out how the paths of a document use its path parameters.
func resourceUses(doc *document) map[*parameter]resourceUse {
	uses := map[*parameter]resourceUse{}
	for _, op := range doc.operations {
		for _, n := range op.parameters {
			if p := doc.parameterByNode[n.ID()]; p != nil && n.Get("in").String() == "path" {
				use := uses[p]
				use.add(p.name, op.path)
				uses[p] = use
			}
		}
	}
	return uses
}
