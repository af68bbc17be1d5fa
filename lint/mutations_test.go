package lint_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/go-yaml"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// mutation is one edit of a document without findings, and everything that linting finds after it: a section of a file
// testdata/mutations/<group>/<rule>.txtar, as CONTRIBUTING.md describes it.
type mutation struct {
	Document   string `yaml:"document"` // below testdata
	Also       string `yaml:"also"`     // another document of which the same edit has to cause the same findings
	First      *edit  `yaml:"first"`    // for rules over changes: the edit that makes the base
	edit       `yaml:",inline"`
	KeepDigest bool     `yaml:"keep-digest"` // manifests go on stating the digest of the document before the edit
	Finds      []string `yaml:"finds"`

	name string
	run  func() (*outcome, error) // over Document; it runs once
}

// mutationFile is a file of mutations.
type mutationFile struct {
	group, name string // <group>/<name>.txtar
	archive     *txtar.Archive
	mutations   []*mutation // one for each section of the archive but rulesSection
}

// rulesSection is the section with settings of rules, as in .sealint.yaml; they hold for all mutations of the group.
const rulesSection = "rules"

func (f *mutationFile) path() string {
	return filepath.Join("..", "testdata", "mutations", f.group, f.name+".txtar")
}

// rule is the id of the rule that the mutations of the file cause; empty if they cause none.
func (f *mutationFile) rule() string {
	if f.group == "sealint" || strings.HasPrefix(f.name, "quiet-") {
		return ""
	}
	return f.group + "/" + strings.ReplaceAll(f.name, "_", "-")
}

// outcome is a document before and after its edit, and what was found after it.
type outcome struct {
	path        string // of the document in the run
	clean, text string
	report      *model.Report
}

// suite is how the documents of one kind are linted.
type suite struct {
	group     string // the rules sections of this group's mutation files hold
	standards []string
}

var suites = map[string]suite{
	"contracts": {group: "openapi"},
	"CycloneDX": {group: "sbom", standards: []string{"cisa-2026", "ntia-2021", "bsi-2.0", "bsi-2.1", "scvs-l3", "osps"}},
	"SPDX 3":    {group: "sbom", standards: []string{"cisa-2026", "ntia-2021", "bsi-2.0", "bsi-2.1", "scvs-l3", "osps"}},
	// SPDX 2.3 cannot say what version 2.1 of BSI TR-03183-2 demands.
	"SPDX":       {group: "sbom", standards: []string{"cisa-2026", "ntia-2021", "bsi-2.0", "scvs-l3", "osps"}},
	"workspaces": {group: "integration"},
}

// linters are the linters of the suites. Each is prepared once, when it is first used.
var linters = func() map[string]func() (*lint.Linter, error) {
	all := map[string]func() (*lint.Linter, error){}
	for name, s := range suites {
		all[name] = sync.OnceValues(s.newLinter)
	}
	return all
}()

func (s suite) newLinter() (*lint.Linter, error) {
	rules := map[string]any{"sbom/unsigned": "off"} // every edit breaks a signature
	names, err := mutationFileNames(s.group)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			return nil, err
		}
		for _, section := range archive.Files {
			if section.Name != rulesSection {
				continue
			}
			if err := yaml.Unmarshal(section.Data, &rules); err != nil {
				return nil, fmt.Errorf("%s, section %q: %w", name, section.Name, err)
			}
		}
	}
	config, err := yaml.Marshal(map[string]any{"profile": "strict", "standards": s.standards, "rules": rules})
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, ".sealint.yaml")
	if err := os.WriteFile(file, config, 0o644); err != nil {
		return nil, err
	}
	return lint.New(context.Background(), lint.Options{ConfigFile: file})
}

// suiteOf names the suite of a document below testdata.
func suiteOf(document string) string {
	switch {
	case strings.HasPrefix(document, "workspaces/"):
		return "workspaces"
	case strings.HasSuffix(document, ".spdx"):
		return "SPDX"
	case strings.HasSuffix(document, ".spdx3.json"):
		return "SPDX 3"
	case strings.Contains(document, ".cdx."):
		return "CycloneDX"
	}
	return "contracts"
}

// notByMutation are rules that no edit of a document causes: what they judge stands beside the document.
var notByMutation = []string{
	"sbom/unsigned", "sbom/signature-invalid", // need a key: TestSignatures
	"sbom/osv-database", "sbom/vuln-uncertain", // need a database: TestAdvise
	"change/contract-removed", "change/sbom-removed", // the document is gone: TestWhatIsGone
	"change/sbom-signature-lost", "change/vulnerability-introduced", // need a key, or a database: lint/sbomchange_test.go
	"gate/policy-weakened", "gate/policy-changed", "gate/policy-added", "gate/policy-unreadable", "gate/document-lost", "gate/baseline-grew",
	"gate/workflow-changed", "gate/base-unjudged", "gate/waiver-added", "gate/base-artifact-missing", // need a base: TestPolicyOfTheBase
	"sbom/att-type", "sbom/att-predicate", "sbom/att-subject", "sbom/att-builder", // need a statement around it: TestStatements
}

// mutationFileNames are the names of the mutation files of a group, or of all groups ("*").
func mutationFileNames(group string) ([]string, error) {
	return filepath.Glob(filepath.Join("..", "testdata", "mutations", group, "*.txtar"))
}

// readMutations reads all mutation files. They are read once, so that tests share the runs over their mutations.
var readMutations = sync.OnceValues(func() ([]*mutationFile, error) {
	names, err := mutationFileNames("*")
	if err != nil {
		return nil, err
	}
	var files []*mutationFile
	for _, name := range names {
		f, err := readMutationFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
})

func readMutationFile(name string) (*mutationFile, error) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		return nil, err
	}
	f := &mutationFile{group: filepath.Base(filepath.Dir(name)), name: strings.TrimSuffix(filepath.Base(name), ".txtar"), archive: archive}
	for _, section := range archive.Files {
		if section.Name == rulesSection {
			continue
		}
		m := &mutation{name: section.Name}
		decoder := yaml.NewDecoder(bytes.NewReader(section.Data))
		decoder.KnownFields(true)
		if err := decoder.Decode(m); err != nil {
			return nil, fmt.Errorf("%s, section %q: %w", name, section.Name, err)
		}
		m.run = sync.OnceValues(func() (*outcome, error) { return m.lint(m.Document) })
		if f.group == "change" {
			m.run = sync.OnceValues(m.compare)
		}
		f.mutations = append(f.mutations, m)
	}
	return f, nil
}

func mutationFiles(t testing.TB) []*mutationFile {
	t.Helper()
	files, err := readMutations()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// lint makes the edit of a document and lints it.
func (m *mutation) lint(document string) (*outcome, error) {
	return lintEdited(document, m.apply, m.KeepDigest, cleanDay)
}

// compare makes the base by the first edit, the head by the edit, and compares them by the rules of group change.
func (m *mutation) compare() (*outcome, error) {
	base, name, err := readDocument(m.Document)
	if err != nil {
		return nil, err
	}
	if m.First != nil {
		if err := changeDocument(base, name, m.First.apply); err != nil {
			return nil, fmt.Errorf("first: %w", err)
		}
	}
	head := maps.Clone(base)
	if err := changeDocument(head, name, m.apply); err != nil {
		return nil, err
	}
	linter, err := changeLinter()
	if err != nil {
		return nil, err
	}
	result, err := linter.Run(context.Background(), lint.Input{
		Today: cleanDay, Root: source.Bytes(head),
		Base: &lint.Base{Roots: []*source.Root{source.Bytes(base)}, Revisions: []string{"base"}},
	})
	if err != nil {
		return nil, err
	}
	return &outcome{name, string(base[name]), string(head[name]), result.Report}, nil
}

// changeLinter has the rules over changes only.
var changeLinter = sync.OnceValues(func() (*lint.Linter, error) {
	return lint.New(context.Background(), lint.Options{Profile: model.Strict, Select: []string{"change"}, Baseline: lint.NoBaseline})
})

// readDocument reads a document below testdata, with the other documents of its workspace. name is its path among them.
func readDocument(document string) (files map[string][]byte, name string, err error) {
	if workspace, below, ok := strings.Cut(strings.TrimPrefix(document, "workspaces/"), "/"); ok && strings.HasPrefix(document, "workspaces/") {
		files, err = readFolder(filepath.Join("..", "testdata", "workspaces", workspace))
		return files, below, err
	}
	content, err := os.ReadFile(filepath.Join("..", "testdata", filepath.FromSlash(document)))
	return map[string][]byte{path.Base(document): content}, path.Base(document), err
}

// changeDocument changes one of the files; the digests of it that others state change, too.
func changeDocument(files map[string][]byte, name string, change func(text string) (string, error)) error {
	text, err := change(string(files[name]))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	before := fmt.Appendf(nil, "%x", sha256.Sum256(files[name]))
	after := fmt.Appendf(nil, "%x", sha256.Sum256([]byte(text)))
	for other, content := range files {
		files[other] = bytes.ReplaceAll(content, before, after)
	}
	files[name] = []byte(text)
	return nil
}

// lintEdited changes a document below testdata and lints it: a document of a workspace together with the other documents of
// the workspace, whose digests of it change too unless keepDigest is set.
func lintEdited(document string, change func(text string) (string, error), keepDigest bool, today string) (*outcome, error) {
	if below, ok := strings.CutPrefix(document, "gated/"); ok {
		repository, name, _ := strings.Cut(below, "/")
		return lintGated(repository, name, change, today)
	}
	folder, name := path.Split(document)
	in := lint.Input{Paths: []string{name}, Today: today}
	if workspace, below, ok := strings.Cut(strings.TrimPrefix(document, "workspaces/"), "/"); ok && strings.HasPrefix(document, "workspaces/") {
		folder, name = "workspaces/"+workspace, below
		in.Paths = nil
	}
	files, err := readFolder(filepath.Join("..", "testdata", filepath.FromSlash(folder)))
	if err != nil {
		return nil, err
	}
	clean, ok := files[name]
	if !ok {
		return nil, fmt.Errorf("there is no document testdata/%s", document)
	}
	text, err := change(string(clean))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", document, err)
	}
	files[name] = []byte(text)
	if !keepDigest {
		for other, content := range files {
			files[other] = bytes.ReplaceAll(content, fmt.Appendf(nil, "%x", sha256.Sum256(clean)), fmt.Appendf(nil, "%x", sha256.Sum256(files[name])))
		}
	}
	in.Root = source.Bytes(files)
	linter, err := linters[suiteOf(document)]()
	if err != nil {
		return nil, err
	}
	result, err := linter.Run(context.Background(), in)
	if err != nil {
		return nil, err
	}
	return &outcome{name, string(clean), text, result.Report}, nil
}

// lintGated changes a file of a repository below testdata/gated, and lints the repository by its own configuration and baseline.
func lintGated(repository, name string, change func(text string) (string, error), today string) (*outcome, error) {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", "gated", repository))); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, filepath.FromSlash(name))
	clean, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	text, err := change(string(clean))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return nil, err
	}
	linter, err := lint.New(context.Background(), lint.Options{Dir: dir})
	if err != nil {
		return nil, err
	}
	result, err := linter.Run(context.Background(), lint.Input{Today: today})
	if err != nil {
		return nil, err
	}
	return &outcome{name, string(clean), text, result.Report}, nil
}

// TestGatedBaselines holds the baselines of the repositories below testdata/gated to what sealint baseline writes.
func TestGatedBaselines(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join("..", "testdata", "gated", "*"))
	if err != nil || len(dirs) == 0 {
		t.Fatal(dirs, err)
	}
	for _, dir := range dirs {
		copied := t.TempDir()
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		linter, err := lint.New(t.Context(), lint.Options{Dir: copied})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := linter.ChangeBaseline(t.Context(), lint.Input{Today: "2026-06-01"}, lint.BaselineRequest{}); err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadFile(filepath.Join(copied, ".sealint-baseline.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, ".sealint-baseline.yaml")
		if *update {
			if err := os.WriteFile(file, written, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, err := os.ReadFile(file); err != nil || !bytes.Equal(have, written) {
			t.Errorf("%s is not what sealint baseline writes; go test ./lint -run 'GatedBaselines|Mutations' -update writes it:\n%s", file, written)
		}
	}
}

// readFolder reads the files below a folder of testdata, by their paths below it.
func readFolder(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		below, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(below)] = content
		return err
	})
	return files, err
}

// finds lists the findings and problems of the run, one text each: rule, document where it is not the edited one, pointer,
// line, column, and the same of each related place.
func (o *outcome) finds() []string {
	return o.list(func(l model.Location) string {
		text := fmt.Sprintf("line %d, column %d", l.Line, l.Column)
		if l.Pointer != "" {
			text = l.Pointer + ", " + text
		}
		switch {
		case l.Revision != "":
			text = "before at " + text
			if l.Path != o.path {
				text = "before in " + path.Base(l.Path) + strings.TrimPrefix(text, "before")
			}
			return text
		case l.Path != o.path:
			return "in " + path.Base(l.Path) + " at " + text
		}
		return "at " + text
	})
}

// list writes each finding and problem as its rule and its places.
func (o *outcome) list(place func(model.Location) string) []string {
	var all []string
	for _, f := range o.report.Findings {
		text := f.Rule + " " + place(f.Location)
		for _, r := range f.Related {
			text += " -> " + place(r.Location)
		}
		all = append(all, text)
	}
	for _, p := range o.report.Problems {
		all = append(all, p.ID+" "+place(p.Location))
	}
	return all
}

// TestMutations holds each mutation to exactly what it must find.
func TestMutations(t *testing.T) {
	if checkCleanDocuments(t); t.Failed() {
		t.FailNow() // the findings of the clean documents would be those of every mutation
	}
	// A thousand short runs: collecting garbage less often saves a third of their time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	byGroup := map[string][]*mutationFile{}
	for _, f := range mutationFiles(t) {
		byGroup[f.group] = append(byGroup[f.group], f)
	}
	for _, group := range slices.Sorted(maps.Keys(byGroup)) {
		t.Run(group, func(t *testing.T) {
			for _, f := range byGroup[group] {
				t.Run(f.name, func(t *testing.T) {
					t.Parallel()
					testMutationFile(t, f)
				})
			}
		})
	}
}

func testMutationFile(t *testing.T, f *mutationFile) {
	finds := map[string][]string{}
	for _, m := range f.mutations {
		if testing.Short() && !inSample(f.name+m.name) {
			continue
		}
		t.Run(m.name, func(t *testing.T) {
			o, err := m.run()
			if err != nil {
				t.Fatalf("%s, section %q: %s\nIf the document has changed, correct the edit in the section.", f.path(), m.name, err)
			}
			if finds[m.name] = o.finds(); *update {
				m.Finds = finds[m.name]
			}
			compareFinds(t, f, m, o)
			if m.Also != "" {
				compareAlso(t, f, m, o)
			}
		})
	}
	if *update {
		if err := f.write(finds); err != nil {
			t.Fatal(err)
		}
	}
}

// inSample selects a tenth of the mutations, always the same, for runs with -short: the race detector makes a run ten times
// as long.
func inSample(name string) bool {
	h := fnv.New32a()
	h.Write([]byte(name))
	return h.Sum32()%10 == 0
}

func compareFinds(t *testing.T, f *mutationFile, m *mutation, o *outcome) {
	t.Helper()
	var lines []string
	rest := slices.Clone(m.Finds)
	for _, got := range o.finds() {
		if i := slices.Index(rest, got); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			lines = append(lines, "+ "+got)
		}
	}
	for _, missing := range rest {
		lines = append(lines, "- "+missing)
	}
	if len(lines) > 0 {
		t.Errorf("%s, section %q: found (+) or not found (-) otherwise than its finds list says:\n%s\nIf this is right, run go test ./lint -run Mutations -update, and read the diff.",
			f.path(), m.name, strings.Join(lines, "\n"))
	}
}

// compareAlso makes the same edit of another document. It must cause the same findings in lines of the same text; the
// numbers of the lines and the pointers may differ.
func compareAlso(t *testing.T, f *mutationFile, m *mutation, o *outcome) {
	t.Helper()
	also, err := m.lint(m.Also)
	if err != nil {
		t.Fatalf("%s, section %q: %s\nIf the edit is not possible there, remove also.", f.path(), m.name, err)
	}
	line := func(l model.Location) string { return fmt.Sprintf("at column %d of %q", l.Column, l.Excerpt) }
	if got, want := also.list(line), o.list(line); !slices.Equal(got, want) {
		t.Errorf("%s, section %q: the edit finds in %s\n%s\nbut in %s\n%s\nGive %[3]s a section of its own.",
			f.path(), m.name, m.Also, strings.Join(got, "\n"), m.Document, strings.Join(want, "\n"))
	}
}

// write writes the finds lists of sections anew, and nothing else.
func (f *mutationFile) write(finds map[string][]string) error {
	for i, section := range f.archive.Files {
		if list, ok := finds[section.Name]; ok {
			f.archive.Files[i].Data = withFinds(section.Data, list)
		}
	}
	old, err := os.ReadFile(f.path())
	if err != nil {
		return err
	}
	if text := txtar.Format(f.archive); !bytes.Equal(old, text) {
		return os.WriteFile(f.path(), text, 0o644)
	}
	return nil
}

// withFinds replaces the finds list of a section; a section without one gets it at its end.
func withFinds(section []byte, finds []string) []byte {
	list := "finds: []\n"
	if len(finds) > 0 {
		list = "finds:\n"
		for _, text := range finds {
			// Related places stand on lines of their own, which YAML joins by a blank.
			item := strings.ReplaceAll(text, " -> ", "\n    -> ")
			if decoded := ""; yaml.Unmarshal([]byte("  "+item), &decoded) != nil || decoded != text {
				item = "'" + strings.ReplaceAll(item, "'", "''") + "'"
			}
			list += "  - " + item + "\n"
		}
	}
	text := string(section)
	start := strings.Index("\n"+text, "\nfinds:")
	if start < 0 {
		body := strings.TrimRight(text, "\n")
		return []byte(body + "\n" + list + text[min(len(body)+1, len(text)):])
	}
	end := lineEnd(text, start)
	for end < len(text) {
		next := lineEnd(text, min(end+1, len(text)))
		if line := text[min(end+1, len(text)):next]; !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "-") {
			break
		}
		end = next
	}
	return []byte(text[:start] + list + text[min(end+1, len(text)):])
}

func TestWithFinds(t *testing.T) {
	const found = "openapi/a at /paths/~1x: {y}, line 1, column 2 -> in b.yaml at line 3, column 4"
	for old, want := range map[string]string{
		"set: x # a\n":  "set: x # a\nfinds:\n  - 'openapi/a at /paths/~1x: {y}, line 1, column 2\n    -> in b.yaml at line 3, column 4'\n",
		"finds: []\n\n": "finds:\n  - 'openapi/a at /paths/~1x: {y}, line 1, column 2\n    -> in b.yaml at line 3, column 4'\n\n",
		"finds:\n  - a\n    -> b\n# why\nset: x\n": "finds:\n  - 'openapi/a at /paths/~1x: {y}, line 1, column 2\n    -> in b.yaml at line 3, column 4'\n# why\nset: x\n",
	} {
		if got := string(withFinds([]byte(old), []string{found})); got != want {
			t.Errorf("%q becomes\n%s", old, got)
		}
	}
	var read struct{ Finds []string }
	if err := yaml.Unmarshal(withFinds(nil, []string{found}), &read); err != nil || !slices.Equal(read.Finds, []string{found}) {
		t.Errorf("%q, %v", read.Finds, err)
	}
	if got := string(withFinds([]byte("finds:\n- a\n"), nil)); got != "finds: []\n" {
		t.Errorf("%q", got)
	}
}

// TestMutationsOfEveryRule demands that the file of a rule shows how the rule is caused, and that no other files are there.
func TestMutationsOfEveryRule(t *testing.T) {
	wanted := map[string]bool{}
	for _, r := range builtInRules(t) {
		wanted[r.ID] = !slices.Contains(notByMutation, r.ID)
	}
	for _, f := range mutationFiles(t) {
		rule := f.rule()
		if _, ok := wanted[rule]; !ok && rule != "" {
			t.Errorf("%s: there is no rule %s; delete the file, or rename it", f.path(), rule)
			continue
		}
		seen := map[string]bool{}
		for _, m := range f.mutations {
			if seen[m.name] {
				t.Errorf("%s: two sections have the name %q", f.path(), m.name)
			}
			seen[m.name] = true
			causes := slices.ContainsFunc(m.Finds, func(text string) bool { return strings.HasPrefix(text, rule+" ") })
			switch {
			case strings.HasPrefix(f.name, "quiet-") && len(m.Finds) > 0:
				t.Errorf("%s, section %q: finds something; move it to the file of the rule", f.path(), m.name)
			case rule != "" && !causes:
				t.Errorf("%s, section %q: does not cause %s; correct the edit, or move it to the file of what it finds", f.path(), m.name, rule)
			}
		}
		wanted[rule] = wanted[rule] && len(f.mutations) == 0
	}
	for _, rule := range slices.Sorted(maps.Keys(wanted)) {
		if wanted[rule] {
			t.Errorf("no mutation causes %s: write testdata/mutations/%s.txtar", rule, strings.ReplaceAll(rule, "-", "_"))
		}
	}
}

// TestCleanDocumentsPass lints the documents and workspaces that mutations edit, before any edit.
func TestCleanDocumentsPass(t *testing.T) { checkCleanDocuments(t) }

func checkCleanDocuments(t *testing.T) {
	t.Helper()
	var documents []string
	for _, pattern := range []string{"clean/*", "workspaces/*/api/*", "gated/*/api/*"} {
		found, err := filepath.Glob(filepath.Join("..", "testdata", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			below, _ := filepath.Rel(filepath.Join("..", "testdata"), name)
			documents = append(documents, filepath.ToSlash(below))
		}
	}
	for _, document := range documents {
		o, err := lintEdited(document, func(text string) (string, error) { return text, nil }, false, cleanDay)
		if err != nil {
			t.Fatalf("testdata/%s: %s", document, err)
		}
		if o.report.Verdict != model.Pass || len(o.report.Findings) > 0 || len(o.report.Documents) == 0 {
			t.Errorf("testdata/%s must have no findings, and has:\n%s\nCorrect the rule, or the document and what depends on it.", document, strings.Join(o.finds(), "\n"))
		}
	}
}
