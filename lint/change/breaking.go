package change

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/sbom/quote"
)

// BreakingFacts is something that breaks callers.
type BreakingFacts struct {
	Text  string `json:"text" doc:"What breaks them, in words."`
	Until string `json:"until" doc:"For a deprecated operation that is gone: the day of its x-sunset, after which nobody may rely on it. Otherwise empty."`
}

// breaking lists what breaks callers: of the operations, and of their values.
func breaking(operations []operationPair, values *valueWalk) []BreakingFacts {
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
	for _, text := range values.breaks {
		list = append(list, BreakingFacts{Text: text})
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

// addBreaks notes what of a pair of definitions breaks callers. Only values that are always there count: whether callers break by what
// holds under a condition, or for one of several alternatives, is not known. split reports whether the base has alternatives.
func (w *valueWalk) addBreaks(s step, facts Pair[contract.ValueFacts], split bool) {
	op := w.operations[s.operation].after
	if !s.always || s.as != whole || op.Kind != "path" {
		return
	}
	name := quote.Text(strings.TrimSuffix(s.name, " of "+op.entity.Name)) // that of a body ends with the operation
	was, is := facts.Before.Limits, facts.After.Limits
	if s.returned {
		if more := newTypes(is.Constraints.Types, was.Constraints.Types); len(more) > 0 && len(was.Constraints.Types) > 0 {
			w.addBreak("%s returns %s in %s now", operationName(op), strings.Join(more, " or "), name)
		}
		return
	}
	// Parameters are sent as texts: one that may be any text takes what was a number.
	anyText := s.field != nil && s.field.IsParameter() && slices.Contains(is.Constraints.Types, "string") && !is.Constraints.Restricted
	if fewer := newTypes(was.Constraints.Types, is.Constraints.Types); len(fewer) > 0 && len(is.Constraints.Types) > 0 && !anyText {
		w.addBreak("%s no longer takes %s in %s", operationName(op), strings.Join(fewer, " or "), name)
	} else if gone := missing(was.Enum, is.Enum); len(gone) > 0 && len(is.Enum) > 0 {
		w.addBreak("%s no longer takes %s in %s", operationName(op), quote.Text(gone[0]), name)
	}
	if !split && len(was.Constraints.Types) > 0 { // otherwise the base says nothing of its callers, or is not known
		for _, name := range missing(s.after.Demanded(), s.before.Demanded()) {
			w.addBreak("%s demands the field %s of %s", operationName(op), quote.Text(name), objectName(s.after.Value))
		}
	}
}

// addLoss notes a field that responses no longer have.
func (w *valueWalk) addLoss(lost lostField) {
	if op := w.operations[lost.operation].after; lost.returned && lost.always && op.Kind == "path" {
		w.addBreak("%s no longer returns the field %s of %s", operationName(op), quote.Text(lost.name), objectName(lost.holder))
	}
}

// objectName says which object a definition is: the name of its schema with the way from there, else its place in the operation.
func objectName(v *contract.Value) string {
	name := v.PlaceName()
	if rest, ok := strings.CutPrefix(name, "component schemas "); ok {
		return quote.Text(rest)
	}
	if strings.HasPrefix(name, "op ") {
		if _, place, ok := strings.Cut(name, " > "); ok {
			return quote.Text(place)
		}
	}
	return quote.Text(name)
}

func (w *valueWalk) addBreak(format string, args ...any) {
	w.breaks = append(w.breaks, fmt.Sprintf(format, args...))
}

// newTypes lists the types of which no value is of one of the known types. Null is none: documents state it carelessly.
func newTypes(types, known []string) []string {
	return slices.DeleteFunc(missing(types, known), func(name string) bool {
		return name == "null" || name == "file" || name == "integer" && slices.Contains(known, "number")
	})
}

// missing lists the texts of a list that another one does not have.
func missing(list, in []string) []string {
	known := map[string]bool{}
	for _, text := range in {
		known[text] = true
	}
	var rest []string
	for _, text := range list {
		if !known[text] {
			rest = append(rest, text)
		}
	}
	return rest
}
