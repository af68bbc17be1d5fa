package lint_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/rules"
)

// controlRow is a row of rules/controls.yaml, which has no other members.
type controlRow struct {
	ID        string              `yaml:"id"`
	Title     string              `yaml:"title"`
	Sentence  string              `yaml:"sentence"`
	Evidence  string              `yaml:"evidence"`
	NotEnough string              `yaml:"not_enough"`
	Unseen    string              `yaml:"unseen"`
	Where     string              `yaml:"where"`
	Without   []absenceRow        `yaml:"not_applicable"`
	Demands   []demandRow         `yaml:"demands"`
	Excepts   []string            `yaml:"excepts"`
	Merge     bool                `yaml:"merge"`
	Findings  map[string][]string `yaml:"findings"`
}

type absenceRow struct {
	States  []demandRow `yaml:"states"`
	Because string      `yaml:"because"`
}

type demandRow struct {
	Field  string              `yaml:"field"`
	Is     []string            `yaml:"is"`
	IsNot  []string            `yaml:"is-not"`
	Most   string              `yaml:"most"`
	Least  string              `yaml:"least"`
	Has    []string            `yaml:"has"`
	Some   bool                `yaml:"some"`
	Unique bool                `yaml:"unique"`
	Except map[string][]string `yaml:"except"`
	Partly bool                `yaml:"partly"`
	Day    string              `yaml:"day"`
	Absent bool                `yaml:"absent"`
	Theirs map[string]string   `yaml:"theirs"`
	When   []demandRow         `yaml:"when"`
	Any    [][]demandRow       `yaml:"any"`
	Lacks  string              `yaml:"lacks"`
}

func controlRows(t *testing.T) []controlRow {
	t.Helper()
	text, err := rules.FS.ReadFile("controls.yaml")
	if err != nil {
		t.Fatal(err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	var rows []controlRow
	if err := decoder.Decode(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestControlsDemandWhatManifestsHave checks that every field of a demand and every place of a finding is one of the facts of
// manifests, and that every rule in findings is a rule of the control: a misspelt one would demand, or exempt, for ever.
func TestControlsDemandWhatManifestsHave(t *testing.T) {
	text, err := rules.FS.ReadFile("schemas/integration.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	builtIn := builtInRules(t)
	for _, row := range controlRows(t) {
		for _, text := range []string{row.Title, row.Sentence, row.Evidence, row.NotEnough, row.Unseen} {
			if text == "" {
				t.Errorf("%s: a text is missing", row.ID)
			}
		}
		if len(row.Demands) == 0 {
			t.Errorf("%s demands nothing", row.ID)
		}
		for _, d := range row.Demands {
			checkDemand(t, row.ID, schema, d)
		}
		for _, a := range row.Without {
			if a.Because == "" || !slices.ContainsFunc(a.States, func(d demandRow) bool { return len(d.Is) > 0 }) {
				t.Errorf("%s: nothing positive makes it not applicable", row.ID)
			}
			for _, d := range a.States {
				checkDemand(t, row.ID, schema, d)
			}
		}
		for rule, places := range row.Findings {
			if !slices.ContainsFunc(builtIn, func(r model.Rule) bool { return r.ID == rule && slices.Contains(r.Controls, row.ID) }) {
				t.Errorf("%s: %s does not judge it", row.ID, rule)
			}
			for _, place := range places {
				checkField(t, row.ID, schema, place)
			}
		}
	}
}

func checkDemand(t *testing.T, id string, schema map[string]any, d demandRow) {
	t.Helper()
	if (d.Field == "") == (len(d.Any) == 0) {
		t.Errorf("%s: a demand needs a field or alternatives: %+v", id, d)
	}
	if d.Field != "" {
		checkField(t, id, schema, d.Field)
	}
	if !slices.Contains([]string{"", "past", "ahead"}, d.Day) {
		t.Errorf("%s: a day is past or ahead: %+v", id, d)
	}
	if d.Most != "" {
		_, number := strconv.ParseFloat(d.Most, 64)
		if _, ok := manifest.ParseSeconds(d.Most); !ok && number != nil {
			t.Errorf("%s: %q is neither a number nor a duration", id, d.Most)
		}
	}
	for _, alternative := range append(slices.Clone(d.Any), d.When) {
		for _, part := range alternative {
			checkDemand(t, id, schema, part)
		}
	}
}

// checkField follows a path through a schema of facts.
func checkField(t *testing.T, id string, schema map[string]any, field string) {
	t.Helper()
	node := schema
	for _, name := range strings.Split(field, ".") {
		name, every := strings.CutSuffix(name, "[]")
		properties, _ := node["properties"].(map[string]any)
		next, ok := properties[name].(map[string]any)
		if every && ok {
			next, ok = next["items"].(map[string]any)
		}
		if !ok {
			t.Errorf("%s: manifests have no %s", id, field)
			return
		}
		node = next
	}
}

const controlsHead = `<!-- Written by go test ./lint -run TestControlsPage -update from rules/controls.yaml and the metadata of the rules. Do not edit. -->

# The controls of the guide

sealint controls lists these controls and says which are met ([The catalogue and the controls](catalog.md#controls)). A control is
met if every manifest states the evidence, all rules that judge the control ran, and none of their findings speaks of it. A rule
may judge several controls; each finding counts only for those that it speaks of. Warnings that something will be due soon count
for none.

A field counts as evidence by what it says: *true*, a number above 0, a text or a list that is no filler. An empty list, *false*,
and words such as none, todo or n/a are no evidence. If the only thing that is missing is stated as unknown, because a provider of
another organisation decides it (*by: provider* and a reason in *unknown*), the control is incomplete: nobody here can know. The
same holds for limits that only such a provider keeps (*enforcedBy: provider*), and for an approved exception
(*identity.elevated*): it takes the place of the control, and does not fulfil it. Only *12.organisation* asks for no more than that
exceptions are approved.

A control is not applicable if every manifest states that it does not have what the control is about; what a manifest leaves out is no
such statement. Where some manifests state it, the others decide.
`

// TestControlsPage holds docs/controls.md to rules/controls.yaml and to the rules.
func TestControlsPage(t *testing.T) {
	audit, err := judge(t, lint.Options{Dir: t.TempDir(), Profile: model.Strict}, lint.Input{AllowEmpty: true}).Audit()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(controlsHead)
	for i, row := range controlRows(t) {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n| | |\n|---|---|\n", strings.TrimPrefix(row.ID, "guide/"), row.Title)
		line := func(name, text string) { fmt.Fprintf(&b, "| %s | %s |\n", name, strings.ReplaceAll(text, "|", `\|`)) }
		line("The guide asks", row.Sentence)
		if row.Where != "" {
			line("Applies to", "manifests that state `"+row.Where+"`")
		}
		for _, a := range row.Without {
			line("Not applicable", "if the manifest "+a.Because)
		}
		line("Evidence", row.Evidence)
		line("Not enough", row.NotEnough)
		if len(row.Excepts) > 0 {
			line("Incomplete with the exceptions", "`"+strings.Join(row.Excepts, "`, `")+"`")
		}
		line("Cannot be told from a repository", row.Unseen)
		var fields, judges []string
		for _, d := range row.Demands {
			for _, field := range fieldsDemanded(d) {
				if !slices.Contains(fields, field) {
					fields = append(fields, field)
				}
			}
		}
		line("Fields", strings.Join(fields, ", "))
		for _, r := range audit.Controls[i].Rules {
			if strings.HasPrefix(r.ID, "change/") {
				continue
			}
			if places, listed := row.Findings[r.ID]; listed && len(places) == 0 {
				continue
			}
			judges = append(judges, fmt.Sprintf("[%s](rules/%s.md)", r.ID, r.ID))
		}
		if more := len(judges) - 12; more > 1 {
			judges = append(judges[:12], fmt.Sprintf("and %d more ([all rules](rules/README.md))", more))
		}
		line("Rules", strings.Join(judges, ", "))
	}
	file := filepath.Join("..", "docs", "controls.md")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != b.String() {
		t.Errorf("%s is not what rules/controls.yaml says; run go test ./lint -run TestControlsPage -update", file)
	}
}

// fieldsDemanded lists the fields of the manifest that a demand is about.
func fieldsDemanded(d demandRow) []string {
	var list []string
	if strings.HasPrefix(d.Field, "spec.") || strings.HasPrefix(d.Field, "metadata.") {
		list = append(list, "`"+d.Field+"`")
	}
	for _, alternative := range d.Any {
		for _, part := range alternative {
			for _, field := range fieldsDemanded(part) {
				if !slices.Contains(list, field) {
					list = append(list, field)
				}
			}
		}
	}
	return list
}
