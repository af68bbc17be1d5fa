// Package gate decides whether a run passes.
package gate

import "github.com/sealint/sealint/lint/model"

// Decide returns Incomplete if there are problems, Fail if a finding has the severity failOn or a higher one, and Pass
// otherwise. A run that could not judge everything never passes, whatever its findings are.
func Decide(findings []model.Finding, problems []model.Problem, failOn model.Severity) model.Verdict {
	if len(problems) > 0 {
		return model.Incomplete
	}
	for _, f := range findings {
		if f.Severity >= failOn {
			return model.Fail
		}
	}
	return model.Pass
}
