package lint

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// rawEntities returns an entity for each document that a raw policy judges. Documents that such policies cannot judge are
// problems.
func rawEntities(documents []*source.Document, chosen *choices) *entitySet {
	all := &entitySet{}
	for _, doc := range documents {
		judged := false
		for _, rule := range chosen.choice(doc.Path).Rules {
			judged = judged || rule.Entity == model.EntityDocument
		}
		switch {
		case !judged:
		case doc.Format == source.XML || doc.Format == source.TagValue:
			all.problems = append(all.problems, *doc.Problem(model.ProblemUnsupported,
				"was not judged by the policies of group raw: their input is JSON or YAML, and this SBOM is %s; convert it, or switch these rules off for it", doc.Format))
		case len(doc.Nodes()) == 0 && !json.Valid(doc.Text()):
			all.problems = append(all.problems, *doc.Problem(model.ProblemSyntax, "was not judged by the policies of group raw: it is not valid JSON"))
		case len(doc.Nodes()) == 0: // an SBOM, which is not read by nodes
			all.entities = append(all.entities, rawEntity(doc, 0, func() (value any) {
				_ = json.Unmarshal(doc.Text(), &value) // it is valid
				return value
			}))
		default:
			for i, node := range doc.Nodes() {
				all.entities = append(all.entities, rawEntity(doc, i, node.Value))
			}
		}
	}
	return all
}

// rawEntity makes an entity of the document with an index in a file.
func rawEntity(doc *source.Document, index int, decode func() any) model.Entity {
	name := string(doc.Kind)
	if doc.Kind == model.Manifest {
		name = "integration " + model.EscapeName(doc.Nodes()[index].Get("metadata").Get("name").String(), " >[]")
	}
	value := sync.OnceValue(decode) // for names only: the evaluation needs the value no longer than it takes to convert it
	at := model.Place{Path: doc.Path, Document: index}
	return model.Entity{
		Kind: model.EntityDocument, Document: doc.Path, Name: name,
		Facts:  &model.RawFacts{Digest: fmt.Sprintf("%s#%d", doc.Digest(), index), Value: decode},
		Locate: at.Below,
		NamePlace: func(_ model.Place, path []any) string {
			if len(path) == 0 {
				return name
			}
			return model.NameFacts(name, value(), path)
		},
	}
}
