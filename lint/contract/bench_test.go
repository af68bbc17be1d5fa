package contract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// BenchmarkLower lowers the largest contract of the corpus to the entities that rules judge today.
func BenchmarkLower(b *testing.B) {
	corpus := os.Getenv("SEALINT_CORPUS")
	if corpus == "" {
		b.Skip("SEALINT_CORPUS is not set")
	}
	found, err := source.Discover(b.Context(), source.Search{Dir: ".", Args: []string{filepath.Join(corpus, "contracts", "github.json")}})
	if err != nil {
		b.Fatal(err)
	}
	reader := &source.Reader{}
	doc, problem := reader.Open(found.Files[0])
	if problem != nil {
		b.Fatal(problem)
	}
	for b.Loop() {
		contract.Lower(doc, reader, func(kind model.EntityKind) bool {
			return kind != model.EntityLiteral && kind != model.EntityBody && kind != model.EntityResponse && kind != model.EntityParameter
		})
	}
}
