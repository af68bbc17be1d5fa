package contract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/source"
)

// The dialects are written into one schema each; they must judge as the vocabularies of JSON Schema 2020-12 do, which the
// validator brings along.
func TestDialectsJudgeAsTheirVocabularies(t *testing.T) {
	for _, dialect := range []string{"3.1", "3.2"} {
		written, err := dialects.ReadFile("dialect/" + dialect + ".json")
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(written)))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource("dialect.json", schema); err != nil {
			t.Fatal(err)
		}
		ours, theirs := c.MustCompile("dialect.json"), c.MustCompile("https://json-schema.org/draft/2020-12/schema")
		for text, valid := range map[string]bool{
			`true`: true, `{}`: true, `5`: false, `{"type": "string"}`: true, `{"type": "strng"}`: false, `{"type": ["string", "null"]}`: true,
			`{"type": ["string", "string"]}`: false, `{"type": []}`: false, `{"maxLength": -1}`: false, `{"maxLength": 1.5}`: false, `{"maxLength": 2.0}`: true,
			`{"exclusiveMinimum": true}`: false, `{"additionalProperties": "false"}`: false, `{"properties": {"type": {"type": 5}}}`: false,
			`{"properties": {"type": {"type": "object"}}}`: true, `{"unknown": {"type": 5}}`: true, `{"x-note": 1}`: true, `{"allOf": []}`: false,
			`{"allOf": [{"anyOf": [{"not": {"type": 5}}]}]}`: false, `{"$ref": 5}`: false, `{"$anchor": "1"}`: false, `{"$id": "a#b"}`: false,
			`{"enum": "a"}`: false, `{"const": null}`: true, `{"required": ["a", "a"]}`: false, `{"required": []}`: true, `{"multipleOf": 0}`: false,
			`{"dependentRequired": {"a": "b"}}`: false, `{"dependentSchemas": {"a": 5}}`: false, `{"dependencies": {"a": ["b"]}}`: true, `{"dependencies": {"a": 5}}`: false,
			`{"definitions": {"a": 5}}`: false, `{"$defs": {"a": false}}`: true, `{"prefixItems": [true]}`: true, `{"items": [{}]}`: false, `{"contentSchema": 5}`: false,
			`{"unevaluatedItems": 5}`: false, `{"unevaluatedProperties": {"type": 5}}`: false, `{"readOnly": "true"}`: false, `{"format": 5}`: false, `{"title": 5}`: false,
			`{"examples": {}}`: false, `{"nullable": true}`: true, `{"$vocabulary": {"a": 5}}`: false, `{"patternProperties": {"a": 5}}`: false, `{"if": 5}`: false,
		} {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if got, other := ours.Validate(v) == nil, theirs.Validate(v) == nil; got != valid || other != valid {
				t.Errorf("%s: %s: valid %v, by the vocabularies %v, want %v", dialect, text, got, other, valid)
			}
			if n := nodeOf(t, text); n.IsMap() && isSound(n, v31) && !valid && !strings.Contains(text, `{"type": 5}`) { // which is looked at by itself
				t.Errorf("%s is taken for sound", text)
			}
		}
		for text, valid := range map[string]bool{ // the vocabulary of OpenAPI
			`{"discriminator": {"mapping": {}}}`: dialect == "none", `{"discriminator": {"propertyName": "p", "x-note": 1}}`: true, `{"discriminator": "p"}`: false,
			`{"xml": {"name": 5}}`: false, `{"xml": {"nodeType": "text"}}`: dialect == "3.2", `{"externalDocs": {}}`: false, `{"example": 5}`: true,
		} {
			v, _ := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if got := ours.Validate(v) == nil; got != valid {
				t.Errorf("%s: %s: valid %v", dialect, text, got)
			}
			if isSound(nodeOf(t, text), v31) && !valid {
				t.Errorf("%s is taken for sound", text)
			}
		}
	}
}

func nodeOf(t *testing.T, text string) source.Node {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(`{"openapi": "3.1.0", "x": `+text+`}`), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{"a.json"}})
	if err != nil {
		t.Fatal(err)
	}
	doc, problem := (&source.Reader{}).Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	return doc.Nodes()[0].Get("x")
}
