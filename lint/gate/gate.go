// Package gate decides whether a run passes.
package gate

import "github.com/sealint/sealint/lint/model"

// Decide returns Incomplete if there are problems, Fail if a finding has the severity that failOn returns for its document or a
// higher one, and Pass otherwise. A run that could not judge everything never passes, whatever its findings are.
func Decide(findings []model.Finding, problems []model.Problem, failOn func(document string) model.Severity) model.Verdict {
	if len(problems) > 0 {
		return model.Incomplete
	}
	for _, f := range findings {
		if f.Severity >= failOn(f.Document) {
			return model.Fail
		}
	}
	return model.Pass
}
