package policy

import (
	"maps"
	"slices"
	"strings"

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
		g = append(g, r.body(rule.Body, scope{}, 0))
	}
	return g
}

// admits reports whether a rule may find something in the facts.
func (g guard) admits(f *facts) bool {
	return slices.ContainsFunc(g, func(body []condition) bool {
		return !slices.ContainsFunc(body, func(c condition) bool { return !c.holds(f) })
	})
}

func (c condition) holds(f *facts) bool {
	switch {
	case c.test == nil:
		return c.anyOf.admits(f)
	case len(c.path) == 0:
		return c.test(nil)
	}
	return c.holdsBelow(f.member(c.path[0].Value), c.path[1:])
}

// holdsBelow judges the value at the end of a path.
func (c condition) holdsBelow(facts ast.Value, path []*ast.Term) bool {
	for _, key := range path {
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

// scope says what the variables of a body stand for.
type scope map[string]part

// part is a part of the facts: below input, or below an element of one of its lists, of which it collects the conditions.
type part struct {
	path    []*ast.Term
	element *[]condition
}

// body reads a body: what must hold for all of it to hold.
func (r guardReader) body(body ast.Body, vars scope, depth int) []condition {
	b := bodyReader{guardReader: r, vars: vars, depth: depth}
	for _, expr := range body { // the order of a body does not matter
		if decl, ok := expr.Terms.(*ast.SomeDecl); ok && len(expr.With) == 0 && !expr.Negated {
			b.some(decl)
		}
	}
	for _, expr := range body {
		if len(expr.With) == 0 {
			b.expr(expr)
		}
	}
	return b.conditions
}

type bodyReader struct {
	guardReader
	vars       scope
	depth      int
	conditions []condition
}

// demand adds a condition of a part of the facts.
func (b *bodyReader) demand(p part, test func(ast.Value) bool) {
	c := condition{path: p.path, test: test}
	if p.element != nil {
		*p.element = append(*p.element, c)
	} else {
		b.conditions = append(b.conditions, c)
	}
}

// some reads "some x in list": an element must meet all that is demanded of x.
func (b *bodyReader) some(decl *ast.SomeDecl) {
	call, ok := decl.Symbols[0].Value.(ast.Call)
	if !ok {
		return
	}
	list, item := call[len(call)-1], call[len(call)-2]
	if constant, ok := b.constant(list); ok && size(constant) == 0 {
		b.conditions = append(b.conditions, never)
		return
	}
	p, ok := b.part(list)
	if !ok {
		return
	}
	conditions := new([]condition)
	b.demand(p, func(v ast.Value) bool {
		found := false
		each(v, func(element ast.Value) {
			found = found || !slices.ContainsFunc(*conditions, func(c condition) bool { return !c.holdsBelow(element, c.path) })
		})
		return found
	})
	if name, ok := item.Value.(ast.Var); ok {
		b.vars = maps.Clone(b.vars)
		b.vars[string(name)] = part{element: conditions}
	}
}

var never = condition{test: func(ast.Value) bool { return false }}

// expr reads one expression.
func (b *bodyReader) expr(expr *ast.Expr) {
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		if name, isVar := terms.Value.(ast.Var); isVar && !expr.Negated {
			b.helper(string(name), nil)
		}
		if p, ok := b.part(terms); ok {
			b.demand(p, negatedIf(expr.Negated, isTrue))
			return
		}
	case []*ast.Term:
		operator := terms[0].String()
		if len(terms) == 3 && b.comparison(operator, terms[1], terms[2], expr.Negated) {
			return
		}
		if !expr.Negated {
			b.helper(operator, terms[1:])
		}
	case *ast.SomeDecl, *ast.Every:
		return
	}
	if !expr.Negated {
		b.defined(expr)
	}
}

func negatedIf(negated bool, test func(ast.Value) bool) func(ast.Value) bool {
	if negated {
		return func(v ast.Value) bool { return !test(v) }
	}
	return test
}

func isTrue(v ast.Value) bool { return v != nil && v.Compare(ast.Boolean(false)) != 0 }

// defined demands that what an expression mentions is there: what is undefined anywhere in it leaves it undefined. A
// comprehension is not: it is empty then.
func (b *bodyReader) defined(expr *ast.Expr) {
	ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension, *ast.Every:
			return true
		case *ast.Term:
			if p, ok := b.prefix(x); ok {
				b.demand(p, func(v ast.Value) bool { return v != nil })
			}
		}
		return false
	}).Walk(expr)
}

// comparison reads a comparison of a part of the facts, or of its size, with a constant.
func (b *bodyReader) comparison(operator string, left, right *ast.Term, negated bool) bool {
	if operator == "internal.member_2" {
		if p, ok := b.part(left); ok {
			if list, ok := b.constant(right); ok {
				b.demand(p, negatedIf(negated, func(v ast.Value) bool { return v != nil && contains(list, v) }))
				return true
			}
		}
		if p, ok := b.part(right); ok {
			if item, ok := b.constant(left); ok {
				b.demand(p, negatedIf(negated, func(v ast.Value) bool { return contains(v, item) }))
				return true
			}
		}
		return false
	}
	compare := comparisons[operator]
	constant, ok := b.constant(right)
	if compare == nil || !ok {
		return false
	}
	of := func(v ast.Value) ast.Value { return v }
	if call, isCall := left.Value.(ast.Call); isCall && len(call) == 2 && transforms[call[0].String()] != nil {
		of, left = transforms[call[0].String()], call[1]
	}
	test := func(v ast.Value) bool {
		if v != nil {
			v = of(v)
		}
		return v != nil && compare(v.Compare(constant))
	}
	if value, ok := b.constant(left); ok { // a parameter that is not set
		if test(value) == negated {
			b.conditions = append(b.conditions, never)
		}
		return true
	}
	p, ok := b.part(left)
	if ok {
		b.demand(p, negatedIf(negated, test))
	}
	return ok
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

// transforms are functions whose results are compared; nil where they have none.
var transforms = map[string]func(ast.Value) ast.Value{
	"count": func(v ast.Value) ast.Value {
		if n := size(v); n >= 0 {
			return ast.IntNumberTerm(n).Value
		}
		return nil
	},
	"trim_space": func(v ast.Value) ast.Value {
		if s, ok := v.(ast.String); ok {
			return ast.String(strings.TrimSpace(string(s)))
		}
		return nil
	},
}

// helper reads a mention of a rule or a function of the module, which must be true: one of its bodies must hold. Of what
// must not be true nothing is known: the conditions of its bodies are necessary, not sufficient.
func (b *bodyReader) helper(name string, arguments []*ast.Term) {
	if b.depth == maxHelpers || len(b.rules[name]) == 0 {
		return
	}
	var g guard
	for _, rule := range b.rules[name] {
		head := rule.Head
		switch {
		case rule.Default && head.Value != nil && head.Value.Value.Compare(ast.Boolean(false)) == 0:
			continue
		case rule.Default, rule.Else != nil, head.Key != nil, len(head.Args) != len(arguments):
			return
		}
		vars := scope{}
		for i, argument := range head.Args {
			if name, ok := argument.Value.(ast.Var); ok {
				if p, ok := b.part(arguments[i]); ok && p.element == nil {
					vars[string(name)] = p
				}
			}
		}
		g = append(g, b.body(rule.Body, vars, b.depth+1))
	}
	b.conditions = append(b.conditions, condition{anyOf: g})
}

// constant is a value that does not depend on the facts: written out, or the value of a rule that is one.
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

// part is the part of the facts that a term means, by constant names.
func (b *bodyReader) part(term *ast.Term) (part, bool) {
	p, whole, ok := b.reference(term)
	return p, ok && whole
}

// prefix is the part of the facts that a reference begins in: up to the first name that is not constant.
func (b *bodyReader) prefix(term *ast.Term) (part, bool) {
	p, _, ok := b.reference(term)
	return p, ok && (len(p.path) > 0 || p.element != nil)
}

func (b *bodyReader) reference(term *ast.Term) (p part, whole, ok bool) {
	var head *ast.Term
	var rest []*ast.Term
	switch v := term.Value.(type) {
	case ast.Var:
		head = term
	case ast.Ref:
		head, rest = v[0], v[1:]
	default:
		return p, false, false
	}
	name, isVar := head.Value.(ast.Var)
	switch {
	case head.Equal(ast.InputRootDocument):
		if len(rest) == 0 {
			return p, false, false
		}
	case isVar:
		if p, ok = b.vars[string(name)]; !ok {
			return p, false, false
		}
	default:
		return p, false, false
	}
	path := slices.Clone(p.path)
	for _, key := range rest {
		if _, ok := key.Value.(ast.String); !ok {
			return part{path, p.element}, false, true
		}
		path = append(path, key)
	}
	return part{path, p.element}, true, true
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
	if set, ok := list.(ast.Set); ok {
		return set.Contains(ast.NewTerm(item))
	}
	found := false
	each(list, func(element ast.Value) { found = found || element.Compare(item) == 0 })
	return found
}

// each calls f for every element of a collection; of anything else for none.
func each(list ast.Value, f func(element ast.Value)) {
	switch list := list.(type) {
	case ast.Set:
		list.Foreach(func(t *ast.Term) { f(t.Value) })
	case *ast.Array:
		list.Foreach(func(t *ast.Term) { f(t.Value) })
	case ast.Object:
		list.Foreach(func(_, t *ast.Term) { f(t.Value) })
	}
}
