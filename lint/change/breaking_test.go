package change

import (
	"slices"
	"strings"
	"testing"
)

// TestValuesThatBreakCallers edits what an operation takes and returns.
func TestValuesThatBreakCallers(t *testing.T) {
	const base = `openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /pets:
    post:
      parameters: [{name: sort, in: query, schema: {type: string, enum: [age, name]}}, {name: page, in: query, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    NewPet:
      type: object
      required: [name]
      properties:
        name: {type: string, enum: [a, b]}
        age: {type: number}
        tag: {type: [string, integer]}
        owner: {type: object, properties: {mail: {type: string}}}
        id: {type: string, readOnly: true}
        kind: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    Cat: {type: object, properties: {lives: {type: integer}}}
    Dog: {type: object, properties: {tricks: {type: integer}}}
    Pet:
      type: object
      properties:
        name: {type: string}
        age: {type: integer}
        owner: {$ref: '#/components/schemas/Owner'}
    Owner: {type: object, properties: {mail: {type: string}, since: {type: string}}}
`
	for name, test := range map[string]struct {
		edit []string // texts and what replaces them
		want []string
	}{
		"a field is required":          {[]string{"required: [name]", "required: [name, age]"}, []string{`POST /pets demands the field "age" of "NewPet"`}},
		"a new field is required":      {[]string{"required: [name]", "required: [name, size]", "age: {type: number}", "age: {type: number}\n        size: {type: number}"}, []string{`POST /pets demands the field "size" of "NewPet"`}},
		"a field inside":               {[]string{"owner: {type: object, ", "owner: {type: object, required: [mail], "}, []string{`POST /pets demands the field "mail" of "NewPet > .owner"`}},
		"a field of the server":        {[]string{"required: [name]", "required: [name, id]"}, nil},
		"a new optional object":        {[]string{"age: {type: number}", "age: {type: number}\n        home: {type: object, required: [street], properties: {street: {type: string}}}"}, nil},
		"required in an alternative":   {[]string{"Cat: {type: object, ", "Cat: {type: object, required: [lives], "}, nil},
		"required under a condition":   {[]string{"      required: [name]", "      required: [name]\n      if: {required: [tag]}\n      then: {required: [age]}"}, nil},
		"required in a part":           {[]string{"      required: [name]\n", "      allOf: [{required: [name]}]\n"}, nil},
		"a part demands more":          {[]string{"      required: [name]\n", "      required: [name]\n      allOf: [{required: [age]}]\n"}, []string{`POST /pets demands the field "age" of "NewPet"`}},
		"a value is gone":              {[]string{"enum: [a, b]", "enum: [a]"}, []string{`POST /pets no longer takes "b" in "name"`}},
		"a value of a parameter":       {[]string{"enum: [age, name]", "enum: [age]"}, []string{`POST /pets no longer takes "name" in "sort"`}},
		"a parameter takes any text":   {[]string{"{name: page, in: query, schema: {type: integer}}", "{name: page, in: query, schema: {type: string}}"}, nil},
		"a parameter takes some texts": {[]string{"{name: page, in: query, schema: {type: integer}}", "{name: page, in: query, schema: {type: string, format: uuid}}"}, []string{`POST /pets no longer takes integer in "page"`}},
		"a value more":                 {[]string{"enum: [a, b]", "enum: [a, b, c]"}, nil},
		"an integer only":              {[]string{"age: {type: number}", "age: {type: integer}"}, []string{`POST /pets no longer takes number in "age"`}},
		"one of two types":             {[]string{"type: [string, integer]", "type: string"}, []string{`POST /pets no longer takes integer in "tag"`}},
		"a type more in a request":     {[]string{"age: {type: number}", "age: {type: [number, string]}"}, nil},
		"a type where none was":        {[]string{"tricks: {type: integer}", "tricks: {}"}, nil},
		"a field that is returned":     {[]string{"        age: {type: integer}\n", ""}, []string{`POST /pets no longer returns the field "age" of "Pet"`}},
		"one inside":                   {[]string{", since: {type: string}", ""}, []string{`POST /pets no longer returns the field "since" of "Owner"`}},
		"an object with its fields":    {[]string{"        owner: {$ref: '#/components/schemas/Owner'}\n", ""}, []string{`POST /pets no longer returns the field "owner" of "Pet"`}},
		"a field less in a request":    {[]string{"        age: {type: number}\n", ""}, nil},
		"a wider type is returned":     {[]string{"age: {type: integer}", "age: {type: number}"}, []string{`POST /pets returns number in "age" now`}},
		"a narrower type":              {[]string{"        age: {type: integer}\n", "        age: {type: integer, minimum: 0}\n"}, nil},
		"another body": {[]string{"{'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}", "{'200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}"}, []string{
			`POST /pets returns array in "response 200" now`,
		}},
		"the owner inline":    {[]string{"owner: {$ref: '#/components/schemas/Owner'}", "owner: {type: object, properties: {mail: {type: string}, since: {type: string}}}"}, nil},
		"null is returned":    {[]string{"age: {type: integer}", "age: {type: [integer, 'null']}"}, nil},
		"fields moved inside": {[]string{"        age: {type: integer}\n", "", "properties: {mail: {type: string}, since", "properties: {age: {type: integer}, mail: {type: string}, since"}, nil},
		"another status":      {[]string{"'200':", "'201':"}, []string{"POST /pets no longer answers 200"}},
	} {
		after := base
		for i := 0; i < len(test.edit); i += 2 {
			if !strings.Contains(after, test.edit[i]) {
				t.Fatalf("%s: there is no %q", name, test.edit[i])
			}
			after = strings.Replace(after, test.edit[i], test.edit[i+1], 1)
		}
		var got []string
		for _, e := range differ(contractSide(t, base), contractSide(t, after)) {
			if facts, ok := e.Facts.(*ContractFacts); ok {
				for _, b := range facts.Breaking {
					got = append(got, b.Text)
				}
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
