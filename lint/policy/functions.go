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

// functions are sealint's own built-in functions. Rego cannot express them: it has no recursion, which licence expressions
// need, and no order of versions. They are pure and take time linear in their operands. An error makes the run incomplete.
var functions = []function{
	{
		// denied returns the licences in an expression that a deny list has, if every choice among the expression's
		// alternatives includes such a licence. It is empty if some choice does not, or if the text is not a licence
		// expression.
		name: "sealint.licence.denied", arguments: []types.Type{types.S, types.NewArray(nil, types.S)}, result: types.NewArray(nil, types.S),
		call: func(arguments []any) (any, error) {
			return offendingLicences(arguments, func(e licence.Expression, list []string) []string {
				_, offending := e.Denied(list)
				return offending
			}, nil)
		},
	},
	{
		// not_allowed returns the licences because of which an expression is not allowed: every choice among its
		// alternatives includes one that the allow list lacks. It is empty if the expression is allowed. A text that is not
		// a licence expression is not allowed; the result is then that text.
		name: "sealint.licence.not_allowed", arguments: []types.Type{types.S, types.NewArray(nil, types.S)}, result: types.NewArray(nil, types.S),
		call: func(arguments []any) (any, error) {
			text, _ := arguments[0].(string)
			return offendingLicences(arguments, func(e licence.Expression, list []string) []string {
				_, offending := e.Allowed(list)
				return offending
			}, []string{text})
		},
	},
	{
		// days returns the number of days from one date to another, both YYYY-MM-DD; it is negative if the second is earlier.
		// OPA's own times are 64-bit nanoseconds and end in 2262, but people write years like 9999 for "never".
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
		// match reports whether a package URL matches a pattern: yes, no, or unknown if its version cannot be compared.
		name: "sealint.purl.match", arguments: []types.Type{types.S, types.S}, result: types.S,
		call: func(arguments []any) (any, error) {
			pattern, _ := arguments[0].(string)
			text, _ := arguments[1].(string)
			answer, err := purl.Match(pattern, text)
			return string(answer), err
		},
	},
}

// function is a built-in function of sealint.
type function struct {
	name      string
	arguments []types.Type
	result    types.Type
	call      func(arguments []any) (any, error)
}

// offendingLicences calls offending with an expression and a list of licences, the two arguments. Its result for a text that
// is not an expression is unparsed.
func offendingLicences(arguments []any, offending func(licence.Expression, []string) []string, unparsed []string) (any, error) {
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
	licences := unparsed
	if e, err := licence.Parse(text); err == nil {
		licences = offending(e, list)
	}
	result := make([]any, 0, len(licences))
	for _, l := range licences {
		result = append(result, l)
	}
	return result, nil
}

func (f function) declaration() *ast.Builtin {
	return &ast.Builtin{Name: f.name, Decl: types.NewFunction(f.arguments, f.result)}
}

// init registers the functions globally: OPA's test runner does not see functions that are registered in another way.
func init() {
	for _, f := range functions {
		ast.RegisterBuiltin(f.declaration())
		topdown.RegisterBuiltinFunc(f.name, func(c topdown.BuiltinContext, operands []*ast.Term, yield func(*ast.Term) error) error {
			if err := linear.check(c, operands[:len(f.arguments)]); err != nil {
				return err
			}
			arguments := make([]any, len(f.arguments)) // the operands may end with a variable for the result
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
