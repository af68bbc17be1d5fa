package policy

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/sealint/sealint/lint/model"
)

// Verdict is one finding of one rule over one facts value, not yet located.
type Verdict struct {
	Rule    string
	Message string
	// At is the offending place relative to the entity: strings and ints.
	At      []any
	Related []Ref
}

// Ref is a second place that a verdict speaks of, relative to the entity.
type Ref struct {
	Path    []any
	Message string
}

// Evaluate judges entities of one kind. The result has one slice of verdicts per entity, in order. Equal facts are
// evaluated once, however many entities have them. A rule that fails or runs out of time is reported as a problem; what
// the other rules found stands.
func (s *Set) Evaluate(ctx context.Context, kind model.EntityKind, entities []model.Entity) ([][]Verdict, []model.Problem, error) {
	var rules []model.Rule
	for _, r := range s.Active {
		if r.Entity == kind {
			rules = append(rules, r)
		}
	}
	verdicts := make([][]Verdict, len(entities))
	if len(rules) == 0 || len(entities) == 0 {
		return verdicts, nil, nil
	}
	encoded, err := encode(entities)
	if err != nil {
		return nil, nil, fmt.Errorf("facts of %s: %w", kind, err)
	}
	e := evaluation{
		set: s, failures: make([]failure, len(rules)), spent: make([]atomic.Int64, len(rules)),
	}
	for _, r := range rules {
		compiled, err := s.compiled[unitOf(r)]()
		if err != nil {
			return nil, nil, fmt.Errorf("compile rule %s: %w", r.ID, err)
		}
		e.rules = append(e.rules, r.ID)
		e.queries = append(e.queries, sync.OnceValues(func() (rego.PreparedEvalQuery, error) { return s.prepare(ctx, compiled.Compiler, r.ID) }))
		e.guards = append(e.guards, compiled.guards[r.ID])
	}
	distinct := map[string]int{} // facts → index in inputs
	var inputs []any
	which := make([]int, len(entities))
	for i, f := range encoded {
		n, ok := distinct[string(f)]
		if !ok {
			n = len(inputs)
			distinct[string(f)] = n
			inputs = append(inputs, entities[i].Facts)
		}
		which[i] = n
	}
	results := make([][]Verdict, len(inputs))
	parallel(len(inputs), func(i int) { results[i] = e.evaluate(ctx, i, newFacts(inputs[i])) })
	if err := cmp.Or(ctx.Err(), e.broken); err != nil {
		return nil, nil, err
	}
	for i, n := range which {
		verdicts[i] = results[n]
	}
	if s.Spent != nil {
		for i, id := range e.rules {
			s.Spent[id] += time.Duration(e.spent[i].Load())
		}
	}
	return verdicts, e.problems(which, entities), nil
}

// parallel calls f for 0 … n-1 on all processors.
func parallel(n int, f func(i int)) {
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

// encode writes the facts as JSON, which tells whether two entities are equal.
func encode(entities []model.Entity) ([][]byte, error) {
	facts := make([][]byte, len(entities))
	errs := make([]error, len(entities))
	parallel(len(entities), func(i int) { facts[i], errs[i] = json.Marshal(entities[i].Facts) })
	return facts, errors.Join(errs...)
}

func (s *Set) prepare(ctx context.Context, compiler *ast.Compiler, id string) (rego.PreparedEvalQuery, error) {
	q, err := rego.New(
		rego.ParsedQuery(ast.NewBody(ast.Equality.Expr(ast.VarTerm("deny"), ast.NewTerm(s.refs[id])))),
		rego.Compiler(compiler),
		rego.Store(s.data),
		rego.StrictBuiltinErrors(true),
		rego.GenerateJSON(func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t.Value, nil }),
	).PrepareForEval(ctx)
	if err != nil {
		return q, fmt.Errorf("prepare rule %s: %w", id, err)
	}
	return q, nil
}

// evaluation is the judging of all entities of one kind. Each rule is asked by itself, so that one bad rule hides no
// other, and only about facts that its guard admits.
type evaluation struct {
	set     *Set
	rules   []string
	queries []func() (rego.PreparedEvalQuery, error) // per rule, prepared when its guard first admits
	guards  []guard                                  // per rule

	mu       sync.Mutex
	broken   error          // a rule that could not be prepared
	failures []failure      // per rule
	spent    []atomic.Int64 // nanoseconds per rule
}

// failure is what went wrong with one rule.
type failure struct {
	count    int
	input    int // the first input, in order, on which it failed
	message  string
	timedOut bool // the rule is not asked again: waiting once is enough
}

func (e *evaluation) evaluate(ctx context.Context, input int, f facts) []Verdict {
	var verdicts []Verdict
	var value ast.Value
	var start time.Time
	timed := e.set.Spent != nil
	for i, guard := range e.guards {
		if timed {
			start = time.Now()
		}
		var found ast.Set
		var err error
		if guard.admits(&f) && !e.gaveUp(i) {
			if value == nil {
				value = f.object()
			}
			var query rego.PreparedEvalQuery
			if query, err = e.queries[i](); err != nil {
				e.mu.Lock()
				e.broken = err
				e.mu.Unlock()
				return nil
			}
			found, err = e.ask(ctx, query, value)
		}
		if timed {
			e.spent[i].Add(int64(time.Since(start)))
		}
		if err != nil {
			e.fail(i, input, describe(err, e.set), topdown.IsCancel(err) || errors.Is(err, context.DeadlineExceeded))
			continue
		}
		if found != nil {
			verdicts = e.read(verdicts, i, input, found)
		}
	}
	return verdicts
}

func (e *evaluation) gaveUp(rule int) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.failures[rule].timedOut
}

func (e *evaluation) fail(rule, input int, message string, timedOut bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	f := &e.failures[rule]
	if f.count == 0 || input < f.input {
		f.input, f.message = input, message
	}
	f.count++
	f.timedOut = f.timedOut || timedOut
}

// ask evaluates a rule's query within the time limit and returns its deny.
func (e *evaluation) ask(ctx context.Context, q rego.PreparedEvalQuery, value ast.Value) (ast.Set, error) {
	ctx, cancel := context.WithTimeout(ctx, e.set.timeout)
	defer cancel()
	rs, err := q.Eval(ctx, rego.EvalParsedInput(value))
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
	return set, nil
}

// describe says what went wrong in an evaluation, with the place in the rule.
func describe(err error, s *Set) string {
	if topdown.IsCancel(err) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Sprintf("ran longer than %s", s.timeout)
	}
	if e, ok := errors.AsType[*topdown.Error](err); ok {
		if e.Location != nil {
			return fmt.Sprintf("%s:%d: %s", e.Location.File, e.Location.Row, e.Message)
		}
		return e.Message
	}
	return err.Error()
}

// read decodes the findings of one rule over one input. A finding that is not as it must be fails the rule.
func (e *evaluation) read(verdicts []Verdict, rule, input int, set ast.Set) []Verdict {
	for _, term := range set.Slice() { // sorted
		v, err := verdict(term.Value)
		if err != nil {
			e.fail(rule, input, err.Error(), false)
			continue
		}
		v.Rule = e.rules[rule]
		verdicts = append(verdicts, v)
	}
	return verdicts
}

func verdict(value ast.Value) (Verdict, error) {
	if s, ok := value.(ast.String); ok {
		if strings.TrimSpace(string(s)) == "" {
			return Verdict{}, errors.New("yields an empty message")
		}
		return Verdict{Message: string(s)}, nil
	}
	object, ok := value.(ast.Object)
	if !ok {
		return Verdict{}, fmt.Errorf("yields %s, which is not a finding", ast.ValueName(value))
	}
	var v Verdict
	err := object.Iter(func(key, value *ast.Term) error {
		var err error
		switch key.Value {
		case ast.String("message"):
			v.Message, err = text(value.Value, "message")
		case ast.String("at"):
			v.At, err = readPath(value.Value)
		case ast.String("related"):
			v.Related, err = readRelated(value.Value)
		default:
			err = fmt.Errorf("yields a finding with an unknown key %s", key)
		}
		return err
	})
	if err == nil && strings.TrimSpace(v.Message) == "" {
		err = errors.New("yields a finding without a message")
	}
	return v, err
}

func text(value ast.Value, what string) (string, error) {
	s, ok := value.(ast.String)
	if !ok {
		return "", fmt.Errorf("yields a finding whose %s is not a string", what)
	}
	return string(s), nil
}

func readPath(value ast.Value) ([]any, error) {
	array, ok := value.(*ast.Array)
	if !ok {
		return nil, errors.New("yields a finding whose path is not an array")
	}
	path := make([]any, 0, array.Len())
	err := array.Iter(func(t *ast.Term) error {
		switch v := t.Value.(type) {
		case ast.String:
			path = append(path, string(v))
		case ast.Number:
			n, ok := v.Int()
			if !ok {
				return fmt.Errorf("yields a finding whose path holds %s", v)
			}
			path = append(path, n)
		default:
			return fmt.Errorf("yields a finding whose path holds %s", ast.ValueName(v))
		}
		return nil
	})
	return path, err
}

func readRelated(value ast.Value) ([]Ref, error) {
	array, ok := value.(*ast.Array)
	if !ok {
		return nil, errors.New("yields a finding whose related is not an array")
	}
	var refs []Ref
	err := array.Iter(func(t *ast.Term) error {
		object, ok := t.Value.(ast.Object)
		if !ok {
			return errors.New("yields a finding whose related holds no objects")
		}
		var ref Ref
		err := object.Iter(func(key, value *ast.Term) error {
			var err error
			switch key.Value {
			case ast.String("ref"):
				ref.Path, err = readPath(value.Value)
			case ast.String("message"):
				ref.Message, err = text(value.Value, "related message")
			default:
				err = fmt.Errorf("yields a related place with an unknown key %s", key)
			}
			return err
		})
		refs = append(refs, ref)
		return err
	})
	return refs, err
}

// problems reports the failures, one per rule, on the first entity that met it.
func (e *evaluation) problems(which []int, entities []model.Entity) []model.Problem {
	var problems []model.Problem
	for i, f := range e.failures {
		if f.count == 0 {
			continue
		}
		p := model.Problem{ID: model.ProblemRule, Rule: e.rules[i], Message: fmt.Sprintf("rule %s %s", e.rules[i], f.message)}
		switch {
		case f.timedOut:
			p.Message += "; it was not asked again"
		case f.count > 1:
			p.Message += fmt.Sprintf(" (and %d more times)", f.count-1)
		}
		entity := entities[slices.Index(which, f.input)]
		if entity.Locate != nil {
			p.Location.Path = entity.Locate(nil).Path
		}
		problems = append(problems, p)
	}
	return problems
}
