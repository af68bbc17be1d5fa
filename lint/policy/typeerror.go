package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/suggest"
)

// explainError describes a compile error in terms of the rule as its author wrote it: it lists the fields that exist, and
// omits names that the compiler or the loader generated.
func explainError(err *ast.Error, rule model.Rule) string {
	message := err.Message
	switch detail := err.Details.(type) {
	case *ast.RefErrInvalidDetail:
		message = describeMissingField(detail, rule)
	case *ast.RefErrUnsupportedDetail:
		if next := detail.Pos + 1; next < len(detail.Ref) {
			message = fmt.Sprintf("%s is %s and has no field %s", sourceRef(detail.Ref[:next], rule.ID), describeType(detail.Have), formatField(detail.Ref[next]))
		}
	case *ast.UnificationErrDetail:
		message = fmt.Sprintf("%s: %s on the left, %s on the right", message, describeType(detail.Left), describeType(detail.Right))
	}
	params := paramsOf(rule.ID).String()
	message = strings.ReplaceAll(message, params+" as params", paramsRef.String())
	return strings.ReplaceAll(message, params, paramsRef.String())
}

// describeMissingField says that a value has no such field, and which fields it has.
func describeMissingField(detail *ast.RefErrInvalidDetail, rule model.Rule) string {
	object, name := detail.Ref[:detail.Pos], detail.Ref[detail.Pos]
	if object.Equal(paramsOf(rule.ID)) {
		return fmt.Sprintf("the rule has no parameter %s%s; it has %s", formatField(name), nearest(name, detail.OneOf), joinNames(detail.OneOf))
	}
	message := fmt.Sprintf("%s has no field %s%s", sourceRef(object, rule.ID), formatField(name), nearest(name, detail.OneOf))
	switch {
	case len(detail.OneOf) > 0:
		message += "; it has " + joinNames(detail.OneOf)
	case detail.Want != nil:
		message += fmt.Sprintf("; after it, only %s can stand", describeType(detail.Want))
	}
	if !object.HasPrefix(ast.Ref{ast.DefaultRootDocument}) && rule.Entity != "" {
		schema := string(rule.Entity)
		if rule.Entity == model.EntityIntegration {
			schema = "integration-facts"
		}
		message += fmt.Sprintf(" (sealint schema %s describes input)", schema)
	}
	return message
}

// nearest returns the suggestion of the name that was probably meant, in parentheses, or "".
func nearest(name *ast.Term, known []ast.Value) string {
	text, ok := name.Value.(ast.String)
	if !ok {
		return ""
	}
	names := make([]string, 0, len(known))
	for _, v := range known {
		if s, ok := v.(ast.String); ok {
			names = append(names, string(s))
		}
	}
	if meant := suggest.Nearest(string(text), names); meant != "" {
		return fmt.Sprintf(" (did you mean %q?)", meant)
	}
	return ""
}

// formatField writes a part of a reference: a name in quotes, or a variable in brackets.
func formatField(term *ast.Term) string {
	if _, isVar := term.Value.(ast.Var); isVar {
		return "[" + sourceRef(ast.Ref{term}, "").String() + "]"
	}
	return term.String()
}

// describeType names a type. A type of several kinds is not listed, because the list may be long.
func describeType(t types.Type) string {
	if isAny(t) {
		return "a value of any or several types"
	}
	return describeKind(t)
}

// sourceRef restores a reference as the rule's author wrote it.
func sourceRef(ref ast.Ref, rule string) ast.Ref {
	own := paramsOf(rule)
	group, name, _ := strings.Cut(strings.ReplaceAll(rule, "-", "_"), "/")
	pkg := ast.Ref{ast.DefaultRootDocument, ast.StringTerm(group), ast.StringTerm(name)}
	switch {
	case ref.HasPrefix(own):
		ref = append(ast.Ref{ast.VarTerm("params")}, ref[len(own):]...)
	case ref.HasPrefix(pkg) && len(ref) > len(pkg): // a rule of the same package
		if name, ok := ref[len(pkg)].Value.(ast.String); ok {
			ref = append(ast.Ref{ast.VarTerm(string(name))}, ref[len(pkg)+1:]...)
		}
	}
	shown := make(ast.Ref, len(ref))
	for i, term := range ref {
		if name, isVar := term.Value.(ast.Var); isVar && (name.IsGenerated() || name.IsWildcard()) {
			term = ast.VarTerm("_")
		}
		shown[i] = term
	}
	return shown
}

// joinNames lists the keys that OPA names in an error.
func joinNames(values []ast.Value) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.String()
		if s, ok := v.(ast.String); ok {
			texts[i] = string(s)
		}
	}
	return joinStrings(texts)
}

// locateField returns where a module misspells the field of an error about a type. OPA locates such an error at the last
// reference to the same rule or parameter, because references share their terms after compilation.
func locateField(m Module, err *ast.Error) *ast.Location {
	detail, ok := err.Details.(*ast.RefErrInvalidDetail)
	if !ok || err.Location == nil {
		return err.Location
	}
	mod, parseErr := parseText(m)
	if parseErr != nil {
		return err.Location
	}
	name := detail.Ref[detail.Pos]
	var first *ast.Location
	isRight := false
	ast.WalkTerms(mod, func(t *ast.Term) bool {
		ref, ok := t.Value.(ast.Ref)
		if !ok || t.Location == nil || !slices.ContainsFunc(ref[1:], name.Equal) {
			return false
		}
		isRight = isRight || t.Location.Row == err.Location.Row
		if first == nil {
			first = t.Location
		}
		return false
	})
	if first == nil || isRight {
		return err.Location
	}
	return first
}
