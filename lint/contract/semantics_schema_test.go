package contract_test

import (
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
