package policy

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// TestGuardHidesNoFinding evaluates rules over many facts: a guard must admit all facts in which its rule finds something.
func TestGuardHidesNoFinding(t *testing.T) {
	for _, test := range []struct {
		name, body string
		none       bool // whether the guard admits everything
	}{
		{"mention", `deny contains "x" if input.a`, false},
		{"mention that must not hold", `deny contains "x" if not input.a`, false},
		{"equality", `deny contains "x" if input.a == 1`, false},
		{"equality with nothing", `deny contains "x" if input.a == null`, false},
		{"inequality", `deny contains "x" if input.a != 1`, false},
		{"inequality that must not hold", `deny contains "x" if not input.a != 1`, false},
		{"order", `deny contains "x" if input.a > 1`, false},
		{"order that must not hold", `deny contains "x" if not input.a <= 1`, false},
		{"member of constants", `deny contains "x" if input.a in {1, "s"}`, false},
		{"no member of constants", `deny contains "x" if not input.a in [1, "s"]`, false},
		{"member of a rule's constants", "values := {1, true}\n\ndeny contains \"x\" if input.a in values", false},
		{"constant in a list", `deny contains "x" if "s" in input.a`, false},
		{"size", `deny contains "x" if count(input.a) > 1`, false},
		{"size of nothing", `deny contains "x" if count(input.a) == 0`, false},
		{"deeper", `deny contains "x" if input.a.b == 1`, false},
		{"deeper, not", `deny contains "x" if not input.a.b`, false},
		{"some item", "deny contains \"x\" if {\n\tsome v in input.a\n\tv == 1\n}", false},
		{"some item with its index", "deny contains \"x\" if {\n\tsome i, v in input.a\n\ti == 0\n\tv == 1\n}", false},
		{"two bodies", "deny contains \"x\" if input.a == 1\n\ndeny contains \"y\" if input.b == 1", false},
		{"helper", "deny contains \"x\" if {\n\tinput.b\n\tbad\n}\n\nbad if input.a == 1\n\nbad if input.a == \"s\"", false},
		{"helper with a default", "default bad := false\n\nbad if input.a == 1\n\ndeny contains \"x\" if bad", false},
		{"helper that must not hold", "deny contains \"x\" if not good\n\ngood if input.a == 1", false},
		{"helper with an else", "deny contains \"x\" if bad\n\nbad if input.a == 1\n\nelse if input.b", true},
		{"helper with a value", "deny contains \"x\" if kind == 1\n\nkind := input.a", true},
		{"true by default", "default bad := true\n\nbad := false if input.a == 1\n\ndeny contains \"x\" if bad", true},
		{"function", "deny contains \"x\" if f(input.a)\n\nf(v) if v == 1", false},
		{"function of an item", "deny contains \"x\" if {\n\tsome v in input.a\n\tf(v)\n}\n\nf(v) if v == 1", false},
		{"some item among constants", "deny contains \"x\" if {\n\tsome v in input.a\n\tv in {1, 2}\n}", false},
		{"some item of some item", "deny contains \"x\" if {\n\tsome v in input.a\n\tsome w in v\n\tw == 1\n}", false},
		{"two items", "deny contains \"x\" if {\n\tsome v in input.a\n\tsome w in input.b\n\tv == 1\n\tw == 2\n}", false},
		{"text of white space", `deny contains "x" if trim_space(input.a) == ""`, false},
		{"bound to a variable", "deny contains \"x\" if {\n\tv := input.a\n\tv == 1\n}", false},
		{"mentioned in a message", `deny contains sprintf("%v", [input.a]) if input.b`, false},
		{"mentioned in a call", `deny contains "x" if sprintf("%v", [input.a.b]) != ""`, false},
		{"comprehension", `deny contains "x" if [v | v := input.a[_]; v == 1] == []`, true},
		{"item by index", `deny contains "x" if input.a[0] == 1`, true},
		{"constants only", "deny contains \"x\" if {\n\tcount([1]) > 0\n\tinput.a\n}", false},
		{"comparison of two parts", `deny contains "x" if input.a == input.b`, false},
		{"other input", `deny contains "x" if input.a == 1 with input as {"a": 1}`, true},
		{"every item", "deny contains \"x\" if every v in input.a { v == 1 }", false},
		{"argument named like a rule", "p := 2\n\nf(p) if input.a == p\n\ndeny contains \"x\" if f(1)", false},
		{"variable named like a constant", "p := 2\n\ndeny contains p if {\n\tp := 1\n\tinput.a == p\n}", false},
		{"variable named like a condition", "p if input.a == 2\n\ndeny contains \"x\" if {\n\tp := input.a == 1\n\tp\n}", false},
		{"item named like a constant", "p := 2\n\ndeny contains \"x\" if {\n\tsome p in [1]\n\tinput.a == p\n}", false},
		{"error before a condition", "deny contains \"x\" if {\n\tto_number(input.a) == 1\n\tinput.b == 1\n}", false},
		{"no condition", `deny contains "x"`, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			subject := compileForGuard(t, "package t\n\n"+test.body+"\n")
			random := rand.New(rand.NewPCG(1, 2))
			refused, findings := 0, 0
			for range 300 {
				admitted, found := subject.check(t, randomFacts(random))
				if found {
					findings++
				}
				if !admitted {
					refused++
				}
			}
			if findings == 0 || (refused == 0) != test.none {
				t.Errorf("%d findings, %d refused", findings, refused)
			}
		})
	}
}

// guardSubject is a rule and its guard.
type guardSubject struct {
	texts []string
	guard guard
	query rego.PreparedEvalQuery
}

// compileForGuard compiles the modules of a package t.
func compileForGuard(t *testing.T, texts ...string) guardSubject {
	t.Helper()
	g, err := tryCompileForGuard(t.Context(), texts...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func tryCompileForGuard(ctx context.Context, texts ...string) (guardSubject, error) {
	modules := map[string]*ast.Module{}
	for i, text := range texts {
		name := fmt.Sprintf("%d.rego", i)
		mod, err := parseModule(Module{Path: name, Text: text})
		if err != nil {
			return guardSubject{}, err
		}
		modules[name] = mod
	}
	compiler := ast.NewCompiler().WithCapabilities(capabilities)
	if compiler.Compile(modules); compiler.Failed() {
		return guardSubject{}, compiler.Errors
	}
	reader := guardReader{compiler: compiler, helpers: map[string]*helper{}}
	query, err := rego.New(rego.Query("data.t.deny"), rego.Compiler(compiler), rego.StrictBuiltinErrors(true)).PrepareForEval(ctx)
	return guardSubject{texts: texts, guard: reader.guard(ast.MustParseRef("data.t.deny")), query: query}, err
}

// check compares the guard with OPA. If the guard does not admit the facts, OPA must find nothing and report no error.
func (g guardSubject) check(t *testing.T, facts map[string]any) (admitted, found bool) {
	t.Helper()
	admitted = g.guard.admits(factsOfMap(facts))
	rs, err := g.query.Eval(t.Context(), rego.EvalInput(facts))
	if err == nil {
		if len(rs) != 1 {
			t.Fatal(rs)
		}
		list, _ := rs[0].Expressions[0].Value.([]any)
		found = len(list) > 0
	}
	if !admitted && (found || err != nil) {
		t.Fatalf("the guard refuses %v, OPA says %v %v of\n%s", facts, rs, err, strings.Join(g.texts, "\n----\n"))
	}
	return admitted, found
}

// factsOfMap makes facts from a map, as newFacts does from a struct.
func factsOfMap(m map[string]any) *facts {
	f := &facts{layout: &layout{index: map[ast.String]int{}}}
	for name, value := range m {
		f.index[ast.String(name)] = len(f.members)
		f.members = append(f.members, member{name: ast.StringTerm(name)})
		f.converted = append(f.converted, ast.MustInterfaceToValue(value))
	}
	return f
}

func randomFacts(r *rand.Rand) map[string]any {
	values := []any{
		nil, false, true, 0, 1, 2, "", " ", "s",
		[]any{},
		[]any{1},
		[]any{1, 2, "s"},
		[]any{[]any{1}, 2},
		map[string]any{"b": 1},
		map[string]any{"b": false},
	}
	facts := map[string]any{}
	for _, name := range []string{"a", "b"} {
		if n := r.IntN(len(values) + 2); n < len(values) {
			facts[name] = values[n]
		}
	}
	return facts
}

// TestFactsEqualTheirJSON compares the values that rules see with the JSON that the schemas describe.
func TestFactsEqualTheirJSON(t *testing.T) {
	type inner struct {
		A string   `json:"a"`
		B []string `json:"b,omitempty"`
	}
	type Embedded struct {
		Within inner `json:"within"`
	}
	five := 5.25
	for _, v := range []any{
		inner{},
		&inner{A: "x", B: []string{"y", "z"}},
		struct {
			Embedded
			Own string `json:"own"`
		}{Embedded{inner{A: "x"}}, "y"},
		struct {
			Text    string   `json:"text"`
			Absent  string   `json:"absent,omitempty"`
			Flag    bool     `json:"flag"`
			Number  int      `json:"number"`
			Float   float64  `json:"float"`
			Large   float64  `json:"large"`
			Pointer *float64 `json:"pointer,omitempty"`
			Nothing *inner   `json:"nothing,omitempty"`
			Null    *inner   `json:"null"`
			List    []inner  `json:"list"`
			Empty   []int    `json:"empty"`
			Nil     []int    `json:"nil"`
			Inner   inner    `json:"inner"`
			hidden  string
		}{Text: "é\n", Number: -3, Float: 1, Large: 1e21, Pointer: &five, List: []inner{{A: "1"}, {}}, Empty: []int{}, hidden: "h"},
	} {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		f := newFacts(v)
		if got, want := f.object(), ast.MustParseTerm(string(text)).Value; got.Compare(want) != 0 {
			t.Errorf("%T: got %v, want %v", v, got, want)
		}
	}
}
