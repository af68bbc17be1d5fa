package model

import "testing"

// Every kind of problem is explained, once.
func TestEveryKindOfProblemIsExplained(t *testing.T) {
	explained := map[string]bool{}
	for _, k := range ProblemKinds {
		if explained[k.ID] || ProblemTitles[k.ID] == "" || k.Meaning == "" || k.Why == "" || k.Fix == "" {
			t.Errorf("%+v", k)
		}
		explained[k.ID] = true
	}
	for id := range ProblemTitles {
		if !explained[id] {
			t.Errorf("%s is not explained", id)
		}
	}
}
