package contract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// overlapOf lowers two paths whose parameters have schemas, and returns their overlap; nil when no URL matches both.
func overlapOf(t *testing.T, first, firstSchema, second, secondSchema string) *contract.OverlapFacts {
	t.Helper()
	item := func(path, schema string) string {
		_, name, _ := strings.Cut(path, "{")
		name, _, _ = strings.Cut(name, "}")
		return fmt.Sprintf("  %s: {get: {parameters: [{name: %s, in: path, required: true, schema: %s}]}}\n", path, name, schema)
	}
	l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n"+item(first, firstSchema)+item(second, secondSchema))
	overlaps := facts[*contract.ContractFacts](l, model.EntityContract)[0].Overlaps
	if len(overlaps) == 0 {
		return nil
	}
	return &overlaps[0]
}

func TestOverlapsRespectEachLimitOfAPathParameter(t *testing.T) {
	for schema, want := range map[string]bool{
		"{type: string}":                          true,
		"{type: string, minLength: 4}":            true,
		"{type: string, minLength: 5}":            false,
		"{type: string, maxLength: 3}":            false,
		"{type: string, format: uuid}":            false,
		"{type: string, format: date}":            false,
		"{type: string, pattern: '^(?!live)'}":    false,
		"{type: boolean}":                         false,
		"{type: integer, maximum: 5}":             false,
		"{allOf: [{type: string, minLength: 9}]}": false,
		"{oneOf: [{type: integer}, {type: string, format: uuid}, {type: string, minLength: 22}]}": false,
		"{oneOf: [{type: integer}, {type: string}]}":                                              true,
		"{minLength: 22}": false,
	} {
		o := overlapOf(t, "/lots/live/{name}", "{type: string}", "/lots/{id}/labels", schema)
		equal(t, schema, o != nil, want)
		if o != nil {
			equal(t, schema+": routers agree", o.Ordered, true)
		}
	}
}

func TestOverlapsOfTemplatesThatRoutersDoNotTellApart(t *testing.T) {
	for _, tt := range []struct {
		schema, other string
		want          bool
	}{
		{"{type: string}", "{type: string}", true},
		{"{type: integer}", "{type: string}", true},
		{"{type: integer}", "{type: string, minLength: 22}", false},
		{"{type: string, enum: [open, done]}", "{type: integer}", false},
		{"{type: string, enum: [open, '7']}", "{type: integer}", true},
		{"{type: string, format: uuid}", "{type: string, pattern: '^[A-Z]{3}$'}", false},
	} {
		o := overlapOf(t, "/lots/{id}", tt.schema, "/lots/{name}", tt.other)
		equal(t, tt.schema+" and "+tt.other, o != nil && !o.Ordered, tt.want)
	}
}

func TestPatternsOfRequestsThatCannotBeJudgedAreProblems(t *testing.T) {
	large := "^" + strings.Repeat("word", 15_000) + "$"
	for _, tt := range []struct {
		version, pattern string
		problems         int
	}{
		{"3.0.3", `^([a-z])[a-z]{0,6}\1$`, 0},
		{"3.1.0", large, 1},
		{"3.0.3", large, 1},
		{"3.0.3", `^[a-z]++$`, 0},
	} {
		l := lower(t, schemaIn(tt.version, fmt.Sprintf("{type: string, pattern: '%s'}", tt.pattern), ""))
		found := 0
		for _, p := range l.problems {
			if p.ID == model.ProblemUnsupported && strings.Contains(p.Message, "how long the pattern") {
				found++
			}
		}
		equal(t, tt.version+" "+tt.pattern[:min(20, len(tt.pattern))], found, tt.problems)
	}
}

func TestServersNameTheirEnvironment(t *testing.T) {
	for server, want := range map[string]bool{
		"{url: 'https://api.acme.com', description: Our API}":                      false,
		"{url: 'https://api.acme.com', description: The production system}":        true,
		"{url: 'https://api.acme.com', description: Reproduction of products}":     false,
		"{url: 'https://sandbox.acme.com'}":                                        true,
		"{url: 'https://api-staging.acme.com'}":                                    true,
		"{url: 'https://api.acme.dev'}":                                            false,
		"{url: 'https://api.acme.com', x-environment: blue}":                       true,
		"{url: 'https://{env}.acme.com', variables: {env: {default: production}}}": true,
		"{url: 'http://localhost:8080'}":                                           true,
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers: ["+server+"]\npaths: {}\n")
		unnamed := facts[*contract.ContractFacts](l, model.EntityContract)[0].UnnamedServers
		equal(t, server, len(unnamed) == 0, want)
	}
	l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: 'http://api.acme.com'}, {url: 'https://api.acme.com'}, {url: 'https://api.acme.org'}, {url: 'https://test.acme.com'}, {url: /a}]
paths: {}
`)
	equal(t, "one for both schemes", facts[*contract.ContractFacts](l, model.EntityContract)[0].UnnamedServers, []int{1, 2, 4})
	l = lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: 'https://api.acme.com'}, {url: 'http://api.acme.com'}]
paths: {}
`)
	equal(t, "the same one in another order", facts[*contract.ContractFacts](l, model.EntityContract)[0].UnnamedServers, []int{0})
}

// A version stands in a segment of the URL, or in every value of a header that every request has.
func TestPlacesOfVersions(t *testing.T) {
	operation := func(parameters string) string { return "{get: {parameters: [" + parameters + "], responses: {}}}" }
	target := func(required, values string) string {
		return operation("{name: X-Target, in: header, required: " + required + ", schema: {type: string, enum: [" + values + "]}}")
	}
	for _, tt := range []struct {
		server string
		paths  []string
		want   []string
	}{
		{"https://api.test", []string{"/files: " + operation("")}, nil},
		{"https://api.test/v1", []string{"/files: " + operation("")}, []string{"server"}},
		{"https://api.test/1", []string{"/files: " + operation("")}, []string{"server"}},
		{"https://api.test:80", []string{"/files: " + operation("")}, nil},
		{"https://apiv2.test.test", []string{"/files: " + operation("")}, []string{"server"}},
		{"https://api.test/v3.0-preview", []string{"/files: " + operation("")}, []string{"server"}},
		{"https://api.test/1.0.0", []string{"/files: " + operation("")}, []string{"server"}},
		{"https://api.test", []string{"/v1/files: " + operation("")}, []string{"path"}},
		{"https://api.test", []string{"/admin/v/4/files: " + operation("")}, []string{"path"}},
		{"https://api.test", []string{"'/v{version}/files': " + operation("{name: version, in: path, required: true, schema: {type: string}}")}, []string{"path"}},
		{"https://api.test", []string{"'/files/{version}': " + operation("{name: version, in: path, required: true, schema: {type: string}}")}, nil},
		{"https://api.test", []string{"/oauth2/1/files: " + operation(""), "/oauth2/2/files: " + operation("")}, []string{"path"}},
		{"https://api.test", []string{"/oauth2/1/files: " + operation(""), "/files: " + operation("")}, nil},
		{"https://api.test", []string{"/files/1: " + operation("")}, nil},
		{"https://api.test", []string{"/files: " + target("true", "Stock_v20260131.List, Stock_v20260131.Get")}, []string{"parameter"}},
		{"https://api.test", []string{"/files: " + target("true", "Stock_20260131.List")}, []string{"parameter"}},
		{"https://api.test", []string{"/files: " + target("true", "Stock_v20260131.List, Stock.Get")}, nil},
		{"https://api.test", []string{"/files: " + target("true", "Stock_12345678.List")}, nil},
		{"https://api.test", []string{"/files: " + target("false", "Stock_v20260131.List")}, nil},
	} {
		l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers: [{url: '"+tt.server+"'}]\npaths:\n  "+strings.Join(tt.paths, "\n  ")+"\n")
		equal(t, tt.server+fmt.Sprint(tt.paths), facts[*contract.ContractFacts](l, model.EntityContract)[0].VersionedBy, tt.want)
	}
}
