package sbom

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// membersOf walks an official JSON schema from its root, and tells visit each member with the member around it and the names of the
// definitions that its texts may have, through lists and alternatives. A definition "" is a plain text.
func membersOf(t *testing.T, version string, visit func(name, parent string, types []string)) {
	t.Helper()
	data, err := schemas.ReadFile("schemas/bom-" + version + ".SNAPSHOT.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	type place struct{ ref, name string }
	seen := map[place]bool{}
	var types func(schema any) []string
	types = func(schema any) (names []string) {
		if ref := text(schema, "$ref"); strings.HasPrefix(ref, "#/definitions/") {
			name := path.Base(ref)
			if target := lookup(root, strings.Split(ref[2:], "/")); text(target, "type") == "string" || strings.HasSuffix(name, "LinkType") {
				return []string{name}
			}
			return types(lookup(root, strings.Split(ref[2:], "/")))
		}
		if text(schema, "type") == "string" && member(schema, "anyOf") == nil {
			names = append(names, "")
		}
		for _, keyword := range []string{"anyOf", "oneOf", "allOf"} {
			for _, branch := range list(schema, keyword) {
				names = append(names, types(branch)...)
			}
		}
		if items := member(schema, "items"); items != nil {
			names = append(names, types(items)...)
		}
		return names
	}
	var walk func(schema any, name, parent string)
	walk = func(schema any, name, parent string) {
		if ref := text(schema, "$ref"); strings.HasPrefix(ref, "#/") {
			if at := (place{ref, name}); !seen[at] {
				seen[at] = true
				walk(lookup(root, strings.Split(ref[2:], "/")), name, parent)
			}
			return
		}
		properties, _ := member(schema, "properties").(map[string]any)
		for _, property := range slices.Sorted(maps.Keys(properties)) {
			visit(property, name, types(properties[property]))
			walk(properties[property], property, name)
		}
		for _, keyword := range []string{"anyOf", "oneOf", "allOf"} {
			for _, branch := range list(schema, keyword) {
				walk(branch, name, parent)
			}
		}
		for _, keyword := range []string{"items", "then", "else"} {
			if below := member(schema, keyword); below != nil {
				walk(below, name, parent)
			}
		}
	}
	walk(root, "", "")
}

// TestReferenceMembers derives from the official schemas which members are references, and compares them with the table.
func TestReferenceMembers(t *testing.T) {
	words := map[[2]string]bool{ // lists that only the descriptions in the schemas call references
		{"dependencies", "compositions"}: true, {"vulnerabilities", "compositions"}: true, {"assemblies", "compositions"}: true,
	}
	found := map[[2]string]bool{}
	for _, version := range []string{"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"} {
		membersOf(t, version, func(name, parent string, types []string) {
			at := [2]string{name, parent}
			reference := slices.Contains(types, "refType") || slices.Contains(types, "refLinkType") || words[at]
			switch {
			case name == "bom-ref", parent == "affects":
			case reference:
				found[at] = true
				if !isReference(name, parent) {
					t.Errorf("%s: %s in %s refers to elements, but is not in the table", version, name, parent)
				}
			case isReference(name, parent) && len(types) > 0:
				t.Errorf("%s: %s in %s is of the types %q, but in the table", version, name, parent, types)
			}
		})
	}
	for name, parents := range referenceMembers {
		for _, parent := range parents {
			if !found[[2]string{name, parent}] {
				t.Errorf("%s in %s is in the table, but refers to nothing in any version", name, parent)
			}
		}
	}
}
