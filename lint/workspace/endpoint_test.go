package workspace

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
)

// TestDeclaredServersAreThoseThatMatch compares the index of servers with matching each of them, on servers and URLs that are put
// together from parts which make the same host look different.
func TestDeclaredServersAreThoseThatMatch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	variables := []contract.ServerVariableFacts{
		{Name: "host", Declared: true, Default: "a.example.com"},
		{Name: "region", Declared: true, Default: "eu", Enum: []string{"eu", "us"}, Limited: true},
	}
	matched := 0
	for range 3000 {
		var servers []contract.Server
		index := &contractIndex{}
		for range 1 + random.IntN(4) {
			template := pick("https", "HTTP", "wss", "{scheme}", "") + pick("://", "//", "") + pick("a.example.com", "A.example.com.", "{region}.example.com", "{host}", "[2001:DB8::1]", "bücher.example", "") +
				pick("", ":443", ":80", ":8443") + pick("", "/", "/v1", "/{region}/v1", "/v%31")
			facts := &contract.ServerFacts{Template: template, Variables: variables}
			if strings.HasPrefix(template, "{") {
				facts.URLs = []contract.ServerURLFacts{{Text: "https://a.example.com/v1"}, {Text: "b.example.com"}}
			}
			servers = append(servers, contract.Server{ServerFacts: facts})
		}
		declared := index.declared(servers)
		for range 10 {
			url := pick("https", "http", "HTTPS", "wss") + "://" + pick("a.example.com", "eu.example.com", "us.example.com.", "xx.example.com", "[2001:db8:0::1]", "xn--bcher-kva.example", "b.example.com") +
				pick("", ":443", ":80", ":8443") + pick("", "/", "/v1", "/v1/x", "/eu/v1", "?q", "/"+strings.Repeat("x", maxURL))
			want := slices.ContainsFunc(servers, func(s contract.Server) bool {
				pattern := newURLPattern(s.ServerFacts, orBelow)
				pattern.hosts = nil
				return pattern.matches(newStatedURL(url))
			})
			if got := declared.has(url); got != want {
				t.Fatalf("%s: got %t, want %t, with servers %q", url, got, want, templatesOf(servers))
			}
			if want {
				matched++
			}
		}
	}
	if matched < 1000 {
		t.Errorf("only %d URLs matched: the parts do not fit together", matched)
	}
}

func templatesOf(servers []contract.Server) (list []string) {
	for _, s := range servers {
		list = append(list, s.Template)
	}
	return list
}
