package contract

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// decidingFields are the fields that tell the branches of choices in official schemas apart, in the order in which they are asked.
var decidingFields = []string{"in", "type", "flow", "scheme"}

// choose checks a value by the branch of oneOf (exclusive) or anyOf that it was meant for. The branch is chosen by the type of
// the value, by the presence of $ref, by deciding fields and by the fields that branches require, in this order. If none of
// them decides, every branch is tried.
func (e *explanation) choose(branches []*jsonschema.Schema, n source.Node, at []string, known fields, exclusive bool) {
	left := e.ofType(branches, n, at)
	left = ofReference(left, n)
	for _, name := range decidingFields {
		if len(left) > 1 && n.IsMap() {
			left = e.ofField(left, name, n, at)
		}
	}
	if len(left) > 1 && !slices.ContainsFunc(left, func(s *jsonschema.Schema) bool { return len(s.Required) == 0 }) {
		e.chooseByRequired(left, n, at, known, exclusive)
		return
	}
	if len(left) > 1 {
		fitting := slices.DeleteFunc(slices.Clone(left), func(s *jsonschema.Schema) bool { return !e.matches(s, n) })
		if exclusive && len(fitting) > 1 {
			e.add(at, "%s can be read in several ways that exclude each other", e.name(at))
			return
		}
		if len(fitting) > 0 {
			left = fitting
		} else {
			left = left[:1]
		}
	}
	for _, branch := range left {
		e.check(branch, n, at, known)
	}
}

// ofType keeps the branches that allow values of the type of n. If there are none, it reports that.
func (e *explanation) ofType(branches []*jsonschema.Schema, n source.Node, at []string) []*jsonschema.Schema {
	var left []*jsonschema.Schema
	var all []string
	for _, branch := range branches {
		types := typesOf(branch)
		if types == nil || isOneOf(n, types) {
			left = append(left, branch)
		}
		for _, t := range types {
			if !slices.Contains(all, t) {
				all = append(all, t)
			}
		}
	}
	if len(left) == 0 {
		e.addValue(at, "%s must be %s, not %s", e.name(at), eitherType(all), aType(typeName(n)))
	}
	return left
}

// typesOf are the types that a schema allows; nil if it allows all.
func typesOf(s *jsonschema.Schema) []string {
	switch {
	case s.Types != nil:
		return s.Types.ToStrings()
	case s.Ref != nil:
		return typesOf(s.Ref)
	case s.Enum != nil && !slices.ContainsFunc(s.Enum.Values, func(v any) bool { _, ok := v.(string); return !ok }):
		return []string{"string"}
	}
	for _, branches := range [][]*jsonschema.Schema{s.OneOf, s.AnyOf} {
		var all []string
		for _, branch := range branches {
			types := typesOf(branch)
			if types == nil {
				return nil
			}
			all = append(all, types...)
		}
		if all != nil {
			return all
		}
	}
	return nil
}

// ofReference keeps the branches for references if the object holds one, otherwise the others.
func ofReference(branches []*jsonschema.Schema, n source.Node) []*jsonschema.Schema {
	var references, others []*jsonschema.Schema
	for _, branch := range branches {
		if isReference(branch) {
			references = append(references, branch)
		} else {
			others = append(others, branch)
		}
	}
	if len(references) > 0 && n.Get("$ref").Exists() || len(others) == 0 {
		return references
	}
	return others
}

func isReference(s *jsonschema.Schema) bool {
	return slices.Contains(s.Required, "$ref") || s.Ref != nil && isReference(s.Ref)
}

// ofField keeps the branches that fit the value of a field, if the field tells them apart. If there are none, it reports the
// field.
func (e *explanation) ofField(branches []*jsonschema.Schema, name string, n source.Node, at []string) []*jsonschema.Schema {
	value := n.Get(name)
	var left []*jsonschema.Schema
	var values []any
	demanded := 0
	for _, branch := range branches {
		constrained, fits := e.fitsField(branch, name, value)
		if !constrained {
			return branches
		}
		required := demandsField(branch, name)
		if required {
			demanded++
		}
		if value.Exists() && fits || !value.Exists() && !required {
			left = append(left, branch)
		}
		for _, v := range fieldValues(branch, name) {
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	at = append(at, name)
	switch {
	case !value.Exists() && (len(left) == 0 || demanded == 0):
		e.add(at, "the required field %s is missing", quote.Text(name))
		return nil
	case len(values) == 0 && !value.IsString(): // its wrong type is reported by itself
		e.silent = true
		return nil
	case len(left) == 0 && len(values) > 0:
		e.addValue(at, "%s must be %s, not %s", e.name(at), oneOfValues(values), shownShort(value))
	}
	return left
}

// fitsField reports whether a schema limits the values of a field to a few (constrained), and whether a value is one of them.
func (e *explanation) fitsField(s *jsonschema.Schema, name string, value source.Node) (constrained, fits bool) {
	fits = true
	if field := s.Properties[name]; field != nil && (len(valuesIn(field)) > 0 || field.Pattern != nil || field.Not != nil) {
		constrained, fits = true, e.matches(field, value)
	}
	for _, sub := range append(slices.Clone(s.AllOf), s.Ref) {
		if sub == nil {
			continue
		}
		if c, f := e.fitsField(sub, name, value); c {
			constrained, fits = true, fits && f
		}
	}
	for _, branches := range [][]*jsonschema.Schema{s.OneOf, s.AnyOf} {
		all, some := len(branches) > 0, false
		for _, branch := range branches {
			c, f := e.fitsField(branch, name, value)
			all, some = all && c, some || f
		}
		if all {
			constrained, fits = true, fits && some
		}
	}
	return constrained, fits
}

func demandsField(s *jsonschema.Schema, name string) bool {
	return slices.Contains(s.Required, name) || s.Ref != nil && demandsField(s.Ref, name)
}

// fieldValues are the values that a schema of objects allows for a field.
func fieldValues(s *jsonschema.Schema, name string) []any {
	var values []any
	if field := s.Properties[name]; field != nil {
		values = append(values, valuesIn(field)...)
	}
	for _, sub := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf, []*jsonschema.Schema{s.Ref}) {
		if sub != nil {
			values = append(values, fieldValues(sub, name)...)
		}
	}
	return values
}

// valuesIn are the values that a schema lists.
func valuesIn(s *jsonschema.Schema) []any {
	switch {
	case s.Enum != nil:
		return s.Enum.Values
	case s.Const != nil:
		return []any{*s.Const}
	case s.Ref != nil:
		return valuesIn(s.Ref)
	}
	var values []any
	for _, sub := range slices.Concat(s.AnyOf, s.OneOf) {
		values = append(values, valuesIn(sub)...)
	}
	return values
}

// chooseByRequired checks an object by the branches whose required fields it has.
func (e *explanation) chooseByRequired(branches []*jsonschema.Schema, n source.Node, at []string, known fields, exclusive bool) {
	var names, present []string
	var left []*jsonschema.Schema
	for _, branch := range branches {
		names = append(names, branch.Required...)
		if !slices.ContainsFunc(branch.Required, func(name string) bool { return !n.Get(name).Exists() }) {
			left = append(left, branch)
			present = append(present, branch.Required...)
		}
	}
	switch {
	case len(left) == 0 && n.Get("$ref").IsString():
		e.silent = true
	case len(left) == 0:
		e.lacksChoice = len(at) + 1
		e.add(at, "%s must have one of the fields %s", e.name(at), strings.Join(names, ", "))
	case len(left) == 1 && exclusive:
		e.checkBeside(present[0], left[0], n, at, known)
	case exclusive:
		e.addExclusive(present, n, at)
	}
}

// exclude reports that a value satisfies a schema that it must not satisfy.
func (e *explanation) exclude(s *jsonschema.Schema, n source.Node, at []string) {
	switch {
	case len(s.Required) > 1:
		e.addExclusive(s.Required, n, at)
	case len(s.Required) == 1 && e.beside != "" && e.depth == len(at):
		e.addExclusive([]string{e.beside, s.Required[0]}, n, at)
	case len(s.Required) == 1:
		e.forbid(append(at, s.Required[0]))
	case endsWith(at, "responses"):
		e.addNoResponse(n, at)
	case len(s.AllOf) > 0 && s.AllOf[0].Contains != nil:
		e.add(at, "parameters in query and in querystring exclude each other")
	default:
		e.add(at, "%s has a value that the specification does not allow", e.name(at))
	}
}

// addExclusive reports fields that exclude each other, at the one that stands last.
func (e *explanation) addExclusive(names []string, n source.Node, at []string) {
	last := names[0]
	for key := range n.Pairs() {
		if slices.Contains(names, key) {
			last = key
		}
	}
	e.addValue(append(at, last), "%s exclude each other", strings.Join(names, " and "))
}

// forbid reports a field that must not be there.
func (e *explanation) forbid(at []string) {
	switch {
	case len(at) == 0:
		e.add(at, "the specification does not allow this value")
	case e.beside != "" && e.depth == len(at)-1:
		e.add(at, "%s is not allowed beside %s", e.name(at), quote.Text(e.beside))
	default:
		e.add(at, "the specification does not allow %s here", e.name(at))
	}
}
