package contract_test

import (
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// unknownFields are the trials of TestSemanticsSchemaUnknownFields: what happens to undeclared members by a schema.
func unknownFields(t *testing.T, versions []string, want string, schemas ...string) {
	t.Helper()
	for _, version := range versions {
		for _, schema := range schemas {
			l := lower(t, schemaIn(version, schema, `    Map: {type: object, additionalProperties: {type: string}}
    Key: {type: string, enum: [a, b]}
    Any: {}
    Base: {type: object, discriminator: {propertyName: k}, required: [k], properties: {k: {type: string}}}
`))
			equal(t, version+" "+schema, l.schema(bodySchema).UnknownFields, want)
		}
	}
}

var (
	allV3  = []string{"3.0.3", "3.1.0", "3.2.0"}
	only30 = []string{"3.0.3"}
	from31 = []string{"3.1.0", "3.2.0"}
)

// JSON Schema 2020-12 Core §10.3.2.3: additionalProperties describes the values, so that no member is unknown. §10.2.1:
// alternatives that accept no objects change nothing.
func TestSemanticsSchemaComposedMaps(t *testing.T) {
	unknownFields(t, allV3, "map",
		`{oneOf: [{type: boolean}, {type: object, additionalProperties: {type: string}}]}`,
		`{allOf: [{$ref: "#/components/schemas/Map"}]}`,
		`{allOf: [{$ref: "#/components/schemas/Map"}, {maxProperties: 9}]}`,
		`{anyOf: [{$ref: "#/components/schemas/Map"}, {$ref: "#/components/schemas/Closed"}]}`,
		`{anyOf: [{$ref: "#/components/schemas/Map"}, {enum: [none]}]}`)
	unknownFields(t, from31, "map",
		`{anyOf: [{type: object, additionalProperties: {type: string}}, {type: "null"}]}`,
		`{$ref: "#/components/schemas/Map", maxProperties: 9}`,
		`{$ref: "#/components/schemas/Map", unevaluatedProperties: false}`,
		`{if: {required: [a]}, then: {$ref: "#/components/schemas/Map"}, else: {$ref: "#/components/schemas/Closed"}, type: object}`)
	unknownFields(t, from31, "accepted",
		`{anyOf: [{$ref: "#/components/schemas/Map"}, {$ref: "#/components/schemas/Open"}]}`,
		`{anyOf: [{$ref: "#/components/schemas/Map"}, {type: object}]}`,
		`{allOf: [{$ref: "#/components/schemas/Open"}, {type: object, additionalProperties: true}]}`,
		`{type: object, if: {required: [a]}, then: {$ref: "#/components/schemas/Map"}}`)
	unknownFields(t, only30, "unclosable", `{anyOf: [{$ref: "#/components/schemas/Map"}, {$ref: "#/components/schemas/Open"}]}`)
	unknownFields(t, allV3, "accepted", `{type: object, additionalProperties: {$ref: "#/components/schemas/Any"}}`)
}

// JSON Schema 2020-12 Core §10.3.2.4: propertyNames that lists names leaves no other.
func TestSemanticsSchemaListedNames(t *testing.T) {
	unknownFields(t, from31, "rejected",
		`{type: object, propertyNames: {enum: [a, b]}}`,
		`{type: object, propertyNames: {const: a}}`,
		`{type: object, propertyNames: {$ref: "#/components/schemas/Key"}, additionalProperties: {type: string}}`,
		`{type: object, propertyNames: {anyOf: [{enum: [a]}, {$ref: "#/components/schemas/Key"}]}}`,
		`{allOf: [{$ref: "#/components/schemas/Open"}], propertyNames: {enum: [b]}}`)
	unknownFields(t, from31, "accepted",
		`{type: object, propertyNames: {maxLength: 9}}`,
		`{type: object, propertyNames: {anyOf: [{enum: [a]}, {type: string}]}}`)
	unknownFields(t, only30, "accepted", `{type: object, propertyNames: {enum: [a, b]}}`) // no keyword before 3.1
	l := lower(t, schemaIn("3.1.0", `{type: object, propertyNames: {$ref: "#/components/schemas/Key"}}`, "    Key: {enum: [a, b]}\n"))
	if most := l.schema(bodySchema).Constraints.MaxProperties; most == nil || *most != 2 {
		t.Errorf("two names allow two members, not %v", most)
	}
}

// JSON Schema 2020-12 Core §10.3.2.2, §10.3.2.3: additionalProperties sees no member that patternProperties matches.
func TestSemanticsSchemaPatternsOfEveryName(t *testing.T) {
	for _, pattern := range []string{"", ".*", "^.*$", "^.+$", ".", "^", `^[\\s\\S]*$`, `^\\S+$`, "^(.+)$", "^.{1,64}$"} {
		unknownFields(t, from31, "accepted",
			`{type: object, patternProperties: {"`+pattern+`": {}}, additionalProperties: false}`,
			`{type: object, patternProperties: {"`+pattern+`": true}, unevaluatedProperties: false}`)
		unknownFields(t, from31, "map", `{type: object, patternProperties: {"`+pattern+`": {type: string}}, additionalProperties: false}`,
			`{type: object, patternProperties: {"`+pattern+`": {type: string}}}`)
	}
	for _, pattern := range []string{"^x-", "^[a-z]+$", "^a.*$", "^.$", "^.{2,9}$"} {
		unknownFields(t, from31, "rejected", `{type: object, patternProperties: {"`+pattern+`": {}}, additionalProperties: false}`)
		unknownFields(t, from31, "accepted", `{type: object, patternProperties: {"`+pattern+`": {type: string}}}`)
	}
	unknownFields(t, from31, "rejected", `{type: object, patternProperties: {"^.*$": false}}`)
}

// Discriminator Object: it is a hint beside oneOf and anyOf and changes no validation. Only without them is the schema the
// base of others.
func TestSemanticsSchemaDiscriminators(t *testing.T) {
	unknownFields(t, from31, "accepted",
		`{oneOf: [{$ref: "#/components/schemas/Open"}, {type: object}], discriminator: {propertyName: k}}`,
		`{anyOf: [{$ref: "#/components/schemas/Open"}, {$ref: "#/components/schemas/Closed"}], discriminator: {propertyName: k}}`)
	unknownFields(t, only30, "unclosable", `{oneOf: [{$ref: "#/components/schemas/Open"}, {type: object}], discriminator: {propertyName: k}}`)
	unknownFields(t, allV3, "rejected", `{oneOf: [{$ref: "#/components/schemas/Closed"}], discriminator: {propertyName: k}}`)
	unknownFields(t, allV3, "base",
		`{type: object, discriminator: {propertyName: k}, properties: {k: {type: string}}}`,
		`{allOf: [{$ref: "#/components/schemas/Base"}]}`)
}

// Before 3.1 nothing counts beside $ref, so that allOf with one branch is how a reference gets a description. There, closing
// the target closes the request.
func TestSemanticsSchemaSoleBranch(t *testing.T) {
	const open = "/components/schemas/Open"
	for schema, want := range map[string]bool{
		`{description: d, allOf: [{$ref: "#/components/schemas/Open"}]}`:                                   true,
		`{nullable: true, allOf: [{$ref: "#/components/schemas/Open"}]}`:                                   true,
		`{allOf: [{allOf: [{$ref: "#/components/schemas/Open"}]}]}`:                                        true,
		`{allOf: [{$ref: "#/components/schemas/Open"}, {required: [b]}]}`:                                  true,
		`{oneOf: [{$ref: "#/components/schemas/Open"}, {type: string}]}`:                                   true,
		`{type: array, items: {allOf: [{$ref: "#/components/schemas/Open"}]}}`:                             true,
		`{allOf: [{$ref: "#/components/schemas/Open"}, {properties: {z: {type: string}}}]}`:                false,
		`{allOf: [{$ref: "#/components/schemas/Open"}], properties: {z: {type: string}}}`:                  false,
		`{oneOf: [{$ref: "#/components/schemas/Open"}, {$ref: "#/components/schemas/Closed"}]}`:            false,
		`{allOf: [{$ref: "#/components/schemas/Open"}], oneOf: [{required: [b]}, {properties: {z: {}}}]}`:  false,
		`{anyOf: [{$ref: "#/components/schemas/Open"}, {}]}`:                                               false,
		`{type: object, additionalProperties: false, not: {allOf: [{$ref: "#/components/schemas/Open"}]}}`: false,
	} {
		facts := lower(t, schemaIn("3.0.3", schema, "")).schema(open)
		equal(t, "3.0 "+schema, facts.Alone, want)
		equal(t, "3.0 whole "+schema, facts.Whole, false)
	}
	l := lower(t, schemaIn("3.1.0", `{description: d, allOf: [{$ref: "#/components/schemas/Open"}]}`, ""))
	equal(t, "from 3.1 on the composition itself can be closed", l.schema(open).Alone, false)
	equal(t, "from 3.1 on the composition is asked", l.schema(bodySchema).UnknownFields, "accepted")

	v2 := lower(t, `swagger: "2.0"
info: {title: t, version: "1"}
paths:
  /a:
    post:
      parameters: [{in: body, name: b, schema: {description: d, allOf: [{$ref: "#/definitions/Open"}]}}]
      responses: {}
definitions:
  Open: {type: object, properties: {b: {type: string}}}
`)
	equal(t, "2.0", v2.schema("/definitions/Open").Alone, true)
	equal(t, "directions are those of the request", facts[*contract.SchemaFacts](v2, model.EntitySchema)[0].Direction, "request")
}

// identified wraps a schema and components into a document with identifiers.
func identified(t *testing.T, head, schema, components string, others ...string) *lowered {
	t.Helper()
	return lower(t, head+"\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/json:\n            schema: "+
		schema+"\ncomponents:\n  schemas:\n"+components, others...)
}

func (l *lowered) reaches(what string, pointers map[string]string) {
	l.t.Helper()
	equal(l.t, what+": unresolved", l.api.Facts.UnresolvedReferences, []contract.UnresolvedReferenceFacts{})
	for pointer, want := range pointers {
		equal(l.t, what+": "+pointer, l.schema(pointer).Direction, want)
	}
}

// JSON Schema 2020-12 Core §8.2.1: $id is a reference, resolved against the base URI of the document (RFC 3986 §5.1).
func TestSemanticsSchemaRelativeIdentifiers(t *testing.T) {
	const components = `    One: {$id: one, type: object, additionalProperties: false, properties: {p: {$ref: two}, q: {$ref: "/schemas/three"}}}
    Two: {$id: two, type: string, maxLength: 4}
    Three: {$id: /schemas/three, type: object, properties: {f: {$ref: "four#/$defs/x"}}}
    Four: {$id: /schemas/four, $defs: {x: {type: string}}}
`
	for _, head := range []string{"openapi: 3.1.0", "openapi: 3.2.0", "openapi: 3.2.0\n$self: https://api.test/v1/openapi.yaml"} {
		l := identified(t, head, `{$ref: "#/components/schemas/One"}`, components)
		l.reaches(head, map[string]string{
			"/components/schemas/Two": "request", "/components/schemas/Three": "request", "/components/schemas/Four/$defs/x": "request",
		})
		equal(t, head, len(l.problems), 0)
	}
	before := identified(t, "openapi: 3.0.3", `{$ref: "#/components/schemas/One"}`, components)
	equal(t, "$id is no keyword before 3.1", len(before.api.Facts.UnresolvedReferences) > 0, true)
}

// OpenAPI 3.2 OpenAPI Object, $self: it is the base URI of the document.
func TestSemanticsSchemaReferencesRelativeToSelf(t *testing.T) {
	for _, ref := range []string{
		"openapi.yaml#/components/schemas/Name", "/v1/openapi.yaml#/components/schemas/Name", "https://api.test/v1/openapi.yaml#/components/schemas/Name",
		"https://api.test/v1/../v1/openapi.yaml#/components/schemas/Name", "#/components/schemas/Name",
		"https://api.test/v1/name", "name", "//api.test/v1/name",
	} {
		l := identified(t, "openapi: 3.2.0\n$self: https://api.test/v1/openapi.yaml", `{$ref: "`+ref+`"}`, "    Name: {$id: name, type: string}\n")
		l.reaches(ref, map[string]string{"/components/schemas/Name": "request"})
	}
	file := identified(t, "openapi: 3.2.0\n$self: https://api.test/v1/openapi.yaml", `{$ref: "parts.yaml#/Name"}`, "    Other: {type: string}\n",
		"parts.yaml", "Name: {type: string}\n")
	file.reaches("other documents are read as files", map[string]string{"/Name": "request"})
	outside := identified(t, "openapi: 3.2.0", `{$ref: "../api.yaml#/components/schemas/Name"}`, "    Name: {type: string}\n")
	equal(t, "a file outside the root", outside.api.Facts.UnresolvedReferences[0].Reason, "outside-root")
}

// JSON Schema 2020-12 Core §8.2.2: an anchor is a fragment of its own resource.
func TestSemanticsSchemaAnchorsOfResources(t *testing.T) {
	const components = `    One: {$id: "https://x.test/one", $defs: {x: {$anchor: x, type: string, maxLength: 3}}, properties: {p: {$ref: "#x"}}, type: object}
    Two: {$id: "https://x.test/two", $defs: {x: {$anchor: x, type: string}}, properties: {p: {$ref: "#x"}}, type: object}
    Outer: {$anchor: outer, type: string}
`
	l := identified(t, "openapi: 3.1.0", `{$ref: "https://x.test/two"}`, components)
	l.reaches("own anchor", map[string]string{"/components/schemas/Two/$defs/x": "request", "/components/schemas/One/$defs/x": "none"})
	l = identified(t, "openapi: 3.1.0", `{$ref: "https://x.test/one#x"}`, components)
	l.reaches("anchor of another resource", map[string]string{"/components/schemas/Two/$defs/x": "none", "/components/schemas/One/$defs/x": "request"})
	l = identified(t, "openapi: 3.1.0", `{$ref: "#outer"}`, components)
	l.reaches("anchor of the document", map[string]string{"/components/schemas/Outer": "request"})
	for _, ref := range []string{"#x", "https://x.test/one#outer"} {
		l = identified(t, "openapi: 3.1.0", `{$ref: "`+ref+`"}`, components)
		equal(t, ref+" is in another resource", len(l.api.Facts.UnresolvedReferences), 1)
	}
}

// JSON Schema 2020-12 Core §8.2: only schemas have identifiers. What stands in data is data.
func TestSemanticsSchemaIdentifiersInData(t *testing.T) {
	for _, keyword := range []string{"example: ", "examples: [", "default: ", "const: ", "enum: [", "x-sample: "} {
		end := ""
		if keyword[len(keyword)-1] == '[' {
			end = "]"
		}
		l := identified(t, "openapi: 3.1.0", `{type: object, properties: {a: {$ref: "#name"}, b: {$ref: "https://x.test/n"}}}`,
			"    Data: {"+keyword+`{$anchor: name, $id: "https://x.test/n", type: object}`+end+"}\n"+
				"    Name: {$anchor: name, type: string}\n    N: {$id: \"https://x.test/n\", type: string}\n")
		l.reaches(keyword, map[string]string{"/components/schemas/Name": "request", "/components/schemas/N": "request"})
	}
	l := identified(t, "openapi: 3.1.0", `{$ref: "#name"}`,
		"    Data: {type: object, properties: {default: {$anchor: name, type: string}, $anchor: {type: string}, $id: {type: string}}}\n")
	l.reaches("a property may have the name of a keyword", map[string]string{"/components/schemas/Data/properties/default": "request"})
}

// JSON Schema 2020-12 Core §8.2.3.2: the outermost $dynamicAnchor of the dynamic scope counts.
func TestSemanticsSchemaDynamicReferences(t *testing.T) {
	const components = `    List: {$id: "https://x.test/list", type: array, items: {$dynamicRef: "#item"}, $defs: {item: {$dynamicAnchor: item, not: {}}}}
    People: {$id: "https://x.test/people", $ref: list, $defs: {item: {$dynamicAnchor: item, $ref: "https://x.test/person"}}}
    Pets: {$id: "https://x.test/pets", $ref: list, $defs: {item: {$dynamicAnchor: item, $ref: "https://x.test/pet"}}}
    Person: {$id: "https://x.test/person", type: object}
    Pet: {$id: "https://x.test/pet", type: object}
`
	l := identified(t, "openapi: 3.1.0", `{$ref: "#/components/schemas/People"}`, components)
	l.reaches("outermost anchor", map[string]string{"/components/schemas/Person": "request", "/components/schemas/Pet": "none"})
	equal(t, "it is judged", len(l.problems), 0)
	inline := identified(t, "openapi: 3.1.0", `{$id: "https://x.test/inline", $ref: list, $defs: {item: {$dynamicAnchor: item, $ref: "https://x.test/pet"}}}`, components)
	inline.reaches("anchor of a schema in the request", map[string]string{"/components/schemas/Pet": "request", "/components/schemas/Person": "none"})
	alone := identified(t, "openapi: 3.1.0", `{$ref: "#/components/schemas/List"}`, components)
	alone.reaches("the generic schema itself", map[string]string{"/components/schemas/Person": "none", "/components/schemas/List/$defs/item": "request"})

	both := identified(t, "openapi: 3.1.0", `{anyOf: [{$ref: "#/components/schemas/People"}, {$ref: "#/components/schemas/Pets"}]}`, components)
	both.reaches("two meanings are no fault of the document", nil)
	equal(t, "two meanings cannot be judged", len(both.problems), 1)
	if len(both.problems) == 1 {
		equal(t, "problem", both.problems[0].Message, `what "#item" refers to was not judged: which schema it means depends on the schemas that lead to it`)
	}
	static := identified(t, "openapi: 3.1.0", `{$ref: "https://x.test/list2"}`,
		components+`    Static: {$id: "https://x.test/list2", type: array, items: {$dynamicRef: "#item"}, $defs: {item: {$anchor: item, type: string}}}`+"\n")
	static.reaches("without a $dynamicAnchor it is a $ref", map[string]string{"/components/schemas/Static/$defs/item": "request"})
}

// RFC 6901 §4: an index has no leading zeros.
func TestSemanticsSchemaIndexesOfPointers(t *testing.T) {
	for index, broken := range map[string]int{"0": 0, "1": 0, "00": 1, "01": 1, "+1": 1, "-": 1} {
		l := lower(t, schemaIn("3.1.0", `{type: object, properties: {a: {$ref: "#/components/schemas/Many/anyOf/`+index+`"}}}`, "    Many: {anyOf: [{type: string}, {type: object}]}\n"))
		equal(t, index, len(l.api.Facts.UnresolvedReferences), broken)
	}
}

// JSON Schema 2020-12 Validation §9.4: readOnly is an annotation of the instance, collected from all schemas that apply.
func TestSemanticsSchemaReadOnlyInBranches(t *testing.T) {
	const components = `    Id: {type: string}
    Code: {readOnly: true, $ref: "#/components/schemas/Id"}
    Far: {$ref: "#/components/schemas/Code"}
    Fixed: {type: string, readOnly: true}
`
	for property, directions := range map[string][2]string{ // in 3.0, in 3.1
		`{allOf: [{$ref: "#/components/schemas/Id"}, {readOnly: true}]}`:               {"none", "none"},
		`{allOf: [{allOf: [{$ref: "#/components/schemas/Fixed"}]}]}`:                   {"none", "none"},
		`{$ref: "#/components/schemas/Code"}`:                                          {"request", "none"}, // beside $ref, 3.0 ignores it
		`{$ref: "#/components/schemas/Far"}`:                                           {"request", "none"},
		`{$ref: "#/components/schemas/Fixed"}`:                                         {"none", "none"},
		`{allOf: [{$ref: "#/components/schemas/Id"}, {writeOnly: true}]}`:              {"request", "request"},
		`{anyOf: [{type: string, readOnly: true}, {$ref: "#/components/schemas/Id"}]}`: {"request", "request"},
	} {
		for i, version := range []string{"3.0.3", "3.1.0"} {
			used := "none"
			for _, pointer := range []string{"/components/schemas/Id", "/components/schemas/Fixed"} {
				l := lower(t, schemaIn(version, `{type: object, properties: {a: `+property+`}}`, components))
				if d := l.schema(pointer).Direction; d != "none" {
					used = d
				}
			}
			equal(t, version+" "+property, used, directions[i])
		}
	}
}

// OpenAPI 3.2 Media Type Object: itemSchema may be used with schema.
func TestSemanticsSchemaItemSchemaBesideSchema(t *testing.T) {
	const text = `
info: {title: t, version: "1"}
paths:
  /a:
    post:
      requestBody:
        content:
          application/jsonl:
            schema: {type: array, maxItems: 3}
            itemSchema: {$ref: "#/components/schemas/Item"}
components: {schemas: {Item: {type: object}}}
`
	const schema = "/paths/~1a/post/requestBody/content/application~1jsonl/schema"
	l := lower(t, "openapi: 3.2.0"+text)
	equal(t, "items", l.schema("/components/schemas/Item").Whole, true)
	equal(t, "the items are described", l.schema(schema).Gap, "none")
	before := lower(t, "openapi: 3.1.0"+text)
	equal(t, "no keyword before 3.2", before.schema("/components/schemas/Item").Direction, "none")
	equal(t, "the items are not described", before.schema(schema).Gap, "no-items")
}

// JSON Schema 2020-12 Core §10.2.2: then, else and dependentSchemas limit values under a condition.
func TestSemanticsSchemaConditionalLimits(t *testing.T) {
	for schema, want := range map[string]bool{ // whether strings are bounded
		`{type: string, if: {pattern: "^a"}, then: {maxLength: 3}, else: {maxLength: 5}}`:                      true,
		`{type: string, if: {pattern: "^a"}, then: {maxLength: 3}}`:                                            false,
		`{type: string, if: {pattern: "^a"}, else: {maxLength: 3}}`:                                            false,
		`{type: string, if: {maxLength: 9}, else: {maxLength: 20}}`:                                            true,
		`{type: string, then: {maxLength: 3}, else: {maxLength: 3}}`:                                           false, // without if both are ignored
		`{type: string, if: {type: string}, then: {maxLength: 3}}`:                                             true,
		`{type: [string, integer], if: {type: string}, then: {maxLength: 3}, else: {type: integer}}`:           true,
		`{type: [string, integer], if: {type: string}, then: {maxLength: 3}, else: {type: [string, integer]}}`: false,
	} {
		equal(t, schema, lower(t, schemaIn("3.1.0", schema, "")).schema(bodySchema).Constraints.BoundedString, want)
		equal(t, "3.0 "+schema, lower(t, schemaIn("3.0.3", schema, "")).schema(bodySchema).Constraints.BoundedString, false)
	}
	for schema, want := range map[string]bool{
		`{type: object, required: [a], dependentSchemas: {a: {maxProperties: 3}}}`: true,
		`{type: object, dependentSchemas: {a: {maxProperties: 3}}}`:                false,
	} {
		equal(t, schema, lower(t, schemaIn("3.1.0", schema, "")).schema(bodySchema).Constraints.MaxProperties != nil, want)
	}
}

// JSON Schema 2020-12 Core §11.2: unevaluatedItems: false leaves only the items that others describe.
func TestSemanticsSchemaUnevaluatedItems(t *testing.T) {
	for schema, want := range map[string]bool{
		`{type: array, prefixItems: [{type: string}], unevaluatedItems: false}`:                        true,
		`{type: array, unevaluatedItems: false}`:                                                       true,
		`{type: array, allOf: [{prefixItems: [{type: string}]}], unevaluatedItems: false}`:             true,
		`{type: array, allOf: [{items: {type: string}}], unevaluatedItems: false}`:                     false,
		`{type: array, contains: {type: string}, unevaluatedItems: false}`:                             false,
		`{type: array, prefixItems: [{type: string}], items: {type: string}, unevaluatedItems: false}`: false,
		`{type: array, prefixItems: [{type: string}]}`:                                                 false,
	} {
		equal(t, schema, lower(t, schemaIn("3.1.0", schema, "")).schema(bodySchema).Constraints.BoundedArray, want)
	}
	for _, schema := range []string{`{type: array, unevaluatedItems: false}`, `{type: array, unevaluatedItems: {type: string}}`} {
		equal(t, "from 3.1 on items are described by "+schema, lower(t, schemaIn("3.1.0", schema, "")).schema(bodySchema).Gap, "none")
		equal(t, "not before by "+schema, lower(t, schemaIn("3.0.3", schema, "")).schema(bodySchema).Gap, "no-items")
	}
}

// JSON Schema 2020-12 Validation §6.1.1: every integer is a number.
func TestSemanticsSchemaNumberAndInteger(t *testing.T) {
	for schema, want := range map[string][]string{
		`{allOf: [{type: number}, {type: integer}]}`:               {"integer"},
		`{allOf: [{type: integer}, {type: number}]}`:               {"integer"},
		`{type: number, allOf: [{type: integer, minimum: 1}]}`:     {"integer"},
		`{allOf: [{type: number}, {type: number}]}`:                {"number"},
		`{allOf: [{type: string}, {type: integer}]}`:               {},
		`{type: number, anyOf: [{type: integer}, {type: string}]}`: {"integer"},
	} {
		for _, version := range allV3 {
			equal(t, version+" "+schema, lower(t, schemaIn(version, schema, "")).schema(bodySchema).Constraints.Types, want)
		}
	}
}

// Parameter Object, "name": definitions of these header parameters are ignored, so that their limits protect nothing.
func TestSemanticsSchemaIgnoredHeaders(t *testing.T) {
	const text = `
info: {title: t, version: "1"}
paths:
  /a:
    get:
      parameters:
        - {name: authorization, in: header, schema: {type: string}}
        - {name: Accept, in: header}
        - {name: Accept, in: query, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string}}
`
	for _, version := range allV3 {
		l := lower(t, "openapi: "+version+text)
		for i, want := range []string{"none", "", "request", "request"} {
			if want != "" {
				equal(t, version, l.schema("/paths/~1a/get/parameters/"+string(rune('0'+i))+"/schema").Direction, want)
			}
		}
		for _, schema := range facts[*contract.SchemaFacts](l, model.EntitySchema) {
			if schema.Gap == "parameter" {
				equal(t, version+": no schema is missing", schema.Direction, "none")
			}
		}
	}
	v2 := lower(t, `swagger: "2.0"
info: {title: t, version: "1"}
paths: {/a: {get: {parameters: [{name: Accept, in: header, type: string}], responses: {}}}}
`)
	equal(t, "2.0 ignores none", v2.schema("/paths/~1a/get/parameters/0").Direction, "request")
}

// JSON Schema 2020-12 Validation §6.3.1: maxLength 0 leaves one string.
func TestSemanticsSchemaEmptyString(t *testing.T) {
	for schema, want := range map[string]bool{`{type: string, maxLength: 0}`: true, `{type: string, maxLength: 1}`: false} {
		equal(t, schema, lower(t, schemaIn("3.0.3", schema, "")).schema(bodySchema).Constraints.Restricted, want)
	}
}

// JSON Schema 2020-12 Core §10.3.2: keywords for objects say nothing of other values.
func TestSemanticsSchemaObjectsWithoutType(t *testing.T) {
	for schema, want := range map[string]string{
		`{properties: {a: {type: string}}, additionalProperties: false}`: "no-object-type",
		`{additionalProperties: {type: string}}`:                         "no-object-type",
		`{type: object, properties: {a: {type: string}}}`:                "none",
		`{properties: {a: {type: string}}, allOf: [{type: object}]}`:     "none",
		`{allOf: [{$ref: "#/components/schemas/Open"}]}`:                 "none",
		`{maxLength: 3}`: "no-type",
	} {
		for _, version := range allV3 {
			equal(t, version+" "+schema, lower(t, schemaIn(version, schema, "")).schema(bodySchema).Gap, want)
		}
	}
}

// What accepts any value or any object says so by different names: bytes are no object, and null alone is no type.
func TestSemanticsSchemaGaps(t *testing.T) {
	for schema, want := range map[string]string{
		`{type: object}`:                                                "no-properties",
		`{type: object, properties: {}}`:                                "no-properties",
		`{type: object, format: uuid}`:                                  "no-properties",
		`{type: object, format: file}`:                                  "bytes",
		`{type: object, format: binary}`:                                "bytes",
		`{type: object, format: file, properties: {a: {type: string}}}`: "none",
		`{type: object, format: file, additionalProperties: false}`:     "none",
		`{type: object, properties: {}, additionalProperties: false}`:   "none",
		`{type: string, format: binary}`:                                "none",
		`{description: d, example: e}`:                                  "empty",
		`{nullable: true, description: d}`:                              "empty",
		`{nullable: true, oneOf: [{type: string}, {}]}`:                 "branch",
	} {
		equal(t, schema, lower(t, schemaIn("3.0.3", schema, "")).schema(bodySchema).Gap, want)
	}
}

// Keywords of schemas that apply together, and values with the limits that apply to them.
func TestSemanticsSchemaContradictions(t *testing.T) {
	for schema, want := range map[string]string{ // the place; empty: none
		`{allOf: [{type: string, minLength: 5}, {maxLength: 3}]}`:                    "allOf",
		`{allOf: [{type: string, minLength: 3}, {maxLength: 5}]}`:                    "",
		`{maxLength: 3, allOf: [{type: string, minLength: 5}]}`:                      "maxLength",
		`{allOf: [{allOf: [{type: string, minLength: 5}, {maxLength: 3}]}]}`:         "", // told in the branch
		`{allOf: [{type: array, minItems: 5, items: {}}, {maxItems: 3}]}`:            "allOf",
		`{allOf: [{type: string, enum: [a, b]}, {enum: [c]}]}`:                       "allOf",
		`{allOf: [{type: string, enum: [a, b]}, {enum: [b, c]}]}`:                    "",
		`{allOf: [{enum: [1, 2]}, {enum: [1.0]}]}`:                                   "",
		`{type: number, enum: [1, 2], default: 1.0}`:                                 "",
		`{type: number, enum: [1, 2], default: 3}`:                                   "default",
		`{type: string, maxLength: 3, default: abcd}`:                                "default",
		`{type: string, maxLength: 3, default: äöü}`:                                 "",
		`{type: string, minLength: 1, default: ""}`:                                  "default",
		`{type: integer, minimum: 1, default: 0}`:                                    "default",
		`{type: integer, maximum: 9, default: 9}`:                                    "",
		`{type: string, maxLength: 3, enum: [abc, abcd]}`:                            "enum/1",
		`{type: array, items: {type: string}, enum: [a, b, c]}`:                      "enum",
		`{type: integer, enum: ["1", "2"]}`:                                          "enum",
		`{type: integer, enum: ["1", 2, "3"]}`:                                       "enum/0enum/2",
		`{type: integer, enum: ["1"]}`:                                               "enum/0",
		`{type: array, items: {type: string}, enum: [[a], [b]]}`:                     "",
		`{type: integer, minimum: 2, enum: [1, 2]}`:                                  "enum/0",
		`{allOf: [{type: string, enum: [a, b]}], default: c}`:                        "default",
		`{allOf: [{type: string, maxLength: 3}], default: abcd}`:                     "default",
		`{type: array, items: {type: string}, minItems: 1, default: []}`:             "default",
		`{anyOf: [{type: string, maxLength: 3}, {type: integer}], default: abcd}`:    "",
		`{type: array, items: {type: string, enum: [a]}, default: [a], maxItems: 1}`: "",
	} {
		for _, version := range allV3 {
			got := ""
			for _, fault := range lower(t, schemaIn(version, schema, "")).schema(bodySchema).Contradictions {
				got += joinPlace(fault.At)
			}
			equal(t, version+" "+schema, got, want)
		}
	}
	for schema, want := range map[string]string{
		`{type: array, items: {type: string}, enum: [a, b]}`: "no enum value is of type array: the enumeration belongs to items",
		`{type: integer, enum: [a, b]}`:                      "no enum value is of type integer",
	} {
		equal(t, schema, lower(t, schemaIn("3.0.3", schema, "")).schema(bodySchema).Contradictions[0].Message, want)
	}
	for schema, want := range map[string]string{
		`{type: string, maxLength: 3, const: abcd}`:           "const",
		`{type: integer, exclusiveMinimum: 1, const: 1}`:      "const",
		`{$ref: "#/components/schemas/Short", minLength: 5}`:  "minLength",
		`{$ref: "#/components/schemas/Short", default: abcd}`: "default",
	} {
		got := ""
		for _, fault := range lower(t, schemaIn("3.1.0", schema, "    Short: {type: string, maxLength: 3}\n")).schema(bodySchema).Contradictions {
			got += joinPlace(fault.At)
		}
		equal(t, schema, got, want)
	}
}

func joinPlace(at []string) string { return strings.Join(at, "/") }
