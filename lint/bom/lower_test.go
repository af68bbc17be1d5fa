package bom

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

const xmlHead = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">`

// TestRefused reads documents that cannot be judged, or only in part: each has one problem, at its place.
func TestRefused(t *testing.T) {
	for _, test := range []struct {
		name, content string
		id, message   string
		shown         string
		judged        bool
	}{
		{"old.json", `{"bomFormat":"CycloneDX","specVersion":"1.1"}`, model.ProblemUnsupported, "CycloneDX 1.1 is not judged", `"1.1"`, false},
		{"new.json", `{"bomFormat":"CycloneDX","specVersion":"1.8"}`, model.ProblemUnsupported, "CycloneDX 1.8 is not judged", `"1.8"`, false},
		{"two.json", `{"specFormat":"CycloneDX","specVersion":"2.0"}`, model.ProblemUnsupported, "CycloneDX 2.0 is not judged yet", `"2.0"`, false},
		{"none.json", `{"bomFormat":"CycloneDX"}`, model.ProblemUnsupported, "does not state specVersion", `"CycloneDX"`, false},
		{"number.json", `{"bomFormat":"CycloneDX","specVersion":1.5}`, model.ProblemUnsupported, "CycloneDX without a version", `1.5`, false},
		{"three.json", `{"@context":"https://spdx.org/rdf/3.1/spdx-context.jsonld","@graph":[]}`, model.ProblemUnsupported, "SPDX 3.1 is not judged;", `"https://spdx.org/rdf/3.1/spdx-context.jsonld"`, false},
		{"terms.json", `{"@context":{"s":"https://spdx.org/rdf/3.0.1/terms/"},"@graph":[]}`, model.ProblemUnsupported, "SPDX without a version is not judged;", `"@context"`, false},
		{"renamed.json", `{"@context":["https://spdx.org/rdf/3.0.1/spdx-context.jsonld",{"name":"https://shop.example/name"}],"@graph":[]}`, model.ProblemUnsupported, "gives \"name\" a meaning of its own", `"@context"`, false},
		{"contexts.json", `{"@context":["https://spdx.org/rdf/3.0.1/spdx-context.jsonld","https://spdx.org/rdf/3.0.0/spdx-context.jsonld"],"@graph":[]}`, model.ProblemUnsupported, "the contexts are of SPDX 3.0.1 and 3.0.0", `"@context"`, false},
		{"zero.json", `{"@context":"https://spdx.org/rdf/3.0.0/spdx-context.jsonld","@graph":[]}`, model.ProblemUnsupported, "knows the model of SPDX 3.0.1, not that of 3.0.0", "", true},
		{"number3.json", `{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[7]}`, model.ProblemSyntax, "could not be read: it has the wrong type", `7`, true},
		{"class3.json", `{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"software_Pakage"}]}`, model.ProblemSyntax, "could not be read", "", true},
		{"envelope.json", `{"payloadType":"x","payload":"eyJib21Gb3JtYXQiOiAiQ3ljbG9uZURYIiwg"}`, model.ProblemSyntax, "the payload of the envelope is not valid JSON", `"eyJib21Gb3JtYXQiOiAiQ3ljbG9uZURYIiwg"`, false},
		{"sbom.json", `{"sbom":{"spdxVersion":"SPDX-2.1"}}`, model.ProblemUnsupported, "SPDX 2.1 is not judged;", `"SPDX-2.1"`, false},
		{"three.spdx.json", `{"spdxVersion":"SPDX-3.0"}`, model.ProblemUnsupported, "SPDX 3.0 is not judged in this form", `"SPDX-3.0"`, false},
		{"early.spdx.json", `{"spdxVersion":"SPDX-2.1"}`, model.ProblemUnsupported, "SPDX 2.1 is not judged;", `"SPDX-2.1"`, false},
		{"null.spdx.json", `{"spdxVersion":null}`, model.ProblemUnsupported, "spdxVersion is not a string", `null`, false},
		{"early.spdx", "SPDXVersion: SPDX-2.1\nSPDXID: SPDXRef-DOCUMENT\n", model.ProblemUnsupported, "SPDX 2.1 is not judged;", "SPDX-2.1", false},
		{"old.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/0.9"/>`, model.ProblemUnsupported, "CycloneDX 0.9 is not judged", "<", false},
		{"foreign.xml", `<bom xmlns="https://shop.example/cyclonedx.org/bom"/>`, model.ProblemUnsupported, "its namespace", "<", false},
		{"bare.xml", `<bom/>`, model.ProblemUnsupported, "its namespace", "<", false},
		{"open.xml", xmlHead + `<components>`, model.ProblemSyntax, "unexpected EOF", "", false},
		{"crossed.xml", xmlHead + `<components></bom></components>`, model.ProblemSyntax, "element <components> closed by </bom>", "<", false},
		{"entity.xml", `<!DOCTYPE bom [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + xmlHead + `<components>&e;</components></bom>`, model.ProblemSyntax, "DOCTYPE is not allowed", "<", false},
		{"charset.xml", `<?xml version="1.0" encoding="ISO-8859-1"?>` + xmlHead + `</bom>`, model.ProblemSyntax, "declares the encoding \"ISO-8859-1\"; documents are UTF-8", "<", false},
		{"trailing.xml", xmlHead + `</bom>text`, model.ProblemSyntax, "text follows the root element", "t", false},
		{"two.xml", xmlHead + `</bom><bom/>`, model.ProblemSyntax, "text follows the root element", "<", false},
		{"deep.xml", xmlHead + strings.Repeat("<components>", 1100) + strings.Repeat("</components>", 1100) + "</bom>", model.ProblemSyntax, "nests deeper than 1000 levels", "", false},
		{"number.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="one"/>`, model.ProblemSyntax, "is not a valid positiveInteger; the document could not be read", "one", false},
		{"line.spdx", "SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nno tag\n", model.ProblemSyntax, "a line without a colon is not a tag", "n", true},
		{"text.spdx", "SPDXVersion: SPDX-2.3\nDocumentComment: <text>never closed\n", model.ProblemSyntax, "<text> is not closed", "<", true},
		{"statement.json", `{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://cyclonedx.org/bom","predicate":{"bomFormat":"CycloneDX","specVersion":"1.1"}}`, model.ProblemUnsupported, "CycloneDX 1.1 is not judged", `"1.1"`, false},
		{"empty-statement.json", `{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://cyclonedx.org/bom","predicate":7}`, model.ProblemUnsupported, "predicate is not an SBOM", `7`, false},
		{"other-statement.json", `{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://cyclonedx.org/bom","predicate":{}}`, model.ProblemUnsupported, "neither CycloneDX nor SPDX", `"predicate"`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, b, problems := lower(t, test.name, test.content)
			if len(problems) != 1 || problems[0].ID != test.id || !strings.Contains(problems[0].Message, test.message) {
				t.Fatalf("problems: %v", problems)
			}
			if (b != nil) != test.judged {
				t.Errorf("judged: %t", b != nil)
			}
			if problems[0].Location.Line == 0 {
				t.Error("the problem has no line")
			} else if doc != nil && test.shown != "" {
				if got := shown(doc, problems[0].Location); got != test.shown {
					t.Errorf("shown at %q, want %q", got, test.shown)
				}
			}
		})
	}
}

// TestViolations reads documents that violate their schema: the message, and the text at which it is shown.
func TestViolations(t *testing.T) {
	cdx := func(components string) string {
		return `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[` + components + `]}`
	}
	spdx := func(packages string) string {
		return "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: a\n" +
			"DocumentNamespace: https://shop.example/a\nCreator: Tool: bomwright-1\nCreated: 2026-03-01T08:00:00Z\n" + packages
	}
	for _, test := range []struct{ name, content, message, keyword, shown string }{
		{"type.json", cdx(`{"bom-ref":"a","name":"a"}`), `component has no "type"`, "required", `"a"`},
		{"nameless.json", cdx(`{"type":"library"}`), `component has no "name"`, "required", `"type"`},
		{"enum.json", cdx(`{"type":"lib","name":"a"}`), `component type "lib" is not one of "application"`, "enum", `"lib"`},
		{"hash.json", cdx(`{"type":"library","name":"a","hashes":[{"alg":"MD5","content":"abc"}]}`), `hash content "abc" does not match ^(`, "pattern", `"abc"`},
		{"unknown.json", cdx(`{"type":"library","name":"a","verison":"1"}`), `component has the unknown property "verison"`, "unknown", `"1"`},
		{"kind.json", cdx(`7`), `component is of type number, not object`, "type", "7"},
		{"null.json", cdx(`null`), `component is of type null, not object`, "type", "null"},
		{"licence.json", cdx(`{"type":"library","name":"a","licenses":[{"license":{"id":"Apache-2"}}]}`), `license id "Apache-2" is not one of the`, "enum", `"Apache-2"`},
		{"time.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"timestamp":"yesterday"}}`, `metadata timestamp "yesterday" is not a valid date-time`, "format", `"yesterday"`},
		{"null.spdx.json", `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"a","dataLicense":"CC0-1.0","creationInfo":{"created":"2026-03-01T08:00:00Z","creators":["Tool: t"]},"packages":[null]}`, "package is of type null, not object", "type", "null"},
		{"supplier.spdx.json", `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"a","dataLicense":"CC0-1.0","creationInfo":{"created":"2026-03-01T08:00:00Z","creators":["Tool: t"]},"packages":[{"SPDXID":"SPDXRef-a","name":"a","downloadLocation":"NONE","supplier":"Acme"}]}`, `package supplier "Acme" does not match`, "pattern", `"Acme"`},

		{"unknown.xml", xmlHead + "<components>\n<component type=\"library\"><name>a</name><verison>1</verison></component></components></bom>", `component holds the unknown element "verison"`, "unknown", "1"},
		{"later.xml", xmlHead + "<components>\n<component type=\"library\"><name>a</name><manufacturer/></component></components></bom>", `component holds the unknown element "manufacturer"`, "unknown", "manufacturer"},
		{"order.xml", xmlHead + "<components>\n<component type=\"library\"><version>1</version><name>a</name></component></components></bom>", `component has no "name"`, "required", "a"},
		{"twice.xml", xmlHead + "<components>\n<component type=\"library\"><name>a</name><name>b</name></component></components></bom>", `component has "name" too often or out of order`, "unexpected", "a"},
		{"attribute.xml", xmlHead + "<components>\n<component><name>a</name></component></components></bom>", `component has no attribute "type"`, "required", "component"},
		{"enum.xml", xmlHead + "<components>\n<component type=\"lib\"><name>a</name></component></components></bom>", `component type "lib" is not one of`, "enum", "lib"},
		{"hash.xml", xmlHead + "<components>\n<component type=\"library\"><name>a</name><hashes><hash alg=\"MD5\">abc</hash></hashes></component></components></bom>", `hash "abc" does not match`, "pattern", "abc"},
		{"text.xml", xmlHead + "<components>\nstray</components></bom>", `components holds the text "stray" between its elements`, "type", "stray"},
		{"foreign.xml", xmlHead + "<metadata><timestamp>2026-03-01T08:00:00Z<b xmlns=\"urn:b\"/></timestamp></metadata></bom>", `holds the element "b" of the namespace "urn:b"`, "unknown", "timestamp"},
		{"date.xml", xmlHead + "<metadata><timestamp>2026-03-01</timestamp></metadata></bom>", `metadata timestamp "2026-03-01" is not a valid dateTime`, "format", "2026-03-01"},

		{"supplier.spdx", spdx("PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\nPackageSupplier: Acme\n"), `package supplier "Acme" does not match`, "pattern", "Acme"},
		{"unknown.spdx", spdx("PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\nPackageColour: red\n"), `unknown tag "PackageColour"`, "unknown", "red"},
		{"twice.spdx", spdx("PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\nPackageDownloadLocation: NONE\n"), `PackageDownloadLocation is given more than once`, "duplicate", "NONE"},
		{"early.spdx", spdx("PackageVersion: 1\n"), `PackageVersion is before the object that it belongs to`, "unexpected", "1"},
		{"id.spdx", spdx("PackageName: a\nPackageDownloadLocation: NONE\n"), `package has no "SPDXID"`, "required", "a"},
		{"checksum.spdx", spdx("PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\nPackageChecksum: SHA256\n"), `PackageChecksum "SHA256" does not have the required form`, "pattern", "SHA256"},
		{"algorithm.spdx", spdx("PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\nPackageChecksum: SHA0: ab\n"), `checksum algorithm "SHA0" is not one of the`, "enum", "SHA0"},
		{"relation.spdx", spdx("Relationship: SPDXRef-a KNOWS SPDXRef-b\n"), `relationship relationshipType "KNOWS" is not one of the`, "enum", "KNOWS"},
		{"element.spdx", spdx("Relationship: a DEPENDS_ON SPDXRef-b\nRelationship: SPDXRef-b DEPENDS_ON SPDXRef-c\n"), `Relationship "a" is not the SPDXRef- identifier of an element`, "pattern", "a"},
		{"related.spdx", spdx("Relationship: SPDXRef-a DEPENDS_ON DocumentRef-b\n"), `Relationship "DocumentRef-b" is not the SPDXRef- identifier of an element`, "pattern", "DocumentRef-b"},
		{"external.spdx", spdx("ExternalDocumentRef: b https://shop.example/b SHA1: ab\n"), `ExternalDocumentRef "b" is not the DocumentRef- identifier of a document`, "pattern", "b"},
		{"annotator.spdx", spdx("Annotator: Acme\n"), `Annotator "Acme" is not a Person:, an Organization: or a Tool:`, "pattern", "Acme"},
		{"reviewer.spdx", spdx("Reviewer: Acme\n"), `Reviewer "Acme" is not a Person:, an Organization: or a Tool:`, "pattern", "Acme"},
		{"annotated.spdx", spdx("Annotator: Tool: a\nSPDXREF: a\n"), `SPDXREF "a" is not the SPDXRef- identifier of an element`, "pattern", "a"},
		{"snippet.spdx", spdx("SnippetSPDXID: a\n"), `SnippetSPDXID "a" is not the SPDXRef- identifier of an element`, "pattern", "a"},
		{"boolean.spdx", spdx("PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\nFilesAnalyzed: maybe\n"), `package filesAnalyzed is of type string, not boolean`, "type", "maybe"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, b, problems := lower(t, test.name, test.content)
			if b == nil {
				t.Fatal(problems)
			}
			for _, v := range b.Facts.SchemaViolations {
				if !strings.Contains(v.Message, test.message) {
					continue
				}
				if v.Keyword != test.keyword {
					t.Errorf("keyword %s, want %s", v.Keyword, test.keyword)
				}
				loc := Locate(doc, []model.Place{b.Entities[0].Locate(steps(v.At))})[0]
				if got := shown(doc, loc); !strings.HasPrefix(got, test.shown) || test.shown == "" {
					t.Errorf("shown at %q (%d:%d %s), want %q", got, loc.Line, loc.Column, loc.Pointer, test.shown)
				}
				return
			}
			t.Errorf("violations: %+v", b.Facts.SchemaViolations)
		})
	}
}

func steps(tokens []string) []any {
	var out []any
	for _, token := range tokens {
		out = append(out, token)
	}
	return out
}

// TestBadComponentLeavesItsNeighbours: a malformed component does not keep the others from being judged.
func TestBadComponentLeavesItsNeighbours(t *testing.T) {
	for name, content := range map[string]string{
		"a.json": `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[null,7,{"type":"lib"},{"type":"library","name":"b","version":"1.x"}]}`,
		"a.xml":  xmlHead + `<components><component type="lib"/><component type="library"><name>b</name><version>1.x</version></component></components></bom>`,
		"a.spdx": "SPDXVersion: SPDX-2.3\nPackageName: a\nPackageSupplier: Acme\nPackageName: b\nPackageVersion: 1.x\n",
	} {
		_, b, problems := lower(t, name, content)
		if b == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		last := b.Components[len(b.Components)-1].Facts
		if last.Name != "b" || last.Pin.Class != "wildcard" || len(b.Facts.SchemaViolations) == 0 {
			t.Errorf("%s: %+v", name, last)
		}
	}
}

// TestUnread: a value that should be a component and is none is a problem, because a run may leave out the schema rules.
func TestUnread(t *testing.T) {
	for _, test := range []struct{ name, content, message, shown string }{
		{"item.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a"},null]}`, "component could not be read", "null"},
		{"nested.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","components":7}]}`, "component components could not be read", "7"},
		{"list.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","components":{}}`, "components could not be read", `"components"`},
		{"subject.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":"a"}}`, "metadata component could not be read", `"a"`},
		{"vulnerability.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","vulnerabilities":[7]}`, "vulnerability could not be read", "7"},
		{"packages.spdx.json", `{"spdxVersion":"SPDX-2.3","packages":{}}`, "packages could not be read", `"packages"`},
		{"package.spdx.json", `{"spdxVersion":"SPDX-2.3","packages":[null]}`, "package could not be read", "null"},
	} {
		doc, b, problems := lower(t, test.name, test.content)
		if b == nil || len(problems) != 1 || !strings.HasPrefix(problems[0].Message, test.message) || shown(doc, problems[0].Location) != test.shown {
			t.Errorf("%s: %+v", test.name, problems)
		}
	}
}

func TestViolationsAreCapped(t *testing.T) {
	var components []string
	for i := range 150 {
		components = append(components, fmt.Sprintf(`{"type":"lib","name":"c%d"}`, i))
	}
	_, b, _ := lower(t, "many.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[`+strings.Join(components, ",")+`]}`)
	if len(b.Facts.SchemaViolations) != 100 || b.Facts.MoreViolations != 50 {
		t.Errorf("%d listed, %d more", len(b.Facts.SchemaViolations), b.Facts.MoreViolations)
	}
}

// TestStatement reads a BOM inside an in-toto statement; pointers are those of the whole document.
func TestStatement(t *testing.T) {
	doc, b, problems := lower(t, "bom.intoto.json", `{"_type":"https://in-toto.io/Statement/v1","subject":[],
"predicateType":"https://cyclonedx.org/bom","predicate":{"bomFormat":"CycloneDX","specVersion":"1.5","version":1,
"components":[{"type":"library","name":"a","version":"latest"}]}}`)
	if len(problems) > 0 || len(b.Facts.SchemaViolations) > 0 {
		t.Fatal(problems, b.Facts.SchemaViolations)
	}
	loc := Locate(doc, []model.Place{b.Entities[1].Locate([]any{"version"})})[0]
	if shown(doc, loc) != `"latest"` || loc.Pointer != "/predicate/components/0/version" {
		t.Errorf("%+v", loc)
	}
}

// TestSeveralRoots: a document that describes several packages has no subject, so no package is exempt from a rule.
func TestSeveralRoots(t *testing.T) {
	_, b, _ := lower(t, "many.spdx.json", `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","documentDescribes":["SPDXRef-a","SPDXRef-b"],
"packages":[{"SPDXID":"SPDXRef-a","name":"a"},{"SPDXID":"SPDXRef-b","name":"b"},{"SPDXID":"SPDXRef-c","name":"c"}],
"relationships":[{"spdxElementId":"SPDXRef-b","relationshipType":"CONTAINS","relatedSpdxElement":"SPDXRef-c"}]}`)
	if b.Subject != nil || !b.Facts.HasRoot {
		t.Errorf("subject %v", b.Subject)
	}
	for i, want := range []string{"root", "root", "direct"} {
		if c := b.Components[i].Facts; c.IsRoot || c.Reach != want {
			t.Errorf("%s: %+v", c.Name, c)
		}
	}
}

// TestCyclesEnd: a cycle of dependencies is legal.
func TestCyclesEnd(t *testing.T) {
	_, b, _ := lower(t, "cycle.json", `{"bomFormat":"CycloneDX","specVersion":"1.6",
"metadata":{"component":{"type":"application","bom-ref":"r","name":"r"}},
"components":[{"type":"library","bom-ref":"a","name":"a"},{"type":"library","bom-ref":"b","name":"b"}],
"services":[{"bom-ref":"s","name":"s"}],
"dependencies":[{"ref":"r","dependsOn":["s"]},{"ref":"s","dependsOn":["a"]},{"ref":"a","dependsOn":["b"]},{"ref":"b","dependsOn":["a","r"]}]}`)
	for i, want := range []string{"root", "transitive", "transitive"} {
		if c := b.Components[i].Facts; c.Reach != want {
			t.Errorf("%s is %s", c.Name, c.Reach)
		}
	}
}

// TestVersionRange: a component that the environment provides may have a range instead of a version.
func TestVersionRange(t *testing.T) {
	for name, content := range map[string]string{
		"range.json": `{"bomFormat":"CycloneDX","specVersion":"1.7","components":[
{"type":"library","name":"a","versionRange":"vers:npm/>=1.0.0","isExternal":true}]}`,
		"range.xml": `<bom xmlns="http://cyclonedx.org/schema/bom/1.7" version="1"><components>
<component type="library" isExternal="true"><name>a</name><versionRange>vers:npm/&gt;=1.0.0</versionRange></component></components></bom>`,
	} {
		doc, b, problems := lower(t, name, content)
		if len(problems) > 0 || len(b.Facts.SchemaViolations) > 0 {
			t.Fatal(name, problems, b.Facts.SchemaViolations)
		}
		c := b.Components[0].Facts
		if c.VersionState != "not_applicable" || c.VersionRange != "vers:npm/>=1.0.0" || !c.IsExternal {
			t.Errorf("%s: %+v", name, c)
		}
		loc := Locate(doc, []model.Place{b.Entities[1].Locate([]any{"version_range"})})[0]
		if !strings.Contains(shown(doc, loc), "vers:npm/") {
			t.Errorf("%s: %+v", name, loc)
		}
	}
}

func fuzz(f *testing.F, format source.Format, seeds ...string) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		doc := &source.Document{Path: "fuzz", Kind: model.SBOM, Format: format, Data: []byte(content)}
		b, problems := Lower(doc, nil)
		if b == nil {
			if len(problems) == 0 {
				t.Fatal("neither judged nor refused")
			}
			return
		}
		var targets []model.Place
		for _, e := range b.Entities {
			targets = append(targets, e.Locate([]any{"version"}), e.Locate([]any{"hashes", 0}), e.Locate(nil))
		}
		for _, v := range b.Facts.SchemaViolations {
			targets = append(targets, b.Entities[0].Locate(steps(v.At)))
		}
		if got := Locate(doc, targets); len(got) != len(targets) {
			t.Fatalf("%d locations of %d targets", len(got), len(targets))
		}
	})
}

func FuzzJSON(f *testing.F) {
	fuzz(f, source.JSON,
		`{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","version":"1","hashes":[{"alg":"MD5","content":"x"}],"components":[null]}],"dependencies":[{"ref":"a","dependsOn":["a"]}]}`,
		`{"spdxVersion":"SPDX-2.3","packages":[{"SPDXID":"SPDXRef-a","name":"a","externalRefs":[{"referenceType":"purl","referenceLocator":"pkg:npm/a@1"}]}],"relationships":[{}]}`,
		`{"bomFormat":"CycloneDX","specVersion":"1.5","version":1e300,"metadata":{"tools":{"components":[1]}}}`, assetsJSON)
}

func FuzzXML(f *testing.F) {
	fuzz(f, source.XML,
		xmlHead+`<components><component type="library" bom-ref="a"><name>a</name><version>1</version><hashes><hash alg="MD5">x</hash></hashes></component></components></bom>`,
		xmlHead+`<dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies></bom>`,
		`<?xml version="1.0"?><b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.6"><b:components/></b:bom>`, assetsXML)
}

func FuzzTagValue(f *testing.F) {
	fuzz(f, source.TagValue,
		"SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: SPDXRef-a\nPackageChecksum: SHA1: ab\nExternalRef: SECURITY cpe23Type x\nExternalRefComment: <text>a\nb</text>\n",
		"SPDXVersion: SPDX-2.2\nExternalDocumentRef: DocumentRef-a https://a SHA1: ab\nRelationship: a DEPENDS_ON b\nFileName: f\nFileChecksum: SHA1: x\n",
		"SPDXVersion: SPDX-2.3\nPackageName: a\nPackageVerificationCode: ab (excludes: x)\nCreator: Tool: x\n")
}

// generate makes a CycloneDX document of n components in a chain of dependencies.
func generate(n int) string {
	var components, dependencies []string
	for i := range n {
		components = append(components, fmt.Sprintf(`{"type":"library","bom-ref":"c%d","name":"component-%d","version":"1.%d.0",
"purl":"pkg:npm/component-%d@1.%d.0","hashes":[{"alg":"SHA-256","content":"%064x"}],
"licenses":[{"license":{"id":"Apache-2.0"}}],"externalReferences":[{"type":"vcs","url":"https://git.shop.example/component-%d"}]}`, i, i, i, i, i, i+1, i))
		dependencies = append(dependencies, fmt.Sprintf(`{"ref":"c%d","dependsOn":["c%d"]}`, i, (i+1)%n))
	}
	return `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"component":{"type":"application","bom-ref":"root","name":"root","version":"1"}},
"components":[` + strings.Join(components, ",\n") + `],"dependencies":[{"ref":"root","dependsOn":["c0"]},` + strings.Join(dependencies, ",\n") + `]}`
}

func BenchmarkLower(b *testing.B) {
	doc := &source.Document{Path: "bench.json", Kind: model.SBOM, Format: source.JSON, Data: []byte(generate(5000))}
	b.SetBytes(int64(len(doc.Data)))
	for b.Loop() {
		if bom, problems := Lower(doc, nil); len(problems) > 0 || len(bom.Facts.SchemaViolations) > 0 || len(bom.Components) != 5001 {
			b.Fatal(problems, bom.Facts.SchemaViolations)
		}
	}
}
