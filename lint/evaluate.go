package lint

import (
	"cmp"
	"context"
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// startCompiling begins to compile the rules that a run over the documents needs. The result waits for that.
func (r *ruleSet) startCompiling(active []model.Rule, list []*source.Document) func(context.Context) (*struct{}, error) {
	var kinds []model.EntityKind
	for _, kind := range model.EntityKinds { // there are no active rules over changes in a run that does not compare
		if slices.ContainsFunc(list, func(d *source.Document) bool { return slices.Contains(kind.DocumentKinds(), d.Kind) }) {
			kinds = append(kinds, kind)
		}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.Warm(active, kinds)
	}()
	return func(context.Context) (*struct{}, error) {
		<-done
		return nil, nil
	}
}

// relevant leaves out the fields of contracts about which no active rule can find anything: they are most of the entities
// of a large contract.
func relevant(rules *policy.Set, active []model.Rule, entities []model.Entity) []model.Entity {
	words, known := rules.Words(active, model.EntityField)
	if !known {
		return entities
	}
	return slices.DeleteFunc(entities, func(e model.Entity) bool {
		field, ok := e.Facts.(*contract.FieldFacts)
		return ok && !field.Concerns(words)
	})
}

// evaluation is what the rules found in entities, in their order.
type evaluation struct {
	findings [][]policy.Finding
	problems []model.Problem
}

// evaluate judges entities, kind by kind, until ctx ends. ledger is that of the run, which lists the problems of rules; nil for
// entities that are judged for themselves.
func (l *Linter) evaluate(ctx context.Context, in Input, rules *policy.Set, chosen *choices, entities []model.Entity, ledger *policy.Ledger) (*evaluation, error) {
	all := &evaluation{findings: make([][]policy.Finding, len(entities))}
	if ledger == nil {
		ledger = &policy.Ledger{}
		defer func() { all.problems = append(all.problems, ledger.Problems()...) }()
	}
	// One rule leaves the others most of the time that the run may take.
	timeout := min(cmp.Or(l.opts.RuleTimeout, policy.DefaultTimeout), cmp.Or(in.Timeout, DefaultTimeout)/10)
	for _, kind := range append(slices.Clone(model.EntityKinds), model.EntityDocument) {
		batch := policy.Batch{Kind: kind, Today: in.Today, Timeout: timeout, Timings: in.Timings, Ledger: ledger}
		var index []int
		for i, e := range entities {
			if e.Kind == kind {
				batch.Entities = append(batch.Entities, e)
				index = append(index, i)
			}
		}
		batch.Choices = chosen.batch(batch.Entities)
		result, err := rules.Evaluate(ctx, batch)
		for i, findings := range result.Findings {
			all.findings[index[i]] = findings
		}
		all.problems = append(all.problems, result.Problems...)
		if err != nil {
			return all, err
		}
	}
	return all, nil
}
