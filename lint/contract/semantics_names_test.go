package contract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// fieldOf lowers a contract whose only request has a body with the given schema, and returns the facts of a field by its name.
func fieldOf(t *testing.T, path, schema, name string) *contract.FieldFacts {
	t.Helper()
	text := fmt.Sprintf(`{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {%q: {"put": {"requestBody": {"content":
		{"application/json": {"schema": %s}}}, "responses": {"204": {"description": "d"}}}}},
		"components": {"schemas": {"CredentialPath": {"type": "string"}, "Key": {"properties": {"vault": {"type": "string"}}}}}}`, path, schema)
	for _, f := range facts[*contract.FieldFacts](lower(t, text), model.EntityField) {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no field %s", name)
	return nil
}

func TestCategoriesOfFields(t *testing.T) {
	for _, tt := range []struct{ properties, name, want string }{
		{`"account_number": {"type": "integer"}`, "account_number", "none"},
		{`"account_number": {"type": "string", "description": "Of the tenant."}`, "account_number", "none"},
		{`"account_number": {"type": "string", "description": "Of the bank account."}`, "account_number", "financial"},
		{`"account_number": {"type": "string"}, "sort_code": {"type": "string"}`, "account_number", "financial"},
		{`"bankAccountNumber": {"type": "string"}`, "bankAccountNumber", "financial"},
		{`"ledgerAccountnumber": {"type": "string"}`, "ledgerAccountnumber", "none"},
		{`"encryptionKey": {"$ref": "#/components/schemas/Key"}`, "encryptionKey", "none"},
		{`"secrets": {"type": "array", "items": {"$ref": "#/components/schemas/Key"}}`, "secrets", "none"},
		{`"emails": {"allOf": [{"type": "array", "items": {"$ref": "#/components/schemas/Key"}}, {"description": "d"}]}`, "emails", "none"},
		{`"emails": {"type": "array", "items": {"type": "string"}}`, "emails", "personal"},
		{`"password": {"type": "string", "enum": ["required", "optional"]}`, "password", "none"},
		{`"gender": {"type": "string", "enum": ["f", "m"]}`, "gender", "none"},
		{`"gender": {"type": "string"}, "birthday": {"type": "string"}, "name": {"type": "string"}`, "birthday", "none"},
		{`"gender": {"type": "string", "enum": ["f", "m"]}, "surname": {"type": "string"}`, "gender", "personal"},
		{`"sex": {"type": "string"}, "contactEmail": {"type": "string"}`, "sex", "personal"},
		{`"patientGender": {"type": "string"}`, "patientGender", "personal"},
		{`"street_address": {"type": "string"}`, "street_address", "none"},
		{`"street_address": {"type": "string"}, "user_id": {"type": "string"}`, "street_address", "personal"},
		{`"email": {"type": "string"}`, "email", "personal"},
		{`"branchPhone": {"type": "string"}`, "branchPhone", "none"},
		{`"branchPhone": {"type": "string"}, "last_name": {"type": "string"}`, "branchPhone", "personal"},
		{`"employeeEmail": {"type": "string"}`, "employeeEmail", "personal"},
		{`"ssmlGender": {"type": "string"}`, "ssmlGender", "none"},
		{`"firstname": {"type": "string"}`, "firstname", "personal"},
		{`"password1": {"type": "string"}`, "password1", "authentication"},
		{`"phone_2": {"type": "string"}`, "phone_2", "personal"},
	} {
		f := fieldOf(t, "/a", `{"type": "object", "properties": {`+tt.properties+`}}`, tt.name)
		equal(t, tt.properties, f.Category, tt.want)
	}
}

func TestWhatDescriptionsSayAboutFields(t *testing.T) {
	for _, tt := range []struct{ property, want string }{
		{`{"type": "string", "description": "Token of the next page."}`, "[page-token]"},
		{`{"type": "string", "description": "Opens the account."}`, "[]"},
		{`{"allOf": [{"$ref": "#/components/schemas/CredentialPath"}, {"description": "The token."}]}`, "[reference]"},
		{`{"type": "string", "description": "Encrypted value. Never returned."}`, "[withheld encrypted]"},
	} {
		f := fieldOf(t, "/a", `{"type": "object", "properties": {"access_token": `+tt.property+`}}`, "access_token")
		equal(t, tt.property, fmt.Sprint(f.DescribedAs), tt.want)
	}
	for property, want := range map[string]bool{
		`{"type": "string", "x-ms-secret": true}`: true, `{"type": "string", "x-ms-mutability": ["create"]}`: true,
		`{"type": "string", "x-ms-mutability": ["create", "read"]}`: false, `{"type": "string"}`: false,
	} {
		equal(t, property, fieldOf(t, "/a", `{"type": "object", "properties": {"password": `+property+`}}`, "password").Withheld, want)
	}
}

func TestOperationsAndRequiredPropertiesOfBodies(t *testing.T) {
	f := fieldOf(t, "/members/{id}/role", `{"allOf": [{"properties": {"role": {"type": "string"}}}, {"required": ["role"]}]}`, "role")
	equal(t, "required by a branch", f.Required, true)
	equal(t, "operations", fmt.Sprint(f.Operations), "[member role]")
	f = fieldOf(t, "/members", `{"properties": {"role": {"type": "string"}}}`, "role")
	equal(t, "required", f.Required, false)
	f = fieldOf(t, "/hooks", `{"properties": {"event_url": {"type": "object", "properties": {"address": {"type": "string"}}}}}`, "address")
	equal(t, "in an object named like a URL", f.InURL, true)
	f = fieldOf(t, "/hooks", `{"properties": {"home": {"type": "object", "properties": {"address": {"type": "string"}}}}}`, "address")
	equal(t, "in another object", f.InURL, false)
}

func TestSubjectsOfObjectsAndCalls(t *testing.T) {
	for _, tt := range []struct{ path, schema, name, want string }{
		{"/restaurants/{id}", `{"properties": {"email": {"type": "string"}, "phone": {"type": "string"}}}`, "email", "none"},
		{"/companies", `{"properties": {"phone": {"type": "string"}}}`, "phone", "none"},
		{"/restaurants/{id}/employees", `{"properties": {"email": {"type": "string"}}}`, "email", "personal"},
		{"/restaurants/{id}", `{"properties": {"manager": {"properties": {"email": {"type": "string"}, "full_name": {"type": "string"}}}}}`, "email", "personal"},
		{"/restaurants/{id}", `{"properties": {"owner": {"properties": {"email": {"type": "string"}}}}}`, "email", "personal"},
		{"/patients", `{"properties": {"sex": {"type": "string"}}}`, "sex", "personal"},
		{"/shirts", `{"properties": {"sex": {"type": "string"}}}`, "sex", "none"},
		{"/a", `{"allOf": [{"properties": {"first_name": {"type": "string"}}}, {"properties": {"sex": {"type": "string"}}}]}`, "sex", "personal"},
	} {
		equal(t, tt.path+tt.schema, fieldOf(t, tt.path, tt.schema, tt.name).Category, tt.want)
	}
	const call = `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"%s": {"get": {"parameters": [
		{"name": "%s", "in": "query", "schema": {"type": "string"}}, {"name": "%s", "in": "query", "schema": {"type": "string"}}], "responses": {}}}}}`
	for _, tt := range []struct{ path, name, beside, want string }{
		{"/signs", "sex", "limit", "none"},
		{"/signs", "sex", "email", "personal"},
		{"/persons", "gender", "limit", "personal"},
		{"/places", "street_address", "limit", "none"},
		{"/customers", "street_address", "limit", "personal"},
		{"/companies", "email", "limit", "personal"},
	} {
		f := facts[*contract.FieldFacts](lower(t, fmt.Sprintf(call, tt.path, tt.name, tt.beside)), model.EntityField)[0]
		equal(t, tt.path+tt.name+tt.beside, f.Category, tt.want)
	}
}

func TestSecretsAtCreation(t *testing.T) {
	const document = `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
		"/%s": {"post": {"responses": {"%s": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/%s"}}}}}}},
		"/list": {"get": {"responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Shown"}}}}}}}},
		"components": {"schemas": {"Made": {"properties": {"secret": {"type": "string"}}}, "Shown": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}, "Item": {"properties": {"secret": {"type": "string"}}}}}}`
	for _, tt := range []struct {
		path, status, schema string
		want                 int
	}{
		{"hooks", "201", "Made", 1}, {"hooks", "200", "Made", 0}, {"tokens/rotate", "200", "Made", 1}, {"hooks", "201", "Item", 0},
	} {
		created := 0
		for _, f := range facts[*contract.FieldFacts](lower(t, fmt.Sprintf(document, tt.path, tt.status, tt.schema)), model.EntityField) {
			if f.AtCreation {
				created++
			}
		}
		equal(t, fmt.Sprint(tt), created, tt.want)
	}
}

func TestHoldersAndUsesOfURLs(t *testing.T) {
	f := fieldOf(t, "/a", `{"properties": {"import_sources": {"type": "array", "items": {"properties": {"url": {"type": "string", "description": "The page."}}}}}}`, "url")
	equal(t, "holders", fmt.Sprint(f.Holders), "[import source]")
	equal(t, "not called", fmt.Sprint(f.DescribedAs), "[]")
	f = fieldOf(t, "/pages", `{"properties": {"url": {"type": "string", "description": "We download the page."}}}`, "url")
	equal(t, "path", fmt.Sprint(f.Holders), "[page]")
	equal(t, "called", fmt.Sprint(f.DescribedAs), "[called]")
}

func TestParametersBesideTokens(t *testing.T) {
	const document = `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
		"/a": {"get": {"security": %s, "parameters": [{"$ref": "#/components/parameters/s"}], "responses": {}}},
		"/b": {"get": {"security": [{"o": []}], "parameters": [{"$ref": "#/components/parameters/s"}], "responses": {}}}},
		"components": {"parameters": {"s": {"name": "sessionId", "in": "query", "schema": {"type": "string"}}}, "securitySchemes": {
			"o": {"type": "openIdConnect", "openIdConnectUrl": "https://a"}, "k": {"type": "apiKey", "in": "header", "name": "k"}, "b": {"type": "http", "scheme": "bearer"}}}}`
	for security, want := range map[string]bool{`[{"o": []}]`: true, `[{"o": []}, {"b": [], "k": []}]`: true, `[{"k": []}]`: false, `[{"o": []}, {}]`: false, `[]`: false} {
		for _, f := range facts[*contract.FieldFacts](lower(t, fmt.Sprintf(document, security)), model.EntityField) {
			equal(t, security, f.WithToken, want)
		}
	}
}

func TestRecordsOfTheServer(t *testing.T) {
	const document = `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/parcels/{id}": {
		"get": {"responses": {"200": {"description": "d", "content": {"application/json": {"schema": %s}}}}},
		"put": {"requestBody": {"content": {"application/json": {"schema": {"properties": {"updatedAt": {"type": "string"}, "parcel": {"properties": {"createdAt": {"type": "string"}}}}}}}},
			"responses": {"204": {"description": "d"}}}}}}`
	for schema, want := range map[string]bool{
		`{"properties": {"updated_at": {"type": "string"}}}`:             true,
		`{"allOf": [{"properties": {"updatedAt": {"type": "string"}}}]}`: true,
		`{"properties": {"createdAt": {"type": "string"}}}`:              false,
		`{"type": "string"}`: false,
	} {
		for _, f := range facts[*contract.FieldFacts](lower(t, fmt.Sprintf(document, schema)), model.EntityField) {
			if f.Direction == "request" && f.Kind == "property" {
				equal(t, schema+f.Name, f.Returned, want && f.Name == "updatedAt")
			}
		}
	}
}

func TestSecretsInExamplesOfResponses(t *testing.T) {
	v := drawn(24)
	const document = `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
		"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}%s}}},
		"responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Out"}%s}}}}}}},
		"components": {"schemas": {"In": {"properties": {"api_key": {"type": "string"%s}}}, "Out": {"properties": {"api_key": {"type": "string"%s}}}},
		"examples": {"e": {"value": {"api_key": "%s"}}}}}`
	example, data := `, "example": "`+v+`"`, `, "example": {"api_key": "`+v+`"}`
	reference := `, "examples": {"e": {"$ref": "#/components/examples/e"}}`
	const unused = `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {"responses": {"200": {"description": "d",
		"content": {"application/json": {"schema": {"type": "object"}, "example": {"session_token": "%[3]s"}}}}}}}},
		"components": {"schemas": {"%[1]s": {"properties": {"refresh_token": {"type": "string", "example": "%[2]s"}}}}}}`
	for name, tt := range map[string]struct {
		text string
		want bool
	}{
		"response":                    {fmt.Sprintf(document, "", data, "", "", "x"), true},
		"schema of a response":        {fmt.Sprintf(document, "", "", "", example, "x"), true},
		"request":                     {fmt.Sprintf(document, data, "", "", "", "x"), false},
		"schema of a request":         {fmt.Sprintf(document, "", "", example, "", "x"), false},
		"both":                        {fmt.Sprintf(document, "", "", example, example, "x"), false},
		"component of a response":     {fmt.Sprintf(document, "", reference, "", "", v), true},
		"component of a request":      {fmt.Sprintf(document, reference, "", "", "", v), false},
		"component of both":           {fmt.Sprintf(document, reference, reference, "", "", v), false},
		"component that nothing uses": {fmt.Sprintf(document, "", "", "", "", v), false},
		"response by its name":        {fmt.Sprintf(unused, "LoginResponse", v, "x"), true},
		"unused schema":               {fmt.Sprintf(unused, "Login", v, "x"), false},
		"unused schema and response":  {fmt.Sprintf(unused, "Login", v, v), true},
	} {
		found := facts[*contract.TextFacts](lower(t, tt.text), model.EntityText)
		equal(t, name+", findings", len(found), 1)
		equal(t, name, found[0].InResponse, tt.want)
	}
}

// The number of a part of something that the path identifies is an ordinal; alone it identifies something itself.
func TestOrdinalsInPaths(t *testing.T) {
	for _, tt := range []struct {
		name, paths string
		want        bool
	}{
		{"versionNumber", "/plans/{plan}/versions/{versionNumber}", true},
		{"plan-version_no", "/plans/{plan}/versions/{plan-version_no}", true},
		{"lineNumber", "/orders/{order}/lines/{lineNumber}", true},
		{"lineNumber", "/lines/{lineNumber}", false},
		{"lineNumber", "/v{major}/lines/{lineNumber}", false},
		{"lineNumber", "/orders/{order}/lines/{lineNumber} /lines/{lineNumber}", false},
		{"orderNumber", "/clients/{client}/orders/{orderNumber}", false},
		{"airlineNumber", "/alliances/{alliance}/airlines/{airlineNumber}", false},
		{"versionId", "/plans/{plan}/versions/{versionId}", false},
		{"number", "/plans/{plan}/versions/{number}", false},
	} {
		text := "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n"
		for path := range strings.FieldsSeq(tt.paths) {
			text += "  " + path + ": {get: {parameters: [{$ref: '#/components/parameters/p'}], responses: {}}}\n"
		}
		text += "components: {parameters: {p: {name: " + tt.name + ", in: path, required: true, schema: {type: integer}}}}\n"
		equal(t, tt.paths, facts[*contract.ParameterFacts](lower(t, text), model.EntityParameter)[0].Ordinal, tt.want)
	}
}

// What a description says about a URL, and readOnly where the version of OpenAPI ignores it.
func TestRemarksAboutURLs(t *testing.T) {
	for property, want := range map[string]string{
		`target_url: {type: string, description: Fully qualified URL of the network.}`:       "resource",
		`target_url: {type: string, description: The link to the imprint page.}`:             "shown",
		`target_url: {type: string, description: Not currently supported.}`:                  "unsupported",
		`target_url: {type: string, description: The URL that can be used to get the file.}`: "read-only",
		`target_url: {type: string, x-read-only: true}`:                                      "read-only",
		`target_url: {$ref: '#/components/schemas/Text', readOnly: true}`:                    "read-only",
		`token: {type: string, description: The device token of the push service.}`:          "device",
		`target_url: {type: string, description: Where events go.}`:                          "",
	} {
		l := lower(t, schemaIn("3.0.3", "{type: object, properties: {"+property+"}}", "    Text: {type: string}\n"))
		got := ""
		for _, f := range facts[*contract.FieldFacts](l, model.EntityField) {
			for _, as := range f.DescribedAs {
				if slices.Contains([]string{"resource", "shown", "device", "unsupported", "read-only"}, as) {
					got += as
				}
			}
		}
		equal(t, property, got, want)
	}
}

// A search for dealers returns how they are reached, which they publish; a list of persons with them does not.
func TestContactsOfOrganisations(t *testing.T) {
	for _, tt := range []struct {
		path, more string
		want       int
	}{
		{"/dealers", "", 0},
		{"/dealers/{id}", "", 0},
		{"/dealers", ", firstName: {type: string}", 2},
		{"/dealers", ", passportNumber: {type: string}", 1},
		{"/dealers/{id}/customers", "", 1},
		{"/entries", "", 1},
	} {
		l := lower(t, `openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  `+tt.path+`: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {general: {$ref: '#/components/schemas/General'}}}}}}}}}
components: {schemas: {General: {type: object, properties: {email: {type: string}`+tt.more+`}}}}
`)
		equal(t, tt.path+tt.more, len(l.operation("GET "+tt.path).Returns), tt.want)
	}
}
