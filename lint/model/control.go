package model

// Audit tells how a workspace stands to the controls that rules judge.
type Audit struct {
	Profile  Profile
	Controls []Control
	Problems []Problem
	// Documents counts what was judged, by kind.
	Documents map[DocumentKind]int
}

// Control is something that must be assured of an integration, and how the rules that judge it decided.
type Control struct {
	ID    string // such as guide/3.scopes
	Title string
	// State is that of the control in the workspace.
	State ControlState
	// Reason says why it was not judged, or not all of it; empty when it was.
	Reason string
	// Rules are those that judge it, active or not, sorted by id.
	Rules []ControlRule
	// Documents counts what the active ones judged, by kind.
	Documents map[DocumentKind]int
}

// ControlRule is a rule that judges a control. Judged tells whether it was active and had something to judge.
type ControlRule struct {
	ID       string
	Judged   bool
	Findings int
}

// Findings counts what all rules of the control found.
func (c Control) Findings() int {
	n := 0
	for _, r := range c.Rules {
		n += r.Findings
	}
	return n
}

// ControlState is how a control stands in a workspace.
type ControlState string

// The states of a control.
const (
	ControlMet        ControlState = "met"        // judged, and no rule found anything
	ControlNotMet     ControlState = "not met"    // some rule found something, whatever its severity
	ControlIncomplete ControlState = "incomplete" // no rule found anything, but part of it could not be judged
	ControlNotJudged  ControlState = "not judged" // nothing in the workspace to judge it by
)
