package contract_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// drawn is a random value, the same in every run; no scanner finds it in this file.
func drawn(n int) string {
	const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	r := rand.New(rand.NewPCG(11, uint64(n)))
	value := make([]byte, n)
	for i := range value {
		value[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(value)
}

// secretsIn lists the secrets that are found in a contract as "context key: kind", and fails if its excerpts, pointers or
// names show what they are.
func secretsIn(t *testing.T, text, value string) []string {
	t.Helper()
	l := lower(t, text)
	found := []string{}
	for _, f := range facts[*contract.TextFacts](l, model.EntityText) {
		for _, s := range f.Secrets {
			found = append(found, fmt.Sprintf("%s %s: %s", f.Context, f.Key, s.Kind))
			if strings.Contains(s.Shown, value) {
				t.Errorf("shows %s", s.Shown)
			}
		}
	}
	if len(found) == 0 {
		return found
	}
	docs := l.reader.Documents()
	for _, e := range l.api.Entities {
		at := e.Locate(nil)
		for _, location := range docs[at.Path].Locate([]model.Place{at}) {
			if shown := fmt.Sprint(location, docs[at.Path].Mask(e.Name)); strings.Contains(shown, value[8:]) {
				t.Errorf("%s %s shows the secret: %s", e.Kind, e.Name, shown)
			}
		}
	}
	return found
}

func TestSecretsOfNamedValues(t *testing.T) {
	v := drawn(24)
	const operation = `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {%s "responses": {"200": {"description": "d"%s}}}}}}`
	const two = `{"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {"parameters": [%s], "responses": {"200": {"description": "d"}}}}}}`
	body := func(schema string) string {
		return fmt.Sprintf(operation, `"requestBody": {"content": {"application/json": {"schema": `+schema+`}}},`, "")
	}
	in := func(parameter string) string { return fmt.Sprintf(operation, `"parameters": [`+parameter+`],`, "") }
	for name, tt := range map[string]struct {
		text string
		want string
	}{
		"example of a property":      {body(`{"properties": {"client_secret": {"type": "string", "example": "V"}}}`), "example client_secret"},
		"examples of a property":     {body(`{"properties": {"client_secret": {"type": "string", "examples": ["V"]}}}`), "example client_secret"},
		"default of a property":      {body(`{"properties": {"client_secret": {"type": "string", "default": "V"}}}`), "default client_secret"},
		"enum of a property":         {body(`{"properties": {"client_secret": {"type": "string", "enum": ["V"]}}}`), "enum client_secret"},
		"const of a property":        {body(`{"properties": {"client_secret": {"const": "V"}}}`), "const client_secret"},
		"branch and items":           {body(`{"properties": {"client_secret": {"allOf": [{"items": {"example": "V"}}]}}}`), "example client_secret"},
		"example of a parameter":     {in(`{"name": "api_key", "in": "query", "schema": {"type": "string"}, "example": "V"}`), "example api_key"},
		"examples of a parameter":    {in(`{"name": "api_key", "in": "query", "schema": {"type": "string"}, "examples": {"a": {"value": "V"}}}`), "example api_key"},
		"schema of a parameter":      {in(`{"name": "api_key", "in": "query", "schema": {"type": "string", "default": "V"}}`), "default api_key"},
		"content of a parameter":     {in(`{"name": "api_key", "in": "query", "content": {"text/plain": {"schema": {"type": "string"}, "example": "V"}}}`), "example api_key"},
		"header":                     {fmt.Sprintf(operation, "", `, "headers": {"X-Auth-Token": {"schema": {"type": "string"}, "example": "V"}}`), "example X-Auth-Token"},
		"parameter of 2.0":           {fmt.Sprintf(two, `{"name": "api_key", "in": "query", "type": "string", "default": "V"}`), "default api_key"},
		"enum of a parameter of 2.0": {fmt.Sprintf(two, `{"name": "api_key", "in": "query", "type": "string", "enum": ["V"]}`), "enum api_key"},
		"x-example of 2.0":           {fmt.Sprintf(two, `{"name": "api_key", "in": "query", "type": "string", "x-example": "V"}`), "extension api_key"},
		"server variable":            {`{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://a/{token}", "variables": {"token": {"default": "V"}}}], "paths": {}}`, "default token"},
		"property of another name":   {body(`{"properties": {"reference": {"type": "string", "example": "V"}}}`), ""},
		"property of a credential":   {body(`{"properties": {"token": {"properties": {"value": {"type": "string", "example": "V"}}}}}`), ""},
		"pattern of a property":      {body(`{"properties": {"client_secret": {"type": "string", "pattern": "V"}}}`), ""},
	} {
		got := secretsIn(t, strings.ReplaceAll(tt.text, "V", v), v)
		var want []string
		if tt.want != "" {
			_, field, _ := strings.Cut(tt.want, " ")
			want = []string{tt.want + ": a credential in the field " + field}
		}
		equal(t, name, fmt.Sprint(got), fmt.Sprint(want))
		placeholder := secretsIn(t, strings.ReplaceAll(tt.text, "V", "your-key-goes-here-0815"), v)
		equal(t, name+", placeholder", len(placeholder), 0)
	}
}

func TestSecretsInKeys(t *testing.T) {
	token := "ghp" + "_" + drawn(36)
	for name, text := range map[string]string{
		"path":                `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/hooks/V/a": {"get": {"responses": {}}}}}`,
		"path, escaped":       `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/hooks/Wa": {"get": {"responses": {}}}}}`,
		"root":                `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "V": 1}`,
		"property":            `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"A": {"properties": {"V": {"type": "string"}}}}}}`,
		"component":           `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"V": {"type": "string"}}}}`,
		"member of a example": `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"A": {"example": {"V": {"a": 1}}}}}}`,
		"extension":           `{"openapi": "3.1.0", "info": {"title": "t", "version": "1", "x-a": {"V": "b"}}, "paths": {}}`,
		"YAML":                "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  \"/hooks/W\":\n    get: {responses: {}}\n",
		"callback":            `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {"callbacks": {"c": {"https://a.internal/V": {"post": {"responses": {}}}}}, "responses": {}}}}}`,
	} {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "V", token), "W", `g\u0068p`+token[3:])
		equal(t, name, fmt.Sprint(secretsIn(t, text, token)), "[key : a secret of the form github-pat]")
	}
}

func TestSecretsSpelledInAnotherWay(t *testing.T) {
	token, quoted := "ghp"+"_"+drawn(36), "aB3"+`"`+drawn(21)
	for name, tt := range map[string]struct{ text, value, want string }{
		"JSON":          {`{"openapi": "3.1.0", "info": {"title": "t", "version": "1", "description": "use \u0067` + token[1:] + `"}, "paths": {}}`, token, "text description: a secret of the form github-pat"},
		"JSON, quote":   {`{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "x-a": {"client_secret": "aB3\"` + quoted[4:] + `"}}`, quoted, "extension client_secret: a credential in the field client_secret"},
		"single-quoted": {"openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\nx-a: {client_secret: 'a''" + quoted[4:] + "'}", "a'" + quoted[4:], "extension client_secret: a credential in the field client_secret"},
	} {
		equal(t, name, fmt.Sprint(secretsIn(t, tt.text, tt.value)), "["+tt.want+"]")
	}
}
