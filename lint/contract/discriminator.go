package contract

import (
	"fmt"
	"slices"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// discriminatorFault is a mistake in a discriminator.
type discriminatorFault struct {
	FaultFacts
	// isViolation tells that the version of the specification forbids it. From 3.0 on, no version says that the schema must
	// declare the property.
	isViolation bool
}

// discriminatorFaults finds out whether the property of a discriminator is declared, required and a string. Where the branches
// of oneOf and anyOf describe the value, each of them is asked.
func discriminatorFaults(n *resolve.Node, limits *constraints, properties *properties) []discriminatorFault {
	discriminator := n.Get("discriminator")
	if !discriminator.Exists() {
		return nil
	}
	if _, isRef := resolve.Reference(n.Node); isRef && !limits.version.in(v31Up) || limits.broken.value(n) {
		return nil
	}
	at := []string{"discriminator"}
	if limits.version != v20 {
		discriminator, at = discriminator.Get("propertyName"), append(at, "propertyName")
	}
	name, ok := discriminator.Text()
	if !ok {
		return nil
	}
	var faults []discriminatorFault
	add := func(isViolation bool, format string, args ...any) {
		faults = append(faults, discriminatorFault{FaultFacts{At: at, Message: fmt.Sprintf(format, args...)}, isViolation})
	}
	optional := limits.version == v32 && n.Get("discriminator").Get("defaultMapping").Exists()
	declared, required := true, true
	requires := limits.requires(name)
	around := requires.value(n)
	for _, variant := range variants(n, limits) {
		_, found := slices.BinarySearch(properties.names(variant), name)
		declared = declared && (found || isDeclaredAround(n, name, properties))
		required = required && (around || requires.value(variant))
		if !found {
			continue
		}
		if types := limits.of(properties.schema(variant, name)).Types; len(types) > 0 && !slices.Contains(types, "string") && len(faults) == 0 {
			add(limits.version == v20, "the discriminator %q is %s, not a string", name, article(types[0]))
		}
	}
	switch {
	case !declared && !required && !optional:
		add(true, "the discriminator %q is not a required property%s", name, ofVariants(n))
	case !declared:
		add(limits.version == v20, "the discriminator %q is not a property%s", name, ofVariants(n))
	case !required && !optional:
		add(true, "the discriminator %q is not required%s", name, ofVariants(n))
	}
	return faults
}

// discriminatorAdvice lists the faults of a discriminator that its version of the specification does not forbid.
func discriminatorAdvice(n *resolve.Node, limits *constraints, properties *properties) []FaultFacts {
	list := []FaultFacts{}
	for _, fault := range discriminatorFaults(n, limits, properties) {
		if !fault.isViolation {
			list = append(list, fault.FaultFacts)
		}
	}
	return list
}

func ofVariants(n *resolve.Node) string {
	if n.Get("oneOf").Len()+n.Get("anyOf").Len() > 0 {
		return " in at least one variant"
	}
	return ""
}

// isDeclaredAround reports whether a schema declares a property for all of its variants.
func isDeclaredAround(n *resolve.Node, name string, properties *properties) bool {
	if n.Child("properties").Optional(name) != nil {
		return true
	}
	for _, branch := range branches(n, "allOf") {
		if properties.schema(branch, name) != nil {
			return true
		}
	}
	return false
}

// variants are the schemas that a discriminator chooses between: the branches of oneOf and anyOf that may be objects. Without
// branches, it is the schema itself.
func variants(n *resolve.Node, limits *constraints) []*resolve.Node {
	var list []*resolve.Node
	for _, keyword := range []string{"oneOf", "anyOf"} {
		for _, branch := range branches(n, keyword) {
			if types := limits.of(branch).Types; len(types) == 0 && !isNullSchema(branch.Node) || slices.Contains(types, "object") {
				list = append(list, branch)
			}
		}
	}
	if len(list) == 0 {
		return []*resolve.Node{n}
	}
	return list
}

// requires tells of schemas whether every value has a property: the schema requires it, a schema that also applies does, or
// each branch of a choice does.
func (k *constraints) requires(name string) *trait[bool] {
	if t, ok := k.required[name]; ok {
		return t
	}
	t := flag(k.limits.composition, func(n *resolve.Node, other func(*resolve.Node) bool) bool {
		if _, ok := resolve.Reference(n.Node); ok {
			if target, ok := k.refs.Follow(n); ok && other(target) {
				return true
			}
			if !k.version.in(v31Up) {
				return false
			}
		}
		if slices.Contains(textItems(n.Get("required")), name) {
			return true
		}
		for _, branch := range branches(n, "allOf") {
			if other(branch) {
				return true
			}
		}
		for _, keyword := range []string{"oneOf", "anyOf"} {
			all, count := true, 0
			for _, branch := range branches(n, keyword) {
				count++
				all = all && other(branch)
			}
			if all && count > 0 {
				return true
			}
		}
		return false
	})
	k.required[name] = t
	return t
}

// isBroken reports whether a schema that is applied to the same value as a schema could not be read.
func (k *constraints) isBroken(n *resolve.Node, other func(*resolve.Node) bool) bool {
	if _, ok := resolve.Reference(n.Node); ok {
		if _, ok := k.refs.Follow(n); !ok {
			return true
		}
	}
	return slices.ContainsFunc(k.inPlace(n), other)
}
