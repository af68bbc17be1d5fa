package sbom

import (
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// TestAlternatives checks that a value that fits none of the forms that a schema allows is compared with the form that was meant.
func TestAlternatives(t *testing.T) {
	const subjects = `"annotations": [{"subjects": ["a"], "timestamp": "2026-03-01T08:00:00Z", "text": "x", "annotator": `
	for _, test := range []struct {
		name, member string
		want         []string
	}{
		{"tools, an unknown member of one", `"metadata": {"tools": [{"vendor": "v", "titel": "x"}]}`, []string{`tool has the unknown property "titel"`}},
		{"tools, two unknown members deep inside", `"metadata": {"tools": {"components": [{"type": "library", "name": "x", "a": 1, "b": 2}]}}`, []string{`the unknown property "a"`, `the unknown property "b"`}},
		{"tools, an unknown kind of tools", `"metadata": {"tools": {"programs": []}}`, []string{`tools has the unknown property "programs"`}},
		{"tools, a text", `"metadata": {"tools": "x"}`, []string{"tools is of type string, not array or object"}},
		{"a licence with two unknown members", `"metadata": {"licenses": [{"license": {"id": "MIT", "a": 1, "b": 2}}]}`, []string{`unknown property "a"`, `unknown property "b"`}},
		{"a licence that is an expression of a number", `"metadata": {"licenses": [{"expression": 7}]}`, []string{"license expression is of type number, not string"}},
		{"a licence without anything", `"metadata": {"licenses": [{}]}`, []string{"has none of license, expression"}},
		{"a phase that does not exist", `"metadata": {"lifecycles": [{"phase": "later", "description": "x"}]}`, []string{`phase "later" is not one of`, `unknown property "description"`}},
		{"a name of a phase that is a number", `"metadata": {"lifecycles": [{"name": 7, "description": "x"}]}`, []string{"lifecycle name is of type number"}},
		{"an annotator with a mistake", subjects + `{"component": {"type": "library"}}}]`, []string{`annotator component has no "name"`}},
		{"an annotator of no kind", subjects + `{"robot": {"name": "x"}}}]`, []string{"annotator has none of organization, individual, component, service", `unknown property "robot"`}},
		{"evidence, an unknown member", `"components": [{"type": "library", "name": "x", "evidence": {"identity": {"field": "purl", "x": 1, "y": 2}}}]`, []string{`unknown property "x"`, `unknown property "y"`}},
		{"a variable", `"formulation": [{"workflows": [{"bom-ref": "a", "uid": "1", "taskTypes": ["build"], "inputs": [{"environmentVars": [{"name": "A", "x": 1}]}]}]}]`, []string{`unknown property "x"`}},
		{"an address that is none", `"metadata": {"authors": [{"name": "A", "email": "nobody"}]}`, []string{`author email "nobody" is not a valid e-mail address`}},
		{"an address in another script", `"metadata": {"authors": [{"name": "A", "email": "실례@실례.테스트"}]}`, nil},
	} {
		var v any
		if err := json.Unmarshal([]byte(`{"bomFormat": "CycloneDX", "specVersion": "1.7", "version": 1, `+test.member+`}`), &v); err != nil {
			t.Fatal(err)
		}
		found, err := validate("bom-1.7.SNAPSHOT.schema.json", v)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			got = append(got, f.Message)
		}
		slices.Sort(got)
		if !slices.EqualFunc(got, test.want, strings.Contains) {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

// TestFormats checks that the validator knows every format that the schemas use: it takes a value for valid if it does not.
func TestFormats(t *testing.T) {
	invalid := map[string]string{
		"date": "2026-13-01", "date-time": "2026-03-01", "idn-email": "nobody", "iri-reference": "%", "uri": "nowhere", "regex": "(", "time": "25:00",
	}
	entries, err := schemas.ReadDir("schemas")
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string]bool{}
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if format := text(v, "format"); format != "" && text(v, "type") == "string" {
				formats[format] = true
			}
			for _, below := range v {
				visit(below)
			}
		case []any:
			for _, below := range v {
				visit(below)
			}
		}
	}
	for _, entry := range entries {
		if data, err := schemas.ReadFile("schemas/" + entry.Name()); err != nil {
			t.Fatal(err)
		} else if strings.HasSuffix(entry.Name(), ".json") {
			var v any
			if err := json.Unmarshal(data, &v); err != nil {
				t.Fatal(err)
			}
			visit(v)
		}
	}
	if len(formats) < 4 {
		t.Errorf("found %v only", formats)
	}
	c := newCompiler()
	for format := range formats {
		if err := c.AddResource("embed:///"+format, map[string]any{"format": format}); err != nil {
			t.Fatal(err)
		}
		s, err := c.Compile("embed:///" + format)
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(invalid[format]) == nil {
			t.Errorf("%q is accepted as %s", invalid[format], format)
		}
	}
}
