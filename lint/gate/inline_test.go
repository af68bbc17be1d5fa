package gate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// inlineIn lists the waivers in a document.
func inlineIn(t *testing.T, name, content string) []model.Waiver {
	t.Helper()
	doc, err := readDocument(source.File{Root: source.Bytes(map[string][]byte{name: []byte(content)}), Path: name})
	if err != nil {
		t.Fatalf("%s: %v", content, err)
	}
	return gate.Inline(doc)
}

const inline = "x-sealint-waive: [{rule: openapi/x, reason: twenty characters or more, owner: team-a, created: 2026-06-01, expires: 2026-06-30}]"

func TestInlineWaiversHideWhatTheyHold(t *testing.T) {
	const contract = `openapi: 3.1.0
paths:
  /pets:
    get: {responses: {}, ` + inline + `}
    post: {}
  /pets2: {get: {}}
  /a~b/c: {get: {` + inline + `}}
components:
  schemas:
    Pet: {properties: {own: {type: string, ` + inline + `}, owner: {type: string}}}
`
	waivers := inlineIn(t, "a.yaml", contract)
	for pointer, want := range map[string]bool{
		"/paths/~1pets/get": true, "/paths/~1pets/get/responses": true, "/paths/~1pets/get/parameters/0": true,
		"/paths/~1pets/post": false, "/paths/~1pets": false, "/paths/~1pets2/get": false, "/paths/~1pets/ge": false, "/paths/~1pets/getter": false, "": false,
		"/paths/~1a~0b~1c/get": true, "/paths/~1a/b~1c/get": false,
		"/components/schemas/Pet/properties/own": true, "/components/schemas/Pet/properties/own/type": true,
		"/components/schemas/Pet/properties/owner": false, "/components/schemas/Pet": false,
	} {
		f := gate.Finding{Rule: ruleSet["openapi/x"], Document: "a.yaml", At: model.Place{Path: "a.yaml", Pointer: source.DecodePointer(pointer)}}
		elsewhere := f
		elsewhere.At.Path = "b.yaml"
		another := f
		another.Rule = ruleSet["openapi/y"]
		second := f
		second.At.Document = 1
		list, facts := hidden(t, today, []gate.Finding{f, elsewhere, another, second}, waivers...)
		if facts[0].State != "live" {
			t.Fatal(facts[0].Faults)
		}
		if got := slices.Equal(list, []int{0}); got != want || !want && len(list) > 0 {
			t.Errorf("%s: hidden %v", pointer, list)
		}
	}
}

func TestInlineWaiversWithMistakes(t *testing.T) {
	const good = "rule: openapi/x, reason: twenty characters or more, owner: team-a, created: 2026-06-01, expires: 2026-06-30"
	for value, fault := range map[string]string{
		"{" + good + "}":                     "is no list of waivers",
		"openapi/x":                          "is no list of waivers",
		"[openapi/x]":                        "a waiver is an object",
		"[{" + good + ", document: a.yaml}]": "is no member of a waiver here",
		"[{" + good + ", at: {operation: GET /a}}]":                             "is no member of a waiver here",
		"[{" + good + ", fingerprint: abcdef012345}]":                           "is no member of a waiver here",
		"[{" + good + ", field: a}]":                                            "is no member of a waiver here",
		"[{" + strings.Replace(good, "openapi/x", "openapi/critical", 1) + "}]": "only hidden by its fingerprint",
	} {
		waivers := inlineIn(t, "a.yaml", "openapi: 3.1.0\npaths: {}\nx-sealint-waive: "+value+"\n")
		list, facts := hidden(t, today, []gate.Finding{{Rule: ruleSet["openapi/x"], Document: "a.yaml", At: model.Place{Path: "a.yaml"}}}, waivers...)
		found := slices.ContainsFunc(facts[0].Faults, func(f gate.FaultFacts) bool { return strings.Contains(f.Message, fault) })
		if len(list) > 0 || facts[0].State != "malformed" || !found {
			t.Errorf("%s: %v, %+v", value, list, facts[0])
		}
	}
}

func TestWaiversInManifests(t *testing.T) {
	content := "apiVersion: sealint/v1\nkind: Integration\nmetadata:\n  name: a\n---\napiVersion: sealint/v1\nkind: Integration\nmetadata:\n  name: b\n  waivers:\n" +
		"  - {rule: openapi/x, field: spec.identity, reason: twenty characters or more, owner: team-a, created: 2026-06-01, expires: 2026-06-30}\n"
	waivers := inlineIn(t, "m.yaml", content)
	finding := func(document int, pointer string) gate.Finding {
		return gate.Finding{Rule: ruleSet["openapi/x"], Document: "m.yaml", At: model.Place{Path: "m.yaml", Document: document, Pointer: source.DecodePointer(pointer)}}
	}
	list, _ := hidden(t, today, []gate.Finding{
		finding(1, "/spec/identity"), finding(1, "/spec/identity/scopes/0"), finding(0, "/spec/identity"), finding(1, "/spec/identityProvider"), finding(1, "/spec"), finding(1, ""),
	}, waivers...)
	if !slices.Equal(list, []int{0, 1}) {
		t.Errorf("hidden: %v", list)
	}
	sbom := `{"bomFormat": "CycloneDX", "specVersion": "1.6", "x-sealint-waive": [{}]}`
	doc, problem := (&source.Reader{}).Open(source.File{Root: source.Bytes(map[string][]byte{"s.json": []byte(sbom)}), Path: "s.json"})
	if problem != nil {
		t.Fatal(problem)
	}
	if waivers := gate.Inline(doc); len(waivers) > 0 {
		t.Errorf("an SBOM has waivers: %v", waivers)
	}
}

func TestCommentsThatLookLikeWaivers(t *testing.T) {
	for text, want := range map[string]int{
		"openapi: 3.1.0 # sealint:ignore openapi/x\n":                                   1,
		"# sealint: disable\nopenapi: 3.1.0\n":                                          1,
		"openapi: 3.1.0\n#sealint:waive\n":                                              1,
		"openapi: 3.1.0 # sealint is a linter\n":                                        0,
		"openapi: 3.1.0\nx-a: https://a.example/#sealint:ignore\n":                      0,
		"openapi: 3.1.0\nx-a: 'write # sealint:ignore'\n":                               0,
		"openapi: 3.1.0\nx-a: |\n  # sealint:ignore a\n  b\n":                           0,
		"openapi: 3.1.0\nx-a: 'write # sealint:ignore'\nx-b: c # sealint:ignore this\n": 1,
	} {
		waivers := inlineIn(t, "a.yaml", text)
		if len(waivers) != want {
			t.Errorf("%q: %d waivers", text, len(waivers))
		}
		for _, w := range waivers {
			if list, facts := hidden(t, today, []gate.Finding{{Rule: ruleSet["openapi/x"], Document: "a.yaml", At: model.Place{Path: "a.yaml"}}}, w); len(list) > 0 || facts[0].State != "malformed" {
				t.Errorf("%q: a comment hides a finding: %+v", text, facts[0])
			}
		}
	}
	if waivers := inlineIn(t, "a.json", `{"openapi": "3.1.0", "x": " # sealint:ignore"}`); len(waivers) > 0 {
		t.Errorf("JSON has comments: %v", waivers)
	}
}

func TestWaiversOfProblems(t *testing.T) {
	problem := func(id, fingerprint string) model.Problem {
		return model.Problem{ID: id, Fingerprint: fingerprint, Location: model.Location{Path: "a.yaml"}}
	}
	const id = "0123456789abcdef0123"
	for _, test := range []struct {
		name, waiver string
		problem      model.Problem
		accepted     bool
		fault        string
	}{
		{"the problem", "problem: sealint/reference, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), true, ""},
		{"and its document", "problem: sealint/reference, document: a.yaml, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), true, ""},
		{"another document", "problem: sealint/reference, document: b.yaml, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), false, ""},
		{"another kind", "problem: sealint/syntax, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), false, ""},
		{"other content", "problem: sealint/reference, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, "ffff"), false, ""},
		{"no fingerprint", "problem: sealint/reference, " + statements, problem(model.ProblemReference, ""), false, "fingerprint is missing"},
		{"a kind that nobody can accept", "problem: sealint/rule, fingerprint: '" + id + "', " + statements, problem(model.ProblemRule, id), false, "cannot be accepted"},
		{"too long", "problem: sealint/internal, fingerprint: '" + id + "', reason: twenty characters or more, owner: a, created: 2026-06-01, expires: 2026-07-15", problem(model.ProblemInternal, id), false, "at most 30"},
		{"a glob", "problem: sealint/*, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), false, ""},
		{"a place", "problem: sealint/reference, at: {operation: GET /a}, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), false, "do not go with it"},
		{"a rule", "rule: openapi/x, fingerprint: '" + id + "', " + statements, problem(model.ProblemReference, id), false, ""},
	} {
		waivers := []model.Waiver{waiver(t, test.waiver)}
		_, facts := gate.Waive(waivers, nil, scope(true), gate.DefaultSettings, today)
		accepted := gate.Accept([]model.Problem{test.problem}, waivers, facts, nil, scope(true), today)
		if (len(accepted) == 1) != test.accepted {
			t.Errorf("%s: accepted %v, %v", test.name, accepted, facts[0].Faults)
		}
		if test.fault != "" && !strings.Contains(fmt.Sprint(facts[0].Faults), test.fault) {
			t.Errorf("%s: faults %v", test.name, facts[0].Faults)
		}
	}
	expired := []model.Waiver{waiver(t, "problem: sealint/reference, fingerprint: '"+id+"', "+statements)}
	for _, day := range []string{"2026-05-31", "2026-07-01"} {
		_, facts := gate.Waive(expired, nil, scope(true), gate.DefaultSettings, day)
		if accepted := gate.Accept([]model.Problem{problem(model.ProblemReference, id)}, expired, facts, nil, scope(true), day); len(accepted) > 0 {
			t.Errorf("%s: accepted", day)
		}
	}
}
