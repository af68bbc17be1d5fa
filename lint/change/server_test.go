package change

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// TestServersAreCompared writes each server that differs by its status and name, with everything that is derived of it.
func TestServersAreCompared(t *testing.T) {
	root := func(servers string) string {
		return head31 + "servers: [" + servers + "]\npaths: {/a: {get: {" + answered + "}}}"
	}
	below := func(servers string) string {
		return head31 + "paths: {/a: {servers: [" + servers + "], get: {" + answered + "}}}"
	}
	const (
		a       = "{url: 'https://api.a.example/v1'}"
		b       = "{url: 'https://api.b.example/v1'}"
		regions = "{url: 'https://{r}.a.example', variables: {r: {default: eu, enum: [eu, us]}}}"
	)
	for _, test := range []struct {
		name, before, after string
		want                string
	}{
		{"other order", root(a + "," + b), root(b + "," + a), ""},
		{"the server moves to the path", root(a), below(a), ""},
		{"the server moves to the document", below(a), root(a), ""},
		{"spelling of scheme, host, port and slash", root(a), root("{url: 'HTTPS://API.a.example:443/v1/'}"), "modified"},
		{"a variable is written out", root("{url: 'https://api.a.example/{v}', variables: {v: {default: v1}}}"), root(a), "modified"},
		{"a variable has another name", root(regions), root("{url: 'https://{q}.a.example', variables: {q: {default: eu, enum: [eu, us]}}}"), "modified"},
		{"http", root(a), root("{url: 'http://api.a.example/v1'}"), "modified plaintext:http://api.a.example/v1 left"},
		{"http that was there", root("{url: 'http://api.a.example/v1'}"), root("{url: 'http://api.a.example/v1', description: d}"), ""},
		{"http beside https", root(a), root(a + ",{url: 'http://api.a.example/v1'}"), "added plaintext:http://api.a.example/v1"},
		{"http on this machine", root(a), root(a + ",{url: 'http://127.0.0.1:8080'}"), "added"},
		{"http on a reserved name", root(a), root(a + ",{url: 'http://api.example.com'}"), "added"},
		{"a relative URL", root(a), root("{url: /v1}"), "modified"},
		{"an absolute URL instead of a relative one", root("{url: /v1}"), root(a), "modified"},
		{"another host of the domain", root(a), root("{url: 'https://eu.api.a.example/v1'}"), "modified"},
		{"another domain", root(a), root(b), "modified host:a.example→b.example"},
		{"another domain, of two servers", root(a + "," + regions), root(regions + "," + b), "modified host:a.example→b.example"},
		{"a domain that another server had", root(a + "," + b), root("{url: 'https://api.b.example/v2'}," + b), "modified"},
		{"a further domain", root(a), root(a + "," + b), "added new:b.example"},
		{"a further host", root(a), root(a + ",{url: 'https://eu.a.example'}"), "added"},
		{"the first server with a host", root("{url: /v1}"), root("{url: /v1}," + a), "added"},
		{"a domain below a path", root(a), strings.Replace(root(a), "get: {", "servers: ["+b+"], get: {", 1), "added new:b.example; modified"},
		{"a server is gone", root(a + "," + b), root(a), "removed"},
		{"no list of regions", root(regions), root("{url: 'https://{r}.a.example', variables: {r: {default: eu}}}"), "modified free:r"},
		{"any host", root(a), root("{url: 'https://{h}/v1', variables: {h: {default: api.a.example}}}"), "modified free:h"},
		{"any port", root(a), root("{url: 'https://api.a.example:{p}/v1', variables: {p: {default: '443'}}}"), "modified"},
		{"a new server of any host", root(a), root(a + ",{url: 'https://{h}/v1', variables: {h: {default: api.a.example}}}"), "added free:h"},
		{"any path", root(a), root("{url: 'https://api.a.example/{p}', variables: {p: {default: v1}}}"), "modified"},
		{"a further region", root(regions), root("{url: 'https://{r}.a.example', variables: {r: {default: eu, enum: [eu, us, ap]}}}"), "modified"},
		{"a region that ends the host", root(regions), root("{url: 'https://{r}.a.example', variables: {r: {default: eu, enum: [eu, us, 'x.b.example/#']}}}"), "modified choice:b.example"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var list []string
			entities := entitiesOf(t, model.EntityChangeServer, test.before, test.after)
			for _, name := range slices.Sorted(maps.Keys(entities)) {
				f := entities[name].Facts.(*ServerFacts)
				words := []string{f.Status}
				add := func(is bool, format string, args ...any) {
					if is {
						words = append(words, fmt.Sprintf(format, args...))
					}
				}
				add(len(f.Plaintext) > 0, "plaintext:%s", strings.Join(f.Plaintext, ","))
				add(f.LeftTLS, "left")
				add(f.HostAfter != "", "host:%s→%s", f.HostBefore, f.HostAfter)
				add(len(f.NewHosts) > 0, "new:%s", strings.Join(f.NewHosts, ","))
				add(len(f.Unbounded) > 0, "free:%s", strings.Join(f.Unbounded, ","))
				for _, c := range f.Choices {
					add(true, "choice:%s", c.Host)
				}
				list = append(list, strings.Join(words, " "))
			}
			if got := strings.Join(list, "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
