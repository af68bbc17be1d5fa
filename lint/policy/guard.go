package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// guard is what must hold of the facts before a rule can find anything: the conditions of one of its bodies. It is worked
// out from the comparisons of input with constants that stand in the rule. Asking OPA costs many times as much as looking
// whether one of them fails, and of most facts most rules have nothing to say.
//
// A guard never decides that something is found. What it does not understand it takes for true.
type guard [][]condition

// condition is one comparison that a body demands.
type condition struct {
	path []*ast.Term // below input
	// test judges the value there; it is nil where there is none.
	test func(ast.Value) bool
	// anyOf are, instead of a path, the bodies of a rule of the same module that must be true.
	anyOf guard
}

// maxHelpers is how deep a guard looks into rules that rules refer to.
const maxHelpers = 3

func guardOf(mod *ast.Module) guard {
	r := guardReader{rules: map[string][]*ast.Rule{}}
	for _, rule := range mod.Rules {
		name := rule.Head.Ref().GroundPrefix().String()
		r.rules[name] = append(r.rules[name], rule)
	}
	var g guard
	for _, rule := range r.rules["deny"] {
		if rule.Else != nil || rule.Default {
			return guard{nil}
		}
		g = append(g, r.body(rule.Body, 0))
	}
	return g
}

// admits reports whether a rule may find something in the facts.
func (g guard) admits(facts ast.Value) bool {
	return slices.ContainsFunc(g, func(body []condition) bool {
		return !slices.ContainsFunc(body, func(c condition) bool { return !c.holds(facts) })
	})
}

func (c condition) holds(facts ast.Value) bool {
	if c.test == nil {
		return c.anyOf.admits(facts)
	}
	for _, key := range c.path {
		object, ok := facts.(ast.Object)
		if !ok {
			return c.test(nil)
		}
		term := object.Get(key)
		if term == nil {
			return c.test(nil)
		}
		facts = term.Value
	}
	return c.test(facts)
}

// guardReader reads the rules of a module as they are written, before the compiler rewrites them.
type guardReader struct {
	rules map[string][]*ast.Rule
}

func (r guardReader) body(body ast.Body, depth int) []condition {
	var conditions []condition
	for _, expr := range body {
		if len(expr.With) > 0 {
			continue
		}
		if c, ok := r.condition(expr, depth); ok {
			conditions = append(conditions, c)
		}
	}
	return conditions
}

// condition reads an expression of a body; false means that nothing is known of it.
func (r guardReader) condition(expr *ast.Expr, depth int) (condition, bool) {
	var c condition
	ok := false
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		if name, isVar := terms.Value.(ast.Var); isVar {
			return r.helper(string(name), depth, expr.Negated)
		}
		if c.path, ok = inputPath(terms); ok {
			c.test = isTrue
		}
	case *ast.SomeDecl: // some x in input.list
		if call, isCall := terms.Symbols[0].Value.(ast.Call); isCall {
			if c.path, ok = inputPath(call[len(call)-1]); ok {
				c.test = func(v ast.Value) bool { return size(v) > 0 }
			}
		}
	case []*ast.Term:
		if len(terms) == 3 {
			c, ok = r.comparison(terms[0].String(), terms[1], terms[2])
		}
	}
	if ok && expr.Negated {
		test := c.test
		c.test = func(v ast.Value) bool { return !test(v) }
	}
	return c, ok
}

func isTrue(v ast.Value) bool { return v != nil && v.Compare(ast.Boolean(false)) != 0 }

// comparison reads a comparison of a part of input, or of its size, with a constant.
func (r guardReader) comparison(operator string, left, right *ast.Term) (c condition, ok bool) {
	if operator == "internal.member_2" {
		if path, isInput := inputPath(left); isInput {
			if list, isConstant := r.constant(right); isConstant {
				return condition{path: path, test: func(v ast.Value) bool { return v != nil && contains(list, v) }}, true
			}
		}
		if path, isInput := inputPath(right); isInput {
			if item, isConstant := r.constant(left); isConstant {
				return condition{path: path, test: func(v ast.Value) bool { return contains(v, item) }}, true
			}
		}
		return c, false
	}
	compare := comparisons[operator]
	if compare == nil {
		return c, false
	}
	value := func(v ast.Value) ast.Value { return v }
	path, isInput := inputPath(left)
	if call, isCall := left.Value.(ast.Call); isCall && len(call) == 2 && call[0].String() == "count" {
		path, isInput = inputPath(call[1])
		value = func(v ast.Value) ast.Value {
			n := size(v)
			if n < 0 {
				return nil
			}
			return ast.Number(ast.IntNumberTerm(n).Value.(ast.Number))
		}
	}
	constant, isConstant := r.constant(right)
	if !isInput || !isConstant {
		return c, false
	}
	return condition{path: path, test: func(v ast.Value) bool {
		v = value(v)
		return v != nil && compare(v.Compare(constant))
	}}, true
}

var comparisons = map[string]func(order int) bool{
	"equal": func(order int) bool { return order == 0 },
	"eq":    func(order int) bool { return order == 0 },
	"neq":   func(order int) bool { return order != 0 },
	"lt":    func(order int) bool { return order < 0 },
	"lte":   func(order int) bool { return order <= 0 },
	"gt":    func(order int) bool { return order > 0 },
	"gte":   func(order int) bool { return order >= 0 },
}

// helper reads a mention of another rule of the module, which must be true. Of what must not be true nothing is known: the
// conditions of its bodies are necessary, not sufficient.
func (r guardReader) helper(name string, depth int, negated bool) (condition, bool) {
	if negated || depth == maxHelpers || len(r.rules[name]) == 0 {
		return condition{}, false
	}
	var g guard
	for _, rule := range r.rules[name] {
		head := rule.Head
		switch {
		case rule.Default && head.Value != nil && head.Value.Value.Compare(ast.Boolean(false)) == 0:
			continue
		case rule.Default, rule.Else != nil, head.Key != nil, len(head.Args) > 0:
			return condition{}, false
		}
		g = append(g, r.body(rule.Body, depth+1))
	}
	return condition{anyOf: g}, true
}

// constant is a value that does not depend on input: written out, or the value of a rule that is one.
func (r guardReader) constant(term *ast.Term) (ast.Value, bool) {
	if name, ok := term.Value.(ast.Var); ok {
		rules := r.rules[string(name)]
		if len(rules) != 1 {
			return nil, false
		}
		rule := rules[0]
		always := ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))
		if rule.Else != nil || rule.Head.Key != nil || len(rule.Head.Args) > 0 || rule.Head.Value == nil || !rule.Body.Equal(always) {
			return nil, false
		}
		term = rule.Head.Value
	}
	return term.Value, ast.IsConstant(term.Value)
}

// inputPath is the path of a reference to a part of input by constant names.
func inputPath(term *ast.Term) ([]*ast.Term, bool) {
	ref, ok := term.Value.(ast.Ref)
	if !ok || len(ref) < 2 || !ref[0].Equal(ast.InputRootDocument) {
		return nil, false
	}
	for _, key := range ref[1:] {
		if _, ok := key.Value.(ast.String); !ok {
			return nil, false
		}
	}
	return ref[1:], true
}

// size is the number of elements of a collection, or of characters, as count has it; -1 of anything else.
func size(v ast.Value) int {
	switch v := v.(type) {
	case *ast.Array:
		return v.Len()
	case ast.Object:
		return v.Len()
	case ast.Set:
		return v.Len()
	case ast.String:
		return len([]rune(string(v)))
	}
	return -1
}

// contains reports whether a value is an element of a collection.
func contains(list, item ast.Value) bool {
	switch list := list.(type) {
	case ast.Set:
		return list.Contains(ast.NewTerm(item))
	case *ast.Array:
		found := false
		list.Foreach(func(t *ast.Term) { found = found || t.Value.Compare(item) == 0 })
		return found
	case ast.Object:
		found := false
		list.Foreach(func(_, t *ast.Term) { found = found || t.Value.Compare(item) == 0 })
		return found
	}
	return false
}
