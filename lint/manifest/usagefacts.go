package manifest

// UsageFacts compares the calls in Pact files and Arazzo descriptions with the contract and with contract.operations.
type UsageFacts struct {
	Proofs    []ProofFacts         `json:"proofs" doc:"Files that show which operations the integration calls: those that contract.usage names, in its order, then those found beside the manifest. A finding about item i has at: [usage, proofs, i], which is a place in that file."`
	Complete  bool                 `json:"complete" doc:"true if there is a proof other than an Arazzo description that the manifest does not name, every proof could be read, and every call in it is understood."`
	Called    []string             `json:"called" doc:"Operations of the contract that the proofs call, by operationId or as METHOD /path, in the order of the contract. A call that may mean several operations counts for none."`
	Unlisted  []UnlistedCallFacts  `json:"unlisted" doc:"Operations that the proofs call but contract.operations does not list, in the order of the contract; empty if it lists none. A finding about item i has at: [usage, unlisted, i], which is the place of the first such call."`
	Uncalled  []UncalledFacts      `json:"uncalled" doc:"Operations that contract.operations lists but no proof calls; empty unless complete. Webhooks and callbacks are left out."`
	Undefined []UndefinedCallFacts `json:"undefined" doc:"Calls that match no operation of the contract; of equal ones in a file, the first. A finding about item i has at: [usage, undefined, i], which is the place of the call."`
}

// ProofFacts describes a file that shows calls.
type ProofFacts struct {
	Path  string `json:"path" doc:"Path of the file, relative to the root of the repository."`
	Kind  string `json:"kind" enum:"pact,arazzo" doc:"Format of the file."`
	Named bool   `json:"named" doc:"true if contract.usage names the file; false if it was found beside the manifest."`
	Calls int    `json:"calls" doc:"Number of calls of the contract in the file."`
}

// UnlistedCallFacts describes an operation that proofs call but the manifest does not list.
type UnlistedCallFacts struct {
	Name  string `json:"name" doc:"Method and path, such as GET /pets."`
	ID    string `json:"id" doc:"operationId; empty if not stated."`
	Proof int    `json:"proof" doc:"Index in proofs of the first file that calls it."`
	Calls int    `json:"calls" doc:"Number of calls in all proofs."`
}

// UncalledFacts describes an operation that the manifest lists but no proof calls.
type UncalledFacts struct {
	At   []string `json:"at" doc:"Place in the manifest: the item of contract.operations."`
	Name string   `json:"name" doc:"Method and path, such as GET /pets."`
}

// UndefinedCallFacts describes a call that matches no operation of the contract.
type UndefinedCallFacts struct {
	Name       string `json:"name" doc:"Method and path of the call, or its operationId, as the proof writes it."`
	Proof      int    `json:"proof" doc:"Index in proofs of the file."`
	Suggestion string `json:"suggestion" doc:"Operation of the contract that was probably meant; empty if none is similar."`
}
