package lint_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
)

const generatedMark = "<!-- Written by go test ./lint -run TestRulePages -update from the metadata of the rules. Do not edit. -->\n"

// TestRulePages holds docs/rules to the metadata of the rules: a page for each, and an index. The examples are mutations, so
// that the rule found what a page calls bad, and did not find what the page calls good.
func TestRulePages(t *testing.T) {
	rules := builtInRules(t)
	files := map[string]*mutationFile{}
	for _, f := range mutationFiles(t) {
		files[f.rule()] = f
	}
	want := map[string]string{"README.md": index(rules)}
	examples := map[string]map[string]string{}
	for _, r := range rules {
		if testing.Short() && !inSample(r.ID) {
			want[r.ID+".md"] = ""
			continue
		}
		var x example
		if f := files[r.ID]; f != nil && !slices.Contains(noExample, r.ID) {
			x = newExample(t, f)
			if !strings.Contains(r.ID, "secret") && !strings.Contains(r.ID, "credential") { // a scanner of secrets may read what the program prints
				examples[r.ID] = map[string]string{"language": x.language, "good": strings.Join(x.good, "\n"), "bad": strings.Join(x.bad, "\n")}
			}
		}
		want[r.ID+".md"] = page(r, x)
	}
	dir := filepath.Join("..", "docs", "rules")
	if !testing.Short() {
		want[filepath.Join("..", "..", "rules", "examples.json")] = examplesFile(t, examples)
	}
	for name, text := range want {
		if text == "" {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != text {
			t.Errorf("%s is not what the rules say; run go test ./lint -run TestRulePages -update", file)
		}
	}
	err := filepath.WalkDir(dir, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, file)
		if _, ok := want[filepath.ToSlash(name)]; !ok {
			t.Errorf("%s belongs to no rule; delete it", file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// examplesFile is the file from which the program takes the examples of the pages.
func examplesFile(t *testing.T, examples map[string]map[string]string) string {
	t.Helper()
	text, err := json.MarshalIndent(examples, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

// noExample are rules about several documents, or about documents that are gone.
var noExample = []string{
	"change/contract-removed", "change/sbom-removed", "change/integration-removed", "change/overlay-weakened", "integration/overlay-adds",
	"integration/duplicate-name", "integration/shared-client", "integration/operation-ends", "workspace/uncatalogued-contract", "workspace/uncatalogued-sbom",
}

// example is what a rule found in a mutation.
type example struct {
	language      string
	bad, good     []string
	line, message string
}

// exampleLines is how many lines around an edit an example shows.
const exampleLines = 2

// exampleOf chooses the first mutation that causes nothing but one finding of the rule in the edited document, else the
// first one with a finding there.
func exampleOf(f *mutationFile) *mutation {
	var first *mutation
	for _, m := range f.mutations {
		there := slices.ContainsFunc(m.Finds, func(text string) bool { return strings.HasPrefix(text, f.rule()+" at ") })
		if there && len(m.Finds) == 1 {
			return m
		}
		if there && first == nil {
			first = m
		}
	}
	return first
}

func newExample(t *testing.T, file *mutationFile) example {
	t.Helper()
	m := exampleOf(file)
	if m == nil {
		t.Errorf("%s has no mutation that the rule finds in the edited document, so that its page has no example", file.path())
		return example{}
	}
	o, err := m.run()
	if err != nil {
		t.Fatalf("%s, section %q: %s", file.path(), m.name, err)
	}
	i := slices.IndexFunc(o.report.Findings, func(f model.Finding) bool { return f.Rule == file.rule() && f.Location.Path == o.path })
	if i < 0 {
		t.Errorf("%s, section %q does not find what it says; run go test ./lint -run Mutations", file.path(), m.name)
		return example{}
	}
	f := o.report.Findings[i]
	clean, text := strings.Split(o.clean, "\n"), strings.Split(o.text, "\n")
	head := 0
	for head < len(clean) && head < len(text) && clean[head] == text[head] {
		head++
	}
	tail := 0
	for tail < len(clean)-head && tail < len(text)-head && clean[len(clean)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	from := max(0, head-exampleLines)
	x := example{language: "yaml", message: f.Message, line: strings.TrimSpace(text[f.Location.Line-1])}
	switch filepath.Ext(o.path) {
	case ".json":
		x.language = "json"
	case ".xml":
		x.language = "xml"
	case ".spdx":
		x.language = "text"
	}
	x.bad = text[from:min(len(text), len(text)-tail+exampleLines)]
	x.good = clean[from:min(len(clean), len(clean)-tail+exampleLines)]
	return x
}

func page(r model.Rule, x example) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	profile := "profile " + string(r.Profile)
	if r.Profile == model.ByStandard {
		profile = "in no profile: only by standard"
	}
	p("%s\n# %s\n\n**%s** · severity %s · %s · judges each %s\n\n", generatedMark, r.Title, r.ID, r.Severity, profile, strings.ReplaceAll(string(r.Entity), "_", " "))
	if len(r.Standards) > 0 {
		p("Demanded by %s; `standards: [%s]` in `.sealint.yaml` runs it whatever the profile.\n\n", strings.Join(r.Standards, ", "), r.Standards[0])
	}
	p("## Why\n\n%s\n\n", r.Description)
	if len(x.bad) > 0 && r.Entity.IsChange() {
		p("## Example\n\nBefore the change:\n\n```%s\n%s\n```\n\nAfter it:\n\n```%s\n%s\n```\n\n", x.language, strings.Join(x.good, "\n"), x.language, strings.Join(x.bad, "\n"))
		p("What sealint says at the line `%s`:\n\n> %s\n\n", strings.ReplaceAll(x.line, "`", "'"), strings.NewReplacer("<", "&lt;", "*", `\*`, "`", "'").Replace(x.message))
	} else if len(x.bad) > 0 {
		p("## Example\n\nBad:\n\n```%s\n%s\n```\n\n", x.language, strings.Join(x.bad, "\n"))
		p("What sealint says at the line `%s`:\n\n> %s\n\n", strings.ReplaceAll(x.line, "`", "'"), strings.NewReplacer("<", "&lt;", "*", `\*`, "`", "'").Replace(x.message))
		p("Good:\n\n```%s\n%s\n```\n\n", x.language, strings.Join(x.good, "\n"))
	}
	p("## Fix\n\n%s\n\n", r.Fix)
	if len(r.Params) > 0 {
		p("## Parameters\n\n| parameter | type | default | meaning |\n|---|---|---|---|\n")
		for _, param := range r.Params {
			value, _ := json.Marshal(param.Default)
			p("| `%s` | %s | `%s` | %s |\n", param.Name, param.Type, strings.ReplaceAll(string(value), "|", `\|`), strings.ReplaceAll(param.Description, "|", `\|`))
		}
		p("\n")
	}
	if len(r.Controls) > 0 {
		p("## Controls\n\n%s\n\n", strings.Join(r.Controls, ", "))
	}
	if r.Per != "" {
		p("## Grouping\n\nThe rule speaks once per %s: the finding stands at the first place, counts the others and lists them as related places.\n\n", r.Per)
	}
	p("## Switching it off or changing it\n\nIn `.sealint.yaml`; give the reason in a comment. A severity keeps the rule active whatever the profile.\n\n```yaml\nrules:\n  %s: off # or a severity", r.ID)
	if len(r.Params) > 0 {
		value, _ := json.Marshal(r.Params[0].Default)
		p(", or {params: {%s: %s}}", r.Params[0].Name, value)
	}
	p("\n```\n")
	if len(r.References) > 0 {
		p("\n## More\n\n")
		for _, ref := range r.References {
			p("- <%s>\n", ref)
		}
	}
	return b.String()
}

// index lists the rules by group with their profiles, and by the standards that they serve.
func index(rules []model.Rule) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	p("%s\n# Rules\n\n", generatedMark)
	p("*baseline* holds what no reviewer would dispute, *recommended* adds what a careful platform team enforces, *strict* adds\nhygiene and hardening that is noisy on real APIs. How to write rules of your own: [../rules.md](../rules.md).\n")
	groups := map[string][]model.Rule{}
	standards := map[string]map[string][]model.Rule{"OWASP API Security Top 10 2023": {}, "CWE": {}, "Controls of the guide": {}, "Standards for SBOMs": {}, "Other": {}}
	for _, r := range rules {
		for _, standard := range r.Standards {
			standards["Standards for SBOMs"][standard] = append(standards["Standards for SBOMs"][standard], r)
		}
		groups[r.Group()] = append(groups[r.Group()], r)
		for _, c := range r.Controls {
			name := "Other"
			switch {
			case strings.HasPrefix(c, "OWASP-API"):
				name = "OWASP API Security Top 10 2023"
			case strings.HasPrefix(c, "CWE-"):
				name = "CWE"
			case strings.HasPrefix(c, "guide/"):
				name = "Controls of the guide"
			}
			standards[name][c] = append(standards[name][c], r)
		}
	}
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		p("\n## %s\n", group)
		for _, profile := range append(slices.Clone(model.Profiles), model.ByStandard) {
			rows := slices.DeleteFunc(slices.Clone(groups[group]), func(r model.Rule) bool { return r.Profile != profile })
			switch {
			case len(rows) == 0:
				continue
			case profile == model.ByStandard:
				p("\n### %s, only by standard\n\n| rule | severity | what it demands |\n|---|---|---|\n", group)
			default:
				p("\n### %s, profile %s\n\n| rule | severity | what it demands |\n|---|---|---|\n", group, profile)
			}
			for _, r := range rows {
				p("| [%s](%s.md) | %s | %s |\n", r.ID, r.ID, r.Severity, r.Title)
			}
		}
	}
	for _, standard := range slices.Sorted(maps.Keys(standards)) {
		p("\n## By standard: %s\n\n| control | rules |\n|---|---|\n", standard)
		for _, control := range slices.Sorted(maps.Keys(standards[standard])) {
			links := make([]string, 0, len(standards[standard][control]))
			for _, r := range standards[standard][control] {
				links = append(links, fmt.Sprintf("[%s](%s.md)", r.ID, r.ID))
			}
			p("| %s | %s |\n", control, strings.Join(links, ", "))
		}
	}
	return b.String()
}
