package policy_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

const header = `# METADATA
# title: A rule
# description: It finds something.
# custom:
#   id: %s
#   entity: operation
#   severity: high
#   profile: baseline
#   fix: Do better.
package %s

`

func rule(name, body string) policy.Module {
	return policy.Module{
		Path: "acme/" + name + ".rego",
		Text: fmt.Sprintf(header, "acme/"+strings.ReplaceAll(name, "_", "-"), "acme."+name) + body + "\n",
	}
}

type facts struct {
	Path string `json:"path"`
	N    int    `json:"n"`
}

func entities(list ...facts) []model.Entity {
	var out []model.Entity
	for _, f := range list {
		out = append(out, model.Entity{
			Kind: model.EntityOperation, Name: f.Path, Facts: f,
			Locate: func([]any) model.Place { return model.Place{Path: "api.yaml"} },
		})
	}
	return out
}

func load(t testing.TB, modules ...policy.Module) *policy.Set {
	t.Helper()
	set, problems, err := policy.Load(modules, policy.Config{Profile: model.Strict})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return set
}

// evaluate evaluates a set over operations.
func evaluate(ctx context.Context, set *policy.Set, entities []model.Entity) ([][]policy.Finding, []model.Problem, error) {
	result, err := set.Evaluate(ctx, policy.Batch{Kind: model.EntityOperation, Entities: entities, Today: "2026-01-31"})
	return result.Findings, result.Problems, err
}

func TestEveryEntityGetsTheFindingsOfItsFacts(t *testing.T) {
	set := load(t, rule("odd", `deny contains {"message": sprintf("%d is odd", [input.n]), "at": ["n", 0]} if input.n % 2 == 1`))
	var list []facts
	for i := range 1000 {
		list = append(list, facts{"/a", i % 7})
	}
	for _, procs := range []int{1, 2, 8} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		findings, problems, err := evaluate(t.Context(), set, entities(list...))
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		for i, v := range findings {
			want := []policy.Finding(nil)
			if i%7%2 == 1 {
				want = []policy.Finding{{Rule: "acme/odd", Message: fmt.Sprintf("%d is odd", i%7), At: []any{"n", 0}}}
			}
			if fmt.Sprint(v) != fmt.Sprint(want) {
				t.Fatalf("entity %d: got %v, want %v", i, v, want)
			}
		}
	}
}

// A rule that fails does not hide the findings of others: neither for the facts on which it fails, nor for other facts.
func TestAFailingRuleHidesNoOther(t *testing.T) {
	set := load(t,
		rule("good", `deny contains {"message": "seen"} if input.n >= 0`),
		rule("bad", `deny contains {"message": "x"} if to_number(input.path) > 5`),
		rule("wrong", `deny contains {"message": "x", "at": [input]} if input.n == 3`),
	)
	findings, problems, err := evaluate(t.Context(), set, entities(facts{"7", 1}, facts{"/a", 2}, facts{"/b", 3}, facts{"8", 3}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, v := range findings {
		for _, f := range v {
			got = append(got, fmt.Sprint(i, f.Rule))
		}
	}
	want := "[0acme/bad 0acme/good 1acme/good 2acme/good 3acme/bad 3acme/good]"
	if fmt.Sprint(got) != strings.ReplaceAll(want, "acme", " acme") && fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if len(problems) != 2 || problems[0].Rule != "acme/bad" || !strings.Contains(problems[0].Message, "to_number") || !strings.Contains(problems[0].Message, "1 more time") ||
		problems[1].Rule != "acme/wrong" || problems[1].Location.Path != "api.yaml" {
		t.Errorf("%v", problems)
	}
}

// A module that does not compile is omitted, as is a second rule with the same id. All other rules are loaded.
func TestBrokenModulesAreOmitted(t *testing.T) {
	twin := rule("good", `deny contains "twin"`)
	twin.Path = "other/good.rego"
	set, problems, err := policy.Load([]policy.Module{
		rule("good", `deny contains "yes"`), rule("unsafe", `deny contains {"message": x}`), rule("broken", `deny contains {`), twin,
		{Path: "acme/lib/text.rego", Text: "package acme.lib.text\n\nshout(s) := upper(s)\n"},
		rule("shouting", "import data.acme.lib.text\n\ndeny contains text.shout(\"loud\")"),
		{Path: "acme/thief.rego", Text: fmt.Sprintf(header, "openapi/tls-required", "sealint.openapi.tls_required") + "deny contains \"x\"\n"},
	}, policy.Config{Profile: model.Baseline})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range set.Active {
		ids = append(ids, r.ID)
	}
	if fmt.Sprint(ids) != "[acme/good acme/shouting]" {
		t.Errorf("active: %v", ids)
	}
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Location.Path)
	}
	if fmt.Sprint(paths) != "[acme/broken.rego acme/thief.rego acme/unsafe.rego other/good.rego]" {
		t.Errorf("problems: %v", problems)
	}
}

func TestProfilesAndSettings(t *testing.T) {
	strict := rule("tough", `deny contains "x"`)
	strict.Text = strings.Replace(strict.Text, "profile: baseline", "profile: strict", 1)
	low := model.Low
	for name, test := range map[string]struct {
		profile  model.Profile
		settings map[string]policy.Setting
		want     string
	}{
		"baseline":                   {model.Baseline, nil, "[acme/easy high]"},
		"strict":                     {model.Strict, nil, "[acme/easy high acme/tough high]"},
		"off":                        {model.Strict, map[string]policy.Setting{"acme/tough": {Off: true}}, "[acme/easy high]"},
		"a severity makes it active": {model.Baseline, map[string]policy.Setting{"acme/tough": {Severity: &low}}, "[acme/easy high acme/tough low]"},
		"parameters alone do not":    {model.Baseline, map[string]policy.Setting{"acme/tough": {}}, "[acme/easy high]"},
		"off wins over everything":   {model.Strict, map[string]policy.Setting{"acme/easy": {Off: true, Severity: &low}}, "[acme/tough high]"},
	} {
		set, _, err := policy.Load([]policy.Module{rule("easy", `deny contains "x"`), strict}, policy.Config{Profile: test.profile, Settings: test.settings})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range set.Active {
			got = append(got, r.ID, r.Severity.String())
		}
		if fmt.Sprint(got) != test.want {
			t.Errorf("%s: got %v, want %s", name, got, test.want)
		}
	}
}

// BenchmarkEvaluate evaluates 20 rules over 1,000 distinct entities, with guards and without.
func BenchmarkEvaluate(b *testing.B) {
	var modules []policy.Module
	for i := range 20 {
		modules = append(modules, rule(fmt.Sprintf("r%d", i), fmt.Sprintf(`deny contains {"message": "x"} if input.n == %d`, i)))
	}
	set := load(b, modules...)
	var list []facts
	for i := range 1000 {
		list = append(list, facts{"/a", i})
	}
	all := entities(list...)
	evaluate := func(b *testing.B) {
		for b.Loop() {
			if _, _, err := evaluate(b.Context(), set, all); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("guards", evaluate)
	b.Run("no guards", func(b *testing.B) {
		policy.WithoutGuards(b)
		evaluate(b)
	})
}

// Each group of built-in rules is compiled separately, together with the libraries. Rules that are not active are not compiled.
func TestGroupsOfBuiltInRulesShareLibraries(t *testing.T) {
	builtIn := func(group, profile, body string) policy.Module {
		text := fmt.Sprintf(header, group+"/r", "sealint."+group+".r") + "import data.sealint.lib.words\n\n" + body + "\n"
		return policy.Module{Path: "rules/" + group + "/r.rego", Text: strings.Replace(text, "profile: baseline", "profile: "+profile, 1), BuiltIn: true}
	}
	library := policy.Module{Path: "rules/lib/words.rego", Text: "package sealint.lib.words\n\nloud(text) := upper(text)\n", BuiltIn: true}
	deny := `deny contains {"message": words.loud(input.path)}`
	set, _, err := policy.Load([]policy.Module{
		library, builtIn("one", "baseline", deny), builtIn("two", "baseline", deny), builtIn("three", "strict", "deny contains words.nothing.like.this(1)"),
	}, policy.Config{Profile: model.Baseline})
	if err != nil {
		t.Fatal(err)
	}
	set.Warm(set.Active, []model.EntityKind{model.EntityOperation})
	findings, problems, err := evaluate(t.Context(), set, entities(facts{Path: "/a"}))
	if err != nil || len(problems) > 0 || len(findings[0]) != 2 || findings[0][0].Message != "/A" {
		t.Errorf("%v %v %+v", err, problems, findings)
	}
	if _, _, err := policy.Load([]policy.Module{builtIn("three", "strict", "deny contains nothing(1)")}, policy.Config{Profile: model.Baseline, CheckBuiltIn: true}); err == nil {
		t.Error("CheckBuiltIn does not check a rule that is not active")
	}
}
