package sbom

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// lower reads a document from text, by the way that the program takes: as a file that is recognised by its content.
func lower(t testing.TB, name, content string) (*source.Document, *BOM, []model.Problem) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return lowerPath(t, file)
}

func lowerPath(t testing.TB, file string) (*source.Document, *BOM, []model.Problem) {
	t.Helper()
	files, problems, err := source.Discover(t.Context(), source.Search{Dir: filepath.Dir(file), Args: []string{file}})
	if err != nil || len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%s: %v %v", file, err, problems)
	}
	doc, problem := new(source.Reader).Open(files[0])
	if problem != nil {
		return nil, nil, []model.Problem{*problem}
	}
	b, found := Lower(doc)
	return doc, b, found
}

func lowerFile(t testing.TB, file string) (*BOM, []model.Problem) {
	t.Helper()
	_, b, problems := lowerPath(t, file)
	return b, problems
}
