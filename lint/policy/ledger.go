package policy

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/sealint/sealint/lint/model"
)

// Ledger holds what rules took and where they failed in the batches of one run, so that the limits of a rule hold for the run and
// a rule that was stopped stays stopped. Its zero value is a run without batches. Batches of one Ledger are evaluated one after the
// other, by one Set and for one day.
type Ledger struct {
	rules  map[string]*ruleState // by rule id; made by newEvaluation
	inputs int                   // of all batches
}

// close notes where the failures of a batch were: inputs of later batches come after its own. The caller holds the mutex of e.
func (l *Ledger) close(e *evaluation, entities []model.Entity) {
	for _, rule := range e.rules {
		f := &rule.failure
		if f.count == 0 || f.input == earlier {
			continue
		}
		if entity := entities[e.inputs[f.input].first]; entity.Locate != nil {
			f.path = entity.Locate(nil).Path
		}
		f.input = earlier
	}
}

// Problems returns one problem for each rule that failed, at the first entity that caused a failure, sorted by rule id.
func (l *Ledger) Problems() []model.Problem {
	var problems []model.Problem
	for _, id := range slices.Sorted(maps.Keys(l.rules)) {
		rule := l.rules[id]
		f := rule.failure
		if f.count == 0 {
			continue
		}
		p := model.Problem{ID: model.ProblemRule, Rule: rule.id, Message: fmt.Sprintf("rule %s %s", rule.id, f.message), Location: model.Location{Path: f.path}}
		switch {
		case rule.stopped.Load():
			p.Message += "; it was not evaluated again"
		case f.count > 1:
			p.Message += fmt.Sprintf(" (and %d more times)", f.count-1)
		}
		problems = append(problems, p)
	}
	return problems
}

// Spent returns the time that each rule took, summed over all processors, by rule id.
func (l *Ledger) Spent() map[string]time.Duration {
	spent := map[string]time.Duration{}
	for id, rule := range l.rules {
		spent[id] = rule.took
	}
	return spent
}
