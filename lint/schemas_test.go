package lint_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/change"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/sbom"
)

var update = flag.Bool("update", false, "write golden files and generated files anew")

// facts names the Go type of each entity's facts.
var facts = map[model.EntityKind]any{
	model.EntityContract:       contract.ContractFacts{},
	model.EntityServer:         contract.ServerFacts{},
	model.EntitySecurityScheme: contract.SecuritySchemeFacts{},
	model.EntitySecurity:       contract.SecurityFacts{},
	model.EntityOperation:      contract.OperationFacts{},
	model.EntityParameter:      contract.ParameterFacts{},
	model.EntityBody:           contract.BodyFacts{},
	model.EntityResponse:       contract.ResponseFacts{},
	model.EntitySchema:         contract.SchemaFacts{},
	model.EntityField:          contract.FieldFacts{},
	model.EntityText:           contract.TextFacts{},
	model.EntityLiteral:        model.Literal{},
	model.EntitySBOM:           sbom.SBOMFacts{},
	model.EntityComponent:      sbom.ComponentFacts{},
	model.EntityVulnerability:  sbom.VulnerabilityFacts{},
	model.EntityIntegration:    manifest.IntegrationFacts{},
	model.EntityWorkspace:      workspace.Facts{},
	model.EntityWaiver:         gate.WaiverFacts{},
	model.EntityBaseline:       gate.BaselineFacts{},

	model.EntityPolicy: gate.PolicyFacts{},

	model.EntityChangeContract:      change.ContractFacts{},
	model.EntityChangeServer:        change.ServerFacts{},
	model.EntityChangeScheme:        change.SchemeFacts{},
	model.EntityChangeOperation:     change.OperationFacts{},
	model.EntityChangeResponse:      change.ResponseFacts{},
	model.EntityChangeValue:         change.ValueFacts{},
	model.EntityChangeSBOM:          change.SBOMFacts{},
	model.EntityChangeComponent:     change.ComponentFacts{},
	model.EntityChangeVulnerability: change.VulnerabilityFacts{},
	model.EntityChangeIntegration:   change.IntegrationFacts{},
	model.EntityChangeWorkspace:     change.WorkspaceFacts{},
}

// documentation names the Go type of the further facts that only rules get which read them.
var documentation = map[model.EntityKind]any{
	model.EntityContract:       contract.ContractDocumentation{},
	model.EntityServer:         contract.ObjectDocumentation{},
	model.EntitySecurityScheme: contract.ObjectDocumentation{},
	model.EntityOperation:      contract.OperationDocumentation{},
	model.EntityParameter:      contract.ObjectDocumentation{},
	model.EntityResponse:       contract.ObjectDocumentation{},
	model.EntitySchema:         contract.SchemaDocumentation{},
}

// TestSchemasAreThoseOfTheFacts holds Go types and JSON Schemas equal in both directions: every field of a type is in
// its schema with its type, and the schema, being closed, has no other. Run with -update after changing a type.
func TestSchemasAreThoseOfTheFacts(t *testing.T) {
	dir := filepath.Join("..", "rules", "schemas")
	for _, kind := range model.EntityKinds {
		value, ok := facts[kind]
		if !ok {
			t.Errorf("%s: no facts", kind)
			continue
		}
		schema := schemaOf(t, reflect.TypeOf(value), string(kind))
		if more := documentation[kind]; more != nil {
			addProperties(t, schema, schemaOf(t, reflect.TypeOf(more), string(kind)))
		}
		schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
		schema["title"] = "Facts of one " + strings.ReplaceAll(string(kind), "_", " ")
		got, err := json.MarshalIndent(schema, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
		file := filepath.Join(dir, string(kind)+".json")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the Go type says; run go test ./lint -run Schemas -update", file)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(model.EntityKinds) {
		t.Errorf("%s has %d files for %d entities", dir, len(entries), len(model.EntityKinds))
	}
}

// addProperties adds the properties of another schema of an object.
func addProperties(t *testing.T, schema, other map[string]any) {
	t.Helper()
	properties := schema["properties"].(map[string]any)
	for name, property := range other["properties"].(map[string]any) {
		if properties[name] != nil {
			t.Errorf("both the facts and the documentation have a member %s", name)
		}
		properties[name] = property
	}
	schema["required"] = append(schema["required"].([]string), other["required"].([]string)...)
}

func schemaOf(t *testing.T, typ reflect.Type, where string) map[string]any {
	t.Helper()
	switch typ.Kind() {
	case reflect.Pointer:
		return schemaOf(t, typ.Elem(), where)
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": true}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t, typ.Elem(), where+"[]")}
	case reflect.Struct:
		properties, required := map[string]any{}, []string{}
		fields(t, typ, where, func(field reflect.StructField, name string, optional bool) {
			at := where + "." + name
			property := schemaOf(t, field.Type, at)
			doc := field.Tag.Get("doc")
			if doc == "" {
				t.Errorf("%s has no doc tag", at)
			}
			property["description"] = doc
			if enum := field.Tag.Get("enum"); enum != "" {
				values := strings.Split(enum, ",")
				if items, ok := property["items"].(map[string]any); ok {
					items["enum"] = values
				} else {
					property["enum"] = values
				}
			}
			properties[name] = property
			if !optional {
				required = append(required, name)
			}
		})
		return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	}
	t.Fatalf("%s: facts hold no %s", where, typ)
	return nil
}

func fields(t *testing.T, typ reflect.Type, where string, visit func(field reflect.StructField, name string, optional bool)) {
	for i := range typ.NumField() {
		field := typ.Field(i)
		tag, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && tag == "":
			fields(t, field.Type, where, visit)
		case tag == "-", !field.IsExported():
		case tag == "":
			t.Errorf("%s.%s has no json tag", where, field.Name)
		default:
			visit(field, tag, options == "omitempty" || options == "omitzero")
		}
	}
}
