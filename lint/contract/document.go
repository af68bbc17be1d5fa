package contract

import (
	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
)

// document is a contract in Go types: its operations with everything inherited and merged, its servers, security schemes and
// security requirements, and the schemas, parameters and headers at their definitions.
type document struct {
	spec
	objects
	schemes    *schemes
	securities []*security  // in the order of the document, that of the root first
	operations []*operation // of paths, webhooks and callbacks, in the order of the document
	servers    []*server
	omissions  []omission // the parts that could not be read
}

// read reads a document. The nodes of its strings are listed only if wantsTexts.
func read(s spec, wantsTexts bool) *document {
	doc := &document{spec: s}
	if d := s.root.Get("jsonSchemaDialect"); s.version.in(v31Up) && d.Exists() && !supportsDialect(d.String()) {
		doc.omissions = append(doc.omissions, unsupportedDialect(s.root.Child("jsonSchemaDialect")))
	}
	s.nameStandings()
	var omissions []omission
	doc.objects, omissions = walkObjects(s, wantsTexts)
	doc.omissions = append(doc.omissions, omissions...)
	doc.schemes = readSchemes(s)
	requirements := &securityReader{spec: s, schemes: doc.schemes}
	doc.operations = readOperations(s, requirements)
	doc.securities = requirements.list
	doc.omissions = append(doc.omissions, requirements.omissions...)
	doc.servers, omissions = readServers(s, doc.operations)
	doc.omissions = append(doc.omissions, omissions...)
	return doc
}

// definitionOf is the place by which findings are grouped: the component, operation or path item in which a node stands, or the
// whole of an object that only references lead to.
func (doc *document) definitionOf(n *resolve.Node) model.Place {
	for at := n; at != nil; at = at.Parent {
		if doc.standings.unnamed[at.ID()] {
			return at.Place()
		}
	}
	if n.Doc != doc.root.Doc && doc.standing(n) == n {
		return n.Place()
	}
	pointer := doc.standing(n).Pointer()
	length := 0
	if len(pointer) > 0 {
		switch pointer[0] {
		case "components":
			length = 3
		case "definitions", "parameters", "responses":
			length = 2
		case "paths", "webhooks":
			if length = 2; len(pointer) > 2 && isMethod(pointer[2]) {
				length = 3
			}
		}
	}
	return doc.root.Place(pointer[:min(length, len(pointer))]...)
}
