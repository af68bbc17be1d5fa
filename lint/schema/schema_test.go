package schema

import (
	"encoding/json"
	"strings"
	"testing"
)

var sample = New([]byte(`{
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"type": "object", "additionalProperties": false, "required": ["name"],
	"properties": {
		"name": {"type": "string", "pattern": "\\S"},
		"day": {"$ref": "#/$defs/date"},
		"url": {"type": "string", "pattern": "^https:"},
		"version": {"const": 2},
		"count": {"type": "integer", "minimum": 1, "maximum": 9},
		"quick": {"type": "boolean"},
		"words": {"type": "array", "items": {"enum": ["one", "two", "3"]}},
		"any/of": {"additionalProperties": {"anyOf": [
			{"enum": ["off", "on"]},
			{"type": "object", "additionalProperties": false, "properties": {"level": {"enum": ["low", "high"]}}}
		]}}
	},
	"$defs": {"date": {"type": "string", "format": "date"}}
}`), map[string]string{"date": "a date such as 2026-09-01", "^https:": "a URL"})

func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		`{"name": "a", "day": "2026-01-01", "version": 2, "count": 3, "quick": true, "words": ["one"], "any/of": {"x": "off", "y": {"level": "low"}}}`: "",

		`5`:                                   `: the document must be an object, not a number`,
		`{}`:                                  `name: the document lacks the field "name"`,
		`{"name": "a", "words": 1, "dya": 1}`: `dya: unknown field "dya", did you mean "day"?; words: "words" must be an array, not a number`,
		`{"name": " "}`:                       `name: "name" is empty`,
		`{"name": 5}`:                         `name: "name" must be a string, not a number: write it in quotes`,
		`{"name": "a", "day": "soon"}`:        `day: "day" is "soon", which is not a date such as 2026-09-01`,
		`{"name": "a", "day": 5}`:             `day: "day" must be a date such as 2026-09-01, not a number`,
		`{"name": "a", "url": "x"}`:           `url: "url" is "x", which is not a URL`,
		`{"name": "a", "version": 1}`:         `version: "version" is 1; it must be 2`,
		`{"name": "a", "count": 0}`:           `count: "count" is 0; it must be at least 1`,
		`{"name": "a", "count": 10}`:          `count: "count" is 10; it must be at most 9`,
		`{"name": "a", "quick": "yes"}`:       `quick: "quick" must be true or false, not a string`,
		`{"name": "a", "words": ["one", "towo", null, 3]}`: `words/1: "words[1]" is "towo"; it must be one of one, two, 3, did you mean "two"?; ` +
			`words/2: "words[2]" is null; it must be one of one, two, 3; words/3: "words[3]" is the number 3; write it in quotes`,
		`{"name": "a", "any/of": {"x": "of"}}`:             `any/of/x: "x" is "of"; it must be one of off, on or an object, did you mean "off"?`,
		`{"name": "a", "any/of": {"x": ["on"]}}`:           `any/of/x: "x" is ["on"]; it must be one of off, on or an object`,
		`{"name": "a", "any/of": {"x": {"lvel": "low"}}}`:  `any/of/x/lvel: unknown field "lvel", did you mean "level"?`,
		`{"name": "a", "any/of": {"x": {"level": "lwo"}}}`: `any/of/x/level: "level" is "lwo"; it must be one of low, high, did you mean "low"?`,
	} {
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range sample.Check(value, strings.ToLower) {
			got = append(got, strings.Join(v.Pointer, "/")+": "+v.Message)
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestWhatIsQuotedIsHiddenAndCut(t *testing.T) {
	secret := strings.Repeat("SECRET", 50)
	value := map[string]any{"name": []any{map[string]any{secret: secret}}, "day": secret, secret: 1, "any/of": map[string]any{secret: secret}, "words": []any{strings.Repeat("ä", 500)}}
	violations := sample.Check(value, func(text string) string { return strings.ReplaceAll(text, secret, "…") })
	if len(violations) != 5 {
		t.Fatal(violations)
	}
	for _, v := range violations {
		if strings.Contains(v.Message, "SECRET") || len(v.Message) > 300 {
			t.Error(v.Message)
		}
	}
}
