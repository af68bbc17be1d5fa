package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// largeContract is a JSON contract of n operations, about 250 bytes each.
func largeContract(n int) string {
	var b strings.Builder
	b.WriteString(`{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{`)
	for i := range n {
		fmt.Fprintf(&b, `%s"/things/%d":{"get":{"operationId":"get%d","parameters":[{"name":"q","in":"query","schema":{"type":"string","maxLength":%d}}],"responses":{"200":{"description":"a thing","content":{"application/json":{"schema":{"type":"object"}}}}}}}`, map[bool]string{true: ",", false: ""}[i > 0], i, i, i)
	}
	b.WriteString("}}")
	return b.String()
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	text := largeContract(20_000)
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	found, err := source.Discover(b.Context(), source.Search{Dir: dir, Args: []string{"a.json"}})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if doc, problem := (&source.Reader{}).Open(found.Files[0]); doc == nil {
			b.Fatal(problem)
		}
	}
}

func BenchmarkLocate(b *testing.B) {
	text := largeContract(20_000)
	doc, problem := open(b, "a.json", text)
	if problem != nil {
		b.Fatal(problem)
	}
	var targets []model.Place
	for i := range 1000 {
		targets = append(targets, model.Place{Pointer: []string{"paths", "/things/" + strconv.Itoa(i*20), "get", "operationId"}})
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		doc.Locate(targets)
	}
}
