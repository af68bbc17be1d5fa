package gate_test

import (
	"testing"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
)

func TestDecide(t *testing.T) {
	high, low := []model.Finding{{Severity: model.High}}, []model.Finding{{Severity: model.Low}}
	problem := []model.Problem{{ID: model.ProblemSyntax}}
	for name, test := range map[string]struct {
		findings []model.Finding
		problems []model.Problem
		failOn   model.Severity
		want     model.Verdict
	}{
		"nothing found passes":                  {nil, nil, model.High, model.Pass},
		"below the threshold passes":            {low, nil, model.High, model.Pass},
		"at the threshold fails":                {high, nil, model.High, model.Fail},
		"above the threshold fails":             {high, nil, model.Info, model.Fail},
		"a problem without findings":            {nil, problem, model.High, model.Incomplete},
		"a problem beside findings at or above": {high, problem, model.High, model.Incomplete},
	} {
		if got := gate.Decide(test.findings, test.problems, test.failOn); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}
