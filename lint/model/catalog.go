package model

// Catalog lists the integrations of a run: who calls whom with what, who answers for it, and how the gate judged it.
type Catalog struct {
	Integrations []Integration
	Problems     []Problem
}

// Integration is an integration as its manifest states it. What it does not state is empty; one without a name has the path
// of its manifest for one.
type Integration struct {
	Name, Path, Description, Owner, SecurityContact, Lifecycle string
	// Direction is outbound (we call them), inbound (they call us) or bidirectional; Pattern is pull, push or stream.
	Direction, Pattern string
	Provider, Party    string
	Consumers          []Consumer

	Classification                     string
	Categories, Regulations, Residency []string

	Method            string
	Scopes, Endpoints []string
	// Contract and SBOM are the paths of the documents it names, as far as they were found.
	Contract, ContractTitle, ContractVersion, SBOM string

	SLA        SLA
	LastReview Review

	// Verdict is that of the gate over the manifest and the documents that it names.
	Verdict Verdict
	// Judged are the documents that the verdict is about: the manifest, and those it names that belong to the run. NotJudged
	// are those it names that do not.
	Judged, NotJudged []string
	// Findings counts what was found in them, by severity.
	Findings map[Severity]int
}

// Consumer is somebody else who sees the data of an integration.
type Consumer struct {
	Name, Kind, Purpose string
	// Data is the form in which it receives the data: full, aggregated, pseudonymised or none.
	Data string
}

// SLA is what an integration promises or is promised.
type SLA struct{ Availability, LatencyP99, Published string }

// Review is a review of an integration.
type Review struct{ Kind, Date string }
