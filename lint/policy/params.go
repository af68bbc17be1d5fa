package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/sealint/sealint/lint/model"
)

// paramTypes are the types that METADATA may state for a parameter.
var paramTypes = []string{"boolean", "integer", "number", "string", "array"}

// readParams reads the declarations of a rule's parameters, sorted by name.
func readParams(value any) ([]model.Param, error) {
	table, ok := value.(map[string]any)
	if !ok {
		return nil, errors.New("must be an object")
	}
	var params []model.Param
	for _, name := range slices.Sorted(maps.Keys(table)) {
		fields, ok := table[name].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%s must be an object with type, default and description", name)
		}
		p := model.Param{Name: name, Default: fields["default"]}
		p.Type, _ = fields["type"].(string)
		p.Description, _ = fields["description"].(string)
		for key := range fields {
			if key != "type" && key != "default" && key != "description" {
				return nil, fmt.Errorf("%s: unknown key %q", name, key)
			}
		}
		if !slices.Contains(paramTypes, p.Type) || p.Description == "" {
			return nil, fmt.Errorf("%s needs a type (one of %s) and a description", name, strings.Join(paramTypes, ", "))
		}
		if !matchesType(p.Type, p.Default) {
			return nil, fmt.Errorf("%s: the default is not of type %s", name, p.Type)
		}
		params = append(params, p)
	}
	return params, nil
}

// matchesType reports whether a value read from YAML or JSON has a parameter's type. Arrays hold strings.
func matchesType(paramType string, value any) bool {
	number := func() (float64, bool) {
		switch v := value.(type) {
		case float64:
			return v, true
		case int:
			return float64(v), true
		case int64:
			return float64(v), true
		case json.Number:
			f, err := v.Float64()
			return f, err == nil
		}
		return 0, false
	}
	switch paramType {
	case "boolean":
		_, ok := value.(bool)
		return ok
	case "string":
		_, ok := value.(string)
		return ok
	case "number":
		_, ok := number()
		return ok
	case "integer":
		f, ok := number()
		return ok && f == float64(int64(f))
	case "array":
		list, ok := value.([]any)
		return ok && !slices.ContainsFunc(list, func(item any) bool { _, ok := item.(string); return !ok })
	}
	return false
}

// paramValues returns the values of a rule's parameters, by name: the configured ones, else the defaults. It returns a
// *SettingError for a configured parameter that the rule does not have, or that has another type.
func paramValues(rule model.Rule, configured map[string]any) (map[string]any, error) {
	values := map[string]any{}
	for _, p := range rule.Params {
		values[p.Name] = p.Default
	}
	for _, name := range slices.Sorted(maps.Keys(configured)) {
		i := slices.IndexFunc(rule.Params, func(p model.Param) bool { return p.Name == name })
		if i < 0 {
			names := "it has none"
			if len(rule.Params) > 0 {
				names = "it has"
				for _, p := range rule.Params {
					names += " " + p.Name
				}
			}
			return nil, &SettingError{Rule: rule.ID, Param: name, Message: fmt.Sprintf("rule %s has no parameter %q (%s)", rule.ID, name, names)}
		}
		if !matchesType(rule.Params[i].Type, configured[name]) {
			return nil, &SettingError{Rule: rule.ID, Param: name, Value: true, Message: fmt.Sprintf("parameter %q of rule %s must be of type %s", name, rule.ID, rule.Params[i].Type)}
		}
		values[name] = configured[name]
	}
	return values, nil
}

// paramsRoot is the member of data.sealint that holds the parameters of all rules, by rule id. Every rule refers to its own
// as data.sealint.params; bindParams replaces these references.
const paramsRoot = "rule_params"

var paramsRef = ast.MustParseRef("data.sealint.params")

// paramsOf returns the reference to the parameters of a rule. Each call makes new terms, because the compiler rewrites terms
// and modules are compiled in parallel.
func paramsOf(id string) ast.Ref {
	return ast.Ref{ast.VarTerm("data"), ast.StringTerm("sealint"), ast.StringTerm(paramsRoot), ast.StringTerm(id)}
}

// bindParams replaces data.sealint.params in a module with the reference to the rule's own parameters.
func bindParams(mod *ast.Module, rule model.Rule) error {
	for _, imp := range mod.Imports {
		if ref, ok := imp.Path.Value.(ast.Ref); ok && ref.Equal(paramsRef) && imp.Alias == "" {
			imp.Alias = "params"
		}
	}
	replace := func(ref ast.Ref) (ast.Value, error) {
		if !ref.HasPrefix(paramsRef) {
			return ref, nil
		}
		own := paramsOf(rule.ID)
		for _, term := range own {
			term.Location = ref[0].Location // for the compiler's messages
		}
		return append(own, ref[len(paramsRef):]...), nil
	}
	if _, err := ast.TransformRefs(mod, replace); err != nil {
		return err
	}
	ast.WalkTerms(mod, func(t *ast.Term) bool { // TransformRefs skips "some x in params.y" and its "with"
		if ref, ok := t.Value.(ast.Ref); ok {
			t.Value, _ = replace(ref)
		}
		return false
	})
	return nil
}

// inlineParams replaces references to a built-in rule's parameters by their values: a look-up in the store for each entity
// takes longer than evaluating most rules. References to parts of a parameter stay.
func inlineParams(mod *ast.Module, rule model.Rule, values map[string]any) error {
	value := func(ref ast.Ref) (ast.Value, error) {
		if len(ref) == 2 && ref[0].Equal(ast.VarTerm("params")) {
			if name, ok := ref[1].Value.(ast.String); ok {
				if value, ok := values[string(name)]; ok {
					return ast.InterfaceToValue(value)
				}
			}
		}
		return ref, nil
	}
	if _, err := ast.TransformRefs(mod, value); err != nil {
		return err
	}
	var err error
	remains := false                            // whether a reference to the parameters remains
	ast.WalkTerms(mod, func(t *ast.Term) bool { // TransformRefs skips "some x in params.y"
		if ref, ok := t.Value.(ast.Ref); ok && len(ref) > 0 && ref[0].Equal(ast.VarTerm("params")) {
			if t.Value, err = value(ref); err == nil {
				_, isRef := t.Value.(ast.Ref)
				remains = remains || isRef
			}
		}
		return err != nil
	})
	if err == nil && !remains { // the strict compiler rejects unused imports
		own := paramsOf(rule.ID)
		mod.Imports = slices.DeleteFunc(mod.Imports, func(imp *ast.Import) bool {
			ref, ok := imp.Path.Value.(ast.Ref)
			return ok && ref.Equal(own)
		})
	}
	return err
}

// attachSchemas lets the compiler type-check input against the schema of the entity's facts, and the parameters against their
// declaration: a misspelt field is then an error, where otherwise the rule would never find anything.
func attachSchemas(mod *ast.Module, rule model.Rule, schema []byte) error {
	var facts any
	if err := util.UnmarshalJSON(schema, &facts); err != nil {
		return fmt.Errorf("schema of %s: %w", rule.Entity, err)
	}
	properties := map[string]any{}
	for _, p := range rule.Params {
		property := map[string]any{"type": p.Type}
		if p.Type == "array" {
			property["items"] = map[string]any{"type": "string"}
		}
		properties[p.Name] = property
	}
	var params any = map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	for _, a := range mod.Annotations {
		if a.Scope == "package" {
			a.Schemas = append(a.Schemas,
				&ast.SchemaAnnotation{Path: ast.InputRootRef, Definition: &facts},
				&ast.SchemaAnnotation{Path: paramsOf(rule.ID), Definition: &params})
		}
	}
	return nil
}
