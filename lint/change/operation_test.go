package change

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

const (
	tokens = "\ncomponents: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {r: R, w: W}}}}}}"
)

func TestSecurityThatMovesIsNoDifference(t *testing.T) {
	root := head31 + "security: [{o: [r]}]\npaths: {/a: {get: {" + answered + "}, post: {" + answered + "}}}" + tokens
	own := head31 + "paths: {/a: {get: {security: [{o: [r]}], " + answered + "}, post: {security: [{o: [r]}], " + answered + "}}}" + tokens
	for _, sides := range [][2]string{{root, own}, {own, root}} {
		if got := accessOf(t, sides[0], sides[1]); len(got) > 0 {
			t.Errorf("it admits: %v", got)
		}
	}
}

// The operations that lost the security of the document are told where it was.
func TestSecurityOfTheDocumentIsGone(t *testing.T) {
	with := head31 + "security: [{o: [r]}]\npaths: {/a: {get: {" + answered + "}}, /b: {get: {security: [{o: [w]}], " + answered + "}}}" + tokens
	without := strings.Replace(with, "security: [{o: [r]}]\n", "", 1)
	entities := entitiesOf(t, model.EntityChangeOperation, with, without)
	if got := slices.Collect(maps.Keys(entities)); !slices.Equal(got, []string{"modified GET /a"}) {
		t.Fatal(got)
	}
	e := entities["modified GET /a"]
	if got := e.Locate([]any{"security"}).Pointer; !slices.Equal(got, []string{"security"}) {
		t.Errorf("the place is %q", got)
	}
	if got := e.Locate([]any{"before", "security", 0}).Pointer; !slices.Equal(got, []string{"security", "0"}) {
		t.Errorf("the place in the base is %q", got)
	}
	e = entitiesOf(t, model.EntityChangeOperation, without, with)["modified GET /a"]
	if got := e.Locate([]any{"before", "security"}).Pointer; !slices.Equal(got, []string{"security"}) {
		t.Errorf("the place in the base is %q", got)
	}
	contract := entitiesOf(t, model.EntityChangeContract, with, without)["modified contract"].Facts.(*ContractFacts)
	if !contract.Opened || contract.After.RootSecurity != nil || contract.Before.RootSecurity.Unauthenticated {
		t.Errorf("%+v", contract)
	}
}

func TestWhatIsGoneIsToldAtWhatIsLeft(t *testing.T) {
	base := head31 + "paths: {/a: {get: {" + answered + "}, post: {callbacks: {c: {u: {post: {" + answered + "}}}}, " + answered + "}}, /b: {get: {" + answered + "}}}\nwebhooks: {w: {post: {" + answered + "}}}\nservers: [{url: /a}]" + tokens
	head := head31 + "paths: {/a: {post: {" + answered + "}}}"
	for name, want := range map[string]string{
		"GET /a": "paths /a get", "GET /b": "paths /b get", "POST webhook w": "webhooks w post", "POST callback c u of POST /a": "paths /a post callbacks c",
	} {
		e, ok := entitiesOf(t, model.EntityChangeOperation, base, head)["removed "+name]
		if !ok {
			t.Errorf("%s is not told", name)
			continue
		}
		// The last names do not exist: findings are at the nearest place that does.
		if got := strings.Join(e.Locate(nil).Pointer, " "); !strings.HasPrefix(want, got) {
			t.Errorf("%s is told at %q", name, got)
		}
		if e.NamePlace(e.Locate(nil), nil) == "" {
			t.Errorf("the place of %s has no name", name)
		}
	}
	server, scheme := entitiesOf(t, model.EntityChangeServer, base, head)["removed /a"], entitiesOf(t, model.EntityChangeScheme, base, head)["removed o"]
	if got := strings.Join(server.Locate(nil).Pointer, " ") + ", " + strings.Join(scheme.Locate(nil).Pointer, " "); got != "servers, components securitySchemes" {
		t.Error(got)
	}
}

func TestNewOperationsWithoutScope(t *testing.T) {
	contractOf := func(scoped, unscoped int, more string) string {
		paths := []string{}
		for range scoped {
			paths = append(paths, "/s"+strings.Repeat("s", len(paths))+": {get: {security: [{o: [r]}], "+answered+"}}")
		}
		for range unscoped {
			paths = append(paths, "/u"+strings.Repeat("u", len(paths))+": {get: {security: [{o: []}], "+answered+"}}")
		}
		if more != "" {
			paths = append(paths, "/new: {get: {security: ["+more+"], "+answered+"}}")
		}
		return head31 + "paths: {" + strings.Join(paths, ", ") + "}" + tokens
	}
	for _, test := range []struct {
		scoped, unscoped int
		security         string
		want             int
	}{
		{2, 1, "{o: []}", 1},
		{1, 1, "{o: []}", 0},
		{0, 0, "{o: []}", 0},
		{2, 1, "{o: [r]}", 0},
		{2, 1, "{o: [r]}, {o: []}", 1},
	} {
		e := entitiesOf(t, model.EntityChangeOperation, contractOf(test.scoped, test.unscoped, ""), contractOf(test.scoped, test.unscoped, test.security))["added GET /new"]
		if got := e.Facts.(*OperationFacts).Access.Unscoped; len(got) != test.want {
			t.Errorf("%+v: %+v", test, got)
		}
	}
}

func TestWhatBreaksCallers(t *testing.T) {
	op := func(more string) string {
		return "get: {operationId: a, " + more + "responses: {'200': {description: d}}}"
	}
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing", "/a: {" + op("") + "}", "/a: {" + op("summary: s, ") + "}", ""},
		{"gone", "/a: {" + op("") + "}", "", "GET /a is gone"},
		{"gone after its end", "/a: {" + op("deprecated: true, x-sunset: 2026-01-01, ") + "}", "", "GET /a is gone (2026-01-01)"},
		{"gone after being deprecated without end", "/a: {" + op("deprecated: true, ") + "}", "", ""},
		{"another path", "/a: {" + op("") + "}", "/b: {" + op("") + "}", "GET /a is GET /b now"},
		{"another name of a parameter", "'/a/{x}': {" + op("") + "}", "'/a/{y}': {" + op("") + "}", ""},
		{"a new required parameter", "/a: {" + op("") + "}", "/a: {" + op("parameters: [{name: q, in: query, required: true}], ") + "}", "GET /a demands the new query parameter q"},
		{"a new optional parameter", "/a: {" + op("") + "}", "/a: {" + op("parameters: [{name: q, in: query}], ") + "}", ""},
		{
			"a parameter is required now", "/a: {" + op("parameters: [{name: Q, in: header}], ") + "}",
			"/a: {" + op("parameters: [{name: q, in: header, required: true}], ") + "}", "GET /a demands the header parameter q",
		},
		{"a parameter that says nothing", "/a: {" + op("") + "}", "/a: {" + op("parameters: [{required: true}], ") + "}", ""},
		{"another success status", "/a: {" + op("") + "}", "/a: {" + strings.Replace(op(""), "200", "201", 1) + "}", "GET /a no longer answers 200"},
		{"a range of success", "/a: {" + op("") + "}", "/a: {" + strings.Replace(op(""), "200", "2XX", 1) + "}", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var texts []string
			for _, e := range entitiesOf(t, model.EntityChangeContract, head31+"paths: {"+test.before+"}", head31+"paths: {"+test.after+"}") {
				for _, b := range e.Facts.(*ContractFacts).Breaking {
					if b.Until != "" {
						b.Text += " (" + b.Until + ")"
					}
					texts = append(texts, b.Text)
				}
			}
			if got := strings.Join(texts, "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAVersionInTheURLIsANewMajorVersion(t *testing.T) {
	contractOf := func(server, path string) string {
		return head31 + "servers: [{url: '" + server + "'}]\npaths: {" + path + ": {get: {operationId: a, " + answered + "}}}"
	}
	for _, test := range []struct {
		before, after string
		want          bool
	}{
		{contractOf("https://x.example/v1", "/a"), contractOf("https://x.example/v2", "/a"), true},
		{contractOf("https://x.example", "/v1/a"), contractOf("https://x.example", "/v2/a"), true},
		{contractOf("https://x.example/v2", "/a"), contractOf("https://x.example/v1", "/a"), false},
		{contractOf("https://x.example/v1", "/a"), contractOf("https://x.example/v1", "/b"), false},
		{contractOf("https://x.example/v1", "/a"), contractOf("https://x.example", "/v1/a"), false},
		{contractOf("https://x.example", "/a"), contractOf("https://x.example/v1", "/a"), false},
	} {
		entities := entitiesOf(t, model.EntityChangeContract, test.before, strings.Replace(test.after, "title: T", "title: U", 1))
		if len(entities) != 1 {
			t.Fatalf("%d entities", len(entities))
		}
		for _, e := range entities {
			if got := e.Facts.(*ContractFacts).NewMajor; got != test.want {
				t.Errorf("%s\n%s\nnew major: %v", test.before, test.after, got)
			}
		}
	}
}

func TestOverlapsAreThoseOfPairedOperations(t *testing.T) {
	contractOf := func(server, first, second, security string) string {
		return head31 + "servers: [{url: '" + server + "'}]\nsecurity: [{o: [r]}]\npaths: {'" + first + "': {get: {" + answered + "}}, '" + second + "': {get: {security: [{o: [" + security + "]}], " + answered + "}}}" + tokens
	}
	base := contractOf("https://x.example/v1", "/a/{x}", "/{y}/b", "w")
	for _, test := range []struct {
		name, before, after string
		want                int
	}{
		{"new", contractOf("https://x.example/v1", "/a/{x}", "/c/b", "w"), base, 1},
		{"the same", base, strings.Replace(base, "title: T", "title: U", 1), 0},
		{"in other order, with other names", base, contractOf("https://x.example/v1", "/{z}/b", "/a/{z}", "w"), 0},
		{"below another base path", base, contractOf("https://x.example", "/v1/a/{x}", "/v1/{y}/b", "w"), 0},
		{"with other security than before", contractOf("https://x.example/v1", "/a/{x}", "/{y}/b", "r"), base, 1},
		{"with the same security", contractOf("https://x.example/v1", "/a/{x}", "/c/b", "r"), contractOf("https://x.example/v1", "/a/{x}", "/{y}/b", "r"), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			entities := entitiesOf(t, model.EntityChangeContract, test.before, test.after)
			if len(entities) != 1 {
				t.Fatalf("%d entities", len(entities))
			}
			for _, e := range entities {
				if got := len(e.Facts.(*ContractFacts).Overlaps); got != test.want {
					t.Errorf("%d, want %d", got, test.want)
				}
			}
		})
	}
}

func TestResponsesArePairedByOperationAndStatus(t *testing.T) {
	const open = "headers: {Access-Control-Allow-Origin: {schema: {type: string, enum: ['*']}}}"
	base := head31 + "paths: {/a: {get: {responses: {'200': {description: d}, '4xx': {description: d}}}}, '/b/{x}': {get: {responses: {'200': {$ref: '#/components/responses/r'}}}, put: {responses: {'200': {$ref: '#/components/responses/r'}}}}}\ncomponents: {responses: {r: {description: d}}}"
	head := strings.NewReplacer("'4xx': {description: d", "'4XX': {description: d, "+open, "{x}", "{y}", "r: {description: d", "r: {description: d, "+open).Replace(base)
	var list []string
	for _, e := range differ(contractSide(t, base), contractSide(t, head)) {
		if f, ok := e.Facts.(*ResponseFacts); ok {
			list = append(list, f.After.Method+" "+f.After.Status)
		}
	}
	if want := []string{"GET 4XX", "GET 200", "PUT 200"}; !slices.Equal(list, want) {
		t.Errorf("got %q, want %q", list, want)
	}
	if got := differ(contractSide(t, base), contractSide(t, base)); len(got) > 0 {
		t.Errorf("%d entities of a contract compared with itself", len(got))
	}
}
