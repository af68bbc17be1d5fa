package lint_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// files are the files of a tree.
type files map[string]string

func (f files) root() *source.Root {
	contents := map[string][]byte{}
	for name, text := range f {
		contents[name] = []byte(text)
	}
	return source.Bytes(contents)
}

// with returns the files with others added or replaced; an empty text removes one.
func (f files) with(changes files) files {
	all := maps.Clone(f)
	for name, text := range changes {
		all[name] = text
		if text == "" {
			delete(all, name)
		}
	}
	return all
}

func compare(t *testing.T, head files, bases ...files) *model.Report {
	t.Helper()
	linter, err := lint.New(t.Context(), lint.Options{Profile: model.Strict, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	base := &lint.Base{}
	for range bases {
		base.Revisions = append(base.Revisions, "base")
	}
	for _, b := range bases {
		base.Roots = append(base.Roots, b.root())
	}
	result, err := linter.Run(t.Context(), lint.Input{Today: cleanDay, Root: head.root(), Base: base, AllowEmpty: true})
	if err != nil {
		t.Fatal(err)
	}
	return result.Report
}

// states counts the findings by their states, rules over changes and the gate left out.
func states(r *model.Report) map[model.State]int {
	count := map[model.State]int{}
	for _, f := range slices.Concat(r.Findings, r.Fixed) {
		if !strings.HasPrefix(f.Rule, "change/") && !strings.HasPrefix(f.Rule, "gate/") {
			count[f.State]++
		}
	}
	return count
}

func clean(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", "clean", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// faulty is a contract with a few findings.
const faulty = `openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: http://api.example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      responses: {"200": {description: The pets.}}
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: A pet.}}
`

// TestStates says what became of findings since the base.
func TestStates(t *testing.T) {
	base := files{"api.yaml": faulty}
	all := len(compare(t, base, files{}).Findings)
	if all < 5 {
		t.Fatalf("the faulty contract has %d findings", all)
	}
	added := strings.Replace(faulty, "  /pets/{id}:", "  /pets/{id}/toys:\n    delete: {operationId: dropToys, responses: {'204': {description: Gone.}}}\n  /pets/{id}:", 1)
	for name, test := range map[string]struct {
		head  files
		bases []files
		check func(map[model.State]int) bool
	}{
		"nothing changed":                {base, []files{base}, func(s map[model.State]int) bool { return s[model.Unchanged] == all && len(s) == 1 }},
		"a document that the base lacks": {base, []files{{}}, func(s map[model.State]int) bool { return s[model.New] == all && len(s) == 1 }},
		"a document that is gone":        {files{}, []files{base}, func(s map[model.State]int) bool { return s[model.Fixed] == all && len(s) == 1 }},
		"renamed":                        {files{"v1/pets.yaml": faulty}, []files{base}, func(s map[model.State]int) bool { return s[model.Unchanged] == all && len(s) == 1 }},
		"renamed and changed": {files{"v1/pets.yaml": added}, []files{base}, func(s map[model.State]int) bool {
			return s[model.Unchanged] == all && s[model.New] > 0 && s[model.Fixed] == 0
		}},
		"copied": {base.with(files{"copy.yaml": faulty}), []files{base}, func(s map[model.State]int) bool {
			return s[model.Unchanged] == all && s[model.New] == all && len(s) == 2
		}},
		"with an operation more": {files{"api.yaml": added}, []files{base}, func(s map[model.State]int) bool {
			return s[model.Unchanged] == all && s[model.New] > 0 && len(s) == 2
		}},
		"with an operation less": {base, []files{{"api.yaml": added}}, func(s map[model.State]int) bool {
			return s[model.Unchanged] == all && s[model.Fixed] > 0 && len(s) == 2
		}},
		"one of two bases has it": {files{"api.yaml": added}, []files{base, {"api.yaml": added}}, func(s map[model.State]int) bool {
			return s[model.Unchanged] == all && s[model.New] > 0
		}},
		"both bases have it": {files{"api.yaml": added}, []files{{"api.yaml": added}, {"api.yaml": added}}, func(s map[model.State]int) bool {
			return len(s) == 1 && s[model.Unchanged] > all
		}},
	} {
		report := compare(t, test.head, test.bases...)
		if got := states(report); !test.check(got) || len(report.Problems) > 0 {
			t.Errorf("%s: %v (the contract has %d findings), problems %v", name, got, all, report.Problems)
		}
	}
}

// TestReferencedFilesAreCompared looks at contracts whose own text is the same, but not that of a file to which they refer.
func TestReferencedFilesAreCompared(t *testing.T) {
	api := strings.Replace(faulty, "schema: {type: string}", "schema: {$ref: 'schemas.yaml#/Id'}", 1)
	bounded, open := "Id: {type: string, maxLength: 10, pattern: '^[a-z]{1,10}$'}\n", "Id: {type: string}\n"
	for name, test := range map[string]struct {
		before, after string
		want          model.State
	}{
		"opened": {bounded, open, model.New},
		"closed": {open, bounded, model.Fixed},
		"gone":   {bounded, "", model.New},
		"there":  {"", bounded, model.Fixed},
	} {
		base := files{"api.yaml": api}
		report := compare(t, base.with(files{"schemas.yaml": test.after}), base.with(files{"schemas.yaml": test.before}))
		if got := states(report); got[test.want] == 0 || got[model.Unchanged] == 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestGrown looks at a finding about a scheme that guards one operation more.
func TestGrown(t *testing.T) {
	base := files{"api.yaml": strings.Replace(faulty, "paths:", "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\npaths:", 1)}
	base["api.yaml"] = strings.Replace(base["api.yaml"], "operationId: getPet", "operationId: getPet\n      security: [{key: []}]", 1)
	head := base.with(files{"api.yaml": strings.Replace(base["api.yaml"], "operationId: listPets", "operationId: listPets\n      security: [{key: []}]", 1)})
	grown := map[string]string{}
	for _, f := range compare(t, head, base).Findings {
		if f.State == model.Grown {
			grown[f.Rule] = f.Message
			if len(f.Related) == 0 || f.Related[0].Location.Line != 9 {
				t.Errorf("%s: the new user comes first: %+v", f.Rule, f.Related)
			}
		}
	}
	if !strings.Contains(grown["openapi/static-key"], "(new here: GET /pets)") {
		t.Errorf("grown: %v", grown)
	}
	for _, f := range compare(t, base, head).Findings {
		if f.State == model.Grown {
			t.Errorf("with one user less, %s has grown", f.Rule)
		}
	}
	unauthenticated := files{"api.yaml": strings.ReplaceAll(base["api.yaml"], "/pets/{id}", "/pets/{name}")}
	for _, f := range compare(t, unauthenticated, base).Findings {
		if f.State == model.Grown {
			t.Errorf("with another name of a parameter, %s has grown", f.Rule)
		}
	}
}

// foundNow finds integrations whose contract the base does not have.
const foundNow = `# METADATA
# title: The contract is new
# description: The base does not have the contract.
# custom:
#   id: house/found
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: None.
package house.found

deny contains {"message": "found", "at": []} if {
	not input.before.contract.found
	input.after.contract.found
}
`

// TestManifestsKeepTheirDocuments compares a manifest that is the same, and whose contract the base does not have: the manifest of the
// head is joined with the contract of the head, that of the base with none.
func TestManifestsKeepTheirDocuments(t *testing.T) {
	all, err := readFolder(filepath.Join("..", "testdata", "workspaces", "payments"))
	if err != nil {
		t.Fatal(err)
	}
	head := files{}
	for name, text := range all {
		head[name] = string(text)
	}
	dir := t.TempDir()
	files{"found.rego": foundNow}.write(t, dir)
	linter, err := lint.New(t.Context(), lint.Options{Select: []string{"house/found"}, Dir: dir, Policies: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	for name := range head {
		if !strings.Contains(name, "openapi") {
			continue
		}
		base := &lint.Base{Roots: []*source.Root{head.with(files{name: ""}).root()}, Revisions: []string{"base"}}
		result, err := linter.Run(t.Context(), lint.Input{Today: cleanDay, Root: head.root(), Base: base})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Report.Findings) == 0 {
			t.Errorf("the integrations of %s are the same with and without it; problems: %v", name, result.Report.Problems)
		}
	}
}

// TestWhatIsNotComparedMakesTheRunIncomplete looks at a contract that is served from more paths than are compared: nobody can accept that.
func TestWhatIsNotComparedMakesTheRunIncomplete(t *testing.T) {
	servers := "servers:\n"
	for i := range 20 {
		servers += fmt.Sprintf("  - url: https://api.example.com/v%d\n", i)
	}
	api := strings.Replace(faulty, "servers: [{url: http://api.example.com}]\n", servers, 1)
	report := compare(t, files{"api.yaml": strings.Replace(api, "  /pets:", "  /animals:", 1)}, files{"api.yaml": strings.Replace(api, "operationId: listPets", "operationId: pets", 1)})
	if report.Verdict != model.Incomplete || len(report.Problems) != 1 {
		t.Fatalf("verdict %v, problems %v", report.Verdict, report.Problems)
	}
	if p := report.Problems[0]; p.ID != model.ProblemUnsupported || p.Location.Path != "api.yaml" || p.Location.Line != 26 || p.Fingerprint != "" {
		t.Errorf("problem: %+v", p)
	}
}

// TestGroupsDoNotHideWhatIsNew adds mistakes to a definition that has such mistakes already: rules that speak once for a definition
// speak of them all the same.
func TestGroupsDoNotHideWhatIsNew(t *testing.T) {
	const note = `openapi: 3.1.0
info: {title: Notes, version: 1.0.0}
servers: [{url: https://notes.acme.dev}]
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Note:
      type: object
      properties:
        text: {type: string}
paths:
  /notes:
    post:
      operationId: addNote
      security: [{key: []}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
      responses: {"204": {description: Added.}}
`
	base := files{"api.yaml": note}
	more := strings.Replace(note, "        text: {type: string}\n", "        text: {type: string}\n        title: {type: string}\n        place: {type: object, properties: {near: {type: boolean}}}\n", 1)
	more += "    delete:\n      operationId: dropNotes\n      security: [{key: []}]\n      responses: {\"204\": {description: Gone.}}\n"
	found := map[string][]model.State{}
	for _, f := range compare(t, files{"api.yaml": more}, base).Findings {
		found[f.Rule] = append(found[f.Rule], f.State)
	}
	for rule, want := range map[string]model.State{
		"openapi/unbounded-string": model.New, "openapi/unknown-fields-accepted": model.New, "openapi/static-key": model.Grown, "change/new-operation-static-key": model.New,
	} {
		if !slices.Contains(found[rule], want) {
			t.Errorf("%s: %v, want one that is %s", rule, found[rule], want)
		}
	}
}

// TestUnjudgedBaseDoesNotPass: where the rule that tells it does not run, a base that could not be judged makes the run incomplete.
func TestUnjudgedBaseDoesNotPass(t *testing.T) {
	linter, err := lint.New(t.Context(), lint.Options{Select: []string{"change"}, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	broken := files{"api.yaml": faulty + "  - broken: [\n"}.root()
	whole := files{"api.yaml": faulty}
	for name, roots := range map[string][]*source.Root{"one base": {broken}, "the second of two": {whole.root(), broken}} {
		result, err := linter.Run(t.Context(), lint.Input{
			Today: cleanDay, Root: whole.root(), Base: &lint.Base{Roots: roots, Revisions: slices.Repeat([]string{"base"}, len(roots))},
		})
		if err != nil {
			t.Fatal(err)
		}
		if r := result.Report; r.Verdict != model.Incomplete || len(r.Problems) != 1 || r.Problems[0].ID != model.ProblemBase {
			t.Errorf("%s: %s, %v", name, r.Verdict, r.Problems)
		}
	}
}

// TestGrownFindingsNameTheUsersOfAllBases compares with two bases, each of which lacks another operation that uses a static key.
func TestGrownFindingsNameTheUsersOfAllBases(t *testing.T) {
	keyed := func(paths ...string) files {
		text := "openapi: 3.1.0\ninfo: {title: t, version: 1.0.0}\nservers: [{url: https://api.acme.dev}]\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\npaths:\n"
		for _, path := range paths {
			text += "  " + path + ": {delete: {operationId: drop" + path[1:] + ", security: [{key: []}], responses: {'204': {description: d}}}}\n"
		}
		return files{"api.yaml": text}
	}
	for _, bases := range [][]files{{keyed("/a", "/b"), keyed("/a", "/c")}, {keyed("/a", "/c"), keyed("/a", "/b")}, {keyed("/a"), keyed("/a", "/b", "/c")}} {
		named := false
		for _, f := range compare(t, keyed("/a", "/b", "/c"), bases...).Findings {
			if f.State == model.Grown {
				named = named || strings.Contains(f.Message, "DELETE /b") && strings.Contains(f.Message, "DELETE /c")
			}
		}
		if !named {
			t.Errorf("no finding has grown by /b and /c")
		}
	}
}

// TestAContractStaysOurs: a change must not make its contract that of another organisation, whose findings are advisory. After the
// merge it is, and for a contract that the change adds.
func TestAContractStaysOurs(t *testing.T) {
	const (
		shut  = "openapi: 3.1.0\ninfo: {title: t, version: 1.0.0}\nservers: [{url: https://a.dev}]\npaths: {/a: {get: {responses: {'200': {description: ok}}}}}\n"
		third = "apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: a}\nspec: {provider: {name: pay, party: third}, contract: {path: api.yaml}}\n"
	)
	open := replace("https", "http")(shut)
	first := replace("third", "first")(third)
	for name, test := range map[string]struct {
		base, head files
		severity   model.Severity
	}{
		"no manifest before":           {files{"api.yaml": shut}, files{"api.yaml": open, "a.integration.yaml": third}, model.High},
		"first before":                 {files{"api.yaml": shut, "a.integration.yaml": first}, files{"api.yaml": open, "a.integration.yaml": third}, model.High},
		"the contract is renamed, too": {files{"old.yaml": shut}, files{"api.yaml": open, "a.integration.yaml": third}, model.High},
		"third before":                 {files{"api.yaml": shut, "a.integration.yaml": third}, files{"api.yaml": open, "a.integration.yaml": third}, model.Info},
		"a new contract":               {files{"x.yaml": "a: 1\n"}, files{"api.yaml": open, "a.integration.yaml": third}, model.Info},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := false
			for _, f := range compare(t, test.head, test.base).Findings {
				if f.Rule == "openapi/tls-required" {
					found = true
					if f.Severity != test.severity {
						t.Errorf("%s: %s", f.Severity, f.Message)
					}
				}
			}
			if !found {
				t.Error("not found")
			}
		})
	}
}
