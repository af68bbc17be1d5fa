package change

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// BreakingFacts is something that breaks callers.
type BreakingFacts struct {
	Text  string `json:"text" doc:"What breaks them, in words."`
	Until string `json:"until" doc:"For a deprecated operation that is gone: the day of its x-sunset, after which nobody may rely on it. Otherwise empty."`
}

// breaking lists what of the operations breaks callers.
func breaking(operations []operationPair) []BreakingFacts {
	list := []BreakingFacts{}
	for _, p := range operations {
		switch {
		case p.before == nil || p.before.Kind != "path" || p.after != nil && p.after.Kind != "path":
		case p.after == nil:
			if !p.before.Deprecated || p.before.Sunset != "" {
				f := BreakingFacts{Text: operationName(p.before) + " is gone"}
				if p.before.Deprecated {
					f.Until = p.before.Sunset
				}
				list = append(list, f)
			}
		default:
			for _, text := range breakingOperation(p.before, p.after) {
				list = append(list, BreakingFacts{Text: text})
			}
		}
	}
	return list
}

func operationName(op *operation) string { return op.Method + " " + op.Path }

func breakingOperation(before, after *operation) []string {
	var list []string
	if before.Method != after.Method || !sameURL(before, after) {
		list = append(list, operationName(before)+" is "+operationName(after)+" now")
	}
	was := map[string]bool{} // parameter → whether it was required
	for _, p := range before.Parameters {
		was[parameterKey(p)] = p.Required
	}
	for _, p := range after.Parameters {
		required, existed := was[parameterKey(p)]
		if p.Required && !required && p.Name != "" && slices.Contains([]string{"query", "header", "cookie"}, p.In) {
			if existed {
				list = append(list, operationName(after)+" demands the "+p.In+" parameter "+p.Name)
			} else {
				list = append(list, operationName(after)+" demands the new "+p.In+" parameter "+p.Name)
			}
		}
	}
	for _, status := range before.Statuses {
		if strings.HasPrefix(status, "2") && !slices.Contains(after.Statuses, status) && !slices.Contains(after.Statuses, "2XX") && status != "2XX" {
			list = append(list, operationName(after)+" no longer answers "+status)
		}
	}
	return list
}

// breakingValues lists what of the values in bodies breaks callers. Parameters are told with their operations.
func breakingValues(values []model.Entity) []BreakingFacts {
	var list []BreakingFacts
	for _, e := range values {
		for _, text := range e.Facts.(*ValueFacts).breaking() {
			if f := (BreakingFacts{Text: text}); !slices.Contains(list, f) {
				list = append(list, f)
			}
		}
	}
	return list
}

// breaking says how the difference breaks callers.
func (f *ValueFacts) breaking() []string {
	sent, got := f.Direction != "response", f.Direction != "request"
	field, limits := (*contract.FieldFacts)(nil), (*contract.LimitFacts)(nil)
	if f.After != nil {
		field, limits = f.After.Field, f.After.Limits
	}
	var list []string
	switch {
	case f.Status == "removed" && got && f.Before.Field != nil && f.Before.Field.Kind == "property":
		list = append(list, "responses no longer have "+f.Name)
	case field != nil && field.Kind == "property" && sent && field.Required && (f.Before == nil || !f.Before.Field.Required):
		list = append(list, "requests need "+f.Name)
	case f.Status == "modified" && limits != nil && f.Before.Limits != nil:
		was, is := f.Before.Limits, limits
		if gone := without(was.Enum, is.Enum); sent && was.Listed && is.Listed && len(is.Enum) > 0 && len(gone) > 0 {
			list = append(list, f.Name+" may no longer be "+gone[0])
		}
		wasTypes, isTypes := was.Constraints.Types, is.Constraints.Types
		if len(wasTypes) == 0 || len(isTypes) == 0 {
			break // a type that is stated for the first time says what was meant
		}
		if gone := without(wasTypes, isTypes); sent && len(gone) > 0 && (gone[0] != "integer" || !slices.Contains(isTypes, "number")) {
			list = append(list, f.Name+" may no longer be of type "+gone[0]+" in requests")
		}
		if came := without(isTypes, wasTypes); got && len(came) > 0 && (came[0] != "integer" || !slices.Contains(wasTypes, "number")) {
			list = append(list, f.Name+" may be of type "+came[0]+" in responses")
		}
	}
	return list
}

// without lists the items that the other list does not have.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// parameterKey is equal for a parameter on both sides. Names of headers have no case.
func parameterKey(p contract.ParameterReferenceFacts) string {
	if p.In == "header" {
		return key(p.In, strings.ToLower(p.Name))
	}
	return key(p.In, p.Name)
}

// sameURL reports whether an operation has the same path template on both sides, or is served from the same path all the same.
func sameURL(before, after *operation) bool {
	if withoutNames(before.Path) == withoutNames(after.Path) {
		return true
	}
	return slices.ContainsFunc(before.bases, func(b string) bool {
		return slices.ContainsFunc(after.bases, func(a string) bool { return withoutNames(b+before.Path) == withoutNames(a+after.Path) })
	})
}
