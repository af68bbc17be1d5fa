package change

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// contractSide lowers the text of a contract.
func contractSide(t testing.TB, text string) Side {
	t.Helper()
	dir, name := t.TempDir(), "api.yaml"
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		name = "api.json"
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
	if err != nil || len(found.Problems) > 0 {
		t.Fatal(err, found.Problems)
	}
	reader := &source.Reader{}
	doc, problem := reader.Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	api, problems := contract.Lower(doc, reader, func(model.EntityKind) bool { return true })
	if api == nil {
		t.Fatal(problems)
	}
	for i := range api.Entities {
		api.Entities[i].Document = api.Path
	}
	return Side{Path: api.Path, Entities: api.Entities, Contract: api}
}
