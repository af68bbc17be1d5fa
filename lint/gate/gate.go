// Package gate decides over a run.
package gate

import "github.com/sealint/sealint/lint/model"

// Decide gives the verdict over what a run found and what it could not judge. A gate that could not judge does not pass,
// whatever it found besides.
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
