package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// guard is a cheap test for facts in which a rule finds nothing: these are not evaluated by OPA. Evaluation by OPA costs many
// times as much, and most rules find nothing in most facts.
//
// A guard is read from the compiled rule, in which local variables have unique names, references are complete, and all modules
// of a package are together. It has one body for each body of deny, with the expressions in the order in which OPA evaluates
// them, up to the first expression that guards do not support. If that part of every body fails without an error, the
// rule finds nothing and OPA need not evaluate it. In all other cases OPA evaluates the rule.
type guard []body

// body is the supported part of a rule's body.
type body struct {
	steps    []step
	slots    int  // number of variables
	complete bool // whether the steps are the whole body of the rule
}

// step is one expression: it yields a value, or several, and applies its target to each.
type step struct {
	negated bool

	// The value is that of the operand, of each element of the operand (if each), or of a call of a function or a helper.
	operand  operand
	each     bool
	function func(operands []ast.Value) (ast.Value, error)
	helper   *helper
	operands []operand

	index  int // the variable that receives the index of an element, if each
	target target
	slot   int     // the variable that receives the value, if the target is bind
	want   operand // the other value, if the target is compare
}

// target says what a step does with its value.
type target int

const (
	hold    target = iota // the value must not be false
	bind                  // assign the value to a variable
	compare               // the value must equal another
)

// operand is a constant, a part of the input, or a part of a variable's value.
type operand struct {
	constant ast.Value
	input    bool
	slot     int     // of the variable
	path     ast.Ref // member names below the input or the variable
}

// helper is a rule or function whose value is true, or else undefined (or false by default).
type helper struct {
	arity  int
	bodies []body
}

// answer is the result of an expression or of a body.
type answer int

const (
	no      answer = iota // it is false or undefined, and evaluating it causes no error
	yes                   // it is true, and evaluating it causes no error
	unknown               // only OPA can tell
)

// maxSteps limits the steps of a guard for one facts value; beyond it, OPA evaluates the rule. It is a variable because tests
// set it to 0, which makes guards admit everything.
var maxSteps = 2000

// admits reports whether OPA must evaluate the rule over the facts.
func (g guard) admits(f *facts) bool {
	r := guardRun{facts: f, steps: maxSteps}
	return slices.ContainsFunc(g, func(b body) bool { return r.body(b, make([]ast.Value, b.slots), 0) != no })
}

// guardRun is the evaluation of a guard over one facts value.
type guardRun struct {
	facts *facts
	steps int // remaining, see maxSteps
}

// body evaluates the steps of a body, beginning at the index from.
func (r *guardRun) body(b body, variables []ast.Value, from int) answer {
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
	if b.complete {
		return yes
	}
	return unknown
}

var negation = map[answer]answer{no: yes, yes: no, unknown: unknown}

// each evaluates the steps of a body from step i on, which iterates over the elements of a collection.
func (r *guardRun) each(b body, variables []ast.Value, i int) answer {
	s := &b.steps[i]
	result := no
	elements(r.value(s.operand, variables), func(index, element ast.Value) bool {
		variables[s.index] = index
		r.steps--
		answer := r.apply(s, element, variables)
		if answer == yes {
			answer = r.body(b, variables, i+1)
		}
		result = max(result, answer)
		return result != unknown && r.steps >= 0
	})
	if r.steps < 0 {
		return unknown
	}
	return result
}

// step evaluates a step that does not iterate.
func (r *guardRun) step(s *step, variables []ast.Value) answer {
	if s.function == nil && s.helper == nil {
		return r.apply(s, r.value(s.operand, variables), variables)
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
		return r.apply(s, value, variables)
	}
	result := no
	for _, b := range s.helper.bodies {
		local := make([]ast.Value, b.slots)
		copy(local, operands)
		result = max(result, r.body(b, local, 0))
	}
	return result
}

// apply applies a step's target to a value; nil is undefined.
func (r *guardRun) apply(s *step, value ast.Value, variables []ast.Value) answer {
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

// value returns the value of an operand, or nil if it is undefined.
func (r *guardRun) value(o operand, variables []ast.Value) ast.Value {
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
	part, err := value.Find(path)
	if err != nil {
		return nil
	}
	return part
}

// elements calls f for each element of a collection until f returns false. Other values have no elements.
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

// guardReader reads guards from compiled modules.
type guardReader struct {
	compiler *ast.Compiler
	helpers  map[string]*helper // by reference, nil for a rule that is not a helper
}

// guard reads the guard of a rule from its deny. It admits all facts if deny has a form that guards do not support.
func (g *guardReader) guard(deny ast.Ref) guard {
	rules := g.compiler.GetRulesWithPrefix(deny)
	if len(rules) == 0 {
		return guard{{}}
	}
	var result guard
	for _, rule := range rules {
		if rule.Default || rule.Else != nil || len(rule.Head.Args) > 0 {
			return guard{{}}
		}
		result = append(result, g.body(rule.Body, nil))
	}
	return result
}

// body reads the supported part of a body. arguments are the parameters of its function, if any.
func (g *guardReader) body(source ast.Body, arguments []ast.Var) body {
	b := bodyReader{guardReader: g, variables: map[ast.Var]int{}}
	for _, name := range arguments {
		b.variable(name)
	}
	b.complete = !slices.ContainsFunc(source, func(expr *ast.Expr) bool { return !b.expr(expr) })
	b.slots = len(b.variables)
	return b.body
}

// bodyReader reads a body up to the first expression that guards do not support.
type bodyReader struct {
	*guardReader
	body
	variables map[ast.Var]int // slots of the variables that have a value at this point
}

// variable gives a variable its slot.
func (b *bodyReader) variable(name ast.Var) int {
	b.variables[name] = len(b.variables)
	return b.variables[name]
}

// expr reads an expression, and reports whether it is supported.
func (b *bodyReader) expr(expr *ast.Expr) bool {
	if len(expr.With) > 0 {
		return false
	}
	s := step{negated: expr.Negated}
	supported := false
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		if s.helper = b.helper(terms, 0); s.helper != nil {
			supported = true
		} else {
			s.operand, supported = b.operand(terms)
		}
	case []*ast.Term:
		if expr.IsEquality() {
			supported = b.equality(&s, terms[1], terms[2]) || b.equality(&s, terms[2], terms[1])
		} else {
			supported = b.call(&s, terms[0], terms[1:])
		}
	}
	if !supported || s.negated && (s.each || s.target == bind) {
		return false
	}
	b.steps = append(b.steps, s)
	return true
}

// equality reads "want = source".
func (b *bodyReader) equality(s *step, want, source *ast.Term) bool {
	var ok bool
	if s.operand, ok = b.operand(source); ok {
		return b.readTarget(s, want)
	}
	// The source is each element of a collection if the last part of its reference is a variable without a value.
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
	return b.readTarget(s, want)
}

// readTarget reads the target of a step: a value to compare with, or a variable to assign.
func (b *bodyReader) readTarget(s *step, want *ast.Term) bool {
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

// call reads a call of a function. The term after the arguments, if there is one, receives the result.
func (b *bodyReader) call(s *step, operator *ast.Term, terms []*ast.Term) bool {
	arguments := terms
	function, isBuiltin := guardFunctions[operator.String()]
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
	return len(arguments) == len(terms) || b.readTarget(s, terms[len(arguments)])
}

// operand reads a term that has a value, or is undefined, at this point of the body.
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

// rules returns the rules with exactly this name if all of them define a complete value or a function, else nil.
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

// constant returns the value of a rule that is a constant, like "x := [1, 2]".
func (g *guardReader) constant(ref ast.Ref) (ast.Value, bool) {
	rules := g.rules(ref)
	if len(rules) != 1 || rules[0].Default || len(rules[0].Head.Args) > 0 || !ast.IsConstant(rules[0].Head.Value.Value) ||
		!rules[0].Body.Equal(ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))) {
		return nil, false
	}
	return rules[0].Head.Value.Value, true
}

// helper returns the helper with a name and a number of arguments, or nil if there is none.
func (g *guardReader) helper(name *ast.Term, arity int) *helper {
	ref, ok := name.Value.(ast.Ref)
	if !ok || !ref[0].Equal(ast.DefaultRootDocument) {
		return nil
	}
	key := ref.String()
	h, ok := g.helpers[key]
	if !ok {
		h = g.readHelper(ref)
		g.helpers[key] = h
	}
	if h == nil || h.arity != arity {
		return nil
	}
	return h
}

// readHelper reads a rule or function as a helper. It returns nil for a rule of any other form.
func (g *guardReader) readHelper(ref ast.Ref) *helper {
	rules := g.rules(ref)
	if len(rules) == 0 {
		return nil
	}
	h := &helper{arity: len(rules[0].Head.Args)}
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
			h.bodies = append(h.bodies, g.body(rule.Body, names))
		}
	}
	return h
}

// guardFunction is a function of OPA that guards call. It must be pure and fast.
type guardFunction struct {
	arity int
	call  func(operands []ast.Value) (ast.Value, error)
}

// guardFunctions are the built-in functions that guards support, by name.
var guardFunctions = func() map[string]guardFunction {
	order := func(holds func(order int) bool) guardFunction {
		return guardFunction{2, func(operands []ast.Value) (ast.Value, error) {
			return ast.Boolean(holds(ast.Compare(operands[0], operands[1]))), nil
		}}
	}
	functions := map[string]guardFunction{
		ast.Equal.Name:         order(func(order int) bool { return order == 0 }),
		ast.NotEqual.Name:      order(func(order int) bool { return order != 0 }),
		ast.LessThan.Name:      order(func(order int) bool { return order < 0 }),
		ast.LessThanEq.Name:    order(func(order int) bool { return order <= 0 }),
		ast.GreaterThan.Name:   order(func(order int) bool { return order > 0 }),
		ast.GreaterThanEq.Name: order(func(order int) bool { return order >= 0 }),
	}
	for _, b := range []*ast.Builtin{ast.Count, ast.Member, ast.TrimSpace, ast.Lower, ast.Upper, ast.StartsWith, ast.EndsWith, ast.Contains} {
		function := topdown.GetBuiltin(b.Name)
		functions[b.Name] = guardFunction{b.Decl.Arity(), func(operands []ast.Value) (ast.Value, error) {
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
