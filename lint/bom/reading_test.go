package bom_test

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/CycloneDX/cyclonedx-go"

	"github.com/sealint/sealint/lint"
	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom"
)

// quiet switches off the rules that every document of a few lines violates. A component of these tests has the version
// latest, so that one finding shows that it was judged, and where.
const quiet = `
profile: recommended
rules: {sbom/root-missing: off, sbom/timestamp: off, sbom/dep-missing: off}
`

// writeFile writes a file into a new folder.
func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// runOver runs the program over files that the user names.
func runOver(t *testing.T, opts lint.Options, config string, files ...string) *model.Report {
	t.Helper()
	opts.Dir = cmp.Or(opts.Dir, t.TempDir())
	opts.ConfigFile = writeFile(t, "config.yaml", config)
	linter, err := lint.New(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(t.Context(), lint.Input{Paths: files, Today: "2026-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	return result.Report
}

// line is a finding or a problem of a run.
type line struct {
	at   model.Location
	text string
}

func (l line) String() string { return fmt.Sprintf("\n\t%d:%d %s", l.at.Line, l.at.Column, l.text) }

// is compares a line with a position and a part of its text.
func (l line) is(want string) bool {
	place, part, _ := strings.Cut(want, " ")
	return place == fmt.Sprintf("%d:%d", l.at.Line, l.at.Column) && strings.Contains(l.text, part)
}

// linesOf lists the findings and problems of a report, in the order of the documents.
func linesOf(report *model.Report) []line {
	var lines []line
	for _, f := range report.Findings {
		lines = append(lines, line{f.Location, f.Rule + " " + f.Message})
	}
	for _, p := range report.Problems {
		lines = append(lines, line{p.Location, p.ID + " " + p.Message})
	}
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.at.Path, b.at.Path), a.at.Line-b.at.Line, a.at.Column-b.at.Column, cmp.Compare(a.text, b.text))
	})
	return lines
}

const (
	latest    = `{"type":"library","name":"a","version":"latest"}`
	spdxHead  = `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"d","dataLicense":"CC0-1.0","documentNamespace":"https://shop.example/d",` + "\n"
	spdxBody  = `"creationInfo":{"created":"2026-03-01T08:00:00Z","creators":["Tool: bomwright-1"]},` + "\n"
	spdxNames = `{"SPDXID":"SPDXRef-a","name":"a","downloadLocation":"NONE",` + "\n"
	tagHead   = "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: d\n" +
		"DocumentNamespace: https://shop.example/d\nCreator: Tool: bomwright-1\nCreated: 2026-03-01T08:00:00Z\n"
	tagPackage = "PackageName: a\nSPDXID: SPDXRef-a\nPackageVersion: latest\nPackageDownloadLocation: NONE\n"
	xmlLatest  = "\n" + `<component type="library"><name>a</name><version>latest</version></component>`
)

// cdx is a CycloneDX document with its components on line 2, followed by more members.
func cdx(components, more string) string {
	return `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[` + "\n" + components + `]` + more + `}`
}

// spdx is an SPDX document with its packages from line 4 on.
func spdx(packages string) string {
	return spdxHead + spdxBody + `"packages":[` + "\n" + packages + `]}`
}

func inXML(components string) string {
	return `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" xmlns:x="urn:x" version="1"><components>` + components + `</components></bom>`
}

// statement wraps an SBOM, which begins on line 3.
func statement(predicateType, bom string) string {
	return `{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"ab"}}],` + "\n" +
		`"predicateType":"` + predicateType + `","predicate":` + "\n" + bom + `}`
}

func envelope(payload string) string {
	return `{"payloadType":"application/vnd.in-toto+json","payload":"` + base64.StdEncoding.EncodeToString([]byte(payload)) + `","signatures":[{"sig":"YQ=="}]}`
}

func inUTF16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return string(out)
}

// TestReading is a table of documents, with all findings and problems of each.
func TestReading(t *testing.T) {
	const floating = "sbom/version-floating"
	tests := []struct {
		name, file, text string
		want             []string
		maxSize          int64
	}{
		// Bytes.
		{name: "a byte order mark is not counted", file: "a.json", text: "\uFEFF" + cdx(latest, ""), want: []string{"2:40 " + floating}},
		{name: "UTF-16", file: "a.json", text: inUTF16(cdx(latest, "")), want: []string{"2:40 " + floating}},
		{name: "invalid UTF-8 is refused where it stands", file: "a.json", text: cdx(`{"type":"library","name":"`+"\xff"+`"}`, ""), want: []string{"2:27 not valid UTF-8"}},
		{name: "invalid UTF-8 in XML", file: "a.xml", text: inXML("\n<component type=\"library\"><name>\xff</name></component>"), want: []string{"2:33 not valid UTF-8"}},
		{name: "invalid UTF-8 in tag-value", file: "a.spdx", text: tagHead + "PackageName: \xff\n", want: []string{"8:14 not valid UTF-8"}},
		{name: "a duplicate key is refused at its second place", file: "a.json", text: cdx(latest, ",\n"+`"components":[]`), want: []string{`3:1 duplicate key "components"`}},
		{name: "a duplicate key inside a component", file: "a.json", text: cdx(`{"name":"a",`+"\n"+`"name":"b"}`, ""), want: []string{`3:1 duplicate key "name"`}},
		{name: "too deep", file: "a.json", text: cdx(strings.Repeat("[", 1001)+strings.Repeat("]", 1001), ""), want: []string{"2:999 nests deeper than 1000 levels"}},
		{name: "too long", file: "a.json", text: cdx(latest, ""), maxSize: 64, want: []string{"0:0 more than the limit of 64"}},
		{name: "text behind the document", file: "a.json", text: cdx(latest, "") + "\n{}", want: []string{"3:1 text follows the JSON value"}},
		{name: "cut off", file: "a.json", text: cdx(latest, "")[:120], want: []string{"2:49 ends too early"}},

		// Recognition.
		{name: "by content under any name", file: "notes.txt", text: cdx(latest, ""), want: []string{"2:40 " + floating}},
		{name: "tag-value under any name", file: "notes", text: tagHead + tagPackage, want: []string{"10:17 " + floating}},
		{name: "XML under the name of JSON", file: "a.json", text: inXML(xmlLatest), want: []string{"2:50 " + floating}},
		{name: "a name alone makes no SBOM", file: "bom.cdx.json", text: `{"format":"CycloneDX","specVersion":"1.6","components":[]}`, want: []string{"1:23 sealint/unsupported has a specVersion like CycloneDX"}},
		{name: "an empty object", file: "bom.cdx.json", text: `{}`, want: []string{"0:0 sealint/unknown-kind"}},
		{name: "null", file: "bom.cdx.json", text: `null`, want: []string{"0:0 sealint/syntax is named like a document"}},
		{name: "an array", file: "bom.cdx.json", text: `[` + cdx(latest, "") + `]`, want: []string{"0:0 sealint/unsupported is a list of SBOMs"}},
		{name: "an empty file", file: "bom.cdx.json", text: "", want: []string{"0:0 sealint/syntax is empty"}},
		{name: "keys in other case", file: "bom.cdx.json", text: `{"BOMFORMAT":"CycloneDX","SPECVERSION":"1.6"}`, want: []string{"1:2 sealint/unsupported the key is \"BOMFORMAT\", did you mean \"bomFormat\"?"}},
		{name: "CycloneDX 2.0", file: "a.json", text: `{"specFormat":"CycloneDX",` + "\n" + `"specVersion":"2.0"}`, want: []string{"2:15 CycloneDX 2.0 is not judged yet"}},
		{name: "SPDX 3.1", file: "a.json", text: `{"@graph":[],` + "\n" + `"@context":"https://spdx.org/rdf/3.1/spdx-context.jsonld"}`, want: []string{"2:12 SPDX 3.1 is not judged"}},
		{name: "SPDX 3 in YAML", file: "a.yaml", text: "'@context': https://spdx.org/rdf/3.0.1/spdx-context.jsonld\n'@graph': []\n", want: []string{"0:0 is an SBOM in YAML"}},
		{name: "SPDX 2.1 in YAML", file: "a.yaml", text: "name: d\nspdxVersion: SPDX-2.1\n", want: []string{"2:14 SPDX 2.1 is not judged"}},
		{name: "CycloneDX in YAML", file: "a.yaml", text: "bomFormat: CycloneDX\nspecVersion: \"1.6\"\n", want: []string{"0:0 is an SBOM in YAML"}},
		{name: "SPDX in RDF", file: "a.rdf", text: `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#"/>`, want: []string{"0:0 is SPDX in RDF/XML"}},

		// Statements and envelopes.
		{name: "a statement around CycloneDX", file: "a.json", text: statement("https://cyclonedx.org/bom", cdx(latest, "")), want: []string{"4:40 " + floating}},
		{name: "a statement around SPDX", file: "a.json", text: statement("https://spdx.dev/Document", spdx(spdxNames+`"versionInfo":"latest"}`)), want: []string{"7:15 " + floating}},
		{name: "a statement around a version that is not judged", file: "a.json", text: statement("https://spdx.dev/Document", `{"spdxVersion":"SPDX-2.1"}`), want: []string{"3:16 SPDX 2.1 is not judged"}},
		{name: "a statement around something else", file: "a.json", text: statement("https://slsa.dev/provenance/v1", `{}`), want: []string{"0:0 sealint/unknown-kind"}},
		{name: "a schema violation inside a statement", file: "a.json", text: statement("https://cyclonedx.org/bom", cdx(`{"type":"lib","name":"a"}`, "")), want: []string{"4:9 sbom/schema", "4:22 sbom/version-missing"}},
		{name: "an envelope", file: "a.json", text: envelope(statement("https://cyclonedx.org/bom", cdx(latest, ""))), want: []string{"1:47 " + floating}},
		{name: "an answer of GitHub's API", file: "a.json", text: `{"sbom":` + "\n" + spdx(spdxNames+`"versionInfo":"latest"}`) + `}`, want: []string{"6:15 " + floating}},
		{name: "lines of envelopes", file: "a.intoto.jsonl", text: envelope("{}") + "\n" + envelope("{}") + "\n", want: []string{"2:1 text follows the JSON value"}},

		// CycloneDX in JSON.
		{name: "another bomFormat", file: "a.json", text: `{"bomFormat":"foo","specVersion":"1.6","components":[` + latest + `]}`, want: []string{"1:14 sbom/schema", "1:93 " + floating}},
		{name: "no specVersion", file: "a.json", text: `{` + "\n" + `"bomFormat":"CycloneDX","components":[]}`, want: []string{"2:13 does not state specVersion"}},
		{name: "specVersion 1.8", file: "a.json", text: `{"bomFormat":"CycloneDX",` + "\n" + `"specVersion":"1.8"}`, want: []string{"2:15 CycloneDX 1.8 is not judged"}},
		{name: "specVersion as a number", file: "a.json", text: `{"bomFormat":"CycloneDX",` + "\n" + `"specVersion":1.6}`, want: []string{"2:15 CycloneDX without a version is not judged"}},
		{name: "COMPONENTS is no components", file: "a.json", text: `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[` + latest + `],` + "\n" + `"COMPONENTS":[` + latest + `]}`, want: []string{"1:99 " + floating, `2:1 unknown property "COMPONENTS"`}},
		{name: "an unknown member", file: "a.json", text: cdx(`{"type":"library","name":"a","version":"latest","verison":"1"}`, ""), want: []string{"2:40 " + floating, `2:59 unknown property "verison"`}},
		{name: "null among the components", file: "a.json", text: cdx(`null,`+"\n"+latest, ""), want: []string{"2:1 sbom/schema", "2:1 component could not be read", "3:40 " + floating}},
		{name: "components are an object", file: "a.json", text: `{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":` + latest + `},` + "\n" + `"components":{}}`, want: []string{"2:1 sbom/schema", "2:1 components could not be read"}},
		{name: "a licence with an id and a name", file: "a.json", text: cdx(`{"type":"library","name":"a","version":"latest","licenses":[{`+"\n"+`"license":{"id":"MIT","name":"MIT"}}]}`, ""), want: []string{"2:40 " + floating, "3:1 sbom/schema component license matches several forms"}},
		{name: "a violation in a service", file: "a.json", text: cdx(latest, `,"services":[{"name":"s","data":[{"classification":"c",`+"\n"+`"flow":"up"}]}]`), want: []string{"2:40 " + floating, `3:8 data flow "up"`}},
		{name: "a violation in a signature", file: "a.json", text: cdx(latest, `,"signature":{"value":"YQ",`+"\n"+`"algorithm":7}`), want: []string{"2:40 " + floating, `3:13 algorithm`}},
		{name: "a signature without a value", file: "a.json", text: cdx(latest, `,`+"\n"+`"signature":{"algorithm":"ES256"}`), want: []string{"2:40 " + floating, `3:1 signature has no "value"`}},
		{name: "an expression beside licences", file: "a.json", text: cdx(`{"type":"library","name":"a","version":"latest","licenses":[`+"\n"+`{"expression":"MIT"},{"license":{"id":"MIT"}}]}`, ""), want: []string{"2:40 " + floating, `3:2 sbom/schema component licenses hold either`}},
		{name: "minified", file: "a.json", text: `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"😀é","version":"latest"},{"type":"library","name":"b","version":"main"}]}`, want: []string{"1:101 " + floating, "1:150 " + floating}},
		{name: "carriage returns end lines", file: "a.json", text: strings.ReplaceAll(cdx(latest, ""), "\n", "\r"), want: []string{"2:40 " + floating}},

		// CycloneDX in XML.
		{name: "a DOCTYPE with an entity", file: "a.xml", text: `<!DOCTYPE bom [<!ENTITY e "latest">]>` + inXML("\n<component type=\"library\"><name>a</name><version>&e;</version></component>"), want: []string{"1:1 DOCTYPE is not allowed"}},
		{name: "a DOCTYPE with an external entity", file: "a.xml", text: `<!DOCTYPE bom [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + inXML("\n<component type=\"library\"><name>&e;</name></component>"), want: []string{"1:1 DOCTYPE is not allowed"}},
		{name: "a DOCTYPE at all", file: "a.xml", text: `<!DOCTYPE bom [<!ATTLIST component type CDATA "library">]>` + inXML(xmlLatest), want: []string{"1:1 DOCTYPE"}},
		{name: "a DOCTYPE that is elsewhere", file: "a.xml", text: `<!DOCTYPE bom SYSTEM "https://shop.example/bom.dtd">` + inXML(xmlLatest), want: []string{"1:1 DOCTYPE"}},
		{name: "another namespace at the root", file: "a.xml", text: `<bom xmlns="urn:x"/>`, want: []string{"1:1 is not a namespace of CycloneDX"}},
		{name: "no namespace at the root", file: "a.xml", text: `<bom/>`, want: []string{"1:1 is not a namespace of CycloneDX"}},
		{name: "an element of another namespace", file: "a.xml", text: inXML("\n<component type=\"library\"><name>a</name><version>latest</version><x:b>1</x:b></component>"), want: []string{"2:50 " + floating}},
		{name: "a version of another namespace is none", file: "a.xml", text: inXML("\n<component type=\"library\"><name>a</name><version>1</version><x:version>latest</x:version></component>")},
		{name: "a version of another namespace hides none", file: "a.xml", text: inXML("\n<component type=\"library\"><name>a</name><version>latest</version><x:version>1</x:version></component>"), want: []string{"2:50 " + floating}},
		{name: "comments are no text", file: "a.xml", text: inXML("<!-- <component/> -->\n<component type=\"library\"><name>a</name><version><!-- 1 -->latest</version></component>"), want: []string{"2:50 " + floating}},
		{name: "CDATA is text", file: "a.xml", text: inXML("\n<component type=\"library\"><name>a</name><version><![CDATA[latest]]></version></component>"), want: []string{"2:50 " + floating}},
		{name: "a prefix for the namespace", file: "a.xml", text: `<b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.5" version="1"><b:components>` + "\n" + `<b:component type="library"><b:name>a</b:name><b:version>latest</b:version></b:component></b:components></b:bom>`, want: []string{"2:58 " + floating}},
		{name: "a licence with an id and a name in XML", file: "a.xml", text: inXML("\n<component type=\"library\"><name>a</name><version>latest</version><licenses><license><id>MIT</id><name>MIT</name></license></licenses></component>"), want: []string{"2:50 " + floating, `2:103 sbom/schema license has "name" too often`}},
		{name: "a licence with neither", file: "a.xml", text: inXML(xmlLatest[:len(xmlLatest)-len("</component>")] + "<licenses><license/></licenses></component>"), want: []string{"2:50 " + floating}},

		// SPDX.
		{name: "a supplier without a prefix", file: "a.json", text: spdx(spdxNames + `"versionInfo":"latest",` + "\n" + `"supplier":"Acme"}`), want: []string{"5:15 " + floating, `6:12 package supplier "Acme" does not match`}},
		{name: "an SPDXID with a space", file: "a.json", text: spdx(`{"SPDXID":"a b","name":"a","downloadLocation":"NONE","versionInfo":"latest"}`), want: []string{`4:11 package SPDXID "a b" does not match`, "4:68 " + floating}},
		{name: "a creator in free text", file: "a.json", text: strings.Replace(spdx(spdxNames+`"versionInfo":"latest"}`), `"Tool: bomwright-1"`, `"Jane"`, 1), want: []string{`2:62 creator "Jane" does not match`, "5:15 " + floating}},
		{name: "null among the packages", file: "a.json", text: spdx("null,\n" + spdxNames + `"versionInfo":"latest"}`), want: []string{"4:1 sbom/spdx-schema", "4:1 package could not be read", "6:15 " + floating}},
		{name: "packages are an object", file: "a.json", text: spdxHead + spdxBody + `"packages":{}}`, want: []string{"3:1 sbom/spdx-schema", "3:1 packages could not be read"}},
		{name: "an unknown member of a package", file: "a.json", text: spdx(spdxNames + `"versionInfo":"latest","colour":"red"}`), want: []string{"5:15 " + floating, `5:33 unknown property "colour"`}},
		{name: "documentDescribes of nothing", file: "a.json", text: spdxHead + spdxBody + `"documentDescribes":["SPDXRef-b"],"packages":[` + "\n" + spdxNames + `"versionInfo":"latest"}]}`, want: []string{`3:22 "SPDXRef-b" (documentDescribes) names no element`, "5:15 " + floating}},
		{name: "hasFiles of nothing", file: "a.json", text: spdx(spdxNames + `"versionInfo":"latest",` + "\n" + `"hasFiles":["SPDXRef-f"]}`), want: []string{"5:15 " + floating, `6:13 "SPDXRef-f" (hasFiles) names no element`}},
		{name: "a document of its subject alone", file: "a.json", text: spdxHead + spdxBody + `"documentDescribes":["SPDXRef-a"],"packages":[` + "\n" + spdxNames + `"versionInfo":"1"}]}`, want: []string{"3:35 sbom/no-components the document lists no component besides its subject"}},
		{name: "filesAnalyzed is not made up", file: "a.json", text: spdx(spdxNames + `"versionInfo":"latest"}`), want: []string{"5:15 " + floating}},
		{name: "filesAnalyzed is no boolean", file: "a.json", text: spdx(spdxNames + `"versionInfo":"latest","filesAnalyzed":"yes"}`), want: []string{"5:15 " + floating, "5:40 filesAnalyzed is of type string"}},
		{name: "a violation in the document's comment", file: "a.json", text: spdxHead + `"creationInfo":{"created":"2026-03-01T08:00:00Z","comment":"c","creators":["Tool: bomwright-1"]},"packages":[` + spdxNames + `"versionInfo":"latest"}],` + "\n" + `"comment":7}`, want: []string{"3:15 " + floating, "4:11 comment is of type number"}},

		// Tag-value.
		{name: "text over several lines", file: "a.spdx", text: tagHead + tagPackage + "PackageComment: <text>one\nPackageVersion: two\n\nthree</text>\n" + strings.Replace(strings.ReplaceAll(tagPackage, "-a", "-b"), "PackageName: a", "PackageName: b", 1), want: []string{"10:17 " + floating, "18:17 " + floating}},
		{name: "text that is not closed", file: "a.spdx", text: tagHead + tagPackage + "PackageComment: <text>one\nPackageName: b\n", want: []string{"10:17 " + floating, "12:17 <text> is not closed"}},
		{name: "an unknown tag", file: "a.spdx", text: tagHead + tagPackage + "PackageColour: red\n", want: []string{"10:17 " + floating, `12:16 unknown tag "PackageColour"`}},
		{name: "a tag in other case", file: "a.spdx", text: tagHead + tagPackage + "packagehomepage: https://shop.example\n", want: []string{"10:17 " + floating, `12:18 unknown tag "packagehomepage"`}},
		{name: "a tag before its section", file: "a.spdx", text: tagHead + "PackageVersion: latest\n" + tagPackage, want: []string{"8:17 PackageVersion is before the object that it belongs to", "11:17 " + floating}},
		{name: "lines that end in CRLF", file: "a.spdx", text: strings.ReplaceAll(tagHead+tagPackage, "\n", "\r\n"), want: []string{"10:17 " + floating}},
		{name: "no line break at the end", file: "a.spdx", text: strings.TrimSpace(tagHead + tagPackage), want: []string{"10:17 " + floating}},
		{name: "text behind a closing tag", file: "a.spdx", text: tagHead + tagPackage + "PackageComment: <text>one</text> two\n", want: []string{"10:17 " + floating, "12:34 sealint/syntax the text after </text>"}},
	}
	dir := t.TempDir()
	files := map[int64][]string{} // by the largest size that is read
	for i, test := range tests {
		file := filepath.Join(dir, strconv.Itoa(i), test.file)
		if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		files[test.maxSize] = append(files[test.maxSize], file)
	}
	lines := map[string][]line{} // by the folder of each test
	for size, files := range files {
		for _, l := range linesOf(runOver(t, lint.Options{Dir: dir, MaxSize: size}, quiet, files...)) {
			folder := path.Dir(l.at.Path)
			lines[folder] = append(lines[folder], l)
		}
	}
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := lines[strconv.Itoa(i)]
			if !slices.EqualFunc(got, test.want, line.is) {
				t.Errorf("told %v\nwant %q", got, test.want)
			}
		})
	}
}

// TestFoundByContent searches a directory: files that only look like documents are ignored.
func TestFoundByContent(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.json": cdx(latest, ""), "b.xml": inXML(xmlLatest), "c.spdx": tagHead + tagPackage, "d": tagHead + tagPackage,
		"empty.json": "{}", "null.json": "null", "array.json": "[]", "other.json": `{"components":[]}`, "e.txt": "bomFormat: none of these\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	report := runOver(t, lint.Options{}, quiet, dir)
	if report.Documents[model.SBOM] != 4 || len(report.Problems) > 0 || len(report.Findings) != 4 {
		t.Errorf("%v %v %v", report.Documents, report.Problems, report.Findings)
	}
}

// readText reads a document without rules.
func readText(t *testing.T, file, text string) *bom.BOM {
	t.Helper()
	whole := writeFile(t, file, text)
	found, err := source.Discover(t.Context(), source.Search{Dir: filepath.Dir(whole), Args: []string{whole}})
	if err != nil || len(found.Problems) > 0 {
		t.Fatal(err, found.Problems)
	}
	doc, problem := new(source.Reader).Open(found.Files[0])
	if problem != nil {
		t.Fatal(problem)
	}
	b, problems := bom.Lower(doc, nil)
	if b == nil {
		t.Fatal(problems)
	}
	return b
}

// TestKept reads what libraries lose or add.
func TestKept(t *testing.T) {
	first := func(b *bom.BOM) *sbom.ComponentFacts { return b.Components[0].Facts }
	ref := `{"type":"library","name":"a","bom-ref":"a"}`
	for _, test := range []struct {
		name, file, text string
		holds            func(b *bom.BOM) bool
	}{
		{name: "a signature", file: "a.json", text: cdx(latest, `,"signature":{"algorithm":"ES256","value":"YQ"}`), holds: func(b *bom.BOM) bool {
			return b.Facts.Signature.State == "untrusted" && b.Facts.Signature.Algorithm == "ES256"
		}},
		{name: "an XML signature", file: "a.xml", text: strings.Replace(inXML(xmlLatest), "</bom>", `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></bom>`, 1), holds: func(b *bom.BOM) bool {
			return b.Facts.Signature.State == "unsupported"
		}},
		{name: "no licences", file: "a.json", text: cdx(`{"type":"library","name":"a"}`, ""), holds: func(b *bom.BOM) bool { return first(b).LicenceState == "absent" && len(first(b).Licences) == 0 }},
		{name: "an empty list of licences", file: "a.json", text: cdx(`{"type":"library","name":"a","licenses":[]}`, ""), holds: func(b *bom.BOM) bool { return first(b).LicenceState == "absent" && len(first(b).Licences) == 0 }},
		{name: "no entry of dependencies", file: "a.json", text: cdx(ref, `,"dependencies":[]`), holds: func(b *bom.BOM) bool { return !first(b).HasDependencyEntry }},
		{name: "an entry without dependencies", file: "a.json", text: cdx(ref, `,"dependencies":[{"ref":"a"}]`), holds: func(b *bom.BOM) bool { return first(b).HasDependencyEntry && !b.Facts.DependenciesStated }},
		{name: "an entry with an empty list", file: "a.json", text: cdx(ref, `,"dependencies":[{"ref":"a","dependsOn":[]}]`), holds: func(b *bom.BOM) bool { return first(b).HasDependencyEntry && !b.Facts.DependenciesStated }},
		{name: "an entry without dependencies in XML", file: "a.xml", text: strings.Replace(inXML(`<component type="library" bom-ref="a"><name>a</name></component>`), "</bom>", `<dependencies><dependency ref="a"/></dependencies></bom>`, 1), holds: func(b *bom.BOM) bool { return first(b).HasDependencyEntry }},
		{name: "an attribute of another namespace", file: "a.xml", text: inXML(`<component type="library" bom-ref="a" x:bom-ref="b"><name>a</name></component>`), holds: func(b *bom.BOM) bool { return first(b).BOMRef == "a" }},
		{name: "components of another namespace are none", file: "a.xml", text: `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" xmlns:x="urn:x" version="1"><x:components><x:component type="library"><x:name>a</x:name></x:component></x:components></bom>`, holds: func(b *bom.BOM) bool { return len(b.Components) == 0 }},
		{name: "what a service's data is, in XML", file: "a.xml", text: `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><services><service><name>s</name><data><dataflow><classification flow="inbound">PII</classification></dataflow></data></service></services></bom>`, holds: func(b *bom.BOM) bool {
			return len(b.Facts.Services) == 1 && slices.Equal(b.Facts.Services[0].Classifications, []string{"PII"})
		}},
		{name: "what a service's data is, in XML before 1.5", file: "a.xml", text: `<bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><services><service><name>s</name><data><classification flow="inbound">PII</classification></data></service></services></bom>`, holds: func(b *bom.BOM) bool {
			return len(b.Facts.Services) == 1 && slices.Equal(b.Facts.Services[0].Classifications, []string{"PII"})
		}},
		{name: "the version of a document that does not state one", file: "a.xml", text: `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>`, holds: func(b *bom.BOM) bool { return b.Facts.Version != nil && *b.Facts.Version == 1 }},
		{name: "documentDescribes", file: "a.json", text: spdxHead + spdxBody + `"documentDescribes":["SPDXRef-a"],"packages":[` + spdxNames + `"versionInfo":"1"}]}`, holds: func(b *bom.BOM) bool {
			return b.Subject != nil && b.Subject.Facts.Name == "a" && b.Facts.EdgeCount == 0
		}},
		{name: "hasFiles gives no edge", file: "a.json", text: spdx(spdxNames + `"versionInfo":"1","hasFiles":["SPDXRef-f"]}`), holds: func(b *bom.BOM) bool { return b.Facts.EdgeCount == 0 }},
		{name: "what a statement says", file: "a.json", text: statement("https://spdx.dev/Document", spdx(spdxNames+`"versionInfo":"1"}`)), holds: func(b *bom.BOM) bool {
			return b.Facts.Statement != nil && b.Facts.Statement.PredicateType == "https://spdx.dev/Document" && len(b.Facts.Statement.Subjects) == 1
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if b := readText(t, test.file, test.text); !test.holds(b) {
				t.Errorf("%+v %+v", b.Facts, b.Components)
			}
		})
	}
}

const everything = "profile: strict\nstandards: [cisa-2026, ntia-2021, bsi-2.0, bsi-2.1, scvs-l3, osps]\n"

// perComponent counts findings by rule and component. The counts of a document are the same in both notations.
func perComponent(t *testing.T, file string) map[string]int {
	t.Helper()
	report := runOver(t, lint.Options{}, everything, file)
	if len(report.Problems) > 0 {
		t.Fatal(file, report.Problems)
	}
	count := map[string]int{}
	for _, f := range report.Findings {
		count[f.Rule+" "+f.Name]++
	}
	return count
}

// difference lists the keys at which two counts differ.
func difference(a, b map[string]int) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(a)) {
		if a[key] != b[key] {
			out = append(out, fmt.Sprintf("%s: %d and %d", key, a[key], b[key]))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(b)) {
		if _, ok := a[key]; !ok {
			out = append(out, fmt.Sprintf("%s: 0 and %d", key, b[key]))
		}
	}
	return out
}

// TestTwins: one document in JSON and in XML gives the same findings.
func TestTwins(t *testing.T) {
	for _, name := range []string{"clean/ledger-client.cdx", "sbom/shop.cdx"} {
		file := filepath.Join("..", "..", "testdata", name)
		file, _ = filepath.Abs(file)
		inJSON := perComponent(t, file+".json")
		if d := difference(inJSON, perComponent(t, file+".xml")); len(d) > 0 {
			t.Errorf("%s: %s", name, strings.Join(d, "\n\t"))
		}
		if strings.HasPrefix(name, "sbom/") && len(inJSON) == 0 {
			t.Errorf("%s has no finding to compare", name)
		}
	}
}

// TestCorpusTwins converts documents of the corpus with the encoder of the CycloneDX project.
func TestCorpusTwins(t *testing.T) {
	for _, name := range []string{
		"HBOM-PCIe-SATA-adapter-board-bom.json", "SBOM-laravel-7.12.0-bom.1.4.json", "SBOM-keycloak-10.0.2-bom.json",
		"SBOM-juice-shop-via_npm-bare-bom.1.4.json",
	} {
		file := filepath.Join(corpus(t), "sboms", name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var bom cyclonedx.BOM
		if err := cyclonedx.NewBOMDecoder(bytes.NewReader(data), cyclonedx.BOMFileFormatJSON).Decode(&bom); err != nil {
			t.Fatal(name, err)
		}
		var twin bytes.Buffer
		encoder := cyclonedx.NewBOMEncoder(&twin, cyclonedx.BOMFileFormatXML).SetPretty(true)
		if err := encoder.EncodeVersion(&bom, bom.SpecVersion); err != nil {
			t.Fatal(name, err)
		}
		inJSON := perComponent(t, file)
		d := difference(inJSON, perComponent(t, writeFile(t, "twin.xml", twin.String())))
		t.Logf("%s: %d rules and components", name, len(inJSON))
		if len(d) > 0 {
			t.Errorf("%s: %d differ\n\t%s", name, len(d), strings.Join(d[:min(len(d), 20)], "\n\t"))
		}
	}
}

// corpus is the folder of third-party documents, if there is one.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SEALINT_CORPUS")
	if dir == "" {
		t.Skip("SEALINT_CORPUS is not set")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
