package lint_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/model"
)

// baselined is a repository with a document, and a baseline of all its findings but those that no baseline may hold.
type baselined struct {
	dir, name string
	never     map[string]bool // the fingerprints of those
}

func newBaselined(t *testing.T, name string, text []byte) *baselined {
	t.Helper()
	b := &baselined{dir: t.TempDir(), name: name, never: map[string]bool{}}
	b.write(t, name, text)
	linter, err := lint.New(t.Context(), lint.Options{Dir: b.dir, Profile: model.Strict})
	if err != nil {
		t.Fatal(err)
	}
	change, err := linter.ChangeBaseline(t.Context(), lint.Input{Today: "2026-06-30"}, lint.BaselineRequest{
		Critical: true, Problems: &lint.ProblemAcceptance{Owner: "t", Reason: "What stands there is not what is tested", Expires: "2026-07-10"},
	})
	if err != nil {
		t.Skip(err)
	}
	if len(change.Refused) > 0 {
		t.Skipf("cannot be judged: %v", change.Refused[0].Message)
	}
	for fingerprint := range b.counted(t) {
		b.never[fingerprint] = true
	}
	if len(b.never) != change.Never {
		t.Errorf("%d findings count beside the baseline, and %d were left out: %v", len(b.never), change.Never, b.counted(t))
	}
	return b
}

func (b *baselined) write(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(b.dir, name), text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// counted are the findings that count, by fingerprint, but for those that no baseline may hold.
func (b *baselined) counted(t *testing.T) map[string]string {
	t.Helper()
	linter, err := lint.New(t.Context(), lint.Options{Dir: b.dir, Profile: model.Strict})
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), lint.Input{Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	add := func(rule, document, place, fingerprint string) {
		if !b.never[fingerprint] {
			found[fingerprint] = rule + " at " + document + " " + place
		}
	}
	for _, f := range result.Report.Findings {
		add(f.Rule, f.Document, f.Place, f.Fingerprint)
		for _, other := range f.Folded {
			add(f.Rule, other.Document, other.Place, other.Fingerprint)
		}
	}
	return found
}

// TestBaselineHoldsInRewrittenDocuments takes a baseline of a document and rewrites it in ways that state the same: no finding
// counts, and no entry is stale. Where something is added, the findings are about that.
func TestBaselineHoldsInRewrittenDocuments(t *testing.T) {
	for _, file := range identityDocuments(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var before yaml.Node
		if err := yaml.Unmarshal(text, &before); err != nil {
			continue // what this parser does not take
		}
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			plain := writeDocument(t, before.Content[0], "yaml")
			b := newBaselined(t, name, plain)
			for _, r := range rewritings {
				t.Run(r.name, func(t *testing.T) {
					var root yaml.Node
					if err := yaml.Unmarshal(text, &root); err != nil {
						t.Fatal(err)
					}
					if intoList.Match(text) && r.rewrite != nil {
						t.Skip("references lead to items of lists")
					}
					if r.rewrite != nil {
						r.rewrite(root.Content[0], rand.New(rand.NewPCG(1, 2)))
					}
					b.write(t, name, writeDocument(t, root.Content[0], r.as))
					found := b.counted(t)
					for _, fingerprint := range slices.Sorted(maps.Keys(found)) {
						// An operation with its first parameter has to say what it answers to a wrong one.
						about := strings.Contains(found[fingerprint], "inserted") || strings.HasPrefix(found[fingerprint], "openapi/error-contract at ")
						if text := found[fingerprint]; !r.adds || !about {
							t.Errorf("counts: %s", text)
						}
					}
				})
			}
			t.Run("another document", func(t *testing.T) {
				b.write(t, name, plain)
				b.write(t, "other.yaml", plain)
				for _, text := range b.counted(t) {
					if !strings.Contains(text, " at other.yaml ") {
						t.Errorf("counts: %s", text)
					}
				}
				other := strictFindings(t, plain)
				if got := len(b.counted(t)); got != other-len(b.never) {
					t.Errorf("%d of %d findings of the copy count, besides %d that no baseline may hold", got, other, len(b.never))
				}
			})
		})
	}
}

// strictFindings counts the findings of a document that stands alone.
func strictFindings(t *testing.T, text []byte) int {
	t.Helper()
	return len(identities(t, strictLinter(t), map[string][]byte{"other.yaml": text}))
}

// TestBaselineOfComponents: the order of components has no meaning.
func TestBaselineOfComponents(t *testing.T) {
	text, err := os.ReadFile("../testdata/sbom/shop.cdx.json")
	if err != nil {
		t.Fatal(err)
	}
	b := newBaselined(t, "a.json", text)
	var sbom map[string]any
	if err := json.Unmarshal(text, &sbom); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(sbom["components"].([]any))
	var out bytes.Buffer
	if err := json.NewEncoder(&out).Encode(sbom); err != nil {
		t.Fatal(err)
	}
	b.write(t, "a.json", out.Bytes())
	if found := b.counted(t); len(found) > 0 {
		t.Errorf("count: %v", found)
	}
}
