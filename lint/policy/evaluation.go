package policy

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/sealint/sealint/lint/budget"
	"github.com/sealint/sealint/lint/model"
)

// grace is how long a rule may take to stop that was told to: OPA looks whether it is to between expressions. After that it
// is left behind, in the call that it is in.
const grace = time.Second

// perInput is what a rule may take for each thing that it judges, besides the limit that is stated: a repository of ten
// thousand contracts must not fail a healthy rule, of which the slowest takes a seventh of it.
const perInput = time.Millisecond

// noticeable is longer than a healthy rule is seen to run.
const noticeable = 10 * budget.Tick

// What a rule may find. A report with more than that is read by nobody, and memory would not hold what a hostile rule can
// find.
const (
	maxFindings = 100_000   // about one entity: an SBOM may have that many components
	maxFound    = 256 << 20 // bytes of all that it finds
	maxText     = 64 << 10  // bytes of a message or a path
	maxParts    = 1000      // of a path
	maxRelated  = 100_000   // places that a finding is related to: a rule may list all operations of a large contract
)

// evaluation is the judging of all entities of one kind. Each rule is asked by itself, so that one bad rule hides no
// other, and only about facts that its guard admits.
//
// Workers take one input after the other, and each says which question it is at. The watcher looks at them now and then: it
// adds up how long each rule takes, has a rule stopped that takes too much, and leaves a worker behind that does not come
// back from a call. A healthy rule pays for that with the storing of two pointers.
type evaluation struct {
	timeout time.Duration // per rule
	memory  uint64        // per rule
	timings bool
	rules   []string
	queries []func() (rego.PreparedEvalQuery, error) // per rule, prepared when its guard first admits
	guards  []guard                                  // per rule
	inputs  []input
	gaveUp  []atomic.Bool // per rule: it is not asked again
	done    chan struct{} // closed when no worker is left that may come back

	mu       sync.Mutex
	workers  int
	next     int         // the first input that nobody took
	again    []int       // inputs of workers that were left behind
	judged   int         // how many inputs have results
	results  [][]Finding // per input
	failures []failure   // per rule
	size     []int       // per rule, of what it found
	took     []time.Duration
	err      error // a rule that could not be prepared
	over     bool  // the results are taken: what comes later is dropped
}

// input is what some entities have in common: their facts.
type input struct {
	facts    any
	first    int // of the entities
	entities int // how many they are
}

// failure is what went wrong with one rule.
type failure struct {
	count   int
	input   int // the first input, in order, on which it failed
	message string
	gaveUp  bool
}

// question is one rule asked about one input. What follows cancel is the watcher's own.
type question struct {
	rule, input int
	cancel      topdown.Cancel

	spent time.Duration
	told  time.Time // to stop; zero before that
}

// worker judges one input after the other.
type worker struct {
	at atomic.Pointer[question] // nil between questions
}

// leftBehind is where a worker is that nobody waits for any more.
var leftBehind = &question{}

func (s *Set) evaluation(b Batch, rules []model.Rule, inputs []input) (*evaluation, error) {
	e := &evaluation{
		timeout: cmp.Or(b.Timeout, DefaultTimeout), memory: s.memory, timings: b.Timings, inputs: inputs, done: make(chan struct{}), gaveUp: make([]atomic.Bool, len(rules)),
		results: make([][]Finding, len(inputs)), failures: make([]failure, len(rules)), size: make([]int, len(rules)), took: make([]time.Duration, len(rules)),
	}
	today := s.on(b.Today)
	for _, r := range rules {
		compiled, err := s.compiled[unitOf(r)]()
		if err != nil {
			return nil, fmt.Errorf("compile rule %s: %w", r.ID, err)
		}
		e.rules = append(e.rules, r.ID)
		e.queries = append(e.queries, today.queries[r.ID])
		e.guards = append(e.guards, compiled.guards[r.ID])
	}
	return e, nil
}

// run judges all inputs, or as many as it can until ctx ends, and watches over that.
func (e *evaluation) run(ctx context.Context) error {
	var workers []*worker
	hire := func(n int) {
		e.mu.Lock()
		e.workers += n // before any of them can leave as the last one
		e.mu.Unlock()
		for range n {
			w := new(worker)
			workers = append(workers, w)
			go e.work(ctx, w)
		}
	}
	hire(min(len(e.inputs), runtime.GOMAXPROCS(0)))
	spent, limit := make([]time.Duration, len(e.rules)), e.timeout+time.Duration(len(e.inputs))*perInput
	clock, before := budget.NewClock(), budget.ReadMemory()
	left := 0 // workers that were left behind keep processors busy
	ticker := time.NewTicker(budget.Tick)
	defer ticker.Stop()
	for {
		select {
		case <-e.done:
			return e.close(ctx)
		case <-ctx.Done():
			for _, q := range asked(workers) {
				q.cancel.Cancel()
				if spent[q.rule] > noticeable { // it may be why
					e.giveUp(q.rule, q.input, fmt.Sprintf("had run for %s when the run ended", spent[q.rule].Round(budget.Tick)))
				}
			}
			select { // what those know that can stop is worth having
			case <-e.done:
			case <-time.After(grace):
			}
			return e.close(ctx)
		case <-ticker.C:
		}
		questions := asked(workers)
		passed := clock.Tick(len(questions) + left)
		var longest *question
		for _, q := range questions {
			q.spent += passed
			if spent[q.rule] += passed; spent[q.rule] > limit {
				e.giveUp(q.rule, q.input, fmt.Sprintf("ran longer than %s (--rule-timeout, at most a tenth of --timeout)", e.timeout))
			}
			if longest == nil || q.spent > longest.spent {
				longest = q
			}
		}
		if longest != nil && longest.spent > noticeable/5 && longest.told.IsZero() && budget.Fills(before.Objects+before.Stacks+e.memory) {
			e.giveUp(longest.rule, longest.input, fmt.Sprintf("took more than %s of memory (a quarter of --max-memory)", budget.Size(e.memory)))
		}
		for _, w := range workers {
			q := w.at.Load()
			switch {
			case q == nil || q == leftBehind || !e.gaveUp[q.rule].Load():
			case q.told.IsZero():
				q.told = time.Now()
				q.cancel.Cancel()
			case time.Since(q.told) < grace:
			case w.at.CompareAndSwap(q, leftBehind):
				e.mu.Lock()
				e.again = append(e.again, q.input)
				e.mu.Unlock()
				hire(1)
				e.leave()
				left++
			}
		}
	}
}

// asked are the questions that workers are at.
func asked(workers []*worker) []*question {
	var questions []*question
	for _, w := range workers {
		if q := w.at.Load(); q != nil && q != leftBehind {
			questions = append(questions, q)
		}
	}
	return questions
}

// close ends the evaluation: workers that are still there find that nobody waits for them.
func (e *evaluation) close(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.over = true
	if e.err == nil && e.judged < len(e.inputs) {
		return context.Cause(ctx)
	}
	return e.err
}

// work judges inputs until there are none, or it is left behind.
func (e *evaluation) work(ctx context.Context, w *worker) {
	for {
		i, ok := e.take(ctx)
		if !ok {
			e.leave()
			return
		}
		found, ok := e.judge(ctx, w, i)
		if !ok {
			return
		}
		e.publish(i, found)
	}
}

// leave takes a worker off the list of those who may come back.
func (e *evaluation) leave() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.workers--; e.workers == 0 {
		close(e.done)
	}
}

// take gives the next input to judge.
func (e *evaluation) take(ctx context.Context) (input int, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch last := len(e.again) - 1; {
	case e.over || e.err != nil || ctx.Err() != nil:
		return 0, false
	case last >= 0:
		input, e.again = e.again[last], e.again[:last]
		return input, true
	case e.next < len(e.inputs):
		e.next++
		return e.next - 1, true
	}
	return 0, false
}

// found is what the rules say of one input.
type found struct {
	found  []Finding
	failed []failed
	took   []time.Duration // per rule, where the batch asks for it
	err    error
	cut    bool // the evaluation ended before all rules were asked
}

type failed struct {
	rule int
	err  error
}

// judge asks all rules about one input. It touches nothing of the evaluation that others write; ok is false when the worker
// was left behind.
func (e *evaluation) judge(ctx context.Context, w *worker, i int) (f found, ok bool) {
	defer func() {
		if cause := recover(); cause != nil {
			f.err, ok = &budget.PanicError{Cause: cause}, true
		}
	}()
	facts := newFacts(e.inputs[i].facts)
	var value ast.Value
	var start time.Time
	if e.timings {
		f.took = make([]time.Duration, len(e.rules))
	}
	for rule, guard := range e.guards {
		if f.took != nil {
			start = time.Now()
		}
		if guard.admits(&facts) && !e.gaveUp[rule].Load() {
			if value == nil {
				value = facts.object()
			}
			query, err := e.queries[rule]()
			if err != nil {
				f.err = err
				return f, true
			}
			q := &question{rule: rule, input: i, cancel: topdown.NewCancel()}
			w.at.Store(q)
			found, err := e.ask(ctx, query, q, value)
			if !w.at.CompareAndSwap(q, nil) {
				return f, false
			}
			f.found = append(f.found, found...)
			switch {
			case err == nil:
			case stopped(err) && ctx.Err() != nil:
				f.cut = true
				return f, true
			case stopped(err) && e.gaveUp[rule].Load(): // the watcher said why
			default:
				f.failed = append(f.failed, failed{rule, err})
			}
		}
		if f.took != nil {
			f.took[rule] = time.Since(start)
		}
	}
	return f, true
}

// publish takes over what was found about an input.
func (e *evaluation) publish(i int, f found) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.err = cmp.Or(e.err, f.err); e.over || e.err != nil {
		return
	}
	e.results[i] = f.found
	if !f.cut {
		e.judged++
	}
	for _, failed := range f.failed {
		e.fail(failed.rule, i, describe(failed.err))
	}
	for rule, took := range f.took {
		e.took[rule] += took
	}
	byID := map[string]int{}
	for _, v := range f.found {
		byID[v.Rule] += v.size() * e.inputs[i].entities
	}
	for rule, id := range e.rules {
		if size := byID[id]; size > 0 {
			if e.size[rule] += size; e.size[rule] > maxFound && !e.gaveUp[rule].Load() {
				e.abandon(rule, i, fmt.Sprintf("found more than fits into %s", budget.Size(maxFound)))
			}
		}
	}
}

// fail notes that a rule failed on an input.
func (e *evaluation) fail(rule, input int, message string) {
	f := &e.failures[rule]
	if !f.gaveUp && (f.count == 0 || input < f.input) {
		f.input, f.message = input, message
	}
	f.count++
}

// giveUp has a rule not asked again, and stopped where it is being asked.
func (e *evaluation) giveUp(rule, input int, message string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.abandon(rule, input, message)
}

func (e *evaluation) abandon(rule, input int, message string) {
	if e.gaveUp[rule].CompareAndSwap(false, true) {
		e.failures[rule] = failure{count: 1, input: input, message: message, gaveUp: true}
	}
}

// outcome fills a result with the failures, one per rule, on the first entity that met it, and returns the findings per
// input.
func (e *evaluation) outcome(result *Result, entities []model.Entity) [][]Finding {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.timings {
		result.Spent = map[string]time.Duration{}
		for i, id := range e.rules {
			result.Spent[id] = e.took[i]
		}
	}
	for i, f := range e.failures {
		if f.count == 0 {
			continue
		}
		p := model.Problem{ID: model.ProblemRule, Rule: e.rules[i], Message: fmt.Sprintf("rule %s %s", e.rules[i], f.message)}
		switch {
		case f.gaveUp:
			p.Message += "; it was not asked again"
		case f.count > 1:
			p.Message += fmt.Sprintf(" (and %d more times)", f.count-1)
		}
		if entity := entities[e.inputs[f.input].first]; entity.Locate != nil {
			p.Location.Path = entity.Locate(nil).Path
		}
		result.Problems = append(result.Problems, p)
	}
	return e.results
}

// ask evaluates a rule's query and reads its findings. What is said before the first that is not as it must be stands.
func (e *evaluation) ask(ctx context.Context, prepared rego.PreparedEvalQuery, q *question, value ast.Value) (found []Finding, err error) {
	defer func() {
		if cause := recover(); cause != nil { // of OPA, over what a rule gave it
			err = &budget.PanicError{Cause: cause}
		}
	}()
	rs, err := prepared.Eval(ctx, rego.EvalParsedInput(value), rego.EvalExternalCancel(q.cancel))
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
		v, fault := finding(term.Value)
		if fault != nil {
			err = cmp.Or(err, fault)
			continue
		}
		v.Rule = e.rules[q.rule]
		found = append(found, v)
	}
	return found, err
}

func stopped(err error) bool {
	return topdown.IsCancel(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// describe says what went wrong in an evaluation, with the place in the rule.
func describe(err error) string {
	text := err.Error()
	if e, ok := errors.AsType[*topdown.Error](err); ok {
		text = e.Message
		if e.Location != nil {
			text = fmt.Sprintf("%s:%d: %s", e.Location.File, e.Location.Row, e.Message)
		}
	}
	const most = 1000 // an error of a built-in function may quote all that the function was given
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}
