package lint_test

import (
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint"
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
