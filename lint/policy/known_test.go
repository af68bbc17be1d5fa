package policy

import (
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/lint/model"
)

// calls is how often rules have called test.count, which yields its operand.
var calls atomic.Int64

func init() {
	count := &ast.Builtin{Name: "test.count", Decl: types.NewFunction([]types.Type{types.A}, types.A)}
	ast.RegisterBuiltin(count)
	capabilities.Builtins = append(capabilities.Builtins, count)
	topdown.RegisterBuiltinFunc(count.Name, func(_ topdown.BuiltinContext, operands []*ast.Term, yield func(*ast.Term) error) error {
		calls.Add(1)
		return yield(operands[0])
	})
}

// A rule is evaluated again only over new facts, on another day, after a failure, and if its time is to be measured. Its
// findings are the same either way.
func TestKnownFactsAreNotEvaluatedAgain(t *testing.T) {
	load := func(body string) *Set {
		set, problems, err := Load([]Module{limitedRule("seen", body)}, Config{Profile: model.Baseline})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		return set
	}
	sound := `deny contains {"message": sprintf("seen %d on %s", [test.count(input.n), data.sealint.today])}`
	set := load(sound)
	for _, step := range []struct {
		what     string
		entities int
		today    string
		timings  bool
		want     int64 // evaluations
	}{
		{"the first run", 3, "2026-01-01", false, 3},
		{"the same facts", 3, "2026-01-01", false, 0},
		{"two more facts", 5, "2026-01-01", false, 2},
		{"another day", 5, "2026-01-02", false, 5},
		{"the same facts on that day", 5, "2026-01-02", false, 0},
		{"timings", 5, "2026-01-02", true, 5},
	} {
		batch := Batch{Kind: model.EntityOperation, Entities: numberedEntities(step.entities), Today: step.today, Timings: step.timings}
		before := calls.Load()
		got, err := set.Evaluate(t.Context(), batch)
		if n := calls.Load() - before; err != nil || n != step.want {
			t.Errorf("%s: %d evaluations, want %d (%v)", step.what, n, step.want, err)
		}
		want, err := load(sound).Evaluate(t.Context(), batch)
		if err != nil || !reflect.DeepEqual(got.Findings, want.Findings) {
			t.Errorf("%s: %v, want %v (%v)", step.what, got.Findings, want.Findings, err)
		}
	}
	failing := load(`deny contains "m" if to_number(input.key) > test.count(input.n)`)
	for range 2 {
		_, problems, err := evaluate(t.Context(), failing, numberedEntities(1), 0)
		if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "acme/seen") {
			t.Errorf("a failure is reported in every run: %v %v", problems, err)
		}
	}
}
