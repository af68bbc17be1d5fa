package policy_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

// low and high are severities of settings.
var low, high = model.Low, model.High

// choiceRule is a rule that finds something in every entity.
func choiceRule(name, profile string, metadata ...string) policy.Module {
	m := rule(name, `deny contains "x"`)
	m.Text = strings.Replace(m.Text, "#   profile: baseline\n", "#   profile: "+profile+"\n"+strings.Join(metadata, ""), 1)
	return m
}

// choiceRules are rules of the profiles baseline and strict, and one that only a standard demands.
var choiceRules = []policy.Module{
	choiceRule("easy", "baseline", "#   controls: [CWE-319, 'OWASP-API8:2023']\n"),
	choiceRule("tough", "strict", "#   controls: [CWE-20, NTIA-2021]\n"),
	choiceRule("norm", "standard", "#   standards: [scvs-l1]\n"),
	choiceRule("other_norm", "standard", "#   standards: [ntia-2021]\n"),
}

// active writes the rules of a choice with their severities.
func active(c *policy.Choice) string {
	var list []string
	for id, r := range c.Rules {
		list = append(list, strings.TrimPrefix(id, "acme/")+" "+r.Severity.String())
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

func TestSelectAndIgnore(t *testing.T) {
	for name, test := range map[string]struct {
		cfg  policy.Config
		want string
	}{
		"an id":                         {policy.Config{Select: []string{"acme/tough"}}, "tough high"},
		"a glob":                        {policy.Config{Select: []string{"acme/*norm"}}, "norm high, other-norm high"},
		"a group":                       {policy.Config{Select: []string{"acme"}}, "easy high, norm high, other-norm high, tough high"},
		"a standard, not a tag like it": {policy.Config{Select: []string{"NTIA-2021"}}, "other-norm high"},
		"a level includes those below":  {policy.Config{Select: []string{"scvs-l3"}}, "norm high"},
		"a tag":                         {policy.Config{Select: []string{"CWE-319"}}, "easy high"},
		"a tag in other letters":        {policy.Config{Select: []string{"owasp-api8:2023"}}, "easy high"},
		"several":                       {policy.Config{Select: []string{"CWE-20", "acme/easy"}}, "easy high, tough high"},
		"ignore from the profile":       {policy.Config{Profile: model.Strict, Ignore: []string{"cwe-319"}}, "tough high"},
		"ignore wins over select":       {policy.Config{Select: []string{"acme"}, Ignore: []string{"acme/*norm", "acme/easy"}}, "tough high"},
		"off wins over select":          {policy.Config{Select: []string{"acme"}, Settings: map[string]policy.Setting{"acme/*o*": {Off: true}}}, "easy high"},
		"a severity does not select":    {policy.Config{Select: []string{"acme/easy"}, Settings: map[string]policy.Setting{"acme/*": {Severity: &low}}}, "easy low"},
		"a standard does not select":    {policy.Config{Select: []string{"acme/easy"}, Standards: []string{"scvs-l1"}}, "easy high"},
		"an override selects no more": {policy.Config{
			Select: []string{"acme/easy"}, Overrides: []policy.Override{{Profile: model.Strict, Settings: map[string]policy.Setting{"acme/tough": {Severity: &low}}}},
		}, "easy high"},
	} {
		set, _, err := policy.Load(choiceRules, test.cfg)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, overrides := range [][]int{nil, {0}} {
			if overrides != nil && len(test.cfg.Overrides) == 0 {
				continue
			}
			if got := active(set.Choose(overrides)); got != test.want {
				t.Errorf("%s: got %s, want %s", name, got, test.want)
			}
		}
	}
}

// What names nothing is an error with its place, and with the names that may be meant.
func TestSelectingNothingIsAnError(t *testing.T) {
	for name, test := range map[string]struct {
		cfg   policy.Config
		want  policy.SelectError
		known string
	}{
		"an id":     {policy.Config{Select: []string{"acme/easy", "acme/eazy"}}, policy.SelectError{Index: 1}, "acme/easy"},
		"a tag":     {policy.Config{Ignore: []string{"CWE-3190"}}, policy.SelectError{Ignore: true}, "CWE-319"},
		"a glob":    {policy.Config{Select: []string{"acne/*"}}, policy.SelectError{}, "acme/*"},
		"an ending": {policy.Config{Select: []string{"["}}, policy.SelectError{}, "acme/*"},
	} {
		_, _, err := policy.Load(choiceRules, test.cfg)
		got, ok := errors.AsType[*policy.SelectError](err)
		if !ok || got.Ignore != test.want.Ignore || got.Index != test.want.Index || !slices.Contains(got.Known, test.known) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGlobsOfSettings(t *testing.T) {
	off := policy.Setting{Off: true}
	lower, higher := policy.Setting{Severity: &low}, policy.Setting{Severity: &high}
	for name, test := range map[string]struct {
		settings map[string]policy.Setting
		want     string // the active rules, or a part of the error
	}{
		"off":                          {map[string]policy.Setting{"acme/*": off}, ""},
		"a severity":                   {map[string]policy.Setting{"acme/*": lower}, "easy low, norm low, other-norm low, tough low"},
		"across groups":                {map[string]policy.Setting{"*/easy": lower}, "easy low, tough high"},
		"an id wins":                   {map[string]policy.Setting{"acme/*": off, "acme/easy": lower}, "easy low"},
		"an id without a severity":     {map[string]policy.Setting{"acme/*": off, "acme/easy": {}}, "easy high"},
		"more literal characters win":  {map[string]policy.Setting{"acme/*": off, "acme/t*": lower}, "tough low"},
		"classes are not literal":      {map[string]policy.Setting{"acme/[tuvwxyz]*": off, "acme/to*": lower}, "easy high, tough low"},
		"escaped letters are literal":  {map[string]policy.Setting{`acme/\t*`: lower, "acme/*": off}, "tough low"},
		"a tie of equal settings":      {map[string]policy.Setting{"acme/t*": lower, "acme/*h": lower}, "easy high, tough low"},
		"a tie":                        {map[string]policy.Setting{"acme/t*": lower, "acme/*h": higher}, `"acme/*h" and "acme/t*" set rule acme/tough differently`},
		"a tie with off":               {map[string]policy.Setting{"acme/t*": lower, "acme/*h": off}, `"acme/*h" and "acme/t*" set rule acme/tough differently`},
		"a tie below an id":            {map[string]policy.Setting{"acme/t*": lower, "acme/*h": off, "acme/tough": higher}, "easy high, tough high"},
		"a tie below another glob":     {map[string]policy.Setting{"acme/t*": lower, "acme/*h": off, "acme/to*": higher}, "easy high, tough high"},
		"nothing matches":              {map[string]policy.Setting{"acme/x*": off}, `"acme/x*" matches no rule`},
		"no slash":                     {map[string]policy.Setting{"*": off}, "* matches no slash"},
		"not a glob":                   {map[string]policy.Setting{"acme/[": off}, `"acme/[" is not a valid glob`},
		"no parameters, but by the id": {map[string]policy.Setting{"acme/*": {Severity: &low, Params: map[string]any{"n": 1}}}, "no params"},
	} {
		set, _, err := policy.Load(choiceRules, policy.Config{Profile: model.Strict, Settings: test.settings})
		got := fmt.Sprint(err)
		if err == nil {
			got = active(set.Choose(nil))
		} else if _, ok := errors.AsType[*policy.SettingError](err); !ok {
			t.Errorf("%s: not a *SettingError: %v", name, err)
		}
		if got != test.want && (err == nil || !strings.Contains(got, test.want)) {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// The settings of a tie are told whatever the order in which the keys are met: some key between them may win meanwhile.
func TestTiesDoNotDependOnTheOrderOfKeys(t *testing.T) {
	settings := map[string]policy.Setting{"acme/*h": {Off: true}, "acme/*": {}, "acme/t*": {Severity: &low}, "*/*": {Severity: &high}}
	var texts []string
	for range 20 {
		_, _, err := policy.Load(choiceRules, policy.Config{Profile: model.Strict, Settings: settings})
		texts = append(texts, fmt.Sprint(err))
	}
	if texts = slices.Compact(texts); len(texts) != 1 || !strings.Contains(texts[0], "differently") {
		t.Errorf("%q", texts)
	}
}

func TestOverrides(t *testing.T) {
	cfg := policy.Config{
		Profile:  model.Baseline,
		Settings: map[string]policy.Setting{"acme/norm": {Severity: &low}},
		Overrides: []policy.Override{
			{Profile: model.Strict},
			{Settings: map[string]policy.Setting{"acme/*": {Off: true}}},
			{Settings: map[string]policy.Setting{"acme/easy": {Severity: &low}, "acme/tough": {}}},
			{Profile: model.Recommended},
		},
	}
	set, _, err := policy.Load(choiceRules, cfg)
	if err != nil {
		t.Fatal(err)
	}
	for matched, want := range map[string]string{
		"[]": "easy high, norm low", "[0]": "easy high, norm low, tough high", "[1]": "", "[0 1]": "", "[1 2]": "easy low",
		"[2]": "easy low, norm low", "[0 2]": "easy low, norm low, tough high", "[0 3]": "easy high, norm low",
	} {
		var overrides []int
		for _, digit := range strings.Trim(matched, "[]") {
			if digit != ' ' {
				overrides = append(overrides, int(digit-'0'))
			}
		}
		if got := active(set.Choose(overrides)); got != want {
			t.Errorf("%s: got %s, want %s", matched, got, want)
		}
	}
	_, _, err = policy.Load(choiceRules, policy.Config{Overrides: []policy.Override{{}, {Settings: map[string]policy.Setting{"acme/eazy": {}}}}})
	if mistake, ok := errors.AsType[*policy.SettingError](err); !ok || mistake.Override != 2 {
		t.Errorf("%v", err)
	}
}

// Entities with equal facts in documents with other rules are judged by their own rules, and a rule that is off for one is not
// evaluated there: it cannot fail there either.
func TestEqualFactsUnderDifferentChoices(t *testing.T) {
	set, _, err := policy.Load([]policy.Module{
		rule("good", `deny contains "x"`),
		rule("bad", `deny contains {"message": "x"} if to_number(input.path) > 5`),
	}, policy.Config{Profile: model.Strict, Overrides: []policy.Override{
		{Settings: map[string]policy.Setting{"acme/bad": {Off: true}}}, {Settings: map[string]policy.Setting{"acme/good": {Off: true}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	calm, strange := set.Choose([]int{0}), set.Choose([]int{1})
	list := entities(facts{"/a", 1}, facts{"/a", 1}, facts{"/a", 1}, facts{"9", 1}, facts{"9", 1})
	judge := func(choices ...*policy.Choice) (rules []string, problems []model.Problem) {
		result, err := set.Evaluate(t.Context(), policy.Batch{
			Kind: model.EntityOperation, Entities: list[:len(choices)], Choices: choices, Today: "2026-01-31",
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, findings := range result.Findings {
			for _, f := range findings {
				rules = append(rules, fmt.Sprint(i, " ", f.Rule))
			}
		}
		return rules, result.Problems
	}
	if got, problems := judge(calm, calm, calm, calm); fmt.Sprint(got) != "[0 acme/good 1 acme/good 2 acme/good 3 acme/good]" || len(problems) > 0 {
		t.Errorf("%v, problems %v", got, problems)
	}
	got, problems := judge(calm, strange, calm, calm, strange)
	if fmt.Sprint(got) != "[0 acme/good 2 acme/good 3 acme/good 4 acme/bad]" {
		t.Errorf("%v", got)
	}
	if len(problems) != 1 || problems[0].Rule != "acme/bad" || strings.Contains(problems[0].Message, "more time") {
		t.Errorf("%v", problems)
	}
}
