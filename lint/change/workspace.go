package change

import (
	"fmt"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// WorkspaceFacts are the documents and integrations of a base that the head no longer has.
type WorkspaceFacts struct {
	Contracts    []GoneDocumentFacts    `json:"contracts" doc:"Contracts that are gone: the head has neither the document nor one that is taken for it."`
	SBOMs        []GoneDocumentFacts    `json:"sboms" doc:"SBOMs that are gone."`
	Integrations []GoneIntegrationFacts `json:"integrations" doc:"Integrations that are gone."`
}

// GoneDocumentFacts is a document that only the base has.
type GoneDocumentFacts struct {
	Path       string `json:"path" doc:"Path of the document in the base."`
	Operations int    `json:"operations" doc:"For a contract: number of its operations, with its webhooks."`
}

// GoneIntegrationFacts is an integration that only the base has.
type GoneIntegrationFacts struct {
	Name      string `json:"name" doc:"Its metadata.name; empty if it violates the schema."`
	Path      string `json:"path" doc:"Path of its manifest in the base."`
	Lifecycle string `json:"lifecycle,omitempty" enum:"proposed,active,deprecated,retired" doc:"Its metadata.lifecycle; absent if not stated."`
	Sunset    string `json:"sunset,omitempty" doc:"Its metadata.sunset, as YYYY-MM-DD; absent if not stated."`
}

// Gone are entities of a base that the head no longer has: those of kind contract and SBOM of documents that are gone, and those of
// integrations, as GoneIntegrations returns them.
type Gone struct {
	Contracts, SBOMs, Integrations []model.Entity
}

// Workspace makes the entity of what is gone; none if nothing is. What is gone is told at its file, without a line.
func Workspace(gone Gone) []model.Entity {
	facts := &WorkspaceFacts{Contracts: []GoneDocumentFacts{}, SBOMs: []GoneDocumentFacts{}, Integrations: []GoneIntegrationFacts{}}
	for i := range gone.Contracts {
		c := gone.Contracts[i].Facts.(*contract.ContractFacts)
		facts.Contracts = append(facts.Contracts, GoneDocumentFacts{Path: gone.Contracts[i].Document, Operations: c.Operations + c.Webhooks})
	}
	for i := range gone.SBOMs {
		facts.SBOMs = append(facts.SBOMs, GoneDocumentFacts{Path: gone.SBOMs[i].Document})
	}
	for i := range gone.Integrations {
		m := gone.Integrations[i].Facts.(*manifest.IntegrationFacts).Metadata
		facts.Integrations = append(facts.Integrations, GoneIntegrationFacts{
			Name: m.Name, Path: gone.Integrations[i].Document, Lifecycle: textOf(m.Lifecycle), Sunset: textOf(m.Sunset),
		})
	}
	lists := map[any][]model.Entity{"contracts": gone.Contracts, "sboms": gone.SBOMs, "integrations": gone.Integrations}
	if len(gone.Contracts)+len(gone.SBOMs)+len(gone.Integrations) == 0 {
		return nil
	}
	find := func(path []any) *model.Entity { // path is contracts, sboms or integrations, and an index
		if len(path) < 2 {
			return nil
		}
		if i, ok := path[1].(int); ok && i >= 0 && i < len(lists[path[0]]) {
			return &lists[path[0]][i]
		}
		return nil
	}
	return []model.Entity{{
		Kind: model.EntityChangeWorkspace, Name: "workspace", Facts: facts,
		NamePlace: func(_ model.Place, path []any) string {
			e := find(path)
			switch {
			case e == nil:
				return "workspace"
			case path[0] == "integrations":
				return "workspace > integration " + model.EscapeName(e.Name, " >[]")
			}
			return fmt.Sprintf("workspace > %s %s", map[any]string{"contracts": "contract", "sboms": "sbom"}[path[0]], model.EscapeName(e.Document, " >[]"))
		},
		Locate: func(path []any) model.Place {
			if len(path) > 2 && path[0] == "before" {
				if e := find(path[1:]); e != nil {
					return e.Locate(path[3:])
				}
			}
			if e := find(path); e != nil {
				return model.Place{Path: e.Document}
			}
			return model.Place{}
		},
	}}
}
