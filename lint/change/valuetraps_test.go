package change

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// api31 and api30 are contracts with one operation that takes a schema, and schemas among the components.
func api31(body string, schemas ...string) string { return apiOf("3.1.0", body, schemas) }
func api30(body string, schemas ...string) string { return apiOf("3.0.3", body, schemas) }

func apiOf(version, body string, schemas []string) string {
	return fmt.Sprintf(`{"openapi":%q,"info":{"title":"t","version":"1"},"paths":{"/a":{"post":{"operationId":"a",
"requestBody":{"content":{"application/json":{"schema":%s}}},"responses":{"200":{"description":"d"}}}}},"components":{"schemas":{%s}}}`, version, body, strings.Join(schemas, ","))
}

// atPath is the contract of api31 with another path and its parameters.
func atPath(path, parameters string) string {
	return strings.Replace(strings.Replace(api31(`{"type":"boolean"}`), `"/a"`, strconv.Quote(path), 1), `"operationId":"a",`, `"operationId":"a","parameters":[`+parameters+`],`, 1)
}

func ref(name string) string { return fmt.Sprintf(`{"$ref":"#/components/schemas/%s"}`, name) }

// TestWrittenInAnotherWay holds edits that change how a contract is written, not what it says.
func TestWrittenInAnotherWay(t *testing.T) {
	object := `{"type":"object","additionalProperties":false,"required":["id"],"properties":{"id":{"type":"string","maxLength":10},"note":{"type":"string","maxLength":100}}}`
	cat := `{"type":"object","title":"Cat","properties":{"kind":{"type":"string","enum":["cat"]},"lives":{"type":"integer","minimum":0,"maximum":9}}}`
	dog := `{"type":"object","title":"Dog","properties":{"kind":{"type":"string","enum":["dog"]},"name":{"type":"string","maxLength":9}}}`
	tree := `"Tree":{"type":"object","properties":{"text":{"type":"string","maxLength":9},"children":{"type":"array","maxItems":3,"items":{"$ref":"#/components/schemas/Tree"}}}}`
	for _, test := range []struct{ name, before, after string }{
		{"T16 a schema is extracted", api31(object), api31(ref("A"), `"A":`+object)},
		{"T16 a schema is put in place", api31(ref("A"), `"A":`+object), api31(object)},
		{
			"T16 a property is extracted with a description beside the reference", api31(`{"type":"object","properties":{"a":{"type":"string","maxLength":3}}}`),
			api31(`{"type":"object","properties":{"a":{"$ref":"#/components/schemas/A","description":"d"}}}`, `"A":{"type":"string","maxLength":3}`),
		},
		{
			"T16 a reference alone in allOf, as 3.0 describes it", api30(`{"type":"object","properties":{"a":{"$ref":"#/components/schemas/A"}}}`, `"A":`+object),
			api30(`{"type":"object","properties":{"a":{"description":"d","allOf":[{"$ref":"#/components/schemas/A"}]}}}`, `"A":`+object),
		},
		{
			"T17 allOf flattened", api31(`{"allOf":[`+ref("A")+`,{"properties":{"b":{"type":"string","maxLength":3}}}],"unevaluatedProperties":false}`, `"A":{"type":"object","properties":{"a":{"type":"string","maxLength":3}}}`),
			api31(`{"type":"object","additionalProperties":false,"properties":{"a":{"type":"string","maxLength":3},"b":{"type":"string","maxLength":3}}}`),
		},
		{
			"T17 allOf split and named anew", api31(ref("N"), `"N":{"allOf":[`+ref("A")+`],"properties":{"b":{"type":"string","maxLength":3}}}`, `"A":{"type":"object","properties":{"a":{"type":"string","maxLength":3},"c":{"type":"string","maxLength":3}}}`),
			api31(ref("N"), `"N":{"allOf":[`+ref("A1")+`,`+ref("A2")+`],"properties":{"b":{"type":"string","maxLength":3}}}`, `"A1":{"type":"object","properties":{"a":{"type":"string","maxLength":3}}}`, `"A2":{"type":"object","properties":{"c":{"type":"string","maxLength":3}}}`),
		},
		{"T18 a component renamed", api31(ref("A"), `"A":`+object), api31(ref("B"), `"B":`+object)},
		{"T18 a component renamed that refers to itself", api31(ref("Tree"), tree), api31(ref("Wood"), strings.ReplaceAll(tree, "Tree", "Wood"))},
		{"T20 alternatives in another order", api31(`{"oneOf":[` + cat + `,` + dog + `]}`), api31(`{"oneOf":[` + dog + `,` + cat + `]}`)},
		{"T20 anyOf instead of oneOf, in another order", api31(`{"oneOf":[` + cat + `,` + dog + `]}`), api31(`{"anyOf":[` + dog + `,` + cat + `]}`)},
		{"T20 alternatives extracted", api31(`{"oneOf":[` + cat + `,` + dog + `]}`), api31(`{"oneOf":[`+ref("Dog")+`,`+ref("Feline")+`]}`, `"Dog":`+dog, `"Feline":`+cat)},
		{"T21 nullable becomes a type", api30(`{"type":"object","properties":{"a":{"type":"string","nullable":true,"maxLength":3}}}`), api31(`{"type":"object","properties":{"a":{"type":["string","null"],"maxLength":3}}}`)},
		{"T21 nullable becomes an alternative", api30(`{"type":"object","properties":{"a":{"nullable":true,"allOf":[`+ref("A")+`]}}}`, `"A":`+object), api31(`{"type":"object","properties":{"a":{"oneOf":[`+ref("A")+`,{"type":"null"}]}}}`, `"A":`+object)},
		{"T21 exclusive limits become numbers", api30(`{"type":"object","properties":{"a":{"type":"integer","minimum":0,"maximum":5,"exclusiveMaximum":true}}}`), api31(`{"type":"object","properties":{"a":{"type":"integer","minimum":0,"exclusiveMaximum":5}}}`)},
		{
			"T21 OpenAPI 2.0 becomes 3.0", `{"swagger":"2.0","info":{"title":"t","version":"1"},"consumes":["application/json"],"paths":{"/a":{"post":{"operationId":"a","parameters":[{"name":"body","in":"body","schema":{"$ref":"#/definitions/A"}},{"name":"q","in":"query","type":"string","maxLength":3}],"responses":{"200":{"description":"d"}}}}},"definitions":{"A":` + object + `}}`,
			strings.Replace(api30(ref("A"), `"A":`+object), `"operationId":"a",`, `"operationId":"a","parameters":[{"name":"q","in":"query","schema":{"type":"string","maxLength":3}}],`, 1),
		},
		{"T22 a limit moves to a sibling in allOf", api31(`{"type":"object","properties":{"a":{"type":"string","maxLength":3}}}`), api31(`{"type":"object","properties":{"a":{"allOf":[{"type":"string"},{"maxLength":3}]}}}`)},
		{"T22 a limit moves out of a part", api31(`{"type":"object","properties":{"a":{"allOf":[`+ref("A")+`]}}}`, `"A":{"type":"string","maxLength":3}`), api31(`{"type":"object","properties":{"a":{"maxLength":3,"allOf":[`+ref("A")+`]}}}`, `"A":{"type":"string"}`)},
		{
			"T22 a parameter gets content", strings.Replace(api31(`{}`), `"operationId":"a",`, `"operationId":"a","parameters":[{"name":"q","in":"query","schema":{"type":"string","maxLength":3}}],`, 1),
			strings.Replace(api31(`{}`), `"operationId":"a",`, `"operationId":"a","parameters":[{"name":"q","in":"query","content":{"text/plain":{"schema":{"type":"string","maxLength":3}}}}],`, 1),
		},
		{"T24 examples and descriptions", api31(object), api31(strings.Replace(object, `"maxLength":100`, `"maxLength":100,"description":"d","example":"e","deprecated":true`, 1))},
	} {
		t.Run(test.name, func(t *testing.T) {
			if found := describeValues(contractSide(t, test.before), contractSide(t, test.after)); len(found) > 0 {
				t.Errorf("differ: %v", found)
			}
		})
	}
}

// TestValuesThatDiffer holds edits together with exactly the values that differ after them.
func TestValuesThatDiffer(t *testing.T) {
	shared := func(limit string) string {
		var paths []string
		for i := range 15 {
			paths = append(paths, fmt.Sprintf(`"/p%d":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"field%[1]d":{"$ref":"#/components/schemas/A"}}}}}},"responses":{"200":{"description":"d"}}}}`, i))
		}
		return `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{` + strings.Join(paths, ",") + `},"components":{"schemas":{"A":{"type":"string"` + limit + `}}}}`
	}
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{"a schema that many fields share differs once", shared(`,"maxLength":3`), shared(``), []string{"modified definition field0 request /components/schemas/A"}},
		{
			"inside a tree", api31(ref("T"), `"T":{"type":"object","properties":{"text":{"type":"string","maxLength":9},"left":{"$ref":"#/components/schemas/T"}}}`),
			api31(ref("T"), `"T":{"type":"object","properties":{"text":{"type":"string"},"left":{"$ref":"#/components/schemas/T"}}}`),
			[]string{"modified definition text request /components/schemas/T/properties/text"},
		},
		{
			"in an alternative", api31(`{"oneOf":[{"type":"string","maxLength":9},{"type":"array","maxItems":3,"items":{"type":"integer"}}]}`),
			api31(`{"oneOf":[{"type":"array","items":{"type":"integer"}},{"type":"string","maxLength":9}]}`),
			[]string{"modified definition request body of POST /a request /paths/~1a/post/requestBody/content/application~1json/schema/oneOf/0/type"},
		},
		{
			"an alternative that accepts more", api31(`{"oneOf":[{"type":"string","maxLength":9},{"type":"integer","minimum":0,"maximum":3}]}`),
			api31(`{"oneOf":[{"type":"string","maxLength":9},{"type":"integer","minimum":0,"maximum":3},{"type":"object"}]}`),
			[]string{"modified definition request body of POST /a request /paths/~1a/post/requestBody/content/application~1json/schema"},
		},
		{
			"in a part that two schemas share", api31(`{"type":"object","properties":{"x":`+ref("X")+`,"y":`+ref("Y")+`}}`, `"X":{"allOf":[`+ref("B")+`],"minLength":1}`, `"Y":{"allOf":[`+ref("B")+`],"minLength":2}`, `"B":{"type":"string","maxLength":3}`),
			api31(`{"type":"object","properties":{"x":`+ref("X")+`,"y":`+ref("Y")+`}}`, `"X":{"allOf":[`+ref("B")+`],"minLength":1}`, `"Y":{"allOf":[`+ref("B")+`],"minLength":2}`, `"B":{"type":"string"}`),
			[]string{"modified definition x request /components/schemas/B"},
		},
		{
			"renamed and opened", api31(ref("A"), `"A":{"type":"object","additionalProperties":false,"properties":{"a":{"type":"integer","minimum":0,"maximum":1}}}`),
			api31(ref("B"), `"B":{"type":"object","properties":{"a":{"type":"integer","minimum":0,"maximum":1}}}`),
			[]string{"modified definition request body of POST /a request /components/schemas/B"},
		},
		{
			"a field that moved into an object", api31(`{"type":"object","properties":{"role":{"type":"string","maxLength":3}}}`), api31(`{"type":"object","properties":{"user":{"type":"object","properties":{"role":{"type":"string"}}}}}`),
			[]string{"modified definition role request /paths/~1a/post/requestBody/content/application~1json/schema/properties/user/properties/role", "added field user request /paths/~1a/post/requestBody/content/application~1json/schema/properties/user"},
		},
		{
			"a subtype that a discriminator chooses", api30(ref("P"), `"P":{"type":"object","discriminator":{"propertyName":"k"},"properties":{"k":{"type":"string"}}}`, `"C":{"allOf":[`+ref("P")+`,{"type":"object","properties":{"n":{"type":"string","maxLength":3}}}]}`),
			api30(ref("P"), `"P":{"type":"object","discriminator":{"propertyName":"k"},"properties":{"k":{"type":"string"}}}`, `"C":{"allOf":[`+ref("P")+`,{"type":"object","properties":{"n":{"type":"string"}}}]}`),
			[]string{"modified definition n request /components/schemas/C/allOf/1/properties/n"},
		},
		{
			"a path with another number of parameters", atPath("/a/{id}", `{"name":"id","in":"path","schema":{"type":"integer"}}`),
			atPath("/a/{owner}/{id}", `{"name":"owner","in":"path","schema":{"type":"string"}},{"name":"id","in":"path","schema":{"type":"string"}}`),
			[]string{"modified definition id request /paths/~1a~1{owner}~1{id}/post/parameters/1/schema", "added field owner request /paths/~1a~1{owner}~1{id}/post/parameters/0"},
		},
		{"a schema that is gone", api31(`{"type":"object","properties":{"a":{"type":"string","maxLength":3}}}`), api31(`{"type":"object","properties":{"a":true}}`), []string{"modified definition a request /paths/~1a/post/requestBody/content/application~1json/schema/properties/a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := describeValues(contractSide(t, test.before), contractSide(t, test.after))
			if !slices.Equal(found, test.want) {
				t.Errorf("differ:\n%s\nwant:\n%s", strings.Join(found, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
	before, after := contractSide(t, shared(`,"maxLength":3`)), contractSide(t, shared(``))
	entities := values(before, after, pairOperations(before, after)).entities()
	if usages := entities[0].Usages(); len(usages) != maxUsages {
		t.Errorf("%d operations are named", len(usages))
	}
}
