package lint_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/report"
	"github.com/sealint/sealint/lint/source"
)

// eitherWay are rules that find that something is another one, which is neither weaker nor stronger. They find it in both directions.
var eitherWay = []string{
	"change/issuer-changed", "change/server-host-changed", "change/endpoint-host-changed", "change/source-host-changed", "change/hash-changed", "change/producer-changed",
	"change/sbom-subject-changed", "change/sbom-tool-changed", "change/owner-changed", "change/alternative-added",
	"change/breaking-without-version", "change/provenance-lowered", // another status, another host that signs
	"change/hash-removed", // digests of another algorithm in the place of all former ones
	"change/enum-widened", // a list of other values in the place of the former ones
}

// TestNothingIsWeakerBothWays compares each case and mutation of group change in both directions: an edit that weakens something does
// not weaken it when it is undone.
func TestNothingIsWeakerBothWays(t *testing.T) {
	check := func(t *testing.T, there, back *model.Report) {
		t.Helper()
		found := map[string]bool{}
		for _, f := range there.Findings {
			found[f.Rule+" at "+f.Place] = true
		}
		for _, f := range back.Findings {
			if found[f.Rule+" at "+f.Place] && !slices.Contains(eitherWay, f.Rule) {
				t.Errorf("in both directions: %s at %s: %s", f.Rule, f.Place, f.Message)
			}
		}
	}
	for name, c := range changeCases {
		if testing.Short() && !inSample(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, head := c.sides(t)
			check(t, changes(t, base, head), changes(t, head, base))
		})
	}
	for _, f := range mutationFiles(t) {
		if f.group != "change" {
			continue
		}
		for _, m := range f.mutations {
			name := f.name + "/" + m.name
			if os.Getenv("SEALINT_CORPUS") == "" && !inSample(name) {
				continue
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				there, err := m.run()
				if err != nil {
					t.Fatal(err)
				}
				all, _, err := readDocument(m.Document)
				if err != nil {
					t.Fatal(err)
				}
				base, head := files{}, files{}
				for name, text := range all {
					base[name], head[name] = string(text), string(text)
				}
				base[there.path], head[there.path] = there.clean, there.text
				check(t, there.report, changes(t, head, base))
			})
		}
	}
}

// mangle removes, replaces or adds one subtree of a document at random, and returns what it did.
func mangle(root *yaml.Node, random *rand.Rand) string {
	type member struct {
		in *yaml.Node
		i  int // of the value
	}
	var members []member
	var subtrees []*yaml.Node
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		step := 1
		if n.Kind == yaml.MappingNode {
			step = 2
		}
		for i := step - 1; i < len(n.Content) && n.Kind != yaml.ScalarNode; i += step {
			members, subtrees = append(members, member{n, i}), append(subtrees, n.Content[i])
			visit(n.Content[i])
		}
	}
	visit(root)
	at := members[random.IntN(len(members))]
	other := copied(subtrees[random.IntN(len(subtrees))]) // a node below itself is no tree
	what := fmt.Sprintf("at line %d: ", at.in.Content[at.i].Line)
	switch random.IntN(4) {
	case 0:
		first := at.i
		if at.in.Kind == yaml.MappingNode {
			first--
		}
		at.in.Content = slices.Delete(slices.Clone(at.in.Content), first, at.i+1)
		return what + "removed"
	case 1:
		at.in.Content[at.i] = other
		return what + fmt.Sprintf("replaced by line %d", other.Line)
	case 2:
		at.in.Content[at.i] = scalarNode([]string{"null", "1", "true", "[]", "{}", "x"}[random.IntN(6)])
		return what + "replaced by a scalar"
	default:
		if at.in.Kind == yaml.MappingNode {
			at.in.Content = append(at.in.Content, scalarNode(fmt.Sprintf("more%d", random.IntN(1000))), other)
		} else {
			at.in.Content = append(at.in.Content, other)
		}
		return what + fmt.Sprintf("line %d added", other.Line)
	}
}

func copied(n *yaml.Node) *yaml.Node {
	c := *n
	c.Anchor, c.Content = "", nil
	for _, child := range n.Content {
		c.Content = append(c.Content, copied(child))
	}
	return &c
}

// TestMangledDocumentsAreCompared removes, replaces and adds subtrees of documents at random, and compares what comes of it with the
// document, and the other way round. Nothing panics, and there are no problems but those that the documents have when they are judged
// alone. With a corpus, it does so with its contracts, too.
func TestMangledDocumentsAreCompared(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "testdata", "clean", "*"))
	if err != nil {
		t.Fatal(err)
	}
	times, largest := 12, 100_000
	if dir := os.Getenv("SEALINT_CORPUS"); dir != "" {
		times, largest = 40, 3_000_000
		for _, pattern := range []string{"contracts/*.*", "sboms/*.json"} {
			more, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, more...)
		}
	}
	for _, name := range names {
		if testing.Short() && !inSample(name) {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if ext := filepath.Ext(name); len(text) > largest || ext != ".json" && ext != ".yaml" || yaml.Unmarshal(text, &yaml.Node{}) != nil {
			continue // another notation, or JSON that is no YAML to the parser
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			rounds := times
			if len(text) > 100_000 {
				rounds = 6
			}
			for seed := range uint64(rounds) {
				mangled := func(seed uint64) (string, string) {
					var root yaml.Node
					if err := yaml.Unmarshal(text, &root); err != nil {
						t.Fatal(err)
					}
					what := mangle(root.Content[0], rand.New(rand.NewPCG(seed, 1)))
					return string(writeDocument(t, root.Content[0], "json")), what
				}
				after, what := mangled(seed)
				before := string(text)
				if seed%3 == 2 { // both sides are odd
					before, _ = mangled(seed + 1_000_000)
				}
				path := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)) + ".json"
				if filepath.Ext(name) == ".yaml" {
					path = filepath.Base(name)
				}
				base, head := files{path: before}, files{path: after}
				checkProblems(t, what, base, head)
				checkProblems(t, what+", back", head, base)
			}
		})
	}
}

// checkProblems compares two trees, and fails for problems that neither has alone.
func checkProblems(t *testing.T, what string, base, head files) {
	t.Helper()
	known := map[string]bool{}
	for _, tree := range []files{base, head} {
		for _, p := range changes(t, nil, tree).Problems {
			known[p.ID+" "+p.Message] = true
		}
	}
	for _, p := range changes(t, base, head).Problems {
		if !known[p.ID+" "+p.Message] && !strings.HasPrefix(p.Message, "in the base: ") {
			t.Errorf("%s: %s", what, p.Error())
		}
	}
}

// TestComparisonsDoNotDependOnWorkers compares one pair of workspaces with many differences twenty times, with different numbers of
// workers: each report is the same. Every fifth run has a linter that has judged nothing before.
func TestComparisonsDoNotDependOnWorkers(t *testing.T) {
	base, head, cases := files{}, files{}, 0
	for name, c := range changeCases { // each case is a folder of the workspace
		number, _, _ := strings.Cut(name, " ")
		if os.Getenv("SEALINT_CORPUS") == "" && len(number) == 2 && number[1] > '3' {
			continue
		}
		cases++
		before, after := c.sides(t)
		for file, text := range before {
			base[number+"/"+file] = text
		}
		for file, text := range after {
			head[number+"/"+file] = text
		}
	}
	workers := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(workers) })
	first := ""
	var linter *lint.Linter
	runs := 20
	if testing.Short() {
		runs = 3
	}
	for i := range runs {
		runtime.GOMAXPROCS(1 + i%4)
		if i%5 == 0 {
			var err error
			if linter, err = lint.New(t.Context(), lint.Options{Profile: model.Strict, Select: []string{"change"}, Baseline: lint.NoBaseline}); err != nil {
				t.Fatal(err)
			}
		}
		result, err := linter.Run(t.Context(), lint.Input{Today: cleanDay, Root: head.root(), Base: &lint.Base{Roots: []*source.Root{base.root()}, Revisions: []string{"base"}}})
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		if err := report.Write(&text, "json", result.Report, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = text.String()
			if len(result.Report.Findings) < cases {
				t.Fatalf("%d cases have %d findings", cases, len(result.Report.Findings))
			}
		}
		if text.String() != first {
			t.Fatalf("run %d with %d workers differs from the first", i, 1+i%4)
		}
	}
}

// TestEqualDocumentsDoNotDifferLater compares documents with themselves by a linter that has compared other things before: what it
// keeps from run to run tells nothing of these.
func TestEqualDocumentsDoNotDifferLater(t *testing.T) {
	linter, err := lint.New(t.Context(), lint.Options{Profile: model.Strict, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	compare := func(head, base files) *model.Report {
		result, err := linter.Run(context.Background(), lint.Input{Today: cleanDay, Root: head.root(), Base: &lint.Base{Roots: []*source.Root{base.root()}, Revisions: []string{"base"}}})
		if err != nil {
			t.Fatal(err)
		}
		return result.Report
	}
	for _, name := range slices.Sorted(maps.Keys(changeCases)) {
		if os.Getenv("SEALINT_CORPUS") == "" && !inSample(name) {
			continue
		}
		base, head := changeCases[name].sides(t)
		if len(told(compare(head, base), true)) == 0 {
			t.Errorf("%s: nothing is told", name)
		}
		for _, tree := range []files{head, base} {
			if list := told(compare(tree, tree), false); len(list) > 0 {
				t.Errorf("%s: told of equal documents: %s", name, strings.Join(list, "\n"))
			}
		}
	}
}
