package change

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// differ makes the entities of the differences between two versions of a document.
func differ(before, after Side) []model.Entity {
	return Documents([]Versions{{before, after}}).Entities
}

// describeValues lists the values that differ, in words.
func describeValues(before, after Side) []string {
	var list []string
	for _, e := range values(before, after, pairOperations(before, after)).entities() {
		facts := e.Facts.(*ValueFacts)
		at := e.Locate(nil)
		kind := "definition"
		if facts.Before != nil && facts.Before.Field != nil || facts.After != nil && facts.After.Field != nil {
			kind = "field"
		}
		list = append(list, strings.Join([]string{facts.Status, kind, facts.Name, facts.Direction, source.EncodePointer(at.Pointer)}, " "))
	}
	return list
}

// lowerContract lowers the text of a contract; an error says why it cannot be judged.
func lowerContract(t testing.TB, text string) (Side, error) {
	t.Helper()
	name := "api.yaml"
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		name = "api.json"
	}
	return lowerFiles(t, map[string]string{name: text}, name)
}

// lowerFiles lowers a contract in several files.
func lowerFiles(t testing.TB, files map[string]string, root string) (Side, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{root}})
	if err != nil || len(found.Files) == 0 {
		return Side{}, fmt.Errorf("nothing is found: %w", err)
	}
	reader := &source.Reader{}
	doc, problem := reader.Open(found.Files[0])
	if problem != nil {
		return Side{}, problem
	}
	api, problems := contract.Lower(doc, reader, func(model.EntityKind) bool { return true })
	if api == nil {
		return Side{}, fmt.Errorf("is not lowered: %v", problems)
	}
	for i := range api.Entities {
		api.Entities[i].Document = api.Path
	}
	return Side{Path: api.Path, Entities: api.Entities, Contract: api}, nil
}
