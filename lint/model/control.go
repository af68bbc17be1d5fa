package model

// Audit lists the states of all security controls in a workspace.
type Audit struct {
	Profile  Profile
	Controls []Control
	Problems []Problem
	// Documents counts the judged documents of the run, by kind.
	Documents map[DocumentKind]int
	// Integrations have the states of the same controls, in the same order, for each manifest of the workspace.
	Integrations []IntegrationControls
	// Version, Date and Repository are those of the Report.
	Version, Date, Repository string
}

// IntegrationControls are the states of all controls for one integration: for its manifest, and the contract and the SBOM that it
// names.
type IntegrationControls struct {
	Name, Owner, Path, Contract, SBOM string
	// Problems counts what could not be judged in these documents, accepted or not.
	Problems int
	Controls []Control
}

// Control is a security requirement on integrations, with the results of the rules that judge it.
type Control struct {
	ID    string // for example guide/3.scopes
	Title string
	// State is the state of the control in the workspace.
	State ControlState
	// Reason says why the control is incomplete, not applicable or not judged, or, if it is not met although no rule has a finding, what
	// a manifest lacks. It is empty for the other states.
	Reason string
	// Rules are the rules that judge the control, active or not, sorted by id.
	Rules []ControlRule
	// Evidence are the links that manifests state for the control. They do not decide its state.
	Evidence []ControlEvidence
	// Documents counts the documents that the active rules of the control judged, by kind.
	Documents map[DocumentKind]int
}

// ControlRule is a rule whose metadata name a control. Judged reports whether its findings can speak of the control, the rule was
// active, and the run had documents for it. Findings counts the findings that speak of the control, Accepted those of them that
// somebody has accepted: who accepts a finding has not met the control.
type ControlRule struct {
	ID                 string
	Judged             bool
	Findings, Accepted int
}

// ControlEvidence is a link to evidence that a manifest states for a control.
type ControlEvidence struct {
	Integration string // the name of the manifest, or its path if it has none
	URL         string
	Date        string // as YYYY-MM-DD; empty if not stated
}

// Findings is the number of findings of all rules of the control.
func (c Control) Findings() int {
	n := 0
	for _, r := range c.Rules {
		n += r.Findings
	}
	return n
}

// ControlState is the state of a control in a workspace.
type ControlState string

// The states of a control.
const (
	ControlMet           ControlState = "met"            // judged, no findings, and the manifests state what the control demands
	ControlNotMet        ControlState = "not met"        // at least one finding, of any severity, or a manifest lacks what the control demands
	ControlIncomplete    ControlState = "incomplete"     // neither met nor not met: a part could not be judged
	ControlNotApplicable ControlState = "not applicable" // every manifest states that the integration does not have what the control is about
	ControlNotJudged     ControlState = "not judged"     // no active rule, or no document or field to judge
)
