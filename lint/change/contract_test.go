package change

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// contractSide lowers the text of a contract.
func contractSide(t testing.TB, text string) Side {
	t.Helper()
	side, ok := tryContractSide(t, text)
	if !ok {
		t.Fatalf("the contract cannot be judged: %s", text)
	}
	return side
}

// tryContractSide lowers the text of a contract, if it can be judged.
func tryContractSide(t testing.TB, text string) (side Side, ok bool) {
	t.Helper()
	dir, name := t.TempDir(), "api.yaml"
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		name = "api.json"
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := source.Discover(t.Context(), source.Search{Dir: dir, Args: []string{name}})
	if err != nil || len(found.Files) != 1 {
		t.Fatal(err, found.Problems)
	}
	reader := &source.Reader{}
	doc, problem := reader.Open(found.Files[0])
	if problem != nil || doc == nil || doc.Kind != model.Contract {
		return Side{}, false
	}
	api, _ := contract.Lower(doc, reader, func(model.EntityKind) bool { return true })
	if api == nil {
		return Side{}, false
	}
	for i := range api.Entities {
		api.Entities[i].Document = api.Path
	}
	return Side{Path: api.Path, Entities: api.Entities, Contract: api}, true
}

// entitiesOf compares two contracts and returns the entities of a kind, by their status and name.
func entitiesOf(t testing.TB, kind model.EntityKind, before, after string) map[string]model.Entity {
	t.Helper()
	entities := map[string]model.Entity{}
	for _, e := range differ(contractSide(t, before), contractSide(t, after)) {
		if e.Kind == kind {
			status := reflect.ValueOf(e.Facts).Elem().FieldByName("Status").String()
			entities[status+" "+e.Name] = e
		}
	}
	return entities
}

const (
	head31   = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
	answered = "responses: {'200': {description: d}}"
)

func TestOperationsThatCannotBeReadAreNotGone(t *testing.T) {
	base := head31 + "paths: {/a: {get: {" + answered + "}, post: {" + answered + "}}, /b: {get: {" + answered + "}}}\nwebhooks: {w: {post: {" + answered + "}}}"
	for name, test := range map[string]struct {
		head string
		want []string
	}{
		"nothing is left":         {head31 + "paths: {}", []string{"removed GET /a", "removed GET /b", "removed POST /a", "removed POST webhook w"}},
		"the operation is text":   {head31 + "paths: {/a: {get: x, post: {" + answered + "}}}", []string{"removed GET /b", "removed POST webhook w"}},
		"the path item is text":   {head31 + "paths: {/a: x}\nwebhooks: {w: 1}", []string{"removed GET /b"}},
		"paths is a list":         {head31 + "paths: []\nwebhooks: []", nil},
		"the reference is broken": {head31 + "paths: {/a: {$ref: '#/components/pathItems/a'}}\nwebhooks: {w: {$ref: nowhere.yaml}}", []string{"removed GET /b"}},
		"the reference leads to fewer operations": {
			head31 + "paths: {/a: {$ref: '#/components/pathItems/a'}}\ncomponents: {pathItems: {a: {get: {" + answered + "}}}}",
			[]string{"removed GET /b", "removed POST /a", "removed POST webhook w"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := slices.Sorted(maps.Keys(entitiesOf(t, model.EntityChangeOperation, base, test.head))); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			for name := range entitiesOf(t, model.EntityChangeOperation, test.head, base) {
				if !slices.Contains(test.want, "removed"+strings.TrimPrefix(name, "added")) {
					t.Errorf("swapped: %s is told", name)
				}
			}
		})
	}
}

// TestOddContractsAreCompared takes away or replaces single parts of a contract, and compares it with the whole one in both
// directions: nothing panics, and each place can be found and named.
func TestOddContractsAreCompared(t *testing.T) {
	text, err := os.ReadFile("../../testdata/clean/ledger-3.0.openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	whole := contractSide(t, string(text))
	r := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		var document map[string]any
		if err := json.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		parts := partsOf(document)
		parts[r.IntN(len(parts))]([]any{nil, "x", []any{}, map[string]any{}, 3.0, true, []any{[]any{}}}[r.IntN(7)])
		edited, _ := json.Marshal(document)
		side, ok := tryContractSide(t, string(edited))
		if !ok {
			continue
		}
		for _, sides := range [][2]Side{{whole, side}, {side, whole}} {
			for _, e := range differ(sides[0], sides[1]) {
				for _, path := range [][]any{nil, {"security", 0}, {"before"}, {"before", "security", 7}, {"flows", "x", "scopes"}, {7}} {
					e.NamePlace(e.Locate(path), path)
				}
			}
		}
	}
}

// partsOf lists functions that replace each part of a value by another one, or remove it if that is nil.
func partsOf(value any) []func(other any) {
	var list []func(other any)
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			list = append(list, func(other any) {
				if value[name] = other; other == nil {
					delete(value, name)
				}
			})
			list = append(list, partsOf(value[name])...)
		}
	case []any:
		for i := range value {
			list = append(list, func(other any) { value[i] = other })
			list = append(list, partsOf(value[i])...)
		}
	}
	return list
}
