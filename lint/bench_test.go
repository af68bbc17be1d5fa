package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/source"
)

// BenchmarkRun compares a run of a prepared linter with one that prepares a linter first.
func BenchmarkRun(b *testing.B) {
	dir, err := filepath.Abs(filepath.Join("..", "testdata", "quickstart"))
	if err != nil {
		b.Fatal(err)
	}
	opts, in := lint.Options{Dir: dir}, lint.Input{Paths: []string{dir}, Today: "2026-06-30"}
	b.Run("prepared", func(b *testing.B) {
		linter, err := lint.New(b.Context(), opts)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := linter.Run(b.Context(), in); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("anew", func(b *testing.B) {
		for b.Loop() {
			run(b, opts, in)
		}
	})
}

// BenchmarkChange compares a run over documents with a run that also compares them with a base, in which one operation differs. Each
// run has a linter of its own, as in a CI. The files are large contracts of the corpus, or the clean one.
func BenchmarkChange(b *testing.B) {
	names := []string{filepath.Join("..", "testdata", "clean", ledger)}
	if corpus := os.Getenv("SEALINT_CORPUS"); corpus != "" {
		names, _ = filepath.Glob(filepath.Join(corpus, "contracts", "*.json"))
	}
	operationID := regexp.MustCompile(`("?operationId"?: *"?)(\w)`)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		at := operationID.FindIndex(text)
		if at == nil {
			continue
		}
		changed := slices.Concat(text[:at[1]-1], []byte("x"), text[at[1]-1:])
		head := source.Bytes(map[string][]byte{"api.json": changed})
		for _, base := range []*lint.Base{nil, {Roots: []*source.Root{source.Bytes(map[string][]byte{"api.json": text})}, Revisions: []string{"base"}}} {
			b.Run(fmt.Sprintf("%s/base=%t", filepath.Base(name), base != nil), func(b *testing.B) {
				for b.Loop() {
					run(b, lint.Options{Dir: b.TempDir()}, lint.Input{Root: head, Base: base, Today: cleanDay})
				}
			})
		}
	}
}
