package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/types"
)

// denyRef returns the reference to the deny of a module's package.
func denyRef(mod *ast.Module) ast.Ref { return mod.Package.Path.Append(ast.StringTerm("deny")) }

// checkDeny checks the type of every rule's deny: it must be a set of findings; custom rules may also yield strings. A
// rule that yields anything else would report nothing.
func checkDeny(c *ast.Compiler, rules map[string]ruleFile) *ast.Error {
	if c.Failed() {
		return nil
	}
	for _, p := range slices.Sorted(maps.Keys(c.Modules)) {
		mod := c.Modules[p]
		rule, ok := rules[mod.Package.Path.String()]
		if !ok || rule.path != p {
			continue
		}
		ref := denyRef(mod)
		tpe := c.TypeEnv.GetByRef(ref)
		if len(c.GetRulesWithPrefix(ref)) == 0 {
			return ast.NewError(loadError, mod.Package.Location, "the package has no rule named deny; %s", denyForm)
		}
		location := mod.Package.Location
		if i := slices.IndexFunc(mod.Rules, func(r *ast.Rule) bool { return r.Head.Ref().GroundPrefix().String() == "deny" }); i >= 0 {
			location = mod.Rules[i].Head.Location
		}
		if fault := denyFault(tpe, strings.HasPrefix(ref.String(), "data.sealint.")); fault != "" {
			return ast.NewError(loadError, location, "%s", fault)
		}
	}
	return nil
}

const denyForm = `write "deny contains finding if", where finding is {"message": string, "at": [path…]} and may have "related" and "decision"`

// denyFault says why a type is not that of a set of findings. It is empty if the type is correct.
func denyFault(tpe types.Type, builtIn bool) string {
	set, ok := tpe.(*types.Set)
	if !ok {
		return fmt.Sprintf("deny is %s, not a set; %s", describeKind(tpe), denyForm)
	}
	element := set.Of()
	alternatives := []types.Type{element}
	if union, ok := element.(types.Any); ok && len(union) > 0 {
		alternatives = union
	}
	for _, t := range alternatives {
		if _, ok := t.(types.String); ok && !builtIn {
			continue
		}
		if fault := findingFault(t); fault != "" {
			return fault
		}
	}
	return ""
}

// findingFault says why a type is not that of a finding. It is empty if the type is correct.
func findingFault(tpe types.Type) string {
	object, ok := tpe.(*types.Object)
	if !ok {
		return fmt.Sprintf("deny contains %s, not findings; %s", describeKind(tpe), denyForm)
	}
	if object.DynamicProperties() != nil {
		return "deny contains objects with computed keys; " + denyForm
	}
	message := false
	for _, property := range object.StaticProperties() {
		key, _ := property.Key.(string)
		switch key {
		case "message", "decision":
			if _, ok := property.Value.(types.String); !ok && !isAny(property.Value) {
				return fmt.Sprintf("the %s of a finding is %s, not a string", key, describeKind(property.Value))
			}
			message = message || key == "message"
		case "at", "related":
			if _, ok := property.Value.(*types.Array); !ok && !isAny(property.Value) {
				return fmt.Sprintf("%q of a finding is %s, not an array", key, describeKind(property.Value))
			}
		default:
			return fmt.Sprintf("a finding has no %q; %s", property.Key, denyForm)
		}
	}
	if !message {
		return "a finding without message; " + denyForm
	}
	return ""
}

func isAny(t types.Type) bool {
	_, ok := t.(types.Any)
	return ok
}

// describeKind names the kind of a type's values, as the complement of "is".
func describeKind(t types.Type) string {
	switch t := t.(type) {
	case types.Any:
		return "of unknown type"
	case types.Boolean:
		return "a boolean"
	case types.Number:
		return "a number"
	case types.String:
		return "a string"
	case *types.Object:
		return "an object"
	case *types.Array:
		return "an array"
	default:
		return t.String()
	}
}
