package contract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/source"
)

// must is a fragment of a document, and the violations that lowering it finds: the place, and what the message says.
type must struct {
	name     string
	versions string // those in which it is a violation
	paths    string
	rest     string // further members of the root
	want     []string
}

// heads are the first lines of documents by version.
var heads = map[string]string{"2.0": `swagger: "2.0"`, "3.0": "openapi: 3.0.3", "3.1": "openapi: 3.1.0", "3.2": "openapi: 3.2.0"}

const ok = `responses: {"200": {description: d}}`

var musts = []must{
	// Paths Object, Path Templating
	{"two identical templates", "3.0 3.1 3.2", `/a/{x}: {get: {parameters: [P x], OK}}
  /a/{y}: {post: {parameters: [P y], OK}}`, "", []string{"/paths/~1a~1{y}: are identical"}},
	{"identical templates in 2.0 match the same URL, which no sentence forbids", "", `/a/{x}: {get: {parameters: [P x], OK}}
  /a/{y}: {post: {parameters: [P y], OK}}`, "", nil},
	{"one template below another", "", `/a/{x}: {get: {parameters: [P x], OK}}
  /a/{x}/b: {get: {parameters: [P x], OK}}
  /a/x: {get: {OK}}`, "", nil},
	{"an expression twice", "3.2", `/a/{x}/{x}: {get: {parameters: [P x], OK}}`, "", []string{"/paths/~1a~1{x}~1{x}: the template expression {x} stands twice in the path"}},
	{
		"a parameter that the path lacks", "2.0 3.0 3.1 3.2", `/a/{x}: {get: {parameters: [P x, P z], OK}}`, "",
		[]string{`/paths/~1a~1{x}/get/parameters/1/name: the path parameter "z" stands nowhere in the path "/a/{x}"`},
	},
	{
		"a parameter of the path item that the path lacks", "2.0 3.0 3.1 3.2", `/a: {parameters: [P z], get: {OK}, put: {OK}}`, "",
		[]string{`/paths/~1a/parameters/0/name: the path parameter "z"`},
	},
	{
		"a case makes another name", "2.0 3.0 3.1 3.2", `/a/{userId}: {get: {parameters: [P userid], OK}}`, "",
		[]string{`/paths/~1a~1{userId}/get/parameters/0/name: stands nowhere`, `/paths/~1a~1{userId}: the path parameter "userId" is not declared`},
	},
	{"notations of gateways", "", `/a/{proxy+}: {get: {parameters: [P proxy], OK}}
  /b/{id:[0-9]+}: {get: {parameters: [P id], OK}}
  /c{?q,r*}: {get: {parameters: [P q, P r], OK}}`, "", nil},
	{
		"a header parameter that differs in case", "2.0 3.0 3.1 3.2", `/a: {get: {parameters: [H X-Id, H x-id], OK}}`, "",
		[]string{`/paths/~1a/get/parameters/1/name: the header parameters "X-Id" and "x-id" are the same`},
	},
	{"a query parameter that differs in case", "", `/a: {get: {parameters: [Q id, Q Id], OK}}`, "", nil},

	// Operation Object
	{
		"an operationId twice", "2.0 3.0 3.1 3.2", `/a: {get: {operationId: a, OK}, put: {operationId: a, OK}}`, "",
		[]string{`/paths/~1a/put/operationId: another operation has the operationId "a" already`},
	},
	{"the case of an operationId", "", `/a: {get: {operationId: a, OK}, put: {operationId: A, OK}}`, "", nil},
	{
		"an operationId of a webhook", "3.1 3.2", `/a: {get: {operationId: a, OK}}`, `webhooks: {w: {post: {operationId: a, OK}}}`,
		[]string{"/webhooks/w/post/operationId: another operation"},
	},
	{
		"an operationId of a callback", "3.0 3.1 3.2", `/a: {get: {operationId: a, OK, callbacks: {c: {'{$url}': {post: {operationId: a, OK}}}}}}`, "",
		[]string{"/paths/~1a/get/callbacks/c/{$url}/post/operationId: another operation"},
	},
	{"one path item at two paths", "", `/a: {get: {operationId: a, OK}}
  /b: {$ref: '#/paths/~1a'}`, "", nil},

	// Parameter Object of 2.0
	{"two bodies", "2.0", `/a: {put: {parameters: [B a, B b], OK}}`, "", []string{"/paths/~1a/put/parameters/1/in: the operation has two body parameters"}},
	{
		"a body of the path item, and another one", "2.0", `/a: {parameters: [B a], put: {parameters: [B b], OK}}`, "",
		[]string{"/paths/~1a/put/parameters/0/in: the operation has two body parameters"},
	},
	{"a body that replaces that of the path item", "", `/a: {parameters: [B a], put: {parameters: [B a], OK}}`, "", nil},
	{
		"a body beside a form", "2.0", `/a: {put: {consumes: [multipart/form-data], parameters: [F a, F b, B c], OK}}`, "",
		[]string{"/paths/~1a/put/parameters/2/in: the operation has a body parameter beside form parameters"},
	},
	{
		"a form beside a body", "2.0", `/a: {put: {consumes: [multipart/form-data], parameters: [B c, F a, F b], OK}}`, "",
		[]string{"/paths/~1a/put/parameters/1/in: the operation has a body parameter beside form parameters"},
	},
	{"a file without a form", "2.0", `/a: {put: {parameters: [U f], OK}}`, "", []string{"/paths/~1a/put/parameters/0/type: consumes names neither"}},
	{
		"a file in JSON", "2.0", `/a: {put: {consumes: [application/json], parameters: [U f], OK}}`, `consumes: [multipart/form-data]`,
		[]string{"/paths/~1a/put/consumes: consumes names neither"},
	},
	{"a file in an inherited form", "", `/a: {put: {parameters: [U f], OK}}`, `consumes: [Multipart/Form-Data; boundary=x, application/json]`, nil},

	// Parameter Object of 3.2
	{"two querystrings", "3.2", `/a: {parameters: [S a], get: {parameters: [S b], OK}}`, "", []string{"/paths/~1a/get/parameters/0/in: two querystring parameters"}},
	{
		"a querystring beside a query of the path item", "3.2", `/a: {parameters: [Q a], get: {parameters: [S b], OK}}`, "",
		[]string{"/paths/~1a/get/parameters/0/in: querystring parameter beside query parameters"},
	},

	// Style Values of 3.2
	{
		"a style that cannot write the type", "3.2", `/a: {get: {parameters: [{name: a, in: query, style: deepObject, schema: {type: array, items: {type: string}}}, {name: b, in: query, style: spaceDelimited, explode: false, schema: {type: string}}, {name: c, in: query, style: deepObject, schema: {type: object}}], OK}}`, "",
		[]string{"/paths/~1a/get/parameters/0/style: the style deepObject is not for an array", "/paths/~1a/get/parameters/1/style: the style spaceDelimited is not for a string"},
	},
	{
		"commas in a cookie", "3.2", `/a: {get: {parameters: [{name: a, in: cookie, explode: false, schema: {type: array, items: {type: string}}}, {name: b, in: cookie, explode: false, schema: {type: string}}], OK}}`, "",
		[]string{"/paths/~1a/get/parameters/0/explode: a cookie must not contain commas"},
	},

	// Header Object of 3.0: the official schemas of 3.1 and 3.2 tell of them
	{
		"a header with fields of query parameters", "3.0", `/a: {get: {responses: {"200": {description: d, headers: {A: {allowEmptyValue: false, allowReserved: true, schema: {type: string}}}}}}}`, "",
		[]string{"/paths/~1a/get/responses/200/headers/A/allowEmptyValue: is for query parameters", "/paths/~1a/get/responses/200/headers/A/allowReserved: is for query parameters"},
	},

	// Server Object, Path Templating from 3.1 on
	{
		"a percent sign alone", "3.1 3.2", `/a%zz: {get: {OK}}`, `servers: [{url: 'https://a.internal/%'}]`,
		[]string{`/paths/~1a%zz: the path has the character '%', which must be percent-encoded`, `/servers/0/url: the URL of the server has the character '%'`},
	},
	{
		"a space in a path", "3.1 3.2", `/a b/{c d}: {get: {OK}}`, `servers: [{url: 'https://a.internal/{h g} i', variables: {h g: {default: a}}}]`,
		[]string{`/paths/~1a b~1{c d}: the path has the character ' '`, `/servers/0/url: the URL of the server has the character ' '`},
	},
	{
		"an expression that does not end", "3.2", `/a{b: {get: {OK}}`, `servers: [{url: 'https://a.internal/{h'}]`,
		[]string{`/paths/~1a{b: the path has the character '{'`, `/servers/0/url: the URL of the server has the character '{'`},
	},
	{"an empty segment", "3.2", `/a//b: {get: {OK}}`, "", []string{"/paths/~1a~1~1b: the path has an empty segment"}},
	{"a query of a path has a rule of its own", "", `/a?b=|#c d: {get: {OK}}`, "", nil},
	{"characters that need no encoding", "", `/a-._~!$&'()*+,;=:@/%20/{b}: {get: {parameters: [P b], OK}}`, `x-servers: [{url: 'https://ä.internal:8080/ü?'}]`, nil},
	{"a server with a query", "3.1 3.2", `/a: {get: {OK}}`, `servers: [{url: 'https://a.internal/v1?x=1'}]`, []string{"/servers/0/url: the URL of the server has a query or a fragment"}},
	{
		"a variable twice", "3.2", `/a: {get: {OK}}`, `servers: [{url: 'https://{h}.internal/{h}', variables: {h: {default: a}}}]`,
		[]string{"/servers/0/url: the variable {h} stands twice in the URL of the server"},
	},

	// Response Object, Link Object
	{
		"headers that differ in case", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {X-A: {schema: {type: string}}, x-a: {schema: {type: string}}}}}}}`, "",
		[]string{`/paths/~1a/get/responses/200/headers/x-a: the headers "X-A" and "x-a" are the same`},
	},
	{
		"components that differ in case", "", `/a: {get: {OK}}`, `components: {headers: {A: {schema: {type: string}}, a: {schema: {type: string}}}}`, nil,
	},
	{
		"a link to no operation", "3.0 3.1 3.2", `/a: {get: {operationId: a, responses: {"200": {description: d, links: {l: {operationId: b}, m: {operationId: a}}}}}}`, "",
		[]string{`/paths/~1a/get/responses/200/links/l/operationId: no operation has the operationId "b"`},
	},
	{
		"a shared link to no operation", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, links: {l: {$ref: '#/components/links/l'}}}}}}`,
		`components: {links: {l: {operationId: b}}}`,
		[]string{"/components/links/l/operationId: no operation has"},
	},
	{
		"an operationRef that leads elsewhere", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, links: {l: {operationRef: '#/paths/~1b/get'}, m: {operationRef: '#/paths/~1a'}, n: {operationRef: '#/paths/~1a/get'}}}}}}`, "",
		[]string{`/paths/~1a/get/responses/200/links/l/operationRef: leads to nothing`, `/paths/~1a/get/responses/200/links/m/operationRef: leads to a path item, not to an operation`},
	},
	{"a link beside operations that could not be read", "", `/a: {get: {responses: {"200": {description: d, links: {l: {operationId: b}}}}}}
  /b: {$ref: missing.yaml}`, "", nil},

	// Tag Object
	{"a tag twice", "2.0 3.0 3.1 3.2", `/a: {get: {OK}}`, `tags: [{name: a}, {name: b}, {name: a}]`, []string{`/tags/2/name: another tag has the name "a" already`}},
	{"a parent that does not exist", "3.2", `/a: {get: {OK}}`, `tags: [{name: a, parent: b}]`, []string{`/tags/0/parent: there is no tag "b"`}},
	{
		"parents in a circle", "3.2", `/a: {get: {OK}}`, `tags: [{name: a, parent: b}, {name: b, parent: a}, {name: c, parent: a}]`,
		[]string{`/tags/0/parent: lead back to it`, `/tags/1/parent: lead back to it`},
	},

	// Media Type Object
	{
		"an encoding of no property", "3.0 3.1", `/a: {put: {OK, requestBody: {content: {multipart/form-data: {schema: {allOf: [{type: object, properties: {a: {type: string}}}]}, encoding: {a: {}, b: {}}}}}}}`, "",
		[]string{`/paths/~1a/put/requestBody/content/multipart~1form-data/encoding/b: no property "b"`},
	},

	// Schema Object of 2.0, Discriminator Object
	{
		"a discriminator that is not required", "2.0", `/a: {get: {OK}}`, `definitions: {A: {type: object, discriminator: kind, properties: {kind: {type: string}}}}`,
		[]string{`/definitions/A/discriminator: the discriminator "kind" is not required`},
	},
	{
		"a discriminator that is no property", "2.0", `/a: {get: {OK}}`, `definitions: {A: {type: object, required: [kind], discriminator: kind}}`,
		[]string{`/definitions/A/discriminator: is not a property`},
	},
	{
		"a discriminator that is a number", "2.0", `/a: {get: {OK}}`, `definitions: {A: {type: object, required: [kind], discriminator: kind, properties: {kind: {type: integer}}}}`,
		[]string{`/definitions/A/discriminator: is an integer, not a string`},
	},
	{"a discriminator of a parent", "", `/a: {get: {OK}}`, `definitions: {P: {type: object, required: [kind], properties: {kind: {type: string}}}, A: {discriminator: kind, allOf: [{$ref: '#/definitions/P'}]}}`, nil},
	{
		"a propertyName that is not required", "3.0 3.1 3.2", `/a: {get: {OK}}`, `components: {schemas: {A: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}}}`,
		[]string{`/components/schemas/A/discriminator/propertyName: is not required`},
	},
	{
		"a default for an optional property", "3.0", `/a: {get: {OK}}`, `components: {schemas: {A: {type: object, discriminator: {propertyName: kind, defaultMapping: A}, properties: {kind: {type: string}}}}}`,
		[]string{`/components/schemas/A/discriminator/propertyName: is not required`},
	},
	{
		"a propertyName that one branch does not require", "3.0 3.1 3.2", `/a: {get: {OK}}`,
		`components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], discriminator: {propertyName: kind}}, B: {type: object, required: [kind], properties: {kind: {type: string}}}, C: {type: object, properties: {kind: {type: string}}}}}`,
		[]string{`/components/schemas/A/discriminator/propertyName: is not required in at least one variant`},
	},
	{
		"a property that the schema around the branches requires", "", `/a: {get: {OK}}`,
		`components: {schemas: {A: {type: object, required: [kind], oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}, B: {type: object, properties: {kind: {type: string}}}}}`, nil,
	},
}

// abbreviations are the parameters in the table, in 2.0 and later.
func spelt(text, version string) string {
	for mark, in := range map[string]string{"P": "path", "Q": "query", "H": "header", "B": "body", "F": "formData", "U": "formData", "S": "querystring"} {
		for {
			i := strings.Index(text, mark+" ")
			if i < 1 || !strings.ContainsRune("[ ", rune(text[i-1])) {
				break
			}
			end := i + strings.IndexAny(text[i:], ",]")
			more := ", schema: {type: string}"
			switch {
			case mark == "S":
				more = ", content: {application/json: {schema: {type: object}}}"
			case mark == "U":
				more = ", type: file"
			case version == "2.0" && mark != "B":
				more = ", type: string"
			}
			if mark == "P" {
				more += ", required: true"
			}
			text = text[:i] + "{name: " + text[i+2:end] + ", in: " + in + more + "}" + text[end:]
		}
	}
	return strings.ReplaceAll(text, "OK", ok)
}

// What the specification demands and no JSON Schema expresses is a violation in the versions that demand it, and in no other.
func TestMusts(t *testing.T) {
	for _, m := range musts {
		t.Run(m.name, func(t *testing.T) {
			for version, head := range heads {
				text := head + "\ninfo: {title: t, version: '1'}\npaths:\n  " + spelt(m.paths, version) + "\n" + spelt(m.rest, version) + "\n"
				if !strings.Contains(m.versions, version) && (m.versions != "" || !applicable(m, version)) {
					continue
				}
				l := lower(t, text)
				var got []string
				for _, v := range l.api.Facts.Violations {
					got = append(got, source.EncodePointer(v.At)+": "+v.Message)
				}
				for _, want := range m.want {
					place, message, _ := strings.Cut(want, ": ")
					if !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, place+": ") && strings.Contains(g, message) }) {
						t.Errorf("%s: %q is missing among %q", version, want, got)
					}
				}
				if len(got) != len(m.want) {
					t.Errorf("%s: %d violations, want %d: %q", version, len(got), len(m.want), got)
				}
			}
		})
	}
}

// applicable reports whether a fragment that violates nothing is written for a version.
func applicable(m must, version string) bool {
	is2 := strings.Contains(m.paths+m.rest, "definitions") || strings.Contains(m.paths+m.rest, "consumes") || strings.Contains(m.paths, "B a") || strings.Contains(m.name, "2.0")
	is3 := strings.Contains(m.paths+m.rest, "components") || strings.Contains(m.paths, "links")
	return (!is2 || version == "2.0") && (!is3 || version != "2.0")
}

// The place of the first of two things that must differ is told, too.
func TestMustsRelateTwoPlaces(t *testing.T) {
	l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, "+ok+"}, put: {operationId: a, "+ok+"}}}\n")
	equal(t, "the first operationId", l.api.Facts.Violations[0].RelatedAt, []string{"paths", "/a", "get", "operationId"})
}

// What stands in another file has the place of the reference that leads there.
func TestMustsInOtherFiles(t *testing.T) {
	l := lower(t, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {$ref: item.yaml}, /b: {get: {operationId: a, "+ok+"}}}\n",
		"item.yaml", "get: {operationId: a, parameters: [{name: z, in: path, required: true, schema: {type: string}}], responses: {'200': {description: d, links: {l: {operationId: b}}}}}\n")
	var got []string
	for _, v := range l.api.Facts.Violations {
		got = append(got, source.EncodePointer(v.At))
	}
	slices.Sort(got)
	equal(t, "places", got, []string{"/paths/~1a/get/parameters/0/name", "/paths/~1a/get/responses/200/links/l/operationId", "/paths/~1b/get/operationId"})
}

// A component tells by its place what it is, whatever its fields are.
func TestReferenceToAnotherKindByPlace(t *testing.T) {
	for _, test := range []struct{ head, components, ref, want string }{
		{"openapi: 3.0.3", "components: {responses: {R: {description: d}}}", "#/components/responses/R", "a response"},
		{"openapi: 3.1.0", "components: {examples: {E: {value: {type: string}}}}", "#/components/examples/E", "an example"},
		{"openapi: 3.1.0", "components: {callbacks: {C: {}}}", "#/components/callbacks/C", "a callback"},
		{"openapi: 3.2.0", "components: {mediaTypes: {M: {schema: {type: string}}}}", "#/components/mediaTypes/M", "a media type"},
		{`swagger: "2.0"`, "responses: {R: {description: d}}", "#/responses/R", "a response"},
		{`swagger: "2.0"`, "parameters: {P: {name: p, in: query, type: string}}", "#/parameters/P", "a parameter"},
		{"openapi: 3.0.3", "components: {responses: {R: {description: d, content: {application/json: {schema: {type: object}}}}}}", "#/components/responses/R/content/application~1json/schema", ""},
		{"openapi: 3.0.3", "components: {x-schemas: {R: {type: object}}}", "#/components/x-schemas/R", ""},
		{"openapi: 3.0.3", "definitions: {R: {type: object}}", "#/definitions/R", ""},
		{"openapi: 3.1.0", "components: {schemas: {R: {$defs: {in: {}}}}}", "#/components/schemas/R/$defs/in", ""},
	} {
		body := `requestBody: {content: {application/json: {schema: {$ref: '` + test.ref + `'}}}}`
		if strings.Contains(test.head, "2.0") {
			body = `parameters: [{name: b, in: body, schema: {$ref: '` + test.ref + `'}}]`
		}
		l := lower(t, test.head+"\ninfo: {title: t, version: '1'}\npaths: {/a: {put: {"+body+", "+ok+"}}}\n"+test.components+"\n")
		got := ""
		for _, r := range l.api.Facts.UnresolvedReferences {
			got += r.Detail
		}
		want := ""
		if test.want != "" {
			want = fmt.Sprintf("what stands there is %s, not a schema", test.want)
		}
		equal(t, test.ref, got, want)
		equal(t, "problems", len(l.problems), len(l.api.Facts.UnresolvedReferences))
	}
}

// Keywords beside a reference count from 3.1 on. Before, they are told, unless they say nothing that the target does not say.
func TestIgnoredFields(t *testing.T) {
	for _, test := range []struct {
		version, schema string
		want            []string
	}{
		{"3.0", `{$ref: '#/components/schemas/S', maxLength: 3, pattern: ^a$}`, []string{"maxLength", "pattern"}},
		{"3.0", `{$ref: '#/components/schemas/S', nullable: true}`, []string{"nullable"}},
		{"3.0", `{$ref: '#/components/schemas/S', nullable: false, readOnly: false}`, nil},
		{"3.0", `{$ref: '#/components/schemas/S', description: d, title: t, example: e, deprecated: true, x-a: 1}`, nil},
		{"3.0", `{$ref: '#/components/schemas/S', type: string, format: uuid}`, nil},
		{"3.0", `{$ref: '#/components/schemas/S', type: integer}`, []string{"type"}},
		{"3.0", `{$ref: '#/components/schemas/O', type: object}`, nil},
		{"3.0", `{$ref: '#/components/schemas/O', additionalProperties: false}`, []string{"additionalProperties"}},
		{"3.0", `{$ref: '#/components/schemas/O', additionalProperties: true}`, nil},
		{"3.0", `{$ref: '#/components/schemas/Missing', maxLength: 3}`, nil},
		{"3.1", `{$ref: '#/components/schemas/S', maxLength: 3}`, nil},
		{"3.2", `{$ref: '#/components/schemas/S', maxLength: 3}`, nil},
		{"2.0", `{$ref: '#/definitions/S', maxLength: 3}`, []string{"maxLength"}},
	} {
		schemas := "{S: {type: string, format: uuid}, O: {properties: {a: {type: string}}}}"
		rest := "components: {schemas: " + schemas + "}"
		body, at := "requestBody: {content: {application/json: {schema: "+test.schema+"}}}", "/paths/~1a/put/requestBody/content/application~1json/schema"
		if test.version == "2.0" {
			rest = "definitions: " + schemas
			body, at = "parameters: [{name: b, in: body, schema: "+test.schema+"}]", "/paths/~1a/put/parameters/0/schema"
		}
		l := lower(t, heads[test.version]+"\ninfo: {title: t, version: '1'}\npaths: {/a: {put: {"+body+", "+ok+"}}}\n"+rest+"\n")
		var got []string
		for _, ignored := range l.api.Facts.IgnoredFields {
			equal(t, "place", source.EncodePointer(ignored.At), at)
			got = append(got, ignored.Fields...)
		}
		equal(t, test.version+" "+test.schema, got, test.want)
	}
	l := lower(t, heads["3.1"]+"\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {parameters: [{$ref: '#/components/parameters/p', required: true, description: d}], "+ok+"}}}\ncomponents: {parameters: {p: {name: p, in: query, schema: {type: string}}}}\n")
	equal(t, "a parameter in 3.1", fmt.Sprint(l.api.Facts.IgnoredFields), "[{[paths /a get parameters 0] [required] []}]")
}

func TestMalformedMediaTypes(t *testing.T) {
	for key, malformed := range map[string]bool{
		"application/json": false, "application/*": false, "*/*": false, "text/plain; charset=utf-8": false, `multipart/mixed; boundary="a b"`: false,
		"application/vnd.a.v1+json": false, "application/json;odata=verbose;x=y": false,
		"json": true, "application/json, text/xml": true, "application/": true, "application json": true, "": true, " application/json": true,
	} {
		l := lower(t, heads["3.1"]+"\ninfo: {title: t, version: '1'}\npaths: {/a: {put: {requestBody: {content: {"+fmt.Sprintf("%q", key)+": {}}}, "+ok+"}}}\n")
		equal(t, key, len(l.api.Facts.MalformedMediaTypes) == 1, malformed)
		l = lower(t, heads["2.0"]+"\ninfo: {title: t, version: '1'}\nproduces: [application/json]\npaths: {/a: {put: {consumes: [text/plain, "+fmt.Sprintf("%q", key)+"], "+ok+"}}}\n")
		equal(t, key+" in 2.0", len(l.api.Facts.MalformedMediaTypes) == 1, malformed)
	}
	l := lower(t, heads["3.2"]+"\ninfo: {title: t, version: '1'}\npaths: {/a: {put: {requestBody: {content: {multipart/form-data: {encoding: {a: {contentType: 'image/png, image/*, png'}}}}}, "+ok+"}}}\n")
	equal(t, "contentType", fmt.Sprint(l.api.Facts.MalformedMediaTypes), "[{[paths /a put requestBody content multipart/form-data encoding a contentType] png}]")
}

// A closed object that requires what it rejects, and null among values of a type without null.
func TestImpossibleRequirements(t *testing.T) {
	for _, test := range []struct{ version, schema, want string }{
		{"3.0", `{type: object, additionalProperties: false, required: [a, b], properties: {a: {type: string}}}`, "required/1"},
		{"3.0", `{type: object, additionalProperties: false, required: [a, b, c], properties: {a: {type: string}}}`, "required/1"},
		{"2.0", `{type: object, additionalProperties: false, required: [b], properties: {a: {type: string}}}`, "required/0"},
		{"3.1", `{type: object, unevaluatedProperties: false, required: [b], properties: {a: {type: string}}}`, "required/0"},
		{"3.1", `{type: object, required: [b], properties: {b: false}}`, "required/0"},
		{"3.1", `{type: object, additionalProperties: false, required: [b1], patternProperties: {^b: {type: string}}}`, ""},
		{"3.1", `{type: object, unevaluatedProperties: false, required: [b], allOf: [{properties: {b: {type: string}}}]}`, ""},
		{"3.0", `{type: object, required: [b], properties: {a: {type: string}}}`, ""},
		{"3.0", `{type: string, additionalProperties: false, required: [b]}`, "additionalProperties, required"},
		{"3.0", `{type: string, enum: [a, null]}`, "enum/1"},
		{"3.0", `{type: string, nullable: true, enum: [a, null]}`, ""},
		{"3.0", `{enum: [a, null]}`, ""},
		{"2.0", `{type: string, x-nullable: true, enum: [a, null]}`, ""},
		{"3.1", `{type: [string, "null"], enum: [a, null]}`, ""},
	} {
		at, rest := "/components/schemas/S", "components: {schemas: {S: "+test.schema+"}}"
		if test.version == "2.0" {
			at, rest = "/definitions/S", "definitions: {S: "+test.schema+"}"
		}
		l := lower(t, heads[test.version]+"\ninfo: {title: t, version: '1'}\npaths: {}\n"+rest+"\n")
		var got []string
		for _, fault := range l.schema(at).Contradictions {
			got = append(got, strings.Join(fault.At, "/"))
		}
		equal(t, test.version+" "+test.schema, strings.Join(got, ", "), test.want)
	}
}

// Where the specification only advises, a weak discriminator is no violation.
func TestDiscriminatorAdvice(t *testing.T) {
	for _, test := range []struct{ version, schema, want string }{
		{"3.1", `{type: object, required: [kind], discriminator: {propertyName: kind}}`, `the discriminator "kind" is not a property`},
		{"3.0", `{type: object, required: [kind], discriminator: {propertyName: kind}}`, `the discriminator "kind" is not a property`},
		{"3.0", `{type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: integer}}}`, `the discriminator "kind" is an integer, not a string`},
		{"3.2", `{type: object, discriminator: {propertyName: kind, defaultMapping: S}, properties: {kind: {type: string}}}`, ""},
		{"3.1", `{type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {const: a}}}`, ""},
		{"3.1", `{discriminator: {propertyName: kind}, oneOf: [{type: "null"}, {type: object, required: [kind], properties: {kind: {type: string}}}]}`, ""},
		{"3.1", `{discriminator: {propertyName: kind}, oneOf: [{$ref: '#/components/schemas/Missing'}]}`, ""},
	} {
		l := lower(t, heads[test.version]+"\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {S: "+test.schema+"}}\n")
		got := ""
		for _, fault := range l.schema("/components/schemas/S").Discriminator {
			got += fault.Message
		}
		equal(t, test.version+" "+test.schema, got, test.want)
	}
}
