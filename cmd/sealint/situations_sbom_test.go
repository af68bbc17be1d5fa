//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func sbomRows() subject {
	const context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
	graph := `"@graph": [{"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1", "created": "2026-06-01T00:00:00Z", "createdBy": ["https://parcels.acme.test/a"]},` +
		`{"type": "Person", "spdxId": "https://parcels.acme.test/a", "creationInfo": "_:c", "name": "Ada"},` +
		`{"type": "SpdxDocument", "spdxId": "https://parcels.acme.test/d", "creationInfo": "_:c", "name": "parcels", "rootElement": ["https://parcels.acme.test/p"]},` +
		`{"type": "software_Package", "spdxId": "https://parcels.acme.test/p", "creationInfo": "_:c", "name": "left-pad", "software_packageVersion": "^1.3.0"}]}`
	statement := `{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "parcels", "digest": {"sha256": "` + strings.Repeat("0", 64) + `"}}], ` +
		`"predicateType": "https://cyclonedx.org/bom", "predicate": ` + cyclonedxJSON + `}`
	envelope := `{"payloadType": "application/vnd.in-toto+json", "payload": "` + base64.StdEncoding.EncodeToString([]byte(statement)) + `", "signatures": [{"keyid": "", "sig": "c2ln"}]}`
	reorderedEnvelope := `{"signatures": [], "payload": "` + base64.StdEncoding.EncodeToString([]byte(statement)) + `", "payloadType": "application/vnd.in-toto+json"}`
	rdf := `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">` +
		`<spdx:SpdxDocument rdf:about="https://parcels.acme.test/spdx#SPDXRef-DOCUMENT"><spdx:specVersion>SPDX-2.3</spdx:specVersion></spdx:SpdxDocument></rdf:RDF>`
	plainXML := `<?xml version="1.0"?><Document><SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion><name>parcels</name>` +
		`<packages><SPDXID>SPDXRef-a</SPDXID><name>left-pad</name><versionInfo>^1.3.0</versionInfo></packages></Document>`
	yaml := "SPDXID: SPDXRef-DOCUMENT\nspdxVersion: SPDX-2.3\nname: parcels\ndataLicense: CC0-1.0\npackages:\n  - {SPDXID: SPDXRef-a, name: left-pad, versionInfo: ^1.3.0}\n"
	protobuf := "\n\x031.5\x10\x01\x1a-urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79*\x12\x08\x02B\x08left-padJ\x061.3.0"
	return subject{
		name:  "SBOMs in other notations",
		about: "A file that is an SBOM in a notation that sealint does not read is a problem.",
		rows: []situation{
			{
				when: "SPDX 3.0.1 in JSON-LD, with every form of `@context`",
				files: files{
					"text.spdx.json": `{"@context": "` + context + `", ` + graph, "list.json": `{"@context": ["` + context + `"], ` + graph, "more.spdx.json": `{"@context": [{"x": "https://x.acme.test/"}, "` + context + `"], ` + graph,
					"last.json": strings.TrimSuffix(`{`+graph, "}") + `, "@context": ["` + context + `"]}`, "import.json": `{"@context": {"@import": "` + context + `"}, ` + graph,
					"escaped.json": `{"\u0040context": "` + strings.ReplaceAll(context, "/", `\/`) + `", ` + graph, "a.jsonld": `{"@context": "` + context + `", ` + graph, "short.spdx3.json": `{"@context": ["` + strings.TrimSuffix(context, "ld") + `"], ` + graph,
					"one.json": `{"@context": "` + context + `", "type": "software_Package", "spdxId": "https://parcels.acme.test/p", "name": "left-pad", "software_packageVersion": "^1.3.0"}`,
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "SPDX 3 of another version, without its own context, in Turtle, or with a class that it does not have",
				files: files{
					"zero.json": strings.ReplaceAll(`{"@context": "`+context+`", `+graph, "3.0.1", "3.0.0"), "next.spdx.json": `{"@context": "` + strings.Replace(context, "3.0.1", "3.1", 1) + `", ` + graph,
					"local.spdx.json": `{"@context": {"spdx": "https://spdx.org/rdf/3.0.1/terms/"}, ` + graph, "own.json": `{"@context": ["` + context + `", {"name": "https://x.acme.test/name"}], ` + graph,
					"expanded.json": `[{"@id": "x:a", "@type": ["https://spdx.org/rdf/3.0.1/terms/Software/Package"]}]`, "list.spdx.json": `[{"@context": "` + context + `", ` + graph + `]`,
					"a.ttl": "@prefix c: <https://spdx.org/rdf/3.0.1/terms/Core/> .\n<x:a> a c:SpdxDocument .\n", "class.json": strings.Replace(`{"@context": "`+context+`", `+graph, "software_Package", "software_Pakage", 1),
					"item.json": strings.Replace(`{"@context": "`+context+`", `+graph, `"@graph": [`, `"@graph": [7, `, 1),
				},
				onCommandLine: endsJudgedOrNot, inFolder: endsJudgedOrNot, message: "which versions and forms of SPDX sealint judges",
			},
			{
				when: "SPDX in XML or RDF, CycloneDX or SPDX 3 in YAML",
				files: files{
					"a.spdx.xml": plainXML, "b.xml": plainXML, "c.spdx.rdf.xml": rdf, "d.xml": rdf, "e.cdx.yaml": "bomFormat: CycloneDX\nspecVersion: '1.6'\n", "f.yaml": "'@context': " + context + "\n'@graph': []\n",
					"g.spdx.yml": yaml + "---\n" + yaml, "h.yaml": "sbom:\n" + indent("  ", yaml), "i.rdf": strings.ReplaceAll(rdf, "http://spdx.org/rdf/terms#", "https://spdx.org/rdf/3.0.1/terms/Core/"),
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, message: "which notations sealint reads, and that the file must be converted",
			},
			{
				when: "SPDX 2.2 or 2.3 in YAML, with rare spellings of keys and values, anchors and merge keys",
				files: files{
					"a.spdx.yaml": yaml, "b.yaml": indent("  ", yaml), "c.spdx.yml": strings.Replace(yaml, "spdxVersion", "\"spdx\\x56ersion\"", 1),
					"d.yaml": strings.Replace(yaml, "{SPDXID: SPDXRef-a, name: left-pad,", "{<<: &a {SPDXID: SPDXRef-a, name: left-pad},", 1),
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "an SBOM inside the object `{\"sbom\": …}` that GitHub exports, a DSSE envelope, a Sigstore bundle, or an in-toto statement of any type",
				files: files{
					"h.json": `{"sbom": ` + spdxJSON + `}`, "sbom.json": `{"sbom": {` + spdxRest[:len(spdxRest)-1] + `, "spdxVersion": "SPDX-2.3"}}`, "three.json": `{"sbom": {"@context": "` + context + `", ` + graph + `}`,
					"a.json": envelope, "b.cdx.json": envelope, "c.intoto.json": reorderedEnvelope, "one.intoto.jsonl": envelope + "\n",
					"d.sigstore.json": `{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "verificationMaterial": {}, "dsseEnvelope": ` + envelope + `}`,
					"e.json":          strings.Replace(statement, "https://cyclonedx.org/bom", "https://sbom.acme.test/v1", 1), "f.json": strings.Replace(statement, "Statement/v1", "Statement/v0.1", 1),
				},
				onCommandLine: endsJudged, inFolder: endsJudged,
			},
			{
				when: "an envelope around an SBOM that is cut off, or is not Base64",
				files: files{
					"cut.cdx.json": strings.Replace(envelope, base64.StdEncoding.EncodeToString([]byte(statement)), base64.StdEncoding.EncodeToString([]byte(statement[:len(statement)-20])), 1),
					"text.json":    strings.Replace(envelope, `"payload": "`, `"payload": "!`, 1),
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, message: "what is wrong with the payload",
			},
			{
				when: "several SBOMs in one file as JSON Lines or as a list, or CycloneDX in the protobuf notation or of version 1.0 or 1.1 in JSON",
				files: files{
					"a.cdx.json": cyclonedxJSON + "\n" + cyclonedxJSON + "\n", "b.spdx.json": spdxJSON + "\n" + spdxJSON, "c.intoto.jsonl": envelope + "\n" + envelope + "\n", "d.jsonl": cyclonedxJSON + "\n" + cyclonedxJSON + "\n",
					"e.cdx": protobuf, "bom.cdx": protobuf, "f.cdx.bin": protobuf, "g.dat": protobuf, "h.json": "[" + cyclonedxJSON + "]",
					"i.cdx.json": strings.Replace(cyclonedxJSON, "1.5", "1.1", 1),
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, message: "which notations and versions sealint reads",
			},
			{
				when: "XML with a document type declaration, an external entity, entities that multiply, or another encoding",
				files: files{
					"a.cdx.xml": `<?xml version="1.0"?><!DOCTYPE bom [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + strings.Replace(cyclonedxXML, "left-pad", "&e;", 1),
					"bom.xml":   `<?xml version="1.0"?><!DOCTYPE bom SYSTEM "http://127.0.0.1:1/x.dtd">` + cyclonedxXML,
					"c.xml":     `<!DOCTYPE bom [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>` + strings.Replace(cyclonedxXML, "left-pad", "&c;", 1),
					"d.xml":     `<!DOCTYPE bom [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>` + cyclonedxXML, "e.xml": `<?xml version="1.0" encoding="ISO-8859-1"?>` + cyclonedxXML,
					"f.xml": `<?xml version="1.0" encoding="windows-1252"?>` + cyclonedxXML, "g.cdx.xml": strings.Replace(cyclonedxXML, "left-pad", "&nbsp;", 1), "h.xml": strings.TrimSuffix(cyclonedxXML, "</bom>"),
					"i.xml": strings.Replace(cyclonedxXML, "<name>", "<nam>", 1), "j.cdx.xml": cyclonedxXML + cyclonedxXML,
				},
				onCommandLine: endsNotJudged, inFolder: endsNotJudged, wantNoText: []string{`root:x?:0`},
				message: "what sealint refuses, and the line",
			},
			{
				when:     "a copy of the OSV database that is cut off, has a broken entry, or has entries with file names outside its folder",
				message:  "which advisory or archive cannot be read",
				inFolder: endsUsageOrIncomplete.withText("3, no file written"),
				try: func(s *stage) {
					s.file("good.cdx.json", strings.NewReplacer("^1.3.0\"", "1.3.0\", \"purl\": \"pkg:npm/left-pad@1.3.0\"").Replace(cyclonedxJSON))
					advisory := `{"id": "X-1", "modified": "2026-06-29T00:00:00Z", "affected": [{"package": {"ecosystem": "npm", "name": "left-pad"}, "versions": ["1.3.0"]}]}`
					whole := zipArchive(s, map[string]string{"X-1.json": advisory})
					for name, archive := range map[string]string{
						"cut": whole[:len(whole)/2], "empty": "", "no zip": "hello", "broken entry": zipArchive(s, map[string]string{"X-1.json": `{"id": "X-1", `}),
						"no json": zipArchive(s, map[string]string{"X-1.json": "\x00\x01"}), "torn": strings.Replace(whole, "PK\x03\x04", "PK\x03\x05", 1),
					} {
						os.RemoveAll(filepath.Join(s.work, "osv"))
						s.outside("osv/npm/all.zip", archive)
						s.checkExit("osv: "+name, s.run("sealint", "lint", "--osv", filepath.Join(s.work, "osv"), "good.cdx.json"), exitIncomplete, exitUsage)
					}
					os.RemoveAll(filepath.Join(s.work, "osv"))
					s.outside("osv/npm/all.zip", zipArchive(s, map[string]string{"../../../escaped.json": advisory, "/tmp/sealint-escaped.json": advisory, `..\..\escaped.json`: advisory}))
					s.run("sealint", "lint", "--osv", filepath.Join(s.work, "osv"), "good.cdx.json")
					for _, escaped := range []string{filepath.Join(s.work, "escaped.json"), filepath.Join(s.work, "..", "escaped.json"), s.path("escaped.json"), "/tmp/sealint-escaped.json"} {
						if _, err := os.Lstat(escaped); err == nil {
							s.failf("%s was written", escaped)
						}
					}
				},
			},
			{
				when:     "a copy of the OSV database that is old, or has no data about an ecosystem",
				message:  "the rule `sbom/osv-database`, with medium severity",
				inFolder: endsPass.withText("judged, with a finding"),
				try: func(s *stage) {
					s.file("good.cdx.json", strings.NewReplacer("^1.3.0\"", "1.3.0\", \"purl\": \"pkg:npm/left-pad@1.3.0\"").Replace(cyclonedxJSON))
					file := s.outside("osv/PyPI/all.zip", zipArchive(s, map[string]string{"X-1.json": `{"id": "X-1", "modified": "2020-01-01T00:00:00Z", "affected": [{"package": {"ecosystem": "PyPI", "name": "x"}, "versions": ["1"]}]}`}))
					os.Chtimes(file, time.Unix(0, 0), time.Unix(1577836800, 0))
					r := s.run("sealint", "lint", "--osv", filepath.Join(s.work, "osv"), "good.cdx.json")
					if s.checkExit("missing", r, exitPass) {
						s.checkMatches("missing", r.stdout, `medium: .*npm.*\[sbom/osv-database\]`)
					}
					os.Rename(filepath.Join(s.work, "osv/PyPI"), filepath.Join(s.work, "osv/npm"))
					r = s.run("sealint", "lint", "--osv", filepath.Join(s.work, "osv"), "good.cdx.json")
					if s.checkExit("old", r, exitPass) {
						s.checkMatches("old", r.stdout, `medium: .*days old.*\[sbom/osv-database\]`)
					}
				},
			},
		},
	}
}

// zipArchive returns a zip archive in the layout of the OSV database, with entries last modified in 2020.
func zipArchive(s *stage, entries map[string]string) string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = f.Write([]byte(entries[name]))
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	return out.String()
}
