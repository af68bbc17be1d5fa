package contract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// Template expressions are declared, and a list names a parameter once.
func TestParametersOfPaths(t *testing.T) {
	for _, test := range []struct{ paths, want string }{
		{`/u/{id}: {get: {}}`, `[paths /u/{id}] the path parameter "id" is not declared;`},
		{`/u/{id}: {get: {parameters: [{name: id, in: path}]}}`, ""},
		{`/u/{id}: {parameters: [{name: id, in: path}], get: {}}`, ""},
		{`/u/{id}: {get: {parameters: [{name: id, in: query}]}}`, `[paths /u/{id}] the path parameter "id" is not declared;`},
		{`/u/{id}: {get: {parameters: [{name: id, in: path}]}, put: {}}`, `[paths /u/{id}] the path parameter "id" is not declared for PUT;`},
		{`/u/{id}: {}`, ""}, // left out for those who may not see it
		{`/u/{id}: {get: {parameters: [{$ref: "#/nowhere"}]}}`, ""},
		{`/u/{id}: {$ref: "#/nowhere"}`, ""},
		{`"/u{?q}": {get: {}}`, ""}, // another notation
		{`x-/u/{id}: {get: {}}`, ""},
		{`/a: {get: {parameters: [{name: q, in: query}, {name: q, in: header}, {name: q, in: query}]}}`, `[paths /a get parameters 2 name] the query parameter "q" is declared twice in one list;`},
		{`/a: {parameters: [{name: q, in: query}, {name: q, in: query, required: true}], get: {}, put: {}}`, `[paths /a parameters 1 name] the query parameter "q" is declared twice in one list;`},
		{`/a: {parameters: [{name: q, in: query}], get: {parameters: [{name: q, in: query}]}}`, ""},
	} {
		l := lower(t, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  "+test.paths+"\n")
		got := ""
		for _, v := range l.api.Facts.Violations {
			if strings.Contains(v.Message, "declared") {
				got += fmt.Sprint(v.At, " ", v.Message, ";")
			}
		}
		equal(t, test.paths, got, test.want)
	}
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /a:
    parameters: [{name: q, in: query, schema: {type: string}}]
    get: {parameters: [{name: q, in: query, schema: {type: integer}}, {name: q, in: query, schema: {type: number}}]}
`)
	equal(t, "both are judged", []string{l.schema("/paths/~1a/get/parameters/0/schema").Direction, l.schema("/paths/~1a/get/parameters/1/schema").Direction}, []string{"request", "request"})
	equal(t, "the path item's is replaced", l.schema("/paths/~1a/parameters/0/schema").Direction, "none")
	twice := `{name: q, in: query, schema: {type: string}}`
	for _, head := range []string{"openapi: 3.0.3", "openapi: 3.1.0"} {
		l := lower(t, head+"\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {parameters: ["+twice+", "+twice+"], responses: {default: {description: d}}}}}\n")
		equal(t, head+" told once", len(l.api.Facts.Violations), 1)
	}
}

// Of a path with thousands of undeclared parameters, a hundred are told and the others are counted: each is told with the path.
func TestManyUndeclaredParameters(t *testing.T) {
	for _, n := range []int{100, 101, 3000} {
		var path strings.Builder
		for i := range n {
			fmt.Fprintf(&path, "/{p%d}", i)
		}
		l := lower(t, fmt.Sprintf("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  %s: {get: {responses: {'200': {description: d}}}}\n", &path))
		told, rest := 0, ""
		for _, v := range facts[*contract.ContractFacts](l, model.EntityContract)[0].Violations {
			if strings.Contains(v.Message, "is not declared") {
				told++
			} else if strings.Contains(v.Message, "more path parameters are not declared") {
				rest = v.Message
			}
		}
		want := ""
		if n > 100 {
			want = fmt.Sprintf("%d more path parameters are not declared", n-100)
		}
		if told != 100 || rest != want {
			t.Errorf("of %d parameters, %d are told, and %q", n, told, rest)
		}
	}
}
