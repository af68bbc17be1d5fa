package gate_test

import (
	"testing"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
)

func TestDecide(t *testing.T) {
	high, low := []model.Finding{{Severity: model.High}}, []model.Finding{{Severity: model.Low}}
	problem := []model.Problem{{ID: model.ProblemSyntax}}
	own := map[string]model.Severity{"lenient.yaml": model.Critical, "severe.yaml": model.Low} // thresholds of documents
	in := func(document string, s model.Severity) []model.Finding {
		return []model.Finding{{Document: document, Severity: s}}
	}
	for name, test := range map[string]struct {
		findings []model.Finding
		problems []model.Problem
		failOn   model.Severity
		want     model.Verdict
	}{
		"nothing found passes":                        {nil, nil, model.High, model.Pass},
		"below the threshold passes":                  {low, nil, model.High, model.Pass},
		"at the threshold fails":                      {high, nil, model.High, model.Fail},
		"above the threshold fails":                   {high, nil, model.Info, model.Fail},
		"below the threshold of its document":         {in("lenient.yaml", model.High), nil, model.High, model.Pass},
		"at the threshold of its document":            {in("severe.yaml", model.Low), nil, model.High, model.Fail},
		"the threshold of another document":           {in("other.yaml", model.Low), nil, model.High, model.Pass},
		"a problem beside a document with an own one": {in("lenient.yaml", model.Low), problem, model.High, model.Incomplete},
		"a problem without findings":                  {nil, problem, model.High, model.Incomplete},
		"a problem beside findings at or above":       {high, problem, model.High, model.Incomplete},
	} {
		report := model.Report{FailOn: test.failOn, DocumentFailOn: own}
		if got := gate.Decide(test.findings, test.problems, report.FailOnIn); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}
