package policy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/lint/model"
)

// blocked is the channel that test.block waits for. test.block is a built-in function that OPA cannot interrupt, as a new
// version of OPA might have.
var blocked = make(chan struct{})

func init() {
	block := &ast.Builtin{Name: "test.block", Decl: types.NewFunction([]types.Type{types.A}, types.B)}
	ast.RegisterBuiltin(block)
	capabilities.Builtins = append(capabilities.Builtins, block)
	topdown.RegisterBuiltinFunc(block.Name, func(_ topdown.BuiltinContext, _ []*ast.Term, yield func(*ast.Term) error) error {
		<-blocked
		return yield(ast.BooleanTerm(true))
	})
	broken := &ast.Builtin{Name: "test.panic", Decl: types.NewFunction([]types.Type{types.A}, types.B)}
	ast.RegisterBuiltin(broken)
	capabilities.Builtins = append(capabilities.Builtins, broken)
	topdown.RegisterBuiltinFunc(broken.Name, func(topdown.BuiltinContext, []*ast.Term, func(*ast.Term) error) error { panic("out of range") })
}

func limitedRule(name, body string) Module {
	return Module{Path: "acme/" + name + ".rego", Text: fmt.Sprintf(`# METADATA
# title: A rule
# description: It finds something.
# custom:
#   id: acme/%s
#   entity: operation
#   severity: high
#   profile: baseline
#   fix: Do better.
package acme.%s

`, strings.ReplaceAll(name, "_", "-"), name) + body + "\n"}
}

// assignDoubled assigns a value that is small in memory and has 2^40 parts to the variable name40.
func assignDoubled(name, leaf string) string {
	text := fmt.Sprintf("\t%s0 := %s\n", name, leaf)
	for i := range 40 {
		text += fmt.Sprintf("\t%[1]s%[2]d := object.get({\"x\": [%[1]s%[3]d, %[1]s%[3]d]}, input.key, 1)\n", name, i+1, i)
	}
	return text
}

type number struct {
	N   int    `json:"n"`
	Key string `json:"key"`
}

// numberedEntities returns operations whose facts have the numbers from 0 to n-1.
func numberedEntities(n int) []model.Entity {
	list := make([]model.Entity, n)
	for i := range list {
		list[i] = model.Entity{
			Kind: model.EntityOperation, Facts: number{i, "x"},
			Locate: func([]any) model.Place { return model.Place{Path: "api.yaml"} },
		}
	}
	return list
}

// seenBody finds something in every entity.
const seenBody = `deny contains {"message": sprintf("seen %d", [input.n])}`

// A rule that takes long, fills memory or breaks the evaluator is reported, and the other rules are still evaluated over every
// entity.
func TestARuleThatTakesTooMuchHidesNoOther(t *testing.T) {
	t.Cleanup(func() { close(blocked) })
	for name, test := range map[string]struct{ body, want string }{
		"loops":                                      {"deny contains \"m\" if {\n\tn := numbers.range(1, 3000)\n\tsome i in n\n\tsome j in n\n\tsome k in n\n\t(i + j) + k < 0\n}", "ran longer than 150ms (--rule-timeout, at most a tenth of --timeout); it was not evaluated again"},
		"calls a function that does not return":      {`deny contains "m" if test.block(input.n)`, "ran longer than 150ms"},
		"breaks the evaluator":                       {`deny contains "m" if test.panic(input.n)`, "defect"},
		"walks a value of 2^40 parts":                {"deny contains \"m\" if {\n" + assignDoubled("a", "[input.n]") + "\twalk(a40, [_, v])\n\tv == \"never\"\n}", "ran longer than 150ms"},
		"yields too many findings":                   {`deny contains {"message": sprintf("%d", [i])} if some i in numbers.range(0, 100000)`, "yields 100001 findings about one entity"},
		"yields a long path":                         {`deny contains {"message": "m", "at": [x | some i in numbers.range(0, 1000); x := "a"]}`, "path has more than 1000 parts"},
		"yields too many related places":             {`deny contains {"message": "m", "related": [x | some i in numbers.range(0, 100000); x := {"ref": [i], "message": "m"}]}`, "more than 100000 related places"},
		"yields a long message":                      {`deny contains {"message": concat("", [x | some i in numbers.range(0, 70000); x := "a"])}`, "message is longer than 65536 bytes"},
		"yields a path with a long name":             {`deny contains {"message": "m", "at": [concat("", [x | some i in numbers.range(0, 70000); x := "a"])]}`, "path is longer than 65536 bytes"},
		"doubles a text":                             {"deny contains \"m\" if {\n\ta0 := [\"aaaaaaaa\"]\n" + doublingSteps("\ta%d := [concat(\"\", array.concat(a%d, a%d))]\n") + "\ta40 == [\"\"]\n}", "operands are larger"},
		"doubles an array":                           {"deny contains \"m\" if {\n\ta0 := [input.n]\n" + doublingSteps("\ta%d := array.concat(a%d, a%d)\n") + "\tcount(a40) == 3\n}", "operands are larger"},
		"causes an error that quotes a long operand": {`deny contains "m" if time.parse_duration_ns(concat("", [x | some i in numbers.range(0, 70000); x := "a"])) > 0`, "aaaa…"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			limit, entities := 150*time.Millisecond, numberedEntities(5)
			if !strings.Contains(test.want, "ran longer") { // the rule then fails in each entity, however long that takes
				limit, entities = time.Hour, numberedEntities(2)
			}
			set, problems, err := Load([]Module{limitedRule("bad", test.body), limitedRule("good", seenBody)}, Config{Profile: model.Baseline})
			if err != nil || len(problems) > 0 {
				t.Fatal(err, problems)
			}
			result, err := set.Evaluate(t.Context(), Batch{Kind: model.EntityOperation, Entities: entities, Timeout: limit})
			if err != nil {
				t.Fatal(err)
			}
			problems = result.Problems
			if len(problems) != 1 || problems[0].Rule != "acme/bad" || !strings.Contains(problems[0].Message, test.want) || len(problems[0].Message) > 2000 {
				t.Errorf("got %v, want a problem of acme/bad that says %q", problems, test.want)
			}
			for i := range entities {
				if !hasFinding(result.Findings[i], "acme/good", fmt.Sprintf("seen %d", i)) {
					t.Errorf("entity %d: %v", i, result.Findings[i])
				}
			}
		})
	}
}

// doublingSteps writes 40 expressions, each of which doubles the value of the one before.
func doublingSteps(format string) string {
	var text string
	for i := range 40 {
		text += fmt.Sprintf(format, i+1, i, i)
	}
	return text
}

// evaluate evaluates a set over operations, with a time limit for each rule.
func evaluate(ctx context.Context, set *Set, entities []model.Entity, timeout time.Duration) ([][]Finding, []model.Problem, error) {
	result, err := set.Evaluate(ctx, Batch{Kind: model.EntityOperation, Entities: entities, Timeout: timeout})
	return result.Findings, result.Problems, err
}

// hasFinding reports whether a rule has a finding with a message.
func hasFinding(findings []Finding, rule, message string) bool {
	for _, f := range findings {
		if f.Rule == rule && f.Message == message {
			return true
		}
	}
	return false
}

// The time limit of a rule applies to all its entities together.
func TestASlowRuleOverManyEntitiesIsStopped(t *testing.T) {
	set, problems, err := Load([]Module{
		limitedRule("slow", `deny contains "m" if sum([x | some i in numbers.range(1, 20000); x := i * input.n]) < 0`), limitedRule("good", seenBody),
	}, Config{Profile: model.Baseline})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	findings, problems, err := evaluate(t.Context(), set, numberedEntities(600), 150*time.Millisecond)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "acme/slow ran longer than 150ms (--rule-timeout, at most a tenth of --timeout); it was not evaluated again") {
		t.Fatal(err, problems)
	}
	for i, v := range findings {
		if !hasFinding(v, "acme/good", fmt.Sprintf("seen %d", i)) {
			t.Fatalf("entity %d: %v", i, v)
		}
	}
}

// The limit of the size of its findings, too: few findings for each of very many entities may exceed it.
func TestTotalSizeOfFindingsIsLimited(t *testing.T) {
	set, problems, err := Load([]Module{
		limitedRule("chatty", `deny contains {"message": concat("", [x | some i in numbers.range(1, 60000); x := "a"])}`), limitedRule("good", seenBody),
	}, Config{Profile: model.Baseline})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	entities := numberedEntities(1)
	for range 4799 { // with the same facts, and so the same findings
		entities = append(entities, entities[0])
	}
	findings, problems, err := evaluate(t.Context(), set, entities, 0)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "acme/chatty has findings of more than 256 MiB in total") || !hasFinding(findings[4799], "acme/good", "seen 0") {
		t.Error(err, problems)
	}
}

// A rule that fills memory is stopped, and not another rule that runs at the same time.
func TestARuleThatFillsMemoryIsStopped(t *testing.T) {
	runtime.GC() // the limit is counted from what the process uses before, and the garbage of other tests would raise it
	set, problems, err := Load([]Module{
		limitedRule("bad", "deny contains \"m\" if {\n\tsome i in numbers.range(1, 100)\n\tcount([x | some j in numbers.range(1, 1000000); x := {\"a\": (j * i) + input.n}]) == 1\n}"), limitedRule("good", seenBody),
	}, Config{Profile: model.Baseline, Memory: 64 << 20})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	findings, problems, err := evaluate(t.Context(), set, numberedEntities(3), 10*time.Minute)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "acme/bad took more than 64 MiB of memory (a quarter of --max-memory); it was not evaluated again") {
		t.Fatal(err, problems)
	}
	for i, v := range findings {
		if !hasFinding(v, "acme/good", fmt.Sprintf("seen %d", i)) {
			t.Errorf("entity %d: %v", i, v)
		}
	}
}

// An evaluation whose context ends returns the findings so far, and the cause.
func TestAnEndedEvaluationReturnsItsFindings(t *testing.T) {
	set, problems, err := Load([]Module{
		limitedRule("endless", `deny contains "m" if sum([x | some i in numbers.range(1, 1000000); x := i * input.n]) < 0`), limitedRule("good", seenBody),
	}, Config{Profile: model.Baseline})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	ctx, stop := newStopping(t)
	time.AfterFunc(300*time.Millisecond, stop)
	findings, problems, err := evaluate(ctx, set, numberedEntities(100_000), time.Hour)
	if err != errStopped || len(findings) != 100_000 {
		t.Errorf("%v, %d findings", err, len(findings))
	}
	for _, p := range problems { // a rule that has run for long may be named
		if !strings.Contains(p.Message, "acme/endless had run for") {
			t.Error(p.Message)
		}
	}
}

// compiledApart is an environment variable. It is set in the process that TestARuleThatDoesNotCompileInTimeIsOmitted starts.
const compiledApart = "SEALINT_TEST_COMPILED_APART"

// OPA would compile some short modules for years. These are omitted, and the other rules are still loaded. The abandoned
// compilations end with their process. In the process of the other tests, they would take the processors from these.
func TestARuleThatDoesNotCompileInTimeIsOmitted(t *testing.T) {
	if os.Getenv(compiledApart) == "" {
		apart := exec.CommandContext(t.Context(), os.Args[0], "-test.v", "-test.run=^"+t.Name()+"$")
		apart.Env = append(os.Environ(), compiledApart+"=1")
		out, err := apart.CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name()+" (")) {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	var functions strings.Builder
	functions.WriteString("deny contains \"m\" if f0(input.n)\n\n")
	for i := range 20_000 {
		fmt.Fprintf(&functions, "f%d(x) if f%d(x)\n\n", i, i+1)
	}
	functions.WriteString("f20000(x) if x < 0")
	for name, body := range map[string]string{
		"comprehensions":   "deny contains \"m\" if count(" + strings.Repeat("[y | y := ", 60) + "1" + strings.Repeat("]", 60) + ") == 2",
		"20,000 functions": functions.String(),
	} {
		t.Run(name, func(t *testing.T) {
			library := Module{Path: "acme/lib/words.rego", Text: "package acme.lib.words\n\nloud(x) := upper(x)\n"}
			set, problems, err := Load([]Module{
				limitedRule("bad", body), library, limitedRule("good", "import data.acme.lib.words\n\ndeny contains words.loud(\"m\")"),
			}, Config{Profile: model.Baseline, Compilation: 400 * time.Millisecond, Settings: map[string]Setting{"acme/bad": {}}})
			if err != nil {
				t.Fatal(err)
			}
			if len(problems) != 1 || problems[0].Location.Path != "acme/bad.rego" || !strings.Contains(problems[0].Message, "took longer than") {
				t.Errorf("%v", problems)
			}
			if len(set.Active) != 1 || set.Active[0].ID != "acme/good" {
				t.Errorf("active: %v", set.Active)
			}
		})
	}
}

// FuzzSprintf checks that the output of every accepted call of sprintf is within the limit.
func FuzzSprintf(f *testing.F) {
	f.Add("%s", "a", "1")
	f.Add("%5.2f %[2]d %-20s|%q|%%|% x", "ä\x00", "1.5")
	f.Add("%+v %#v %!", "", "1e300")
	f.Add("%[1]100.100f%[1]*d", "b", "-7")
	f.Fuzz(func(t *testing.T, format, text, n string) {
		if _, err := ast.NumberChecked(n); err != nil {
			t.Skip()
		}
		result, err := call("sprintf", str(format), ast.ArrayTerm(str(text), num(n), ast.ArrayTerm(str(text))))
		if err != nil {
			return
		}
		if output := string(result.Value.(ast.String)); len(output) > maxOutput {
			t.Errorf("%q writes %d bytes", format, len(output))
		}
	})
}

// The formats that ordinary rules use still work.
func TestOrdinaryFormatsAreAccepted(t *testing.T) {
	for _, test := range []struct {
		format string
		want   string
		args   []*ast.Term
	}{
		{"%s %v", "a [1]", []*ast.Term{str("a"), ast.ArrayTerm(num("1"))}},
		{"%d of %d (%.1f%%)", "1 of 3 (33.3%)", []*ast.Term{num("1"), num("3"), num("33.33")}},
		{"%-5s|%5s|%05d|%+d|%x|%q", `a    |    b|00007|+7|61|"c"`, []*ast.Term{str("a"), str("b"), num("7"), num("7"), str("a"), str("c")}},
		{"%[2]s %[1]s", "b a", []*ast.Term{str("a"), str("b")}},
		{"100 %", "100 %!(NOVERB)", nil},
	} {
		result, err := call("sprintf", str(test.format), ast.ArrayTerm(test.args...))
		if err != nil || result.Value != ast.String(test.want) {
			t.Errorf("%q: %v %v, want %q", test.format, result, err, test.want)
		}
	}
}

var errStopped = errors.New("stopped")

// newStopping returns a context, and a function that ends it with errStopped as the cause.
func newStopping(t *testing.T) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(t.Context())
	return ctx, func() { cancel(errStopped) }
}
