package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// waiverSnippets returns, by the id of a rule, a waiver in YAML for the first finding of the rule that is shown, first of all one
// that fails. Its reader completes reason, owner, created and expires: without them it hides nothing.
func waiverSnippets(r view) map[string]string {
	waivable := map[string]model.Waivable{}
	for _, rule := range r.Rules {
		waivable[rule.ID] = rule.Waivable
	}
	firsts := map[string]model.Finding{}
	for _, f := range r.shown {
		if first, ok := firsts[f.Rule]; !ok || r.Fails(f) && !r.Fails(first) {
			firsts[f.Rule] = f
		}
	}
	covered := map[string]int{} // findings that the waiver of a rule would hide
	places := map[string]waiverPlace{}
	for id, f := range firsts {
		if waivable[id] == model.WaivableByPlace {
			places[id] = waiverPlaceOf(f.Place)
		}
	}
	count := func(rule, document, place string) {
		if first := firsts[rule]; first.Document == document && places[rule] != (waiverPlace{}) && waiverPlaceOf(place) == places[rule] {
			covered[rule]++
		}
	}
	for _, f := range slices.Concat(r.Findings, r.Report.Accepted) { // waivers count what others hide, too
		count(f.Rule, f.Document, f.Place)
		for _, other := range f.Folded {
			count(f.Rule, other.Document, other.Place)
		}
	}
	snippets := map[string]string{}
	for id, f := range firsts {
		if waivable[id] == model.WaivableByPlace || waivable[id] == model.WaivableByFingerprint {
			snippets[id] = waiverSnippet(f, places[id], covered[id])
		}
	}
	return snippets
}

func waiverSnippet(f model.Finding, at waiverPlace, limit int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "waivers:\n  - rule: %s\n    document: %s\n", yamlText(f.Rule), yamlText(f.Document))
	if at == (waiverPlace{}) {
		fmt.Fprintf(&b, "    fingerprint: %s\n", yamlText(f.Fingerprint))
	} else {
		fmt.Fprintf(&b, "    at: {%s: %s}\n    limit: %d\n", at.key, yamlText(at.value), limit)
	}
	b.WriteString("    reason: # why this is acceptable, in at least 20 characters\n    owner: # who has accepted it\n" +
		"    created: # today, like 2026-01-31\n    expires: # the last day\n")
	return b.String()
}

// waiverPlace is a member of the object at in a waiver.
type waiverPlace struct{ key, value string }

// waiverPlaceOf returns what a waiver says to hide the findings about a thing, by the name of the place of one of them; the zero
// value if a waiver has no words for it. Names that a waiver would read as a glob, or that are encoded, have none either.
func waiverPlaceOf(name string) waiverPlace {
	name, _, _ = strings.Cut(name, " > ")
	if strings.ContainsAny(name, "*?[%") {
		return waiverPlace{}
	}
	for _, p := range []struct{ prefix, key string }{
		{"op ", "operation"}, {"scheme ", "scheme"}, {"component schemas ", "schema"}, {"component pkg:", "component"}, {"integration ", "integration"},
	} {
		if rest, ok := strings.CutPrefix(name, p.prefix); ok && rest != "" {
			if p.key == "component" {
				rest = "pkg:" + rest
			}
			return waiverPlace{p.key, rest}
		}
	}
	if kind, _, _ := strings.Cut(name, " "); kind == "webhook" {
		return waiverPlace{"operation", name}
	}
	return waiverPlace{}
}

// yamlText writes an untrusted text as a quoted string of YAML, on one line, without characters that Sanitize would change.
func yamlText(text string) string {
	b, err := json.Marshal(strings.ToValidUTF8(text, "\uFFFD"))
	if err != nil {
		return `""`
	}
	// The escapes of Sanitize are those of YAML, but for the backslash before the # of a command.
	return strings.ReplaceAll(escape(string(b)), `#\#`, `#\x23`)
}
