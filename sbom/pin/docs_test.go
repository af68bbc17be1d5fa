package pin

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDocumentedGrammars checks the table of docs/sbom.md: it has a row for each grammar, with the types of package URLs and a
// specification that the grammar's file names too, and each of its examples is classified as the table says.
func TestDocumentedGrammars(t *testing.T) {
	content, err := os.ReadFile("../../docs/sbom.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(content), "| ecosystem | package URL | exact | not exact | specification |\n")
	if !ok {
		t.Fatal("docs/sbom.md has no table of grammars")
	}
	files, _ := os.ReadDir(".")
	sources := map[string]string{} // by address, the file that names it
	address := regexp.MustCompile(`https://[^\s),;]+`)
	for _, file := range files {
		if name := file.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			text, _ := os.ReadFile(name)
			for _, found := range address.FindAllString(string(text), -1) {
				sources[strings.TrimRight(found, ".")] = name
			}
		}
	}
	quoted := regexp.MustCompile("`([^`]+)`")
	documented := map[string]bool{}
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
		if strings.HasPrefix(line, "|--") || len(cells) != 7 {
			continue
		}
		types := []string{""}
		if found := quoted.FindAllStringSubmatch(cells[2], -1); found != nil {
			types = nil
			for _, m := range found {
				types = append(types, m[1])
				documented[m[1]] = true
			}
		}
		for column, exact := range map[int]bool{3: true, 4: false} {
			for _, m := range quoted.FindAllStringSubmatch(cells[column], -1) {
				v := strings.ReplaceAll(m[1], "\x00", "|")
				for _, purlType := range types {
					if strings.HasPrefix(v, "sbom/") {
						continue // a rule
					}
					if got := Classify(purlType, v); got.Exact() != exact {
						t.Errorf("%q of type %q is documented as exact: %t, but is %s", v, purlType, exact, got.Class)
					}
				}
			}
		}
		for _, link := range address.FindAllString(cells[5], -1) {
			if sources[link] == "" {
				t.Errorf("no grammar names %s", link)
			}
		}
	}
	for _, g := range grammars {
		if !documented[g.types[0]] {
			t.Errorf("docs/sbom.md has no row for %s", g.types[0])
		}
	}
}
