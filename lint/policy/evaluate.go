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

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

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

// Evaluate judges entities of one kind. The result has one slice of findings per entity, in order. Equal facts are
// evaluated once, however many entities have them. A rule that fails, or that takes more than it may, is reported as a
// problem; what the other rules found stands. When ctx ends, the findings so far come with its cause as the error.
func (s *Set) Evaluate(ctx context.Context, kind model.EntityKind, entities []model.Entity) ([][]Finding, []model.Problem, error) {
	var rules []model.Rule
	for _, r := range s.Active {
		if r.Entity == kind {
			rules = append(rules, r)
		}
	}
	found := make([][]Finding, len(entities))
	if len(rules) == 0 || len(entities) == 0 {
		return found, nil, nil
	}
	encoded, err := encode(entities)
	if err != nil {
		return nil, nil, fmt.Errorf("facts of %s: %w", kind, err)
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
	e, err := s.evaluation(ctx, rules, inputs)
	if err != nil {
		return nil, nil, err
	}
	err = e.run(ctx)
	results, problems := e.outcome(entities)
	for i, n := range which {
		found[i] = results[n]
	}
	return found, problems, err
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
