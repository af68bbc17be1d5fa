// Package gate decides whether a run passes: which findings and problems somebody has accepted, by a waiver or in the baseline,
// and whether what is left fails.
package gate

import (
	"slices"

	"github.com/sealint/sealint/lint/model"
)

// Decide returns Incomplete if there are problems, Fail if fails reports that one of the findings fails the gate, and Pass
// otherwise. A run that could not judge everything never passes, whatever its findings are. What was accepted is in neither list.
func Decide(findings []model.Finding, problems []model.Problem, fails func(model.Finding) bool) model.Verdict {
	switch {
	case len(problems) > 0:
		return model.Incomplete
	case slices.ContainsFunc(findings, fails):
		return model.Fail
	}
	return model.Pass
}

// Finding is a finding as the gate sees it: one by one, and without lines.
type Finding struct {
	Rule *model.Rule
	// Document and Fingerprint identify it.
	Document, Fingerprint string
	// Name names its place, and Home the place of the entity that it is about.
	Name, Home string
	// Version is that of the component that it is about; empty if there is none.
	Version string
	At      model.Place
}
