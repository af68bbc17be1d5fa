package change

import (
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

// schemeNames writes the pairs of two lists of security schemes.
func schemeNames(t *testing.T, before, after string) []string {
	t.Helper()
	contractOf := func(schemes string) Side {
		return contractSide(t, head31+"paths: {}\ncomponents: {securitySchemes: {"+schemes+"}}")
	}
	var list []string
	for _, p := range pairSchemes(contractOf(before), contractOf(after), schemeName, wholeDefinition, definitionOfCredential).pairs {
		name := func(e *model.Entity) string {
			if e == nil {
				return "-"
			}
			return e.Name
		}
		list = append(list, name(p.before)+" = "+name(p.after))
	}
	return list
}

func TestSchemesArePaired(t *testing.T) {
	const (
		bearer = "{type: http, scheme: bearer}"
		jwt    = "{type: http, scheme: bearer, bearerFormat: JWT}"
		key    = "{type: apiKey, in: header, name: X-Key}"
		oauth  = "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {a: A}}}}"
		oauth2 = "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {a: A, b: B}}}}"
		other  = "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b.example/token', scopes: {a: A}}}}"
	)
	for _, test := range []struct {
		name, before, after string
		want                string
	}{
		{"by name, whatever the definition", "a: " + bearer, "a: " + key, "a = a"},
		{"renamed", "a: " + oauth, "b: " + oauth, "a = b"},
		{"renamed, with another scope", "a: " + oauth, "b: " + oauth2, "a = b"},
		{"another issuer is another scheme", "a: " + oauth, "b: " + other, "- = b; a = -"},
		{"a header in other letters", "a: " + key, "b: {type: apiKey, in: header, name: x-key}", "a = b"},
		{"a name on both sides is itself", "a: " + bearer + ", b: " + bearer, "b: " + bearer + ", c: " + bearer, "b = b; a = c"},
		{"two that look alike", "a: " + bearer + ", b: " + bearer, "c: " + bearer + ", d: " + bearer, "- = c; - = d; a = -; b = -"},
		{"two that differ a little", "a: " + bearer + ", b: " + jwt, "c: " + jwt + ", d: " + bearer, "b = c; a = d"},
		{"another one beside the renamed one", "a: " + jwt, "b: " + jwt + ", c: " + bearer, "a = b; - = c"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(schemeNames(t, test.before, test.after), "; "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// accessOf says how the operation GET /a admits more callers.
func accessOf(t *testing.T, before, after string) []string {
	t.Helper()
	var hows []string
	for _, e := range entitiesOf(t, model.EntityChangeOperation, before, after) {
		for _, a := range e.Facts.(*OperationFacts).Access.Admits {
			hows = append(hows, a.How)
		}
	}
	return hows
}

func TestSchemesOfRequirementsArePaired(t *testing.T) {
	contractOf := func(version, requirement, schemes string) string {
		return "openapi: " + version + "\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {security: [{" + requirement + "}], " + answered + "}}}\ncomponents: {securitySchemes: {" + schemes + "}}"
	}
	const jwt, key = "{type: http, scheme: bearer}", "{type: apiKey, in: header, name: k}"
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{"renamed", contractOf("3.1.0", "a: []", "a: "+jwt), contractOf("3.1.0", "b: []", "b: "+jwt), nil},
		{"the requirement keeps the old name", contractOf("3.1.0", "a: []", "a: "+jwt), contractOf("3.1.0", "a: []", "b: "+jwt), []string{"unknown"}},
		{"declared at last", contractOf("3.1.0", "a: []", "b: "+key), contractOf("3.1.0", "a: []", "a: "+jwt+", b: "+key), nil},
		{"another definition under the same name is told at the scheme", contractOf("3.1.0", "a: []", "a: "+jwt), contractOf("3.1.0", "a: []", "a: "+key), nil},
		{
			"a scheme named by its URI", contractOf("3.2.0", "a: []", "a: "+jwt),
			contractOf("3.2.0", "'#/components/securitySchemes/a': []", "a: "+jwt), nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := accessOf(t, test.before, test.after); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestEndpointsAreCompared(t *testing.T) {
	contractOf := func(url string) string {
		return head31 + "servers: [{url: https://x.example}]\npaths: {/a: {get: {security: [{a: []}], " + answered + "}}}\ncomponents: {securitySchemes: {a: {type: openIdConnect, openIdConnectUrl: '" + url + "'}}}"
	}
	for _, test := range []struct {
		before, after string
		leftTLS       bool
		issuer        string
	}{
		{"https://id.a.example/x", "http://id.a.example/x", true, ""},
		{"https://id.a.example/x", "https://login.a.example/y", false, ""},
		{"https://id.a.example/x", "https://id.b.example/x", false, "a.example b.example"},
		{"https://id.a.example/x", "http://localhost/x", false, "a.example localhost"},
		{"https://id.a.example/x", "/x", false, ""},
		{"/x", "https://id.a.example/x", false, ""},
		{"https://10.0.0.1/x", "https://10.0.0.2/x", false, "10.0.0.1 10.0.0.2"},
		{"https://id.a.example:443/x", "https://ID.a.example/x", false, ""},
	} {
		e := entitiesOf(t, model.EntityChangeScheme, contractOf(test.before), contractOf(test.after))["modified a"]
		endpoints := e.Facts.(*SchemeFacts).Endpoints
		if len(endpoints) != 1 {
			t.Fatal(test, endpoints)
		}
		if got := endpoints[0]; got.LeftTLS != test.leftTLS || strings.TrimSpace(got.IssuerBefore+" "+got.IssuerAfter) != test.issuer {
			t.Errorf("%s → %s: %+v", test.before, test.after, got)
		}
	}
}
