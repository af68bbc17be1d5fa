package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
)

// waiverSnippets returns, by the id of a rule, a waiver in YAML for the first finding of the rule that is shown, first of all one
// that fails. Its reader completes reason, owner, created and expires: without them it hides nothing.
func waiverSnippets(r view) map[string]string {
	rules := map[string]*model.Rule{}
	for i := range r.Rules {
		rules[r.Rules[i].ID] = &r.Rules[i]
	}
	firsts := map[string]model.Finding{}
	for _, f := range r.shown {
		if first, ok := firsts[f.Rule]; rules[f.Rule] != nil && (!ok || r.Fails(f) && !r.Fails(first)) {
			firsts[f.Rule] = f
		}
	}
	same := map[string][]gate.Finding{} // by rule, in the document of the first
	add := func(rule, document, place string) {
		if first, ok := firsts[rule]; ok && first.Document == document {
			same[rule] = append(same[rule], gate.Finding{Rule: rules[rule], Document: document, Name: place, Home: place})
		}
	}
	for _, f := range slices.Concat(r.Findings, r.Report.Accepted) { // waivers count what others hide, too
		add(f.Rule, f.Document, f.Place)
		for _, other := range f.Folded {
			add(f.Rule, other.Document, other.Place)
		}
	}
	snippets := map[string]string{}
	for id, f := range firsts {
		switch rules[id].Waivable {
		case model.WaivableByPlace:
			snippets[id] = waiverSnippet(waiverByPlace(rules[id], f, same[id]))
		case model.WaivableByFingerprint:
			snippets[id] = waiverSnippet(waiverByPlace(rules[id], f, nil))
		}
	}
	return snippets
}

// waiverByPlace is a waiver of the place at which a finding stands: of those that a waiver can name, the one with the fewest findings
// of a list. Without one, it is a waiver of the fingerprint.
func waiverByPlace(rule *model.Rule, f model.Finding, list []gate.Finding) *model.Waiver {
	best := model.Waiver{Form: model.WaiverInConfig, Rules: []string{f.Rule}, Document: gate.LiteralGlob(f.Document), Fingerprint: f.Fingerprint}
	if len(list) == 0 {
		return &best
	}
	for _, at := range gate.PlacesOf(&gate.Finding{Rule: rule, Document: f.Document, Name: f.Place, Home: f.Place}) {
		w := model.Waiver{Form: model.WaiverInConfig, Rules: best.Rules, Document: best.Document, At: at}
		for i := range list {
			if gate.Matches(&w, &list[i]) {
				w.Limit++
			}
		}
		if best.Limit == 0 || w.Limit < best.Limit {
			best = w
		}
	}
	return &best
}

func waiverSnippet(w *model.Waiver) string {
	var b strings.Builder
	b.WriteString("waivers:\n")
	for i, m := range gate.Write(w) {
		dash := "  "
		if i == 0 {
			dash = "- "
		}
		value := yamlText(m.Value)
		if m.Key == "limit" {
			value = m.Value
		}
		if len(m.Members) > 0 {
			var members []string
			for _, at := range m.Members {
				members = append(members, at.Key+": "+yamlText(at.Value))
			}
			value = "{" + strings.Join(members, ", ") + "}"
		}
		fmt.Fprintf(&b, "  %s%s: %s\n", dash, m.Key, value)
	}
	b.WriteString("    reason: # why this is acceptable, in at least 20 characters\n    owner: # who has accepted it\n" +
		"    created: # today, like 2026-01-31\n    expires: # the last day\n")
	return b.String()
}

// yamlText writes an untrusted text as a quoted string of YAML, on one line, without characters that Sanitize would change.
func yamlText(text string) string {
	b, err := json.Marshal(strings.ToValidUTF8(text, "\uFFFD"))
	if err != nil {
		return `""`
	}
	// The escapes of Sanitize are those of YAML, but for the backslash before the # of a command.
	return yamlEscapes.Replace(escape(string(b)))
}

// yamlEscapes also escapes the two characters that YAML does not allow (YAML 1.2.2 §5.1) and that are visible otherwise.
var yamlEscapes = strings.NewReplacer(`#\#`, `#\x23`, "\ufffe", `\ufffe`, "\uffff", `\uffff`)
