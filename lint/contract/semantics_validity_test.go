package contract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// violations lists the violations of a document, each with its file, if it is another one, and its place.
func (l *lowered) violations() string {
	var list []string
	for _, e := range l.api.Entities {
		if e.Kind != model.EntityContract {
			continue
		}
		for i, v := range e.Facts.(*contract.ContractFacts).Violations {
			at := source.EncodePointer(v.At)
			if v.File != "" {
				place := e.Locate([]any{"violations", i})
				at = place.Path + source.EncodePointer(place.Pointer)
			}
			list = append(list, at+": "+v.Message)
		}
	}
	return strings.Join(list, "\n")
}

// Patterns are regular expressions of ECMA-262, whatever Go's engine says of them.
func TestPatternsAreNotThoseOfGo(t *testing.T) {
	for _, head := range []string{"swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"} {
		holder := "components: {schemas: {A: {type: string, pattern: '%s'}}}"
		if strings.HasPrefix(head, "swagger") {
			holder = "definitions: {A: {type: string, pattern: '%s'}}"
		}
		for _, pattern := range []string{"^(?!x-)[a-z]+$", "^[a-z]{0,2000}$", `^[\u0020-\u007e]$`, `^(?<=a)b\cA$`, "("} {
			l := lower(t, head+"\ninfo: {title: t, version: '1'}\npaths: {}\n"+fmt.Sprintf(holder, pattern))
			equal(t, head+pattern, l.violations(), "")
		}
	}
}

// Parts in other files are validated as what refers to them, once, and so are parts in extensions.
func TestPartsOfOtherFilesAreValidated(t *testing.T) {
	for _, version := range []string{"3.0.3", "3.1.0", "3.2.0"} {
		l := lower(t, `openapi: `+version+`
info: {title: t, version: '1'}
paths:
  /a: {$ref: "parts/item.yaml"}
  /b: {get: {parameters: [{$ref: "parts/more.yaml#/page"}, {$ref: "#/x-parts/size"}], responses: {'200': {$ref: "parts/more.yaml#/ok"}, default: {$ref: "parts/more.yaml#/ok"}}}}
x-parts: {size: {name: size, in: query, schema: {type: integer}, descripton: d}}
`, "parts/item.yaml", `get: {summary: 5, responses: {default: {description: d, content: {application/json: {schema: {$ref: "more.yaml#/Thing"}}}}}}`,
			"parts/more.yaml", `page: {name: page, in: body, schema: {type: integer}}
ok: {description: ok, headers: {X-A: {schema: {$ref: "#/Thing"}, nme: 1}}}
Thing: {type: string, maxLength: -3}
`)
		places := []string{"query", "header", "path", "cookie"}
		switch version {
		case "3.0.3":
			places = []string{"path", "query", "header", "cookie"}
		case "3.2.0":
			places = []string{"query", "querystring", "header", "path", "cookie"}
		}
		equal(t, version, l.violations(), `/x-parts/size/descripton: the specification knows no field "descripton" here
parts/item.yaml/get/summary: "summary" must be a string, not an integer
parts/more.yaml/Thing/maxLength: "maxLength" is -3; it must be at least 0
parts/more.yaml/ok/headers/X-A/nme: the specification knows no field "nme" here
parts/more.yaml/page/in: "in" must be one of "`+strings.Join(places, `", "`)+`", not "body"`)
	}
	l := lower(t, `swagger: '2.0'
info: {title: t, version: '1'}
paths: {/b: {get: {parameters: [{$ref: "more.yaml#/page"}], responses: {default: {description: d, schema: {$ref: "more.yaml#/Thing"}}}}}}
`, "more.yaml", `page: {name: page, in: query, type: strnig}
Thing: {type: object, maxProperties: -3}
`)
	equal(t, "2.0", l.violations(), `more.yaml/Thing/maxProperties: "maxProperties" is -3; it must be at least 0
more.yaml/page/type: "type" must be one of "string", "number", "boolean", "integer", "array", not "strnig"`)
}

// Neither the name of the working directory nor a file in it has an influence on the official schemas.
func TestOfficialSchemasIgnoreTheWorkingDirectory(t *testing.T) {
	for _, name := range []string{"a b", "ü", "a#b", "a?b", "a%20b", "plain"} {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"official.json", "base.json", "schema.json", "part-14.json"} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte("{}"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Chdir(dir)
		contract.CompileOfficialSchemas()
	}
}

// Faults of parameters and other objects with kinds are told by the kind that the object has.
func TestFaultsAreToldByTheKindOfTheObject(t *testing.T) {
	for document, want := range map[string]string{
		`swagger: '2.0'
paths: {/a: {get: {parameters: [{name: q, in: query, type: string, descripton: d}], responses: {default: {description: d}}}}}`: `/paths/~1a/get/parameters/0/descripton: the specification knows no field "descripton" here`,
		`swagger: '2.0'
paths: {/a: {get: {parameters: [{name: q, in: header, type: array, items: {type: string}, collectionFormat: multi}], responses: {default: {description: d}}}}}`: `/paths/~1a/get/parameters/0/collectionFormat: "collectionFormat" must be one of "csv", "ssv", "tsv", "pipes", not "multi"`,
		`swagger: '2.0'
paths: {/a: {get: {parameters: [{name: q, in: query}], responses: {default: {description: d}}}}}`: `/paths/~1a/get/parameters/0/type: the required field "type" is missing`,
		`openapi: 3.0.3
paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: string}, style: matrix}], responses: {default: {description: d}}}}}`: `/paths/~1a/get/parameters/0/style: "style" must be one of "form", "spaceDelimited", "pipeDelimited", "deepObject", not "matrix"`,
		`openapi: 3.0.3
paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: string}, content: {text/plain: {}}}], responses: {default: {description: d}}}}}`: `/paths/~1a/get/parameters/0/content: schema and content exclude each other`,
		`openapi: 3.1.0
paths: {/a: {get: {parameters: [{name: q, in: query, content: {text/plain: {}, a/b: {}}}], responses: {default: {description: d}}}}}`: `/paths/~1a/get/parameters/0/content: "content" must have exactly one entry, not 2`,
		`openapi: 3.1.0
paths: {a: {}}`: `/paths/a: "a" is no path: a path begins with a slash`,
		`openapi: 3.0.3
paths: {/a: {get: {responses: {20O: {description: d}}}}}`: `/paths/~1a/get/responses/20O: "20O" is neither a status code nor default`,
		`openapi: 3.1.0
paths: {/a: {get: {operationId: a, responses: {default: {description: d, links: {a: {operationId: a, operationRef: b, server: {url: /}, parameters: {a: 1}}}}}}}}`: `/paths/~1a/get/responses/default/links/a/operationRef: operationRef and operationId exclude each other`,
		`openapi: 3.1.0
paths: {}
components: {securitySchemes: {a: {type: apikey, in: header, name: k}}}`: `/components/securitySchemes/a/type: "type" must be one of "apiKey", "http", "mutualTLS", "oauth2", "openIdConnect", not "apikey"`,
	} {
		l := lower(t, strings.Replace(document, "\n", "\ninfo: {title: t, version: '1'}\n", 1))
		equal(t, document, l.violations(), want)
	}
}
