package lint_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// honestSilence says where it costs less to leave a field out than to state it, and why that is right. The keys are fields, or a rule and
// a field.
var honestSilence = map[string]string{
	"spec.contract": "an API without an OpenAPI document has no contract to name; integration/no-contract and workspace/uncatalogued-contract tell it",

	"integration/contract-drift spec.contract.version":              "the version contradicts the contract: who states the right one is as well off",
	"integration/dependency-drift spec.supplyChain":                 "the dependency contradicts the SBOM: who states the right one is as well off",
	"integration/dependency-drift spec.supplyChain.sbom":            "as above; integration/no-sbom tells it",
	"integration/needless-exception spec.identity.elevated.excepts": "an exception that nothing needs is to be left out",
	"integration/dependency-drift spec.supplyChain.dependencies":    "the SBOM lists the dependencies; integration/no-sbom asks for it",
	"integration/undescribed-webhook spec.contract.operations":      "few who use a contract receive all of its webhooks; integration/unlisted-operations tells it",

	"integration/embedded-secret spec.identity":                "a secret is to be removed",
	"integration/embedded-secret spec.identity.credential":     "a secret is to be removed",
	"integration/embedded-secret spec.identity.credential.ref": "a secret is to be removed",

	"integration/tls spec.identity.tokenUrl":            "contracts of providers name wrong token URLs, and then the manifest has to be silent; the flows of the contract are judged themselves",
	"integration/contract-drift spec.identity.tokenUrl": "as above",

	"integration/cors spec.transport.cors":         "few APIs are called from web pages, and nothing else shows that one is",
	"integration/cors spec.transport.cors.origins": "as above",
	"integration/device spec.device":               "few integrations have devices, and nothing else shows that one has",

	"integration/shared-client spec.identity.clientId":           "nothing else shows whose client it is; integration/no-client-id tells it",
	"integration/shared-credential spec.identity.credential":     "nothing else shows that credentials are shared; integration/no-rotation tells it",
	"integration/shared-credential spec.identity.credential.ref": "nothing else shows where credentials are; sealint controls tells it",

	"integration/unpinned-dependency spec.supplyChain":           "not every integration is deployed as an artifact; integration/no-sbom tells it",
	"integration/unpinned-dependency spec.supplyChain.artifacts": "not every integration is deployed as an artifact; the SBOM has what it is built from",
}

// TestSilenceCostsNoLess: whoever leaves a field out is not better off than who states it honestly. For each mutation of a manifest that
// makes the gate fail, no field can be removed, after which the worst finding is less severe.
func TestSilenceCostsNoLess(t *testing.T) {
	t.Parallel()
	type lie struct{ rule, field string }
	var mutex sync.Mutex
	cheaper, used := map[lie]string{}, map[string]bool{}
	seen := map[string]bool{}
	t.Run("all", func(t *testing.T) {
		for _, f := range mutationFiles(t) {
			if f.group != "integration" && f.group != "workspace" {
				continue
			}
			for _, m := range f.mutations {
				if !strings.Contains(m.Document, ".integration.") || testing.Short() && !inSample(f.name+m.name) {
					continue
				}
				o, err := m.run()
				if err != nil {
					t.Fatal(err)
				}
				worst, rules := worstOf(o.report)
				key := strings.Join(rules, " ")
				if worst < model.High || seen[key] {
					continue
				}
				seen[key] = true
				t.Run(f.name+"/"+m.name, func(t *testing.T) {
					t.Parallel()
					for _, pointer := range statedFields(t, o.text, m.Part) {
						silent, err := lintEdited(m.Document, func(text string) (string, error) {
							edited, err := m.apply(text)
							if err != nil {
								return "", err
							}
							return edit{At: &pointer, Part: m.Part, Remove: true}.apply(edited)
						}, m.KeepDigest, cleanDay)
						if err != nil {
							continue // the only field of its object in brackets
						}
						if now, _ := worstOf(silent.report); now < worst {
							mutex.Lock()
							for _, rule := range rules {
								cheaper[lie{rule, fieldName(pointer)}] = fmt.Sprintf("%s, %q: %s becomes %s", f.name, m.name, worst, now)
							}
							mutex.Unlock()
						}
					}
				})
			}
		}
	})
	for _, l := range slices.SortedFunc(maps.Keys(cheaper), func(a, b lie) int { return strings.Compare(a.rule+a.field, b.rule+b.field) }) {
		key := l.rule + " " + l.field
		used[key] = true
		used[l.field] = true
		if honestSilence[key] == "" && honestSilence[l.field] == "" {
			t.Errorf("%s: leaving it out costs less than stating it (%s)", key, cheaper[l])
		}
	}
	for key := range honestSilence {
		if !used[key] && !testing.Short() {
			t.Errorf("%s is listed as an exception and is none", key)
		}
	}
}

// worstOf returns the highest severity of the findings of a run, and the rules and fields of those that have it.
func worstOf(report *model.Report) (worst model.Severity, rules []string) {
	for _, f := range report.Findings {
		worst = max(worst, f.Severity)
	}
	for _, f := range report.Findings {
		if f.Severity == worst && !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	slices.Sort(rules)
	return worst, rules
}

// deep are the parts of a manifest of which the test removes fields of fields too. No rule above medium reads the plain ones, so that
// what it finds does not depend on them.
var (
	deep  = []string{"contract", "data", "identity", "provider", "supplyChain", "transport"}
	plain = []string{"observability", "operations", "reviews", "onboarding", "limits", "description", "contacts", "owner", "consumers"}
)

// statedFields lists fields of a manifest below metadata and spec, as JSON Pointers.
func statedFields(t *testing.T, text string, part int) []string {
	t.Helper()
	parts, err := readParts(text)
	if err != nil || part >= len(parts) {
		return nil // a mutation of the spelling
	}
	var pointers []string
	var walk func(node *yaml.Node, at string)
	walk = func(node *yaml.Node, at string) {
		switch node.Kind {
		case yaml.MappingNode:
			for i := 0; i+1 < len(node.Content); i += 2 {
				below := at + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(node.Content[i].Value)
				depth := strings.Count(below, "/")
				if depth > 1 && !slices.Contains(plain, strings.Split(below, "/")[2]) {
					pointers = append(pointers, below)
				}
				if depth < 2 || slices.Contains(deep, strings.Split(below, "/")[2]) {
					walk(node.Content[i+1], below)
				}
			}
		case yaml.SequenceNode:
			for i, item := range node.Content {
				walk(item, fmt.Sprintf("%s/%d", at, i))
			}
		}
	}
	walk(parts[part].Content[0], "")
	return pointers
}

var indices = regexp.MustCompile(`/\d+`)

// fieldName returns the path of a field with dots, such as spec.transport.webhooks[].signature.
func fieldName(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(indices.ReplaceAllString(pointer, "[]"), "/"), "/", ".")
}
