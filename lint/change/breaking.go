package change

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract"
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
