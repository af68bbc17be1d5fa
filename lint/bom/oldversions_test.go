package bom

import (
	"strings"
	"testing"
)

// TestOldCycloneDX checks that CycloneDX 1.0 and 1.1, which exist in XML only, are validated by their own schemas and read into the
// facts of later versions.
func TestOldCycloneDX(t *testing.T) {
	document := func(version, attributes, components string) string {
		return `<bom xmlns="http://cyclonedx.org/schema/bom/` + version + `" version="1"` + attributes + `><components>` + components + `</components></bom>`
	}
	part := func(inside string) string {
		return `<component type="library"><name>gravel</name><version>1.0.0</version>` + inside + `</component>`
	}
	serial := ` serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"`
	for _, test := range []struct{ name, content, keyword string }{
		{"1.0", document("1.0", "", part(`<modified>false</modified>`)), ""},
		{"1.0 without modified", document("1.0", "", part("")), "required"},
		{"1.0 with a serial number", document("1.0", serial, part(`<modified>false</modified>`)), "unknown"},
		{"1.0 with a type of 1.2", document("1.0", "", strings.Replace(part(`<modified>false</modified>`), "library", "firmware", 1)), "enum"},
		{"1.0 with an expression", document("1.0", "", part(`<licenses><expression>MIT</expression></licenses><modified>false</modified>`)), "required"},
		{"1.1", document("1.1", serial, part("")), ""},
		{"1.1 with an expression", document("1.1", serial, part(`<licenses><expression>MIT OR ISC</expression></licenses>`)), ""},
		{"1.1 with a licence and an expression", document("1.1", serial, part(`<licenses><license><id>MIT</id></license><expression>MIT</expression></licenses>`)), "unexpected"},
		{"1.1 with a pedigree", document("1.1", serial, part(`<pedigree><commits><commit><uid>7638417</uid></commit></commits></pedigree>`)), ""},
		{"1.1 with attributes and elements of others", document("1.1", serial+` foo="bar"`, part(`<x:y xmlns:x="urn:x">z</x:y>`)), ""},
		{"1.1 with a wrong serial number", document("1.1", ` serialNumber="urn:uuid:3e67"`, part("")), "pattern"},
		{"1.1 with a wrong digest", document("1.1", serial, part(`<hashes><hash alg="SHA-256">ab</hash></hashes>`)), "pattern"},
		{"1.1 with metadata of 1.2", strings.Replace(document("1.1", serial, part("")), "<components>", "<metadata><timestamp>2026-01-01T00:00:00Z</timestamp></metadata><components>", 1), "unknown"},
		{"1.1 with one reference twice", document("1.1", serial, strings.Repeat(strings.Replace(part(""), " type", ` bom-ref="a" type`, 1), 2)), "unique"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, b, problems := lower(t, "old.xml", test.content)
			if b == nil {
				if len(problems) == 0 || test.keyword == "" {
					t.Fatalf("problems: %v", problems)
				}
				return
			}
			if b.Components[0].Facts.Name != "gravel" || b.Components[0].Facts.Version != "1.0.0" || b.Facts.SpecVersion != test.name[:3] {
				t.Errorf("read as %+v", b.Components[0].Facts)
			}
			found := ""
			for _, v := range b.Facts.SchemaViolations {
				found = v.Keyword
			}
			if found != test.keyword {
				t.Errorf("violations %+v, want %q", b.Facts.SchemaViolations, test.keyword)
			}
		})
	}
}

// TestDependencyGraphExtension checks that the dependencies of CycloneDX 1.1 are read, which are in a namespace of their own, and that
// the same elements in a document of another version stay foreign.
func TestDependencyGraphExtension(t *testing.T) {
	for version, edges := range map[string]int{"1.0": 0, "1.1": 1, "1.5": 0} {
		_, b, problems := lower(t, "graph.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/`+version+`" version="1"><components>`+
			strings.Repeat(`<component type="library"><name>gravel</name><version>1.0.0</version></component>`, 2)+`</components>`+
			`<g:dependencies xmlns:g="http://cyclonedx.org/schema/ext/dependency-graph/1.0"><g:dependency ref="a"><g:dependency ref="b"/></g:dependency></g:dependencies></bom>`)
		if b == nil {
			t.Fatal(problems)
		}
		if b.Facts.EdgeCount != edges {
			t.Errorf("%s: %d dependencies, want %d", version, b.Facts.EdgeCount, edges)
		}
	}
}
