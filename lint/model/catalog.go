package model

// Catalog lists the integrations of a run, with owner, participants, data and the verdict of the gate.
type Catalog struct {
	Integrations []Integration
	Problems     []Problem
	// Tolerated are the problems that somebody has accepted.
	Tolerated []Problem
}

// Integration is an integration as its manifest describes it. Fields that the manifest does not state are empty; but without a
// name, Name is the path of the manifest.
type Integration struct {
	Name, Path, Description, Owner, SecurityContact, Lifecycle string
	// Direction is outbound (we call them), inbound (they call us) or bidirectional; Pattern is pull, push or stream, or
	// several of them with commas.
	Direction, Pattern string
	Provider, Party    string
	Consumers          []Consumer

	Classification                     string
	Categories, Regulations, Residency []string

	Method            string
	Scopes, Endpoints []string
	// Contract and SBOM are the paths of the documents that the manifest names; empty if sealint did not find them.
	Contract, ContractTitle, ContractVersion, SBOM string
	// ContractFile is the path of the contract relative to the working directory, with slashes.
	ContractFile string

	// Operations are the operations of the contract that the manifest lists, as it writes them, and Webhooks the URLs at which
	// deliveries are received.
	Operations, Webhooks []string
	// Environments are the names of further environments in which the integration runs.
	Environments []string

	SLA SLA
	// Runbook is the URL of the runbook, and Sunset the last day of the integration as YYYY-MM-DD.
	Runbook, Sunset string

	LastReview Review
	// Expiries are the days on which something of the integration ends, soonest first.
	Expiries []Expiry

	// Verdict is the decision of the gate about the manifest and the documents that it names.
	Verdict Verdict
	// Judged are the paths of the documents that the verdict covers: the manifest, and the documents that it names if they belong
	// to the run. NotJudged are the other documents that it names.
	Judged, NotJudged []string
	// Findings counts the findings in the judged documents, by severity.
	Findings map[Severity]int
	// Accepted counts the findings, and Tolerated the problems, in the judged documents that somebody has accepted. The verdict
	// leaves them out.
	Accepted, Tolerated int
}

// Consumer is a further system or party that receives the data of an integration.
type Consumer struct {
	Name, Kind, Purpose string
	// Data is the form of the data for this consumer: full, aggregated, pseudonymised or none.
	Data string
}

// SLA is the service level of an integration, as text from the manifest: availability in percent, latency as a duration, and
// where the service level is published.
type SLA struct{ Availability, LatencyP99, Published string }

// Review is a review of an integration: its kind, and its date as YYYY-MM-DD.
type Review struct{ Kind, Date string }

// Expiry is something that ends: what it is, in words, and its last day as YYYY-MM-DD. Past is true if that day is over.
type Expiry struct {
	What, Date string
	Past       bool
}
