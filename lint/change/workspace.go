package change

import "github.com/sealint/sealint/lint/model"

// WorkspaceFacts are the documents and integrations of a base that the head no longer has.
type WorkspaceFacts struct {
	Contracts    []RemovedDocumentFacts    `json:"contracts" doc:"Contracts that are gone: the head has neither the document nor one that is taken for it."`
	SBOMs        []RemovedDocumentFacts    `json:"sboms" doc:"SBOMs that are gone."`
	Integrations []RemovedIntegrationFacts `json:"integrations" doc:"Integrations that are gone."`
}

// RemovedDocumentFacts is a document that only the base has.
type RemovedDocumentFacts struct {
	Path       string `json:"path" doc:"Path of the document in the base."`
	Operations int    `json:"operations" doc:"For a contract: number of its operations."`
}

// RemovedIntegrationFacts is an integration that only the base has.
type RemovedIntegrationFacts struct {
	Name   string `json:"name" doc:"Its metadata.name."`
	Path   string `json:"path" doc:"Path of its manifest in the base."`
	Ended  bool   `json:"ended" doc:"true if its manifest said that it was retired, or that it would end, on a day that is over."`
	Sunset string `json:"sunset" doc:"Its metadata.lifecycle.sunset; empty if not stated."`
}

// Workspace makes the entity of what is gone; none if nothing is.
func Workspace(facts *WorkspaceFacts) []model.Entity {
	return nil
}
