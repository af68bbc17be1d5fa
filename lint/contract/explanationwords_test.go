package contract

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi/datamodel"
)

// Every keyword of the official schemas has words of ours. A keyword that is not listed here needs some in explanation.go.
func TestEveryKeywordHasWords(t *testing.T) {
	explained := strings.Fields(`$ref $dynamicRef type enum const pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
		minItems maxItems uniqueItems items prefixItems contains minContains maxContains minProperties maxProperties required properties
		patternProperties additionalProperties unevaluatedProperties propertyNames dependentSchemas allOf anyOf oneOf not if then else`)
	silent := strings.Fields(`$schema $id id $comment $dynamicAnchor $anchor $defs definitions $vocabulary title description default deprecated additionalItems`)
	notAsserted := []string{"media-range", "iri"} // formats, which JSON Schema 2020-12 does not assert
	var walk func(schema any)
	walk = func(schema any) {
		object, _ := schema.(map[string]any)
		for keyword, value := range object {
			if !slices.Contains(explained, keyword) && !slices.Contains(silent, keyword) {
				t.Errorf("the keyword %s has no words", keyword)
			}
			switch keyword {
			case "pattern":
				if patternWords[value.(string)] == "" {
					t.Errorf("the pattern %s has no words", value)
				}
			case "format":
				if formatWords[value.(string)] == "" && !slices.Contains(notAsserted, value.(string)) {
					t.Errorf("the format %s has no words", value)
				}
			case "properties", "patternProperties", "definitions", "$defs", "dependentSchemas":
				for _, member := range value.(map[string]any) {
					walk(member)
				}
			case "allOf", "anyOf", "oneOf", "prefixItems":
				for _, branch := range value.([]any) {
					walk(branch)
				}
			case "items", "additionalProperties", "unevaluatedProperties", "not", "if", "then", "else", "contains", "propertyNames":
				walk(value)
			}
		}
	}
	texts := []string{datamodel.OpenAPI2SchemaData, datamodel.OpenAPI3SchemaData, datamodel.OpenAPI31SchemaData, datamodel.OpenAPI32SchemaData}
	for _, dialect := range []string{"3.1", "3.2"} {
		text, _ := dialects.ReadFile("dialect/" + dialect + ".json")
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		var schema any
		if err := json.Unmarshal([]byte(text), &schema); err != nil {
			t.Fatal(err)
		}
		walk(schema)
	}
}
