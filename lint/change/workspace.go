package change

import (
	"fmt"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
)

// WorkspaceFacts are the documents and integrations of a base that the head no longer has.
type WorkspaceFacts struct {
	Contracts    []GoneContractFacts    `json:"contracts" doc:"Contracts that are gone: the head has neither the document nor one that is taken for it, and less than half of the operations have come into other contracts."`
	SBOMs        []GoneDocumentFacts    `json:"sboms" doc:"SBOMs that are gone."`
	Integrations []GoneIntegrationFacts `json:"integrations" doc:"Integrations that are gone."`
}

// GoneContractFacts is a contract that only the base has.
type GoneContractFacts struct {
	Path       string `json:"path" doc:"Path of the document in the base."`
	Operations int    `json:"operations" doc:"Number of its operations and webhooks."`
	Missing    int    `json:"missing" doc:"Number of them that have come into no other contract of the head."`
}

// GoneDocumentFacts is an SBOM that only the base has.
type GoneDocumentFacts struct {
	Path string `json:"path" doc:"Path of the document in the base."`
}

// GoneIntegrationFacts is an integration that only the base has.
type GoneIntegrationFacts struct {
	Name      string `json:"name" doc:"Its metadata.name; empty if it violates the schema."`
	Path      string `json:"path" doc:"Path of its manifest in the base."`
	Lifecycle string `json:"lifecycle,omitempty" enum:"proposed,active,deprecated,retired" doc:"Its metadata.lifecycle; absent if not stated."`
	Sunset    string `json:"sunset,omitempty" doc:"Its metadata.sunset, as YYYY-MM-DD; absent if not stated."`
}

// Gone are things of a base that the head no longer has.
type Gone struct {
	Contracts []GoneContract
	// SBOMs are entities of kind SBOM, Integrations those that GoneIntegrations returns.
	SBOMs, Integrations []model.Entity
}

// GoneContract is the entity of kind contract of a document that is gone.
type GoneContract struct {
	model.Entity
	Operations, Missing int // how many it has, and how many of them came into no other contract
}

// Arrivals are the operations that contracts of the head have and that the documents of the base that they are paired with do not
// have: a contract that is split or merged leaves its operations there.
type Arrivals map[string]bool

// Add adds those of a contract of the head. before is the document that it is paired with; one without a contract for none.
func (a Arrivals) Add(before, after Side) {
	if after.Contract == nil || after.Contract == before.Contract {
		return
	}
	known := map[string]bool{}
	if before.Contract != nil {
		for _, key := range servedOperations(before.Contract) {
			known[key] = true
		}
	}
	for _, key := range servedOperations(after.Contract) {
		if !known[key] {
			a[key] = true
		}
	}
}

// Gone returns a contract of the base that is paired with no document; nil if at least half of its operations have arrived elsewhere.
func (a Arrivals) Gone(contract Side) *GoneContract {
	entities := contract.of(model.EntityContract)
	if len(entities) == 0 || contract.Contract == nil {
		return nil
	}
	gone := &GoneContract{Entity: *entities[0]}
	for _, key := range servedOperations(contract.Contract) {
		gone.Operations++
		if !a[key] {
			gone.Missing++
		}
	}
	if gone.Missing <= gone.Operations/2 && gone.Operations > 0 {
		return nil
	}
	return gone
}

// servedOperations names the operations under paths and webhooks of a contract.
func servedOperations(api *contract.API) []string {
	keys := operationKeys(api)
	list := keys[:0]
	for i, op := range api.Operations {
		if op.Kind != "callback" {
			list = append(list, keys[i])
		}
	}
	return list
}

// Workspace makes the entity of what is gone; none if nothing is. What is gone is told at its file, without a line.
func Workspace(gone Gone) []model.Entity {
	if len(gone.Contracts)+len(gone.SBOMs)+len(gone.Integrations) == 0 {
		return nil
	}
	facts := &WorkspaceFacts{Contracts: []GoneContractFacts{}, SBOMs: []GoneDocumentFacts{}, Integrations: []GoneIntegrationFacts{}}
	contracts := make([]model.Entity, 0, len(gone.Contracts))
	for _, c := range gone.Contracts {
		facts.Contracts = append(facts.Contracts, GoneContractFacts{c.Document, c.Operations, c.Missing})
		contracts = append(contracts, c.Entity)
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
	lists := map[any][]model.Entity{"contracts": contracts, "sboms": gone.SBOMs, "integrations": gone.Integrations}
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
