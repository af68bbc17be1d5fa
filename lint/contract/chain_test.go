package contract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// chained writes n schemas of which each refers to the next one, and what the last one is.
func chained(n int, link, last string) string {
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}\n      responses: {}\ncomponents:\n  schemas:\n")
	for i := range n {
		fmt.Fprintf(&b, "    S%d: "+link+"\n", i, i+1)
	}
	fmt.Fprintf(&b, "    S%d: %s\n", n, last)
	return b.String()
}

// A chain of references is followed to its end, however long it is, and told to be circular when it has none.
func TestChainsOfReferences(t *testing.T) {
	const n = 10_000
	l := lower(t, chained(n, "{$ref: '#/components/schemas/S%d'}", "{type: string, maxLength: 3}"))
	if len(l.problems) > 0 {
		t.Errorf("a chain that ends: %v", l.problems)
	}
	for _, s := range facts[*contract.SchemaFacts](l, model.EntitySchema) {
		if s.Direction != "request" || s.Constraints.MaxLength == nil {
			t.Errorf("the end of a chain is %+v", s)
		}
	}
	l = lower(t, chained(n, "{allOf: [{$ref: '#/components/schemas/S%d'}]}", "{type: string, maxLength: 3}"))
	if list := facts[*contract.SchemaFacts](l, model.EntitySchema); len(l.problems) > 0 || list[0].Constraints.MaxLength == nil {
		t.Errorf("a chain of allOf: %v", l.problems)
	}
	l = lower(t, chained(100, "{$ref: '#/components/schemas/S%d'}", "{$ref: '#/components/schemas/S50'}"))
	if len(l.problems) != 102 {
		t.Errorf("a chain that leads into a circle has %d problems, want one for each of 102 references", len(l.problems))
	}
	for _, p := range l.problems {
		if !strings.Contains(p.Message, "only lead to each other") {
			t.Error(p)
		}
	}
	l = lower(t, chained(100, "{$ref: '#/components/schemas/S%d'}", "{$ref: '#/components/schemas/Missing'}"))
	if len(l.problems) != 1 || !strings.Contains(l.problems[0].Message, "Missing") {
		t.Errorf("a chain that is broken: %v", l.problems)
	}
	l = lower(t, chained(100, "{$ref: '#/components/schemas/S%d'}", "{type: object, properties: {p: {type: string}}}")+
		"    T: {$ref: '#/components/schemas/S0/properties/p'}\n    U: {$ref: '#/components/schemas/U/properties/p'}\n")
	if len(l.problems) != 1 || !strings.Contains(l.problems[0].Message, "schemas/U/") {
		t.Errorf("pointers through chains: %v", l.problems)
	}
}

func TestChainsOfPathItems(t *testing.T) {
	var b strings.Builder
	b.WriteString("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a: {$ref: '#/components/pathItems/I0'}\n  /b: {$ref: '#/components/pathItems/I500', summary: b}\n  /c: {$ref: '#/components/pathItems/C'}\ncomponents:\n  pathItems:\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "    I%d: {$ref: '#/components/pathItems/I%d'}\n", i, i+1)
	}
	b.WriteString("    I1000: {get: {operationId: last, responses: {}}}\n    C: {$ref: '#/components/pathItems/D'}\n    D: {$ref: '#/components/pathItems/C'}\n")
	l := lower(t, b.String())
	if list := facts[*contract.OperationFacts](l, model.EntityOperation); len(list) != 2 || list[0].ID != "last" || list[1].ID != "last" {
		t.Errorf("%v", list)
	}
	if len(l.problems) != 3 || !strings.Contains(fmt.Sprint(l.problems), "only lead to each other") {
		t.Errorf("%v", l.problems)
	}
}

// The combinations of many variables are not counted until the number overflows.
func TestManyServerVariables(t *testing.T) {
	var url, variables strings.Builder
	for i := range 64 {
		fmt.Fprintf(&url, "{v%d}", i)
		fmt.Fprintf(&variables, "v%d: {default: a, enum: [a, b]}, ", i)
	}
	l := lower(t, fmt.Sprintf("openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers: [{url: 'https://%s.example', variables: {%s}}]\npaths: {}\n", &url, &variables))
	if list := facts[*contract.ServerFacts](l, model.EntityServer); len(list) != 1 || len(list[0].URLs) != 65 {
		t.Errorf("%d servers", len(list))
	}
}
