package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/sealint/sealint/lint/model"
)

// Finding is one finding of one rule over one facts value, not yet located.
type Finding struct {
	Rule    string
	Message string
	// At is the offending place relative to the entity: strings and ints.
	At      []any
	Related []Ref
}

// Ref is a second place that a finding speaks of, relative to the entity.
type Ref struct {
	Path    []any
	Message string
}

// Batch is what the rules of a set are asked to judge at once: entities of one kind.
type Batch struct {
	Kind     model.EntityKind
	Entities []model.Entity
	// Today is the date, as YYYY-MM-DD, that rules see as data.sealint.today.
	Today string
	// Timeout bounds how long each rule may take over the whole batch; 0 means DefaultTimeout. Time in which other
	// processes had the processors does not count.
	Timeout time.Duration
	// Timings asks how long each rule took. Rules are then evaluated one by one, which takes longer as a whole.
	Timings bool
}

// Result is what the rules found in a batch.
type Result struct {
	// Findings has one slice for each entity of the batch, in their order.
	Findings [][]Finding
	// Problems are rules that failed or took more than they may, one problem for each.
	Problems []model.Problem
	// Spent is how long each rule took over all entities and processors, by rule id; nil unless the batch asked for it.
	Spent map[string]time.Duration
}

// Evaluate judges a batch. Equal facts are evaluated once, however many entities have them. What the other rules found
// stands when one fails. When ctx ends, the result so far comes with its cause as the error. The result is never nil.
func (s *Set) Evaluate(ctx context.Context, b Batch) (*Result, error) {
	kind, entities := b.Kind, b.Entities
	var rules []model.Rule
	for _, r := range s.Active {
		if r.Entity == kind {
			rules = append(rules, r)
		}
	}
	result := &Result{Findings: make([][]Finding, len(entities))}
	if len(rules) == 0 || len(entities) == 0 {
		return result, nil
	}
	encoded, err := encode(entities)
	if err != nil {
		return result, fmt.Errorf("facts of %s: %w", kind, err)
	}
	distinct := map[string]int{} // facts → index in inputs
	var inputs []input
	which := make([]int, len(entities))
	for i, f := range encoded {
		n, ok := distinct[string(f)]
		if !ok {
			n = len(inputs)
			distinct[string(f)] = n
			inputs = append(inputs, input{facts: entities[i].Facts, first: i})
		}
		inputs[n].entities++
		which[i] = n
	}
	e, err := s.evaluation(b, rules, inputs)
	if err != nil {
		return result, err
	}
	err = e.run(ctx)
	perInput := e.outcome(result, entities)
	for i, n := range which {
		result.Findings[i] = perInput[n]
	}
	return result, err
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

// prepare makes the query for the findings of a rule.
func (s *Set) prepare(data storage.Store, rule model.Rule) (rego.PreparedEvalQuery, error) {
	compiled, err := s.compiled[unitOf(rule)]()
	if err != nil {
		return rego.PreparedEvalQuery{}, fmt.Errorf("compile rule %s: %w", rule.ID, err)
	}
	q, err := rego.New(
		rego.ParsedQuery(ast.NewBody(ast.Equality.Expr(ast.VarTerm("deny"), ast.NewTerm(s.refs[rule.ID])))),
		rego.Compiler(compiled.Compiler),
		rego.Store(data),
		rego.StrictBuiltinErrors(true),
		rego.GenerateJSON(func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t.Value, nil }),
	).PrepareForEval(context.Background()) // for all runs, whichever comes first
	if err != nil {
		return q, fmt.Errorf("prepare rule %s: %w", rule.ID, err)
	}
	return q, nil
}

func finding(value ast.Value) (Finding, error) {
	if s, ok := value.(ast.String); ok {
		message, err := text(s, "message")
		if err == nil && strings.TrimSpace(message) == "" {
			err = errors.New("yields an empty message")
		}
		return Finding{Message: message}, err
	}
	object, ok := value.(ast.Object)
	if !ok {
		return Finding{}, fmt.Errorf("yields %s, which is not a finding", ast.ValueName(value))
	}
	var v Finding
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

// size is about how much memory a finding takes.
func (v Finding) size() int {
	const header = 100
	size := header + len(v.Message) + pathSize(v.At)
	for _, r := range v.Related {
		size += header + len(r.Message) + pathSize(r.Path)
	}
	return size
}

func pathSize(path []any) int {
	size := 0
	for _, part := range path {
		text, _ := part.(string)
		size += 32 + len(text)
	}
	return size
}

func text(value ast.Value, what string) (string, error) {
	s, ok := value.(ast.String)
	if !ok {
		return "", fmt.Errorf("yields a finding whose %s is not a string", what)
	}
	if len(s) > maxText {
		return "", fmt.Errorf("yields a finding whose %s is longer than %d bytes", what, maxText)
	}
	return string(s), nil
}

func readPath(value ast.Value) ([]any, error) {
	array, ok := value.(*ast.Array)
	if !ok {
		return nil, errors.New("yields a finding whose path is not an array")
	}
	if array.Len() > maxParts {
		return nil, fmt.Errorf("yields a finding whose path has more than %d parts", maxParts)
	}
	path := make([]any, 0, array.Len())
	length := 0
	err := array.Iter(func(t *ast.Term) error {
		switch v := t.Value.(type) {
		case ast.String:
			if length += len(v); length > maxText {
				return fmt.Errorf("yields a finding whose path is longer than %d bytes", maxText)
			}
			path = append(path, string(v))
		case ast.Number:
			n, ok := v.Int()
			if !ok {
				return errors.New("yields a finding whose path holds a number that is no index")
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
	if array.Len() > maxRelated {
		return nil, fmt.Errorf("yields a finding with more than %d related places", maxRelated)
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
