package lint_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// guarded is a contract with the paths. Each has a GET, which demands a credential, and answers with the pet of the contract.
func guarded(title string, paths ...string) string {
	text := "openapi: 3.1.0\ninfo: {title: " + title + ", version: 1.0.0}\nservers: [{url: https://api.example.com/v1}]\n" +
		"components:\n  securitySchemes: {login: {type: http, scheme: bearer}}\n" +
		"  schemas: {Pet: {type: object, properties: {name: {type: string, maxLength: 10}}}}\npaths:\n"
	for _, path := range paths {
		text += "  " + path + ":\n    post:\n      security: [{login: []}]\n" +
			"      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}\n      responses: {'200': {description: d}}\n"
	}
	return text
}

// acme is such a contract of a host that somebody owns.
func acme(title string, paths ...string) string {
	return strings.Replace(guarded(title, paths...), "api.example.com", "api.acme.dev", 1)
}

// withID names the operations.
func withID(text string) string {
	return regexp.MustCompile(`(  /(\w+):\n    post:\n)`).ReplaceAllString(text, "${1}      operationId: post-$2\n")
}

// atRoot demands the credential for the whole contract.
func atRoot(text string) string {
	return "security: [{login: []}]\n" + strings.ReplaceAll(text, "      security: [{login: []}]\n", "")
}

// TestMovedOperations moves operations from one document to another. They are compared as if they had stayed.
func TestMovedOperations(t *testing.T) {
	without := func(text string) string { return strings.ReplaceAll(text, "security: [{login: []}]", "security: []") }
	longer := func(text string) string { return strings.ReplaceAll(text, "maxLength: 10", "maxLength: 10000") }
	elsewhere := func(text string) string { return strings.ReplaceAll(text, "api.example.com", "other.example.net") }
	for name, test := range map[string]struct {
		base, head files
		want       []string
	}{
		"a contract is split": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": guarded("C", "/c")},
			nil,
		},
		"a contract is split into two others": {
			files{"api.yaml": guarded("All", "/a", "/b")}, files{"a.yaml": guarded("A", "/a"), "b.yaml": guarded("B", "/b")}, nil,
		},
		"contracts are merged": {
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": guarded("C", "/c")}, files{"api.yaml": guarded("All", "/a", "/b", "/c")}, nil,
		},
		"an operation moves between contracts": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c"), "d.yaml": guarded("D", "/d", "/e")},
			files{"api.yaml": guarded("All", "/a", "/b"), "d.yaml": guarded("D", "/d", "/e", "/c")},
			nil,
		},
		"another name of a parameter, and the base path in the path": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c/{id}")},
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": strings.Replace(guarded("C", "/v1/c/{key}"), "com/v1", "com", 1)},
			nil,
		},
		"it admits everybody now": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": without(guarded("C", "/c"))},
			[]string{"change/authentication-removed-write c.yaml op POST /c > security"},
		},
		"the credential of the same name is weaker": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": strings.Replace(guarded("C", "/c"), "type: http, scheme: bearer", "type: apiKey, in: header, name: X", 1)},
			[]string{"change/authentication-weakened c.yaml op POST /c > security > login"},
		},
		"it takes longer texts": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": longer(guarded("C", "/c"))},
			[]string{"change/limit-widened c.yaml component schemas Pet > .name > maxLength"},
		},
		"another operation of another host": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{"api.yaml": guarded("All", "/a", "/b"), "c.yaml": elsewhere(guarded("C", "/c"))},
			[]string{"change/breaking-without-version api.yaml contract > info > version", "change/operation-removed-early api.yaml op POST /c"},
		},
		"it is gone, and one of another contract is new": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c"), "d.yaml": guarded("D", "/d")},
			files{"api.yaml": guarded("All", "/a", "/b"), "d.yaml": without(guarded("D", "/d", "/e"))},
			[]string{
				"change/authentication-removed-write d.yaml op POST /d > security", "change/breaking-without-version api.yaml contract > info > version",
				"change/new-operation-unauthenticated-write d.yaml op POST /e > security", "change/operation-removed-early api.yaml op POST /c",
			},
		},
		"it leaves TLS": {
			files{"api.yaml": acme("All", "/a", "/b", "/c")},
			files{"api.yaml": acme("All", "/a", "/b"), "c.yaml": strings.Replace(acme("C", "/c"), "https:", "http:", 1)},
			[]string{"change/server-downgraded c.yaml server root http://api.acme.dev/v1 > url"},
		},
		"it stays, and is served from a server of another one": {
			files{"api.yaml": acme("All", "/a", "/b") + "    servers: [{url: http://old.acme.dev}]\n"},
			files{"api.yaml": strings.Replace(acme("All", "/a", "/b"), "  /b:", "    servers: [{url: http://old.acme.dev}]\n  /b:", 1) + "    servers: [{url: http://old.acme.dev}]\n"},
			[]string{"change/server-downgraded api.yaml server path /a http://old.acme.dev > url"},
		},
		"it comes into a document that has no TLS": {
			files{"api.yaml": acme("All", "/a", "/b", "/c"), "d.yaml": strings.Replace(acme("D", "/d"), "https:", "http:", 1)},
			files{"api.yaml": acme("All", "/a", "/b"), "d.yaml": strings.Replace(acme("D", "/d", "/c"), "https:", "http:", 1)},
			[]string{"change/server-downgraded d.yaml server root http://api.acme.dev/v1 > url"},
		},
		"a new document serves it without TLS, too": {
			files{"api.yaml": acme("All", "/a", "/b", "/c")},
			files{"api.yaml": acme("All", "/a", "/b"), "c.yaml": strings.Replace(acme("C", "/c"), "servers: [", "servers: [{url: http://api.acme.dev/v1}, ", 1)},
			[]string{"change/plaintext-server-added c.yaml server root http://api.acme.dev/v1 > url"},
		},
		"a new document of another owner": {
			files{"api.yaml": withID(acme("All", "/a", "/b", "/c"))},
			files{"api.yaml": withID(acme("All", "/a", "/b")), "c.yaml": strings.Replace(withID(acme("C", "/c")), "acme.dev", "partner.dev", 1)},
			[]string{"change/server-host-changed c.yaml server root https://api.partner.dev/v1 > url"},
		},
		"the new document has no default security": {
			files{"api.yaml": atRoot(guarded("All", "/a", "/b", "/c"))},
			files{"api.yaml": atRoot(guarded("All", "/a", "/b")), "c.yaml": strings.Replace(atRoot(guarded("C", "/c")), "security: [{login: []}]\n", "", 1)},
			[]string{"change/authentication-removed-write c.yaml contract > security"},
		},
		"the default security is written out": {
			files{"api.yaml": atRoot(guarded("All", "/a", "/b", "/c"))}, files{"api.yaml": atRoot(guarded("All", "/a", "/b")), "c.yaml": guarded("C", "/c")}, nil,
		},
		"a copy": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{"api.yaml": guarded("All", "/a", "/b", "/c"), "c.yaml": without(guarded("C", "/c"))},
			nil,
		},
		"into a fragment": {
			files{"api.yaml": guarded("All", "/a", "/b", "/c")},
			files{
				"api.yaml": strings.Replace(guarded("All", "/a", "/b", "/c"), guarded("All", "/a", "/b", "/c")[len(guarded("All", "/a", "/b")):], "  /c: {$ref: 'paths.yaml#/c'}\n", 1),
				"paths.yaml": "c:\n  post:\n    security: [{login: []}]\n    requestBody: {content: {application/json: {schema: {$ref: 'api.yaml#/components/schemas/Pet'}}}}\n" +
					"    responses: {'200': {description: d}}\n",
			},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := compare(t, test.head, test.base)
			var got []string
			for _, f := range report.Findings {
				if strings.HasPrefix(f.Rule, "change/") {
					got = append(got, f.Rule+" "+f.Document+" "+f.Place)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(test.want, "\n     "))
			}
			if len(report.Problems) > 0 {
				t.Error(report.Problems)
			}
		})
	}
}
