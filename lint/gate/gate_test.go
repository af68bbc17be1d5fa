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
		if got := gate.Decide(test.findings, test.problems, report.Fails); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// TestLongest: what is missing without a whole path, scheme or document is accepted for a shorter time than a missing schema.
func TestLongest(t *testing.T) {
	for pointer, want := range map[string]int{
		"/paths/~1pets/$ref":                                           30,
		"/paths/~1pets":                                                30,
		"/webhooks/paid/$ref":                                          30,
		"/components/securitySchemes/key/$ref":                         30,
		"/paths/~1pets/post/callbacks/done/$ref":                       30,
		"/paths/~1pets/post/callbacks/done/{$request.body#~1url}/$ref": 30,
		"/spec/contract/path":                                          30,
		"/spec/supplyChain/sbom":                                       30,
		"/paths/~1pets/get/responses/200/content/application~1json/schema/$ref": 90,
		"/components/schemas/Pet/properties/callbacks/properties/a/$ref":        90,
		"/components/schemas/paths/$ref":                                        90,
		"/paths/~1pets/get/parameters/0/$ref":                                   90,
		"/spec/contracts":                                                       90,
	} {
		p := &model.Problem{ID: model.ProblemReference, Fingerprint: "a", Location: model.Location{Pointer: pointer}}
		if got := gate.Longest(p); got != want {
			t.Errorf("%s: %d days; want %d", pointer, got, want)
		}
	}
	if got := gate.Longest(&model.Problem{ID: model.ProblemReference}); got != 0 {
		t.Errorf("without a fingerprint: %d days; want none", got)
	}
}
