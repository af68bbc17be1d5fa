package change

import (
	"slices"
	"testing"
)

// pairNames writes the pairs of two contracts, those that are equal on both sides left out.
func pairNames(t *testing.T, before, after string) []string {
	t.Helper()
	var list []string
	for _, pair := range pairOperations(contractSide(t, before), contractSide(t, after)) {
		name := func(op *operation) string {
			if op == nil {
				return "-"
			}
			return op.entity.Name
		}
		if b, a := name(pair.before), name(pair.after); b != a {
			list = append(list, b+" = "+a)
		}
	}
	return list
}

func TestOperationsArePaired(t *testing.T) {
	const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
	const ok = "responses: {'200': {description: d}}"
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{
			"nothing changed",
			head + "paths: {/a: {get: {" + ok + "}, post: {" + ok + "}}}",
			head + "paths: {/a: {post: {" + ok + "}, get: {" + ok + "}}}",
			nil,
		},
		{
			"an operation is removed, another one added",
			head + "paths: {/a: {get: {" + ok + "}, post: {" + ok + "}}}",
			head + "paths: {/a: {get: {" + ok + "}, delete: {" + ok + "}}}",
			[]string{"- = DELETE /a", "POST /a = -"},
		},
		{
			"a path parameter is renamed",
			head + "paths: {'/a/{x}': {get: {" + ok + "}}}",
			head + "paths: {'/a/{y}': {get: {" + ok + "}}}",
			[]string{"GET /a/{x} = GET /a/{y}"},
		},
		{
			"an equal template comes before one with other parameter names",
			head + "paths: {'/a/{x}': {get: {" + ok + "}}, '/a/{y}': {get: {" + ok + "}}}",
			head + "paths: {'/a/{y}': {get: {" + ok + "}}, '/a/{z}': {get: {" + ok + "}}}",
			[]string{"GET /a/{x} = GET /a/{z}"},
		},
		{
			"the base path moves from the server into the paths",
			head + "servers: [{url: https://x.example/v1/}]\npaths: {/a: {get: {" + ok + "}}}",
			head + "servers: [{url: https://x.example}]\npaths: {/v1/a: {get: {" + ok + "}}, /a: {get: {" + ok + "}}}",
			[]string{"GET /a = GET /v1/a", "- = GET /a"},
		},
		{
			"the base path has a variable",
			head + "servers: [{url: 'https://x.example/{v}', variables: {v: {default: v1}}}]\npaths: {/a: {get: {" + ok + "}}}",
			head + "paths: {/v1/a: {get: {" + ok + "}}, /a: {get: {" + ok + "}}}",
			[]string{"GET /a = GET /v1/a", "- = GET /a"},
		},
		{
			"one of several servers keeps its base path",
			head + "servers: [{url: https://x.example/v1}, {url: https://y.example}]\npaths: {/a: {get: {" + ok + "}}}",
			head + "servers: [{url: https://x.example}]\npaths: {/a: {get: {" + ok + "}}, /b: {get: {" + ok + "}}}",
			[]string{"- = GET /b"},
		},
		{
			"the version in the base path changes",
			head + "servers: [{url: https://x.example/v1}]\npaths: {'/a/{x}': {get: {" + ok + "}}}",
			head + "servers: [{url: https://x.example/v2}]\npaths: {'/a/{y}': {get: {" + ok + "}}}",
			[]string{"GET /a/{x} = GET /a/{y}"},
		},
		{
			"base path of 2.0",
			"swagger: '2.0'\ninfo: {title: T, version: '1'}\nhost: x.example\nbasePath: /v1\nschemes: [https]\npaths: {/a: {get: {" + ok + "}}}",
			head + "paths: {/v1/a: {get: {" + ok + "}}}",
			[]string{"GET /a = GET /v1/a"},
		},
		{
			"the path of an operationId changes",
			head + "paths: {/a: {get: {operationId: one, " + ok + "}}}",
			head + "paths: {/b: {post: {operationId: one, " + ok + "}}}",
			[]string{"GET /a = POST /b"},
		},
		{
			"URLs come before operationIds",
			head + "paths: {/a: {get: {operationId: one, " + ok + "}}, /b: {get: {operationId: two, " + ok + "}}}",
			head + "paths: {/a: {get: {operationId: two, " + ok + "}}, /b: {get: {operationId: one, " + ok + "}}}",
			nil,
		},
		{
			"an operationId that two operations have says nothing",
			head + "paths: {/a: {get: {operationId: one, " + ok + "}}}",
			head + "paths: {/b: {get: {operationId: one, " + ok + "}}, /c: {get: {operationId: one, " + ok + "}}}",
			[]string{"- = GET /b", "- = GET /c", "GET /a = -"},
		},
		{
			"an operation of a path is no webhook",
			head + "paths: {/a: {post: {operationId: one, " + ok + "}}}",
			head + "webhooks: {/a: {post: {operationId: one, " + ok + "}}}",
			[]string{"- = POST webhook /a", "POST /a = -"},
		},
		{
			"webhooks have no base path",
			head + "servers: [{url: https://x.example/v1}]\nwebhooks: {a: {post: {" + ok + "}}}",
			head + "servers: [{url: https://x.example/v2}]\nwebhooks: {a: {post: {" + ok + "}}, b: {post: {" + ok + "}}}",
			[]string{"- = POST webhook b"},
		},
		{
			"a callback moves along with its operation",
			head + "paths: {/a: {post: {operationId: one, " + ok + ", callbacks: {c: {'{$url}': {post: {" + ok + "}}}}}}}",
			head + "paths: {/b: {post: {operationId: one, " + ok + ", callbacks: {c: {'{$url}': {post: {" + ok + "}}}}}}}",
			[]string{"POST /a = POST /b", "POST callback c {$url} of POST /a = POST callback c {$url} of POST /b"},
		},
		{
			"a callback is another one at another operation",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {'{$url}': {post: {" + ok + "}}}}}, get: {" + ok + "}}}",
			head + "paths: {/a: {post: {" + ok + "}, get: {" + ok + ", callbacks: {c: {'{$url}': {post: {" + ok + "}}}}}}}",
			[]string{"- = POST callback c {$url} of GET /a", "POST callback c {$url} of POST /a = -"},
		},
		{
			"spaces in the expression of a callback",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {'{$url}': {post: {" + ok + "}}, '{$method}': {post: {" + ok + "}}}}}}}",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {'{ $url }': {post: {" + ok + "}}, '{$method}': {post: {" + ok + "}}}}}}}",
			[]string{"POST callback c {$url} of POST /a = POST callback c { $url } of POST /a"},
		},
		{
			"the expression of the only callback changes, and the name of another one",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {'{$url}': {post: {" + ok + "}}}, d: {'{$url}#d': {post: {" + ok + "}}}}}}}",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {'{$url}/x': {post: {" + ok + "}}}, e: {'{$url}#d': {post: {" + ok + "}}}}}}}",
			[]string{
				"POST callback c {$url} of POST /a = POST callback c {$url}/x of POST /a",
				"POST callback d {$url}#d of POST /a = POST callback e {$url}#d of POST /a",
			},
		},
		{
			"a callback of a callback",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {u: {post: {" + ok + ", callbacks: {d: {v: {post: {" + ok + "}}}}}}}}}}}",
			head + "paths: {/a: {post: {" + ok + ", callbacks: {c: {w: {post: {" + ok + ", callbacks: {d: {v: {post: {" + ok + "}}}}}}}}}}}",
			[]string{
				"POST callback c u of POST /a = POST callback c w of POST /a",
				"POST callback d v of POST callback c u of POST /a = POST callback d v of POST callback c w of POST /a",
			},
		},
		{
			"the path item is behind a reference",
			head + "paths: {/a: {get: {" + ok + "}}}",
			head + "paths: {/a: {$ref: '#/components/pathItems/a'}}\ncomponents: {pathItems: {a: {get: {" + ok + "}}}}",
			nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := pairNames(t, test.before, test.after); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
