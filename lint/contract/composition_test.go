package contract_test

import (
	"fmt"
	"testing"
)

// A discriminator selects components by name also without a mapping: those whose allOf leads to it.
func TestSemantics09ImplicitSubtypes(t *testing.T) {
	schemas := `{
    Pet: {type: object, discriminator: %s, properties: {kind: {type: string}}},
    Cat: {allOf: [{$ref: "#/%[2]s/Pet"}, {type: object, properties: {claws: {type: string}}}]},
    Kitten: {allOf: [{$ref: "#/%[2]s/Cat"}, {type: object, properties: {age: {type: string}}}]},
    Plain: {type: object, properties: {p: {type: string}}},
    More: {allOf: [{$ref: "#/%[2]s/Plain"}, {type: object, properties: {q: {type: string}}}]}}
`
	for head, more := range map[string][3]string{
		"swagger: '2.0'": {"kind", "definitions", "parameters: [{name: b, in: body, schema: %s}]"},
		"openapi: 3.0.3": {"{propertyName: kind}", "components/schemas", "requestBody: {content: {application/json: {schema: %s}}}"},
		"openapi: 3.1.0": {"{propertyName: kind}", "components/schemas", "requestBody: {content: {application/json: {schema: %s}}}"},
	} {
		for body, want := range map[string]map[string]string{
			"Pet":    {"Cat/allOf/1/properties/claws": "request", "Kitten/allOf/1/properties/age": "request", "More": "none"},
			"Cat":    {"Cat": "request", "Pet": "request", "Kitten": "none"}, // who sends a cat has chosen
			"Kitten": {"Kitten": "request", "Cat": "request", "Pet": "request"},
			"Plain":  {"More": "none", "Pet": "none", "Cat": "none"},
		} {
			text := head + "\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n      " + fmt.Sprintf(more[2], `{$ref: "#/`+more[1]+"/"+body+`"}`) + "\n"
			if more[1] == "definitions" {
				text += "definitions: "
			} else {
				text += "components:\n  schemas: "
			}
			l := lower(t, text+fmt.Sprintf(schemas, more[0], more[1]))
			for pointer, direction := range want {
				s := l.schema("/" + more[1] + "/" + pointer)
				equal(t, head+" "+body+": "+pointer, s.Direction, direction)
				if pointer == "Cat" && body == "Kitten" {
					equal(t, "a subtype is no whole", s.Whole, false)
				}
			}
		}
	}
}

// A union is as wide as its widest branch.
func TestSemantics10EmptyBranches(t *testing.T) {
	for _, test := range []struct{ version, schema, want string }{
		{"3.1.0", `{anyOf: [{type: string, maxLength: 3}, {}]}`, "branch"},
		{"3.1.0", `{oneOf: [{type: string, maxLength: 3}, true]}`, "branch"},
		{"3.0.3", `{oneOf: [{type: string, maxLength: 3}, {description: any}]}`, "branch"},
		{"3.0.3", `{oneOf: [{type: string}, {$ref: "#/components/schemas/Any"}]}`, "branch"},
		{"3.0.3", `{oneOf: [{type: string}, {anyOf: [{type: integer}, {nullable: true}]}]}`, "branch"},
		{"3.1.0", `{allOf: [{}], description: d}`, "branch"},
		{"3.1.0", `{anyOf: [{type: string}, {}], allOf: [{anyOf: [{type: integer}, {}]}]}`, "branch"},
		{"3.1.0", `{anyOf: [{type: string}, {}], allOf: [{not: {type: string}}]}`, "none"},
		{"3.1.0", `{anyOf: [{type: string}, {}], oneOf: [{enum: [a]}, {const: 1}]}`, "none"},
		{"3.1.0", `{type: string, anyOf: [{maxLength: 3}, {}]}`, "none"},
		{"3.1.0", `{type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}, {}]}`, "none"},
		{"3.1.0", `{anyOf: [{type: string}, {required: [a]}]}`, "none"},
		{"3.1.0", `{anyOf: [{type: string}, {type: integer}, {type: "null"}]}`, "none"},
		{"3.1.0", `{oneOf: [{$ref: "#/components/schemas/Round"}, {type: string}]}`, "none"},
		{"3.1.0", `{allOf: [{anyOf: [{type: string}, {}]}, {properties: {a: {type: string}}}]}`, "none"},
	} {
		l := lower(t, schemaIn(test.version, test.schema, "    Any: {description: any}\n    Round: {oneOf: [{$ref: '#/components/schemas/Round'}, {type: integer}]}\n"))
		equal(t, test.version+" "+test.schema, l.schema(bodySchema).Gap, test.want)
	}
	l := lower(t, schemaIn("3.1.0", `{type: string, anyOf: [{maxLength: 3}, {}]}`, ""))
	equal(t, "an empty branch bounds nothing", l.schema(bodySchema).Constraints.BoundedString, false)
}

func TestKeywordsOfOtherStructures(t *testing.T) {
	for schema, want := range map[string]string{
		`{type: object, items: {type: string}}`:                                   "items",
		`{type: array, items: {type: string}, properties: {a: {type: string}}}`:   "properties",
		`{type: string, properties: {a: {type: string}}}`:                         "properties",
		`{type: array, items: {type: string}, required: [a]}`:                     "required",
		`{type: string, additionalProperties: false}`:                             "additionalProperties",
		`{type: integer, uniqueItems: true}`:                                      "uniqueItems",
		`{type: [array, object], items: {type: string}, properties: {a: true}}`:   "",
		`{items: {type: string}, properties: {a: {type: string}}, required: [a]}`: "",
		`{type: object, properties: {items: {type: string}}, required: [items]}`:  "",
	} {
		l := lower(t, schemaIn("3.1.0", schema, ""))
		got := ""
		for _, f := range l.schema(bodySchema).Contradictions {
			got += f.At[0]
		}
		equal(t, schema, got, want)
	}
	l := lower(t, "swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {parameters: [{name: q, in: query, type: string, required: true}]}}}\n")
	equal(t, "a parameter is required", len(l.schema("/paths/~1a/get/parameters/0").Contradictions), 0)
}

func TestSemantics08ClosedPartsOfCompositions(t *testing.T) {
	for _, test := range []struct{ version, schema, want string }{
		{"3.0.3", `{type: object, properties: {c: {}}, oneOf: [{additionalProperties: false, properties: {a: {}}}]}`, "[c] [oneOf 0 additionalProperties]"},
		{"3.0.3", `{type: object, properties: {c: {}}, anyOf: [{$ref: "#/components/schemas/Closed"}, {additionalProperties: false, properties: {b: {}}}]}`, "[c] [anyOf 0 $ref]"},
		{"3.0.3", `{type: object, properties: {c: {}}, anyOf: [{$ref: "#/components/schemas/Closed"}, {properties: {b: {}}}]}`, "[] []"},
		{"3.0.3", `{type: object, properties: {c: {}}, oneOf: [{$ref: "#/components/schemas/Closed"}, {additionalProperties: false, properties: {c: {}}}]}`, "[] []"},
		{"3.0.3", `{oneOf: [{$ref: "#/components/schemas/Closed"}, {additionalProperties: false, properties: {c: {}}}]}`, "[] []"},
		{"3.0.3", `{allOf: [{allOf: [{$ref: "#/components/schemas/Closed"}]}, {properties: {b: {}}}]}`, "[b] [allOf 0]"},
		{"3.0.3", `{allOf: [{allOf: [{$ref: "#/components/schemas/Closed"}]}, {properties: {a: {}}}]}`, "[] []"},
		{"3.1.0", `{allOf: [{unevaluatedProperties: false, properties: {a: true}}, {properties: {b: true}}]}`, "[b] [allOf 0 unevaluatedProperties]"},
		{"3.1.0", `{allOf: [{unevaluatedProperties: false, allOf: [{properties: {b: true}}]}, {properties: {b: true}}]}`, "[] []"},
		{"3.1.0", `{allOf: [{unevaluatedProperties: false, patternProperties: {b: true}}, {properties: {b: true}}]}`, "[] []"},
		{"3.0.3", `{allOf: [{unevaluatedProperties: false, properties: {a: {}}}, {properties: {b: {}}}]}`, "[] []"},
		{"3.1.0", `{unevaluatedProperties: false, allOf: [{properties: {b: true}}]}`, "[] []"},
		{"3.1.0", `{additionalProperties: false, properties: {a: true}, if: {required: [a]}, then: {properties: {b: true}}}`, "[b] [additionalProperties]"},
		{"3.1.0", `{additionalProperties: false, properties: {a: true}, dependentSchemas: {a: {properties: {b: true}}}}`, "[b] [additionalProperties]"},
		{"3.1.0", `{additionalProperties: false, properties: {a: true}, if: {required: [a]}, then: {properties: {a: true, b: false}}}`, "[] []"},
	} {
		l := lower(t, schemaIn(test.version, test.schema, ""))
		s := l.schema(bodySchema)
		equal(t, test.version+" "+test.schema, fmt.Sprint(s.Rejected, s.ClosedAt), test.want)
	}
	l := lower(t, schemaIn("3.0.3", `{$ref: "#/components/schemas/Base"}`, "    Base: {type: object, discriminator: {propertyName: k}, properties: {k: {type: string}}, additionalProperties: false}\n"+
		"    Sub: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {b: {type: string}}}]}\n"))
	sub := l.schema("/components/schemas/Sub")
	equal(t, "a closed base", fmt.Sprint(sub.Direction, " ", sub.Rejected), "request [b]")
}
