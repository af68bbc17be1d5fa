package policy

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/sealint/sealint/lint/budget"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// evaluation is the evaluation of rules over the facts of all entities of one kind. Each rule is a query of its own, so that
// an error in one rule does not hide the findings of another, and is evaluated only over facts that its guard admits.
//
// Workers take one input after the other. The watcher (watch.go) enforces the limits of the rules.
type evaluation struct {
	rules   []*ruleState
	inputs  []input
	active  map[*Choice][]bool // which of the rules are active, by their index; nil for all
	timings bool
	done    chan struct{} // closed when all workers have ended, except those that were abandoned

	mu         sync.Mutex
	workers    int         // running workers, except those that were abandoned
	next       int         // the first input that no worker has taken
	retry      []int       // inputs of abandoned workers
	completed  int         // number of inputs that all rules were evaluated over
	findings   [][]Finding // per input
	err        error       // a defect, or a rule that could not be prepared: ends the evaluation
	terminated bool        // the watcher has ended: later results are ignored
}

// ruleState is a rule in an evaluation.
type ruleState struct {
	id      string
	query   func() (rego.PreparedEvalQuery, error) // prepares the query when it is first called
	guard   guard
	read    func(ast.Value) (Finding, error) // reads an element of what the query yields
	stopped atomic.Bool                      // the rule exceeded a limit and is not evaluated again

	// evaluation.mu protects the following fields.
	failure failure
	size    int           // bytes of its findings
	took    time.Duration // if the batch requests timings

	spent time.Duration // only the watcher uses it
}

// input is one distinct facts value, with the rules that are active for it.
type input struct {
	facts         any
	documentation any // nil if no rule reads it
	hash          factsHash
	choice        *Choice // nil if all rules of the evaluation are active
	first         int     // index of the first entity with these facts
	entities      int     // number of entities with these facts
	recalled      bool    // an earlier evaluation has found what the rules find: they are not evaluated
}

// failure counts the errors of one rule. It has the message of the first input, in their order, that caused one.
type failure struct {
	count   int
	input   int // of the batch; earlier, which is before all of these, if the failure was in a batch before
	message string
	path    string // of the document of the first entity with these facts; set at the end of the batch
}

// earlier is the input of a failure in an earlier batch.
const earlier = -1

// task is the evaluation of one rule over one input.
type task struct {
	rule   *ruleState
	input  int
	cancel topdown.Cancel

	// Only the watcher uses the following fields.
	spent       time.Duration
	cancelledAt time.Time // zero before that
}

// worker evaluates the rules over one input after the other.
type worker struct {
	task atomic.Pointer[task] // nil between tasks, abandonedTask after the watcher has abandoned the worker
}

// abandonedTask marks abandoned workers.
var abandonedTask = &task{}

func (s *Set) newEvaluation(b Batch, rules []model.Rule, inputs []input) (*evaluation, error) {
	e := &evaluation{inputs: inputs, timings: b.Timings, done: make(chan struct{}), findings: make([][]Finding, len(inputs))}
	day := s.dayOf(b.Today)
	if b.Ledger.rules == nil {
		b.Ledger.rules = map[string]*ruleState{}
	}
	for _, r := range rules {
		program, err := s.programs[unitOf(r)]()
		if err != nil {
			return nil, fmt.Errorf("compile rule %s: %w", r.ID, err)
		}
		state := b.Ledger.rules[r.ID]
		if state == nil {
			state = &ruleState{id: r.ID, query: day.queries[r.ID], guard: program.guards[r.ID], read: readFinding}
			if r.Entity == model.EntityDocument {
				state.read = readMessage
			}
			b.Ledger.rules[r.ID] = state
		}
		e.rules = append(e.rules, state)
	}
	e.active = map[*Choice][]bool{}
	for _, in := range inputs {
		if in.choice == nil || e.active[in.choice] != nil {
			continue
		}
		active := make([]bool, len(rules))
		for i, r := range rules {
			active[i] = in.choice.Rules[r.ID] != nil
		}
		e.active[in.choice] = active
	}
	return e, nil
}

// work evaluates inputs until none is left or the watcher abandons the worker.
func (e *evaluation) work(ctx context.Context, w *worker) {
	for {
		i, ok := e.takeInput(ctx)
		if !ok {
			e.removeWorker()
			return
		}
		result, ok := e.evaluateInput(ctx, w, i)
		if !ok {
			return
		}
		e.record(i, result)
	}
}

// removeWorker notes that a worker has ended or was abandoned.
func (e *evaluation) removeWorker() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.workers--; e.workers == 0 {
		close(e.done)
	}
}

// takeInput returns the next input to evaluate. ok is false if there is none, or the evaluation must end.
func (e *evaluation) takeInput(ctx context.Context) (input int, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch last := len(e.retry) - 1; {
	case e.terminated || e.err != nil || ctx.Err() != nil:
		return 0, false
	case last >= 0:
		input, e.retry = e.retry[last], e.retry[:last]
		return input, true
	}
	for e.next < len(e.inputs) {
		e.next++
		if !e.inputs[e.next-1].recalled {
			return e.next - 1, true
		}
	}
	return 0, false
}

// inputResult is the result of all rules for one input.
type inputResult struct {
	findings   []Finding
	errors     []ruleError
	took       []time.Duration // per rule, if the batch requests timings
	err        error           // ends the evaluation
	incomplete bool            // the run ended before all rules were evaluated
}

// ruleError is an error of one rule.
type ruleError struct {
	rule *ruleState
	err  error
}

// evaluateInput evaluates all rules over one input. It writes no shared state, because ok is false if the watcher abandoned
// the worker meanwhile: then the result must be ignored.
func (e *evaluation) evaluateInput(ctx context.Context, w *worker, i int) (result inputResult, ok bool) {
	defer func() {
		if cause := recover(); cause != nil {
			result.err, ok = &budget.PanicError{Cause: cause}, true
		}
	}()
	facts := newFacts(e.inputs[i].facts)
	if d := e.inputs[i].documentation; d != nil {
		documentation := newFacts(d)
		facts.documentation = &documentation
	}
	active := e.active[e.inputs[i].choice]
	for n, rule := range e.rules {
		var start time.Time
		if e.timings {
			start = time.Now()
		}
		if (active == nil || active[n]) && rule.guard.admits(&facts) && !rule.stopped.Load() {
			t := &task{rule: rule, input: i, cancel: topdown.NewCancel()}
			if ok := e.evaluateRule(ctx, w, t, &facts, &result); !ok {
				return result, false
			}
			if result.err != nil || result.incomplete {
				return result, true
			}
		}
		if e.timings {
			result.took = append(result.took, time.Since(start))
		}
	}
	return result, true
}

// evaluateRule runs a task and adds its findings or its error to the result of the input. ok is false if the watcher
// abandoned the worker meanwhile.
func (e *evaluation) evaluateRule(ctx context.Context, w *worker, t *task, facts *facts, result *inputResult) (ok bool) {
	value := facts.object()
	query, err := t.rule.query()
	if err != nil {
		result.err = err
		return true
	}
	w.task.Store(t)
	findings, err := runQuery(ctx, query, t, value)
	if !w.task.CompareAndSwap(t, nil) {
		return false
	}
	result.findings = append(result.findings, findings...)
	switch {
	case err == nil:
	case isCancellation(err) && ctx.Err() != nil:
		result.incomplete = true
	case isCancellation(err) && t.rule.stopped.Load(): // the watcher has recorded the reason
	default:
		result.errors = append(result.errors, ruleError{t.rule, err})
	}
	return true
}

// runQuery evaluates a rule's query and reads its findings. It returns the valid findings together with the error about the
// first invalid one.
func runQuery(ctx context.Context, query rego.PreparedEvalQuery, t *task, value ast.Value) (findings []Finding, err error) {
	defer func() {
		if cause := recover(); cause != nil { // a panic of OPA concerns this rule only
			err = &budget.PanicError{Cause: cause}
		}
	}()
	rs, err := query.Eval(ctx, rego.EvalParsedInput(value), rego.EvalExternalCancel(t.cancel))
	if err != nil {
		return nil, err
	}
	if len(rs) != 1 {
		return nil, errors.New("deny is undefined")
	}
	set, ok := rs[0].Bindings["deny"].(ast.Set)
	if !ok {
		return nil, errors.New("deny is not a set")
	}
	if n := set.Len(); n > maxFindings {
		return nil, fmt.Errorf("yields %d findings about one entity, more than %d", n, maxFindings)
	}
	for _, term := range set.Slice() { // sorted
		f, invalid := t.rule.read(term.Value)
		if invalid != nil {
			err = cmp.Or(err, invalid)
			continue
		}
		f.Rule = t.rule.id
		findings = append(findings, f)
	}
	return findings, err
}

// isCancellation reports whether an evaluation ended because it was told to.
func isCancellation(err error) bool {
	return topdown.IsCancel(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// record adds the result of one input to the evaluation.
func (e *evaluation) record(i int, result inputResult) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.err = cmp.Or(e.err, result.err); e.terminated || e.err != nil {
		return
	}
	e.findings[i] = result.findings
	if !result.incomplete {
		e.completed++
	}
	for _, failed := range result.errors {
		failed.rule.addError(i, describeError(failed.err))
	}
	for n, took := range result.took {
		e.rules[n].took += took
	}
	sizes := map[string]int{} // by rule id
	for _, f := range result.findings {
		sizes[f.Rule] += f.size() * e.inputs[i].entities
	}
	for _, rule := range e.rules {
		if size := sizes[rule.id]; size > 0 {
			if rule.size += size; rule.size > maxSize {
				rule.stop(i, fmt.Sprintf("has findings of more than %s in total", budget.Size(maxSize)))
			}
		}
	}
}

// addError counts an error of a rule.
func (r *ruleState) addError(input int, message string) {
	if !r.stopped.Load() && (r.failure.count == 0 || input < r.failure.input) {
		r.failure.input, r.failure.message = input, message
	}
	r.failure.count++
}

// stop makes a rule fail and prevents its further evaluation. The message replaces those of its errors.
func (r *ruleState) stop(input int, message string) {
	if r.stopped.CompareAndSwap(false, true) {
		r.failure = failure{count: 1, input: input, message: message}
	}
}

// failed reports whether a rule has failed, in this batch or in one before. The caller holds mu.
func (e *evaluation) failed() bool {
	return slices.ContainsFunc(e.rules, func(r *ruleState) bool { return r.failure.count > 0 })
}

// describeError describes an error of an evaluation, with the position in the rule.
func describeError(err error) string {
	text := err.Error()
	if e, ok := errors.AsType[*topdown.Error](err); ok {
		text = e.Message
		if e.Location != nil {
			text = fmt.Sprintf("%s:%d: %s", e.Location.File, e.Location.Row, e.Message)
		}
	}
	return quote.Truncate(text, 1000) // an error of a built-in function may quote all its operands
}
