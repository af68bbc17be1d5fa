package policy_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

type documentation struct {
	Summary     string         `json:"summary"`
	Description string         `json:"description"`
	Extensions  map[string]any `json:"extensions"`
}

// described makes operations with equal facts and different documentation. asked collects the members that rules read.
func described(asked map[string]bool) []model.Entity {
	list := entities(facts{"/a", 1}, facts{"/a", 1}, facts{"/a", 1})
	var mu sync.Mutex // entities are read in parallel
	for i := range list {
		list[i].Documentation = func(reads func(string) bool) (any, []model.Problem) {
			mu.Lock()
			defer mu.Unlock()
			d := &documentation{Extensions: map[string]any{}}
			if reads("summary") {
				asked["summary"], d.Summary = true, fmt.Sprintf("summary %d", i)
			}
			if reads("description") {
				asked["description"], d.Description = true, "text"
			}
			if reads("extensions") {
				asked["extensions"], d.Extensions = true, map[string]any{"x-n": i, "x-list": []any{nil, true, 1.5, map[string]any{"a": "b"}}}
			}
			return d, nil
		}
	}
	return list
}

// A rule gets the documentation that it reads, however it reads it, and no other rule causes it to be computed.
func TestDocumentationIsForRulesThatReadIt(t *testing.T) {
	library := policy.Module{Path: "acme/lib/texts.rego", Text: "package acme.lib.texts\n\nof_input := input.summary\n\nof(x) := x.summary\n"}
	for _, test := range []struct{ name, body, want, asked string }{
		{"path", `deny contains sprintf("%s", [input.path])`, "/a /a /a", ""},
		{"field", `deny contains sprintf("%s", [input.summary])`, "summary 0 summary 1 summary 2", "summary"},
		{"guard", `deny contains "found" if input.summary == "summary 1"`, " found ", "summary"},
		{"computed", `deny contains sprintf("%s", [input[name]]) if some name in ["summary"]`, "summary 0 summary 1 summary 2", "description extensions summary"},
		{"whole", "deny contains sprintf(\"%s\", [text(input)])\n\ntext(x) := x.summary", "summary 0 summary 1 summary 2", "description extensions summary"},
		{"variable", "deny contains sprintf(\"%s\", [x.summary]) if x := input", "summary 0 summary 1 summary 2", "description extensions summary"},
		{"helper", "deny contains sprintf(\"%s\", [text])\n\ntext := input.path if input.n == 0 else := input.summary", "summary 0 summary 1 summary 2", "summary"},
		{"library", "import data.acme.lib.texts\n\ndeny contains sprintf(\"%s\", [texts.of_input])", "summary 0 summary 1 summary 2", "summary"},
		{"argument", "import data.acme.lib.texts\n\ndeny contains sprintf(\"%s\", [texts.of(input)])", "summary 0 summary 1 summary 2", "description extensions summary"},
		{"negated", `deny contains "found" if not input.summary == "summary 1"`, "found  found", "summary"},
		{"extension", `deny contains sprintf("%v", [input.extensions["x-n"]]) if input.extensions["x-list"][3].a == "b"`, "0 1 2", "extensions"},
		{"condition", `deny contains "found" if count([1 | input.summary == "summary 2"]) > 0`, "  found", "summary"},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := map[string]bool{}
			set := load(t, rule("n", `deny contains "n" if input.n == 2`), rule(test.name, test.body), library)
			findings, problems, err := evaluate(t.Context(), set, described(asked))
			if err != nil || len(problems) > 0 {
				t.Fatal(err, problems)
			}
			var got []string
			for _, list := range findings {
				text := ""
				for _, f := range list {
					text += f.Message
				}
				got = append(got, text)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("found %q, want %q", strings.Join(got, " "), test.want)
			}
			names := ""
			for _, name := range []string{"description", "extensions", "summary"} {
				if asked[name] {
					names += " " + name
				}
			}
			if strings.TrimSpace(names) != test.asked {
				t.Errorf("computed %q, want %q", names, test.asked)
			}
		})
	}
}
