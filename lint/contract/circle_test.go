package contract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// entangled writes n schemas, each of which is composed of those that refers tells.
func entangled(n int, keyword string, refers func(i, j int) bool) string {
	var b strings.Builder
	b.WriteString("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}, " +
		"get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}}\ncomponents:\n  schemas:\n")
	for i := range n {
		fmt.Fprintf(&b, "    S%d: {properties: {p%d: {type: string}}, additionalProperties: false, %s: [", i, i, keyword)
		for j := range n {
			if refers(i, j) {
				fmt.Fprintf(&b, "{$ref: '#/components/schemas/S%d'}, ", j)
			}
		}
		b.WriteString("{type: object}]}\n")
	}
	return b.String()
}

// lowerText lowers a contract. effort is what it takes beside what it counts already.
func lowerText(tb testing.TB, text string, effort *resolve.Effort) (*API, []model.Problem) {
	tb.Helper()
	dir := tb.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "api.yaml"), []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
	found, err := source.Discover(tb.Context(), source.Search{Dir: dir, Args: []string{"api.yaml"}})
	if err != nil {
		tb.Fatal(err)
	}
	reader := &source.Reader{}
	doc, problem := reader.Open(found.Files[0])
	if problem != nil {
		tb.Fatal(problem)
	}
	return lower(doc, reader, func(model.EntityKind) bool { return true }, false, effort)
}

// stepsOf lowers a contract and returns how often something was worked out about a schema.
func stepsOf(tb testing.TB, text string) (steps int) {
	tb.Helper()
	effort := &resolve.Effort{}
	if api, problems := lowerText(tb, text, effort); api == nil {
		tb.Fatal(problems)
	}
	return effort.Steps
}

// Definitions that lead to one another deeper than the stack allows are a problem, in whatever way they do.
func TestDescentEnds(t *testing.T) {
	for _, link := range []string{
		"{properties: {p: {$ref: '#/components/schemas/S%d'}}}", "{allOf: [{$ref: '#/components/schemas/S%d'}]}",
		"{items: {oneOf: [{$ref: '#/components/schemas/S%d'}]}}",
	} {
		text := "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}}\ncomponents:\n  schemas:\n"
		for i := range 200 {
			text += fmt.Sprintf("    S%d: "+link+"\n", i, i+1)
		}
		text += "    S200: {type: string}\n"
		effort := &resolve.Effort{}
		if api, problems := lowerText(t, text, effort); api == nil || len(problems) > 0 || effort.Depth != 0 {
			t.Errorf("%s: %v, and stays %d deep", link, problems, effort.Depth)
		}
		effort = &resolve.Effort{Depth: resolve.MaxDepth - 100}
		if api, problems := lowerText(t, text, effort); api != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "levels deep") {
			t.Errorf("%s: %v", link, problems)
		}
	}
}

var tangles = map[string]func(i, j int) bool{
	"everything":  func(_, _ int) bool { return true },
	"ring":        func(i, j int) bool { return j == i+1 || i > 0 && j == 0 },
	"backward":    func(i, j int) bool { return j == i-1 || i == 0 && j > 0 },
	"layers":      func(i, j int) bool { return j > i },
	"next layers": func(i, j int) bool { return j/10 == i/10+1 },
}

// The number of steps grows with the number of schemas and references, not with that of the ways through them.
func TestStepsInEntangledSchemas(t *testing.T) {
	for name, refers := range tangles {
		for _, keyword := range []string{"allOf", "oneOf", "anyOf"} {
			const n = 60
			references := 0
			for i := range n {
				for j := range n {
					if refers(i, j) {
						references++
					}
				}
			}
			schemas := 3*n + references // with their properties and branches
			if steps := stepsOf(t, entangled(n, keyword, refers)); steps > 25*schemas {
				t.Errorf("%s of %s: %d steps for %d schemas", keyword, name, steps, schemas)
			}
		}
	}
}

func BenchmarkEntangled(b *testing.B) {
	text := entangled(80, "oneOf", tangles["everything"])
	for b.Loop() {
		stepsOf(b, text)
	}
}

// TestBodiesOfTheSameSchemas has request bodies that start at each place of a chain: each is looked into with all that is behind it.
func TestBodiesOfTheSameSchemas(t *testing.T) {
	contract := func(n int) string {
		var schemas, paths []string
		for i := range n {
			schemas = append(schemas, fmt.Sprintf(`"S%d": {"allOf": [{"$ref": "#/components/schemas/S%d"}, {"type": "object"}]}`, i, i+1))
			paths = append(paths, fmt.Sprintf(`"/a%d": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S%d"}}}}, "responses": {"200": {"description": "d"}}}}`, i, i))
		}
		return fmt.Sprintf(`{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {%s}, "components": {"schemas": {%s, "S%d": {"type": "object"}}}}`,
			strings.Join(paths, ", "), strings.Join(schemas, ", "), n)
	}
	if api, problems := lowerText(t, contract(200), &resolve.Effort{}); api == nil || len(problems) > 0 {
		t.Errorf("200: %v", problems)
	}
	api, problems := lowerText(t, contract(2000), &resolve.Effort{})
	if api != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "made of the same schemas so often") {
		t.Errorf("2000: %v", problems)
	}
}
