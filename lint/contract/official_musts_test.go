package contract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/source"
)

// officialMusts are requirements that the official schemas express: a fragment that breaks one, and a place that is told.
var officialMusts = []must{
	{"a path without a slash", "2.0 3.0 3.1 3.2", `a: {get: {OK}}`, "", []string{"/paths/a"}},
	{"an operation without responses", "2.0 3.0", `/a: {get: {tags: [a]}}`, "", []string{"/paths/~1a/get/responses"}},
	{"empty responses", "2.0 3.0 3.1 3.2", `/a: {get: {responses: {}}}`, "", []string{"/paths/~1a/get/responses"}},
	{"a key that is no status code", "2.0 3.0 3.1 3.2", `/a: {get: {responses: {"20": {description: d}}}}`, "", []string{"/paths/~1a/get/responses/20"}},
	{"a range that is not allowed", "2.0 3.0 3.1 3.2", `/a: {get: {responses: {"20X": {description: d}}}}`, "", []string{"/paths/~1a/get/responses/20X"}},
	{"a response without description", "2.0 3.0 3.1", `/a: {get: {responses: {"200": {}}}}`, "", []string{"/paths/~1a/get/responses/200"}},
	{"an optional path parameter", "2.0 3.0 3.1 3.2", `/a/{x}: {get: {parameters: [{name: x, in: path, TYPE}], OK}}`, "", []string{"/paths/~1a~1{x}/get/parameters/0"}},
	{"a parameter without name", "2.0 3.0 3.1 3.2", `/a: {get: {parameters: [{in: query, TYPE}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a parameter without in", "2.0 3.0 3.1 3.2", `/a: {get: {parameters: [{name: a, TYPE}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a parameter in an unknown place", "2.0 3.0 3.1 3.2", `/a: {get: {parameters: [{name: a, in: address, TYPE}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a parameter with schema and content", "3.0 3.1 3.2", `/a: {get: {parameters: [{name: a, in: query, schema: {type: string}, content: {text/plain: {}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a parameter without schema and content", "3.0 3.1 3.2", `/a: {get: {parameters: [{name: a, in: query}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a parameter with two media types", "3.0 3.1 3.2", `/a: {get: {parameters: [{name: a, in: query, content: {text/plain: {}, text/html: {}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0/content"}},
	{"a style of another place", "3.0 3.1 3.2", `/a: {get: {parameters: [{name: a, in: query, style: matrix, schema: {type: string}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"example and examples", "3.0 3.2", `/a: {get: {parameters: [{name: a, in: query, schema: {type: string}, example: a, examples: {a: {value: a}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a request body without content", "3.0 3.1 3.2", `/a: {put: {requestBody: {required: true}, OK}}`, "", []string{"/paths/~1a/put/requestBody"}},
	{"a header with a name", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {A: {name: A, schema: {type: string}}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A"}},
	{"a header with a style", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {A: {style: form, schema: {type: string}}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A"}},
	{"a header with schema and content", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {A: {schema: {type: string}, content: {text/plain: {}}}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A"}},
	{"a header without schema and content", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {A: {description: d}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A"}},
	{"a header that may be empty", "3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {A: {allowEmptyValue: true, schema: {type: string}}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A"}},
	{"a header with reserved characters", "3.1", `/a: {get: {responses: {"200": {description: d, headers: {A: {allowReserved: true, schema: {type: string}}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A"}},
	{"a header with two media types", "3.0 3.1 3.2", `/a: {get: {responses: {"200": {description: d, headers: {A: {content: {text/plain: {}, text/html: {}}}}}}}}`, "", []string{"/paths/~1a/get/responses/200/headers/A/content"}},
	{"a link with operationId and operationRef", "3.0 3.1 3.2", `/a: {get: {operationId: a, responses: {"200": {description: d, links: {l: {operationId: a, operationRef: '#/paths/~1a/get'}}}}}}`, "", []string{"/paths/~1a/get/responses/200/links/l"}},
	{"a link to nothing", "3.1 3.2", `/a: {get: {responses: {"200": {description: d, links: {l: {description: d}}}}}}`, "", []string{"/paths/~1a/get/responses/200/links/l"}},
	{"a server without url", "3.0 3.1 3.2", `/a: {get: {OK}}`, `servers: [{description: d}]`, []string{"/servers/0"}},
	{"a server variable without default", "3.0 3.1 3.2", `/a: {get: {OK}}`, `servers: [{url: 'https://{h}.internal', variables: {h: {enum: [a]}}}]`, []string{"/servers/0/variables/h"}},
	{"an empty enum of a server variable", "3.1 3.2", `/a: {get: {OK}}`, `servers: [{url: 'https://{h}.internal', variables: {h: {enum: [], default: a}}}]`, []string{"/servers/0/variables/h/enum"}},
	{"a tag without name", "2.0 3.0 3.1 3.2", `/a: {get: {OK}}`, `tags: [{description: d}]`, []string{"/tags/0"}},
	{"documentation without url", "2.0 3.0 3.1 3.2", `/a: {get: {OK}}`, `externalDocs: {description: d}`, []string{"/externalDocs"}},
	{"a discriminator without propertyName", "3.0 3.1 3.2", `/a: {get: {OK}}`, `components: {schemas: {A: {discriminator: {mapping: {}}}}}`, []string{"/components/schemas/A/discriminator"}},
	{"a component with a space in its name", "3.0 3.1 3.2", `/a: {get: {OK}}`, `components: {schemas: {"A b": {}}}`, []string{"/components/schemas/A b"}},
	{"two types", "3.0", `/a: {get: {OK}}`, `components: {schemas: {A: {type: [string, integer]}}}`, []string{"/components/schemas/A/type"}},
	{"items that are an array", "3.0", `/a: {get: {OK}}`, `components: {schemas: {A: {type: array, items: [{type: string}]}}}`, []string{"/components/schemas/A/items"}},
	{"a scheme without type", "2.0 3.0 3.1 3.2", `/a: {get: {OK}}`, `SCHEMES: {a: {description: d}}`, []string{"/"}},
	{"an http scheme without scheme", "3.0 3.1 3.2", `/a: {get: {OK}}`, `components: {securitySchemes: {a: {type: http}}}`, []string{"/components/securitySchemes/a"}},

	{"a base path without a slash", "2.0", `/a: {get: {OK}}`, `basePath: v1`, []string{"/basePath"}},
	{"a host with a scheme", "2.0", `/a: {get: {OK}}`, `host: https://a.internal`, []string{"/host"}},
	{"a scheme that is not listed", "2.0", `/a: {get: {OK}}`, `schemes: [ftp]`, []string{"/schemes/0"}},
	{"a scheme of an operation that is not listed", "2.0", `/a: {get: {schemes: [ftp], OK}}`, "", []string{"/paths/~1a/get/schemes/0"}},
	{"a body without schema", "2.0", `/a: {put: {parameters: [{name: a, in: body}], OK}}`, "", []string{"/paths/~1a/put/parameters/0"}},
	{"a parameter without type", "2.0", `/a: {get: {parameters: [{name: a, in: query}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a parameter that is an object", "2.0", `/a: {get: {parameters: [{name: a, in: query, type: object}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a file in the query", "2.0", `/a: {get: {consumes: [multipart/form-data], parameters: [{name: a, in: query, type: file}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"multi in a header", "2.0", `/a: {get: {parameters: [{name: a, in: header, type: array, items: {type: string}, collectionFormat: multi}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a header without type", "2.0", `/a: {get: {responses: {"200": {description: d, headers: {A: {description: d}}}}}}`, "", []string{"/paths/~1a/get/responses/200"}},

	{"a licence with identifier and url", "3.1 3.2", "", `info: {title: t, version: '1', license: {name: n, identifier: MIT, url: 'https://a.internal'}}
paths: {}`, []string{"/info/license"}},
	{"no title", "2.0 3.0 3.1 3.2", "", `info: {version: '1'}
paths: {}`, []string{"/info"}},
	{"no version", "2.0 3.0 3.1 3.2", "", `info: {title: t}
paths: {}`, []string{"/info"}},
	{"no info", "2.0 3.0 3.1 3.2", "", `paths: {}`, []string{"/info"}},
	{"no paths", "2.0 3.0", "", `info: {title: t, version: '1'}`, []string{"/paths"}},
	{"neither paths nor components nor webhooks", "3.1 3.2", "", `info: {title: t, version: '1'}`, []string{"/"}},
	{"a licence without name", "2.0 3.0 3.1 3.2", "", `info: {title: t, version: '1', license: {url: 'https://a.internal'}}
paths: {}`, []string{"/info/license"}},
	{"an unknown member", "2.0 3.0 3.1 3.2", "", `info: {title: t, version: '1', titel: t}
paths: {}`, []string{"/info/titel"}},

	{"a $self with a fragment", "3.2", `/a: {get: {OK}}`, `$self: 'https://a.internal/api#a'`, []string{"/$self"}},
	{"a method among additionalOperations that has a field", "3.2", `/a: {additionalOperations: {POST: {OK}}}`, "", []string{"/"}},
	{"a querystring with a schema", "3.2", `/a: {get: {parameters: [{name: a, in: querystring, schema: {type: string}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0"}},
	{"a querystring with a style", "3.2", `/a: {get: {parameters: [{name: a, in: querystring, style: form, content: {text/plain: {}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0/style"}},
	{"nested encoding beside itemEncoding", "3.2", `/a: {put: {requestBody: {content: {multipart/form-data: {encoding: {a: {encoding: {b: {}}, itemEncoding: {}}}}}}, OK}}`, "", []string{"/paths/~1a/put/requestBody/content/multipart~1form-data/encoding/a"}},
	{"serializedValue beside externalValue", "3.2", `/a: {get: {parameters: [{name: a, in: query, schema: {type: string}, examples: {e: {serializedValue: a, externalValue: 'https://a.internal'}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0/examples/e"}},
	{"encoding beside prefixEncoding", "3.2", `/a: {put: {requestBody: {content: {multipart/form-data: {encoding: {a: {}}, prefixEncoding: [{}]}}}, OK}}`, "", []string{"/paths/~1a/put/requestBody/content/multipart~1form-data"}},
	{"value beside dataValue", "3.2", `/a: {get: {parameters: [{name: a, in: query, schema: {type: string}, examples: {e: {value: a, dataValue: a}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0/examples/e"}},
	{"value beside externalValue", "3.1 3.2", `/a: {get: {parameters: [{name: a, in: query, schema: {type: string}, examples: {e: {value: a, externalValue: 'https://a.internal'}}}], OK}}`, "", []string{"/paths/~1a/get/parameters/0/examples/e"}},
	{"nodeType beside attribute", "3.2", `/a: {get: {OK}}`, `components: {schemas: {A: {type: string, xml: {nodeType: text, attribute: true}}}}`, []string{"/components/schemas/A"}},
}

// What the official schema of a version demands is told at its place.
func TestOfficialMusts(t *testing.T) {
	for _, m := range officialMusts {
		t.Run(m.name, func(t *testing.T) {
			for version, head := range heads {
				if !strings.Contains(m.versions, version) {
					continue
				}
				text := head + "\n" + m.rest + "\n"
				if m.paths != "" {
					text = head + "\ninfo: {title: t, version: '1'}\npaths:\n  " + m.paths + "\n" + m.rest + "\n"
				}
				kind, schemes := "schema: {type: string}", "components: {securitySchemes"
				if version == "2.0" {
					kind, schemes = "type: string", "securityDefinitions"
				} else {
					text = strings.Replace(text, "SCHEMES: {a: {description: d}}", "SCHEMES: {a: {description: d}}}", 1)
				}
				text = strings.NewReplacer("TYPE", kind, "SCHEMES", schemes, "OK", ok).Replace(text)
				l := lower(t, text)
				var got []string
				for _, v := range l.api.Facts.Violations {
					got = append(got, source.EncodePointer(v.At)+": "+v.Message)
				}
				for _, place := range m.want {
					if !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, strings.TrimSuffix(place, "/")) }) {
						t.Errorf("%s: nothing is told at %s: %q", version, place, got)
					}
				}
			}
		})
	}
}
