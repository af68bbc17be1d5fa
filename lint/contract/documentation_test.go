package contract_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// documentation returns the documentation of the entities of a kind, as JSON by place. Members that are not read are empty.
func (l *lowered) documentation(kind model.EntityKind, reads ...string) map[string]string {
	l.t.Helper()
	found := map[string]string{}
	for _, e := range l.api.Entities {
		if e.Kind != kind || e.Documentation == nil {
			continue
		}
		documentation, problems := e.Documentation(func(member string) bool {
			return len(reads) == 0 || strings.Contains(strings.Join(reads, " "), member)
		})
		text, err := json.Marshal(documentation)
		if err != nil || len(problems) > 0 {
			l.t.Fatal(err, problems)
		}
		found[source.EncodePointer(e.Locate(nil).Pointer)] = string(text)
	}
	return found
}

const documented = `
openapi: 3.1.0
info: {title: t, version: "1", summary: short, description: long, x-audience: public}
externalDocs: {url: https://docs.acme.test}
tags: [{name: pets, description: All pets}]
x-owner: {team: pets}
servers: [{url: https://api.acme.test, description: main, x-region: eu}]
paths:
  /pets:
    summary: of the path
    get:
      summary: List
      tags: [pets, cats]
      x-beta: true
      parameters: [{name: n, in: query, description: how many, schema: {type: integer, title: N, description: count, x-unit: 1}}]
      responses: {"200": {description: ok, x-a: [1]}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: K, description: a key}}}
`

func TestDocumentation(t *testing.T) {
	l := lower(t, documented)
	for _, test := range []struct {
		kind      model.EntityKind
		at, reads string
		want      string
	}{
		{model.EntityContract, "", "", `{"summary":"short","description":"long","external_docs":{"url":"https://docs.acme.test","description":""},"tags":[{"name":"pets","description":"All pets"}],"extensions":{"x-owner":{"team":"pets"}},"info_extensions":{"x-audience":"public"}}`},
		{model.EntityContract, "", "description", `{"summary":"","description":"long","tags":[],"extensions":{},"info_extensions":{}}`},
		{model.EntityServer, "/servers/0", "", `{"description":"main","extensions":{"x-region":"eu"}}`},
		{model.EntityOperation, "/paths/~1pets/get", "", `{"summary":"List","description":"","undeclared_tags":["cats"],"extensions":{"x-beta":true}}`},
		{model.EntityParameter, "/paths/~1pets/get/parameters/0", "", `{"description":"how many","extensions":{}}`},
		{model.EntitySchema, "/paths/~1pets/get/parameters/0/schema", "", `{"title":"N","description":"count","extensions":{"x-unit":1}}`},
		{model.EntityResponse, "/paths/~1pets/get/responses/200", "", `{"description":"ok","extensions":{"x-a":[1]}}`},
		{model.EntitySecurityScheme, "/components/securitySchemes/key", "", `{"description":"a key","extensions":{}}`},
	} {
		if got := l.documentation(test.kind, strings.Fields(test.reads)...)[test.at]; got != test.want {
			t.Errorf("%s: got %s, want %s", test.kind, got, test.want)
		}
	}
}

// In 2.0, a server is joined from fields of the document, whose documentation is not its own.
func TestServersOfSwaggerHaveNoDocumentation(t *testing.T) {
	l := lower(t, "swagger: '2.0'\ninfo: {title: t, version: '1'}\nhost: api.acme.test\nschemes: [https]\nx-a: 1\npaths: {}\n")
	if got := l.documentation(model.EntityServer); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}

// The values of an extension are those that JSON has, whatever the document looks like.
func TestExtensionsAreDecoded(t *testing.T) {
	l := lower(t, `
openapi: 3.1.0
info: {title: t, version: "1"}
x-base: &base {a: 1}
x-values: [1, 1.5, 0x10, 9007199254740993, 1e400, "2", yes, true, ~, .nan, 2026-01-01, {<<: *base, b: *base}]
paths: {}
`)
	want := `{"x-base":{"a":1},"x-values":[1,1.5,16,9007199254740993,1.7976931348623157e+308,"2","yes",true,null,".nan","2026-01-01",{"a":1,"b":{"a":1}}]}`
	if got := l.documentation(model.EntityContract, "extensions")[""]; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}
