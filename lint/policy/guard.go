package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// guard tells of some facts, without asking OPA, that a rule finds nothing in them. Asking OPA costs many times as much,
// and most rules find nothing in most facts.
//
// It is read from what OPA's compiler made of the rule: there, local variables have names of their own, references are
// complete, and all modules of a package are together. It follows the bodies of deny, one expression after the other as
// OPA does, as far as it understands them. A body that fails before the first expression that is not understood yields
// nothing and no error. In every other case OPA is asked.
type guard []body

// body is the part of a rule's body that is understood.
type body struct {
	steps []step
	slots int // variables
	whole bool
}

// step is an expression: a source of values, and what is done with them.
type step struct {
	negated bool

	// The source is one of: the operand; its elements, if each; a built-in function or a helper, called with operands.
	operand  operand
	each     bool
	function func(operands []ast.Value) (ast.Value, error)
	helper   *helper
	operands []operand

	// index is the variable for the index of an element.
	index  int
	target target
	slot   int     // of bind
	want   operand // of compare
}

// target is what is done with a value.
type target int

const (
	hold    target = iota // the value must not be false
	bind                  // a variable becomes the value
	compare               // the value must be equal to another
)

// operand is a constant, a part of the input, or a part of a variable's value.
type operand struct {
	constant ast.Value
	input    bool
	slot     int     // of the variable
	path     ast.Ref // below the input or the variable: strings
}

// helper is a rule or function that is true or undefined (or false by default).
type helper struct {
	arity  int
	bodies []body
}

// answer is what is known of an expression or of a body.
type answer int

const (
	no      answer = iota // it is false or undefined, and evaluating it causes no error
	yes                   // it holds, and evaluating it causes no error
	unknown               // OPA must be asked
)

// maxSteps bounds what is evaluated per rule and facts; beyond it, OPA is asked, which has limits of its own. It is no constant
// because tests set it to 0, with which guards admit everything.
var maxSteps = 2000

// admits reports whether OPA must be asked about the facts.
func (g guard) admits(f *facts) bool {
	r := run{facts: f, steps: maxSteps}
	return slices.ContainsFunc(g, func(b body) bool { return r.body(b, make([]ast.Value, b.slots), 0) != no })
}

// run is one use of a guard.
type run struct {
	facts *facts
	steps int // left
}

// body answers for the steps of a body from one on.
func (r *run) body(b body, variables []ast.Value, from int) answer {
	for i := from; i < len(b.steps); i++ {
		if r.steps--; r.steps < 0 {
			return unknown
		}
		s := &b.steps[i]
		if s.each {
			return r.each(b, variables, i)
		}
		result := r.step(s, variables)
		if s.negated {
			result = negation[result]
		}
		if result != yes {
			return result
		}
	}
	if b.whole {
		return yes
	}
	return unknown
}

var negation = map[answer]answer{no: yes, yes: no, unknown: unknown}

// each answers for the rest of a body, from a step that goes through the elements of a collection.
func (r *run) each(b body, variables []ast.Value, i int) answer {
	s := &b.steps[i]
	result := no
	elements(r.value(s.operand, variables), func(index, element ast.Value) bool {
		variables[s.index] = index
		r.steps--
		found := r.aim(s, element, variables)
		if found == yes {
			found = r.body(b, variables, i+1)
		}
		result = max(result, found)
		return result != unknown && r.steps >= 0
	})
	if r.steps < 0 {
		return unknown
	}
	return result
}

func (r *run) step(s *step, variables []ast.Value) answer {
	if s.function == nil && s.helper == nil {
		return r.aim(s, r.value(s.operand, variables), variables)
	}
	operands := make([]ast.Value, len(s.operands))
	for i, o := range s.operands {
		if operands[i] = r.value(o, variables); operands[i] == nil {
			return no
		}
	}
	if s.helper == nil {
		value, err := s.function(operands)
		if err != nil {
			return unknown
		}
		return r.aim(s, value, variables)
	}
	result := no
	for _, b := range s.helper.bodies {
		local := make([]ast.Value, b.slots)
		copy(local, operands)
		result = max(result, r.body(b, local, 0))
	}
	return result
}

// aim does with a value what a step is for. A value of nil is undefined.
func (r *run) aim(s *step, value ast.Value, variables []ast.Value) answer {
	holds := value != nil
	switch {
	case !holds:
	case s.target == hold:
		holds = !ast.ValueEqual(value, ast.Boolean(false))
	case s.target == bind:
		variables[s.slot] = value
	case s.target == compare:
		want := r.value(s.want, variables)
		holds = want != nil && ast.ValueEqual(value, want)
	}
	if holds {
		return yes
	}
	return no
}

// value is nil where there is none.
func (r *run) value(o operand, variables []ast.Value) ast.Value {
	value, path := o.constant, o.path
	switch {
	case value != nil:
		return value
	case !o.input:
		value = variables[o.slot]
	case len(path) == 0:
		return r.facts.object()
	default:
		value, path = r.facts.member(path[0].Value), path[1:]
	}
	if value == nil || len(path) == 0 {
		return value
	}
	found, err := value.Find(path)
	if err != nil {
		return nil
	}
	return found
}

// elements calls f with the elements of a collection until it returns false. Anything else has none.
func elements(collection ast.Value, f func(index, element ast.Value) bool) {
	switch c := collection.(type) {
	case *ast.Array:
		for i := range c.Len() {
			if !f(ast.InternedTerm(i).Value, c.Elem(i).Value) {
				return
			}
		}
	case ast.Object:
		c.Until(func(key, element *ast.Term) bool { return !f(key.Value, element.Value) })
	case ast.Set:
		c.Until(func(element *ast.Term) bool { return !f(element.Value, element.Value) })
	}
}

// guardReader reads guards from the modules of a compiler.
type guardReader struct {
	compiler *ast.Compiler
	helpers  map[string]*helper
}

// guard reads the guard of a rule from its deny.
func (g *guardReader) guard(deny ast.Ref) guard {
	rules := g.compiler.GetRulesWithPrefix(deny)
	if len(rules) == 0 {
		return guard{{}}
	}
	var read guard
	for _, rule := range rules {
		if rule.Default || rule.Else != nil || len(rule.Head.Args) > 0 {
			return guard{{}}
		}
		read = append(read, g.body(rule.Body, nil))
	}
	return read
}

// body reads a body in which variables, if any, stand for the arguments.
func (g *guardReader) body(written ast.Body, arguments []ast.Var) body {
	b := bodyReader{guardReader: g, variables: map[ast.Var]int{}}
	for _, name := range arguments {
		b.variable(name)
	}
	b.whole = !slices.ContainsFunc(written, func(expr *ast.Expr) bool { return !b.expr(expr) })
	b.slots = len(b.variables)
	return b.body
}

// bodyReader reads a body up to the first expression that it does not understand.
type bodyReader struct {
	*guardReader
	body
	variables map[ast.Var]int // those that have a value at this point
}

func (b *bodyReader) variable(name ast.Var) int {
	b.variables[name] = len(b.variables)
	return b.variables[name]
}

// expr reads an expression, and reports whether it is understood.
func (b *bodyReader) expr(expr *ast.Expr) bool {
	if len(expr.With) > 0 {
		return false
	}
	s := step{negated: expr.Negated}
	known := false
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		if s.helper = b.helper(terms, 0); s.helper != nil {
			known = true
		} else {
			s.operand, known = b.operand(terms)
		}
	case []*ast.Term:
		if expr.IsEquality() {
			known = b.equality(&s, terms[1], terms[2]) || b.equality(&s, terms[2], terms[1])
		} else {
			known = b.call(&s, terms[0], terms[1:])
		}
	}
	if !known || s.negated && (s.each || s.target == bind) {
		return false
	}
	b.steps = append(b.steps, s)
	return true
}

// equality reads "want = source".
func (b *bodyReader) equality(s *step, want, source *ast.Term) bool {
	var ok bool
	if s.operand, ok = b.operand(source); ok {
		return b.aim(s, want)
	}
	// An element: the last part of the reference is a variable without a value.
	ref, isRef := source.Value.(ast.Ref)
	if !isRef || len(ref) < 2 {
		return false
	}
	index, isVar := ref[len(ref)-1].Value.(ast.Var)
	if _, bound := b.variables[index]; !isVar || bound || want.Equal(ref[len(ref)-1]) {
		return false
	}
	collection := ast.NewTerm(ref[:len(ref)-1])
	if len(ref) == 2 && !ref[0].Equal(ast.InputRootDocument) {
		collection = ref[0]
	}
	if s.operand, ok = b.operand(collection); !ok {
		return false
	}
	if _, isVar := want.Value.(ast.Var); !isVar {
		if _, ok := b.operand(want); !ok {
			return false
		}
	}
	s.each, s.index = true, b.variable(index)
	return b.aim(s, want)
}

// aim reads what is done with a value: it is compared, or bound to a variable.
func (b *bodyReader) aim(s *step, want *ast.Term) bool {
	if operand, ok := b.operand(want); ok {
		s.target, s.want = compare, operand
		return true
	}
	name, isVar := want.Value.(ast.Var)
	if isVar {
		s.target, s.slot = bind, b.variable(name)
	}
	return isVar
}

// call reads a call of a function; the last argument may be what takes its result.
func (b *bodyReader) call(s *step, operator *ast.Term, terms []*ast.Term) bool {
	arguments := terms
	function, isBuiltin := understood[operator.String()]
	if isBuiltin {
		s.function, arguments = function.call, terms[:function.arity]
	} else if s.helper = b.helper(operator, len(terms)); s.helper == nil {
		return false
	}
	for _, term := range arguments {
		operand, ok := b.operand(term)
		if !ok {
			return false
		}
		s.operands = append(s.operands, operand)
	}
	return len(arguments) == len(terms) || b.aim(s, terms[len(arguments)])
}

// operand reads a term whose value is known when the body has come to it, or undefined.
func (b *bodyReader) operand(term *ast.Term) (operand, bool) {
	if ast.IsConstant(term.Value) {
		return operand{constant: term.Value}, true
	}
	head, path := term, ast.Ref(nil)
	if ref, ok := term.Value.(ast.Ref); ok {
		head, path = ref[0], ref[1:]
	}
	name, isVar := head.Value.(ast.Var)
	switch slot, bound := b.variables[name]; {
	case !isVar:
		return operand{}, false
	case head.Equal(ast.DefaultRootDocument):
		constant, ok := b.constant(term.Value.(ast.Ref))
		return operand{constant: constant}, ok
	case slices.ContainsFunc(path, func(key *ast.Term) bool { _, isString := key.Value.(ast.String); return !isString }):
		return operand{}, false
	case head.Equal(ast.InputRootDocument):
		return operand{input: true, path: path}, true
	default:
		return operand{slot: slot, path: path}, bound
	}
}

// rules are those that define a complete value or a function by exactly this name; nil when anything else does, too.
func (g *guardReader) rules(ref ast.Ref) []*ast.Rule {
	if !ref.IsGround() {
		return nil
	}
	rules := g.compiler.GetRulesWithPrefix(ref)
	if slices.ContainsFunc(rules, func(rule *ast.Rule) bool {
		return rule.Head.DocKind() != ast.CompleteDoc || rule.Head.RuleKind() != ast.SingleValue || rule.Else != nil || !rule.Ref().Equal(ref)
	}) {
		return nil
	}
	return rules
}

// constant is the value of a rule that is written out.
func (g *guardReader) constant(ref ast.Ref) (ast.Value, bool) {
	rules := g.rules(ref)
	if len(rules) != 1 || rules[0].Default || len(rules[0].Head.Args) > 0 || !ast.IsConstant(rules[0].Head.Value.Value) ||
		!rules[0].Body.Equal(ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))) {
		return nil, false
	}
	return rules[0].Head.Value.Value, true
}

// helper reads a rule or function that is true or undefined, or false by default; it is nil when the rule is anything else.
func (g *guardReader) helper(name *ast.Term, arity int) *helper {
	ref, ok := name.Value.(ast.Ref)
	if !ok || !ref[0].Equal(ast.DefaultRootDocument) {
		return nil
	}
	key := ref.String()
	read, known := g.helpers[key]
	if !known {
		read = g.readHelper(ref)
		g.helpers[key] = read
	}
	if read == nil || read.arity != arity {
		return nil
	}
	return read
}

func (g *guardReader) readHelper(ref ast.Ref) *helper {
	rules := g.rules(ref)
	if len(rules) == 0 {
		return nil
	}
	read := &helper{arity: len(rules[0].Head.Args)}
	for _, rule := range rules {
		if !ast.ValueEqual(rule.Head.Value.Value, ast.Boolean(!rule.Default)) {
			return nil
		}
		var names []ast.Var
		for _, argument := range rule.Head.Args {
			name, isVar := argument.Value.(ast.Var)
			if !isVar || slices.Contains(names, name) {
				return nil
			}
			names = append(names, name)
		}
		if !rule.Default {
			read.bodies = append(read.bodies, g.body(rule.Body, names))
		}
	}
	return read
}

// builtin is a function of OPA that guards call. It must be pure and quick.
type builtin struct {
	arity int
	call  func(operands []ast.Value) (ast.Value, error)
}

var understood = func() map[string]builtin {
	order := func(holds func(order int) bool) builtin {
		return builtin{2, func(operands []ast.Value) (ast.Value, error) {
			return ast.Boolean(holds(ast.Compare(operands[0], operands[1]))), nil
		}}
	}
	functions := map[string]builtin{
		ast.Equal.Name:         order(func(order int) bool { return order == 0 }),
		ast.NotEqual.Name:      order(func(order int) bool { return order != 0 }),
		ast.LessThan.Name:      order(func(order int) bool { return order < 0 }),
		ast.LessThanEq.Name:    order(func(order int) bool { return order <= 0 }),
		ast.GreaterThan.Name:   order(func(order int) bool { return order > 0 }),
		ast.GreaterThanEq.Name: order(func(order int) bool { return order >= 0 }),
	}
	for _, b := range []*ast.Builtin{ast.Count, ast.Member, ast.TrimSpace, ast.Lower, ast.Upper, ast.StartsWith, ast.EndsWith, ast.Contains} {
		function := topdown.GetBuiltin(b.Name)
		functions[b.Name] = builtin{b.Decl.Arity(), func(operands []ast.Value) (ast.Value, error) {
			terms := make([]*ast.Term, len(operands))
			for i, operand := range operands {
				terms[i] = ast.NewTerm(operand)
			}
			var result ast.Value
			err := function(topdown.BuiltinContext{}, terms, func(t *ast.Term) error { result = t.Value; return nil })
			return result, err
		}}
	}
	return functions
}()
