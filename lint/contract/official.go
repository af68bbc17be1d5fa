package contract

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// official is the official JSON Schema of a version of OpenAPI, compiled.
type official struct {
	document *jsonschema.Schema
	parts    map[object]*jsonschema.Schema // of the objects to which references can lead
	dialect  *jsonschema.Schema            // of Schema Objects; nil if document does not check them
}

// officialSchemas are the official schemas of the versions, compiled when first needed.
var officialSchemas = map[family]func() *official{
	v20: sync.OnceValue(func() *official { return compileVersion(v20) }),
	v30: sync.OnceValue(func() *official { return compileVersion(v30) }),
	v31: sync.OnceValue(func() *official { return compileVersion(v31) }),
	v32: sync.OnceValue(func() *official { return compileVersion(v32) }),
}

// plainSchemas do not check Schema Objects of 3.0 and later. They are for documents whose Schema Objects are sound, and for
// those in a dialect that is not supported.
var plainSchemas = map[family]func() *official{
	v20: officialSchemas[v20],
	v30: sync.OnceValue(func() *official {
		return compileOfficial(withoutKeywords(datamodel.OpenAPI3SchemaData), definitions30, "")
	}),
	v31: sync.OnceValue(func() *official { return compileOfficial(datamodel.OpenAPI31SchemaData, definitions31, "") }),
	v32: sync.OnceValue(func() *official { return compileOfficial(datamodel.OpenAPI32SchemaData, definitions31, "") }),
}

func compileVersion(version family) *official {
	switch version {
	case v20:
		return compileOfficial(datamodel.OpenAPI2SchemaData, definitions20, "")
	case v30:
		return compileOfficial(datamodel.OpenAPI3SchemaData, definitions30, "")
	case v31:
		return compileOfficial(datamodel.OpenAPI31SchemaData, definitions31, "3.1")
	}
	return compileOfficial(datamodel.OpenAPI32SchemaData, definitions31, "3.2")
}

// The definitions of objects in the official schemas. OpenAPI 2.0 knows no references to other objects.
var (
	definitions20 = map[object]string{
		pathItemObject: "/definitions/pathItem", operationObject: "/definitions/operation", parameterObject: "/definitions/parameter",
		headerObject: "/definitions/header", responseObject: "/definitions/response", schemaObject: "/definitions/schema",
	}
	definitions30 = map[object]string{
		pathItemObject: "/definitions/PathItem", operationObject: "/definitions/Operation", parameterObject: "/definitions/Parameter",
		headerObject: "/definitions/Header", requestBodyObject: "/definitions/RequestBody", responseObject: "/definitions/Response",
		mediaTypeObject: "/definitions/MediaType", encodingObject: "/definitions/Encoding", callbackObject: "/definitions/Callback",
		linkObject: "/definitions/Link", exampleObject: "/definitions/Example", securitySchemeObject: "/definitions/SecurityScheme",
		schemaObject: "/definitions/Schema",
	}
	definitions31 = map[object]string{
		pathItemObject: "/$defs/path-item", operationObject: "/$defs/operation", parameterObject: "/$defs/parameter",
		headerObject: "/$defs/header", requestBodyObject: "/$defs/request-body", responseObject: "/$defs/response",
		mediaTypeObject: "/$defs/media-type", encodingObject: "/$defs/encoding", callbackObject: "/$defs/callbacks",
		linkObject: "/$defs/link", exampleObject: "/$defs/example", securitySchemeObject: "/$defs/security-scheme",
		schemaObject: "/$defs/schema",
	}
)

// dialects holds the OpenAPI Initiative's dialects of JSON Schema, in which Schema Objects are written from 3.1 on. All
// vocabularies of a dialect are written into one schema. As nine schemas, each applied to every Schema Object, they take six
// times as long.
//
//go:embed dialect
var dialects embed.FS

// compileOfficial joins the schema of a version with the dialect of its Schema Objects, as the official schema-base does. It
// panics when a schema does not compile: the schemas are part of the program, and tests use each of them.
//
// The schemas have absolute URLs that are no files, and nothing is loaded from files or the network: neither the working
// directory nor a file in it has any influence. Whether a pattern is a regular expression (ECMA-262) is left to the rule
// about contradictory constraints; the validator knows only those of Go.
func compileOfficial(text string, definitions map[object]string, dialect string) *official {
	const url = "embed:///official.json"
	c := jsonschema.NewCompiler()
	c.UseLoader(jsonschema.SchemeURLLoader{})
	compiled := false
	c.UseRegexpEngine(func(text string) (jsonschema.Regexp, error) {
		if compiled { // the engine is asked about a regular expression in a document
			return nil, nil
		}
		return regexp.Compile(text)
	})
	defer func() { compiled = true }()
	add := func(url, text string) {
		schema, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err == nil {
			correct(schema)
			err = c.AddResource(url, schema)
		}
		if err != nil {
			panic("official schema: " + err.Error())
		}
	}
	add(url, text)
	o := &official{parts: map[object]*jsonschema.Schema{}}
	if dialect == "" {
		o.document = c.MustCompile(url)
		for kind, definition := range definitions {
			o.parts[kind] = c.MustCompile(url + "#" + definition)
		}
		return o
	}
	dialectURL := "https://spec.openapis.org/oas/" + dialect + "/dialect/base"
	written, _ := dialects.ReadFile("dialect/" + dialect + ".json") // it is embedded
	add(dialectURL, string(written))
	o.dialect = c.MustCompile(dialectURL)
	withDialect := func(name, ref string) *jsonschema.Schema {
		add(name, fmt.Sprintf(`{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": %q,
			"$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": %q}}}`, ref, dialectURL))
		return c.MustCompile(name)
	}
	o.document = withDialect("embed:///base.json", url)
	for kind, definition := range definitions {
		o.parts[kind] = withDialect(fmt.Sprintf("embed:///part-%d.json", kind), url+"#"+definition)
	}
	o.parts[schemaObject] = o.dialect
	return o
}

// withoutKeywords returns the official schema of 3.0 without what it demands of the members of Schema Objects.
func withoutKeywords(text string) string {
	var schema map[string]any
	err := json.Unmarshal([]byte(text), &schema)
	definitions, ok := schema["definitions"].(map[string]any)
	if err != nil || !ok {
		panic("the official schema has no definitions")
	}
	definitions["Schema"] = map[string]any{"type": "object", "not": map[string]any{"required": []string{"$ref"}}} // else it is a Reference Object
	changed, _ := json.Marshal(schema)                                                                            // it comes from JSON
	return string(changed)
}

// correct corrects the Link Object in an official schema of 3.1 or 3.2. The specification lets a link have a server, and
// parameters of any type; the schema of 3.1 calls the server body, and both want parameters to be strings.
func correct(schema any) {
	at := schema
	for _, name := range []string{"$defs", "link", "properties"} {
		object, _ := at.(map[string]any)
		at = object[name]
	}
	link, ok := at.(map[string]any)
	if !ok {
		return
	}
	link["parameters"] = map[string]any{"type": "object"}
	if server, ok := link["body"]; ok {
		link["server"] = server
		delete(link, "body")
	}
}
