package policy

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/lint/model"
)

// compileError says what the compiler found wrong in the words of who wrote the rule: what a misspelt field could be
// instead, and no name that only the compiler or the loader knows.
func compileError(err *ast.Error, rule model.Rule) string {
	message := err.Message
	switch detail := err.Details.(type) {
	case *ast.RefErrInvalidDetail:
		message = noField(detail, rule)
	case *ast.RefErrUnsupportedDetail:
		if next := detail.Pos + 1; next < len(detail.Ref) {
			message = fmt.Sprintf("%s is %s and has no field %s", written(detail.Ref[:next], rule.ID), typeName(detail.Have), field(detail.Ref[next]))
		}
	case *ast.UnificationErrDetail:
		message = fmt.Sprintf("%s: %s on the left, %s on the right", message, typeName(detail.Left), typeName(detail.Right))
	}
	params := ownParams(rule.ID).String()
	message = strings.ReplaceAll(message, params+" as params", paramsRef.String())
	return strings.ReplaceAll(message, params, paramsRef.String())
}

// noField says that something has no such field, and which it has.
func noField(detail *ast.RefErrInvalidDetail, rule model.Rule) string {
	object, name := detail.Ref[:detail.Pos], detail.Ref[detail.Pos]
	if object.Equal(ownParams(rule.ID)) {
		return fmt.Sprintf("the rule has no parameter %s; it has %s", field(name), names(detail.OneOf))
	}
	message := fmt.Sprintf("%s has no field %s", written(object, rule.ID), field(name))
	switch {
	case len(detail.OneOf) > 0:
		message += "; it has " + names(detail.OneOf)
	case detail.Want != nil:
		message += fmt.Sprintf("; after it, only %s can stand", typeName(detail.Want))
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

// field is a part of a reference: a name in quotes, or what the rule has in brackets.
func field(term *ast.Term) string {
	if _, isVar := term.Value.(ast.Var); isVar {
		return "[" + written(ast.Ref{term}, "").String() + "]"
	}
	return term.String()
}

func typeName(t types.Type) string {
	if isAny(t) {
		return "a value of any or several types"
	}
	return kindOfType(t)
}

// written is a reference as the rule has it.
func written(ref ast.Ref, rule string) ast.Ref {
	own := ownParams(rule)
	if ref.HasPrefix(own) {
		ref = append(ast.Ref{ast.VarTerm("params")}, ref[len(own):]...)
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

func names(values []ast.Value) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.String()
		if s, ok := v.(ast.String); ok {
			texts[i] = string(s)
		}
	}
	return join(texts)
}
