package policy

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/sealint/sealint/lint/model"
)

// metadata reads a rule's annotations. What is missing or unknown is an error: a misspelt severity must not become a
// default.
func metadata(m Module, mod *ast.Module) (model.Rule, error) {
	var found *ast.Annotations
	for _, a := range mod.Annotations {
		if a.Scope != "package" {
			continue
		}
		if found != nil {
			return model.Rule{}, ast.NewError(loadError, a.Location, "a second METADATA block for the package")
		}
		found = a
	}
	if found == nil {
		return model.Rule{}, at(mod.Package, "the package has no METADATA block; a rule needs title, description and custom: id, entity, severity, profile, fix")
	}
	fail := func(format string, args ...any) (model.Rule, error) {
		return model.Rule{}, ast.NewError(loadError, found.Location, "METADATA: "+format, args...)
	}
	rule := model.Rule{BuiltIn: m.BuiltIn, Title: strings.TrimSpace(found.Title), Description: strings.TrimSpace(found.Description)}
	if rule.Title == "" || rule.Description == "" {
		return fail("title and description are required")
	}
	if len(found.Schemas) > 0 || found.Entrypoint {
		return fail("schemas and entrypoint are not for rules: the entity's schema is attached by itself")
	}
	for _, r := range found.RelatedResources {
		rule.References = append(rule.References, r.Ref.String())
	}
	for _, key := range slices.Sorted(maps.Keys(found.Custom)) {
		value := found.Custom[key]
		text, isText := value.(string)
		text = strings.TrimSpace(text)
		switch key {
		case "id", "entity", "severity", "profile", "fix":
			if !isText || text == "" {
				return fail("custom.%s must be a non-empty string", key)
			}
		}
		var err error
		switch key {
		case "id":
			rule.ID = text
		case "entity":
			rule.Entity = model.EntityKind(text)
			if !slices.Contains(model.EntityKinds, rule.Entity) {
				return fail("unknown entity %q (want one of %s)", text, join(model.EntityKinds))
			}
		case "severity":
			if rule.Severity, err = model.ParseSeverity(text); err != nil {
				return fail("%s", err)
			}
		case "profile":
			rule.Profile = model.Profile(text)
			if !slices.Contains(model.Profiles, rule.Profile) && rule.Profile != model.ByStandard {
				return fail("unknown profile %q (want one of %s, or %s)", text, join(model.Profiles), model.ByStandard)
			}
		case "fix":
			rule.Fix = text
		case "controls":
			list, ok := value.([]any)
			for _, item := range list {
				control, isText := item.(string)
				ok = ok && isText
				rule.Controls = append(rule.Controls, control)
			}
			if !ok {
				return fail("custom.controls must be a list of strings")
			}
		case "standards":
			list, ok := value.([]any)
			for _, item := range list {
				standard, isText := item.(string)
				if ok = ok && isText; ok && !slices.Contains(model.Standards, standard) {
					return fail("unknown standard %q (want one of %s)", standard, join(model.Standards))
				}
				rule.Standards = append(rule.Standards, standard)
			}
			if !ok {
				return fail("custom.standards must be a list of strings")
			}
		case "per":
			if rule.Per = model.Per(text); rule.Per != model.PerDefinition && rule.Per != model.PerDocument {
				return fail("custom.per must be definition or document, or left out")
			}
		case "params":
			if rule.Params, err = readParams(value); err != nil {
				return fail("custom.params: %s", err)
			}
		default:
			return fail("unknown key custom.%s", key)
		}
	}
	for _, key := range []string{"id", "entity", "severity", "profile", "fix"} {
		if _, ok := found.Custom[key]; !ok {
			return fail("custom.%s is missing", key)
		}
	}
	if rule.Profile == model.ByStandard && len(rule.Standards) == 0 {
		return fail("a rule of profile %s needs custom.standards: nothing else would ever select it", model.ByStandard)
	}
	return rule, sameName(m, mod, rule)
}

func join[T ~string](values []T) string {
	var b strings.Builder
	for i, v := range values {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(v))
	}
	return b.String()
}

var ruleID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$`)

// sameName holds file, package and id together: a reader finds a rule by any of them.
func sameName(m Module, mod *ast.Module, rule model.Rule) error {
	group, name, _ := strings.Cut(rule.ID, "/")
	if !ruleID.MatchString(rule.ID) {
		return at(mod.Package, "the id %q is not of the form group/name-with-dashes", rule.ID)
	}
	snake := func(s string) string { return strings.ReplaceAll(s, "-", "_") }
	want := "data." + snake(group) + "." + snake(name)
	if m.BuiltIn {
		want = "data.sealint." + snake(group) + "." + snake(name)
	}
	if got := mod.Package.Path.String(); got != want {
		return at(mod.Package, "the package is %s, but id %q belongs into package %s", strings.TrimPrefix(got, "data."), rule.ID, strings.TrimPrefix(want, "data."))
	}
	if file := strings.TrimSuffix(path.Base(m.Path), ".rego"); file != snake(name) {
		return at(mod.Package, "the file is named %s.rego, but id %q belongs into %s.rego", file, rule.ID, snake(name))
	}
	return nil
}

var paramTypes = []string{"boolean", "integer", "number", "string", "array"}

func readParams(value any) ([]model.Param, error) {
	table, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("must be an object")
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
		if !fits(p.Type, p.Default) {
			return nil, fmt.Errorf("%s: the default is not of type %s", name, p.Type)
		}
		params = append(params, p)
	}
	return params, nil
}

// fits reports whether a value read from YAML or JSON is of a parameter's type. Arrays hold strings.
func fits(paramType string, value any) bool {
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
		if !fits(rule.Params[i].Type, configured[name]) {
			return nil, &SettingError{Rule: rule.ID, Param: name, Value: true, Message: fmt.Sprintf("parameter %q of rule %s must be of type %s", name, rule.ID, rule.Params[i].Type)}
		}
		values[name] = configured[name]
	}
	return values, nil
}

// Rules say data.sealint.params; the parameters of each stand apart, at data.sealint.<paramsRoot>[<id of the rule>].
const paramsRoot = "rule_params"

var paramsRef = ast.MustParseRef("data.sealint.params")

// ownParams is where the parameters of a rule stand. Its terms are new each time: compiling a module rewrites them, and
// modules are compiled in parallel.
func ownParams(id string) ast.Ref {
	return ast.Ref{ast.VarTerm("data"), ast.StringTerm("sealint"), ast.StringTerm(paramsRoot), ast.StringTerm(id)}
}

// bindParams points a module's mentions of data.sealint.params at the rule's own.
func bindParams(mod *ast.Module, rule model.Rule) error {
	for _, imp := range mod.Imports {
		if ref, ok := imp.Path.Value.(ast.Ref); ok && ref.Equal(paramsRef) && imp.Alias == "" {
			imp.Alias = "params"
		}
	}
	bound := func(ref ast.Ref) (ast.Value, error) {
		if !ref.HasPrefix(paramsRef) {
			return ref, nil
		}
		own := ownParams(rule.ID)
		for _, term := range own {
			term.Location = ref[0].Location // for the compiler's messages
		}
		return append(own, ref[len(paramsRef):]...), nil
	}
	if _, err := ast.TransformRefs(mod, bound); err != nil {
		return err
	}
	ast.WalkTerms(mod, func(t *ast.Term) bool { // what a transformation leaves out: some x in params.y, and its with
		if ref, ok := t.Value.(ast.Ref); ok {
			t.Value, _ = bound(ref)
		}
		return false
	})
	return nil
}

// inlineParams puts the values of a built-in rule's parameters in the place of its mentions of them: looking them up in
// the store for each entity takes longer than most rules do. Mentions that go deeper are left alone.
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
	_, err := ast.TransformRefs(mod, value)
	left := false
	ast.WalkTerms(mod, func(t *ast.Term) bool { // what a transformation leaves out: some x in params.y
		if ref, ok := t.Value.(ast.Ref); ok && len(ref) > 0 && ref[0].Equal(ast.VarTerm("params")) {
			if t.Value, err = value(ref); err == nil {
				_, isRef := t.Value.(ast.Ref)
				left = left || isRef
			}
		}
		return err != nil
	})
	if err == nil && !left { // an import that nothing uses is an error
		own := ownParams(rule.ID)
		mod.Imports = slices.DeleteFunc(mod.Imports, func(imp *ast.Import) bool {
			ref, ok := imp.Path.Value.(ast.Ref)
			return ok && ref.Equal(own)
		})
	}
	return err
}

// attachSchemas makes the compiler type-check input against the entity's facts and params against what the rule
// declares: a misspelt field is then an error, not a rule that never fires.
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
				&ast.SchemaAnnotation{Path: ownParams(rule.ID), Definition: &params})
		}
	}
	return nil
}
