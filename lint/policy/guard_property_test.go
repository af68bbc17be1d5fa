package policy

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestGuardOfGeneratedRules evaluates generated rules over generated facts: if a guard does not admit the facts, OPA must find
// nothing and report no error.
func TestGuardOfGeneratedRules(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	compiled, refused, found := 0, 0, 0
	modules := 1200
	if testing.Short() {
		modules = 300
	}
	for range modules {
		seed := randomChoices(random)
		subject, err := tryCompileForGuard(t.Context(), generateModules(&seed)...)
		if err != nil {
			continue
		}
		compiled++
		for range 20 {
			admits, finds := subject.check(t, randomFacts(random))
			if !admits {
				refused++
			}
			if finds {
				found++
			}
		}
	}
	t.Logf("%d of %d packages compile; of %d facts, guards do not admit %d, and OPA finds something in %d", compiled, modules, 20*compiled, refused, found)
	if compiled < modules/4 || refused < compiled || found < compiled {
		t.Error("too few of the generated rules compile or find anything")
	}
}

func FuzzGuardOfGeneratedRules(f *testing.F) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		f.Add([]byte(randomChoices(random)), random.Uint64())
	}
	f.Fuzz(func(t *testing.T, seed []byte, facts uint64) {
		subject, err := tryCompileForGuard(t.Context(), generateModules((*choices)(&seed))...)
		if err != nil {
			return
		}
		random := rand.New(rand.NewPCG(facts, 1))
		for range 20 {
			subject.check(t, randomFacts(random))
		}
	})
}

// choices is a source of decisions. When it is used up, every decision is the first option.
type choices []byte

func randomChoices(random *rand.Rand) choices {
	c := make(choices, 400)
	for i := range c {
		c[i] = byte(random.Uint32())
	}
	return c
}

// of returns a number below n.
func (c *choices) of(n int) int {
	if len(*c) == 0 {
		return 0
	}
	first := (*c)[0]
	*c = (*c)[1:]
	return int(first) % n
}

func pick[T any](c *choices, from ...T) T { return from[c.of(len(from))] }

// ruleNames are names of rules, and also of variables and arguments: the meaning of a name depends on its scope.
var ruleNames = []string{"p", "q", "r", "s"}

// ruleKinds are the kinds of rules that a name may stand for; repetition makes a kind more frequent.
var ruleKinds = []string{"constant", "constant", "condition", "condition", "condition", "function", "function", "value", "set", "object"}

// writer writes modules, and makes decisions by choices.
type writer struct {
	*choices
	kinds map[string]string // of rules, by name
	depth int
	// after are the names of the rules that the rule being written can refer to: no rule may refer to itself.
	after    []string
	mentions map[string]bool // of rules in the rule being written: it can declare no variables of these names
}

// generateModules writes a library u and the modules of a package t.
func generateModules(c *choices) []string {
	w := writer{choices: c, kinds: map[string]string{}}
	for _, name := range ruleNames {
		w.kinds[name] = pick(c, ruleKinds...)
	}
	files := make([]strings.Builder, 1+c.of(2))
	for i := range files {
		files[i].WriteString("package t\n\nimport data.u\n\n")
	}
	for i, name := range ruleNames {
		for range 1 + c.of(2) {
			file := &files[c.of(len(files))]
			w.after, w.mentions = ruleNames[i+1:], map[string]bool{}
			file.WriteString(w.rule(name))
		}
	}
	texts := []string{"package u\n\nlisted if input.a == 1\n\nlist := [1, 2]\n\nis(x) if x == input.b\n"}
	for i := range files {
		if i == 0 || c.of(2) == 0 {
			for range 1 + c.of(2) {
				w.after, w.mentions = ruleNames, map[string]bool{}
				fmt.Fprintf(&files[i], "deny contains %s if {\n%s}\n\n", pick(c, `"x"`, `{"message": "x"}`, "input"), w.body(nil))
			}
		}
		texts = append(texts, files[i].String())
	}
	return texts
}

// rule writes a rule of the kind of its name.
func (w *writer) rule(name string) string {
	switch w.kinds[name] {
	case "constant":
		return fmt.Sprintf("%s := %s\n\n", name, w.constant())
	case "condition":
		text := fmt.Sprintf("%s if {\n%s}", name, w.body(nil))
		switch w.of(8) {
		case 0:
			text += fmt.Sprintf(" else if {\n%s}", w.body(nil))
		case 1:
			text += fmt.Sprintf(" else := %s", w.constant())
		case 2:
			text = fmt.Sprintf("default %s := %s\n\n%s", name, pick(w.choices, "false", "true", "1"), text)
		}
		return text + "\n\n"
	case "function":
		argument := pick(w.choices, "x", "p", "q", "r", "s", "1", "[x, y]")
		var scope []string
		switch argument {
		case "1":
		case "[x, y]":
			scope = []string{"x", "y"}
		default:
			scope = []string{argument}
		}
		return fmt.Sprintf("%s(%s) %sif {\n%s}\n\n", name, argument, pick(w.choices, "", "", "", ":= false ", ":= 1 "), w.body(scope))
	case "value":
		return fmt.Sprintf("%s := %s if {\n%s}\n\n", name, w.term(nil), w.body(nil))
	case "set":
		return fmt.Sprintf("%s contains %s if {\n%s}\n\n", name, w.constant(), w.body(nil))
	}
	return fmt.Sprintf("%s.%s := %s if {\n%s}\n\n", name, pick(w.choices, "b", "c"), w.constant(), w.body(nil))
}

// body writes the expressions of a body. scope are the variables that have values.
func (w *writer) body(scope []string) string {
	var b strings.Builder
	for range 1 + w.of(3) {
		text, declared := w.expr(scope)
		b.WriteString("\t" + text + "\n")
		scope = append(scope, declared...)
	}
	return b.String()
}

// expr writes an expression, and returns the variables that it declares.
func (w *writer) expr(scope []string) (text string, declared []string) {
	variable := func() string {
		var free []string
		for _, name := range []string{"x", "y", "p", "q", "r", "s", "p", "q"} {
			if !slices.Contains(scope, name) && !slices.Contains(declared, name) && !w.mentions[name] {
				free = append(free, name)
			}
		}
		if len(free) == 0 {
			free = []string{fmt.Sprintf("v%d", len(scope)+len(declared))}
		}
		declared = append(declared, pick(w.choices, free...))
		return declared[len(declared)-1]
	}
	use := func() string {
		var b strings.Builder
		for _, name := range declared {
			b.WriteString("\n\t" + pick(w.choices, name, name+" == "+w.constant(), name+" != "+w.constant(), "input.b == "+name, w.comparison([]string{name})+"\n\t"+name+" != 7"))
		}
		return b.String()
	}
	w.depth++
	defer func() { w.depth-- }()
	kind := w.of(16)
	if w.depth > 2 {
		kind %= 7
	}
	switch kind {
	case 0:
		return w.term(scope), nil
	case 1, 2, 3:
		return w.comparison(scope), nil
	case 4:
		return "not " + strings.ReplaceAll(pick(w.choices, w.term, w.comparison, w.call)(scope), "[_]", "[0]"), nil
	case 5:
		return w.call(scope), nil
	case 6:
		return w.term(scope) + " in " + w.term(scope), nil
	case 7, 8:
		list := w.term(scope)
		return fmt.Sprintf("some %s in %s", variable(), list) + use(), declared
	case 9:
		list := w.term(scope)
		return fmt.Sprintf("some %s, %s in %s", variable(), variable(), list) + use(), declared
	case 10:
		value := pick(w.choices, w.term, w.comparison, w.call)(scope)
		return fmt.Sprintf("%s := %s", variable(), strings.ReplaceAll(value, " = ", " == ")) + use(), declared
	case 11:
		value := w.term(scope)
		name := variable()
		return fmt.Sprintf("some %s\n\t%s", name, pick(w.choices,
			fmt.Sprintf("%s = input.a[%s]", value, name), fmt.Sprintf("input.a[%s]", name), fmt.Sprintf("%s = %s", name, value),
			fmt.Sprintf("[%s, 2] = input.a", name), fmt.Sprintf("%s.b = input.a[%s]", name, name))) + use(), declared
	case 12:
		list := w.term(scope)
		name := variable()
		inner := append(scope[:len(scope):len(scope)], name)
		return fmt.Sprintf("every %s in %s {\n\t%s == 1\n%s}", name, list, name, w.body(inner)), nil
	case 13:
		return pick(w.choices, w.term, w.comparison, w.call)(scope) + " with " + pick(w.choices, "input", "input.a", "input.a.b", "data.u.listed") +
			" as " + w.constant(), nil
	case 14:
		return fmt.Sprintf("to_number(%s) == 1", w.input()), nil
	}
	value := w.term(scope)
	return fmt.Sprintf("[%s, %s] := %s", variable(), variable(), value) + use(), declared
}

func (w *writer) comparison(scope []string) string {
	left, right := w.input(), w.constant()
	switch w.of(5) {
	case 0:
		left = w.term(scope)
	case 1:
		right = w.term(scope)
	case 2:
		if len(scope) > 0 {
			left = pick(w.choices, scope...)
		}
	}
	return left + pick(w.choices, " == ", " == ", " != ", " < ", " >= ", " = ") + right
}

// input writes a part of the input, which may be of any type.
func (w *writer) input() string {
	return pick(w.choices, "input.a", "input.b", "input.a.b", "input.a[0]", "input.a[_]", `input["a"]`)
}

func (w *writer) call(scope []string) string {
	names := []string{"u.is", "count", "trim_space", "lower"}
	for _, name := range w.after {
		if w.kinds[name] == "function" && !slices.Contains(scope, name) {
			names = append(names, name, name, name)
		}
	}
	name := pick(w.choices, names...)
	w.mentions[name] = true
	argument := w.input()
	if len(scope) > 0 && w.of(2) == 0 {
		argument = pick(w.choices, scope...)
	}
	return fmt.Sprintf("%s(%s)", name, argument)
}

// term writes a value: of the input, a variable, a rule, or a constant.
func (w *writer) term(scope []string) string {
	w.depth++
	defer func() { w.depth-- }()
	kind := w.of(14)
	if w.depth > 4 && kind > 9 {
		kind = 0
	}
	switch kind {
	case 0, 1, 2, 3:
		return w.input()
	case 4:
		return pick(w.choices, "input", "u.listed", "u.list")
	case 5, 6, 7:
		if len(scope) > 0 {
			return pick(w.choices, scope...) + pick(w.choices, "", "", "", ".b", "[0]", "[_]")
		}
		return "input.a"
	case 8, 9:
		if len(w.after) > 0 {
			if name := pick(w.choices, w.after...); w.kinds[name] != "function" && !slices.Contains(scope, name) {
				w.mentions[name] = true
				return pick(w.choices, name, name, "data.t."+name)
			}
		}
		return "input.b"
	case 10:
		return fmt.Sprintf(pick(w.choices, "[x | x := %s; %s]", "{x | x := %s; %s}", "[x | some x in %s; %s]"), w.term(scope), w.comparison(append(scope[:len(scope):len(scope)], "x")))
	case 11:
		return w.call(scope)
	}
	return w.constant()
}

func (w *writer) constant() string {
	return pick(w.choices, "1", "2", "0", "true", "false", "null", `"s"`, `""`, "[]", "[1]", `[1, 2, "s"]`, `{1, "s"}`, `{"b": 1}`, "1.0")
}
