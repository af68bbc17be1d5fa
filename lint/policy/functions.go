package policy

import (
	"fmt"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/sbom/licence"
	"github.com/sealint/sealint/sbom/purl"
)

// functions are what rules can ask that Rego cannot express: it has no recursion, which licence expressions need, and no
// order of versions. They are pure and linear. An error of theirs makes the rule's verdict incomplete.
var functions = []function{
	{
		// The licences by which an expression is denied: no choice of its alternatives avoids them. Empty when it is not.
		name: "sealint.licence.denied", arguments: []types.Type{types.S, types.NewArray(nil, types.S)}, result: types.NewArray(nil, types.S),
		call: func(arguments []any) (any, error) {
			return judged(arguments, func(e licence.Expression, list []string) []string {
				_, offending := e.Denied(list)
				return offending
			}, nil)
		},
	},
	{
		// The licences by which an expression is not allowed: every choice of its alternatives has one that the list does
		// not name. Empty when it is. What is no expression is not allowed.
		name: "sealint.licence.not_allowed", arguments: []types.Type{types.S, types.NewArray(nil, types.S)}, result: types.NewArray(nil, types.S),
		call: func(arguments []any) (any, error) {
			text, _ := arguments[0].(string)
			return judged(arguments, func(e licence.Expression, list []string) []string {
				_, offending := e.Allowed(list)
				return offending
			}, []string{text})
		},
	},
	{
		// The days from one date to another, both YYYY-MM-DD: negative when the second is the earlier one. Nanoseconds, in which
		// OPA counts time, do not reach the years that people write for "never".
		name: "sealint.date.days", arguments: []types.Type{types.S, types.S}, result: types.N,
		call: func(arguments []any) (any, error) {
			var dates [2]time.Time
			for i := range dates {
				text, _ := arguments[i].(string)
				var err error
				if dates[i], err = time.Parse(time.DateOnly, text); err != nil {
					return nil, fmt.Errorf("%q is not a date like 2026-01-31", text)
				}
			}
			return (dates[1].Unix() - dates[0].Unix()) / 86400, nil
		},
	},
	{
		// Whether a package URL is one that a pattern means: yes, no, or unknown when its version cannot be compared.
		name: "sealint.purl.match", arguments: []types.Type{types.S, types.S}, result: types.S,
		call: func(arguments []any) (any, error) {
			pattern, _ := arguments[0].(string)
			text, _ := arguments[1].(string)
			answer, err := purl.Match(pattern, text)
			return string(answer), err
		},
	},
}

type function struct {
	name      string
	arguments []types.Type
	result    types.Type
	call      func(arguments []any) (any, error)
}

func judged(arguments []any, judge func(licence.Expression, []string) []string, unparsed []string) (any, error) {
	text, _ := arguments[0].(string)
	items, _ := arguments[1].([]any)
	list := make([]string, 0, len(items))
	for _, item := range items {
		s, _ := item.(string)
		list = append(list, s)
	}
	if err := licence.CheckList(list); err != nil {
		return nil, err
	}
	offending := unparsed
	if e, err := licence.Parse(text); err == nil {
		offending = judge(e, list)
	}
	out := make([]any, 0, len(offending))
	for _, o := range offending {
		out = append(out, o)
	}
	return out, nil
}

func (f function) declaration() *ast.Builtin {
	return &ast.Builtin{Name: f.name, Decl: types.NewFunction(f.arguments, f.result)}
}

// init registers the functions with OPA's evaluator, which knows no other place for them that its test runner shares.
func init() {
	for _, f := range functions {
		ast.RegisterBuiltin(f.declaration())
		topdown.RegisterBuiltinFunc(f.name, func(c topdown.BuiltinContext, operands []*ast.Term, yield func(*ast.Term) error) error {
			if err := linear.check(c, operands[:len(f.arguments)]); err != nil {
				return err
			}
			arguments := make([]any, len(f.arguments)) // where the result is bound to a variable, that follows as an operand
			for i, operand := range operands[:len(f.arguments)] {
				var err error
				if arguments[i], err = ast.JSON(operand.Value); err != nil {
					return err
				}
			}
			result, err := f.call(arguments)
			if err != nil {
				return err
			}
			value, err := ast.InterfaceToValue(result)
			if err != nil {
				return err
			}
			return yield(ast.NewTerm(value))
		})
	}
}
