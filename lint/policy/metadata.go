package policy

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// requiredKeys are the custom keys that every rule's METADATA must have, with a string that is not empty.
var requiredKeys = []string{"id", "entity", "severity", "profile", "fix"}

// readMetadata reads a rule's annotations. A missing or an unknown key is an error: a misspelt severity must not silently
// become a default.
func readMetadata(m Module, mod *ast.Module) (model.Rule, error) {
	block, err := packageAnnotations(mod)
	if err != nil {
		return model.Rule{}, err
	}
	rule := model.Rule{BuiltIn: m.BuiltIn, Title: strings.TrimSpace(block.Title), Description: strings.TrimSpace(block.Description)}
	for _, r := range block.RelatedResources {
		rule.References = append(rule.References, r.Ref.String())
	}
	if err := readBlock(&rule, block); err != nil {
		return model.Rule{}, ast.NewError(loadError, block.Location, "METADATA: %s", err)
	}
	return rule, checkNames(m, mod, rule)
}

// packageAnnotations returns the METADATA block of a module's package. There must be exactly one.
func packageAnnotations(mod *ast.Module) (*ast.Annotations, error) {
	var block *ast.Annotations
	for _, a := range mod.Annotations {
		if a.Scope != "package" {
			continue
		}
		if block != nil {
			return nil, ast.NewError(loadError, a.Location, "a second METADATA block for the package")
		}
		block = a
	}
	if block == nil {
		return nil, packageError(mod.Package, "the package has no METADATA block; a rule needs title, description and custom: id, entity, severity, profile, fix")
	}
	return block, nil
}

// readBlock checks a METADATA block and reads its custom keys.
func readBlock(rule *model.Rule, block *ast.Annotations) error {
	if rule.Title == "" || rule.Description == "" {
		return errors.New("title and description are required")
	}
	if len(block.Schemas) > 0 || block.Entrypoint {
		return errors.New("schemas and entrypoint are not for rules: sealint attaches the entity's schema")
	}
	for _, key := range slices.Sorted(maps.Keys(block.Custom)) {
		value := block.Custom[key]
		text, _ := value.(string)
		text = strings.TrimSpace(text)
		if slices.Contains(requiredKeys, key) && text == "" {
			return fmt.Errorf("custom.%s must be a non-empty string", key)
		}
		if err := readCustomKey(rule, key, value, text); err != nil {
			return err
		}
	}
	for _, key := range requiredKeys {
		if _, ok := block.Custom[key]; !ok {
			return fmt.Errorf("custom.%s is missing", key)
		}
	}
	if rule.Profile == model.ByStandard && len(rule.Standards) == 0 {
		return fmt.Errorf("a rule of profile %s needs custom.standards: nothing else would ever select it", model.ByStandard)
	}
	return nil
}

// readCustomKey reads one custom key into a rule. text is the value without surrounding white space if it is a string, else
// empty.
func readCustomKey(rule *model.Rule, key string, value any, text string) (err error) {
	switch key {
	case "id":
		rule.ID = text
	case "entity":
		rule.Entity = model.EntityKind(text)
		if !slices.Contains(model.EntityKinds, rule.Entity) {
			return fmt.Errorf("unknown entity %q (want one of %s)", text, joinStrings(model.EntityKinds))
		}
	case "severity":
		rule.Severity, err = model.ParseSeverity(text)
		return err
	case "profile":
		rule.Profile = model.Profile(text)
		if !slices.Contains(model.Profiles, rule.Profile) && rule.Profile != model.ByStandard {
			return fmt.Errorf("unknown profile %q (want one of %s, or %s)", text, joinStrings(model.Profiles), model.ByStandard)
		}
	case "fix":
		rule.Fix = text
	case "controls":
		var ok bool
		if rule.Controls, ok = stringList(value); !ok {
			return errors.New("custom.controls must be a list of strings")
		}
	case "standards":
		var ok bool
		if rule.Standards, ok = stringList(value); !ok {
			return errors.New("custom.standards must be a list of strings")
		}
		for _, standard := range rule.Standards {
			if !slices.Contains(model.Standards, standard) {
				return fmt.Errorf("unknown standard %q (want one of %s)", standard, joinStrings(model.Standards))
			}
		}
	case "per":
		if rule.Per = model.Per(text); rule.Per != model.PerDefinition && rule.Per != model.PerDocument {
			return errors.New("custom.per must be definition or document, or left out")
		}
	case "identity":
		var ok bool
		if rule.Identity, ok = stringList(value); !ok {
			return errors.New("custom.identity must be a list of strings: members of the facts")
		}
	case "grows":
		var ok bool
		if rule.Grows, ok = value.(bool); !ok {
			return errors.New("custom.grows must be true or false")
		}
	case "waivable":
		rule.Waivable = model.Waivable(text)
		if !slices.Contains([]model.Waivable{model.WaivableByPlace, model.WaivableByFingerprint, model.NotWaivable}, rule.Waivable) {
			return errors.New("custom.waivable must be place, fingerprint or no")
		}
	case "params":
		if rule.Params, err = readParams(value); err != nil {
			return fmt.Errorf("custom.params: %w", err)
		}
	default:
		return fmt.Errorf("unknown key custom.%s", key)
	}
	return nil
}

// stringList converts a list of strings. ok is false for any other value.
func stringList(value any) (texts []string, ok bool) {
	list, ok := value.([]any)
	for _, item := range list {
		text, isText := item.(string)
		if !isText {
			return nil, false
		}
		texts = append(texts, text)
	}
	return texts, ok
}

// joinStrings writes values as a list separated by commas.
func joinStrings[T ~string](values []T) string {
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

// checkNames checks that file, package and id have matching names, so that a reader finds a rule by any of them.
func checkNames(m Module, mod *ast.Module, rule model.Rule) error {
	group, name, _ := strings.Cut(rule.ID, "/")
	if !ruleID.MatchString(rule.ID) {
		return packageError(mod.Package, "the id %q is not of the form group/name-with-dashes", rule.ID)
	}
	snake := func(s string) string { return strings.ReplaceAll(s, "-", "_") }
	want := "data." + snake(group) + "." + snake(name)
	if m.BuiltIn {
		want = "data.sealint." + snake(group) + "." + snake(name)
	}
	if got := mod.Package.Path.String(); got != want {
		return packageError(mod.Package, "the package is %s, but id %q belongs in package %s", strings.TrimPrefix(got, "data."), rule.ID, strings.TrimPrefix(want, "data."))
	}
	if file := strings.TrimSuffix(path.Base(m.Path), ".rego"); file != snake(name) {
		return packageError(mod.Package, "the file is named %s.rego, but id %q belongs in %s.rego", file, rule.ID, snake(name))
	}
	return nil
}
