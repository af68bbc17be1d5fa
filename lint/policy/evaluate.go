package policy

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sealint/sealint/lint/budget"
	"github.com/sealint/sealint/lint/model"
)

// Batch is the input of one evaluation: entities of one kind.
type Batch struct {
	Kind     model.EntityKind
	Entities []model.Entity
	// Choices are the rules that are active for each entity, in their order; nil means Set.Active for all of them.
	Choices []*Choice
	// Today is the date, as YYYY-MM-DD, that rules see as data.sealint.today.
	Today string
	// Timeout limits the time that each rule may take for the whole batch; 0 means DefaultTimeout. Time in which other
	// processes used the processors does not count.
	Timeout time.Duration
	// Timings requests the time that each rule takes. Measuring makes the evaluation slower.
	Timings bool
	// Ledger is that of the run that the batch belongs to; nil for a batch of its own.
	Ledger *Ledger
}

// Result is the result of evaluating a batch.
type Result struct {
	// Findings has one slice for each entity of the batch, in their order.
	Findings [][]Finding
	// Problems has one problem for each rule that failed or exceeded a limit, unless the batch has a Ledger, which lists them at the
	// end of the run, and those about documentation that is too large.
	Problems []model.Problem
}

// Evaluate evaluates the active rules over a batch. It evaluates equal facts once, however many entities have them, unless
// different rules are active for them. If a rule
// fails, the findings of the others remain. If ctx ends, Evaluate returns the result so far with the cause as the error.
// The result is never nil.
func (s *Set) Evaluate(ctx context.Context, b Batch) (*Result, error) {
	result := &Result{Findings: make([][]Finding, len(b.Entities))}
	active := s.Active
	if b.Choices != nil {
		active = s.ActiveIn(slices.Compact(slices.Clone(b.Choices)))
	}
	rules := slices.DeleteFunc(slices.Clone(active), func(r model.Rule) bool { return r.Entity != b.Kind })
	if len(rules) == 0 || len(b.Entities) == 0 {
		return result, nil
	}
	documented, others, reads, err := s.splitRules(rules, b.Entities)
	if err != nil {
		return result, err
	}
	own := b.Ledger == nil
	if own {
		b.Ledger = &Ledger{}
	}
	err = s.evaluateRules(ctx, b, others, inputMembers{}, len(documented) == 0, result)
	if err == nil {
		err = s.evaluateRules(ctx, b, documented, reads, false, result)
	}
	if own {
		result.Problems = append(result.Problems, b.Ledger.Problems()...)
	}
	return result, err
}

// evaluateRules evaluates rules over a batch, with the documentation that reads has, and adds to the result. whole says that these
// are all active rules about the kind.
func (s *Set) evaluateRules(ctx context.Context, b Batch, rules []model.Rule, reads inputMembers, whole bool, result *Result) error {
	if len(rules) == 0 {
		return nil
	}
	inputs, inputOf, problems, err := distinctInputs(b.Entities, b.Choices, reads)
	if err != nil {
		return fmt.Errorf("facts of %s: %w", b.Kind, err)
	}
	e, err := s.newEvaluation(b, rules, inputs)
	if err != nil {
		return err
	}
	known := &s.dayOf(b.Today).known
	keep := b.Choices == nil && whole // known is what all active rules find
	if !b.Timings && keep {
		known.recall(b.Kind, e)
	}
	b.Ledger.inputs += len(inputs)
	err = newWatcher(e, cmp.Or(b.Timeout, DefaultTimeout), s.memory, b.Ledger.inputs).run(ctx)
	e.mu.Lock() // abandoned workers may still run
	defer e.mu.Unlock()
	for i, n := range inputOf {
		if result.Findings[i] == nil {
			result.Findings[i] = e.findings[n] // shared by all entities with these facts
		} else {
			result.Findings[i] = slices.Concat(result.Findings[i], e.findings[n])
		}
	}
	if b.Ledger.close(e, b.Entities); err == nil && len(problems) == 0 && keep && !e.failed() {
		known.remember(b.Kind, e)
	}
	result.Problems = slices.Concat(result.Problems, problems)
	return err
}

// distinctInputs returns the distinct facts of entities, with the documentation that reads has, and for each entity the index
// of its facts in them. Equal facts are distinct if other rules are active for them. The problems are those about the
// documentation.
func distinctInputs(entities []model.Entity, choices []*Choice, reads inputMembers) (inputs []input, inputOf []int, problems []model.Problem, err error) {
	hashes := make([]factsHash, len(entities))
	documentation := make([]any, len(entities))
	tooLarge := make([][]model.Problem, len(entities))
	errs := make([]error, len(entities))
	runParallel(len(entities), func(i int) {
		defer func() {
			if cause := recover(); cause != nil {
				errs[i] = &budget.PanicError{Cause: cause}
			}
		}()
		var text []byte
		text, errs[i] = json.Marshal(entities[i].Facts) // equal facts have equal JSON
		if len(reads.names) > 0 && entities[i].Documentation != nil && errs[i] == nil {
			documentation[i], tooLarge[i] = entities[i].Documentation(reads.has)
			var more []byte
			more, errs[i] = json.Marshal(documentation[i])
			text = append(text, more...)
		}
		hashes[i] = sha256.Sum256(text)
	})
	if err := errors.Join(errs...); err != nil {
		return nil, nil, nil, err
	}
	inputOf = make([]int, len(entities))
	type distinct struct {
		choice *Choice
		hash   factsHash
	}
	byFacts := map[distinct]int{}
	for i, hash := range hashes {
		var choice *Choice
		if choices != nil {
			choice = choices[i]
		}
		n, ok := byFacts[distinct{choice, hash}]
		if !ok {
			n = len(inputs)
			byFacts[distinct{choice, hash}] = n
			inputs = append(inputs, input{facts: entities[i].Facts, documentation: documentation[i], hash: hash, choice: choice, first: i})
		}
		inputs[n].entities++
		inputOf[i] = n
	}
	return inputs, inputOf, slices.Concat(tooLarge...), nil
}

// runParallel calls f for 0 … n-1 on all processors. It does not use errgroup, which starts a goroutine for each call: for
// 100,000 components that takes 0.2 s instead of 2 ms.
func runParallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
