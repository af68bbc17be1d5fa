package gate

// PolicyFacts say what a change does to the gate that judges it: to the configuration, the baseline, the custom rules, and what starts
// sealint. None of it has an effect on the run that judges the change.
type PolicyFacts struct {
	Configuration string               `json:"configuration" doc:"Path of the configuration in the head, or, where the head has none, in the base; empty if there is none."`
	Added         bool                 `json:"added" doc:"true if the head has a configuration and the base has none: the change is judged without one."`
	Unreadable    string               `json:"unreadable" doc:"Why the configuration of the base could not be read, so that the change is judged without one; empty if it could."`
	Weakened      []WeakenedFacts      `json:"weakened" doc:"What judges less strictly by the policy of the head than by that of the base. A finding about item i has at: [weakened, i]."`
	Changed       []PolicyFileFacts    `json:"changed" doc:"Files of the policy that differ: the configuration, files that it extends, custom rules, VEX files and keys. A finding about item i has at: [changed, i]."`
	Lost          []LostDocumentFacts  `json:"lost" doc:"Documents that the base judges and the head does not, although their files exist. A finding about item i has at: [lost, i]."`
	BaselineGrew  []BaselineEntryFacts `json:"baseline_grew" doc:"Entries of the baseline of the head that the baseline of the base does not have; empty if the base has no baseline. A finding about item i has at: [baseline_grew, i]."`
	Workflows     []PolicyFileFacts    `json:"workflows" doc:"Files that start sealint in a CI or before a commit, and that differ. A finding about item i has at: [workflows, i]."`
	Untracked     []UntrackedFacts     `json:"untracked" doc:"Documents of the head of which git has neither this version nor a former one, as of an SBOM that a build makes: nothing is compared. A finding about item i has at: [untracked, i]."`
	Unjudged      []UnjudgedFacts      `json:"unjudged" doc:"Documents of the base that could not be judged, so that all findings of the head about them are new. A finding about item i has at: [unjudged, i]."`
}

// WeakenedFacts is a setting by which the head judges less strictly.
type WeakenedFacts struct {
	Kind      string `json:"kind" enum:"rule-off,severity,parameter,rule-gone,rule-changed,profile,threshold,standard,existing,trusted-key,waivers" doc:"rule-off: a rule does not run. severity: a rule has a lower severity. parameter: a rule has other parameters; which direction weakens it cannot be known. rule-gone: a custom rule does not exist any more. rule-changed: a custom rule has another text. profile: the profile is smaller. threshold: findings fail the gate from a higher severity on. standard: a standard is not selected any more. existing: findings that the base has, too, fail less often. trusted-key: signatures by a further key are trusted. waivers: waivers need less, may hold longer, or hold before the merge."`
	Name      string `json:"name" doc:"The rule, the standard, the file of the key, or the setting of waivers; empty for a profile or a threshold."`
	Before    string `json:"before" doc:"What the base says; empty if that has no words."`
	After     string `json:"after" doc:"What the head says; empty if that has no words."`
	Documents int    `json:"documents" doc:"Number of documents of the head for which it holds; 0 if it holds for all of them."`
}

// PolicyFileFacts is a file that differs between the base and the head.
type PolicyFileFacts struct {
	Path   string `json:"path" doc:"Path of the file."`
	Status string `json:"status" enum:"added,removed,modified" doc:"What the change does to the file."`
}

// LostDocumentFacts is a document that is not judged any more.
type LostDocumentFacts struct {
	Path   string `json:"path" doc:"Path of the document in the base."`
	Now    string `json:"now" doc:"Path of the file in the head."`
	Kind   string `json:"kind" enum:"contract,sbom,manifest" doc:"Kind of the document in the base."`
	Reason string `json:"reason" doc:"Why the head does not judge it, in words."`
}

// BaselineEntryFacts is an entry of a baseline.
type BaselineEntryFacts struct {
	Path string `json:"path" doc:"Path of the document."`
	Rule string `json:"rule" doc:"Id of the rule, or the kind of the problem."`
	At   string `json:"at" doc:"Name of the place."`
}

// UnjudgedFacts is a document of the base that could not be judged.
type UnjudgedFacts struct {
	Path    string `json:"path" doc:"Path of the document."`
	Message string `json:"message" doc:"Why it could not be judged."`
}

// UntrackedFacts is a document that git does not have.
type UntrackedFacts struct {
	Path string `json:"path" doc:"Path of the document."`
	Kind string `json:"kind" enum:"contract,sbom,manifest" doc:"Kind of the document."`
}
