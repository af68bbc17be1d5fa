package policy

import (
	"maps"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A unit of rules is compiled with the libraries that its rules import or name, and with those that these use.
func TestUsedLibraries(t *testing.T) {
	parse := func(text string) *ast.Module {
		mod, err := parseModule(Module{Path: "x.rego", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		return mod
	}
	libraries := map[string]*ast.Module{
		"days":  parse("package sealint.lib.days\n\nimport data.sealint.lib.text\n\nuntil(x) := text.number(x)\n"),
		"text":  parse("package sealint.lib.text\n\nnumber(x) := to_number(x)\n"),
		"urls":  parse("package sealint.lib.urls\n\nhost(x) := x\n"),
		"types": parse("package sealint.lib.types\n\nall := {1}\n"),
	}
	for text, want := range map[string][]string{
		"package sealint.a\n\nx := 1\n": nil,
		"package sealint.a\n\nimport data.sealint.lib.days\n\nx := days.until(\"1\")\n":   {"days", "text"},
		"package sealint.a\n\nimport data.sealint.lib.urls as u\n\nx := u.host(\"1\")\n":  {"urls"},
		"package sealint.a\n\nx := data.sealint.lib.types.all\n":                          {"types"},
		"package sealint.a\n\nimport data.sealint.lib\n\nx := lib.types.all\n":            {"days", "text", "types", "urls"},
		"package sealint.a\n\nx := [y | y := data.sealint.lib[_].all]\n":                  {"days", "text", "types", "urls"},
		"package sealint.a\n\nimport data.sealint.params\n\nx := params.days\n\ny := 2\n": nil,
	} {
		used, err := referencedModules(map[string]*ast.Module{"a": parse(text)}, libraries, func(path string) (*ast.Module, error) { return libraries[path], nil })
		if got := slices.Sorted(maps.Keys(used)); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v (%v)", text, got, want, err)
		}
	}
}
